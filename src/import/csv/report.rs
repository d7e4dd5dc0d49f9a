//! The account of an import: what became of every row, and of the parts of rows that were used.

use std::collections::BTreeMap;
use std::io;

use super::country::Forms;
use super::harvest::Harvest;
use crate::export::{Sheet, write_sheet};

/// Why something was left out: a reason that many share, and what was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reason {
    reason: String,
    value: String,
}

impl Reason {
    pub(super) fn of(reason: impl Into<String>, value: impl Into<String>) -> Self {
        Self { reason: reason.into(), value: value.into() }
    }
}

/// What became of a row, or of a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The whole row was left out.
    Row,
    /// A part of a row that was used was left out: one record of several, one item of a list, one field.
    Part,
}

/// Something that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The table.
    pub file: Box<str>,
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// Whether the whole row was.
    pub fate: Fate,
    /// The reason, one of few.
    pub reason: String,
    /// What was there.
    pub value: String,
}

/// How often something was left out for one reason, and the values most often concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Whether whole rows were.
    pub fate: Fate,
    /// The reason.
    pub reason: String,
    /// How often.
    pub count: usize,
    /// The values, each with how often, most often first.
    pub values: Vec<(String, usize)>,
}

/// What an import has brought.
#[derive(Debug)]
pub struct Import {
    /// The lines of JSON Lines: articles first, then parties, people and records.
    pub lines: Vec<String>,
    /// How many records of each sort: `missions`, `visits`, `people`.
    pub records: Vec<(String, usize)>,
    /// How many rows the table has.
    pub rows: usize,
    /// From how many of them at least one record was made. The others are [`Fate::Row`] in `left`, each once.
    pub used: usize,
    /// All that was left out, in the order of the table.
    pub left: Vec<Left>,
}

impl Import {
    /// Says whether a record was made of any row.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// What was left out, by reason: rows before parts, and of each the most frequent first.
    pub fn tallies(&self) -> Vec<Tally> {
        let mut counts: BTreeMap<(Fate, &str), BTreeMap<&str, usize>> = BTreeMap::new();
        for left in &self.left {
            *counts.entry((left.fate, &left.reason)).or_default().entry(&left.value).or_default() += 1;
        }
        let mut tallies: Vec<_> = counts
            .into_iter()
            .map(|((fate, reason), values)| {
                let count = values.values().sum();
                let mut values: Vec<_> = values.into_iter().map(|(value, count)| (value.to_owned(), count)).collect();
                values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                Tally { fate, reason: reason.to_owned(), count, values }
            })
            .collect();
        tallies.sort_by_key(|tally| (tally.fate, std::cmp::Reverse(tally.count)));
        tallies
    }

    /// Writes the list of all that was left out, as CSV with a header.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_left_out(&self, out: &mut impl io::Write) -> io::Result<()> {
        write_sheet(out, &List(&self.left), 0..self.left.len())
    }
}

/// What was left out, as a table.
struct List<'a>(&'a [Left]);

impl Sheet for List<'_> {
    type Item = usize;
    const NAME: &'static str = "left-out";
    const HEAD: &'static [&'static str] = &["file", "line", "left out", "reason", "value"];

    fn cells(&self, item: usize) -> Vec<String> {
        let Left { file, line, fate, reason, value } = &self.0[item];
        let fate = if *fate == Fate::Row { "row" } else { "part" };
        vec![file.to_string(), line.to_string(), fate.to_owned(), reason.clone(), value.clone()]
    }
}

/// The account while rows are read.
#[derive(Debug)]
pub(super) struct Account {
    file: Box<str>,
    rows: usize,
    used: usize,
    left: Vec<Left>,
    records: BTreeMap<String, usize>,
}

impl Account {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.into(), rows: 0, used: 0, left: vec![], records: BTreeMap::new() }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Opens the account of a row.
    pub(super) fn row(&mut self, line: u64) -> RowFate<'_> {
        self.rows += 1;
        RowFate { account: self, line, parts: Vec::new(), failed: None, made: 0 }
    }

    /// Notes a row of the second table that was left out.
    pub(super) fn joined(&mut self, file: &str, line: u64, reason: Reason) {
        let Reason { reason, value } = reason;
        self.left.push(Left { file: file.into(), line, fate: Fate::Part, reason, value });
    }

    fn push(&mut self, line: u64, fate: Fate, reason: Reason) {
        let Reason { reason, value } = reason;
        self.left.push(Left { file: self.file.clone(), line, fate, reason, value });
    }

    /// Closes the account.
    pub(super) fn close(self, harvest: Harvest, forms: &Forms) -> Import {
        let mut records: Vec<_> = self.records.into_iter().collect();
        let (lines, others) = harvest.lines(forms);
        records.extend(others);
        Import { lines, records, rows: self.rows, used: self.used, left: self.left }
    }
}

/// The account of one row. A row of which no record was made is left out for the first reason that a record gave.
pub(super) struct RowFate<'a> {
    account: &'a mut Account,
    line: u64,
    parts: Vec<Reason>,
    failed: Option<Reason>,
    made: usize,
}

impl RowFate<'_> {
    /// Notes that the row is left out, whatever was said before.
    pub(super) fn left_out(self, reason: Reason) {
        self.account.push(self.line, Fate::Row, reason);
    }

    /// Notes that a part is left out.
    pub(super) fn part(&mut self, reason: Reason) {
        if !self.parts.contains(&reason) {
            self.parts.push(reason);
        }
    }

    /// Notes that a record was not made.
    pub(super) fn failed(&mut self, reason: Reason) {
        self.failed.get_or_insert_with(|| reason.clone());
        self.part(reason);
    }

    /// Counts a record that was made.
    pub(super) fn made(&mut self, label: String) {
        self.made += 1;
        *self.account.records.entry(label).or_default() += 1;
    }

    /// Closes the account of the row.
    pub(super) fn close(self) {
        let Self { account, line, parts, failed, made } = self;
        if made > 0 {
            account.used += 1;
            for reason in parts {
                account.push(line, Fate::Part, reason);
            }
            return;
        }
        let reason = failed
            .or_else(|| parts.into_iter().next())
            .unwrap_or_else(|| Reason::of("nothing to make a record of", ""));
        account.push(line, Fate::Row, reason);
    }
}
