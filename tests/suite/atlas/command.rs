//! `comity compile`, and atlases on the command line.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, SystemTime};

use comity::app::Problems;
use comity::dossier::{self, Sources};
use rstest::rstest;
use tempfile::TempDir;

use crate::cli::{command, stderr, stdout};

const DOSSIER: &str = "pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/visit\"\nkind = \"visit\"\nwhen = \"1964-03\"\nfrom = \"fr\"\nto = \"mx\"\ntitle = \"A visit\"\n";
const LINE: &str = r#"{"type":"event","id":"fr-mx/talks","kind":"meeting","when":"1970","title":"Talks"}"#;

/// A folder with a small world in it.
fn world() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("world")).unwrap();
    fs::write(folder.path().join("world/fr-mx.toml"), DOSSIER).unwrap();
    fs::write(folder.path().join("world/more.jsonl"), format!("{LINE}\n")).unwrap();
    folder
}

fn run_in(folder: &Path, line: &str) -> Output {
    command(line).current_dir(folder).env("XDG_DATA_HOME", folder.join("home")).output().unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

/// A world, and the atlas of it.
fn compiled() -> TempDir {
    let folder = world();
    let output = run_in(folder.path(), "compile world -o world.atlas");
    assert_eq!((code(&output), stdout(&output)), (Some(0), ""), "{}", stderr(&output));
    assert!(stderr(&output).starts_with("world.atlas: 2 events, 0 people, 1 pairs; "), "{}", stderr(&output));
    folder
}

fn change(path: &Path) {
    let later = SystemTime::now() + Duration::from_secs(7);
    fs::File::options().append(true).open(path).unwrap().set_modified(later).unwrap();
}

#[rstest]
fn an_atlas_answers_as_its_files_do(
    #[values("pairs --format json", "events --format jsonl", "export", "search visit", "show fr-mx/visit")] line: &str,
) {
    let folder = compiled();
    let from = |data: &str| {
        let output = run_in(folder.path(), &format!("--data {data} {line}"));
        assert_eq!((code(&output), stderr(&output)), (Some(0), ""));
        stdout(&output).to_owned()
    };
    assert_eq!(from("world.atlas"), from("world --no-built-in"));
}

#[test]
fn the_built_in_dossiers_are_part_of_it_where_that_is_asked() {
    let folder = world();
    run_in(folder.path(), "compile --built-in world -o all.atlas");
    let pairs = run_in(folder.path(), "--data all.atlas pairs --format csv");
    assert_eq!(stdout(&pairs).lines().count(), 5, "{}", stdout(&pairs));
}

#[test]
fn the_same_files_make_the_same_atlas() {
    let folder = compiled();
    let first = fs::read(folder.path().join("world.atlas")).unwrap();
    run_in(folder.path(), "compile world -o world.atlas");
    assert!(fs::read(folder.path().join("world.atlas")).unwrap() == first);
}

mod stale {
    use super::*;

    /// What stderr says of the atlas, where the pairs are listed all the same.
    fn said(folder: &Path, atlas: &str) -> String {
        let output = run_in(folder, &format!("--data {atlas} pairs"));
        assert_eq!(code(&output), Some(0));
        assert_ne!(stdout(&output), "");
        stderr(&output).to_owned()
    }

    #[test]
    fn files_that_changed_are_named() {
        let folder = compiled();
        assert_eq!(said(folder.path(), "world.atlas"), "");
        change(&folder.path().join("world/more.jsonl"));
        let expected = "world.atlas: warning: is older than world/more.jsonl; compile it again\n";
        assert_eq!(said(folder.path(), "world.atlas"), expected);
        fs::write(folder.path().join("world/fr-mx.toml"), format!("{DOSSIER}# More.\n")).unwrap();
        let expected = "is older than world/fr-mx.toml and another of its files; compile it again\n";
        assert!(said(folder.path(), "world.atlas").ends_with(expected));
        run_in(folder.path(), "compile world -o world.atlas");
        assert_eq!(said(folder.path(), "world.atlas"), "");
    }

    /// The explorer says it on its status row.
    #[test]
    fn the_explorer_is_told_too() {
        let folder = compiled();
        change(&folder.path().join("world/more.jsonl"));
        let path = folder.path().join("world.atlas");
        let loaded = dossier::load(&Sources { paths: vec![path.clone()], ..Sources::default() }).unwrap();
        let word = format!("{} is older than world/more.jsonl; compile it again", path.display());
        assert_eq!(Problems::of(&loaded).word(), Some(word));
    }

    #[test]
    fn a_file_that_came_or_went_is_a_change_of_its_directory() {
        let folder = compiled();
        let more = folder.path().join("world/again.jsonl");
        fs::write(&more, "").unwrap();
        assert!(said(folder.path(), "world.atlas").ends_with("is older than world; compile it again\n"));
        fs::remove_file(more).unwrap();
        assert_eq!(said(folder.path(), "world.atlas"), "");
        fs::remove_file(folder.path().join("world/more.jsonl")).unwrap();
        assert!(said(folder.path(), "world.atlas").ends_with("is older than world; compile it again\n"));
    }

    /// An atlas knows its files from where it stands, not from where somebody works; without them it has nothing to say.
    #[test]
    fn the_files_are_looked_for_from_the_atlas() {
        let folder = compiled();
        change(&folder.path().join("world/more.jsonl"));
        let elsewhere = folder.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        assert!(said(&elsewhere, "../world.atlas").contains("is older than world/more.jsonl"));
        fs::rename(folder.path().join("world.atlas"), elsewhere.join("world.atlas")).unwrap();
        assert_eq!(said(&elsewhere, "world.atlas"), "");
        // Written from another place, it finds them all the same.
        run_in(folder.path(), "compile world -o elsewhere/world.atlas");
        assert_eq!(said(&elsewhere, "world.atlas"), "");
        fs::write(folder.path().join("world/more.jsonl"), "").unwrap();
        assert!(said(&elsewhere, "world.atlas").contains("is older than world/more.jsonl"));
    }
}

mod refused {
    use super::*;

    #[rstest]
    #[case::not_one(b"pair = \"fr-mx\"\n", "error: is no atlas, whatever its name")]
    #[case::empty(b"", "error: is no atlas, whatever its name")]
    #[case::cut(b"\x89comity\n\x01\0", "error: is cut short: 10 bytes are not even the head of an atlas")]
    fn data_that_are_none_are_3(#[case] bytes: &[u8], #[case] said: &str) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("w.atlas"), bytes).unwrap();
        for line in ["--data w.atlas pairs", "--data w.atlas", "--data w.atlas search x"] {
            let output = run_in(folder.path(), line);
            assert_eq!((code(&output), stdout(&output)), (Some(3), ""), "{line}");
            assert!(stderr(&output).starts_with(&format!("w.atlas: {said}")), "{}", stderr(&output));
        }
        let output = run_in(folder.path(), "check w.atlas");
        assert_eq!(code(&output), Some(3));
        assert!(stdout(&output).starts_with(&format!("w.atlas: {said}")), "{}", stdout(&output));
    }

    #[test]
    fn one_that_is_not_there_is_3() {
        let output = run_in(tempfile::tempdir().unwrap().path(), "--data w.atlas pairs");
        assert_eq!(code(&output), Some(3));
        assert!(stderr(&output).starts_with("w.atlas: error: cannot be read: "), "{}", stderr(&output));
    }

    #[test]
    fn one_that_is_damaged_is_3_whatever_its_name() {
        let folder = compiled();
        let mut bytes = fs::read(folder.path().join("world.atlas")).unwrap();
        bytes[100] ^= 1;
        fs::write(folder.path().join("world.data"), bytes).unwrap();
        let output = run_in(folder.path(), "--data world.data pairs");
        assert_eq!(code(&output), Some(3));
        assert!(
            stderr(&output).starts_with("world.data: error: is damaged: its section \"about\""),
            "{}",
            stderr(&output)
        );
    }

    #[rstest]
    #[case("--data world.atlas --data world pairs", "the atlas world.atlas is read alone; compile what belongs")]
    #[case("--data world pairs --data world.atlas", "the atlas world.atlas is read alone; compile what belongs")]
    #[case("--data world.atlas check world", "nothing is laid over an atlas, and world.atlas is one")]
    #[case("compile world.atlas -o more.atlas", "world.atlas is compiled already; name the files it was made of")]
    #[case("compile world -o world.json", "'world.json' is no name of an atlas; let it end in .atlas")]
    fn wrong_usage_is_2(#[case] line: &str, #[case] said: &str) {
        let output = run_in(compiled().path(), line);
        assert_eq!((code(&output), stdout(&output)), (Some(2), ""));
        assert!(stderr(&output).starts_with(&format!("error: {said}")), "{}", stderr(&output));
    }
}

mod compile {
    use super::*;

    #[test]
    fn no_other_file_is_written_over() {
        let folder = world();
        fs::write(folder.path().join("w.atlas"), "mine").unwrap();
        let output = run_in(folder.path(), "compile world -o w.atlas");
        assert_eq!(code(&output), Some(1));
        assert!(stderr(&output).contains("w.atlas exists already; '--force' replaces it"), "{}", stderr(&output));
        assert_eq!(fs::read(folder.path().join("w.atlas")).unwrap(), b"mine");
        assert_eq!(code(&run_in(folder.path(), "compile world -o w.atlas --force")), Some(0));
        assert_eq!(code(&run_in(folder.path(), "compile world -o w.atlas")), Some(0));
    }

    #[test]
    fn a_dossier_that_is_wrong_is_3_and_nothing_is_written() {
        let folder = world();
        fs::write(folder.path().join("world/wrong.toml"), "pair = 7\n").unwrap();
        let output = run_in(folder.path(), "compile world -o w.atlas");
        assert_eq!(code(&output), Some(3));
        assert!(stderr(&output).contains("world/wrong.toml:1:"), "{}", stderr(&output));
        assert!(!folder.path().join("w.atlas").exists());
    }

    /// Of bulk data what is right is kept; that something is missing is said when it is compiled, and whenever it is opened.
    #[test]
    fn a_record_that_is_wrong_is_told() {
        let folder = world();
        fs::write(folder.path().join("world/more.jsonl"), format!("{LINE}\nno record\n")).unwrap();
        let output = run_in(folder.path(), "compile world -o w.atlas");
        assert_eq!(code(&output), Some(3));
        assert!(stderr(&output).contains("world/more.jsonl:2:"), "{}", stderr(&output));
        let output = run_in(folder.path(), "--data w.atlas events");
        assert_eq!((code(&output), stdout(&output).lines().count()), (Some(0), 2));
        let said =
            "w.atlas: warning: 1 record of its files is not in it, because it is wrong; 'comity check PATH…' lists it";
        assert!(stderr(&output).starts_with(said), "{}", stderr(&output));
    }
}

#[test]
fn check_says_that_an_atlas_is_whole() {
    let folder = compiled();
    let output = run_in(folder.path(), "check world.atlas");
    assert_eq!((code(&output), stderr(&output)), (Some(0), ""));
    assert_eq!(stdout(&output), "1 file, 2 records (2 events): no problems\n");
    change(&folder.path().join("world/more.jsonl"));
    let output = run_in(folder.path(), "check world.atlas world");
    assert_eq!(code(&output), Some(1));
    assert!(stdout(&output).contains("world.atlas: warning: is older than world/more.jsonl"), "{}", stdout(&output));
    assert!(stdout(&output).contains("3 files, 4 records"), "{}", stdout(&output));
}
