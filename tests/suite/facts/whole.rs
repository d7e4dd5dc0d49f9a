//! The data as a whole: ids, links, nothing twice, sources.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::cli::ids;
use super::{EVENTS, FACTS, WHOLE, event, list};

const LISTS: [&str; 6] = ["parties", "pairs", "people", "places", "missions", "events"];

fn known(list: &str) -> BTreeSet<&'static str> {
    ids(super::list(&WHOLE, list)).into_iter().collect()
}

#[test]
fn ids_are_unique_over_everything() {
    let all: Vec<_> = LISTS.iter().flat_map(|list| ids(super::list(&WHOLE, list))).collect();
    let mut seen = BTreeSet::new();
    assert_eq!(all.into_iter().filter(|id| !seen.insert(*id)).collect::<Vec<_>>(), Vec::<&str>::new());
}

/// Where records name records: the list, the path to the ids, and the list in which they stand.
const LINKS: [(&str, &[&str], &str); 19] = [
    ("events", &["pair"], "pairs"),
    ("events", &["from"], "parties"),
    ("events", &["to"], "parties"),
    ("events", &["people", "id"], "people"),
    ("events", &["people", "office", "of"], "parties"),
    ("events", &["detail", "mission"], "missions"),
    ("people", &["pairs"], "pairs"),
    ("people", &["events"], "events"),
    ("people", &["offices", "of"], "parties"),
    ("places", &["country"], "parties"),
    ("places", &["events"], "events"),
    ("missions", &["pair"], "pairs"),
    ("missions", &["from"], "parties"),
    ("missions", &["to"], "parties"),
    ("missions", &["events"], "events"),
    ("pairs", &["countries"], "parties"),
    ("pairs", &["missions", "id"], "missions"),
    ("pairs", &["last_visits", "event"], "events"),
    ("parties", &["pairs"], "pairs"),
];

/// The texts at the end of a path; lists on the way are walked.
fn at<'a>(value: &'a Value, path: &[&str]) -> Vec<&'a str> {
    match (value, path) {
        (Value::Array(values), _) => values.iter().flat_map(|value| at(value, path)).collect(),
        (_, [key, rest @ ..]) => value.get(key).map_or(vec![], |value| at(value, rest)),
        (Value::String(text), []) => vec![text],
        _ => vec![],
    }
}

#[test]
fn every_id_leads_to_a_record() {
    for (list, path, target) in LINKS {
        let named: BTreeSet<_> = at(&WHOLE[list], path).into_iter().collect();
        assert!(!named.is_empty(), "{list} {path:?} names nothing");
        assert_eq!(named.difference(&known(target)).collect::<Vec<_>>(), Vec::<&&str>::new(), "{list} {path:?}");
    }
    let places: BTreeSet<_> = at(&WHOLE["places"], &["name"]).into_iter().collect();
    let named: BTreeSet<_> = [&["places"][..], &["detail", "city"], &["detail", "seat"]]
        .iter()
        .flat_map(|path| at(&WHOLE["events"], path))
        .collect();
    assert_eq!(named.difference(&places).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn a_mission_and_its_events_name_each_other() {
    let mut derived = BTreeSet::new();
    for mission in list(&WHOLE, "missions") {
        for id in at(mission, &["events"]) {
            let event = event(id);
            assert_eq!((&event["kind"], &event["detail"]["mission"]), (&"mission".into(), &mission["id"]), "{id}");
            assert!(derived.insert(id), "{id} is an event of two missions");
        }
    }
    let all = EVENTS.iter().filter(|event| event["kind"] == "mission").map(|event| event["id"].as_str().unwrap());
    assert_eq!(derived, all.collect());
}

/// What two records of one happening would have in common, whatever they are called.
fn happening(event: &Value) -> String {
    let people: BTreeSet<_> = at(event, &["people", "id"]).into_iter().collect();
    let when = (&event["when"]["edtf"], &event["when"]["every"]);
    let what = (&event["act"], &event["detail"], &event["places"]);
    format!("{:?}", (&event["pair"], &event["kind"], &event["from"], &event["to"], when, people, what))
}

#[test]
fn nothing_stands_twice() {
    let mut first = BTreeMap::new();
    for event in EVENTS.iter() {
        let other = first.insert(happening(event), event);
        assert!(other.is_none_or(is_told_apart(event)), "{other:?}\n{event}");
    }
    let mut visits = BTreeSet::new();
    for visit in EVENTS.iter().filter(|event| event["kind"] == "visit") {
        let year = &visit["when"]["edtf"].as_str().unwrap()[..4];
        let who = visit["people"][0]["id"].as_str().unwrap();
        assert!(visits.insert((who, visit["from"].as_str(), year)), "{who} travelled twice in {year}");
    }
}

/// What has neither people, places nor particulars is told apart by its subject alone: no word of weight in common.
fn is_told_apart<'a>(event: &'a Value) -> impl Fn(&'a Value) -> bool {
    let subject = |event: &Value| -> BTreeSet<String> {
        let id = event["id"].as_str().unwrap().split('/').next_back().unwrap().to_owned();
        id.split('-').filter(|word| *word != event["kind"]).map(str::to_owned).collect()
    };
    move |other| subject(event).is_disjoint(&subject(other))
}

/// A day that nobody gives is most often written as the first of a year.
#[test]
fn no_first_of_january_is_invented() {
    let given: BTreeSet<_> = FACTS.iter().filter_map(|fact| fact.edtf).collect();
    let dates = [&["when", "edtf"][..], &["when", "announced"], &["claims", "when", "edtf"]];
    let dates: Vec<_> = dates.iter().flat_map(|path| at(&WHOLE["events"], path)).collect();
    assert!(dates.len() > 70);
    let invented = dates.iter().filter(|date| date.contains("-01-01") && !given.contains(**date));
    assert_eq!(invented.collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn every_event_and_claim_names_a_source_and_its_licence() {
    let of_claims = EVENTS.iter().flat_map(|event| list(event, "claims"));
    for record in EVENTS.iter().chain(of_claims) {
        assert!(!list(record, "sources").is_empty(), "{record}");
        for source in list(record, "sources") {
            assert!(
                source["licence"].is_string() && source["url"].is_string() && source["section"].is_string(),
                "{record}"
            );
        }
    }
}
