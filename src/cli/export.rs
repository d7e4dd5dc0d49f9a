//! `comity export`.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::conditions::Conditions;
use super::page::Page;
use super::world::World;
use super::{DataArgs, Failure};
use crate::dataset::Vocabulary as _;
use crate::export::{self, Excerpt};
use crate::outfile::Existing;
use crate::text::neutral;
use crate::wording::listed;

/// Take records away: everything, or what the conditions keep
///
/// Events are kept as by 'comity events', and with them the pairs, people, places and missions
/// they belong to; a mission is whole wherever one of its changes is kept. Writes to standard
/// output, or with --out into a file; files are written whole or not at all.
///
/// The ending of --out names the form: .md or .markdown, .csv, .json, .jsonl or .ndjson, .toml. With
/// another ending, or none, --format is needed. Where both are given and differ, --format holds.
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
    /// The form; without it, the one that the ending of --out names; without both, json
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
        let (data, form) = (&world.data, self.form()?);
        let selection = self.conditions.resolve(world)?;
        let excerpt = selection.excerpt(data);
        if excerpt.is_empty() {
            return selection.found("records", 0);
        }
        check(form, &excerpt)?;
        match &self.out {
            Some(path) => {
                let existing = if self.force { Existing::Replaced } else { Existing::Kept };
                export::save(path, existing, data, &excerpt, form)?;
                note(path, form);
                Ok(())
            },
            None if form == export::Form::Csv => {
                let wrong = "'--format csv' writes several files; name a directory for them with '--out DIR'";
                Err(Failure::Usage { wrong: wrong.to_owned(), hint: None })
            },
            None => Ok(export::write(&mut page.out, data, &excerpt, form)?),
        }
    }

    fn form(&self) -> Result<export::Form, Failure> {
        match (self.format, &self.out) {
            (Some(form), _) => Ok(form.into()),
            (None, None) => Ok(export::Form::Json),
            (None, Some(path)) => export::Form::of_path(path).ok_or_else(|| no_form(path)),
        }
    }
}

/// Refuses to guess what a name leaves open.
fn no_form(path: &Path) -> Failure {
    let endings: Vec<_> = export::Form::ALL.iter().map(|form| format!(".{form}")).collect();
    let endings: Vec<_> = endings.iter().map(String::as_str).collect();
    let wrong = format!("'{}' names no form; let it end in {}, or give '--format'", path.display(), listed(&endings));
    Failure::Usage { wrong, hint: None }
}

/// Says what was written where the name lets one expect something else.
fn note(path: &Path, form: export::Form) {
    let name = path.display();
    let told = match (export::Form::of_path(path), form) {
        (Some(export::Form::Csv), export::Form::Csv) => format!("{name} is a directory, with a table a record type"),
        (Some(named), form) if named != form => format!("{name} holds {}, as '--format {form}' asks", form.title()),
        _ => return,
    };
    // Where stderr is closed, nobody wants the note.
    let _ = writeln!(io::stderr(), "note: {}", neutral(&told));
}

fn check(form: export::Form, excerpt: &Excerpt) -> Result<(), Failure> {
    if form != export::Form::Toml || excerpt.pair().is_some() {
        return Ok(());
    }
    let count = excerpt.pairs.len();
    let wrong = format!("a dossier in TOML is of one pair, and these are {count}; name one with '--pair PAIR'");
    Err(Failure::Usage { wrong, hint: None })
}
