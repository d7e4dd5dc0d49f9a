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
    /// The problems; at least one is an error.
    pub problems: Vec<Problem>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let errors = self.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        write!(f, "{errors} error{}; nothing was loaded", if errors == 1 { "" } else { "s" })
    }
}

impl std::error::Error for Report {}

/// Collects problems while files are read.
#[derive(Debug)]
pub(super) struct Log {
    problems: Vec<Problem>,
}

/// The most problems kept of one load: beyond this a reader learns nothing more.
const MOST: usize = 1000;

impl Log {
    pub(super) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    pub(super) fn error<'m>(&mut self, file: &File, span: &Range<usize>, message: impl Into<Cow<'m, str>>) {
        self.push(Severity::Error, file, span, message.into());
    }

    pub(super) fn warning<'m>(&mut self, file: &File, span: &Range<usize>, message: impl Into<Cow<'m, str>>) {
        self.push(Severity::Warning, file, span, message.into());
    }

    fn push(&mut self, severity: Severity, file: &File, span: &Range<usize>, message: Cow<'_, str>) {
        if self.problems.len() < MOST {
            let position = Some(file.position(span.start));
            self.problems.push(Problem { severity, file: file.name.clone(), position, message: message.into() });
        }
    }

    pub(super) fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
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
