//! `comity check`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::page::Page;
use super::{DataArgs, Failure};
use crate::dossier::{self, Census, Checked, Severity, Sources};
use crate::export::{JsonProblem, write_array};
use crate::text::neutral;

/// Check dossiers: every problem in them, with file, line and column
///
/// PATH is a file or a directory of files named *.toml or *.jsonl. They are read above the built-in
/// dossiers, your own and those of '--data', so that names declared there are known and corrections
/// find what they correct; problems of those other files are not listed. Of an atlas it is checked
/// that it is whole, and not older than the files it was compiled from.
///
/// An error makes a dossier useless, and costs JSON Lines the one record. A warning is odd but
/// kept. A note says what was done as the files ask: what replaces or drops a record, what files
/// say differently and is disputed from now on, which records may be the same. Records that join
/// those of other files are counted, and named where they are 20 or fewer.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
JSON, for editors: an array with an object a problem
  file      the path as it was named, or found in a directory
  line      from 1; null for the file as a whole, as is the column
  column    from 1, in characters
  severity  error, warning or note
  message   what is wrong and what to do, in one line
  excerpt   the line, or a part of a long one, as 'text'; 'before' characters of it stand before
            what is wrong, which is 'width' characters; left out where there is none
The totals are then noted on standard error.

Examples:
  comity check fr-mx.toml
  comity check dossiers/ visits.jsonl
  comity check --format json --no-built-in fr-mx.toml

Exit status:
  0 nothing wrong, or notes only; 1 errors or warnings; 2 wrong usage; 3 a path that cannot be read"
)]
pub(super) struct Check {
    /// What to check
    #[arg(value_name = "PATH", required = true)]
    checked: Vec<PathBuf>,
    /// How to print the problems
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Form {
    /// A line a problem, below it the line of the file with a caret; at the end the totals
    #[default]
    Text,
    /// One JSON array
    Json,
}

impl Check {
    /// Reads the files. Whatever is wrong with them is a result, not a failure.
    pub(super) fn check(&self, sources: &Sources) -> Result<Checked, Failure> {
        if let Some(atlas) = sources.atlas() {
            let wrong = format!(
                "nothing is laid over an atlas, and {} is one; name the files it was compiled from with '--data'",
                atlas.display()
            );
            return Err(Failure::Usage { wrong, hint: None });
        }
        Ok(dossier::check(sources, &self.checked))
    }

    pub(super) fn print(&self, checked: &Checked, page: &mut Page) -> Result<(), Failure> {
        let out = &mut page.out;
        match self.format {
            Form::Text => {
                list(out, checked)?;
                writeln!(out, "{}", totals(checked))?;
            },
            Form::Json => write_array(out, checked.problems.iter().map(JsonProblem::new))?,
        }
        page.finish()?;
        let mut stderr = io::stderr().lock();
        let totals = (self.format == Form::Json).then(|| totals(checked));
        for note in totals.into_iter().chain(notes(checked)) {
            // Where stderr is closed, nobody wants the notes.
            let _ = writeln!(stderr, "{note}");
        }
        Ok(())
    }
}

/// What the shell is told.
pub(super) fn exit_code(checked: &Checked) -> ExitCode {
    let tally = &checked.tally;
    match checked.unread {
        0 if tally.errors + tally.warnings == 0 => ExitCode::SUCCESS,
        0 => ExitCode::from(1),
        _ => ExitCode::from(3),
    }
}

/// Each problem in a form that editors know, `file:line:column: severity: message`, and what it is about below it.
fn list(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    for problem in &checked.problems {
        writeln!(out, "{problem}")?;
        if let Some(excerpt) = &problem.excerpt {
            excerpt.to_string().lines().try_for_each(|line| writeln!(out, "    {line}"))?;
        }
    }
    if checked.problems.is_empty() { Ok(()) } else { writeln!(out) }
}

/// "3 files, 120 records (100 events, 15 missions, 5 people): 2 errors, 1 warning, 4 notes; 12 records join others".
fn totals(checked: &Checked) -> String {
    let tally = &checked.tally;
    let counts = [
        (Severity::Error, tally.errors, "error", "errors"),
        (Severity::Warning, tally.warnings, "warning", "warnings"),
        (Severity::Note, tally.notes, "note", "notes"),
    ];
    let told = counts.into_iter().filter(|(_, count, ..)| *count > 0).map(|(severity, count, one, many)| {
        let listed = checked.problems.iter().filter(|problem| problem.severity == severity).count();
        let of = if listed < count { format!(" ({listed} of them listed)") } else { String::new() };
        counted(count, one, many) + &of
    });
    let told: Vec<_> = told.collect();
    let told = if told.is_empty() { "no problems".to_owned() } else { told.join(", ") };
    let joined = match tally.joined {
        0 => String::new(),
        1 => "; 1 record joins another".to_owned(),
        many => format!("; {many} records join others"),
    };
    format!("{}, {}: {told}{joined}", counted(tally.files, "file", "files"), records(tally.records))
}

/// "120 records (100 events, 15 missions, 5 people), 41 of them not reviewed".
fn records(census: Census) -> String {
    let parts = [
        (census.events, "event", "events"),
        (census.missions, "mission", "missions"),
        (census.accreditations, "accreditation", "accreditations"),
        (census.people, "person", "people"),
        (census.parties, "party", "parties"),
    ];
    let parts: Vec<_> =
        parts.into_iter().filter(|part| part.0 > 0).map(|(n, one, many)| counted(n, one, many)).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let unreviewed = match census.unreviewed {
        0 => String::new(),
        count => format!(", {count} of them not reviewed"),
    };
    counted(census.total(), "record", "records") + &parts + &unreviewed
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What keeps this check from being the whole truth.
fn notes(checked: &Checked) -> Vec<String> {
    let mut notes = Vec::new();
    if let [first, others @ ..] = &checked.elsewhere[..] {
        let who = match others.len() {
            0 => "has errors of its own".to_owned(),
            1 => "and 1 other file have errors of their own".to_owned(),
            more => format!("and {more} other files have errors of their own"),
        };
        notes.push(format!("note: {} {who}, listed when it is checked", neutral(first)));
    }
    if checked.is_lenient && checked.tally.records.total() > 0 {
        let lenient = "note: names are not checked while a file that may declare them cannot be read; check again then";
        notes.push(lenient.to_owned());
    }
    notes
}
