//! From text to [`Edtf`](super::Edtf): `edtf-core` reads, this module keeps what comity can place.

use std::fmt;

use edtf_core::{
    Date, DateField, Edtf, Interval, IntervalEndpoint, Precision, Qualifier, Set, SetElement, SetKind, YearKind,
};

use super::point::Point;
use super::{End, Shape, plain};

/// Why a text is not a date here, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdtfError {
    readings: Option<String>,
    message: String,
    /// Whether the text says what no date can.
    has_words: bool,
}

impl EdtfError {
    /// A text that is a date in more ways than one.
    pub(super) fn ambiguous(readings: String, advice: String) -> Self {
        Self { readings: Some(readings), message: advice, has_words: false }
    }

    /// The same of a text that says what no date can.
    pub(super) fn with_words(self) -> Self {
        Self { has_words: true, ..self }
    }

    /// Says whether the text says what no date can, as "early 1975" does, so that its words are worth keeping beside one.
    pub fn has_words(&self) -> bool {
        self.has_words
    }

    /// What a text may be that is a date in more ways than one: `"02/06/2023" may be 2 June 2023 or 6 February 2023`.
    pub fn readings(&self) -> Option<&str> {
        self.readings.as_deref()
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(readings) = &self.readings {
            write!(f, "{readings}; ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for EdtfError {}

impl From<String> for EdtfError {
    fn from(text: String) -> Self {
        Self { readings: None, message: text, has_words: false }
    }
}

impl From<&str> for EdtfError {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// What a date may look like, for error messages.
const FORMS: &str = "write a date as EDTF: 1975-07-31, 1975-08, 1975, 197X, 1975~, 1977/.., [1975-08..]";

pub(super) fn parse(text: &str) -> Result<Shape, EdtfError> {
    let text = text.trim();
    plain::read(text).map_or_else(|| parse_slowly(text), Ok)
}

/// As [`parse`], whatever the form: by the tree of `edtf-core`.
pub(super) fn parse_slowly(text: &str) -> Result<Shape, EdtfError> {
    let edtf = Edtf::parse(text).map_err(|error| {
        let shown: String = text.chars().take(40).collect();
        EdtfError::from(format!("\"{shown}\" is no date ({}); {FORMS}", error.message))
    })?;
    match edtf {
        Edtf::Date(date) => Ok(Shape::At(point(&date)?)),
        Edtf::Interval(interval) => span(&interval),
        Edtf::Set(set) => one_of(&set),
        Edtf::DateTime(_) => Err("a time of day has no place on this timeline; write the day alone".into()),
    }
}

/// Says whether `edtf-core` takes a text, whether or not its date can be placed here.
pub(super) fn is_edtf(text: &str) -> bool {
    Edtf::parse(text).is_ok()
}

fn span(interval: &Interval) -> Result<Shape, EdtfError> {
    let (start, end) = (endpoint(interval.start)?, endpoint(interval.end)?);
    if start.point().is_none() && end.point().is_none() {
        return Err("a stretch needs a date at one end at least; leave the date out where none is known".into());
    }
    if let (Some(first), Some(last)) = (start.point(), end.point())
        && first.first() > last.last()
    {
        return Err("the stretch ends before it begins; write the earlier date first".into());
    }
    Ok(Shape::Span(start, end))
}

fn endpoint(endpoint: IntervalEndpoint) -> Result<End, EdtfError> {
    match endpoint {
        IntervalEndpoint::Date(date) => point(&date).map(End::At),
        IntervalEndpoint::Open => Ok(End::Open),
        IntervalEndpoint::Unknown => Ok(End::Unknown),
        IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => {
            Err("an end of a stretch cannot itself be open; write 1975/.. or [1975..]".into())
        },
    }
}

fn one_of(set: &Set) -> Result<Shape, EdtfError> {
    if set.kind == SetKind::AllMembers {
        return Err("a list in braces is several dates; write one record for each".into());
    }
    match set.elements.as_slice() {
        [SetElement::OnOrAfter(date)] => point(date).map(Shape::After),
        [SetElement::OnOrBefore(date)] => point(date).map(Shape::Before),
        [SetElement::Date(date)] => point(date).map(Shape::At),
        [SetElement::Range(first, last)] => {
            let (first, last) = (point(first)?, point(last)?);
            if first.first() > last.last() {
                return Err("the range ends before it begins; write the earlier date first".into());
            }
            Ok(Shape::Between(first, last))
        },
        _ => Err("a choice between several dates cannot be placed; write the range: [1990..1992]".into()),
    }
}

fn point(date: &Date) -> Result<Point, EdtfError> {
    let YearKind::Standard { negative: false, digits } = date.year.kind else {
        return Err("years 0001 to 9999 only: nothing earlier or later can be drawn".into());
    };
    if date.year.significant_digits.is_some() {
        return Err("significant digits cannot be drawn; write 197X or 1975~".into());
    }
    if date.precision() == Precision::Season {
        return Err("a season cannot be placed by a calendar; write the months, as in 1975-06/1975-08".into());
    }
    let masked = digits.iter().rev().take_while(|digit| digit.is_none()).count() as u8;
    if digits.iter().filter(|digit| digit.is_none()).count() as u8 != masked || masked > 3 {
        return Err("only the last digits of a year may be X: 197X, 19XX".into());
    }
    let year = digits.iter().fold(0i16, |year, digit| year * 10 + i16::from(digit.unwrap_or(0)));
    if year == 0 && masked == 0 {
        return Err("years 0001 to 9999 only: nothing earlier or later can be drawn".into());
    }
    let (month, day) = (field(date.month)?, field(date.day)?);
    if (masked > 0 && month > 0) || (month == 0 && day > 0) {
        return Err("a month of an unknown year, or a day of an unknown month, cannot be placed; leave it out".into());
    }
    let qualifier = qualifier(date)?;
    Ok(Point { year, masked, month, day, approximate: qualifier.approximate, uncertain: qualifier.uncertain })
}

/// A month or day; one wholly masked (`XX`) says no more than one left out.
fn field(field: Option<DateField>) -> Result<u8, EdtfError> {
    match field {
        None | Some(DateField { digits: [None, None], .. }) => Ok(0),
        Some(field) => {
            field.value().ok_or_else(|| "half a month or day cannot be placed; write XX or leave it out".into())
        },
    }
}

/// The qualifier of the whole date. EDTF writes it once at the end for all parts to its left.
fn qualifier(date: &Date) -> Result<Qualifier, EdtfError> {
    let whole = date.year.qualifier;
    let parts = [date.month, date.day];
    if parts.into_iter().flatten().any(|part| part.qualifier != whole) {
        return Err("a qualifier on one part of a date cannot be drawn; put it at the end: 1975-08~".into());
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::super::Edtf;
    use rstest::rstest;

    #[rstest]
    #[case("1975-07-31")]
    #[case("1975-08")]
    #[case("1975")]
    #[case("197X")]
    #[case("18XX/19XX")]
    #[case("1977/..")]
    #[case("1977/")]
    #[case("../1990-04")]
    #[case("[1975-08..]")]
    #[case("[..1990]")]
    #[case("[1990..1995]")]
    #[case("1975-08~")]
    #[case("1975?")]
    #[case("1975%")]
    fn keeps(#[case] text: &str) {
        assert_eq!(Edtf::parse(text).unwrap().to_string(), text);
    }

    #[rstest]
    #[case("2023-02-30", "no date")]
    #[case("02/06/2023", "no date")]
    #[case("Y17E7", "0001 to 9999")]
    #[case("-0044", "0001 to 9999")]
    #[case("1975-21", "season")]
    #[case("{1960,1961}", "one record for each")]
    #[case("[1960,1962]", "write the range")]
    #[case("1985-04-12T23:20:30", "time of day")]
    #[case("1990/1980", "")]
    #[case("../..", "")]
    #[case("", "no date")]
    #[case("1X75", "last digits")]
    #[case("?1975-08", "put it at the end")]
    fn refuses_with_a_hint(#[case] text: &str, #[case] hint: &str) {
        let error = Edtf::parse(text).unwrap_err().to_string();
        assert!(error.contains(hint), "{text}: {error}");
    }
}
