//! The one cursor of every list: which item is selected, and which row is at the top.
//!
//! A list has rows, and some rows hold items, one or two side by side. The cursor walks items in reading order of the columns;
//! scrolling counts rows.

mod ledger;
mod page;

pub use page::Page;

use std::ops::Range;

/// Where an item stands: its row, and its column within the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The row, from the top.
    pub row: usize,
    /// The column: 0, or 1 for the right one of two.
    pub column: usize,
}

/// Rows, and which of them hold items: what a cursor must know of a list. The rows themselves may be made only when they are looked
/// at.
pub trait Rows: Default {
    /// A row.
    type Row<'r>
    where
        Self: 'r;

    /// How many rows there are.
    fn count(&self) -> usize;

    /// A row; `None` beyond the last.
    fn row(&self, at: usize) -> Option<Self::Row<'_>>;

    /// How many items there are.
    fn items(&self) -> usize;

    /// Where an item stands; `None` beyond the last.
    fn spot(&self, item: usize) -> Option<Spot>;

    /// The first item from `item` on whose row is at or below `row`.
    fn item_below(&self, item: usize, row: usize) -> Option<usize>;

    /// The last item before `item` whose row is at or above `row`.
    fn item_above(&self, item: usize, row: usize) -> Option<usize>;
}

/// Rows with a cursor over the items among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List<S> {
    rows: S,
    selected: usize,
    top: usize,
    height: usize,
}

/// A list whose rows are all there.
pub type Listing<R> = List<Page<R>>;

impl<S: Rows> List<S> {
    /// A list with the cursor on its first item.
    pub fn over(rows: S) -> Self {
        Self { rows, selected: 0, top: 0, height: 0 }
    }

    /// What the rows are made of.
    pub(super) fn source(&self) -> &S {
        &self.rows
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.rows.count()
    }

    /// The rows in sight, each with its index.
    pub fn visible(&self, height: usize) -> impl Iterator<Item = (usize, S::Row<'_>)> {
        (self.top..self.top.saturating_add(height)).map_while(|at| Some((at, self.rows.row(at)?)))
    }

    /// The row at an index.
    pub fn row(&self, at: usize) -> Option<S::Row<'_>> {
        self.rows.row(at)
    }

    /// The indexes of the rows in sight after the last [`List::settle`].
    pub fn in_sight(&self) -> Range<usize> {
        self.top..(self.top + self.height).min(self.rows.count())
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.rows.items()
    }

    /// Says whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the selected item, from 0.
    pub fn position(&self) -> usize {
        self.selected
    }

    /// Where the selected item stands.
    pub fn spot(&self) -> Option<Spot> {
        self.rows.spot(self.selected)
    }

    /// The spots of the selected item and of those before it, backwards.
    pub fn spots_back(&self) -> impl Iterator<Item = Spot> {
        (0..=self.selected).rev().filter_map(|item| self.rows.spot(item))
    }

    /// The row of the selected item.
    pub fn selected(&self) -> Option<S::Row<'_>> {
        self.rows.row(self.spot()?.row)
    }

    /// Moves by so many items, stopping at either end.
    pub fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// Moves by a page: the height last settled, less one row kept in sight. It counts rows, not items, so that nothing is
    /// passed over unseen where rows without items lie between.
    pub fn page(&mut self, pages: isize) {
        let Some(spot) = self.spot() else { return };
        let rows = self.height.saturating_sub(1).max(1);
        let far = pages.unsigned_abs().saturating_mul(rows);
        let found = if pages < 0 {
            let row = spot.row.saturating_sub(far);
            self.rows.item_above(self.selected, row).unwrap_or(0)
        } else {
            let row = spot.row.saturating_add(far);
            self.rows.item_below(self.selected, row).unwrap_or(usize::MAX)
        };
        self.select(found);
    }

    /// Selects the item of this number, or the last.
    pub fn select(&mut self, item: usize) {
        self.selected = item.min(self.len().saturating_sub(1));
    }

    /// Selects the last item.
    pub fn select_last(&mut self) {
        self.select(usize::MAX);
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
        let last = if self.selected + 1 == self.len() { self.rows.count().saturating_sub(1) } else { spot.row };
        // The selected row itself must always be in sight, so it is the last word.
        let lowest = (last + margin + 1).saturating_sub(height);
        self.top = self.top.max(lowest).min(row.saturating_sub(margin));
        self.top = self.top.min(self.rows.count().saturating_sub(height));
        self.top = self.top.clamp((spot.row + 1).saturating_sub(height.max(1)), spot.row);
    }
}

/// A page of text with links among it is read, not only walked: what lies between the links must be seen too.
impl<S: Rows> List<S> {
    /// The selected item's spot, if its row is in sight: a page can be scrolled away from its links.
    pub fn spot_in_sight(&self) -> Option<Spot> {
        self.spot().filter(|spot| self.in_sight().contains(&spot.row))
    }

    /// Goes on by one: to the next item in that direction if it is in sight, else by a row.
    pub fn read(&mut self, by: isize) {
        let next = match self.spot_in_sight() {
            None => self.spot().map(|_| self.selected),
            Some(_) => self.selected.checked_add_signed(by.signum()).filter(|next| *next < self.len()),
        };
        let here = self.spot().map_or(0, |spot| spot.row);
        let row = next.and_then(|next| self.rows.spot(next)).map(|spot| spot.row);
        // The head of a right column lies above the foot of the left one: that is a jump, not a reading on.
        let jumps =
            row.is_some_and(|row| (by > 0 && row < here) || (by < 0 && row > here)) && self.spot_in_sight().is_some();
        match (next, row) {
            (Some(next), Some(row)) if jumps || self.in_sight().contains(&row) => {
                self.selected = next;
                self.top = self.top.clamp((row + 1).saturating_sub(self.height.max(1)), row);
            },
            _ => self.scroll(by.signum()),
        }
    }

    /// Goes on by so many pages of rows.
    pub fn read_pages(&mut self, pages: isize) {
        let rows = self.height.saturating_sub(1).max(1);
        self.scroll(pages.saturating_mul(isize::try_from(rows).unwrap_or(isize::MAX)));
    }

    /// Goes to the top, with the first item, or to the bottom, with the last.
    pub fn read_to(&mut self, last: End) {
        match last {
            End::Top => (self.top, self.selected) = (0, 0),
            End::Bottom => {
                self.scroll(isize::MAX);
                self.select_last();
            },
        }
    }

    fn scroll(&mut self, rows: isize) {
        let most = self.rows.count().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(most);
        if rows > 0 { self.take_up(Take::First) } else { self.take_up(Take::Last) }
    }

    /// Moves the cursor to an item in sight, if it is out of sight and there is one.
    fn take_up(&mut self, take: Take) {
        if self.spot_in_sight().is_some() {
            return;
        }
        let sight = self.in_sight();
        let in_sight = |item: &usize| self.rows.spot(*item).is_some_and(|spot| sight.contains(&spot.row));
        let found = match take {
            Take::First => (0..self.len()).find(in_sight),
            Take::Last => (0..self.len()).rfind(in_sight),
        };
        self.selected = found.unwrap_or(self.selected);
    }

    /// Fits a page to a height; it stays where it was being read.
    pub fn settle_reading(&mut self, height: usize) {
        self.height = height;
        self.top = self.top.min(self.rows.count().saturating_sub(height));
        self.take_up(Take::First);
    }

    /// Scrolls a page of a height to its selected item, unless that is in sight from the top.
    pub fn reveal(&mut self, height: usize) {
        let row = self.spot().map_or(0, |spot| spot.row);
        self.top = if row < height { 0 } else { row.saturating_sub(height / 2) };
    }

    /// Shows a page from its top again.
    pub fn rewind(&mut self) {
        self.top = 0;
    }
}

/// Which of the items in sight the cursor takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Take {
    First,
    Last,
}

/// Either end of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first row.
    Top,
    /// The last row.
    Bottom,
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
    fn a_page_counts_rows() {
        let mut list = Listing::new((0..40).collect(), |row| row % 4 == 0);
        list.settle(10);
        list.page(1);
        assert_eq!(list.selected(), Some(&12));
        list.page(1);
        list.page(-1);
        assert_eq!(list.selected(), Some(&12));
        list.page(-2);
        assert_eq!(list.selected(), Some(&0));
        list.page(9);
        assert_eq!(list.selected(), Some(&36));
    }

    #[test]
    fn an_empty_list_stands_still() {
        let mut list = list(0);
        list.step(1);
        list.page(1);
        list.settle(10);
        assert_eq!((list.selected(), list.in_sight()), (None, 0..0));
    }

    #[test]
    fn a_page_is_read_row_by_row_between_its_links() {
        let mut page = Listing::new((0..10).collect::<Vec<usize>>(), |row| [1, 8].contains(row));
        page.settle_reading(3);
        let mut seen = Vec::new();
        for _ in 0..8 {
            seen.push((page.in_sight().start, page.spot_in_sight().map(|spot| spot.row)));
            page.read(1);
        }
        let expected =
            [(0, Some(1)), (1, Some(1)), (2, None), (3, None), (4, None), (5, None), (6, Some(8)), (7, Some(8))];
        assert_eq!(seen, expected);
        page.read_to(End::Top);
        assert_eq!((page.in_sight().start, page.position()), (0, 0));
    }

    proptest! {
        #[test]
        fn every_row_of_a_page_can_be_read(rows in 1usize..40, height in 1usize..12) {
            let mut page = list(rows);
            page.settle_reading(height);
            let mut seen = std::collections::BTreeSet::new();
            for _ in 0..3 * rows {
                seen.extend(page.in_sight());
                page.read(1);
                page.settle_reading(height);
            }
            prop_assert_eq!(seen.len(), rows);
        }

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
