//! The account of an import: what became of every row, and of the parts of rows that were used.

use std::collections::{BTreeMap, HashMap};
use std::io;

use super::country::Forms;
use super::harvest::{Harvest, RowId};
use super::remedy::{Remedy, Wording};
use crate::export::{Sheet, write_sheet};

/// Why something was left out: a reason that many share, what was there, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reason {
    why: String,
    value: String,
    remedy: Remedy,
}

impl Reason {
    /// A reason about which there is nothing to do.
    pub(super) fn of(why: impl Into<String>, value: impl Into<String>) -> Self {
        Self { why: why.into(), value: value.into(), remedy: Remedy::None }
    }

    /// No country that is known.
    pub(super) fn no_country(name: impl Into<String>) -> Self {
        Self { remedy: Remedy::NameCountry, ..Self::of("no country", name) }
    }

    /// With what to do about it.
    pub(super) fn unless(self, remedy: impl Into<String>) -> Self {
        Self { remedy: Remedy::Do(remedy.into()), ..self }
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
    /// What to write, and where, so that it is taken in; empty where it was left out on purpose.
    pub remedy: String,
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
    /// What to do about the most frequent of them, as in [`Left::remedy`].
    pub remedy: String,
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
        let mut remedies: HashMap<(&str, &str), &str> = HashMap::new();
        for left in &self.left {
            *counts.entry((left.fate, &left.reason)).or_default().entry(&left.value).or_default() += 1;
            remedies.entry((&left.reason, &left.value)).or_insert(&left.remedy);
        }
        let mut tallies: Vec<_> = counts
            .into_iter()
            .map(|((fate, reason), values)| {
                let count = values.values().sum();
                let mut values: Vec<_> = values.into_iter().map(|(value, count)| (value.to_owned(), count)).collect();
                values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                let first = values.first().and_then(|(value, _)| remedies.get(&(reason, value)));
                let remedy = first.copied().unwrap_or_default().to_owned();
                Tally { fate, reason: reason.to_owned(), count, values, remedy }
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
    const HEAD: &'static [&'static str] = &["file", "line", "left out", "reason", "value", "what to do"];

    fn cells(&self, item: usize) -> Vec<String> {
        let Left { file, line, fate, reason, value, remedy } = &self.0[item];
        let fate = if *fate == Fate::Row { "row" } else { "part" };
        vec![file.to_string(), line.to_string(), fate.to_owned(), reason.clone(), value.clone(), remedy.clone()]
    }
}

/// The account while rows are read.
#[derive(Debug)]
pub(super) struct Account {
    file: Box<str>,
    /// What was left out of the second table: its name, the line, and why.
    joined: Vec<(Box<str>, u64, Reason)>,
    rows: Vec<Row>,
}

/// What became of a row. One of which no record was made is left out for the first reason that a record gave.
#[derive(Debug, Default)]
struct Row {
    line: u64,
    /// How many records were made of it.
    made: usize,
    parts: Vec<Reason>,
    failed: Option<Reason>,
}

impl Account {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.into(), joined: Vec::new(), rows: Vec::new() }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Opens the account of a row.
    pub(super) fn row(&mut self, line: u64) -> RowFate<'_> {
        RowFate { account: self, row: Row { line, ..Row::default() } }
    }

    /// Notes a row of the second table that was left out.
    pub(super) fn joined(&mut self, file: &str, line: u64, reason: Reason) {
        self.joined.push((file.into(), line, reason));
    }

    /// Closes the account; `refused` are records that were made, by the number of their row, and were wrong after all.
    pub(super) fn close(mut self, harvest: Harvest, refused: Vec<(usize, Reason)>, forms: &Forms) -> Import {
        for (number, reason) in refused {
            if let Some(row) = self.rows.get_mut(number) {
                row.made -= 1;
                row.failed(reason);
            }
        }
        let (lines, records) = harvest.lines();
        let (rows, used) = (self.rows.len(), self.rows.iter().filter(|row| row.made > 0).count());
        let mut wording = Wording::new(forms);
        let mut entry = |file, line, fate, Reason { why, value, remedy }| {
            let remedy = wording.of(remedy, &value);
            Left { file, line, fate, reason: why, value, remedy }
        };
        let joined = self.joined.into_iter();
        let mut left: Vec<_> = joined.map(|(file, line, reason)| entry(file, line, Fate::Part, reason)).collect();
        for row in self.rows {
            let line = row.line;
            let (fate, reasons) = row.left_out();
            left.extend(reasons.into_iter().map(|reason| entry(self.file.clone(), line, fate, reason)));
        }
        Import { lines, records, rows, used, left }
    }
}

impl Row {
    /// Notes that a record was not made.
    fn failed(&mut self, reason: Reason) {
        self.failed.get_or_insert_with(|| reason.clone());
        self.parts.push(reason);
    }

    /// What of it was left out, and why.
    fn left_out(self) -> (Fate, Vec<Reason>) {
        let Self { made, parts, failed, .. } = self;
        if made > 0 {
            return (Fate::Part, parts);
        }
        let reason = failed.or_else(|| parts.into_iter().next());
        (Fate::Row, vec![reason.unwrap_or_else(|| Reason::of("nothing to make a record of", ""))])
    }
}

/// The account of one row.
pub(super) struct RowFate<'a> {
    account: &'a mut Account,
    row: Row,
}

impl RowFate<'_> {
    pub(super) fn id(&self) -> RowId {
        RowId { number: self.account.rows.len(), line: self.row.line }
    }

    /// Notes that the row is left out, whatever was said before.
    pub(super) fn left_out(self, reason: Reason) {
        self.account.rows.push(Row { line: self.row.line, failed: Some(reason), ..Row::default() });
    }

    /// Notes that a part is left out.
    pub(super) fn part(&mut self, reason: Reason) {
        self.row.parts.push(reason);
    }

    /// Notes that a record was not made.
    pub(super) fn failed(&mut self, reason: Reason) {
        self.row.failed(reason);
    }

    /// Counts a record that was made.
    pub(super) fn made(&mut self) {
        self.row.made += 1;
    }

    /// Closes the account of the row.
    pub(super) fn close(self) {
        self.account.rows.push(self.row);
    }
}
