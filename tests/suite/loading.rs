//! Data that come while one looks on: every key is answered meanwhile, and what one was doing goes on when they are there.

use std::path::Path;

use comity::app::{Place, Purpose, Start, View};
use comity::dataset::{Dataset, Record, Scope};
use comity::dossier::{self, Progress, Sources, Stage as Step};
use comity::runtime::{News, Outcome};
use rstest::rstest;

use crate::stage::{ROOMY, Stage, arrival, built_in};

/// A pair that the built-in dossiers do not have, with visits by somebody whom they do not know.
const BULK: &str = r#"{"type":"article","article":"Archive of visits","licence":"CC0-1.0"}
{"type":"person","id":"person/olga-sample","name":"Olga Sample"}
{"type":"event","id":"de-fr/visit","kind":"visit","when":"1999","from":"de","to":"fr","title":"Olga Sample visits Paris","people":[{"id":"person/olga-sample"}],"places":["Paris, France"]}
{"type":"event","id":"mx-ps/letter","kind":"statement","when":"2000","title":"A letter of Olga Sample to Arafat","people":[{"id":"person/olga-sample"}]}
"#;

/// The built-in data, and what came in bulk.
fn whole() -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bulk.jsonl");
    std::fs::write(&path, BULK).unwrap();
    let loaded = dossier::load(&Sources { built_in: true, own: None, paths: vec![path] }).unwrap();
    assert_eq!(loaded.tally.left_out, 0, "{:?}", loaded.problems);
    loaded.data
}

/// The explorer on the built-in data while bulk data are read.
fn while_loading(size: (u16, u16)) -> (Stage, comity::app::Generation) {
    let mut stage = Stage::new(size);
    let generation = stage.model().begin_load(Purpose::First);
    stage.model().await_opening();
    stage.play("");
    (stage, generation)
}

fn progress(records: usize, read: u64) -> News {
    News::Progress(Progress { stage: Step::Records, file: "data/world.jsonl".into(), records, read, size: 1000 })
}

fn status(stage: &Stage) -> String {
    stage.rows().last().unwrap().trim().to_owned()
}

/// The place where a record is seen, in the whole data.
fn start(id: &str) -> Start {
    let data = whole();
    let place = match data.find(id).unwrap() {
        Record::Person(person) => Place { scope: Scope::All, view: View::Person(person), record: None },
        Record::Event(event) => {
            Place { scope: Scope::Pair(data.pair_of(event)), view: View::Timeline, record: Some(Record::Event(event)) }
        },
        _ => Place::default(),
    };
    Start { place, date: None }
}

#[rstest]
#[case((120, 36), "reading world.jsonl: 412,000 records, 41 %")]
#[case((80, 24), "412,000 records, 41 %")]
#[case((60, 20), "412,000 records, 41 %")]
#[case((54, 20), "loading 41 %")]
#[case((46, 12), "41 %")]
fn how_far_it_is_stands_on_the_status_row(#[case] size: (u16, u16), #[case] says: &str) {
    let (mut stage, generation) = while_loading(size);
    stage.news(Some(generation), progress(412_000, 410));
    assert!(status(&stage).ends_with(says) && status(&stage).contains("help"), "{}", status(&stage));
    stage.news(Some(generation), progress(500_000, 500));
    assert!(status(&stage).ends_with("50 %"), "{}", status(&stage));
    stage.news(Some(generation), arrival(whole(), None));
    assert_eq!(status(&stage), "93 events loaded in 3.2 s".chars().take(size.0.into()).collect::<String>());
    assert!(stage.play("j").is_none() && !status(&stage).contains('%'), "{}", status(&stage));
}

#[test]
fn every_key_is_answered_meanwhile() {
    let (mut stage, generation) = while_loading(ROOMY);
    for (keys, shows) in [
        ("G", "Mexico–Palestine"),
        ("enter", "Recognition"),
        ("2 g", "UN partition plan"),
        (r#"/ "arafat""#, "Yasser Arafat"),
        ("esc f1", "Help"),
        ("esc t", "a year, 1975-08"),
        ("esc :", "Palette"),
    ] {
        stage.news(Some(generation), progress(1000, 1));
        assert_eq!(stage.play(keys), None);
        assert!(stage.text().contains(shows), "{keys}: {}", stage.text());
    }
    stage.resize((80, 24));
    assert!(stage.text().contains("0 %"), "{}", stage.text());
}

#[rstest]
#[case("q")]
#[case("ctrl-c")]
#[case("/ ctrl-c")]
fn one_can_quit_meanwhile(#[case] keys: &str) {
    assert_eq!(while_loading(ROOMY).0.play(keys), Some(Outcome::Quit));
}

#[test]
fn an_open_search_is_answered_anew() {
    let (mut stage, generation) = while_loading(ROOMY);
    stage.play(r#"/ "olga""#);
    assert!(stage.text().contains("Nothing found yet: the data are still being read"), "{}", stage.text());
    stage.news(Some(generation), arrival(whole(), None));
    assert!(stage.text().contains("Olga Sample visits Paris"), "{}", stage.text());
    // One types on where one was.
    stage.play(r#"" paris" enter"#);
    assert!(stage.rows()[0].contains("France–Germany"), "{}", stage.text());
}

#[test]
fn the_cursor_of_a_search_follows_its_hit() {
    let (mut stage, generation) = while_loading(ROOMY);
    stage.play(r#"/ "arafat" down down"#);
    let before = stage.selected().unwrap().1;
    stage.news(Some(generation), arrival(whole(), None));
    assert_eq!(stage.selected().unwrap().1, before);
}

#[rstest]
#[case::filter(r#"f "vis""#, "Filter")]
#[case::help("?", "Help")]
#[case::help_over_a_search(r#"/ "arafat" f1"#, "Help")]
#[case::date("t \"1995\"", "Go to")]
#[case::bookmarks("B", "Bookmarks")]
#[case::name("p \"palest\"", "Palestine")]
#[case::export("e", "Export")]
#[case::claims(r#"/ "mexico recognises palestine" enter c"#, "Claims")]
fn what_lies_over_the_panes_stays(#[case] keys: &str, #[case] title: &str) {
    let (mut stage, generation) = while_loading(ROOMY);
    stage.play(keys);
    let (text, cursor) = (stage.text(), stage.cursor());
    assert!(text.contains(title), "{text}");
    stage.news(Some(generation), arrival(whole(), None));
    assert!(stage.text().contains(title), "{}", stage.text());
    assert_eq!(stage.cursor(), cursor);
    stage.play("esc esc");
    assert!(!stage.text().contains("Go to") || title != "Go to", "{}", stage.text());
}

#[test]
fn a_search_kept_as_the_filter_finds_what_came() {
    let (mut stage, generation) = while_loading(ROOMY);
    stage.play(r#"/ "arafat" f4"#);
    let count = |stage: &Stage| stage.model_ref().events().0.len();
    let before = count(&stage);
    stage.news(Some(generation), arrival(whole(), None));
    assert_eq!(count(&stage), before + 1);
    stage.play("g n");
    assert!(status(&stage).contains("“arafat”"), "{}", status(&stage));
}

#[test]
fn nothing_is_there_yet_is_not_nothing() {
    let mut stage = Stage::new(ROOMY);
    stage.show(Dataset::default());
    let generation = stage.model().begin_load(Purpose::First);
    for (keys, says) in [("1", "no pair here yet"), ("2", "nothing recorded here yet"), ("3", "nobody named here yet")]
    {
        stage.play(keys);
        assert!(stage.text().contains(says), "{}", stage.text());
    }
    stage.news(Some(generation), arrival(Dataset::default(), None));
    assert!(!stage.text().contains(" yet"), "{}", stage.text());
}

mod opening {
    use super::*;

    #[rstest]
    #[case("person/olga-sample", "Olga Sample")]
    #[case("de-fr/visit", "France–Germany")]
    fn it_goes_to_what_it_waited_for(#[case] id: &str, #[case] shows: &str) {
        let (mut stage, generation) = while_loading(ROOMY);
        // To look at what is there is not to go elsewhere.
        stage.play("f1 esc");
        stage.news(Some(generation), arrival(whole(), Some(Ok(start(id)))));
        assert!(stage.text().contains(shows), "{}", stage.text());
        assert!(!stage.model().is_opening());
    }

    #[rstest]
    #[case("j")]
    #[case("2")]
    #[case("f \"visit\" enter esc")]
    fn who_has_gone_elsewhere_is_not_called_back(#[case] keys: &str) {
        let (mut stage, generation) = while_loading(ROOMY);
        assert!(stage.model().is_opening());
        stage.play(keys);
        assert!(!stage.model().is_opening());
        let view = stage.model().view();
        stage.news(Some(generation), arrival(whole(), Some(Ok(start("person/olga-sample")))));
        assert_eq!(stage.model().view(), view);
    }

    #[test]
    fn what_is_not_there_either_is_said() {
        let (mut stage, generation) = while_loading(ROOMY);
        let why = "no country, pair or record 'x'".to_owned();
        stage.news(Some(generation), arrival(whole(), Some(Err(why.clone()))));
        assert!(status(&stage).contains(&why), "{}", status(&stage));
        assert_eq!(stage.model().missed(), Some(&*why));
    }

    #[test]
    fn a_load_that_fails_leaves_the_opening_to_the_next() {
        let (mut stage, generation) = while_loading(ROOMY);
        stage.news(Some(generation), News::Failed("world.jsonl: error: cannot be read: no\n1 error".to_owned()));
        assert!(status(&stage).contains("not loaded: world.jsonl: error: cannot be read: no"), "{}", status(&stage));
        stage.play(r#": "problems" enter"#);
        assert!(stage.text().contains("1 error"), "{}", stage.text());
        stage.play("esc f5");
        stage.news(None, arrival(whole(), Some(Ok(start("person/olga-sample")))));
        assert!(stage.text().contains("Olga Sample"), "{}", stage.text());
    }
}

#[test]
fn reading_again_voids_what_was_being_read() {
    let (mut stage, first) = while_loading(ROOMY);
    stage.play("f5");
    assert!(status(&stage).contains("begun again"), "{}", status(&stage));
    stage.news(Some(first), arrival(whole(), None));
    assert_eq!(stage.model().events().1, 91);
    stage.news(None, arrival(whole(), None));
    assert_eq!(stage.model().events().1, 93);
    stage.news(Some(first), arrival(built_in(), None));
    assert_eq!(stage.model().events().1, 93);
}

#[test]
fn a_mark_on_what_is_not_there_yet_is_kept_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let kept_in = folder.path().join("state.toml");
    let mark = "[[bookmark]]\nid = \"person/olga-sample\"\ntitle = \"Olga Sample\"\n";
    std::fs::write(&kept_in, format!("version = 2\n[last]\nview = \"overview\"\n{mark}")).unwrap();
    let kept = |path: &Path| std::fs::read_to_string(path).unwrap().contains("olga-sample");
    let mut stage = Stage::new(ROOMY);
    stage.begin(&kept_in);
    let generation = stage.model().begin_load(Purpose::First);
    stage.play("B enter");
    assert!(status(&stage).contains("not there yet: Olga Sample"), "{}", status(&stage));
    // Quit now, nothing is lost.
    stage.end(&kept_in);
    assert!(kept(&kept_in));
    stage.news(Some(generation), arrival(whole(), None));
    stage.play("enter");
    assert!(stage.text().contains("Olga Sample visits Paris"), "{}", stage.text());
}
