//! The last resort: letters in their order with others between them.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::letters::folded;

/// What a letter must earn on average. The matcher gives 16 for a letter, more at the head of a word or beside another
/// match, and takes away for gaps. Measured over the built-in names: misspelt or shortened names stand at 18 to 21, words that
/// have nothing to do with a name at 17 or less.
const FLOOR: i64 = 18;

/// One or two letters are scattered over nearly every name.
pub(super) const FEWEST_LETTERS: usize = 3;

/// The letters of `pieces` that a word is scattered over, as the numbers of the pieces.
pub(super) fn letters<'t>(pieces: impl Iterator<Item = &'t str>, word: &str) -> Vec<usize> {
    let letters = folded(pieces);
    let text: String = letters.iter().map(|(letter, _)| letter).collect();
    let found = SkimMatcherV2::default().fuzzy_indices(&text, word).filter(|(score, _)| is_enough(*score, word));
    found.map_or_else(Vec::new, |(_, places)| places.into_iter().map(|place| letters[place].1).collect())
}

/// Says whether a score of the matcher is more than chance.
pub(super) fn is_enough(score: i64, word: &str) -> bool {
    let letters = word.chars().count();
    letters >= FEWEST_LETTERS && score >= FLOOR * word.chars().map(|_| 1).sum::<i64>()
}
