//! Standing facts of a pair, read off its events.

use super::{Act, Dataset, EventId, Kind, MissionId, PairId, PartyId};

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
    let mut sent: Vec<_> = data.pair_missions(pair).iter().copied().filter(|id| data.stands_for(from, data[*id].from)).collect();
    sent.sort_by_key(|id| (!data[*id].stands(), data[*id].is_accreditation()));
    sent
}

/// The events of one kind of a pair, in the order of the timeline.
pub fn of_kind(data: &Dataset, pair: PairId, kind: Kind) -> impl DoubleEndedIterator<Item = EventId> {
    data.pair_events(pair).iter().copied().filter(move |id| data[*id].kind == kind)
}
