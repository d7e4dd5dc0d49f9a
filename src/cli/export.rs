//! `comity export`.

use clap::{Args, ValueEnum};

use super::page::Page;
use super::world::World;
use super::{DataArgs, Failure};
use crate::export::{Whole, write_one};

/// Write the whole dataset as one document
///
/// The document holds version, parties, pairs, people, places, missions and events; each record
/// has the form that the lists and 'comity show' give it.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity export > comity.json
  comity export --no-built-in --data dossiers/"
)]
pub(super) struct Export {
    /// The form of the document
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

/// The form of an exported document.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Form {
    /// One JSON object
    #[default]
    Json,
}

impl Export {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        match self.format {
            Form::Json => write_one(&mut page.out, &Whole(&world.data))?,
        }
        Ok(())
    }
}
