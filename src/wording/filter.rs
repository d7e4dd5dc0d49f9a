//! Filters in words: as one short row of the screen, and as the sentence of a briefing.

use super::listed;
use crate::dataset::{Dataset, Direction, Filter, Kind, PartyId, PersonId, Vocabulary as _, Window, civil_text};

/// A filter in one row: "visit, vote · from Mexico · 1975 to 1990 · Yasser Arafat · “mango”".
pub fn filter_text(data: &Dataset, filter: &Filter) -> String {
    let kinds = filter.kinds.iter().map(Kind::name).collect::<Vec<_>>().join(", ");
    let hidden = filter.hidden.iter().map(|kind| format!("without {kind}")).collect::<Vec<_>>().join(", ");
    let direction = direction_text(data, filter.direction);
    let person = filter.person.map(|person| data[person].name.to_string()).unwrap_or_default();
    let query = filter.hits.as_ref().map(|hits| format!("“{}”", hits.query)).unwrap_or_default();
    let parts = [kinds, hidden, direction, window_text(filter.window), person, query];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What is kept, as it is said of events: "of kind visit or vote, from Mexico, dated 1975 to 1990, with Yasser Arafat". The people are
/// others beside that of the filter, any of whom will do; the party is one that acts or is acted upon. Empty where all is kept.
pub fn kept_text(data: &Dataset, filter: &Filter, people: &[PersonId], party: Option<PartyId>) -> String {
    let kinds = |word: &str, kinds: Vec<&str>| (!kinds.is_empty()).then(|| format!("{word} {}", listed(&kinds)));
    let some = |text: String| (!text.is_empty()).then_some(text);
    let names: Vec<_> = filter.person.iter().chain(people).map(|person| &*data[*person].name).collect();
    let conditions = [
        kinds("of kind", filter.kinds.iter().map(Kind::name).collect()),
        kinds("not of kind", filter.hidden.iter().map(Kind::name).collect()),
        party.map(|party| format!("that concern {}", super::in_sentence(data[party].short_name()))),
        some(direction_text(data, filter.direction)),
        some(window_text(filter.window)).map(|window| format!("dated {window}")),
        kinds("with", names),
        filter.hits.as_ref().map(|hits| format!("found by “{}”", hits.query)),
    ];
    conditions.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "from Mexico", "to Oman", "from Mexico to Oman".
pub fn direction_text(data: &Dataset, direction: Direction) -> String {
    let name = |word: &str, party: Option<PartyId>| party.map(|party| format!("{word} {}", data[party].short_name()));
    [name("from", direction.from), name("to", direction.to)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "1975 to 1990", "since 1975", "until 31 August 1990".
pub fn window_text(window: Window) -> String {
    let start =
        window.since.map(|day| if day == day.first_of_year() { day.year().to_string() } else { civil_text(day) });
    let end = window.until.map(|day| if day == day.last_of_year() { day.year().to_string() } else { civil_text(day) });
    match (start, end) {
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("since {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => String::new(),
    }
}
