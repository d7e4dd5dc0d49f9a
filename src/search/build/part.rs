//! What one thread reads of the documents: every word, and which of them say it.

use foldhash::HashMap;

use super::super::Reason;
use super::super::document::{self, Listener, date_texts};
use super::super::facet::{self, FACETS, Facet};
use super::super::layout::Layout;
use super::super::letters::{self, Particle};
use super::super::postings::{CLASSES, Class, DEPTHS, FIRST, Growing, LAST};
use super::super::vocabulary::WordId;
use super::pieces::{Piece, Pieces, Spelt};
use crate::dataset::{Dataset, Edtf, Kind, Office, PartyId, PersonId, Pieced, PlaceId, Record, Shared};

/// No list yet.
const NONE: u32 = u32::MAX;

/// An office that a person held in some event, by its number: of a million events there are two million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Held {
    pub(super) person: PersonId,
    office: u32,
}

/// What one thread has read.
pub(super) struct Part<'a> {
    data: &'a Dataset,
    layout: Layout,
    /// The document that is being read.
    pub(super) document: u32,
    pub(super) known: HashMap<Box<str>, WordId>,
    /// The number of the list of each word and class: most words have one list or two.
    numbers: Vec<[u32; CLASSES]>,
    lists: Vec<Growing>,
    /// The word of each list.
    words: Vec<WordId>,
    pub(super) parties: Vec<Growing>,
    pub(super) facets: Vec<Growing>,
    pub(super) letters: Vec<u8>,
    /// The lists of the words of what comes again and again.
    people: Vec<Option<Said>>,
    places: Vec<Option<Said>>,
    /// Those of the titles of each office, and whose office it is.
    offices: Vec<Option<(Said, Option<PartyId>)>>,
    terms: [HashMap<Box<str>, Said>; DEPTHS],
    dates: HashMap<Edtf, Said>,
    /// Of titles, and of summaries.
    pieces: [Pieces; 2],
    said: Vec<u32>,
    pub(super) held: Vec<Held>,
    buffer: String,
}

/// A stretch of [`Part::said`].
pub(super) type Said = (u32, u32);

impl<'a> Part<'a> {
    pub(super) fn new(data: &'a Dataset, layout: Layout) -> Self {
        Self {
            data,
            layout,
            document: 0,
            known: HashMap::default(),
            numbers: Vec::new(),
            lists: Vec::new(),
            words: Vec::new(),
            parties: vec![Growing::default(); data.parties().len()],
            facets: vec![Growing::default(); FACETS],
            letters: Vec::new(),
            people: vec![None; data.people().len()],
            places: vec![None; data.places().len()],
            offices: Vec::new(),
            terms: Default::default(),
            dates: HashMap::default(),
            pieces: Default::default(),
            said: Vec::new(),
            held: Vec::new(),
            buffer: String::new(),
        }
    }

    /// Reads a document. They come in order.
    pub(super) fn read(&mut self, document: u32) {
        self.document = document;
        let record = self.layout.record(document);
        match record {
            Record::Event(id) if !document::is_document(self.data, id) => self.letters.push(0),
            Record::Event(id) => {
                let (event, facets) = (self.data.lean(id), &mut self.facets);
                facet::of_event(&event, |facet| facets[facet.number() as usize].add(document));
                document::tell_event(self.data, &event, self);
            },
            Record::Mission(_) => {
                self.facets[Facet::Kind(Kind::Mission).number() as usize].add(document);
                document::tell(self.data, record, self);
            },
            _ => document::tell(self.data, record, self),
        }
    }

    /// Ends the reading: what only reading needs is let go.
    pub(super) fn end(&mut self) {
        self.held.sort_unstable();
        self.held.dedup();
        (self.people, self.places) = Default::default();
        (self.terms, self.dates, self.pieces) = Default::default();
    }

    /// The words, by number.
    pub(super) fn known_words(&self) -> Vec<&str> {
        let mut words = vec![""; self.known.len()];
        self.known.iter().for_each(|(word, id)| words[*id as usize] = word);
        words
    }

    /// The words of the titles of an office, and whose it is.
    pub(super) fn office_of(&self, held: Held) -> (impl Iterator<Item = WordId>, Option<PartyId>) {
        let ((from, until), of) = self.offices.get(held.office as usize).copied().flatten().unwrap_or_default();
        let lists = &self.said[from as usize..until as usize];
        (lists.iter().map(|list| self.words[*list as usize]), of)
    }

    pub(super) fn word(&mut self, word: &str) -> WordId {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let id = self.known.len() as WordId;
        self.known.insert(word.into(), id);
        self.numbers.push([NONE; CLASSES]);
        id
    }

    /// Notes that the document says a word.
    pub(super) fn add(&mut self, word: WordId, class: Class) {
        let list = self.list(word, class);
        self.lists[list as usize].add(self.document);
    }

    /// The number of the list of a word and class, which is begun if it is new.
    fn list(&mut self, word: WordId, class: Class) -> u32 {
        let number = &mut self.numbers[word as usize][class as usize];
        if *number == NONE {
            *number = self.lists.len() as u32;
            self.lists.push(Growing::default());
            self.words.push(word);
        }
        *number
    }

    /// How many bytes all lists take.
    pub(super) fn size(&self) -> usize {
        self.lists.iter().map(Growing::size).sum()
    }

    /// Takes out the lists of a word, each with its class.
    pub(super) fn take(&mut self, word: WordId) -> impl Iterator<Item = (Class, Growing)> {
        let lists = &mut self.lists;
        let numbers = (0..).zip(self.numbers[word as usize]).filter(|(_, number)| *number != NONE);
        numbers.map(|(class, number)| (class, std::mem::take(&mut lists[number as usize])))
    }

    /// Notes the lists of the words of texts, to which documents will be added again and again.
    fn say<'t>(&mut self, reason: Reason, texts: impl IntoIterator<Item = &'t str>) -> Said {
        let mut buffer = std::mem::take(&mut self.buffer);
        let first = self.said.len();
        for text in texts {
            letters::each_word(text, &mut buffer, |word| {
                let word = self.word(word);
                let list = self.list(word, reason.depth() as Class);
                self.said.push(list);
            });
        }
        self.buffer = buffer;
        let mut said = self.said.split_off(first);
        said.sort_unstable();
        said.dedup();
        self.said.append(&mut said);
        (first as u32, self.said.len() as u32)
    }

    fn repeat(&mut self, said: Said) {
        for list in &self.said[said.0 as usize..said.1 as usize] {
            self.lists[*list as usize].add(self.document);
        }
    }

    /// Adds the words of a text that goes on after a particle; gives how many letters it has, and the particle that it ends with.
    fn spell(&mut self, reason: Reason, particle: Particle, text: &str) -> (usize, Particle) {
        let mut buffer = std::mem::take(&mut self.buffer);
        let read = letters::each_word_after(particle, text, &mut buffer, |word| {
            let word = self.word(word);
            self.add(word, reason.depth() as Class);
        });
        self.buffer = buffer;
        read
    }

    /// The words that a text begins and ends with.
    fn ends(&mut self, text: &str) -> Option<[WordId; 2]> {
        letters::ends(text).map(|ends| ends.map(|word| self.word(&word)))
    }

    /// Notes what a name or title begins and ends with.
    fn add_ends(&mut self, [first, last]: [WordId; 2]) {
        self.add(first, FIRST);
        self.add(last, LAST);
    }

    /// What a word of a title or summary says where nothing touches it, read once.
    fn spelt(&mut self, reason: Reason, word: Shared<'_, str>, known: Option<Spelt>) -> Spelt {
        known.unwrap_or_else(|| {
            let (letters, particle) = letters::each_word_after(None, &word, &mut String::new(), |_| {});
            let (said, ends) = (self.say(reason, [&*word]), self.ends(&word));
            let spelt = Spelt { said, ends, letters: letters as u32, particle };
            self.pieces[pieces_of(reason)].set(word.number, Piece::Word(Some(spelt)));
            spelt
        })
    }

    /// Reads the pieces of a run, between which there is no space.
    fn run(&mut self, reason: Reason, run: &[(Shared<'_, str>, Piece)], line: &mut Line) {
        let ends = match run {
            [] => return,
            [(word, Piece::Word(known))] if line.particle.is_none() => {
                let Spelt { said, ends, letters, particle } = self.spelt(reason, *word, *known);
                self.repeat(said);
                (line.letters, line.particle) = (line.letters + letters as usize, particle);
                ends
            },
            _ => {
                let text: String = run.iter().map(|(piece, _)| piece.value).collect();
                let (letters, particle) = self.spell(reason, line.particle, &text);
                (line.letters, line.particle) = (line.letters + letters, particle);
                if reason == Reason::Title { self.ends(&text) } else { None }
            },
        };
        if let Some([first, last]) = ends {
            line.ends = Some([line.ends.map_or(first, |[first, _]| first), last]);
        }
    }

    /// Notes how many letters a headline has.
    fn count_letters(&mut self, letters: usize) {
        self.letters.push(letters.min(usize::from(u8::MAX)) as u8);
    }
}

/// The place of the pieces of titles in [`Part::pieces`], or of those of summaries.
fn pieces_of(reason: Reason) -> usize {
    usize::from(reason != Reason::Title)
}

/// What has been read of a text.
#[derive(Default)]
struct Line {
    letters: usize,
    particle: Particle,
    ends: Option<[WordId; 2]>,
}

impl Listener for Part<'_> {
    fn text(&mut self, reason: Reason, text: &str) {
        if matches!(reason, Reason::Name | Reason::Title | Reason::Alias)
            && let Some(ends) = self.ends(text)
        {
            self.add_ends(ends);
        }
        let (letters, _) = self.spell(reason, None, text);
        if matches!(reason, Reason::Name | Reason::Title) {
            self.count_letters(letters);
        }
    }

    fn pieced(&mut self, reason: Reason, text: Pieced<'_>) {
        let (mut line, mut run) = (Line::default(), Vec::with_capacity(8));
        let mut after_word = false;
        for piece in text.pieces() {
            let is = self.pieces[pieces_of(reason)].get(piece);
            let is_word = matches!(is, Piece::Word(_));
            if matches!(is, Piece::Apart) || (is_word && after_word) {
                self.run(reason, &run, &mut line);
                run.clear();
            }
            if !matches!(is, Piece::Apart) {
                run.push((piece, is));
            }
            after_word = is_word;
        }
        self.run(reason, &run, &mut line);
        if reason == Reason::Title {
            line.ends.into_iter().for_each(|ends| self.add_ends(ends));
            self.count_letters(line.letters);
        }
    }

    fn term(&mut self, reason: Reason, term: &str) {
        let depth = reason.depth() as usize;
        let said = self.terms[depth].get(term).copied().unwrap_or_else(|| {
            let said = self.say(reason, [term]);
            self.terms[depth].insert(term.into(), said);
            said
        });
        self.repeat(said);
    }

    fn office(&mut self, person: PersonId, office: Shared<'_, Office>) {
        let number = office.number as usize;
        let known = self.offices.get(number).copied().flatten();
        let (titles, _) = known.unwrap_or_else(|| {
            let new = (self.say(Reason::Office, document::office_titles(office.value)), office.of);
            self.offices.resize(self.offices.len().max(number + 1), None);
            self.offices[number] = Some(new);
            new
        });
        self.repeat(titles);
        self.held.push(Held { person, office: office.number });
    }

    fn person(&mut self, id: PersonId) {
        let said = self.people[id.index()].unwrap_or_else(|| {
            let person = &self.data[id];
            let said = self
                .say(Reason::Person, std::iter::once(&*person.name).chain(person.aliases.iter().map(|name| &**name)));
            self.people[id.index()] = Some(said);
            said
        });
        self.repeat(said);
    }

    fn place(&mut self, id: PlaceId) {
        let said = self.places[id.index()].unwrap_or_else(|| {
            let said = self.say(Reason::Place, [&*self.data[id].name]);
            self.places[id.index()] = Some(said);
            said
        });
        self.repeat(said);
    }

    fn party(&mut self, id: PartyId) {
        self.parties[id.index()].add(self.document);
    }

    fn date(&mut self, edtf: Edtf) {
        let said = self.dates.get(&edtf).copied().unwrap_or_else(|| {
            let texts = date_texts(edtf);
            let said = self.say(Reason::Date, texts.iter().map(String::as_str));
            self.dates.insert(edtf, said);
            said
        });
        self.repeat(said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Builder, Event, EventId, Party};
    use crate::search::fixture::bare;
    use proptest::prelude::*;

    /// A dataset of one event.
    fn told(title: &str, summary: &str) -> Dataset {
        let mut builder = Builder::default();
        let mut country = |code: &str| {
            let party = Party { code: code.into(), name: code.into(), short: None, demonym: None, succeeds: vec![] };
            builder.add_party(party).unwrap()
        };
        let (a, b) = (country("aa"), country("bb"));
        let pair = builder.pair(a, b);
        let event = Event { summary: summary.into(), ..bare(pair, "aa-bb/event", Kind::Context, "", title) };
        builder.add_event(event, 1).unwrap();
        builder.finish()
    }

    /// The words that a reading has found, each with its classes.
    fn found(mut part: Part<'_>) -> (Vec<(String, Vec<Class>)>, Vec<u8>) {
        let words: Vec<String> = part.known_words().into_iter().map(str::to_owned).collect();
        let mut classes = |word: usize| part.take(word as WordId).map(|(class, _)| class).collect();
        let mut found: Vec<_> = words.into_iter().enumerate().map(|(at, word)| (word, classes(at))).collect();
        found.retain(|(_, classes): &(_, Vec<Class>)| !classes.is_empty());
        found.sort_unstable();
        (found, part.letters)
    }

    proptest! {
        /// The pieces are a shortcut, never another rule.
        #[test]
        fn pieces_say_what_their_text_says(
            title in "([a-zA-Z0-9é’'. ,–™½(-]|al |De |bin |e\u{301}|\u{a0})*",
            summary in "([a-zA-Z0-9é’'. ,–™½(-]|al |De |bin |\\PC)*",
        ) {
            let data = told(&title, &summary);
            let part = || Part::new(&data, Layout::of(&data));
            let (mut by_pieces, mut by_text) = (part(), part());
            let event = data.lean(EventId::new(0));
            by_pieces.pieced(Reason::Title, event.title());
            by_pieces.pieced(Reason::Summary, event.summary());
            by_text.text(Reason::Title, &title);
            by_text.text(Reason::Summary, &summary);
            prop_assert_eq!(found(by_pieces), found(by_text));
        }
    }
}
