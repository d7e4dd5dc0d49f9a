//! The words of every document, ready to be compared.
//!
//! Every different folded word stands once in a vocabulary, and the fields hold numbers into it: a query is compared with the
//! vocabulary, never with the texts.

use std::collections::HashMap;
use std::ops::Range;

use super::letters::Letters;
use super::{HitType, Reason, Results, Tier, Words, document, rank};
use crate::dataset::{Dataset, Record};

/// The number of a word in the vocabulary.
pub(super) type WordId = u32;

/// One field of a document.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) reason: Reason,
    /// How long it is: what tightness is measured by.
    pub(super) letters: u32,
    words: Range<u32>,
}

/// One document.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) record: Record,
    pub(super) hit_type: HitType,
    /// Its place in time: greater is newer, 0 undated.
    pub(super) newest: u32,
    fields: Range<u32>,
}

/// Everything that can be found in a dataset. Built once, of about the size of the texts it covers.
#[derive(Debug)]
pub struct Index {
    vocabulary: Vec<Box<str>>,
    words: Vec<WordId>,
    fields: Vec<Field>,
    documents: Vec<Document>,
}

impl Index {
    /// Reads every document of a dataset.
    pub fn new(data: &Dataset) -> Self {
        let mut index = Self { vocabulary: Vec::new(), words: Vec::new(), fields: Vec::new(), documents: Vec::new() };
        let mut known = HashMap::new();
        for (record, hit_type) in document::documents(data) {
            let first = index.fields.len() as u32;
            for (reason, text) in document::fields(data, record) {
                index.add_field(&mut known, reason, &text);
            }
            let newest = document::newest(data, record).map_or(0, |event| event.index() as u32 + 1);
            index.documents.push(Document { record, hit_type, newest, fields: first..index.fields.len() as u32 });
        }
        index
    }

    fn add_field(&mut self, known: &mut HashMap<Box<str>, WordId>, reason: Reason, text: &str) {
        let letters = Letters::read(text);
        let first = self.words.len();
        for span in letters.words() {
            let word = &letters.text[span];
            let id = known.get(word).copied().unwrap_or_else(|| {
                let id = self.vocabulary.len() as WordId;
                self.vocabulary.push(word.into());
                known.insert(word.into(), id);
                id
            });
            if !self.words[first..].contains(&id) {
                self.words.push(id);
            }
        }
        self.fields.push(Field {
            reason,
            letters: letters.text.len() as u32,
            words: first as u32..self.words.len() as u32,
        });
    }

    /// The hits of a query, best first; of one type if `only` is given, while the counts are always of all. An empty query,
    /// or one without a letter or digit, finds nothing. `data` is what the index was built from.
    pub fn search(&self, data: &Dataset, query: &str, only: Option<HitType>) -> Results {
        let words = Words::read(query);
        if words.is_empty() { Results::default() } else { rank::rank(self, data, words, only) }
    }

    /// What `tier` says of each word of the vocabulary.
    pub(super) fn grade(&self, tier: impl Fn(&str) -> Option<Tier>) -> Vec<Option<Tier>> {
        self.vocabulary.iter().map(|candidate| tier(candidate)).collect()
    }

    pub(super) fn documents(&self) -> &[Document] {
        &self.documents
    }

    pub(super) fn fields(&self, document: &Document) -> &[Field] {
        &self.fields[document.fields.start as usize..document.fields.end as usize]
    }

    pub(super) fn words(&self, field: &Field) -> &[WordId] {
        &self.words[field.words.start as usize..field.words.end as usize]
    }
}
