//! Import: dossiers made of what others publish.
//!
//! Owns the way from foreign files to records of comity, written as files that the dossiers read like any other. Tables come in by
//! recipe (`csv`): what a column means is said in TOML, never in code, so that a table nobody here has seen needs no release. Articles
//! come in by rule (`article`), each as a dossier in TOML that waits for a person's review. Does not own the records
//! (`dossier::written`), the files they are written into (`outfile`), nor their joining with what is held already (`dossier`, at
//! load). Nothing is dropped in silence: every row of a table is used or listed with the reason, every sentence of an article has its
//! fate.

pub mod article;
pub mod csv;

use std::fmt;

use crate::dossier::Problem;

/// Why an import came to nothing.
#[derive(Debug)]
pub enum Fault {
    /// The recipe is wrong, or does not fit the tables.
    Recipe(Vec<Problem>),
    /// A table cannot be read; which, why and what to do.
    Input(String),
}

impl fmt::Display for Fault {
    /// Whole lines, safe for a terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Recipe(problems) => problems.iter().try_for_each(|problem| writeln!(f, "{problem}")),
            Self::Input(message) => writeln!(f, "error: {}", crate::text::neutral(message)),
        }
    }
}

impl std::error::Error for Fault {}
