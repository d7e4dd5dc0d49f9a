//! A search as it is typed: what one keystroke found out about a word, the next one need not.

use std::sync::Arc;

use super::bits::{self, Maker, Set};
use super::expand::{Depths, Expansion, joined};
use super::filter;
use super::index::Index;
use super::phrase;
use super::query::{Atom, Clause, Key};
use super::rank::{Asked, Ranking, Task};
use super::{Counts, HitType, Results, Tier, Wanted, Words};
use crate::dataset::{Dataset, EventId, Record};

/// With fewer hits than this, weaker tiers are tried as well; with more there is nothing to mend, and a weak hit would only be in the
/// way of the count.
const ENOUGH: usize = 200;
/// The last tier that is always tried.
const STRONG: usize = 1;
/// Of longer queries the words are not looked for by spelling: what so many words find is what was meant.
const MOST_NEAR: usize = 8;

/// Searches an index again and again, as a query is typed. Every answer is the same as a fresh one would give; only the time it takes
/// is not. Belongs to one index: for another, take another.
#[derive(Debug, Default)]
pub struct Searcher {
    maker: Maker,
    words: Vec<Expansion>,
    phrases: Vec<(Vec<Box<str>>, Depths, Option<String>)>,
    fields: Vec<(Key, Box<str>, Result<Set, String>)>,
    /// Every document found.
    found: Vec<u64>,
    ranking: Ranking,
}

impl Searcher {
    /// The hits of a query, the best that are wanted; the counts are of all. A query that asks for nothing finds nothing. `data` is what
    /// the index was built from.
    pub fn search(&mut self, index: &Index, data: &Dataset, query: &str, wanted: Wanted) -> Results {
        let mut hints = Vec::new();
        let mut words = Words::read(query, &mut hints);
        self.forget(&words);
        self.resolve(index, data, &mut words, &mut hints);
        self.found.clear();
        self.found.resize(index.blocks(), 0);
        if words.is_empty() {
            return Results { words, hints, ..Results::default() };
        }
        let best = self.rank(index, data, &mut words, wanted);
        hints.dedup();
        Results { hits: best, counts: self.counts(index), words, hints }
    }

    /// The events of all that the last query found, in the order of the timeline: events that are hits, whatever type was wanted, and
    /// the changes of missions that are. Those of people and places are hits of their own.
    pub fn events(&self, index: &Index, data: &Dataset) -> Vec<EventId> {
        let (layout, mut found) = (index.layout, self.found.clone());
        for mission in bits::ones(&self.found).skip_while(|document| *document < layout.missions().start) {
            let Record::Mission(id) = layout.record(mission) else { break };
            data[id].events.iter().for_each(|event| bits::insert(&mut found, layout.event(*event)));
        }
        // They stand last, and in the order of the timeline: of a million nothing is sorted.
        let first = layout.events().start;
        bits::ones(&found).filter_map(|document| Some(EventId::new(document.checked_sub(first)? as usize))).collect()
    }

    /// Lets go of what the query does not ask for any more.
    fn forget(&mut self, words: &Words) {
        let atoms: Vec<&Atom> = words.clauses.iter().flat_map(|clause| &clause.any).collect();
        let asks = |wanted: &dyn Fn(&Atom) -> bool| atoms.iter().any(|atom| wanted(atom));
        self.words.retain(|held| asks(&|atom| matches!(atom, Atom::Word(word) if word == held.word())));
        self.phrases.retain(|held| asks(&|atom| matches!(atom, Atom::Phrase(words) if *words == held.0)));
        self.fields
            .retain(|held| asks(&|atom| matches!(atom, Atom::Field(key, value) if (*key, value) == (held.0, &held.1))));
    }

    /// Finds out what phrases and fields keep, and takes those out of the query that mean nothing.
    fn resolve(&mut self, index: &Index, data: &Dataset, words: &mut Words, hints: &mut Vec<String>) {
        for clause in &mut words.clauses {
            clause.any.retain(|atom| match atom {
                Atom::Word(_) => true,
                Atom::Phrase(phrase) => {
                    hints.extend(self.phrase(index, data, phrase));
                    true
                },
                Atom::Field(key, value) => {
                    let kept = self.field(index, data, *key, value);
                    hints.extend(kept.as_ref().err().cloned());
                    kept.is_ok()
                },
            });
        }
        words.clauses.retain(|clause| !clause.any.is_empty());
    }

    fn phrase(&mut self, index: &Index, data: &Dataset, phrase: &[Box<str>]) -> Option<String> {
        if let Some(known) = self.phrases.iter().find(|known| *known.0 == *phrase) {
            return known.2.clone();
        }
        let (depths, hint) = phrase::depths(index, data, &mut self.maker, phrase);
        self.phrases.push((phrase.to_vec(), depths, hint.clone()));
        hint
    }

    fn field(&mut self, index: &Index, data: &Dataset, key: Key, value: &str) -> &Result<Set, String> {
        let known = self.fields.iter().position(|known| (known.0, &*known.1) == (key, value));
        let at = known.unwrap_or_else(|| {
            let kept = filter::kept(index, data, &mut self.maker, key, value);
            self.fields.push((key, value.into(), kept));
            self.fields.len() - 1
        });
        &self.fields[at].2
    }

    fn rank(&mut self, index: &Index, data: &Dataset, words: &mut Words, wanted: Wanted) -> Vec<super::Hit> {
        let is_filter =
            |clause: &Clause| clause.is_not || clause.any.iter().all(|atom| matches!(atom, Atom::Field(..)));
        let has_words = !words.clauses.iter().all(is_filter);
        let near = words.each().count() <= MOST_NEAR;
        let mut excluded = Vec::new();
        for clause in words.clauses.iter().filter(|clause| clause.is_not) {
            let depths = self.clause(index, clause, 0);
            excluded.extend(depths.into_iter().filter(|set| !set.is_empty()));
        }
        let mut ranking = std::mem::take(&mut self.ranking);
        ranking.start(wanted, has_words);
        let (mut last, mut strong): (Vec<Depths>, Vec<Depths>) = Default::default();
        for (at, tier) in Tier::OF_WORDS.into_iter().enumerate() {
            let is_weak = at > STRONG && (!has_words || !near || ranking.total() >= ENOUGH);
            if is_weak || (tier == Tier::Scattered && ranking.total() > 0) {
                break;
            }
            words.reach = Some(tier);
            let clauses: Vec<&Clause> = words.clauses.iter().filter(|clause| !clause.is_not).collect();
            let depths: Vec<Depths> = clauses.iter().map(|clause| self.clause(index, clause, at)).collect();
            if at > 0 && same(&depths, &last) {
                continue;
            }
            if at <= STRONG {
                strong.clone_from(&depths);
            }
            let both = clauses.iter().zip(depths.iter().zip(&strong));
            let asked = both.map(|(clause, (depths, strong))| Asked::new(index, clause.is_optional, depths, strong));
            let exact = words.letters.as_deref().filter(|_| at <= STRONG);
            let task = Task::new(index, data, tier, asked.collect(), &excluded, exact);
            ranking.rank(&task, &mut self.found);
            last = depths;
        }
        let best = ranking.best(index);
        self.ranking = ranking;
        best
    }

    /// What meets a clause down to a tier: any of its atoms.
    fn clause(&mut self, index: &Index, clause: &Clause, tier: usize) -> Depths {
        let mut all: Option<Depths> = None;
        for atom in &clause.any {
            let depths = self.atom(index, atom, tier);
            all = Some(match all {
                None => depths,
                Some(all) => std::array::from_fn(|depth| joined(index, &mut self.maker, &all[depth], &depths[depth])),
            });
        }
        all.unwrap_or_default()
    }

    fn atom(&mut self, index: &Index, atom: &Atom, tier: usize) -> Depths {
        match atom {
            Atom::Word(word) => {
                let at = self.words.iter().position(|known| known.word() == word).unwrap_or_else(|| {
                    self.words.push(Expansion::new(word.clone()));
                    self.words.len() - 1
                });
                self.words[at].reach(index, &mut self.maker, tier);
                self.words[at].tier(tier).clone()
            },
            Atom::Phrase(phrase) => {
                self.phrases.iter().find(|known| known.0 == *phrase).map(|known| known.1.clone()).unwrap_or_default()
            },
            Atom::Field(key, value) => {
                let mut depths = Depths::default();
                let known = self.fields.iter().find(|known| (known.0, &known.1) == (*key, value));
                depths[0] = known.and_then(|known| known.2.clone().ok()).unwrap_or_default();
                depths
            },
        }
    }

    fn counts(&self, index: &Index) -> Counts {
        let layout = index.layout;
        let mut counts = Counts::default();
        let ranges = [
            (HitType::Person, layout.people()),
            (HitType::Place, layout.places()),
            (HitType::Pair, layout.pairs()),
            (HitType::Mission, layout.missions()),
        ];
        for (hit_type, range) in ranges {
            counts.set(hit_type, bits::count_in(&self.found, range));
        }
        let both = self.found.iter().zip(&index.agreements).map(|(found, agreement)| found & agreement);
        let agreements = both.map(|block| block.count_ones() as usize).sum();
        counts.set(HitType::Agreement, agreements);
        counts.set(HitType::Event, bits::count_in(&self.found, layout.events()) - agreements);
        counts
    }
}

/// Says whether nothing was added since.
fn same(depths: &[Depths], last: &[Depths]) -> bool {
    let is_same = |one: &Set, other: &Set| match (one, other) {
        (Set::Sparse(one), Set::Sparse(other)) => Arc::ptr_eq(one, other) || one == other,
        (Set::Dense(one), Set::Dense(other)) => Arc::ptr_eq(one, other),
        (Set::Kept(one), Set::Kept(other)) => one == other,
        _ => false,
    };
    depths.iter().flatten().zip(last.iter().flatten()).all(|(one, other)| is_same(one, other))
}
