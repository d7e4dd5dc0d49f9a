//! Layers: what files say of the same things, from the lowest to the highest, made one dataset.
//!
//! Owns the rules of product and format by which two records are one (`same`), are joined (`join`) or correct each other
//! (`replaces`, `drops`). Records come in with their names resolved (`lower`), a file at a time. Within a file every record is what
//! its author wrote: only records of different files are joined, and only where exactly one fits exactly one.

mod event;
mod join;
pub(super) mod mission;
mod people;
mod same;
mod twin;

use foldhash::HashMap;

use super::diagnostic::Severity;
use super::log::Log;
use crate::dataset::{Builder, Dataset, EventId, PairId, PartyId, Person, PersonId, Record, Source};
use mission::Held;
use same::{Index, MissionKey};
use twin::Watch;

/// Where a record stands: the number of its file, and its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) file: u32,
    pub(super) line: u32,
}

/// Where a record stands, and the last file that had a say in it: of one file only one record may.
#[derive(Debug, Clone, Copy)]
struct Trail {
    origin: Origin,
    last: u32,
}

impl Trail {
    fn new(origin: Origin) -> Self {
        Self { origin, last: origin.file }
    }
}

/// A record of one file that was joined to one of another: its id and place, and those of the other.
#[derive(Debug)]
pub(super) struct Join {
    ids: [Box<str>; 2],
    places: [Origin; 2],
}

/// The most joins of a check that are told one by one; of more, a reader wants the number.
const MOST_JOINS: usize = 20;

/// Why a record cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// Its id is that of a record in the same file, or of one of another sort.
    Taken(Option<Origin>),
    /// A lower layer has a record of that id, which is something else: "a visit", "in the other direction".
    Other(Origin, String),
    /// No lower layer has the record that it replaces.
    NothingToReplace,
}

/// How many bytes the line of an event usually has, or rather fewer: room that is not used costs nothing.
const USUAL_LINE: u64 = 500;

/// Room is made at once for so many events at most; for more it grows.
const MOST_EXPECTED: u64 = 2_000_000;

/// How many of the records that another may be are named.
const NAMED: usize = 5;

/// Leaves those of many records that are named, and says how many more there were: of thousands that are alike, a list for each would be
/// millions.
fn shorten<T>(found: &mut Vec<T>) -> usize {
    let more = found.len().saturating_sub(NAMED);
    found.truncate(NAMED);
    found.shrink_to_fit();
    more
}

/// All that the files read so far have said.
#[derive(Debug, Default)]
pub(super) struct Layers {
    pub(super) builder: Builder,
    /// The names of the files, by number.
    files: Vec<String>,
    /// By slot.
    events: Vec<Trail>,
    /// By number of person.
    people: Vec<Trail>,
    /// The people of the file that is being read, until all its names are known.
    arriving: Vec<(Person, Origin)>,
    arriving_ids: HashMap<Box<str>, Origin>,
    /// None where it was taken out, or joined to another.
    missions: Vec<Option<Held>>,
    /// Which mission each id of one means.
    mission_ids: HashMap<Box<str>, usize>,
    events_index: Index,
    /// The events that no later file has asked for yet, by pair: of the pairs of a world most stand in one file.
    waiting: HashMap<PairId, Vec<EventId>>,
    missions_index: HashMap<MissionKey, Vec<usize>>,
    people_index: HashMap<(String, PartyId), Vec<PersonId>>,
    /// The first event and the first mission of the file that is being read.
    fresh: (usize, usize),
    /// The records of the file that is being read, where somebody wants to know which of them may be one.
    watch: Option<Watch>,
    /// How many records of files were joined to those of others.
    pub(super) joined: usize,
    /// The joins since they were last taken, as many as may have to be told.
    joins: Vec<Join>,
}

impl Layers {
    /// Begins with a file, and gives its number.
    pub(super) fn file(&mut self, name: &str) -> u32 {
        self.files.push(name.to_owned());
        (self.files.len() - 1) as u32
    }

    /// Makes room for the events of so many bytes of bulk data.
    pub(super) fn expect_bulk(&mut self, bytes: u64) {
        let events = (bytes / USUAL_LINE).min(MOST_EXPECTED) as usize;
        self.builder.expect_events(events);
        self.events.reserve(events);
    }

    fn name_of(&self, file: u32) -> &str {
        &self.files[file as usize]
    }

    /// `file:line` of a record.
    pub(super) fn place(&self, origin: Origin) -> String {
        format!("{}:{}", self.name_of(origin.file), origin.line)
    }

    /// Where the record of an id stands, and who had the last word on it, if it is an event, a mission or a person.
    fn trail(&self, id: &str) -> Option<Trail> {
        if let Some(mission) = self.mission_ids.get(id) {
            return self.missions[*mission].as_ref().map(|held| held.trail);
        }
        match self.builder.so_far().find(id)? {
            Record::Event(slot) => self.events.get(slot.index()).copied(),
            Record::Person(person) => self.people.get(person.index()).copied(),
            _ => None,
        }
    }

    /// Who holds what a record says: the articles it rests on, or else its file.
    fn holder(&self, sources: &[Source], origin: Origin) -> String {
        let data = self.builder.so_far();
        let mut titles: Vec<&str> = sources.iter().map(|source| &*data[source.article].title).collect();
        titles.dedup();
        if titles.is_empty() { self.name_of(origin.file).to_owned() } else { titles.join("; ") }
    }

    /// Counts a record that was joined to another.
    fn count_join(&mut self, ids: [&str; 2], places: [Origin; 2]) {
        self.joined += 1;
        if self.joins.len() <= MOST_JOINS {
            self.joins.push(Join { ids: ids.map(Into::into), places });
        }
    }

    /// The joins since they were last taken; of more than may be told, the first.
    pub(super) fn take_joins(&mut self) -> Vec<Join> {
        std::mem::take(&mut self.joins)
    }

    /// Notes joins one by one, where they are few.
    pub(super) fn tell_joins(&self, joins: &[Join], log: &mut Log) {
        for Join { ids: [id, other], places: [origin, below] } in joins.iter().filter(|_| joins.len() <= MOST_JOINS) {
            self.note(*origin, format!("{id} joins {other} of {}", self.place(*below)), log);
        }
    }

    /// Notes what two files say differently.
    fn tell(&self, conflicts: &[String], id: &str, below: &str, origin: Origin, log: &mut Log) {
        for conflict in conflicts {
            self.note(origin, format!("{id}, also at {below}: {conflict}"), log);
        }
    }

    fn note(&self, origin: Origin, message: String, log: &mut Log) {
        log.at_line(Severity::Note, (self.name_of(origin.file), origin.line), message);
    }

    /// Notes which others a record may be: the first of them by name, and how many more there are.
    fn doubt(&self, origin: Origin, others: &[(String, Origin)], more: usize, log: &mut Log) {
        let mut names: Vec<_> = others.iter().map(|(id, at)| format!("{id} at {}", self.place(*at))).collect();
        if more > 0 {
            names.push(format!("{more} more"));
        }
        self.note(origin, format!("may be the same as {}; they stay apart", names.join(", or ")), log);
    }

    /// Leaves a record of a lower layer out. `false` where no lower layer has it.
    pub(super) fn leave_out(&mut self, id: &str, origin: Origin, log: &mut Log) -> bool {
        let Some((_, at)) = self.take_out(id, origin) else { return false };
        self.note(origin, format!("drops {id} of {}", self.place(at)), log);
        true
    }

    /// Lets a record be found by another id too, unless one of a lower layer has that: then it is that one or stays apart, as their own
    /// rules have it. `false` where there is no such record.
    ///
    /// # Errors
    /// [`Refused`] where another record of the same file has the id.
    pub(super) fn also(&mut self, id: &str, of: &str, origin: Origin) -> Result<bool, Refused> {
        let so_far = self.builder.so_far();
        let taken = self.mission_ids.contains_key(id) || so_far.find(id).is_some();
        match (self.mission_ids.get(of).copied(), so_far.find(of)) {
            (None, None) => return Ok(false),
            (mission, record) if taken => {
                let is_it = mission.map_or(so_far.find(id) == record, |of| self.mission_ids.get(id) == Some(&of));
                let first = self.trail(id).map(|trail| trail.origin);
                let is_here = first.is_some_and(|first| first.file == origin.file);
                return if is_here && !is_it { Err(Refused::Taken(first)) } else { Ok(true) };
            },
            (Some(mission), _) => {
                self.mission_ids.insert(id.into(), mission);
                self.missions[mission].iter_mut().for_each(|held| held.ids.push(id.into()));
            },
            (None, Some(record @ (Record::Event(_) | Record::Person(_)))) => self.builder.alias(id, record),
            (None, Some(_)) => return Ok(false),
        }
        Ok(true)
    }

    /// Takes a record of a lower layer out, with every id under which it was found, and where it stood.
    fn take_out(&mut self, id: &str, origin: Origin) -> Option<(Vec<Box<str>>, Origin)> {
        let at = self.trail(id).filter(|trail| trail.origin.file != origin.file)?.origin;
        if let Some(mission) = self.mission_ids.get(id).copied() {
            let held = self.missions[mission].take()?;
            for id in &held.ids {
                self.mission_ids.remove(id);
            }
            return Some((held.ids, at));
        }
        let Record::Event(slot) = self.builder.so_far().find(id)? else { return None };
        self.builder.take_event(slot).map(|(_, ids)| (ids, at))
    }

    /// Checks that a record may take the place of another of a lower layer: that this is there, and that its own id is free or of that
    /// one.
    fn check_replaces(&self, id: &str, replaced: &str, origin: Origin) -> Result<(), Refused> {
        let data = self.builder.so_far();
        let is_record = |id: &str| self.mission_ids.contains_key(id) || matches!(data.find(id), Some(Record::Event(_)));
        if !is_record(replaced) || self.trail(replaced).is_none_or(|trail| trail.origin.file == origin.file) {
            return Err(Refused::NothingToReplace);
        }
        let is_free = !self.mission_ids.contains_key(id) && data.find(id).is_none();
        let is_one = match (self.mission_ids.get(id), self.mission_ids.get(replaced)) {
            (Some(one), Some(other)) => one == other,
            (None, None) => data.find(id) == data.find(replaced),
            _ => false,
        };
        if is_free || is_one { Ok(()) } else { Err(Refused::Taken(self.trail(id).map(|trail| trail.origin))) }
    }

    /// Notes that one record took the place of another.
    fn tell_replaced(&self, id: &str, replaced: &str, at: Origin, origin: Origin, log: &mut Log) {
        self.note(origin, format!("{id} replaces {replaced} of {}", self.place(at)), log);
    }

    /// Ends a file: joins its records to those of other files where one fits one, and lets the files after it find its own.
    pub(super) fn end(&mut self, log: &mut Log, is_last: bool) {
        self.end_events(log);
        self.end_missions(log);
        if !is_last {
            self.index();
        }
        self.fresh = (self.events.len(), self.missions.len());
    }

    fn index(&mut self) {
        for slot in (self.fresh.0..self.events.len()).map(EventId::new).filter(|slot| self.builder.holds(*slot)) {
            let pair = self.builder.so_far().pair_of(slot);
            self.waiting.entry(pair).or_default().push(slot);
        }
        for index in self.fresh.1..self.missions.len() {
            if let Some(held) = &self.missions[index] {
                let key = self.mission_key(&held.parts);
                self.missions_index.entry(key).or_default().push(index);
            }
        }
    }

    /// Makes the missions and their events, and the dataset.
    pub(super) fn finish(mut self) -> Dataset {
        for held in self.missions.into_iter().flatten() {
            let id = held.parts.id.clone();
            mission::derive(&mut self.builder, held.parts, held.entered);
            if let Some(record) = self.builder.so_far().find(&id) {
                for id in held.ids {
                    self.builder.alias(&id, record);
                }
            }
        }
        self.builder.finish()
    }
}
