//! What is kept of a scope.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Dataset, Event, EventId, Kind, PartyId, PersonId, Vocabulary as _};

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindSet(u16);

impl KindSet {
    /// Says whether the set holds nothing, which as a filter keeps everything.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Says whether the set holds `kind`.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    /// The set with `kind` put in, or taken out where it was in.
    #[must_use]
    pub fn toggled(self, kind: Kind) -> Self {
        Self(self.0 ^ (1 << kind as u16))
    }

    /// The kinds of the set, in the order of the vocabulary.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(move |kind| self.has(*kind))
    }
}

impl FromIterator<Kind> for KindSet {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::default(), |set, kind| Self(set.0 | 1 << kind as u16))
    }
}

/// Who acts towards whom; each side is open where `None`. A party stands for its predecessors too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Direction {
    /// Who acts, sends, travels.
    pub from: Option<PartyId>,
    /// Towards whom.
    pub to: Option<PartyId>,
}

/// A stretch of days, both included; each side is open where `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// What is kept of a scope: every condition that is set must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Kinds to keep; empty for all.
    pub kinds: KindSet,
    /// Kinds to leave out, whatever is kept.
    pub hidden: KindSet,
    /// Directions to keep.
    pub direction: Direction,
    /// Keeps what may fall in the window; undated never, unless the window is open on both sides.
    pub window: Window,
    /// Keeps what this person took part in.
    pub person: Option<PersonId>,
    /// Keeps the hits of a search.
    pub hits: Option<Hits>,
}

/// The events that a search found, kept as a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// The query as typed.
    pub query: Arc<str>,
    /// The events, in ascending order.
    pub events: Arc<[EventId]>,
}

impl Filter {
    /// Says whether the filter keeps everything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Says whether an event is kept.
    pub fn keeps(&self, data: &Dataset, id: EventId) -> bool {
        let event = &data.event(id);
        (self.kinds.is_empty() || self.kinds.has(event.kind))
            && !self.hidden.has(event.kind)
            && self.direction.keeps(data, event)
            && self.window.keeps(event)
            && self.person.is_none_or(|person| event.people.iter().any(|part| part.person == person))
            && self.hits.as_ref().is_none_or(|hits| hits.events.binary_search(&id).is_ok())
    }
}

impl Direction {
    fn keeps(self, data: &Dataset, event: &Event) -> bool {
        let holds = |wanted: Option<PartyId>, given: Option<PartyId>| {
            wanted.is_none_or(|wanted| given.is_some_and(|given| data.stands_for(wanted, given)))
        };
        holds(self.from, event.from) && holds(self.to, event.to)
    }
}

impl Window {
    /// Says whether an event may fall in the window; a disputed one does if any claim does.
    pub fn keeps(self, event: &Event) -> bool {
        self == Self::default() || event.dates().any(|edtf| edtf.may_fall(self.since, self.until))
    }
}
