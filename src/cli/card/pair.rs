//! The card of a pair.

use super::Card;
use crate::dataset::{
    Dataset, EventId, Kind, PairId, PartyId, Source, Vocabulary as _, missions, of_kind, relations, visit_rank, visits,
};
use crate::timeline::Years;
use crate::wording::{history, seat};

pub(super) fn write(card: &mut Card, data: &Dataset, id: PairId) {
    let pair = &data[id];
    let [a, b] = pair.countries;
    card.line(&pair.name);
    let years = Years::of(data, data.pair_events(id));
    let years = years.text();
    card.parts(&[&format!("{} events", data.pair_events(id).len()), years]);
    card.line(&pair.id);
    card.section("Relations", &standing(data, id));
    card.section("Missions", &[(a, b), (b, a)].map(|(from, to)| posts(data, id, from, to)).concat());
    card.section("Last visit", &[(a, b), (b, a)].map(|(from, to)| last_visit(data, id, from, to)));
    let counts = Kind::ALL.iter().map(|kind| (kind.to_string(), of_kind(data, id, *kind).count()));
    let counts: Vec<_> =
        counts.filter(|(_, count)| *count > 0).map(|(kind, count)| (kind, count.to_string())).collect();
    card.section("Events by kind", &counts);
    card.section("See also", &pair.see_also.iter().map(|title| (String::new(), title.to_string())).collect::<Vec<_>>());
    let article = pair.article.map(|article| Source { article, section: None, quote: None });
    card.sources(data, article.as_slice());
}

fn standing(data: &Dataset, id: PairId) -> Vec<(String, String)> {
    let Some(relations) = relations(data, id) else {
        return vec![(String::new(), "none recorded".to_owned())];
    };
    let row = |event: EventId| {
        (data.act(event).map_or_else(String::new, |act| act.to_string()), crate::wording::long_date(&data.event(event)))
    };
    let last = (relations.established != Some(relations.last)).then_some(relations.last);
    relations.established.into_iter().chain(last).map(row).collect()
}

/// What the dossier does not say is said.
fn posts(data: &Dataset, id: PairId, from: PartyId, to: PartyId) -> Vec<(String, String)> {
    let sent = missions(data, id, from);
    let direction = crate::wording::direction(data, Some(from), Some(to));
    if sent.is_empty() {
        return vec![(direction, "none recorded".to_owned())];
    }
    let row = |mission| format!("{}: {}", seat(data, mission), history(mission));
    sent.into_iter().map(|id| (direction.clone(), row(&data[id]))).collect()
}

fn last_visit(data: &Dataset, id: PairId, from: PartyId, to: PartyId) -> (String, String) {
    let direction = crate::wording::direction(data, Some(from), Some(to));
    let Some(visit) = visits(data, id, from).first().map(|id| data.event(*id)) else {
        return (direction, "none recorded".to_owned());
    };
    let rank = visit_rank(&visit).map_or_else(String::new, |rank| format!(" ({rank})"));
    (direction, format!("{}: {}{rank}", visit.when_text(), visit.title))
}
