//! Parts of time that no calendar has: "early 1990s", "summer 2010". They are refused, with what may be written instead.

use super::super::parse::EdtfError;
use super::super::point::{Point, days_of_month};
use super::super::{Edtf, Shape};
use super::phrase;
use super::shown;
use super::token::{Part, Token, Word};

/// The refusal of a text that names a part of time; `None` where it names none.
pub(super) fn refusal(text: &str, tokens: &[Token]) -> Option<EdtfError> {
    let part = |token: &Token| if let Token::Word(Word::Part(part)) = token { Some(*part) } else { None };
    let parts: Vec<_> = tokens.iter().filter_map(part).collect();
    let named = parts.first()?;
    let rest: Vec<_> = tokens.iter().copied().filter(|token| part(token).is_none()).collect();
    let (whole, advice) = match phrase::read(&rest) {
        // It is no date even without its part.
        Err(error) => return Some(error.with_words()),
        Ok(None) => ("a year", "write the year, or the months it may mean, such as [1975-01..1975-04]".to_owned()),
        Ok(Some(shape)) => {
            let (whole, stretch) = match shape {
                Shape::At(point) => (unit(point), (parts.len() == 1).then(|| stretch(*named, point)).flatten()),
                _ => ("a year", None),
            };
            let or = stretch.map(|stretch| format!(", or the time it may mean, such as {}", Edtf(stretch)));
            (whole, format!("write {}{}", Edtf(shape), or.unwrap_or_default()))
        },
    };
    let message = format!("\"{}\" names a part of {whole} that no calendar has; {advice}", shown(text));
    Some(EdtfError::from(message).with_words())
}

/// What a date is one of.
fn unit(point: Point) -> &'static str {
    match (point.masked, point.month) {
        (0, 0) => "a year",
        (0, _) => "a month",
        (1, _) => "a decade",
        _ => "a century",
    }
}

/// The time that a part of a date may mean: the first, second or last third of it, or the months of a season in the north.
fn stretch(part: Part, point: Point) -> Option<Shape> {
    let is_plain = !point.approximate && !point.uncertain && point.day == 0;
    let (first, last) = match (part, is_plain, point.masked, point.month) {
        (_, false, ..) | (Part::Other, ..) => return None,
        (_, _, 0, 0) => months(part),
        (Part::Early | Part::Middle | Part::Late, _, 0, month) => {
            third(part, [1, 10, 20, days_of_month(point.year, month)])
        },
        (Part::Early | Part::Middle | Part::Late, _, 1, _) => third(part, [0, 3, 6, 9]),
        (Part::Early | Part::Middle | Part::Late, _, 2, _) => third(part, [0, 33, 66, 99]),
        _ => return None,
    };
    let at = |place: u8| match (point.masked, point.month) {
        (0, 0) => Point { month: place, ..point },
        (0, _) => Point { day: place, ..point },
        _ => Point::year((point.year + i16::from(place)).max(1)),
    };
    Some(Shape::Between(at(first), at(last)))
}

/// The first and the last month of a part of a year.
fn months(part: Part) -> (u8, u8) {
    match part {
        Part::Spring => (3, 5),
        Part::Summer => (6, 8),
        Part::Autumn => (9, 11),
        part => third(part, [1, 4, 8, 12]),
    }
}

/// One of the thirds of which the first begins, and each ends.
fn third(part: Part, [first, early, middle, late]: [u8; 4]) -> (u8, u8) {
    match part {
        Part::Early => (first, early),
        Part::Middle => (early + 1, middle),
        _ => (middle + 1, late),
    }
}
