//! The shipped recipes on the sets they are for, which the folder named by `COMITY_SAMPLES` holds.

use std::fs;
use std::path::PathBuf;

use comity::dataset::Record;
use comity::dossier::{self, Sources};
use comity::import::csv::{Fate, Import, Job, RecipeText, import};
use serde_json::Value;

use super::{agree, of_type, read_again};

/// The import of a set by its recipe; `None` where the sets are not at hand.
#[expect(clippy::print_stdout, reason = "a test that passes without its material says so")]
fn set(recipe: &str, file: &str) -> Option<Import> {
    let Some(samples) = std::env::var_os("COMITY_SAMPLES") else {
        println!("COMITY_SAMPLES names no folder with data/{file}; nothing is imported");
        return None;
    };
    let recipe = RecipeText::find(recipe).unwrap();
    let files = vec![PathBuf::from(samples).join("data").join(file)];
    let import = import(&Job { recipe, files }, |_, _| {}).unwrap_or_else(|fault| panic!("{fault}"));
    agree(&import);
    read_again(&import, false);
    Some(import)
}

/// What the account counts is what a user then has: of all sets in one folder nothing is left out on loading, and what the built-in
/// dossiers know is joined.
#[test]
fn all_sets_beside_the_built_in_dossiers() {
    let sets = [
        ("missions", "embassies.csv"),
        ("treaties", "treaties.csv"),
        ("us-trips", "us-trips-abroad.csv"),
        ("us-visits", "visits-to-us.csv"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (recipe, file) in sets {
        let Some(import) = set(recipe, file) else { return };
        fs::write(folder.path().join(recipe).with_extension("jsonl"), import.lines.join("\n")).unwrap();
    }
    let sources = Sources { built_in: true, own: None, paths: vec![folder.path().to_owned()] };
    let loaded = dossier::load(&sources).unwrap();
    assert_eq!(loaded.tally.left_out, 0);
    let data = &loaded.data;
    for id in ["mx-om/accreditation-mx-riyadh", "mx-om/accreditation-om-washington"] {
        let Some(Record::Mission(mission)) = data.find(id) else { panic!("{id}") };
        let articles: Vec<_> = data[mission].sources.iter().map(|source| &*data[source.article].title).collect();
        assert_eq!(articles, ["Mexico–Oman relations", "Database of Embassies"]);
    }
    for (id, other) in [
        ("person/luis-echeverria", "person/luis-echeverria-mx"),
        ("person/ernesto-zedillo", "person/ernesto-zedillo-ponce-de-leon-mx"),
        ("person/ernesto-zedillo", "person/ernesto-zedillo-mx"),
        ("person/andres-manuel-lopez-obrador", "person/andres-manuel-lopez-obrador-mx"),
    ] {
        assert!(data.find(id).is_some() && data.find(id) == data.find(other), "{other}");
    }
}

/// The rows left out, by reason.
fn rows(import: &Import) -> Vec<(String, usize)> {
    let tallies = import.tallies().into_iter().filter(|tally| tally.fate == Fate::Row);
    tallies.map(|tally| (tally.reason, tally.count)).collect()
}

fn count(import: &Import, label: &str) -> usize {
    import.records.iter().find(|(known, _)| known == label).map_or(0, |(_, count)| *count)
}

fn by_id<'a>(records: &'a [Value], id: &str) -> &'a Value {
    records.iter().find(|record| record["id"] == id).unwrap_or_else(|| panic!("{id} is not there"))
}

#[test]
fn missions_of_the_world() {
    let Some(import) = set("missions", "embassies.csv") else { return };
    assert_eq!((import.rows, import.used), (9852, 9162));
    assert_eq!((count(&import, "missions"), count(&import, "accreditations")), (9069, 8148));
    let left = rows(&import);
    assert_eq!(left[..2], [("no city".to_owned(), 573), ("no country".to_owned(), 76)]);
    let (missions, accreditations) = (of_type(&import, "mission"), of_type(&import, "accreditation"));
    let from_riyadh = by_id(&accreditations, "mx-om/missions/accreditation-mx-riyadh");
    assert_eq!((&from_riyadh["from"], &from_riyadh["seat"]), (&"mx".into(), &"Riyadh, Saudi Arabia".into()));
    let from_washington = by_id(&accreditations, "mx-om/missions/accreditation-om-washington-d-c");
    assert_eq!(from_washington["seat"], "Washington, D.C., United States");
    // An embassy to the Holy See is no second one to Italy.
    let in_rome = |record: &&Value| record["id"].as_str().unwrap().starts_with("it-mx/missions/mission-mx-rome");
    assert_eq!(missions.iter().filter(in_rome).count(), 1);
    assert_eq!(by_id(&accreditations, "mx-va/missions/accreditation-mx-rome")["seat"], "Rome, Italy");
}

#[test]
fn no_creation_of_1_january_becomes_a_day() {
    let Some(import) = set("missions", "embassies.csv") else { return };
    let missions = of_type(&import, "mission");
    let dates: Vec<&str> = missions.iter().filter_map(|record| record["changes"][0]["when"].as_str()).collect();
    assert!(dates.iter().all(|date| !date.ends_with("-01-01")));
    let years = dates.iter().filter(|date| date.len() == 4).count();
    let days = dates.iter().filter(|date| date.len() == 10).count();
    assert!(years > 500 && days > 200 && years + days == dates.len(), "{years} {days}");
}

#[test]
fn journeys_abroad() {
    let Some(import) = set("us-trips", "us-trips-abroad.csv") else { return };
    assert_eq!((import.rows, count(&import, "events of kind visit"), count(&import, "people")), (4271, 4269, 55));
    assert_eq!(rows(&import), [("says the same as an earlier row".to_owned(), 2)]);
    let people = of_type(&import, "person");
    assert!(people.iter().all(|person| person["of"] == "us"));
    assert_eq!(by_id(&people, "person/henry-a-kissinger-us")["name"], "Henry A. Kissinger");
    let events = of_type(&import, "event");
    let places = |event: &Value| event["places"].as_array().cloned().unwrap_or_default();
    let all: Vec<Value> = events.iter().flat_map(places).collect();
    assert!(all.iter().all(|place| !place.as_str().unwrap().contains(['(', ')'])));
    for place in
        ["Mexico City, Mexico", "Jerusalem, Israel", "Dakar, Senegal", "Halifax, Canada", "Ramallah, Palestine"]
    {
        assert!(all.contains(&place.into()), "{place}");
    }
    // Who is elected holds no office yet.
    let elect = events
        .iter()
        .filter(|event| event["summary"].as_str().is_some_and(|text| text.contains("made as President-elect")));
    assert!(elect.inspect(|event| assert!(event["people"][0].get("rank").is_none(), "{event}")).count() > 10);
}

#[test]
fn visits_to_the_united_states() {
    let Some(import) = set("us-visits", "visits-to-us.csv") else { return };
    assert_eq!((import.rows, count(&import, "events of kind visit")), (3264, 3259));
    assert_eq!(rows(&import), [("no country, as the recipe says".to_owned(), 5)]);
    let people = of_type(&import, "person");
    let of = |id: &str| by_id(&people, id)["of"].clone();
    for name in ["ernesto-zedillo-ponce-de-leon", "ernesto-zedillo", "luis-echeverria", "andres-manuel-lopez-obrador"] {
        assert_eq!(of(&format!("person/{name}-mx")), "mx");
    }
    let green = |person: &&Value| person["name"].as_str().unwrap().split(' ').any(|word| word == "Green");
    assert_eq!(people.iter().filter(green).count(), 0);
    let events = of_type(&import, "event");
    let first = by_id(&events, "mx-us/us-visits/visit-luis-echeverria-1970");
    assert_eq!((&first["people"][0]["office"], first["people"][0].get("rank")), (&"President-elect".into(), None));
    let visit = by_id(&events, "mx-us/us-visits/visit-ernesto-zedillo-ponce-de-leon-1995");
    assert_eq!(
        (&visit["when"], &visit["people"][0]["rank"]),
        (&"1995-10-09/1995-10-11".into(), &"head of state".into())
    );
    let two = events.iter().filter(|event| event["people"].as_array().is_some_and(|people| people.len() == 2)).count();
    assert_eq!(two, 7);
    // Titles are taken off, slips of the set mended: no name begins with one.
    let titled = |person: &&Value| {
        let name = person["name"].as_str().unwrap();
        ["President", "Prime", "King ", "Queen ", "Chancellor", "Premier", "-"]
            .iter()
            .any(|title| name.starts_with(title))
    };
    assert_eq!(people.iter().find(titled), None);
}

#[test]
fn bilateral_treaties() {
    let Some(import) = set("treaties", "treaties.csv") else { return };
    assert_eq!((import.rows, count(&import, "events of kind agreement")), (3583, 1911));
    let left = rows(&import);
    assert_eq!(left[0], ("multilateral".to_owned(), 1486));
    assert!(left.contains(&("parties not known".to_owned(), 90)));
    let events = of_type(&import, "event");
    let year = |event: &Value| event["when"].as_str().map(|when| when[..4].parse::<u16>().unwrap());
    assert!(events.iter().filter_map(year).all(|year| (1300..2030).contains(&year)));
    assert!(events.iter().all(|event| !["2599", "2899", "2999"].iter().any(|year| event.to_string().contains(year))));
    assert!(events.iter().filter(|event| year(event).is_none()).count() > 10, "an empty signature is no date");
    // What the set gives to a state of today was signed by the one of then.
    assert_eq!(by_id(&events, "su-us/treaties/agreement-rus-usa-1974n73-rus-usa-1967a")["when"], "1974-12-31");
    assert!(events.iter().any(|event| event["id"].as_str().unwrap().starts_with("ru-us/")));
    let forms: std::collections::BTreeSet<_> = events.iter().map(|event| event["form"].to_string()).collect();
    assert!(
        forms.contains("\"exchange of notes\"") && forms.iter().all(|form| form.to_lowercase() == *form),
        "{forms:?}"
    );
}
