//! Files of JSON Lines, read line by line: a million records need no more memory than one.

use std::fs;
use std::io::{self, Read};
use std::ops::ControlFlow;
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

/// Says of every line of a file what is on it, with its number from 1: the text, or why there is none. Empty lines are passed over.
/// Whoever takes them may break off.
///
/// # Errors
/// A [`Problem`] where the file cannot be read to its end.
pub(super) fn each<B>(
    path: &Path,
    take: impl FnMut(usize, Result<&str, String>) -> ControlFlow<B>,
) -> Result<ControlFlow<B>, Problem> {
    file::check_is_file(path)?;
    let read = fs::File::open(path).and_then(|file| each_of(file, take));
    read.map_err(|error| file::unreadable(path, &error))
}

/// As [`each`], of what is read from anywhere.
pub(super) fn each_of<B>(
    from: impl Read,
    mut take: impl FnMut(usize, Result<&str, String>) -> ControlFlow<B>,
) -> io::Result<ControlFlow<B>> {
    each_line(from, |number, line| {
        let line = match line {
            Line::Whole(bytes) => bytes,
            Line::TooLong(length) => {
                return take(number, Err(format!("the line has {length} bytes; a record may have {MOST_LINE}")));
            },
        };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = if number == 1 { line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line) } else { line };
        match std::str::from_utf8(line) {
            Ok("") => ControlFlow::Continue(()),
            Ok(text) => take(number, Ok(text)),
            Err(error) => {
                let at = error.valid_up_to() + 1;
                take(number, Err(format!("is not UTF-8 from byte {at} on; save the file as UTF-8")))
            },
        }
    })
}

/// A line without its end.
enum Line<'b> {
    Whole(&'b [u8]),
    /// How many bytes it has.
    TooLong(usize),
}

/// Cuts what is read into lines. No line is copied, unless it crosses the end of a chunk.
fn each_line<B>(
    mut from: impl Read,
    mut take: impl FnMut(usize, Line<'_>) -> ControlFlow<B>,
) -> io::Result<ControlFlow<B>> {
    let mut buffer = vec![0; CHUNK];
    // What of the buffer has been read and not taken, and how much of a line that is too long has gone by already.
    let (mut start, mut end, mut gone) = (0, 0, 0);
    let mut number = 1;
    loop {
        while let Some(length) = memchr::memchr(b'\n', &buffer[start..end]) {
            let line = &buffer[start..start + length];
            let is_too_long = gone + length > MOST_LINE;
            let taken = take(number, if is_too_long { Line::TooLong(gone + length) } else { Line::Whole(line) });
            if taken.is_break() {
                return Ok(taken);
            }
            (start, gone, number) = (start + length + 1, 0, number + 1);
        }
        if end - start > MOST_LINE || gone > 0 {
            (gone, start, end) = (gone + end - start, 0, 0);
        } else {
            buffer.copy_within(start..end, 0);
            (start, end) = (0, end - start);
        }
        match from.read(&mut buffer[end..]) {
            Ok(0) => break,
            Ok(read) => end += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {},
            Err(error) => return Err(error),
        }
    }
    Ok(if gone > 0 {
        take(number, Line::TooLong(gone))
    } else if end > 0 {
        take(number, Line::Whole(&buffer[..end]))
    } else {
        ControlFlow::Continue(())
    })
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
        let all = each_line(Drip(text, step), |number, line| {
            lines.push((
                number,
                match line {
                    Line::Whole(bytes) => bytes.len().cast_signed(),
                    Line::TooLong(length) => -length.cast_signed(),
                },
            ));
            ControlFlow::<()>::Continue(())
        });
        assert!(all.unwrap().is_continue());
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

    #[test]
    fn who_takes_lines_may_break_off() {
        let mut taken = 0;
        let broken = each_line(Drip(b"a\nb\nc\nd", 3), |number, _| {
            taken += 1;
            if number == 2 { ControlFlow::Break(number) } else { ControlFlow::Continue(()) }
        });
        assert_eq!((broken.unwrap(), taken), (ControlFlow::Break(2), 2));
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
