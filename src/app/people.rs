//! The list of people: everyone in what is shown.

use crate::dataset::{Dataset, EventId, PersonId};

/// A person, and how many of the events shown they have a part in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub person: PersonId,
    /// Their events here.
    pub count: usize,
}

/// Everyone in these events, which are in order: those with most events first, then by name.
pub(super) fn rows(data: &Dataset, events: &[EventId]) -> Vec<PersonRow> {
    let counted = data.count_people(events).into_iter().filter(|(_, count)| *count > 0);
    let mut people: Vec<_> = counted.map(|(person, count)| PersonRow { person, count }).collect();
    // They come by name, and those of one count stay so.
    people.sort_by_key(|row| std::cmp::Reverse(row.count));
    people
}
