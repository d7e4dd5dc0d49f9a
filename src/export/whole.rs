//! An excerpt as one JSON object.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::{Excerpt, JsonEvent, JsonMission, JsonPair, JsonParty, JsonPerson, JsonPlace};
use crate::dataset::Dataset;

/// The version of the form; it grows when a key changes its meaning or goes, not when one is added.
pub const VERSION: u32 = 1;

/// An excerpt of a dataset, or all of it, each record in the form it has alone: a person with all their events, also those that are
/// not in the excerpt.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a>(pub &'a Dataset, pub &'a Excerpt);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(data, excerpt) = *self;
        let mut whole = serializer.serialize_struct("Whole", 7)?;
        whole.serialize_field("version", &VERSION)?;
        whole.serialize_field("parties", &Rows(&excerpt.parties, |id| JsonParty::new(data, id)))?;
        whole.serialize_field("pairs", &Rows(&excerpt.pairs, |id| JsonPair::new(data, id)))?;
        whole.serialize_field("people", &Rows(&excerpt.people, |id| JsonPerson::new(data, id)))?;
        whole.serialize_field("places", &Rows(&excerpt.places, |id| JsonPlace::new(data, id)))?;
        whole.serialize_field("missions", &Rows(&excerpt.missions, |id| JsonMission::new(data, id)))?;
        whole.serialize_field("events", &Rows(&excerpt.events, |id| JsonEvent::new(data, id)))?;
        whole.end()
    }
}

/// An array whose items are made as they are written.
struct Rows<'a, T, F>(&'a [T], F);

impl<T: Copy, J: Serialize, F: Fn(T) -> J> Serialize for Rows<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|id| (self.1)(*id)))
    }
}
