//! Texts as numbers of words: of a million titles and summaries, nearly every word is one of some ten thousand.
//!
//! A text is taken apart into words (letters and digits) and what stands between them. A single space between two words is not
//! written; everything else is a piece of its own. Each piece is a number into the lexicon, and a number takes one byte to three, the
//! pieces that came first the fewest. So a text takes a third of its letters' room.

use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::lean::Shared;
use crate::sections::{Fault, Reader, Target, Writer, Written};
use crate::text::is_hostile;

/// The number of a piece of text.
type Piece = u32;

/// All pieces of all texts, each once.
#[derive(Debug, Default)]
pub(in crate::dataset) struct Lexicon {
    /// All pieces, one behind the other.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// The numbers of the pieces by what they are, while texts are written.
    known: HashTable<Piece>,
    hasher: RandomState,
}

impl Lexicon {
    /// Writes a text as numbers behind `coded`.
    pub(super) fn write(&mut self, text: &str, coded: &mut Vec<u8>) {
        let mut rest = text;
        let mut after_word = false;
        while !rest.is_empty() {
            let (is_word, end) = first_piece(rest);
            let (piece, tail) = rest.split_at(end);
            rest = tail;
            let is_implied = piece == " " && after_word && !rest.is_empty();
            if !is_implied {
                put(self.number(piece), coded);
            }
            after_word = is_word;
        }
    }

    fn number(&mut self, piece: &str) -> Piece {
        let Self { text, ends, known, hasher } = self;
        let at = |number: Piece| of(text, ends, number);
        let hash = hasher.hash_one(piece);
        if let Some(number) = known.find(hash, |number| at(*number) == piece) {
            return *number;
        }
        let number = ends.len() as Piece;
        known.insert_unique(hash, number, |number| hasher.hash_one(at(*number)));
        text.push_str(piece);
        ends.push(text.len() as u32);
        number
    }

    /// A text that was written.
    pub(super) fn pieced<'l>(&'l self, coded: &'l [u8]) -> Pieced<'l> {
        Pieced { lexicon: self, coded }
    }

    /// Lets go of what only writing needs: no text is written any more.
    pub(super) fn shrink(&mut self) {
        self.known = HashTable::new();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Writes its sections.
    pub(super) fn keep<T: Target>(&self, writer: &mut Writer<T>) -> Written {
        writer.bytes("pieces.text", self.text.as_bytes())?;
        writer.numbers("pieces.ends", self.ends.iter().copied())
    }

    /// Reads its sections. It takes no more texts.
    pub(super) fn restore(reader: &Reader<'_>) -> Result<Self, Fault> {
        let text = reader.text("pieces.text")?;
        let ends = reader.numbers("pieces.ends", Some)?;
        if text.chars().any(is_hostile) {
            return Err(Fault::Unsound("pieces.text".into()));
        }
        Ok(Self { text, ends, ..Self::default() })
    }
}

/// A text as the pieces that it is made of. Between two words that stand side by side there is a space.
#[derive(Debug, Clone, Copy)]
pub struct Pieced<'l> {
    lexicon: &'l Lexicon,
    coded: &'l [u8],
}

impl<'l> Pieced<'l> {
    /// Its pieces, each with its number among those of all texts. One that begins with a letter or digit is a word.
    pub fn pieces(self) -> impl Iterator<Item = Shared<'l, str>> {
        let Self { lexicon: Lexicon { text, ends, .. }, coded } = self;
        pieces(coded).map(move |number| Shared { number, value: of(text, ends, number) })
    }

    /// The text.
    pub fn text(self) -> String {
        let mut text = String::with_capacity(self.coded.len() * 4);
        let mut after_word = false;
        for piece in self.pieces() {
            let is_word = is_word(&piece);
            if is_word && after_word {
                text.push(' ');
            }
            text.push_str(&piece);
            after_word = is_word;
        }
        text
    }
}

/// The piece of a number; empty for a number that is none.
fn of<'t>(text: &'t str, ends: &[u32], number: Piece) -> &'t str {
    let end = |number: usize| ends.get(number).map(|end| *end as usize);
    let number = number as usize;
    let start = number.checked_sub(1).map_or(Some(0), end);
    start.zip(end(number)).and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
}

/// Whether a text begins with a word, and where that or what stands before the first ends.
fn first_piece(text: &str) -> (bool, usize) {
    let bytes = text.as_bytes();
    let is_word = bytes.first().is_some_and(u8::is_ascii_alphanumeric);
    // Most pieces are ASCII, and so is what follows them.
    let end = bytes.iter().position(|byte| byte.is_ascii_alphanumeric() != is_word || !byte.is_ascii());
    match end.map(|end| (end, bytes[end])) {
        None => (is_word, bytes.len()),
        Some((end, next)) if next.is_ascii() => (is_word, end),
        Some(_) => {
            let is_word = text.starts_with(char::is_alphanumeric);
            (is_word, text.find(|letter: char| letter.is_alphanumeric() != is_word).unwrap_or(text.len()))
        },
    }
}

/// Says whether a piece is a word, and not what stands between words.
fn is_word(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_alphanumeric)
}

/// The numbers of a coded text.
fn pieces(coded: &[u8]) -> impl Iterator<Item = Piece> {
    let mut bytes = coded.iter();
    std::iter::from_fn(move || {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = *bytes.next()?;
            number |= Piece::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        Some(number)
    })
}

fn put(mut number: Piece, coded: &mut Vec<u8>) {
    while number >= 0x80 {
        coded.push(number as u8 | 0x80);
        number >>= 7;
    }
    coded.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn there_and_back(text: &str) -> (String, usize) {
        let (mut lexicon, mut coded) = (Lexicon::default(), Vec::new());
        lexicon.write(text, &mut coded);
        (lexicon.pieced(&coded).text(), coded.len())
    }

    #[rstest]
    #[case("", 0)]
    #[case("Echeverría meets Arafat", 3)]
    #[case("a  b", 3)]
    #[case(" a b ", 4)]
    #[case("Mexico–Oman, 2012", 5)]
    #[case("the the the", 3)]
    fn a_space_between_words_costs_nothing(#[case] text: &str, #[case] bytes: usize) {
        assert_eq!(there_and_back(text), (text.to_owned(), bytes));
    }

    proptest! {
        #[test]
        fn pieces_end_where_words_begin_or_end(text in "[a-z1é ,.–\u{301}]{1,9}") {
            let is_word = text.starts_with(char::is_alphanumeric);
            let end = text.find(|letter: char| letter.is_alphanumeric() != is_word).unwrap_or(text.len());
            prop_assert_eq!(first_piece(&text), (is_word, end));
        }

        #[test]
        fn every_text_is_read_as_it_was_written(text in "\\PC*", spaced in "[a-z1é ,.–]{0,40}") {
            prop_assert_eq!(there_and_back(&text).0, text);
            prop_assert_eq!(there_and_back(&spaced).0, spaced);
        }
    }

    #[test]
    fn numbers_of_any_size_come_back() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, 2_097_152, u32::MAX];
        let mut coded = Vec::new();
        for number in numbers {
            put(number, &mut coded);
        }
        assert_eq!(pieces(&coded).collect::<Vec<_>>(), numbers);
    }
}
