//! Everything that can be found in a dataset, ready to be combined.
//!
//! Flat arrays throughout. What the names of a country say of an event is not stored with the event: a word of such a name leads to
//! the party, and the party to its documents; so `mexico` costs a few lists instead of one more word in every event.

use std::ops::Range;

use super::bits::{Maker, Set, Sink, View, blocks};
use super::kept::Kept;
use super::layout::Layout;
use super::postings::{Class, Postings};
use super::searcher::Searcher;
use super::time::Time;
use super::vocabulary::{Table, Vocabulary, WordId};
use super::{HitType, Reason, Results, Wanted, build};
use crate::dataset::Dataset;

/// The depth of parties: what leads through them stands there.
pub(super) const PARTY: Class = Reason::Party.depth() as Class;

/// Everything that can be found in a dataset. Built once; about 60 bytes an event.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) layout: Layout,
    pub(super) vocabulary: Vocabulary,
    /// The documents of each word of the vocabulary, by depth.
    pub(super) words: Postings,
    /// The words of the names of parties, ascending, and beside each the party.
    pub(super) party_words: Vec<WordId>,
    pub(super) word_parties: Vec<u32>,
    /// The documents that say each party.
    pub(super) parties: Postings,
    /// The documents of each [`Facet`](super::facet::Facet).
    pub(super) facets: Postings,
    /// The initials of people, in order, and who has them.
    pub(super) initials: Table,
    pub(super) initialled: Postings,
    /// The letters of each headline, 255 for more.
    pub(super) letters: Vec<u8>,
    /// For every document before the events one more than its newest dated event; 0 for none.
    pub(super) newest: Vec<u32>,
    /// How many events are dated; those stand first.
    pub(super) dated: u32,
    /// Hashes of the names that documents have beside their headline, ascending, and beside each the document.
    pub(super) other_hashes: Vec<u32>,
    pub(super) other_documents: Vec<u32>,
    /// All that is a document, and all that is an agreement: a bit each.
    pub(super) all: Vec<u64>,
    pub(super) agreements: Vec<u64>,
    pub(super) time: Time,
    pub(super) kept: Kept,
}

impl Index {
    /// Reads every document of a dataset.
    pub fn new(data: &Dataset) -> Self {
        build::index(data)
    }

    /// The answer to a query, as a [`Searcher`] gives it. `data` is what the index was built from.
    pub fn search(&self, data: &Dataset, query: &str, wanted: Wanted) -> Results {
        Searcher::default().search(self, data, query, wanted)
    }

    /// The memory that it takes, in bytes.
    pub fn size(&self) -> usize {
        let postings = [&self.words, &self.parties, &self.facets, &self.initialled];
        let numbers = self.party_words.len() * 2 + self.newest.len() + self.other_hashes.len() * 2;
        let bits = self.all.len() + self.agreements.len() + self.kept.blocks();
        postings.iter().map(|lists| lists.size()).sum::<usize>()
            + self.vocabulary.size()
            + numbers * 4
            + bits * 8
            + self.letters.len()
    }

    pub(super) fn documents(&self) -> usize {
        self.layout.documents()
    }

    pub(super) fn blocks(&self) -> usize {
        blocks(self.documents())
    }

    /// A set, looked into.
    pub(super) fn view<'a>(&'a self, set: &'a Set) -> View<'a> {
        match set {
            Set::Sparse(list) => View::Sparse(list),
            Set::Dense(bits) => View::Dense(bits),
            Set::Kept(number) => View::Dense(self.kept.get(*number, self.blocks())),
        }
    }

    /// What a document is.
    pub(super) fn hit_type(&self, document: u32) -> HitType {
        let layout = self.layout;
        match document {
            _ if layout.people().contains(&document) => HitType::Person,
            _ if layout.places().contains(&document) => HitType::Place,
            _ if layout.pairs().contains(&document) => HitType::Pair,
            _ if layout.missions().contains(&document) => HitType::Mission,
            _ if super::bits::has(&self.agreements, document) => HitType::Agreement,
            _ => HitType::Event,
        }
    }

    /// How new a document is: greater is newer, 0 is undated.
    pub(super) fn newness(&self, document: u32) -> u32 {
        let first = self.layout.events().start;
        match document.checked_sub(first) {
            None => self.newest[document as usize],
            Some(event) if event < self.dated => event + 1,
            Some(_) => 0,
        }
    }

    /// The documents that say any word of a range, in fields of one class.
    pub(super) fn union(&self, maker: &mut Maker, words: &Range<WordId>, class: Class) -> Set {
        if let Some(kept) = self.kept.find(words, class) {
            return Set::Kept(kept);
        }
        let lists = self.words.lists(words.clone()).filter(|list| self.words.class(*list) == class);
        let parties = if class == PARTY { self.parties_of(words) } else { Vec::new() };
        let most = lists.clone().map(|list| self.words.count(list)).sum::<usize>()
            + parties.iter().map(|party| self.party_count(*party)).sum::<usize>();
        maker.make(self.documents(), most, |sink| self.fill(lists, &parties, sink))
    }

    /// The documents that say any of some words, in fields of one class.
    pub(super) fn union_of(&self, maker: &mut Maker, words: &[WordId], class: Class) -> Set {
        let of_class = |word: &WordId| self.words.lists(*word..*word + 1).find(|list| self.words.class(*list) == class);
        let lists: Vec<usize> = words.iter().filter_map(of_class).collect();
        let mut parties: Vec<u32> = Vec::new();
        if class == PARTY {
            parties.extend(words.iter().flat_map(|word| self.parties_of(&(*word..*word + 1))));
            parties.sort_unstable();
            parties.dedup();
        }
        let most = lists.iter().map(|list| self.words.count(*list)).sum::<usize>()
            + parties.iter().map(|party| self.party_count(*party)).sum::<usize>();
        maker.make(self.documents(), most, |sink| self.fill(lists.into_iter(), &parties, sink))
    }

    fn fill(&self, lists: impl Iterator<Item = usize>, parties: &[u32], sink: &mut Sink<'_>) {
        lists.for_each(|list| self.words.add_to(list, sink));
        for list in parties.iter().flat_map(|party| self.parties.lists(*party..*party + 1)) {
            self.parties.add_to(list, sink);
        }
    }

    /// The parties that a range of words names, ascending, each once.
    pub(super) fn parties_of(&self, words: &Range<WordId>) -> Vec<u32> {
        let first = self.party_words.partition_point(|word| *word < words.start);
        let end = self.party_words.partition_point(|word| *word < words.end);
        let mut parties = self.word_parties[first..end].to_vec();
        parties.sort_unstable();
        parties.dedup();
        parties
    }

    /// How many documents say a party.
    pub(super) fn party_count(&self, party: u32) -> usize {
        self.parties.lists(party..party + 1).map(|list| self.parties.count(list)).sum()
    }
}
