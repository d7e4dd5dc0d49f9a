//! Records as other programs read them.
//!
//! Owns the JSON form of every record, a file a record, and the writers that stream it. Does not choose what is written
//! (`cli`), and changes nothing. The forms borrow from the [`Dataset`] and are made one at a time,
//! so that a million events need no more memory than one.

mod event;
mod gap;
mod hit;
mod json;
mod mission;
mod pair;
mod party;
mod person;
mod place;
mod source;
mod when;
mod whole;

pub use event::JsonEvent;
pub use gap::JsonGap;
pub use hit::JsonHit;
pub use json::{write_array, write_lines, write_one};
pub use mission::JsonMission;
pub use pair::JsonPair;
pub use party::JsonParty;
pub use person::JsonPerson;
pub use place::JsonPlace;
pub use source::JsonSource;
pub use when::JsonWhen;
pub use whole::{VERSION, Whole};

use std::io::{self, Write};

use crate::dataset::{Dataset, Record};

/// Writes one record as a pretty JSON object, and a newline.
///
/// # Errors
/// Those of `out`.
pub fn write_record(out: &mut impl Write, data: &Dataset, record: Record) -> io::Result<()> {
    match record {
        Record::Party(id) => write_one(out, &JsonParty::new(data, id)),
        Record::Pair(id) => write_one(out, &JsonPair::new(data, id)),
        Record::Event(id) => write_one(out, &JsonEvent::new(data, id)),
        Record::Person(id) => write_one(out, &JsonPerson::new(data, id)),
        Record::Place(id) => write_one(out, &JsonPlace::new(data, id)),
        Record::Mission(id) => write_one(out, &JsonMission::new(data, id)),
    }
}

/// One record as a pretty JSON object, for a clipboard.
///
/// # Errors
/// Those of the serializer, which has none for these forms.
pub fn to_json(data: &Dataset, record: Record) -> io::Result<String> {
    let mut out = Vec::new();
    write_record(&mut out, data, record)?;
    Ok(String::from_utf8_lossy(&out).trim_end().to_owned())
}
