//! The problems of the data: one after another, wrapped, to be read.

use crate::app::cursor::Listing;
use crate::app::doc::{Page, Row, Tone, wrap};
use crate::app::problems::Problems;

/// How far the second and further rows of a problem are set in.
const INDENT: usize = 2;

/// The problems, written at a width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemsBox {
    /// The problems.
    pub problems: Problems,
    /// Their rows.
    pub list: Listing<Row>,
}

impl ProblemsBox {
    pub(super) fn new(problems: Problems, width: usize) -> Self {
        let mut page = Page::new(width);
        if let Some(left_out) = problems.left_out() {
            page.text(&left_out, Tone::Notable);
            page.blank();
        }
        for problem in problems.lines() {
            let mut lines = wrap(problem, width.saturating_sub(INDENT)).into_iter();
            page.text(&lines.next().unwrap_or_default(), Tone::Plain);
            for line in lines {
                page.indented(INDENT, &line, Tone::Plain);
            }
        }
        Self { list: page.finish(), problems }
    }

    pub(super) fn rewrite(&mut self, width: usize) {
        *self = Self::new(std::mem::take(&mut self.problems), width);
    }
}
