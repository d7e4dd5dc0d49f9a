//! Parties, with the pairs they stand in.

use serde::Serialize;

use crate::dataset::{Dataset, PartyId, Scope};

/// A party.
#[derive(Debug, Serialize)]
pub struct JsonParty<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    demonym: Option<&'a str>,
    succeeds: Vec<&'a str>,
    pairs: Vec<&'a str>,
}

impl<'a> JsonParty<'a> {
    /// The JSON form of a party.
    pub fn new(data: &'a Dataset, id: PartyId) -> Self {
        let party = &data[id];
        Self {
            id: &party.code,
            name: &party.name,
            short: party.short.as_deref(),
            demonym: party.demonym.as_deref(),
            succeeds: party.succeeds.iter().map(|earlier| &*data[*earlier].code).collect(),
            pairs: data.scope_pairs(Scope::Country(id)).into_iter().map(|pair| &*data[pair].id).collect(),
        }
    }
}
