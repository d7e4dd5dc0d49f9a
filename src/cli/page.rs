//! The page on which a command prints: stdout, buffered, and how wide it is.

use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use super::Format;
use super::table::{self, Column};
use crate::export::{write_array, write_lines};
use crate::terminal;

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
        json: impl Fn(T) -> J,
        columns: [Column; N],
        row: impl Fn(T) -> [String; N],
    ) -> io::Result<()> {
        match format {
            Format::Table => table::write(&mut self.out, self.width, &columns, items, row),
            Format::Json => write_array(&mut self.out, items.iter().map(|item| json(*item))),
            Format::Jsonl => write_lines(&mut self.out, items.iter().map(|item| json(*item))),
        }
    }

    /// Hands everything over.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
