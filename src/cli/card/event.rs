//! The card of an event.

use super::{Card, prefixed};
use crate::dataset::{Claim, Dataset, Detail, Event, EventId, Participant, Record, Role, When};
use crate::search::title;
use crate::wording::unreviewed;

pub(super) fn write(card: &mut Card, data: &Dataset, id: EventId) {
    let event = &data.event(id);
    card.line(&event.title);
    card.line(&crate::wording::long_date(event));
    card.parts(&[&what(event), &crate::wording::direction(data, event.from, event.to), &data[event.pair].name]);
    card.line(&places(data, event));
    card.line(&event.id);
    card.paragraph(&event.summary);
    if let Some(unreviewed) = unreviewed(event) {
        let quotes = event.quotes().map(|quote| format!("“{}”", quote.text));
        let lines: Vec<_> = quotes.chain([unreviewed]).collect();
        card.paragraph(&lines[0]);
        lines[1..].iter().for_each(|line| card.line(line));
    }
    card.section("Details", &details(data, event));
    card.section("People", &event.people.iter().map(|part| participant(data, part)).collect::<Vec<_>>());
    card.section("Positions", &event.claims.iter().map(claim).collect::<Vec<_>>());
    card.sources(data, &event.sources);
}

/// "relations, established".
fn what(event: &Event) -> String {
    event.act.map_or_else(|| event.kind.to_string(), |act| format!("{}, {act}", event.kind))
}

/// "Gaza City, Palestine; Ramallah, Palestine".
fn places(data: &Dataset, event: &Event) -> String {
    let places = event.places.iter().map(|id| &data[*id]).map(|place| match place.country {
        Some(country) => format!("{}, {}", place.name, data[country].name),
        None => place.name.to_string(),
    });
    places.collect::<Vec<_>>().join("; ")
}

fn participant(data: &Dataset, part: &Participant) -> (String, String) {
    let office = part.office.as_ref().map_or_else(String::new, |office| crate::wording::office(data, office));
    let body = match (part.role, office.is_empty()) {
        (Role::Principal, _) => office,
        (role, true) => role.to_string(),
        (role, false) => format!("{office} · {role}"),
    };
    // A row without a body would vanish with its label.
    (data[part.person].name.to_string(), if body.is_empty() { " ".to_owned() } else { body })
}

fn claim(claim: &Claim) -> (String, String) {
    let when = claim.when.as_ref().map_or_else(|| "no date".to_owned(), When::text);
    let note = prefixed("\n", claim.note.as_deref());
    (when, format!("{}\n{} · {}{note}", claim.value, claim.by, claim.stance))
}

fn details(data: &Dataset, event: &Event) -> Vec<(String, String)> {
    let rows = match &event.detail {
        Detail::None => Vec::new(),
        Detail::Mission { mission, class } => vec![
            ("class", class.as_ref().map(|class| class.name.to_string())),
            ("mission", Some(title(data, Record::Mission(*mission)).into_owned())),
            ("history", Some(crate::wording::history(&data[*mission]))),
        ],
        Detail::Agreement { form, level, signatories } => vec![
            ("form", form.as_deref().map(str::to_owned)),
            ("level", level.map(|level| level.to_string())),
            ("signed by", Some(signatories.join("\n"))),
        ],
        Detail::Vote { body, item, vote } => vec![
            ("body", body.as_deref().map(str::to_owned)),
            ("item", item.as_deref().map(str::to_owned)),
            ("vote", vote.map(|vote| vote.to_string())),
        ],
        Detail::Membership { body } => vec![("body", body.as_deref().map(str::to_owned))],
        Detail::Aid { money, through } => {
            vec![
                ("sum", money.as_ref().map(crate::wording::exact_money)),
                ("through", through.as_deref().map(str::to_owned)),
            ]
        },
        Detail::Trade { money, goods } => {
            vec![("sum", money.as_ref().map(crate::wording::exact_money)), ("goods", Some(goods.join("\n")))]
        },
    };
    let given = rows.into_iter().filter_map(|(label, text)| Some((label.to_owned(), text?)));
    given.filter(|(_, text)| !text.is_empty()).collect()
}
