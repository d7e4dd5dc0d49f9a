//! The page on which a command prints: stdout, buffered, and how wide it is.

use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use super::Format;
use super::table::{self, Column};
use crate::export::{Sheet, write_array, write_lines, write_sheet, write_table};
use crate::terminal;

/// The forms of a list.
#[derive(Debug)]
pub(super) struct Forms<J, S, R, const N: usize> {
    /// An item as JSON.
    pub(super) json: J,
    /// The items for a spreadsheet.
    pub(super) sheet: S,
    /// The columns of the table.
    pub(super) columns: [Column; N],
    /// An item as a row of the table.
    pub(super) row: R,
}

/// Where data go.
#[derive(Debug)]
pub(super) struct Page<W: Write = BufWriter<StdoutLock<'static>>> {
    /// Its text; flushed by [`Page::finish`].
    pub(super) out: W,
    /// Its columns where it is a terminal; elsewhere nothing is cut.
    pub(super) width: Option<usize>,
}

impl Page {
    /// The page of the process. Only its size is read from the terminal; nothing is taken.
    pub(super) fn stdout() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()), width: terminal::width() }
    }
}

impl<W: Write> Page<W> {
    /// Prints a list in a format; nothing, in JSON, is an empty array.
    pub(super) fn list<T: Copy, J: Serialize, const N: usize>(
        &mut self,
        format: Format,
        items: &[T],
        forms: &Forms<impl Fn(T) -> J, impl Sheet<Item = T>, impl Fn(T) -> [String; N], N>,
    ) -> io::Result<()> {
        let Forms { json, sheet, columns, row } = forms;
        let (out, all) = (&mut self.out, || items.iter().copied());
        match format {
            Format::Table => table::write(out, self.width, columns, items, row),
            Format::Json => write_array(out, all().map(json)),
            Format::Jsonl => write_lines(out, all().map(json)),
            Format::Csv => write_sheet(out, sheet, all()),
            Format::Md => write_table(out, &columns.map(|column| (column.title(), column.side())), all().map(row)),
        }
    }

    /// Hands everything over.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
