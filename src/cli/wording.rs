//! What each country has in the other, in few words.

use crate::dataset::{Dataset, Mission, MissionId, PartyId};
use crate::wording::{class_name, post};

/// "Mexico: closed embassy, embassy accredited from Abu Dhabi".
pub(super) fn posts(data: &Dataset, from: PartyId, missions: &[MissionId]) -> String {
    let posts: Vec<String> = missions.iter().map(|id| standing(data, &data[*id])).collect();
    if posts.is_empty() { String::new() } else { format!("{}: {}", data[from].short_name(), posts.join(", ")) }
}

fn standing(data: &Dataset, mission: &Mission) -> String {
    let class = class_name(mission.class());
    match (mission.stands(), mission.is_accreditation()) {
        (true, false) => class.to_owned(),
        (true, true) => post(data, mission),
        (false, _) => format!("closed {class}"),
    }
}
