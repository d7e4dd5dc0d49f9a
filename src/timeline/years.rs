//! How much happened in which year: counted once for a scope and a filter, so that drawing never walks the events.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dataset::{Dataset, Edtf, EventId};

/// Events counted by the year under which they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Years {
    counts: Vec<(i16, u32)>,
    text: String,
}

impl Years {
    /// Counts events; the undated have no year.
    pub fn of(data: &Dataset, events: &[EventId]) -> Self {
        let mut by_date = data.judge_dates(|_| 0_u32);
        for date in events.iter().filter_map(|id| data.date_number(*id)) {
            by_date[date] += 1;
        }
        let mut by_date = by_date.into_iter();
        let dates = data.judge_dates(|edtf| (edtf, by_date.next().unwrap_or_default()));
        let mut counts = BTreeMap::<i16, u32>::new();
        let mut first: Option<Edtf> = None;
        let mut last = i16::MIN;
        for (edtf, count) in dates.into_iter().filter(|(_, count)| *count > 0) {
            *counts.entry(edtf.year()).or_default() += count;
            last = last.max(edtf.latest().or(edtf.earliest()).map_or(i16::MIN, Date::year));
            // Of two dates of one year the first in time words the beginning.
            if first.is_none_or(|first| (edtf.year(), edtf.order()) < (first.year(), first.order())) {
                first = Some(edtf);
            }
        }
        let text = first.map_or_else(String::new, |first| {
            let year = first.label().year;
            if year == last.to_string() { year } else { format!("{year} – {last}") }
        });
        Self { counts: counts.into_iter().collect(), text }
    }

    /// Each year with its events, in order.
    pub fn counts(&self) -> &[(i16, u32)] {
        &self.counts
    }

    /// The first and the last year under which an event stands; `None` where all are undated.
    pub fn ends(&self) -> Option<(i16, i16)> {
        Some((self.counts.first()?.0, self.counts.last()?.0))
    }

    /// The years that the events lie between, in words: "1947 – 2025", "1800s – 2023", "1975"; empty where all are undated.
    pub fn text(&self) -> &str {
        &self.text
    }
}
