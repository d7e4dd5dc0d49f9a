//! The README: what it tells a user to do works.

use comity::dossier;

use crate::cli::found;

const README: &str = include_str!("../../README.md");

/// The blocks of code of a language.
fn blocks(language: &str) -> impl Iterator<Item = &'static str> {
    README.split("```").skip(1).step_by(2).filter_map(move |block| block.strip_prefix(language)?.strip_prefix('\n'))
}

#[test]
fn its_commands_print_something() {
    let lines = blocks("sh").flat_map(str::lines).filter_map(|line| line.strip_prefix("comity "));
    // What follows opens the explorer, reads a file of the user's, or is for the shell.
    let lines = lines.map(|line| line.split(['#', '>']).next().unwrap().trim());
    let others = ["open", "--data", "compile", "import csv", "import article"];
    let printing: Vec<_> = lines.filter(|line| !others.iter().any(|other| line.starts_with(other))).collect();
    assert!(printing.len() > 7, "{printing:?}");
    for line in printing {
        found(line);
    }
}

#[test]
fn its_dossier_is_sound() {
    let dossier: Vec<_> = blocks("toml").collect();
    assert_eq!(dossier.len(), 1);
    let loaded = dossier::load_text("README.md", dossier[0]).unwrap();
    assert_eq!((loaded.problems.len(), loaded.data.events().len()), (0, 2));
}

#[test]
fn its_two_commands_stand_first() {
    let commands: Vec<_> = blocks("sh").flat_map(str::lines).take(2).collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
}
