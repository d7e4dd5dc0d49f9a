//! `comity export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::conditions::Conditions;
use super::page::Page;
use super::world::World;
use super::{DataArgs, Failure};
use crate::dataset::Vocabulary as _;
use crate::export::{self, Excerpt};
use crate::outfile::Existing;

/// Take records away: everything, or what the conditions keep
///
/// Events are kept as by 'comity events', and with them the pairs, people, places and missions
/// they belong to; a mission is whole wherever one of its changes is kept. Writes to standard
/// output, or with --out into a file; files are written whole or not at all.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity export > comity.json
  comity export --pair mx-ps --format md
  comity export --party om --out oman.jsonl
  comity export --format csv --out tables/"
)]
pub(super) struct Export {
    /// The form; without it, the one that the name of --out ends in, else json
    #[arg(long, value_enum)]
    format: Option<Form>,
    /// Write a file; for csv, several in a directory, which is made where there is none
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Replace files that are there
    #[arg(long, requires = "out")]
    force: bool,
    #[command(flatten)]
    conditions: Conditions,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One JSON object, each record as the lists and 'comity show' give it
    Json,
    /// JSON Lines for --data: one record a line, tagged by type
    Jsonl,
    /// A dossier for --data, of one pair
    Toml,
    /// Tables for a spreadsheet, a file a record type
    Csv,
    /// A briefing to read, in Markdown
    Md,
}

impl From<Form> for export::Form {
    fn from(form: Form) -> Self {
        match form {
            Form::Json => Self::Json,
            Form::Jsonl => Self::Jsonl,
            Form::Toml => Self::Toml,
            Form::Csv => Self::Csv,
            Form::Md => Self::Markdown,
        }
    }
}

impl Export {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let selection = self.conditions.resolve(world)?;
        let excerpt = selection.excerpt(data);
        if excerpt.is_empty() {
            return selection.found("records", 0);
        }
        let form = self.form();
        check(form, &excerpt)?;
        match &self.out {
            Some(path) => {
                let existing = if self.force { Existing::Replaced } else { Existing::Kept };
                Ok(export::save(path, existing, data, &excerpt, form)?)
            },
            None if form == export::Form::Csv => {
                let wrong = "'--format csv' writes several files; name a directory for them with '--out DIR'";
                Err(Failure::Usage { wrong: wrong.to_owned(), hint: None })
            },
            None => Ok(export::write(&mut page.out, data, &excerpt, form)?),
        }
    }

    fn form(&self) -> export::Form {
        let named = || export::Form::from_name(self.out.as_ref()?.extension()?.to_str()?);
        self.format.map(Into::into).or_else(named).unwrap_or(export::Form::Json)
    }
}

fn check(form: export::Form, excerpt: &Excerpt) -> Result<(), Failure> {
    if form != export::Form::Toml || excerpt.pair().is_some() {
        return Ok(());
    }
    let count = excerpt.pairs.len();
    let wrong = format!("a dossier in TOML is of one pair, and these are {count}; name one with '--pair PAIR'");
    Err(Failure::Usage { wrong, hint: None })
}
