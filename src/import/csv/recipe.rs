//! What a recipe may say: the shapes of its TOML, and every mistake by file, line and column.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::dossier::{Problem, Severity};
use crate::import::Fault;
use crate::text::nearest;

/// A text that names columns and values in braces: `"{city}, {receiver.name}"`.
pub(super) type Phrase = Spanned<String>;

/// A recipe.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recipe {
    /// What it reads, for the list of recipes.
    #[serde(default, rename = "about")]
    _about: Option<String>,
    pub(super) article: Article,
    #[serde(default)]
    pub(super) table: TableForm,
    pub(super) join: Option<Join>,
    /// How this set writes countries: text to code; an empty code is no country.
    #[serde(default)]
    pub(super) countries: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    pub(super) former: Vec<Former>,
    #[serde(default)]
    pub(super) party: Vec<Party>,
    #[serde(default)]
    pub(super) value: BTreeMap<String, Value>,
    #[serde(default)]
    pub(super) leave_out: Vec<LeaveOut>,
    #[serde(default)]
    pub(super) person: Vec<Person>,
    #[serde(default)]
    pub(super) mission: Vec<Mission>,
    #[serde(default)]
    pub(super) accreditation: Vec<Accreditation>,
    #[serde(default)]
    pub(super) event: Vec<Event>,
}

/// The article behind every record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Article {
    #[serde(rename = "article")]
    pub(super) title: String,
    pub(super) url: Option<String>,
    pub(super) licence: Option<String>,
    pub(super) read: Option<Spanned<String>>,
}

/// How a table is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableForm {
    pub(super) separator: Option<String>,
    pub(super) quote: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) encoding: Encoding,
    /// Lines before the header that are no part of the table.
    #[serde(default)]
    pub(super) skip_lines: usize,
    /// Names of the columns, where the table has no header.
    #[serde(default)]
    pub(super) columns: Vec<String>,
    /// By how many fields the header is longer than the rows.
    #[serde(default)]
    pub(super) spare_header_fields: usize,
    /// What a cell may hold that means nothing.
    #[serde(default)]
    pub(super) empty: Vec<String>,
}

/// How the letters of a table are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub(super) enum Encoding {
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "latin-1")]
    Latin1,
}

/// A second table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Join {
    /// Its name, where it stands beside the first.
    pub(super) file: String,
    /// The column of the first table that holds the key.
    pub(super) key: Spanned<String>,
    /// The column of the second.
    #[serde(rename = "with")]
    pub(super) other: Spanned<String>,
    #[serde(default)]
    pub(super) normalise: Normalise,
    #[serde(default)]
    pub(super) table: TableForm,
}

/// When two keys are the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Normalise {
    #[default]
    Text,
    Number,
}

/// A name that meant another party at a time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Former {
    pub(super) names: Vec<String>,
    pub(super) since: Option<Spanned<String>>,
    pub(super) until: Option<Spanned<String>>,
    pub(super) code: Spanned<String>,
}

/// A party that is no country, declared by the recipe.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Party {
    pub(super) id: Spanned<String>,
    pub(super) name: String,
    pub(super) short: Option<String>,
    pub(super) demonym: Option<String>,
    /// The country in whose pairs it stands.
    pub(super) country: Spanned<String>,
}

/// A value of a row, made of columns and of other values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Value {
    pub(super) from: Option<Phrase>,
    pub(super) joined: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) replace: Vec<Replace>,
    #[serde(default)]
    pub(super) split: Vec<String>,
    #[serde(default)]
    pub(super) patterns: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) words: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) others: Others,
    #[serde(default)]
    pub(super) titles: Vec<Titles>,
    pub(super) of: Option<Phrase>,
    #[serde(default, rename = "as")]
    pub(super) form: Form,
    pub(super) on: Option<Phrase>,
    #[serde(default)]
    pub(super) formats: Vec<Spanned<String>>,
    pub(super) year_only: Option<Spanned<String>>,
    pub(super) never_from: Option<i16>,
    pub(super) to: Option<Phrase>,
    pub(super) write: Option<Phrase>,
    #[serde(default)]
    pub(super) letters: Letters,
    pub(super) most: Option<usize>,
    pub(super) without: Option<Phrase>,
    /// How many items there must be; a list of another length is nothing.
    pub(super) exactly: Option<usize>,
    pub(super) or: Option<Phrase>,
    #[serde(default)]
    pub(super) failing: Failing,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Replace {
    pub(super) pattern: Spanned<String>,
    pub(super) with: String,
}

/// Titles of offices that share a rank.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Titles {
    #[serde(rename = "titles")]
    pub(super) all: Vec<String>,
    pub(super) rank: Option<Spanned<String>>,
    /// Codes of the countries where it is so; everywhere if none.
    #[serde(default, rename = "in")]
    pub(super) countries: Vec<Spanned<String>>,
}

/// What becomes of a text that `words` does not hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Others {
    #[default]
    Keep,
    Nothing,
    LeaveOut,
}

/// What a value is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    #[default]
    Text,
    Country,
    Date,
}

/// What becomes of capital letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Letters {
    #[default]
    Kept,
    Lower,
}

/// What is left out where a value is impossible.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Failing {
    #[default]
    Record,
    Field,
    /// As `record`, and one item that is impossible makes the whole list so.
    List,
}

/// What is left out on purpose, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeaveOut {
    pub(super) reason: String,
    /// What the account names beside the reason.
    pub(super) value: Option<Phrase>,
    pub(super) all: Vec<Test>,
}

/// A question to the row. Of the keys beside `value` one is given.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Test {
    pub(super) value: Phrase,
    pub(super) is: Option<Vec<String>>,
    pub(super) is_not: Option<Vec<String>>,
    pub(super) matches: Option<Spanned<String>>,
    pub(super) includes: Option<Phrase>,
    pub(super) lacks: Option<Phrase>,
    pub(super) same_as: Option<Phrase>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    #[serde(default)]
    pub(super) leave_out: Vec<LeaveOut>,
    pub(super) each: Option<Phrase>,
    pub(super) name: Phrase,
    pub(super) of: Phrase,
    pub(super) aliases: Option<Phrase>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mission {
    #[serde(default)]
    pub(super) leave_out: Vec<LeaveOut>,
    pub(super) id: Option<Phrase>,
    pub(super) from: Phrase,
    pub(super) to: Phrase,
    pub(super) city: Phrase,
    pub(super) class: Phrase,
    pub(super) opened: Option<Phrase>,
    pub(super) closed: Option<Phrase>,
    pub(super) summary: Option<Phrase>,
    pub(super) section: Option<Phrase>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Accreditation {
    #[serde(default)]
    pub(super) leave_out: Vec<LeaveOut>,
    pub(super) each: Option<Phrase>,
    pub(super) id: Option<Phrase>,
    pub(super) from: Phrase,
    pub(super) to: Phrase,
    pub(super) seat: Phrase,
    pub(super) class: Option<Phrase>,
    pub(super) when: Option<Phrase>,
    pub(super) summary: Option<Phrase>,
    pub(super) section: Option<Phrase>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    #[serde(default)]
    pub(super) leave_out: Vec<LeaveOut>,
    pub(super) each: Option<Phrase>,
    pub(super) id: Phrase,
    pub(super) kind: Spanned<String>,
    pub(super) act: Option<Phrase>,
    pub(super) from: Option<Phrase>,
    pub(super) to: Option<Phrase>,
    /// The two parties of an event that has no direction.
    pub(super) between: Option<Phrase>,
    pub(super) when: Option<Phrase>,
    pub(super) words: Option<Phrase>,
    pub(super) announced: Option<Phrase>,
    pub(super) title: Phrase,
    pub(super) summary: Option<Phrase>,
    #[serde(default)]
    pub(super) places: Vec<Phrase>,
    #[serde(default)]
    pub(super) people: Vec<Part>,
    pub(super) form: Option<Phrase>,
    pub(super) level: Option<Phrase>,
    pub(super) signatories: Option<Phrase>,
    pub(super) body: Option<Phrase>,
    pub(super) item: Option<Phrase>,
    pub(super) vote: Option<Phrase>,
    pub(super) amount: Option<Phrase>,
    pub(super) currency: Option<Phrase>,
    pub(super) through: Option<Phrase>,
    pub(super) goods: Option<Phrase>,
    pub(super) section: Option<Phrase>,
}

/// Who took part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub(super) each: Option<Phrase>,
    pub(super) name: Phrase,
    pub(super) of: Phrase,
    pub(super) office: Option<Phrase>,
    pub(super) rank: Option<Phrase>,
    pub(super) role: Option<Spanned<String>>,
}

/// How many mistakes of a recipe are named; who reads so many mends them first.
pub(super) const MOST_PROBLEMS: usize = 100;

/// The text of a recipe, and where its lines begin.
pub(super) struct Text<'a> {
    name: &'a str,
    text: &'a str,
}

impl<'a> Text<'a> {
    pub(super) fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text }
    }

    /// A mistake of the recipe as a whole.
    pub(super) fn whole(&self, message: impl Into<Box<str>>) -> Problem {
        Problem { position: None, ..self.problem(&(0..0), message) }
    }

    /// A mistake, at the offset where `span` begins.
    pub(super) fn problem(&self, span: &Range<usize>, message: impl Into<Box<str>>) -> Problem {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let position = Some((before.matches('\n').count() + 1, line.chars().count() + 1));
        Problem { severity: Severity::Error, file: self.name.into(), position, message: message.into(), excerpt: None }
    }
}

/// Reads a recipe.
pub(super) fn read(text: &Text<'_>) -> Result<Recipe, Fault> {
    toml::from_str(text.text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        let said = error.message().trim().replace('\n', "; ");
        Fault::Recipe(vec![text.problem(&span, with_nearest(&said))])
    })
}

/// What serde says of a key or word it does not know, and which of those it does know is nearest. It quotes the unknown one
/// first, then the others: ``unknown field `oder`, expected one of `or`, `words` ``.
fn with_nearest(said: &str) -> String {
    let mut quoted = said.split('`').skip(1).step_by(2);
    let near =
        if said.starts_with("unknown ") { quoted.next().and_then(|unknown| nearest(unknown, quoted)) } else { None };
    let said = said.replace("unknown field", "unknown key").replace("missing field", "missing key");
    let said = said.replace("unknown variant", "unknown word");
    near.map_or_else(|| said.clone(), |near| format!("{said}; did you mean `{near}`?"))
}
