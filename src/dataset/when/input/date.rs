//! One date in words, whole or with parts that stand in the other half of a stretch: "10" in "10–13 August 1975".

use super::super::parse::EdtfError;
use super::super::point::{Point, days_of_month};
use super::token::{Mark, Token, Word};
use super::{FORMS, shown};

/// What is said of a date.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Partial {
    day: Option<u8>,
    month: Option<u8>,
    /// The year, with zeros in place of masked digits, and how many digits are masked.
    year: Option<(i16, u8)>,
    approximate: bool,
    uncertain: bool,
}

/// Reads what is said; `None` where it is no date.
pub(super) fn partial(tokens: &[Token]) -> Result<Option<Partial>, EdtfError> {
    let mut said = Partial::default();
    let mut rest = tokens;
    while let [token, after @ ..] = rest {
        rest = after;
        match *token {
            Token::Word(Word::About) => said.approximate = true,
            Token::Word(Word::Perhaps) => said.uncertain = true,
            Token::Word(Word::Idle) => {},
            Token::Month(month) if said.month.is_none() => said.month = Some(month),
            Token::Number { value, mark: Mark::Ordinal, .. } if after.first() == Some(&Token::Word(Word::Century)) => {
                rest = &after[1..];
                if !(1..=99).contains(&value) || said.year.replace(((value - 1) * 100, 2)).is_some() {
                    return Ok(None);
                }
            },
            Token::Number { value, digits: 3 | 4, mark } if said.year.is_none() && mark != Mark::Ordinal => {
                said.year = Some(year(value, mark)?);
            },
            Token::Number { value: value @ 1.., digits: 1 | 2, mark } if mark != Mark::Plural => {
                let is_day = (1..=31).contains(&value);
                if said.day.is_none() && is_day {
                    said.day = u8::try_from(value).ok();
                } else if said.year.is_none() && (said.month.is_some() || !is_day) {
                    return Err(two_digits(&format!("{value:02}")));
                } else {
                    return Err(
                        format!("these are several days; write one record for each, or a stretch; {FORMS}").into()
                    );
                }
            },
            _ => return Ok(None),
        }
    }
    Ok((said.day.is_some() || said.month.is_some() || said.year.is_some()).then_some(said))
}

/// A year or a decade.
fn year(value: i16, mark: Mark) -> Result<(i16, u8), EdtfError> {
    match mark {
        _ if value == 0 => Err("years 0001 to 9999 only: nothing earlier or later can be drawn".into()),
        Mark::Plural if value % 100 == 0 => {
            let (decade, century) = (value / 10, value / 100);
            Err(EdtfError::ambiguous(
                format!("\"{value}s\" may be the decade {decade:03}X or the century {century:02}XX"),
                "write the one that is meant".to_owned(),
            ))
        },
        Mark::Plural if value % 10 != 0 => {
            Err(format!("a decade begins with a year in 0, and {value} is none; {FORMS}").into())
        },
        Mark::Plural => Ok((value, 1)),
        Mark::None | Mark::Ordinal => Ok((value, 0)),
    }
}

/// Gives each half of a stretch what only the other says: in "10–13 August 1975" the month and year, in "August 10–13, 1975" the month
/// and year, in "28 August – 2 September 1975" the year.
pub(super) fn completed(first: Partial, last: Partial) -> (Partial, Partial) {
    let month = |one: Partial, other: Partial| one.month.or(other.month.filter(|_| one.day.is_some()));
    let months = (month(first, last), month(last, first));
    // "28 August – 1976" does not say the year of its August.
    let year = first.year.or(last.year.filter(|_| last.month.is_some() || last.day.is_some()));
    // A year that stands with the first alone is not the last one's: "August 1975 to March" may run into the next.
    (Partial { month: months.0, year, ..first }, Partial { month: months.1, ..last })
}

impl Partial {
    /// Says whether it is a year and nothing else.
    pub(super) fn plain_year(self) -> Option<i16> {
        let (year, masked) = self.year?;
        (masked == 0 && self.month.is_none() && self.day.is_none() && !self.approximate && !self.uncertain)
            .then_some(year)
    }

    /// Says whether it is a number of up to two digits and nothing else.
    pub(super) fn bare_number(self) -> Option<u8> {
        self.day.filter(|_| self.month.is_none() && self.year.is_none())
    }

    /// The date, if nothing is missing.
    pub(super) fn point(self) -> Result<Point, EdtfError> {
        let Some((year, masked)) = self.year else {
            return Err(format!("this date has no year; {FORMS}").into());
        };
        if self.day.is_some() && self.month.is_none() {
            return Err(format!("a day needs its month; {FORMS}").into());
        }
        if masked > 0 && self.month.is_some() {
            return Err("a month of an unknown year cannot be placed; leave the month out".into());
        }
        let (month, day) = (self.month.unwrap_or(0), self.day.unwrap_or(0));
        let point = Point { year, masked, month, day, approximate: self.approximate, uncertain: self.uncertain };
        if day > days_of_month(year, month) {
            return Err(calendar_error(&Point { approximate: false, uncertain: false, ..point }.text()));
        }
        Ok(point)
    }
}

/// Refuses a year of two digits: nobody says of which century.
pub(super) fn two_digits(text: &str) -> EdtfError {
    format!("\"{}\" leaves the century open; write years with four digits, as in 1975", shown(text)).into()
}

/// Refuses what the calendar does not have.
pub(super) fn calendar_error(text: &str) -> EdtfError {
    format!("\"{}\" stands in no calendar; check its day and month", shown(text)).into()
}
