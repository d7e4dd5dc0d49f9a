//! Exports as files.

use std::io::{self, Write};
use std::path::Path;

use super::sheet::{Claims, Classes, Events, Missions, Pairs, Parts, People, Sheet, write_sheet};
use super::{Excerpt, Whole, write_briefing, write_bulk, write_dossier, write_one};
use crate::dataset::{Dataset, Vocabulary as _, vocabulary};
use crate::outfile::{self, Existing, Outfile, Unwritten};

vocabulary! {
    /// The form of an export; its name is also the extension of its file.
    "form" pub enum Form {
        /// A briefing to read.
        Markdown = "md",
        /// Tables for a spreadsheet, a file a record type.
        Csv = "csv",
        /// One JSON object.
        Json = "json",
        /// Records to be read again, one JSON object a line.
        Jsonl = "jsonl",
        /// A dossier of one pair.
        Toml = "toml",
    }
}

impl Form {
    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Jsonl => "JSON Lines",
            Self::Toml => "TOML",
        }
    }

    /// What it is for.
    pub fn about(self) -> &'static str {
        match self {
            Self::Markdown => "a briefing to read",
            Self::Csv => "a directory of tables for a spreadsheet",
            Self::Json => "one document for other programs",
            Self::Jsonl => "records for comity, one a line",
            Self::Toml => "a dossier to edit by hand",
        }
    }

    /// The form that the ending of a file's name stands for: its own name, or another that is in use. `None` without an ending, or with
    /// one that stands for no form.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match &*ending {
            "markdown" => Some(Self::Markdown),
            "ndjson" => Some(Self::Jsonl),
            ending => Self::from_name(ending),
        }
    }

    /// The name of its file, or of the directory of its files.
    pub fn file(self, stem: &str) -> String {
        match self {
            Self::Csv => format!("{stem}-csv"),
            form => format!("{stem}.{}", form.name()),
        }
    }
}

/// Writes an excerpt in a form that is one text.
///
/// # Errors
/// Those of `out`; [`io::ErrorKind::Unsupported`] for CSV, which is several files, and for TOML of anything but one pair.
pub fn write(out: &mut impl Write, data: &Dataset, excerpt: &Excerpt, form: Form) -> io::Result<()> {
    match (form, excerpt.pair()) {
        (Form::Markdown, _) => write_briefing(out, data, excerpt),
        (Form::Json, _) => write_one(out, &Whole(data, excerpt)),
        (Form::Jsonl, _) => write_bulk(out, data, excerpt),
        (Form::Toml, Some(pair)) => write_dossier(out, data, excerpt, pair),
        (Form::Csv, _) | (Form::Toml, None) => Err(io::ErrorKind::Unsupported.into()),
    }
}

/// Writes an excerpt into a file, or for CSV into a directory, which is made where there is none. All files come or none.
///
/// # Errors
/// Where a file is there that is to be kept, or one cannot be written; nothing half written is left.
pub fn save(path: &Path, existing: Existing, data: &Dataset, excerpt: &Excerpt, form: Form) -> Result<(), Unwritten> {
    if form != Form::Csv {
        return Outfile::write(path, existing, |out| write(out, data, excerpt, form))?.publish();
    }
    let tables = Tables { path, existing };
    let Excerpt { pairs, events, people, missions, .. } = excerpt;
    outfile::write_into(path, || {
        Ok(vec![
            tables.write(&Pairs(data), pairs.iter().copied())?,
            tables.write(&Events(data), events.iter().copied())?,
            tables.write(&People(data), people.iter().copied())?,
            tables.write(&Parts(data), Parts(data).of(events))?,
            tables.write(&Missions(data), missions.iter().copied())?,
            tables.write(&Classes(data), Classes(data).of(missions))?,
            tables.write(&Claims(data), Claims(data).of(events))?,
        ])
    })
}

/// Writes an excerpt into a directory under the name of what it is about, with a number where that is taken, and gives the name.
///
/// # Errors
/// Where it cannot be written.
pub fn save_new(directory: &Path, data: &Dataset, excerpt: &Excerpt, form: Form) -> Result<String, Unwritten> {
    let stem = excerpt.about.stem(data);
    let numbered = (2..).map(|number: u32| format!("{stem}-{number}"));
    for stem in std::iter::once(stem.clone()).chain(numbered) {
        let name = form.file(&stem);
        let path = directory.join(&name);
        if path.symlink_metadata().is_ok() {
            continue;
        }
        match save(&path, Existing::Kept, data, excerpt, form) {
            // Somebody else was quicker.
            Err(Unwritten::Taken(_)) => {},
            saved => return saved.map(|()| name),
        }
    }
    Err(Unwritten::Taken(directory.to_owned()))
}

/// A directory of tables.
struct Tables<'a> {
    path: &'a Path,
    existing: Existing,
}

impl Tables<'_> {
    fn write<S: Sheet>(&self, sheet: &S, items: impl Iterator<Item = S::Item>) -> Result<Outfile, Unwritten> {
        let path = self.path.join(S::NAME).with_extension(Form::Csv.name());
        Outfile::write(&path, self.existing, |out| write_sheet(out, sheet, items))
    }
}
