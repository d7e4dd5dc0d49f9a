//! The card of a person.

use super::Card;
use crate::dataset::{Dataset, EventId, Office, PersonId, offices};
use crate::wording::{ledger_date, office, short_date};

pub(super) fn write(card: &mut Card, data: &Dataset, id: PersonId) {
    let person = &data[id];
    card.line(&person.name);
    if !person.aliases.is_empty() {
        card.line(&format!("also {}", person.aliases.join(", ")));
    }
    card.line(&person.id);
    card.section("Offices", &office_rows(data, id));
    card.events(data, "Events", data.person_events(id));
}

/// The offices by the date at which each is first named, with the later dates below.
fn office_rows(data: &Dataset, id: PersonId) -> Vec<(String, String)> {
    let row = |(held, events): (&Office, Vec<EventId>)| {
        let mut later: Vec<_> = events.iter().skip(1).map(|event| short_date(&data.event(*event))).collect();
        later.dedup();
        let later = if later.is_empty() { String::new() } else { format!("\nalso {}", later.join(", ")) };
        let first = events.first().map_or_else(String::new, |event| ledger_date(&data.event(*event)));
        (first, format!("{}{later}", office(data, held)))
    };
    offices(data, id).into_iter().map(row).collect()
}
