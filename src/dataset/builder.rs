//! How a [`Dataset`] is made: records go in, in the order of their dossiers; `finish` orders and indexes them.

use std::collections::HashMap;

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
    articles: HashMap<(Box<str>, Option<Box<str>>), ArticleId>,
    places: HashMap<(String, Option<PartyId>), PlaceId>,
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

    /// Gives a pair the article its dossier rests on, and related ones.
    pub fn describe_pair(&mut self, pair: PairId, article: Option<ArticleId>, see_also: Vec<Box<str>>) {
        let pair = &mut self.data.pairs[pair.index()];
        pair.article = article;
        pair.see_also = see_also;
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

    /// The article of this title and address, added if it is new.
    pub fn article(&mut self, article: Article) -> ArticleId {
        let key = (article.title.clone(), article.url.clone());
        *self.articles.entry(key).or_insert_with(|| {
            self.data.articles.push(article);
            ArticleId::new(self.data.articles.len() - 1)
        })
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

    /// Adds an event, in the order of the dossier.
    ///
    /// # Errors
    /// [`Taken`] where the id is.
    pub fn add_event(&mut self, event: Event) -> Result<(), Taken> {
        // The final id is known only after sorting; `finish` puts it right.
        self.claim(&event.id, Record::Event(EventId::new(self.data.events.len())))?;
        self.data.events.push(event);
        Ok(())
    }

    /// What has been added so far, for names in messages.
    pub fn so_far(&self) -> &Dataset {
        &self.data
    }

    fn claim(&mut self, id: &str, record: Record) -> Result<(), Taken> {
        if let Some(taken) = self.data.find(id) {
            return Err(Taken(taken));
        }
        self.data.ids.insert(id.into(), record);
        Ok(())
    }

    /// Orders the events and makes the indexes.
    pub fn finish(mut self) -> Dataset {
        let order = order(&self.data.events);
        let mut unsorted: Vec<Option<Event>> = std::mem::take(&mut self.data.events).into_iter().map(Some).collect();
        self.data.events = order.iter().filter_map(|index| unsorted[*index].take()).collect();
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
            data.ids.insert(event.id.clone(), Record::Event(id));
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
