//! Tables as their makers write them: separators, quotes, headers, encodings, and rows that do not fit.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use super::recipe::{Encoding, TableForm, Text};
use super::remedy;
use super::report::Reason;
use crate::import::Fault;
use crate::text::neutral;

/// The largest table that is read, in bytes.
const MOST_BYTES: u64 = 256 << 20;

/// The longest cell that is read, in bytes: what a text of a dossier may have.
pub(super) const MOST_CELL: usize = 64 << 10;

/// Bytes that texts do not hold, one of which stands for a separator of several letters while the rows are taken apart.
const STAND_INS: &[u8] = &[0x1f, 0x1e, 0x1d, 0x1c, 0x02, 0x03];

/// A table, read whole and not yet taken apart.
#[derive(Debug)]
pub(super) struct Table {
    name: String,
    text: String,
    separator: String,
    /// The byte that parts fields in `text`: the separator, or what stands for it there.
    delimiter: u8,
    quote: Option<u8>,
    /// Lines of the file before the first of `text`.
    skipped: u64,
    columns: Vec<String>,
    has_header: bool,
    spare: usize,
    pub(super) empty: Vec<String>,
}

/// Whose fault it is that a table cannot be read.
enum Wrong {
    Table(String),
    Recipe(String),
}

impl From<String> for Wrong {
    fn from(message: String) -> Self {
        Self::Table(message)
    }
}

impl From<&str> for Wrong {
    fn from(message: &str) -> Self {
        Self::Table(message.to_owned())
    }
}

/// A row.
pub(super) struct Row<'a> {
    /// The line of the file on which it begins, from 1.
    pub(super) line: u64,
    /// Where it begins, in bytes.
    pub(super) offset: u64,
    /// Its cells, or why they do not fit the header.
    pub(super) cells: Result<Cells<'a>, Reason>,
}

/// The cells of a row.
pub(super) struct Cells<'a> {
    record: StringRecord,
    table: &'a Table,
}

impl Cells<'_> {
    /// A cell: white space made single spaces, nothing in it that a terminal would obey. Empty where the row has no such cell.
    pub(super) fn get(&self, column: usize) -> String {
        let cell = self.table.spelled(self.record.get(column).unwrap_or_default());
        let mut text = String::with_capacity(cell.len());
        for word in cell.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&neutral(word));
        }
        text
    }
}

impl Table {
    /// Reads a table.
    pub(super) fn read(path: &Path, form: &TableForm, recipe: &Text<'_>) -> Result<Self, Fault> {
        let name = path.display().to_string();
        let fault = |message: &str| Fault::Input(format!("{name}: {message}"));
        let about = fs::metadata(path).map_err(|error| fault(&format!("cannot be read: {error}")))?;
        if !about.is_file() {
            return Err(fault("is not a file; name a table"));
        }
        if about.len() > MOST_BYTES {
            return Err(fault(&format!("has {} bytes; a table may have {MOST_BYTES}: split it", about.len())));
        }
        let bytes = fs::read(path).map_err(|error| fault(&format!("cannot be read: {error}")))?;
        Self::of(&name, bytes, form).map_err(|wrong| match wrong {
            Wrong::Table(message) => fault(&message),
            Wrong::Recipe(message) => Fault::Recipe(vec![recipe.whole(message)]),
        })
    }

    /// Makes a table of the bytes of a file.
    fn of(name: &str, bytes: Vec<u8>, form: &TableForm) -> Result<Self, Wrong> {
        let mut text = decoded(bytes, form.encoding)?;
        let skipped: usize = text.split_inclusive('\n').take(form.skip_lines).map(str::len).sum();
        text.drain(..skipped);
        let separator = form.separator.clone().unwrap_or_else(|| ",".to_owned());
        let quote = form.quote.as_ref().map_or(Ok(Some(b'"')), |quote| one_byte(quote.get_ref()))?;
        let delimiter = match separator.as_bytes() {
            [] => return Err(Wrong::Recipe("`separator` is empty; write separator = \",\"".to_owned())),
            [one] => *one,
            _ => {
                let free = STAND_INS.iter().copied().find(|byte| !text.as_bytes().contains(byte));
                let free = free.ok_or("holds every control character that could stand for its long separator")?;
                text = text.replace(&separator, &char::from(free).to_string());
                free
            },
        };
        if Some(delimiter) == quote {
            return Err(Wrong::Recipe("`separator` and `quote` are one sign; write quote = \"\"".to_owned()));
        }
        let mut table = Self {
            name: name.to_owned(),
            text,
            separator,
            delimiter,
            quote,
            skipped: form.skip_lines as u64,
            columns: form.columns.clone(),
            has_header: form.columns.is_empty(),
            spare: form.spare_header_fields,
            empty: form.empty.clone(),
        };
        table.header()?;
        Ok(table)
    }

    fn header(&mut self) -> Result<(), Wrong> {
        let first = self.rows_as_they_are().next();
        let first = first.ok_or("is empty; a table has a header and a row at least")?;
        let first = first.map_err(|error| format!("cannot be taken apart: {error}"))?;
        if !self.has_header {
            return Ok(());
        }
        self.columns = first.iter().map(|name| self.spelled(name.trim()).into_owned()).collect();
        if let Some(long) = self.columns.iter().find(|name| name.len() > MOST_CELL) {
            let size = long.len();
            return Err(format!("has a name of a column with {size} bytes; is its quote closed, is it a table?").into());
        }
        if self.spare >= self.columns.len() {
            let message = format!(
                "`spare_header_fields` spares every column of {} (it has: {}); is `separator` right?",
                self.name,
                self.columns.join(", ")
            );
            return Err(Wrong::Recipe(message));
        }
        let kept = self.columns.len() - self.spare;
        self.columns.truncate(kept);
        Ok(())
    }

    /// A text of the table in its own letters, where a stand-in parts its fields.
    fn spelled<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.separator.len() > 1 && text.contains(char::from(self.delimiter)) {
            return text.replace(char::from(self.delimiter), &self.separator).into();
        }
        text.into()
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn bytes(&self) -> u64 {
        self.text.len() as u64
    }

    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// A word where the whole header is one field that other separators would part.
    pub(super) fn parted_otherwise(&self) -> String {
        let [header] = &self.columns[..] else { return String::new() };
        let found = [";", "\t", "|", ","].into_iter().find(|separator| header.contains(separator));
        found.map_or_else(String::new, |found| format!("; if that is several, write separator = {found:?} in [table]"))
    }

    fn rows_as_they_are(&self) -> impl Iterator<Item = csv::Result<StringRecord>> {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter);
        match self.quote {
            Some(quote) => builder.quote(quote),
            None => builder.quoting(false),
        };
        builder.from_reader(self.text.as_bytes()).into_records()
    }

    /// The rows below the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let rows = self.rows_as_they_are().skip(usize::from(self.has_header));
        let (mut line, mut counted) = (self.skipped + 1, 0);
        // The text is UTF-8 and comes from memory: nothing is left that the reader could fail on.
        rows.filter_map(Result::ok).map(move |record| {
            let offset = record.position().map_or(0, csv::Position::byte);
            // The reader still stands before the line ends that part this row from the last, and before empty lines.
            let rest = self.text.as_bytes().get(offset as usize..).unwrap_or_default();
            let begins = offset as usize + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            line += breaks(self.text.as_bytes().get(counted..begins).unwrap_or_default());
            counted = counted.max(begins);
            Row { line, offset, cells: self.cells(record) }
        })
    }

    fn cells(&self, record: StringRecord) -> Result<Cells<'_>, Reason> {
        let (fields, columns) = (record.len(), self.columns.len());
        if let Some(long) = record.iter().find(|cell| cell.len() > MOST_CELL) {
            let size = format!("{} bytes; a cell may have {MOST_CELL}", long.len());
            let remedy =
                "close the quote before it; where quotes are letters like others, write quote = \"\" in [table]";
            return Err(Reason::of("a cell too long", size).unless(remedy));
        }
        if fields != columns {
            let remedy = remedy::fields(fields, columns);
            return Err(
                Reason::of("not as many fields as the header", format!("{fields}, not {columns}")).unless(remedy)
            );
        }
        Ok(Cells { record, table: self })
    }
}

/// How many lines end here: at `\n`, or at a `\r` that no `\n` follows.
fn breaks(bytes: &[u8]) -> u64 {
    let ends = |(at, byte): &(usize, &u8)| **byte == b'\n' || (**byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    bytes.iter().enumerate().filter(ends).count() as u64
}

fn one_byte(quote: &str) -> Result<Option<u8>, Wrong> {
    match quote.as_bytes() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        _ => {
            let message = format!("`quote` \"{quote}\" is longer than one ASCII letter; write quote = \"\" for none");
            Err(Wrong::Recipe(message))
        },
    }
}

/// The text of a file, its byte-order mark off.
fn decoded(bytes: Vec<u8>, encoding: Encoding) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("is UTF-16; save the table as UTF-8".to_owned());
    }
    let line = |at: usize| breaks(&bytes[..at]) + 1;
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(format!("holds a NUL byte on line {}; it is no text, or cut; save the table as UTF-8", line(at)));
    }
    if let Some(bytes) = bytes.strip_prefix("\u{FEFF}".as_bytes()) {
        return String::from_utf8(bytes.to_vec()).map_err(|_| "has a byte-order mark and is not UTF-8".to_owned());
    }
    match encoding {
        Encoding::Latin1 => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        Encoding::Utf8 => match std::str::from_utf8(&bytes) {
            Ok(_) => Ok(String::from_utf8(bytes).unwrap_or_default()),
            Err(error) => Err(format!(
                "is not UTF-8 from line {} on; save it as UTF-8, or say encoding = \"latin-1\" in the recipe",
                line(error.valid_up_to())
            )),
        },
    }
}
