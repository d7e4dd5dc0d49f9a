//! Two dates of what may be one happening: whether both can be true, and which says more.

use jiff::civil::Date;

use super::point::Point;
use super::{Edtf, End, Shape};

/// A stretch of days, both included; `None` where a side has no bound.
pub(crate) type Days = (Option<Date>, Option<Date>);

impl Edtf {
    /// Says whether both dates may be true of one happening.
    ///
    /// Exact dates (a day, a month, a year, a stretch with both ends) are compatible where one holds the other: `1975-08` and `1975`,
    /// the visit of 10–13 August and its day of the 12th, but not 10–13 and 12–16 August. A date that says no more than where it may
    /// lie (`[1975-08..]`, `[1990..1995]`, an open or unknown end, `~` or `?`) is compatible with all that it meets.
    /// `~` and `?` give one unit of slack on both sides, the unit being the last that is said: `1975~` meets 1974 to 1976,
    /// `1975-08~` July to September, `197X~` the 1960s to the 1980s.
    pub fn compatible(self, other: Self) -> bool {
        let (mine, theirs) = (self.bounds(), other.bounds());
        let meet = starts_by(mine.0, theirs.1) && starts_by(theirs.0, mine.1);
        meet && (self.is_loose() || other.is_loose() || holds(mine, theirs) || holds(theirs, mine))
    }

    /// Says whether the date says more than `other` and contradicts nothing of it: the days on which the happening may have begun, and
    /// those on which it may have ended, lie within those of `other`, and are fewer. So `1975-08-12` and 10–13 August refine `1975-08`,
    /// and `1975` refines `1975~` (which has a year of slack, as in [`Edtf::compatible`]); one day of a visit does not refine
    /// its stretch, whose days are known as well.
    pub fn refines(self, other: Self) -> bool {
        let (mine, theirs) = (self.ends(), other.ends());
        mine != theirs && holds(theirs.0, mine.0) && holds(theirs.1, mine.1)
    }

    /// The days on which it may have begun, and those on which it may have ended.
    fn ends(self) -> (Days, Days) {
        match self.0 {
            Shape::At(p) => (slack(p), slack(p)),
            Shape::After(p) => ((slack(p).0, None), (slack(p).0, None)),
            Shape::Before(p) => ((None, slack(p).1), (None, slack(p).1)),
            Shape::Between(a, b) => ((slack(a).0, slack(b).1), (slack(a).0, slack(b).1)),
            Shape::Span(start, end) => {
                let (start, end) = (start.point().map(slack), end.point().map(slack));
                let began = start.unwrap_or((None, end.and_then(|end| end.1)));
                (began, end.unwrap_or((began.0, None)))
            },
        }
    }

    /// The days from its first to its last, with a unit more on both sides where it is qualified. Dates that are compatible share one.
    pub(crate) fn bounds(self) -> Days {
        let (began, ended) = self.ends();
        (began.0, ended.1)
    }

    /// Says whether it tells no more than where the happening may lie.
    fn is_loose(self) -> bool {
        let is_qualified = |point: Point| point.approximate || point.uncertain;
        match self.0 {
            Shape::At(p) => is_qualified(p),
            Shape::Span(End::At(a), End::At(b)) => is_qualified(a) || is_qualified(b),
            Shape::Span(..) | Shape::After(_) | Shape::Before(_) | Shape::Between(..) => true,
        }
    }
}

/// The days that a date may mean, with a unit more on both sides where it is qualified.
fn slack(point: Point) -> Days {
    if !point.approximate && !point.uncertain {
        return (Some(point.first()), Some(point.last()));
    }
    let (before, after) = (point.shifted(-1).unwrap_or(point), point.shifted(1).unwrap_or(point));
    (Some(before.first()), Some(after.last()))
}

fn starts_by(start: Option<Date>, end: Option<Date>) -> bool {
    start.zip(end).is_none_or(|(start, end)| start <= end)
}

/// Says whether the one stretch holds the whole of the other.
fn holds(outer: Days, inner: Days) -> bool {
    let starts = outer.0.is_none_or(|outer| inner.0.is_some_and(|inner| outer <= inner));
    starts && outer.1.is_none_or(|outer| inner.1.is_some_and(|inner| inner <= outer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn edtf(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    #[rstest]
    // Calendar units nest.
    #[case("1975-08-12", "1975-08-12", true)]
    #[case("1975-08-12", "1975-08", true)]
    #[case("1975-08", "1975", true)]
    #[case("1975", "197X", true)]
    #[case("1975-08-12", "1975-08-13", false)]
    #[case("1975-08", "1975-09", false)]
    #[case("1975", "1976", false)]
    // Stretches: one holds the other.
    #[case("1975-08-10/1975-08-13", "1975-08-12", true)]
    #[case("1975-08-10/1975-08-13", "1975-08", true)]
    #[case("1975-08-10/1975-08-13", "1975-08-08/1975-08-15", true)]
    #[case("1975-08-10/1975-08-13", "1975-08-12/1975-08-16", false)]
    #[case("1975-08-28/1975-09-02", "1975-08", false)]
    #[case("1975-08-28/1975-09-02", "1975", true)]
    #[case("1977/1986", "1980/1990", false)]
    // Open ends, unknown ends and one-of ranges meet.
    #[case("1977/..", "1977/1986", true)]
    #[case("1977/", "1980", true)]
    #[case("1977/..", "1976", false)]
    #[case("../1990", "1985/1995", true)]
    #[case("[1975-08..]", "1975", true)]
    #[case("[1975-08..]", "1975-07", false)]
    #[case("[..1990]", "1990-04", true)]
    #[case("[..1990]", "1991", false)]
    #[case("[1990..1995]", "[1993..1997]", true)]
    #[case("[1990..1995]", "[1996..1997]", false)]
    #[case("[1990..]", "[..1989]", false)]
    // A unit of slack.
    #[case("1975~", "1976", true)]
    #[case("1975~", "1974-12-31", true)]
    #[case("1975~", "1977", false)]
    #[case("1975?", "1976", true)]
    #[case("1975-08~", "1975-09", true)]
    #[case("1975-08~", "1975-10", false)]
    #[case("1975-08-12~", "1975-08-13", true)]
    #[case("1975-08-12~", "1975-08-14", false)]
    #[case("197X~", "1968", true)]
    #[case("1975~/1980", "1974/1979", true)]
    #[case("9999~", "9999-12-31", true)]
    #[case("0001~", "0001", true)]
    fn may_be_one(#[case] one: &str, #[case] other: &str, #[case] expected: bool) {
        assert_eq!(edtf(one).compatible(edtf(other)), expected);
        assert_eq!(edtf(other).compatible(edtf(one)), expected);
    }

    #[rstest]
    #[case("1975-08-12", "1975-08", true)]
    #[case("1975-08", "1975", true)]
    #[case("1975-08-10/1975-08-13", "1975-08", true)]
    #[case("1975", "197X", true)]
    #[case("1975", "1975~", true)]
    #[case("1976-01", "1975?", true)]
    #[case("1975-09-01", "[1975-08..]", true)]
    #[case("1977/1986", "1977/..", true)]
    #[case("1977-03/1986", "1977/1986", true)]
    #[case("1991", "[1990..1995]", true)]
    #[case("1975~", "1975", false)]
    #[case("1975", "1975", false)]
    #[case("1976", "1975", false)]
    #[case("1975-08-12", "1975-08-10/1975-08-13", false)]
    #[case("1980", "1977/1986", false)]
    #[case("1975-08", "[1975-09..]", false)]
    #[case("[1975-08..]", "1975", false)]
    fn says_more(#[case] one: &str, #[case] other: &str, #[case] expected: bool) {
        assert_eq!(edtf(one).refines(edtf(other)), expected);
        assert!(!edtf(other).refines(edtf(one)) || !expected);
    }
}
