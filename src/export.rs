//! Records as other programs, and other people, read them.
//!
//! Owns the forms: JSON (a file a record), JSON Lines and TOML as dossiers have them (`written`), CSV for spreadsheets, Markdown for
//! readers; and the [`Excerpt`], a part of a dataset that holds together. Does not choose what is exported (`cli`, `app`), and
//! changes nothing. The forms borrow from the [`Dataset`] and are made one at a time, so that a million events need no more memory
//! than one.

mod dossier;
mod event;
mod excerpt;
mod gap;
mod hit;
mod json;
mod markdown;
mod mission;
mod pair;
mod party;
mod person;
mod place;
mod problem;
mod save;
mod sheet;
mod source;

mod when;
mod whole;
mod written;

pub use dossier::{write_dossier, write_written};
pub use event::JsonEvent;
pub use excerpt::{About, Excerpt};
pub use gap::JsonGap;
pub use hit::JsonHit;
pub use json::{write_array, write_lines, write_one};
pub use markdown::{Side, write_briefing, write_table};
pub use mission::JsonMission;
pub use pair::JsonPair;
pub use party::JsonParty;
pub use person::JsonPerson;
pub use place::JsonPlace;
pub use problem::JsonProblem;
pub use save::{Form, save, save_new, write};
pub use sheet::{Claims, Classes, Events, Gaps, Hits, Missions, Pairs, Parts, People, Sheet, write_sheet};
pub use source::JsonSource;
pub use when::JsonWhen;
pub use whole::{VERSION, Whole};

use std::io::{self, Write};

use crate::dataset::{Dataset, Record};

/// Writes an excerpt as JSON Lines in the form in which dossiers are read: one record a line, tagged by `type`.
///
/// # Errors
/// Those of `out`.
pub fn write_bulk(out: &mut impl Write, data: &Dataset, excerpt: &Excerpt) -> io::Result<()> {
    write_lines(out, written::Papers::new(data, excerpt)?.lines())
}

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
