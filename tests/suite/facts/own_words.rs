//! Facts carry over, sentences do not: no asset shares a run of words with an article it draws on.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use comity::text::fold;

/// So many words in a row are a sentence of somebody's.
const RUN: usize = 8;

/// Names and titles, which cannot be said in other words.
const ALLOWED: [&str; 1] = ["director general for africa and the middle east"];

fn words(line: &str) -> Vec<String> {
    let line = fold(line);
    line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The longest runs of a line that stand in an article.
fn shared(line: &str, runs: &BTreeSet<Vec<String>>) -> Vec<String> {
    let words = words(line);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for start in 0..(words.len() + 1).saturating_sub(RUN) {
        if runs.contains(&words[start..start + RUN]) {
            match found.last_mut() {
                Some((_, end)) if *end + 1 == start + RUN => *end += 1,
                _ => found.push((start, start + RUN)),
            }
        }
    }
    found.into_iter().map(|(start, end)| words[start..end].join(" ")).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn runs(article: &str) -> impl Iterator<Item = Vec<String>> {
    article.lines().flat_map(|line| words(line).windows(RUN).map(<[_]>::to_vec).collect::<Vec<_>>())
}

#[test]
fn shared_runs_are_found_whole() {
    let runs = runs("The quick brown fox jumps over the lazy dog, Élan!").collect();
    let line = "summary = \"A quick brown fox jumps OVER the lazy dog: elan, and more\"";
    assert_eq!(shared(line, &runs), ["quick brown fox jumps over the lazy dog elan"]);
    assert_eq!(shared("quick brown fox jumps over a lazy dog elan", &runs), Vec::<String>::new());
}

#[test]
fn no_sentence_of_an_article_stands_in_an_asset() {
    let Some(samples) = std::env::var_os("COMITY_SAMPLES") else {
        println!("COMITY_SAMPLES names no folder with articles/built-in; nothing is compared");
        return;
    };
    let articles = files(&Path::new(&samples).join("articles/built-in"));
    assert!(articles.len() >= 3, "{articles:?}");
    let runs = articles.iter().flat_map(|path| runs(&fs::read_to_string(path).unwrap()).collect::<Vec<_>>()).collect();
    let mut taken = Vec::new();
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")) {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let found = shared(line, &runs).into_iter().filter(|run| !ALLOWED.contains(&run.as_str()));
            taken.extend(found.map(|run| format!("{}:{}: {run}", path.display(), number + 1)));
        }
    }
    assert_eq!(taken, Vec::<String>::new());
}
