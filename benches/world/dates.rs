//! Dates as sources give them: of every precision, some open at an end, some in words, some not at all.

use comity::dataset::Edtf;

use super::random::Random;

/// The first year, and the one after the last.
const YEARS: std::ops::Range<usize> = 1901..2026;

/// What a source says of the date.
pub(crate) struct Dated {
    pub(crate) when: Option<Edtf>,
    pub(crate) words: Option<&'static str>,
    /// The year, told or not.
    pub(crate) year: usize,
}

/// A year, more often a late one.
pub(crate) fn year(random: &mut Random) -> usize {
    YEARS.start + random.below(YEARS.len()).max(random.below(YEARS.len()))
}

/// A date of any sort.
pub(crate) fn any(random: &mut Random) -> Dated {
    let year = year(random);
    let later = (year + 1 + random.below(6)).min(YEARS.end - 1);
    let month = 1 + random.below(12);
    let day = 1 + random.below(28);
    let (text, words) = match random.below(1000) {
        0..420 => (format!("{year}-{month:02}-{day:02}"), None),
        420..640 => (format!("{year}-{month:02}"), None),
        640..760 => (format!("{year}"), None),
        760..820 => {
            let last = (day + 1 + random.below(3)).min(28 + usize::from(month != 2) * 2);
            (format!("{year}-{month:02}-{day:02}/{year}-{month:02}-{last:02}"), None)
        },
        820..840 => (format!("{year}-{month:02}/{later}-{month:02}"), None),
        840..865 => (format!("{year}/{later}"), None),
        865..885 => (format!("{year}/.."), None),
        885..895 => (format!("../{year}"), None),
        895..905 => (format!("{year}/"), None),
        905..917 => (format!("[{year}-{month:02}..]"), None),
        917..929 => (format!("[..{year}]"), None),
        929..941 => (format!("[{year}..{later}]"), None),
        941..956 => (format!("{year}~"), None),
        956..961 => (format!("{year}-{month:02}?"), None),
        961..968 => (format!("{}X", year / 10), None),
        968..970 => (format!("{}XX", year / 100), None),
        970..976 => (format!("{year}"), Some("in the summer of that year")),
        976..980 => (format!("{year}-{month:02}"), Some("shortly after the talks")),
        980..985 => (String::new(), Some("after the war")),
        _ => (String::new(), None),
    };
    let when = (!text.is_empty()).then(|| Edtf::parse(&text).expect("every date is written as one"));
    Dated { when, words, year }
}

/// A year as a date.
pub(crate) fn of_year(year: usize) -> Edtf {
    Edtf::parse(&year.to_string()).expect("a year is a date")
}

/// A date in a year, of a year, a month or a day.
pub(crate) fn within(year: usize, random: &mut Random) -> Edtf {
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let text = match random.below(10) {
        0..4 => format!("{year}"),
        4..7 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    Edtf::parse(&text).expect("every date is written as one")
}
