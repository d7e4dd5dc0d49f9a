//! How a [`Dataset`] is made: records go in, in the order in which they stand in their files; `finish` orders and indexes them.
//!
//! Until then an event has a *slot*, by which it can be looked at, changed and taken out again: a later file may know more of it.

use std::collections::hash_map::Entry;

use foldhash::{HashMap, HashSet};

use super::id::subject;
use super::order::order;
use super::{
    Article, ArticleId, Dataset, Detail, Event, EventId, Mission, MissionId, Pair, PairId, Party, PartyId, Person,
    PersonId, Place, PlaceId, Record,
};
use crate::text::fold;

/// Collects records until [`Builder::finish`].
#[derive(Debug, Default)]
pub struct Builder {
    data: Dataset,
    slots: Vec<Slot>,
    /// How many records have been entered, events and missions together.
    entries: u32,
    articles: HashMap<(Box<str>, Option<Box<str>>), ArticleId>,
    places: HashMap<(String, Option<PartyId>), PlaceId>,
    /// The titles of articles related to each pair.
    related: HashSet<(PairId, Box<str>)>,
    /// The ids beside their own under which events are found.
    other_ids: HashMap<EventId, Vec<Box<str>>>,
}

/// An event, until the order of all is known; none where it was taken out.
#[derive(Debug)]
pub(super) struct Slot {
    /// The place of its record in the files.
    pub(super) entered: u32,
    pub(super) event: Option<Event>,
}

/// An id that another record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken(pub Record);

impl Builder {
    /// The party of this code, if it has been added.
    pub fn party(&self, code: &str) -> Option<PartyId> {
        if let Some(Record::Party(id)) = self.data.find(code) { Some(id) } else { None }
    }

    /// Adds a party.
    ///
    /// # Errors
    /// [`Taken`] where its code is.
    pub fn add_party(&mut self, party: Party) -> Result<PartyId, Taken> {
        let id = PartyId::new(self.data.parties.len());
        self.claim(&party.code, Record::Party(id))?;
        self.data.parties.push(party);
        Ok(id)
    }

    /// A party, to be changed.
    pub fn party_mut(&mut self, id: PartyId) -> &mut Party {
        &mut self.data.parties[id.index()]
    }

    /// Says that `heir` succeeds `predecessor`.
    pub fn succeed(&mut self, heir: PartyId, predecessor: PartyId) {
        let succeeds = &mut self.data.parties[heir.index()].succeeds;
        if heir != predecessor && !succeeds.contains(&predecessor) {
            succeeds.push(predecessor);
        }
    }

    /// The person of this id, if they have been added.
    pub fn person(&self, id: &str) -> Option<PersonId> {
        if let Some(Record::Person(id)) = self.data.find(id) { Some(id) } else { None }
    }

    /// The ids of all people added so far.
    pub fn person_ids(&self) -> impl Iterator<Item = &str> {
        self.data.people.iter().map(|person| &*person.id)
    }

    /// Adds a person.
    ///
    /// # Errors
    /// [`Taken`] where the id is.
    pub fn add_person(&mut self, person: Person) -> Result<PersonId, Taken> {
        let id = PersonId::new(self.data.people.len());
        self.claim(&person.id, Record::Person(id))?;
        self.data.people.push(person);
        Ok(id)
    }

    /// A person, to be changed.
    pub fn person_mut(&mut self, id: PersonId) -> &mut Person {
        &mut self.data.people[id.index()]
    }

    /// The pair of two different countries, added if it is new. Names go in alphabetical order, codes in the id.
    pub fn pair(&mut self, a: PartyId, b: PartyId) -> PairId {
        let id = self.data.pair_id(a, b);
        if let Some(Record::Pair(id)) = self.data.find(&id) {
            return id;
        }
        let mut countries = [a, b];
        countries.sort_by_key(|party| fold(&self.data[*party].name));
        let name = format!("{}–{}", self.data[countries[0]].name, self.data[countries[1]].name);
        let index = PairId::new(self.data.pairs.len());
        self.data.ids.insert(id.clone(), Record::Pair(index));
        self.data.pairs.push(Pair { id, name: name.into(), countries, article: None, see_also: Vec::new() });
        index
    }

    /// Gives a pair the article its dossier rests on, in place of an earlier one, and related ones beside the earlier.
    pub fn describe_pair(&mut self, pair: PairId, article: Option<ArticleId>, see_also: Vec<Box<str>>) {
        let held = &mut self.data.pairs[pair.index()];
        held.article = article.or(held.article);
        held.see_also.extend(see_also.into_iter().filter(|title| self.related.insert((pair, title.clone()))));
    }

    /// The place of this name and country, added if it is new; accents, case and punctuation do not matter.
    ///
    /// Its id is made of the name and the country alone (see [`Place::id`]), so that it is the same whatever else is loaded,
    /// in whatever order. A number is added only where two kinds of place come to one id: "Paris" of France, and a "Paris FR" of no
    /// country.
    pub fn place(&mut self, name: &str, country: Option<PartyId>) -> PlaceId {
        let key = (subject(name), country);
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        let index = PlaceId::new(self.data.places.len());
        let code = country.map_or(String::new(), |party| format!("-{}", self.data[party].code));
        let plain: Box<str> = format!("place/{}{code}", key.0).into();
        let mut id = plain.clone();
        let mut again = 2;
        while self.claim(&id, Record::Place(index)).is_err() {
            id = format!("{plain}-{again}").into();
            again += 1;
        }
        self.data.places.push(Place { id, name: name.into(), country });
        self.places.insert(key, index);
        index
    }

    /// The article of this title and address, added if it is new; what one file leaves out of it another may give.
    pub fn article(&mut self, article: Article) -> ArticleId {
        let key = (article.title.clone(), article.url.clone());
        if let Some(id) = self.articles.get(&key) {
            let known = &mut self.data.articles[id.index()];
            known.licence = known.licence.take().or(article.licence);
            known.read = known.read.or(article.read);
            return *id;
        }
        let id = ArticleId::new(self.data.articles.len());
        self.data.articles.push(article);
        self.articles.insert(key, id);
        id
    }

    /// The place of the next record in the files.
    pub fn enter(&mut self) -> u32 {
        self.entries += 1;
        self.entries
    }

    /// Adds a mission; its events are added on their own and name it.
    ///
    /// # Errors
    /// [`Taken`] where the id is.
    pub fn add_mission(&mut self, mission: Mission) -> Result<MissionId, Taken> {
        let id = MissionId::new(self.data.missions.len());
        self.claim(&mission.id, Record::Mission(id))?;
        self.data.missions.push(mission);
        Ok(id)
    }

    /// Adds an event whose record [`enter`](Builder::enter)ed there, and gives its slot.
    ///
    /// # Errors
    /// The event, where its id is taken.
    #[expect(clippy::result_large_err, reason = "who adds it goes on with it")]
    pub fn add_event(&mut self, event: Event, entered: u32) -> Result<EventId, Event> {
        // The final id is known only after sorting; `finish` puts it right.
        let slot = EventId::new(self.slots.len());
        if self.claim(&event.id, Record::Event(slot)).is_err() {
            return Err(event);
        }
        self.slots.push(Slot { entered, event: Some(event) });
        Ok(slot)
    }

    /// The event of a slot; none where it was taken out.
    pub fn event(&self, slot: EventId) -> Option<&Event> {
        self.slots.get(slot.index())?.event.as_ref()
    }

    /// The event of a slot, to be changed.
    pub fn event_mut(&mut self, slot: EventId) -> Option<&mut Event> {
        self.slots.get_mut(slot.index())?.event.as_mut()
    }

    /// Takes an event out, with every id under which it was found, its own first; they are free again.
    pub fn take_event(&mut self, slot: EventId) -> Option<(Event, Vec<Box<str>>)> {
        let event = self.slots.get_mut(slot.index())?.event.take()?;
        let mut ids = vec![event.id.clone()];
        ids.extend(self.other_ids.remove(&slot).unwrap_or_default());
        for id in &ids {
            self.data.ids.remove(id);
        }
        Some((event, ids))
    }

    /// Gives a record another id beside its own, unless some record has it.
    pub fn alias(&mut self, id: Box<str>, record: Record) {
        if let Entry::Vacant(free) = self.data.ids.entry(id.clone()) {
            free.insert(record);
            if let Record::Event(slot) = record {
                self.other_ids.entry(slot).or_default().push(id);
            }
        }
    }

    /// What has been added so far, for names in messages. Events are not in it: they have slots.
    pub fn so_far(&self) -> &Dataset {
        &self.data
    }

    fn claim(&mut self, id: &str, record: Record) -> Result<(), Taken> {
        match self.data.ids.entry(id.into()) {
            Entry::Occupied(taken) => Err(Taken(*taken.get())),
            Entry::Vacant(free) => {
                free.insert(record);
                Ok(())
            },
        }
    }

    /// Orders the events and makes the indexes.
    pub fn finish(mut self) -> Dataset {
        let mut slots = std::mem::take(&mut self.slots);
        let order = order(&slots);
        let mut place = vec![None; slots.len()];
        for (index, slot) in order.iter().enumerate() {
            place[*slot] = Some(EventId::new(index));
            let Slot { entered, event } = &mut slots[*slot];
            self.data.events.extend(event.take());
            self.data.entered.push(*entered);
        }
        drop(slots);
        for record in self.data.ids.values_mut() {
            // The ids of what was taken out went with it.
            if let Record::Event(slot) = record
                && let Some(event) = place[slot.index()]
            {
                *slot = event;
            }
        }
        self.index();
        for mission in &mut self.data.missions {
            // In which they were added: an undated change stands last on the timeline, but not in the history of its mission.
            mission.events.sort_by_key(|id| order[id.index()]);
        }
        self.data
    }

    fn index(&mut self) {
        let data = &mut self.data;
        data.by_pair.resize_with(data.pairs.len(), Vec::new);
        data.by_person.resize_with(data.people.len(), Vec::new);
        data.by_place.resize_with(data.places.len(), Vec::new);
        data.missions_by_pair.resize_with(data.pairs.len(), Vec::new);
        data.pairs_by_party.resize_with(data.parties.len(), Vec::new);
        for (index, event) in data.events.iter().enumerate() {
            let id = EventId::new(index);
            data.by_pair[event.pair.index()].push(id);
            let unique = |list: &mut Vec<EventId>| (list.last() != Some(&id)).then(|| list.push(id));
            for part in &event.people {
                unique(&mut data.by_person[part.person.index()]);
            }
            for place in &event.places {
                unique(&mut data.by_place[place.index()]);
            }
            if let Detail::Mission { mission, .. } = event.detail {
                data.missions[mission.index()].events.push(id);
                unique(&mut data.by_place[data.missions[mission.index()].post.city().index()]);
            }
        }
        for (index, mission) in data.missions.iter().enumerate() {
            data.missions_by_pair[mission.pair.index()].push(MissionId::new(index));
        }
        data.alphabetical = (0..data.pairs.len()).map(PairId::new).collect();
        data.alphabetical.sort_by_cached_key(|id| fold(&data.pairs[id.index()].name));
        for pair in &data.alphabetical {
            for party in data.pairs[pair.index()].countries {
                data.pairs_by_party[party.index()].push(*pair);
            }
        }
    }
}
