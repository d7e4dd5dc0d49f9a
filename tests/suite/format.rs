//! The reference of the format says what the code reads: every key, every word, and examples that load.

use std::collections::BTreeSet;
use std::fs;

use comity::dataset::{Act, Class, Every, Kind, Level, Rank, Role, Stance, Sureness, Vocabulary, Vote};
use comity::dossier::{self, Severity, Sources};
use rstest::rstest;

use super::cli::found;

const REFERENCE: &str = include_str!("../../assets/dossiers/FORMAT.md");

/// Where keys are read.
const READER: &str = include_str!("../../src/dossier/record.rs");

/// How a key is asked for.
const ASKING: [&str; 10] = [
    ".text(\"",
    ".texts(\"",
    ".plain(\"",
    ".plains(\"",
    ".date(\"",
    ".number(\"",
    ".truth(\"",
    ".table(\"",
    ".tables(\"",
    ".word",
];

/// The text under a heading.
fn section(heading: &str) -> &'static str {
    let start = REFERENCE.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("{heading}"));
    let rest = &REFERENCE[start + 1..];
    rest.find("\n## ").map_or(rest, |end| &rest[..end])
}

/// The keys that the tables of a section explain.
fn explained(heading: &str) -> BTreeSet<&'static str> {
    let rows = section(heading).lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    rows.collect()
}

/// The keys that a function of the reader asks for.
fn asked(function: &str) -> BTreeSet<&'static str> {
    let program = READER.split("#[cfg(test)]").next().unwrap();
    let start = ["<'t>(", "<'t, T>(", "("]
        .iter()
        .find_map(|tail| program.find(&format!("fn {function}{tail}")))
        .expect(function);
    let body = &program[start..];
    let body = body.find("\n}\n").map_or(body, |end| &body[..end]);
    let keys = ASKING.iter().flat_map(|asking| body.split(asking).skip(1).map(move |rest| (asking, rest)));
    keys.map(|(asking, rest)| match *asking {
        // `.word::<Kind>("kind")`, `.word_of("act", …)`
        ".word" => rest.split('"').nth(1).unwrap(),
        _ => rest.split('"').next().unwrap(),
    })
    .collect()
}

#[rstest]
#[case("The top", &["dossier"])]
#[case("Articles", &["article"])]
#[case("Parties", &["party"])]
#[case("People", &["person"])]
#[case("Happenings", &["common", "when"])]
#[case("Sources", &["sources", "quote"])]
#[case("Parts", &["part"])]
#[case("Events", &["event", "detail", "money"])]
#[case("Claims", &["claim"])]
#[case("Changes", &["change"])]
#[case("Layers", &["also"])]
#[case("Missions", &["mission"])]
#[case("Accreditations", &["accreditation"])]
#[case("JSON Lines", &["read_line", "line"])]
fn every_key_is_explained_and_every_explained_key_is_read(#[case] heading: &str, #[case] functions: &[&str]) {
    let asked: BTreeSet<_> = functions.iter().flat_map(|function| asked(function)).collect();
    assert!(!asked.is_empty());
    assert_eq!(explained(heading), asked);
}

/// A function of the reader that no section above stands for would escape the test above.
#[test]
fn no_function_that_reads_keys_is_forgotten() {
    let program = READER.split("#[cfg(test)]").next().unwrap();
    let functions = program.split("fn ").skip(1).map(|rest| rest.split(['(', '<']).next().unwrap());
    let reading: BTreeSet<_> = functions.filter(|function| !asked(function).is_empty()).collect();
    let known = [
        "accreditation",
        "also",
        "article",
        "change",
        "claim",
        "common",
        "detail",
        "dossier",
        "event",
        "line",
        "mission",
        "money",
        "part",
        "party",
        "person",
        "quote",
        "read_line",
        "sources",
        "when",
    ];
    assert_eq!(reading, known.into_iter().collect());
}

fn row<V: Vocabulary>(key: &str, words: &[V]) -> String {
    let words: Vec<_> = words.iter().map(|word| word.name()).collect();
    format!("| `{key}` | {} |", words.join(" · "))
}

#[test]
fn every_word_is_listed() {
    let kinds: Vec<_> = Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Mission).collect();
    let rows = [
        row("kind", &kinds),
        row("act` of relations", Act::RELATIONS).replace("relations`", "relations"),
        row("act` of a change", Act::MISSION).replace("change`", "change"),
        row("class", Class::ALL),
        row("rank", Rank::ALL),
        row("role", Role::ALL),
        row("stance", Stance::ALL),
        row("level", Level::ALL),
        row("vote", Vote::ALL),
        row("every", Every::ALL),
        row("sure", Sureness::ALL),
    ];
    let listed: Vec<_> = section("Words").lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(listed, rows, "\n{}", rows.join("\n"));
}

/// The blocks of code of a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let blocks = REFERENCE.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n')).collect()
}

#[test]
fn the_examples_load_layer_upon_layer() {
    let mut dossiers: Vec<String> = Vec::new();
    for block in blocks("toml") {
        match dossiers.last_mut() {
            Some(dossier) if !block.starts_with("pair =") => dossier.extend(["\n", block]),
            _ => dossiers.push(block.to_owned()),
        }
    }
    let lines = blocks("jsonl").concat();
    assert_eq!((dossiers.len(), lines.lines().count()), (2, 9));
    let alone = dossier::load_text("FORMAT.md", &dossiers[0]).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(alone.problems, vec![]);
    assert_eq!((alone.data.missions().len(), alone.data.people().len()), (2, 1));
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("1.toml", &dossiers[0]), ("2.toml", &dossiers[1]), ("3.jsonl", &lines)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let sources = Sources { built_in: false, own: None, paths: vec![folder.path().to_owned()] };
    let loaded = dossier::load(&sources).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(loaded.tally.left_out, 0);
    // A replacement, and what is dropped twice.
    let notes: Vec<_> = loaded.problems.iter().map(|problem| problem.message.to_string()).collect();
    assert!(loaded.problems.iter().all(|problem| problem.severity == Severity::Note), "{notes:?}");
    assert_eq!(notes.len(), 3, "{notes:?}");
    assert_eq!(loaded.data.pairs().len(), 2);
}

/// Every form of a date that the reference shows is read, and what it says is refused is.
#[test]
fn the_dates_are_read() {
    let code = |text: &'static str| text.split('`').skip(1).step_by(2);
    let rows = section("Dates").lines().filter(|line| line.starts_with("| `"));
    let forms: Vec<_> = rows.flat_map(|row| code(row.split(" | ").next().unwrap())).collect();
    assert!(forms.len() > 25);
    for form in forms {
        let date = comity::dataset::Edtf::from_input(form);
        assert!(date.is_ok(), "{form}: {date:?}");
    }
    for refused in ["02/06/2023", "1900s", "2001–02"] {
        assert!(section("Dates").contains(refused));
        assert!(comity::dataset::Edtf::from_input(refused).is_err(), "{refused}");
    }
}

#[test]
fn the_program_prints_it() {
    assert_eq!(found("template --reference"), REFERENCE);
}
