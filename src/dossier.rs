//! Dossiers: the files in which relations are written, read with every problem named by file, line and column.
//!
//! Owns the file format (TOML), its diagnostics, and the way from files to a [`Dataset`]. Does not own the records
//! themselves (`dataset`). A dossier holds one pair; a file without `pair` is a register of people and parties that the
//! dossiers share. Loading is in three steps: `file` reads text, `record` reads records (`draft`) from it, `lower` resolves
//! names to ids and checks what only the whole can show.

mod diagnostic;
mod draft;
mod file;
mod lower;
mod reader;
mod record;
pub mod written;

pub use diagnostic::{Problem, Report, Severity};

use std::path::PathBuf;

use crate::dataset::Dataset;
use diagnostic::Log;
use file::File;

/// The dossiers built into the program, by the name that messages give them.
const BUILT_IN: &[(&str, &str)] = &[
    ("built-in people.toml", include_str!("../assets/people.toml")),
    ("built-in iq-mx.toml", include_str!("../assets/dossiers/iq-mx.toml")),
    ("built-in mx-om.toml", include_str!("../assets/dossiers/mx-om.toml")),
    ("built-in mx-ps.toml", include_str!("../assets/dossiers/mx-ps.toml")),
];

/// Where dossiers come from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Whether the dossiers built into the program are among them.
    pub built_in: bool,
    /// Files, and directories of files named `*.toml`, in order.
    pub paths: Vec<PathBuf>,
}

/// A dataset, and what is worth a word about its dossiers.
#[derive(Debug)]
pub struct Loaded {
    /// The dataset.
    pub data: Dataset,
    /// Warnings: nothing is lost by them.
    pub notes: Vec<Problem>,
}

/// Reads dossiers and makes a dataset of them.
///
/// # Errors
/// Every problem of every file at once, if any of them is an error.
pub fn load(sources: &Sources) -> Result<Loaded, Report> {
    let mut problems = Vec::new();
    let mut files: Vec<File> = Vec::new();
    if sources.built_in {
        files.extend(BUILT_IN.iter().map(|(name, text)| File::new(*name, *text)));
    }
    for path in &sources.paths {
        file::read(path, &mut files, &mut problems);
    }
    load_files(&files, problems)
}

/// Makes a dataset of one dossier given as text, on its own; `name` stands for it in messages.
///
/// # Errors
/// As [`load`].
pub fn load_text(name: &str, text: &str) -> Result<Loaded, Report> {
    load_files(&[File::new(name, text)], Vec::new())
}

fn load_files(files: &[File], problems: Vec<Problem>) -> Result<Loaded, Report> {
    let mut log = Log::new(problems);
    let drafts: Vec<_> = files.iter().map(|file| record::read(file, &mut log)).collect();
    let data = lower::lower(&drafts, &mut log);
    match (data, log.errors()) {
        (Some(data), 0) => Ok(Loaded { data, notes: log.into_problems() }),
        (_, errors) => Err(Report { problems: log.into_problems(), errors }),
    }
}
