//! The card of a mission or an accreditation.

use super::Card;
use crate::dataset::{Dataset, MissionId, Tenure};
use crate::wording::{mission_title, tenure};

pub(super) fn write(card: &mut Card, data: &Dataset, id: MissionId) {
    let mission = &data[id];
    card.line(&mission_title(data, mission));
    let what = if mission.is_accreditation() { "accreditation" } else { "mission" };
    card.parts(&[what, if mission.stands() { "stands" } else { "closed" }, &data[mission.pair].name]);
    card.line(&mission.id);
    card.section("Classes", &mission.tenures.iter().map(class).collect::<Vec<_>>());
    card.events(data, "Changes", &mission.events);
    card.sources(data, &mission.sources);
}

/// What the dossier does not say is said.
fn class(held: &Tenure) -> (String, String) {
    let class = held.class.as_ref().map_or("not given", |class| &class.name);
    let time = tenure(held);
    (class.to_owned(), if time.is_empty() { "undated".to_owned() } else { time })
}
