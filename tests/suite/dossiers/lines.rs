//! JSON Lines: the same records, a line each; a bad one is left out, counted and named, and all others stay.

use std::fmt::Write as _;
use std::fs;

use comity::dossier::{self, Loaded, Severity, Sources};
use proptest::prelude::*;
use rstest::rstest;

use super::super::chances;

fn load(bytes: &[u8]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.jsonl");
    fs::write(&path, bytes).unwrap();
    dossier::load(&Sources { built_in: false, own: None, paths: vec![path] })
        .unwrap_or_else(|report| panic!("{report}"))
}

const VISIT: &str = r#"{"type":"event","id":"fr-mx/visit","kind":"visit","when":"1999-05","from":"fr","to":"mx","title":"A visit","people":[{"id":"person/a","office":"President","of":"fr","rank":"head of state"}],"places":["Puebla, Mexico"],"sources":[{"article":"Archive","section":"Lead"}]}"#;
const PERSON: &str = r#"{"type":"person","id":"person/a","name":"Ann Alpha","of":"fr","aliases":["Anna"]}"#;
const ARTICLE: &str =
    r#"{"type":"article","article":"Archive","url":"https://example.org/","licence":"CC0-1.0","read":"2020"}"#;

#[test]
fn every_type_of_record_is_read_in_whatever_order() {
    let lines = [
        VISIT,
        r#"{"type":"accreditation","id":"fr-mx/accreditation","from":"fr","to":"mx","seat":"Washington, D.C., United States","class":"embassy"}"#,
        r#"{ "id": "fr-mx/mission", "type": "mission", "from": "plo", "to": "mx", "city": "Puebla", "changes": [{"act": "opened", "class": "embassy", "when": 1950}] }"#,
        r#"{"type":"pair","id":"fr-mx","article":"Archive","see_also":["Other"]}"#,
        r#"{"type":"party","id":"fr","succeeds":["plo"]}"#,
        r#"{"type":"party","id":"plo","name":"Some actor","short":"PLO"}"#,
        PERSON,
        ARTICLE,
    ];
    let loaded = load(lines.join("\n").as_bytes());
    assert_eq!((loaded.tally.left_out, &loaded.problems[..]), (0, &[][..]));
    let data = &loaded.data;
    assert_eq!((data.events().len(), data.missions().len(), data.people().len(), data.pairs().len()), (3, 2, 1, 1));
    let (_, pair) = data.pairs().next().unwrap();
    assert_eq!(data[pair.article.unwrap()].licence.as_deref(), Some("CC0-1.0"));
    let (_, visit) = data.events().find(|(_, event)| &*event.id == "fr-mx/visit").unwrap();
    assert_eq!(data[visit.sources[0].article].url.as_deref(), Some("https://example.org/"));
}

/// One bad line among good ones: what is said of it, and where.
#[rstest]
#[case::no_json(r#"{"type":"event",}"#, "2:17: error: not JSON: trailing comma")]
#[case::cut_off(r#"{"type":"event","id":"fr-mx/x"#, "error: not JSON: EOF while parsing a string")]
#[case::no_object("[1, 2]", "2:1: error: not JSON: not an object")]
#[case::no_type(r#"{"id":"fr-mx/x"}"#, "error: a record needs `type`; write type = \"event\"")]
#[case::unknown_type(
    r#"{"type":"evnt","id":"fr-mx/x"}"#,
    "2:9: error: \"evnt\" is no type of record; did you mean \"event\"?"
)]
#[case::unknown_key(
    r#"{"type":"event","id":"fr-mx/x","kind":"visit","title":"A","colour":"red"}"#,
    "2:59: error: an event of kind visit has no `colour`"
)]
#[case::missing_key(r#"{"type":"event","id":"fr-mx/x","kind":"visit"}"#, "error: an event of kind visit needs `title`")]
#[case::key_twice(
    r#"{"type":"event","id":"fr-mx/x","kind":"visit","title":"A","title":"B"}"#,
    "error: `title` stands twice here; leave one"
)]
#[case::number(
    r#"{"type":"event","id":"fr-mx/x","kind":"visit","title":5}"#,
    "error: `title` must be a text in quotes"
)]
#[case::date(
    r#"{"type":"event","id":"fr-mx/x","kind":"visit","title":"A","when":"02/06/2023"}"#,
    "2 June 2023 or 6 February 2023"
)]
#[case::country(
    r#"{"type":"event","id":"fr-mx/x","kind":"visit","title":"A","from":"Fraance"}"#,
    "2:66: error: \"Fraance\" is no country"
)]
#[case::person(
    r#"{"type":"event","id":"fr-mx/x","kind":"visit","title":"A","people":[{"id":"person/b"}]}"#,
    "no [[person]] has the id \"person/b\"; did you mean \"person/a\"?"
)]
#[case::place(
    r#"{"type":"event","id":"fr-mx/x","kind":"visit","title":"A","places":["Nowhere, Fraance"]}"#,
    "a place ends in its country"
)]
#[case::pair(
    r#"{"type":"event","id":"mx-fr/x","kind":"visit","title":"A"}"#,
    "the codes of a pair go in order; write fr-mx"
)]
#[case::id(
    r#"{"type":"event","id":"fr-mx/Übung","kind":"visit","title":"A"}"#,
    "must name the pair and the subject in lower-case ASCII"
)]
#[case::taken(VISIT, "error: the id \"fr-mx/visit\" is taken: ")]
#[case::mission(
    r#"{"type":"mission","id":"fr-mx/m","from":"fr","to":"mx","city":"Puebla","changes":[]}"#,
    "a mission needs [[mission.changes]]"
)]
#[case::impossible_change(
    r#"{"type":"mission","id":"fr-mx/m","from":"fr","to":"mx","city":"Puebla","changes":[{"act":"closed"}]}"#,
    "a mission cannot be closed here"
)]
#[case::drop(r#"{"type":"drop","id":"fr-mx/nothing"}"#, "cannot be dropped")]
#[case::party(r#"{"type":"party","id":"zzz"}"#, "needs a `name`")]
fn a_bad_record_is_left_out_and_named(#[case] bad: &str, #[case] expected: &str) {
    // The taken id stands before the line that takes it.
    let loaded =
        load([VISIT, bad, PERSON, ARTICLE, &VISIT.replace("fr-mx/visit", "fr-mx/other")].join("\n").as_bytes());
    let errors: Vec<_> = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    let [error] = errors[..] else { panic!("one mistake, one message: {errors:?}") };
    assert_eq!(error.position.unwrap().0, 2);
    assert!(error.to_string().contains(expected), "{error}");
    assert_eq!((loaded.tally.left_out, loaded.data.events().len(), loaded.data.missions().len()), (1, 2, 0));
    assert!(loaded.data.places().len() == 1, "a record that is left out leaves nothing behind");
}

#[rstest]
#[case::crlf([VISIT, PERSON, ARTICLE].join("\r\n").into_bytes())]
#[case::byte_order_mark(format!("\u{FEFF}{}", [VISIT, PERSON, ARTICLE].join("\n")).into_bytes())]
#[case::blank_lines(["", VISIT, "", PERSON, ARTICLE, "", ""].join("\n").into_bytes())]
#[case::no_last_line_end([ARTICLE, PERSON, VISIT].join("\n").into_bytes())]
fn other_editors_are_no_mistake(#[case] bytes: Vec<u8>) {
    let loaded = load(&bytes);
    assert_eq!((loaded.tally.left_out, loaded.data.events().len()), (0, 1), "{:?}", loaded.problems);
}

#[rstest]
#[case::latin_1(b"{\"type\":\"pair\",\"id\":\"fr-mx\",\"see_also\":[\"caf\xe9\"]}".to_vec(), "is not UTF-8 from byte 45 on")]
#[case::nul(b"{\"type\":\0\"pair\"}".to_vec(), "not JSON: expected value")]
#[case::only_nul(vec![0; 100], "not JSON: expected value")]
#[case::long(vec![b'x'; 50 << 20], "the line has 52428800 bytes; a record may have 1048576")]
fn a_line_that_is_no_text_is_left_out(#[case] line: Vec<u8>, #[case] expected: &str) {
    let lines = [VISIT.as_bytes(), &line, PERSON.as_bytes(), ARTICLE.as_bytes(), b""].join(&b'\n');
    let loaded = load(&lines);
    let [problem] = &loaded.problems[..] else { panic!("{:?}", loaded.problems) };
    assert!(problem.to_string().contains(expected), "{problem}");
    assert_eq!((problem.position.unwrap().0, loaded.tally.left_out, loaded.data.events().len()), (2, 1, 1));
}

#[test]
fn what_moves_a_terminal_is_made_harmless() {
    let hostile = VISIT.replace("A visit", "A \\u001b[31m visit\\u202e\\nhere");
    let loaded = load([&hostile, PERSON, ARTICLE].join("\n").as_bytes());
    let (_, event) = loaded.data.events().next().unwrap();
    assert_eq!((&*event.title, loaded.tally.left_out), ("A \u{FFFD}[31m visit\u{FFFD} here", 0));
}

#[test]
fn of_very_many_bad_records_all_are_counted() {
    let mut text = String::new();
    for number in 0..1500 {
        writeln!(text, r#"{{"type":"event","id":"fr-mx/e{number}","kind":"viisit","title":"A"}}"#).unwrap();
    }
    let loaded = load(text.as_bytes());
    assert_eq!((loaded.tally.left_out, loaded.problems.len()), (1500, 1000));
}

proptest! {
    #![proptest_config(chances(128))]

    #[test]
    fn whatever_stands_in_a_file_it_ends_in_a_dataset(lines in prop::collection::vec(prop_oneof![
        Just(VISIT.to_owned()), Just(PERSON.to_owned()), "\\PC{0,40}", "[{}\\[\\]:,\"a-z0-9\\\\u]{0,40}",
    ], 0..8), cut in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..6)) {
        let mut text = lines.join("\n").into_bytes();
        let at = cut.index(text.len() + 1);
        text.splice(at..at, bytes);
        let loaded = load(&text);
        prop_assert!(loaded.problems.iter().all(|problem| !problem.to_string().chars().any(comity::text::is_hostile)));
    }
}
