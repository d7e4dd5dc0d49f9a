//! What the program prints of a bad dossier.

use std::path::Path;

use super::super::cli::{command, stderr, stdout};
use super::{report_on, shown};

fn events(path: &Path) -> std::process::Output {
    command("events --no-built-in").arg("--data").arg(path).output().unwrap()
}

#[test]
fn every_problem_goes_to_stderr_and_nothing_to_stdout() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fr-mx.toml");
    std::fs::write(&path, include_str!("ten-mistakes.toml")).unwrap();
    let output = events(&path);
    assert_eq!((output.status.code(), stdout(&output)), (Some(3), ""));
    assert_eq!(stderr(&output), shown(&report_on(&[path])) + "\n");
    assert_eq!(stderr(&output).lines().count(), 11);
}

#[cfg(unix)]
#[test]
fn neither_names_nor_keys_of_files_reach_the_terminal_raw() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("\u{1b}[31m\u{202E}.toml");
    std::fs::write(&path, "\"\\u001b[2J\\u202e\\n\" = 1\npair = \"\\u001b\"\n").unwrap();
    let output = events(&path);
    assert_eq!(output.status.code(), Some(3));
    let lines: Vec<_> = stderr(&output).lines().map(|line| line.rsplit('/').next().unwrap()).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].starts_with("�[31m�.toml:1:1: error: the dossier has no `�[2J��`"), "{lines:?}");
    assert!(lines[1].starts_with("�[31m�.toml:2:8: error: `pair` holds the control character U+001B"), "{lines:?}");
}
