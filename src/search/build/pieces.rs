//! The pieces of titles and summaries: words, and what stands between them, each read once.
//!
//! A million texts are made of some hundred thousand pieces, and what most of them say does not depend on their neighbours: a word with
//! space around it is the same word everywhere. Only what touches (`O’Brien-Smith`, `1,200`) must be read as it stands.

use super::super::letters::{Letters, Particle};
use super::super::vocabulary::WordId;
use super::part::Said;
use crate::dataset::Shared;

/// What a piece is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    /// A word, and what it says where nothing touches it, once it has stood so.
    Word(Option<Spelt>),
    /// There is a space in it, and nothing that is read: what stands on either side is read on its own.
    Apart,
    /// It touches what stands on either side, which is read together.
    Joint,
}

/// What a piece says on its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelt {
    pub(super) said: Said,
    /// The words that it begins and ends with.
    pub(super) ends: Option<[WordId; 2]>,
    pub(super) letters: u32,
    /// Itself, where it belongs to the word after it.
    pub(super) particle: Particle,
}

impl Piece {
    fn read(piece: &str) -> Self {
        if piece.starts_with(char::is_alphanumeric) {
            return Self::Word(None);
        }
        // Signs such as ™ are read as letters.
        let is_read = !Letters::read(piece).text.is_empty();
        if piece.contains(char::is_whitespace) && !is_read { Self::Apart } else { Self::Joint }
    }
}

/// What pieces are, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Pieces(Vec<Option<Piece>>);

impl Pieces {
    /// What a piece is, looked at once.
    pub(super) fn get(&mut self, piece: Shared<'_, str>) -> Piece {
        let number = piece.number as usize;
        if let Some(Some(known)) = self.0.get(number) {
            return *known;
        }
        let read = Piece::read(piece.value);
        self.set(piece.number, read);
        read
    }

    pub(super) fn set(&mut self, number: u32, piece: Piece) {
        let number = number as usize;
        if number >= self.0.len() {
            self.0.resize(number + 1, None);
        }
        self.0[number] = Some(piece);
    }
}
