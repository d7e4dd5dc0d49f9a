//! Files that are written whole or not at all.
//!
//! Owns the one way in which comity writes files: beside the wanted place first, then into it in one step, so that neither a full
//! disk nor an end halfway leaves half a file, and never over another file unless that is asked for. Several files come all or none.
//! Does not know what is written.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Kept,
    /// The new one takes its place, with the permissions it had; a link stays, and what it leads to is replaced.
    Replaced,
}

/// Why a file was not written. Nothing of it has been left behind.
#[derive(Debug)]
pub enum Unwritten {
    /// Another file is there, and was to be kept.
    Taken(PathBuf),
    /// What is there is no file: a directory, a device.
    NoFile(PathBuf),
    /// What is there is no directory.
    NoDirectory(PathBuf),
    /// The system refused.
    Failed(PathBuf, io::Error),
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(path) => write!(f, "{} exists already", path.display()),
            Self::NoFile(path) => write!(f, "{} is there already and is no file", path.display()),
            Self::NoDirectory(path) => write!(f, "{} is there already and is no directory", path.display()),
            Self::Failed(path, error) => write!(f, "{} cannot be written: {error}", path.display()),
        }
    }
}

impl std::error::Error for Unwritten {}

/// A file that is written and not yet in its place. Dropped, it is gone again; several can be written before the first is put
/// anywhere, so that all of them come or none ([`publish_all`]).
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
        let there = fs::metadata(path).ok();
        match (&there, existing) {
            // A device would be replaced by a file, and a directory cannot be.
            (Some(about), _) if !about.is_file() => return Err(Unwritten::NoFile(path.to_owned())),
            (Some(_), Existing::Kept) => return Err(Unwritten::Taken(path.to_owned())),
            _ => {},
        }
        let is_link = there.is_some() && path.symlink_metadata().is_ok_and(|about| about.is_symlink());
        let place = if is_link { fs::canonicalize(path).map_err(failed)? } else { path.to_owned() };
        let beside = beside(&place, "new").ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
        let opened = OpenOptions::new().write(true).create_new(true).open(&beside).map_err(failed)?;
        // From here on it is removed unless it is published.
        let written = Self { path: place, beside, existing };
        // Before anything stands in it that is not for everybody to read.
        there.map_or(Ok(()), |about| allow(&opened, about.permissions())).map_err(failed)?;
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
        self.put()
    }

    fn put(&self) -> Result<(), Unwritten> {
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

/// Puts several files into their places. Where one cannot be, those before it go again, and what they replaced returns.
///
/// # Errors
/// As [`Outfile::publish`], for the first that cannot be put.
pub fn publish_all(files: Vec<Outfile>) -> Result<(), Unwritten> {
    let mut placed: Vec<Placed> = Vec::with_capacity(files.len());
    for file in files {
        match Placed::put(&file) {
            Ok(done) => placed.push(done),
            Err(unwritten) => {
                placed.into_iter().rev().for_each(Placed::take_back);
                return Err(unwritten);
            },
        }
    }
    placed.into_iter().for_each(Placed::settle);
    Ok(())
}

/// Writes files into a directory, which is made where there is none: all of them or none. `write` is called when it is there.
///
/// # Errors
/// Those of `write`, of [`publish_all`], and where the directory cannot be made. No directory is left that was not there.
pub fn write_into(directory: &Path, write: impl FnOnce() -> Result<Vec<Outfile>, Unwritten>) -> Result<(), Unwritten> {
    let missing: Vec<&Path> = directory.ancestors().take_while(|path| path.symlink_metadata().is_err()).collect();
    let made = fs::create_dir_all(directory).map_err(|error| match fs::metadata(directory) {
        Ok(about) if !about.is_dir() => Unwritten::NoDirectory(directory.to_owned()),
        _ => Unwritten::Failed(directory.to_owned(), error),
    });
    let done = made.and_then(|()| write()).and_then(publish_all);
    if done.is_err() {
        // The system keeps one in which somebody else has put something.
        for path in missing {
            drop(fs::remove_dir(path));
        }
    }
    done
}

/// A file in its place, and what it takes to undo that.
struct Placed {
    path: PathBuf,
    /// Where what stood there is kept meanwhile.
    old: Option<PathBuf>,
}

impl Placed {
    fn put(file: &Outfile) -> Result<Self, Unwritten> {
        let path = file.path.clone();
        let failed = |error| Unwritten::Failed(path.clone(), error);
        let old = match file.existing {
            Existing::Replaced if path.exists() => beside(&path, "old"),
            _ => None,
        };
        if let Some(old) = &old {
            // Linked, it does not leave its place for a moment; not every file system has links.
            fs::hard_link(&path, old).or_else(|_| fs::rename(&path, old)).map_err(failed)?;
        }
        match file.put() {
            Ok(()) => Ok(Self { path, old }),
            Err(unwritten) => {
                if let Some(old) = &old {
                    give_back(old, &path);
                }
                Err(unwritten)
            },
        }
    }

    fn take_back(self) {
        match self.old {
            Some(old) => give_back(&old, &self.path),
            None => drop(fs::remove_file(self.path)),
        }
    }

    fn settle(self) {
        if let Some(old) = self.old {
            drop(fs::remove_file(old));
        }
    }
}

/// Puts what was kept where it was.
fn give_back(old: &Path, path: &Path) {
    // Where both are links to one file still, renaming does nothing.
    drop(fs::rename(old, path));
    drop(fs::remove_file(old));
}

/// A hidden name beside a place, of this process alone. What begins with a dot is read by nobody as data.
fn beside(place: &Path, what: &str) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(place.file_name()?);
    name.push(format!(".{what}-{}", std::process::id()));
    Some(place.with_file_name(name))
}

/// Gives a file permissions, if it has not those already: not every file system lets them be set.
fn allow(file: &File, permissions: fs::Permissions) -> io::Result<()> {
    if file.metadata()?.permissions() == permissions { Ok(()) } else { file.set_permissions(permissions) }
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

    #[test]
    fn several_come_all_or_none() {
        let directory = tempfile::tempdir().unwrap();
        let [a, b, c] = ["a", "b", "c"].map(|name| directory.path().join(name));
        put(&b, Existing::Kept, "old").unwrap();
        let written = |path: &Path, existing| Outfile::write(path, existing, |out| out.write_all(b"new")).unwrap();
        let files = || [&a, &b, &c].map(|path| written(path, Existing::Replaced)).into_iter().collect::<Vec<_>>();
        let broken = files();
        // What was written of the last is gone.
        fs::remove_file(&broken[2].beside).unwrap();
        assert!(matches!(publish_all(broken), Err(Unwritten::Failed(path, _)) if path == c));
        assert_eq!((fs::read_to_string(&b).unwrap().as_str(), names(directory.path())), ("old", vec!["b".into()]));
        publish_all(files()).unwrap();
        assert_eq!([&a, &b, &c].map(|path| fs::read_to_string(path).unwrap()), ["new"; 3]);
        assert_eq!(names(directory.path()), ["a", "b", "c"]);
    }

    /// What somebody else has put there meanwhile is not ours to take back.
    #[test]
    fn of_several_none_is_taken_over() {
        let directory = tempfile::tempdir().unwrap();
        let [a, b] = ["a", "b"].map(|name| directory.path().join(name));
        let files = [&a, &b].map(|path| Outfile::write(path, Existing::Kept, |out| out.write_all(b"mine")).unwrap());
        fs::write(&b, "theirs").unwrap();
        assert!(matches!(publish_all(files.into()), Err(Unwritten::Taken(path)) if path == b));
        assert_eq!((fs::read_to_string(&b).unwrap().as_str(), names(directory.path())), ("theirs", vec!["b".into()]));
    }

    #[test]
    fn a_directory_made_for_nothing_goes_again() {
        let directory = tempfile::tempdir().unwrap();
        let new = directory.path().join("new/er");
        let fill = |text: &'static [u8]| {
            let new = &new;
            move || Ok(vec![Outfile::write(&new.join("a"), Existing::Kept, |out| out.write_all(text))?])
        };
        let refused = write_into(&new, || {
            fill(b"one")()?;
            Err(Unwritten::Taken(new.clone()))
        });
        assert!(refused.is_err());
        assert_eq!(names(directory.path()), Vec::<String>::new());
        write_into(&new, fill(b"one")).unwrap();
        assert!(write_into(&new, fill(b"two")).is_err());
        assert_eq!((fs::read_to_string(new.join("a")).unwrap().as_str(), names(&new)), ("one", vec!["a".into()]));
        // One that was there before stays, empty as it is.
        let own = directory.path().join("own");
        fs::create_dir(&own).unwrap();
        assert!(write_into(&own, || Err(Unwritten::Taken(own.clone()))).is_err() && own.exists());
        // A file by that name is said to be one.
        let refused = write_into(&new.join("a"), fill(b"two"));
        assert!(matches!(refused, Err(Unwritten::NoDirectory(path)) if path == new.join("a")));
    }

    #[cfg(unix)]
    #[rstest::rstest]
    #[case::alone(|file: Outfile| file.publish())]
    #[case::with_others(|file| publish_all(vec![file]))]
    fn a_link_stays_and_permissions_too(#[case] publish: fn(Outfile) -> Result<(), Unwritten>) {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let directory = tempfile::tempdir().unwrap();
        let (file, link) = (directory.path().join("real/file"), directory.path().join("link"));
        fs::create_dir(directory.path().join("real")).unwrap();
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real/file", &link).unwrap();
        assert!(matches!(put(&link, Existing::Kept, "new"), Err(Unwritten::Taken(_))));
        publish(Outfile::write(&link, Existing::Replaced, |out| out.write_all(b"new")).unwrap()).unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o7777, 0o640);
        assert_eq!(names(&directory.path().join("real")), ["file"]);
    }
}
