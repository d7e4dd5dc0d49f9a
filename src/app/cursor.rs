//! The one cursor of every list: which item is selected, and which row is at the top.
//!
//! A list has rows, and some rows hold items, one or two side by side. The cursor walks items in reading order of the columns;
//! scrolling counts rows.

use std::ops::Range;

/// Where an item stands: its row, and its column within the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The row, from the top.
    pub row: usize,
    /// The column: 0, or 1 for the right one of two.
    pub column: usize,
}

/// Rows with a cursor over the items among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing<R> {
    rows: Vec<R>,
    items: Vec<Spot>,
    selected: usize,
    top: usize,
    height: usize,
}

impl<R> Default for Listing<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), items: Vec::new(), selected: 0, top: 0, height: 0 }
    }
}

impl<R> Listing<R> {
    /// A list in which the rows that `is_item` names are items.
    pub fn new(rows: Vec<R>, is_item: impl Fn(&R) -> bool) -> Self {
        let items =
            rows.iter().enumerate().filter(|(_, row)| is_item(row)).map(|(row, _)| Spot { row, column: 0 }).collect();
        Self::with_items(rows, items)
    }

    /// A list whose items stand at these spots, in the order in which the cursor walks them.
    pub fn with_items(rows: Vec<R>, items: Vec<Spot>) -> Self {
        Self { rows, items, selected: 0, top: 0, height: 0 }
    }

    /// All rows.
    pub fn rows(&self) -> &[R] {
        &self.rows
    }

    /// The rows in sight, each with its index.
    pub fn visible(&self, height: usize) -> impl Iterator<Item = (usize, &R)> {
        self.rows.iter().enumerate().skip(self.top).take(height)
    }

    /// The indexes of the rows in sight after the last [`Listing::settle`].
    pub fn in_sight(&self) -> Range<usize> {
        self.top..(self.top + self.height).min(self.rows.len())
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Says whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The number of the selected item, from 0.
    pub fn position(&self) -> usize {
        self.selected
    }

    /// Where the selected item stands.
    pub fn spot(&self) -> Option<Spot> {
        self.items.get(self.selected).copied()
    }

    /// The row of the selected item.
    pub fn selected(&self) -> Option<&R> {
        self.rows.get(self.spot()?.row)
    }

    /// Moves by so many items, stopping at either end.
    pub fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// Moves by a page: the height last settled, less one row kept in sight.
    pub fn page(&mut self, pages: isize) {
        let rows = self.height.saturating_sub(1).max(1);
        self.step(pages.saturating_mul(isize::try_from(rows).unwrap_or(isize::MAX)));
    }

    /// Selects the item of this number, or the last.
    pub fn select(&mut self, item: usize) {
        self.selected = item.min(self.items.len().saturating_sub(1));
    }

    /// Selects the last item.
    pub fn select_last(&mut self) {
        self.select(usize::MAX);
    }

    /// Selects the first item whose row is wanted; says whether there is one.
    pub fn select_where(&mut self, wanted: impl Fn(&R) -> bool) -> bool {
        let found = self.items.iter().position(|spot| self.rows.get(spot.row).is_some_and(&wanted));
        if let Some(item) = found {
            self.selected = item;
        }
        found.is_some()
    }

    /// Scrolls so that the selected row is in sight, with a little of what surrounds it; what stands above the first item shows with
    /// it.
    pub fn settle(&mut self, height: usize) {
        self.height = height;
        let Some(spot) = self.spot() else {
            self.top = 0;
            return;
        };
        let margin = (height / 4).min(2);
        let row = if self.selected == 0 { 0 } else { spot.row };
        let last = if self.selected + 1 == self.items.len() { self.rows.len().saturating_sub(1) } else { spot.row };
        // The selected row itself must always be in sight, so it is the last word.
        let lowest = (last + margin + 1).saturating_sub(height);
        self.top = self.top.max(lowest).min(row.saturating_sub(margin));
        self.top = self.top.min(self.rows.len().saturating_sub(height));
        self.top = self.top.clamp((spot.row + 1).saturating_sub(height.max(1)), spot.row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(rows: usize) -> Listing<usize> {
        Listing::new((0..rows).collect(), |row| row % 3 != 1)
    }

    #[test]
    fn steps_over_rows_that_are_no_items() {
        let mut list = list(6);
        list.step(1);
        assert_eq!(list.selected(), Some(&2));
        list.step(-5);
        assert_eq!(list.selected(), Some(&0));
        list.select_last();
        assert_eq!(list.selected(), Some(&5));
    }

    #[test]
    fn an_empty_list_stands_still() {
        let mut list = list(0);
        list.step(1);
        list.page(1);
        list.settle(10);
        assert_eq!((list.selected(), list.in_sight()), (None, 0..0));
    }

    proptest! {
        #[test]
        fn the_selected_row_is_always_in_sight(rows in 1usize..60, moves in prop::collection::vec((-9isize..9, 1usize..20), 1..20)) {
            let mut list = list(rows);
            for (by, height) in moves {
                list.step(by);
                list.settle(height);
                let row = list.spot().unwrap().row;
                prop_assert!(list.in_sight().contains(&row), "row {row} not in {:?}", list.in_sight());
            }
        }
    }
}
