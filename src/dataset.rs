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
mod counts;
mod directory;
mod event;
mod facts;
mod filter;
mod gaps;
mod id;
mod indexes;
mod kept;
mod lists;
mod mission;
mod order;
mod pair;
mod party;
mod person;
mod place;
mod records;
mod register;
mod review;
mod scope;
mod sound;
mod source;
mod store;
mod vocabulary;
mod when;

pub use builder::{Builder, Taken};
pub use claim::{Claim, Stance};
pub use country::Countries;
pub use directory::Directory;
pub use event::{Act, Detail, Event, Every, Kind, Level, Money, Participant, Role, Vote};
pub use facts::{
    Relations, last_office, met, missions, newest, of_kind, offices, person_pairs, relations, visit_rank, visits,
};
pub use filter::{Direction, Filter, Hits, Kept, KindSet, Window};
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

pub use store::{Lean, Part, Pieced, Shared};

use std::ops::Index;

use indexes::Indexes;
use records::Records;
use register::Register;

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
    records: Records,
    register: Register,
    indexes: Indexes,
}

macro_rules! tables {
    ($($id:ident => $table:ident: $record:ident $(, $list:ident)?;)+) => {$(
        impl Index<$id> for Dataset {
            type Output = $record;

            fn index(&self, id: $id) -> &$record {
                &self.records.$table[id.index()]
            }
        }

        impl Dataset {$(
            #[doc = concat!("Every [`", stringify!($record), "`], by id.")]
            pub fn $list(&self) -> impl DoubleEndedIterator<Item = ($id, &$record)> + ExactSizeIterator {
                self.records.$list.iter().enumerate().map(|(index, record)| ($id::new(index), record))
            }
        )?}
    )+};
}

// An article is reached by the sources that cite it, and has no list. Events are packed, and made when they are read.
tables! {
    PartyId => parties: Party, parties;
    PairId => pairs: Pair, pairs;
    PersonId => people: Person, people;
    PlaceId => places: Place, places;
    MissionId => missions: Mission, missions;
    ArticleId => articles: Article;
}

impl Dataset {
    /// The record of an id.
    pub fn find(&self, id: &str) -> Option<Record> {
        self.register.find(id, &self.records)
    }

    /// The id of a record.
    pub fn id_of(&self, record: Record) -> String {
        self.records.id(record)
    }

    /// The ids under which records are found beside their own, in no order: those of records that were joined to them or that they
    /// replaced.
    pub fn other_ids(&self) -> impl Iterator<Item = (&str, Record)> {
        self.register.others()
    }

    /// An event, made of what is held of it: to be read, not to be kept. Whoever looks at many asks for what it needs of them
    /// ([`Dataset::kind`], [`Dataset::stands_at`]…), which costs a hundredth.
    pub fn event(&self, id: EventId) -> Event {
        self.records.event(id)
    }

    /// An event as it is held, for who reads very many.
    pub fn lean(&self, id: EventId) -> Lean<'_> {
        self.records.events.lean(id)
    }

    /// The ids of all events, in the order of the timeline.
    pub fn event_ids(&self) -> impl DoubleEndedIterator<Item = EventId> + ExactSizeIterator + use<> {
        (0..self.records.events.len()).map(EventId::new)
    }

    /// Every event, in the order of the timeline, each as [`Dataset::event`] makes it.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = (EventId, Event)> + ExactSizeIterator {
        self.event_ids().map(|id| (id, self.event(id)))
    }

    /// The pair whose dossier holds an event.
    pub fn pair_of(&self, event: EventId) -> PairId {
        self.records.events.pair(event)
    }

    /// The kind of an event.
    pub fn kind(&self, event: EventId) -> Kind {
        self.records.events.kind(event)
    }

    /// The kinds of all events, in the order of the timeline.
    pub fn kinds(&self) -> &[Kind] {
        self.records.events.kinds()
    }

    /// What an event did, where its kind has acts.
    pub fn act(&self, event: EventId) -> Option<Act> {
        self.records.events.act(event)
    }

    /// From whom an event goes, and towards whom.
    pub fn route(&self, event: EventId) -> [Option<PartyId>; 2] {
        self.records.events.route(event)
    }

    /// The date at which an event stands, as [`Event::stands_at`].
    pub fn stands_at(&self, event: EventId) -> Option<Edtf> {
        self.records.events.stands_at(event)
    }

    /// The number of the date at which an event stands; `None` for the undated.
    pub fn date_number(&self, event: EventId) -> Option<usize> {
        self.records.events.date_number(event).map(|number| number as usize)
    }

    /// What `judge` says of each of the dates at which events stand, by number: of a million events they are some ten thousand.
    pub fn judge_dates<T>(&self, judge: impl FnMut(Edtf) -> T) -> Vec<T> {
        self.records.events.dates().map(judge).collect()
    }

    /// Everyone by name, with how many of these events, which are in order, they have a part in.
    pub fn count_people(&self, events: &[EventId]) -> Vec<(PersonId, usize)> {
        let is_all = events.len() == self.event_ids().len();
        let mut among = vec![false; if is_all { 0 } else { self.event_ids().len() }];
        for event in events.iter().filter(|_| !is_all) {
            among[event.index()] = true;
        }
        let count =
            |own: &[EventId]| if is_all { own.len() } else { own.iter().filter(|id| among[id.index()]).count() };
        self.people_by_name().iter().map(|person| (*person, count(self.person_events(*person)))).collect()
    }

    /// Everyone, by name.
    pub fn people_by_name(&self) -> &[PersonId] {
        &self.indexes.people_by_name
    }

    /// Says whether positions differ on an event.
    pub fn is_disputed(&self, event: EventId) -> bool {
        self.records.events.is_disputed(event)
    }

    /// The title of an event.
    pub fn event_title(&self, event: EventId) -> String {
        self.lean(event).title().text()
    }

    /// Who took part in an event, in the order of the dossier.
    pub fn parts(&self, event: EventId) -> Vec<Part<'_>> {
        self.lean(event).parts().collect()
    }

    /// The places that an event names.
    pub fn event_places(&self, event: EventId) -> Vec<PlaceId> {
        self.lean(event).places().collect()
    }

    /// The mission whose change an event is.
    pub fn mission_of(&self, event: EventId) -> Option<MissionId> {
        self.records.events.mission(event)
    }

    /// The id of the pair of two countries, whether or not it is held: codes in order.
    pub fn pair_id(&self, a: PartyId, b: PartyId) -> Box<str> {
        let (a, b) = (&*self[a].code, &*self[b].code);
        let (first, second) = if a <= b { (a, b) } else { (b, a) };
        format!("{first}-{second}").into()
    }

    /// Every pair, by English name.
    pub fn pairs_by_name(&self) -> &[PairId] {
        &self.indexes.alphabetical
    }

    /// The place of an event's record in the files, by which those of one dossier keep its order. The changes of one mission have one.
    pub fn entered(&self, event: EventId) -> u32 {
        self.records.events.entered(event)
    }

    /// The events of a pair, in the order of the timeline.
    pub fn pair_events(&self, pair: PairId) -> &[EventId] {
        self.indexes.by_pair.of(pair.index())
    }

    /// The missions and accreditations of a pair, in the order of the dossier.
    pub fn pair_missions(&self, pair: PairId) -> &[MissionId] {
        self.indexes.missions_by_pair.of(pair.index())
    }

    /// The events in which a person has a part, in the order of the timeline.
    pub fn person_events(&self, person: PersonId) -> &[EventId] {
        self.indexes.by_person.of(person.index())
    }

    /// The events that name a place, in the order of the timeline.
    pub fn place_events(&self, place: PlaceId) -> &[EventId] {
        self.indexes.by_place.of(place.index())
    }

    /// The pairs of a scope, by English name.
    pub fn scope_pairs(&self, scope: Scope) -> Vec<PairId> {
        match scope {
            Scope::All => self.indexes.alphabetical.clone(),
            Scope::Country(party) => self.indexes.pairs_by_party.of(party.index()).to_vec(),
            Scope::Pair(pair) => vec![pair],
        }
    }

    /// The events of a scope, in the order of the timeline.
    pub fn scope_events(&self, scope: Scope) -> Vec<EventId> {
        match scope {
            Scope::All => self.event_ids().collect(),
            Scope::Pair(pair) => self.pair_events(pair).to_vec(),
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
        let mut countries: Vec<_> = self
            .parties()
            .map(|(id, _)| id)
            .filter(|id| !self.indexes.pairs_by_party.of(id.index()).is_empty())
            .collect();
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
        let dates = || events.iter().filter_map(|id| self.stands_at(*id));
        let end = |edtf: Edtf| edtf.latest().or(edtf.earliest()).map(jiff::civil::Date::year);
        Some((dates().map(Edtf::year).min()?, dates().filter_map(end).max()?))
    }

    /// Says whether an event is in a scope.
    pub fn holds(&self, scope: Scope, event: EventId) -> bool {
        match scope {
            Scope::All => true,
            Scope::Country(country) => self[self.pair_of(event)].has(country),
            Scope::Pair(pair) => self.pair_of(event) == pair,
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
