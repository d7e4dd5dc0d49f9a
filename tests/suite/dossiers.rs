//! Bad dossiers: every mistake is named by file, line and column, with what is expected and the nearest name there is; one
//! mistake makes one message; and nothing, however broken, panics or reaches the terminal raw.

mod beginning;
mod chance;
mod files;
mod layers;
mod lines;
mod many;
mod missions;
mod mistakes;
mod names;
mod printed;

use comity::dossier::{self, Problem, Report, Severity, Sources};
use comity::text::is_hostile;
use std::path::PathBuf;

/// The report on a dossier that must not load.
fn report(text: &str) -> Report {
    dossier::load_text("d.toml", text).expect_err("a broken dossier does not load")
}

/// The report on files that must not load, on their own.
fn report_on(paths: &[PathBuf]) -> Report {
    let sources = Sources { built_in: false, own: None, paths: paths.to_vec() };
    dossier::load(&sources).expect_err("broken dossiers do not load")
}

/// The only problem of a report.
fn only(report: &Report) -> &Problem {
    let [problem] = &report.problems[..] else { panic!("one mistake, one message:\n{report}") };
    assert_eq!((problem.severity, report.errors), (Severity::Error, 1));
    problem
}

/// What a reader sees of a report, checked to be fit for a terminal: lines, and no letter that does something.
fn shown(report: &Report) -> String {
    let text = report.to_string();
    assert!(text.lines().all(|line| !line.chars().any(is_hostile)), "{text:?}");
    assert_eq!(text.lines().count(), report.problems.len() + 1, "a problem is one line");
    text
}
