//! Honest dates: EDTF (ISO 8601-2:2019, annex A) behind one small type that comity can order, word and draw.
//!
//! [`Edtf`] accepts years 0001 to 9999, whole or masked (`197X`, `19XX`), months and days, the qualifiers `?`, `~`, `%` on
//! the whole date, intervals with open (`..`) or unknown (empty) ends, and one-of ranges (`[1975-08..]`, `[..1990]`,
//! `[1990..1995]`). Seasons, sets, times of day and years beyond four digits are refused with a hint, because nothing here could
//! place them honestly. No day is ever invented: what is not said has no digits.
//!
//! Files of ours hold EDTF; what people type may also be worded as they word it ([`Edtf::from_input`]).

mod compare;
mod input;
mod kept;
mod parse;
mod plain;
mod point;
mod wording;

pub use parse::EdtfError;
pub(crate) use wording::MONTHS;
pub use wording::{Label, civil_text};

use serde::{Deserialize, Serialize};

use jiff::civil::Date;
use point::Point;

/// A date as EDTF, compact and `Copy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf(Shape);

/// The forms of [`Edtf`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Shape {
    /// One date of some precision.
    At(Point),
    /// A stretch from one end to the other.
    Span(End, End),
    /// Some day on or after: `[1975-08..]`.
    After(Point),
    /// Some day on or before: `[..1990]`.
    Before(Point),
    /// Some day of a range: `[1990..1995]`.
    Between(Point, Point),
}

/// An end of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum End {
    /// `..`: it has no end.
    Open,
    /// Empty: nobody says.
    Unknown,
    /// A date.
    At(Point),
}

impl End {
    fn point(self) -> Option<Point> {
        if let Self::At(point) = self { Some(point) } else { None }
    }
}

impl Edtf {
    /// Reads an EDTF expression.
    ///
    /// # Errors
    /// Where the text is not EDTF, or a form of it that cannot be ordered, worded and drawn; the error says what to write instead.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        parse::parse(text).map(Self)
    }

    /// Reads a date as people write it: whatever [`Edtf::parse`] takes, and
    ///
    /// - a day, month or year in English, `31 Jul 1975`, `July 31st, 1975`, `31-Jul-1975`, `July 1975`, `07/1975`;
    /// - `1970s`, `19th century` (`18XX`);
    /// - about and perhaps: `c. 1975`, `about Aug 1975`, `1975?`;
    /// - on one side of a date: `before 1990` (`[..1989]`), `after 1975` (`[1976..]`), `by 1990` (`[..1990]`), `1975 or later`;
    /// - between two: `between 1990 and 1995`, `10–13 August 1975`, `28 August – 2 September 1975`, `1977–1986`;
    /// - open at an end: `since 1977`, `from 1977`, `1977–present`, `until 1990`.
    ///
    /// Whatever [`Edtf::text`] words is read back as it was, but for what reads in two ways: years before 100, and the decade and
    /// the century called `1900s`.
    ///
    /// # Errors
    /// Where it is no date, has two readings (`02/06/2023`, `1900s`, `2001–02`; both are named) or a year of two digits.
    pub fn from_input(text: &str) -> Result<Self, EdtfError> {
        input::read(text).map(Self)
    }

    /// The plain date of one day.
    pub fn day(date: Date) -> Self {
        Self(Shape::At(Point::day(date)))
    }

    /// The first day on which it may have happened; `None` where it is open or unknown.
    pub fn earliest(self) -> Option<Date> {
        match self.0 {
            Shape::At(p) | Shape::After(p) | Shape::Between(p, _) => Some(p.first()),
            Shape::Span(start, _) => start.point().map(Point::first),
            Shape::Before(_) => None,
        }
    }

    /// The last day on which it may have happened; `None` where it is open or unknown.
    pub fn latest(self) -> Option<Date> {
        match self.0 {
            Shape::At(p) | Shape::Before(p) | Shape::Between(_, p) => Some(p.last()),
            Shape::Span(_, end) => end.point().map(Point::last),
            Shape::After(_) => None,
        }
    }

    /// The place on the timeline: the first year in which it may have happened, then the last day within that year on which it
    /// may have happened. So "Aug 1975" comes before "after Aug 1975" and "1975", which tie.
    pub fn order(self) -> (i16, Date) {
        let Some(first) = self.earliest() else {
            return (i16::MIN, self.latest().unwrap_or(Date::MAX));
        };
        let new_year_eve = first.last_of_year();
        (first.year(), self.latest().map_or(new_year_eve, |last| last.min(new_year_eve)))
    }

    /// The year under which it stands; that of its end where it has no start.
    pub fn year(self) -> i16 {
        self.earliest().or(self.latest()).map_or(0, Date::year)
    }

    /// Says whether it may fall between two days, both included and each `None` where that side is open: the bounds overlap.
    pub fn may_fall(self, from: Option<Date>, until: Option<Date>) -> bool {
        let starts_too_late = self.earliest().zip(until).is_some_and(|(first, until)| first > until);
        let ends_too_early = self.latest().zip(from).is_some_and(|(last, from)| last < from);
        !starts_too_late && !ends_too_early
    }

    /// Says whether every date in it has a month, and so whether it is a month or less wide at each of its ends.
    pub fn names_month(self) -> bool {
        self.points().all(|point| point.month > 0)
    }

    /// The dates in it: one or two.
    fn points(self) -> impl Iterator<Item = Point> {
        let points = match self.0 {
            Shape::At(p) | Shape::After(p) | Shape::Before(p) => [Some(p), None],
            Shape::Between(a, b) => [Some(a), Some(b)],
            Shape::Span(start, end) => [start.point(), end.point()],
        };
        points.into_iter().flatten()
    }

    /// Says whether it certainly lies after `other`, as a change "closed" does that is dated later than the next.
    pub fn certainly_after(self, other: Self) -> bool {
        self.earliest().zip(other.latest()).is_some_and(|(mine, theirs)| mine > theirs)
    }
}

/// When something happened: a date, words, or both. Words are kept where they say more than EDTF can.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// The date; `None` where there are only words, which date nothing.
    pub edtf: Option<Edtf>,
    /// The words of the source.
    pub words: Option<Box<str>>,
}

impl From<Edtf> for When {
    fn from(edtf: Edtf) -> Self {
        Self { edtf: Some(edtf), words: None }
    }
}

impl When {
    /// The date in words: the source's own where they are kept, with the date they stand for where they do not say it themselves:
    /// "later in 2003", "after the war (1945 or later)".
    pub fn text(&self) -> String {
        match (&self.words, self.edtf) {
            (Some(words), Some(edtf)) if !edtf.is_said_by(words) => format!("{words} ({})", edtf.text()),
            (Some(words), _) => words.to_string(),
            (None, Some(edtf)) => edtf.text(),
            (None, None) => "undated".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn edtf(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    #[rstest]
    #[case("1975-08", "1975")]
    #[case("1975-08", "[1975-08..]")]
    #[case("1974", "1975-01-01")]
    #[case("[..1990]", "0001")]
    #[case("18XX/19XX", "1801")]
    fn stands_before(#[case] earlier: &str, #[case] later: &str) {
        assert!(edtf(earlier).order() < edtf(later).order());
    }

    #[rstest]
    #[case("1975-08-12", true)]
    #[case("1975-08", true)]
    #[case("1975", false)]
    #[case("197X", false)]
    #[case("1975-08/..", true)]
    #[case("1975-08-10/1976", false)]
    #[case("[1975-08..]", true)]
    fn names_a_month(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(edtf(text).names_month(), expected);
    }

    #[test]
    fn after_august_and_the_year_tie() {
        assert_eq!(edtf("[1975-08..]").order(), edtf("1975").order());
    }

    #[rstest]
    #[case("1975-08", "1975", "1975", true)]
    #[case("[1975-08..]", "1990", "1990", true)]
    #[case("1947-11-29", "1975", "2000", false)]
    #[case("18XX/19XX", "1850", "1850", true)]
    #[case("1977/", "1990", "1990", true)]
    fn falls_in_years(#[case] text: &str, #[case] from: &str, #[case] until: &str, #[case] expected: bool) {
        assert_eq!(edtf(text).may_fall(edtf(from).earliest(), edtf(until).latest()), expected);
    }
}
