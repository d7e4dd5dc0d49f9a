//! JSON on its way out: an array, a line an object, or one object, written as it is made.

use std::io::{self, Write};

use serde::{Serialize, Serializer as _};

use crate::text::is_hostile;

/// Writes the items as one pretty array, and a newline.
///
/// # Errors
/// Those of `out`.
pub fn write_array<T: Serialize>(out: &mut impl Write, items: impl IntoIterator<Item = T>) -> io::Result<()> {
    serde_json::Serializer::pretty(Harmless(&mut *out)).collect_seq(items)?;
    out.write_all(b"\n")
}

/// Writes each item as an object on a line of its own (JSON Lines).
///
/// # Errors
/// Those of `out`.
pub fn write_lines<T: Serialize>(out: &mut impl Write, items: impl IntoIterator<Item = T>) -> io::Result<()> {
    for item in items {
        serde_json::to_writer(Harmless(&mut *out), &item)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes one pretty object, and a newline.
///
/// # Errors
/// Those of `out`.
pub fn write_one(out: &mut impl Write, item: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(Harmless(&mut *out), item)?;
    out.write_all(b"\n")
}

/// Escapes what must never reach a terminal raw and what JSON itself would let through: C1 controls and bidirectional
/// overrides. Such letters stand only inside strings, and the serializer hands strings over in whole pieces.
struct Harmless<W>(W);

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(text) if text.chars().any(must_escape) => {
                for letter in text.chars() {
                    if must_escape(letter) {
                        // All of them lie in the basic plane: one escape of four digits each.
                        write!(self.0, "\\u{:04x}", u32::from(letter))?;
                    } else {
                        write!(self.0, "{letter}")?;
                    }
                }
            },
            _ => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Newlines are the serializer's own; those of a string arrive escaped.
fn must_escape(letter: char) -> bool {
    letter != '\n' && is_hostile(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hostile_letters_are_escaped_and_read_back() {
        let text = "a\u{202e}b\u{9b}31m\u{1b}[0m\n\u{7f}é";
        let json = written(|out| write_one(out, &text));
        assert!(!json.trim_end().chars().any(is_hostile), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn nothing_is_an_empty_array_and_no_lines() {
        assert_eq!(written(|out| write_array(out, [0; 0])), "[]\n");
        assert_eq!(written(|out| write_lines(out, [0; 0])), "");
    }

    #[test]
    fn lines_hold_one_item_each() {
        assert_eq!(written(|out| write_lines(out, ["a", "b"])), "\"a\"\n\"b\"\n");
    }
}
