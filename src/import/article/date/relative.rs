//! Dates that lean on another: "that same year", "one month later", "the previous day".

use jiff::civil::Date;

use super::super::token::{Sort, Token};
use super::{Clock, Dated, Point, Tie};
use crate::dataset::Edtf;

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

fn unit(token: Option<&Token<'_>>) -> Option<Unit> {
    Some(match &*token?.low {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// A date told by the one of the clock, which begins at a token.
pub(super) fn read(tokens: &[Token<'_>], at: usize, clock: Clock) -> Option<Dated> {
    let last = clock.last.filter(|_| at < tokens.len())?;
    same(tokens, at, last).or_else(|| beside(tokens, at, last)).or_else(|| counted(tokens, at, last))
}

/// "that year", "the same month", "later that year".
fn same(tokens: &[Token<'_>], at: usize, last: Point) -> Option<Dated> {
    let is_later =
        tokens[at].is("later") && tokens.get(at + 1).is_some_and(|token| token.is_any(&["that", "in", "the"]));
    let mut here = at + usize::from(is_later);
    while is_later && tokens.get(here).is_some_and(|token| token.is("in")) {
        here += 1;
    }
    let first = tokens.get(here)?;
    let second = tokens.get(here + 1)?;
    let (unit, end) = if first.is("that") || (is_later && first.is("the")) {
        let skip = usize::from(second.is("same"));
        (unit(tokens.get(here + 1 + skip))?, here + 2 + skip)
    } else if first.is_any(&["the", "this"]) && second.is("same") {
        (unit(tokens.get(here + 2))?, here + 3)
    } else if first.is("same") {
        (unit(tokens.get(here + 1))?, here + 2)
    } else {
        return None;
    };
    let point = cut(last, unit)?;
    let words = is_later.then(|| format!("later in {}", plainly(point)));
    dated(at..end, point, words)
}

/// "the following year", "the previous day", "the year before".
fn beside(tokens: &[Token<'_>], at: usize, last: Point) -> Option<Dated> {
    let skip = usize::from(tokens[at].is("the"));
    let step = match &*tokens.get(at + skip)?.low {
        "following" | "next" | "subsequent" | "ensuing" => 1,
        "previous" | "preceding" | "prior" => -1,
        _ => return before(tokens, at, last),
    };
    let unit = unit(tokens.get(at + skip + 1))?;
    // "the following year" needs its article, "following year-long talks" has none.
    let has_article = skip == 1 || tokens[..at].last().is_none_or(|token| token.is_any(&["in", "on", "the"]));
    let point = shifted(cut(last, unit)?, unit, step).filter(|_| has_article)?;
    dated(at..at + skip + 2, point, None)
}

/// "the year before", "the day after".
fn before(tokens: &[Token<'_>], at: usize, last: Point) -> Option<Dated> {
    if !tokens[at].is("the") {
        return None;
    }
    let unit = unit(tokens.get(at + 1))?;
    let step = match &*tokens.get(at + 2)?.low {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    // "the year after the war" leans on the war.
    let is_end = tokens.get(at + 3).is_none_or(|token| token.kind == Sort::Sign);
    let point = shifted(cut(last, unit)?, unit, step).filter(|_| is_end)?;
    dated(at..at + 3, point, None)
}

/// "two years later", "a month after", "one day earlier".
fn counted(tokens: &[Token<'_>], at: usize, last: Point) -> Option<Dated> {
    let number = count(&tokens[at])?;
    let unit = unit(tokens.get(at + 1))?;
    let word = tokens.get(at + 2)?;
    let step = match &*word.low {
        "later" | "afterwards" | "afterward" | "thereafter" => number,
        "earlier" | "before" => -number,
        _ => return None,
    };
    let point = shifted(cut(last, unit)?, unit, step)?;
    dated(at..at + 3, point, None)
}

fn count(token: &Token<'_>) -> Option<i32> {
    const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    if token.is_any(&["a", "an"]) {
        return Some(1);
    }
    let number = NUMBERS.iter().position(|word| token.is(word)).map(|at| at + 1);
    number.and_then(|number| i32::try_from(number).ok()).or_else(|| token.low.parse().ok().filter(|n| *n < 200))
}

/// The date as far as a unit is known; `None` where it does not reach so far.
fn cut(point: Point, unit: Unit) -> Option<Point> {
    let Point { year, month, day } = point;
    match unit {
        Unit::Year => Some(Point { year, month: 0, day: 0 }),
        Unit::Month => (month > 0).then_some(Point { year, month, day: 0 }),
        Unit::Day | Unit::Week => (day > 0).then_some(point),
    }
}

fn shifted(point: Point, unit: Unit, step: i32) -> Option<Point> {
    let Point { year, month, day } = point;
    match unit {
        Unit::Year => {
            let year = i16::try_from(i32::from(year) + step).ok().filter(|year| (1..=9999).contains(year))?;
            Some(Point { year, ..point })
        },
        Unit::Month => {
            let months = i32::from(year) * 12 + i32::from(month) - 1 + step;
            let year = i16::try_from(months.div_euclid(12)).ok().filter(|year| (1..=9999).contains(year))?;
            Some(Point { year, month: u8::try_from(months.rem_euclid(12) + 1).ok()?, day })
        },
        Unit::Day | Unit::Week => {
            let days = if unit == Unit::Week { step * 7 } else { step };
            let date = Date::new(year, month.cast_signed(), day.cast_signed()).ok()?;
            let date = date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
            let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
            Some(Point { year: date.year(), month, day })
        },
    }
}

fn plainly(point: Point) -> String {
    Edtf::parse(&point.text()).map_or_else(|_| point.text(), Edtf::text)
}

fn dated(at: std::ops::Range<usize>, point: Point, words: Option<String>) -> Option<Dated> {
    let edtf = Edtf::parse(&point.text()).ok()?;
    Some(Dated { at, edtf, words, tie: Tie::Relative, point })
}
