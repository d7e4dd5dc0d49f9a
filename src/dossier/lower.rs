//! From records to a dataset: names become ids, and what only the whole can show is checked.

mod article;
mod event;
mod mission;
mod name;
mod person;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _};

use super::diagnostic::{hint, shown};
use super::draft::{AlsoDraft, Declared, Draft, Item, Line, PairDraft, Text, WhenDraft};
use super::file::File;
use super::layers::{Layers, Origin, Refused};
use super::log::Log;
use crate::dataset::{
    ArticleId, Builder, Countries, Dataset, Directory, PairId, PartyId, PlaceId, When, is_slug, slug,
};
use crate::text::nearest;

/// What the files have said so far, and the countries of the world.
pub(super) struct Whole {
    pub(super) layers: Layers,
    countries: Countries,
    /// The articles that each file declares, by title.
    articles: Vec<HashMap<Box<str>, ArticleId>>,
    /// The parties that files declare, by all that they go by; made when all are declared.
    declared: OnceCell<HashMap<String, PartyId>>,
    /// What names of countries and of places have meant: bulk data say the same few again and again.
    parties: HashMap<Box<str>, PartyId>,
    places: HashMap<Box<str>, PlaceId>,
    round: Round,
    /// The people, once all files have named theirs.
    people: OnceCell<Arc<Directory>>,
}

/// What is taken in of a file at one time: what others may name comes first, over all files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Round {
    /// Parties and articles.
    Parties,
    /// Who succeeds whom, and people.
    People,
    /// Everything else.
    Records,
}

impl Round {
    /// All, in order.
    pub(super) const ALL: [Self; 3] = [Self::Parties, Self::People, Self::Records];
}

impl Whole {
    /// # Errors
    /// Where the built-in register of countries does not parse, which a test rules out.
    pub(super) fn new() -> Result<Self, toml::de::Error> {
        Ok(Self {
            layers: Layers::default(),
            countries: Countries::built_in()?,
            articles: Vec::new(),
            declared: OnceCell::new(),
            parties: HashMap::default(),
            places: HashMap::default(),
            round: Round::Parties,
            people: OnceCell::new(),
        })
    }

    /// Begins with a file, and gives its number.
    pub(super) fn file(&mut self, name: &str) -> u32 {
        self.articles.push(HashMap::new());
        self.layers.file(name)
    }

    /// The people, to be looked up while records are taken in; nobody before all are known.
    pub(super) fn people(&self, round: Round) -> Option<Arc<Directory>> {
        let directory = || Arc::new(self.layers.builder.directory());
        (round == Round::Records).then(|| Arc::clone(self.people.get_or_init(directory)))
    }

    /// Takes in one round of a dossier.
    pub(super) fn dossier(&mut self, round: Round, draft: &Draft<'_>, file: File<'_>, number: u32, log: &mut Log) {
        self.round = round;
        let mut desk = Desk { whole: self, file, number, log, article: None };
        if round == Round::Records {
            return desk.dossier(draft);
        }
        draft.register.iter().for_each(|declared| desk.declared(round, declared));
    }

    /// Takes in one round of a line of JSON Lines.
    pub(super) fn line(&mut self, round: Round, line: &Line<'_>, file: File<'_>, number: u32, log: &mut Log) {
        self.round = round;
        let mut desk = Desk { whole: self, file, number, log, article: None };
        match (line, round) {
            (Line::Declared(declared), _) => desk.declared(round, declared),
            (Line::Pair(pair), Round::Records) => drop(desk.describe(pair)),
            (Line::Drop(id), Round::Records) => desk.drop(id),
            (Line::Also(also), Round::Records) => desk.also(also),
            (Line::Item(item), Round::Records) => {
                if let Some(pair) = desk.pair_of(item) {
                    desk.item(pair, item);
                }
            },
            _ => {},
        }
    }

    /// The dataset that all files make.
    pub(super) fn finish(self) -> Dataset {
        // So that nobody else holds the people.
        drop(self.people);
        self.layers.finish()
    }
}

/// The desk at which one file, or one line of it, is worked on.
struct Desk<'a, 't> {
    whole: &'a mut Whole,
    file: File<'t>,
    number: u32,
    log: &'a mut Log,
    /// The article that bare sections belong to.
    article: Option<ArticleId>,
}

impl Desk<'_, '_> {
    fn error(&mut self, span: &Range<usize>, message: String) {
        self.log.error(self.file, span, message);
    }

    /// As [`Self::error`], of what another file may declare.
    fn missing(&mut self, span: &Range<usize>, message: String) {
        self.log.missing(self.file, span, message);
    }

    /// Says whether a bad record is left out: one of bulk data, or one that may only be bad until all is read.
    fn may_be_left_out(&self) -> bool {
        self.file.is_bulk() || self.log.awaits_more()
    }

    /// The hint at the nearest name, while the log gives hints.
    fn near(&self, nearest: impl FnOnce(&Self) -> Option<&str>) -> String {
        if self.log.gives_hints(self.file) { hint(nearest(self)) } else { String::new() }
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.whole.layers.builder
    }

    fn data(&self) -> &Dataset {
        self.whole.layers.builder.so_far()
    }

    fn origin(&self, span: &Range<usize>) -> Origin {
        Origin { file: self.number, line: self.file.line_of(span.start) }
    }

    /// Logs why a record was refused, naming both places.
    fn refused(&mut self, id: &Text<'_>, replaces: Option<&Text<'_>>, refused: &Refused) {
        let shown = shown(&id.value);
        let message = match refused {
            Refused::Taken(first) => {
                let first = first.map_or("elsewhere".to_owned(), |origin| self.whole.layers.place(origin));
                format!("the id \"{shown}\" is taken: {first} has it; give this record another")
            },
            Refused::Other(first, what) => {
                let first = self.whole.layers.place(*first);
                format!(
                    "\"{shown}\" is {what} at {first}; give this record another id, and replaces = \"{shown}\" if it corrects that one"
                )
            },
            Refused::NothingToReplace => {
                let Some(below) = replaces else { return };
                let shown = super::diagnostic::shown(&below.value);
                let message =
                    format!("no file before this one has an event or mission \"{shown}\", so it cannot be replaced");
                return self.missing(&below.span, message);
            },
        };
        self.error(&id.span, message);
    }

    fn declared(&mut self, round: Round, declared: &Declared<'_>) {
        match (declared, round) {
            (Declared::Article(article), Round::Parties) => self.declare_article(article),
            (Declared::Party(party), Round::Parties) => self.declare(party),
            (Declared::Party(party), Round::People) => self.succeed(party),
            (Declared::Person(person), Round::People) => self.person(person),
            _ => {},
        }
    }

    fn dossier(&mut self, draft: &Draft<'_>) {
        if draft.is_empty() && !self.log.is_useless(self.file) {
            self.log.warning(self.file, &(0..0), "nothing stands in this file: no pair, no [[person]], no [[party]]");
        }
        draft.drops.iter().for_each(|id| self.drop(id));
        match draft.pair.as_ref().map(|pair| self.describe(pair)) {
            Some(pair) => draft.items.iter().for_each(|item| pair.into_iter().for_each(|pair| self.item(pair, item))),
            None if draft.items.is_empty() => {},
            None => {
                self.error(&(0..0), "a dossier with events needs its pair; write pair = \"iq-mx\" at the top".into());
            },
        }
        // What they are of may not have been taken in where there are errors.
        if !self.log.is_useless(self.file) {
            draft.also.iter().for_each(|also| self.also(also));
        }
    }

    fn item(&mut self, pair: PairId, item: &Item<'_>) {
        match item {
            Item::Event(event) => self.event(pair, event),
            Item::Mission(mission) => self.mission(pair, mission),
            Item::Accreditation(accreditation) => self.accreditation(pair, accreditation),
        }
    }

    /// Takes in what is said of a pair as a whole.
    fn describe(&mut self, draft: &PairDraft<'_>) -> Option<PairId> {
        let pair = self.pair(&draft.id)?;
        self.article = draft.article.as_ref().and_then(|title| self.article_of(title));
        let (article, see_also) = (self.article, draft.see_also.iter().map(boxed).collect());
        self.builder().describe_pair(pair, article, see_also);
        Some(pair)
    }

    /// Leaves out a record of a lower layer.
    fn drop(&mut self, id: &Text<'_>) {
        let origin = self.origin(&id.span);
        if !self.whole.layers.leave_out(&id.value, origin, self.log) {
            let shown = shown(&id.value);
            let message =
                format!("no file before this one has an event or mission \"{shown}\", so it cannot be dropped");
            self.missing(&id.span, message);
        }
    }

    /// Takes in another id of a record that has been read.
    fn also(&mut self, draft: &AlsoDraft<'_>) {
        let (id, of) = (&draft.id, &draft.of);
        let first = |id: &Text<'_>| id.value.split('/').next().map(str::to_owned);
        let is_form = id.value.contains('/') && id.value.split('/').all(is_slug);
        if !is_form || first(id) != first(of) {
            let message = format!("the id \"{}\" must be written as \"{}\" is", shown(&id.value), shown(&of.value));
            return self.error(&id.span, message);
        }
        let origin = self.origin(&id.span);
        match self.whole.layers.also(&id.value, &of.value, origin) {
            Ok(true) => {},
            Ok(false) => {
                let message = format!("no event, mission or person has the id \"{}\"", shown(&of.value));
                self.missing(&of.span, message);
            },
            Err(refused) => self.refused(id, None, &refused),
        }
    }

    /// Checks the form of the id of a record of a pair: `iq-mx/…`.
    fn check_id(&mut self, pair: PairId, id: &Text<'_>) {
        let pair = self.data()[pair].id.clone();
        let form = |rest: &str| rest.split('/').all(is_slug);
        if !id.value.strip_prefix(&*pair).and_then(|rest| rest.strip_prefix('/')).is_some_and(form) {
            let subject = id.value.split_once('/').map_or(&*id.value, |(_, subject)| subject);
            let words: Vec<_> = subject.split('/').map(slug).filter(|part| !part.is_empty()).collect();
            let words = if words.is_empty() { "the-subject".to_owned() } else { words.join("/") };
            let message = format!(
                "the id \"{}\" must name the pair and the subject in lower-case ASCII: \"{pair}/{}\"",
                shown(&id.value),
                shown(&words)
            );
            self.error(&id.span, message);
        }
    }
}

fn when(draft: &WhenDraft<'_>) -> Option<When> {
    let edtf = draft.edtf.as_ref().map(|date| date.value);
    (edtf.is_some() || draft.words.is_some()).then(|| When { edtf, words: draft.words.as_ref().map(boxed) })
}

#[expect(clippy::ptr_arg, reason = "mapped over fields that are such texts")]
fn boxed(text: &Cow<'_, str>) -> Box<str> {
    (&**text).into()
}
