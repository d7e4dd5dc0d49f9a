//! Import: tables by recipe become records, and every row is accounted for.

mod broken;
mod chance;
mod command;
mod features;
mod many;
mod mistakes;
mod people;
mod samples;

use std::fs;
use std::path::{Path, PathBuf};

use comity::dataset::Dataset;
use comity::dossier::{self, Severity, Sources};
use comity::import::Fault;
use comity::import::csv::{Fate, Import, Job, RecipeText, import};
use serde_json::Value;

/// What every small recipe here begins with.
const ARTICLE: &str = "[article]\narticle = \"A list\"\nlicence = \"CC0-1.0\"\nread = \"2022-11\"\n";

/// A recipe that makes a mission of every row of `from,to,city`; `more` comes before its records.
fn missions(more: &str) -> String {
    format!(
        "{ARTICLE}{more}\n[value.sender]\nfrom = \"{{from}}\"\nas = \"country\"\n[value.receiver]\nfrom = \"{{to}}\"\nas = \"country\"\n\
         [[mission]]\nfrom = \"{{sender}}\"\nto = \"{{receiver}}\"\ncity = \"{{city}}\"\nclass = \"embassy\"\n"
    )
}

/// A recipe that makes an event of every row, titled by the value `it`, whose keys are given.
fn titled(value: &str) -> String {
    format!(
        "{ARTICLE}[value.it]\n{value}\n[[event]]\nkind = \"statement\"\nid = \"row\"\nfrom = \"mx\"\nto = \"om\"\ntitle = \"{{it}}\"\n"
    )
}

/// A folder with tables in it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn import(&self, recipe: &str, files: &[&str]) -> Result<Import, Fault> {
        let recipe = RecipeText { name: "my.toml".to_owned(), stem: "my".to_owned(), text: recipe.to_owned() };
        let files: Vec<PathBuf> = files.iter().map(|name| self.path().join(name)).collect();
        import(&Job { recipe, files }, |_, _| {})
    }
}

/// Imports one table.
fn imported(recipe: &str, table: impl AsRef<[u8]>) -> Result<Import, Fault> {
    Folder::with(&[("table.csv", table.as_ref())]).import(recipe, &["table.csv"])
}

/// Imports one table; its sums agree.
fn taken(recipe: &str, table: impl AsRef<[u8]>) -> Import {
    let import = imported(recipe, table).unwrap_or_else(|fault| panic!("{fault}"));
    agree(&import);
    import
}

/// What was wrong, without the folder.
fn refused(recipe: &str, table: impl AsRef<[u8]>) -> String {
    let folder = Folder::with(&[("table.csv", table.as_ref())]);
    let fault = folder.import(recipe, &["table.csv"]).map(|import| import.lines).unwrap_err().to_string();
    fault.replace(&format!("{}/", folder.path().display()), "")
}

/// What reading makes of the lines that an import brings: none of them is wrong.
fn read_again(import: &Import, built_in: bool) -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("imported.jsonl");
    fs::write(&path, import.lines.join("\n")).unwrap();
    let loaded = dossier::load(&Sources { built_in, own: None, paths: vec![path] }).unwrap();
    let errors: Vec<_> = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert_eq!((loaded.tally.left_out, errors), (0, vec![]));
    loaded.data
}

/// Every row is used or left out once; every line is a record under an id of its own, which reading takes.
fn agree(import: &Import) {
    if !import.is_empty() {
        read_again(import, true);
    }
    let rows = import.left.iter().filter(|left| left.fate == Fate::Row).count();
    assert_eq!(import.used + rows, import.rows);
    let tallied: usize = import.tallies().iter().map(|tally| tally.count).sum();
    assert_eq!(tallied, import.left.len());
    let counted: usize = import.records.iter().map(|(_, count)| count).sum();
    assert_eq!(counted, import.lines.len());
    let mut ids: Vec<String> =
        records(import).iter().filter_map(|record| Some(record["id"].as_str()?.to_owned())).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

fn records(import: &Import) -> Vec<Value> {
    import.lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of_type(import: &Import, wanted: &str) -> Vec<Value> {
    records(import).into_iter().filter(|record| record["type"] == wanted).collect()
}

/// The titles of the events.
fn titles(import: &Import) -> Vec<String> {
    of_type(import, "event").iter().map(|event| event["title"].as_str().unwrap().to_owned()).collect()
}

/// What was left out: line, whether the whole row was, reason and value.
fn left(import: &Import) -> Vec<(u64, Fate, &str, &str)> {
    import.left.iter().map(|left| (left.line, left.fate, &*left.reason, &*left.value)).collect()
}
