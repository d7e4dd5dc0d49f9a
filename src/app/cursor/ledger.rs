//! The rows of the ledger, made as they are looked at.

use super::{List, Rows, Spot};
use crate::dataset::EventId;
use crate::timeline::{Ledger, Row};

impl Rows for Ledger {
    type Row<'r> = Row;

    fn count(&self) -> usize {
        self.len()
    }

    fn row(&self, at: usize) -> Option<Row> {
        Self::row(self, at)
    }

    fn items(&self) -> usize {
        self.events().len()
    }

    fn spot(&self, item: usize) -> Option<Spot> {
        Some(Spot { row: self.row_of(item)?, column: 0 })
    }

    fn item_below(&self, item: usize, row: usize) -> Option<usize> {
        Some(item.max(self.events_above(row))).filter(|item| *item < self.items())
    }

    fn item_above(&self, item: usize, row: usize) -> Option<usize> {
        item.min(self.events_above(row.saturating_add(1))).checked_sub(1)
    }
}

impl List<Ledger> {
    /// Selects an event; says whether it is there.
    pub fn select_event(&mut self, event: EventId) -> bool {
        let found = self.source().events().binary_search(&event);
        if let Ok(item) = found {
            self.select(item);
        }
        found.is_ok()
    }
}
