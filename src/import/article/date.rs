//! The dates of a sentence: said outright, told by another ("the following year"), or part of a name ("the 2006 coup").
//!
//! What is found is as exact as it was written; where the words say more than EDTF can, they are kept. The [`Clock`]
//! remembers the date of which an article last spoke, which is what "that same month" leans on.

mod core;
mod relative;

use std::ops::Range;

use self::core::{Core, core};
use super::token::Token;
use crate::dataset::Edtf;

/// A year, a month or a day; what is not said is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: i16,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// A date in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    /// The tokens that say it.
    pub(super) at: Range<usize>,
    pub(super) edtf: Edtf,
    /// The words, where they say more.
    pub(super) words: Option<String>,
    pub(super) tie: Tie,
    /// The date on which a later one may lean.
    point: Point,
}

/// How a date is tied to what a sentence tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// It dates what is told.
    Stated,
    /// It is told by another date.
    Relative,
    /// It says since when, or until when.
    Open,
    /// It is part of a name: "the 2015 Mina stampede".
    Name,
}

/// Says whether a word is the name of a month.
pub(super) fn is_month(token: &Token<'_>) -> bool {
    core::month(token).is_some()
}

/// The date of which was last spoken.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    last: Option<Point>,
}

impl Clock {
    /// A clock set by a heading: "December 2008: Concern".
    pub(super) fn set_by(&mut self, tokens: &[Token<'_>]) -> Option<Dated> {
        let found = dates(tokens, &mut Self::default()).into_iter().next()?;
        self.last = Some(found.point);
        Some(found)
    }
}

impl Point {
    pub(super) fn text(self) -> String {
        match (self.month, self.day) {
            (0, _) => format!("{:04}", self.year),
            (month, 0) => format!("{:04}-{month:02}", self.year),
            (month, day) => format!("{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

/// The dates of a sentence, in order.
pub(super) fn dates(tokens: &[Token<'_>], clock: &mut Clock) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let next = relative::read(tokens, at, *clock).or_else(|| said(tokens, at, *clock));
        match next {
            Some(dated) => {
                at = dated.at.end.max(at + 1);
                if dated.tie != Tie::Name {
                    clock.last = Some(dated.point);
                }
                found.push(dated);
            },
            None => at += 1,
        }
    }
    found
}

/// A date that is said outright and begins at a token.
fn said(tokens: &[Token<'_>], at: usize, clock: Clock) -> Option<Dated> {
    let first = core(tokens, at, clock)?;
    let (first, last, end) = stretch(tokens, at, first, clock);
    let lead = lead(tokens, at);
    let part = part_of(tokens, at);
    let tie = if first.masked == 0 && is_in_a_name(tokens, at, end, lead) { Tie::Name } else { Tie::Stated };
    let says_more = part.is_some() || tokens[at].low.starts_with("mid-") || tokens[at].text.matches('.').count() == 2;
    let start = part.unwrap_or(at);
    let words = || words(tokens, start, end);
    if let Some(last) = last {
        let edtf = Edtf::parse(&format!("{}/{}", first.text(), last.text())).ok()?;
        let words = (part.is_some() || first.masked > 0).then(words);
        return Some(Dated { at: start..end, edtf, words, tie, point: last.point });
    }
    let text = first.text();
    let (edtf, tie, words) = match lead {
        Some(Lead::Since) => (Edtf::parse(&format!("{text}/..")).ok()?, Tie::Open, None),
        Some(Lead::Until) => (Edtf::parse(&format!("../{text}")).ok()?, Tie::Open, None),
        Some(Lead::By) => (Edtf::parse(&format!("[..{text}]")).ok()?, tie, None),
        Some(Lead::Before) => (Edtf::from_input(&format!("before {text}")).ok()?, Tie::Open, None),
        Some(Lead::After) => (Edtf::from_input(&format!("after {text}")).ok()?, Tie::Open, None),
        Some(Lead::About) => (Edtf::parse(&format!("{text}~")).ok()?, tie, None),
        _ if tokens.get(end).is_some_and(|token| token.is_any(&["onward", "onwards"])) => {
            (Edtf::parse(&format!("{text}/..")).ok()?, Tie::Open, None)
        },
        _ => {
            let edtf = Edtf::parse(&text).ok()?;
            let says_more = says_more && (edtf.earliest() != edtf.latest());
            (edtf, tie, says_more.then(words))
        },
    };
    // "since the 1979 Iranian Revolution" is since no date.
    let tie = if first.masked == 0 && is_in_a_name(tokens, at, end, lead) { Tie::Name } else { tie };
    Some(Dated { at: start..end, edtf, words, tie, point: first.point })
}

/// The other end of a stretch, where there is one: "10–13 August 1975", "1977 to 1986", "the late 1800s and early
/// 1900s".
fn stretch(tokens: &[Token<'_>], at: usize, first: Core, clock: Clock) -> (Core, Option<Core>, usize) {
    let end = first.end;
    let alone = (first, None, end);
    let Some(joint) = tokens.get(end) else { return alone };
    let is_between = tokens[..at].last().is_some_and(|token| token.is("between"));
    let goes_on = joint.is_dash()
        || joint.is_any(&["to", "until", "till", "through"])
        || (joint.is("and") && (is_between || first.masked > 0));
    if !goes_on {
        return alone;
    }
    if tokens.get(end + 1).is_some_and(|token| token.is_any(&["present", "today", "now"])) {
        return alone;
    }
    let skip = usize::from(tokens.get(end + 1).is_some_and(|token| token.is("the")));
    let part = usize::from(tokens.get(end + 1 + skip).is_some_and(|token| token.is_any(PARTS)));
    let second = core(tokens, end + 1 + skip + part, clock).or_else(|| core::day_of(tokens, end + 1, first));
    let Some(last) = second else { return alone };
    // "in 1977 and in 1978" are two dates; "10–13 August 1975" is told of by its first half already.
    let is_later =
        (last.point.year, last.point.month, last.point.day) > (first.point.year, first.point.month, first.point.day);
    if is_later && last.is_whole { (first, Some(last), last.end) } else { alone }
}

/// Words that name a part of a stretch that no calendar has.
const PARTS: &[&str] =
    &["early", "mid", "late", "beginning", "end", "middle", "summer", "spring", "autumn", "winter", "fall"];

/// Where a phrase such as "the late" begins before a date.
fn part_of(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut here = at;
    let skipped = tokens[..here].last().is_some_and(|token| token.is_dash() || token.is_any(&["of", "the"]));
    here -= usize::from(skipped);
    if skipped && tokens[..here].last().is_some_and(|token| token.is("of")) {
        here -= 1;
    }
    tokens[..here].last().filter(|token| token.is_any(PARTS))?;
    Some(here - 1)
}

/// A word before a date that says on which side of it something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Since,
    Until,
    By,
    Before,
    After,
    About,
    /// "in", "on", "of" and what else says no more.
    Plain,
}

fn lead(tokens: &[Token<'_>], at: usize) -> Option<Lead> {
    let mut before = tokens[..part_of(tokens, at).unwrap_or(at)].iter().rev().filter(|token| !token.is("the"));
    let token = before.next()?;
    Some(match &*token.low {
        "since" => Lead::Since,
        // "It was not until the 1990s that …": then it was.
        "until" | "till" => {
            let before = before.next();
            let is_not =
                before.is_some_and(|token| token.is_any(&["not", "only", "never"]) || token.low.ends_with("n't"));
            if is_not { Lead::Plain } else { Lead::Until }
        },
        "by" => Lead::By,
        "before" => Lead::Before,
        "after" => Lead::After,
        "around" | "about" | "circa" | "approximately" | "c" | "ca" => Lead::About,
        "in" | "on" | "of" | "from" | "during" | "to" | "and" | "or" | "between" | "year" | "through"
        | "throughout" | "for" | "at" | "dated" | "within" | "for the year" | "back" => Lead::Plain,
        _ if token.text == "(" => Lead::Plain,
        _ => return None,
    })
}

/// Says whether a date only tells one thing from another: "the 2015 Mina stampede", "the January 2016 attack", "2002
/// FIFA World Cup".
fn is_in_a_name(tokens: &[Token<'_>], at: usize, end: usize, lead: Option<Lead>) -> bool {
    let has_article = tokens[..at].last().is_some_and(|token| token.is_any(&["the", "a", "its", "their", "this"]));
    let Some(next) = tokens.get(end) else { return false };
    let is_word = next.kind != super::token::Sort::Sign && !next.is_any(GOES_ON);
    let is_name = next.is_name() && !next.is_any(GOES_ON);
    if has_article {
        return is_word || next.is_dash();
    }
    lead.is_none() && is_name && at > 0 && !tokens[at - 1].is_any(&[","]) && tokens[at - 1].text != ","
}

/// Words behind a date that go on with the sentence.
const GOES_ON: &[&str] = &[
    "and",
    "or",
    "but",
    "when",
    "while",
    "with",
    "to",
    "by",
    "in",
    "at",
    "on",
    "of",
    "for",
    "as",
    "that",
    "which",
    "who",
    "after",
    "before",
    "because",
    "where",
    "until",
    "between",
    "following",
    "during",
    "under",
    "was",
    "were",
    "is",
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "both",
    "from",
    "through",
    "onwards",
    "onward",
    "due",
    "over",
    "upon",
];

/// The words that say a date.
fn words(tokens: &[Token<'_>], start: usize, end: usize) -> String {
    let mut text = String::new();
    for token in &tokens[start..end] {
        let is_tight = token.kind == super::token::Sort::Sign || text.ends_with(['-', '–']);
        if !text.is_empty() && !is_tight {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;
    use rstest::rstest;

    fn found(text: &str) -> Vec<String> {
        let mut clock = Clock { last: Some(Point { year: 1975, month: 8, day: 12 }) };
        dates(&tokens(text), &mut clock)
            .into_iter()
            .filter(|dated| dated.tie != Tie::Name)
            .map(|dated| dated.edtf.to_string() + &dated.words.map(|words| format!(" ({words})")).unwrap_or_default())
            .collect()
    }

    #[rstest]
    #[case("on 25 September 1950, Iraq", &["1950-09-25"])]
    #[case("on July 5, 1922.", &["1922-07-05"])]
    #[case("In April 1986 and in 1987", &["1986-04", "1987"])]
    #[case("in April, 1922 with", &["1922-04"])]
    #[case("from August 10–13, 1975, he", &["1975-08-10/1975-08-13"])]
    #[case("from 10–13 August 1975", &["1975-08-10/1975-08-13"])]
    #[case("from 10 to 13 August 1975", &["1975-08-10/1975-08-13"])]
    #[case("between 3 and 5 May 1999", &["1999-05-03/1999-05-05"])]
    #[case("28 August – 2 September 1975", &["1975-08-28/1975-09-02"])]
    #[case("October 12–13, 2015", &["2015-10-12/2015-10-13"])]
    #[case("In Wednesday, 24 June 2015 they", &["2015-06-24"])]
    #[case("On 4 August, 2017, the", &["2017-08-04"])]
    #[case("(2002, 2014)", &["2002", "2014"])]
    #[case("from 1977 to 1986", &["1977/1986"])]
    #[case("1977–1986", &["1977/1986"])]
    #[case("Since 1986, it", &["1986/.."])]
    #[case("until 1971", &["../1971"])]
    #[case("by 1990", &["[..1990]"])]
    #[case("around 1850", &["1850~"])]
    #[case("in the late 1980s", &["198X (late 1980s)"])]
    #[case("In the late 1800s and early 1900s, several", &["18XX/19XX (late 1800s and early 1900s)"])]
    #[case("in the 19th century", &["18XX"])]
    #[case("In the 1970s Qatar", &["197X"])]
    #[case("that same year", &["1975"])]
    #[case("The following year, it", &["1976"])]
    #[case("Two years later it", &["1977"])]
    #[case("that same month", &["1975-08"])]
    #[case("One month later, from August 10–13, 1975, he", &["1975-09", "1975-08-10/1975-08-13"])]
    #[case("as of the previous day", &["1975-08-11"])]
    #[case("In September, the", &["1975-09"])]
    #[case("on October 7th and", &["1975-10-07"])]
    #[case("Later that year", &["1975 (later in 1975)"])]
    #[case("since the 1979 Iranian Revolution", &[])]
    #[case("the January 2016 attack on", &[])]
    #[case("Resolution 2758 and 1,100 tons of 2002 things", &[])]
    #[case("it may open in 2020", &["2020"])]
    #[case("in force on 10.12.2007.", &["2007 (10.12.2007)"])]
    #[case("in force on 25.12.2007.", &["2007-12-25"])]
    #[case("in early 2007", &["2007 (early 2007)"])]
    #[case("in mid-June 2012", &["2012-06 (mid-June 2012)"])]
    #[case("In March of", &["1975-03"])]
    fn are_found(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(found(text), expected);
    }
}
