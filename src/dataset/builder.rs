//! How a [`Dataset`] is made: records go in, in the order in which they stand in their files; `finish` orders and indexes them.
//!
//! Until then an event has a *slot*, by which it can be looked at, changed and taken out again: a later file may know more of it.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::id::subject;
use super::indexes::Indexes;
use super::order::order;
use super::records::Records;
use super::{
    Article, ArticleId, Dataset, Directory, Event, EventId, Mission, MissionId, Pair, PairId, Party, PartyId, Person,
    PersonId, Place, PlaceId, Record,
};
use crate::text::fold;

/// Collects records until [`Builder::finish`].
#[derive(Debug, Default)]
pub struct Builder {
    data: Dataset,
    /// Whether the event of each slot is still there: one may have been taken out.
    held: Vec<bool>,
    /// How many records have been entered, events and missions together.
    entries: u32,
    articles: HashMap<(Box<str>, Option<Box<str>>), ArticleId>,
    places: HashMap<(String, Option<PartyId>), PlaceId>,
    /// The titles of articles related to each pair.
    related: HashSet<(PairId, Box<str>)>,
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
        let id = PartyId::new(self.data.records.parties.len());
        self.claim(&party.code, Record::Party(id))?;
        self.data.records.parties.push(party);
        Ok(id)
    }

    /// A party, to be changed.
    pub fn party_mut(&mut self, id: PartyId) -> &mut Party {
        &mut self.data.records.parties[id.index()]
    }

    /// Says that `heir` succeeds `predecessor`.
    pub fn succeed(&mut self, heir: PartyId, predecessor: PartyId) {
        let succeeds = &mut self.data.records.parties[heir.index()].succeeds;
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
        self.data.records.people.iter().map(|person| &*person.id)
    }

    /// Adds a person.
    ///
    /// # Errors
    /// [`Taken`] where the id is.
    pub fn add_person(&mut self, person: Person) -> Result<PersonId, Taken> {
        let id = PersonId::new(self.data.records.people.len());
        self.claim(&person.id, Record::Person(id))?;
        Arc::make_mut(&mut self.data.records.people).push(person);
        Ok(id)
    }

    /// A person, to be changed.
    pub fn person_mut(&mut self, id: PersonId) -> &mut Person {
        &mut Arc::make_mut(&mut self.data.records.people)[id.index()]
    }

    /// Everyone who has been added so far.
    pub fn directory(&self) -> Directory {
        Directory::new(&self.data.records.people)
    }

    /// The pair of two different countries, added if it is new. Names go in alphabetical order, codes in the id.
    pub fn pair(&mut self, a: PartyId, b: PartyId) -> PairId {
        let id = self.data.pair_id(a, b);
        let index = PairId::new(self.data.records.pairs.len());
        // Nothing else has an id of that form.
        if let Err(Taken(Record::Pair(known))) = self.claim(&id, Record::Pair(index)) {
            return known;
        }
        let mut countries = [a, b];
        countries.sort_by_key(|party| fold(&self.data[*party].name));
        let name = format!("{}–{}", self.data[countries[0]].name, self.data[countries[1]].name);
        self.data.records.pairs.push(Pair { id, name: name.into(), countries, article: None, see_also: Vec::new() });
        index
    }

    /// Gives a pair the article its dossier rests on, in place of an earlier one, and related ones beside the earlier.
    pub fn describe_pair(&mut self, pair: PairId, article: Option<ArticleId>, see_also: Vec<Box<str>>) {
        let held = &mut self.data.records.pairs[pair.index()];
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
        let index = PlaceId::new(self.data.records.places.len());
        let code = country.map_or(String::new(), |party| format!("-{}", self.data[party].code));
        let plain: Box<str> = format!("place/{}{code}", key.0).into();
        let mut id = plain.clone();
        let mut again = 2;
        while self.claim(&id, Record::Place(index)).is_err() {
            id = format!("{plain}-{again}").into();
            again += 1;
        }
        self.data.records.places.push(Place { id, name: name.into(), country });
        self.places.insert(key, index);
        index
    }

    /// The article of this title and address, added if it is new; what one file leaves out of it another may give.
    pub fn article(&mut self, article: Article) -> ArticleId {
        let key = (article.title.clone(), article.url.clone());
        if let Some(id) = self.articles.get(&key) {
            let known = &mut self.data.records.articles[id.index()];
            known.licence = known.licence.take().or(article.licence);
            known.read = known.read.or(article.read);
            return *id;
        }
        let id = ArticleId::new(self.data.records.articles.len());
        self.data.records.articles.push(article);
        self.articles.insert(key, id);
        id
    }

    /// The place of the next record in the files.
    pub fn enter(&mut self) -> u32 {
        self.entries += 1;
        self.entries
    }

    /// Makes room for so many events more; too much costs nothing until it is used.
    pub fn expect_events(&mut self, more: usize) {
        self.data.records.events.reserve(more);
        self.data.register.reserve(more);
        self.held.reserve(more);
    }

    /// Adds a mission; its events are added on their own and name it.
    ///
    /// # Errors
    /// [`Taken`] where the id is.
    pub fn add_mission(&mut self, mission: Mission) -> Result<MissionId, Taken> {
        let id = MissionId::new(self.data.records.missions.len());
        self.claim(&mission.id, Record::Mission(id))?;
        self.data.records.missions.push(mission);
        Ok(id)
    }

    /// Adds an event whose record [`enter`](Builder::enter)ed there, and gives its slot.
    ///
    /// # Errors
    /// The event, where its id is taken.
    #[expect(clippy::result_large_err, reason = "who adds it goes on with it")]
    pub fn add_event(&mut self, event: Event, entered: u32) -> Result<EventId, Event> {
        let slot = EventId::new(self.data.records.events.len());
        if self.claim(&event.id, Record::Event(slot)).is_err() {
            return Err(event);
        }
        // The final id is known only after sorting; `finish` puts it right.
        let Records { events, pairs, .. } = &mut self.data.records;
        events.push(&event, &pairs[event.pair.index()].id, entered);
        self.held.push(true);
        Ok(slot)
    }

    /// The event of a slot; none where it was taken out.
    pub fn event(&self, slot: EventId) -> Option<Event> {
        self.holds(slot).then(|| self.data.event(slot))
    }

    /// Says whether the event of a slot is still there.
    pub fn holds(&self, slot: EventId) -> bool {
        self.held.get(slot.index()).is_some_and(|held| *held)
    }

    /// Changes the event of a slot, but for its id; none where it was taken out.
    pub fn change_event<R>(&mut self, slot: EventId, change: impl FnOnce(&mut Event) -> R) -> Option<R> {
        let mut event = self.event(slot)?;
        let changed = change(&mut event);
        let Records { events, pairs, .. } = &mut self.data.records;
        events.replace(slot, &event, &pairs[event.pair.index()].id);
        Some(changed)
    }

    /// Takes an event out, with every id under which it was found, its own first; they are free again.
    pub fn take_event(&mut self, slot: EventId) -> Option<(Event, Vec<Box<str>>)> {
        let event = self.event(slot)?;
        self.held[slot.index()] = false;
        let mut ids = vec![event.id.clone()];
        ids.extend(self.data.register.leave(&event.id, Record::Event(slot)));
        Some((event, ids))
    }

    /// Gives a record another id beside its own, unless some record has it.
    pub fn alias(&mut self, id: &str, record: Record) {
        if self.check_free(id).is_ok() {
            self.data.register.enter_other(id, record);
        }
    }

    /// What has been added so far, for names in messages. Events are not in it: they have slots.
    pub fn so_far(&self) -> &Dataset {
        &self.data
    }

    /// Enters a record under its id, unless that is taken.
    fn claim(&mut self, id: &str, record: Record) -> Result<(), Taken> {
        let Dataset { records, register, .. } = &mut self.data;
        register.enter(id, record, records).map_err(Taken)
    }

    fn check_free(&self, id: &str) -> Result<(), Taken> {
        self.data.find(id).map_or(Ok(()), |record| Err(Taken(record)))
    }

    /// Orders the events and makes the indexes.
    pub fn finish(mut self) -> Dataset {
        let order = order(&self.data.records.events, |slot| self.held[slot as usize]);
        let mut place = vec![None; self.held.len()];
        for (index, slot) in order.iter().enumerate() {
            place[*slot as usize] = Some(EventId::new(index));
        }
        self.data.records.events.reorder(&order);
        Arc::make_mut(&mut self.data.records.people).shrink_to_fit();
        // The ids of what was taken out went with it.
        self.data.register.renumber(|slot| place[slot.index()]);
        self.data.register.settle();
        self.data.indexes = Indexes::new(&mut self.data.records);
        for mission in &mut self.data.records.missions {
            // In which they were added: an undated change stands last on the timeline, but not in the history of its mission.
            mission.events.sort_by_key(|id| order[id.index()]);
        }
        self.data
    }
}
