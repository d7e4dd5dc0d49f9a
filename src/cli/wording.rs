//! Records in few words, as tables and cards print them.

use crate::dataset::{Dataset, Event, Mission, MissionId, PartyId, Post, Tenure};
use crate::wording::{class_name, direction, tenure};

/// The date of an event in the two columns of the ledger, the year first: "1975  after Aug", "2023  ≠ 1 Jun", "undated".
pub(super) fn short_date(event: &Event) -> String {
    let Some(edtf) = event.stands_at() else {
        return event.every.map_or_else(|| "undated".to_owned(), |every| format!("every {every}"));
    };
    let label = edtf.label();
    let mark = if event.when.is_none() { "≠ " } else { "" };
    format!("{:<5} {mark}{}", label.year, label.rest).trim_end().to_owned()
}

/// "Palestine → Mexico".
pub(super) fn mission_direction(data: &Dataset, mission: &Mission) -> String {
    direction(data, Some(mission.from), Some(mission.to))
}

/// "in Mexico City"; of an accreditation "from Riyadh".
pub(super) fn post(data: &Dataset, mission: &Mission) -> String {
    match mission.post {
        Post::Resident(city) => format!("in {}", data[city].name),
        Post::Accredited(seat) => format!("from {}", data[seat].name),
    }
}

/// "information office 1975–1995, special delegation 1995–2023, embassy since 2023".
pub(super) fn history(mission: &Mission) -> String {
    let told = |held: &Tenure| format!("{} {}", class_name(held.class.as_ref()), tenure(held));
    let tenures: Vec<String> = mission.tenures.iter().map(told).collect();
    tenures.iter().map(|tenure| tenure.trim_end()).collect::<Vec<_>>().join(", ")
}

/// What each country has in the other: "Iraq: embassy · Mexico: closed embassy, embassy from Abu Dhabi".
pub(super) fn posts(data: &Dataset, from: PartyId, missions: &[MissionId]) -> String {
    let posts: Vec<String> = missions.iter().map(|id| standing(data, &data[*id])).collect();
    if posts.is_empty() { String::new() } else { format!("{}: {}", data[from].short_name(), posts.join(", ")) }
}

fn standing(data: &Dataset, mission: &Mission) -> String {
    let class = mission.class().map_or("mission", |class| &class.name);
    match (mission.stands(), mission.is_accreditation()) {
        (true, false) => class.to_owned(),
        (true, true) => format!("{class} {}", post(data, mission)),
        (false, _) => format!("closed {class}"),
    }
}
