//! `comity check`: every problem of the files that are named, none of others, in a form for people and one for editors.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Output;

use comity::dossier::{self, Severity, Sources};
use rstest::rstest;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::cli::{command, stderr, stdout};

/// A folder with these files; directories are made.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Runs a command in a folder, which is the user's own data home too.
fn run_in(folder: &TempDir, line: &str) -> Output {
    command(line).current_dir(folder.path()).env("XDG_DATA_HOME", folder.path()).output().unwrap()
}

/// What `comity check` prints of these files, and its exit code.
fn check(files: &[(&str, &str)], arguments: &str) -> (String, Option<i32>) {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let output = run_in(&folder(&files), &format!("check {arguments}"));
    (stdout(&output).to_owned(), output.status.code())
}

fn event(id: &str, lines: &str) -> String {
    format!("[[event]]\nid = \"fr-mx/{id}\"\nkind = \"visit\"\ntitle = \"A visit\"\n{lines}\n")
}

fn dossier(records: &str) -> String {
    format!("pair = \"fr-mx\"\n{records}[[person]]\nid = \"person/x\"\nname = \"X\"\n")
}

fn sound() -> String {
    dossier(&event("visit", "when = \"1999\""))
}

const WRONG: &str = "pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/wrong\"\nkind = \"visitt\"\ntitle = \"A visit\"\n";

mod exit {
    use super::*;

    #[rstest]
    #[case::sound("check sound.toml", 0)]
    #[case::notes("check sound.toml notes.toml", 0)]
    #[case::warning("check warning.toml", 1)]
    #[case::error("check wrong.toml", 1)]
    #[case::no_toml("check broken.toml", 1)]
    #[case::latin_1("check latin-1.toml", 1)]
    #[case::error_in_bulk("check wrong.jsonl", 1)]
    #[case::sound_beside_wrong("--data wrong.toml check sound.toml", 0)]
    #[case::missing("check sound.toml missing.toml", 3)]
    #[case::missing_beside_wrong("check missing.toml wrong.toml", 3)]
    #[case::missing_below("--data missing.toml check sound.toml", 3)]
    #[case::directory_without_dossiers("check empty", 3)]
    #[case::no_file("check strange/", 3)]
    #[case::standard_input("check -", 3)]
    #[case::nothing_to_check("check", 2)]
    #[case::no_such_form("check --format xml sound.toml", 2)]
    fn tells_what_was_found(#[case] line: &str, #[case] code: i32) {
        let folder = folder(&[
            ("sound.toml", sound().as_bytes()),
            ("notes.toml", b"drops = \"fr-mx/visit\"\n"),
            ("warning.toml", dossier("[[event]]\nid = \"fr-mx/r\"\nkind = \"relations\"\ntitle = \"R\"\n").as_bytes()),
            ("wrong.toml", WRONG.as_bytes()),
            ("broken.toml", b"pair = \"fr-mx\"\n[[event\n"),
            ("latin-1.toml", b"pair = \"fr-mx\"\n# caf\xe9\n"),
            ("wrong.jsonl", b"{\"type\":\"evnt\"}\n"),
            ("empty/notes.txt", b"none"),
            ("strange/d.toml/notes.txt", b"none"),
        ]);
        let output = run_in(&folder, line);
        assert_eq!(output.status.code(), Some(code), "{}{}", stdout(&output), stderr(&output));
    }

    #[test]
    fn a_path_that_cannot_be_read_is_named_once() {
        let (text, code) = check(&[], "--no-built-in missing.jsonl missing.jsonl");
        let first = text.lines().next().unwrap();
        assert!(first.starts_with("missing.jsonl: error: cannot be read: "), "{text}");
        assert_eq!((text.lines().last(), code), (Some("0 files, 0 records: 1 error"), Some(3)));
    }
}

mod text {
    use super::*;

    #[test]
    fn ten_mistakes_of_a_dossier() {
        let (text, code) = check(&[("fr-mx.toml", include_str!("dossiers/ten-mistakes.toml"))], "fr-mx.toml");
        assert_eq!((text.matches(": error: ").count(), code), (10, Some(1)));
        insta::assert_snapshot!("check-toml", text);
    }

    #[test]
    fn ten_mistakes_in_bulk() {
        let (text, code) = check(&[("visits.jsonl", include_str!("check/ten-mistakes.jsonl"))], "visits.jsonl");
        assert_eq!((text.matches(": error: ").count(), text.matches(": warning: ").count(), code), (10, 1, Some(1)));
        insta::assert_snapshot!("check-jsonl", text);
    }

    /// Cells, not letters: an ideogram takes two, a tab is shown as a space, and an accent of its own takes none.
    #[rstest]
    #[case::wide("places = [\"東京\", \"東京, Mexcio\"]", 17, "places = [\"東京\", \"東京, Mexcio\"]", 18..32)]
    #[case::combining("places = [\"e\u{301}\", \"x, Mexcio\"]", 17, "places = [\"e\u{301}\", \"x, Mexcio\"]", 15..26)]
    #[case::tab("\tcolour = 1", 2, " colour = 1", 1..7)]
    #[case::crlf("colour = 1\r", 1, "colour = 1", 0..6)]
    fn a_caret_stands_under_what_is_wrong(
        #[case] line: &str,
        #[case] column: usize,
        #[case] shown: &str,
        #[case] carets: std::ops::Range<usize>,
    ) {
        let (text, _) = check(&[("d.toml", &dossier(&event("e", line)))], "d.toml");
        assert!(text.starts_with(&format!("d.toml:6:{column}: error: ")), "{text}");
        let below = format!("    {}{}", " ".repeat(carets.start), "^".repeat(carets.len()));
        assert_eq!(text.lines().skip(1).take(2).collect::<Vec<_>>(), [&format!("    {shown}"), &below]);
        assert!(!text.contains(['\r', '\t']), "{text:?}");
    }

    #[test]
    fn other_editors_are_no_mistake() {
        for text in [sound().replace('\n', "\r\n"), format!("\u{FEFF}{}", sound())] {
            let (text, code) = check(&[("d.toml", &text)], "d.toml");
            assert_eq!((&*text, code), ("1 file, 2 records (1 event, 1 person): no problems\n", Some(0)));
        }
    }

    #[rstest]
    #[case::latin_1(
        "d.toml",
        b"pair = \"fr-mx\"\n# caf\xe9\n",
        "d.toml:2:6: error: is not UTF-8 from here on; save the file as UTF-8\n    # caf\n         ^\n"
    )]
    #[case::nul(
        "d.toml",
        b"pair = \"fr-mx\"\n\0\n",
        "d.toml:2:1: error: the control character U+0000 stands here; remove it\n    \u{FFFD}\n    ^\n"
    )]
    #[case::nul_in_bulk(
        "d.jsonl",
        b"{\"type\":\0\"pair\"}\n",
        "d.jsonl:1:9: error: not JSON: expected value\n    {\"type\":\u{FFFD}\"pair\"}\n            ^\n"
    )]
    #[case::latin_1_in_bulk(
        "d.jsonl",
        b"{\"type\":\"\xe9\"}\n",
        "d.jsonl:1:1: error: is not UTF-8 from byte 10 on; save the file as UTF-8\n"
    )]
    fn what_is_no_text_is_shown_harmless(#[case] name: &str, #[case] bytes: &[u8], #[case] expected: &str) {
        let output = run_in(&folder(&[(name, bytes)]), &format!("check --no-built-in {name}"));
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).starts_with(expected), "{}", stdout(&output));
    }

    #[test]
    fn of_very_many_the_first_are_listed_and_all_are_counted() {
        let mut text = String::new();
        for number in 0..1200 {
            writeln!(text, r#"{{"type":"event","id":"fr-mx/e{number}","kind":"viisit","title":"A"}}"#).unwrap();
        }
        let (text, _) = check(&[("d.jsonl", &text)], "d.jsonl");
        let totals = text.lines().last().unwrap();
        assert_eq!(totals, "1 file, 1200 records (1200 events): 1200 errors (1000 of them listed)");
        assert_eq!(text.matches(": error: ").count(), 1000);
    }
}

mod files {
    use super::*;

    #[test]
    fn problems_stand_in_the_order_in_which_files_were_named() {
        let files = [("b/2.toml", WRONG), ("b/1.toml", WRONG), ("a.toml", WRONG), ("b/notes.txt", "none")];
        let (text, _) = check(&files, "b missing.toml a.toml b/2.toml");
        let places: Vec<_> = text.lines().filter(|line| line.contains(": error: ")).collect();
        let names: Vec<_> = places.iter().map(|line| line.split(':').next().unwrap()).collect();
        assert_eq!(names, ["b/1.toml", "b/2.toml", "missing.toml", "a.toml"], "{text}");
    }

    #[test]
    fn problems_of_other_files_are_not_told_but_that_there_are_some_is() {
        let other = WRONG.replace("fr-mx/wrong", "fr-mx/other");
        let below: String = (0..1100).fold(String::new(), |mut text, number| {
            writeln!(text, r#"{{"type":"event","id":"fr-mx/e{number}","kind":"viisit","title":"A"}}"#).unwrap();
            text
        });
        let files =
            folder(&[("a.jsonl", below.as_bytes()), ("b.toml", WRONG.as_bytes()), ("c.toml", other.as_bytes())]);
        let output = run_in(&files, "--data a.jsonl --data b.toml check c.toml");
        let text = stdout(&output);
        assert!(text.starts_with("c.toml:4:8: error: \"visitt\" is no kind; did you mean \"visit\"?"), "{text}");
        assert!(text.ends_with("\n1 file, 1 record (1 event): 1 error\n"), "{text}");
        let note = "note: a.jsonl and 1 other file have errors of their own, listed when it is checked\n";
        assert_eq!(stderr(&output), note);
    }

    /// Read a second time, it would find its corrections made.
    #[test]
    fn a_file_of_ones_own_is_read_once() {
        let own = format!("drops = \"iq-mx/relations-established\"\n{}", sound());
        let files = folder(&[("comity/own.toml", own.as_bytes())]);
        for line in ["check comity/own.toml", "--data comity check ./comity/../comity/own.toml comity"] {
            let output = run_in(&files, line);
            assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""), "{}", stdout(&output));
            assert!(
                stdout(&output).ends_with("1 file, 2 records (1 event, 1 person): 1 note\n"),
                "{}",
                stdout(&output)
            );
        }
    }

    #[test]
    fn names_of_other_files_are_known() {
        let part = "people = [{ id = \"person/yasser-arafat\" }]";
        let text = dossier(&event("e", part));
        assert_eq!(check(&[("d.toml", &text)], "d.toml").1, Some(0));
        let (text, code) = check(&[("d.toml", &text)], "--no-built-in d.toml");
        assert!(text.contains("no [[person]] has the id \"person/yasser-arafat\""), "{text}");
        assert_eq!(code, Some(1));
    }

    #[test]
    fn names_are_not_missed_while_a_register_cannot_be_read() {
        let files = folder(&[
            ("broken.toml", b"[[person\n"),
            ("d.toml", dossier(&event("e", "people = [{ id = \"person/y\" }]\ncolour = 1")).as_bytes()),
        ]);
        let output = run_in(&files, "check broken.toml d.toml");
        assert_eq!(stdout(&output).matches(": error: ").count(), 2, "{}", stdout(&output));
        assert!(stderr(&output).starts_with("note: names are not checked while a file"), "{}", stderr(&output));
    }

    /// That another file is wrong is no reason to pass this one over.
    #[test]
    fn a_file_that_holds_nothing_is_named_beside_one_that_is_wrong() {
        let (text, _) = check(&[("a.toml", WRONG), ("b.toml", "# Later.\n")], "a.toml b.toml");
        assert!(text.contains("b.toml:1:1: warning: nothing stands in this file"), "{text}");
    }
}

mod notes {
    use super::*;

    /// The messages of the notes on the last of these files, which are layers, but for those on what joins what.
    fn notes(texts: &[&str]) -> Vec<String> {
        let mut notes = all_notes(texts);
        notes.retain(|note| !note.contains(" joins "));
        notes
    }

    fn all_notes(texts: &[&str]) -> Vec<String> {
        let names: Vec<_> = (0..texts.len()).map(|index| format!("{index}.toml")).collect();
        let files: Vec<_> = names.iter().map(|name| &**name).zip(texts.iter().map(|text| text.as_bytes())).collect();
        let folder = folder(&files);
        let mut paths: Vec<_> = names.iter().map(|name| folder.path().join(name)).collect();
        let last = paths.pop().unwrap();
        let checked = dossier::check(&Sources { built_in: false, own: None, paths }, &[last]);
        assert!(checked.problems.iter().all(|problem| problem.severity == Severity::Note), "{:?}", checked.problems);
        let place = format!("{}/", folder.path().display());
        checked.problems.iter().map(|note| note.message.replace(&place, "")).collect()
    }

    fn visit(id: &str, when: &str) -> String {
        event(id, &format!("when = \"{when}\"\nfrom = \"fr\"\npeople = [{{ id = \"person/x\" }}]"))
    }

    #[test]
    fn corrections_disputes_and_doubts_are_told() {
        let lower = dossier(&(visit("spring", "2009-03") + &visit("autumn", "2009-10") + &visit("false", "1999")))
            + "[[event]]\nid = \"fr-mx/r\"\nkind = \"relations\"\nact = \"established\"\ntitle = \"R\"\nwhen = \"1950\"\n";
        let higher = "drops = \"fr-mx/false\"\n".to_owned()
            + &dossier(
                &(visit("visit", "2009")
                    + &visit("later", "2011").replace("kind", "replaces = \"fr-mx/spring\"\nkind")),
            )
            + "[[event]]\nid = \"fr-mx/r\"\nkind = \"relations\"\nact = \"established\"\ntitle = \"R\"\nwhen = \"1951\"\n";
        let told = [
            "drops fr-mx/false of 0.toml:17",
            "fr-mx/later replaces fr-mx/spring of 0.toml:3",
            "fr-mx/r, also at 0.toml:27: disputed from now on, dates: 1950 and 1951",
        ];
        let found = notes(&[&lower, &higher]);
        for message in told {
            assert!(found.iter().any(|note| note == message), "{message}: {found:#?}");
        }
        let doubt = dossier(&visit("visit", "2009"));
        let both = ["may be the same as fr-mx/spring at 0.toml:3, or fr-mx/autumn at 0.toml:10; they stay apart"];
        assert_eq!(notes(&[&lower, &doubt]), both);
    }

    /// Two records of one file that would be one if they stood in two.
    #[rstest]
    #[case::visits(visit("a", "2009") + &visit("b", "2009-03"), "fr-mx/a at line 3")]
    #[case::votes(
        [visit("a", "x"), visit("b", "x")].concat().replace("\"visit\"", "\"vote\"\nbody = \"UN\"\nitem = \"Resolution 1\"").replace("when = \"x\"\n", ""),
        "fr-mx/a at line 3"
    )]
    #[case::people(
        ["é", "e"].map(|e| format!("[[person]]\nid = \"person/{}\"\nname = \"Ren{e} B\"\nof = \"fr\"\n", u32::from(e != "e"))).concat(),
        "person/1 at line 3"
    )]
    #[case::missions(post("a", "embassy", "Paris") + &post("b", "legation", "Paris"), "fr-mx/a at line 3")]
    fn twins_of_one_file_are_told(#[case] records: String, #[case] twin: &str) {
        let expected = format!("may be the same as {twin}; write one of them, if they are");
        assert_eq!(notes(&[&dossier(&records)]), [expected]);
    }

    #[rstest]
    #[case::years(visit("a", "2009") + &visit("b", "2010"))]
    #[case::families(post("a", "embassy", "Paris") + &post("b", "consulate", "Paris"))]
    #[case::cities(post("a", "embassy", "Paris") + &post("b", "embassy", "Lyon"))]
    fn what_is_not_the_same_is_not_told(#[case] records: String) {
        assert_eq!(notes(&[&dossier(&records)]), [""; 0]);
    }

    fn post(id: &str, class: &str, city: &str) -> String {
        format!(
            "[[mission]]\nid = \"fr-mx/{id}\"\nfrom = \"mx\"\nto = \"fr\"\ncity = \"{city}\"\nchanges = [{{ act = \"opened\", class = \"{class}\" }}]\n"
        )
    }

    /// A record that says more of one below, and its twin.
    #[test]
    fn a_twin_of_what_joins_others_is_told_too() {
        let lower = dossier(&visit("a", "2009"));
        let found = notes(&[&lower, &dossier(&(visit("a", "2009-03") + &visit("b", "2009")))]);
        assert_eq!(found[0], "may be the same as fr-mx/a at line 3; write one of them, if they are", "{found:?}");
    }

    /// An id that is given twice is a mistake, and no doubt.
    #[test]
    fn one_mistake_makes_one_message() {
        let person = "[[person]]\nid = \"person/a\"\nname = \"Ann Alpha\"\nof = \"fr\"\naliases = \"Ann Álpha\"\n";
        let (text, _) = check(
            &[("d.toml", &person.repeat(2)), ("e.toml", &dossier(&post("a", "embassy", "Paris").repeat(2)))],
            "d.toml e.toml",
        );
        assert!(text.ends_with("5 records (2 missions, 3 people): 2 errors\n"), "{text}");
        assert!(!text.contains("note: "), "{text}");
    }

    #[test]
    fn a_note_shows_the_record_it_is_about() {
        let (text, code) = check(&[("d.toml", &dossier(&(visit("a", "2009") + &visit("b", "2009"))))], "d.toml");
        let expected = "d.toml:10:1: note: may be the same as fr-mx/a at line 3; write one of them, if they are\n    \
            id = \"fr-mx/b\"\n    ^^^^^^^^^^^^^^\n\n1 file, 3 records (2 events, 1 person): 1 note\n";
        assert_eq!((&*text, code), (expected, Some(0)));
    }

    #[test]
    fn records_that_join_others_are_counted_and_named() {
        let (text, code) = check(&[("a.toml", &sound()), ("b.toml", &sound())], "a.toml b.toml");
        let expected = "b.toml:3:1: note: fr-mx/visit joins fr-mx/visit of a.toml:3\n    \
            id = \"fr-mx/visit\"\n    ^^^^^^^^^^^^^^^^^^\n\
            b.toml:8:1: note: person/x joins person/x of a.toml:8\n    \
            id = \"person/x\"\n    ^^^^^^^^^^^^^^^\n\n\
            2 files, 4 records (2 events, 2 people): 2 notes; 2 records join others\n";
        assert_eq!((&*text, code), (expected, Some(0)));
        assert_eq!(
            all_notes(&[&dossier(&visit("a", "2009")), &dossier(&visit("b", "2009-03"))])[0],
            "fr-mx/b joins fr-mx/a of 0.toml:3"
        );
        let posts = |name: &str| dossier(&post(name, "embassy", "Paris"));
        assert_eq!(all_notes(&[&posts("a"), &posts("b")])[0], "fr-mx/b joins fr-mx/a of 0.toml:3");
    }

    /// Of many, the number says all; those of files that are not checked are not told at all.
    #[rstest]
    #[case::few(19, 20)]
    #[case::many(20, 0)]
    fn many_that_join_others_are_only_counted(#[case] events: u16, #[case] told: usize) {
        let of_years = |from: u16| (from..from + events).map(|year| visit(&format!("v{year}"), &year.to_string()));
        let lower = dossier(&of_years(1900).collect::<String>());
        assert_eq!(all_notes(&[&lower, &lower, &lower]).len(), told);
    }

    /// "By 1980" and "after 1975" can both be true, and neither says what the other does.
    #[test]
    fn dates_that_only_overlap_are_told() {
        let of = |when: &str| dossier(&visit("a", when));
        let told = "fr-mx/a, also at 0.toml:3: date “1980 or earlier” kept, not “1976 or later”; both may be true";
        assert_eq!(notes(&[&of("by 1980"), &of("after 1975")]), [told]);
        for finer in ["by 1980", "1979", "1979-03", "by 1975"] {
            assert_eq!(notes(&[&of("by 1980"), &of(finer)]), [""; 0], "{finer}");
        }
    }

    #[test]
    fn there_are_none_on_what_is_built_in() {
        let built_in = dossier::load(&Sources { built_in: true, own: None, paths: vec![] }).unwrap();
        assert_eq!((built_in.problems.len(), built_in.tally.notes), (0, 0), "{:?}", built_in.problems);
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let paths = [assets.join("people.toml"), assets.join("dossiers")];
        let checked = dossier::check(&Sources::default(), &paths);
        assert_eq!((&checked.problems[..], checked.tally.files), (&[][..], 4));
        assert_eq!(checked.tally.records, built_in.tally.records);
    }
}

mod classes {
    use super::*;

    fn post(number: usize, class: &str) -> String {
        format!(
            r#"{{"type":"mission","id":"fr-mx/m{number}","from":"fr","to":"mx","city":"C{number}","changes":[{{"act":"opened","class":"{class}"}}]}}"#
        ) + "\n"
    }

    /// The names of classes come from the source, not from the hand that wrote the file.
    #[test]
    fn an_unknown_one_is_told_once_of_each_file_of_bulk_data() {
        let many: String = (0..40).map(|number| post(number, if number % 4 == 1 { "hut" } else { "tent" })).collect();
        let files = [("a.jsonl", &*many), ("b.jsonl", &post(50, "hut"))];
        let (text, code) = check(&files, "a.jsonl b.jsonl");
        let told: Vec<_> = text.lines().filter(|line| line.contains(": warning: ")).collect();
        let kept = "is no known class of mission, and is kept as it is";
        let expected = [
            format!("a.jsonl:1:104: warning: \"tent\" {kept} (29 more in this file)"),
            format!("a.jsonl:2:104: warning: \"hut\" {kept} (9 more in this file)"),
            format!("b.jsonl:1:106: warning: \"hut\" {kept}"),
        ];
        assert_eq!((told, code), (expected.iter().map(|line| &**line).collect(), Some(1)));
        assert!(text.ends_with("2 files, 41 records (41 missions): 3 warnings\n"), "{text}");
    }

    #[test]
    fn in_a_dossier_each_has_its_place() {
        let post = |city: &str| {
            let head = format!("[[mission]]\nid = \"fr-mx/{city}\"\nfrom = \"fr\"\nto = \"mx\"\ncity = \"{city}\"\n");
            head + "changes = [{ act = \"opened\", class = \"hut\" }]\n"
        };
        let (text, _) = check(&[("d.toml", &dossier(&(post("a") + &post("b"))))], "d.toml");
        assert_eq!(text.matches(": warning: ").count(), 2, "{text}");
    }
}

mod json {
    use super::*;

    fn problems(files: &[(&str, &str)], arguments: &str) -> Vec<Value> {
        let (text, _) = check(files, &format!("--format json {arguments}"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    #[test]
    fn is_one_object_a_problem() {
        let found = problems(
            &[("d.toml", WRONG), ("n.toml", "drops = \"iq-mx/relations-established\"\n")],
            "d.toml n.toml none",
        );
        let words = "\"visitt\" is no kind; did you mean \"visit\"? (one of: relations, recognition, mission, credentials, visit, meeting, agreement, statement, vote, membership, aid, trade, cooperation, honour, context)";
        let expected = json!({
            "file": "d.toml", "line": 4, "column": 8, "severity": "error", "message": words,
            "excerpt": { "text": "kind = \"visitt\"", "before": 7, "width": 8 },
        });
        assert_eq!(found[0], expected);
        assert_eq!((&found[1]["severity"], &found[1]["line"]), (&json!("note"), &json!(1)));
        let whole = found[2].as_object().unwrap();
        assert_eq!(
            (&whole["line"], &whole["column"], whole.contains_key("excerpt")),
            (&Value::Null, &Value::Null, false)
        );
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn is_empty_where_all_is_well_and_the_totals_are_noted() {
        let output = run_in(&folder(&[("d.toml", sound().as_bytes())]), "check --format json d.toml");
        assert_eq!(stdout(&output), "[]\n");
        assert_eq!(stderr(&output), "1 file, 2 records (1 event, 1 person): no problems\n");
    }

    #[test]
    fn both_forms_tell_the_same() {
        let files = [("d.toml", include_str!("dossiers/ten-mistakes.toml"))];
        let (text, _) = check(&files, "d.toml");
        let lines: Vec<_> = text.lines().filter(|line| line.starts_with("d.toml:")).map(str::to_owned).collect();
        let told: Vec<_> = problems(&files, "d.toml")
            .iter()
            .map(|of| {
                let text = |key: &str| of[key].as_str().unwrap().to_owned();
                format!("{}:{}:{}: {}: {}", text("file"), of["line"], of["column"], text("severity"), text("message"))
            })
            .collect();
        assert_eq!((told.len(), told), (10, lines));
    }
}

/// Whoever asks for something else is told of a few problems, and where the others are listed.
#[test]
fn other_commands_tell_of_twenty_problems() {
    let lines = |count: usize| "{\"type\":\"evnt\"}\n".repeat(count);
    let folder = folder(&[("20.jsonl", lines(20).as_bytes()), ("1500.jsonl", lines(1500).as_bytes())]);
    let output = run_in(&folder, "--data 20.jsonl pairs");
    assert_eq!((stderr(&output).lines().count(), output.status.code()), (21, Some(3)));
    let output = run_in(&folder, "--data 1500.jsonl pairs");
    let told: Vec<_> = stderr(&output).lines().collect();
    assert_eq!(told.len(), 22, "{told:?}");
    assert_eq!(told[20], "… and 1480 more; 'comity check PATH' lists them");
    assert_eq!(told[21], "1500 records left out; everything else was read");
}
