//! The whole dataset as one JSON object.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::{JsonEvent, JsonMission, JsonPair, JsonParty, JsonPerson, JsonPlace};
use crate::dataset::Dataset;

/// The version of the form; it grows when a key changes its meaning or goes, not when one is added.
pub const VERSION: u32 = 1;

/// A whole dataset, each record in the form it has alone.
#[derive(Debug)]
pub struct Whole<'a>(pub &'a Dataset);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let data = self.0;
        let mut whole = serializer.serialize_struct("Whole", 7)?;
        whole.serialize_field("version", &VERSION)?;
        whole.serialize_field("parties", &Rows(|| data.parties().map(|(id, _)| JsonParty::new(data, id))))?;
        whole.serialize_field("pairs", &Rows(|| data.pairs().map(|(id, _)| JsonPair::new(data, id))))?;
        whole.serialize_field("people", &Rows(|| data.people().map(|(id, _)| JsonPerson::new(data, id))))?;
        whole.serialize_field("places", &Rows(|| data.places().map(|(id, _)| JsonPlace::new(data, id))))?;
        whole.serialize_field("missions", &Rows(|| data.missions().map(|(id, _)| JsonMission::new(data, id))))?;
        whole.serialize_field("events", &Rows(|| data.events().map(|(id, _)| JsonEvent::new(data, id))))?;
        whole.end()
    }
}

/// An array whose items are made as they are written.
struct Rows<F>(F);

impl<F: Fn() -> I, I: IntoIterator<Item: Serialize>> Serialize for Rows<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
