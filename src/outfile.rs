//! Files that are written whole or not at all.
//!
//! Owns the one way in which comity writes files: beside the wanted place first, then into it in one step, so that neither a full
//! disk nor an end halfway leaves half a file, and never over another file unless that is asked for. Does not know what is written.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Kept,
    /// The new one takes its place.
    Replaced,
}

/// Why a file was not written. Nothing of it has been left behind.
#[derive(Debug)]
pub enum Unwritten {
    /// Another file is there, and was to be kept.
    Taken(PathBuf),
    /// What is there is no file: a directory, a device.
    NoFile(PathBuf),
    /// The system refused.
    Failed(PathBuf, io::Error),
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(path) => write!(f, "{} exists already", path.display()),
            Self::NoFile(path) => write!(f, "{} is there already and is no file", path.display()),
            Self::Failed(path, error) => write!(f, "{} cannot be written: {error}", path.display()),
        }
    }
}

impl std::error::Error for Unwritten {}

/// A file that is written and not yet in its place. Dropped, it is gone again; several can be written before the first is put
/// anywhere, so that all of them come or none.
#[derive(Debug)]
pub struct Outfile {
    path: PathBuf,
    beside: PathBuf,
    existing: Existing,
}

impl Outfile {
    /// Writes a file beside its place; `fill` gives it its bytes.
    ///
    /// # Errors
    /// Where the place is taken, or the system or `fill` refuses.
    pub fn write(
        path: &Path,
        existing: Existing,
        fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<Self, Unwritten> {
        let failed = |error| Unwritten::Failed(path.to_owned(), error);
        if let Ok(about) = fs::metadata(path) {
            // A device would be replaced by a file, and a directory cannot be.
            if !about.is_file() {
                return Err(Unwritten::NoFile(path.to_owned()));
            }
            if existing == Existing::Kept {
                return Err(Unwritten::Taken(path.to_owned()));
            }
        }
        let name = path.file_name().ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
        let beside = path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
        let opened = OpenOptions::new().write(true).create_new(true).open(&beside).map_err(failed)?;
        // From here on it is removed unless it is published.
        let written = Self { path: path.to_owned(), beside, existing };
        let mut out = BufWriter::new(opened);
        // A full disk may be told only when the file is handed over.
        let filled = fill(&mut out).and_then(|()| out.flush()).and_then(|()| out.get_ref().sync_all());
        filled.map_err(failed)?;
        Ok(written)
    }

    /// Puts the file into its place.
    ///
    /// # Errors
    /// Where somebody has taken the place meanwhile, or the system refuses.
    pub fn publish(self) -> Result<(), Unwritten> {
        let moved = match self.existing {
            Existing::Replaced => fs::rename(&self.beside, &self.path),
            // A link fails where the name is taken; looking first and renaming then would leave a moment between.
            Existing::Kept => match fs::hard_link(&self.beside, &self.path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !self.path.exists() => {
                    // Not every file system has links.
                    fs::rename(&self.beside, &self.path)
                },
                linked => linked,
            },
        };
        moved.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Unwritten::Taken(self.path.clone()),
            _ => Unwritten::Failed(self.path.clone(), error),
        })
    }
}

impl Drop for Outfile {
    fn drop(&mut self) {
        // It is gone already where it was renamed.
        drop(fs::remove_file(&self.beside));
    }
}

/// Writes one file.
///
/// # Errors
/// As [`Outfile::write`] and [`Outfile::publish`].
pub fn write(
    path: &Path,
    existing: Existing,
    fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), Unwritten> {
    Outfile::write(path, existing, fill)?.publish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(directory: &Path) -> Vec<String> {
        let entries = fs::read_dir(directory).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn put(path: &Path, existing: Existing, text: &str) -> Result<(), Unwritten> {
        write(path, existing, |out| out.write_all(text.as_bytes()))
    }

    #[test]
    fn a_file_is_there_whole_and_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.md");
        put(&path, Existing::Kept, "one").unwrap();
        assert_eq!(
            (fs::read_to_string(&path).unwrap().as_str(), names(directory.path())),
            ("one", vec!["a.md".into()])
        );
        assert!(matches!(put(&path, Existing::Kept, "two"), Err(Unwritten::Taken(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        put(&path, Existing::Replaced, "two").unwrap();
        assert_eq!(
            (fs::read_to_string(&path).unwrap().as_str(), names(directory.path())),
            ("two", vec!["a.md".into()])
        );
    }

    #[test]
    fn what_fails_halfway_leaves_what_was_there() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.md");
        put(&path, Existing::Kept, "one").unwrap();
        let full = |out: &mut BufWriter<File>| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        };
        let error = write(&path, Existing::Replaced, full).unwrap_err().to_string();
        assert!(error.contains("a.md cannot be written: "), "{error}");
        assert_eq!(
            (fs::read_to_string(&path).unwrap().as_str(), names(directory.path())),
            ("one", vec!["a.md".into()])
        );
    }

    #[test]
    fn a_place_taken_meanwhile_is_not_taken_over() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.md");
        let written = Outfile::write(&path, Existing::Kept, |out| out.write_all(b"mine")).unwrap();
        fs::write(&path, "theirs").unwrap();
        assert!(matches!(written.publish(), Err(Unwritten::Taken(_))));
        assert_eq!(
            (fs::read_to_string(&path).unwrap().as_str(), names(directory.path())),
            ("theirs", vec!["a.md".into()])
        );
    }

    #[test]
    fn only_files_are_replaced() {
        let directory = tempfile::tempdir().unwrap();
        assert!(matches!(put(directory.path(), Existing::Replaced, ""), Err(Unwritten::NoFile(_))));
        let missing = directory.path().join("no/a.md");
        assert!(matches!(put(&missing, Existing::Replaced, ""), Err(Unwritten::Failed(..))));
    }
}
