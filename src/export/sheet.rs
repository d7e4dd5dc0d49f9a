//! Tables for spreadsheets: CSV as RFC 4180 has it, a file a record type.
//!
//! UTF-8 without a byte-order mark, a header, lines ended by CR LF. Dates stand as EDTF, worded, in the source's own words where it has
//! some, and as the first and last day on which it may have happened; names stand beside codes; several values of one cell are parted by "; ".

mod event;
mod gap;
mod mission;
mod pair;
mod people;

pub use event::{Claims, Events, Hits};
pub use gap::Gaps;
pub use mission::{Classes, Missions};
pub use pair::Pairs;
pub use people::{Parts, People};

use std::io::{self, Write};

use crate::dataset::{Dataset, Edtf, PartyId, Source, When, passages};
use crate::text::neutral;

/// A record type as a table.
pub trait Sheet {
    /// What a row is about.
    type Item: Copy;
    /// The name of its file, without extension.
    const NAME: &'static str;
    /// The names of the columns.
    const HEAD: &'static [&'static str];

    /// The cells of a row, as many as the head has.
    fn cells(&self, item: Self::Item) -> Vec<String>;
}

/// Writes a header and a row an item.
///
/// # Errors
/// Those of `out`.
pub fn write_sheet<S: Sheet>(
    out: &mut impl Write,
    sheet: &S,
    items: impl IntoIterator<Item = S::Item>,
) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    csv.write_record(S::HEAD)?;
    for item in items {
        csv.write_record(sheet.cells(item).iter().map(|cell| harmless(cell)))?;
    }
    csv.flush()
}

/// A date in words that no spreadsheet takes for a day: of "August 1975" alone it would make the first.
fn worded(edtf: Edtf) -> String {
    let text = edtf.text();
    match edtf.missing().filter(|_| edtf.names_month()) {
        Some(missing) => format!("{text} ({missing})"),
        None => text,
    }
}

/// A cell that neither a terminal nor a spreadsheet obeys. A spreadsheet takes what begins with one of these signs for a formula, which
/// may call out of the document; an apostrophe before it makes it text (OWASP, "CSV Injection"). No date, id, code or sum of ours
/// begins with one, so that other programs seldom meet the apostrophe.
fn harmless(cell: &str) -> String {
    let cell = neutral(cell);
    let guard = if cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { "'" } else { "" };
    format!("{guard}{cell}")
}

fn yes_no(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

/// Several values in one cell.
fn joined<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut cell = String::new();
    for value in values {
        if !cell.is_empty() {
            cell.push_str("; ");
        }
        cell.push_str(value.as_ref());
    }
    cell
}

fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// The code and the name of a party.
fn party(data: &Dataset, id: Option<PartyId>) -> [String; 2] {
    id.map_or_else(Default::default, |id| [data[id].code.to_string(), data[id].name.to_string()])
}

/// A date: EDTF, its wording, the words of the source, first day, last day.
fn dated(when: Option<&When>) -> [String; 5] {
    let edtf = when.and_then(|when| when.edtf);
    let words = when.and_then(|when| when.words.as_deref());
    let [first, last] = days(edtf.and_then(Edtf::earliest), edtf.and_then(Edtf::latest));
    [or_empty(edtf), or_empty(edtf.map(worded)), or_empty(words), first, last]
}

/// Days as spreadsheets read them: 1975-08-31.
fn days(first: Option<jiff::civil::Date>, last: Option<jiff::civil::Date>) -> [String; 2] {
    [or_empty(first), or_empty(last)]
}

/// Where it was read, and under which licences: "Mexico–Oman relations § Lead; …" and "CC BY-SA 4.0".
fn cited(data: &Dataset, sources: &[Source]) -> [String; 2] {
    let places = passages(sources).map(|source| {
        let section = source.section.as_deref().map_or_else(String::new, |section| format!(" § {section}"));
        format!("{}{section}", data[source.article].title)
    });
    let mut licences: Vec<&str> = Vec::new();
    for licence in sources.iter().filter_map(|source| data[source.article].licence.as_deref()) {
        if !licences.contains(&licence) {
            licences.push(licence);
        }
    }
    [joined(places), joined(licences)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    /// One column, whatever it holds.
    struct Column<'a>(&'a [String]);

    impl Sheet for Column<'_> {
        type Item = usize;
        const NAME: &'static str = "column";
        const HEAD: &'static [&'static str] = &["id", "text"];

        fn cells(&self, item: usize) -> Vec<String> {
            vec![item.to_string(), self.0[item].clone()]
        }
    }

    fn written(texts: &[String]) -> String {
        let mut out = Vec::new();
        write_sheet(&mut out, &Column(texts), 0..texts.len()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn is_quoted_as_rfc_4180_has_it() {
        let texts = ["plain", "a, b", "\"so\"", "é"].map(str::to_owned);
        assert_eq!(written(&texts), "id,text\r\n0,plain\r\n1,\"a, b\"\r\n2,\"\"\"so\"\"\"\r\n3,é\r\n");
    }

    #[rstest]
    #[case("=1+1", "'=1+1")]
    #[case(" @SUM(A1)", "' @SUM(A1)")]
    #[case("-5", "'-5")]
    #[case("＝1", "'＝1")]
    #[case("a=b", "a=b")]
    #[case("[1975-08..]", "[1975-08..]")]
    #[case("\u{1b}]0;x", "�]0;x")]
    fn no_cell_is_a_formula(#[case] cell: &str, #[case] expected: &str) {
        assert_eq!(harmless(cell), expected);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(texts in prop::collection::vec(any::<String>(), 1..8)) {
            let csv = written(&texts);
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let read: Vec<String> = reader.records().map(|row| row.unwrap()[1].to_owned()).collect();
            prop_assert_eq!(read, texts.iter().map(|text| harmless(text)).collect::<Vec<_>>());
        }
    }
}
