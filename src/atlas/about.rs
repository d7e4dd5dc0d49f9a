//! What an atlas was compiled from.

use serde::{Deserialize, Serialize};

/// What an atlas was compiled from, and what is to be known about that.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct About {
    /// The files and directories, in order.
    pub origins: Vec<Origin>,
    /// The checksum of the built-in dossiers, if they are part of it.
    pub built_in: Option<u64>,
    /// How many records of its files are not in it, because they are wrong.
    pub left_out: usize,
}

/// A file or directory that an atlas was compiled from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its path as it was written.
    pub name: String,
    /// Its path from the directory of the atlas; whole where it was written so.
    pub path: String,
    /// What it was.
    pub what: What,
}

/// What a path was when an atlas was compiled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A file.
    File {
        /// How many bytes it had.
        bytes: u64,
        /// When it was last changed: seconds and nanoseconds since 1970; zeros where the system does not say.
        changed: (u64, u32),
    },
    /// A directory.
    Directory {
        /// The names of the dossiers in it.
        files: Vec<String>,
    },
}
