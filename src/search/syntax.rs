//! The signs of the query language: what a term is, and where it ends.

use super::letters::Letters;
use super::query::{Anchor, Atom, Key, MOST_LETTERS, Word, first_chars};
use crate::text::nearest;

/// A piece of a query.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Either what stands before, or what stands after.
    Or,
    Term(Term<'a>),
}

/// One term of a query.
#[derive(Debug, Clone, Copy)]
pub(super) enum Term<'a> {
    /// `word`, `'exact`, `^start`, `end$`, and whatever else has letters: one word or more.
    Words { text: &'a str, anchors: [bool; 2], is_exact: bool, is_not: bool },
    /// `"a phrase"`.
    Phrase { text: &'a str, is_not: bool },
    /// `kind:visit`.
    Field { key: Key, value: &'a str, is_not: bool },
}

/// The names of the fields.
const KEYS: [(&str, Key); 11] = [
    ("kind", Key::Kind),
    ("pair", Key::Pair),
    ("party", Key::Party),
    ("from", Key::From),
    ("to", Key::To),
    ("person", Key::Person),
    ("place", Key::Place),
    ("year", Key::Year),
    ("at", Key::At),
    ("rank", Key::Rank),
    ("has", Key::Has),
];

/// The pieces of a query. Adds what is not understood to `hints`.
pub(super) fn tokens<'a>(query: &'a str, hints: &mut Vec<String>) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut rest = query.trim_start();
    while let Some(first) = rest.chars().next() {
        if first == '|' {
            tokens.push(Token::Or);
            rest = rest[1..].trim_start();
            continue;
        }
        let (piece, after) = rest.split_at(piece_end(rest));
        rest = after.trim_start();
        if piece == "OR" {
            tokens.push(Token::Or);
        } else {
            tokens.extend(term(piece, hints).map(Token::Term));
        }
    }
    if matches!(tokens.first(), Some(Token::Or)) {
        hints.push("“|” stands between two words".to_owned());
    }
    tokens
}

/// Where the first piece ends: before a space or a bar that is not between quotation marks.
fn piece_end(text: &str) -> usize {
    let mut is_quoted = false;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if is_quoted => return at + 1,
            '"' if matches!(before, None | Some('!' | ':')) => is_quoted = true,
            '|' if !is_quoted => return at,
            space if space.is_whitespace() && !is_quoted => return at,
            _ => {},
        }
        before = Some(letter);
    }
    text.len()
}

fn term<'a>(piece: &'a str, hints: &mut Vec<String>) -> Option<Term<'a>> {
    let (is_not, piece) = piece.strip_prefix('!').map_or((false, piece), |rest| (true, rest));
    if piece.starts_with('"') {
        return Some(Term::Phrase { text: unquoted(piece, hints), is_not });
    }
    if let Some((name, value)) = field(piece) {
        let Some((_, key)) = KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) else {
            hints.push(unknown("field", name, KEYS.iter().map(|(known, _)| *known)));
            return None;
        };
        let value = if value.starts_with('"') { unquoted(value, hints) } else { value };
        return (!value.is_empty()).then_some(Term::Field { key: *key, value, is_not });
    }
    let (is_exact, piece) = piece.strip_prefix('\'').map_or((false, piece), |rest| (true, rest));
    let (is_start, piece) = piece.strip_prefix('^').map_or((false, piece), |rest| (true, rest));
    let (is_end, piece) = piece.strip_suffix('$').map_or((false, piece), |rest| (true, rest));
    Some(Term::Words { text: piece, anchors: [is_start, is_end], is_exact, is_not })
}

/// The name and the value of a field. An address (`https://…`) and a time (`10:30`) are none.
fn field(piece: &str) -> Option<(&str, &str)> {
    let (name, value) = piece.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_name && !value.starts_with("//")).then_some((name, value))
}

fn unquoted<'a>(text: &'a str, hints: &mut Vec<String>) -> &'a str {
    let inside = text.strip_prefix('"').unwrap_or(text);
    inside.strip_suffix('"').unwrap_or_else(|| {
        hints.push("the quotation mark is not closed".to_owned());
        inside
    })
}

/// The hint that a name is not known, with the nearest that is.
pub(super) fn unknown<'n>(what: &str, name: &str, names: impl Iterator<Item = &'n str>) -> String {
    let shown = first_chars(name, 40);
    let near = nearest(name, names).map_or_else(String::new, |near| format!("; did you mean {near}?"));
    format!("no {what} is called “{shown}”{near}")
}

impl Term<'_> {
    /// Whether hits must not meet it.
    pub(super) fn is_not(self) -> bool {
        match self {
            Self::Words { is_not, .. } | Self::Phrase { is_not, .. } | Self::Field { is_not, .. } => is_not,
        }
    }

    /// What it asks for, each on its own.
    pub(super) fn atoms(self) -> Vec<Atom> {
        match self {
            Self::Field { key, value, .. } => vec![Atom::Field(key, value.into())],
            Self::Phrase { text, .. } => {
                let words = words(text);
                match &words[..] {
                    [] => Vec::new(),
                    [word] => vec![Atom::Word(Word::whole(word))],
                    _ => vec![Atom::Phrase(words)],
                }
            },
            Self::Words { text, anchors: [is_start, is_end], is_exact, .. } => {
                let words = words(text);
                let last = words.len().saturating_sub(1);
                let anchor = |at| match (is_start && at == 0, is_end && at == last) {
                    (true, _) => Anchor::Start,
                    (_, true) => Anchor::End,
                    _ => Anchor::Anywhere,
                };
                let word = |text, anchor| Atom::Word(Word { text, anchor, is_exact, is_begun: false });
                match <[Box<str>; 1]>::try_from(words) {
                    Ok([only]) if is_start && is_end => {
                        vec![word(only.clone(), Anchor::Start), word(only, Anchor::End)]
                    },
                    Ok([only]) => vec![word(only, anchor(0))],
                    Err(words) => words.into_iter().enumerate().map(|(at, text)| word(text, anchor(at))).collect(),
                }
            },
        }
    }
}

fn words(text: &str) -> Vec<Box<str>> {
    Letters::read(text).query_words().map(|word| first_chars(word, MOST_LETTERS).into()).collect()
}
