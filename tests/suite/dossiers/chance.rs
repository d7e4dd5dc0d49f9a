//! Chance: whatever stands in a file, reading it ends in a dataset or in a report, and neither moves a terminal.

use comity::dossier::{self, Loaded, Report, Sources};
use comity::export::{Excerpt, Whole, write_one};
use comity::text::is_hostile;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::super::chances;
use super::shown;

const DOSSIERS: [&str; 3] = [
    include_str!("../../../assets/dossiers/iq-mx.toml"),
    include_str!("../../../assets/dossiers/mx-om.toml"),
    include_str!("../../../assets/dossiers/mx-ps.toml"),
];

const PEOPLE: &str = include_str!("../../../assets/people.toml");

/// A built-in dossier with the people it names.
fn sound(index: usize) -> String {
    format!("{}\n{PEOPLE}", DOSSIERS[index])
}

/// A change to a text.
#[derive(Debug, Clone)]
enum Change {
    Delete(Index, usize),
    Duplicate(Index, usize, Index),
    Swap(Index, Index, usize),
    Insert(Index, &'static str),
}

/// What is likely to be read wrongly: controls, raw and as escapes, and the marks of TOML.
const PIECES: [&str; 22] = [
    "\u{1b}",
    "\\u001b",
    "\\u202e",
    "\u{202E}",
    "\u{9b}",
    "\\u009b",
    "\0",
    "\r",
    "\n",
    "\\n",
    "\"",
    "\"\"\"",
    "'",
    "[[",
    "]]",
    "{",
    "= ",
    "#",
    ".",
    "é",
    "\u{FEFF}",
    "99999999999999999999",
];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 1..5usize).prop_map(|(at, count)| Change::Delete(at, count)),
        (any::<Index>(), 1..5usize, any::<Index>()).prop_map(|(at, count, to)| Change::Duplicate(at, count, to)),
        (any::<Index>(), any::<Index>(), 1..5usize).prop_map(|(one, other, count)| Change::Swap(one, other, count)),
        (any::<Index>(), 0..PIECES.len()).prop_map(|(at, piece)| Change::Insert(at, PIECES[piece])),
    ]
}

/// Chunks are lines and letters in turn: the first leave TOML whole, the second seldom do.
fn changed(text: &str, changes: &[Change], by_lines: bool) -> String {
    let split = |text: &str| -> Vec<String> {
        if by_lines {
            text.split_inclusive('\n').map(str::to_owned).collect()
        } else {
            text.chars().map(String::from).collect()
        }
    };
    let mut chunks = split(text);
    for change in changes {
        let length = chunks.len();
        let range = |at: &Index, count: usize| {
            let start = at.index(length.max(1)).min(length);
            start..(start + count).min(length)
        };
        match change {
            Change::Delete(at, count) => drop(chunks.drain(range(at, *count))),
            Change::Duplicate(at, count, to) => {
                let copy = chunks[range(at, *count)].to_vec();
                let to = range(to, 0).start;
                chunks.splice(to..to, copy);
            },
            Change::Swap(one, other, count) => {
                range(one, *count).zip(range(other, *count)).for_each(|(one, other)| chunks.swap(one, other));
            },
            // Between two letters, however the text is cut otherwise.
            Change::Insert(at, piece) => {
                let text = chunks.concat();
                let at = at.index(text.len() + 1);
                let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                chunks = split(&format!("{}{piece}{}", &text[..at], &text[at..]));
            },
        }
    }
    chunks.concat()
}

/// Checks the end of a reading.
fn check(text: &str, read: Result<Loaded, Report>) {
    match read {
        Ok(loaded) => {
            let mut out = Vec::new();
            write_one(&mut out, &Whole(&loaded.data, &Excerpt::whole(&loaded.data))).unwrap();
            harmless(&serde_json::from_slice(&out).unwrap());
        },
        Err(report) => {
            shown(&report);
            assert!(report.errors > 0 && !report.problems.is_empty());
            let lines = text.split('\n').count();
            let positions = report.problems.iter().filter_map(|problem| problem.position);
            assert!(positions.into_iter().all(|(line, column)| (1..=lines).contains(&line) && column > 0), "{report}");
        },
    }
}

fn harmless(value: &Value) {
    match value {
        Value::String(text) => assert!(!text.chars().any(is_hostile), "{text:?}"),
        Value::Array(values) => values.iter().for_each(harmless),
        Value::Object(fields) => fields.values().for_each(harmless),
        _ => {},
    }
}

#[test]
fn unchanged_they_load() {
    for index in 0..DOSSIERS.len() {
        let read = dossier::load_text("d.toml", &sound(index));
        assert!(read.is_ok(), "{}", read.unwrap_err());
        check("", read);
    }
}

proptest! {
    #![proptest_config(chances(96))]

    #[test]
    fn changed_dossiers_end_well(index in 0..3usize, by_lines in any::<bool>(), changes in prop::collection::vec(change(), 1..5)) {
        let text = changed(&sound(index), &changes, by_lines);
        check(&text, dossier::load_text("d.toml", &text));
    }

    #[test]
    fn texts_end_well(text in "(pair|event|id|kind|when|[a-z]{1,3}|[\\[\\]{}=\"'#.,\\\\ \\n\\r\\t]|[0-9TZX~?/:-]|\\PC|\\p{Cc}|\\p{Cf}){0,60}") {
        check(&text, dossier::load_text("d.toml", &text));
    }
}

#[test]
fn bytes_end_well() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.toml");
    let mut runner = proptest::test_runner::TestRunner::new(chances(96));
    let strategy = (prop::collection::vec(any::<u8>(), 0..200), any::<Index>());
    let ended = runner.run(&strategy, |(bytes, at)| {
        let mut text = sound(1).into_bytes();
        let at = at.index(text.len());
        text.splice(at..at, bytes.clone());
        for bytes in [bytes, text] {
            std::fs::write(&path, &bytes).unwrap();
            let sources = Sources { built_in: false, own: None, paths: vec![path.clone()] };
            check(&String::from_utf8_lossy(&bytes), dossier::load(&sources));
        }
        Ok(())
    });
    ended.unwrap();
}
