//! `comity template`: a starter dossier for a pair, and the reference of the format.

mod starter;

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::page::Page;
use super::{DataArgs, Failure};
use crate::dataset::Countries;
use crate::dossier::{self, Sources};
use crate::outfile::{self, Existing};
use crate::text::neutral;
use starter::Starter;

/// The reference of the format, for those who write dossiers.
const REFERENCE: &str = include_str!("../../assets/dossiers/FORMAT.md");

/// Print a starter dossier for a pair, or the reference of the format
///
/// The starter loads as it is. Every sort of record stands in it as an example that a '#' keeps
/// out: take the '#' away and write your own facts over it. PAIR is two countries, by code, name or
/// demonym.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity template es-mx
  comity template spain mexico
  comity template --reference

A file is written with '--out es-mx.toml', and read with 'comity --data es-mx.toml'."
)]
pub(super) struct Template {
    /// The two countries: es-mx, spain-mexico, or two words
    #[arg(value_name = "PAIR", required_unless_present = "reference", num_args = 1..=2)]
    pair: Vec<String>,
    /// Print the reference of the format
    #[arg(long, conflicts_with = "pair")]
    reference: bool,
    /// Write it into a file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Let the file replace one that is there
    #[arg(long, requires = "out")]
    force: bool,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Template {
    /// Prints without a dataset: whoever repairs a dossier that does not load may want the reference.
    pub(super) fn print(&self, sources: &Sources, page: &mut Page) -> Result<(), Failure> {
        if self.reference {
            return self.hand_over(REFERENCE, page);
        }
        let countries = Countries::built_in().map_err(|error| Failure::Other(error.into()))?;
        let starter = Starter::new(&countries, pair(&countries, &self.pair)?);
        self.hand_over(&starter.text(), page)?;
        // Held already is no reason to refuse: the records of two files on one pair are joined when they are read.
        let held = dossier::load(sources).ok().filter(|loaded| loaded.data.find(&starter.pair()).is_some());
        if held.is_some() {
            let (pair, mut stderr) = (starter.pair(), std::io::stderr().lock());
            // Where stderr is closed, nobody wants the note.
            let _ = writeln!(stderr, "note: {pair} is held already; what this file adds is read beside it");
        }
        Ok(())
    }

    fn hand_over(&self, text: &str, page: &mut Page) -> Result<(), Failure> {
        let Some(path) = &self.out else {
            page.out.write_all(text.as_bytes())?;
            return Ok(page.finish()?);
        };
        let existing = if self.force { Existing::Replaced } else { Existing::Kept };
        Ok(outfile::write(path, existing, |out| out.write_all(text.as_bytes()))?)
    }
}

/// The codes of the two countries that the words mean, in order.
fn pair(countries: &Countries, words: &[String]) -> Result<[String; 2], Failure> {
    let sides = match words {
        [one, other] => [country(countries, one)?, country(countries, other)?],
        _ => sides(countries, words.first().map_or("", |text| text.trim()))?,
    };
    let [a, b] = sides;
    match a.cmp(&b) {
        std::cmp::Ordering::Less => Ok([a, b]),
        std::cmp::Ordering::Greater => Ok([b, a]),
        std::cmp::Ordering::Equal => {
            let name = countries.name(&a).unwrap_or(&a);
            Err(Failure::Usage { wrong: format!("a pair is two different countries, and both are {name}"), hint: None })
        },
    }
}

/// The two countries of one text, at the hyphen, dash or space between them: names have those of their own.
fn sides(countries: &Countries, text: &str) -> Result<[String; 2], Failure> {
    let joints = || text.char_indices().filter(|(_, letter)| matches!(letter, '-' | '–' | '—' | ' '));
    let parts = |(at, letter): (usize, char)| (&text[..at], &text[at + letter.len_utf8()..]);
    for (one, other) in joints().map(parts) {
        if let (Some(one), Some(other)) = (countries.find(one), countries.find(other)) {
            return Ok([one.to_owned(), other.to_owned()]);
        }
    }
    // Of what is not understood, the joint at which one side is says best what is wrong with the other.
    let half = joints().map(parts).find(|(one, other)| countries.find(one).or(countries.find(other)).is_some());
    if let Some((one, other)) = half.or_else(|| joints().map(parts).next()) {
        return Ok([country(countries, one)?, country(countries, other)?]);
    }
    let wrong = format!("'{text}' is no pair; name two countries, as in 'comity template es-mx'");
    Err(Failure::Usage { wrong, hint: None })
}

fn country(countries: &Countries, text: &str) -> Result<String, Failure> {
    if let Some(code) = countries.find(text) {
        return Ok(code.to_owned());
    }
    let wrong = countries.readings(text).unwrap_or_else(|| {
        format!("'{}' is no country; other parties are declared in a dossier, as [[party]]", neutral(text))
    });
    Err(Failure::Usage { wrong, hint: countries.nearest(text).map(str::to_owned) })
}
