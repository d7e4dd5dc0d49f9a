//! Dates as people write them, beside EDTF: "31 Jul 1975", "c. 1975", "before 1990", "1977–present".
//!
//! What has two readings is refused, naming both; nothing is made more precise than it was written. English only.

mod date;
mod numbers;
mod part;
mod phrase;
mod token;

use super::parse::{EdtfError, is_edtf, parse_slowly};
use super::{Shape, plain};

/// The longest text that is read as words, in bytes; no date of ours is half as long.
const MOST_TEXT: usize = 100;

/// What may be written, for messages.
const FORMS: &str = "write 1975-07-31, 31 Jul 1975, Jul 1975, 1975, c. 1975, before 1975, 1970–1975, since 1975";

/// Reads EDTF, and the forms of the module.
pub(super) fn read(text: &str) -> Result<Shape, EdtfError> {
    let text = text.trim();
    if let Some(shape) = plain::read(text) {
        return Ok(shape);
    }
    // Where a letter is of no EDTF, the words are all there is to try.
    let may_be_edtf = !text.is_empty() && text.bytes().all(is_of_edtf);
    let edtf = may_be_edtf.then(|| parse_slowly(text));
    if let Some(Ok(shape)) = edtf {
        return Ok(shape);
    }
    // What is EDTF and still no date of ours has been told why.
    if let Some(Err(error)) = edtf.as_ref().filter(|_| is_edtf(text)) {
        return Err(error.clone());
    }
    match (words(text), edtf) {
        (Ok(Some(shape)), _) => Ok(shape),
        (Err(error), _) | (Ok(None), Some(Err(error))) => Err(error),
        (Ok(None), _) => Err(format!("\"{}\" is no date; {FORMS}", shown(text)).into()),
    }
}

fn words(text: &str) -> Result<Option<Shape>, EdtfError> {
    if text.len() > MOST_TEXT {
        return Ok(None);
    }
    if let Some(point) = numbers::read(text)? {
        return Ok(Some(Shape::At(point)));
    }
    let Some(tokens) = token::tokens(text) else { return Ok(None) };
    part::refusal(text, &tokens).map_or_else(|| phrase::read(&tokens), Err)
}

/// Says whether EDTF has a letter for this byte.
fn is_of_edtf(byte: u8) -> bool {
    byte.is_ascii_digit() || b"-/.,[]{}~?%XYTZSE:+ ".contains(&byte)
}

/// As much of a text as a message shows, without what a terminal would obey.
fn shown(text: &str) -> String {
    crate::text::neutral(&crate::text::fit(text, 40)).into_owned()
}

#[cfg(test)]
mod tests;
