//! What is taken away: complete, faithful, and readable by others. As functions here; the command line has its own tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use comity::dataset::{Dataset, EventId, Kind, PairId, Record, Scope, Vocabulary as _};
use comity::dossier::{self, Sources};
use comity::export::{About, Excerpt, Form, Whole, save, save_new, write, write_one};
use comity::outfile::{Existing, Unwritten};
use rstest::rstest;
use serde_json::Value;

use crate::update::built_in;

const PAIRS: [&str; 3] = ["iq-mx", "mx-om", "mx-ps"];

fn pair(data: &Dataset, id: &str) -> PairId {
    let Some(Record::Pair(pair)) = data.find(id) else { panic!("{id} is held") };
    pair
}

fn of_pair(data: &Dataset, id: &str) -> Excerpt {
    let pair = pair(data, id);
    Excerpt::of(data, About::Scope(Scope::Pair(pair)), &[pair], data.pair_events(pair))
}

fn written(data: &Dataset, excerpt: &Excerpt, form: Form) -> String {
    let mut out = Vec::new();
    write(&mut out, data, excerpt, form).unwrap();
    String::from_utf8(out).unwrap()
}

fn whole(data: &Dataset, excerpt: &Excerpt) -> Value {
    let mut out = Vec::new();
    write_one(&mut out, &Whole(data, excerpt)).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// The dossier of a pair on its own, with the register of people.
fn alone(id: &str) -> Dataset {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let paths = vec![assets.join("people.toml"), assets.join("dossiers").join(id).with_extension("toml")];
    dossier::load(&Sources { paths, ..Sources::default() }).unwrap().data
}

mod dossiers {
    use super::*;

    /// A dossier that was written is the dossier that was read.
    #[rstest]
    fn are_the_same_when_read_again(#[values("iq-mx", "mx-om", "mx-ps")] id: &str) {
        let data = alone(id);
        let excerpt = of_pair(&data, id);
        let toml = written(&data, &excerpt, Form::Toml);
        let loaded = dossier::load_text("again.toml", &toml).unwrap_or_else(|report| panic!("{report}\n{toml}"));
        assert_eq!(loaded.problems.len(), 0, "{toml}");
        let again = loaded.data;
        assert_eq!(whole(&data, &excerpt), whole(&again, &Excerpt::whole(&again)));
        assert_eq!(written(&again, &of_pair(&again, id), Form::Toml), toml);
    }

    #[test]
    fn read_as_if_written_by_hand() {
        let data = built_in();
        let toml = written(&data, &of_pair(&data, "mx-om"), Form::Toml);
        insta::assert_snapshot!("dossier", toml);
    }

    #[test]
    fn of_some_events_hold_whole_missions() {
        let data = built_in();
        let pair = pair(&data, "mx-ps");
        let last = |id: &&EventId| data.event(**id).id.ends_with("elevated-embassy");
        let event: Vec<_> = data.pair_events(pair).iter().filter(last).copied().collect();
        let excerpt = Excerpt::of(&data, About::Scope(Scope::Pair(pair)), &[], &event);
        assert_eq!((excerpt.events.len(), excerpt.missions.len()), (1, 1));
        let again = dossier::load_text("again.toml", &written(&data, &excerpt, Form::Toml)).unwrap().data;
        assert_eq!((again.events().len(), again.missions().len()), (3, 1));
    }
}

mod lines {
    use super::*;

    /// What was written as JSON Lines is what was read as TOML, and goes back to the same.
    #[rstest]
    fn are_the_dossier_again(#[values("iq-mx", "mx-om", "mx-ps")] id: &str) {
        let data = alone(id);
        let excerpt = of_pair(&data, id);
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("bulk.jsonl");
        save(&path, Existing::Kept, &data, &excerpt, Form::Jsonl).unwrap();
        let loaded = dossier::load(&Sources { paths: vec![path], ..Sources::default() }).unwrap();
        assert_eq!(loaded.problems.len(), 0, "{:?}", loaded.problems);
        let again = loaded.data;
        assert_eq!(whole(&data, &excerpt), whole(&again, &Excerpt::whole(&again)));
        assert_eq!(written(&again, &of_pair(&again, id), Form::Toml), written(&data, &excerpt, Form::Toml));
    }

    /// Everything, at once.
    #[test]
    fn are_everything_again() {
        let data = built_in();
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("bulk.jsonl");
        save(&path, Existing::Kept, &data, &Excerpt::whole(&data), Form::Jsonl).unwrap();
        let again = dossier::load(&Sources { paths: vec![path], ..Sources::default() }).unwrap().data;
        assert_eq!(
            written(&again, &Excerpt::whole(&again), Form::Jsonl),
            written(&data, &Excerpt::whole(&data), Form::Jsonl)
        );
    }

    fn lines(data: &Dataset) -> Vec<Value> {
        let text = written(data, &Excerpt::whole(data), Form::Jsonl);
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Two files that give one change of a mission different dates make it disputed; in the third it still is.
    #[rstest]
    fn keep_the_positions_on_a_change(#[values(Form::Jsonl, Form::Toml)] form: Form) {
        let directory = tempfile::tempdir().unwrap();
        let (other, both) =
            (directory.path().join("other.jsonl"), directory.path().join("both").with_extension(form.name()));
        let mission = r#"{"type":"mission","id":"iq-mx/mission","from":"iq","to":"mx","city":"Mexico City","changes":[{"act":"opened",
            "class":"embassy","when":"1980"}],"sources":[{"article":"Another"}]}"#;
        fs::write(&other, mission.replace('\n', "")).unwrap();
        let data = dossier::load(&Sources { built_in: true, paths: vec![other], ..Sources::default() }).unwrap().data;
        let excerpt = of_pair(&data, "iq-mx");
        save(&both, Existing::Kept, &data, &excerpt, form).unwrap();
        let again = dossier::load(&Sources { paths: vec![both], ..Sources::default() }).unwrap().data;
        let Some(Record::Event(opened)) = again.find("iq-mx/mission-iq-mexico-city/opened-embassy") else { panic!() };
        assert_eq!(
            (again.event(opened).when_text().as_str(), again.event(opened).claims.len()),
            ("disputed: 1977 or 1980", 2)
        );
        assert_eq!(written(&again, &of_pair(&again, "iq-mx"), form), written(&data, &excerpt, form));
    }

    /// The ids of records that were joined to others are found in the third file too, whatever the record.
    #[rstest]
    fn keep_the_other_ids(#[values(Form::Jsonl, Form::Toml)] form: Form) {
        let directory = tempfile::tempdir().unwrap();
        let (other, both) =
            (directory.path().join("other.jsonl"), directory.path().join("both").with_extension(form.name()));
        let lines = [
            r#"{"type":"person","id":"person/m-uraim","name":"Munthir Uraim","of":"iq"}"#,
            r#"{"type":"event","id":"iq-mx/uraim-comes","kind":"visit","when":"1979","from":"iq","to":"mx","title":"He comes","people":[{"id":"person/m-uraim"}]}"#,
            r#"{"type":"mission","id":"iq-mx/post","from":"iq","to":"mx","city":"Mexico City","changes":[{"act":"opened","class":"embassy"}]}"#,
        ];
        fs::write(&other, lines.join("\n")).unwrap();
        let data = dossier::load(&Sources { built_in: true, paths: vec![other], ..Sources::default() }).unwrap().data;
        let excerpt = of_pair(&data, "iq-mx");
        save(&both, Existing::Kept, &data, &excerpt, form).unwrap();
        let again = |built_in| dossier::load(&Sources { built_in, paths: vec![both.clone()], ..Sources::default() });
        let alone = again(false).unwrap();
        assert_eq!((alone.problems.len(), alone.tally.left_out), (0, 0), "{:?}", alone.problems);
        for [id, of] in [
            ["person/m-uraim", "person/munthir-uraim"],
            ["iq-mx/uraim-comes", "iq-mx/visit-uraim"],
            ["iq-mx/post", "iq-mx/mission-iq-mexico-city"],
        ] {
            let found = alone.data.find(id).map(|record| alone.data.id_of(record));
            let of = Some(of.to_owned());
            assert_eq!((found, data.find(id).map(|record| data.id_of(record))), (of.clone(), of));
        }
        assert_eq!(written(&alone.data, &of_pair(&alone.data, "iq-mx"), form), written(&data, &excerpt, form));
        // Over the files it came from it says nothing new.
        assert_eq!(again(true).unwrap().data.other_ids().count(), 3);
    }

    #[test]
    fn hold_every_record_once() {
        let data = built_in();
        let lines = lines(&data);
        let count = |name: &str| lines.iter().filter(|line| line["type"] == name).count();
        let derived = data.event_ids().filter(|id| data.kind(*id) == Kind::Mission).count();
        let accredited = data.missions().filter(|(_, mission)| mission.is_accreditation()).count();
        assert_eq!(count("event"), data.events().len() - derived);
        assert_eq!((count("mission"), count("accreditation")), (data.missions().len() - accredited, accredited));
        assert_eq!((count("person"), count("pair"), count("article")), (data.people().len(), 3, 3));
        let ids: Vec<_> = lines.iter().filter_map(|line| line["id"].as_str()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    /// The register of countries knows the rest.
    #[test]
    fn hold_only_parties_that_a_dossier_declares() {
        let lines = lines(&built_in());
        let parties: Vec<_> = lines.iter().filter(|line| line["type"] == "party").collect();
        let ids: Vec<_> = parties.iter().map(|party| party["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["plo", "pna", "ps"]);
        assert_eq!(parties[2]["succeeds"], serde_json::json!(["pna", "plo"]));
        assert_eq!(parties[2].get("name"), None);
    }

    #[test]
    fn derive_nothing_twice() {
        let lines = lines(&built_in());
        let mission = lines.iter().find(|line| line["id"] == "mx-ps/mission-ps-mexico-city").unwrap();
        let changes = mission["changes"].as_array().unwrap();
        assert_eq!(
            changes.iter().map(|change| change["act"].as_str().unwrap()).collect::<Vec<_>>(),
            ["opened", "elevated", "elevated"]
        );
        assert_eq!((&changes[0]["from"], changes[1].get("from")), (&Value::from("plo"), None));
        assert!(changes.iter().all(|change| change.get("places").is_none()));
        // It was closed in 2003 and opened again: neither names a class of its own.
        let mission = lines.iter().find(|line| line["id"] == "iq-mx/mission-iq-mexico-city").unwrap();
        let classes: Vec<_> = mission["changes"].as_array().unwrap().iter().map(|change| change.get("class")).collect();
        assert_eq!(classes, [Some(&Value::from("embassy")), None, None]);
    }

    /// Two files may each have an article called "Notes", and they are not the same.
    #[rstest]
    #[case::address(
        r#""url":"https://a.example","licence":"CC0-1.0","read":"2020""#,
        r#""licence":"CC0-1.0","read":"2021""#
    )]
    #[case::nothing(r#""url":"https://a.example","read":"2020""#, r#""read":"2021""#)]
    #[case::licence(r#""url":"https://a.example","licence":"CC0-1.0""#, r#""licence":"CC BY 4.0","read":"2021""#)]
    #[case::addresses(r#""url":"https://a.example""#, r#""url":"https://b.example","read":"2021""#)]
    fn tell_articles_of_one_title_apart(
        #[case] one: &str,
        #[case] other: &str,
        #[values(false, true)] is_turned: bool,
        #[values(Form::Jsonl, Form::Toml)] form: Form,
    ) {
        let directory = tempfile::tempdir().unwrap();
        for (number, about) in (if is_turned { [other, one] } else { [one, other] }).iter().enumerate() {
            let lines = format!(
                "{{\"type\":\"article\",\"article\":\"Notes\",{about}}}\n\
                 {{\"type\":\"event\",\"id\":\"mx-om/e{number}\",\"kind\":\"statement\",\"title\":\"E{number}\",\
                 \"sources\":[{{\"article\":\"Notes\",\"section\":\"Lead\"}}]}}\n"
            );
            fs::write(directory.path().join(format!("{number}.jsonl")), lines).unwrap();
        }
        let load = |path: &Path| {
            let loaded = dossier::load(&Sources { paths: vec![path.to_owned()], ..Sources::default() }).unwrap();
            assert_eq!((loaded.tally.left_out, loaded.data.events().len()), (0, 2));
            loaded.data
        };
        let data = load(directory.path());
        let cited = |data: &Dataset| {
            let sources = data.events().map(|(_, event)| (event.id.clone(), data[event.sources[0].article].clone()));
            sources.collect::<Vec<_>>()
        };
        assert_ne!(cited(&data)[0].1, cited(&data)[1].1);
        let path = directory.path().join("again").with_extension(form.name());
        save(&path, Existing::Kept, &data, &of_pair(&data, "mx-om"), form).unwrap();
        assert_eq!(cited(&load(&path)), cited(&data), "{}", fs::read_to_string(&path).unwrap());
    }

    /// A title that somebody has given is theirs; one that reading made is made again.
    #[test]
    fn leave_out_titles_that_reading_makes() {
        let dossier = "pair = \"iq-mx\"\n[[mission]]\nid = \"iq-mx/mission\"\nfrom = \"iq\"\nto = \"mx\"\ncity = \"Mexico City\"\n\
            changes = [{ act = \"opened\", class = \"legation\" }, { act = \"closed\", when = \"1960\" }, \
            { act = \"reopened\", when = \"1970\", title = \"They come again\" }, { act = \"elevated\", class = \"embassy\" }]\n\
            [[accreditation]]\nid = \"iq-mx/accreditation\"\nfrom = \"mx\"\nto = \"iq\"\nseat = \"Amman, Jordan\"\n";
        let data = dossier::load_text("titles.toml", dossier).unwrap().data;
        let lines = lines(&data);
        let mission = lines.iter().find(|line| line["type"] == "mission").unwrap();
        let titles: Vec<_> = mission["changes"].as_array().unwrap().iter().map(|change| change.get("title")).collect();
        assert_eq!(titles, [None, None, Some(&Value::from("They come again")), None]);
        assert_eq!(lines.iter().find(|line| line["type"] == "accreditation").unwrap().get("title"), None);
        let titles: Vec<_> = data.event_ids().map(|id| data.event_title(id)).collect();
        assert!(titles.iter().any(|title| title == "Iraq’s legation in Mexico City becomes an embassy"), "{titles:?}");
    }
}

mod briefings {
    use super::*;

    #[test]
    fn of_a_pair_read_well() {
        let data = built_in();
        insta::assert_snapshot!("briefing-of-a-pair", written(&data, &of_pair(&data, "mx-ps"), Form::Markdown));
    }

    #[test]
    fn say_what_is_not_said() {
        let data = built_in();
        let briefing = written(&data, &of_pair(&data, "iq-mx"), Form::Markdown);
        let (_, silences) = briefing.split_once("## What the dossier does not say").unwrap();
        assert!(silences.contains("- no recognition recorded\n"), "{silences}");
        assert!(silences.contains("- no visit from Mexico to Iraq recorded\n"), "{silences}");
        assert!(silences.contains("; Mexico votes for Resolution 1441; "), "{silences}");
    }

    /// What a reader asks next of an agreement and of trade, and how it stands with relations whose date is disputed.
    #[test]
    fn name_who_signed_and_what_is_sold() {
        let dossier = "pair = \"ke-no\"\n[[event]]\nid = \"ke-no/a\"\nkind = \"agreement\"\ntitle = \"On fish\"\n\
            signatories = [\"Kenya\", \"Norway\"]\n[[event]]\nid = \"ke-no/t\"\nkind = \"trade\"\ntitle = \"Sales\"\n\
            goods = [\"roses\", \"coffee\"]\n[[event]]\nid = \"ke-no/r\"\nkind = \"relations\"\nact = \"resumed\"\n\
            title = \"Resumed\"\nclaims = [{ value = \"a\", when = 1993, by = \"A\", stance = \"asserts\" }, \
            { value = \"b\", when = 1994, by = \"B\", stance = \"asserts\" }]\n";
        let data = dossier::load_text("ke-no.toml", dossier).unwrap().data;
        let briefing = written(&data, &of_pair(&data, "ke-no"), Form::Markdown);
        assert!(briefing.contains("- **On fish** (agreement). Signed by: Kenya; Norway.\n"), "{briefing}");
        assert!(briefing.contains("- **Sales** (trade). Goods: roses; coffee.\n"), "{briefing}");
        assert!(briefing.contains("- **Relations**: resumed, disputed: 1993 or 1994\n"), "{briefing}");
    }

    /// Words of a source that do not say the date hide nothing of it.
    #[test]
    fn give_the_words_and_the_date() {
        let data = built_in();
        let briefing = written(&data, &of_pair(&data, "iq-mx"), Form::Markdown);
        let of = |title: &str| {
            let line = briefing.lines().find(|line| line.contains(title)).unwrap();
            line.trim_start_matches("- **").split(" · ").next().unwrap().to_owned()
        };
        assert_eq!(of("Mexico supports the rebuilding of Iraq"), "since the Iraq War (since 2003)");
        assert_eq!(of("Iraq reopens its embassy"), "later in 2003");
    }

    #[test]
    fn of_all_hold_a_table_and_every_pair() {
        let data = built_in();
        let briefing = written(&data, &Excerpt::whole(&data), Form::Markdown);
        let headings: Vec<_> =
            briefing.lines().filter(|line| line.starts_with("# ") || line.starts_with("## ")).collect();
        assert_eq!(
            headings,
            ["# All pairs", "## Pairs", "## Iraq–Mexico", "## Mexico–Oman", "## Mexico–Palestine", "## Sources"]
        );
        assert!(briefing.contains("\n| Mexico–Oman | since 31 July 1975 | Mexico: honorary consulate, embassy; "));
    }

    #[test]
    fn of_a_person_hold_their_events() {
        let data = built_in();
        let Some(Record::Person(person)) = data.find("person/rosario-green") else { panic!() };
        let excerpt = Excerpt::of(&data, About::Person(person), &[], data.person_events(person));
        let briefing = written(&data, &excerpt, Form::Markdown);
        assert!(briefing.starts_with("# Rosario Green\n\n1 event, 2000."), "{briefing}");
        assert!(briefing.contains("- **Foreign Minister (also Foreign Secretary) · Mexico**: June 2000"), "{briefing}");
        assert!(briefing.contains("(Mexico–Palestine · visit, foreign minister, Mexico → Palestine)"), "{briefing}");
    }

    /// Every number in brackets is in the list of sources.
    #[rstest]
    fn cite_what_they_list(#[values("iq-mx", "mx-om", "mx-ps")] id: &str) {
        let data = built_in();
        let briefing = written(&data, &of_pair(&data, id), Form::Markdown);
        let (text, sources) = briefing.split_once("## Sources").unwrap();
        let listed = sources.lines().filter(|line| line.contains(". [")).count();
        let notes = text.lines().filter_map(|line| line.rsplit_once(" [")?.1.strip_suffix(']'));
        let cited: BTreeSet<usize> =
            notes.flat_map(|note| note.split(", ")).map(|number| number.parse().unwrap()).collect();
        assert_eq!(cited, (1..=listed).collect());
        assert!(listed > 3);
    }
}

mod tables {
    use super::*;

    fn read(directory: &Path, name: &str) -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_path(directory.join(name).with_extension("csv")).unwrap();
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect()
    }

    #[test]
    fn hold_a_row_a_record() {
        let (directory, data) = (tempfile::tempdir().unwrap(), built_in());
        let path = directory.path().join("tables");
        save(&path, Existing::Kept, &data, &Excerpt::whole(&data), Form::Csv).unwrap();
        let count = |name: &str| read(&path, name).len();
        assert_eq!(count("events"), data.events().len());
        assert_eq!((count("pairs"), count("people")), (data.pairs().len(), data.people().len()));
        assert_eq!(count("missions"), data.missions().len());
        let tenures: usize = data.missions().map(|(_, mission)| mission.tenures.len()).sum();
        let claims: usize = data.events().map(|(_, event)| event.claims.len()).sum();
        let parts: usize = data.events().map(|(_, event)| event.people.len()).sum();
        assert_eq!((count("classes"), count("claims"), count("parts")), (tenures, claims, parts));
        assert_eq!(fs::read_dir(&path).unwrap().count(), 7);
    }

    #[test]
    fn give_dates_in_every_way() {
        let (directory, data) = (tempfile::tempdir().unwrap(), built_in());
        save(directory.path(), Existing::Kept, &data, &of_pair(&data, "mx-ps"), Form::Csv).unwrap();
        let events = read(directory.path(), "events");
        let dates = |id: &str| events.iter().find(|row| row[0] == id).unwrap()[5..10].join(" | ");
        assert_eq!(
            dates("mx-ps/meeting-arafat-alexandria"),
            "1975-08 | August 1975 (day not given) |  | 1975-08-01 | 1975-08-31"
        );
        assert_eq!(
            dates("mx-ps/relations-established"),
            "[1975-08..] | August 1975 or later | soon after August 1975 | 1975-08-01 | "
        );
        assert_eq!(dates("mx-ps/statement-neutrality"), " |  | during multiple conflicts |  | ");
        // Of what is disputed no date is the date, and the days are those of its words.
        assert_eq!(
            dates("mx-ps/recognition-of-palestine"),
            " | disputed: 4 dates from 1 June 2023 to 2025 |  | 2023-06-01 | 2025-12-31"
        );
        assert_eq!(dates("mx-ps/aid-unrwa-contribution"), " |  |  |  | ");
    }

    /// All of them come, or none.
    #[test]
    fn stand_in_nobodys_way() {
        let (directory, data) = (tempfile::tempdir().unwrap(), built_in());
        fs::write(directory.path().join("missions.csv"), "mine").unwrap();
        let excerpt = Excerpt::whole(&data);
        let taken = save(directory.path(), Existing::Kept, &data, &excerpt, Form::Csv).unwrap_err();
        assert!(matches!(&taken, Unwritten::Taken(path) if path.ends_with("missions.csv")), "{taken}");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
        save(directory.path(), Existing::Replaced, &data, &excerpt, Form::Csv).unwrap();
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 7);
    }
}

mod files {
    use super::*;

    #[test]
    fn are_numbered_where_their_name_is_taken() {
        let (directory, data) = (tempfile::tempdir().unwrap(), built_in());
        let excerpt = of_pair(&data, "mx-om");
        let new = |form| save_new(directory.path(), &data, &excerpt, form).unwrap();
        let names: Vec<_> = [Form::Toml, Form::Toml, Form::Markdown, Form::Csv, Form::Csv, Form::Toml].map(new).into();
        let expected = [
            "comity-mx-om.toml",
            "comity-mx-om-2.toml",
            "comity-mx-om.md",
            "comity-mx-om-csv",
            "comity-mx-om-2-csv",
            "comity-mx-om-3.toml",
        ];
        assert_eq!(names, expected);
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), expected.len());
    }

    #[test]
    fn bear_the_name_of_what_they_are_about() {
        let data = built_in();
        let Some(Record::Person(person)) = data.find("person/yasser-arafat") else { panic!() };
        let Some(Record::Party(mexico)) = data.find("mx") else { panic!() };
        let about = [About::Scope(Scope::All), About::Scope(Scope::Country(mexico)), About::Person(person)];
        assert_eq!(about.map(|about| about.stem(&data)), ["comity", "comity-mx", "comity-yasser-arafat"]);
        assert_eq!(
            PAIRS.map(|id| About::Scope(Scope::Pair(pair(&data, id))).stem(&data)),
            PAIRS.map(|id| format!("comity-{id}"))
        );
    }
}
