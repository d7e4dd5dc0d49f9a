//! `comity import`.

mod article;

use std::io::{self, IsTerminal as _, Write, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::Failure;
use super::page::Page;
use crate::import::Fault;
use crate::import::csv::{Fate, Import as Imported, Job, Left, RecipeText, SHIPPED, Shipped, Tally, import};
use crate::outfile::{self, Existing, Outfile, Unwritten};
use crate::text::{nearest, neutral};

/// Make dossiers of what others publish
///
/// What is imported is written as JSON Lines, one file a recipe; '--data DIR' reads it beside
/// everything else.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity import recipes
  comity import recipes missions > my-recipe.toml
  comity import recipes --reference
  comity import csv embassies.csv --recipe missions --out imported/
  comity import csv treaties.csv treaty-parties.csv --recipe treaties --out imported/ --force
  comity import article Iraq–Mexico_relations.txt --out dossiers/

Exit status:
  0 imported, rows that were left out included; 1 nothing imported, or nothing could be written;
  2 wrong usage, or a recipe that is wrong or does not fit the table; 3 a table that cannot be read"
)]
pub(super) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Csv(Csv),
    Article(article::Import),
    Recipes(Recipes),
}

/// Import a table by recipe
///
/// A recipe says what the columns mean ('comity import recipes --reference' says how to write
/// one); rows that do not fit are left out, counted and listed in DIR/RECIPE.left-out.csv with
/// file, line, reason and what to do. All files are written, or none.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
struct Csv {
    /// The table; after it the one that the recipe joins to it, if it is not beside the first
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The name of a shipped recipe, or the path of a recipe of your own
    #[arg(long, value_name = "RECIPE")]
    recipe: String,
    /// The directory to write to; made where there is none
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Replace files that are there already
    #[arg(long)]
    force: bool,
}

/// List the shipped recipes, print one as a start for your own, or print their reference
#[derive(Debug, Args)]
struct Recipes {
    /// The recipe to print
    #[arg(value_name = "RECIPE")]
    name: Option<String>,
    /// Print the reference of recipes: what each key means, with a small one whole
    #[arg(long, conflicts_with = "name")]
    reference: bool,
}

/// The reference for who writes recipes.
const REFERENCE: &str = include_str!("../../assets/recipes/README.md");

impl Import {
    /// Imports; no dossier is read for it.
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let mut page = Page::stdout();
        match &self.what {
            What::Csv(csv) => csv.run(&mut page.out),
            What::Article(article) => article.run(&mut page.out),
            What::Recipes(recipes) => recipes.print(&mut page.out).map(|()| ExitCode::SUCCESS),
        }
    }
}

impl Recipes {
    fn print(&self, out: &mut impl Write) -> Result<(), Failure> {
        match &self.name {
            None if self.reference => out.write_all(REFERENCE.as_bytes())?,
            None => {
                for shipped in SHIPPED {
                    writeln!(out, "{:<10}  {}", shipped.name, shipped.about())?;
                }
            },
            Some(name) => {
                let unknown = || Failure::Usage {
                    wrong: format!("no shipped recipe is called '{name}'"),
                    hint: nearest(name, SHIPPED.iter().map(|shipped| shipped.name)).map(str::to_owned),
                };
                out.write_all(Shipped::named(name).ok_or_else(unknown)?.text.as_bytes())?;
            },
        }
        Ok(out.flush()?)
    }
}

impl Csv {
    fn run(&self, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let recipe = RecipeText::find(&self.recipe).map_err(|wrong| Failure::Usage { wrong, hint: None })?;
        let [records, left_out] =
            ["jsonl", "left-out.csv"].map(|form| self.out.join(format!("{}.{form}", recipe.stem)));
        let job = Job { recipe, files: self.files.clone() };
        let mut progress = Progress::new();
        let imported = import(&job, |done, whole| progress.show(done, whole));
        progress.clear();
        let imported = imported.map_err(|fault| failure(&fault))?;
        // Records of an earlier import and a list of another would belie each other.
        let is_kept = imported.is_empty() && records.symlink_metadata().is_ok();
        if !is_kept {
            self.write(&imported, &records, &left_out)?;
        }
        complain(&imported.left, (!is_kept).then_some(&left_out));
        account(out, &imported)?;
        if is_kept {
            let (records, left_out) = (shown(&records), shown(&left_out));
            writeln!(
                out,
                "\nNothing was imported; {records} is there from before, and it and {left_out} stay as they are"
            )?;
        } else {
            outcome(out, &imported, &records, &left_out)?;
        }
        out.flush()?;
        Ok(if imported.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    /// Writes the records, if any, and the list of what was left out.
    fn write(&self, imported: &Imported, records: &Path, left_out: &Path) -> Result<(), Unwritten> {
        let existing = if self.force { Existing::Replaced } else { Existing::Kept };
        outfile::write_into(&self.out, || {
            let mut files = vec![Outfile::write(left_out, existing, |out| imported.write_left_out(out))?];
            if !imported.is_empty() {
                let lines = &imported.lines;
                files.push(Outfile::write(records, existing, |out| {
                    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
                })?);
            }
            Ok(files)
        })
    }
}

fn shown(path: &Path) -> String {
    neutral(&path.display().to_string()).into_owned()
}

fn failure(fault: &Fault) -> Failure {
    match fault {
        Fault::Recipe(_) => Failure::Misfit(fault.to_string()),
        Fault::Input(_) => Failure::Unreadable(fault.to_string()),
    }
}

/// How many rows that were left out are named on stderr; all are in the list.
const NAMED: usize = 5;

fn complain(left: &[Left], list: Option<&PathBuf>) {
    let mut stderr = stderr().lock();
    let rows = || left.iter().filter(|left| left.fate == Fate::Row);
    for left in rows().take(NAMED) {
        let value = if left.value.is_empty() { String::new() } else { format!(": {}", left.value) };
        // Where stderr is closed, nobody wants the notes.
        let _ = writeln!(stderr, "{}:{}: left out: {}{}", neutral(&left.file), left.line, left.reason, neutral(&value));
    }
    let more = rows().count().saturating_sub(NAMED);
    if more > 0 {
        let listed = list.map_or_else(String::new, |list| format!(", listed in {}", shown(list)));
        let _ = writeln!(stderr, "… and {more} more{listed}");
    }
}

/// How many values are named beside a reason.
const VALUES: usize = 4;

/// Prints the account: rows in, records out, rows and parts left out by reason. The sums agree.
fn account(out: &mut impl Write, imported: &Imported) -> io::Result<()> {
    let tallies = imported.tallies();
    let left = imported.rows - imported.used;
    writeln!(out, "{:>8}  rows", imported.rows)?;
    writeln!(out, "{:>8}  used", imported.used)?;
    writeln!(out, "{left:>8}  left out")?;
    tallies.iter().filter(|tally| tally.fate == Fate::Row).try_for_each(|tally| line(out, tally))?;
    if tallies.iter().any(|tally| tally.fate == Fate::Part) {
        writeln!(out, "\nParts of rows left out")?;
        tallies.iter().filter(|tally| tally.fate == Fate::Part).try_for_each(|tally| line(out, tally))?;
    }
    if !imported.is_empty() {
        writeln!(out, "\nRecords")?;
        imported.records.iter().try_for_each(|(label, count)| writeln!(out, "{count:>8}  {label}"))?;
    }
    Ok(())
}

/// Prints what has been written.
fn outcome(out: &mut impl Write, imported: &Imported, records: &Path, list: &Path) -> io::Result<()> {
    if imported.is_empty() {
        return writeln!(out, "\nNothing was imported; the rows and the reasons are in {}", shown(list));
    }
    writeln!(out, "\nWritten to {}", shown(records))?;
    writeln!(out, "What was left out is listed in {}", shown(list))
}

fn line(out: &mut impl Write, tally: &Tally) -> io::Result<()> {
    let named = |(value, count): &(String, usize)| match (&**value, *count) {
        ("", _) => None,
        (value, 1) => Some(value.to_owned()),
        (value, count) => Some(format!("{value} ×{count}")),
    };
    let mut values: Vec<_> = tally.values.iter().filter_map(named).collect();
    let more = values.len().saturating_sub(VALUES);
    values.truncate(VALUES);
    if more > 0 {
        values.push(format!("… {more} more"));
    }
    let values = if values.is_empty() { String::new() } else { format!(": {}", values.join("; ")) };
    writeln!(out, "{:>8}    {}{}", tally.count, neutral(&tally.reason), neutral(&values))?;
    if tally.remedy.is_empty() { Ok(()) } else { writeln!(out, "{:14}{}", "", neutral(&tally.remedy)) }
}

/// How far an import is, on stderr: on a terminal, and for tables that take their time.
struct Progress {
    is_shown: bool,
    percent: u64,
}

/// The smallest table whose import takes long enough to be watched, in bytes.
const LONG: u64 = 16 << 20;

impl Progress {
    fn new() -> Self {
        Self { is_shown: stderr().is_terminal(), percent: 0 }
    }

    fn show(&mut self, done: u64, whole: u64) {
        let percent = done * 100 / whole.max(1);
        if self.is_shown && whole >= LONG && percent != self.percent {
            self.percent = percent;
            let filled = "#".repeat((percent / 5) as usize);
            let _ = write!(stderr(), "\rimporting [{filled:<20}] {percent:>3} %");
        }
    }

    fn clear(&self) {
        if self.percent > 0 {
            let _ = write!(stderr(), "\r{:40}\r", "");
        }
    }
}
