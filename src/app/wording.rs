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
    let event = &data[id];
    vec![Span::new("", Tone::Glyph(event.kind, way(data, event))), Span::new(" ", Tone::Plain), Span::new(text, tone)]
}

/// An event as one line of a page: date, sign, title; a link to its row.
pub(super) fn event_line(data: &Dataset, id: EventId) -> Cell {
    let event = &data[id];
    let mut spans = vec![Span::new(format!("{:<12}", short_date(event)), Tone::Dim)];
    spans.extend(signed(data, id, &event.title, Tone::Plain));
    Cell { spans, note: None, target: Some(Target::Event(id)) }
}
