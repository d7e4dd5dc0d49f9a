//! The card of a mission or an accreditation.

use super::Card;
use crate::dataset::{Dataset, MissionId, Record};
use crate::search::title;

pub(super) fn write(card: &mut Card, data: &Dataset, id: MissionId) {
    let mission = &data[id];
    card.line(&title(data, Record::Mission(id)));
    let what = if mission.is_accreditation() { "accreditation" } else { "mission" };
    card.parts(&[what, if mission.stands() { "stands" } else { "closed" }, &data[mission.pair].name]);
    card.line(&mission.id);
    let classes =
        mission.tenures.iter().map(|tenure| (tenure.class.name.to_string(), dated(&crate::wording::tenure(tenure))));
    card.section("Classes", &classes.collect::<Vec<_>>());
    card.events(data, "Changes", &mission.events);
    card.sources(data, &mission.sources);
}

fn dated(time: &str) -> String {
    if time.is_empty() { "undated".to_owned() } else { time.to_owned() }
}
