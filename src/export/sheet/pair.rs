//! Pairs, with their standing facts.

use super::{Sheet, dated, joined, or_empty, party};
use crate::dataset::{Dataset, PairId, missions, relations, visit_rank, visits};
use crate::wording::post;

/// Pairs, a row each. What is of one direction stands twice: of the first country, and of the second.
#[derive(Debug, Clone, Copy)]
pub struct Pairs<'a>(pub &'a Dataset);

impl Sheet for Pairs<'_> {
    type Item = PairId;
    const NAME: &'static str = "pairs";
    const HEAD: &'static [&'static str] = &[
        "id",
        "name",
        "first",
        "first_name",
        "second",
        "second_name",
        "relations",
        "relations_since",
        "relations_since_text",
        "relations_since_words",
        "relations_first_day",
        "relations_last_day",
        "missions_of_first",
        "missions_of_second",
        "last_visit_of_first",
        "last_visit_of_first_rank",
        "last_visit_of_second",
        "last_visit_of_second_rank",
        "events",
        "first_year",
        "last_year",
        "article",
        "url",
        "licence",
    ];

    fn cells(&self, id: PairId) -> Vec<String> {
        let data = self.0;
        let pair = &data[id];
        let mut cells = vec![pair.id.to_string(), pair.name.to_string()];
        cells.extend(pair.countries.into_iter().flat_map(|country| party(data, Some(country))));
        let relations = relations(data, id);
        cells.push(or_empty(relations.and_then(|relations| data.act(relations.last))));
        let since = relations.and_then(|relations| data.event(relations.established?).when);
        cells.extend(dated(since.as_ref()));
        for from in pair.countries {
            let standing = missions(data, id, from).into_iter().filter(|id| data[*id].stands());
            cells.push(joined(standing.map(|id| post(data, &data[id]))));
        }
        for from in pair.countries {
            let last = visits(data, id, from).first().map(|id| data.event(*id));
            let rank = last.as_ref().and_then(visit_rank);
            cells.extend([or_empty(last.and_then(|event| event.when?.edtf)), or_empty(rank)]);
        }
        let events = data.pair_events(id);
        let years = data.years(events);
        cells.extend([
            events.len().to_string(),
            or_empty(years.map(|(first, _)| first)),
            or_empty(years.map(|(_, last)| last)),
        ]);
        let article = pair.article.map(|article| &data[article]);
        let of_article = [
            article.map(|article| article.title.to_string()),
            article.and_then(|article| article.url.as_ref()).map(ToString::to_string),
            article.and_then(|article| article.licence.as_ref()).map(ToString::to_string),
        ];
        cells.extend(of_article.map(Option::unwrap_or_default));
        cells
    }
}
