//! When documents happened or stood, by year: what `year:` and `at:` ask.
//!
//! Events stand in the order of the timeline, so most of a year are one stretch of them. The others, which span years, are open at an
//! end, disputed, or out of their place because the history of a mission put them there, are listed with their years.

use std::ops::Range;

use super::bits::{fill, insert};
use super::layout::Layout;
use crate::dataset::{Dataset, Edtf, Event, EventId, Mission, MissionId, Tenure, Until, When, Window};

/// When documents happened or stood.
#[derive(Debug, Default)]
pub(super) struct Time {
    /// Years in order, and the first event of each; the events that are not wide are of that year.
    pub(super) years: Vec<i16>,
    pub(super) firsts: Vec<u32>,
    /// Documents that are not of one year, ascending, each with a first and a last year, as often as it has such.
    pub(super) wide: Vec<u32>,
    pub(super) wide_first: Vec<i16>,
    pub(super) wide_last: Vec<i16>,
}

impl Time {
    /// Reads when all events happened, of which so many are dated, and when all missions stood.
    pub(super) fn read(data: &Dataset, layout: Layout, dated: usize) -> Self {
        let mut time = Self::default();
        for (id, mission) in data.missions() {
            for (since, until) in stands(mission) {
                time.widen(layout.mission(id), since.unwrap_or(i16::MIN), until.unwrap_or(i16::MAX));
            }
        }
        let mut last = i16::MIN;
        for id in data.event_ids().take(dated) {
            let document = layout.event(id);
            let stands_at = data.stands_at(id);
            let year = stands_at.map_or(last, |edtf| edtf.order().0);
            if year > last || time.years.is_empty() {
                time.years.push(year);
                time.firsts.push(document);
                last = year;
            }
            if data.is_disputed(id) {
                time.dispute(document, &data.event(id), last);
            } else if let Some((first, end)) = stands_at.and_then(years).filter(|one| *one != (last, last)) {
                time.widen(document, first, end);
            }
        }
        time.firsts.push(layout.event(EventId::new(dated)));
        time
    }

    /// Notes the years of an event on which positions differ, which stands in a year.
    fn dispute(&mut self, document: u32, event: &Event, stands: i16) {
        let one = event.when.as_ref().and_then(|when| years(when.edtf?));
        if one == Some((stands, stands)) {
            return;
        }
        event.dates().filter_map(years).for_each(|(first, end)| self.widen(document, first, end));
        if one.is_none() && event.dates().next().is_none() {
            self.widen(document, i16::MAX, i16::MIN);
        }
    }

    fn widen(&mut self, document: u32, first: i16, last: i16) {
        self.wide.push(document);
        self.wide_first.push(first);
        self.wide_last.push(last);
    }

    /// Adds to a bitmap what may fall in a window.
    pub(super) fn add_to(&self, data: &Dataset, layout: Layout, window: Window, bits: &mut [u64]) {
        let first = window.since.map_or(i16::MIN, jiff::civil::Date::year);
        let last = window.until.map_or(i16::MAX, jiff::civil::Date::year);
        // Within a year that the window cuts, each date is looked at.
        let cuts = |year: i16| {
            window.since.is_some_and(|day| day.year() == year && day.day_of_year() > 1)
                || window.until.is_some_and(|day| day.year() == year && day != day.last_of_year())
        };
        let keeps = |document: u32| may_fall(data, layout, document, window);
        for (at, year) in self.years.iter().enumerate().filter(|(_, year)| (first..=last).contains(*year)) {
            let events: Range<u32> = self.firsts[at]..self.firsts[at + 1];
            if cuts(*year) {
                events.filter(|document| keeps(*document)).for_each(|document| insert(bits, document));
            } else {
                fill(bits, events);
            }
        }
        let mut start = 0;
        for group in self.wide.chunk_by(|one, next| one == next) {
            let entries = start..start + group.len();
            start = entries.end;
            let meets = |at: &usize| self.wide_first[*at] <= last && self.wide_last[*at] >= first;
            let sure = |at: &usize| !cuts(self.wide_first[*at]) && !cuts(self.wide_last[*at]);
            let mut met = entries.filter(meets).peekable();
            let is_kept = met.peek().is_some() && (met.any(|at| sure(&at)) || keeps(group[0]));
            super::bits::put(bits, group[0], is_kept);
        }
    }
}

/// The first and last year of a date; open ends as far as there are years. None where there is no end at all.
fn years(edtf: Edtf) -> Option<(i16, i16)> {
    let (first, last) = (edtf.earliest().map(jiff::civil::Date::year), edtf.latest().map(jiff::civil::Date::year));
    (first.is_some() || last.is_some()).then(|| (first.unwrap_or(i16::MIN), last.unwrap_or(i16::MAX)))
}

/// The stretches in which a mission may have stood: the first and last year of each.
fn stands(mission: &Mission) -> impl Iterator<Item = (Option<i16>, Option<i16>)> {
    mission.tenures.iter().map(|tenure| {
        let (since, until) = bounds(tenure);
        (since.map(jiff::civil::Date::year), until.map(jiff::civil::Date::year))
    })
}

/// The first day on which a mission may have had a class, and the last.
fn bounds(tenure: &Tenure) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
    let edtf = |when: Option<&When>| when.and_then(|when| when.edtf);
    let until = match &tenure.until {
        Until::Lasting => None,
        Until::Changed(when) | Until::Closed(when) => edtf(when.as_ref()),
    };
    (edtf(tenure.since.as_ref()).and_then(Edtf::earliest), until.and_then(Edtf::latest))
}

fn may_fall(data: &Dataset, layout: Layout, document: u32, window: Window) -> bool {
    if let Some(event) = document.checked_sub(layout.events().start) {
        return window.keeps_at(data, EventId::new(event as usize));
    }
    let mission = &data[MissionId::new((document - layout.missions().start) as usize)];
    mission.tenures.iter().map(bounds).any(|(since, until)| {
        let starts_too_late = since.zip(window.until).is_some_and(|(since, until)| since > until);
        let ends_too_early = until.zip(window.since).is_some_and(|(until, since)| until < since);
        !starts_too_late && !ends_too_early
    })
}
