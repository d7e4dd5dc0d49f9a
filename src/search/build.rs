//! How an index is made: two threads read half of the documents each, and what they read is joined.

use std::ops::Range;

use foldhash::HashMap;

use super::Reason;
use super::bits::{self, Sink};
use super::document::{self, Listener, date_texts};
use super::facet::{self, FACETS, Facet};
use super::index::{Index, PARTY};
use super::kept::Kept;
use super::layout::Layout;
use super::letters;
use super::postings::{CLASSES, Class, FIRST, Growing, LAST, Postings};
use super::time::Time;
use super::vocabulary::{Table, Vocabulary, WordId};
use crate::dataset::{Dataset, Edtf, Kind, Office, PartyId, PersonId, PlaceId, Record};
use crate::sections::both;

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
        part.held.sort_unstable();
        part.held.dedup();
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
    people.say(data.parties().flat_map(|(id, _)| document::party_names(data, id)));
    let mut offices = parts.map(|part| (part, part.known_words(), 0));
    for (id, _) in data.people() {
        people.document = Layout::person(id);
        document::tell_name(data, id, &mut people);
        for (part, words, next) in &mut offices {
            while let Some(held) = part.held.get(*next).filter(|held| held.person == id) {
                *next += 1;
                for word in &part.said[held.title.0 as usize..held.title.1 as usize] {
                    let word = people.word(words[*word as usize]);
                    people.add(word, Reason::Office.depth() as Class);
                }
                held.of.into_iter().for_each(|party| people.party(party));
            }
        }
    }
    people
}

/// An office that a person held in some event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    person: PersonId,
    title: Said,
    of: Option<PartyId>,
}

/// What one thread has read.
struct Part<'a> {
    data: &'a Dataset,
    layout: Layout,
    document: u32,
    known: HashMap<Box<str>, WordId>,
    /// By word and class.
    words: Vec<Growing>,
    parties: Vec<Growing>,
    facets: Vec<Growing>,
    letters: Vec<u8>,
    /// The words of what comes again and again.
    people: Vec<Option<Said>>,
    places: Vec<Option<Said>>,
    terms: HashMap<Box<str>, Said>,
    dates: HashMap<Edtf, Said>,
    said: Vec<WordId>,
    held: Vec<Held>,
    buffer: String,
}

/// A stretch of [`Part::said`].
type Said = (u32, u32);

impl<'a> Part<'a> {
    fn new(data: &'a Dataset, layout: Layout) -> Self {
        Self {
            data,
            layout,
            document: 0,
            known: HashMap::default(),
            words: Vec::new(),
            parties: vec![Growing::default(); data.parties().len()],
            facets: vec![Growing::default(); FACETS],
            letters: Vec::new(),
            people: vec![None; data.people().len()],
            places: vec![None; data.places().len()],
            terms: HashMap::default(),
            dates: HashMap::default(),
            said: Vec::new(),
            held: Vec::new(),
            buffer: String::new(),
        }
    }

    fn read(&mut self, document: u32) {
        self.document = document;
        let record = self.layout.record(document);
        match record {
            Record::Event(id) if !document::is_document(self.data, id) => {
                self.letters.push(0);
                return;
            },
            Record::Event(id) => {
                let facets = &mut self.facets;
                facet::of_event(self.data, id, |facet| facets[facet.number() as usize].add(document));
            },
            Record::Mission(_) => self.facets[Facet::Kind(Kind::Mission).number() as usize].add(document),
            _ => {},
        }
        document::tell(self.data, record, self);
    }

    /// The words, by number.
    fn known_words(&self) -> Vec<&str> {
        let mut words = vec![""; self.known.len()];
        self.known.iter().for_each(|(word, id)| words[*id as usize] = word);
        words
    }

    /// Notes the words of a term.
    fn remember(&mut self, term: &str) -> Said {
        self.terms.get(term).copied().unwrap_or_else(|| {
            let said = self.say([term]);
            self.terms.insert(term.into(), said);
            said
        })
    }

    fn word(&mut self, word: &str) -> WordId {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let id = self.known.len() as WordId;
        self.known.insert(word.into(), id);
        self.words.resize(self.words.len() + CLASSES, Growing::default());
        id
    }

    fn add(&mut self, word: WordId, class: Class) {
        self.words[word as usize * CLASSES + class as usize].add(self.document);
    }

    /// Notes the words of texts, to be added again and again.
    fn say<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> Said {
        let mut buffer = std::mem::take(&mut self.buffer);
        let first = self.said.len();
        for text in texts {
            letters::each_word(text, &mut buffer, |word| {
                let word = self.word(word);
                self.said.push(word);
            });
        }
        self.buffer = buffer;
        let mut said = self.said.split_off(first);
        said.sort_unstable();
        said.dedup();
        self.said.append(&mut said);
        (first as u32, self.said.len() as u32)
    }

    fn repeat(&mut self, said: Said, class: Class) {
        for at in said.0..said.1 {
            self.add(self.said[at as usize], class);
        }
    }

    /// Notes where a name or title begins and ends.
    fn headline(&mut self, text: &str) {
        let Some([first, last]) = letters::ends(text) else { return };
        let (first, last) = (self.word(&first), self.word(&last));
        self.add(first, FIRST);
        self.add(last, LAST);
    }
}

impl Listener for Part<'_> {
    fn text(&mut self, reason: Reason, text: &str) {
        if matches!(reason, Reason::Name | Reason::Title | Reason::Alias) {
            self.headline(text);
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        let class = reason.depth() as Class;
        let length = letters::each_word(text, &mut buffer, |word| {
            let word = self.word(word);
            self.add(word, class);
        });
        self.buffer = buffer;
        if matches!(reason, Reason::Name | Reason::Title) {
            self.letters.push(length.min(usize::from(u8::MAX)) as u8);
        }
    }

    fn term(&mut self, reason: Reason, term: &str) {
        let said = self.remember(term);
        self.repeat(said, reason.depth() as Class);
    }

    fn office(&mut self, person: PersonId, office: &Office) {
        for title in document::office_titles(office) {
            let title = self.remember(title);
            self.repeat(title, Reason::Office.depth() as Class);
            self.held.push(Held { person, title, of: office.of });
        }
    }

    fn person(&mut self, id: PersonId) {
        let said = self.people[id.index()].unwrap_or_else(|| {
            let person = &self.data[id];
            let said = self.say(std::iter::once(&*person.name).chain(person.aliases.iter().map(|name| &**name)));
            self.people[id.index()] = Some(said);
            said
        });
        self.repeat(said, Reason::Person.depth() as Class);
    }

    fn place(&mut self, id: PlaceId) {
        let said = self.places[id.index()].unwrap_or_else(|| {
            let said = self.say([&*self.data[id].name]);
            self.places[id.index()] = Some(said);
            said
        });
        self.repeat(said, Reason::Place.depth() as Class);
    }

    fn party(&mut self, id: PartyId) {
        self.parties[id.index()].add(self.document);
    }

    fn date(&mut self, edtf: Edtf) {
        let said = self.dates.get(&edtf).copied().unwrap_or_else(|| {
            let texts = date_texts(edtf);
            let said = self.say(texts.iter().map(String::as_str));
            self.dates.insert(edtf, said);
            said
        });
        self.repeat(said, Reason::Date.depth() as Class);
    }
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
    let mut lists: [Growing; CLASSES] = Default::default();
    for group in groups() {
        for (_, part, id) in group {
            let read = &mut parts[*part].words[*id as usize * CLASSES..][..CLASSES];
            lists.iter_mut().zip(read).for_each(|(list, read)| list.append(read));
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
