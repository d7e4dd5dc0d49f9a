//! Going to a date: what may be typed, and the event it leads to.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use crate::dataset::{Dataset, Edtf, EventId};

/// A date to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goto {
    /// The day from which the first event is looked for.
    pub day: Date,
    /// The last day that what was typed may mean.
    pub until: Date,
}

/// What may be typed.
const FORMS: &str = "write a year, 1975-08, 12 Aug 1975, +5y or today";

/// Reads what may be typed: a date as [`Edtf::from_input`] takes it, `today`, and `+5y`, `-3m`, `+10d` from where the cursor is.
///
/// # Errors
/// A hint, where it is none of these.
pub fn parse_goto(text: &str, here: Option<Date>, today: Date) -> Result<Goto, String> {
    let text = text.trim();
    let one = |day| Goto { day, until: day };
    if text.eq_ignore_ascii_case("today") {
        return Ok(one(today));
    }
    if let Some(step) = text.strip_prefix(['+', '-']) {
        let here = here.unwrap_or(today);
        let span = span(step).ok_or("write +5y, -3m or +10d")?;
        let day = if text.starts_with('-') { here.checked_sub(span) } else { here.checked_add(span) };
        return day.map(one).map_err(|_| "that is beyond the years 1 to 9999".to_owned());
    }
    let edtf = Edtf::from_input(text).map_err(|error| error.readings().unwrap_or(FORMS).to_owned())?;
    let day = edtf.earliest().or(edtf.latest()).ok_or("write a date with a beginning")?;
    Ok(Goto { day, until: edtf.latest().unwrap_or(day) })
}

fn span(step: &str) -> Option<Span> {
    let unit = step.chars().next_back()?;
    let number: i32 = step[..step.len() - unit.len_utf8()].parse().ok().filter(|number| (0..=9999).contains(number))?;
    match unit {
        'y' => Some(number.years()),
        'm' => Some(number.months()),
        'd' => Some(number.days()),
        _ => None,
    }
}

/// Which of these events a date leads to: the first that begins on it; else the one that most narrowly may fall on it, as "1975"
/// does on a day of that year; else the one that begins nearest to it.
pub(super) fn nearest(data: &Dataset, events: &[EventId], goto: Goto) -> Option<EventId> {
    let mut is_there = data.judge_dates(|_| false);
    for number in events.iter().filter_map(|id| data.date_number(*id)) {
        is_there[number] = true;
    }
    let days = |from: Date, until: Date| from.until(until).map_or(i32::MAX, |span| span.get_days().abs());
    let begins = |edtf: Edtf| {
        let start = edtf.earliest().or(edtf.latest());
        start.filter(|start| (goto.day..=goto.until).contains(start)).map(|_| 0)
    };
    // What is open at an end may fall on any day, and so leads nowhere.
    let narrow = |edtf: Edtf| {
        let around = edtf.may_fall(Some(goto.day), Some(goto.until));
        around.then(|| Some(days(edtf.earliest()?, edtf.latest()?))).flatten()
    };
    // Distance counts from where an event stands in its year, so that a vague date is no nearer than an exact one.
    let near = |edtf: Edtf| Some(days(edtf.order().1, goto.day));
    least(data, events, &is_there, begins)
        .or_else(|| least(data, events, &is_there, narrow))
        .or_else(|| least(data, events, &is_there, near))
}

/// The first of the events whose dates measure least; `is_there` says of each date whether any of them stands at it. A date is measured
/// once, however many events stand at it.
fn least(
    data: &Dataset,
    events: &[EventId],
    is_there: &[bool],
    measure: impl Fn(Edtf) -> Option<i32>,
) -> Option<EventId> {
    let mut there = is_there.iter();
    let measured = data.judge_dates(|edtf| there.next().filter(|there| **there).and_then(|_| measure(edtf)));
    let least = measured.iter().copied().flatten().min()?;
    events.iter().copied().find(|id| data.date_number(*id).is_some_and(|number| measured[number] == Some(least)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    #[rstest]
    #[case("1975", date(1975, 1, 1), date(1975, 12, 31))]
    #[case("1975-08", date(1975, 8, 1), date(1975, 8, 31))]
    #[case("12 Aug 1975", date(1975, 8, 12), date(1975, 8, 12))]
    #[case("c. 1975", date(1975, 1, 1), date(1975, 12, 31))]
    #[case("until 1990", date(1990, 12, 31), date(1990, 12, 31))]
    #[case("+5y", date(2005, 2, 28), date(2005, 2, 28))]
    #[case("-3m", date(1999, 11, 29), date(1999, 11, 29))]
    #[case("today", date(2025, 6, 1), date(2025, 6, 1))]
    fn reads(#[case] text: &str, #[case] day: Date, #[case] until: Date) {
        assert_eq!(parse_goto(text, Some(date(2000, 2, 29)), date(2025, 6, 1)), Ok(Goto { day, until }));
    }

    #[test]
    fn names_both_readings() {
        let hint = parse_goto("02/06/2023", None, date(2025, 6, 1)).unwrap_err();
        assert_eq!(hint, "\"02/06/2023\" may be 2 June 2023 or 6 February 2023");
    }

    #[rstest]
    #[case("")]
    #[case("next week")]
    #[case("+y")]
    #[case("+99999y")]
    #[case("2023-02-30")]
    fn refuses(#[case] text: &str) {
        assert!(parse_goto(text, None, date(2025, 6, 1)).is_err());
    }
}
