//! The plain dates, `1975`, `1975-08`, `1975-08-31` and a stretch of two of them, read without a parser: bulk data hold a million.
//!
//! Takes no text that the parser would not take, and reads each as the parser does; everything else is left to it.

use super::point::{Point, days_of_month};
use super::{End, Shape};

/// The date, where the text is one of the plain forms and stands in the calendar.
pub(super) fn read(text: &str) -> Option<Shape> {
    let bytes = text.as_bytes();
    match bytes.len() {
        4 | 7 | 10 => point(bytes).map(Shape::At),
        9..=21 => {
            let slash = [4, 7, 10].into_iter().find(|at| bytes.get(*at) == Some(&b'/'))?;
            let (first, last) = (point(&bytes[..slash])?, point(&bytes[slash + 1..])?);
            let is_ordered = (first.year, first.month.max(1), first.day.max(1)) <= end(last);
            is_ordered.then_some(Shape::Span(End::At(first), End::At(last)))
        },
        _ => None,
    }
}

fn end(point: Point) -> (i16, u8, u8) {
    let last = |unit: u8, most: u8| if unit == 0 { most } else { unit };
    (point.year, last(point.month, 12), last(point.day, 31))
}

fn point(bytes: &[u8]) -> Option<Point> {
    let year = i16::from(number(bytes, 0)?) * 100 + i16::from(number(bytes, 2)?);
    if year == 0 || ![4, 7, 10].contains(&bytes.len()) {
        return None;
    }
    let month = part(bytes, 4, 12)?;
    let day = part(bytes, 7, days_of_month(year, month))?;
    Some(Point { month, day, ..Point::year(year) })
}

/// A hyphen and a month or day, from 1; 0 where the text has ended.
fn part(bytes: &[u8], at: usize, most: u8) -> Option<u8> {
    if bytes.len() <= at {
        return Some(0);
    }
    number(bytes, at + 1).filter(|number| bytes[at] == b'-' && (1..=most).contains(number))
}

/// A number of two digits.
fn number(bytes: &[u8], at: usize) -> Option<u8> {
    let (tens, ones) = (*bytes.get(at)?, *bytes.get(at + 1)?);
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse_slowly;
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("1975")]
    #[case("1975-08")]
    #[case("1976-02-29")]
    #[case("1975/1977-02")]
    #[case("1975-08-10/1975-08-13")]
    #[case("1975-08-10/1975")]
    fn takes(#[case] text: &str) {
        assert!(read(text).is_some());
        assert_eq!(read(text), parse_slowly(text).ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        /// Whatever it takes, the parser takes too and reads in the same way; and it takes all plain dates that the parser takes.
        #[test]
        fn reads_as_the_parser_does(text in "[0-9]{4}(-[0-3][0-9](-[0-3][0-9])?)?(/[0-9]{4}(-[0-3][0-9](-[0-3][0-9])?)?)?") {
            // Seasons are refused by the parser, so that its "yes" is exactly the plain one.
            prop_assert_eq!(read(&text), parse_slowly(&text).ok());
        }

        #[test]
        fn takes_nothing_else(text in "[0-9X~?%./ -]{0,24}") {
            if let Some(shape) = read(&text) {
                prop_assert_eq!(Some(shape), parse_slowly(&text).ok());
            }
        }
    }
}
