//! Values made ready.

use std::collections::HashSet;

use regex_lite::Regex;
use toml::Spanned;

use super::super::date::{DateForm, EDTF, mistake, month_and_day};
use super::super::recipe::{Form, Titles, Value};
use super::super::template::Template;
use super::super::value::{Origin, TitlePlan, ValuePlan};
use super::Compiler;
use crate::text::fold;

/// The longest text that takes the place of another, in bytes: it may do so at every letter of a cell.
const MOST_WITH: usize = 1000;

impl Compiler<'_> {
    /// A value made ready, and what may stand after the dot behind its name.
    pub(super) fn value_plan(&mut self, name: &str, value: &Value) -> Option<(ValuePlan, Vec<Box<str>>)> {
        let from = self.origin(name, value);
        let or = self.maybe(value.or.as_ref());
        let patterns = self.patterns(value.patterns.iter());
        let mut replace = Vec::new();
        for change in &value.replace {
            if change.with.len() > MOST_WITH {
                let message = format!("`with` has {} bytes; it may have {MOST_WITH}", change.with.len());
                self.problem(&change.pattern.span(), message);
                continue;
            }
            replace.extend(self.pattern(&change.pattern).map(|pattern| (pattern, change.with.clone())));
        }
        let titles = self.titles(&value.titles);
        let date = self.date(value);
        let of = self.maybe(value.of.as_ref());
        let (on, to) = (self.maybe(value.on.as_ref()), self.maybe(value.to.as_ref()));
        let without = self.maybe(value.without.as_ref());
        let from = from?;
        let parts = self.parts_made(value, &from, &patterns, or.as_ref());
        let before = self.each.replace(parts.clone());
        let write = self.maybe(value.write.as_ref());
        self.each = before;
        let plan = ValuePlan {
            name: name.to_owned(),
            from,
            replace,
            split: value.split.iter().filter(|separator| !separator.is_empty()).cloned().collect(),
            patterns,
            words: value.words.iter().map(|(from, to)| (fold(from.trim()), to.clone())).collect(),
            others: value.others,
            titles,
            of,
            form: value.form,
            on,
            date,
            to,
            write,
            letters: value.letters,
            most: value.most,
            without,
            exactly: value.exactly,
            or,
            failing: value.failing,
        };
        Some((plan, parts))
    }

    fn origin(&mut self, name: &str, value: &Value) -> Option<Origin> {
        match (&value.from, &value.joined) {
            (Some(from), None) => self.phrase(from).map(Origin::Phrase),
            (None, Some(column)) => {
                let Some(other) = self.other else {
                    self.problem(&column.span(), "`joined` names a column of a second table; write [join] for one");
                    return None;
                };
                let column = self.found(other, column)?;
                let known = self.asked.iter().position(|asked| *asked == column);
                Some(Origin::Joined(known.unwrap_or_else(|| {
                    self.asked.push(column);
                    self.asked.len() - 1
                })))
            },
            (from, joined) => {
                let span = from.as_ref().or(joined.as_ref()).map_or(0..0, Spanned::span);
                self.problem(&span, format!("the value \"{name}\" needs one of `from` and `joined`"));
                None
            },
        }
    }

    /// What may stand after the dot behind a value's name.
    fn parts_made(&self, value: &Value, from: &Origin, patterns: &[Regex], or: Option<&Template>) -> Vec<Box<str>> {
        let mut parts: Vec<Box<str>> = match from {
            Origin::Phrase(phrase) => self.parts_of(phrase),
            Origin::Joined(_) => Vec::new(),
        };
        parts.extend(or.map(|or| self.parts_of(or)).unwrap_or_default());
        parts.extend(patterns.iter().flat_map(|pattern| pattern.capture_names().flatten().map(Box::from)));
        if !value.titles.is_empty() {
            parts.extend(["title", "rank"].map(Box::from));
        }
        parts.extend(match value.form {
            Form::Text => vec![],
            Form::Country => ["name", "written"].map(Box::from).to_vec(),
            Form::Date => ["words", "year"].map(Box::from).to_vec(),
        });
        // A value made of another in two ways has its parts twice, and the next one four times.
        let mut known = HashSet::new();
        parts.retain(|part| known.insert(part.clone()));
        parts
    }

    fn patterns<'p>(&mut self, patterns: impl Iterator<Item = &'p Spanned<String>>) -> Vec<Regex> {
        patterns.filter_map(|pattern| self.pattern(pattern)).collect()
    }

    fn titles(&mut self, titles: &[Titles]) -> Vec<TitlePlan> {
        let mut plans = Vec::new();
        for group in titles {
            let rank = group.rank.as_ref().and_then(|rank| self.word(rank));
            let countries: Vec<_> = group.countries.iter().map(|code| code.get_ref().clone()).collect();
            plans.extend(group.all.iter().map(|title| TitlePlan {
                title: title.clone(),
                rank,
                countries: countries.clone(),
            }));
        }
        // The longest title first, and of one title that of a country before that of all.
        plans.sort_by_key(|plan| (std::cmp::Reverse(plan.title.len()), plan.countries.is_empty()));
        plans
    }

    fn date(&mut self, value: &Value) -> DateForm {
        for format in &value.formats {
            if let Some(mistake) = mistake(format.get_ref()) {
                self.problem(&format.span(), format!("\"{}\" is no form of dates: {mistake}", format.get_ref()));
            }
        }
        let year_only = value.year_only.as_ref().and_then(|day| {
            let read = month_and_day(day.get_ref());
            if read.is_none() {
                self.problem(&day.span(), "is no month and day; write year_only = \"01-01\"");
            }
            read
        });
        let mut formats: Vec<String> = value.formats.iter().map(|format| format.get_ref().clone()).collect();
        if formats.is_empty() {
            formats.push(EDTF.to_owned());
        }
        DateForm { formats, year_only, never_from: value.never_from }
    }
}
