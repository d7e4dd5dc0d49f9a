//! Hits of a search.

use std::borrow::Cow;

use serde::Serialize;

use super::JsonWhen;
use crate::dataset::{Dataset, Record};
use crate::search::{Explained, HitType, Why, title};

/// A hit of a search: what it is, and what in it met the query.
#[derive(Debug, Serialize)]
pub struct JsonHit<'a> {
    #[serde(rename = "type")]
    hit_type: HitType,
    id: String,
    title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pair: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<JsonWhen>,
    why: Why,
}

impl<'a> JsonHit<'a> {
    /// The JSON form of a hit.
    pub fn new(data: &'a Dataset, Explained { hit, why }: Explained) -> Self {
        let (pair, when) = match hit.record {
            Record::Event(id) => (Some(data.pair_of(id)), Some(JsonWhen::of(&data.event(id)))),
            Record::Mission(id) => (Some(data[id].pair), None),
            Record::Party(_) | Record::Pair(_) | Record::Person(_) | Record::Place(_) => (None, None),
        };
        Self {
            hit_type: hit.hit_type,
            id: data.id_of(hit.record),
            title: title(data, hit.record),
            pair: pair.map(|pair| &*data[pair].id),
            when,
            why,
        }
    }
}
