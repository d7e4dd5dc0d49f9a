//! Standing facts of a pair, read off its events.

use super::{Act, Dataset, EventId, Kind, MissionId, Office, PairId, PartyId, PersonId, Role};

/// The event that says how relations stand, and the one that says since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relations {
    /// The last act.
    pub last: EventId,
    /// The first establishment.
    pub established: Option<EventId>,
}

/// How the relations of a pair stand; `None` where the dossier has no event of relations.
pub fn relations(data: &Dataset, pair: PairId) -> Option<Relations> {
    let acts = || of_kind(data, pair, Kind::Relations);
    let established = acts().find(|id| data[*id].act == Some(Act::Established));
    acts().last().map(|last| Relations { last, established })
}

/// The visits of a pair that start from `from` (or a predecessor of it), newest first; undated ones last.
pub fn visits(data: &Dataset, pair: PairId, from: PartyId) -> Vec<EventId> {
    let made = |id: &EventId| data[*id].from.is_some_and(|party| data.stands_for(from, party));
    let (mut dated, undated): (Vec<_>, Vec<_>) =
        of_kind(data, pair, Kind::Visit).filter(made).partition(|id| data[*id].stands_at().is_some());
    dated.reverse();
    dated.extend(undated);
    dated
}

/// The missions and accreditations of a pair sent by `from`, those that stand first.
pub fn missions(data: &Dataset, pair: PairId, from: PartyId) -> Vec<MissionId> {
    let mut sent: Vec<_> =
        data.pair_missions(pair).iter().copied().filter(|id| data.stands_for(from, data[*id].from)).collect();
    sent.sort_by_key(|id| (!data[*id].stands(), data[*id].is_accreditation()));
    sent
}

/// The events of one kind of a pair, in the order of the timeline.
pub fn of_kind(data: &Dataset, pair: PairId, kind: Kind) -> impl DoubleEndedIterator<Item = EventId> {
    data.pair_events(pair).iter().copied().filter(move |id| data[*id].kind == kind)
}

/// Whom a person met, and where it is said: in a meeting the principals meet each other; elsewhere principals meet those in the role
/// "met". Being mentioned in, or attending, the same event is not meeting.
pub fn met(data: &Dataset, person: PersonId) -> Vec<(PersonId, EventId)> {
    let mut met = Vec::new();
    for &id in data.person_events(person) {
        let event = &data[id];
        let Some(own) = event.people.iter().find(|part| part.person == person).map(|part| part.role) else { continue };
        for other in event.people.iter().filter(|other| other.person != person) {
            let together = match (own, other.role) {
                (Role::Mentioned, _) | (_, Role::Mentioned) | (Role::Met, Role::Met) => false,
                (Role::Principal, Role::Principal) => event.kind == Kind::Meeting,
                _ => true,
            };
            if together {
                met.push((other.person, id));
            }
        }
    }
    met
}

/// The offices a person held, each once, with the events that say so in the order of the timeline.
pub fn offices(data: &Dataset, person: PersonId) -> Vec<(&Office, Vec<EventId>)> {
    let mut offices: Vec<(&Office, Vec<EventId>)> = Vec::new();
    for &id in data.person_events(person) {
        for office in
            data[id].people.iter().filter(|part| part.person == person).filter_map(|part| part.office.as_ref())
        {
            match offices.iter_mut().find(|(known, _)| known.title == office.title && known.of == office.of) {
                Some((_, events)) => events.push(id),
                None => offices.push((office, vec![id])),
            }
        }
    }
    offices
}

/// The pairs in which a person appears, by English name.
pub fn person_pairs(data: &Dataset, person: PersonId) -> Vec<PairId> {
    let mut pairs: Vec<_> = data.person_events(person).iter().map(|id| data[*id].pair).collect();
    pairs.sort_by_cached_key(|pair| crate::text::fold(&data[*pair].name));
    pairs.dedup();
    pairs
}
