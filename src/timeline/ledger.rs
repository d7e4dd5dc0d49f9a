//! The vertical form of the timeline: one row an event, oldest first, with gaps and the undated at the end.

use crate::dataset::{Dataset, EventId};

/// The silence, in years, that is worth a row of its own.
pub const GAP_YEARS: i16 = 5;

/// A row of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// An event; `opens_year` where it is the first of its year, so that the year is written once.
    Event {
        /// Which.
        event: EventId,
        /// Whether the row above is of another year.
        opens_year: bool,
    },
    /// So many years in which nothing is recorded.
    Gap(i16),
    /// The heading over the undated.
    Undated,
}

impl Row {
    /// The event of the row, if it is one.
    pub fn event(self) -> Option<EventId> {
        if let Self::Event { event, .. } = self { Some(event) } else { None }
    }
}

/// The rows for these events, which are in the order of the timeline.
pub fn rows(data: &Dataset, events: &[EventId]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(events.len() + 8);
    let mut last: Option<Option<i16>> = None;
    for &event in events {
        let year = data[event].stands_at().map(crate::dataset::Edtf::year);
        let opens_year = last != Some(year);
        match (last.flatten(), year) {
            (Some(before), Some(year)) if year - before >= GAP_YEARS => rows.push(Row::Gap(year - before)),
            (_, None) if opens_year => rows.push(Row::Undated),
            _ => {},
        }
        rows.push(Row::Event { event, opens_year });
        last = Some(year);
    }
    rows
}
