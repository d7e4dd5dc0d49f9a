//! Text in sentences, and sentences in words.
//!
//! English only. A word keeps its place, so that whatever is made of it can name the sentence it came from.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::WordSet;
use crate::text::fold;

/// A word, a number or a sign of a text.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    /// As it stands.
    pub(super) text: &'t str,
    /// Folded, for comparison; a hyphen after "re" is gone, so that "re-opened" is "reopened".
    pub(super) low: Cow<'t, str>,
    pub(super) kind: Sort,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A word in lower case.
    Word,
    /// A word that begins with a capital.
    Name,
    /// Digits, perhaps with points and commas in them, or letters after them: 1,100, 31st, 1980s.
    Number,
    /// Anything else, one letter long; or the `'s` of a genitive.
    Sign,
}

impl Token<'_> {
    pub(super) fn is(&self, word: &str) -> bool {
        &*self.low == word
    }

    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        // Looked at a hundred times a word: most differ in the first letter.
        let first = self.low.as_bytes().first();
        words.iter().any(|word| word.as_bytes().first() == first && *word == &*self.low)
    }

    pub(super) fn is_in(&self, words: &WordSet) -> bool {
        words.contains(&*self.low)
    }

    pub(super) fn is_name(&self) -> bool {
        self.kind == Sort::Name
    }

    /// Says whether it parts what stands on its two sides: a dash of any length.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "–" | "—" | "‐" | "‑" | "−")
    }
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        if letter.is_whitespace() {
            at += letter.len_utf8();
            continue;
        }
        let (length, kind) = token(text, at, letter);
        let piece = &text[at..at + length];
        tokens.push(Token { text: piece, low: low(piece, kind), kind });
        at += length;
    }
    tokens
}

/// A word as it is compared. Most stand so already.
fn low(piece: &str, kind: Sort) -> Cow<'_, str> {
    let is_low = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte.is_ascii_punctuation();
    let low = if piece.bytes().all(is_low) { Cow::Borrowed(piece) } else { Cow::Owned(fold(piece)) };
    let rest = low.strip_prefix("re-").filter(|_| kind != Sort::Sign).map(|rest| format!("re{rest}"));
    rest.map_or(low, Cow::Owned)
}

fn token(text: &str, at: usize, letter: char) -> (usize, Sort) {
    let rest = &text[at..];
    if letter.is_ascii_digit() {
        return (number(rest), Sort::Number);
    }
    if letter.is_alphabetic() {
        // ʻAkilisi, ʿAbd: the sign before the first letter is no letter of its own.
        let first = rest.chars().find(|letter| !matches!(letter, 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ')).unwrap_or(letter);
        let kind = if first.is_uppercase() { Sort::Name } else { Sort::Word };
        return (word(rest), kind);
    }
    if is_apostrophe(letter) && is_genitive(&rest[letter.len_utf8()..]) {
        return (letter.len_utf8() + 1, Sort::Sign);
    }
    (letter.len_utf8(), Sort::Sign)
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

fn is_genitive(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next() == Some('s') && letters.next().is_none_or(|letter| !letter.is_alphanumeric())
}

/// Digits with points and commas between them, and the letters right behind: 10.12.2007, 80.5, 31st, 1980s.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let is_digit = bytes[end].is_ascii_digit();
        let joins = matches!(bytes[end], b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !is_digit && !joins {
            break;
        }
        end += 1;
    }
    let letters = rest[end..].bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters > 2 { end } else { end + letters }
}

/// Letters, with what holds a word together between them: hyphens, apostrophes, the points of "U.S.".
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    let mut run = 0;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let after = &rest[at + letter.len_utf8()..];
        let is_inside = match letter {
            '-' | '‐' | '‑' => next.is_some_and(char::is_alphabetic),
            '\'' | '’' => next.is_some_and(char::is_alphabetic) && !is_genitive(after),
            // U.S., D.C., J.R.: single letters with points.
            '.' => run == 1 && rest[..at].chars().next_back().is_some_and(char::is_uppercase),
            letter => letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter),
        };
        if !is_inside {
            break;
        }
        run = if letter.is_alphanumeric() { run + 1 } else { 0 };
        end = at + letter.len_utf8();
        // A point ends the word where no single letter follows.
        if letter == '.' && !is_initial(after) {
            break;
        }
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// Says whether a text begins with a capital and a point.
fn is_initial(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(|letter| !letter.is_alphabetic())
}

/// Words with a point that end no sentence.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "st", "sr", "jr", "gov", "sen", "rep",
    "no", "nos", "vs", "etc", "inc", "ltd", "co", "corp", "e.g", "i.e", "fr", "rev", "hon", "mt", "approx", "ca", "cf",
    "art", "vol", "pp", "op", "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec",
];

/// The places of the sentences of a paragraph.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        if !matches!(letter, '.' | '!' | '?' | '\n') {
            continue;
        }
        let end = at + letter.len_utf8();
        if letter == '\n' {
            push(text, start..at, &mut found);
            start = end;
            continue;
        }
        if end <= start {
            continue;
        }
        if let Some(end) = ends(text, at, end) {
            push(text, start..end, &mut found);
            start = end;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

/// The longest sentence that is read as one, in bytes: what is longer is none, and would be looked through again and
/// again.
const LONGEST: usize = 2_000;

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    if range.len() > LONGEST {
        let mut middle = range.start + LONGEST;
        while !text.is_char_boundary(middle) {
            middle -= 1;
        }
        let space = text[range.start..middle].rfind(char::is_whitespace).filter(|space| *space > 0);
        let cut = range.start + space.unwrap_or(middle - range.start);
        push(text, range.start..cut, found);
        return push(text, cut..range.end, found);
    }
    let piece = &text[range.clone()];
    let lead = piece.len() - piece.trim_start().len();
    let range = range.start + lead..range.start + lead + piece.trim().len();
    if text[range.clone()].chars().any(char::is_alphanumeric) {
        found.push(range);
    }
}

/// Where a sentence ends whose last sign stands at `at`; `None` where it goes on.
fn ends(text: &str, at: usize, end: usize) -> Option<usize> {
    let closing = text[end..].chars().take_while(|letter| matches!(letter, '"' | '”' | '’' | '\'' | ')' | ']'));
    let close: usize = closing.map(char::len_utf8).sum();
    let after = &text[end + close..];
    let mut next = after.chars();
    let first = next.next();
    // The word before the sign; no word that ends no sentence is longer.
    let mut near = at.saturating_sub(64);
    while !text.is_char_boundary(near) {
        near -= 1;
    }
    let before = &text[near..at];
    let word = before.rsplit(|letter: char| letter.is_whitespace() || matches!(letter, '(' | '"')).next()?;
    match first {
        None => return Some(end + close),
        Some(letter) if letter.is_whitespace() => {},
        // "of Albania.On September 2007": the space is missing.
        Some(letter) if letter.is_uppercase() && close == 0 => {
            let lower = word.chars().rev().take_while(|letter| letter.is_lowercase()).count();
            let is_joined = (lower > 2 || word.ends_with(|letter: char| letter.is_ascii_digit()))
                && next.next().is_some_and(|letter| letter.is_lowercase() || letter.is_whitespace());
            return is_joined.then_some(end);
        },
        Some(_) => return None,
    }
    let opener = after.trim_start().chars().next();
    let opens = opener.is_none_or(|letter| letter.is_uppercase() || letter.is_numeric() || !letter.is_alphabetic());
    (opens && !is_short(word, after)).then_some(end + close)
}

/// Says whether a point behind `word` belongs to it.
fn is_short(word: &str, after: &str) -> bool {
    let word = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let low = word.to_ascii_lowercase();
    if SHORT.contains(&&*low) {
        return true;
    }
    let is_initials = word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    if word.is_empty() || !is_initials {
        return false;
    }
    // An initial before a name; "… in Washington, D.C. The embassy …" begins anew.
    let next = after.split_whitespace().next().unwrap_or_default();
    !OPENERS.contains(&next)
}

/// Words that begin sentences and no names.
const OPENERS: &[&str] = &[
    "The",
    "In",
    "On",
    "He",
    "She",
    "It",
    "They",
    "During",
    "After",
    "Since",
    "Both",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Later",
    "Following",
    "From",
    "By",
    "At",
    "As",
    "However",
];

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[rstest]
    #[case("Iraq's embassy re-opened.", &["Iraq", "'s", "embassy", "re-opened", "."])]
    #[case("US$80.5 million (1,100 tons)", &["US", "$", "80.5", "million", "(", "1,100", "tons", ")"])]
    #[case("10–13 August, the 1980s", &["10", "–", "13", "August", ",", "the", "1980s"])]
    #[case("Al-Harthi of D'Arcy", &["Al-Harthi", "of", "D'Arcy"])]
    #[case("Washington, D.C., U.S. aid", &["Washington", ",", "D.C.", ",", "U.S.", "aid"])]
    #[case("J.R. Jayewardene", &["J.R.", "Jayewardene"])]
    #[case("George H.W Bush", &["George", "H.W", "Bush"])]
    fn parts(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(words(text), expected);
    }

    #[rstest]
    #[case("One two. Three four.", &["One two.", "Three four."])]
    #[case("Dr. Herminio Blanco came. He left.", &["Dr. Herminio Blanco came.", "He left."])]
    #[case("the Economy of Albania.On September 2007 it was", &["the Economy of Albania.", "On September 2007 it was"])]
    #[case("on January 4, 2016.On 16 April", &["on January 4, 2016.", "On 16 April"])]
    #[case("totaled US$80.5 million. Iraq", &["totaled US$80.5 million.", "Iraq"])]
    #[case("the U.S. Peace Corps", &["the U.S. Peace Corps"])]
    #[case("in Washington, D.C. The embassy", &["in Washington, D.C.", "The embassy"])]
    #[case("He said \"yes.\" Then he left", &["He said \"yes.\"", "Then he left"])]
    #[case("", &[])]
    fn sentences_are_parted(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<_> = sentences(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn re_is_joined() {
        assert_eq!(&*tokens("re-opened")[0].low, "reopened");
    }
}
