//! What is exported: a part of a dataset that holds together.

use std::collections::BTreeSet;

use crate::dataset::{Dataset, Detail, Event, EventId, MissionId, PairId, PartyId, PersonId, PlaceId, Scope};

/// What an export is about, which gives it its title and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// All pairs, those of a country, or one.
    Scope(Scope),
    /// What a person took part in.
    Person(PersonId),
    /// What names a place.
    Place(PlaceId),
}

impl About {
    /// The name of a file about it, without extension: `comity-mx-ps`, `comity-yasser-arafat`, `comity`.
    pub fn stem(self, data: &Dataset) -> String {
        let id = match self {
            Self::Scope(Scope::All) => return "comity".to_owned(),
            Self::Scope(Scope::Country(party)) => &data[party].code,
            Self::Scope(Scope::Pair(pair)) => &data[pair].id,
            Self::Person(person) => &data[person].id,
            Self::Place(place) => &data[place].id,
        };
        let subject = id.split_once('/').map_or(&**id, |(_, subject)| subject);
        format!("comity-{subject}")
    }
}

/// Events, and all that they need to be understood: pairs, missions, people, places, parties. Each list is in the order of its
/// table, which for events is that of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What it is about.
    pub about: About,
    /// Which of the events of that are kept, in words; `None` where all are.
    pub kept: Option<Box<str>>,
    /// Pairs, also such as have no event here.
    pub pairs: Vec<PairId>,
    /// Events.
    pub events: Vec<EventId>,
    /// Missions of which a change is among the events. Each is whole: half a history would be a wrong one.
    pub missions: Vec<MissionId>,
    /// Who has a part in the events, or in a change of the missions.
    pub people: Vec<PersonId>,
    /// Where the events are, and the missions.
    pub places: Vec<PlaceId>,
    /// Whoever is named by any of these, with their predecessors.
    pub parties: Vec<PartyId>,
}

impl Excerpt {
    /// All of a dataset, also what no event names.
    pub fn whole(data: &Dataset) -> Self {
        Self {
            about: About::Scope(Scope::All),
            kept: None,
            pairs: data.pairs().map(|(id, _)| id).collect(),
            events: data.events().map(|(id, _)| id).collect(),
            missions: data.missions().map(|(id, _)| id).collect(),
            people: data.people().map(|(id, _)| id).collect(),
            places: data.places().map(|(id, _)| id).collect(),
            parties: data.parties().map(|(id, _)| id).collect(),
        }
    }

    /// These events with all that belongs to them, and these pairs beside their own.
    pub fn of(data: &Dataset, about: About, pairs: &[PairId], events: &[EventId]) -> Self {
        let mut found = Found { pairs: pairs.iter().copied().collect(), ..Found::new(data) };
        for &id in events {
            found.event(&data.event(id));
            found.pairs.insert(data.pair_of(id));
            if let Detail::Mission { mission, .. } = data.event(id).detail {
                found.missions.insert(mission);
            }
        }
        for &id in &found.missions.clone() {
            found.mission(id);
        }
        for &id in &found.people.clone() {
            data[id].of.into_iter().for_each(|country| found.party(country));
        }
        for &id in &found.pairs.clone() {
            data[id].countries.into_iter().for_each(|country| found.party(country));
        }
        for &id in &found.places.clone() {
            data[id].country.into_iter().for_each(|country| found.party(country));
        }
        let events: BTreeSet<_> = events.iter().copied().collect();
        Self {
            about,
            kept: None,
            pairs: found.pairs.into_iter().collect(),
            events: events.into_iter().collect(),
            missions: found.missions.into_iter().collect(),
            people: found.people.into_iter().collect(),
            places: found.places.into_iter().collect(),
            parties: found.parties.into_iter().collect(),
        }
    }

    /// The same with what was asked of its events, in words as [`kept_text`](crate::wording::kept_text) has them; nothing was where
    /// they are empty.
    #[must_use]
    pub fn kept_by(self, words: String) -> Self {
        Self { kept: (!words.is_empty()).then(|| words.into()), ..self }
    }

    /// Says whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.events.is_empty() && self.people.is_empty() && self.parties.is_empty()
    }

    /// The one pair that it is of; `None` where there are more, or none.
    pub fn pair(&self) -> Option<PairId> {
        if let [pair] = self.pairs[..] { Some(pair) } else { None }
    }
}

/// What has been found so far.
struct Found<'a> {
    data: &'a Dataset,
    pairs: BTreeSet<PairId>,
    missions: BTreeSet<MissionId>,
    people: BTreeSet<PersonId>,
    places: BTreeSet<PlaceId>,
    parties: BTreeSet<PartyId>,
}

impl<'a> Found<'a> {
    fn new(data: &'a Dataset) -> Self {
        let (pairs, missions, people) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        Self { data, pairs, missions, people, places: BTreeSet::new(), parties: BTreeSet::new() }
    }

    fn event(&mut self, event: &Event) {
        self.people.extend(event.people.iter().map(|part| part.person));
        self.places.extend(&event.places);
        let offices = event.people.iter().filter_map(|part| part.office.as_ref()?.of);
        for party in [event.from, event.to].into_iter().flatten().chain(offices) {
            self.party(party);
        }
    }

    fn mission(&mut self, id: MissionId) {
        let mission = &self.data[id];
        self.places.insert(mission.post.city());
        self.party(mission.from);
        self.party(mission.to);
        for event in &mission.events {
            self.event(&self.data.event(*event));
        }
    }

    /// A party with those before it; each is looked at once, so that a circle in the data does no harm.
    fn party(&mut self, id: PartyId) {
        if self.parties.insert(id) {
            for earlier in &self.data[id].succeeds {
                self.party(*earlier);
            }
        }
    }
}
