//! A table of a dossier, read key by key: what is missing, misspelt or of the wrong type is logged, never fatal.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Log, hint, shown};
use super::file::File;
use crate::dataset::{Edtf, Vocabulary};
use crate::text::{is_hostile, nearest};

/// The longest text of one field, in bytes.
const MOST_TEXT: usize = 64 << 10;

/// A value, and where it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

impl<T> At<T> {
    pub(super) fn new(value: T, span: Range<usize>) -> Self {
        Self { value, span }
    }
}

/// A table being read. Keys are taken out one by one; what is left when it is finished was not known.
pub(super) struct Table<'a, 'i> {
    /// What the table is, for messages: "an event".
    what: String,
    pub(super) span: Range<usize>,
    entries: DeTable<'i>,
    asked: Vec<&'static str>,
    /// The keys that were there, whether or not their value was right.
    present: Vec<&'static str>,
    /// The keys that are needed and were not there, each with an example.
    missing: Vec<(&'static str, String)>,
    /// Keys that tables of another sort have, and which sort.
    elsewhere: &'static [(&'static str, &'static str)],
    pub(super) file: &'a File,
    pub(super) log: &'a mut Log,
}

impl<'a, 'i> Table<'a, 'i> {
    pub(super) fn new(what: &str, entries: DeTable<'i>, span: Range<usize>, file: &'a File, log: &'a mut Log) -> Self {
        let (asked, present, missing, elsewhere) = (vec![], vec![], vec![], &[][..]);
        Self { what: what.to_owned(), span, entries, asked, present, missing, elsewhere, file, log }
    }

    /// Says more exactly what the table is, once that is known.
    pub(super) fn is_now(&mut self, what: String) {
        self.what = what;
    }

    /// Names keys that only tables of another sort have, so that one of them is not called unknown.
    pub(super) fn knows_elsewhere(&mut self, keys: &'static [(&'static str, &'static str)]) {
        self.elsewhere = keys;
    }

    /// Takes keys out unread: whether they belong here cannot be told.
    pub(super) fn skip(&mut self, keys: impl IntoIterator<Item = &'static str>) {
        for key in keys {
            self.take(key);
        }
    }

    pub(super) fn error(&mut self, span: &Range<usize>, message: String) {
        self.log.error(self.file, span, message);
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'i>>> {
        self.asked.push(key);
        let value = self.entries.remove(key);
        if value.is_some() {
            self.present.push(key);
        }
        value
    }

    /// Says whether a key that was asked for was not there.
    pub(super) fn lacks(&self, key: &str) -> bool {
        !self.present.contains(&key)
    }

    /// Notes that `key` is missing where it was not there; a wrong value has been logged already.
    pub(super) fn need<T>(&mut self, key: &'static str, value: Option<T>, example: &str) -> Option<T> {
        if value.is_none() && self.lacks(key) {
            self.missing.push((key, example.to_owned()));
        }
        value
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<At<Box<str>>> {
        let value = self.take(key)?;
        self.as_text(key, value)
    }

    /// The text without its place, for fields that nothing refers to.
    pub(super) fn plain(&mut self, key: &'static str) -> Option<Box<str>> {
        self.text(key).map(|text| text.value)
    }

    fn as_text(&mut self, key: &str, value: Spanned<DeValue<'i>>) -> Option<At<Box<str>>> {
        let span = value.span();
        let DeValue::String(text) = value.into_inner() else {
            self.error(&span, format!("`{key}` must be a text in quotes"));
            return None;
        };
        if text.len() > MOST_TEXT {
            self.error(&span, format!("`{key}` has {} bytes; a text may have {MOST_TEXT}", text.len()));
            return None;
        }
        let hostile =
            text.chars().enumerate().find(|(_, letter)| is_hostile(*letter) && !matches!(letter, '\n' | '\r' | '\t'));
        if let Some((at, letter)) = hostile {
            let (code, nth) = (u32::from(letter), at + 1);
            // One that stands in the file as it is has been logged where it stands.
            if !self.file.text.get(span.clone()).unwrap_or_default().contains(letter) {
                let message = format!(
                    "`{key}` holds the control character U+{code:04X}, written as an escape (character {nth} of the text); remove it"
                );
                self.error(&span, message);
            }
            return None;
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.error(&span, format!("`{key}` is empty; fill it in, or leave it out where it is not needed"));
            return None;
        }
        Some(At::new(text.into(), span))
    }

    /// A list of texts; one text alone counts as a list of one.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<At<Box<str>>> {
        match self.take(key) {
            None => Vec::new(),
            Some(value) if value.get_ref().is_array() => {
                let DeValue::Array(values) = value.into_inner() else { return Vec::new() };
                values.into_iter().filter_map(|value| self.as_text(key, value)).collect()
            },
            Some(value) => self.as_text(key, value).into_iter().collect(),
        }
    }

    pub(super) fn plains(&mut self, key: &'static str) -> Vec<Box<str>> {
        self.texts(key).into_iter().map(|text| text.value).collect()
    }

    /// A date. TOML's own dates and a bare year are taken too.
    pub(super) fn date(&mut self, key: &'static str) -> Option<At<Edtf>> {
        let value = self.take(key)?;
        let span = value.span();
        let text = match value.get_ref() {
            DeValue::Integer(year) => year.as_str().into(),
            DeValue::Datetime(date) => date.to_string().into(),
            _ => self.as_text(key, value)?.value,
        };
        match Edtf::from_input(&text) {
            Ok(edtf) => Some(At::new(edtf, span)),
            Err(error) => {
                self.error(&span, format!("`{key}`: {error}"));
                None
            },
        }
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<V: Vocabulary>(&mut self, key: &'static str) -> Option<At<V>> {
        self.word_of(key, V::ALL)
    }

    /// A word of a part of a closed vocabulary.
    pub(super) fn word_of<V: Vocabulary>(&mut self, key: &'static str, allowed: &[V]) -> Option<At<V>> {
        let text = self.text(key)?;
        let found = allowed.iter().copied().find(|member| member.name() == &*text.value);
        if found.is_none() {
            let names: Vec<_> = allowed.iter().map(|member| member.name()).collect();
            let near = hint(nearest(&text.value, names.iter().copied()));
            self.error(
                &text.span,
                format!("\"{}\" is no {}{near} (one of: {})", shown(&text.value), V::WHAT, names.join(", ")),
            );
        }
        found.map(|member| At::new(member, text.span))
    }

    /// A whole number, not negative.
    pub(super) fn number(&mut self, key: &'static str) -> Option<u64> {
        let value = self.take(key)?;
        let span = value.span();
        let number =
            value.get_ref().as_integer().and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.error(&span, format!("`{key}` must be a whole number, not negative, without separators or quotes"));
        }
        number
    }

    /// One table under a key.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        what: &str,
        read: impl FnOnce(&mut Table<'_, 'i>) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(key)?;
        self.each(key, what, value, read)
    }

    /// A list of tables under a key, each read by `read`.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        what: &str,
        mut read: impl FnMut(&mut Table<'_, 'i>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let span = value.span();
        let DeValue::Array(values) = value.into_inner() else {
            let is_top = self.span.is_empty();
            let form = if is_top { format!("[[{key}]]") } else { format!("{key} = [{{ … }}]") };
            self.error(&span, format!("`{key}` must be a list of tables: {form}"));
            return Vec::new();
        };
        values.into_iter().filter_map(|value| self.each(key, what, value, &mut read)).collect()
    }

    fn each<T>(
        &mut self,
        key: &str,
        what: &str,
        value: Spanned<DeValue<'i>>,
        read: impl FnOnce(&mut Table<'_, 'i>) -> Option<T>,
    ) -> Option<T> {
        let span = value.span();
        let DeValue::Table(entries) = value.into_inner() else {
            self.error(&span, format!("`{key}` must hold {what} as a table: {{ … }}"));
            return None;
        };
        let mut table = Table::new(what, entries, span, self.file, self.log);
        let record = read(&mut table);
        table.finish();
        record
    }

    /// Logs every key that nothing asked for, and every needed one that is not there, misspelt or not.
    pub(super) fn finish(self) {
        let Self { what, span: whole, entries, asked, mut missing, elsewhere, file, log, .. } = self;
        for (key, _) in entries {
            let (span, key) = (key.span(), key.get_ref());
            let message = if let Some((key, place)) = elsewhere.iter().find(|(known, _)| known == key) {
                format!("`{key}` belongs to {place}, not to {what}")
            } else if let Some(near) = nearest(key, asked.iter().copied()) {
                missing.retain(|(needed, _)| *needed != near);
                format!("{what} has no `{}`; did you mean `{near}`?", shown(key))
            } else {
                format!("{what} has no `{}` (it may have: {})", shown(key), asked.join(", "))
            };
            log.error(file, &span, message);
        }
        for (key, example) in missing {
            log.error(file, &whole, format!("{what} needs `{key}`; write {key} = {example}"));
        }
    }
}
