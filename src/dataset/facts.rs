//! Standing facts of a pair, read off its events.

use super::{Act, Dataset, Event, EventId, Kind, MissionId, Office, PairId, PartyId, PersonId, Rank, Role};

/// The event that says how relations stand, and the one that says since when they exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relations {
    /// The last dated act, and so how they stand; an undated act only where none is dated, and an event without an act only where
    /// none has one.
    pub last: EventId,
    /// The first establishment, which a severance or a second establishment after it does not change; an undated one only where
    /// none is dated.
    pub established: Option<EventId>,
}

/// How the relations of a pair stand; `None` where the dossier has no event of relations.
pub fn relations(data: &Dataset, pair: PairId) -> Option<Relations> {
    let events = || of_kind(data, pair, Kind::Relations);
    // On the timeline the undated stand last, which says nothing of when they were.
    let last = events().max_by_key(|id| (data.act(*id).is_some(), data.stands_at(*id).is_some(), *id))?;
    Some(Relations { last, established: events().find(|id| data.act(*id) == Some(Act::Established)) })
}

/// The visits of a pair that start from `from` (or a predecessor of it), newest first; undated ones last.
pub fn visits(data: &Dataset, pair: PairId, from: PartyId) -> Vec<EventId> {
    let made = |id: &EventId| data.route(*id)[0].is_some_and(|party| data.stands_for(from, party));
    newest(data, pair, Kind::Visit).filter(made).collect()
}

/// The rank at which a visit was made: the highest of those who travelled.
pub fn visit_rank(event: &Event) -> Option<Rank> {
    event.people_as(Role::Principal).filter_map(|part| part.office.as_ref()?.rank).min()
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
    data.pair_events(pair).iter().copied().filter(move |id| data.kind(*id) == kind)
}

/// The events of one kind of a pair, newest first; the undated after them, as in the dossier. The first is the last that is known:
/// the last visit, the last total of trade.
pub fn newest(data: &Dataset, pair: PairId, kind: Kind) -> impl Iterator<Item = EventId> {
    let is_dated = |id: &EventId| data.stands_at(*id).is_some();
    let dated = of_kind(data, pair, kind).rev().filter(is_dated);
    dated.chain(of_kind(data, pair, kind).filter(move |id| !is_dated(id)))
}

/// Whom a person met, and where it is said: in a meeting the principals meet each other; elsewhere principals meet those in the role
/// "met". Being mentioned in, or attending, the same event is not meeting.
pub fn met(data: &Dataset, person: PersonId) -> Vec<(PersonId, EventId)> {
    let mut met = Vec::new();
    for &id in data.person_events(person) {
        let parts = data.parts(id);
        let Some(own) = parts.iter().find(|part| part.person == person).map(|part| part.role) else { continue };
        for other in parts.iter().filter(|other| other.person != person) {
            let together = match (own, other.role) {
                (Role::Mentioned, _) | (_, Role::Mentioned) | (Role::Met, Role::Met) => false,
                (Role::Principal, Role::Principal) => data.kind(id) == Kind::Meeting,
                _ => true,
            };
            if together {
                met.push((other.person, id));
            }
        }
    }
    met
}

/// The offices a person held, each once, in the order in which events first name them, with those events in the order of the
/// timeline. Two are the same office if title and party are; of what is said of it, that stands which says most.
pub fn offices(data: &Dataset, person: PersonId) -> Vec<(&Office, Vec<EventId>)> {
    let fullness = |office: &Office| (office.rank.is_some(), office.also.len());
    let mut offices: Vec<(&Office, Vec<EventId>)> = Vec::new();
    for &id in data.person_events(person) {
        for office in offices_in(data, id, person) {
            match offices.iter_mut().find(|(known, _)| known.title == office.title && known.of == office.of) {
                Some((known, events)) => {
                    if fullness(office) > fullness(known) {
                        *known = office;
                    }
                    if events.last() != Some(&id) {
                        events.push(id);
                    }
                },
                None => offices.push((office, vec![id])),
            }
        }
    }
    offices
}

/// The office that a person held last, as far as events say: that of the newest dated event which gives one; of an undated event only
/// where no dated one does.
pub fn last_office(data: &Dataset, person: PersonId) -> Option<&Office> {
    let events = data.person_events(person);
    // The undated stand last. Looked at from the newest on: who has met a thousand people is not read a thousand times.
    let (dated, undated) = events.split_at(events.partition_point(|id| data.stands_at(*id).is_some()));
    dated.iter().rev().chain(undated.iter().rev()).find_map(|id| offices_in(data, *id, person).next())
}

fn offices_in(data: &Dataset, event: EventId, person: PersonId) -> impl Iterator<Item = &Office> {
    data.parts(event).into_iter().filter(move |part| part.person == person).filter_map(|part| Some(part.office?.value))
}

/// The pairs in which a person appears, by English name.
pub fn person_pairs(data: &Dataset, person: PersonId) -> Vec<PairId> {
    let mut pairs: Vec<_> = data.person_events(person).iter().map(|id| data.pair_of(*id)).collect();
    pairs.sort_by_cached_key(|pair| crate::text::fold(&data[*pair].name));
    pairs.dedup();
    pairs
}
