//! The indexes over the records: what a pair, a person, a place, a party leads to, and who comes first by name.

use super::lists::Lists;
use super::records::Records;
use super::{EventId, MissionId, PairId, PersonId};
use crate::text::fold;

/// What leads from one record to others; events in the order of the timeline.
#[derive(Debug, Default)]
pub(super) struct Indexes {
    pub(super) by_pair: Lists<EventId>,
    pub(super) by_person: Lists<EventId>,
    pub(super) by_place: Lists<EventId>,
    pub(super) missions_by_pair: Lists<MissionId>,
    pub(super) pairs_by_party: Lists<PairId>,
    /// Every pair, by English name.
    pub(super) alphabetical: Vec<PairId>,
    /// Everyone, by name.
    pub(super) people_by_name: Vec<PersonId>,
}

impl Indexes {
    /// Reads the records, whose events are in the order of the timeline, and tells each mission its events.
    pub(super) fn new(records: &mut Records) -> Self {
        let (by_person, by_place) = named(records);
        let events = (0..records.events.len()).map(EventId::new);
        let of_pairs = events.map(|id| (records.events.pair(id).index() as u32, id));
        let missions = records.missions.iter().enumerate();
        let missions = missions.map(|(index, mission)| (mission.pair.index() as u32, MissionId::new(index)));
        let mut alphabetical: Vec<_> = (0..records.pairs.len()).map(PairId::new).collect();
        alphabetical.sort_by_cached_key(|id| fold(&records.pairs[id.index()].name));
        let sides = alphabetical
            .iter()
            .flat_map(|pair| records.pairs[pair.index()].countries.map(|party| (party.index() as u32, *pair)));
        Self {
            by_pair: Lists::collect(records.pairs.len(), of_pairs),
            by_person,
            by_place,
            missions_by_pair: Lists::collect(records.pairs.len(), missions),
            pairs_by_party: Lists::collect(records.parties.len(), sides),
            people_by_name: people_by_name(records),
            alphabetical,
        }
    }
}

/// The events of each person and of each place. An event of a mission is one of its city, too.
fn named(records: &mut Records) -> (Lists<EventId>, Lists<EventId>) {
    let (mut people, mut places) = (Vec::new(), Vec::new());
    for id in (0..records.events.len()).map(EventId::new) {
        let named = records.events.named(id);
        let own = places.len();
        if let Some(mission) = named.mission {
            let mission = &mut records.missions[mission.index()];
            mission.events.push(id);
            places.push((mission.post.city().index() as u32, id));
        }
        people.extend(named.people.into_iter().map(|person| (person.index() as u32, id)));
        for place in named.places {
            let entry = (place.index() as u32, id);
            if !places[own..].contains(&entry) {
                places.push(entry);
            }
        }
    }
    let by_person = Lists::collect(records.people.len(), people.iter().copied());
    (by_person, Lists::collect(records.places.len(), places.iter().copied()))
}

fn people_by_name(records: &Records) -> Vec<PersonId> {
    let mut by_name: Vec<_> = (0..records.people.len()).map(PersonId::new).collect();
    by_name.sort_by_cached_key(|id| fold(&records.people[id.index()].name));
    by_name
}
