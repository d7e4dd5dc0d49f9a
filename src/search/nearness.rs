//! How near one word of a query is to a word of a text: what the vocabulary answers for all words at once, for a few.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Tier;
use super::query::{Anchor, Word};
use super::scattered;
use super::spelling::{self, Pattern};
use super::vocabulary::{FEWEST_SOUNDS, FEWEST_SOUNDS_TO_SLIP, is_spelt, is_subsequence};

/// A word of a query, to be held against words of texts.
pub(super) struct Nearness {
    word: Word,
    key: String,
    pattern: Option<Box<Pattern>>,
    key_pattern: Option<Box<Pattern>>,
    matcher: SkimMatcherV2,
}

impl Nearness {
    pub(super) fn new(word: Word) -> Self {
        let is_fuzzy = !word.is_exact && word.anchor == Anchor::Anywhere && is_spelt(&word.text);
        let mut key = String::new();
        spelling::key(&word.text, &mut key);
        let sounds = key.chars().count();
        let pattern = Pattern::new(&word.text).filter(|_| is_fuzzy).map(Box::new);
        let key_pattern = Pattern::new(&key).filter(|_| is_fuzzy && sounds >= FEWEST_SOUNDS_TO_SLIP).map(Box::new);
        if sounds < FEWEST_SOUNDS {
            key.clear();
        }
        Self { word, key, pattern, key_pattern, matcher: SkimMatcherV2::default() }
    }

    pub(super) fn word(&self) -> &Word {
        &self.word
    }

    /// The tier in which the word is met by a folded word of a text.
    pub(super) fn tier(&self, candidate: &str) -> Option<Tier> {
        self.word.tier(candidate).or_else(|| self.near(candidate))
    }

    fn near(&self, candidate: &str) -> Option<Tier> {
        let pattern = self.pattern.as_deref().filter(|_| is_spelt(candidate))?;
        let mut key = String::new();
        spelling::key(candidate, &mut key);
        if key == self.key {
            return Some(Tier::Spelling);
        }
        let slips = spelling::slips(pattern.letters);
        let begun = if self.word.is_begun { spelling::begun_slips(pattern.letters) } else { 0 };
        let distance = pattern.distance(candidate);
        let by_sound = self.key_pattern.as_deref().is_some_and(|pattern| pattern.distance(&key).whole == 1);
        match distance.whole {
            1 if slips >= 1 => Some(Tier::Slip),
            _ if by_sound => Some(Tier::Slips),
            2 if slips >= 2 => Some(Tier::Slips),
            _ if slips > 0 && begun > 0 && distance.begun <= begun => Some(Tier::Begun),
            _ => self.is_scattered(candidate).then_some(Tier::Scattered),
        }
    }

    fn is_scattered(&self, candidate: &str) -> bool {
        let text = &*self.word.text;
        candidate.chars().next() == text.chars().next()
            && is_subsequence(text, candidate)
            && self.matcher.fuzzy_match(candidate, text).is_some_and(|score| scattered::is_enough(score, text))
    }
}
