//! The vertical form of the timeline: one row an event, oldest first, with gaps and the undated at the end.

use jiff::civil::Date;

use crate::dataset::{Dataset, Edtf, EventId};

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
    /// So many years from what was recorded last to the row below.
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

/// The rows for these events, which are in the order of the timeline. A gap is counted from the last year in which anything before it may
/// have happened: what "1800s to 1900s" leaves open is no silence.
pub fn rows(data: &Dataset, events: &[EventId]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(events.len() + 8);
    let mut last: Option<Option<i16>> = None;
    let mut until = i16::MAX;
    for &event in events {
        let edtf = data.stands_at(event);
        let year = edtf.map(Edtf::year);
        let opens_year = last != Some(year);
        match year {
            Some(year) if last.is_some() && year.saturating_sub(until) >= GAP_YEARS => {
                rows.push(Row::Gap(year - until));
            },
            None if opens_year => rows.push(Row::Undated),
            _ => {},
        }
        rows.push(Row::Event { event, opens_year });
        let ends = edtf.and_then(|edtf| edtf.latest().or(edtf.earliest())).map_or(i16::MIN, Date::year);
        until = if last.is_none() { ends } else { until.max(ends) };
        last = Some(year);
    }
    rows
}
