//! Days all in numbers: `13/06/2023` can be read in one way only, `02/06/2023` in two.

use super::super::parse::EdtfError;
use super::super::point::{Point, days_of_month};
use super::date::{calendar_error, two_digits};
use super::shown;
use super::token::is_dash;

/// The date; `None` where the text is no row of numbers.
///
/// A row that the calendar lets be read in one way is read: `13/06/2023` has no thirteenth month, and `6/6/2023` is one day in either
/// order. Refusing it would lose what is certain, and would not make the next row any clearer.
pub(super) fn read(text: &str) -> Result<Option<Point>, EdtfError> {
    let Some((sign, parts)) = parts(text) else { return Ok(None) };
    let lengths: Vec<_> = parts.iter().map(|part| part.len()).collect();
    let number = |part: usize| parts[part].parse::<i16>().unwrap_or(0);
    match lengths[..] {
        [1..=2, 1..=2, 4] => either(text, number(0), number(1), number(2)).map(Some),
        [4, 1..=2, 1..=2] => match day(number(0), number(1), number(2)) {
            Some(point) => Ok(Some(point)),
            None => Err(calendar_error(text)),
        },
        [1..=2, 1..=2, 2] => Err(two_digits(text)),
        [1..=2, 4] if sign != '-' => {
            let (month, year) = (u8::try_from(number(0)).unwrap_or(0), number(1));
            let is_month = (1..=12).contains(&month) && year > 0;
            if is_month { Ok(Some(Point { month, ..Point::year(year) })) } else { Err(calendar_error(text)) }
        },
        [4, 2] => Err(half_a_year(text, number(0), parts[1])),
        _ => Ok(None),
    }
}

/// Refuses a year and two digits, which may be a month or another year.
pub(super) fn half_a_year(text: &str, year: i16, two: &str) -> EdtfError {
    let text = shown(text);
    let number = two.parse().unwrap_or(0);
    let until = year - year % 100 + i16::from(number);
    let month = Point { month: number, ..Point::year(year) }.text();
    match ((1..=12).contains(&number), until > year) {
        (true, true) => {
            let readings = format!("\"{text}\" may be {month} or {year} to {until}");
            EdtfError::ambiguous(readings, format!("write {year}-{two} or {year}/{until}"))
        },
        (true, false) => format!("\"{text}\" is no date; write {year}-{two} for {month}").into(),
        (false, true) => format!("\"{text}\" has a year of two digits; write {year}/{until}").into(),
        (false, false) => calendar_error(&text),
    }
}

/// The numbers of a row, and the one sign between them; dashes of all lengths count as hyphens.
fn parts(text: &str) -> Option<(char, Vec<&str>)> {
    let is_sign = |letter: char| is_dash(letter) || matches!(letter, '/' | '.');
    let plain = |letter: char| if is_dash(letter) { '-' } else { letter };
    let sign = plain(text.chars().find(|letter| is_sign(*letter))?);
    if text.chars().any(|letter| is_sign(letter) && plain(letter) != sign) {
        return None;
    }
    let parts: Vec<_> = text.split(is_sign).map(str::trim).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    ((2..=3).contains(&parts.len()) && parts.iter().all(is_number)).then_some((sign, parts))
}

/// Two numbers and a year: a day if there is but one reading.
fn either(text: &str, first: i16, second: i16, year: i16) -> Result<Point, EdtfError> {
    match (day(year, second, first), day(year, first, second)) {
        (Some(day), Some(other)) if day != other => {
            let readings = format!("\"{}\" may be {} or {}", shown(text), day.text(), other.text());
            Err(EdtfError::ambiguous(readings, format!("write {day} or {other}")))
        },
        (Some(point), _) | (None, Some(point)) => Ok(point),
        (None, None) => Err(calendar_error(text)),
    }
}

fn day(year: i16, month: i16, day: i16) -> Option<Point> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let stands = year > 0 && (1..=12).contains(&month) && (1..=days_of_month(year, month)).contains(&day);
    stands.then(|| Point { month, day, ..Point::year(year) })
}
