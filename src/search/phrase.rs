//! Words that stand one after the other. The index knows which documents say all of them in fields of one depth; in what order, only
//! the texts can say, so those are read again.

use super::bits::{Maker, Set};
use super::document;
use super::expand::Depths;
use super::filter::list;
use super::index::Index;
use super::letters::Letters;
use super::postings::Class;
use crate::dataset::Dataset;

/// So many documents are read again, the newest; that is done within a few milliseconds.
const MOST_READ: usize = 1_500;

/// The documents that say a phrase, by depth, and a hint where there were too many to read.
pub(super) fn depths(
    index: &Index,
    data: &Dataset,
    maker: &mut Maker,
    phrase: &[Box<str>],
) -> (Depths, Option<String>) {
    let words: Option<Vec<u32>> = phrase.iter().map(|word| index.vocabulary.find(word)).collect();
    let Some(words) = words else { return Default::default() };
    let mut found = Depths::default();
    let (mut left, mut all) = (MOST_READ, 0);
    for (depth, found) in found.iter_mut().enumerate() {
        let candidates = candidates(index, maker, &words, depth as Class);
        all += candidates.len();
        let read = &candidates[candidates.len().saturating_sub(left)..];
        left -= read.len();
        let says = |document: &u32| says(data, index, *document, depth as u32, phrase);
        *found = Set::Sparse(read.iter().copied().filter(says).collect());
    }
    let hint = (all > MOST_READ)
        .then(|| format!("“{}” was looked for in {MOST_READ} of the {all} records with these words", phrase.join(" ")));
    (found, hint)
}

fn candidates(index: &Index, maker: &mut Maker, words: &[u32], depth: Class) -> Vec<u32> {
    let mut sets: Vec<Set> = words.iter().map(|word| index.union_of(maker, &[*word], depth)).collect();
    sets.sort_by_key(|set| index.view(set).most());
    let Some((rarest, others)) = sets.split_first() else { return Vec::new() };
    let mut candidates = list(index.view(rarest));
    for other in others {
        let mut both = Vec::new();
        index.view(other).each_in(&candidates, |place| both.push(candidates[place]));
        candidates = both;
    }
    candidates
}

fn says(data: &Dataset, index: &Index, document: u32, depth: u32, phrase: &[Box<str>]) -> bool {
    let mut is_said = false;
    document::texts(data, index.layout.record(document), |reason, text| {
        is_said = is_said || (reason.depth() == depth && holds(text, phrase));
    });
    is_said
}

/// Says whether the words stand in a text, one after the other.
pub(super) fn holds(text: &str, phrase: &[Box<str>]) -> bool {
    let letters = Letters::read(text);
    let words = letters.words();
    words.iter().any(|first| {
        let mut end = first.start;
        phrase.iter().all(|word| {
            let next = end..end + word.len();
            end = next.end;
            words.contains(&next) && letters.text[next] == **word
        })
    })
}
