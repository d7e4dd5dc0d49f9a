//! Who and what a sentence names: the two countries of the article, others, cities, international bodies.

use std::ops::Range;

use super::lexicon::{Actor, Lexicon, What};
use super::token::Token;

/// The two countries of an article, by code, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) codes: [Box<str>; 2],
    pub(super) names: [Box<str>; 2],
    /// The states that each succeeds.
    earlier: [Vec<Box<str>>; 2],
}

/// One of the two countries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Side {
    A,
    B,
}

impl Side {
    pub(super) fn other(self) -> Self {
        if self == Self::A { Self::B } else { Self::A }
    }

    fn index(self) -> usize {
        usize::from(self == Self::B)
    }
}

impl Pair {
    pub(super) fn new(a: &str, b: &str, lexicon: &Lexicon) -> Self {
        let countries = lexicon.countries();
        let mut codes = [a, b];
        codes.sort_unstable();
        let name = |code: &str| countries.name(code).unwrap_or(code).into();
        let earlier = |code: &str| countries.predecessors(code).map(Into::into).collect();
        Self { codes: codes.map(Into::into), names: codes.map(name), earlier: codes.map(earlier) }
    }

    /// `iq-mx`.
    pub(super) fn id(&self) -> String {
        format!("{}-{}", self.codes[0], self.codes[1])
    }

    pub(super) fn code(&self, side: Side) -> &str {
        &self.codes[side.index()]
    }

    pub(super) fn name(&self, side: Side) -> &str {
        &self.names[side.index()]
    }

    /// The side that a code stands for, by itself or through the state that succeeds it.
    pub(super) fn side(&self, code: &str) -> Option<Side> {
        let code = super::lexicon::actor(code).map_or(code, |actor| actor.of);
        let own = |side: Side| &*self.codes[side.index()] == code;
        let earlier = |side: Side| self.earlier[side.index()].iter().any(|earlier| &**earlier == code);
        let sides = [Side::A, Side::B];
        sides.into_iter().find(|side| own(*side)).or_else(|| sides.into_iter().find(|side| earlier(*side)))
    }
}

/// How a party is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How<'l> {
    Name,
    Demonym,
    /// By one of its cities.
    City(&'l str),
    /// By the seat of its government, or a name of old.
    Seat,
    Actor(&'static Actor),
    /// Both countries at once: "both nations".
    Both,
}

/// A party in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Party<'l> {
    pub(super) at: Range<usize>,
    /// Its code; empty where both countries are meant.
    pub(super) code: &'l str,
    /// The country of the article that it stands for.
    pub(super) side: Option<Side>,
    pub(super) how: How<'l>,
}

impl Party<'_> {
    pub(super) fn is_both(&self) -> bool {
        self.how == How::Both
    }

    /// Says whether it stands where no name of a person can begin. A first name may be a city's: Florence, Victoria.
    pub(super) fn is_noun_at(&self, tokens: &[Token<'_>]) -> bool {
        let next = tokens.get(self.at.end);
        let is_name = |next: &Token<'_>| next.is_name() || next.low.starts_with("al-") || next.low.starts_with("el-");
        !matches!(self.how, How::City(_)) || self.at.len() > 1 || !next.is_some_and(is_name)
    }
}

/// What a sentence names.
#[derive(Debug, Default)]
pub(super) struct Tags<'l> {
    pub(super) parties: Vec<Party<'l>>,
    /// International bodies, by their full names.
    pub(super) bodies: Vec<(Range<usize>, &'l str)>,
}

/// Finds what a sentence names.
pub(super) fn tags<'l>(tokens: &[Token<'_>], pair: &Pair, lexicon: &'l Lexicon) -> Tags<'l> {
    let mut tags = Tags::default();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(length) = both(&tokens[at..]) {
            tags.parties.push(Party { at: at..at + length, code: "", side: None, how: How::Both });
            at += length;
            continue;
        }
        let Some((what, length)) = lexicon.at(&tokens[at..]).filter(|_| !is_elsewhere(tokens, at)) else {
            at += 1;
            continue;
        };
        let range = at..at + length;
        match what {
            What::Body(name) => tags.bodies.push((range, name)),
            what => tags.parties.extend(party(range, what, pair)),
        }
        at += length;
    }
    tags
}

fn party<'l>(at: Range<usize>, what: &'l What, pair: &Pair) -> Option<Party<'l>> {
    let (code, how): (&str, _) = match what {
        What::Country(codes) => (one_of(codes, pair)?, How::Name),
        What::Demonym(codes) => (one_of(codes, pair)?, How::Demonym),
        What::City(code, name) => (code, How::City(name)),
        What::Seat(code) => (code, How::Seat),
        What::Actor(actor) => (actor.of, How::Actor(actor)),
        What::Body(_) => return None,
    };
    Some(Party { at, code, side: pair.side(code), how })
}

/// Of a name that several bear, the one that the article is about; none where it leaves that open.
fn one_of<'l>(codes: &'l [Box<str>], pair: &Pair) -> Option<&'l str> {
    if let [one] = codes {
        return Some(one);
    }
    let mut meant = codes.iter().filter(|code| pair.side(code).is_some());
    meant.next().filter(|_| meant.next().is_none()).map(|code| &**code)
}

/// Says whether a name is part of another: "Latin American", "Gulf of Mexico", "New Mexico".
fn is_elsewhere(tokens: &[Token<'_>], at: usize) -> bool {
    let before = |steps: usize, words: &[&str]| at >= steps && tokens[at - steps].is_any(words);
    before(1, &["latin", "north", "south", "central", "pan", "inter", "african", "new", "ibero"])
        && tokens[at - 1].is_name()
        || (before(1, &["of"]) && before(2, &["gulf", "sea", "strait", "bay"]))
}

const NATIONS: &[&str] = &[
    "nations",
    "countries",
    "states",
    "governments",
    "sides",
    "parties",
    "peoples",
    "republics",
    "kingdoms",
    "neighbours",
    "neighbors",
    "leaders",
    "presidents",
    "capitals",
    "entities",
];

/// "both nations", "the two countries", "each other": how many tokens it takes.
fn both(tokens: &[Token<'_>]) -> Option<usize> {
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    if word(0, &["both"]) {
        let skip = usize::from(word(1, &["the", "of"])) + usize::from(word(1, &["of"]) && word(2, &["the"]));
        return word(1 + skip, NATIONS).then_some(2 + skip).or(word(1, &["are", "were", "have"]).then_some(1));
    }
    if word(0, &["two"]) && word(1, NATIONS) {
        return Some(2);
    }
    if word(0, &["the", "these"])
        && word(1, &["countries", "nations", "states", "neighbours", "neighbors"])
        && !word(2, &["of"])
    {
        return Some(2);
    }
    (word(0, &["each"]) && word(1, &["other"])).then_some(2)
}
