//! How many records there are of each sort, and so which numbers are ids.

use serde::{Deserialize, Serialize};

use super::records::Records;
use super::{ArticleId, EventId, MissionId, PairId, PartyId, PersonId, Record};

/// How many records there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts {
    pub(super) parties: u32,
    pub(super) pairs: u32,
    pub(super) people: u32,
    pub(super) places: u32,
    pub(super) missions: u32,
    pub(super) events: u32,
    pub(super) articles: u32,
}

macro_rules! known {
    ($($name:ident: $id:ident < $count:ident;)+) => {$(
        #[doc = concat!("The [`", stringify!($id), "`] of a number, if there is one.")]
        pub(super) fn $name(self, number: u32) -> Option<$id> {
            (number < self.$count).then(|| $id::new(number as usize))
        }
    )+};
}

impl Counts {
    pub(super) fn of(records: &Records) -> Self {
        Self {
            parties: records.parties.len() as u32,
            pairs: records.pairs.len() as u32,
            people: records.people.len() as u32,
            places: records.places.len() as u32,
            missions: records.missions.len() as u32,
            events: records.events.len() as u32,
            articles: records.articles.len() as u32,
        }
    }

    known! {
        party: PartyId < parties;
        pair: PairId < pairs;
        event: EventId < events;
        person: PersonId < people;
        mission: MissionId < missions;
    }

    pub(super) fn has(self, record: Record) -> bool {
        let (index, count) = match record {
            Record::Party(id) => (id.index(), self.parties),
            Record::Pair(id) => (id.index(), self.pairs),
            Record::Event(id) => (id.index(), self.events),
            Record::Person(id) => (id.index(), self.people),
            Record::Place(id) => (id.index(), self.places),
            Record::Mission(id) => (id.index(), self.missions),
        };
        index < count as usize
    }

    pub(super) fn has_party(self, id: PartyId) -> bool {
        self.has(Record::Party(id))
    }

    pub(super) fn has_article(self, id: ArticleId) -> bool {
        id.index() < self.articles as usize
    }
}
