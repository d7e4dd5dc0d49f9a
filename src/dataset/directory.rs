//! The people as they stand, to be looked up by their ids on several threads while events are still being added.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::{Person, PersonId};

/// Who has which id. Ids beside the own ones are not in it.
#[derive(Debug)]
pub struct Directory {
    people: Arc<Vec<Person>>,
    /// Everyone, with half of the hash of their id, so that nearly nobody is looked at who is not meant.
    table: HashTable<(u32, PersonId)>,
    hasher: RandomState,
}

impl Directory {
    pub(super) fn new(people: &Arc<Vec<Person>>) -> Self {
        let (hasher, mut table) = (RandomState::default(), HashTable::with_capacity(people.len()));
        for (index, person) in people.iter().enumerate() {
            let hash = hasher.hash_one(&*person.id);
            table.insert_unique(hash, (hash as u32, PersonId::new(index)), |(_, id): &(u32, PersonId)| {
                hasher.hash_one(&*people[id.index()].id)
            });
        }
        Self { people: Arc::clone(people), table, hasher }
    }

    /// The person of an id.
    pub fn find(&self, id: &str) -> Option<PersonId> {
        let hash = self.hasher.hash_one(id);
        let is_it = |(half, person): &(u32, PersonId)| *half == hash as u32 && *self.people[person.index()].id == *id;
        self.table.find(hash, is_it).map(|(_, person)| *person)
    }
}
