//! Layers: what files say of the same things, from the lowest to the highest, made one dataset.
//!
//! Owns the rules of product and format by which two records are one ([`same`]), are joined ([`join`]) or correct each other
//! (`replaces`, `drops`). Records come in with their names resolved (`lower`), a file at a time. Within a file every record is what
//! its author wrote: only records of different files are joined, and only where exactly one fits exactly one.

mod join;
pub(super) mod mission;
mod same;

use foldhash::{HashMap, HashMapExt as _};

use super::diagnostic::{Log, Severity};
use crate::dataset::{Builder, Dataset, Event, EventId, PartyId, Person, PersonId, Record, Source, Vocabulary as _};
use crate::text::fold;
use join::Holders;
use mission::Parts;
use same::{Family, Index, MissionKey};

/// Where a record stands: the number of its file, and its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) file: u16,
    pub(super) line: u32,
}

/// Why a record cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// Its id is that of a record in the same file, or of one of another sort.
    Taken(Option<Origin>),
    /// Another file has a record of that id that is of another kind.
    OtherKind(Origin, &'static str),
}

/// A mission, where it stands, and its place among all records.
#[derive(Debug)]
struct Held {
    parts: Parts,
    origin: Origin,
    entered: u32,
}

/// All that the files read so far have said.
#[derive(Debug, Default)]
pub(super) struct Layers {
    pub(super) builder: Builder,
    /// The names of the files, by number.
    files: Vec<String>,
    /// Where the events stand, by slot.
    origins: Vec<Origin>,
    /// None where it was taken out.
    missions: Vec<Option<Held>>,
    /// Which mission each id of one means.
    mission_ids: HashMap<Box<str>, usize>,
    events_index: Index,
    missions_index: HashMap<MissionKey, Vec<usize>>,
    people_index: HashMap<(String, PartyId), Vec<PersonId>>,
    /// Where the people stand.
    person_origins: Vec<Origin>,
    /// The first event and the first mission of the file that is being read.
    fresh: (usize, usize),
    /// How many records of files were joined to those of others.
    pub(super) joined: usize,
}

impl Layers {
    /// Begins with a file, and gives its number.
    pub(super) fn file(&mut self, name: &str) -> u16 {
        self.files.push(name.to_owned());
        (self.files.len() - 1) as u16
    }

    /// `file:line` of a record.
    pub(super) fn place(&self, origin: Origin) -> String {
        format!("{}:{}", self.files[usize::from(origin.file)], origin.line)
    }

    /// Where the record of an id stands, if it is an event, a mission or a person.
    pub(super) fn origin_of(&self, id: &str) -> Option<Origin> {
        if let Some(mission) = self.mission_ids.get(id) {
            return self.missions[*mission].as_ref().map(|held| held.origin);
        }
        match self.builder.so_far().find(id)? {
            Record::Event(slot) => self.origins.get(slot.index()).copied(),
            Record::Person(person) => self.person_origins.get(person.index()).copied(),
            _ => None,
        }
    }

    /// Who holds what a record says: the articles it rests on, or else its file.
    fn holder(&self, sources: &[Source], origin: Origin) -> String {
        let data = self.builder.so_far();
        let mut titles: Vec<&str> = sources.iter().map(|source| &*data[source.article].title).collect();
        titles.dedup();
        match titles[..] {
            [] => self.files[usize::from(origin.file)].clone(),
            _ => titles.join("; "),
        }
    }

    /// Takes in a person: who has the same id in another file, or the same name and country, is the same.
    ///
    /// # Errors
    /// [`Refused`] where the id is taken in the same file, or by another sort of record.
    pub(super) fn person(&mut self, person: Person, origin: Origin) -> Result<PersonId, Refused> {
        if let Some(record) = self.builder.so_far().find(&person.id) {
            let at = self.origin_of(&person.id);
            return match record {
                Record::Person(id) if at.is_some_and(|at| at.file != origin.file) => {
                    self.join_person(id, person);
                    Ok(id)
                },
                _ => Err(Refused::Taken(at)),
            };
        }
        if let Some(known) = self.namesake(&person) {
            self.builder.alias(person.id.clone(), Record::Person(known));
            self.join_person(known, person);
            return Ok(known);
        }
        let id = self.builder.add_person(person).map_err(|_| Refused::Taken(None))?;
        self.person_origins.push(origin);
        Ok(id)
    }

    /// The one person of another file who has a name of this one, whole and of two words at least, and offices of the same country.
    fn namesake(&self, person: &Person) -> Option<PersonId> {
        if self.people_index.is_empty() {
            return None;
        }
        let mut found: Vec<_> = name_keys(person).filter_map(|key| self.people_index.get(&key)).flatten().collect();
        found.sort_unstable();
        found.dedup();
        if let [one] = found[..] { Some(*one) } else { None }
    }

    fn join_person(&mut self, id: PersonId, new: Person) {
        self.joined += 1;
        let held = self.builder.person_mut(id);
        held.of = new.of.or(held.of);
        // The name of the register below stays: it is the one that its dossiers use.
        let names = std::iter::once(new.name).chain(new.aliases).filter(|name| *name != held.name).collect();
        join::add_new(&mut held.aliases, names);
    }

    /// Ends the taking in of people of a file: from now on those of others may be found to be the same.
    pub(super) fn index_people(&mut self, file: u16) {
        let data = self.builder.so_far();
        for (id, person) in data.people().filter(|(id, _)| self.person_origins[id.index()].file == file) {
            for key in name_keys(person) {
                self.people_index.entry(key).or_default().push(id);
            }
        }
    }

    /// Takes in an event of the file that is being read.
    ///
    /// # Errors
    /// [`Refused`] where its id is taken.
    pub(super) fn event(&mut self, event: Event, origin: Origin, log: &mut Log) -> Result<(), Refused> {
        if self.mission_ids.contains_key(&event.id) {
            return Err(Refused::Taken(self.origin_of(&event.id)));
        }
        let entered = self.builder.enter();
        let Err(event) = self.builder.add_event(event, entered) else {
            self.origins.push(origin);
            return Ok(());
        };
        match self.builder.so_far().find(&event.id) {
            Some(Record::Event(slot)) if self.origins[slot.index()].file != origin.file => {
                let held = self.builder.event(slot).map(|held| held.kind);
                if let Some(kind) = held.filter(|kind| *kind != event.kind) {
                    return Err(Refused::OtherKind(self.origins[slot.index()], kind.name()));
                }
                self.join_event(slot, event, origin, log);
                Ok(())
            },
            _ => Err(Refused::Taken(self.origin_of(&event.id))),
        }
    }

    fn join_event(&mut self, slot: EventId, new: Event, origin: Origin, log: &mut Log) {
        let Some(held) = self.builder.event(slot) else { return };
        let (lower, higher) =
            (self.holder(&held.sources, self.origins[slot.index()]), self.holder(&new.sources, origin));
        let (id, below) = (held.id.clone(), self.place(self.origins[slot.index()]));
        let Some(held) = self.builder.event_mut(slot) else { return };
        let conflicts = join::join(held, new, Holders { held: &lower, new: &higher });
        self.joined += 1;
        self.tell(&conflicts, &id, &below, origin, log);
    }

    /// Notes what two files say differently.
    fn tell(&self, conflicts: &[String], id: &str, below: &str, origin: Origin, log: &mut Log) {
        for conflict in conflicts {
            let message = format!("disputed from now on: {id}, also at {below}, has other {conflict}");
            self.note(origin, message, log);
        }
    }

    fn note(&self, origin: Origin, message: String, log: &mut Log) {
        log.at_line(Severity::Note, (&self.files[usize::from(origin.file)], origin.line), message);
    }

    /// Takes in a mission or accreditation of the file that is being read.
    ///
    /// # Errors
    /// [`Refused`] where its id is taken.
    pub(super) fn mission(&mut self, parts: Parts, origin: Origin, log: &mut Log) -> Result<(), Refused> {
        if let Some(known) = self.mission_ids.get(&parts.id).copied() {
            let at = self.missions[known].as_ref().map(|held| held.origin);
            if at.is_none_or(|at| at.file == origin.file) {
                return Err(Refused::Taken(at));
            }
            if !self.join_mission(known, &parts, origin, log) {
                return Err(Refused::OtherKind(at.unwrap_or(origin), "mission with another history"));
            }
            return Ok(());
        }
        if self.builder.so_far().find(&parts.id).is_some() {
            return Err(Refused::Taken(self.origin_of(&parts.id)));
        }
        let key = self.mission_key(&parts);
        let known = self.missions_index.get(&key).cloned().unwrap_or_default();
        if let [known] = known[..]
            && self.join_mission(known, &parts, origin, log)
        {
            self.mission_ids.insert(parts.id, known);
            return Ok(());
        }
        if let [known, ..] = known[..]
            && let Some(held) = &self.missions[known]
        {
            let message =
                format!("may be the same as {}, at {}; they stay two", held.parts.id, self.place(held.origin));
            self.note(origin, message, log);
        }
        self.mission_ids.insert(parts.id.clone(), self.missions.len());
        let entered = self.builder.enter();
        self.missions.push(Some(Held { parts, origin, entered }));
        Ok(())
    }

    fn mission_key(&self, parts: &Parts) -> MissionKey {
        MissionKey::new(self.builder.so_far(), parts.pair, parts.from, parts.post, Family::of(parts.class()))
    }

    /// Joins a mission to one that is held; false where their histories do not fit.
    fn join_mission(&mut self, known: usize, new: &Parts, origin: Origin, log: &mut Log) -> bool {
        let Some(mut held) = self.missions[known].take() else { return false };
        let sources = |parts: &Parts| match &parts.sources[..] {
            [] => parts.changes.iter().flat_map(|change| change.event.sources.clone()).collect(),
            sources => sources.to_vec(),
        };
        let (lower, higher) = (self.holder(&sources(&held.parts), held.origin), self.holder(&sources(new), origin));
        let below = self.place(held.origin);
        let holders = Holders { held: &lower, new: &higher };
        let conflicts = held.parts.join(self.builder.so_far(), new.clone(), holders);
        if let Some(conflicts) = &conflicts {
            self.joined += 1;
            self.tell(conflicts, &held.parts.id, &below, origin, log);
        }
        self.missions[known] = Some(held);
        conflicts.is_some()
    }

    /// Takes a record of a lower layer out, for good or for the one that replaces it. `false` where no lower layer has it.
    pub(super) fn take_out(&mut self, id: &str, by: Option<&str>, origin: Origin, log: &mut Log) -> bool {
        let Some(at) = self.origin_of(id).filter(|at| at.file != origin.file) else { return false };
        if let Some(mission) = self.mission_ids.get(id).copied() {
            self.missions[mission] = None;
            self.mission_ids.retain(|_, known| *known != mission);
        } else if let Some(Record::Event(slot)) = self.builder.so_far().find(id) {
            self.builder.take_event(slot);
        } else {
            return false;
        }
        let message = match by {
            Some(by) => format!("{by} replaces {id} of {}", self.place(at)),
            None => format!("drops {id} of {}", self.place(at)),
        };
        self.note(origin, message, log);
        true
    }

    /// Lets the record of one id be found by another too.
    pub(super) fn alias(&mut self, id: &str, of: &str) {
        if let Some(mission) = self.mission_ids.get(of).copied() {
            self.mission_ids.insert(id.into(), mission);
        } else if let Some(record) = self.builder.so_far().find(of) {
            self.builder.alias(id.into(), record);
        }
    }

    /// Ends a file: joins its events to those of other files where one fits one, and lets the files after it find its own.
    pub(super) fn end(&mut self, log: &mut Log, is_last: bool) {
        let fresh = (self.fresh.0..self.origins.len()).map(EventId::new);
        let near: Vec<_> = fresh.clone().filter_map(|slot| Some((slot, self.matches(slot)?))).collect();
        let mut wanted: HashMap<EventId, usize> = HashMap::new();
        near.iter().flat_map(|(_, found)| found).for_each(|found| *wanted.entry(*found).or_default() += 1);
        for (slot, found) in near {
            match found[..] {
                [one] if wanted[&one] == 1 => self.merge(slot, one, log),
                _ => self.doubt(slot, &found, log),
            }
        }
        if !is_last {
            let builder = &self.builder;
            let events = fresh.filter_map(|slot| Some((slot, builder.event(slot)?)));
            events.for_each(|(slot, event)| self.events_index.insert(slot, event));
            for index in self.fresh.1..self.missions.len() {
                if let Some(held) = &self.missions[index] {
                    let key = self.mission_key(&held.parts);
                    self.missions_index.entry(key).or_default().push(index);
                }
            }
        }
        self.fresh = (self.origins.len(), self.missions.len());
    }

    /// The events of other files that an event of this one may be; those of its very date where there are any. `None` without any.
    fn matches(&self, slot: EventId) -> Option<Vec<EventId>> {
        let event = self.builder.event(slot)?;
        let data = self.builder.so_far();
        let held = |other: &EventId| self.builder.event(*other);
        let mut found = self.events_index.near(event);
        found.retain(|other| held(other).is_some_and(|other| same::is_same(data, event, other)));
        let on_the_day = |other: &EventId| held(other).is_some_and(|other| other.stands_at() == event.stands_at());
        if found.len() > 1 && found.iter().any(on_the_day) {
            found.retain(on_the_day);
        }
        (!found.is_empty()).then_some(found)
    }

    fn merge(&mut self, slot: EventId, held: EventId, log: &mut Log) {
        let origin = self.origins[slot.index()];
        let Some(event) = self.builder.take_event(slot) else { return };
        self.builder.alias(event.id.clone(), Record::Event(held));
        self.join_event(held, event, origin, log);
    }

    fn doubt(&mut self, slot: EventId, found: &[EventId], log: &mut Log) {
        let name = |slot: &EventId| {
            Some(format!("{} at {}", self.builder.event(*slot)?.id, self.place(self.origins[slot.index()])))
        };
        let names: Vec<_> = found.iter().filter_map(name).collect();
        let message = format!("may be the same as {}; they stay apart", names.join(", or "));
        self.note(self.origins[slot.index()], message, log);
    }

    /// Makes the missions and their events, and the dataset.
    pub(super) fn finish(mut self) -> Dataset {
        let mut ids: HashMap<usize, Box<str>> = HashMap::new();
        for (index, held) in self.missions.into_iter().enumerate() {
            let Some(Held { parts, entered, .. }) = held else { continue };
            ids.insert(index, parts.id.clone());
            mission::derive(&mut self.builder, parts, entered);
        }
        for (id, index) in self.mission_ids {
            if let Some(record) = ids.get(&index).and_then(|own| self.builder.so_far().find(own)) {
                self.builder.alias(id, record);
            }
        }
        self.builder.finish()
    }
}

/// The names of a person that may tell who they are: whole, of two words at least, with the country of their offices.
fn name_keys(person: &Person) -> impl Iterator<Item = (String, PartyId)> {
    let names = std::iter::once(&person.name).chain(&person.aliases).filter(|name| name.trim().contains(' '));
    person.of.into_iter().flat_map(move |of| names.clone().map(move |name| (fold(name.trim()), of)))
}
