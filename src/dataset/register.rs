//! The register of ids: which record each of them means, without a second copy of a million ids.
//!
//! Owns the table from ids to records. The ids themselves stand in the records; what needs one is told how to read it.

use std::hash::BuildHasher as _;

use foldhash::HashMap;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Place;
use xxhash_rust::xxh3::xxh3_64;

use super::counts::Counts;
use super::{EventId, MissionId, PairId, PartyId, PersonId, PlaceId, Record};
use crate::sections::{Fault, Reader, Target, Writer, Written};

/// A record or a number of [`Register::others`], in four bytes: three bits say of which sort it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry(u32);

/// An entry with half of the hash of its id: of a million records nearly none is read that is not meant, nor any when the table grows.
#[derive(Debug, Clone, Copy)]
struct Hashed {
    hash: u32,
    entry: Entry,
}

/// The hash of an id as the table knows it: what is kept of it, spread again.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// What an entry stands for.
enum Meant {
    /// A record, under its own id.
    Own(Record),
    /// An id beside the own one of a record.
    Other(usize),
}

impl Meant {
    fn record(self, others: &[Other]) -> Option<Record> {
        match self {
            Self::Own(record) => Some(record),
            Self::Other(number) => others[number].1,
        }
    }
}

/// An id beside the own one of a record; that of a record that is no more is empty.
type Other = (Box<str>, Option<Record>);

/// Says whether an entry is that of an id.
fn means(entry: Entry, others: &[Other], id: &str, ids: &impl Ids) -> bool {
    match entry.meant() {
        Meant::Own(record) => ids.is(record, id),
        Meant::Other(number) => &*others[number].0 == id,
    }
}

/// No entry: the free room of a [`Register::standing`].
const FREE: Entry = Entry(u32::MAX);

/// How many bits of an entry are a number.
const BITS: u32 = 29;

impl Entry {
    fn own(record: Record) -> Self {
        let (sort, index) = match record {
            Record::Party(id) => (0, id.index()),
            Record::Pair(id) => (1, id.index()),
            Record::Event(id) => (2, id.index()),
            Record::Person(id) => (3, id.index()),
            Record::Place(id) => (4, id.index()),
            Record::Mission(id) => (5, id.index()),
        };
        Self(sort << BITS | index as u32)
    }

    fn other(number: usize) -> Self {
        Self(6 << BITS | number as u32)
    }

    fn index(self) -> usize {
        (self.0 & ((1 << BITS) - 1)) as usize
    }

    /// The record that it means, where it is one of so many.
    fn record(self, counts: &Counts) -> Option<Record> {
        let Meant::Own(record) = self.meant() else { return None };
        counts.has(record).then_some(record)
    }

    fn meant(self) -> Meant {
        let index = self.index();
        Meant::Own(match self.0 >> BITS {
            0 => Record::Party(PartyId::new(index)),
            1 => Record::Pair(PairId::new(index)),
            2 => Record::Event(EventId::new(index)),
            3 => Record::Person(PersonId::new(index)),
            4 => Record::Place(PlaceId::new(index)),
            5 => Record::Mission(MissionId::new(index)),
            _ => return Meant::Other(index),
        })
    }
}

/// Entries one behind the other, each in the first room that was free from that of its hash on: a third of the room of a table that
/// grows.
#[derive(Debug, Default)]
struct Standing {
    rooms: Vec<Entry>,
    /// Whether the hash is that of atlases, the same everywhere, and not one of this run.
    is_kept: bool,
}

impl Standing {
    /// Entries with their hashes.
    fn of(entries: impl ExactSizeIterator<Item = (u64, Entry)>, is_kept: bool) -> Self {
        let mut rooms = vec![FREE; entries.len() / 2 * 3 + 2];
        for (hash, entry) in entries {
            let mut at = room(hash, rooms.len());
            while rooms[at] != FREE {
                at = (at + 1) % rooms.len();
            }
            rooms[at] = entry;
        }
        Self { rooms, is_kept }
    }

    fn find(&self, hash: u64, is_it: impl Fn(&Entry) -> bool) -> Option<Entry> {
        let (behind, from) = self.rooms.split_at_checked(room(hash, self.rooms.len()))?;
        from.iter().chain(behind).take_while(|entry| **entry != FREE).find(|entry| is_it(entry)).copied()
    }

    fn entries(&self) -> impl Iterator<Item = Entry> {
        self.rooms.iter().copied().filter(|entry| *entry != FREE)
    }
}

/// The first of so many rooms in which the entry of a hash may be.
fn room(hash: u64, rooms: usize) -> usize {
    ((u128::from(hash) * rooms as u128) >> 64) as usize
}

/// The hash of atlases, the same everywhere: that of one run means nothing to the next.
fn kept_hash(id: &str) -> u64 {
    xxh3_64(id.as_bytes())
}

/// Where the ids of records can be read.
pub(super) trait Ids {
    /// Says whether the own id of a record is this.
    fn is(&self, record: Record, id: &str) -> bool;
}

/// Which record each id means. While records come and go it is a table with a hash of this run, so that nobody can choose ids that meet
/// in it; afterwards it stands, under the same hash. Out of an atlas it stands as it was written: to enter a million ids anew would
/// take longer than to read all the rest.
#[derive(Debug, Default)]
pub(super) struct Register {
    table: HashTable<Hashed>,
    /// The entries once no record comes or goes; then the table is empty.
    standing: Standing,
    others: Vec<Other>,
    /// Their numbers, by record.
    others_of: HashMap<Record, Vec<usize>>,
    hasher: RandomState,
}

impl Register {
    /// The record of an id.
    pub(super) fn find(&self, id: &str, ids: &impl Ids) -> Option<Record> {
        let hash = self.hash(id);
        let means = |entry: &Entry| means(*entry, &self.others, id, ids);
        let is_it = |held: &Hashed| held.hash == hash && means(&held.entry);
        let found = self.table.find(spread(hash), is_it).map(|held| held.entry);
        let standing = || {
            let hash = if self.standing.is_kept { kept_hash(id) } else { spread(hash) };
            self.standing.find(hash, means)
        };
        found.or_else(standing)?.meant().record(&self.others)
    }

    /// Lets it stand: no record comes or goes any more.
    pub(super) fn settle(&mut self) {
        let table = std::mem::take(&mut self.table);
        self.standing = Standing::of(table.into_iter().map(|held| (spread(held.hash), held.entry)), false);
        // Only while records still come and go.
        self.others_of = HashMap::default();
    }

    /// Writes its sections.
    pub(super) fn keep<T: Target>(&self, id_of: impl Fn(Record) -> String, writer: &mut Writer<T>) -> Written {
        let mut entries: Vec<_> = self.table.iter().map(|held| held.entry).chain(self.standing.entries()).collect();
        // Whatever the hash of this run: the same data make the same file.
        entries.sort_unstable_by_key(|entry| entry.0);
        let hash = |entry: Entry| match entry.meant() {
            Meant::Own(record) => kept_hash(&id_of(record)),
            Meant::Other(number) => kept_hash(&self.others[number].0),
        };
        let standing = Standing::of(entries.into_iter().map(|entry| (hash(entry), entry)), true);
        writer.numbers("ids", standing.rooms.into_iter().map(|entry| entry.0))?;
        let others = self.others.iter().map(|(id, record)| (id, record.map(|record| Entry::own(record).0)));
        writer.record("ids.others", &others.collect::<Vec<_>>())
    }

    /// Reads its sections.
    pub(super) fn restore(reader: &Reader<'_>, counts: &Counts) -> Result<Self, Fault> {
        let unsound = || Fault::Unsound("ids.others".into());
        let written: Vec<(Box<str>, Option<u32>)> = reader.record("ids.others")?;
        let mut others = Vec::with_capacity(written.len());
        for (id, entry) in written {
            let record = entry.map(|entry| Entry(entry).record(counts).ok_or_else(unsound)).transpose()?;
            others.push((id, record));
        }
        let is_sound = |entry: Entry| match entry.0 >> BITS {
            _ if entry == FREE => true,
            6 => entry.index() < others.len(),
            _ => entry.record(counts).is_some(),
        };
        let rooms = reader.numbers("ids", |entry| Some(Entry(entry)).filter(|entry| is_sound(*entry)))?;
        Ok(Self { standing: Standing { rooms, is_kept: true }, others, ..Self::default() })
    }

    /// Enters a record under its own id.
    ///
    /// # Errors
    /// The record that has it; then nothing has changed.
    pub(super) fn enter(&mut self, id: &str, record: Record, ids: &impl Ids) -> Result<(), Record> {
        let hash = self.hash(id);
        let Self { table, others, .. } = self;
        let is_it = |held: &Hashed| held.hash == hash && means(held.entry, others, id, ids);
        match table.entry(spread(hash), is_it, |held| spread(held.hash)) {
            Place::Vacant(free) => {
                free.insert(Hashed { hash, entry: Entry::own(record) });
                Ok(())
            },
            Place::Occupied(mut held) => {
                if let Some(taken) = held.get().entry.meant().record(others) {
                    return Err(taken);
                }
                // Another id of a record that is no more is free.
                held.get_mut().entry = Entry::own(record);
                Ok(())
            },
        }
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.table.reserve(more, |held| spread(held.hash));
    }

    /// Enters another id of a record, which nobody has.
    pub(super) fn enter_other(&mut self, id: &str, record: Record) {
        let entry_number = self.others.len();
        let entry = Entry::other(entry_number);
        self.others.push((id.into(), Some(record)));
        self.others_of.entry(record).or_default().push(entry_number);
        self.insert(id, entry);
    }

    fn insert(&mut self, id: &str, entry: Entry) {
        let hash = self.hash(id);
        self.table.insert_unique(spread(hash), Hashed { hash, entry }, |held| spread(held.hash));
    }

    fn hash(&self, id: &str) -> u32 {
        self.hasher.hash_one(id) as u32
    }

    /// Frees the own id of a record and all others of it, and gives these.
    pub(super) fn leave(&mut self, id: &str, record: Record) -> Vec<Box<str>> {
        self.free(id, Entry::own(record));
        let numbers = self.others_of.remove(&record).unwrap_or_default();
        let mut left = Vec::with_capacity(numbers.len());
        for number in numbers {
            let other = std::mem::take(&mut self.others[number]).0;
            self.free(&other, Entry::other(number));
            left.push(other);
        }
        left
    }

    fn free(&mut self, id: &str, entry: Entry) {
        if let Ok(held) = self.table.find_entry(spread(self.hash(id)), |held| held.entry == entry) {
            held.remove();
        }
    }

    /// The ids beside the own ones, each with its record.
    pub(super) fn others(&self) -> impl Iterator<Item = (&str, Record)> {
        self.others.iter().filter_map(|(id, record)| Some((&**id, (*record)?)))
    }

    /// Gives events other numbers; `None` for those that are no more.
    pub(super) fn renumber(&mut self, place: impl Fn(EventId) -> Option<EventId>) {
        for Hashed { entry, .. } in &mut self.table {
            if let Meant::Own(Record::Event(slot)) = entry.meant()
                && let Some(event) = place(slot)
            {
                *entry = Entry::own(Record::Event(event));
            }
        }
        for (_, record) in &mut self.others {
            if let Some(Record::Event(slot)) = record {
                *record = place(*slot).map(Record::Event);
            }
        }
    }
}
