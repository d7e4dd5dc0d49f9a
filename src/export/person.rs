//! People, with the offices they held by date.

use serde::Serialize;

use super::JsonWhen;
use crate::dataset::{Dataset, EventId, Office, PersonId, Rank, Record, offices, person_pairs};

/// A person.
#[derive(Debug, Serialize)]
pub struct JsonPerson<'a> {
    id: &'a str,
    name: &'a str,
    aliases: &'a [Box<str>],
    offices: Vec<JsonTerm<'a>>,
    pairs: Vec<&'a str>,
    events: Vec<String>,
}

impl<'a> JsonPerson<'a> {
    /// The JSON form of a person.
    pub fn new(data: &'a Dataset, id: PersonId) -> Self {
        let person = &data[id];
        Self {
            id: &person.id,
            name: &person.name,
            aliases: &person.aliases,
            offices: offices(data, id)
                .into_iter()
                .map(|(office, events)| JsonTerm::new(data, office, &events))
                .collect(),
            pairs: person_pairs(data, id).into_iter().map(|pair| &*data[pair].id).collect(),
            events: data.person_events(id).iter().map(|event| data.id_of(Record::Event(*event))).collect(),
        }
    }
}

/// An office, and when events name the person in it.
#[derive(Debug, Serialize)]
struct JsonTerm<'a> {
    #[serde(flatten)]
    office: JsonOffice<'a>,
    when: Vec<JsonWhen>,
}

impl<'a> JsonTerm<'a> {
    fn new(data: &'a Dataset, office: &'a Office, events: &[EventId]) -> Self {
        let when = events.iter().map(|event| JsonWhen::of(&data.event(*event))).collect();
        Self { office: JsonOffice::new(data, office), when }
    }
}

/// What a person was at the time.
#[derive(Debug, Serialize)]
pub(super) struct JsonOffice<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    also: &'a [Box<str>],
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<Rank>,
}

impl<'a> JsonOffice<'a> {
    pub(super) fn new(data: &'a Dataset, office: &'a Office) -> Self {
        Self {
            title: &office.title,
            also: &office.also,
            of: office.of.map(|party| &*data[party].code),
            rank: office.rank,
        }
    }
}
