//! The relations of the world, held in memory: immutable, indexed, and silent about screens.
//!
//! Owns the records (party, pair, person, place, mission, event, claim, source), their ids, their order, and the
//! indexes that answer for a party, a pair, a person or a stretch of time. Does not own how they are written in files
//! (`dossier`), searched (`search`), drawn (`ui`) or printed (`cli`, `export`).
//!
//! A [`Dataset`] never changes once [`Builder::finish`] has made it; a reload builds another.

mod builder;
mod claim;
mod country;
mod event;
mod facts;
mod filter;
mod gaps;
mod id;
mod mission;
mod order;
mod pair;
mod party;
mod person;
mod place;
mod review;
mod scope;
mod source;
mod vocabulary;
mod when;

pub use builder::{Builder, Taken};
pub use claim::{Claim, Stance};
pub use country::Countries;
pub use event::{Act, Detail, Event, Every, Kind, Level, Money, Participant, Role, Vote};
pub use facts::{
    Relations, last_office, met, missions, newest, of_kind, offices, person_pairs, relations, visit_rank, visits,
};
pub use filter::{Direction, Filter, Hits, KindSet, Window};
pub use gaps::{Gap, Lack, gaps};
pub use id::{ArticleId, EventId, MissionId, PairId, PartyId, PersonId, PlaceId, is_slug, slug, subject};
pub use mission::{Class, ClassName, Mission, Post, Tenure, Until};
pub use pair::Pair;
pub use party::Party;
pub use person::{Office, Person, Rank};
pub use place::Place;
pub use review::{Review, Sureness};
pub use scope::Scope;
pub use source::{Article, Extent, Quote, Source, passages};
pub use vocabulary::Vocabulary;
pub(crate) use vocabulary::vocabulary;
pub(crate) use when::MONTHS;
pub use when::{Edtf, EdtfError, Label, When, civil_text};

use std::ops::Index;

use foldhash::HashMap;

/// Any record, by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Record {
    /// A party.
    Party(PartyId),
    /// A pair.
    Pair(PairId),
    /// An event.
    Event(EventId),
    /// A person.
    Person(PersonId),
    /// A place.
    Place(PlaceId),
    /// A mission or an accreditation.
    Mission(MissionId),
}

/// All that is held, immutable.
#[derive(Debug, Default)]
pub struct Dataset {
    parties: Vec<Party>,
    pairs: Vec<Pair>,
    people: Vec<Person>,
    places: Vec<Place>,
    missions: Vec<Mission>,
    /// In the order of the timeline, so that an [`EventId`] is a place in time.
    events: Vec<Event>,
    /// The place of each event's record in the files.
    entered: Vec<u32>,
    articles: Vec<Article>,
    ids: HashMap<Box<str>, Record>,
    by_pair: Vec<Vec<EventId>>,
    by_person: Vec<Vec<EventId>>,
    by_place: Vec<Vec<EventId>>,
    missions_by_pair: Vec<Vec<MissionId>>,
    pairs_by_party: Vec<Vec<PairId>>,
    alphabetical: Vec<PairId>,
}

macro_rules! tables {
    ($($id:ident => $table:ident: $record:ident $(, $list:ident)?;)+) => {$(
        impl Index<$id> for Dataset {
            type Output = $record;

            fn index(&self, id: $id) -> &$record {
                &self.$table[id.index()]
            }
        }

        impl Dataset {$(
            #[doc = concat!("Every [`", stringify!($record), "`], by id.")]
            pub fn $list(&self) -> impl DoubleEndedIterator<Item = ($id, &$record)> + ExactSizeIterator {
                self.$list.iter().enumerate().map(|(index, record)| ($id::new(index), record))
            }
        )?}
    )+};
}

// An article is reached by the sources that cite it, and has no list.
tables! {
    PartyId => parties: Party, parties;
    PairId => pairs: Pair, pairs;
    PersonId => people: Person, people;
    PlaceId => places: Place, places;
    MissionId => missions: Mission, missions;
    EventId => events: Event, events;
    ArticleId => articles: Article;
}

impl Dataset {
    /// The record of an id.
    pub fn find(&self, id: &str) -> Option<Record> {
        self.ids.get(id).copied()
    }

    /// The id of a record.
    pub fn id_of(&self, record: Record) -> &str {
        match record {
            Record::Party(id) => &self[id].code,
            Record::Pair(id) => &self[id].id,
            Record::Event(id) => &self[id].id,
            Record::Person(id) => &self[id].id,
            Record::Place(id) => &self[id].id,
            Record::Mission(id) => &self[id].id,
        }
    }

    /// The ids under which records are found beside their own, in no order: those of records that were joined to them or that they
    /// replaced.
    pub fn other_ids(&self) -> impl Iterator<Item = (&str, Record)> {
        self.ids.iter().map(|(id, record)| (&**id, *record)).filter(|(id, record)| self.id_of(*record) != *id)
    }

    /// The id of the pair of two countries, whether or not it is held: codes in order.
    pub fn pair_id(&self, a: PartyId, b: PartyId) -> Box<str> {
        let (a, b) = (&*self[a].code, &*self[b].code);
        let (first, second) = if a <= b { (a, b) } else { (b, a) };
        format!("{first}-{second}").into()
    }

    /// Every pair, by English name.
    pub fn pairs_by_name(&self) -> &[PairId] {
        &self.alphabetical
    }

    /// The place of an event's record in the files, by which those of one dossier keep its order. The changes of one mission have one.
    pub fn entered(&self, event: EventId) -> u32 {
        self.entered[event.index()]
    }

    /// The events of a pair, in the order of the timeline.
    pub fn pair_events(&self, pair: PairId) -> &[EventId] {
        &self.by_pair[pair.index()]
    }

    /// The missions and accreditations of a pair, in the order of the dossier.
    pub fn pair_missions(&self, pair: PairId) -> &[MissionId] {
        &self.missions_by_pair[pair.index()]
    }

    /// The events in which a person has a part, in the order of the timeline.
    pub fn person_events(&self, person: PersonId) -> &[EventId] {
        &self.by_person[person.index()]
    }

    /// The events that name a place, in the order of the timeline.
    pub fn place_events(&self, place: PlaceId) -> &[EventId] {
        &self.by_place[place.index()]
    }

    /// The pairs of a scope, by English name.
    pub fn scope_pairs(&self, scope: Scope) -> Vec<PairId> {
        match scope {
            Scope::All => self.alphabetical.clone(),
            Scope::Country(party) => self.pairs_by_party[party.index()].clone(),
            Scope::Pair(pair) => vec![pair],
        }
    }

    /// The events of a scope, in the order of the timeline.
    pub fn scope_events(&self, scope: Scope) -> Vec<EventId> {
        match scope {
            Scope::All => (0..self.events.len()).map(EventId::new).collect(),
            Scope::Pair(pair) => self.by_pair[pair.index()].clone(),
            Scope::Country(_) => {
                let pairs = self.scope_pairs(scope);
                let mut events: Vec<_> = pairs.iter().flat_map(|pair| self.pair_events(*pair)).copied().collect();
                events.sort_unstable();
                events
            },
        }
    }

    /// The countries that have a pair, by English name.
    pub fn countries(&self) -> Vec<PartyId> {
        let mut countries: Vec<_> =
            self.parties().map(|(id, _)| id).filter(|id| !self.pairs_by_party[id.index()].is_empty()).collect();
        countries.sort_by_cached_key(|id| crate::text::fold(&self[*id].name));
        countries
    }

    /// Says whether `party` is `whole`, or a predecessor of it however far back.
    pub fn stands_for(&self, whole: PartyId, party: PartyId) -> bool {
        // Succession is short; the depth guards against a circle in the data.
        self.succeeds_within(whole, party, 8)
    }

    fn succeeds_within(&self, whole: PartyId, party: PartyId, depth: u8) -> bool {
        whole == party
            || (depth > 0
                && self[whole].succeeds.iter().any(|earlier| self.succeeds_within(*earlier, party, depth - 1)))
    }

    /// The first and last year in which any of these events may have happened; `None` where all are undated.
    pub fn years(&self, events: &[EventId]) -> Option<(i16, i16)> {
        let dates = || events.iter().filter_map(|id| self[*id].stands_at());
        let end = |edtf: Edtf| edtf.latest().or(edtf.earliest()).map(jiff::civil::Date::year);
        Some((dates().map(Edtf::year).min()?, dates().filter_map(end).max()?))
    }

    /// Says whether an event is in a scope.
    pub fn holds(&self, scope: Scope, event: EventId) -> bool {
        match scope {
            Scope::All => true,
            Scope::Country(country) => self[self[event].pair].has(country),
            Scope::Pair(pair) => self[event].pair == pair,
        }
    }

    /// The English name of a scope: "All pairs", "Mexico", "Mexico–Palestine".
    pub fn scope_name(&self, scope: Scope) -> &str {
        match scope {
            Scope::All => "All pairs",
            Scope::Country(party) => &self[party].name,
            Scope::Pair(pair) => &self[pair].name,
        }
    }
}
