//! `comity show`.

use clap::{Args, ValueEnum};

use super::card::Card;
use super::page::Page;
use super::world::{Meaning, World};
use super::{DataArgs, Failure};
use crate::export::write_record;

/// Show one record whole: an event, person, place, mission, pair or party
///
/// Ids stand in the last column of every list and in all JSON. Countries and pairs also go by name.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity show mx-ps/recognition-of-palestine
  comity show person/yasser-arafat
  comity show mexico-oman --format json"
)]
pub(super) struct Show {
    /// The id of the record
    #[arg(value_name = "ID")]
    id: String,
    /// How to print the record
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

/// How one record is printed.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Form {
    /// A card to read
    #[default]
    Text,
    /// One JSON object
    Json,
}

impl Show {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let asked = format!("no record '{}'", self.id);
        let record = match world.record(&self.id) {
            Meaning::Held(record) => record,
            Meaning::NotHeld => return Err(Failure::Nothing { asked, hint: None }),
            Meaning::Vague(readings) => return Err(Failure::Usage { wrong: readings, hint: None }),
            Meaning::Unknown(hint) => return Err(Failure::Nothing { asked, hint }),
        };
        match self.format {
            Form::Text => Card::of(&world.data, record, page.width).write(&mut page.out)?,
            Form::Json => write_record(&mut page.out, &world.data, record)?,
        }
        Ok(())
    }
}
