//! Files that are all written or not at all.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file to be written: its name, and what stands in it.
#[derive(Debug)]
pub struct Output<'a> {
    /// Its name in the directory.
    pub name: String,
    /// Its pieces, one after the other.
    pub pieces: Vec<&'a [u8]>,
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Kept,
    /// It is replaced.
    Replaced,
}

/// Why nothing was written; displays as what and why, in a line.
#[derive(Debug)]
pub enum Unwritable {
    /// A file of this name is there already.
    Exists(PathBuf),
    /// The system refused.
    Failed(PathBuf, io::Error),
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &Path| crate::text::neutral(&path.display().to_string()).into_owned();
        match self {
            Self::Exists(path) => {
                write!(f, "{}: is there already; nothing was written (--force replaces it)", name(path))
            },
            Self::Failed(path, error) => write!(f, "{}: cannot be written: {error}; nothing was written", name(path)),
        }
    }
}

impl std::error::Error for Unwritable {}

/// Writes files into a directory, which is made where there is none: all of them or, on any error, none. Each is written beside its
/// place under a name of its own and put there at the end.
///
/// # Errors
/// Where a file is there already and may not be replaced, or the system refuses.
pub fn write(directory: &Path, outputs: &[Output<'_>], existing: Existing) -> Result<(), Unwritable> {
    let places: Vec<PathBuf> = outputs.iter().map(|output| directory.join(&output.name)).collect();
    if existing == Existing::Kept
        && let Some(place) = places.iter().find(|place| place.symlink_metadata().is_ok())
    {
        return Err(Unwritable::Exists(place.clone()));
    }
    let is_new = !directory.exists();
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| Unwritable::Failed(path, error)
    };
    fs::create_dir_all(directory).map_err(failed(directory))?;
    let mut written = Vec::new();
    let done = outputs.iter().zip(&places).try_for_each(|(output, place)| {
        let beside = beside(place, "new");
        written.push(beside.clone());
        let file = OpenOptions::new().write(true).create_new(true).open(&beside).map_err(failed(place))?;
        fill(file, &output.pieces).map_err(failed(place))
    });
    let done = done.and_then(|()| put(&written, &places));
    if done.is_err() {
        for path in &written {
            // It may not have come into being.
            let _ = fs::remove_file(path);
        }
        if is_new {
            let _ = fs::remove_dir(directory);
        }
    }
    done
}

fn fill(file: File, pieces: &[&[u8]]) -> io::Result<()> {
    pour(BufWriter::new(file), pieces)
}

/// Writes the pieces, to the last.
fn pour(mut out: impl Write, pieces: &[&[u8]]) -> io::Result<()> {
    pieces.iter().try_for_each(|piece| out.write_all(piece))?;
    out.flush()
}

/// Puts every file in its place; where one cannot be put, those before it are taken back and what they replaced returns.
fn put(written: &[PathBuf], places: &[PathBuf]) -> Result<(), Unwritable> {
    let mut replaced: Vec<(&PathBuf, Option<PathBuf>)> = Vec::new();
    for (from, to) in written.iter().zip(places) {
        let old = to.symlink_metadata().is_ok().then(|| beside(to, "old"));
        let done = match &old {
            Some(old) => fs::rename(to, old),
            None => Ok(()),
        };
        if let Err(error) = done.and_then(|()| fs::rename(from, to)) {
            if let Some(old) = old.filter(|old| old.symlink_metadata().is_ok()) {
                let _ = fs::rename(old, to);
            }
            for (place, old) in replaced {
                let _ = fs::remove_file(place);
                let _ = old.map(|old| fs::rename(old, place));
            }
            return Err(Unwritable::Failed(to.clone(), error));
        }
        replaced.push((to, old));
    }
    for old in replaced.into_iter().filter_map(|(_, old)| old) {
        let _ = fs::remove_file(old);
    }
    Ok(())
}

/// A hidden name beside a file, of this process alone. A name that begins with a dot is read by nobody as data.
fn beside(place: &Path, what: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(format!(".{what}-{}", std::process::id()));
    place.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails as a full disk does, after so many bytes.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0 < bytes.len() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0 -= bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn files(directory: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn outputs() -> [Output<'static>; 2] {
        [("a", "1"), ("b", "2")].map(|(name, text)| Output { name: name.to_owned(), pieces: vec![text.as_bytes()] })
    }

    #[test]
    fn a_full_disk_is_an_error() {
        assert!(pour(Full(3), &[b"12", b"34"]).is_err());
        assert!(pour(BufWriter::new(Full(3)), &[b"12", b"34"]).is_err());
        assert!(pour(Full(4), &[b"12", b"34"]).is_ok());
    }

    #[test]
    fn files_come_together() {
        let directory = tempfile::tempdir().unwrap();
        let new = directory.path().join("new/er");
        write(&new, &outputs(), Existing::Kept).unwrap();
        assert_eq!(files(&new), ["a", "b"]);
    }

    #[test]
    fn what_is_there_stays_unless_it_may_be_replaced() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("b"), "old").unwrap();
        let error = write(directory.path(), &outputs(), Existing::Kept).unwrap_err().to_string();
        assert!(error.contains("b: is there already") && error.contains("--force"), "{error}");
        assert_eq!(files(directory.path()), ["b"]);
        write(directory.path(), &outputs(), Existing::Replaced).unwrap();
        assert_eq!(fs::read_to_string(directory.path().join("b")).unwrap(), "2");
        assert_eq!(files(directory.path()), ["a", "b"]);
    }

    #[test]
    fn one_that_cannot_be_put_takes_the_others_back() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("a"), "old").unwrap();
        let places = ["a", "b"].map(|name| directory.path().join(name));
        let written = ["x", "gone"].map(|name| directory.path().join(name));
        fs::write(&written[0], "1").unwrap();
        put(&written, &places).unwrap_err();
        assert_eq!(fs::read_to_string(&places[0]).unwrap(), "old");
        assert_eq!(files(directory.path()), ["a"]);
    }

    #[test]
    fn nothing_is_left_where_a_file_is_in_the_way() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("file");
        fs::write(&file, "").unwrap();
        let error = write(&file, &outputs(), Existing::Replaced).unwrap_err().to_string();
        assert!(error.contains("file: cannot be written"), "{error}");
        assert_eq!(files(directory.path()), ["file"]);
    }
}
