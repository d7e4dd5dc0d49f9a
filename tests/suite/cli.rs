//! The command line, as a shell sees it: what stands on stdout, what on stderr, and the exit code.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Output, Stdio};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rstest::rstest;
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

const COMITY: &str = env!("CARGO_BIN_EXE_comity");

/// Where the user has no files of their own.
const NOWHERE: &str = "/nonexistent";

const HOMES: [&str; 4] = ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"];

pub(super) fn command(line: &str) -> Command {
    let mut command = Command::new(COMITY);
    command.args(words(line)).envs(HOMES.map(|home| (home, NOWHERE))).stdin(Stdio::null());
    command
}

/// The words of a line; single quotes join.
fn words(line: &str) -> Vec<String> {
    let pieces = line.split('\'').enumerate();
    let words =
        pieces.flat_map(|(index, piece)| if index % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() });
    words.map(str::to_owned).collect()
}

pub(super) fn run(line: &str) -> Output {
    command(line).output().unwrap()
}

pub(super) fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub(super) fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// The stdout of a command that found something and had nothing to note.
pub(super) fn found(line: &str) -> String {
    let output = run(line);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""), "{line}");
    assert_ne!(stdout(&output), "", "{line}");
    stdout(&output).to_owned()
}

pub(super) fn json(line: &str) -> Value {
    serde_json::from_str(&found(line)).unwrap()
}

fn array(line: &str) -> Vec<Value> {
    json(line).as_array().unwrap().clone()
}

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

pub(super) fn ids(array: &[Value]) -> Vec<&str> {
    array.iter().map(|object| object["id"].as_str().unwrap()).collect()
}

mod help {
    use super::*;

    #[rstest]
    #[case::comity("")]
    #[case::open("open")]
    #[case::pairs("pairs")]
    #[case::events("events")]
    #[case::people("people")]
    #[case::missions("missions")]
    #[case::agreements("agreements")]
    #[case::trade("trade")]
    #[case::search("search")]
    #[case::show("show")]
    #[case::export("export")]
    #[case::gaps("gaps")]
    #[case::check("check")]
    #[case::compile("compile")]
    #[case::template("template")]
    #[case::import("import")]
    #[case::import_csv("import csv")]
    #[case::import_recipes("import recipes")]
    #[case::import_article("import article")]
    fn is_written_with_care(#[case] subcommand: &str) {
        let help = found(&format!("{subcommand} --help"));
        let name = if subcommand.is_empty() { "comity".to_owned() } else { subcommand.replace(' ', "-") };
        insta::assert_snapshot!(format!("help-{name}"), help);
    }

    #[test]
    fn every_example_works() {
        let help = ["", "pairs", "events", "people", "missions", "agreements", "trade", "search", "show", "template"]
            .map(|subcommand| found(&format!("{subcommand} --help")))
            .concat();
        let examples =
            help.lines().filter_map(|line| line.strip_prefix("  comity ")).map(|line| line.split("  ").next().unwrap());
        // The explorer needs a terminal, and what is checked is a file of the reader's.
        let is_ours = |example: &&str| !["open", "check"].iter().any(|command| example.starts_with(command));
        let printing = examples.filter(|example| !example.trim().is_empty()).filter(is_ours);
        let tried: Vec<String> = printing.map(found).collect();
        assert!(tried.len() > 15, "{}", tried.len());
    }
}

mod exit {
    use super::*;

    #[rstest]
    #[case::no_such_event("events --pair mx-ps --kind visit --since 2030", "--pair mx-ps --kind visit --since 2030")]
    #[case::country_without_dossiers("events --from france", "--from france")]
    #[case::what_a_shell_would_read(
        "events --since 2030~ --pair iq-mx --kind visit",
        "--pair iq-mx --kind visit --since '2030~'"
    )]
    #[case::pair_without_dossier("pairs --pair mx-fr", "--pair mx-fr")]
    #[case::unknown_person("events --person 'yaser arafat'", "did you mean 'Yasser Arafat'")]
    #[case::record("show mx-ps/meeting-arafat", "did you mean 'mx-ps/meeting-arafat-alexandria'")]
    #[case::target("open mexcio", "did you mean 'Mexico'")]
    #[case::search("search qqqqqqqq", "'qqqqqqqq'")]
    #[case::empty("--no-built-in events", "no events")]
    fn nothing_found_is_1(#[case] line: &str, #[case] names: &str) {
        let output = run(line);
        assert_eq!((output.status.code(), stdout(&output)), (Some(1), ""), "{line}");
        assert!(
            stderr(&output).starts_with("nothing found: ") && stderr(&output).contains(names),
            "{}",
            stderr(&output)
        );
    }

    #[rstest]
    #[case::kind("events --kind visitt", "visit")]
    #[case::party("events --from mexcio", "did you mean 'Mexico'")]
    #[case::vague_party("events --party korea", "may be North Korea (kp) or South Korea (kr)")]
    #[case::vague_pair("events --pair congolese-mexico", "may be DR Congo (cd) or Republic of the Congo (cg)")]
    #[case::vague_target("open dominican", "may be Dominica (dm) or Dominican Republic (do)")]
    #[case::vague_record("show 'the Congo'", "may be DR Congo (cd) or Republic of the Congo (cg)")]
    #[case::pair("events --pair mx-px", "did you mean 'mx-ps'")]
    #[case::date("events --since 1975-21", "season")]
    #[case::two_readings("events --since 02/06/2023", "2 June 2023 or 6 February 2023")]
    #[case::two_digits("open 'mx-ps@1 Jan 75'", "leaves the century open")]
    #[case::open_date("events --until 1975/..", "no last day")]
    #[case::dates("events --since 2000 --until 1990", "lies before")]
    #[case::target_date("open mx-ps@19x", "invalid date '19x'")]
    #[case::format("events --format xml", "jsonl")]
    #[case::command("event", "events")]
    #[case::flag("trade --kind visit", "--kind")]
    #[case::no_query("search", "QUERY")]
    #[case::no_terminal("", "not a terminal")]
    fn wrong_usage_is_2(#[case] line: &str, #[case] says: &str) {
        let output = run(line);
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""), "{line}: {}", stderr(&output));
        assert!(stderr(&output).starts_with("error: ") && stderr(&output).contains(says), "{}", stderr(&output));
    }

    #[rstest]
    #[case::value(&["events", "--kind", "\x1b[31mred"])]
    #[case::date(&["events", "--since", "\x1b]0;title\x07"])]
    #[case::command(&["\x1b[2J"])]
    #[case::flag(&["events", "--\u{202e}dnik"])]
    fn a_wrong_argument_moves_no_terminal(#[case] arguments: &[&str]) {
        let output = command("").args(arguments).output().unwrap();
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
        let said = stderr(&output);
        assert!(said.starts_with("error: ") && said.contains('\u{fffd}'), "{said:?}");
        assert!(!said.contains(|letter: char| letter != '\n' && comity::text::is_hostile(letter)), "{said:?}");
        assert!(said.ends_with("\n\nFor more information, try '--help'.\n"), "{said:?}");
    }

    #[test]
    fn unreadable_data_are_3_with_their_place() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("bad.toml");
        std::fs::write(&path, "pair = \"mx-ps\"\n[[event]]\nid = 7\n").unwrap();
        for line in ["events", "open mx", ""] {
            let output = command(line).arg("--data").arg(&path).output().unwrap();
            assert_eq!((output.status.code(), stdout(&output)), (Some(3), ""));
            assert!(stderr(&output).contains("bad.toml:3:"), "{}", stderr(&output));
        }
        assert_eq!(run("--data /nonexistent/dossier.toml pairs").status.code(), Some(3));
    }

    #[rstest]
    #[case("events --from france --format json", "[]\n")]
    #[case("events --from france --format jsonl", "")]
    #[case("search qqqqqqqq --format json", "[]\n")]
    #[case("people --person nobody --format json", "[]\n")]
    fn nothing_is_valid_json(#[case] line: &str, #[case] expected: &str) {
        let output = run(line);
        assert_eq!((output.status.code(), stdout(&output)), (Some(1), expected));
    }

    #[rstest]
    #[case::help("--help", 0)]
    #[case::version("--version", 0)]
    #[case::wrong("events --kind visitt", 2)]
    fn where_nobody_listens_nothing_breaks(#[case] line: &str, #[case] code: i32) {
        let closed = || {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            writer
        };
        let status = command(line).stdout(closed()).stderr(closed()).status().unwrap();
        assert_eq!(status.code(), Some(code));
    }

    /// On a full disk, help is output like any other.
    #[cfg(target_os = "linux")]
    #[rstest]
    fn a_full_disk_is_an_error(
        #[values("events", "export --format jsonl", "--help", "check --help", "--version")] line: &str,
    ) {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = command(line).stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).starts_with("error: the output cannot be written: "), "{}", stderr(&output));
    }

    #[test]
    fn a_closed_pipe_is_no_error() {
        // More than a pipe holds: the program is still writing when the reader goes.
        assert!(found("export").len() > 1 << 16);
        let mut child = command("export").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert_eq!(first, "{\n");
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    }
}

mod data {
    use super::*;

    /// A dossier of one pair that the built-in data lack.
    const FRANCE: &str = "pair = \"fr-mx\"\n\n[source]\narticle = \"A test\"\n\n[[event]]\nid = \"fr-mx/visit\"\nkind = \"visit\"\n\
        when = \"1964-03\"\nfrom = \"fr\"\nto = \"mx\"\ntitle = \"A visit\"\nsummary = \"A visit.\"\n";

    #[test]
    fn warnings_go_to_stderr_and_cost_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("odd.toml");
        let mission = "pair = \"fr-mx\"\n\n[source]\narticle = \"A test\"\n\n[[mission]]\nid = \"fr-mx/mission\"\nfrom = \"fr\"\n\
            to = \"mx\"\ncity = \"Mexico City\"\n\n[[mission.changes]]\nact = \"opened\"\nclass = \"trade bureau\"\n\
            when = \"1964\"\nsummary = \"It opened.\"\n";
        std::fs::write(&path, mission).unwrap();
        let output = command("missions --no-built-in --format json --data").arg(&path).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(
            stderr(&output).contains("odd.toml:14:") && stderr(&output).contains("trade bureau"),
            "{}",
            stderr(&output)
        );
        let missions: Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(missions[0]["classes"][0]["class"], "trade bureau");
    }

    #[test]
    fn an_accreditation_without_a_class_is_listed_and_stands() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("fr-mx.toml");
        let accreditation = "pair = \"fr-mx\"\n\n[[accreditation]]\nid = \"fr-mx/accreditation\"\nfrom = \"fr\"\nto = \"mx\"\n\
            seat = \"Madrid, Spain\"\n";
        std::fs::write(&path, accreditation).unwrap();
        let of = |line: &str| found(&format!("{line} --no-built-in --data {}", path.display()));
        assert_eq!(of("missions"), "France → Mexico  from Madrid  mission  fr-mx/accreditation\n");
        assert_eq!(of("missions --since 1950 --until 1950").lines().count(), 1);
        assert!(of("show fr-mx/accreditation").contains("accreditation · stands"));
        assert!(of("pairs").contains("France: mission accredited from Madrid"), "{}", of("pairs"));
        let pair: Value = serde_json::from_str(&of("show fr-mx --format json")).unwrap();
        assert_eq!((&pair["missions"][0]["stands"], &pair["missions"][0]["class"]), (&true.into(), &Value::Null));
    }

    #[test]
    fn paths_add_up_before_and_after_the_command() {
        let directory = tempfile::tempdir().unwrap();
        let paths = ["fr-mx", "fr-om"].map(|pair| directory.path().join(format!("{pair}.toml")));
        std::fs::write(&paths[0], FRANCE).unwrap();
        std::fs::write(&paths[1], FRANCE.replace("fr-mx", "fr-om").replace("\"mx\"", "\"om\"")).unwrap();
        let [before, after] = paths.map(|path| path.to_str().unwrap().to_owned());
        let pairs = |line: &str| {
            found(line).lines().map(|line| line.split("  ").next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            pairs(&format!("--data {before} --no-built-in pairs --data {after}")),
            ["France–Mexico", "France–Oman"]
        );
        assert_eq!(pairs(&format!("pairs --no-built-in --data {before}")), ["France–Mexico"]);
        assert_eq!(pairs(&format!("--data {before} pairs")).len(), 4);
    }
}

/// The user's own directory, and what is wrong with bulk data.
mod own {
    use super::*;
    use std::fs;
    use std::path::Path;

    const VISIT: &str = r#"{"type":"event","id":"fr-mx/a","kind":"visit","title":"A visit of our own"}"#;

    /// A command of a user whose own directory holds a file.
    fn with(name: &str, text: &str, line: &str) -> Output {
        let home = tempfile::tempdir().unwrap();
        let own = home.path().join("comity");
        fs::create_dir(&own).unwrap();
        fs::write(own.join(name), text).unwrap();
        in_home(home.path(), line)
    }

    fn in_home(home: &Path, line: &str) -> Output {
        command(line).env("XDG_DATA_HOME", home).output().unwrap()
    }

    #[rstest]
    #[case::dossier(
        "fr-mx.toml",
        "pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/a\"\nkind = \"visit\"\ntitle = \"A visit of our own\"\n"
    )]
    #[case::bulk("fr-mx.jsonl", VISIT)]
    fn files_there_are_read_beside_ours(#[case] name: &str, #[case] text: &str) {
        let output = with(name, text, "pairs");
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
        assert!(["fr-mx", "mx-om"].iter().all(|pair| stdout(&output).contains(pair)), "{}", stdout(&output));
        // Ours alone may be left out.
        let alone = with(name, text, "events --no-built-in");
        assert_eq!((stdout(&alone).lines().count(), stdout(&alone).contains("A visit of our own")), (1, true));
    }

    #[test]
    fn a_dossier_of_the_user_stands_over_ours_and_below_what_is_named() {
        let text = |title: &str| {
            format!(
                "pair = \"mx-om\"\n[[event]]\nid = \"mx-om/relations-established\"\nkind = \"relations\"\nact = \"established\"\ntitle = \"{title}\"\n"
            )
        };
        let named = tempfile::tempdir().unwrap();
        let path = named.path().join("d.toml");
        fs::write(&path, text("Highest")).unwrap();
        let line = "show mx-om/relations-established";
        assert!(stdout(&with("d.toml", &text("Middle"), line)).starts_with("Middle\n31 July 1975"));
        assert!(
            stdout(&with("d.toml", &text("Middle"), &format!("{line} --data {}", path.display())))
                .starts_with("Highest\n")
        );
    }

    #[test]
    fn an_empty_directory_is_no_problem_and_a_broken_dossier_is() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("comity")).unwrap();
        assert_eq!(in_home(home.path(), "pairs").status.code(), Some(0));
        let broken = with("d.toml", "pair = \"fr-mx\nx", "pairs");
        assert_eq!((broken.status.code(), stdout(&broken)), (Some(3), ""));
        assert!(stderr(&broken).contains("d.toml:1:"), "{}", stderr(&broken));
    }

    /// What can be read is printed all the same; the exit code says that it is not all.
    #[rstest]
    #[case::found("events --pair fr-mx", "A visit of our own")]
    #[case::nothing_found("events --pair fr-mx --kind vote", "")]
    fn records_left_out_are_told_and_answered_by_three(#[case] line: &str, #[case] printed: &str) {
        let output = with("d.jsonl", &format!("{VISIT}\n{{\"type\":\"event\"\n"), line);
        assert_eq!(output.status.code(), Some(3));
        assert!(stdout(&output).contains(printed));
        assert!(
            stderr(&output).contains("d.jsonl:2:") && stderr(&output).contains("1 record left out"),
            "{}",
            stderr(&output)
        );
    }
}

mod lists {
    use super::*;

    #[rstest]
    #[case("pairs")]
    #[case("events")]
    #[case("people")]
    #[case("missions")]
    #[case("agreements")]
    #[case("trade")]
    #[case("search arafat")]
    fn formats_agree(#[case] line: &str) {
        let json = array(&format!("{line} --format json"));
        let jsonl = found(&format!("{line} --format jsonl"));
        let lines: Vec<Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(json, lines);
        let table = found(line);
        assert_eq!(table.lines().count(), json.len());
        for (row, id) in table.lines().zip(ids(&json)) {
            assert!(row.ends_with(id), "{row}");
        }
    }

    #[rstest]
    #[case::by_id("ps-mx")]
    #[case::by_name("mexico-palestine")]
    #[case::as_shown("Mexico–Palestine")]
    fn a_pair_has_many_names(#[case] pair: &str) {
        assert_eq!(found(&format!("events --pair {pair}")), found("events --pair mx-ps"));
    }

    #[rstest]
    #[case("mex")]
    #[case("MX")]
    #[case("Mexican")]
    #[case("'united mexican states'")]
    fn a_party_has_many_names(#[case] party: &str) {
        assert_eq!(found(&format!("events --from {party}")), found("events --from mx"));
    }

    #[test]
    fn directions_match_predecessors() {
        let of = |line: &str| array(&format!("{line} --format json")).len();
        assert!(of("events --to ps") > of("events --to plo"));
        let relations = array("events --kind relations --to ps --format json");
        assert_eq!(relations[0]["to"], "plo");
        assert_eq!(ids(&array("missions --from ps --format json")), ["mx-ps/mission-ps-mexico-city"]);
        assert_eq!(ids(&array("pairs --party plo --format json")), ["mx-ps"]);
    }

    #[test]
    fn the_vote_of_1947_is_no_relation() {
        let votes = array("events --pair mx-ps --kind vote --format json");
        assert_eq!(votes[0]["when"]["edtf"], "1947-11-29");
        assert_eq!(votes[0]["detail"]["vote"], "abstain");
        assert_eq!(array("events --pair mx-ps --kind relations --until 1970 --format json --kind vote").len(), 1);
    }

    #[test]
    fn dates_keep_what_may_fall_in_them() {
        let relations = "events --pair mx-ps --kind relations --format jsonl";
        assert_eq!(found(&format!("{relations} --since 1980")), found(relations), "August 1975 or later");
        assert_eq!(run(&format!("{relations} --until 1975-07")).status.code(), Some(1));
        let recognition = "events --pair mx-ps --kind recognition --format jsonl";
        assert_eq!(found(&format!("{recognition} --since 2025-03-19 --until 2025-03-19")), found(recognition));
        assert_eq!(run(&format!("{recognition} --since 2024 --until 2024")).status.code(), Some(1));
    }

    #[test]
    fn missions_are_kept_while_they_may_have_stood() {
        let of = |line: &str| array(&format!("missions --pair iq-mx --from mx {line} --format json")).len();
        let accreditation_and = |missions: usize| 1 + missions;
        assert_eq!(of("--since 1985 --until 1985"), accreditation_and(1));
        assert_eq!(of("--since 1990"), accreditation_and(0));
        assert_eq!(of("--until 1977"), accreditation_and(0));
    }

    #[rstest]
    #[case("person/yasser-arafat")]
    #[case("yasser-arafat")]
    #[case("'Yasser Arafat'")]
    #[case("'Yasir Arafat'")]
    #[case("arafat")]
    #[case("'ARAFAT, yasser'")]
    fn a_person_has_many_names(#[case] person: &str) {
        assert_eq!(ids(&array(&format!("people --person {person} --format json"))), ["person/yasser-arafat"]);
    }

    #[test]
    fn conditions_must_all_hold() {
        let visits = array("events --person 'riyad al-maliki' --from ps --to mx --kind visit,meeting --format json");
        let years: Vec<_> = visits.iter().map(|visit| visit["when"]["edtf"].as_str().unwrap()).collect();
        assert_eq!(years, ["2009", "2011", "2012", "2018-12"]);
    }
}

mod contract {
    use super::*;

    #[test]
    fn an_event_has_its_keys() {
        for event in array("events --format json") {
            for key in
                ["id", "pair", "kind", "when", "title", "summary", "people", "places", "detail", "claims", "sources"]
            {
                assert!(event.get(key).is_some(), "{key}: {event}");
            }
            assert!(event["when"]["text"].is_string() && event["when"].get("edtf").is_some());
            assert_eq!(event.get("disputed").is_some(), !event["claims"].as_array().unwrap().is_empty());
            for source in event["sources"].as_array().unwrap() {
                assert_eq!(keys(source), ["article", "licence", "section", "url"]);
            }
        }
    }

    #[test]
    fn a_dispute_has_claims_and_no_date() {
        let event = json("show mx-ps/recognition-of-palestine --format json");
        assert_eq!(
            event["when"],
            serde_json::json!({ "edtf": null, "text": "disputed: 4 dates from 1 June 2023 to 2025" })
        );
        assert_eq!(
            (&event["disputed"], &event["from"], &event["to"]),
            (&Value::Bool(true), &"mx".into(), &"ps".into())
        );
        let claims = event["claims"].as_array().unwrap();
        let words: Vec<_> = claims.iter().map(|claim| claim["when"]["text"].as_str()).collect();
        assert!(words.contains(&Some("for years")) && words.contains(&Some("2 June 2023")), "{words:?}");
    }

    #[test]
    fn what_occurred_and_what_was_announced_are_two_dates() {
        let events = array("events --pair mx-ps --kind mission --since 2023 --until 2023 --format json");
        let elevated = events.iter().find(|event| event["act"] == "elevated").unwrap();
        assert_eq!(
            (&elevated["when"]["edtf"], &elevated["when"]["announced"]),
            (&"2023-06-01".into(), &"2023-06-02".into())
        );
        assert_eq!(elevated["detail"]["class"], "embassy");
        assert_eq!(elevated["detail"]["city"], "Mexico City");
        assert_eq!(elevated["detail"]["mission"], "mx-ps/mission-ps-mexico-city");
    }

    #[test]
    fn words_and_recurrences_are_kept() {
        let relations = json("show mx-ps/relations-established --format json");
        assert_eq!(relations["when"], serde_json::json!({ "edtf": "[1975-08..]", "text": "soon after August 1975" }));
        let aid = json("show mx-ps/aid-unrwa-contribution --format json");
        assert_eq!(aid["when"], serde_json::json!({ "edtf": null, "text": "undated", "every": "year" }));
    }

    #[test]
    fn people_have_offices_and_roles() {
        let visit = json("show mx-ps/visit-green --format json");
        let [green, arafat, ..] = &visit["people"].as_array().unwrap()[..] else { panic!("{visit}") };
        assert_eq!(green["office"]["also"], serde_json::json!(["Foreign Secretary"]));
        assert_eq!((green.get("role"), arafat["role"].as_str()), (None, Some("met")));
        assert_eq!(visit["places"], serde_json::json!(["Gaza City", "Ramallah"]));
        let person = json("show person/yasser-arafat --format json");
        assert_eq!(keys(&person), ["aliases", "events", "id", "name", "offices", "pairs"]);
        let offices = person["offices"].as_array().unwrap();
        let of: Vec<_> = offices.iter().map(|office| office["of"].as_str().unwrap()).collect();
        assert_eq!(of, ["plo", "pna"], "a former president held no office in 2011");
        assert_eq!(person["offices"][0]["when"][0]["edtf"], "1975-08");
    }

    #[test]
    fn a_mission_has_its_classes() {
        let mission = json("show mx-ps/mission-ps-mexico-city --format json");
        let classes = mission["classes"].as_array().unwrap();
        let classes: Vec<_> = classes.iter().map(|class| class["class"].as_str().unwrap()).collect();
        assert_eq!(classes, ["information office", "special delegation", "embassy"]);
        assert_eq!(mission["classes"][1]["until"]["edtf"], "2023-06-01");
        assert_eq!((&mission["classes"][2]["until"], mission["city"].as_str()), (&Value::Null, Some("Mexico City")));
        let accreditation = json("show mx-om/accreditation-mx-riyadh --format json");
        assert_eq!((accreditation.get("city"), accreditation["seat"].as_str()), (None, Some("Riyadh")));
    }

    #[test]
    fn a_pair_has_its_standing_facts() {
        let pair = json("show iq-mx --format json");
        assert_eq!(
            (pair["name"].as_str(), pair["countries"].clone()),
            (Some("Iraq–Mexico"), serde_json::json!(["iq", "mx"]))
        );
        assert_eq!(pair["relations"]["since"]["edtf"], "1950-09-25");
        assert_eq!(pair["last_visits"].as_array().unwrap().len(), 1, "no visit from Mexico to Iraq is recorded");
        assert_eq!(pair["last_visits"][0]["when"]["edtf"], "2023-07");
        let kinds: u64 = pair["kinds"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(Some(kinds), pair["events"].as_u64());
    }

    #[test]
    fn a_hit_says_why() {
        for hit in array("search arafat --format json") {
            for key in ["type", "id", "title", "why"] {
                assert!(hit[key].is_string(), "{key}: {hit}");
            }
        }
        let people = array("search arafat --type person --format json");
        assert_eq!(ids(&people), ["person/yasser-arafat"]);
    }

    #[test]
    fn the_export_holds_everything() {
        let whole = json("export");
        assert_eq!(keys(&whole), ["events", "missions", "pairs", "parties", "people", "places", "version"]);
        assert_eq!(whole["version"], 1);
        for list in ["events", "missions", "pairs", "people"] {
            assert_eq!(whole[list].as_array().unwrap().len(), array(&format!("{list} --format json")).len(), "{list}");
        }
        assert_eq!(found("export"), found("export --format json"));
    }

    #[test]
    fn an_export_holds_what_belongs_to_what_is_kept() {
        let votes = json("export --pair iq-mx --kind vote");
        let kept = array("events --pair iq-mx --kind vote --format json");
        assert_eq!(ids(votes["events"].as_array().unwrap()), ids(&kept));
        assert_eq!(ids(votes["pairs"].as_array().unwrap()), ["iq-mx"]);
        assert_eq!(votes["missions"], serde_json::json!([]));
        let green = json("export --person 'rosario green'");
        let people: Vec<_> = green["people"].as_array().unwrap().iter().map(|person| &person["name"]).collect();
        assert!(people.len() > 1 && people.iter().any(|name| *name == "Rosario Green"), "{people:?}");
    }
}

mod forms {
    use super::*;

    #[rstest]
    #[case::events("events --pair mx-ps --kind vote", "id,pair,pair_name,kind,")]
    #[case::pairs("pairs", "id,name,first,")]
    #[case::people("people --pair mx-om", "id,name,aliases,")]
    #[case::missions("missions", "id,pair,from,from_name,")]
    #[case::agreements("agreements", "id,pair,pair_name,kind,")]
    #[case::trade("trade", "id,pair,pair_name,kind,")]
    #[case::search("search arafat", "type,id,title,")]
    fn csv_has_the_rows_of_the_table(#[case] line: &str, #[case] head: &str) {
        let csv = found(&format!("{line} --format csv"));
        assert!(csv.starts_with(head) && csv.lines().all(|line| !line.is_empty()), "{csv}");
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let at = rows.headers().unwrap().iter().position(|head| head == "id").unwrap();
        let listed: Vec<_> = rows.records().map(|row| row.unwrap()[at].to_owned()).collect();
        assert_eq!(listed, ids(&array(&format!("{line} --format json"))));
    }

    #[test]
    fn markdown_is_the_table() {
        let table = found("pairs --party om --format md");
        let expected = "\
| Pair | Relations | Missions | Last visit | Events | Id |
| --- | --- | --- | --- | --: | --- |
| Mexico–Oman | since 1975 | Mexico: honorary consulate, embassy accredited from Riyadh · Oman: honorary consulate, embassy accredited \
            from Washington, D.C. | 2024 | 16 | mx-om |
";
        assert_eq!(table, expected);
    }

    #[test]
    fn files_are_written_whole_and_replaced_only_on_demand() {
        let directory = tempfile::tempdir().unwrap();
        let at = |line: &str| command(line).current_dir(&directory).output().unwrap();
        let silent = (Some(0), "", "");
        let seen = |output: &Output| (output.status.code(), stdout(output).to_owned(), stderr(output).to_owned());
        let quiet = |line: &str| {
            let (code, out, err) = seen(&at(line));
            assert_eq!((code, &*out, &*err), silent, "{line}");
        };
        quiet("export --pair mx-om --out oman.md");
        let briefing = std::fs::read_to_string(directory.path().join("oman.md")).unwrap();
        assert_eq!(briefing, found("export --pair mx-om --format md"));

        let (code, out, err) = seen(&at("export --pair mx-om --out oman.md"));
        assert_eq!((code, &*out, &*err), (Some(1), "", "error: oman.md exists already; '--force' replaces it\n"));
        quiet("export --pair mx-ps --out oman.md --force");
        assert_ne!(std::fs::read_to_string(directory.path().join("oman.md")).unwrap(), briefing);

        let (code, _, err) = seen(&at("export --out nowhere/all.json"));
        assert!(code == Some(1) && err.starts_with("error: nowhere/all.json cannot be written: "), "{err}");
        let (code, _, err) = seen(&at("export --kind visit --since 2030 --out none.json"));
        assert!(code == Some(1) && err.starts_with("nothing found: no records for --kind visit"), "{err}");
        assert_eq!(std::fs::read_dir(&directory).unwrap().count(), 1);

        quiet("export --format csv --out tables");
        assert_eq!(std::fs::read_dir(directory.path().join("tables")).unwrap().count(), 7);
    }

    #[rstest]
    #[case::as_named("--out a.md", "# Mexico–Oman", "")]
    #[case::in_capitals("--out A.JSON", "{", "")]
    #[case::another_name("--out a.ndjson", "{\"type\"", "")]
    #[case::no_form("--out a.txt --format md", "# Mexico–Oman", "")]
    #[case::two_forms(
        "--out a.json --format md",
        "# Mexico–Oman",
        "note: a.json holds Markdown, as '--format md' asks\n"
    )]
    fn the_ending_of_a_file_names_its_form(#[case] flags: &str, #[case] begins: &str, #[case] note: &str) {
        let directory = tempfile::tempdir().unwrap();
        let line = format!("export --pair mx-om {flags}");
        let output = command(&line).current_dir(&directory).output().unwrap();
        assert_eq!((output.status.code(), stdout(&output), stderr(&output)), (Some(0), "", note));
        let name = flags.split(' ').nth(1).unwrap();
        let text = std::fs::read_to_string(directory.path().join(name)).unwrap();
        assert!(text.starts_with(begins), "{text}");
    }

    #[test]
    fn a_directory_of_tables_is_no_surprise() {
        let directory = tempfile::tempdir().unwrap();
        let output = command("export --out all.csv").current_dir(&directory).output().unwrap();
        let note = "note: all.csv is a directory, with a table a record type\n";
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), note));
        assert!(directory.path().join("all.csv").is_dir());
    }

    /// The title names the pair; what else was asked stands below it.
    #[rstest]
    #[case::kind("--pair mx-ps --kind visit", "**Only events of kind visit**; how they stand, ")]
    #[case::all("--pair mx-ps", "45 events, ")]
    #[case::country("--party mx", "91 events, ")]
    #[case::several(
        "--pair mx-ps --kind visit,aid --from mx --since 2000 --until 2019 --person 'lourdes aranda'",
        "**Only events of kind visit or aid, from Mexico, dated 2000 to 2019, with Lourdes Aranda Bezaury**; "
    )]
    #[case::person("--person 'rosario green' --since 2000", "**Only events dated since 2000**.\n\n1 event, 2000. ")]
    #[case::actor("--party plo", "**Only events that concern the PLO**; ")]
    fn a_briefing_says_what_it_keeps(#[case] flags: &str, #[case] begins: &str) {
        let briefing = found(&format!("export --format md {flags}"));
        let (_, below) = briefing.split_once("\n\n").unwrap();
        assert!(below.starts_with(begins), "{below}");
        assert_eq!(briefing.matches("**Only").count(), usize::from(begins.contains("Only")));
    }

    #[test]
    fn a_dossier_is_read_again() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("oman.toml");
        let written = command("export --pair mx-om --out").arg(&path).output().unwrap();
        assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
        let again = command("events --no-built-in --format json --data").arg(&path).output().unwrap();
        let events: Vec<Value> = serde_json::from_slice(&again.stdout).unwrap();
        assert_eq!((stderr(&again), events.len()), ("", array("events --pair mx-om --format json").len()));
    }

    #[rstest]
    #[case::tables_on_a_page("export --format csv", "'--out DIR'")]
    #[case::no_form(
        "export --out all.xls",
        "'all.xls' names no form; let it end in .md, .csv, .json, .jsonl or .toml, or"
    )]
    #[case::no_ending("export --out all", "'all' names no form")]
    #[case::a_dossier_of_three("export --format toml", "'--pair PAIR'")]
    #[case::nothing_to_replace("export --force", "--out")]
    fn what_makes_no_sense_is_2(#[case] line: &str, #[case] names: &str) {
        let output = run(line);
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""), "{line}");
        assert!(stderr(&output).contains(names), "{}", stderr(&output));
    }
}

mod cards {
    use super::*;

    #[rstest]
    #[case::event("mx-ps/recognition-of-palestine", &["disputed: 4 dates from 1 June 2023 to 2025", "Mexico → Palestine", "for years", "CC BY-SA"])]
    #[case::month("mx-ps/meeting-arafat-alexandria", &["August 1975 (day not given)", "Alexandria, Egypt", "Luis Echeverría"])]
    #[case::person("person/rosario-green", &["Foreign Minister (also Foreign Secretary)", "2000  Jun"])]
    #[case::place("place/ramallah-ps", &["Palestine", "Ramallah and Toluca"])]
    #[case::mission("mx-ps/mission-ps-mexico-city", &["information office  1975–1995", "since 1 Jun 2023"])]
    #[case::accreditation("mx-om/accreditation-mx-riyadh", &["Mexico → Oman", "Riyadh", "undated"])]
    #[case::pair("iq-mx", &["25 September 1950", "none recorded", "See also"])]
    #[case::party("ps", &["Succeeds", "plo", "mx-ps"])]
    #[case::by_name("mexico", &["iq-mx", "mx-om", "mx-ps"])]
    fn say_what_matters(#[case] id: &str, #[case] parts: &[&str]) {
        let card = found(&format!("show {id}"));
        for part in parts {
            assert!(card.contains(part), "{part}:\n{card}");
        }
    }
}

mod terminal {
    use super::*;

    /// What a terminal of this width shows.
    fn screen(line: &str, cols: u16) -> String {
        let pty = native_pty_system().openpty(PtySize { rows: 24, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(COMITY);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.args(words(line));
        for home in HOMES {
            command.env(home, NOWHERE);
        }
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let (mut reader, mut shown) = (pty.master.try_clone_reader().unwrap(), Vec::new());
        // Linux ends the stream of a terminal that nobody holds with an error.
        let _ = reader.read_to_end(&mut shown);
        assert!(child.wait().unwrap().success());
        String::from_utf8(shown).unwrap().replace("\r\n", "\n")
    }

    #[rstest]
    #[case("events")]
    #[case("people")]
    #[case("trade")]
    #[case("show mx-ps/visit-green")]
    fn lines_fit(#[case] line: &str) {
        for cols in [60, 80, 132] {
            let screen = screen(line, cols);
            // An address stays whole, so that it can be copied.
            let mut lines = screen.lines().filter(|line| !line.contains("https://"));
            assert!(lines.all(|line| line.width() <= usize::from(cols)), "{screen}");
        }
    }

    #[test]
    fn a_table_has_a_header_and_whole_ids_or_none() {
        assert!(screen("events --pair mx-om", 120).starts_with("WHEN "));
        assert!(screen("events --pair mx-om", 120).contains("mx-om/relations-established"));
        assert!(!screen("events --pair mx-om", 60).contains("mx-om/"));
        assert!(!found("events").contains("WHEN"));
    }
}
