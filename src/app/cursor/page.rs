//! Rows that are all there, with their items: every row one, or some of them, one or two side by side.

use super::{List, Rows, Spot};

/// Rows that are all there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<R> {
    rows: Vec<R>,
    items: Items,
}

/// Where the items of a page stand, in the order in which the cursor walks them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Items {
    /// Every row is one.
    EachRow,
    At(Vec<Spot>),
}

impl<R> Default for Page<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), items: Items::EachRow }
    }
}

impl<R> Rows for Page<R> {
    type Row<'r>
        = &'r R
    where
        R: 'r;

    fn count(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, at: usize) -> Option<&R> {
        self.rows.get(at)
    }

    fn items(&self) -> usize {
        match &self.items {
            Items::EachRow => self.rows.len(),
            Items::At(spots) => spots.len(),
        }
    }

    fn spot(&self, item: usize) -> Option<Spot> {
        match &self.items {
            Items::EachRow => (item < self.rows.len()).then_some(Spot { row: item, column: 0 }),
            Items::At(spots) => spots.get(item).copied(),
        }
    }

    fn item_below(&self, item: usize, row: usize) -> Option<usize> {
        match &self.items {
            Items::EachRow => Some(item.max(row)).filter(|item| *item < self.rows.len()),
            Items::At(spots) => {
                let found = spots.get(item..)?.iter().position(|spot| spot.row >= row)?;
                Some(item + found)
            },
        }
    }

    fn item_above(&self, item: usize, row: usize) -> Option<usize> {
        match &self.items {
            Items::EachRow => item.checked_sub(1).map(|before| before.min(row)),
            Items::At(spots) => spots.get(..item)?.iter().rposition(|spot| spot.row <= row),
        }
    }
}

impl<R> List<Page<R>> {
    /// A list in which the rows that `is_item` names are items.
    pub fn new(rows: Vec<R>, is_item: impl Fn(&R) -> bool) -> Self {
        let items =
            rows.iter().enumerate().filter(|(_, row)| is_item(row)).map(|(row, _)| Spot { row, column: 0 }).collect();
        Self::with_items(rows, items)
    }

    /// A list in which every row is an item.
    pub fn of_items(rows: Vec<R>) -> Self {
        Self::over(Page { rows, items: Items::EachRow })
    }

    /// A list whose items stand at these spots, in the order in which the cursor walks them.
    pub fn with_items(rows: Vec<R>, items: Vec<Spot>) -> Self {
        Self::over(Page { rows, items: Items::At(items) })
    }

    /// All rows.
    pub fn rows(&self) -> &[R] {
        &self.rows.rows
    }

    /// Selects the first item whose row is wanted; says whether there is one.
    pub fn select_where(&mut self, wanted: impl Fn(&R) -> bool) -> bool {
        self.select_spot_where(|row, _| wanted(row))
    }

    /// Selects the first item whose row is wanted in the item's own column; says whether there is one.
    pub fn select_spot_where(&mut self, wanted: impl Fn(&R, usize) -> bool) -> bool {
        let leads = |item: &usize| {
            let spot = self.rows.spot(*item);
            spot.is_some_and(|spot| self.rows.row(spot.row).is_some_and(|row| wanted(row, spot.column)))
        };
        let found = (0..self.len()).find(leads);
        if let Some(item) = found {
            self.selected = item;
        }
        found.is_some()
    }
}
