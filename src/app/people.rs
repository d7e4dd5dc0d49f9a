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
    // The turns are looked up once each: of two hundred thousand people that is most of the work.
    let turn = |row: PersonRow| (std::cmp::Reverse(row.count as u32), data.person_turn(row.person), row);
    let mut people: Vec<_> = counted.map(|(person, count)| turn(PersonRow { person, count })).collect();
    people.sort_unstable_by_key(|(count, turn, _)| (*count, *turn));
    people.into_iter().map(|(.., row)| row).collect()
}
