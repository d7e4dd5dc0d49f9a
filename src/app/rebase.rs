//! Carrying the state of the screen over to reloaded data: places are found again by id, and what is gone is let go.

use super::detail::Subject;
use super::model::{Model, Place, View};
use crate::dataset::{Dataset, Direction, Filter, PartyId, Record, Scope};
use crate::search::Searcher;

impl Model {
    /// Carries the model over from the data it was made for to those that replace them.
    pub fn rebase(&mut self, old: &Dataset, new: &Dataset) {
        let here = carry_place(old, new, self.place()).unwrap_or_default();
        self.filter = carry_filter(old, new, &self.filter);
        self.history = std::mem::take(&mut self.history)
            .map(|(place, filter)| Some((carry_place(old, new, place)?, carry_filter(old, new, &filter))));
        self.bookmarks.rebase(new);
        self.below = None;
        self.hits = Vec::new();
        self.index = None;
        *self.searcher = Searcher::default();
        self.ledger_at = None;
        if let Some(overlay) = self.overlay.take() {
            self.overlay_closed(old, &overlay);
            self.hits.clear();
        }
        let subject = self.subject.and_then(|subject| carry_subject(old, new, subject));
        let focus = self.focus;
        self.arrive(new, here);
        self.focus = focus;
        self.subject = subject;
        self.write_detail(new);
    }
}

fn carry(old: &Dataset, new: &Dataset, record: Record) -> Option<Record> {
    let found = new.find(old.id_of(record))?;
    (std::mem::discriminant(&found) == std::mem::discriminant(&record)).then_some(found)
}

fn carry_party(old: &Dataset, new: &Dataset, party: PartyId) -> Option<PartyId> {
    if let Some(Record::Party(party)) = carry(old, new, Record::Party(party)) { Some(party) } else { None }
}

fn carry_subject(old: &Dataset, new: &Dataset, subject: Subject) -> Option<Subject> {
    match subject.record() {
        None => Some(subject),
        Some(known) => carry(old, new, known).map(Subject::from),
    }
}

fn carry_place(old: &Dataset, new: &Dataset, place: Place) -> Option<Place> {
    let scope = match place.scope {
        Scope::All => Scope::All,
        Scope::Country(party) => Scope::Country(carry_party(old, new, party)?),
        Scope::Pair(pair) => match carry(old, new, Record::Pair(pair))? {
            Record::Pair(pair) => Scope::Pair(pair),
            _ => return None,
        },
    };
    let view = match place.view {
        View::Person(person) => match carry(old, new, Record::Person(person))? {
            Record::Person(person) => View::Person(person),
            _ => return None,
        },
        View::Place(at) => match carry(old, new, Record::Place(at))? {
            Record::Place(at) => View::Place(at),
            _ => return None,
        },
        view => view,
    };
    Some(Place { scope, view, record: place.record.and_then(|record| carry(old, new, record)) })
}

/// The kinds and years of a filter mean the same anywhere; who it names is found again; the hits of a search are not.
fn carry_filter(old: &Dataset, new: &Dataset, filter: &Filter) -> Filter {
    let party = |party: Option<PartyId>| party.and_then(|party| carry_party(old, new, party));
    let person = filter.person.and_then(|person| carry(old, new, Record::Person(person)));
    Filter {
        kinds: filter.kinds,
        hidden: filter.hidden,
        direction: Direction { from: party(filter.direction.from), to: party(filter.direction.to) },
        window: filter.window,
        person: if let Some(Record::Person(person)) = person { Some(person) } else { None },
        hits: None,
    }
}
