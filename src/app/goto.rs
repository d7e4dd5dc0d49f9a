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

/// Reads what may be typed: `1975`, `1975-08`, `1975-08-12`, `today`, and `+5y`, `-3m`, `+10d` from where the cursor is.
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
    let edtf = Edtf::parse(text).map_err(|_| "write a year, 1975-08, 1975-08-12, +5y or today".to_owned())?;
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

/// Which of these events, in the order of the timeline, a date leads to: the first that may begin on or after it, else the last dated
/// one.
pub(super) fn nearest(data: &Dataset, events: &[EventId], goto: Goto) -> Option<EventId> {
    let starts = |id: &&EventId| data[**id].stands_at().and_then(Edtf::earliest);
    let dated = || events.iter().filter(|id| data[**id].stands_at().is_some());
    dated().find(|id| starts(id).is_some_and(|start| start >= goto.day)).or_else(|| dated().next_back()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    #[rstest]
    #[case("1975", date(1975, 1, 1), date(1975, 12, 31))]
    #[case("1975-08", date(1975, 8, 1), date(1975, 8, 31))]
    #[case("+5y", date(2005, 2, 28), date(2005, 2, 28))]
    #[case("-3m", date(1999, 11, 29), date(1999, 11, 29))]
    #[case("today", date(2025, 6, 1), date(2025, 6, 1))]
    fn reads(#[case] text: &str, #[case] day: Date, #[case] until: Date) {
        assert_eq!(parse_goto(text, Some(date(2000, 2, 29)), date(2025, 6, 1)), Ok(Goto { day, until }));
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
