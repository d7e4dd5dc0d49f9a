//! How an index is made: two threads read half of the documents each, and what they read is joined.

mod part;
mod pieces;

use std::ops::Range;

use foldhash::HashMap;

use super::Reason;
use super::bits::{self, Sink};
use super::document::{self, Listener as _};
use super::facet::Facet;
use super::index::{Index, PARTY};
use super::kept::Kept;
use super::layout::Layout;
use super::letters;
use super::postings::{CLASSES, Class, Growing, Postings};
use super::time::Time;
use super::vocabulary::{Table, Vocabulary, WordId};
use crate::dataset::{Dataset, Kind};
use crate::sections::both;
use part::Part;

/// Reads every document of a dataset.
pub(super) fn index(data: &Dataset) -> Index {
    let layout = Layout::of(data);
    let dated = document::dated(data);
    let parts = read(data, layout);
    let mut index = Index { layout, dated: dated as u32, ..Index::default() };
    index.letters = parts.iter().flat_map(|part| part.letters.iter().copied()).collect();
    let newest =
        |document| document::newest(data, layout.record(document), dated).map_or(0, |id| id.index() as u32 + 1);
    index.newest = (0..layout.events().start).map(newest).collect();
    join(&mut index, parts);
    name_parties(&mut index, data);
    initials(&mut index, data);
    other_names(&mut index, data);
    mark_documents(&mut index, data);
    index.time = Time::read(data, layout, dated);
    index.kept = Kept::of(&index);
    index
}

/// Reads all documents: those before a certain event on one thread, those after it on another, and then the people, whose offices the
/// events have said.
fn read(data: &Dataset, layout: Layout) -> Vec<Part<'_>> {
    let events = layout.events();
    let middle = events.start + events.len() as u32 / 2;
    let part = |documents: Range<u32>| {
        let mut part = Part::new(data, layout);
        documents.for_each(|document| part.read(document));
        part.end();
        part
    };
    let (late, early) = both(|| part(middle..events.end), || part(layout.people().end..middle));
    let people = people(data, layout, [&early, &late]);
    vec![people, early, late]
}

/// Reads the people, with the offices that were held in the events of two parts.
fn people<'a>(data: &'a Dataset, layout: Layout, parts: [&Part<'a>; 2]) -> Part<'a> {
    let mut people = Part::new(data, layout);
    // No document says them itself.
    for name in data.parties().flat_map(|(id, _)| document::party_names(data, id)) {
        letters::each_word(name, &mut String::new(), |word| _ = people.word(word));
    }
    let mut offices = parts.map(|part| (part, part.known_words(), 0));
    for (id, _) in data.people() {
        people.document = Layout::person(id);
        document::tell_name(data, id, &mut people);
        for (part, words, next) in &mut offices {
            while let Some(held) = part.held.get(*next).filter(|held| held.person == id) {
                *next += 1;
                let (titles, of) = part.office_of(*held);
                for word in titles {
                    let word = people.word(words[word as usize]);
                    people.add(word, Reason::Office.depth() as Class);
                }
                if let Some(party) = of {
                    people.party(party);
                }
            }
        }
    }
    people
}

/// Joins what the threads have read, word by word.
fn join(index: &mut Index, mut parts: Vec<Part<'_>>) {
    let documents = index.documents();
    let known: Vec<HashMap<Box<str>, WordId>> = parts.iter_mut().map(|part| std::mem::take(&mut part.known)).collect();
    let mut words: Vec<(&str, usize, WordId)> = Vec::new();
    for (part, known) in known.iter().enumerate() {
        words.extend(known.iter().map(|(word, id)| (&**word, part, *id)));
    }
    words.sort_unstable();
    let groups = || words.chunk_by(|one, next| one.0 == next.0);
    index.vocabulary = Vocabulary::new(groups().map(|group| group[0].0));
    index.words = Postings::new(documents);
    index.words.reserve(parts.iter().map(Part::size).sum());
    let mut lists: [Growing; CLASSES] = Default::default();
    for group in groups() {
        for (_, part, id) in group {
            parts[*part].take(*id).for_each(|(class, mut list)| lists[class as usize].append(&mut list));
        }
        index.words.push_owner((0..).zip(&mut lists));
    }
    index.words = std::mem::take(&mut index.words).finish();
    index.parties = appended(documents, &mut parts, PARTY, |part| &mut part.parties);
    index.facets = appended(documents, &mut parts, 0, |part| &mut part.facets);
}

/// Joins lists that all parts have of the same owners.
fn appended(
    documents: usize,
    parts: &mut [Part<'_>],
    class: Class,
    lists: impl for<'p, 'a> Fn(&'p mut Part<'a>) -> &'p mut Vec<Growing>,
) -> Postings {
    let mut joined = Postings::new(documents);
    let Some((first, others)) = parts.split_first_mut() else { return joined };
    for (owner, list) in lists(first).iter_mut().enumerate() {
        for part in others.iter_mut() {
            list.append(&mut lists(part)[owner]);
        }
        joined.push_owner(std::iter::once((class, list)));
    }
    joined.finish()
}

/// Notes which words name which parties.
fn name_parties(index: &mut Index, data: &Dataset) {
    let mut named: Vec<(WordId, u32)> = Vec::new();
    let mut buffer = String::new();
    for (id, _) in data.parties() {
        for name in document::party_names(data, id) {
            letters::each_word(name, &mut buffer, |word| {
                named.extend(index.vocabulary.find(word).map(|word| (word, id.index() as u32)));
            });
        }
    }
    named.sort_unstable();
    named.dedup();
    (index.party_words, index.word_parties) = named.into_iter().unzip();
}

fn initials(index: &mut Index, data: &Dataset) {
    let mut held: Vec<(String, u32)> = Vec::new();
    for (id, person) in data.people() {
        let names = letters::initials(&person.name).into_iter();
        held.extend(names.map(|initials| (initials, Layout::person(id))));
    }
    held.sort_unstable();
    index.initials = Table::of(held.chunk_by(|one, next| one.0 == next.0).map(|group| group[0].0.as_str()));
    index.initialled = Postings::new(index.documents());
    for group in held.chunk_by(|one, next| one.0 == next.0) {
        let mut list = Growing::default();
        for (_, document) in group {
            list.add(*document);
        }
        index.initialled.push_owner(std::iter::once((0, &mut list)));
    }
    index.initialled = std::mem::take(&mut index.initialled).finish();
}

fn other_names(index: &mut Index, data: &Dataset) {
    let mut held: Vec<(u32, u32)> = Vec::new();
    for document in 0..index.layout.missions().start {
        for name in document::other_names(data, index.layout.record(document)) {
            held.push((hash(&letters::Letters::read(name).text), document));
        }
    }
    held.sort_unstable();
    (index.other_hashes, index.other_documents) = held.into_iter().unzip();
}

/// The hash by which other names are looked up: FNV-1a, because it goes into files and must outlive the standard library's.
pub(super) fn hash(letters: &str) -> u32 {
    letters.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn mark_documents(index: &mut Index, data: &Dataset) {
    let layout = index.layout;
    index.all = vec![0; index.blocks()];
    bits::fill(&mut index.all, 0..layout.documents() as u32);
    for (_, mission) in data.missions() {
        if mission.is_accreditation() {
            for event in &mission.events {
                bits::put(&mut index.all, layout.event(*event), false);
            }
        }
    }
    index.agreements = vec![0; index.blocks()];
    let agreement = Facet::Kind(Kind::Agreement).number();
    for list in index.facets.lists(agreement..agreement + 1) {
        index.facets.add_to(list, &mut Sink::Bits(&mut index.agreements));
    }
}
