//! Places, with the events that name them.

use serde::Serialize;

use crate::dataset::{Dataset, PlaceId, Record};

/// A place.
#[derive(Debug, Serialize)]
pub struct JsonPlace<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    events: Vec<String>,
}

impl<'a> JsonPlace<'a> {
    /// The JSON form of a place.
    pub fn new(data: &'a Dataset, id: PlaceId) -> Self {
        let place = &data[id];
        Self {
            id: &place.id,
            name: &place.name,
            country: place.country.map(|party| &*data[party].code),
            events: data.place_events(id).iter().map(|event| data.id_of(Record::Event(*event))).collect(),
        }
    }
}
