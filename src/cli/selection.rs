//! Which records a list keeps, once every word of its conditions has become the record it means.

use super::Failure;
use super::world::{Meaning, World};
use crate::dataset::{
    Dataset, Direction, Event, EventId, Filter, Kind, Mission, MissionId, PairId, PartyId, PersonId, Scope, Until,
    Window,
};
use crate::export::{About, Excerpt};
use crate::wording::kept_text;

/// Turns words into records, and remembers what was not there.
#[derive(Debug)]
pub(super) struct Resolver<'a> {
    world: &'a World,
    /// Whether a condition can be met by nothing that is held.
    pub(super) absent: bool,
    /// What may have been meant instead.
    pub(super) hint: Option<String>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        Self { world, absent: false, hint: None }
    }

    /// The party of a flag. A country without dossiers is no error; a word that is no country is.
    pub(super) fn party(&mut self, flag: &str, text: Option<&str>) -> Result<Option<PartyId>, Failure> {
        let Some(text) = text else { return Ok(None) };
        let party = known(self.world.party(text), &format!("--{flag} <PARTY>"), text)?;
        self.absent |= party.is_none();
        Ok(party)
    }

    /// The pairs named. Those that are not held add nothing.
    pub(super) fn pairs(&mut self, texts: &[String]) -> Result<Vec<PairId>, Failure> {
        let mut pairs = Vec::new();
        for text in texts {
            pairs.extend(known(self.world.pair(text), "--pair <PAIR>", text)?);
        }
        self.absent |= pairs.is_empty() && !texts.is_empty();
        Ok(pairs)
    }

    /// The people of a name. Anybody may be a person: an unknown name is not held, but not wrong.
    pub(super) fn people(&mut self, text: Option<&str>) -> Vec<PersonId> {
        match text.map(|text| self.world.people(text)) {
            None => Vec::new(),
            Some(Meaning::Held(people)) => people,
            Some(Meaning::NotHeld | Meaning::Vague(_)) => self.miss(None),
            Some(Meaning::Unknown(hint)) => self.miss(hint),
        }
    }

    fn miss(&mut self, hint: Option<String>) -> Vec<PersonId> {
        self.absent = true;
        self.hint = hint;
        Vec::new()
    }
}

/// In the words that clap has for a wrong value.
fn known<T>(meaning: Meaning<T>, flag: &str, text: &str) -> Result<Option<T>, Failure> {
    match meaning {
        Meaning::Held(record) => Ok(Some(record)),
        Meaning::NotHeld => Ok(None),
        Meaning::Vague(readings) => {
            Err(Failure::Usage { wrong: format!("invalid value '{text}' for '{flag}': {readings}"), hint: None })
        },
        Meaning::Unknown(hint) => {
            Err(Failure::Usage { wrong: format!("invalid value '{text}' for '{flag}': nothing of that name"), hint })
        },
    }
}

/// What is kept: every condition that is set must hold.
#[derive(Debug, Default)]
pub(super) struct Selection {
    /// Any of these; all where empty.
    pub(super) pairs: Vec<PairId>,
    /// This party, or a predecessor, as a country of the pair or as an actor.
    pub(super) party: Option<PartyId>,
    /// Any of these; anybody where empty.
    pub(super) people: Vec<PersonId>,
    /// What else is asked of an event.
    pub(super) filter: Filter,
    /// Whether some condition can be met by nothing that is held.
    pub(super) absent: bool,
    /// What may have been meant instead.
    pub(super) hint: Option<String>,
    /// The conditions as given, for "nothing found".
    pub(super) words: String,
}

impl Selection {
    /// Keeps one kind, beside what was asked.
    pub(super) fn only(mut self, kind: Kind) -> Self {
        self.filter.kinds = [kind].into_iter().collect();
        self
    }

    /// The events kept, in the order of the timeline.
    pub(super) fn events(&self, data: &Dataset) -> Vec<EventId> {
        data.events().map(|(id, _)| id).filter(|id| self.keeps_event(data, *id)).collect()
    }

    /// What is kept, with all that belongs to it.
    pub(super) fn excerpt(&self, data: &Dataset) -> Excerpt {
        let is_narrowed = self.absent || self.party.is_some() || !self.pairs.is_empty() || !self.people.is_empty();
        if !is_narrowed && self.filter.is_empty() {
            return Excerpt::whole(data);
        }
        let pairs: Vec<_> = data.pairs().map(|(id, _)| id).filter(|id| self.keeps_pair(data, *id)).collect();
        let about = match (&self.people[..], &pairs[..], self.party) {
            ([person], ..) if self.pairs.is_empty() && self.party.is_none() => About::Person(*person),
            (_, [pair], _) => About::Scope(Scope::Pair(*pair)),
            (_, _, Some(party)) => About::Scope(Scope::Country(party)),
            _ => About::Scope(Scope::All),
        };
        // What the title says already is not said again.
        let people = if matches!(about, About::Person(_)) { &[] } else { &self.people[..] };
        let is_whole = |pair: &PairId| data[*pair].countries.iter().any(|country| self.is_party(data, *country));
        let party = self.party.filter(|_| !pairs.iter().all(is_whole));
        let kept = kept_text(data, &self.filter, people, party);
        Excerpt::of(data, about, &pairs, &self.events(data)).kept_by(kept)
    }

    /// The pairs kept: those with an event that is kept; every one, events or none, where nothing is asked of events.
    pub(super) fn keeps_pair(&self, data: &Dataset, id: PairId) -> bool {
        let whole = self.filter.is_empty() && self.people.is_empty() && self.names(id) && self.is_between(data, id);
        whole || data.pair_events(id).iter().any(|event| self.keeps_event(data, *event))
    }

    /// The people kept: those of the name asked for who have a part in an event that is kept.
    pub(super) fn keeps_person(&self, data: &Dataset, id: PersonId) -> bool {
        let asks_events = !self.filter.is_empty() || !self.pairs.is_empty() || self.party.is_some();
        !self.absent
            && (self.people.is_empty() || self.people.contains(&id))
            && (!asks_events || data.person_events(id).iter().any(|event| self.keeps_event(data, *event)))
    }

    /// The missions kept; a window keeps what may have stood in it, and what nobody dates.
    pub(super) fn keeps_mission(&self, data: &Dataset, id: MissionId) -> bool {
        let mission = &data[id];
        let Direction { from, to } = self.filter.direction;
        let is = |wanted: Option<PartyId>, party| wanted.is_none_or(|wanted| data.stands_for(wanted, party));
        self.names(mission.pair)
            && (self.is_between(data, mission.pair)
                || self.is_party(data, mission.from)
                || self.is_party(data, mission.to))
            && is(from, mission.from)
            && is(to, mission.to)
            && may_stand(mission, self.filter.window)
    }

    /// Says whether a list of this many `things` found anything.
    ///
    /// # Errors
    /// [`Failure::Nothing`], which names the conditions, where it did not.
    pub(super) fn found(self, things: &str, count: usize) -> Result<(), Failure> {
        if count > 0 {
            Ok(())
        } else {
            Err(Failure::Nothing { asked: format!("no {things}{}", self.words), hint: self.hint })
        }
    }

    fn keeps_event(&self, data: &Dataset, id: EventId) -> bool {
        let event = &data.event(id);
        self.names(event.pair)
            && (self.is_between(data, event.pair) || self.acts(data, event))
            && (self.people.is_empty() || event.people.iter().any(|part| self.people.contains(&part.person)))
            && self.filter.keeps(data, id)
    }

    fn names(&self, pair: PairId) -> bool {
        !self.absent && (self.pairs.is_empty() || self.pairs.contains(&pair))
    }

    fn is_between(&self, data: &Dataset, pair: PairId) -> bool {
        self.party.is_none() || data[pair].countries.iter().any(|country| self.is_party(data, *country))
    }

    /// Declared actors have no pairs; they act, or are acted upon, in those of their successors.
    fn acts(&self, data: &Dataset, event: &Event) -> bool {
        [event.from, event.to].into_iter().flatten().any(|party| self.is_party(data, party))
    }

    fn is_party(&self, data: &Dataset, party: PartyId) -> bool {
        self.party.is_some_and(|wanted| data.stands_for(wanted, party))
    }
}

fn may_stand(mission: &Mission, window: Window) -> bool {
    mission.tenures.iter().any(|tenure| {
        let start = tenure.since.as_ref().and_then(|when| when.edtf?.earliest());
        let end = match &tenure.until {
            Until::Lasting => None,
            Until::Changed(when) | Until::Closed(when) => when.as_ref().and_then(|when| when.edtf?.latest()),
        };
        let too_late = start.zip(window.until).is_some_and(|(start, until)| start > until);
        let too_early = end.zip(window.since).is_some_and(|(end, since)| end < since);
        !too_late && !too_early
    })
}
