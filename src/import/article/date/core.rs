//! One date, without what stands around it.

use super::super::token::{Sort, Token};
use super::{Clock, Point};
use crate::dataset::MONTHS;

/// A date and where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Core {
    pub(super) point: Point,
    /// How many digits of the year nobody gives: 1 of a decade, 2 of a century.
    pub(super) masked: u8,
    /// The token behind it.
    pub(super) end: usize,
    /// Whether it says its year itself, or leans on nothing but the month behind it.
    pub(super) is_whole: bool,
}

impl Core {
    /// As EDTF.
    pub(super) fn text(&self) -> String {
        let text = self.point.text();
        match self.masked {
            0 => text,
            1 => format!("{}X", &text[..3]),
            _ => format!("{}XX", &text[..2]),
        }
    }

    fn new(year: i16, month: u8, day: u8, end: usize) -> Self {
        Self { point: Point { year, month, day }, masked: 0, end, is_whole: true }
    }
}

const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A month, by a capitalised name of three letters or more.
pub(super) fn month(token: &Token<'_>) -> Option<u8> {
    let name = token.low.strip_prefix("mid-").unwrap_or(&token.low).trim_end_matches('.');
    let is_capital = token.is_name() || token.low.starts_with("mid-");
    if !is_capital || name.len() < 3 {
        return None;
    }
    let name = if name == "sept" { "sep" } else { name };
    let found = MONTHS.iter().position(|month| {
        month.eq_ignore_ascii_case(name) || (name.len() == 3 && month[..3].eq_ignore_ascii_case(name))
    })?;
    u8::try_from(found + 1).ok()
}

/// The date that begins at a token.
pub(super) fn core(tokens: &[Token<'_>], at: usize, clock: Clock) -> Option<Core> {
    let token = tokens.get(at)?;
    if token.is_any(DAYS) {
        let skip = usize::from(tokens.get(at + 1).is_some_and(|token| token.text == ","));
        return core(tokens, at + 1 + skip, clock).filter(|found| found.point.day > 0);
    }
    if token.kind == Sort::Number {
        return days_before_month(tokens, at, clock)
            .or_else(|| figures(token, at))
            .or_else(|| century(tokens, at))
            .or_else(|| decade(token, at))
            .or_else(|| year(tokens, at));
    }
    let month = month(token)?;
    month_first(tokens, at, month, clock)
}

/// A number of one or two digits, perhaps with a "th".
fn day(token: Option<&Token<'_>>) -> Option<u8> {
    let token = token.filter(|token| token.kind == Sort::Number)?;
    let digits = token.low.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let rest = &token.low[digits.len()..];
    let is_plain = digits.len() <= 2 && matches!(rest, "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| is_plain && (1..=31).contains(day))
}

/// A number of four digits that may be a year.
fn plain_year(token: Option<&Token<'_>>) -> Option<i16> {
    let token = token.filter(|token| token.kind == Sort::Number && token.low.len() == 4)?;
    token.low.parse().ok().filter(|year| (1000..=2100).contains(year))
}

/// The year behind a month or day, over a comma or "of"; else that of the clock.
fn year_behind(tokens: &[Token<'_>], at: usize, clock: Clock) -> Option<(i16, usize, bool)> {
    let skip = usize::from(tokens.get(at).is_some_and(|token| token.text == "," || token.is("of")));
    // "28 August – 2 September" has no year of its own, and none of another date to lean on.
    if let Some(year) = plain_year(tokens.get(at + skip)) {
        return Some((year, at + skip + 1, true));
    }
    Some((clock.last.map_or_else(|| year_of_stretch(tokens, at), |last| Some(last.year))?, at, false))
}

/// "25 September 1950"; of "10–13 August 1975" and "3 and 5 May 1999" the first half, which takes month and year from
/// the second.
fn days_before_month(tokens: &[Token<'_>], at: usize, clock: Clock) -> Option<Core> {
    let first = day(tokens.get(at))?;
    let of = |at: usize| at + usize::from(tokens.get(at).is_some_and(|token| token.is("of")));
    if let Some(month) = tokens.get(of(at + 1)).and_then(month) {
        let (year, end, is_whole) = year_behind(tokens, of(at + 1) + 1, clock)?;
        let year = if is_whole { year } else { year_of_stretch(tokens, end).unwrap_or(year) };
        return valid(Core { is_whole, ..Core::new(year, month, first, end) });
    }
    let joint = tokens.get(at + 1)?;
    if !joint.is_dash() && !joint.is_any(&["to", "and", "until", "through"]) {
        return None;
    }
    let second = day(tokens.get(at + 2))?;
    let month = tokens.get(of(at + 3)).and_then(month).filter(|_| second > first)?;
    let (year, _, is_whole) = year_behind(tokens, of(at + 3) + 1, clock)?;
    valid(Core { is_whole, ..Core::new(year, month, first, at + 1) })
}

/// The year at the end of a stretch: of "28 August – 2 September 1975".
fn year_of_stretch(tokens: &[Token<'_>], at: usize) -> Option<i16> {
    let joint = tokens.get(at)?;
    if !joint.is_dash() && !joint.is_any(&["to", "until", "through"]) {
        return None;
    }
    let second = tokens.get(at + 1)?;
    let other = match month(second) {
        Some(month) => month_first(tokens, at + 1, month, Clock::default()),
        None => days_before_month(tokens, at + 1, Clock::default()),
    };
    Some(other?.point.year)
}

/// "July 5, 1922", "August 10–13, 1975", "April 1986", "September".
fn month_first(tokens: &[Token<'_>], at: usize, month: u8, clock: Clock) -> Option<Core> {
    if let Some(first) = day(tokens.get(at + 1)) {
        let dash = tokens.get(at + 2).is_some_and(Token::is_dash);
        if dash && day(tokens.get(at + 3)).is_some_and(|second| second > first) {
            let (year, _, _) = year_behind(tokens, at + 4, clock)?;
            // The second half stands without its month: `day_of`.
            return valid(Core { is_whole: true, ..Core::new(year, month, first, at + 2) });
        }
        let (year, end, is_whole) = year_behind(tokens, at + 2, clock)?;
        let year = if is_whole { year } else { year_of_stretch(tokens, end).unwrap_or(year) };
        return valid(Core { is_whole, ..Core::new(year, month, first, end) });
    }
    // "November of the following year".
    let told =
        tokens.get(at + 1).filter(|token| token.is("of")).and_then(|_| super::relative::read(tokens, at + 2, clock));
    if let Some(told) = told {
        return Some(Core::new(told.point.year, month, 0, told.at.end));
    }
    let (year, end, is_whole) = year_behind(tokens, at + 1, clock)?;
    // A month alone is one only where something says so: "May" and "March" are words too.
    let has_lead = tokens[..at].last().is_some_and(|token| {
        token.is_any(&[
            "in", "of", "on", "since", "until", "by", "from", "early", "mid", "late", "to", "and", "that", "last",
        ]) || token.is_dash()
    });
    (is_whole || has_lead).then_some(Core { is_whole, ..Core::new(year, month, 0, end) })
}

/// The second day of "August 10–13, 1975", which stands without its month.
pub(super) fn day_of(tokens: &[Token<'_>], at: usize, first: Core) -> Option<Core> {
    let second = day(tokens.get(at)).filter(|_| first.point.day > 0)?;
    let Point { year, month, .. } = first.point;
    let skip = usize::from(tokens.get(at + 1).is_some_and(|token| token.text == ","));
    let end = if plain_year(tokens.get(at + 1 + skip)) == Some(year) { at + 2 + skip } else { at + 1 };
    valid(Core::new(year, month, second, end))
}

/// "10.12.2007": the day comes first, unless it cannot; where both readings stand, only the year is sure.
fn figures(token: &Token<'_>, at: usize) -> Option<Core> {
    let parts: Vec<&str> = token.text.split('.').collect();
    let [first, second, year] = parts[..] else { return None };
    let (first, second): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    let year: i16 = year.parse().ok().filter(|year| (1000..=2100).contains(year))?;
    match (first, second) {
        (13..=31, 1..=12) => valid(Core::new(year, second, first, at + 1)),
        (1..=12, 13..=31) => valid(Core::new(year, first, second, at + 1)),
        (1..=12, 1..=12) => Some(Core::new(year, 0, 0, at + 1)),
        _ => None,
    }
}

fn century(tokens: &[Token<'_>], at: usize) -> Option<Core> {
    let number: i16 = day(tokens.get(at)).map(i16::from).filter(|number| (10..=21).contains(number))?;
    let is_century = tokens.get(at + 1).is_some_and(|token| token.is_any(&["century", "centuries"]));
    is_century.then_some(Core { masked: 2, ..Core::new((number - 1) * 100, 0, 0, at + 2) })
}

/// "1980s"; "1800s" is the century.
fn decade(token: &Token<'_>, at: usize) -> Option<Core> {
    let year: i16 = token.low.strip_suffix('s')?.parse().ok().filter(|year| (1000..=2100).contains(year))?;
    if year % 10 != 0 {
        return None;
    }
    let masked = if year % 100 == 0 && year < 2000 { 2 } else { 1 };
    Some(Core { masked, ..Core::new(year, 0, 0, at + 1) })
}

/// A bare year, where it is one and no number of things.
fn year(tokens: &[Token<'_>], at: usize) -> Option<Core> {
    let year = plain_year(tokens.get(at))?;
    let before = tokens[..at].last();
    let is_numbered = before.is_some_and(|token| {
        token.is_any(&["resolution", "resolutions", "no", "nos", "number", "law", "act", "decree", "us", "usd", "eur"])
            || matches!(token.text, "$" | "€" | "£" | "¥" | "#")
    });
    let counts = tokens.get(at + 1).is_some_and(|token| {
        token.is_any(&[
            "people", "students", "soldiers", "tons", "tonnes", "km", "million", "troops", "square", "members",
            "things",
        ]) || token.text == "%"
    });
    (!is_numbered && !counts).then_some(Core::new(year, 0, 0, at + 1))
}

/// A day that its month has.
fn valid(core: Core) -> Option<Core> {
    let Point { year, month, day } = core.point;
    jiff::civil::Date::new(year, month.cast_signed(), day.cast_signed()).ok()?;
    Some(core)
}
