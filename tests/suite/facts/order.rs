//! The order of the timeline.

use comity::dataset::Edtf;
use comity::dossier;
use jiff::civil::Date;
use serde_json::Value;

use super::{EVENTS, list, record};

const DOSSIERS: [(&str, &str); 3] = [
    ("iq-mx", include_str!("../../../assets/dossiers/iq-mx.toml")),
    ("mx-om", include_str!("../../../assets/dossiers/mx-om.toml")),
    ("mx-ps", include_str!("../../../assets/dossiers/mx-ps.toml")),
];

/// The date at which an event stands: its own, or the earliest that a claim gives. One that denies, or is open at an end, never does; an
/// open end counts only where nothing else does, which is so of no event here.
fn stands_at(event: &Value) -> Option<Edtf> {
    let date = |value: &Value| value["when"]["edtf"].as_str().map(|text| Edtf::parse(text).unwrap());
    let held = list(event, "claims").iter().filter(|claim| claim["stance"] != "denies").filter_map(date);
    date(event).or_else(|| {
        held.filter(|date| date.earliest().is_some() && date.latest().is_some()).min_by_key(|date| date.order())
    })
}

/// Undated last; then the first year in which it may have happened; then the last day in that year on which it may have.
fn place(event: &Value) -> (bool, i16, Option<Date>) {
    let Some(date) = stands_at(event) else { return (true, 0, None) };
    let first = date.earliest().unwrap();
    let new_year_eve = jiff::civil::date(first.year(), 12, 31);
    (false, first.year(), Some(date.latest().map_or(new_year_eve, |last| last.min(new_year_eve))))
}

#[test]
fn events_of_a_pair_stand_in_the_order_of_the_rule() {
    for (pair, dossier) in DOSSIERS {
        let events: Vec<_> = EVENTS.iter().filter(|event| event["pair"] == pair).collect();
        let written = |event: &Value| {
            let id = event["id"].as_str().unwrap();
            let subject = id.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
            let change = event["detail"]["mission"]
                .as_str()
                .map(|mission| ids_of(record("missions", mission)).iter().position(|change| *change == id));
            (dossier.find(&format!("id = \"{subject}\"")).unwrap(), change)
        };
        let mut expected = events.clone();
        expected.sort_by_key(|event| (place(event), written(event)));
        assert_eq!(names(&events), names(&expected));
    }
}

fn ids_of(mission: &Value) -> Vec<&str> {
    list(mission, "events").iter().map(|id| id.as_str().unwrap()).collect()
}

fn names<'a>(events: &[&'a Value]) -> Vec<&'a str> {
    events.iter().map(|event| event["id"].as_str().unwrap()).collect()
}

#[test]
fn the_year_1975_and_its_meeting_stand_as_the_rule_says() {
    let of_1975 = EVENTS.iter().filter(|event| event["pair"] == "mx-ps" && place(event).1 == 1975);
    assert_eq!(
        names(&of_1975.collect::<Vec<_>>()),
        [
            "mx-ps/meeting-arafat-alexandria",
            "mx-ps/relations-established",
            "mx-ps/mission-ps-mexico-city/opened-information-office",
        ]
    );
}

#[test]
fn undated_stand_last() {
    for (pair, _) in DOSSIERS {
        let mut events = EVENTS.iter().filter(|event| event["pair"] == pair);
        assert!(events.any(|event| stands_at(event).is_none()), "{pair} has an undated event");
        assert!(events.all(|event| stands_at(event).is_none()), "{pair}");
    }
}

/// A stretch counts for no more than the rest of the year in which it begins.
#[test]
fn vague_dates_stand_after_the_exact_ones_of_their_year() {
    let given = ["1977/1980", "[1977-03..]", "1977", "1977-06", "1977-12-31", "1976/1990", "197X"];
    let events: Vec<_> = given
        .iter()
        .enumerate()
        .map(|(at, date)| {
            format!("[[event]]\nid = \"fr-mx/e{at}\"\nkind = \"context\"\ntitle = \"{date}\"\nwhen = \"{date}\"\n")
        })
        .collect();
    let text = format!("pair = \"fr-mx\"\n{}", events.concat());
    let data = dossier::load_text("fr-mx.toml", &text).unwrap().data;
    let dates: Vec<_> = data.event_ids().map(|id| data.event_title(id)).collect();
    assert_eq!(dates, ["197X", "1976/1990", "1977-06", "1977/1980", "[1977-03..]", "1977", "1977-12-31"]);
}

/// In dossiers where a vague change comes before an exact one of its year, sorting by date alone would swap them.
#[test]
fn the_changes_of_a_mission_keep_their_own_order() {
    let text = "
        pair = \"fr-mx\"
        [[mission]]
        id = \"fr-mx/mission\"
        from = \"fr\"
        to = \"mx\"
        city = \"Mexico City\"
        changes = [
          { act = \"opened\", class = \"embassy\", when = \"2003\" },
          { act = \"closed\", when = \"2003-05\" },
          { act = \"reopened\", when = \"2003-06-02\" },
        ]
        [[event]]
        id = \"fr-mx/visit\"
        kind = \"visit\"
        when = \"2003-05\"
        title = \"A visit\"
    ";
    let data = dossier::load_text("fr-mx.toml", text).unwrap().data;
    let ids: Vec<_> = data.events().map(|(_, event)| event.id.into_string()).collect();
    assert_eq!(ids, ["fr-mx/visit", "fr-mx/mission/opened-embassy", "fr-mx/mission/closed", "fr-mx/mission/reopened"]);
}
