//! Files of dossiers: found, read whole, and turned from offsets into lines and columns.

use std::fs;
use std::path::{Path, PathBuf};

use super::diagnostic::{Problem, Severity};

/// The largest dossier that is read, in bytes. The whole of a pair's relations is a few hundred kilobytes.
const MOST_BYTES: u64 = 64 << 20;

/// A file's text under the name that messages give it.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: Box<str>,
    pub(super) text: Box<str>,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl File {
    pub(super) fn new(name: impl Into<Box<str>>, text: impl Into<Box<str>>) -> Self {
        let text: Box<str> = text.into();
        // A byte-order mark is no part of the text.
        let text = match text.strip_prefix('\u{FEFF}') {
            Some(rest) => rest.into(),
            None => text,
        };
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { name: name.into(), text, lines }
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub(super) fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line.saturating_sub(1)];
        let before = self.text.get(start..offset).unwrap_or_default();
        (line.max(1), before.chars().count() + 1)
    }

    /// `file:line:column` of a byte offset.
    pub(super) fn place(&self, offset: usize) -> String {
        let (line, column) = self.position(offset);
        format!("{}:{line}:{column}", self.name)
    }
}

/// Reads the file at `path`, or every `*.toml` of the directory there; what cannot be read becomes a problem.
pub(super) fn read(path: &Path, files: &mut Vec<File>, problems: &mut Vec<Problem>) {
    let listed = match fs::metadata(path) {
        Ok(about) if about.is_dir() => list(path),
        Ok(_) => Ok(vec![path.to_owned()]),
        Err(error) => Err(format!("cannot be read: {error}")),
    };
    match listed {
        Ok(paths) => {
            for path in paths {
                match text(&path) {
                    Ok(text) => files.push(File::new(name(&path), text)),
                    Err((position, message)) => problems.push(problem(&path, position, &message)),
                }
            }
        },
        Err(message) => problems.push(problem(path, None, &message)),
    }
}

/// The dossiers of a directory, by name. What begins with a dot is hidden, and most often the half-written copy of an editor. A
/// directory that cannot be read to its end is not read at all: nobody knows what would be missing.
fn list(directory: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error| format!("cannot be read: {error}");
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if !is_hidden && path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err("holds no dossier: none of its files is named *.toml".to_owned());
    }
    paths.sort();
    Ok(paths)
}

/// Why a text cannot be had: line and column, where there is one, and the reason.
type Unreadable = (Option<(usize, usize)>, String);

fn text(path: &Path) -> Result<String, Unreadable> {
    let whole = |message: String| (None, message);
    let about = fs::metadata(path).map_err(|error| whole(format!("cannot be read: {error}")))?;
    if !about.is_file() {
        return Err(whole("is not a file; name a dossier (*.toml) or a directory of them".to_owned()));
    }
    if about.len() > MOST_BYTES {
        return Err(whole(format!("has {} bytes; a dossier may have {MOST_BYTES}", about.len())));
    }
    let bytes = fs::read(path).map_err(|error| whole(format!("cannot be read: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let good = File::new("", String::from_utf8_lossy(good));
        (Some(good.position(good.text.len())), "is not UTF-8 from here on; save the file as UTF-8".to_owned())
    })
}

fn name(path: &Path) -> Box<str> {
    path.display().to_string().into()
}

fn problem(path: &Path, position: Option<(usize, usize)>, message: &str) -> Problem {
    Problem { severity: Severity::Error, file: name(path), position, message: message.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_and_not_copied() {
        let text: Box<str> = "pair".into();
        let at = text.as_ptr();
        assert_eq!(File::new("f", text).text.as_ptr(), at);
        assert_eq!(&*File::new("f", "\u{FEFF}pair").text, "pair");
    }

    #[test]
    fn positions_count_characters() {
        let file = File::new("f", "ab\né x\n");
        assert_eq!(file.position(0), (1, 1));
        assert_eq!(file.position("ab\né ".len()), (2, 3));
        assert_eq!(file.position(usize::MAX), (3, 1));
    }
}
