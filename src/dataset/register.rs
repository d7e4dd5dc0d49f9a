//! The register of ids: which record each of them means, without a second copy of a million ids.
//!
//! Owns the table from ids to records. The ids themselves stand in the records; what needs one is told how to read it.

use std::hash::BuildHasher as _;

use foldhash::HashMap;
use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::{EventId, MissionId, PairId, PartyId, PersonId, PlaceId, Record};

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

    fn meant(self) -> Meant {
        let index = (self.0 & ((1 << BITS) - 1)) as usize;
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

/// Where the ids of records can be read.
pub(super) trait Ids {
    /// Says whether the own id of a record is this.
    fn is(&self, record: Record, id: &str) -> bool;
}

/// Which record each id means.
#[derive(Debug, Default)]
pub(super) struct Register {
    table: HashTable<Hashed>,
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
        let is_it = |held: &Hashed| {
            held.hash == hash
                && match held.entry.meant() {
                    Meant::Own(record) => ids.is(record, id),
                    Meant::Other(number) => &*self.others[number].0 == id,
                }
        };
        match self.table.find(spread(hash), is_it)?.entry.meant() {
            Meant::Own(record) => Some(record),
            Meant::Other(number) => self.others[number].1,
        }
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
