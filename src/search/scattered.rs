//! The last resort: letters in their order with others between them, over names and titles.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::letters::folded;
use super::rank::Met;
use super::{Reason, Words, document};
use crate::dataset::{Dataset, Record};
use crate::text::fold;

/// What a letter must earn on average. The matcher gives 16 for a letter, more at the head of a word or beside another
/// match, and takes away for gaps. Measured over the built-in names: misspelt or shortened names stand at 18 to 21, words that
/// have nothing to do with a name at 17 or less.
const FLOOR: i64 = 18;

/// One or two letters are scattered over nearly every name.
const FEWEST_LETTERS: i64 = 3;

/// More than any word can score.
const CEILING: u32 = 1 << 16;

/// A query, to be met by scattered letters.
pub(super) struct Scattered<'a> {
    matcher: SkimMatcherV2,
    words: &'a Words,
}

impl<'a> Scattered<'a> {
    pub(super) fn new(words: &'a Words) -> Self {
        Self { matcher: SkimMatcherV2::default(), words }
    }

    /// How a document meets every word: by scattered letters in a name or title, or else plainly; `plain` answers for that.
    pub(super) fn judge(
        &self,
        data: &Dataset,
        record: Record,
        plain: impl Fn(usize) -> Option<Met>,
    ) -> Option<Vec<Met>> {
        let names: Vec<String> = document::names(data, record).map(|name| fold(&name)).collect();
        let meet = |(number, word): (usize, &str)| {
            let score = || names.iter().filter_map(|name| self.score(name, word)).max();
            plain(number).or_else(|| Some(Met { reason: Reason::Letters, looseness: CEILING.saturating_sub(score()?) }))
        };
        self.words.iter().enumerate().map(meet).collect()
    }

    /// The letters of `pieces` that a word is scattered over, as the numbers of the pieces.
    pub(super) fn letters<'t>(&self, pieces: impl Iterator<Item = &'t str>, word: &str) -> Vec<usize> {
        let letters = folded(pieces);
        let text: String = letters.iter().map(|(letter, _)| letter).collect();
        let found = self.matcher.fuzzy_indices(&text, word).filter(|(score, _)| is_enough(*score, word));
        found.map_or_else(Vec::new, |(_, places)| places.into_iter().map(|place| letters[place].1).collect())
    }

    fn score(&self, name: &str, word: &str) -> Option<u32> {
        let score = self.matcher.fuzzy_match(name, word).filter(|score| is_enough(*score, word))?;
        u32::try_from(score).ok()
    }
}

fn is_enough(score: i64, word: &str) -> bool {
    let letters = word.chars().map(|_| 1).sum::<i64>();
    letters >= FEWEST_LETTERS && score >= FLOOR * letters
}
