//! A dataset kept in sections, and had back from them.
//!
//! Columns and arenas are read as they are; what is irregular goes through serde. Whatever is read is looked over before it is a
//! [`Dataset`]: that every id is in range, and nothing a terminal would obey ([`sound`](super::sound)). Events stay packed; what is in
//! one is looked at when it is read.

use std::sync::Arc;

use super::counts::Counts;
use super::indexes::Indexes;
use super::lists::Lists;
use super::records::Records;
use super::register::Register;
use super::sound::{Sound as _, all};
use super::store::Store;
use super::{Article, Dataset, EventId, Mission, MissionId, Pair, PairId, Party, Person, Place};
use crate::sections::{Fault, Reader, Target, Writer, Written, both};

impl Dataset {
    /// Writes all of it.
    pub(crate) fn keep<T: Target>(&self, writer: &mut Writer<T>) -> Written {
        let Records { parties, pairs, people, places, missions, events, articles } = &self.records;
        writer.record("counts", &Counts::of(&self.records))?;
        writer.record("records", &(parties, pairs, places, missions, articles))?;
        writer.record("people", &**people)?;
        events.keep(writer)?;
        self.register.keep(|record| self.id_of(record), writer)?;
        self.indexes.by_pair.keep("events.of.pairs", writer, EventId::index)?;
        self.indexes.by_person.keep("events.of.people", writer, EventId::index)?;
        self.indexes.by_place.keep("events.of.places", writer, EventId::index)?;
        self.indexes.missions_by_pair.keep("missions.of.pairs", writer, MissionId::index)?;
        self.indexes.pairs_by_party.keep("pairs.of.parties", writer, PairId::index)?;
        writer.numbers("pairs.by.name", self.indexes.alphabetical.iter().map(|pair| pair.index() as u32))?;
        writer.numbers("people.by.name", self.indexes.people_by_name.iter().map(|person| person.index() as u32))
    }

    /// Reads it again, on two threads.
    ///
    /// # Errors
    /// Where a section is damaged, or is not such as [`Dataset::keep`] writes.
    pub(crate) fn restore(reader: &Reader<'_>) -> Result<Self, Fault> {
        let counts: Counts = reader.record("counts")?;
        let (happenings, rest) = both(|| happenings(reader, counts), || rest(reader, counts));
        let ((events, indexes), (records, register)) = (happenings?, rest?);
        let records = Records { events, ..records };
        if Counts::of(&records) != counts {
            return Err(Fault::Unsound("counts".into()));
        }
        Ok(Self { records, register, indexes })
    }
}

/// The events, and what leads to them: half of the work, which is nearly all reading.
fn happenings(reader: &Reader<'_>, counts: Counts) -> Result<(Store, Indexes), Fault> {
    Ok((Store::restore(reader, counts)?, indexes(reader, counts)?))
}

/// All but the events: the other half, which is nearly all making records.
fn rest(reader: &Reader<'_>, counts: Counts) -> Result<(Records, Register), Fault> {
    let records = Records { people: Arc::new(people(reader, counts)?), ..records(reader, counts)? };
    Ok((records, Register::restore(reader, &counts)?))
}

fn people(reader: &Reader<'_>, counts: Counts) -> Result<Vec<Person>, Fault> {
    let people: Vec<Person> = reader.record("people")?;
    if people.is_sound(counts) { Ok(people) } else { Err(Fault::Unsound("people".into())) }
}

/// All records but people and events.
fn records(reader: &Reader<'_>, counts: Counts) -> Result<Records, Fault> {
    type Kept = (Vec<Party>, Vec<Pair>, Vec<Place>, Vec<Mission>, Vec<Article>);
    let (parties, pairs, places, missions, articles): Kept = reader.record("records")?;
    let is_sound = all(&parties, counts)
        && all(&pairs, counts)
        && all(&places, counts)
        && all(&missions, counts)
        && all(&articles, counts);
    let records = Records { parties, pairs, places, missions, articles, ..Records::default() };
    if is_sound { Ok(records) } else { Err(Fault::Unsound("records".into())) }
}

fn indexes(reader: &Reader<'_>, counts: Counts) -> Result<Indexes, Fault> {
    let (event, mission, pair) = (|at| counts.event(at), |at| counts.mission(at), |at| counts.pair(at));
    let alphabetical = reader.numbers("pairs.by.name", pair)?;
    let people_by_name = reader.numbers("people.by.name", |at| counts.person(at))?;
    if [alphabetical.len(), people_by_name.len()] != [counts.pairs as usize, counts.people as usize] {
        return Err(Fault::Unsound("people.by.name".into()));
    }
    Ok(Indexes {
        by_pair: Lists::restore("events.of.pairs", reader, counts.pairs as usize, event)?,
        by_person: Lists::restore("events.of.people", reader, counts.people as usize, event)?,
        by_place: Lists::restore("events.of.places", reader, counts.places as usize, event)?,
        missions_by_pair: Lists::restore("missions.of.pairs", reader, counts.pairs as usize, mission)?,
        pairs_by_party: Lists::restore("pairs.of.parties", reader, counts.parties as usize, pair)?,
        alphabetical,
        people_by_name,
    })
}
