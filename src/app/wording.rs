//! Events and missions as the lines of pages.

use super::doc::{Cell, Span, Target, Tone, Way};
use crate::dataset::{Dataset, Event, EventId, PartyId};
pub(super) use crate::wording::{post, short_date, standing, who};

/// Which way an event points, seen from the first country of its pair.
pub fn way(data: &Dataset, event: &Event) -> Way {
    let [first, second] = data[event.pair].countries;
    let is = |party: Option<PartyId>, country| party.is_some_and(|party| data.stands_for(country, party));
    if is(event.from, first) {
        Way::Out
    } else if is(event.from, second) {
        Way::In
    } else {
        Way::Neither
    }
}

/// The sign of an event and a text, as pieces of a line.
pub(super) fn signed(data: &Dataset, id: EventId, text: &str, tone: Tone) -> Vec<Span> {
    let event = &data.event(id);
    vec![Span::new("", Tone::Glyph(event.kind, way(data, event))), Span::new(" ", Tone::Plain), Span::new(text, tone)]
}

/// Lines of events: date, sign and title, the dates in one column that is as wide as they need.
pub(super) fn event_lines(data: &Dataset, events: &[EventId]) -> Vec<Cell> {
    let dates: Vec<_> = events.iter().map(|id| short_date(&data.event(*id))).collect();
    let width = dates.iter().map(|date| date.chars().count() + 1).max().unwrap_or(0).max(DATES);
    let line = |(id, date): (&EventId, String)| {
        let mut spans = vec![Span::new(format!("{date:<width$}"), Tone::Dim)];
        spans.extend(signed(data, *id, &data.event(*id).title, Tone::Plain));
        Cell { spans, note: None, target: Some(Target::Event(*id)) }
    };
    events.iter().zip(dates).map(line).collect()
}

/// How wide a column of dates is at least, so that those of short lists stand under each other.
const DATES: usize = 12;
