//! Checking files: every problem in them, with all that loading does to them and nothing that it leaves for later.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::diagnostic::{Excerpt, Problem};
use super::file::{self, Form};
use super::log::Log;
use super::sort::Sort;
use super::{Body, Input, Sources, Tally, compiled, take_in_all};

/// What is wrong with files that were checked.
#[derive(Debug, Default)]
pub struct Checked {
    /// Their problems, in the order in which the files were named, and by line. Of very many, the first of each severity.
    pub problems: Vec<Problem>,
    /// What stands in them.
    pub tally: Tally,
    /// How many files and directories could not be read at all, whether they were to be checked or to be known.
    pub unread: usize,
    /// Whether names that nobody declares were let pass, because a file could not be read to its end that may declare them.
    pub is_lenient: bool,
    /// The other files that have errors.
    pub elsewhere: Vec<Box<str>>,
}

impl Checked {
    fn add_atlas(&mut self, path: &Path) {
        match compiled::open(path) {
            Ok(opened) => {
                self.tally.files += 1;
                self.tally.records.add(opened.tally.records);
                self.tally.warnings += opened.problems.len();
                self.problems.extend(opened.problems);
            },
            Err(problem) => {
                self.tally.errors += 1;
                self.unread += 1;
                self.problems.push(problem);
            },
        }
    }
}

/// How many records there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Census {
    /// Happenings; changes of missions are not among them.
    pub events: usize,
    /// Posts in a country.
    pub missions: usize,
    /// Posts in a third country.
    pub accreditations: usize,
    /// People, as often as they are declared.
    pub people: usize,
    /// Parties, as often as they are declared.
    pub parties: usize,
    /// How many of the events, missions and accreditations a program read out of an article, and nobody has reviewed.
    pub unreviewed: usize,
}

impl Census {
    /// How many records there are of all sorts.
    pub fn total(self) -> usize {
        self.events + self.missions + self.accreditations + self.people + self.parties
    }

    /// Counts a record. Articles, what is said of a pair, what is dropped and other ids are no records.
    pub(super) fn count(&mut self, sort: Sort) {
        match sort {
            Sort::Event => self.events += 1,
            Sort::Mission => self.missions += 1,
            Sort::Accreditation => self.accreditations += 1,
            Sort::Person => self.people += 1,
            Sort::Party => self.parties += 1,
            Sort::Article | Sort::Pair | Sort::Drop | Sort::Also => {},
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.events += other.events;
        self.missions += other.missions;
        self.accreditations += other.accreditations;
        self.people += other.people;
        self.parties += other.parties;
        self.unreviewed += other.unreviewed;
    }
}

/// Checks files, and directories of files, as the layers above `sources`. A file that is among the sources as well is read once, as one
/// of those that are checked. An atlas is a whole, and looked at alone, after all others.
pub fn check(sources: &Sources, paths: &[PathBuf]) -> Checked {
    let (atlases, paths): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| compiled::is_named(path));
    let mut checked =
        if atlases.is_empty() || !paths.is_empty() { check_dossiers(sources, &paths) } else { Checked::default() };
    let mut known = HashSet::new();
    atlases.iter().filter(|path| known.insert(identity(path))).for_each(|path| checked.add_atlas(path));
    checked
}

fn check_dossiers(sources: &Sources, paths: &[PathBuf]) -> Checked {
    let named = Named::list(paths);
    let mut log = Log::about(named.names.iter().cloned());
    named.missing.into_iter().for_each(|problem| log.unread(problem));
    let mut files = sources.files(&mut log);
    files.retain(|(path, _)| !named.known.contains(&identity(path)));
    files.extend(named.files);
    let mut inputs = sources.built_in();
    inputs.extend(files.into_iter().filter_map(|file| Input::read(file, &mut log)));
    let tally = take_in_all(&inputs, &mut log).map_or_else(Tally::default, |(_, tally)| tally);
    let (unread, is_lenient, elsewhere) = (log.count_unread(), log.has_lost(), log.elsewhere());
    let mut problems = log.into_problems();
    quote(&mut problems, &inputs);
    let places: HashMap<_, _> = named.names.iter().zip(0..).collect();
    problems.sort_by_key(|problem| (places.get(&problem.file).copied().unwrap_or(usize::MAX), problem.position));
    Checked { problems, tally, unread, is_lenient, elsewhere }
}

/// The files that paths name, each once.
#[derive(Default)]
struct Named {
    /// What messages call them, in order, those that are missing among them.
    names: Vec<Box<str>>,
    files: Vec<(PathBuf, Form)>,
    missing: Vec<Problem>,
    known: HashSet<PathBuf>,
}

impl Named {
    fn list(paths: &[PathBuf]) -> Self {
        let mut named = Self::default();
        for path in paths {
            match file::list(path) {
                Ok(files) => files.into_iter().for_each(|file| named.add(file)),
                Err(problem) => {
                    named.names.push(problem.file.clone());
                    named.missing.push(problem);
                },
            }
        }
        named
    }

    fn add(&mut self, (path, form): (PathBuf, Form)) {
        if self.known.insert(identity(&path)) {
            self.names.push(file::name(&path).into());
            self.files.push((path, form));
        }
    }
}

/// One path of a file, however it was named.
fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Gives the notes on records of dossiers, which are made from what is known of all files, the line they are about.
fn quote(problems: &mut [Problem], inputs: &[Input]) {
    let texts: HashMap<&str, (&str, &[usize])> = inputs.iter().filter_map(Input::quotable).collect();
    for problem in problems.iter_mut().filter(|problem| problem.excerpt.is_none()) {
        let Some((line, _)) = problem.position else { continue };
        let Some((text, starts)) = texts.get(&*problem.file) else { continue };
        let start = line.checked_sub(2).map_or(Some(0), |at| starts.get(at).copied());
        let Some(rest) = start.and_then(|start| text.get(start..)) else { continue };
        let whole = rest.split('\n').next().unwrap_or_default();
        let said = whole.trim();
        let lead = whole.len() - whole.trim_start().len();
        let begin = text.len() - rest.len() + lead;
        problem.excerpt = Excerpt::of(text, &(begin..begin + said.len()));
        problem.position = Some((line, whole[..lead].chars().count() + 1));
    }
}

impl Input {
    fn quotable(&self) -> Option<(&str, (&str, &[usize]))> {
        match &self.body {
            Body::Text(text, lines) => Some((&self.name, (text, lines))),
            Body::Lines(_) | Body::Unwritten(_) => None,
        }
    }
}
