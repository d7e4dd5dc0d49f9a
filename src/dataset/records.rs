//! All records, without the indexes over them.

use std::sync::Arc;

use super::register::Ids;
use super::store::Store;
use super::{Article, Event, EventId, Mission, Pair, Party, Person, Place, Record};

/// The records, each by the number that its id is.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) parties: Vec<Party>,
    pub(super) pairs: Vec<Pair>,
    /// Shared with each [`Directory`](super::Directory).
    pub(super) people: Arc<Vec<Person>>,
    pub(super) places: Vec<Place>,
    pub(super) missions: Vec<Mission>,
    /// In the order of the timeline once all are there, so that an [`EventId`] is a place in time.
    pub(super) events: Store,
    pub(super) articles: Vec<Article>,
}

impl Records {
    /// The id of the pair of an event.
    fn pair_id(&self, event: EventId) -> &str {
        &self.pairs[self.events.pair(event).index()].id
    }

    pub(super) fn event(&self, id: EventId) -> Event {
        self.events.lean(id).event(self.pair_id(id))
    }

    pub(super) fn id(&self, record: Record) -> String {
        match record {
            Record::Event(event) => self.events.id(event, self.pair_id(event)),
            record => self.whole_id(record).to_owned(),
        }
    }

    /// The id of a record that keeps it whole, as all but events do.
    fn whole_id(&self, record: Record) -> &str {
        match record {
            Record::Party(id) => &self.parties[id.index()].code,
            Record::Pair(id) => &self.pairs[id.index()].id,
            Record::Person(id) => &self.people[id.index()].id,
            Record::Place(id) => &self.places[id.index()].id,
            Record::Mission(id) => &self.missions[id.index()].id,
            Record::Event(_) => "",
        }
    }
}

impl Ids for Records {
    fn is(&self, record: Record, id: &str) -> bool {
        match record {
            Record::Event(event) => self.events.has_id(event, self.pair_id(event), id),
            record => self.whole_id(record) == id,
        }
    }
}
