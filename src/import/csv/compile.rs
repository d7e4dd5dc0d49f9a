//! A recipe made ready for one table: every name in it found, every pattern and form of dates tried, every mistake named.

mod value;

use std::collections::HashMap;
use std::ops::Range;

use regex_lite::{Regex, RegexBuilder};
use toml::Spanned;

use super::condition::Leave;
use super::recipe::{Join, MOST_PROBLEMS, Normalise, Phrase, Recipe, Text};
use super::record::{RecordPlan, records};
use super::table::Table;
use super::template::{Name, Template, What};
use super::value::ValuePlan;
use crate::dataset::{Edtf, Vocabulary};
use crate::dossier::Problem;
use crate::import::Fault;
use crate::text::nearest;

/// A recipe, ready for rows.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) join: Option<JoinPlan>,
    /// What a cell may hold that means nothing.
    pub(super) empty: Vec<String>,
    /// In an order in which each is made of earlier ones.
    pub(super) values: Vec<ValuePlan>,
    pub(super) leave_out: Vec<Leave>,
    pub(super) records: Vec<RecordPlan>,
}

/// A join, its columns found.
#[derive(Debug)]
pub(super) struct JoinPlan {
    pub(super) span: Range<usize>,
    pub(super) key: usize,
    pub(super) other: usize,
    pub(super) normalise: Normalise,
    /// The columns of the second table that values ask for.
    pub(super) columns: Vec<usize>,
}

/// The most values of a recipe.
const MOST_VALUES: usize = 500;

/// How many columns a message names.
const LISTED: usize = 100;

/// How many names are compared with one that is unknown.
const MOST_NEAR: usize = 2000;

/// Makes a recipe ready for a table, and the one that is joined to it.
pub(super) fn compile(recipe: &Recipe, text: &Text<'_>, table: &Table, other: Option<&Table>) -> Result<Plan, Fault> {
    let mut compiler = Compiler {
        recipe,
        text,
        table,
        other,
        asked: vec![],
        values: vec![],
        parts: vec![],
        known: HashMap::new(),
        each: None,
        problems: vec![],
    };
    if recipe.value.len() > MOST_VALUES {
        let message = format!("the recipe has {} values; it may have {MOST_VALUES}", recipe.value.len());
        return Err(Fault::Recipe(vec![text.problem(&(0..0), message)]));
    }
    if let Some(read) = recipe.article.read.as_ref().filter(|read| Edtf::parse(read.get_ref()).is_err()) {
        compiler.problem(&read.span(), "is no date; write it as EDTF: \"2022-11\"");
    }
    for name in recipe.value.keys() {
        compiler.value(name);
    }
    let leave_out = Leave::all(&recipe.leave_out, &mut compiler);
    let records = records(recipe, &mut compiler);
    if records.is_empty() && compiler.problems.is_empty() {
        let message = "the recipe makes no records; write [[mission]], [[accreditation]], [[event]] or [[person]]";
        compiler.problem(&(0..0), message);
    }
    let join = recipe.join.as_ref().and_then(|join| compiler.join(join));
    let Compiler { values, mut problems, .. } = compiler;
    if problems.is_empty() {
        return Ok(Plan { join, empty: table.empty.clone(), values, leave_out, records });
    }
    problems.truncate(MOST_PROBLEMS);
    problems.sort_by_key(|problem| problem.position);
    problems.dedup();
    Err(Fault::Recipe(problems))
}

/// How far a value has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// It is being made ready: nothing can be made of it yet.
    Begun,
    Done(usize),
    /// It has a mistake of its own, which is named already.
    Wrong,
}

/// What is known while a recipe is made ready.
pub(super) struct Compiler<'a> {
    recipe: &'a Recipe,
    text: &'a Text<'a>,
    table: &'a Table,
    other: Option<&'a Table>,
    asked: Vec<usize>,
    values: Vec<ValuePlan>,
    /// The parts of each value: what may stand after the dot.
    parts: Vec<Vec<Box<str>>>,
    known: HashMap<&'a str, Stage>,
    /// The parts of the item of the list that is gone through, where one is.
    each: Option<Vec<Box<str>>>,
    problems: Vec<Problem>,
}

impl<'a> Compiler<'a> {
    pub(super) fn problem(&mut self, span: &Range<usize>, message: impl Into<Box<str>>) {
        // Where one stands takes a look at all that is before it.
        let is_named = self.problems.len() < MOST_PROBLEMS;
        self.problems.push(if is_named { self.text.problem(span, message) } else { self.text.whole(message) });
    }

    /// The title of the article behind the records.
    pub(super) fn article(&self) -> String {
        self.recipe.article.title.clone()
    }

    /// A phrase, its names found; a mistake in it is noted.
    pub(super) fn phrase(&mut self, phrase: &Phrase) -> Option<Template> {
        match Template::parse(phrase.get_ref(), |name| self.name(name)) {
            Ok(template) => Some(template),
            Err(message) => {
                // A name of a value that is wrong itself has been said.
                if !message.is_empty() {
                    self.problem(&phrase.span(), message);
                }
                None
            },
        }
    }

    pub(super) fn maybe(&mut self, phrase: Option<&Phrase>) -> Option<Template> {
        phrase.and_then(|phrase| self.phrase(phrase))
    }

    /// Does something while `{each}` stands for an item of a list.
    pub(super) fn with_each<T>(&mut self, list: Option<&Template>, act: impl FnOnce(&mut Self) -> T) -> T {
        let parts = list.map(|list| self.parts_of(list));
        let before = std::mem::replace(&mut self.each, parts);
        let done = act(self);
        self.each = before;
        done
    }

    pub(super) fn parts_of(&self, list: &Template) -> Vec<Box<str>> {
        match list.value() {
            Some(value) => self.parts[value].clone(),
            None => Vec::new(),
        }
    }

    /// What a name in braces stands for. An empty error has been said before.
    fn name(&mut self, named: &str) -> Result<Name, String> {
        // A column may have a dot in its name.
        if let Some(column) = self.column(named)? {
            let is_value = self.recipe.value.contains_key(named) && self.known.get(named) != Some(&Stage::Begun);
            if !is_value {
                return Ok(Name { what: What::Column(column), part: None });
            }
        }
        let (base, part) = named.split_once('.').map_or((named, None), |(base, part)| (base, Some(part)));
        if base == "each" {
            let parts =
                self.each.clone().ok_or("{each} stands for an item of a list, and none is gone through here")?;
            return named_part(What::Each, part, base, &parts);
        }
        let Some((key, _)) = self.recipe.value.get_key_value(base) else { return Err(self.unknown(named)) };
        match self.value(key) {
            Stage::Done(value) => named_part(What::Value(value), part, base, &self.parts[value]),
            Stage::Begun => Err(format!("the value \"{base}\" is made of itself; name a column or another value")),
            Stage::Wrong => Err(String::new()),
        }
    }

    fn column(&self, name: &str) -> Result<Option<usize>, String> {
        position(self.table, name)
    }

    fn unknown(&self, name: &str) -> String {
        let columns = || self.table.columns().iter().map(String::as_str);
        let near = self.near(name, columns().chain(self.recipe.value.keys().map(String::as_str)));
        let has = listed(columns().filter(|name| !name.is_empty()));
        let parted = self.table.parted_otherwise();
        format!("no column or value is called \"{name}\"{near} ({} has the columns: {has}){parted}", self.table.name())
    }

    /// The hint at the nearest name, for as many mistakes as are named.
    fn near<'n>(&self, name: &str, names: impl Iterator<Item = &'n str>) -> String {
        let near = if self.problems.len() < MOST_PROBLEMS { nearest(name, names.take(MOST_NEAR)) } else { None };
        near.map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"))
    }

    /// Makes a value ready, and before it those that it is made of.
    fn value(&mut self, name: &'a str) -> Stage {
        if let Some(stage) = self.known.get(name) {
            return *stage;
        }
        self.known.insert(name, Stage::Begun);
        let problems = self.problems.len();
        let made = self.recipe.value.get(name).and_then(|value| self.value_plan(name, value));
        let stage = match made {
            Some((plan, parts)) if self.problems.len() == problems => {
                self.values.push(plan);
                self.parts.push(parts);
                Stage::Done(self.values.len() - 1)
            },
            _ => Stage::Wrong,
        };
        self.known.insert(name, stage);
        stage
    }

    pub(super) fn pattern(&mut self, pattern: &Spanned<String>) -> Option<Regex> {
        // Enough for every pattern that a person writes, and little for one that is out for memory.
        match RegexBuilder::new(pattern.get_ref()).size_limit(1 << 20).build() {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                self.problem(&pattern.span(), format!("is no pattern: {error}"));
                None
            },
        }
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<V: Vocabulary>(&mut self, word: &Spanned<String>) -> Option<V> {
        let found = V::from_name(word.get_ref());
        if found.is_none() {
            let names: Vec<_> = V::ALL.iter().map(|member| member.name()).collect();
            let near = nearest(word.get_ref(), names.iter().copied());
            let near = near.map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"));
            let message = format!("\"{}\" is no {}{near} (one of: {})", word.get_ref(), V::WHAT, names.join(", "));
            self.problem(&word.span(), message);
        }
        found
    }

    fn join(&mut self, join: &Join) -> Option<JoinPlan> {
        let other = self.other?;
        let key = self.found(self.table, &join.key);
        let with = self.found(other, &join.other);
        let columns = self.asked.clone();
        Some(JoinPlan { span: join.key.span(), key: key?, other: with?, normalise: join.normalise, columns })
    }

    /// A column of a table; a mistake is noted.
    pub(super) fn found(&mut self, table: &Table, name: &Spanned<String>) -> Option<usize> {
        match position(table, name.get_ref()) {
            Ok(Some(column)) => Some(column),
            Ok(None) => {
                let columns = || table.columns().iter().map(String::as_str);
                let (near, has) = (self.near(name.get_ref(), columns()), listed(columns()));
                let parted = table.parted_otherwise();
                let message = format!(
                    "no column of {} is called \"{}\"{near} (it has: {has}){parted}",
                    table.name(),
                    name.get_ref()
                );
                self.problem(&name.span(), message);
                None
            },
            Err(message) => {
                self.problem(&name.span(), message);
                None
            },
        }
    }
}

/// The names of columns as a message lists them: of very many the first.
fn listed<'n>(columns: impl Iterator<Item = &'n str>) -> String {
    let columns: Vec<_> = columns.collect();
    let more = columns.len().saturating_sub(LISTED);
    let first = columns[..columns.len() - more].join(", ");
    if more > 0 { format!("{first} and {more} more") } else { first }
}

/// The place of a column; a name that two columns have says nothing.
fn position(table: &Table, name: &str) -> Result<Option<usize>, String> {
    let mut found = table.columns().iter().enumerate().filter(|(_, column)| *column == name).map(|(at, _)| at);
    match (found.next(), found.next()) {
        (Some(first), Some(second)) => Err(format!(
            "two columns of {} are called \"{name}\" (numbers {} and {}); give them names in `columns`, and skip_lines = 1",
            table.name(),
            first + 1,
            second + 1
        )),
        (first, _) => Ok(first),
    }
}

fn named_part(what: What, part: Option<&str>, base: &str, parts: &[Box<str>]) -> Result<Name, String> {
    if let Some(part) = part
        && !parts.iter().any(|known| **known == *part)
    {
        let near = nearest(part, parts.iter().map(|part| &**part));
        let near = near.map_or_else(String::new, |near| format!("; did you mean {{{base}.{near}}}?"));
        let has = if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") };
        return Err(format!("\"{base}\" has no part \"{part}\"{near} (it has: {has})"));
    }
    Ok(Name { what, part: part.map(Box::from) })
}
