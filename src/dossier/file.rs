//! Files of dossiers: found, read, and turned from offsets into lines and columns.

use std::fs;
use std::path::{Path, PathBuf};

use super::diagnostic::{Excerpt, Problem, Severity};
use super::log::Log;
use crate::text::is_hostile;

/// The largest dossier that is read, in bytes. The whole of a pair's relations is a few hundred kilobytes; more is bulk data.
const MOST_BYTES: u64 = 64 << 20;

/// What a file holds, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A dossier or register in TOML: read whole, and what is wrong with it makes it useless.
    Dossier,
    /// JSON Lines: read line by line, and a bad record is left out.
    Lines,
}

impl Form {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "toml" => Some(Self::Dossier),
            "jsonl" => Some(Self::Lines),
            _ => None,
        }
    }
}

/// A text under the name that messages give it: a whole dossier, or one line of bulk data.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'t> {
    pub(super) name: &'t str,
    pub(super) text: &'t str,
    form: Form,
    /// The number of its first line.
    first_line: usize,
    /// Where the lines after the first begin.
    lines: &'t [usize],
}

impl<'t> File<'t> {
    /// A dossier, with its [`line_starts`].
    pub(super) fn dossier(name: &'t str, text: &'t str, lines: &'t [usize]) -> Self {
        Self { name, text, form: Form::Dossier, first_line: 1, lines }
    }

    /// One line of bulk data.
    pub(super) fn line(name: &'t str, text: &'t str, number: usize) -> Self {
        Self { name, text, form: Form::Lines, first_line: number, lines: &[] }
    }

    /// Says whether it is bulk data, of which a bad record is left out.
    pub(super) fn is_bulk(self) -> bool {
        self.form == Form::Lines
    }

    /// The number of the line in which a byte offset stands.
    pub(super) fn line_of(self, offset: usize) -> u32 {
        (self.first_line + self.lines.partition_point(|start| *start <= offset)) as u32
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub(super) fn position(self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).map_or(0, |line| self.lines[line]);
        let before = self.text.get(start..offset).or_else(|| self.text.get(start..)).unwrap_or_default();
        (self.first_line + line, before.chars().count() + 1)
    }
}

/// Where the lines of a text begin, but for the first.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    text.match_indices('\n').map(|(at, _)| at + 1).collect()
}

/// The text of a dossier without a byte-order mark, which is no part of it.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// Lists what a path names: itself, or every dossier and file of JSON Lines of the directory there, by name.
///
/// # Errors
/// A [`Problem`] where the path cannot be read, or is a directory without any.
pub(super) fn list(path: &Path) -> Result<Vec<(PathBuf, Form)>, Problem> {
    let about = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !about.is_dir() {
        return Ok(vec![(path.to_owned(), Form::of(path).unwrap_or(Form::Dossier))]);
    }
    let found = list_directory(path)?;
    if found.is_empty() {
        return Err(problem(path, "holds no dossier: none of its files is named *.toml or *.jsonl"));
    }
    Ok(found)
}

/// The files of a directory, by name. What begins with a dot is hidden, and most often the half-written copy of an editor. A
/// directory that cannot be read to its end is not read at all: nobody knows what would be missing.
pub(super) fn list_directory(directory: &Path) -> Result<Vec<(PathBuf, Form)>, Problem> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory).map_err(|error| unreadable(directory, &error))? {
        let path = entry.map_err(|error| unreadable(directory, &error))?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if let Some(form) = Form::of(&path).filter(|_| !is_hidden) {
            paths.push((path, form));
        }
    }
    paths.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(paths)
}

/// Reads a dossier whole.
///
/// # Errors
/// A [`Problem`] that says why it cannot be.
pub(super) fn read(path: &Path) -> Result<String, Problem> {
    let about = check_is_file(path)?;
    if about.len() > MOST_BYTES {
        return Err(problem(path, &format!("has {} bytes; a dossier may have {MOST_BYTES}", about.len())));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let good = without_mark(&good);
        let position = Some(File::dossier("", good, &line_starts(good)).position(good.len()));
        let excerpt = Excerpt::of(good, &(good.len()..good.len()));
        Problem { position, excerpt, ..problem(path, "is not UTF-8 from here on; save the file as UTF-8") }
    })
}

/// Checks that a path is a file, and not a pipe or a directory by the name of one.
///
/// # Errors
/// A [`Problem`] where it is not.
pub(super) fn check_is_file(path: &Path) -> Result<fs::Metadata, Problem> {
    let about = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if about.is_file() {
        return Ok(about);
    }
    Err(problem(path, "is not a file; name a dossier (*.toml), a file of JSON Lines (*.jsonl) or a directory of them"))
}

pub(super) fn name(path: &Path) -> String {
    path.display().to_string()
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    problem(path, &format!("cannot be read: {error}"))
}

fn problem(path: &Path, message: &str) -> Problem {
    let (file, message) = (name(path).into(), message.into());
    Problem { severity: Severity::Error, file, position: None, message, excerpt: None::<Excerpt> }
}

/// Logs the letters of a file that could make a terminal show something else, the first of each line; says whether one of them is no
/// TOML either.
pub(super) fn hostile(file: File<'_>, log: &mut Log) -> bool {
    let mut breaks_toml = false;
    let mut offset = 0;
    for line in file.text.split_inclusive('\n') {
        // Nearly every line is plain, and takes one look.
        if line.bytes().all(|byte| (0x20..0x7f).contains(&byte) || matches!(byte, b'\n' | b'\t')) {
            offset += line.len();
            continue;
        }
        let text = line.trim_end_matches("\r\n").trim_end_matches('\n');
        if let Some((at, letter)) = text.char_indices().find(|(_, letter)| is_hostile(*letter) && *letter != '\t') {
            let code = u32::from(letter);
            log.error(
                file,
                &(offset + at..offset + at),
                format!("the control character U+{code:04X} stands here; remove it"),
            );
            breaks_toml |= letter.is_ascii_control();
        }
        offset += line.len();
    }
    breaks_toml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let text = without_mark("\u{FEFF}ab\né x\n");
        let lines = line_starts(text);
        let file = File::dossier("f", text, &lines);
        assert_eq!(file.position(0), (1, 1));
        assert_eq!(file.position("ab\né ".len()), (2, 3));
        assert_eq!(file.position(usize::MAX), (3, 1));
    }

    #[test]
    fn a_line_knows_its_number() {
        assert_eq!(File::line("f", "{}", 7).position(1), (7, 2));
    }
}
