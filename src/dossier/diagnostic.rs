//! What is wrong with a dossier, and where.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::file::File;
use crate::text::neutral;

/// How bad a problem is, mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Odd, but kept.
    Warning,
    /// The dossier cannot be used.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One problem: where it is, what it is, and what to do. Its `Display` is one line, safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named.
    pub file: Box<str>,
    /// Line and column, both from 1 and the column in characters; `None` for the file as a whole.
    pub position: Option<(usize, usize)>,
    /// What is wrong and what to do, in one line.
    pub message: Box<str>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", neutral(&self.file))?;
        if let Some((line, column)) = self.position {
            write!(f, "{line}:{column}:")?;
        }
        write!(f, " {}: {}", self.severity, neutral(&self.message))
    }
}

/// Every problem of a load that failed, in the order of files and lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The problems; at least one is an error. Of very many, the first.
    pub problems: Vec<Problem>,
    /// How many errors there are, listed or not.
    pub errors: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let (errors, s) = (self.errors, if self.errors == 1 { "" } else { "s" });
        let listed = self.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        let of = if listed < errors { format!(", {listed} of them listed") } else { String::new() };
        write!(f, "{errors} error{s}{of}; nothing was loaded")
    }
}

impl std::error::Error for Report {}

/// Collects problems while files are read.
#[derive(Debug, Default)]
pub(super) struct Log {
    problems: Vec<Problem>,
    warnings: usize,
    errors: usize,
    lost: bool,
}

/// The most problems of one severity kept of one load: beyond this a reader learns nothing more. Warnings never crowd out an error.
const MOST: usize = 1000;

/// The most problems of one load for which the nearest name is looked up: it is compared with every person there is, and who misspelt
/// more has misspelt one thing many times, or has not loaded the register.
const HINTED: usize = 50;

/// How much of a text a message repeats, in characters.
const SHOWN: usize = 60;

impl Log {
    pub(super) fn new(problems: Vec<Problem>) -> Self {
        let mut log = Self { lost: !problems.is_empty(), ..Self::default() };
        for problem in problems {
            log.push(problem);
        }
        log
    }

    pub(super) fn error<'m>(&mut self, file: &File, span: &Range<usize>, message: impl Into<Cow<'m, str>>) {
        self.at(Severity::Error, file, span, message.into());
    }

    /// Logs an error of a file as a whole.
    pub(super) fn error_of(&mut self, file: &File, message: &str) {
        let (file, message) = (file.name.clone(), message.into());
        self.push(Problem { severity: Severity::Error, file, position: None, message });
    }

    pub(super) fn warning<'m>(&mut self, file: &File, span: &Range<usize>, message: impl Into<Cow<'m, str>>) {
        self.at(Severity::Warning, file, span, message.into());
    }

    fn at(&mut self, severity: Severity, file: &File, span: &Range<usize>, message: Cow<'_, str>) {
        let position = Some(file.position(span.start));
        self.push(Problem { severity, file: file.name.clone(), position, message: message.into() });
    }

    fn push(&mut self, problem: Problem) {
        // The reader of TOML says the same of every bracket that one missing end leaves open.
        if self.problems.last() == Some(&problem) {
            return;
        }
        let count = if problem.severity == Severity::Error { &mut self.errors } else { &mut self.warnings };
        *count += 1;
        if *count <= MOST {
            self.problems.push(problem);
        }
    }

    /// Remembers that a whole file could not be read.
    pub(super) fn lose(&mut self) {
        self.lost = true;
    }

    /// Says whether a whole file could not be read, so that a name nobody declares may well have been declared there.
    pub(super) fn has_lost(&self) -> bool {
        self.lost
    }

    /// Says whether the next problem is worth the look for a nearest name.
    pub(super) fn gives_hints(&self) -> bool {
        self.errors + self.warnings < HINTED
    }

    /// How many errors there are, listed or not.
    pub(super) fn errors(&self) -> usize {
        self.errors
    }

    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        // Files keep the order in which they were first named; within one, lines ascend.
        let mut files: Vec<Box<str>> = Vec::new();
        for problem in &self.problems {
            if !files.contains(&problem.file) {
                files.push(problem.file.clone());
            }
        }
        self.problems.sort_by_key(|problem| (files.iter().position(|file| *file == problem.file), problem.position));
        self.problems
    }
}

/// `; did you mean "visit"?`, or nothing where no name is near.
pub(super) fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean \"{name}\"?"))
}

/// A text as messages repeat it: its beginning, where it is long.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}
