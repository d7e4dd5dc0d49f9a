//! Files and directories, in whatever state.

use std::fs;
use std::path::{Path, PathBuf};

use comity::dataset;
use comity::dossier::{self, Loaded, Sources};
use rstest::rstest;
use tempfile::TempDir;

use super::{only, report_on, shown};

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn paths(folder: &TempDir, names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(|name| folder.path().join(name)).collect()
}

fn load(path: &Path) -> Loaded {
    dossier::load(&Sources { built_in: false, own: None, paths: vec![path.to_owned()] }).unwrap()
}

/// A report without the folder that its files lie in.
fn relative(report: &str, folder: &TempDir) -> String {
    report.replace(&format!("{}/", folder.path().display()), "")
}

const VISIT: &str = "pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitle = \"A\"\n";

#[rstest]
#[case::not_utf_8(
    b"pair = \"fr-mx\"\n# caf\xe9\n",
    "d.toml:2:6: error: is not UTF-8 from here on; save the file as UTF-8"
)]
#[case::nul(b"pair = \"fr-mx\"\n\0\0\0\n", "d.toml:2:1: error: the control character U+0000 stands here; remove it")]
#[case::old_line_ends(
    b"pair = \"fr-mx\"\r[[event]]\r",
    "d.toml:1:15: error: the control character U+000D stands here; remove it"
)]
#[case::utf_16(b"\xff\xfep\0a\0i\0r\0", "d.toml:1:1: error: is not UTF-8 from here on; save the file as UTF-8")]
#[case::twice_the_same_key(b"pair = \"fr-mx\"\npair = \"fr-mx\"\n", "d.toml:2:1: error: not TOML: duplicate key")]
fn broken_text_is_named_where_it_breaks(#[case] bytes: &[u8], #[case] expected: &str) {
    let folder = folder(&[("d.toml", bytes)]);
    let report = report_on(&paths(&folder, &["d.toml"]));
    assert_eq!(relative(&only(&report).to_string(), &folder), expected);
}

#[test]
fn lines_and_columns_are_those_of_an_editor() {
    let wrong = VISIT.replace("\"visit\"", "\"visitt\"").replace("[[event]]", "# é ü\n[[event]]");
    for bytes in [wrong.clone(), wrong.replace('\n', "\r\n"), format!("\u{FEFF}{wrong}")] {
        let folder = folder(&[("d.toml", bytes.as_bytes())]);
        let report = report_on(&paths(&folder, &["d.toml"]));
        assert_eq!(only(&report).position, Some((5, 8)), "{report}");
    }
    let folder = folder(&[("d.toml", "pair = \"fr-mx\"\nsee_also = [\"é\", 5]\n".as_bytes())]);
    assert_eq!(
        only(&report_on(&paths(&folder, &["d.toml"]))).position,
        Some((2, 18)),
        "columns are letters, not bytes"
    );
}

#[rstest]
#[case::crlf(VISIT.replace('\n', "\r\n"))]
#[case::byte_order_mark(format!("\u{FEFF}{VISIT}"))]
fn other_editors_are_no_mistake(#[case] text: String) {
    let folder = folder(&[("d.toml", text.as_bytes())]);
    assert_eq!(load(folder.path()).data.events().len(), 1);
}

#[rstest]
#[case::empty(b"")]
#[case::only_a_mark("\u{FEFF}".as_bytes())]
#[case::only_comments(b"# Later.\n")]
fn a_file_that_holds_nothing_is_worth_a_word(#[case] bytes: &[u8]) {
    let folder = folder(&[("d.toml", bytes)]);
    let loaded = load(folder.path());
    let notes: Vec<_> = loaded.problems.iter().map(|note| relative(&note.to_string(), &folder)).collect();
    assert_eq!(notes, ["d.toml:1:1: warning: nothing stands in this file: no pair, no [[person]], no [[party]]"]);
    assert_eq!(loaded.data.pairs().len(), 0);
}

#[test]
fn a_directory_is_its_dossiers_by_name() {
    let (other, notes) = (VISIT.replace("fr-mx", "de-fr"), b"no TOML [".as_slice());
    let folder =
        folder(&[("b.toml", VISIT.as_bytes()), ("a.toml", other.as_bytes()), ("notes.txt", notes), ("toml", notes)]);
    let pairs: Vec<_> = load(folder.path()).data.pairs().map(|(_, pair)| pair.id.clone()).collect();
    assert_eq!(pairs, ["de-fr".into(), "fr-mx".into()] as [Box<str>; 2]);
}

/// Editors keep what is not saved yet under such names, and the file managers of a Mac what is no text at all.
#[test]
fn hidden_files_of_a_directory_are_no_dossiers() {
    let broken = b"\0\0no TOML [".as_slice();
    let folder =
        folder(&[("a.toml", VISIT.as_bytes()), (".a.toml", broken), ("._a.toml", broken), (".#a.toml", broken)]);
    assert_eq!(load(folder.path()).data.pairs().len(), 1);
    // Who names one means it.
    assert_eq!(report_on(&paths(&folder, &[".a.toml"])).errors, 1);
}

#[test]
fn a_directory_of_hidden_files_holds_no_dossier() {
    let folder = folder(&[(".a.toml", VISIT.as_bytes())]);
    assert!(only(&report_on(&[folder.path().to_owned()])).message.contains("holds no dossier"));
}

/// Two files that name the same places, each first in its turn.
#[test]
fn ids_of_places_do_not_depend_on_the_order_of_files() {
    let visit = |pair: &str, places: &[&str]| {
        let places: Vec<_> = places.iter().map(|place| format!("\"{place}, Japan\"")).collect();
        VISIT.replace("fr-mx", pair) + &format!("places = [{}]\n", places.join(", "))
    };
    let one = visit("fr-jp", &["東京", "大阪", "東京 1", "Łódź", "Saint-Denis"]);
    let other = visit("jp-mx", &["saint denis", "Lodz", "大阪 1", "大阪", "東京"]);
    let ids = |files: [&str; 2]| {
        let folder = folder(&[("a.toml", files[0].as_bytes()), ("b.toml", files[1].as_bytes())]);
        let mut ids: Vec<_> = load(folder.path()).data.places().map(|(_, place)| place.id.clone()).collect();
        ids.sort();
        ids
    };
    let found = ids([&one, &other]);
    assert_eq!(found, ids([&other, &one]));
    assert!(found.contains(&"place/2f3c04f1ff1b2daf-jp".into()), "{found:?}");
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(found.iter().all(|id| dataset::is_slug(id.strip_prefix("place/").unwrap())), "{found:?}");
}

#[test]
fn a_directory_without_dossiers_is_an_error() {
    let folder = folder(&[("notes.txt", b"pair")]);
    let report = report_on(&[folder.path().to_owned()]);
    assert_eq!(only(&report).position, None);
    assert!(
        only(&report).message.contains("holds no dossier: none of its files is named *.toml or *.jsonl"),
        "{report}"
    );
}

#[test]
fn what_is_no_file_is_not_read() {
    let folder = folder(&[]);
    fs::create_dir(folder.path().join("d.toml")).unwrap();
    assert!(only(&report_on(&[folder.path().to_owned()])).message.contains("is not a file"));
    let missing = report_on(&paths(&folder, &["mx-fr.toml"]));
    assert_eq!(only(&missing).position, None);
    assert!(shown(&missing).contains("mx-fr.toml: error: cannot be read: "), "{missing}");
}

/// The size is asked before the file is read: it may be anything.
#[test]
fn a_file_beyond_reason_is_not_read() {
    let folder = folder(&[("d.toml", b"")]);
    fs::File::create(folder.path().join("d.toml")).unwrap().set_len((64 << 20) + 1).unwrap();
    let report = report_on(&paths(&folder, &["d.toml"]));
    assert!(only(&report).message.contains("has 67108865 bytes; a dossier may have 67108864"), "{report}");
}

#[test]
fn an_id_given_twice_in_a_file_names_both_places() {
    let person = "[[person]]\nid = \"person/x\"\nname = \"X\"\n";
    let files = folder(&[("b.toml", format!("{person}{person}").as_bytes())]);
    let problem = relative(&only(&report_on(&[files.path().to_owned()])).to_string(), &files);
    assert_eq!(problem, "b.toml:5:6: error: the id \"person/x\" is taken: b.toml:2 has it; give this record another");
}

#[test]
fn problems_of_all_files_are_reported_at_once_in_the_order_of_files_and_lines() {
    let a = VISIT.replace("\"visit\"", "\"vizit\"") + "colour = 1\n";
    let b =
        "pair = \"de-fr\"\n[[event]]\nid = \"de-fr/e\"\nkind = \"visit\"\ntitle = \"A\"\nfrom = \"x\"\nwhen = \"x\"\n";
    let files = folder(&[("b.toml", b.as_bytes()), ("a.toml", a.as_bytes()), ("c.toml", b"pair = 5\n")]);
    let report = report_on(&[files.path().to_owned()]);
    let places: Vec<_> = report
        .problems
        .iter()
        .map(|problem| relative(problem.to_string().split(" error").next().unwrap(), &files))
        .collect();
    assert_eq!(places, ["a.toml:4:8:", "a.toml:6:1:", "b.toml:6:8:", "b.toml:7:8:", "c.toml:1:8:"]);
}

/// Of a file that cannot be read nobody knows whom it declares.
#[rstest]
#[case::no_toml(b"[[person\nid = \"person/x\"\n")]
#[case::no_utf_8(b"\xff[[person]]\nid = \"person/x\"\n")]
fn a_broken_register_is_not_blamed_on_the_dossiers(#[case] register: &[u8]) {
    let dossier = format!("{VISIT}people = [{{ id = \"person/x\" }}]\nfrom = \"plo\"\nto = \"mx\"\nkin = 1\n");
    let files = folder(&[("fr-mx.toml", dossier.as_bytes()), ("people.toml", register)]);
    let report = report_on(&[files.path().to_owned()]);
    let names: Vec<_> = report.problems.iter().map(|problem| relative(&problem.file, &files)).collect();
    assert!(names.contains(&"people.toml".to_owned()) && names.contains(&"fr-mx.toml".to_owned()), "{report}");
    assert!(!report.to_string().contains("no [[p"), "{report}");
}
