//! People, and the parts they had in events.

use super::{Sheet, dated, joined, or_empty, party};
use crate::dataset::{Dataset, EventId, PersonId, offices, person_pairs};
use crate::wording::office;

/// People, a row each, with the offices they held.
#[derive(Debug, Clone, Copy)]
pub struct People<'a>(pub &'a Dataset);

impl Sheet for People<'_> {
    type Item = PersonId;
    const NAME: &'static str = "people";
    const HEAD: &'static [&'static str] =
        &["id", "name", "aliases", "offices", "pairs", "events", "first_year", "last_year"];

    fn cells(&self, id: PersonId) -> Vec<String> {
        let data = self.0;
        let events = data.person_events(id);
        let years = data.years(events);
        vec![
            data[id].id.to_string(),
            data[id].name.to_string(),
            joined(&data[id].aliases),
            joined(offices(data, id).into_iter().map(|(held, _)| office(data, held))),
            joined(person_pairs(data, id).into_iter().map(|pair| &data[pair].id)),
            events.len().to_string(),
            or_empty(years.map(|(first, _)| first)),
            or_empty(years.map(|(_, last)| last)),
        ]
    }
}

/// Parts that people had in events, a row each: the event, and the place of the part in it.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a>(pub &'a Dataset);

impl Parts<'_> {
    /// Those of some events.
    pub fn of(self, events: &[EventId]) -> impl Iterator<Item = (EventId, usize)> {
        events.iter().flat_map(move |id| (0..self.0.event(*id).people.len()).map(|at| (*id, at)))
    }
}

impl Sheet for Parts<'_> {
    type Item = (EventId, usize);
    const NAME: &'static str = "parts";
    const HEAD: &'static [&'static str] = &[
        "event",
        "kind",
        "when",
        "when_text",
        "words",
        "first_day",
        "last_day",
        "title",
        "person",
        "name",
        "role",
        "office",
        "office_also",
        "office_of",
        "office_of_name",
        "rank",
    ];

    fn cells(&self, (id, at): Self::Item) -> Vec<String> {
        let (data, event) = (self.0, &self.0.event(id));
        let part = &event.people[at];
        let held = part.office.as_ref();
        let mut cells = vec![event.id.to_string(), event.kind.to_string()];
        cells.extend(dated(event.when.as_ref()));
        cells.extend([
            event.title.to_string(),
            data[part.person].id.to_string(),
            data[part.person].name.to_string(),
            part.role.to_string(),
            or_empty(held.map(|office| &office.title)),
            held.map_or_else(String::new, |office| joined(&office.also)),
        ]);
        cells.extend(party(data, held.and_then(|office| office.of)));
        cells.push(or_empty(held.and_then(|office| office.rank)));
        cells
    }
}
