//! Articles: what an import makes of prose, measured on texts of our own and, where they are at hand, on real ones.

mod broken;
mod built_in;
mod chance;
mod command;
mod matching;
mod measure;
mod records;
mod same;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use comity::dossier::{self, Loaded, Severity};
use comity::import::article::{About, Article, Lexicon, Unfit, read};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::built_in().unwrap());

/// The folder of the articles of our own.
fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

/// A folder of real articles; `None` where there is none, which is said.
#[expect(clippy::print_stdout, reason = "a test that passes without its material says so")]
fn real(folder: &str) -> Option<PathBuf> {
    let samples = std::env::var_os("COMITY_SAMPLES");
    if samples.is_none() {
        println!("COMITY_SAMPLES names no folder with {folder}; nothing is read");
    }
    Some(Path::new(&samples?).join(folder))
}

/// The articles of a folder, by the ending of their files, in the order of their names.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    paths
}

/// Reads a text as the article of a file of this name.
fn read_as(name: &str, text: &str) -> Result<Article, Unfit> {
    read(text, &About { name: name.to_owned(), ..About::default() }, &LEXICON)
}

/// Reads a file.
fn import(path: &Path) -> Article {
    let name = path.file_stem().unwrap().to_str().unwrap();
    read_as(name, &fs::read_to_string(path).unwrap()).unwrap_or_else(|unfit| panic!("{unfit}"))
}

/// The dossier of an article.
fn dossier_of(article: &Article) -> String {
    let mut out = Vec::new();
    article.write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What reading makes of the dossier of an article: nothing of it is wrong.
fn loaded(article: &Article) -> Loaded {
    let toml = dossier_of(article);
    let loaded = dossier::load_text("imported.toml", &toml).unwrap_or_else(|report| panic!("{report}\n{toml}"));
    let wrong: Vec<_> = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert_eq!((loaded.tally.left_out, wrong), (0, vec![]));
    loaded
}
