//! The table against the data, both ways.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{EVENTS, FACTS, Fact, PEOPLE, list, said};

/// What is wrong with the lines, each under its name.
fn faults(check: impl Fn(&Fact) -> Option<String>) -> String {
    FACTS.iter().filter_map(|fact| Some(format!("{} {}: {}\n", fact.pair, fact.what, check(fact)?))).collect()
}

/// The records that a line is about.
fn held(fact: &Fact) -> impl Iterator<Item = &'static Value> {
    let records = if fact.is_person() { &PEOPLE } else { &EVENTS };
    records.iter().filter(|record| if fact.is_person() { fact.names(record) } else { fact.is_met_by(record) })
}

#[test]
fn every_line_is_held_exactly_once() {
    let faults = faults(|fact| {
        let ids: Vec<_> = held(fact).map(|record| record["id"].as_str().unwrap()).collect();
        (ids.len() != 1).then(|| format!("held by {ids:?}"))
    });
    assert_eq!(faults, "");
}

/// A title may still name who the record has lost.
#[test]
fn whom_a_line_names_has_a_part_in_the_event() {
    let named =
        |need: &str, person: &Value| format!(" {} ", said(&person["name"]).trim()).contains(&format!(" {need} "));
    let faults = faults(|fact| {
        let event = EVENTS.iter().find(|event| fact.is_met_by(event))?;
        let names_somebody = |need: &&String| PEOPLE.iter().any(|person| named(need, person));
        let has_a_part = |need: &&String| list(event, "people").iter().any(|person| named(need, person));
        let missing: Vec<_> = fact.needs.iter().filter(names_somebody).filter(|need| !has_a_part(need)).collect();
        (!missing.is_empty()).then(|| format!("no part for {missing:?}"))
    });
    assert_eq!(faults, "");
}

#[test]
fn every_event_is_in_the_table() {
    let unknown = EVENTS.iter().filter(|event| !FACTS.iter().any(|fact| fact.is_met_by(event)));
    assert_eq!(unknown.collect::<Vec<_>>(), Vec::<&Value>::new());
}

#[test]
fn every_person_is_in_the_table() {
    let unknown = PEOPLE.iter().filter(|person| !FACTS.iter().any(|fact| fact.is_person() && fact.names(person)));
    assert_eq!(unknown.collect::<Vec<_>>(), Vec::<&Value>::new());
}

/// A line on a dispute is one position, and every position has its line.
#[test]
fn every_position_of_a_dispute_has_one_line() {
    let on_disputes = |fact: &&Fact| fact.note.starts_with("disputed");
    let mut met = BTreeSet::new();
    for fact in FACTS.iter().filter(on_disputes) {
        let event = EVENTS.iter().find(|event| fact.is_met_by(event)).unwrap();
        let claims = fact.claims(event);
        assert_eq!(claims.len(), 1, "{}: {claims:?}", fact.what);
        met.insert(claims[0]["value"].as_str().unwrap());
    }
    let all = EVENTS.iter().flat_map(|event| list(event, "claims")).map(|claim| claim["value"].as_str().unwrap());
    assert_eq!(met, all.collect());
}

#[test]
fn what_a_note_says_of_a_record_holds() {
    let faults = faults(|fact| {
        let record = held(fact).next()?;
        let parts = fact.note.split([';', ',']).map(str::trim);
        let wrong: Vec<_> = parts.filter(|part| holds(part, fact, record) == Some(false)).collect();
        (!wrong.is_empty()).then(|| format!("not so: {wrong:?}: {record}"))
    });
    assert_eq!(faults, "");
}

/// A slip of the pen in a note must not turn it into words for a reader only.
#[test]
fn notes_that_can_be_read_are() {
    let event = |fact: &Fact| EVENTS.iter().find(|event| fact.is_met_by(event));
    let is_read = |fact: &&Fact| {
        let event = event(fact).unwrap_or(&Value::Null);
        fact.note.split([';', ',']).any(|part| holds(part.trim(), fact, event).is_some())
    };
    assert!(FACTS.iter().filter(is_read).count() >= 35);
}

/// Whether a part of a note holds; `None` where it is only for a reader.
fn holds(part: &str, fact: &Fact, record: &Value) -> Option<bool> {
    let claims = fact.claims(record);
    let parts_in = |person: &Value| {
        let events = EVENTS.iter().flat_map(|event| list(event, "people"));
        events.filter(|part| part["id"] == person["id"]).cloned().collect::<Vec<_>>()
    };
    Some(match part.split_once(' ').unwrap_or((part, "")) {
        ("vote", cast) => record["detail"]["vote"] == cast,
        ("announced", day) => record["when"]["announced"] == day,
        ("recurrence:", every) => record["when"]["every"] == every && record["when"]["edtf"].is_null(),
        ("words", words) => record["when"]["text"].as_str() == words.strip_prefix("kept: "),
        (sum, "USD") => {
            record["detail"]["amount"].as_u64() == sum.parse().ok() && record["detail"]["currency"] == "USD"
        },
        _ => match part {
            "accreditation" => record["detail"]["accreditation"] == true,
            "undated" => record["when"]["edtf"].is_null(),
            "asserts" | "implies" | "reports" | "denies" => claims[0]["stance"] == part,
            "no date" => claims[0]["when"]["edtf"].is_null(),
            "in a note" => claims[0]["note"].is_string(),
            "disputed" => record["disputed"] == true && record["when"]["edtf"].is_null(),
            "no office" => list(record, "offices").is_empty(),
            "former President: no office" => list(record, "people").iter().all(|part| part["office"].is_null()),
            "mentioned only" => parts_in(record).iter().all(|part| part["role"] == "mentioned"),
            _ => return None,
        },
    })
}
