//! The vertical form of the timeline: one row an event, oldest first, with gaps and the undated at the end.

use std::sync::Arc;

use jiff::civil::Date;

use crate::dataset::{Dataset, Edtf, EventId};

/// The silence, in years, that is worth a row of its own.
pub const GAP_YEARS: i16 = 5;

/// A row of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// An event.
    Event(EventId),
    /// So many years from what was recorded last to the row below.
    Gap(i16),
    /// The heading over the undated.
    Undated,
}

impl Row {
    /// The event of the row, if it is one.
    pub fn event(self) -> Option<EventId> {
        if let Self::Event(event) = self { Some(event) } else { None }
    }
}

/// The rows of the ledger: the events, and the few rows between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// In the order of the timeline.
    events: Arc<Vec<EventId>>,
    breaks: Vec<Break>,
}

/// A row that is no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Break {
    /// Its place among all rows.
    row: usize,
    /// How many events stand above it.
    above: usize,
    what: Row,
}

impl Ledger {
    /// The rows for these events, which are in the order of the timeline. A gap is counted from the last year in which anything before it
    /// may have happened: what "1800s to 1900s" leaves open is no silence.
    pub fn of(data: &Dataset, events: Arc<Vec<EventId>>) -> Self {
        // The year of each date, and the last in which it may be: of a million events some ten thousand are to be asked.
        let end = |edtf: Edtf| edtf.latest().or(edtf.earliest()).map_or(i16::MIN, Date::year);
        let dates = data.judge_dates(|edtf| (edtf.year(), end(edtf)));
        let mut breaks: Vec<Break> = Vec::new();
        let mut last: Option<Option<(i16, i16)>> = None;
        let mut until = i16::MAX;
        for (above, event) in events.iter().enumerate() {
            let years = data.date_number(*event).map(|number| dates[number]);
            if last == Some(years) {
                continue;
            }
            let silence = years.map(|(year, _)| year.saturating_sub(until)).filter(|_| last.is_some());
            let what = match (silence, years) {
                (Some(silence), _) if silence >= GAP_YEARS => Some(Row::Gap(silence)),
                (_, None) => Some(Row::Undated),
                _ => None,
            };
            breaks.extend(what.map(|what| Break { row: above + breaks.len(), above, what }));
            let ends = years.map_or(i16::MIN, |(_, ends)| ends);
            until = if last.is_none() { ends } else { until.max(ends) };
            last = Some(years);
        }
        Self { events, breaks }
    }

    /// The events.
    pub fn events(&self) -> &[EventId] {
        &self.events
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.events.len() + self.breaks.len()
    }

    /// Says whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A row; `None` beyond the last.
    pub fn row(&self, at: usize) -> Option<Row> {
        let before = self.breaks.partition_point(|broken| broken.row < at);
        match self.breaks.get(before) {
            Some(broken) if broken.row == at => Some(broken.what),
            _ => self.events.get(at - before).copied().map(Row::Event),
        }
    }

    /// The row of an event, by its number; `None` beyond the last.
    pub fn row_of(&self, event: usize) -> Option<usize> {
        (event < self.events.len()).then(|| event + self.breaks.partition_point(|broken| broken.above <= event))
    }

    /// How many events stand above a row.
    pub fn events_above(&self, row: usize) -> usize {
        row.min(self.len()) - self.breaks.partition_point(|broken| broken.row < row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Events 0 to 4, a gap above the second and one above the fourth, and the last undated.
    fn ledger() -> Ledger {
        let breaks = [(1, Row::Gap(9)), (3, Row::Gap(20)), (4, Row::Undated)];
        let breaks =
            breaks.iter().enumerate().map(|(at, (above, what))| Break { row: above + at, above: *above, what: *what });
        Ledger { events: Arc::new((0..5).map(EventId::new).collect()), breaks: breaks.collect() }
    }

    #[test]
    fn rows_stand_between_the_events() {
        let event = |number| Row::Event(EventId::new(number));
        let expected =
            [event(0), Row::Gap(9), event(1), event(2), Row::Gap(20), event(3), Row::Undated, event(4)].map(Some);
        let rows: Vec<_> = (0..ledger().len()).map(|at| ledger().row(at)).collect();
        assert_eq!((rows, ledger().row(8)), (expected.to_vec(), None));
    }

    #[test]
    fn events_and_rows_find_each_other() {
        let ledger = ledger();
        for number in 0..5 {
            let row = ledger.row_of(number).unwrap();
            assert_eq!(ledger.row(row), Some(Row::Event(EventId::new(number))));
            assert_eq!((ledger.events_above(row), ledger.events_above(row + 1)), (number, number + 1));
        }
        assert_eq!((ledger.row_of(5), ledger.events_above(99)), (None, 5));
    }
}
