//! Dates in words: a sentence's form, and the two short columns of the ledger.

use std::fmt;

use jiff::civil::Date;

use super::point::Point;
use super::{Edtf, End, Shape};

/// The months, in English.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The date of a day in words: "25 September 1950".
pub fn civil_text(date: Date) -> String {
    Edtf::day(date).text()
}

/// A date in the two columns of the ledger: the year, and what is known within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// "1975", "1970s"; five letters at most.
    pub year: String,
    /// "29 Nov", "after Aug", "–1986"; empty for a whole year.
    pub rest: String,
}

impl Edtf {
    /// The date in words: "25 September 1950", "August 1975 or later", "c. 1975", "1800s to 1900s", "since 1977".
    pub fn text(self) -> String {
        match self.0 {
            Shape::At(p) => p.text(),
            Shape::After(p) => format!("{} or later", p.text()),
            Shape::Before(p) => format!("{} or earlier", p.text()),
            Shape::Between(a, b) => format!("between {} and {}", a.text(), b.text()),
            Shape::Span(End::At(a), End::At(b)) => stretch(a, b),
            Shape::Span(End::At(a), End::Unknown) => format!("{} to an unknown date", a.text()),
            Shape::Span(End::At(a), End::Open) => format!("since {}", a.text()),
            Shape::Span(End::Unknown, End::At(b)) => format!("an unknown date to {}", b.text()),
            Shape::Span(_, End::At(b)) => format!("until {}", b.text()),
            Shape::Span(..) => String::from("undated"),
        }
    }

    /// The date in the two columns of the ledger.
    pub fn label(self) -> Label {
        match self.0 {
            Shape::At(p) => Label { year: p.year_text(), rest: p.within_year() },
            Shape::After(p) => Label { year: p.year_text(), rest: open_ended("after", "≥", p) },
            Shape::Before(p) => Label { year: p.year_text(), rest: open_ended("before", "≤", p) },
            Shape::Between(a, b) | Shape::Span(End::At(a), End::At(b)) => {
                Label { year: a.year_text(), rest: short_stretch(a, b) }
            },
            Shape::Span(End::At(a), _) => Label { year: a.year_text(), rest: open_ended("from", "≥", a) },
            Shape::Span(_, End::At(b)) => Label { year: b.year_text(), rest: open_ended("until", "≤", b) },
            Shape::Span(..) => Label { year: String::new(), rest: String::new() },
        }
    }

    /// The date in one short piece: "25 Sep 1950", "after Aug 1975", "1800s–1900s".
    pub fn short(self) -> String {
        let Label { year, rest } = self.label();
        match rest.chars().next() {
            None => year,
            Some('–' | '?') => format!("{year}{rest}"),
            Some(_) => format!("{rest} {year}"),
        }
    }

    /// Says whether words of a source say the date: they hold its own wording, or name each of its dates and more than that. "Soon after
    /// August 1975" says `[1975-08..]`, "August 1975" does not.
    pub(super) fn is_said_by(self, words: &str) -> bool {
        let mut dates = self.points().map(Point::text);
        holds(words, &self.text()) || dates.all(|date| date != words && holds(words, &date))
    }

    /// What the date leaves open, in words: "day not given".
    pub fn missing(self) -> Option<&'static str> {
        match self.0 {
            Shape::At(Point { masked: 1.., .. }) => Some("year not given"),
            Shape::At(Point { month: 0, .. }) => Some("month and day not given"),
            Shape::At(Point { day: 0, .. }) => Some("day not given"),
            _ => None,
        }
    }
}

impl fmt::Display for Edtf {
    /// Writes the canonical EDTF expression.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Shape::At(p) => write!(f, "{p}"),
            Shape::Span(start, end) => write!(f, "{start}/{end}"),
            Shape::After(p) => write!(f, "[{p}..]"),
            Shape::Before(p) => write!(f, "[..{p}]"),
            Shape::Between(a, b) => write!(f, "[{a}..{b}]"),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::At(point) => write!(f, "{point}"),
        }
    }
}

impl Point {
    fn month_name(self) -> &'static str {
        MONTHS[usize::from(self.month.clamp(1, 12) - 1)]
    }

    fn year_text(self) -> String {
        match self.masked {
            0 => self.year.to_string(),
            _ => format!("{}s", self.year),
        }
    }

    /// "29 Nov", "Aug", "" for a whole year; with "c." and "?" where qualified.
    fn within_year(self) -> String {
        let month = &self.month_name()[..3];
        let plain = match (self.month, self.day) {
            (0, _) => String::new(),
            (_, 0) => month.to_owned(),
            (_, day) => format!("{day} {month}"),
        };
        self.qualified(&plain)
    }

    /// The date in words: "c. 31 July 1975".
    pub(super) fn text(self) -> String {
        let plain = match (self.month, self.day) {
            (0, _) => self.year_text(),
            (_, 0) => format!("{} {}", self.month_name(), self.year),
            (_, day) => format!("{day} {} {}", self.month_name(), self.year),
        };
        self.qualified(&plain)
    }

    fn qualified(self, plain: &str) -> String {
        let about = match (self.approximate, plain.is_empty()) {
            (true, false) => "c. ",
            (true, true) => "c.",
            (false, _) => "",
        };
        format!("{about}{plain}{}", if self.uncertain { "?" } else { "" })
    }
}

/// Says whether a text holds another that is no part of a longer word or number: "1 June" is not in "11 June".
fn holds(text: &str, part: &str) -> bool {
    let is_bound = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(part)
        .any(|(at, _)| is_bound(text[..at].chars().next_back()) && is_bound(text[at + part.len()..].chars().next()))
}

/// "10–13 August 1975", "August to October 1975", "1977 to 1986".
fn stretch(a: Point, b: Point) -> String {
    let plain = !(a.approximate || a.uncertain || b.approximate || b.uncertain);
    match (plain && a.year == b.year, a.month == b.month) {
        (true, true) if a.day > 0 && b.day > 0 => format!("{}–{}", a.day, b.text()),
        (true, false) if a.month > 0 && b.month > 0 => {
            let start = if a.day > 0 { format!("{} {}", a.day, a.month_name()) } else { a.month_name().to_owned() };
            format!("{start} to {}", b.text())
        },
        _ => format!("{} to {}", a.text(), b.text()),
    }
}

/// "10–13 Aug", "Aug–Oct", "–1986".
fn short_stretch(a: Point, b: Point) -> String {
    // A visit over the new year: the days are in the detail.
    if b.year - a.year == 1 && a.month > 0 && b.month > 0 && b.month < a.month {
        return format!("{}–{}", &a.month_name()[..3], &b.month_name()[..3]);
    }
    if a.year != b.year || a.masked != b.masked {
        return format!("–{}", b.year_text());
    }
    match (a.month, b.month) {
        (0, _) | (_, 0) => a.within_year(),
        (x, y) if x == y && a.day > 0 && b.day > 0 => format!("{}–{}", a.day, b.within_year()),
        _ => format!("{}–{}", &a.month_name()[..3], &b.month_name()[..3]),
    }
}

/// "after Aug", "≥ 5 Aug"; the word alone where the year says the rest. Nine letters at most.
fn open_ended(word: &str, sign: &str, point: Point) -> String {
    match (point.month, point.day) {
        (0, _) => word.to_owned(),
        (_, 0) if word.len() <= "after".len() => format!("{word} {}", point.within_year()),
        _ => format!("{sign} {}", point.within_year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1950-09-25", "25 September 1950", "1950", "25 Sep")]
    #[case("1975-08", "August 1975", "1975", "Aug")]
    #[case("1975", "1975", "1975", "")]
    #[case("1975~", "c. 1975", "1975", "c.")]
    #[case("1975?", "1975?", "1975", "?")]
    #[case("197X", "1970s", "1970s", "")]
    #[case("18XX/19XX", "1800s to 1900s", "1800s", "–1900s")]
    #[case("[1975-08..]", "August 1975 or later", "1975", "after Aug")]
    #[case("[..1990]", "1990 or earlier", "1990", "before")]
    #[case("[1990..1995]", "between 1990 and 1995", "1990", "–1995")]
    #[case("1977/..", "since 1977", "1977", "from")]
    #[case("1975-07-31/..", "since 31 July 1975", "1975", "≥ 31 Jul")]
    #[case("[..1990-04]", "April 1990 or earlier", "1990", "≤ Apr")]
    #[case("1975-08-10/1975-08-13", "10–13 August 1975", "1975", "10–13 Aug")]
    #[case("1975-08-28/1975-09-02", "28 August to 2 September 1975", "1975", "Aug–Sep")]
    #[case("1977/1986", "1977 to 1986", "1977", "–1986")]
    fn words(#[case] edtf: &str, #[case] text: &str, #[case] year: &str, #[case] rest: &str) {
        let edtf = Edtf::parse(edtf).unwrap();
        assert_eq!(edtf.text(), text);
        assert_eq!(edtf.label(), Label { year: year.into(), rest: rest.into() });
    }

    #[rstest]
    #[case("2003", "later in 2003", true)]
    #[case("2003-05", "later in 2003", false)]
    #[case("[1975-08..]", "soon after August 1975", true)]
    #[case("[1975-08..]", "August 1975", false)]
    #[case("18XX/19XX", "late 1800s and early 1900s", true)]
    #[case("1985/1987", "in the drought of 1985", false)]
    #[case("1975-05/1975-08", "May to August 1975, with pauses", true)]
    #[case("2023-06-01", "before 11 June 2023", false)]
    #[case("1970", "in the 1970s", false)]
    #[case("2003/..", "since the Iraq War", false)]
    fn words_of_a_source_say_the_date(#[case] edtf: &str, #[case] words: &str, #[case] expected: bool) {
        assert_eq!(Edtf::parse(edtf).unwrap().is_said_by(words), expected);
    }

    #[test]
    fn missing_precision_is_said() {
        assert_eq!(Edtf::parse("1975-08").unwrap().missing(), Some("day not given"));
        assert_eq!(Edtf::parse("1975-08-01").unwrap().missing(), None);
    }
}
