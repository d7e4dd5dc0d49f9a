//! Carrying the state of the screen over to reloaded data: places are found again by id, and what is gone is let go.

use super::detail::Subject;
use super::goto::Goto;
use super::model::{Model, Place, Start, View};
use super::overlay::events_found;
use crate::dataset::{Dataset, Direction, EventId, Filter, Hits, PartyId, Record, Scope};
use crate::search::{Index, Searcher};

impl Model {
    /// Carries the model over from the data it was made for to those that replace them. Where it should have opened elsewhere, it goes
    /// there now, if the user has gone nowhere else meanwhile.
    pub fn rebase(&mut self, old: &Dataset, new: &Dataset, fresh: Fresh) {
        let Fresh { index, start } = fresh;
        let is_opening = std::mem::take(&mut self.opening);
        let start = match start {
            Some(Ok(start)) if is_opening => Some(start),
            Some(Err(why)) => {
                self.missed = Some(why);
                None
            },
            _ => None,
        };
        let here = start.map(|start| start.place).or_else(|| carry_place(old, new, self.place()));
        self.filter = self.carry_filter_found(old, new, &index);
        self.history = std::mem::take(&mut self.history)
            .map(|(place, filter)| Some((carry_place(old, new, place)?, carry_filter(old, new, &filter))));
        self.bookmarks.rebase(new);
        self.sifted = None;
        // The hits of a search are found again, so that one can go on walking them.
        self.hits = if self.hits.is_empty() { Vec::new() } else { events_found(&index, new, &self.query) };
        self.index = Some(Box::new(index));
        *self.searcher = Searcher::default();
        self.ledger_at = self.ledger_at.and_then(|(scope, event)| {
            let place = Place { scope, view: View::Timeline, record: Some(Record::Event(event)) };
            let carried = carry_place(old, new, place)?;
            Some((carried.scope, carry_event(old, new, event)?))
        });
        let subject = self.subject.filter(|_| start.is_none()).and_then(|subject| carry_subject(old, new, subject));
        let (focus, narrow) = (self.focus, self.narrow.take());
        self.arrive(new, here.unwrap_or_default());
        if let Some(day) = start.and_then(|start| start.date) {
            self.put_cursor_at(new, Goto { day, until: day });
        }
        if narrow.is_some() {
            self.narrow = narrow;
            self.narrowed(new);
        }
        self.focus = focus;
        self.subject = subject;
        self.write_detail(new);
        self.carry_overlays(old, new);
    }

    /// What lies over the panes stays there, and is about the new data.
    fn carry_overlays(&mut self, old: &Dataset, new: &Dataset) {
        let (overlay, below) = (self.overlay.take(), self.below.take());
        let carried = overlay.map(|overlay| overlay.rebase(self, old, new));
        self.below = below.and_then(|below| below.rebase(self, old, new));
        self.overlay = carried.flatten();
        if self.overlay.is_none() {
            self.overlay = self.below.take();
        }
    }

    /// The filter, with the hits of its search found again.
    fn carry_filter_found(&self, old: &Dataset, new: &Dataset, index: &Index) -> Filter {
        let hits = self.filter.hits.as_ref().map(|hits| {
            let events = events_found(index, new, &hits.query);
            Hits { query: hits.query.clone(), events: events.as_slice().into() }
        });
        Filter { hits, ..carry_filter(old, new, &self.filter) }
    }
}

/// What comes with data that replace others.
#[derive(Debug)]
pub struct Fresh {
    /// Everything that can be found in them.
    pub index: Index,
    /// Where the explorer should have opened, or why it cannot; `None` where nothing was asked for and nothing is remembered.
    pub start: Option<Result<Start, String>>,
}

/// The record of the same id and sort.
pub(super) fn carry(old: &Dataset, new: &Dataset, record: Record) -> Option<Record> {
    let found = new.find(&old.id_of(record))?;
    (std::mem::discriminant(&found) == std::mem::discriminant(&record)).then_some(found)
}

pub(super) fn carry_event(old: &Dataset, new: &Dataset, event: EventId) -> Option<EventId> {
    if let Some(Record::Event(event)) = carry(old, new, Record::Event(event)) { Some(event) } else { None }
}

pub(super) fn carry_party(old: &Dataset, new: &Dataset, party: PartyId) -> Option<PartyId> {
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
