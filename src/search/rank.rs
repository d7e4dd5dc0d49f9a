//! Which documents meet a query, and in what order they stand.

use std::cmp::Reverse;

use super::index::{Document, Field, Index};
use super::letters::Letters;
use super::scattered::Scattered;
use super::{Counts, Hit, HitType, Reason, Results, Tier, Why, Words, document};
use crate::dataset::Dataset;

/// How well each word of the vocabulary meets a word of the query.
type Grades = Vec<Option<Tier>>;

/// How one word of a query is met by a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    pub(super) reason: Reason,
    /// What it costs in tightness; less is better.
    pub(super) looseness: u32,
}

/// What hits are ordered by, as `search` says; the number of the document comes last, so no two are equal.
type Key = (Tier, u32, u8, u32, Reverse<u32>, usize);

/// The answer to a query that has a word.
pub(super) fn rank(index: &Index, data: &Dataset, mut words: Words, only: Option<HitType>) -> Results {
    let grades: Vec<Grades> =
        (0..words.iter().len()).map(|number| index.grade(|candidate| words.tier(number, candidate))).collect();
    let mut found = collect(index, |document| judge(index, data, document, &grades, &words.letters));
    if found.is_empty() {
        let scattered = Scattered::new(&words);
        found = collect(index, |document| {
            let plain = |word: usize| meet(index, document, &grades[word], Tier::Substring);
            Some((Tier::Scattered, scattered.judge(data, document.record, plain)?))
        });
        words.scattered = true;
    }
    let mut counts = Counts::default();
    for (_, hit) in &found {
        counts.add(hit.hit_type);
    }
    found.retain(|(_, hit)| only.is_none_or(|only| hit.hit_type == only));
    found.sort_unstable_by_key(|(key, _)| *key);
    Results { hits: found.into_iter().map(|(_, hit)| hit).collect(), counts, words }
}

/// The documents that `judge` lets pass, with what they are ordered by.
fn collect(index: &Index, judge: impl Fn(&Document) -> Option<(Tier, Vec<Met>)>) -> Vec<(Key, Hit)> {
    let judged = index.documents().iter().enumerate().filter_map(|(number, document)| {
        let (tier, met) = judge(document)?;
        let depth = met.iter().map(|met| met.reason.depth()).sum();
        let looseness = met.iter().map(|met| met.looseness).sum();
        let key = (tier, depth, document.hit_type.turn(), looseness, Reverse(document.newest), number);
        let why = met.iter().map(|met| met.reason).collect::<Why>();
        Some((key, Hit { record: document.record, hit_type: document.hit_type, tier, why }))
    });
    judged.collect()
}

/// The tier of a document that meets every word, and how each is met within that tier.
fn judge(
    index: &Index,
    data: &Dataset,
    document: &Document,
    grades: &[Grades],
    letters: &str,
) -> Option<(Tier, Vec<Met>)> {
    let mut tier = Tier::Exact;
    for grades in grades {
        let words = index.fields(document).iter().flat_map(|field| index.words(field));
        tier = tier.max(words.filter_map(|word| grades[*word as usize]).min()?);
    }
    let met = grades.iter().filter_map(|grades| meet(index, document, grades, tier)).collect();
    Some((if is_exact(index, data, document, letters) { Tier::Exact } else { tier }, met))
}

/// How the fields that stand highest, of those that meet a word no worse than `worst`, meet it: for the first of their
/// reasons, and as tightly as the tightest of them.
fn meet(index: &Index, document: &Document, grades: &Grades, worst: Tier) -> Option<Met> {
    let meets =
        |field: &&Field| index.words(field).iter().any(|word| grades[*word as usize].is_some_and(|tier| tier <= worst));
    let fields = || index.fields(document).iter().filter(meets);
    let reason = fields().map(|field| field.reason).min_by_key(|reason| (reason.depth(), *reason))?;
    let highest = fields().filter(|field| field.reason.depth() == reason.depth());
    Some(Met { reason, looseness: highest.map(|field| field.letters).min()? })
}

/// Says whether a whole name or title is the query. The texts are read again only where the lengths agree.
fn is_exact(index: &Index, data: &Dataset, document: &Document, letters: &str) -> bool {
    index.fields(document).iter().any(|field| field.reason.depth() == 0 && field.letters as usize == letters.len())
        && document::names(data, document.record).any(|name| Letters::read(&name).text == letters)
}
