//! Events, packed: a million of them in the room that a hundred thousand would take as records.
//!
//! What lists and filters look at (pair, kind, date, direction) stands in columns. The rest of an event is a few bytes of its own,
//! in which whatever many events say the same is a number: words of texts ([`lexicon`]), dates, offices, sources, names. An [`Event`]
//! is made of them when somebody wants to read it; nothing keeps one.

mod kept;
mod lean;
pub(super) mod lexicon;
mod packed;

use std::hash::Hash;

use foldhash::fast::RandomState;
use indexmap::{Equivalent, IndexSet};
use serde::{Deserialize, Serialize};

use super::counts::Counts;
use super::{
    Act, Claim, ClassName, Edtf, Event, EventId, Kind, Office, PairId, PartyId, PersonId, PlaceId, Source, When,
};
pub use lean::{Lean, Part, Shared};
use lexicon::Lexicon;
pub use lexicon::Pieced;
use packed::Packed;

/// Different values, each under the number of its place.
type Numbered<T> = IndexSet<T, RandomState>;

/// How many bytes of its own an event of bulk data usually has.
const USUAL_BYTES: usize = 80;

/// No number of any table.
const NONE: u32 = u32::MAX;

/// Events, each at a place: a slot while they are read, the place in time afterwards.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) lexicon: Lexicon,
    tables: Tables,
    bytes: Vec<u8>,
    columns: Columns,
    /// How many records there are, where that is to be held against what the bytes say: they come out of an atlas.
    counts: Option<Counts>,
    desk: Desk,
}

/// Room to pack an event in, used again and again.
#[derive(Debug, Default)]
struct Desk {
    title: Vec<u8>,
    summary: Vec<u8>,
    packed: Vec<u8>,
}

/// What events share.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Tables {
    whens: Numbered<When>,
    /// The dates at which events stand.
    dates: Numbered<Edtf>,
    offices: Numbered<Office>,
    classes: Numbered<ClassName>,
    names: Numbered<Box<str>>,
    sources: Numbered<Vec<Source>>,
    /// What few events have, one entry for each that has it.
    rare: Vec<Rare>,
}

/// What few events have.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Rare {
    announced: Option<When>,
    claims: Vec<Claim>,
}

/// A cell for each event.
#[derive(Debug, Default)]
struct Columns {
    pair: Vec<PairId>,
    kind: Vec<Kind>,
    act: Vec<Option<Act>>,
    /// The number of its date, [`NONE`] for the undated.
    stands: Vec<u32>,
    /// Whether positions differ on it.
    disputed: Vec<bool>,
    from: Vec<u32>,
    to: Vec<u32>,
    /// The place of its record in the files.
    entered: Vec<u32>,
    /// Where its bytes begin.
    start: Vec<u64>,
}

/// Whom and what an event names.
pub(super) struct Named {
    pub(super) people: Vec<PersonId>,
    pub(super) places: Vec<PlaceId>,
    /// The mission whose change it is.
    pub(super) mission: Option<super::MissionId>,
}

impl Store {
    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.columns.kind.len()
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        let Columns { pair, kind, act, stands, disputed, from, to, entered, start } = &mut self.columns;
        pair.reserve(more);
        kind.reserve(more);
        act.reserve(more);
        disputed.reserve(more);
        start.reserve(more);
        for column in [stands, from, to, entered] {
            column.reserve(more);
        }
        self.bytes.reserve(more * USUAL_BYTES);
    }

    /// Adds an event; `pair` is the id of its pair.
    pub(super) fn push(&mut self, event: &Event, pair: &str, entered: u32) {
        let id = EventId::new(self.len());
        let start = self.pack(event, pair);
        let columns = &mut self.columns;
        columns.pair.push(event.pair);
        columns.kind.push(event.kind);
        columns.act.push(event.act);
        columns.stands.push(NONE);
        columns.disputed.push(event.is_disputed());
        columns.from.push(NONE);
        columns.to.push(NONE);
        columns.entered.push(entered);
        columns.start.push(start);
        self.note(id, event);
    }

    /// Puts another event in the place of one; the bytes of the old one stay unused.
    pub(super) fn replace(&mut self, id: EventId, event: &Event, pair: &str) {
        let at = id.index();
        self.columns.start[at] = self.pack(event, pair);
        self.columns.pair[at] = event.pair;
        self.columns.kind[at] = event.kind;
        self.columns.act[at] = event.act;
        self.columns.disputed[at] = event.is_disputed();
        self.note(id, event);
    }

    /// Writes the columns that are numbers into tables.
    fn note(&mut self, id: EventId, event: &Event) {
        let at = id.index();
        let party = |party: Option<PartyId>| party.map_or(NONE, |party| party.index() as u32);
        self.columns.from[at] = party(event.from);
        self.columns.to[at] = party(event.to);
        self.columns.stands[at] = event.stands_at().map_or(NONE, |edtf| number(&mut self.tables.dates, &edtf));
    }

    fn pack(&mut self, event: &Event, pair: &str) -> u64 {
        let start = self.bytes.len() as u64;
        let written = packed::write(event, pair, &mut self.lexicon, &mut self.tables, &mut self.desk);
        self.bytes.extend_from_slice(written);
        start
    }

    fn packed(&self, id: EventId) -> Packed<'_> {
        let start = self.columns.start[id.index()] as usize;
        let mut packed = packed::read(self.bytes.get(start..).unwrap_or_default());
        if let Some(counts) = self.counts {
            packed.keep_within(counts);
        }
        packed
    }

    /// The event at a place, unread.
    pub(super) fn lean(&self, id: EventId) -> Lean<'_> {
        Lean::new(self, id, self.packed(id))
    }

    /// Says whether the event at a place has this id.
    pub(super) fn has_id(&self, id: EventId, pair: &str, text: &str) -> bool {
        packed::is_id(
            packed::read_id(self.bytes.get(self.columns.start[id.index()] as usize..).unwrap_or_default()),
            pair,
            text,
        )
    }

    /// The id of the event at a place.
    pub(super) fn id(&self, id: EventId, pair: &str) -> String {
        self.packed(id).full_id(pair).into()
    }

    pub(super) fn pair(&self, id: EventId) -> PairId {
        self.columns.pair[id.index()]
    }

    pub(super) fn kind(&self, id: EventId) -> Kind {
        self.columns.kind[id.index()]
    }

    pub(super) fn kinds(&self) -> &[Kind] {
        &self.columns.kind
    }

    pub(super) fn act(&self, id: EventId) -> Option<Act> {
        self.columns.act[id.index()]
    }

    pub(super) fn stands_at(&self, id: EventId) -> Option<Edtf> {
        self.tables.dates.get_index(self.columns.stands[id.index()] as usize).copied()
    }

    pub(super) fn is_disputed(&self, id: EventId) -> bool {
        self.columns.disputed[id.index()]
    }

    pub(super) fn route(&self, id: EventId) -> [Option<PartyId>; 2] {
        [party(self.columns.from[id.index()]), party(self.columns.to[id.index()])]
    }

    pub(super) fn entered(&self, id: EventId) -> u32 {
        self.columns.entered[id.index()]
    }

    /// The mission whose change an event is.
    pub(super) fn mission(&self, id: EventId) -> Option<super::MissionId> {
        if self.kind(id) == Kind::Mission { self.packed(id).mission() } else { None }
    }

    /// Whom and what an event names, each once.
    pub(super) fn named(&self, id: EventId) -> Named {
        let packed = self.packed(id);
        let mut people: Vec<PersonId> = Vec::with_capacity(packed.people.len());
        for (person, _) in &packed.people {
            let person = PersonId::new(*person as usize);
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let places = packed.places.iter().map(|place| PlaceId::new(*place as usize)).collect();
        Named { people, places, mission: packed.mission() }
    }

    /// Puts the events of these places in this order, and lets go of all others and of room that is not needed.
    pub(super) fn reorder(&mut self, order: &[u32]) {
        fn put<T: Copy>(cells: &mut Vec<T>, order: &[u32]) {
            *cells = order.iter().map(|at| cells[*at as usize]).collect();
        }
        let ends = self.ends(order);
        let Columns { pair, kind, act, stands, disputed, from, to, entered, start } = &mut self.columns;
        put(pair, order);
        put(kind, order);
        put(act, order);
        put(disputed, order);
        put(start, order);
        for column in [stands, from, to, entered] {
            put(column, order);
        }
        self.gather(&ends);
        self.desk = Desk::default();
        self.lexicon.shrink();
    }

    /// Where the bytes end of the events of these places: at the latest where the next ones begin.
    fn ends(&self, order: &[u32]) -> Vec<u64> {
        let starts = &self.columns.start;
        let mut by_start: Vec<u32> = (0..starts.len() as u32).collect();
        by_start.sort_unstable_by_key(|at| starts[*at as usize]);
        let mut ends = vec![self.bytes.len() as u64; starts.len()];
        for pair in by_start.windows(2) {
            ends[pair[0] as usize] = starts[pair[1] as usize];
        }
        order.iter().map(|at| ends[*at as usize]).collect()
    }

    /// Puts the bytes of the events, which end there, in the order of the events: who reads them all goes through memory once.
    fn gather(&mut self, ends: &[u64]) {
        let starts = &mut self.columns.start;
        let all = starts.iter().zip(ends).map(|(start, end)| (end - start) as usize).sum();
        let mut gathered = Vec::with_capacity(all);
        for (start, end) in starts.iter_mut().zip(ends) {
            let held = &self.bytes[*start as usize..*end as usize];
            *start = gathered.len() as u64;
            gathered.extend_from_slice(held);
        }
        self.bytes = gathered;
    }

    /// For each date its place among all dates, by which events are ordered: equal for dates that tie.
    pub(super) fn date_order(&self) -> Vec<u32> {
        let mut dates: Vec<_> = self.tables.dates.iter().enumerate().map(|(at, edtf)| (edtf.order(), at)).collect();
        dates.sort_unstable();
        let mut order = vec![0; dates.len()];
        let (mut place, mut before) = (0, None);
        for (date, at) in dates {
            if before.is_some_and(|before| before != date) {
                place += 1;
            }
            before = Some(date);
            order[at] = place;
        }
        order
    }

    /// The dates at which events stand, by number.
    pub(super) fn dates(&self) -> impl Iterator<Item = Edtf> {
        self.tables.dates.iter().copied()
    }

    /// The number of the date at which an event stands.
    pub(super) fn date_number(&self, id: EventId) -> Option<u32> {
        Some(self.columns.stands[id.index()]).filter(|number| *number != NONE)
    }
}

fn party(number: u32) -> Option<PartyId> {
    (number != NONE).then(|| PartyId::new(number as usize))
}

/// The number of a value, which is added if it is new: most are not, and are not copied.
fn number<V, T>(table: &mut Numbered<T>, value: &V) -> u32
where
    V: Hash + Equivalent<T> + ToOwned<Owned: Into<T>> + ?Sized,
    T: Hash + Eq,
{
    let known = table.get_index_of(value);
    known.unwrap_or_else(|| table.insert_full(value.to_owned().into()).0) as u32
}
