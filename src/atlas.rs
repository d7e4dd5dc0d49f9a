//! The atlas: a whole dataset compiled into one file, which opens in the time it takes to read it.
//!
//! Owns what such a file holds ([`Atlas`]): the dataset, and what it was compiled from, each in the sections that it writes and reads
//! itself, in the frame of [`sections`](crate::sections). Does not own where dossiers come from or when a file of them counts as changed
//! (`dossier`), nor how an atlas is asked for (`cli`). An atlas is read whole and checked whole: damaged, cut short, or of another
//! version, it is refused ([`Fault`]).

mod about;

pub use crate::sections::Fault;
pub use about::{About, Origin, What};

use std::fs::File;
use std::io::{self, Read as _, Seek, Write};
use std::path::Path;

use crate::dataset::Dataset;
use crate::search::Index;
use crate::sections::{MAGIC, Reader, Writer};

/// The ending of the name of an atlas.
pub const ENDING: &str = "atlas";

/// What an atlas holds.
#[derive(Debug)]
pub struct Atlas {
    /// The dataset, as it was when it was compiled.
    pub data: Dataset,
    /// Everything that can be found in it.
    pub index: Index,
    /// What it was compiled from.
    pub about: About,
}

/// Writes an atlas. The same dataset and the same origins make the same bytes.
///
/// # Errors
/// Those of `out`, which must stand at its beginning.
pub fn write(out: impl Write + Seek, data: &Dataset, index: &Index, about: &About) -> io::Result<()> {
    let mut writer = Writer::new(out)?;
    writer.record("about", about)?;
    data.keep(&mut writer)?;
    index.keep(&mut writer)?;
    writer.end()
}

/// Opens an atlas.
///
/// # Errors
/// A [`Fault`] where it cannot be read, or is not whole, or not of this version.
pub fn open(path: &Path) -> Result<Atlas, Fault> {
    restore(&Reader::open(path)?)
}

/// Looks at the head of an atlas and at its table, which say whether it is one, of this version, and of the length it should have.
///
/// # Errors
/// As [`open()`].
pub fn check_head(path: &Path) -> Result<(), Fault> {
    Reader::open(path).map(drop)
}

/// Reads an atlas that is in memory.
///
/// # Errors
/// As [`open()`].
pub fn read(bytes: &[u8]) -> Result<Atlas, Fault> {
    restore(&Reader::of_bytes(bytes)?)
}

fn restore(reader: &Reader<'_>) -> Result<Atlas, Fault> {
    let data = Dataset::restore(reader)?;
    Ok(Atlas { about: reader.record("about")?, index: Index::restore(reader, &data)?, data })
}

/// Says whether a file begins as an atlas does, whatever its name.
pub fn is_atlas(path: &Path) -> bool {
    // A pipe would be read, and what was read of it lost.
    let is_file = path.metadata().is_ok_and(|about| about.is_file());
    let mut magic = [0; MAGIC.len()];
    is_file && File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok() && magic == MAGIC
}
