//! Missions: their stretches of time, their changes, and between whom they may stand.

use comity::dataset::{Dataset, Edtf, Mission};
use comity::dossier;
use comity::export::JsonMission;
use comity::timeline::{Stroke, spans};
use comity::wording::{history, mission_title, post_since, standing};
use rstest::rstest;
use serde_json::Value;

fn load(text: &str) -> Dataset {
    dossier::load_text("d.toml", text).unwrap_or_else(|report| panic!("{report}")).data
}

/// A dossier on France and Mexico with one mission, and its changes: act, class and date, parted by commas.
fn with_changes(changes: &[&str]) -> Dataset {
    let mut text =
        "pair = \"fr-mx\"\n[[mission]]\nid = \"fr-mx/m\"\nfrom = \"fr\"\nto = \"mx\"\ncity = \"Mexico City\"\n"
            .to_owned();
    for change in changes {
        text += "[[mission.changes]]\n";
        for (key, value) in
            ["act", "class", "when"].iter().zip(change.split(',')).filter(|(_, value)| !value.is_empty())
        {
            text.extend([key, " = \"", value, "\"\n"]);
        }
    }
    load(&text)
}

fn only(data: &Dataset) -> &Mission {
    data.missions().next().unwrap().1
}

fn json(data: &Dataset) -> Value {
    serde_json::to_value(JsonMission::new(data, data.missions().next().unwrap().0)).unwrap()
}

#[test]
fn an_accreditation_without_a_class_stands() {
    let data = load(
        "pair = \"fr-mx\"\n[[accreditation]]\nid = \"fr-mx/a\"\nfrom = \"fr\"\nto = \"mx\"\nseat = \"Madrid, Spain\"\n\
        when = \"1950\"\n",
    );
    let mission = only(&data);
    assert!(mission.stands() && mission.class().is_none());
    assert_eq!((standing(mission), history(mission)), ("since 1950".to_owned(), "mission since 1950".to_owned()));
    assert_eq!(mission_title(&data, mission), "France → Mexico: mission accredited from Madrid");
    let classes = &json(&data)["classes"];
    assert_eq!((&classes[0]["class"], &classes[0]["since"]["edtf"]), (&Value::Null, &"1950".into()));
}

#[test]
fn changes_keep_their_own_order_dated_or_not() {
    let data = with_changes(&["opened,embassy,1950", "closed,,", "reopened,,1970"]);
    let acts: Vec<_> = only(&data).events.iter().map(|id| data.act(*id).unwrap().to_string()).collect();
    assert_eq!(acts, ["opened", "closed", "reopened"]);
    let ids = json(&data)["events"].clone();
    assert_eq!(ids, serde_json::json!(["fr-mx/m/opened-embassy", "fr-mx/m/closed", "fr-mx/m/reopened"]));
    // On the timeline the undated stand last all the same, and beside them no span is drawn.
    let pair = data.pairs().next().unwrap().0;
    let drawn: Vec<_> = spans(&data, pair)[0..1]
        .iter()
        .flat_map(|span| data.pair_events(pair)[..2].iter().map(|event| span.stroke(*event)))
        .collect();
    assert_eq!(drawn, [Stroke::Opens, Stroke::Opens]);
}

/// What stands there says nothing false of the class that stands there.
#[rstest]
#[case::one(&["opened,embassy,1977"], "since 1977", None)]
#[case::undated(&["opened,embassy,"], "undated", None)]
#[case::closed(&["opened,embassy,1978", "closed,,1986-04"], "1978–Apr 1986", None)]
#[case::raised(&["opened,information office,1975", "elevated,special delegation,1995", "elevated,embassy,2023-06-01"],
    "since 1 Jun 2023", Some("a post since 1975"))]
#[case::reopened(&["opened,embassy,1977", "closed,,2003", "reopened,,2004"], "since 2004", Some("first opened 1977"))]
#[case::of_one_year(&["opened,embassy,2003", "closed,,2003", "reopened,,2003"], "since 2003", None)]
#[case::raised_and_closed(&["opened,consulate,1900", "elevated,embassy,1950", "closed,,1979"], "1950–1979", Some("first opened 1900"))]
#[case::opened_nobody_knows_when(&["opened,consulate,", "elevated,embassy,1950"], "since 1950", None)]
#[case::raised_nobody_knows_when(&["opened,consulate,1900", "elevated,embassy,"], "undated", Some("a post since 1900"))]
#[case::open_end(&["opened,consulate,1900/..", "elevated,embassy,1950"], "since 1950", Some("a post since 1900"))]
fn how_long_a_mission_has_stood(#[case] changes: &[&str], #[case] stood: &str, #[case] before: Option<&str>) {
    let data = with_changes(changes);
    assert_eq!((&*standing(only(&data)), post_since(only(&data)).as_deref()), (stood, before));
}

#[test]
fn the_history_of_a_mission_names_every_stretch() {
    let data = with_changes(&["opened,consulate,1900", "elevated,embassy,1950", "closed,,1979", "reopened,,"]);
    assert_eq!(history(only(&data)), "consulate 1900–1950, embassy 1950–1979, embassy");
}

/// Predecessors by the register of countries, and actors by what a dossier declares.
#[rstest]
#[case("mx-ru", "su", "mx")]
#[case("mx-ru", "ru", "mx")]
#[case("mx-ru", "mx", "Soviet Union")]
#[case("mx-ps", "plo", "mx")]
fn a_mission_may_be_of_whom_a_country_succeeds(#[case] pair: &str, #[case] from: &str, #[case] to: &str) {
    let parties = "[[party]]\nid = \"plo\"\nname = \"PLO\"\n[[party]]\nid = \"ps\"\nsucceeds = [\"plo\"]\n";
    let data = load(&format!(
        "pair = \"{pair}\"\n[[mission]]\nid = \"{pair}/m\"\nfrom = \"{from}\"\nto = \"{to}\"\ncity = \"A\"\n\
        changes = [{{ act = \"opened\", class = \"embassy\", from = \"{from}\" }}]\n\
        [[accreditation]]\nid = \"{pair}/a\"\nfrom = \"{from}\"\nto = \"{to}\"\nseat = \"Cairo, Egypt\"\n{parties}"
    ));
    assert_eq!(data.missions().len(), 2);
}

/// The most frequent city of missions in the world has a comma of its own.
#[test]
fn washington_may_be_called_by_its_name() {
    let data = load(
        "pair = \"mx-us\"\n[[mission]]\nid = \"mx-us/m\"\nfrom = \"mx\"\nto = \"us\"\ncity = \"Washington, D.C.\"\n\
        changes = [{ act = \"opened\", class = \"embassy\" }]\n",
    );
    assert_eq!(&*data.places().next().unwrap().1.id, "place/washington-d-c-us");
}

#[test]
fn a_change_has_an_id_in_whatever_letters_its_class_is_written() {
    let data = with_changes(&["opened,大使館,1950"]);
    let id = &data.event(only(&data).events[0]).id;
    assert_eq!(&**id, "fr-mx/m/opened-37237ca070cf2e8a");
    assert_eq!(Edtf::parse("1950").ok(), data.stands_at(only(&data).events[0]));
}
