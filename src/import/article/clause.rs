//! Where the clauses of a sentence part: at semicolons, and where a joint stands between two things told.
//!
//! Knows words only: a sentence is parted before anybody asks whom it names. What it knows of grammar is that a verb of
//! the past tells of something ([`is_telling`]), and which words begin a clause of their own.

use std::ops::Range;

use super::date::is_month;
use super::token::{Sort, Token};

/// Words that may part one thing told from the next.
const JOINTS: &[&str] = &[
    "and", "but", "while", "whereas", "although", "however", "then", "where", "which", "followed", "before", "after",
    "as",
];

/// How many words behind a joint are looked at.
const REACH: usize = 20;

/// Verbs that a comma alone may part from what was told before.
const ROW: &[&str] = &["closed", "reopened", "elevated", "restored", "resumed", "severed"];

/// Words with which something told may begin behind an "and".
const OPENERS: &[&str] = &[
    "in",
    "on",
    "since",
    "by",
    "from",
    "after",
    "during",
    "between",
    "the",
    "it",
    "he",
    "she",
    "they",
    "was",
    "were",
    "later",
    "again",
    "both",
    "that",
    "its",
    "has",
    "also",
    "is",
    "an",
    "a",
    "then",
    "subsequently",
    "soon",
    "finally",
    "to",
];

/// Verbs that tell and do not end in "ed".
const TELLING: &[&str] = &[
    "met",
    "paid",
    "cut",
    "broke",
    "sent",
    "held",
    "made",
    "took",
    "gave",
    "set",
    "began",
    "became",
    "went",
    "led",
    "has",
    "have",
    "had",
    "was",
    "were",
    "is",
    "maintains",
    "said",
    "told",
    "won",
    "fell",
    "rose",
    "sold",
    "bought",
    "built",
    "lent",
    "withdrew",
    "visits",
    "opens",
    "flew",
    "shut",
    "saw",
    "sought",
    "sign",
    "signs",
    "pays",
    "travels",
    "returns",
    "becomes",
    "thanks",
    "closes",
    "raises",
    "receives",
    "meets",
    "establish",
    "recognises",
    "recognizes",
    "brought",
    "spoke",
    "are",
    "froze",
    "drew",
    "left",
    "ran",
    "put",
];

/// Words that end in "ed" and tell nothing.
const NO_VERBS: &[&str] = &[
    "united",
    "based",
    "related",
    "armed",
    "indeed",
    "need",
    "hundred",
    "speed",
    "limited",
    "called",
    "named",
    "so-called",
];

/// The clauses of a sentence, in order: at least one, though it be empty. What stands in brackets is not parted.
pub(super) fn clauses(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {},
        }
        if depth == 0 && parts(tokens, start, at) {
            clauses.push(start..at);
            start = at + 1;
        }
    }
    clauses.push(start..tokens.len());
    clauses.retain(|clause| !clause.is_empty());
    if clauses.is_empty() {
        clauses.push(0..tokens.len());
    }
    clauses
}

/// Says whether a token tells of a happening: a verb by its past form, and some others.
pub(super) fn is_telling(token: &Token<'_>) -> bool {
    let is_past = token.low.len() > 4 && token.low.ends_with("ed") && !token.is_any(NO_VERBS);
    token.kind == Sort::Word && (token.is_any(TELLING) || is_past)
}

fn tells(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(is_telling)
}

/// Says whether the clause that began at `start` ends at a token.
fn parts(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    let token = &tokens[at];
    token.text == ";" || is_row(tokens, start, at) || token.is_any(JOINTS) && joins(tokens, start, at)
}

/// "was opened in 1994, closed in 1996 and reopened in 1998".
fn is_row(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    tokens[at].text == "," && tokens.get(at + 1).is_some_and(|next| next.is_any(ROW)) && tells(&tokens[start..at])
}

/// Says whether a joint has something told on both its sides.
fn joins(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    let before = &tokens[start..at];
    if !tells(before) {
        return false;
    }
    let behind = &tokens[at + 1..];
    let near = &behind[..behind.len().min(REACH)];
    let stop = near.iter().position(|token| token.text == ";").unwrap_or(near.len());
    let near = &near[..stop];
    match &*tokens[at].low {
        "as" => false,
        "after" | "before" => tells_when(near),
        "followed" => tells_next(near),
        "and" | "then" | "but" => adds(before, near),
        _ => tells(near),
    }
}

/// "before an embassy was set up", not "before opening one" nor "before 1990".
fn tells_when(near: &[Token<'_>]) -> bool {
    const SUBJECTS: &[&str] = &["the", "a", "an", "it", "he", "she", "they", "its", "his", "her"];
    let is_subject = |token: &Token<'_>| (token.is_any(SUBJECTS) || token.is_name()) && !is_month(token);
    near.first().is_some_and(is_subject) && near.iter().take(9).any(is_telling)
}

/// "followed by the opening of an embassy".
fn tells_next(near: &[Token<'_>]) -> bool {
    const NOUNS: &[&str] = &["opening", "closure", "closing", "establishment", "embassy"];
    near.first().is_some_and(|token| token.is("by")) && near.iter().take(6).any(|token| token.is_any(NOUNS))
}

/// "and in 1978, Mexico opened", "and Vietnam opened", "and opened", not "in politics and trade opened".
fn adds(before: &[Token<'_>], near: &[Token<'_>]) -> bool {
    // "relations between it and Czechoslovakia began": the joint is of "between".
    let is_paired = before.iter().rev().take(6).any(|token| token.is("between"));
    let Some(first) = near.first().filter(|_| !is_paired) else { return false };
    let Some(verb) = near.iter().position(is_telling) else { return is_elliptic(near) };
    let is_opener = is_telling(first) || first.is_any(OPENERS) || first.is_name();
    // "and diplomatic relations were established".
    let is_noun = first.kind == Sort::Word
        && !is_telling(first)
        && verb < 8
        && near.iter().any(|token| token.is_any(&["relations", "ties"]));
    // "Iraq and Mexico, …": a name far from any verb goes on with a list.
    let is_list = first.is_name() && verb > 9;
    (is_opener || is_noun) && !is_list
}

/// "and the Peruvian embassy in Belgrade in 2001": the verb is told once.
fn is_elliptic(near: &[Token<'_>]) -> bool {
    near.iter().take(6).any(|token| token.is_any(&["embassy", "legation", "consulate"]))
        && near.iter().any(|token| token.kind == Sort::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article::token::tokens;
    use rstest::rstest;

    #[rstest]
    #[case("Mexico opened an embassy", &["Mexico opened an embassy"])]
    #[case("Iraq and Mexico established relations", &["Iraq and Mexico established relations"])]
    #[case("It opened in 1994, closed in 1996 and reopened in 1998",
        &["It opened in 1994", "closed in 1996", "reopened in 1998"])]
    #[case("He came in May; she left in June", &["He came in May", "she left in June"])]
    #[case("He visited Oman (he met the king and he left) and in 1978 Oman opened an embassy",
        &["He visited Oman ( he met the king and he left )", "in 1978 Oman opened an embassy"])]
    #[case("Iraq closed its embassy before 1990", &["Iraq closed its embassy before 1990"])]
    #[case("Iraq sent an envoy before an embassy was set up", &["Iraq sent an envoy", "an embassy was set up"])]
    #[case("It grew when relations between it and Czechoslovakia began",
        &["It grew when relations between it and Czechoslovakia began"])]
    #[case("The embassy in Lima was closed in 1992 and the embassy in Belgrade in 2001",
        &["The embassy in Lima was closed in 1992", "the embassy in Belgrade in 2001"])]
    #[case("", &[])]
    fn clauses_part(#[case] text: &str, #[case] expected: &[&str]) {
        let tokens = tokens(text);
        let words = |at: Range<usize>| tokens[at].iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
        let found: Vec<_> = clauses(&tokens).into_iter().map(words).filter(|clause| !clause.is_empty()).collect();
        assert_eq!(found, expected);
    }

    #[rstest]
    #[case("opened", true)]
    #[case("met", true)]
    #[case("United", false)]
    #[case("hundred", false)]
    #[case("so-called", false)]
    #[case("bed", false)]
    fn verbs_tell(#[case] word: &str, #[case] expected: bool) {
        assert_eq!(is_telling(&tokens(word)[0]), expected);
    }
}
