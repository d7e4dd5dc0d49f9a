//! One date of some precision, and the days it may mean.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A year, a month of a year or a day, perhaps masked, perhaps qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Point {
    /// The year, with zeros in place of masked digits.
    pub(super) year: i16,
    /// How many digits of the year are masked from the right: 0 to 3.
    pub(super) masked: u8,
    /// The month, 1 to 12; 0 where none is said.
    pub(super) month: u8,
    /// The day, 1 to 31; 0 where none is said.
    pub(super) day: u8,
    /// `~`: about.
    pub(super) approximate: bool,
    /// `?`: perhaps.
    pub(super) uncertain: bool,
}

impl Point {
    pub(super) fn day(date: Date) -> Self {
        Self {
            year: date.year(),
            masked: 0,
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
            approximate: false,
            uncertain: false,
        }
    }

    /// A whole year.
    pub(super) fn year(year: i16) -> Self {
        Self { year, masked: 0, month: 0, day: 0, approximate: false, uncertain: false }
    }

    /// The first day it may mean.
    pub(super) fn first(self) -> Date {
        let year = self.year.max(1);
        date_or_limit(year, self.month.max(1), self.day.max(1))
    }

    /// The same stretch of the calendar, a number of its own units later, or earlier where that is negative: the next day, month, year,
    /// decade; `None` beyond the years 1 to 9999.
    pub(super) fn shifted(self, units: i16) -> Option<Self> {
        if self.day > 0 {
            let day = self.first().checked_add(jiff::Span::new().try_days(units).ok()?).ok()?;
            return (day.year() > 0).then(|| Self {
                approximate: self.approximate,
                uncertain: self.uncertain,
                ..Self::day(day)
            });
        }
        if self.month > 0 {
            let months = i32::from(self.year) * 12 + i32::from(self.month) - 1 + i32::from(units);
            let (year, month) = (i16::try_from(months.div_euclid(12)).ok()?, months.rem_euclid(12) + 1);
            let month = u8::try_from(month).ok()?;
            return (1..=9999).contains(&year).then_some(Self { year, month, ..self });
        }
        let step = 10i16.pow(u32::from(self.masked));
        let year = self.year.checked_add(units.checked_mul(step)?)?;
        let least = i16::from(self.masked == 0);
        (least..=9999).contains(&year).then_some(Self { year, ..self })
    }

    /// The last day it may mean.
    pub(super) fn last(self) -> Date {
        let year = self.year.saturating_add(10i16.pow(u32::from(self.masked)) - 1);
        match (self.month, self.day) {
            (0, _) => date_or_limit(year, 12, 31),
            (month, 0) => date_or_limit(year, month, 1).last_of_month(),
            (month, day) => date_or_limit(year, month, day),
        }
    }
}

/// How many days a month of a year has.
pub(super) fn days_of_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

/// A checked date; parsing has made sure that it exists.
fn date_or_limit(year: i16, month: u8, day: u8) -> Date {
    Date::new(year, month.cast_signed(), day.cast_signed()).unwrap_or(date(9999, 12, 31))
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = format!("{:04}", self.year);
        let known = year.len() - usize::from(self.masked);
        write!(f, "{}{}", &year[..known], &"XXX"[..usize::from(self.masked)])?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        f.write_str(match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}
