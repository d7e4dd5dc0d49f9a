//! Aligned columns. Rows are made twice, once to measure and once to print, so that a long table needs no memory.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use crate::export::Side;
use crate::text::{fit, neutral};

/// What stands between two columns.
const GAP: &str = "  ";

/// Columns narrower than this are not cut further.
const LEAST: usize = 32;

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Printed above it in a terminal.
    pub(super) head: &'static str,
    /// What happens to it where room is short.
    pub(super) fit: Fit,
}

impl Column {
    /// The head as a title: "Last visit".
    pub(super) fn title(self) -> String {
        let mut title = self.head.to_lowercase();
        if let Some(first) = title.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        title
    }

    /// The side at which its cells stand.
    pub(super) fn side(self) -> Side {
        if self.fit == Fit::Number { Side::Right } else { Side::Left }
    }
}

/// What happens to a column where room is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It stays whole.
    Whole,
    /// It stays whole, and stands at the right.
    Number,
    /// It is cut.
    Cut,
    /// It is left out.
    Spare,
}

/// A column that stays whole.
pub(super) const fn whole(head: &'static str) -> Column {
    Column { head, fit: Fit::Whole }
}

/// A column of numbers.
pub(super) const fn number(head: &'static str) -> Column {
    Column { head, fit: Fit::Number }
}

/// A column that is cut where room is short.
pub(super) const fn cuttable(head: &'static str) -> Column {
    Column { head, fit: Fit::Cut }
}

/// A column that is left out where room is short, the last such column first.
pub(super) const fn spare(head: &'static str) -> Column {
    Column { head, fit: Fit::Spare }
}

/// The column of ids, last in every table: half an id is no use to anybody.
pub(super) const ID: Column = spare("ID");

/// Prints the items, a row each. With a width (a terminal) they fit it and stand under a header; without, nothing is cut and
/// every line is a record.
pub(super) fn write<T: Copy, const N: usize>(
    out: &mut impl Write,
    width: Option<usize>,
    columns: &[Column; N],
    items: &[T],
    row: impl Fn(T) -> [String; N],
) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let mut widths = [0; N];
    for item in items {
        for (widest, cell) in widths.iter_mut().zip(row(*item)) {
            *widest = (*widest).max(neutral(&cell).width());
        }
    }
    if let Some(room) = width {
        for (widest, column) in widths.iter_mut().zip(columns) {
            // A column that is empty in every row has no header either.
            *widest = if *widest == 0 { 0 } else { (*widest).max(column.head.width()) };
        }
        make_room(&mut widths, columns, room);
        line(out, width, columns, &widths, &columns.map(|column| column.head.to_owned()))?;
    }
    items.iter().try_for_each(|item| line(out, width, columns, &widths, &row(*item)))
}

/// Makes room: the spare columns go, the last first, until the others have their least; these share what is left. A column
/// of no width is left out.
fn make_room<const N: usize>(widths: &mut [usize; N], columns: &[Column; N], room: usize) {
    let natural = *widths;
    for (width, column) in widths.iter_mut().zip(columns) {
        if column.fit == Fit::Cut {
            *width = (*width).min(LEAST);
        }
    }
    for index in (0..N).rev() {
        if total(widths) > room && columns[index].fit == Fit::Spare {
            widths[index] = 0;
        }
    }
    for index in 0..N {
        let free = room.saturating_sub(total(widths));
        if widths[index] > 0 {
            widths[index] = natural[index].min(widths[index] + free);
        }
    }
}

fn total(widths: &[usize]) -> usize {
    let shown = widths.iter().filter(|width| **width > 0).count();
    widths.iter().sum::<usize>() + GAP.len() * shown.saturating_sub(1)
}

fn line<const N: usize>(
    out: &mut impl Write,
    room: Option<usize>,
    columns: &[Column; N],
    widths: &[usize; N],
    cells: &[String; N],
) -> io::Result<()> {
    let mut line = String::new();
    for ((cell, column), width) in cells.iter().zip(columns).zip(widths).filter(|(_, width)| **width > 0) {
        if !line.is_empty() {
            line.push_str(GAP);
        }
        let cell = fit(&neutral(cell), *width);
        let padding = " ".repeat(width.saturating_sub(cell.width()));
        let (before, after) = if column.fit == Fit::Number { (&*padding, "") } else { ("", &*padding) };
        line.extend([before, &cell, after]);
    }
    let line = room.map_or_else(|| line.clone(), |room| fit(&line, room));
    writeln!(out, "{}", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 4] = [whole("WHEN"), cuttable("TITLE"), number("N"), ID];
    const ROWS: [[&str; 4]; 2] = [
        ["1975  Aug", "Echeverría meets Arafat in Alexandria", "7", "mx-ps/a"],
        ["1995", "日本語", "12", "mx-ps/bcdef"],
    ];

    fn printed(width: Option<usize>) -> String {
        let mut out = Vec::new();
        write(&mut out, width, &COLUMNS, &ROWS, |row| row.map(str::to_owned)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_pipe_gets_whole_records_without_header() {
        let expected = "\
1975  Aug  Echeverría meets Arafat in Alexandria   7  mx-ps/a
1995       日本語                                 12  mx-ps/bcdef
";
        assert_eq!(printed(None), expected);
    }

    #[test]
    fn a_terminal_gets_a_header_and_titles_cut() {
        let expected = "\
WHEN       TITLE                               N  ID
1975  Aug  Echeverría meets Arafat in Alexa…   7  mx-ps/a
1995       日本語                             12  mx-ps/bcdef
";
        assert_eq!(printed(Some(61)), expected);
    }

    #[test]
    fn a_narrow_terminal_loses_the_ids_and_keeps_the_titles() {
        let expected = "\
WHEN       TITLE                               N
1975  Aug  Echeverría meets Arafat in Alexa…   7
1995       日本語                             12
";
        assert_eq!(printed(Some(48)), expected);
    }

    #[test]
    fn every_width_holds() {
        for width in 1..80 {
            assert!(printed(Some(width)).lines().all(|line| line.width() <= width), "{width}");
        }
    }
}
