//! Offices in prose: "Mexican Foreign Undersecretary", "Minister for Planning", "the King of Jordan".
//!
//! Owns where an office stands, what it is called and whose it is; which words make one is a matter of the lexicon's
//! lists ([`Words`]), how high it stands one of `rank`.

mod rank;

use std::ops::Range;

use super::lexicon::{WordSet, Words};
use super::tag::{How, Party, Tags};
use super::token::Token;
use crate::dataset::Rank;
use rank::rank;

/// An office that a sentence names.
#[derive(Debug, Clone)]
pub(super) struct Office<'l> {
    /// All its tokens, the country before or behind it included.
    pub(super) at: Range<usize>,
    /// "Foreign Undersecretary", without its country.
    pub(super) title: String,
    pub(super) rank: Option<Rank>,
    /// The code of the country whose office it is, and the code as it was named where that is another actor.
    pub(super) of: Option<&'l str>,
    /// Whether whoever bears it may go by one name: King Hussein.
    pub(super) is_royal: bool,
    /// "former President" is no office any more.
    pub(super) is_former: bool,
}

/// A sentence in which offices and names are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'s, 't, 'l> {
    pub(super) tokens: &'s [Token<'t>],
    pub(super) tags: &'s Tags<'l>,
    pub(super) words: &'s Words,
}

/// What stands behind an office with "of" or "for".
struct Behind<'l> {
    /// Where the title ends.
    title: usize,
    /// The country that is named there.
    of: Option<&'l str>,
    /// Where all of it ends.
    end: usize,
}

impl<'l> Office<'l> {
    /// The office of which the head stands at a token.
    pub(super) fn at(line: Line<'_, '_, 'l>, head: usize) -> Option<Self> {
        let tokens = line.tokens;
        if !is_head(line, head) {
            return None;
        }
        let before = (0..head).rev().take_while(|at| is_before(line, *at)).count();
        let start = head - before;
        let behind = behind(line, tail(tokens, head + 1));
        let title = title(tokens, start..behind.title);
        let is_former =
            tokens[..start].iter().rev().take(3).any(|token| token.is_any(&["former", "ex", "late", "exiled"]));
        let (start, owner) = owner_before(line, start);
        let of = behind.of.or(owner);
        let is_royal = tokens[head].is_in(&line.words.office.royal);
        let rank = rank(&title, of);
        Some(Self { at: start..behind.end, title, rank, of, is_royal, is_former })
    }
}

impl<'t> Line<'_, 't, '_> {
    /// Says whether the token at a place is one of some words.
    pub(super) fn is_in(&self, at: usize, words: &WordSet) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_in(words))
    }

    /// Says whether the token at a place is one of a few words.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_any(words))
    }

    /// Says whether the token at a place begins with a capital.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_name)
    }

    /// The text of the token at a place; empty where there is none.
    pub(super) fn text(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.text)
    }
}

/// Where a head ends that goes on: "Director General", "Secretary General", "chargé d'affaires".
fn tail(tokens: &[Token<'_>], end: usize) -> usize {
    let more = tokens[end..].iter().take_while(|token| {
        token.is_any(&["general", "d'affaires", "minister", "executive", "designate", "president", "prince"])
    });
    end + more.count()
}

fn is_head(line: Line<'_, '_, '_>, at: usize) -> bool {
    let words = &line.words.office;
    let token = &line.tokens[at];
    let singular = token.low.strip_suffix('s').unwrap_or(&token.low);
    let is_one = token.is_in(&words.heads) || token.is_name() && words.heads.contains(singular);
    if !is_one {
        return false;
    }
    let next = line.tokens.get(at + 1);
    // "the head of" and "chief" are offices only as titles, "general" only as a name before one.
    let is_office = !token.is_in(&words.vague)
        || token.is_name()
        || next.is_some_and(|next| next.is_any(&["d'affaires", "of"]) || next.is_name());
    // The head of "Prime Minister" is its last word.
    let goes_on = next.is_some_and(|next| {
        next.is_in(&words.heads) && !next.is_in(&words.royal) && !next.is_any(&["general", "executive"])
    });
    is_office && !goes_on
}

fn is_before(line: Line<'_, '_, '_>, at: usize) -> bool {
    let token = &line.tokens[at];
    let is_party = || line.tags.parties.iter().any(|party| party.at.contains(&at));
    // "trade minister" and "Trade Minister"; a verb in lower case is none of these words.
    let is_title = at == 0 || token.is_name() || !token.is("affairs");
    token.is_in(&line.words.office.before) && is_title && !is_party()
}

/// What stands behind an office with "of" or "for": a country, matters, or matters of a country.
fn behind<'l>(line: Line<'_, '_, 'l>, end: usize) -> Behind<'l> {
    let matters_list = &line.words.office.matters;
    let mut behind = Behind { title: end, of: None, end };
    while line.is_any(behind.end, &["of", "for", "to"]) {
        let next = behind.end + 1 + usize::from(line.is_any(behind.end + 1, &["the"]));
        let party = line.tags.parties.iter().find(|party| party.at.start == next && !party.is_both());
        if let Some(party) = party {
            // "President of the Palestinian National Authority" and "Director for Africa and Mexico" alike.
            let own = line.tokens[party.at.end..].iter().take_while(|token| token.is_in(matters_list)).count();
            if party.how == How::Demonym && own > 0 {
                behind.title = party.at.end + own;
                behind.end = behind.title;
                behind.of = behind.of.or(Some(party.code));
                continue;
            }
            // "Ambassador to Mexico" is not Mexico's.
            match party.how {
                How::City(_) => behind.title = party.at.end,
                _ if line.is_any(behind.end, &["to"]) => {},
                _ => behind.of = Some(party.code),
            }
            behind.end = party.at.end;
            break;
        }
        let is_head = line.is_name(next) && line.is_in(next, &line.words.office.heads);
        let words = matters(line, next).max(usize::from(is_head));
        if words == 0 {
            // "Governor of Ramallah" of a place that nobody knows: one word.
            if line.is_name(next) && line.is_name(next + 1) {
                behind.title = next + 1;
                behind.end = behind.title;
            }
            break;
        }
        behind.title = next + words;
        behind.end = behind.title;
    }
    behind.end = behind.end.max(behind.title);
    behind
}

/// How many tokens name matters: "Africa and the Middle East", "Foreign Affairs".
fn matters(line: Line<'_, '_, '_>, at: usize) -> usize {
    let is_matter = |at: usize| line.is_name(at) && line.is_in(at, &line.words.office.matters);
    let is_joint = |at: &usize| line.is_any(*at, &["and", "the", "of", "for", "&"]) || line.text(*at) == ",";
    let mut end = at;
    loop {
        end += (end..line.tokens.len()).take_while(|at| is_matter(*at)).count();
        // "and", "and the", "of", ", " only between two matters.
        let joint = (end..line.tokens.len()).take_while(is_joint).count();
        if end == at || !(1..3).contains(&joint) || !is_matter(end + joint) {
            return end.saturating_sub(at);
        }
        end += joint;
    }
}

/// The country right before an office: "Mexican President", "Mexico's president", "Bahrain Interior Minister".
fn owner_before<'l>(line: Line<'_, '_, 'l>, start: usize) -> (usize, Option<&'l str>) {
    const BETWEEN: &[&str] = &["then", "new", "incoming", "outgoing", "first", "then-", "former"];
    let before = &line.tokens[..start];
    let is_genitive = before.last().is_some_and(|token| matches!(token.text, "'s" | "’s" | "'" | "’"));
    let skip = if is_genitive { 1 } else { before.iter().rev().take_while(|token| token.is_any(BETWEEN)).count() };
    let owns =
        |party: &&Party<'_>| party.at.end == start - skip && !party.is_both() && !matches!(party.how, How::City(_));
    let owner = line.tags.parties.iter().find(owns);
    owner.map_or((start, None), |party| (party.at.start, Some(party.code)))
}

/// The words of a title, each with a capital, as titles are written.
fn title(tokens: &[Token<'_>], at: Range<usize>) -> String {
    let mut title = String::new();
    for token in &tokens[at] {
        if !title.is_empty() && token.text != "," && token.text != "'s" {
            title.push(' ');
        }
        let is_small = token.is_any(&["of", "the", "for", "and", "to", "d'affaires"]);
        let mut letters = token.text.chars();
        match letters.next() {
            Some(first) if !is_small => {
                title.extend(first.to_uppercase());
                // Of several presidents each is one.
                let rest = letters.as_str();
                let is_plural = token.is_any(&["presidents", "ministers", "kings", "chancellors"]);
                title.push_str(if is_plural { &rest[..rest.len() - 1] } else { rest });
            },
            _ => title.push_str(token.text),
        }
    }
    title
}
