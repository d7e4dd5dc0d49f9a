//! The unions that are made once: all that begins with `a` is not put together again at every keystroke.

use std::ops::Range;

use super::bits::{Maker, Set};
use super::index::{Index, PARTY};
use super::postings::{Class, DEPTHS};
use super::vocabulary::{Vocabulary, WordId};

/// How long the prefixes are whose unions may be kept, in letters.
const KEPT_PREFIXES: Range<usize> = 1..4;
/// How many unions are kept: at a million events 150 kB each.
const MOST_KEPT: usize = 40;

/// The unions of long ranges of words, made once: all that begins with `a` is not put together again at every keystroke.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) firsts: Vec<WordId>,
    pub(super) ends: Vec<WordId>,
    pub(super) classes: Vec<Class>,
    pub(super) bits: Vec<u64>,
}

impl Kept {
    /// Makes the unions that would take longest to put together while somebody types.
    pub(super) fn of(index: &Index) -> Self {
        let mut heavy: Vec<(usize, Range<WordId>, Class)> = Vec::new();
        for letters in KEPT_PREFIXES {
            for words in prefixes(&index.vocabulary, letters) {
                for class in 0..DEPTHS as Class {
                    let weight = weight(index, &words, class);
                    if weight > index.documents() / 8 {
                        heavy.push((weight, words.clone(), class));
                    }
                }
            }
        }
        heavy.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.start.cmp(&other.1.start)));
        let mut kept = Self::default();
        let mut maker = Maker::default();
        for (_, words, class) in heavy.into_iter().take(MOST_KEPT) {
            if let Set::Dense(bits) = index.union(&mut maker, &words, class) {
                kept.keep(&words, class, &bits);
            }
        }
        kept
    }

    /// Keeps a union.
    fn keep(&mut self, words: &Range<WordId>, class: Class, bits: &[u64]) {
        self.firsts.push(words.start);
        self.ends.push(words.end);
        self.classes.push(class);
        self.bits.extend_from_slice(bits);
    }

    /// The number of the union of a range, if it is kept.
    pub(super) fn find(&self, words: &Range<WordId>, class: Class) -> Option<u32> {
        let is_wanted = |at: &usize| (self.ends[*at], self.classes[*at]) == (words.end, class);
        (0..self.firsts.len()).filter(|at| self.firsts[*at] == words.start).find(is_wanted).map(|at| at as u32)
    }

    /// A union, in so many blocks.
    pub(super) fn get(&self, number: u32, blocks: usize) -> &[u64] {
        &self.bits[number as usize * blocks..][..blocks]
    }

    /// How many blocks all take.
    pub(super) fn blocks(&self) -> usize {
        self.bits.len()
    }
}

/// The ranges of words that begin with the same letters, more than one word each.
fn prefixes(vocabulary: &Vocabulary, letters: usize) -> Vec<Range<WordId>> {
    let mut ranges: Vec<Range<WordId>> = Vec::new();
    let mut last = String::new();
    for word in 0..vocabulary.len() as WordId {
        let text = vocabulary.get(word);
        let end = text.char_indices().nth(letters - 1).map_or(0, |(at, letter)| at + letter.len_utf8());
        if end == 0 {
            continue;
        }
        match ranges.last_mut().filter(|range| range.end == word && text[..end] == last) {
            Some(range) => range.end = word + 1,
            None => ranges.push(word..word + 1),
        }
        text[..end].clone_into(&mut last);
    }
    ranges.retain(|range| range.len() > 1);
    ranges
}

/// How long a union takes to put together, in documents to be looked at; a bitmap takes as long as so many.
fn weight(index: &Index, words: &Range<WordId>, class: Class) -> usize {
    const BITMAP: usize = 50;
    let lists = index.words.lists(words.clone()).filter(|list| index.words.class(*list) == class);
    let cost = |list| if index.words.is_dense(list) { index.documents() / BITMAP } else { index.words.count(list) };
    let parties = if class == PARTY { index.parties_of(words) } else { Vec::new() };
    lists.map(cost).sum::<usize>() + parties.iter().map(|party| index.party_count(*party)).sum::<usize>()
}
