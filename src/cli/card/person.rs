//! The card of a person.

use super::Card;
use crate::dataset::{Dataset, PersonId};

pub(super) fn write(card: &mut Card, data: &Dataset, id: PersonId) {
    let person = &data[id];
    card.line(&person.name);
    if !person.aliases.is_empty() {
        card.line(&format!("also {}", person.aliases.join(", ")));
    }
    card.line(&person.id);
    card.section("Offices", &offices(data, id));
    card.events(data, "Events", data.person_events(id));
}

/// The offices by date, the same office of later events left out until another comes between.
fn offices(data: &Dataset, id: PersonId) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for event in data.person_events(id).iter().map(|event| &data[*event]) {
        for office in event.people.iter().filter(|part| part.person == id).filter_map(|part| part.office.as_ref()) {
            let office = crate::wording::office(data, office);
            if rows.last().is_none_or(|(_, last)| *last != office) {
                rows.push((crate::wording::ledger_date(event), office));
            }
        }
    }
    rows
}
