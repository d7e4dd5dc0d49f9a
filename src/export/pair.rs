//! Pairs, with their standing facts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::JsonWhen;
use crate::dataset::{
    Act, Article, Dataset, MissionId, PairId, PartyId, Rank, Vocabulary as _, missions, relations, visit_rank, visits,
};

/// A pair, and what stands between its countries.
#[derive(Debug, Serialize)]
pub struct JsonPair<'a> {
    id: &'a str,
    name: &'a str,
    countries: [&'a str; 2],
    relations: Option<JsonRelations>,
    missions: Vec<JsonPost<'a>>,
    last_visits: Vec<JsonVisit<'a>>,
    events: usize,
    kinds: BTreeMap<&'a str, usize>,
    years: Option<[i16; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<JsonArticle<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    see_also: &'a [Box<str>],
}

impl<'a> JsonPair<'a> {
    /// The JSON form of a pair.
    pub fn new(data: &'a Dataset, id: PairId) -> Self {
        let pair = &data[id];
        let [a, b] = pair.countries;
        let events = data.pair_events(id);
        let mut kinds = BTreeMap::new();
        for event in events {
            *kinds.entry(data.kind(*event).name()).or_default() += 1;
        }
        Self {
            id: &pair.id,
            name: &pair.name,
            countries: pair.countries.map(|party| &*data[party].code),
            relations: JsonRelations::new(data, id),
            missions: [a, b]
                .into_iter()
                .flat_map(|from| missions(data, id, from))
                .map(|id| JsonPost::new(data, id))
                .collect(),
            last_visits: [(a, b), (b, a)]
                .into_iter()
                .filter_map(|(from, to)| JsonVisit::last(data, id, from, to))
                .collect(),
            events: events.len(),
            kinds,
            years: data.years(events).map(|(first, last)| [first, last]),
            article: pair.article.map(|article| JsonArticle::new(&data[article])),
            see_also: &pair.see_also,
        }
    }
}

/// How relations stand: what was last done about them, and since when they exist (see [`relations`]).
#[derive(Debug, Serialize)]
struct JsonRelations {
    act: Option<Act>,
    since: Option<JsonWhen>,
}

impl JsonRelations {
    fn new(data: &Dataset, pair: PairId) -> Option<Self> {
        let relations = relations(data, pair)?;
        let since = relations.established.map(|event| JsonWhen::of(&data.event(event)));
        Some(Self { act: data.act(relations.last), since })
    }
}

/// A mission in the facts of its pair, with the class it has now or had last.
#[derive(Debug, Serialize)]
struct JsonPost<'a> {
    id: &'a str,
    from: &'a str,
    to: &'a str,
    class: Option<&'a str>,
    stands: bool,
    accreditation: bool,
}

impl<'a> JsonPost<'a> {
    fn new(data: &'a Dataset, id: MissionId) -> Self {
        let mission = &data[id];
        Self {
            id: &mission.id,
            from: &data[mission.from].code,
            to: &data[mission.to].code,
            class: mission.class().map(|class| &*class.name),
            stands: mission.stands(),
            accreditation: mission.is_accreditation(),
        }
    }
}

/// The last visit in one direction.
#[derive(Debug, Serialize)]
struct JsonVisit<'a> {
    from: &'a str,
    to: &'a str,
    event: Box<str>,
    when: JsonWhen,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<Rank>,
}

impl<'a> JsonVisit<'a> {
    fn last(data: &'a Dataset, pair: PairId, from: PartyId, to: PartyId) -> Option<Self> {
        let event = data.event(*visits(data, pair, from).first()?);
        let (from, to) = (&*data[from].code, &*data[to].code);
        let (when, rank) = (JsonWhen::of(&event), visit_rank(&event));
        Some(Self { from, to, event: event.id, when, rank })
    }
}

/// The article on which a dossier rests.
#[derive(Debug, Serialize)]
struct JsonArticle<'a> {
    title: &'a str,
    url: Option<&'a str>,
    licence: Option<&'a str>,
    read: Option<String>,
}

impl<'a> JsonArticle<'a> {
    fn new(article: &'a Article) -> Self {
        Self {
            title: &article.title,
            url: article.url.as_deref(),
            licence: article.licence.as_deref(),
            read: article.read.map(|edtf| edtf.to_string()),
        }
    }
}
