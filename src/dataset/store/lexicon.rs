//! Texts as numbers of words: of a million titles and summaries, nearly every word is one of some ten thousand.
//!
//! A text is taken apart into words (letters and digits) and what stands between them. A single space between two words is not
//! written; everything else is a piece of its own. Each piece is a number into the lexicon, and a number takes one byte to three, the
//! pieces that came first the fewest. So a text takes a third of its letters' room, and what indexes words reads numbers, not letters.

use foldhash::fast::RandomState;
use indexmap::IndexSet;

/// The number of a piece of text.
pub type Piece = u32;

/// All pieces of all texts, each once.
#[derive(Debug, Default)]
pub(in crate::dataset) struct Lexicon {
    pieces: IndexSet<Box<str>, RandomState>,
}

impl Lexicon {
    /// Writes a text as numbers behind `coded`.
    pub(super) fn write(&mut self, text: &str, coded: &mut Vec<u8>) {
        let mut rest = text;
        let mut after_word = false;
        while let Some(first) = rest.chars().next() {
            let is_word = first.is_alphanumeric();
            let end = rest.find(|letter: char| letter.is_alphanumeric() != is_word).unwrap_or(rest.len());
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
        let known = self.pieces.get_index_of(piece);
        known.unwrap_or_else(|| self.pieces.insert_full(piece.into()).0) as Piece
    }

    /// The text of a piece; empty for a number that is none.
    pub(in crate::dataset) fn piece(&self, number: Piece) -> &str {
        self.pieces.get_index(number as usize).map_or("", |piece| piece)
    }

    /// How many pieces there are.
    pub(in crate::dataset) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The text that was written.
    pub(super) fn read(&self, coded: &[u8]) -> String {
        let mut text = String::with_capacity(coded.len() * 4);
        let mut after_word = false;
        for piece in pieces(coded).map(|number| self.piece(number)) {
            let is_word = is_word(piece);
            if is_word && after_word {
                text.push(' ');
            }
            text.push_str(piece);
            after_word = is_word;
        }
        text
    }

    pub(super) fn shrink(&mut self) {
        self.pieces.shrink_to_fit();
    }
}

/// Says whether a piece is a word, and not what stands between words.
pub(in crate::dataset) fn is_word(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_alphanumeric)
}

/// The numbers of a coded text.
pub(super) fn pieces(coded: &[u8]) -> impl Iterator<Item = Piece> {
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
        (lexicon.read(&coded), coded.len())
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
