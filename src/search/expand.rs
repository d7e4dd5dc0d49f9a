//! What a word of a query may mean: the words of the vocabulary that it meets in each tier, and the documents that say those.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Tier;
use super::bits::{Maker, Set};
use super::index::Index;
use super::postings::{Class, DEPTHS, FIRST, LAST};
use super::query::{Anchor, Word};
use super::scattered;
use super::vocabulary::{Closeness, Near, WordId, is_spelt};

/// The documents that meet something, by the depth at which they do; a document may stand at several.
pub(super) type Depths = [Set; DEPTHS];

/// A word of a query with what has been found out about it, tier by tier, each holding all that stands above it.
#[derive(Debug, Clone)]
pub(super) struct Expansion {
    word: Word,
    tiers: Vec<Depths>,
    near: Option<Vec<Near>>,
}

/// How long initials may be, in letters.
const INITIALS: std::ops::RangeInclusive<usize> = 3..=6;

impl Expansion {
    pub(super) fn new(word: Word) -> Self {
        Self { word, tiers: Vec::new(), near: None }
    }

    pub(super) fn word(&self) -> &Word {
        &self.word
    }

    /// Finds out what meets the word down to a tier, by its place in [`Tier::OF_WORDS`].
    pub(super) fn reach(&mut self, index: &Index, maker: &mut Maker, tier: usize) {
        while self.tiers.len() <= tier {
            let above = self.tiers.last().cloned().unwrap_or_default();
            let next = self.next(index, maker, above);
            self.tiers.push(next);
        }
    }

    /// What has been found out down to a tier.
    pub(super) fn tier(&self, tier: usize) -> &Depths {
        &self.tiers[tier]
    }

    fn next(&mut self, index: &Index, maker: &mut Maker, above: Depths) -> Depths {
        let tier = Tier::OF_WORDS[self.tiers.len()];
        if self.word.anchor != Anchor::Anywhere {
            return self.anchored(index, maker, above, tier);
        }
        if self.word.is_exact && tier != Tier::Whole {
            return above;
        }
        let vocabulary = &index.vocabulary;
        let text = &*self.word.text;
        match tier {
            Tier::Whole if self.word.is_initial() => above,
            Tier::Whole => by_depth(|class| match vocabulary.find(text) {
                Some(word) => index.union_of(maker, &[word], class),
                None => Set::default(),
            }),
            Tier::Prefix => {
                let range = vocabulary.range(text);
                let is_whole = range.len() == 1 && vocabulary.get(range.start) == text && !self.word.is_initial();
                if is_whole { above } else { by_depth(|class| index.union(maker, &range, class)) }
            },
            Tier::Substring if self.word.looks_inside() => add(index, maker, &above, &vocabulary.containing(text)),
            Tier::Initials => self.initials(index, maker, above),
            Tier::Spelling => self.near(index, maker, &above, Closeness::Spelling),
            Tier::Slip => self.near(index, maker, &above, Closeness::Slip),
            Tier::Slips => self.near(index, maker, &above, Closeness::Slips),
            Tier::Begun => self.near(index, maker, &above, Closeness::Begun),
            Tier::Scattered => self.scattered(index, maker, above),
            Tier::Exact | Tier::Substring => above,
        }
    }

    /// A word at the beginning or the end of a name or title.
    fn anchored(&self, index: &Index, maker: &mut Maker, mut above: Depths, tier: Tier) -> Depths {
        let text = &*self.word.text;
        let class = if self.word.anchor == Anchor::Start { FIRST } else { LAST };
        let words: Vec<WordId> = match (tier, self.word.anchor) {
            (Tier::Whole, _) => index.vocabulary.find(text).into_iter().collect(),
            (Tier::Prefix, Anchor::Start) if !self.word.is_exact => index.vocabulary.range(text).collect(),
            (Tier::Substring, Anchor::End) if !self.word.is_exact => index.vocabulary.ending(text),
            _ => return above,
        };
        above[0] = index.union_of(maker, &words, class);
        above
    }

    fn initials(&self, index: &Index, maker: &mut Maker, mut above: Depths) -> Depths {
        let found = index.initials.find(&self.word.text).filter(|_| INITIALS.contains(&self.word.text.chars().count()));
        if let Some(owner) = found {
            let lists = index.initialled.lists(owner..owner + 1);
            let most = lists.clone().map(|list| index.initialled.count(list)).sum();
            let set = maker.make(index.documents(), most, |sink| {
                lists.for_each(|list| index.initialled.add_to(list, sink));
            });
            above[0] = joined(index, maker, &above[0], &set);
        }
        above
    }

    fn near(&mut self, index: &Index, maker: &mut Maker, above: &Depths, closeness: Closeness) -> Depths {
        let word = &self.word;
        let near = self.near.get_or_insert_with(|| index.vocabulary.near(&word.text, word.is_begun));
        let words: Vec<WordId> = near.iter().filter(|near| near.closeness == closeness).map(|near| near.word).collect();
        add(index, maker, above, &words)
    }

    /// Only names and titles: over the words of long texts letters are scattered everywhere.
    fn scattered(&self, index: &Index, maker: &mut Maker, mut above: Depths) -> Depths {
        let text = &*self.word.text;
        if text.chars().count() < scattered::FEWEST_LETTERS || !is_spelt(text) {
            return above;
        }
        let matcher = SkimMatcherV2::default();
        let is_near = |word: &WordId| {
            let score = matcher.fuzzy_match(index.vocabulary.get(*word), text);
            score.is_some_and(|score| scattered::is_enough(score, text))
        };
        let words: Vec<WordId> = index.vocabulary.scattered(text).filter(is_near).collect();
        let set = index.union_of(maker, &words, 0);
        above[0] = joined(index, maker, &above[0], &set);
        above
    }
}

fn by_depth(make: impl FnMut(Class) -> Set) -> Depths {
    let mut make = make;
    std::array::from_fn(|class| make(class as Class))
}

/// What stands above, and the documents of more words.
fn add(index: &Index, maker: &mut Maker, above: &Depths, words: &[WordId]) -> Depths {
    if words.is_empty() {
        return above.clone();
    }
    by_depth(|class| {
        let more = index.union_of(maker, words, class);
        joined(index, maker, &above[class as usize], &more)
    })
}

/// The union of two sets.
pub(super) fn joined(index: &Index, maker: &mut Maker, one: &Set, other: &Set) -> Set {
    if one.is_empty() || other.is_empty() {
        return if one.is_empty() { other.clone() } else { one.clone() };
    }
    let views = [index.view(one), index.view(other)];
    let most = views.iter().map(|view| view.most()).sum();
    maker.make(index.documents(), most, |sink| views.iter().for_each(|view| sink.add_all(*view)))
}
