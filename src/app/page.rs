//! The page of a person, and that of a place: everything about one of them, over all pairs.

use super::cursor::Listing;
use super::doc::{Cell, Page, Row, Span, Target, Tone};
use super::wording::{event_lines, short_date};
use crate::dataset::{Dataset, EventId, PersonId, PlaceId, Post, met, offices, person_pairs};
use crate::wording::office;

/// Writes the page of a person.
pub(super) fn person(data: &Dataset, id: PersonId, width: usize) -> Listing<Row> {
    let mut page = Page::new(width);
    person_card(data, id, &mut page);
    appearances(data, "Appearances", data.person_events(id), &mut page);
    page.finish()
}

/// Who a person is: name, offices, pairs, whom they met. The head of their page, and their card in the detail.
pub(super) fn person_card(data: &Dataset, id: PersonId, page: &mut Page) {
    let person = &data[id];
    page.text(&person.name, Tone::Strong);
    if !person.aliases.is_empty() {
        page.text(&format!("also {}", person.aliases.join(" · ")), Tone::Dim);
    }
    let held = offices(data, id);
    page.heading("Offices");
    if held.is_empty() {
        page.text("none given", Tone::Dim);
    }
    for (held, events) in held {
        page.text(&office(data, held), Tone::Plain);
        let mut dates: Vec<_> = events.iter().map(|id| short_date(&data.event(*id))).collect();
        dates.dedup();
        let rank = held.rank.map_or(String::new(), |rank| format!("{rank} · "));
        page.indented(2, &format!("{rank}{}", dates.join(", ")), Tone::Dim);
    }
    let pairs = person_pairs(data, id);
    page.heading(if pairs.len() == 1 { "Pair" } else { "Pairs" });
    for pair in pairs {
        page.cell(Cell::text(&*data[pair].name, Tone::Link).to(Target::Pair(pair)));
    }
    let met = met(data, id);
    if !met.is_empty() {
        page.heading("Met");
    }
    for (other, event) in met {
        page.cell(
            Cell::text(&*data[other].name, Tone::Link).noted(short_date(&data.event(event))).to(Target::Person(other)),
        );
    }
}

/// Writes the page of a place.
pub(super) fn place(data: &Dataset, id: PlaceId, width: usize) -> Listing<Row> {
    let mut page = Page::new(width);
    place_card(data, id, &mut page);
    appearances(data, "Events", data.place_events(id), &mut page);
    page.finish()
}

/// What a place is: name, country, the missions that stand in it.
pub(super) fn place_card(data: &Dataset, id: PlaceId, page: &mut Page) {
    let place = &data[id];
    page.text(&place.name, Tone::Strong);
    if let Some(country) = place.country {
        page.text(&data[country].name, Tone::Dim);
    }
    let here: Vec<_> = data.missions().filter(|(_, mission)| mission.post.city() == id).collect();
    if !here.is_empty() {
        page.heading("Missions here");
    }
    for (id, mission) in here {
        let class = mission.class().map_or("mission", |class| &*class.name);
        let (from, to) = (data[mission.from].short_name(), data[mission.to].short_name());
        let text = match mission.post {
            Post::Resident(_) => format!("{class} of {from}"),
            Post::Accredited(_) => format!("{class} of {from}, accredited to {to}"),
        };
        page.cell(Cell::text(text, Tone::Link).noted(super::wording::standing(mission)).to(Target::Mission(id)));
    }
}

fn appearances(data: &Dataset, title: &str, events: &[EventId], page: &mut Page) {
    page.heading(format!("{title} · {}", events.len()));
    let pairs: std::collections::BTreeSet<_> = events.iter().map(|id| data.pair_of(*id)).collect();
    for (mut cell, &id) in event_lines(data, events).into_iter().zip(events) {
        if pairs.len() > 1 {
            cell.note = Some(Span::new(&*data[data.pair_of(id)].name, Tone::Dim));
        }
        page.cell(cell);
    }
}
