//! Standing facts, read off dossiers made to tell right from wrong.

use comity::dataset::{
    Dataset, Event, Kind, PairId, PersonId, Record, Relations, last_office, newest, offices, person_pairs, relations,
    visit_rank, visits,
};
use comity::dossier;
use comity::export::JsonPerson;
use comity::wording::{ledger_date, short_date};
use rstest::rstest;
use serde_json::json;

/// A dossier on France and Mexico with these events, each of a kind, with a date and more lines; their ids count from `e0`.
fn load(kind: &str, events: &[(&str, &str)]) -> Dataset {
    let mut text = "pair = \"fr-mx\"\n[[person]]\nid = \"person/x\"\nname = \"X\"\n".to_owned();
    for (at, (when, lines)) in events.iter().enumerate() {
        let when = if when.is_empty() { String::new() } else { format!("when = \"{when}\"\n") };
        let head = format!("[[event]]\nid = \"fr-mx/e{at}\"\nkind = \"{kind}\"\ntitle = \"E\"\n{when}");
        text.extend([head.as_str(), lines, "\n"]);
    }
    dossier::load_text("d.toml", &text).unwrap_or_else(|report| panic!("{report}")).data
}

fn pair(data: &Dataset) -> PairId {
    data.pairs().next().unwrap().0
}

fn person(data: &Dataset) -> PersonId {
    data.people().next().unwrap().0
}

fn event(data: &Dataset, id: &str) -> Event {
    let Some(Record::Event(id)) = data.find(id) else { panic!("{id}") };
    data.event(id)
}

#[rstest]
#[case::an_undated_act_does_not_win(&[("1950", "established"), ("1990", "severed"), ("", "resumed")], "e1", Some("e0"))]
#[case::the_last_dated_act_wins(&[("1990", "severed"), ("1950", "established"), ("1995", "resumed")], "e2", Some("e1"))]
#[case::undated_where_nothing_is_dated(&[("", "established"), ("", "severed")], "e1", Some("e0"))]
#[case::a_dated_establishment_is_the_first(&[("", "established"), ("1950", "established")], "e1", Some("e1"))]
#[case::established_again(&[("1950", "established"), ("1990", "severed"), ("2000", "established")], "e2", Some("e0"))]
#[case::never_established(&[("1990", "severed")], "e0", None)]
#[case::what_says_nothing_does_not_win(&[("1950", "established"), ("1960", "")], "e0", Some("e0"))]
#[case::what_says_nothing_alone(&[("1960", ""), ("", "")], "e0", None)]
fn relations_stand_as_the_last_dated_act_left_them(
    #[case] acts: &[(&str, &str)],
    #[case] last: &str,
    #[case] established: Option<&str>,
) {
    let act = |act: &str| if act.is_empty() { String::new() } else { format!("act = \"{act}\"") };
    let lines: Vec<_> = acts.iter().map(|(when, name)| (*when, act(name))).collect();
    let lines: Vec<_> = lines.iter().map(|(when, act)| (*when, act.as_str())).collect();
    let data = load("relations", &lines);
    let facts: Relations = relations(&data, pair(&data)).unwrap();
    let id = |event| data.id_of(Record::Event(event)).trim_start_matches("fr-mx/").to_owned();
    assert_eq!((id(facts.last), facts.established.map(id)), (last.to_owned(), established.map(str::to_owned)));
}

#[test]
fn the_newest_is_the_newest_dated_one() {
    let from = "from = \"fr\"\nto = \"mx\"";
    let data = load("visit", &[("", from), ("1990", from), ("1975-08", ""), ("", from), ("2001", from)]);
    let name = |id| data.id_of(Record::Event(id)).trim_start_matches("fr-mx/").to_owned();
    let newest: Vec<_> = newest(&data, pair(&data), Kind::Visit).map(name).collect();
    assert_eq!(newest, ["e4", "e1", "e2", "e0", "e3"]);
    let Some(Record::Party(france)) = data.find("fr") else { panic!("no France") };
    let visits: Vec<_> = visits(&data, pair(&data), france).into_iter().map(name).collect();
    assert_eq!(visits, ["e4", "e1", "e0", "e3"]);
}

#[test]
fn a_visit_has_the_rank_of_the_highest_who_travelled() {
    let part = |rank: &str, role: &str| {
        format!("{{ id = \"person/x\", office = \"O\", rank = \"{rank}\", role = \"{role}\" }}")
    };
    let people = [part("adviser", "principal"), part("minister", "principal"), part("head of state", "met")];
    let data = load("visit", &[("1990", &format!("people = [{}]", people.join(", ")))]);
    assert_eq!(visit_rank(&event(&data, "fr-mx/e0")).map(|rank| rank.to_string()).as_deref(), Some("minister"));
}

fn held(office: &str) -> String {
    format!("people = [{{ id = \"person/x\", {office} }}]")
}

/// An office held before and after another is one, and the last.
#[test]
fn the_last_office_is_that_of_the_newest_dated_event() {
    let (envoy, minister) = (held("office = \"Envoy\", of = \"fr\""), held("office = \"Minister\", of = \"fr\""));
    let undated = held("office = \"Clerk\"");
    let none = held("role = \"mentioned\"");
    let data =
        load("visit", &[("", &undated), ("2000", &envoy), ("2005", &minister), ("2010", &envoy), ("2015", &none)]);
    assert_eq!(last_office(&data, person(&data)).map(|office| &*office.title), Some("Envoy"));
    let data = load("visit", &[("", &undated), ("2015", &none)]);
    assert_eq!(last_office(&data, person(&data)).map(|office| &*office.title), Some("Clerk"));
    let data = load("visit", &[("2015", &none)]);
    assert_eq!(last_office(&data, person(&data)), None);
}

/// One title of one party is one office, however much each event says of it.
#[test]
fn an_office_is_one_in_every_list() {
    let minister = |more: &str| held(&format!("office = [\"Minister\"{more}], of = \"fr\""));
    let ranked = held("office = [\"Minister\", \"Secretary\"], of = \"fr\", rank = \"minister\"");
    let of_mexico = held("office = \"Minister\", of = \"mx\"");
    let data =
        load("visit", &[("2000", &minister("")), ("2001", &ranked), ("2002", &of_mexico), ("2003", &minister(""))]);
    let offices: Vec<_> =
        offices(&data, person(&data)).into_iter().map(|(office, events)| (office, events.len())).collect();
    assert_eq!(offices.iter().map(|(_, events)| *events).collect::<Vec<_>>(), [3, 1]);
    assert_eq!(offices[0].0.also.len(), 1, "what stands is what says most");
    let json = serde_json::to_value(JsonPerson::new(&data, person(&data))).unwrap();
    assert_eq!(json["offices"].as_array().unwrap().len(), 2);
    assert_eq!((&json["offices"][0]["rank"], &json["offices"][0]["also"]), (&json!("minister"), &json!(["Secretary"])));
    assert_eq!(json["offices"][0]["when"].as_array().unwrap().len(), 3);
    assert_eq!(json["pairs"].as_array().unwrap().len(), person_pairs(&data, person(&data)).len());
}

/// Who has two parts in one event held one office in it once.
#[test]
fn an_event_names_an_office_once() {
    let part = "{ id = \"person/x\", office = \"Envoy\" }";
    let data = load("visit", &[("2000", &format!("people = [{part}, {part}]"))]);
    assert_eq!(offices(&data, person(&data))[0].1.len(), 1);
}

/// Claims as `stance date`.
fn disputed(claims: &[&str], more: &str) -> String {
    let claims = claims.iter().map(|claim| claim.split_once(' ').unwrap()).map(|(stance, when)| {
        let when = if when.is_empty() { String::new() } else { format!(", when = \"{when}\"") };
        format!("{{ value = \"v\", by = \"b\", stance = \"{stance}\"{when} }}")
    });
    format!("{more}\nclaims = [{}]", claims.collect::<Vec<_>>().join(", "))
}

#[rstest]
#[case::the_earliest(&["asserts 2025", "reports 2023-06-02"], Some("2023-06-02"))]
#[case::in_the_order_of_the_timeline(&["asserts 2023", "reports 2023-06-02"], Some("2023-06-02"))]
#[case::who_denies_sets_nothing(&["denies 1990", "asserts 2023"], Some("2023"))]
#[case::only_denied(&["denies 1990"], None)]
#[case::open_at_its_end(&["asserts 1977/..", "reports 2023"], Some("2023"))]
#[case::some_day_after(&["asserts [1975-08..]", "reports 2023"], Some("2023"))]
#[case::an_unknown_end(&["asserts 1977/", "reports 2023"], Some("2023"))]
#[case::open_at_its_start(&["asserts ../1990", "reports 2023"], Some("2023"))]
#[case::only_open_at_their_ends(&["asserts 1990/..", "reports 1977/.."], Some("1977/.."))]
#[case::only_open_at_their_starts(&["asserts ../1990", "reports [..1980]"], None)]
#[case::closed_by_who_denies(&["asserts 1977/..", "denies 2023"], Some("1977/.."))]
#[case::undated(&["asserts ", "implies "], None)]
fn a_disputed_event_stands_at(#[case] claims: &[&str], #[case] expected: Option<&str>) {
    let data = load("recognition", &[("", &disputed(claims, ""))]);
    let date = event(&data, "fr-mx/e0").stands_at().map(|edtf| edtf.to_string());
    assert_eq!(date.as_deref(), expected);
}

#[test]
fn a_dispute_is_worded_by_the_dates_that_may_set_its_place() {
    let data = load(
        "recognition",
        &[("", &disputed(&["denies 1990", "asserts 2023-06", "reports 2025", "asserts 1977/.."], ""))],
    );
    assert_eq!(event(&data, "fr-mx/e0").when_text(), "disputed: June 2023 or 2025");
    let many = &["asserts 1990", "reports 1991", "asserts 1992-05", "asserts 1990", "implies 1993"];
    let data = load("recognition", &[("", &disputed(many, ""))]);
    assert_eq!(event(&data, "fr-mx/e0").when_text(), "disputed: 4 dates from 1990 to 1993");
}

/// Whatever the positions differ on, the sign is there, as in the ledger.
#[rstest]
#[case::plain("1975-08", "", "Aug 1975", "1975  Aug")]
#[case::year("1975", "", "1975", "1975")]
#[case::recurring("", "every = \"year\"", "yearly", "yearly")]
#[case::undated("", "", "undated", "undated")]
#[case::disputed_date(
    "",
    "claims = [{ value = \"v\", by = \"b\", stance = \"asserts\", when = \"2023-06-01\" }]",
    "≠ 1 Jun 2023",
    "2023  ≠ 1 Jun"
)]
#[case::disputed_otherwise(
    "2023-06-01",
    "claims = [{ value = \"v\", by = \"b\", stance = \"asserts\" }]",
    "≠ 1 Jun 2023",
    "2023  ≠ 1 Jun"
)]
#[case::disputed_year("2023", "claims = [{ value = \"v\", by = \"b\", stance = \"asserts\" }]", "≠ 2023", "2023  ≠")]
#[case::disputed_undated(
    "",
    "claims = [{ value = \"v\", by = \"b\", stance = \"asserts\" }]",
    "≠ undated",
    "≠ undated"
)]
fn dates_are_short_in_two_layouts(#[case] when: &str, #[case] lines: &str, #[case] short: &str, #[case] ledger: &str) {
    let data = load("statement", &[(when, lines)]);
    let event = &event(&data, "fr-mx/e0");
    assert_eq!((&*short_date(event), &*ledger_date(event)), (short, ledger));
}
