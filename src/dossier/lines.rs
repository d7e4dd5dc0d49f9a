//! Files of JSON Lines, read by batches of lines: a million records need no more memory than a thousand.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use serde::Deserialize;

use super::diagnostic::Problem;
use super::file::{self, File};
use super::log::Log;
use super::sort::Sort;
use crate::dataset::Vocabulary as _;

/// The longest line that is read, in bytes. A record is a few hundred; the longest text of one is 64 KiB.
const MOST_LINE: usize = 1 << 20;

/// How much is read at once: more than the longest line, and little enough to stay in a cache.
const CHUNK: usize = MOST_LINE + (256 << 10);

/// Opens a file to be read line by line.
///
/// # Errors
/// A [`Problem`] where it cannot be.
pub(super) fn open(path: &Path) -> Result<fs::File, Problem> {
    file::check_is_file(path)?;
    fs::File::open(path).map_err(|error| file::unreadable(path, &error))
}

/// The text of a line, or why it has none.
fn text<'b>(number: usize, line: &Line<'b>) -> Result<&'b str, String> {
    let bytes = match *line {
        Line::Whole(bytes) => bytes,
        Line::TooLong(length) => return Err(format!("the line has {length} bytes; a record may have {MOST_LINE}")),
    };
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    let bytes = if number == 1 { bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes) } else { bytes };
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to() + 1;
        format!("is not UTF-8 from byte {at} on; save the file as UTF-8")
    })
}

/// A line without its end.
enum Line<'b> {
    Whole(&'b [u8]),
    /// How many bytes it has.
    TooLong(usize),
}

/// Cuts what is read into lines. No line is copied, unless it crosses the end of a chunk.
pub(super) struct Lines<R> {
    from: R,
    buffer: Vec<u8>,
    /// What of the buffer has been read and not taken.
    start: usize,
    end: usize,
    /// How much of a line that is too long has gone by already.
    gone: usize,
    number: usize,
    has_ended: bool,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, buffer: vec![0; CHUNK], start: 0, end: 0, gone: 0, number: 0, has_ended: false }
    }

    /// The next line, with its number from 1; `None` after the last.
    fn next(&mut self) -> io::Result<Option<(usize, Line<'_>)>> {
        loop {
            let waiting = &self.buffer[self.start..self.end];
            if let Some(length) = memchr::memchr(b'\n', waiting) {
                let (start, whole) = (self.start, self.gone + length);
                self.start += length + 1;
                return Ok(Some(self.line(start, length, whole)));
            }
            if self.has_ended {
                let (start, length) = (self.start, waiting.len());
                let whole = self.gone + length;
                self.start = self.end;
                return Ok((whole > 0).then(|| self.line(start, length, whole)));
            }
            self.fill()?;
        }
    }

    fn line(&mut self, start: usize, length: usize, whole: usize) -> (usize, Line<'_>) {
        self.gone = 0;
        self.number += 1;
        let is_too_long = whole > MOST_LINE;
        (self.number, if is_too_long { Line::TooLong(whole) } else { Line::Whole(&self.buffer[start..start + length]) })
    }

    /// Reads on, after what is waiting or, of a line that is too long, in place of it.
    fn fill(&mut self) -> io::Result<()> {
        if self.end - self.start > MOST_LINE || self.gone > 0 {
            (self.gone, self.start, self.end) = (self.gone + self.end - self.start, 0, 0);
        } else {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        match self.from.read(&mut self.buffer[self.end..]) {
            Ok(0) => self.has_ended = true,
            Ok(read) => self.end += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {},
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Fills a batch with the next lines, as many as make some hundred kilobytes; `false` where there are none.
    ///
    /// # Errors
    /// Where what is read cannot be read to its end.
    pub(super) fn batch(&mut self, batch: &mut Batch) -> io::Result<bool> {
        batch.text.clear();
        batch.lines.clear();
        while batch.text.len() < BATCH {
            let Some((number, line)) = self.next()? else { break };
            match text(number, &line) {
                Ok("") => {},
                Ok(text) => {
                    batch.text.push_str(text);
                    batch.lines.push((number, Ok(batch.text.len())));
                },
                Err(message) => batch.lines.push((number, Err(message))),
            }
        }
        Ok(!batch.lines.is_empty())
    }
}

/// How many bytes of lines make a batch: enough that handing it over costs nothing beside reading it, few enough to stay in a cache.
const BATCH: usize = 256 << 10;

/// Some lines, read at once.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The lines, one behind the other, without their ends.
    text: String,
    /// The number of each line and where it ends in the text, or why it has none.
    lines: Vec<(usize, Result<usize, String>)>,
}

impl Batch {
    /// Each line with its number: the text, or why there is none.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, Result<&str, &str>)> {
        let mut start = 0;
        self.lines.iter().map(move |(number, line)| {
            let line = line.as_ref().map(|end| &self.text[std::mem::replace(&mut start, *end)..*end]);
            (*number, line.map_err(|message| &**message))
        })
    }
}

/// The type of the record on a line, as far as it can be told without checking the line.
pub(super) fn sort(line: &str) -> Option<Sort> {
    /// What every record has.
    #[derive(Deserialize)]
    struct Tag<'l> {
        #[serde(rename = "type", borrow)]
        sort: std::borrow::Cow<'l, str>,
    }
    // Who writes such lines writes the type first; then nothing needs to be read.
    if let Some(rest) = line.strip_prefix("{\"type\":\"") {
        return Sort::from_name(&rest[..rest.find('"')?]);
    }
    Sort::from_name(&serde_json::from_str::<Tag<'_>>(line).ok()?.sort)
}

/// Logs that a line cannot be read as text.
pub(super) fn unreadable(name: &str, number: usize, message: String, log: &mut Log) {
    log.error(File::line(name, "", number), &(0..0), message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives a few bytes at a time, as a pipe may.
    struct Drip<'b>(&'b [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let take = self.1.min(self.0.len()).min(buffer.len());
            buffer[..take].copy_from_slice(&self.0[..take]);
            self.0 = &self.0[take..];
            Ok(take)
        }
    }

    /// The lines of a text as numbers and lengths, negative where they are too long.
    fn lines(text: &[u8], step: usize) -> Vec<(usize, isize)> {
        let mut lines = Vec::new();
        let mut cut = Lines::new(Drip(text, step));
        while let Some((number, line)) = cut.next().unwrap() {
            let length = match line {
                Line::Whole(bytes) => bytes.len().cast_signed(),
                Line::TooLong(length) => -length.cast_signed(),
            };
            lines.push((number, length));
        }
        lines
    }

    proptest! {
        #[test]
        fn lines_are_cut_where_they_end(text in prop::collection::vec(prop_oneof![Just(b'\n'), Just(b'x')], 0..60), step in 1..9usize) {
            let mut expected: Vec<_> = text.split(|byte| *byte == b'\n').map(|line| line.len().cast_signed()).collect();
            if expected.last() == Some(&0) {
                expected.pop();
            }
            let found = lines(&text, step);
            prop_assert_eq!(found, expected.into_iter().enumerate().map(|(at, length)| (at + 1, length)).collect::<Vec<_>>());
        }
    }

    /// The lines that are not empty, one by one.
    fn each_of(from: impl Read, mut take: impl FnMut(usize, Result<&str, String>)) {
        let mut lines = Lines::new(from);
        while let Some((number, line)) = lines.next().unwrap() {
            match text(number, &line) {
                Ok("") => {},
                said => take(number, said),
            }
        }
    }

    #[test]
    fn batches_hold_every_line_once() {
        let text = (0..60_000).map(|number| format!("line {number}")).collect::<Vec<_>>().join("\n\n") + "\n";
        let text = [text.as_bytes(), b"\xff\nlast"].concat();
        let (mut lines, mut batch, mut found) = (Lines::new(&*text), Batch::default(), Vec::new());
        while lines.batch(&mut batch).unwrap() {
            found.extend(batch.lines().map(|(number, line)| (number, line.map(str::to_owned).map_err(str::to_owned))));
        }
        let mut expected = Vec::new();
        each_of(&*text, |number, line| expected.push((number, line.map(str::to_owned))));
        assert_eq!((found.len(), found), (60_002, expected));
    }

    #[test]
    fn lines_may_be_as_long_as_allowed_and_no_longer() {
        let line = |length: usize| vec![b'x'; length];
        let text = [line(MOST_LINE), line(3), line(MOST_LINE + 1), line(2), line(3 * CHUNK), line(1)].join(&b'\n');
        let most = MOST_LINE.cast_signed();
        let expected = vec![(1, most), (2, 3), (3, -(most + 1)), (4, 2), (5, -(3 * CHUNK).cast_signed()), (6, 1)];
        for step in [1000, 65_536, usize::MAX] {
            assert_eq!(lines(&text, step), expected);
        }
        // The last line need not end.
        assert_eq!(lines(&line(2 * CHUNK), usize::MAX), [(1, -(2 * CHUNK).cast_signed())]);
    }
}
