//! Dates in the forms of a set, made honest: what a set writes for "only the year" becomes the year, and a year that means "never"
//! becomes nothing.

use jiff::civil::Date;
use jiff::fmt::strtime;

use crate::dataset::Edtf;

/// How a set writes dates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DateForm {
    /// Forms in the manner of strftime, tried in order; `edtf` stands for EDTF.
    pub(super) formats: Vec<String>,
    /// Month and day that mean "only the year".
    pub(super) year_only: Option<(i8, i8)>,
    /// The first year that means "never".
    pub(super) never_from: Option<i16>,
}

/// What a text is as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// A date.
    At(Edtf),
    /// It means that there is none.
    Never,
    /// It is in none of the forms.
    No,
}

impl DateForm {
    /// Reads a date. It is as exact as the form that it is in: `%Y` gives a year.
    pub(super) fn read(&self, text: &str) -> Read {
        self.formats.iter().map(|format| self.in_form(format, text)).find(|read| *read != Read::No).unwrap_or(Read::No)
    }

    fn in_form(&self, format: &str, text: &str) -> Read {
        if format == EDTF {
            return Edtf::parse(text).map_or(Read::No, |date| self.unless_never(date));
        }
        let Ok(parsed) = strtime::parse(format, text) else { return Read::No };
        let (Some(year), month, day) = (parsed.year(), parsed.month(), parsed.day()) else { return Read::No };
        let written = match (month, day) {
            (Some(month), Some(day)) if self.year_only != Some((month, day)) => {
                if Date::new(year, month, day).is_err() {
                    return Read::No;
                }
                format!("{year:04}-{month:02}-{day:02}")
            },
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        };
        Edtf::parse(&written).map_or(Read::No, |date| self.unless_never(date))
    }

    fn unless_never(&self, date: Edtf) -> Read {
        if self.never_from.is_some_and(|never| date.year() >= never) { Read::Never } else { Read::At(date) }
    }
}

/// The form that stands for EDTF.
pub(super) const EDTF: &str = "edtf";

/// A stretch from one date to another; the date itself where they are one.
pub(super) fn stretch(start: Edtf, end: Edtf) -> Option<Edtf> {
    if start == end { Some(start) } else { Edtf::parse(&format!("{start}/{end}")).ok() }
}

/// Month and day of a text: `01-01`.
pub(super) fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    // A leap year has every day.
    let date = Date::new(2000, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some((date.month(), date.day()))
}

/// Why a form can read nothing, if so.
pub(super) fn mistake(format: &str) -> Option<String> {
    if format == EDTF {
        return None;
    }
    match read_back(format, 1975) {
        Ok(Some(_)) if read_back(format, 1875) == Ok(Some(1875)) => None,
        // It has but two digits of the year, and is out of its century.
        Ok(Some(_)) => Some(TWO_DIGITS.to_owned()),
        Ok(None) => Some("gives no year; a date needs %Y at least".to_owned()),
        Err(error) => Some(error),
    }
}

/// No date is invented, and no century either.
const TWO_DIGITS: &str = "leaves the century of a year open; write it into the cells by `replace`, and read it with %Y";

/// The year that a form reads in a date of this year that it has written.
fn read_back(format: &str, year: i16) -> Result<Option<i16>, String> {
    let date = Date::constant(year, 7, 31).at(0, 0, 0, 0);
    let said = strtime::format(format, date).map_err(|error| error.to_string())?;
    Ok(strtime::parse(format, said).map_err(|error| error.to_string())?.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn form() -> DateForm {
        let formats = ["%Y-%m-%dT%H:%M:%SZ", "%d %B %Y", "%m/%Y", "%Y", EDTF];
        DateForm { formats: formats.map(str::to_owned).to_vec(), year_only: Some((1, 1)), never_from: Some(2500) }
    }

    #[rstest]
    #[case::day("1959-04-25T00:00:00Z", "1959-04-25")]
    #[case::only_the_year("1959-01-01T00:00:00Z", "1959")]
    #[case::words("31 July 1975", "1975-07-31")]
    #[case::month("08/1975", "1975-08")]
    #[case::year("1975", "1975")]
    #[case::edtf("[1975-08..]", "[1975-08..]")]
    fn dates_are_as_exact_as_their_form(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(form().read(text), Read::At(Edtf::parse(expected).unwrap()));
    }

    #[rstest]
    #[case("2999-01-01T00:00:00Z", Read::Never)]
    #[case("2500", Read::Never)]
    #[case("2023-02-30T00:00:00Z", Read::No)]
    #[case("0000", Read::No)]
    #[case("soon", Read::No)]
    fn no_date_is_invented(#[case] text: &str, #[case] expected: Read) {
        assert_eq!(form().read(text), expected);
    }

    #[test]
    fn stretches_of_one_day_are_the_day() {
        let day = |text| Edtf::parse(text).unwrap();
        let visit = stretch(day("1995-10-09"), day("1995-10-11")).unwrap();
        assert_eq!(visit.to_string(), "1995-10-09/1995-10-11");
        assert_eq!(stretch(day("1995-10-09"), day("1995-10-09")), Some(day("1995-10-09")));
        assert_eq!(stretch(day("1995-10-11"), day("1995-10-09")), None);
    }

    #[rstest]
    #[case("%Y-%m-%d", None)]
    #[case("edtf", None)]
    #[case("%d/%m", Some("gives no year"))]
    #[case("%d/%m/%y", Some("leaves the century of a year open"))]
    #[case("%D", Some("leaves the century of a year open"))]
    #[case("%Q!", Some(""))]
    fn forms_are_tried_before_they_are_used(#[case] format: &str, #[case] expected: Option<&str>) {
        let mistake = mistake(format);
        assert_eq!(mistake.is_some(), expected.is_some(), "{mistake:?}");
        assert!(mistake.unwrap_or_default().contains(expected.unwrap_or_default()));
    }
}
