//! Events, the claims of those that are disputed, and hits of a search.

use super::{Sheet, cited, dated, days, joined, or_empty, party, yes_no};
use crate::dataset::{Dataset, Detail, Edtf, Event, EventId, Record, Role, Vocabulary as _, visit_rank};
use crate::search::{Explained, title};

/// Events, a row each; what only some kinds have is empty for the others.
#[derive(Debug, Clone, Copy)]
pub struct Events<'a>(pub &'a Dataset);

impl Sheet for Events<'_> {
    type Item = EventId;
    const NAME: &'static str = "events";
    const HEAD: &'static [&'static str] = &[
        "id",
        "pair",
        "pair_name",
        "kind",
        "act",
        "when",
        "when_text",
        "words",
        "first_day",
        "last_day",
        "announced",
        "every",
        "disputed",
        "from",
        "from_name",
        "to",
        "to_name",
        "title",
        "summary",
        "people",
        "rank",
        "places",
        "class",
        "mission",
        "form",
        "level",
        "signatories",
        "body",
        "item",
        "vote",
        "amount",
        "currency",
        "through",
        "goods",
        "sources",
        "licences",
        "sure",
        "reviewed",
    ];

    fn cells(&self, id: EventId) -> Vec<String> {
        let data = self.0;
        let event = &data.event(id);
        let pair = &data[event.pair];
        let mut cells = vec![
            event.id.to_string(),
            pair.id.to_string(),
            pair.name.to_string(),
            event.kind.to_string(),
            or_empty(event.act),
        ];
        cells.extend(when(event));
        cells.extend([
            or_empty(event.announced.as_ref().and_then(|when| when.edtf)),
            or_empty(event.every),
            yes_no(event.is_disputed()),
        ]);
        cells.extend(party(data, event.from));
        cells.extend(party(data, event.to));
        cells.extend([
            event.title.to_string(),
            event.summary.to_string(),
            joined(event.people.iter().map(|part| &data[part.person].name)),
            or_empty(visit_rank(event)),
            joined(event.places.iter().map(|place| &data[*place].name)),
        ]);
        cells.extend(detail(data, &event.detail));
        cells.extend(cited(data, &event.sources));
        cells.extend([or_empty(event.review.sure), reviewed(event)]);
        cells
    }
}

/// Whether a person has looked at what a program read; empty where no program did.
fn reviewed(event: &Event) -> String {
    if event.review.reviewed || event.is_unreviewed() { yes_no(event.review.reviewed) } else { String::new() }
}

/// As the date of any record; where dates are claimed, none is the date, and the days span all of them.
fn when(event: &Event) -> [String; 5] {
    if !event.is_disputed() || event.when.is_some() {
        return dated(event.when.as_ref());
    }
    let every = |end: fn(Edtf) -> Option<jiff::civil::Date>| event.dates().map(end).collect::<Option<Vec<_>>>();
    let first = every(Edtf::earliest).and_then(|days| days.into_iter().min());
    let last = every(Edtf::latest).and_then(|days| days.into_iter().max());
    let [first, last] = days(first, last);
    [String::new(), event.when_text(), String::new(), first, last]
}

/// The columns from `class` to `goods`.
fn detail(data: &Dataset, detail: &Detail) -> [String; 12] {
    let owned = |text: &Option<Box<str>>| or_empty(text.as_ref());
    let mut cells: [String; 12] = Default::default();
    let [class, mission, form, level, signatories, body, item, vote, amount, currency, through, goods] = &mut cells;
    match detail {
        Detail::None => {},
        Detail::Mission { mission: id, class: name } => {
            *class = or_empty(name.as_ref().map(|class| &class.name));
            *mission = data[*id].id.to_string();
        },
        Detail::Agreement { form: given, level: between, signatories: signed } => {
            (*form, *level, *signatories) = (owned(given), or_empty(*between), joined(signed));
        },
        Detail::Vote { body: of, item: on, vote: cast } => {
            (*body, *item, *vote) = (owned(of), owned(on), or_empty(*cast));
        },
        Detail::Membership { body: of } => *body = owned(of),
        Detail::Aid { money, through: by } => {
            (*amount, *currency) = sum(money.as_ref());
            *through = owned(by);
        },
        Detail::Trade { money, goods: sold } => {
            (*amount, *currency) = sum(money.as_ref());
            *goods = joined(sold);
        },
    }
    cells
}

fn sum(money: Option<&crate::dataset::Money>) -> (String, String) {
    money.map_or_else(Default::default, |money| (money.amount.to_string(), money.currency.to_string()))
}

/// Positions on disputed events, a row each: the event, and the place of the position in it.
#[derive(Debug, Clone, Copy)]
pub struct Claims<'a>(pub &'a Dataset);

impl Claims<'_> {
    /// Those of some events.
    pub fn of(self, events: &[EventId]) -> impl Iterator<Item = (EventId, usize)> {
        events.iter().flat_map(move |id| (0..self.0.event(*id).claims.len()).map(|at| (*id, at)))
    }
}

impl Sheet for Claims<'_> {
    type Item = (EventId, usize);
    const NAME: &'static str = "claims";
    const HEAD: &'static [&'static str] = &[
        "event",
        "title",
        "value",
        "when",
        "when_text",
        "words",
        "first_day",
        "last_day",
        "by",
        "stance",
        "note",
        "sources",
        "licences",
    ];

    fn cells(&self, (id, at): Self::Item) -> Vec<String> {
        let (data, event) = (self.0, &self.0.event(id));
        let claim = &event.claims[at];
        let mut cells = vec![event.id.to_string(), event.title.to_string(), claim.value.to_string()];
        cells.extend(dated(claim.when.as_ref()));
        cells.extend([claim.by.to_string(), claim.stance.to_string(), or_empty(claim.note.as_ref())]);
        cells.extend(cited(data, &claim.sources));
        cells
    }
}

/// Hits of a search, a row each.
#[derive(Debug, Clone, Copy)]
pub struct Hits<'a>(pub &'a Dataset);

impl Sheet for Hits<'_> {
    type Item = Explained;
    const NAME: &'static str = "hits";
    const HEAD: &'static [&'static str] =
        &["type", "id", "title", "pair", "when", "when_text", "words", "first_day", "last_day", "people", "why"];

    fn cells(&self, Explained { hit, why }: Explained) -> Vec<String> {
        let data = self.0;
        let (event, pair) = match hit.record {
            Record::Event(id) => (Some(&data.event(id)), Some(data.pair_of(id))),
            Record::Mission(id) => (None, Some(data[id].pair)),
            Record::Party(_) | Record::Pair(_) | Record::Person(_) | Record::Place(_) => (None, None),
        };
        let mut cells = vec![
            hit.hit_type.name().to_owned(),
            data.id_of(hit.record),
            title(data, hit.record).into_owned(),
            or_empty(pair.map(|pair| &data[pair].id)),
        ];
        cells.extend(event.map_or_else(Default::default, when));
        let people = event.into_iter().flat_map(|event| event.people_as(Role::Principal));
        cells.extend([joined(people.map(|part| &data[part.person].name)), why.to_string()]);
        cells
    }
}
