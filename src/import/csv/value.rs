//! The values of a row: what a recipe makes of cells, step by step, before records are made of them.

use std::borrow::Cow;
use std::collections::HashMap;

use regex_lite::Regex;

use super::compile::Plan;
use super::country::Forms;
use super::date::{DateForm, Read, stretch};
use super::join::Group;
use super::recipe::{Failing, Form, Letters, Others};
use super::remedy;
use super::report::{Reason, RowFate};
use super::table::Cells;
use super::template::{Facts, Item, MOST_ITEMS, Outcome, Template, check_length};
use crate::dataset::{Edtf, Rank, Vocabulary as _};
use crate::text::fold;

/// A value, ready to be made. The steps are taken in the order of the fields.
#[derive(Debug)]
pub(super) struct ValuePlan {
    pub(super) name: String,
    pub(super) from: Origin,
    pub(super) replace: Vec<(Regex, String)>,
    pub(super) split: Vec<String>,
    pub(super) patterns: Vec<Regex>,
    /// By folded text.
    pub(super) words: HashMap<String, String>,
    pub(super) others: Others,
    /// Longest first.
    pub(super) titles: Vec<TitlePlan>,
    pub(super) of: Option<Template>,
    pub(super) form: Form,
    pub(super) on: Option<Template>,
    pub(super) date: DateForm,
    pub(super) to: Option<Template>,
    pub(super) write: Option<Template>,
    pub(super) letters: Letters,
    pub(super) most: Option<usize>,
    pub(super) without: Option<Template>,
    pub(super) exactly: Option<usize>,
    pub(super) or: Option<Template>,
    pub(super) failing: Failing,
}

/// What a value is made of.
#[derive(Debug)]
pub(super) enum Origin {
    Phrase(Template),
    /// A column of the second table, by its place among those asked for.
    Joined(usize),
}

/// A title of an office.
#[derive(Debug)]
pub(super) struct TitlePlan {
    pub(super) title: String,
    pub(super) rank: Option<Rank>,
    /// Codes of the countries where it is so; everywhere if none.
    pub(super) countries: Vec<String>,
}

/// Makes every value of a row, in order.
pub(super) fn all(
    plan: &Plan,
    cells: &Cells<'_>,
    group: Option<&Group>,
    forms: &Forms,
    fate: &mut RowFate<'_>,
) -> Vec<Outcome> {
    let mut values: Vec<Outcome> = Vec::with_capacity(plan.values.len());
    for value in &plan.values {
        let facts = Facts { cells, empty: &plan.empty, values: &values, each: None };
        let outcome = value.make(&facts, group, forms, fate);
        values.push(match outcome {
            Err(reason) if value.failing == Failing::Field => {
                fate.part(reason);
                Ok(Vec::new())
            },
            outcome => outcome,
        });
    }
    values
}

impl ValuePlan {
    fn make(&self, facts: &Facts<'_>, group: Option<&Group>, forms: &Forms, fate: &mut RowFate<'_>) -> Outcome {
        let begun = match &self.from {
            Origin::Phrase(phrase) => phrase.items(facts)?,
            Origin::Joined(column) => {
                let texts = group.map_or(&[][..], |group| &group[*column]);
                check_count(texts.len())?;
                texts.iter().map(Item::new).collect()
            },
        };
        let mut pieces: Vec<Item> = Vec::with_capacity(begun.len());
        for item in begun {
            pieces.extend(self.pieces(item)?);
        }
        check_count(pieces.len())?;
        // One of several that is impossible is left out alone, unless the recipe wants all or none.
        let stands_alone = pieces.len() > 1 && self.failing != Failing::List;
        let mut items: Vec<Item> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match self.item(piece, facts, forms, fate) {
                Ok(Some(item)) if items.iter().all(|other| other.text != item.text) => items.push(item),
                Ok(_) => {},
                Err(reason) if stands_alone => fate.part(reason),
                Err(reason) => return Err(reason),
            }
        }
        if let Some(without) = &self.without {
            let unwanted = without.items(facts)?;
            items.retain(|item| unwanted.iter().all(|unwanted| unwanted.text != item.text));
        }
        if self.exactly.is_some_and(|exactly| items.len() != exactly) {
            items.clear();
        }
        match &self.or {
            Some(or) if items.is_empty() => or.items(facts),
            _ => Ok(items),
        }
    }

    /// Replaces and splits.
    fn pieces(&self, mut item: Item) -> Outcome {
        for (pattern, with) in &self.replace {
            if let Cow::Owned(replaced) = pattern.replace_all(&item.text, with) {
                item.text = replaced;
            }
            check_length(&item.text)?;
        }
        if self.split.is_empty() {
            item.text.truncate(item.text.trim_end().len());
            return Ok(if item.text.is_empty() { Vec::new() } else { vec![item] });
        }
        let mut pieces = vec![&*item.text];
        for separator in &self.split {
            pieces = pieces.into_iter().flat_map(|piece| piece.split(&**separator)).collect();
        }
        Ok(pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).map(Item::new).collect())
    }

    fn item(
        &self,
        mut item: Item,
        facts: &Facts<'_>,
        forms: &Forms,
        fate: &mut RowFate<'_>,
    ) -> Result<Option<Item>, Reason> {
        if !self.patterns.is_empty() && !self.taken_apart(&mut item) {
            return Ok(None);
        }
        if !self.words.is_empty() {
            match (self.words.get(&fold(&item.text)), self.others) {
                (Some(word), _) => item.text.clone_from(word),
                (None, Others::Keep) => {},
                (None, Others::Nothing) => return Ok(None),
                (None, Others::LeaveOut) => {
                    let remedy = remedy::word(&self.name, &item.text);
                    return Err(Reason::of(format!("unknown {}", self.name), item.text).unless(remedy));
                },
            }
            if item.text.is_empty() {
                return Ok(None);
            }
        }
        if !self.titles.is_empty() && !self.entitled(&mut item, facts)? {
            let remedy = format!("where a title stands before the name, add it to [[value.{}.titles]]", self.name);
            fate.part(Reason::of("no title of an office known", &*item.text).unless(remedy));
        }
        match self.form {
            Form::Text => {},
            Form::Country => self.country(&mut item, facts, forms)?,
            Form::Date => {
                if !self.dated(&mut item, facts)? {
                    return Ok(None);
                }
            },
        }
        if let Some(write) = &self.write {
            match write.text(&facts.with(&item))? {
                Some(text) => item.text = text,
                None => return Ok(None),
            }
        }
        if self.letters == Letters::Lower {
            item.text = item.text.to_lowercase();
        }
        if let Some(most) = self.most {
            shorten(&mut item.text, most);
        }
        Ok(Some(item))
    }

    /// Takes a text apart by the first pattern that fits; `false` where none does.
    fn taken_apart(&self, item: &mut Item) -> bool {
        let Some((pattern, found)) =
            self.patterns.iter().find_map(|pattern| pattern.captures(&item.text).map(|found| (pattern, found)))
        else {
            return false;
        };
        let mut parts = Vec::new();
        for name in pattern.capture_names().flatten() {
            let text = found.name(name).map(|group| group.as_str().trim()).filter(|text| !text.is_empty());
            parts.extend(text.map(|text| (Box::from(name), text.to_owned())));
        }
        let whole = found.name("value").or_else(|| found.get(0)).map_or("", |group| group.as_str().trim()).to_owned();
        *item = Item { text: whole, parts };
        !item.text.is_empty()
    }

    /// Takes the title of an office off a name: `{who.title}`, `{who.rank}`; `false` where none is known.
    fn entitled(&self, item: &mut Item, facts: &Facts<'_>) -> Result<bool, Reason> {
        let of = self.of.as_ref().map_or(Ok(None), |of| of.text(facts)).unwrap_or_default();
        let is_there = |title: &TitlePlan| {
            title.countries.is_empty() || of.as_ref().is_some_and(|of| title.countries.iter().any(|code| code == of))
        };
        let found = self.titles.iter().filter(|title| is_there(title)).find_map(|title| {
            let rest = item.text.strip_prefix(&*title.title)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| (title, rest.trim().to_owned()))
        });
        let Some((title, name)) = found else { return Ok(false) };
        if name.is_empty() {
            let remedy = format!("a title stands alone here: let `replace` of [value.{}] add the name", self.name);
            return Err(Reason::of(format!("no name in {}", self.name), &*item.text).unless(remedy));
        }
        item.text = name;
        item.parts.push(("title".into(), title.title.clone()));
        item.parts.extend(title.rank.map(|rank| ("rank".into(), rank.name().to_owned())));
        Ok(true)
    }

    fn country(&self, item: &mut Item, facts: &Facts<'_>, forms: &Forms) -> Result<(), Reason> {
        let on = self.on.as_ref().map_or(Ok(None), |on| on.text(facts)).unwrap_or_default();
        let on = on.and_then(|on| Edtf::parse(&on).ok());
        let code = forms.find(&item.text, on).ok_or_else(|| forms.unknown(&item.text))?.to_owned();
        item.parts.push(("written".into(), std::mem::replace(&mut item.text, code)));
        let name = forms.name(&item.text).unwrap_or_default().to_owned();
        item.parts.push(("name".into(), name));
        Ok(())
    }

    /// Reads a date, or a stretch where the value says where it ends; `false` where there is none.
    fn dated(&self, item: &mut Item, facts: &Facts<'_>) -> Result<bool, Reason> {
        let read = |text: &str| match self.date.read(text) {
            Read::At(date) => Ok(Some(date)),
            Read::Never => Ok(None),
            Read::No => {
                Err(Reason::of(format!("no date in {}", self.name), text).unless(remedy::date(&self.name, text)))
            },
        };
        let Some(mut date) = read(&item.text)? else { return Ok(false) };
        let end = self.to.as_ref().map_or(Ok(None), |to| to.text(facts))?;
        if let Some(end) = end.as_deref().map_or(Ok(None), read)? {
            let remedy = || format!("mend the table, or the phrase `to` of [value.{}]", self.name);
            let backwards = || Reason::of("ends before it begins", format!("{date} to {end}")).unless(remedy());
            date = stretch(date, end).ok_or_else(backwards)?;
        }
        item.text = date.to_string();
        item.parts.push(("words".into(), date.text()));
        item.parts.push(("year".into(), format!("{:04}", date.year())));
        Ok(true)
    }
}

/// Checks that a list has no more items than it may.
fn check_count(count: usize) -> Result<(), Reason> {
    if count <= MOST_ITEMS {
        return Ok(());
    }
    Err(Reason::of("a list too long", format!("{count} items or more; a list may have {MOST_ITEMS}")))
}

/// Cuts a text to so many letters, between words where there are any.
fn shorten(text: &mut String, most: usize) {
    let Some((end, _)) = text.char_indices().nth(most) else { return };
    let last = text.char_indices().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
    let cut = text[..last].rfind(' ').filter(|at| *at > 0).unwrap_or(last).min(end);
    text.truncate(cut);
    text.truncate(text.trim_end_matches([' ', ',', ';', '.', ':']).len());
    text.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Fisheries", 20, "Fisheries")]
    #[case("Protection Of Migratory Birds", 20, "Protection Of…")]
    #[case("Überfischungsverbot", 5, "Über…")]
    fn texts_are_cut_between_words(#[case] text: &str, #[case] most: usize, #[case] expected: &str) {
        let mut text = text.to_owned();
        shorten(&mut text, most);
        assert_eq!(text, expected);
    }
}
