//! Every form in a table; what is worded is read back; nothing panics.

use proptest::prelude::*;
use rstest::rstest;

use super::super::point::{Point, days_of_month};
use super::super::{Edtf, End, Shape};
use super::phrase::range;

#[rstest]
// EDTF as ever.
#[case("1975-07-31", "1975-07-31")]
#[case("  1975-08 ", "1975-08")]
#[case("1975~", "1975~")]
#[case("[1975-08..]", "[1975-08..]")]
#[case("18XX/19XX", "18XX/19XX")]
// Days, months and years.
#[case("31 Jul 1975", "1975-07-31")]
#[case("31 JULY 1975", "1975-07-31")]
#[case("31\u{a0}July\u{a0}1975", "1975-07-31")]
#[case("31st of July, 1975", "1975-07-31")]
#[case("on 31 July 1975", "1975-07-31")]
#[case("July 31, 1975", "1975-07-31")]
#[case("July 31st 1975", "1975-07-31")]
#[case("1975 July 31", "1975-07-31")]
#[case("31-Jul-1975", "1975-07-31")]
#[case("31/Jul/1975", "1975-07-31")]
#[case("Jul 1975", "1975-07")]
#[case("July, 1975", "1975-07")]
#[case("Jul-1975", "1975-07")]
#[case("Sept. 1975", "1975-09")]
#[case("in July 1975", "1975-07")]
#[case("986", "0986")]
// Numbers that can be read in one way only.
#[case("13/06/2023", "2023-06-13")]
#[case("06/13/2023", "2023-06-13")]
#[case("6.6.2023", "2023-06-06")]
#[case("31. 7. 1975", "1975-07-31")]
#[case("1975/7/31", "1975-07-31")]
#[case("1975–07–31", "1975-07-31")]
#[case("07/1975", "1975-07")]
// About and perhaps.
#[case("c. 1975", "1975~")]
#[case("c1975", "1975~")]
#[case("ca. 1975", "1975~")]
#[case("circa July 1975", "1975-07~")]
#[case("about 31 July 1975", "1975-07-31~")]
#[case("1975?", "1975?")]
#[case("July 1975?", "1975-07?")]
#[case("c. 1975?", "1975%")]
// On one side.
#[case("before 1990", "[..1989]")]
#[case("before July 1975", "[..1975-06]")]
#[case("before January 1975", "[..1974-12]")]
#[case("before 1 January 1975", "[..1974-12-31]")]
#[case("before the 1970s", "[..196X]")]
#[case("after 1975", "[1976..]")]
#[case("after December 1975", "[1976-01..]")]
#[case("after 28 Feb 1976", "[1976-02-29..]")]
#[case("by 1990", "[..1990]")]
#[case("on or before 2 May 1990", "[..1990-05-02]")]
#[case("not before 1990", "[1990..]")]
#[case("August 1975 or later", "[1975-08..]")]
#[case("1990 or earlier", "[..1990]")]
// Open at an end.
#[case("since 1977", "1977/..")]
#[case("from July 1977", "1977-07/..")]
#[case("1977 onwards", "1977/..")]
#[case("1977–present", "1977/..")]
#[case("1977-present", "1977/..")]
#[case("1977 – the present", "1977/..")]
#[case("31 July 1977 to present", "1977-07-31/..")]
#[case("since c. 1977", "1977~/..")]
#[case("until 1990", "../1990")]
#[case("1977 to an unknown date", "1977/")]
// Between two.
#[case("1977–1986", "1977/1986")]
#[case("1977-1986", "1977/1986")]
#[case("from 1977 to 1986", "1977/1986")]
#[case("c. 1977 – 1986", "1977~/1986")]
#[case("10–13 August 1975", "1975-08-10/1975-08-13")]
#[case("10-13 Aug. 1975", "1975-08-10/1975-08-13")]
#[case("August 10–13, 1975", "1975-08-10/1975-08-13")]
#[case("28 August – 2 September 1975", "1975-08-28/1975-09-02")]
#[case("Aug 28–Sep 2, 1975", "1975-08-28/1975-09-02")]
#[case("30 Dec 1975 – 2 Jan 1976", "1975-12-30/1976-01-02")]
#[case("August–October 1975", "1975-08/1975-10")]
#[case("between 1990 and 1995", "[1990..1995]")]
#[case("between 3 and 5 May 1990", "[1990-05-03..1990-05-05]")]
#[case("between July 1990 and 1995", "[1990-07..1995-12]")]
#[case("between the 1970s and 2 May 1990", "[1970-01-01..1990-05-02]")]
#[case("between the 1970s and the 1980s", "[1970..1989]")]
#[case("1970s", "197X")]
#[case("the 1970's", "197X")]
#[case("c. 1970s", "197X~")]
#[case("19th century", "18XX")]
#[case("1st century", "00XX")]
fn reads(#[case] text: &str, #[case] edtf: &str) {
    assert_eq!(Edtf::from_input(text).map(|read| read.to_string()).as_deref(), Ok(edtf));
}

#[rstest]
#[case("02/06/2023", "may be 2 June 2023 or 6 February 2023; write 2023-06-02 or 2023-02-06")]
#[case("2.6.2023", "may be 2 June 2023 or 6 February 2023")]
#[case("2-6-2023", "may be 2 June 2023 or 6 February 2023")]
#[case("2/6/23", "four digits")]
#[case("31 Jul 75", "\"75\" leaves the century open")]
#[case("31-Jul-75", "\"75\" leaves the century open")]
#[case("Jul '75", "is no date")]
#[case("12 Jul 11", "\"11\" leaves the century open")]
#[case("1977–86", "write 1977/1986")]
#[case("1977-86", "write 1977/1986")]
#[case("2001–02", "may be February 2001 or 2001 to 2002; write 2001-02 or 2001/2002")]
#[case("2001/02", "may be February 2001 or 2001 to 2002")]
#[case("1900s", "may be the decade 190X or the century 19XX; write the one")]
#[case("1975s", "a decade begins")]
#[case("30 February 2023", "stands in no calendar")]
#[case("2023-02-30", "stands in no calendar")]
#[case("30/02/2023", "stands in no calendar")]
#[case("1975-13", "stands in no calendar")]
#[case("31 July", "has no year")]
#[case("10–13", "has no year")]
#[case("28 August – 1976", "has no year")]
#[case("31 1975", "needs its month")]
#[case(
    "early 1975",
    "\"early 1975\" names a part of a year that no calendar has; write 1975, or the time it may mean, such as [1975-01..1975-04]"
)]
#[case("mid-1975", "write 1975, or the time it may mean, such as [1975-05..1975-08]")]
#[case("end of 2001", "write 2001, or the time it may mean, such as [2001-09..2001-12]")]
#[case("spring 1975", "such as [1975-03..1975-05]")]
#[case("summer of 2010", "write 2010, or the time it may mean, such as [2010-06..2010-08]")]
#[case(
    "early 1990s",
    "names a part of a decade that no calendar has; write 199X, or the time it may mean, such as [1990..1993]"
)]
#[case(
    "late 19th century",
    "a part of a century that no calendar has; write 18XX, or the time it may mean, such as [1867..1899]"
)]
#[case(
    "late February 2000",
    "a part of a month that no calendar has; write 2000-02, or the time it may mean, such as [2000-02-21..2000-02-29]"
)]
#[case("early 1900s", "may be the decade 190X or the century 19XX")]
#[case("since late 2007", "has; write 2007/..")]
#[case("winter 1999", "has; write 1999")]
#[case("late 1800s and early 1900s", "\"1800s\" may be the decade 180X or the century 18XX")]
#[case("early or late 1975", "such as [1975-01..1975-04]")]
#[case("1986–1977", "write the earlier date first")]
#[case("before 1", "has no year")]
#[case("before 0001", "0001 to 9999")]
#[case("after 9999", "0001 to 9999")]
#[case("before c. 1990", "write [..1990~]")]
#[case("July of the 1970s", "leave the month out")]
#[case("10, 11 August 1975", "several days")]
#[case("July or August 1975", "is no date")]
#[case("between c. 1970 and 1975", "widen the range")]
#[case("1975-21", "season")]
#[case("{1960,1961}", "one record for each")]
#[case("1985-04-12T23:20:30", "time of day")]
#[case("", "is no date")]
#[case("yesterday", "write 1975-07-31, 31 Jul 1975")]
#[case("31 juillet 1975", "is no date")]
fn refuses_and_says_what_to_write(#[case] text: &str, #[case] hint: &str) {
    let error = Edtf::from_input(text).unwrap_err().to_string();
    assert!(error.contains(hint), "{text}: {error}");
    assert!(error.chars().count() <= 200, "{error}");
}

prop_compose! {
    fn points()(year in 1i16..=9999, masked in 0u8..=3, month in 0u8..=12, day in 0u8..=31, marks in 0u8..4) -> Point {
        let step = 10i16.pow(u32::from(masked));
        let month = if masked == 0 { month } else { 0 };
        let day = if month == 0 { 0 } else { day.min(days_of_month(year, month)) };
        Point { year: year / step * step, masked, month, day, approximate: marks & 1 > 0, uncertain: marks & 2 > 0 }
    }
}

/// Two dates in order, often of one year, and of one month.
fn halves() -> impl Strategy<Value = (Point, Point)> {
    (points(), points(), any::<bool>(), any::<bool>()).prop_map(|(a, b, same_year, same_month)| {
        let b = if same_year && a.masked == 0 && b.masked == 0 { Point { year: a.year, ..b } } else { b };
        let b = if same_month && a.month > 0 && b.masked == 0 { Point { month: a.month, ..b } } else { b };
        let b = Point { day: if b.month == 0 { 0 } else { b.day.min(days_of_month(b.year, b.month)) }, ..b };
        if a.first() <= b.last() { (a, b) } else { (b, a) }
    })
}

/// Dates of all shapes.
fn dates() -> impl Strategy<Value = Edtf> {
    prop_oneof![
        points().prop_map(Shape::At),
        points().prop_map(Shape::After),
        points().prop_map(Shape::Before),
        halves().prop_map(|(a, b)| range(a, b)),
        halves().prop_map(|(a, b)| Shape::Span(End::At(a), End::At(b))),
        points().prop_map(|a| Shape::Span(End::At(a), End::Open)),
        points().prop_map(|a| Shape::Span(End::At(a), End::Unknown)),
        points().prop_map(|a| Shape::Span(End::Open, End::At(a))),
        points().prop_map(|a| Shape::Span(End::Unknown, End::At(a))),
    ]
    .prop_map(Edtf)
}

/// What our own wording cannot be read back from: a year before 100 is no more than two digits, and "1900s" is two things.
fn reads_in_one_way(edtf: Edtf) -> bool {
    let points = match edtf.0 {
        Shape::At(p) | Shape::After(p) | Shape::Before(p) => vec![p],
        Shape::Between(a, b) => vec![a, b],
        Shape::Span(a, b) => [a.point(), b.point()].into_iter().flatten().collect(),
    };
    points.iter().all(|point| point.year >= 100 && (point.masked == 0 || (point.masked == 1 && point.year % 100 != 0)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn what_is_written_is_read_back(edtf in dates()) {
        prop_assert_eq!(Edtf::from_input(&edtf.to_string()), Ok(edtf));
        prop_assert_eq!(Edtf::parse(&edtf.to_string()), Ok(edtf));
        let kept = postcard::to_allocvec(&edtf).unwrap();
        prop_assert_eq!(postcard::from_bytes(&kept), Ok(edtf));
    }

    /// Whatever the bytes are: no date, or one that can be written and read.
    #[test]
    fn bytes_are_a_date_or_none(bytes in prop::collection::vec(prop_oneof![0_u8..5, any::<u8>()], 0..20)) {
        if let Ok(edtf) = postcard::from_bytes::<Edtf>(&bytes) {
            prop_assert_eq!(Edtf::parse(&edtf.to_string()), Ok(edtf));
        }
    }

    #[test]
    fn what_is_worded_is_read_back(edtf in dates().prop_filter("two readings", |edtf| reads_in_one_way(*edtf))) {
        prop_assert_eq!(Edtf::from_input(&edtf.text()), Ok(edtf), "{}", edtf.text());
    }

    /// Nothing but a date that could be worded again, and no error longer than two lines of a terminal.
    #[test]
    fn anything_is_answered(text in "\\PC{0,40}|[0-9]{0,4}[-–/. ,a-z?~]{0,6}[A-Za-z0-9 –/.?]{0,24}") {
        match Edtf::from_input(&text) {
            Ok(edtf) => prop_assert_eq!(Edtf::parse(&edtf.to_string()), Ok(edtf)),
            Err(error) => prop_assert!(error.to_string().chars().count() <= 250, "{}", error),
        }
    }

    /// Phrases of the right words in any order.
    #[test]
    fn any_phrase_is_answered(words in prop::collection::vec(
        prop::sample::select(vec![
            "before", "after", "c.", "?", "31", "jul", "1975", "–", "-", "to", "and", "between", "present", "since", "1970s", "19th",
            "century", "or", "later", "an", "unknown", "date", "9999", "0001", "9990s", "early", "/", "until", "by", "not", "on",
        ]),
        0..8,
    )) {
        if let Ok(edtf) = Edtf::from_input(&words.join(" ")) {
            prop_assert_eq!(Edtf::parse(&edtf.to_string()), Ok(edtf));
        }
    }

    /// What is read from an exact date is no more precise than it.
    #[test]
    fn every_plain_date_is_itself(text in "[0-9]{4}(-[01][0-9](-[0-3][0-9])?)?(/[0-9]{4}(-[01][0-9])?)?") {
        prop_assert_eq!(Edtf::from_input(&text).ok(), Edtf::parse(&text).ok());
    }
}
