//! The register of ids: which record each of them means, without a second copy of a million ids.
//!
//! Owns the table from ids to records. The ids themselves stand in the records; what needs one is told how to read it.

use std::hash::BuildHasher as _;

use foldhash::HashMap;
use foldhash::fast::RandomState;
use hashbrown::HashTable;

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

/// The first of so many rooms in which the entry of an id may be.
fn room(id: &str, rooms: usize) -> usize {
    ((u128::from(xxh3_64(id.as_bytes())) * rooms as u128) >> 64) as usize
}

/// Where the ids of records can be read.
pub(super) trait Ids {
    /// Says whether the own id of a record is this.
    fn is(&self, record: Record, id: &str) -> bool;
}

/// Which record each id means. While records come and go it is a table with a hash of this run, so that nobody can choose ids that meet
/// in it. Out of an atlas it stands as it was written, under a hash that is the same everywhere: to enter a million ids anew would take
/// longer than to read all the rest.
#[derive(Debug, Default)]
pub(super) struct Register {
    table: HashTable<Hashed>,
    /// The entries, each in the first room that was free from [`room`] on; as it is read, and empty otherwise.
    standing: Vec<Entry>,
    /// Ids beside the own ones; a record that is no more leaves an empty one.
    others: Vec<(Box<str>, Option<Record>)>,
    /// Their numbers, by record.
    others_of: HashMap<Record, Vec<usize>>,
    hasher: RandomState,
}

impl Register {
    /// The record of an id.
    pub(super) fn find(&self, id: &str, ids: &impl Ids) -> Option<Record> {
        let hash = self.hash(id);
        let means = |entry: &Entry| match entry.meant() {
            Meant::Own(record) => ids.is(record, id),
            Meant::Other(number) => &*self.others[number].0 == id,
        };
        let is_it = |held: &Hashed| held.hash == hash && means(&held.entry);
        let found = self.table.find(spread(hash), is_it).map(|held| held.entry);
        match found.or_else(|| self.standing(id, means))?.meant() {
            Meant::Own(record) => Some(record),
            Meant::Other(number) => self.others[number].1,
        }
    }

    fn standing(&self, id: &str, is_it: impl Fn(&Entry) -> bool) -> Option<Entry> {
        let (behind, from) = self.standing.split_at_checked(room(id, self.standing.len()))?;
        from.iter().chain(behind).take_while(|entry| **entry != FREE).find(|entry| is_it(entry)).copied()
    }

    /// Writes its sections.
    pub(super) fn keep<T: Target>(&self, id_of: impl Fn(Record) -> String, writer: &mut Writer<T>) -> Written {
        let standing = self.standing.iter().copied().filter(|entry| *entry != FREE);
        let mut entries: Vec<_> = self.table.iter().map(|held| held.entry).chain(standing).collect();
        // Whatever the hash of this run: the same data make the same file.
        entries.sort_unstable_by_key(|entry| entry.0);
        let mut standing = vec![FREE; entries.len() / 2 * 3 + 2];
        for entry in entries {
            let mut at = match entry.meant() {
                Meant::Own(record) => room(&id_of(record), standing.len()),
                Meant::Other(number) => room(&self.others[number].0, standing.len()),
            };
            while standing[at] != FREE {
                at = (at + 1) % standing.len();
            }
            standing[at] = entry;
        }
        writer.numbers("ids", standing.into_iter().map(|entry| entry.0))?;
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
        let standing = reader.numbers("ids", |entry| Some(Entry(entry)).filter(|entry| is_sound(*entry)))?;
        Ok(Self { standing, others, ..Self::default() })
    }

    /// Enters a record under its own id, which nobody has.
    pub(super) fn enter(&mut self, id: &str, record: Record) {
        self.insert(id, Entry::own(record));
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
        // Only while records still come and go.
        self.others_of = HashMap::default();
    }
}
