//! `comity import article`, as a shell sees it.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use super::own;
use crate::cli::{command, found, run, stderr, stdout};

/// A small article with a sentence of every fate.
pub(super) const SMALL: &str = "= Iraq–Mexico relations =\n\n\
    Iraq and Mexico established diplomatic relations on 25 September 1950. It rained for ten days in May 1999. \
    Both are far from each other.\n\n== Visits ==\n\nIn March 1976, President Omar Sample of Mexico paid a visit to Baghdad.\n";

/// A folder with articles in it, and the line that imports them.
pub(super) struct Folder(tempfile::TempDir);

impl Folder {
    pub(super) fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        Self(folder)
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Imports files of the folder into its folder `out`.
    pub(super) fn import(&self, files: &[&str], more: &str) -> Output {
        let at = self.path().display();
        let files: Vec<String> = files.iter().map(|file| format!(" '{at}/{file}'")).collect();
        let files = files.concat();
        run(&format!("import article{files} --out '{at}/out' {more}"))
    }

    /// Imports what comes in.
    pub(super) fn import_from(&self, input: &[u8], more: &str) -> Output {
        let line = format!("import article - --out '{}/out' {more}", self.path().display());
        let mut command = command(&line);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that has read enough closes its end.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    /// What was said, without the name of the folder.
    pub(super) fn said(&self, text: &str) -> String {
        text.replace(&self.path().display().to_string(), "FOLDER")
    }

    /// The files in `out`.
    pub(super) fn out(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path().join("out")) else { return Vec::new() };
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join("out").join(name)).unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn a_report_says_what_became_of_every_sentence() {
    let folder = Folder::with(&[("small.txt", SMALL.as_bytes())]);
    let output = folder.import(&["small.txt"], "--report");
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    insta::assert_snapshot!("import-article-report", folder.said(stdout(&output)));
    let short = folder.import(&["small.txt"], "--force");
    assert!(stdout(&short).lines().all(|line| !line.contains('“')), "{}", stdout(&short));
}

#[test]
fn an_import_is_a_dossier_like_any_other() {
    let folder = Folder::with(&[("small.txt", SMALL.as_bytes())]);
    let about = "--url https://example.org/iq-mx --licence 'CC BY 4.0' --read 2024-05";
    assert_eq!(code(&folder.import(&["small.txt"], about)), 0);
    let toml = folder.read("iq-mx.toml");
    for line in ["url = \"https://example.org/iq-mx\"", "licence = \"CC BY 4.0\"", "read = \"2024-05\""] {
        assert!(toml.contains(line), "{toml}");
    }
    let alone = format!("--no-built-in --data '{}/out'", folder.path().display());
    assert!(found(&format!("events {alone}")).contains("Omar Sample"));
    // The gaps count what nobody has looked at; a dossier that somebody has reviewed has none of that.
    assert!(stdout(&run(&format!("gaps {alone}"))).contains("iq-mx/article/relations-established"));
    let reviewed = toml.replace("\nsure = ", "\nreviewed = true\nsure = ");
    fs::write(folder.path().join("out/iq-mx.toml"), reviewed).unwrap();
    assert!(!stdout(&run(&format!("gaps {alone}"))).contains("iq-mx/article/relations-established"));
    // Beside the built-in dossiers it joins what they know.
    let path = folder.path().join("out");
    assert!(found(&format!("show iq-mx/relations-established --data '{}'", path.display())).contains("1950"));
}

#[test]
fn several_articles_make_a_dossier_each() {
    let folder = Folder::with(&[]);
    let names = ["Finland–Uruguay_relations.txt", "Chile–Netherlands_relations.txt"];
    for name in names {
        fs::copy(own().join(name), folder.path().join(name)).unwrap();
    }
    let output = folder.import(&names, "");
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert_eq!(folder.out(), ["cl-nl.toml", "fi-uy.toml"]);
    assert_eq!(stdout(&output).matches("written to").count(), 2);
    // Again gives the same again.
    let before = folder.out().iter().map(|name| folder.read(name)).collect::<Vec<_>>();
    assert_eq!(code(&folder.import(&names, "--force")), 0);
    assert_eq!(folder.out().iter().map(|name| folder.read(name)).collect::<Vec<_>>(), before);
}

/// One who stands in two articles has one id in both dossiers.
#[test]
fn one_person_of_two_articles_is_one() {
    let visit = |pair: &str, name: &str, city: &str| {
        format!("= {pair} relations =\n\nIn March 1976, President {name} of Mexico paid a visit to {city}.\n")
    };
    let folder = Folder::with(&[
        ("a.txt", visit("Iraq–Mexico", "Omar Sample", "Baghdad").as_bytes()),
        ("b.txt", visit("Mexico–Oman", "Omar Sample Example", "Muscat").as_bytes()),
    ]);
    assert_eq!(code(&folder.import(&["a.txt", "b.txt"], "")), 0);
    for name in ["iq-mx.toml", "mx-om.toml"] {
        assert!(folder.read(name).contains("id = \"person/omar-sample-example\""), "{}", folder.read(name));
    }
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::with(&[]);
    let output = folder.import_from(SMALL.as_bytes(), "");
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let titled = folder.read("iq-mx.toml");
    // Without a title the pair has to be named.
    let untitled = SMALL.split_once("\n\n").unwrap().1;
    let output = folder.import_from(untitled.as_bytes(), "--force --pair iq-mx");
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let untitled = folder.read("iq-mx.toml");
    assert!(!untitled.contains("\"-\""), "an article is not called by what it came through: {untitled}");
    let count = |toml: &str| toml.matches("[[event]]").count();
    assert_eq!(count(&untitled), count(&titled));
}

#[test]
fn the_pair_may_be_named() {
    let text = SMALL.replace("Iraq–Mexico relations", "Two countries in the 20th century");
    let folder = Folder::with(&[("article.txt", text.as_bytes())]);
    assert_eq!(code(&folder.import(&["article.txt"], "")), 1);
    for pair in ["iq-mx", "mx-iq", "Mexico-Iraq"] {
        let output = folder.import(&["article.txt"], &format!("--force --pair {pair}"));
        assert_eq!((code(&output), stderr(&output)), (0, ""), "{pair}");
        assert_eq!(folder.out(), ["iq-mx.toml"]);
    }
}

/// A mark at its start and the ends of its lines are no part of a text.
#[test]
fn marks_of_an_editor_change_nothing() {
    let folder = Folder::with(&[]);
    assert_eq!(code(&folder.import_from(SMALL.as_bytes(), "")), 0);
    let plain = folder.read("iq-mx.toml");
    let marked = format!("\u{FEFF}{SMALL}");
    assert_eq!(code(&folder.import_from(marked.as_bytes(), "--force")), 0);
    assert_eq!(folder.read("iq-mx.toml"), plain);
    // The places are counted in what was read.
    let placeless =
        |toml: &str| toml.lines().map(|line| line.split(", span").next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(code(&folder.import_from(SMALL.replace('\n', "\r\n").as_bytes(), "--force")), 0);
    assert_eq!(placeless(&folder.read("iq-mx.toml")), placeless(&plain));
}
