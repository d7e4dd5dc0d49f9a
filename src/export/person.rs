//! People, with the offices they held by date.

use serde::Serialize;

use super::JsonWhen;
use crate::dataset::{Dataset, Office, PersonId, Rank};

/// A person.
#[derive(Debug, Serialize)]
pub struct JsonPerson<'a> {
    id: &'a str,
    name: &'a str,
    aliases: &'a [Box<str>],
    offices: Vec<JsonTerm<'a>>,
    pairs: Vec<&'a str>,
    events: Vec<&'a str>,
}

impl<'a> JsonPerson<'a> {
    /// The JSON form of a person.
    pub fn new(data: &'a Dataset, id: PersonId) -> Self {
        let person = &data[id];
        let events = data.person_events(id);
        let mut pairs = Vec::new();
        for pair in events.iter().map(|event| &*data[data[*event].pair].id) {
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
        Self {
            id: &person.id,
            name: &person.name,
            aliases: &person.aliases,
            offices: terms(data, id),
            pairs,
            events: events.iter().map(|event| &*data[*event].id).collect(),
        }
    }
}

/// The offices of a person in the order in which events first name them, each with the dates of those events.
fn terms(data: &Dataset, id: PersonId) -> Vec<JsonTerm<'_>> {
    let mut held: Vec<(&Office, Vec<JsonWhen>)> = Vec::new();
    for event in data.person_events(id).iter().map(|event| &data[*event]) {
        let offices = event.people.iter().filter(|part| part.person == id).filter_map(|part| part.office.as_ref());
        for office in offices {
            let when = JsonWhen::of(event);
            match held.iter_mut().find(|(known, _)| *known == office) {
                Some((_, whens)) => whens.push(when),
                None => held.push((office, vec![when])),
            }
        }
    }
    held.into_iter().map(|(office, when)| JsonTerm { office: JsonOffice::new(data, office), when }).collect()
}

/// An office, and when events name the person in it.
#[derive(Debug, Serialize)]
struct JsonTerm<'a> {
    #[serde(flatten)]
    office: JsonOffice<'a>,
    when: Vec<JsonWhen>,
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
