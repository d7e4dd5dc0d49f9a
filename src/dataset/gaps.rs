//! What the data do not say: gaps that a reader may want to fill, and disputes to settle.

use super::vocabulary::vocabulary;
use super::{
    Dataset, Detail, Edtf, Event, EventId, Kind, Mission, PairId, PartyId, PersonId, Record, Role, offices, relations,
    visits,
};

vocabulary! {
    /// What is not said.
    "gap" pub enum Gap {
        /// A pair has no event of relations.
        Relations = "relations",
        /// A pair has visits one way, and none the other.
        Way = "way",
        /// A mission opened nobody says when.
        Opening = "opening",
        /// An accreditation has no date.
        Accreditation = "accreditation",
        /// An agreement has no date, or one without a month.
        Month = "month",
        /// Of a visit no more is held than a list gives: it has no summary; or no month, no place and nobody who was met.
        Visit = "visit",
        /// A person has no office in any event.
        Office = "office",
        /// Positions differ on an event.
        Dispute = "dispute",
        /// An event has no source.
        Source = "source",
        /// Of an event that a program read out of an article, nobody has said that it read well.
        Review = "review",
    }
}

/// One thing that is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// What is not said.
    pub gap: Gap,
    /// In which pair; of a person who appears in several, in the first by name.
    pub pair: PairId,
    /// Of which record: a pair, a mission, an event or a person.
    pub record: Record,
    /// Of visits one way only, the way that is missing: from whom to whom.
    pub way: Option<[PartyId; 2]>,
}

/// Everything that is not said of these pairs: by gap in the order of [`Gap`], then by pair as given, then in the order of the dossier or,
/// for events, of the timeline. Of people, those with a part in an event.
pub fn gaps(data: &Dataset, pairs: &[PairId]) -> Vec<Lack> {
    let mut lacks: Vec<Lack> = pairs.iter().flat_map(|pair| of_pair(data, *pair)).collect();
    let mut seen = std::collections::HashSet::new();
    lacks.retain(|lack| !matches!(lack.record, Record::Person(person) if !seen.insert(person)));
    lacks.sort_by_key(|lack| lack.gap);
    lacks
}

fn of_pair(data: &Dataset, pair: PairId) -> Vec<Lack> {
    let lack = |gap: Gap, record: Record| Lack { gap, pair, record, way: None };
    let mut lacks = Vec::new();
    if relations(data, pair).is_none() {
        lacks.push(lack(Gap::Relations, Record::Pair(pair)));
    }
    let way = missing_way(data, pair);
    lacks.extend(way.map(|way| Lack { way: Some(way), ..lack(Gap::Way, Record::Pair(pair)) }));
    for &id in data.pair_missions(pair).iter().filter(|id| is_undated(&data[**id])) {
        let gap = if data[id].is_accreditation() { Gap::Accreditation } else { Gap::Opening };
        lacks.push(lack(gap, Record::Mission(id)));
    }
    for &id in data.pair_events(pair) {
        lacks.extend(of_event(data, &data.event(id)).map(|gap| lack(gap, Record::Event(id))));
    }
    lacks.extend(people(data, pair).map(|person| lack(Gap::Office, Record::Person(person))));
    lacks
}

/// The way in which nobody has travelled, where somebody has the other way.
fn missing_way(data: &Dataset, pair: PairId) -> Option<[PartyId; 2]> {
    let [a, b] = data[pair].countries;
    match (visits(data, pair, a).is_empty(), visits(data, pair, b).is_empty()) {
        (true, false) => Some([a, b]),
        (false, true) => Some([b, a]),
        _ => None,
    }
}

/// Says whether nobody gives a date for the beginning of a mission.
fn is_undated(mission: &Mission) -> bool {
    let since = mission.tenures.first().and_then(|tenure| tenure.since.as_ref());
    since.and_then(|when| when.edtf).is_none()
}

fn of_event(data: &Dataset, event: &Event) -> impl Iterator<Item = Gap> + use<> {
    let is_sourced = !event.sources.is_empty()
        || matches!(event.detail, Detail::Mission { mission, .. } if !data[mission].sources.is_empty());
    let gaps = [
        (Gap::Month, event.kind == Kind::Agreement && !event.is_disputed() && !names(event, Edtf::names_month)),
        (Gap::Visit, event.kind == Kind::Visit && is_listed(event)),
        (Gap::Dispute, event.is_disputed()),
        (Gap::Source, !is_sourced),
        (Gap::Review, event.is_unreviewed()),
    ];
    gaps.into_iter().filter(|(_, is_lacking)| *is_lacking).map(|(gap, _)| gap)
}

fn is_listed(visit: &Event) -> bool {
    let is_bare = visit.places.is_empty() && visit.people_as(Role::Met).next().is_none();
    visit.summary.is_empty() || (is_bare && !visit.is_disputed() && !names(visit, Edtf::names_month))
}

fn names(event: &Event, unit: impl Fn(Edtf) -> bool) -> bool {
    event.stands_at().is_some_and(unit)
}

/// The people of a pair who have no office anywhere.
fn people(data: &Dataset, pair: PairId) -> impl Iterator<Item = PersonId> + use<'_> {
    let parts = |id: &EventId| data.event(*id).people.iter().map(|part| part.person).collect::<Vec<_>>();
    let people: std::collections::BTreeSet<_> = data.pair_events(pair).iter().flat_map(parts).collect();
    people.into_iter().filter(|person| offices(data, *person).is_empty())
}
