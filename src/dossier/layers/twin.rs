//! Twins: records of one file that would be one if they stood in two, which is most often a slip of the pen.
//!
//! Within a file every record is what its author wrote, so nothing is joined; whoever has a file checked is told.

use std::cell::LazyCell;
use std::hash::Hash;

use foldhash::{HashMap, HashMapExt as _};

use super::mission::Parts;
use super::same::{Index, Likeness, MissionKey, likeness, names_of};
use super::{Layers, Origin};
use crate::dataset::{EventId, Person};
use crate::dossier::log::Log;

/// The records of one file, in its order.
#[derive(Debug, Default)]
pub(super) struct Watch {
    events: Vec<(EventId, Origin)>,
    missions: Vec<Keyed<MissionKey>>,
    people: Vec<(Person, Origin)>,
}

/// A key that makes records one, the id of a record that has it, and where that stands.
type Keyed<K> = (K, Box<str>, Origin);

impl Layers {
    /// Watches what is taken in next for records that may be one.
    pub(in crate::dossier) fn watch(&mut self) {
        self.watch = Some(Watch::default());
    }

    pub(super) fn watch_event(&mut self, slot: EventId, origin: Origin) {
        if let Some(watch) = &mut self.watch {
            watch.events.push((slot, origin));
        }
    }

    pub(super) fn watch_mission(&mut self, parts: &Parts, origin: Origin) {
        if self.watch.is_some() {
            let key = self.mission_key(parts);
            self.watch.iter_mut().for_each(|watch| watch.missions.push((key.clone(), parts.id.clone(), origin)));
        }
    }

    pub(super) fn watch_person(&mut self, person: &Person, origin: Origin) {
        if let Some(watch) = &mut self.watch {
            watch.people.push((person.clone(), origin));
        }
    }

    /// Notes of each record watched that may be the same as an earlier one, before any of them is joined to those of other files.
    pub(in crate::dossier) fn tell_twins(&mut self, log: &mut Log) {
        let Some(Watch { events, missions, people }) = self.watch.take() else { return };
        self.tell_events(events, log);
        self.tell_keyed(missions, log);
        let keys = |(person, origin): (Person, Origin)| {
            let keys = self.keys(&person).into_iter();
            keys.map(move |key| (key, person.id.clone(), origin)).collect::<Vec<_>>()
        };
        self.tell_keyed(people.into_iter().flat_map(keys), log);
    }

    fn tell_events(&self, events: Vec<(EventId, Origin)>, log: &mut Log) {
        let (mut index, mut origins) = (Index::default(), HashMap::new());
        for (slot, origin) in events {
            let Some(event) = self.builder.event(slot) else { continue };
            let event = &event;
            let subject = Index::subject_of(event);
            let names = LazyCell::new(|| names_of(self.builder.so_far(), event.pair));
            let mut near = index.near(event).into_iter().filter_map(|other| Some((other, self.builder.event(other)?)));
            let twin = near.find(|(slot, other)| {
                let theirs = index.subject(*slot);
                likeness(self.builder.so_far(), (event, &subject), (other, theirs), || &names) == Likeness::Same
            });
            if let Some((twin, first)) = twin.and_then(|(slot, twin)| Some((twin, origins.get(&slot)?))) {
                self.tell_twin(&twin.id, *first, origin, log);
            }
            index.insert(slot, event);
            origins.insert(slot, origin);
        }
    }

    fn tell_keyed<K: Eq + Hash>(&self, records: impl IntoIterator<Item = Keyed<K>>, log: &mut Log) {
        let mut known: HashMap<K, (Box<str>, Origin)> = HashMap::new();
        for (key, id, origin) in records {
            match known.get(&key) {
                // Of an id that is given twice more is said than a note; and an alias may fold to the name.
                Some((twin, _)) if *twin == id => {},
                Some((twin, first)) => self.tell_twin(twin, *first, origin, log),
                None => drop(known.insert(key, (id, origin))),
            }
        }
    }

    fn tell_twin(&self, twin: &str, first: Origin, origin: Origin, log: &mut Log) {
        let message = format!("may be the same as {twin} at line {}; write one of them, if they are", first.line);
        self.note(origin, message, log);
    }
}
