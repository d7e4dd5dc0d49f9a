//! What is wrong with the data on the screen: what had to be left out of them, and warnings. Said by `problems` of the palette; what was
//! left out is counted on the status row as well.

use std::fmt;

use super::model::Model;
use super::msg::Notice;
use super::overlay::Overlay;
use crate::dossier::{Loaded, Severity};
use crate::text::neutral;

/// The problems of a load, in the order of files and lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    lines: Vec<String>,
    left_out: usize,
    /// How many there are beside those that are listed.
    unlisted: usize,
    /// Whether the data were not loaded because of them.
    refused: bool,
    /// Whether the first of them says that the data are older than their files.
    is_stale: bool,
}

impl Problems {
    /// Problems, each of which says in one line where it is, what it is and what to do; and how many records had to be left out, listed
    /// or not. Whatever a terminal would obey is taken out of them.
    pub fn new(problems: impl IntoIterator<Item: fmt::Display>, left_out: usize) -> Self {
        let lines = problems.into_iter().map(|problem| neutral(&problem.to_string()).into_owned()).collect();
        Self { lines, left_out, unlisted: 0, refused: false, is_stale: false }
    }

    /// The problems of a load. Notes are no problems: they say what the files do on purpose.
    pub fn of(loaded: &Loaded) -> Self {
        let problems = loaded.problems.iter().filter(|problem| problem.severity > Severity::Note);
        let listed = Self::new(problems, loaded.tally.left_out);
        let all = loaded.tally.errors + loaded.tally.warnings;
        let unlisted = all.saturating_sub(listed.lines.len());
        Self { unlisted, is_stale: loaded.tally.is_stale, ..listed }
    }

    /// The same data with what is wrong with the files that were not loaded in place of them, a problem a line.
    #[must_use]
    pub fn refused(&self, report: &str) -> Self {
        Self { refused: true, ..Self::new(report.lines(), self.left_out) }
    }

    /// Says whether they are those of files that were not loaded because of them.
    pub fn is_refusal(&self) -> bool {
        self.refused
    }

    /// The problems, a line each.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// How many problems there are, listed or not.
    pub fn count(&self) -> usize {
        self.lines.len() + self.unlisted
    }

    /// "3 records left out"; none where all are there.
    pub fn left_out(&self) -> Option<String> {
        match self.left_out {
            0 => None,
            1 => Some("1 record left out".to_owned()),
            many => Some(format!("{many} records left out")),
        }
    }

    /// "3 left out", for where there is no room.
    pub fn left_out_short(&self) -> Option<String> {
        (self.left_out > 0).then(|| format!("{} left out", self.left_out))
    }

    /// What to say once the data are there: that something was left out, and where it is listed; or that they are older than their files.
    pub fn word(&self) -> Option<String> {
        let left_out = self.left_out().map(|left_out| format!("{left_out}; “problems” in the palette lists them"));
        let stale = || self.lines.first().filter(|_| self.is_stale).map(|line| line.replacen(": warning:", "", 1));
        left_out.or_else(stale)
    }

    /// Says whether there is nothing to list and nothing to count.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.left_out == 0
    }
}

impl Model {
    /// What is wrong with the data on the screen.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// Takes over the problems of data that were read.
    pub(super) fn take_problems(&mut self, problems: Problems) {
        self.problems = problems;
        if let Some(Overlay::Problems(_)) = self.overlay {
            self.overlay = self.list_problems();
        }
    }

    /// Lists the problems, or says that there are none.
    pub(super) fn list_problems(&mut self) -> Option<Overlay> {
        if self.problems.is_empty() {
            self.notice = Some(Notice::Done("no problems".to_owned()));
            return None;
        }
        Some(Overlay::problems(self.problems.clone(), self.written.overlay))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, None)]
    #[case(1, Some("1 record left out"))]
    #[case(1200, Some("1200 records left out"))]
    fn counts_what_was_left_out(#[case] left_out: usize, #[case] expected: Option<&str>) {
        let problems = Problems::new([""; 0], left_out);
        assert_eq!(problems.left_out().as_deref(), expected);
        assert_eq!(problems.is_empty(), expected.is_none());
    }

    #[test]
    fn nothing_that_a_terminal_would_obey_is_listed() {
        assert_eq!(Problems::new(["a\u{1b}[2J"], 0).lines(), ["a�[2J"]);
    }
}
