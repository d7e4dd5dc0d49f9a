//! The traps of the real material, each of which must come out right.

use std::collections::BTreeSet;

use comity::dataset::{Dataset, PersonId, Record, met};
use comity::dossier::{self, Sources};
use serde_json::Value;

use super::{EVENTS, PEOPLE, event, list, record, said};

/// The date of an event: as EDTF, and in words.
fn when(event: &Value) -> (Option<&str>, &str) {
    (event["when"]["edtf"].as_str(), event["when"]["text"].as_str().unwrap())
}

fn of_kind<'a>(pair: &'a str, kind: &'a str) -> impl Iterator<Item = &'static Value> + use<'a> {
    EVENTS.iter().filter(move |event| event["pair"] == pair && event["kind"] == kind)
}

fn visits_of(person: &str) -> Vec<&'static Value> {
    let travels = |event: &&Value| event["kind"] == "visit" && event["people"][0]["id"] == person;
    EVENTS.iter().filter(travels).collect()
}

/// What a person is said to have been in an event.
fn office<'a>(event: &'a Value, person: &str) -> &'a Value {
    &list(event, "people").iter().find(|part| part["id"] == person).unwrap()["office"]
}

fn sections(event: &Value) -> Vec<&str> {
    list(event, "sources").iter().map(|source| source["section"].as_str().unwrap()).collect()
}

#[test]
fn the_29th_of_november_1947_is_a_vote_long_before_any_relations() {
    let first = EVENTS.iter().find(|event| event["pair"] == "mx-ps").unwrap();
    assert_eq!((&first["kind"], when(first).0), (&"vote".into(), Some("1947-11-29")));
    assert_eq!(first["detail"]["vote"], "abstain");
    let relations: Vec<_> = of_kind("mx-ps", "relations").map(|event| when(event).0).collect();
    assert_eq!(relations, [Some("[1975-08..]")]);
}

#[test]
fn july_2023_and_the_2023_of_the_list_are_one_visit() {
    let visits = visits_of("person/haidar-shiyaa-al-barak");
    assert_eq!(visits.len(), 1);
    assert_eq!(when(visits[0]).0, Some("2023-07"));
    assert_eq!(sections(visits[0]), ["History", "High-level visits"]);
}

#[test]
fn the_year_of_the_lead_and_the_day_of_the_history_are_one_event() {
    for (pair, day) in [("iq-mx", "1950-09-25"), ("mx-om", "1975-07-31")] {
        let relations: Vec<_> = of_kind(pair, "relations").collect();
        assert_eq!(relations.len(), 1, "{pair}");
        assert_eq!((when(relations[0]).0, sections(relations[0])), (Some(day), vec!["Lead", "History"]));
    }
}

#[test]
fn the_embassy_of_1_june_2023_was_announced_the_day_after_and_is_no_recognition() {
    let embassy = event("mx-ps/mission-ps-mexico-city/elevated-embassy");
    assert_eq!((when(embassy).0, &embassy["when"]["announced"]), (Some("2023-06-01"), &"2023-06-02".into()));
    assert_eq!((&embassy["kind"], &embassy["act"]), (&"mission".into(), &"elevated".into()));
    assert!(!said(embassy).contains("recogni"), "{embassy}");
}

#[test]
fn soon_after_august_1975_keeps_its_words() {
    let relations = event("mx-ps/relations-established");
    assert_eq!(when(relations), (Some("[1975-08..]"), "soon after August 1975"));
    assert_eq!(relations["to"], "plo");
}

#[test]
fn the_late_1800s_and_early_1900s_keep_their_words() {
    let migration = event("iq-mx/arab-migration-to-mexico");
    assert_eq!(when(migration), (Some("18XX/19XX"), "late 1800s and early 1900s"));
}

#[test]
fn the_four_years_of_al_maliki_are_four_visits_two_of_them_told_in_detail() {
    let visits = visits_of("person/riyad-al-maliki");
    let years: Vec<_> = visits.iter().map(|visit| when(visit).0.unwrap()).collect();
    assert_eq!(years, ["2009", "2011", "2012", "2018-12"]);
    let in_prose = visits.iter().filter(|visit| sections(visit).contains(&"Diplomatic visits and honors"));
    let in_prose: Vec<_> = in_prose.map(|visit| when(visit).0.unwrap()).collect();
    assert_eq!(in_prose, ["2009", "2018-12"]);
    assert!(visits.iter().all(|visit| sections(visit).contains(&"High-level visits")));
}

#[test]
fn closed_and_reopened_in_2003_in_this_order() {
    let of_2003 = of_kind("iq-mx", "mission").filter(|event| when(event).0 == Some("2003"));
    let acts: Vec<_> = of_2003.map(|event| event["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["closed", "reopened"]);
    let classes = list(record("missions", "iq-mx/mission-iq-mexico-city"), "classes");
    let stretches: Vec<_> =
        classes.iter().map(|class| (class["since"]["edtf"].as_str(), class["until"]["edtf"].as_str())).collect();
    assert_eq!(stretches, [(Some("1977"), Some("2003")), (Some("2003"), None)]);
}

#[test]
fn recognition_is_one_disputed_event() {
    let recognitions: Vec<_> = EVENTS.iter().filter(|event| event["kind"] == "recognition").collect();
    let [recognition] = recognitions[..] else { panic!("{recognitions:?}") };
    assert_eq!((&recognition["disputed"], when(recognition).0), (&true.into(), None));
    let positions: BTreeSet<_> = list(recognition, "claims")
        .iter()
        .map(|claim| (claim["when"]["edtf"].as_str(), claim["stance"].as_str().unwrap()))
        .collect();
    let expected = [
        (Some("2023-06-02"), "asserts"),
        (Some("2023-06-01"), "implies"),
        (Some("2025-03-19"), "reports"),
        (Some("2025"), "asserts"),
        (None, "asserts"),
        (None, "implies"),
    ];
    assert_eq!(positions, expected.into_iter().collect());
    let disputed = EVENTS.iter().filter(|event| event["disputed"] == true);
    assert_eq!(disputed.count(), 1, "nothing else is disputed");
}

#[test]
fn the_ceremony_of_19_march_2025_is_credentials() {
    let that_day: Vec<_> = EVENTS.iter().filter(|event| when(event).0 == Some("2025-03-19")).collect();
    assert_eq!(that_day.iter().map(|event| event["kind"].as_str().unwrap()).collect::<Vec<_>>(), ["credentials"]);
}

#[test]
fn aranda_is_one_person_in_two_dossiers() {
    let arandas: Vec<_> = PEOPLE.iter().filter(|person| said(person).contains("aranda")).collect();
    assert_eq!(arandas.len(), 1);
    assert_eq!(arandas[0]["pairs"], serde_json::json!(["mx-om", "mx-ps"]));
    let years: Vec<_> = visits_of("person/lourdes-aranda-bezaury").iter().map(|visit| when(visit).0.unwrap()).collect();
    assert_eq!(years, ["2009", "2012-10", "2013-02"]);
}

#[test]
fn harthi_and_harthy_are_two() {
    let met_in = |event: &str| {
        let parts = list(self::event(event), "people").iter();
        parts.filter(|part| part["role"] == "met").map(|part| part["id"].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(met_in("mx-om/visit-aranda-bilateral-meeting"), ["person/ahmed-bin-yousuf-obaid-al-harthi"]);
    assert_eq!(met_in("mx-om/visit-mercado"), ["person/khalifa-bin-ali-al-harthy"]);
    for person in ["person/ahmed-bin-yousuf-obaid-al-harthi", "person/khalifa-bin-ali-al-harthy"] {
        assert_eq!(list(record("people", person), "events").len(), 1, "{person}");
    }
}

#[test]
fn rosario_green_has_one_office_under_two_titles() {
    let offices = list(record("people", "person/rosario-green"), "offices");
    assert_eq!(offices.len(), 1);
    assert_eq!(
        (&offices[0]["title"], &offices[0]["also"]),
        (&"Foreign Minister".into(), &serde_json::json!(["Foreign Secretary"]))
    );
    assert_eq!(visits_of("person/rosario-green").len(), 1);
}

#[test]
fn arafat_heads_the_plo_in_1975_and_the_pna_in_2000_and_nothing_in_2011() {
    let arafat = "person/yasser-arafat";
    let meeting = office(event("mx-ps/meeting-arafat-alexandria"), arafat);
    assert_eq!(
        (&meeting["title"], &meeting["of"]),
        (&"Head of the Palestine Liberation Organization".into(), &"plo".into())
    );
    let visit = office(event("mx-ps/visit-green"), arafat);
    assert_eq!(
        (&visit["title"], &visit["of"]),
        (&"President of the Palestinian National Authority".into(), &"pna".into())
    );
    assert!(office(event("mx-ps/statue-of-arafat"), arafat).is_null());
}

#[test]
fn attending_is_not_meeting() {
    let data = dossier::load(&Sources { built_in: true, own: None, paths: vec![] }).unwrap().data;
    let met_by = |id: &str| -> Vec<&str> {
        met(&data, person(&data, id)).into_iter().map(|(other, _)| &*data[other].id).collect()
    };
    assert_eq!(met_by("person/riyad-al-maliki"), Vec::<&str>::new());
    assert_eq!(met_by("person/andres-manuel-lopez-obrador"), Vec::<&str>::new());
    assert_eq!(met_by("person/ernesto-zedillo"), Vec::<&str>::new(), "a message is no meeting");
    assert_eq!(met_by("person/yasser-arafat"), ["person/luis-echeverria", "person/rosario-green"]);
}

fn person(data: &Dataset, id: &str) -> PersonId {
    let Some(Record::Person(person)) = data.find(id) else { panic!("{id}") };
    person
}

#[test]
fn undated_stays_undated() {
    let accreditations = EVENTS.iter().filter(|event| event["detail"]["accreditation"] == true);
    let votes = ["1441", "1483", "1500"].map(|number| event(&format!("iq-mx/vote-resolution-{number}")));
    let undated: Vec<_> = accreditations.chain(votes).collect();
    assert_eq!(undated.len(), 6);
    for event in undated {
        assert_eq!(when(event), (None, "undated"), "{event}");
    }
}

#[test]
fn each_year_is_a_recurrence_and_no_date() {
    let recurring: Vec<_> = EVENTS.iter().filter(|event| event["when"]["every"].is_string()).collect();
    let ids: Vec<_> = recurring.iter().map(|event| event["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["iq-mx/scholarships", "mx-ps/aid-unrwa-contribution"]);
    assert!(recurring.iter().all(|event| event["when"]["every"] == "year" && when(event).0.is_none()));
}
