//! `comity template`: what it prints loads, as it stands and with any example taken in.

use std::fs;

use comity::dataset::{Countries, Dataset};
use comity::dossier;
use rstest::rstest;

use super::cli::{found, run, stderr, stdout};

/// The dataset of a text that must load without a word of warning.
fn load(text: &str) -> Dataset {
    let loaded = dossier::load_text("starter.toml", text).unwrap_or_else(|report| panic!("{report}\n{text}"));
    assert_eq!(loaded.problems, vec![], "{text}");
    loaded.data
}

/// A paragraph with its examples taken in: a '#' before a space is prose.
fn taken_in(paragraph: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(example) if !example.is_empty() && !example.starts_with(' ') => example.to_owned(),
        _ => line.to_owned(),
    };
    paragraph.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The text with the examples of one paragraph taken in, or of all.
fn with_examples(text: &str, only: Option<usize>) -> String {
    let paragraphs = text.split("\n\n").enumerate();
    let taken =
        paragraphs.map(|(at, part)| if only.is_none_or(|only| only == at) { taken_in(part) } else { part.to_owned() });
    taken.collect::<Vec<_>>().join("\n\n") + "\n"
}

#[rstest]
#[case::usual("es-mx")]
#[case::former("su-us")]
#[case::shared_names("cd-cg")]
#[case::seat_in_the_pair("at-de")]
#[case::both_seats_in_the_pair("at-ch")]
#[case::comma_in_a_name("bq-nl")]
#[case::apostrophe("ci-fr")]
#[case::no_demonym("aq-mx")]
#[case::city_states("va-xk")]
fn is_sound_with_every_example(#[case] pair: &str) {
    let text = found(&format!("template {pair}"));
    let data = load(&text);
    assert_eq!((data.pairs().len(), data.events().len(), data.people().len()), (1, 0, 0));
    assert_eq!(&*data.pairs().next().unwrap().1.id, pair);
    let paragraphs = text.split("\n\n").count();
    assert!(paragraphs > 8);
    // The first says what the file is.
    for at in 0..paragraphs {
        let paragraph = text.split("\n\n").nth(at).unwrap();
        assert!(at == 0 || taken_in(paragraph) != paragraph, "every paragraph has an example: {paragraph}");
        load(&with_examples(&text, Some(at)));
    }
    let whole = load(&with_examples(&text, None));
    assert_eq!((whole.missions().len(), whole.people().len()), (2, 1));
    assert!(whole.events().len() >= 8 && whole.events().any(|(_, event)| event.is_disputed()));
}

/// Every country beside Mexico, each with its own names.
#[test]
fn is_sound_for_every_country() {
    let countries = Countries::built_in().unwrap();
    // Each is a process of its own: a stride that no order of codes follows.
    for code in countries.codes().filter(|code| *code != "mx").step_by(17) {
        let text = found(&format!("template mx {code}"));
        load(&text);
        load(&with_examples(&text, None));
        assert!(text.lines().all(|line| line.chars().count() <= 130), "{text}");
    }
}

#[test]
fn is_short_enough_to_read() {
    let text = found("template es-mx");
    assert!(text.lines().count() <= 131, "{}", text.lines().count());
    insta::assert_snapshot!("template-es-mx", text);
}

#[rstest]
#[case("template mx-es")]
#[case("template spain mexico")]
#[case("template 'Mexico–Spain'")]
#[case("template 'mexican spanish'")]
#[case("template ESP MEX")]
fn a_pair_has_many_names(#[case] line: &str) {
    assert_eq!(found(line), found("template es-mx"));
}

#[rstest]
#[case::hyphens_of_its_own("template Guinea-Bissau-Timor-Leste", "pair = \"gw-tl\"")]
#[case::spaces_of_its_own("template 'costa rica south korea'", "pair = \"cr-kr\"")]
fn a_joint_is_found(#[case] line: &str, #[case] pair: &str) {
    assert!(found(line).contains(pair));
}

#[rstest]
#[case::vague("template korea mexico", "may be North Korea (kp) or South Korea (kr)")]
#[case::vague_half("template congo-mexico", "may be DR Congo (cd) or Republic of the Congo (cg)")]
#[case::itself("template mexico mx", "both are Mexico")]
#[case::misspelt("template mexcio spain", "did you mean 'Mexico'")]
#[case::actor("template plo mexico", "'plo' is no country")]
#[case::one("template mexico", "'mexico' is no pair")]
#[case::none("template", "PAIR")]
#[case::both("template es-mx --reference", "cannot be used with")]
#[case::force_alone("template es-mx --force", "--out")]
fn wrong_usage_is_2(#[case] line: &str, #[case] says: &str) {
    let output = run(line);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""), "{line}");
    assert!(stderr(&output).contains(says), "{}", stderr(&output));
}

#[test]
fn what_is_held_already_is_said_and_printed_all_the_same() {
    let output = run("template mexico palestine");
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("pair = \"mx-ps\""));
    assert_eq!(stderr(&output), "note: mx-ps is held already; what this file adds is read beside it\n");
    assert!(found("--no-built-in template mexico palestine").contains("pair = \"mx-ps\""));
}

#[test]
fn needs_no_data_that_load() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("broken.toml"), "pair = ").unwrap();
    let data = directory.path().display();
    assert!(found(&format!("template es-mx --data {data}")).contains("es-mx"));
}

#[test]
fn a_file_is_written_and_not_overwritten() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("es-mx.toml");
    let line = format!("template es-mx --out {}", path.display());
    let output = run(&line);
    assert_eq!((output.status.code(), stdout(&output), stderr(&output)), (Some(0), "", ""));
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text, found("template es-mx"));
    fs::write(&path, "mine").unwrap();
    let output = run(&line);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("exists already; '--force' replaces it"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(run(&format!("{line} --force")).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1, "nothing is left beside it");
    assert!(found(&format!("--no-built-in --data {} pairs", path.display())).contains("Mexico–Spain"));
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let output = run("template es-mx --out /nonexistent/es-mx.toml");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("/nonexistent/es-mx.toml cannot be written"), "{}", stderr(&output));
}
