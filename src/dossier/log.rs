//! The log: problems collected while files are read, and what they mean for the load.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::diagnostic::{Excerpt, Problem, Severity};
use super::file::File;

/// Collects problems while files are read.
#[derive(Debug, Default)]
pub(super) struct Log {
    problems: Vec<Problem>,
    /// The files whose problems are told; of all, where none are named.
    about: Option<HashSet<Box<str>>>,
    /// Whether every problem is listed, however many there are.
    lists_all: bool,
    /// How many there were of each severity in these files, listed or not.
    counts: [usize; 3],
    /// How many errors there were in all files.
    errors: usize,
    /// The files in which something is wrong that makes a dossier useless.
    wrong: HashSet<Box<str>>,
    /// The warnings that bulk data bring again and again, by file and word.
    repeated: HashMap<(Box<str>, Box<str>), Repeated>,
    /// The files that the log is not about and that have errors.
    elsewhere: BTreeSet<Box<str>>,
    lost: bool,
    unread: usize,
    /// Whether more will be read later that may declare what is missing now.
    awaits_more: bool,
    /// How many errors are none if what is read later declares what is missing now.
    excused: usize,
}

/// A problem that is told once.
#[derive(Debug)]
struct Repeated {
    /// Its place in the list, if it is listed.
    listed: Option<usize>,
    /// How often it came again.
    again: usize,
}

/// The most problems of one severity kept of one load: beyond this a reader learns nothing more. Warnings never crowd out an error.
const MOST: usize = 1000;

/// The most problems of one load for which the nearest name is looked up: it is compared with every person there is, and who misspelt
/// more has misspelt one thing many times, or has not loaded the register.
const HINTED: usize = 50;

impl Log {
    /// A log that tells the problems of these files only.
    pub(super) fn about(files: impl IntoIterator<Item = Box<str>>) -> Self {
        Self { about: Some(files.into_iter().collect()), ..Self::default() }
    }

    /// A log that lists every problem of one file.
    pub(super) fn of_all(file: &str) -> Self {
        Self { lists_all: true, ..Self::about([file.into()]) }
    }

    /// The log of files to which others will be added: nothing is wrong with a name that nobody declares yet.
    pub(super) fn awaiting_more(self) -> Self {
        Self { awaits_more: true, ..self }
    }

    /// Says whether more will be read later that may declare what is missing now.
    pub(super) fn awaits_more(&self) -> bool {
        self.awaits_more
    }

    /// Logs that something is missing that another file may declare; while more is to be read, only that the record is of no use yet.
    pub(super) fn missing(&mut self, file: File<'_>, span: &Range<usize>, message: String) {
        if self.awaits_more {
            self.errors += 1;
            self.excused += 1;
            return;
        }
        self.error(file, span, message);
    }

    /// Logs an error; it makes a dossier useless, and of JSON Lines the record.
    pub(super) fn error<'m>(&mut self, file: File<'_>, span: &Range<usize>, message: impl Into<Cow<'m, str>>) {
        if !file.is_bulk() {
            self.spoil(file.name);
        }
        self.at(Severity::Error, file, span, message.into());
    }

    /// Logs an error of a file as a whole.
    pub(super) fn error_of(&mut self, name: &str, message: &str) {
        self.spoil(name);
        self.push(Problem {
            severity: Severity::Error,
            file: name.into(),
            position: None,
            message: message.into(),
            excerpt: None,
        });
    }

    pub(super) fn warning<'m>(&mut self, file: File<'_>, span: &Range<usize>, message: impl Into<Cow<'m, str>>) {
        self.at(Severity::Warning, file, span, message.into());
    }

    /// Logs a warning about a word; of bulk data once a file, and how often it comes again is added to it.
    pub(super) fn warning_of(
        &mut self,
        (file, word): (File<'_>, &str),
        span: &Range<usize>,
        message: impl FnOnce() -> String,
    ) {
        if !file.is_bulk() {
            return self.warning(file, span, message());
        }
        let key = (file.name.into(), word.into());
        if let Some(repeated) = self.repeated.get_mut(&key) {
            repeated.again += 1;
            return;
        }
        let at = self.problems.len();
        self.warning(file, span, message());
        let listed = (self.problems.len() > at).then_some(at);
        self.repeated.insert(key, Repeated { listed, again: 0 });
    }

    /// Logs a problem at a line whose text is no longer at hand.
    pub(super) fn at_line(&mut self, severity: Severity, (file, line): (&str, u32), message: String) {
        let position = Some((line as usize, 1));
        self.push(Problem { severity, file: file.into(), position, message: message.into(), excerpt: None });
    }

    fn at(&mut self, severity: Severity, file: File<'_>, span: &Range<usize>, message: Cow<'_, str>) {
        // Where it stands takes a look at its whole line, which may be all that there is of the file.
        let is_listed = self.is_about(file.name) && self.lists(severity);
        let position = is_listed.then(|| file.position(span.start));
        let excerpt = position.and_then(|_| Excerpt::of(file.text, span));
        self.push(Problem { severity, file: file.name.into(), position, message: message.into(), excerpt });
    }

    fn push(&mut self, problem: Problem) {
        // The reader of TOML says the same of every bracket that one missing end leaves open.
        if self.problems.last() == Some(&problem) {
            return;
        }
        self.errors += usize::from(problem.severity == Severity::Error);
        if self.is_about(&problem.file) {
            self.list(problem);
        } else if problem.severity == Severity::Error && !self.elsewhere.contains(&problem.file) {
            self.elsewhere.insert(problem.file);
        }
    }

    /// Says whether the next problem of a severity is listed.
    fn lists(&self, severity: Severity) -> bool {
        self.lists_all || self.counts[severity as usize] < MOST
    }

    fn list(&mut self, problem: Problem) {
        let is_listed = self.lists(problem.severity);
        self.counts[problem.severity as usize] += 1;
        if is_listed {
            self.problems.push(problem);
        }
    }

    fn spoil(&mut self, name: &str) {
        if !self.wrong.contains(name) {
            self.wrong.insert(name.into());
        }
    }

    /// Remembers that a whole file could not be read.
    pub(super) fn lose(&mut self) {
        self.lost = true;
    }

    /// Logs, once, that a file could not be read, or not as text. Where not even its beginning could be, that is told of whatever file it
    /// is: what it declares is missing everywhere.
    pub(super) fn unread(&mut self, problem: Problem) {
        self.lose();
        self.spoil(&problem.file);
        if self.problems.contains(&problem) {
            return;
        }
        if problem.position.is_some() {
            return self.push(problem);
        }
        self.unread += 1;
        self.errors += 1;
        self.list(problem);
    }

    /// How many files and directories could not be read at all.
    pub(super) fn count_unread(&self) -> usize {
        self.unread
    }

    /// The files that the log is not about and that have errors, by name.
    pub(super) fn elsewhere(&self) -> Vec<Box<str>> {
        self.elsewhere.iter().cloned().collect()
    }

    /// Says whether the problems of a file are told.
    pub(super) fn is_about(&self, file: &str) -> bool {
        self.about.as_ref().is_none_or(|about| about.contains(file))
    }

    /// Says whether a file was named to be looked at more closely than loading needs.
    pub(super) fn examines(&self, file: &str) -> bool {
        self.about.as_ref().is_some_and(|about| about.contains(file))
    }

    /// Says whether a whole file could not be read, so that a name nobody declares may well have been declared there.
    pub(super) fn has_lost(&self) -> bool {
        self.lost
    }

    /// Says whether the next problem of a file is worth the look for a nearest name.
    pub(super) fn gives_hints(&self, file: File<'_>) -> bool {
        let problems = self.counts[Severity::Error as usize] + self.counts[Severity::Warning as usize];
        problems < HINTED && self.is_about(file.name) && !self.awaits_more
    }

    /// How many errors there are in all files, listed or not.
    pub(super) fn errors(&self) -> usize {
        self.errors
    }

    /// How many of the errors are to be told, listed or not.
    pub(super) fn told_errors(&self) -> usize {
        self.errors - self.excused
    }

    /// How many problems there are of each severity in the files that the log is about, mildest first, listed or not.
    pub(super) fn counts(&self) -> [usize; 3] {
        self.counts
    }

    /// Says whether an error was logged that makes the whole load useless.
    pub(super) fn is_fatal(&self) -> bool {
        self.lost || !self.wrong.is_empty()
    }

    /// Says whether an error was logged that makes a dossier useless.
    pub(super) fn is_useless(&self, file: File<'_>) -> bool {
        self.wrong.contains(file.name)
    }

    /// Says whether nothing was logged.
    pub(super) fn is_empty(&self) -> bool {
        self.problems.is_empty() && self.counts == [0; 3] && self.errors == 0 && self.repeated.is_empty()
    }

    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        for Repeated { listed, again } in self.repeated.into_values().filter(|repeated| repeated.again > 0) {
            if let Some(problem) = listed.and_then(|at| self.problems.get_mut(at)) {
                problem.message = format!("{} ({again} more in this file)", problem.message).into();
            }
        }
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
