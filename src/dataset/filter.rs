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

    /// Says whether an event passes.
    pub fn keeps(&self, data: &Dataset, id: EventId) -> bool {
        let kind = data.kind(id);
        (self.kinds.is_empty() || self.kinds.has(kind))
            && self.keeps_but_kinds(data, id, |window| window.keeps_at(data, id))
    }

    /// What passes of these events, which are in order.
    pub fn sift(&self, data: &Dataset, all: Vec<EventId>) -> Kept {
        let mut counts = [0; Kind::ALL.len()];
        if (Self { kinds: KindSet::default(), ..self.clone() }).is_empty() {
            for id in &all {
                counts[data.kind(*id) as usize] += 1;
            }
            let keeps = |id: &EventId| self.kinds.is_empty() || self.kinds.has(data.kind(*id));
            return Kept {
                events: if self.kinds.is_empty() { all } else { all.into_iter().filter(keeps).collect() },
                counts,
            };
        }
        // Whether a date may fall in the window is asked once for each date, not for each of a million events.
        let dates = data.judge_dates(|edtf| edtf.may_fall(self.window.since, self.window.until));
        let mut events = all;
        events.retain(|id| {
            let in_time = |window: Window| match data.date_number(*id) {
                Some(number) if !data.is_disputed(*id) => dates[number],
                _ => window.keeps_at(data, *id),
            };
            if !self.keeps_but_kinds(data, *id, in_time) {
                return false;
            }
            let kind = data.kind(*id);
            counts[kind as usize] += 1;
            self.kinds.is_empty() || self.kinds.has(kind)
        });
        Kept { events, counts }
    }

    /// Says whether an event passes all but the kinds that are wanted; `in_time` answers for the window, where there is one.
    fn keeps_but_kinds(&self, data: &Dataset, id: EventId, in_time: impl FnOnce(Window) -> bool) -> bool {
        !self.hidden.has(data.kind(id))
            && self.person.is_none_or(|person| data.person_events(person).binary_search(&id).is_ok())
            && self.hits.as_ref().is_none_or(|hits| hits.events.binary_search(&id).is_ok())
            && (self.direction == Direction::default() || self.direction.keeps(data, id))
            && (self.window == Window::default() || in_time(self.window))
    }
}

/// What a filter keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The events, in order.
    pub events: Vec<EventId>,
    /// For each kind, by its place in [`Kind::ALL`], how many events of it the rest of the filter keeps.
    pub counts: [usize; Kind::ALL.len()],
}

impl Direction {
    fn keeps(self, data: &Dataset, event: EventId) -> bool {
        let holds = |wanted: Option<PartyId>, given: Option<PartyId>| {
            wanted.is_none_or(|wanted| given.is_some_and(|given| data.stands_for(wanted, given)))
        };
        let [from, to] = data.route(event);
        holds(self.from, from) && holds(self.to, to)
    }
}

impl Window {
    /// Says whether an event may fall in the window; a disputed one does if any claim does.
    pub fn keeps(self, event: &Event) -> bool {
        self == Self::default() || event.dates().any(|edtf| edtf.may_fall(self.since, self.until))
    }

    /// As [`Window::keeps`], of an event of the dataset.
    pub fn keeps_at(self, data: &Dataset, id: EventId) -> bool {
        if data.is_disputed(id) {
            return self.keeps(&data.event(id));
        }
        self == Self::default() || data.stands_at(id).is_some_and(|edtf| edtf.may_fall(self.since, self.until))
    }
}
