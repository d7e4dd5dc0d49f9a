//! Files of JSON Lines, read line by line: a million records need no more memory than one.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::Path;

use serde::Deserialize;

use super::diagnostic::{Log, Problem};
use super::file::{self, File};
use super::record::Sort;
use crate::dataset::Vocabulary as _;

/// The longest line that is read, in bytes. A record is a few hundred; the longest text of one is 64 KiB.
const MOST_LINE: usize = 1 << 20;

/// How much is read at once.
const CHUNK: usize = 256 << 10;

/// Says of every line of a file what is on it, with its number from 1: the text, or why there is none.
///
/// # Errors
/// A [`Problem`] where the file cannot be read to its end.
pub(super) fn each(path: &Path, mut take: impl FnMut(usize, Result<&str, String>)) -> Result<(), Problem> {
    file::check_is_file(path)?;
    let unreadable = |error: io::Error| file::unreadable(path, &error);
    let mut reader = BufReader::with_capacity(CHUNK, fs::File::open(path).map_err(unreadable)?);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        // One byte more than is allowed tells a line that is too long from one that is just as long.
        let read = reader.by_ref().take(MOST_LINE as u64 + 1).read_until(b'\n', &mut line).map_err(unreadable)?;
        if read == 0 {
            break;
        }
        if line.len() > MOST_LINE {
            let rest = if line.ends_with(b"\n") { 0 } else { reader.skip_until(b'\n').map_err(unreadable)? };
            let length = line.len() + rest;
            take(number, Err(format!("the line has {length} bytes; a record may have {MOST_LINE}")));
            continue;
        }
        while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            line.pop();
        }
        let bytes = if number == 1 { line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&line) } else { &line };
        if bytes.is_empty() {
            continue;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => take(number, Ok(text)),
            Err(error) => {
                let at = error.valid_up_to() + 1;
                take(number, Err(format!("is not UTF-8 from byte {at} on; save the file as UTF-8")));
            },
        }
    }
    Ok(())
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
