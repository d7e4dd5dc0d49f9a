//! A table of a dossier, read key by key: what is missing, misspelt or of the wrong type is logged, never fatal.

use std::borrow::Cow;
use std::ops::Range;

use super::diagnostic::{hint, shown};
use super::file::File;
use super::log::Log;
use super::value::{Entry, Node, Value};
use crate::dataset::{Edtf, Vocabulary};
use crate::text::{is_hostile, nearest, neutral};

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

/// A text and its place.
pub(super) type Text<'t> = At<Cow<'t, str>>;

/// The most keys that any table may have.
const MOST_KEYS: usize = 40;

/// The keys that were asked for, and which of them were there, whether or not their value was right. It stands in the table itself: of
/// a million records each has several tables.
struct Asked {
    keys: [&'static str; MOST_KEYS],
    count: usize,
    /// A bit for each of the keys.
    present: u64,
}

impl Asked {
    fn note(&mut self, key: &'static str, is_there: bool) {
        debug_assert!(self.count < MOST_KEYS, "no table has so many keys");
        if let Some(free) = self.keys.get_mut(self.count) {
            *free = key;
            self.present |= u64::from(is_there) << self.count;
            self.count += 1;
        }
    }

    fn keys(&self) -> &[&'static str] {
        &self.keys[..self.count]
    }

    fn found(&self, key: &str) -> bool {
        self.keys().iter().position(|asked| *asked == key).is_some_and(|at| self.present >> at & 1 == 1)
    }
}

/// A table being read. Keys are taken out one by one; what is left when it is finished was not known.
pub(super) struct Table<'a, 't> {
    /// What the table is, for messages: "an event".
    what: &'static str,
    /// What more exactly, once that is known: "of kind visit".
    of: Option<&'static str>,
    pub(super) span: Range<usize>,
    entries: Vec<Entry<'t>>,
    asked: Asked,
    /// The keys that are needed and were not there, each with an example.
    missing: Vec<(&'static str, &'static str)>,
    /// Keys that tables of another sort have, and which sort.
    elsewhere: &'static [(&'static str, &'static str)],
    pub(super) file: File<'a>,
    pub(super) log: &'a mut Log,
}

impl<'a, 't> Table<'a, 't> {
    pub(super) fn new(
        what: &'static str,
        entries: Vec<Entry<'t>>,
        span: Range<usize>,
        file: File<'a>,
        log: &'a mut Log,
    ) -> Self {
        let asked = Asked { keys: [""; MOST_KEYS], count: 0, present: 0 };
        Self { what, of: None, span, entries, asked, missing: vec![], elsewhere: &[], file, log }
    }

    /// Says what the table is, once that is known.
    pub(super) fn is_of(&mut self, what: &'static str) {
        self.what = what;
    }

    /// Takes every key out unread.
    pub(super) fn forget(&mut self) {
        self.entries.clear();
    }

    /// Says of which kind the table is, once that is known.
    pub(super) fn is_of_kind(&mut self, kind: &'static str) {
        self.of = Some(kind);
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

    fn take(&mut self, key: &'static str) -> Option<Node<'t>> {
        let at = self.entries.iter().position(|entry| entry.key == key);
        self.asked.note(key, at.is_some());
        Some(self.entries.swap_remove(at?).node)
    }

    /// Says whether a key that was asked for was not there.
    pub(super) fn lacks(&self, key: &str) -> bool {
        !self.asked.found(key)
    }

    /// Notes that `key` is missing where it was not there; a wrong value has been logged already.
    pub(super) fn need<T>(&mut self, key: &'static str, value: Option<T>, example: &'static str) -> Option<T> {
        if value.is_none() && self.lacks(key) {
            self.missing.push((key, example));
        }
        value
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<Text<'t>> {
        let node = self.take(key)?;
        self.as_text(key, node)
    }

    /// The text without its place, for fields that nothing refers to.
    pub(super) fn plain(&mut self, key: &'static str) -> Option<Cow<'t, str>> {
        self.text(key).map(|text| text.value)
    }

    fn as_text(&mut self, key: &str, node: Node<'t>) -> Option<Text<'t>> {
        let span = node.at;
        let Value::Text(text) = node.value else {
            self.error(&span, format!("`{key}` must be a text in quotes"));
            return None;
        };
        if text.len() > MOST_TEXT {
            self.error(&span, format!("`{key}` has {} bytes; a text may have {MOST_TEXT}", text.len()));
            return None;
        }
        let text = if is_plain(&text) { text } else { self.tidied(key, &text, &span)?.into() };
        if text.is_empty() {
            self.error(&span, format!("`{key}` is empty; fill it in, or leave it out where it is not needed"));
            return None;
        }
        Some(At::new(text, span))
    }

    /// The text with single spaces, and of bulk data with nothing that moves a terminal; in a dossier that is an error.
    fn tidied(&mut self, key: &str, text: &str, span: &Range<usize>) -> Option<String> {
        let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_bad = |letter: char| is_hostile(letter) && !matches!(letter, '\n' | '\r' | '\t');
        let Some((at, letter)) = text.chars().enumerate().find(|(_, letter)| is_bad(*letter)) else {
            return Some(joined(text));
        };
        if self.file.is_bulk() {
            let spaced = text.replace(['\n', '\r', '\t'], " ");
            return Some(joined(&neutral(&spaced)));
        }
        // One that stands in the file as it is has been logged where it stands.
        if !self.file.text.get(span.clone()).unwrap_or_default().contains(letter) {
            let (code, nth) = (u32::from(letter), at + 1);
            let message = format!(
                "`{key}` holds the control character U+{code:04X}, written as an escape (character {nth} of the text); remove it"
            );
            self.error(span, message);
        }
        None
    }

    /// A list of texts; one text alone counts as a list of one.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text<'t>> {
        match self.take(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(nodes), .. }) => {
                nodes.into_iter().filter_map(|node| self.as_text(key, node)).collect()
            },
            Some(node) => self.as_text(key, node).into_iter().collect(),
        }
    }

    pub(super) fn plains(&mut self, key: &'static str) -> Vec<Cow<'t, str>> {
        self.texts(key).into_iter().map(|text| text.value).collect()
    }

    /// A date. TOML's own dates and a bare year are taken too.
    pub(super) fn date(&mut self, key: &'static str) -> Option<At<Edtf>> {
        let node = self.take(key)?;
        let span = node.at.clone();
        let text = match node.value {
            // With fewer digits it would be a guess at the century.
            Value::Number(year) => year.to_string().into(),
            Value::Date(date) => date.into(),
            _ => self.as_text(key, node)?.value,
        };
        match Edtf::from_input(&text) {
            Ok(edtf) => Some(At::new(edtf, span)),
            Err(error) => {
                let has_place = key == "when" && self.entries.iter().all(|entry| entry.key != "words");
                let words = (has_place && error.has_words()).then(|| format!(", and words = \"{}\"", shown(&text)));
                self.error(&span, format!("`{key}`: {error}{}", words.unwrap_or_default()));
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
        let node = self.take(key)?;
        if let Value::Number(number) = node.value {
            return Some(number);
        }
        let message = format!("`{key}` must be a whole number, not negative, without separators or quotes");
        self.error(&node.at, message);
        None
    }

    /// Yes or no; no where it is left out.
    pub(super) fn truth(&mut self, key: &'static str) -> bool {
        let Some(node) = self.take(key) else { return false };
        if let Value::Truth(truth) = node.value {
            return truth;
        }
        self.error(&node.at, format!("`{key}` must be true or false, without quotes"));
        false
    }

    /// One table under a key.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        read: impl FnOnce(&mut Table<'_, 't>) -> Option<T>,
    ) -> Option<T> {
        let node = self.take(key)?;
        self.each(key, what, node, read)
    }

    /// A list of tables under a key, each read by `read`.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        mut read: impl FnMut(&mut Table<'_, 't>) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let Value::List(nodes) = node.value else {
            let is_top = self.span.is_empty();
            let form = if is_top { format!("[[{key}]]") } else { format!("{key} = [{{ … }}]") };
            self.error(&node.at, format!("`{key}` must be a list of tables: {form}"));
            return Vec::new();
        };
        nodes.into_iter().filter_map(|node| self.each(key, what, node, &mut read)).collect()
    }

    fn each<T>(
        &mut self,
        key: &str,
        what: &'static str,
        node: Node<'t>,
        read: impl FnOnce(&mut Table<'_, 't>) -> Option<T>,
    ) -> Option<T> {
        let Value::Table(entries) = node.value else {
            self.error(&node.at, format!("`{key}` must hold {what} as a table: {{ … }}"));
            return None;
        };
        let mut table = Table::new(what, entries, node.at, self.file, self.log);
        let record = read(&mut table);
        table.finish();
        record
    }

    /// Logs every key that nothing asked for, and every needed one that is not there, misspelt or not.
    pub(super) fn finish(self) {
        if self.entries.is_empty() && self.missing.is_empty() {
            return;
        }
        let Self { what, of, span: whole, entries, asked, mut missing, elsewhere, file, log, .. } = self;
        let what = of.map_or(what.to_owned(), |of| format!("{what} of kind {of}"));
        for Entry { key, at: span, .. } in entries {
            let message = if asked.keys().contains(&&*key) {
                format!("`{key}` stands twice here; leave one")
            } else if let Some((key, place)) = elsewhere.iter().find(|(known, _)| *known == key) {
                format!("`{key}` belongs to {place}, not to {what}")
            } else if let Some(near) = nearest(&key, asked.keys().iter().copied()) {
                missing.retain(|(needed, _)| *needed != near);
                format!("{what} has no `{}`; did you mean `{near}`?", shown(&key))
            } else {
                format!("{what} has no `{}` (it may have: {})", shown(&key), asked.keys().join(", "))
            };
            log.error(file, &span, message);
        }
        for (key, example) in missing {
            log.error(file, &whole, format!("{what} needs `{key}`; write {key} = {example}"));
        }
    }
}

/// Says whether a text needs no tidying: single plain spaces inside, and no control. Nearly every text is so, and takes one look.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ') || bytes.is_empty() {
        return bytes.is_empty();
    }
    // Gone through to the end, so that the compiler can look at many bytes at once.
    let is_control = |bad: u8, byte: &u8| bad | u8::from(*byte < 0x20 || *byte == 0x7f);
    let are_spaces = |bad: u8, (one, next): (&u8, &u8)| bad | u8::from(one | next == b' ');
    if bytes.iter().fold(0, is_control) | bytes.iter().zip(&bytes[1..]).fold(0, are_spaces) > 0 {
        return false;
    }
    // What is left to look at is few letters of few texts.
    text.is_ascii() || !text.chars().any(|letter| !letter.is_ascii() && (letter.is_whitespace() || is_hostile(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The look is a shortcut, never another rule.
        #[test]
        fn plain_texts_are_those_that_tidying_leaves(text in "[ a-zé\u{a0}\n\u{1b}\u{202e}-]{0,8}") {
            let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ") == text && !text.chars().any(is_hostile);
            prop_assert_eq!(is_plain(&text), tidy);
        }
    }
}
