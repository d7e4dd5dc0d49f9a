//! Reading articles: one of usual length, one of wikitext, and ten megabytes of prose.
//!
//! Peak memory of the long one, as an import from the command line takes it:
//!
//! ```sh
//! cargo build --release
//! for year in $(seq 1 3000); do cat tests/articles/*.txt; done | head -c 10000000 | iconv -c -f utf-8 -t utf-8 > long.txt
//! /usr/bin/time -v target/release/comity import article long.txt --pair fi-uy --out out --force    # Maximum resident set size
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use comity::import::article::{About, Lexicon, read};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// How long the long text is, in bytes.
const LONG: usize = 10_000_000;

/// The names that change from one turn of the long text to the next.
const NAMES: [(&str, &str); 4] =
    [("Sorsa", "Sample"), ("Tito", "Example"), ("Lavrov", "Specimen"), ("Correa", "Model")];

/// Our own articles, in the order of their names.
fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let entries = fs::read_dir(folder).expect("the articles are in the checkout");
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|form| form == "txt"));
    paths.sort();
    paths
}

/// A text with every year moved, so that no turn says what another has said.
fn moved(text: &str, by: usize) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut digits = String::new();
    for letter in text.chars().chain(['\n']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        match digits.parse::<usize>() {
            Ok(year @ 1500..2100) if digits.len() == 4 => moved += &(1500 + (year + by) % 520).to_string(),
            _ => moved += &digits,
        }
        digits.clear();
        moved.push(letter);
    }
    moved
}

/// All articles again and again, under one title; each turn with other years and other names.
fn long(articles: &[PathBuf]) -> String {
    let text: String = articles.iter().map(|path| fs::read_to_string(path).expect("an article is text")).collect();
    let mut long = "= Finland–Uruguay relations =\n\n".to_owned();
    for turn in 0.. {
        let mut next = moved(&text, turn * 7);
        for (name, other) in NAMES {
            next = next.replace(name, &format!("{other}{}", letters(turn)));
        }
        long += &next;
        if long.len() >= LONG {
            break;
        }
    }
    long
}

/// A number in letters: what follows a name.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(number % 26).expect("a letter")));
        number /= 26;
        if number == 0 {
            return letters;
        }
    }
}

fn article(criterion: &mut Criterion) {
    let lexicon = Lexicon::built_in().expect("the built-in names are sound");
    let paths = articles();
    let folder = paths[0].parent().expect("a file is in a folder");
    let text = |path: &Path| fs::read_to_string(path).expect("an article is text");
    let about = |name: &str| About { name: name.to_owned(), ..About::default() };
    let usual = text(&folder.join("Slovakia–Vietnam_relations.txt"));
    let wiki = text(&folder.join("Ecuador–Russia_relations.wiki"));
    let long = long(&paths);
    let mut group = criterion.benchmark_group("article");
    group.sample_size(10);
    group
        .bench_function("names", |bencher| bencher.iter(|| Lexicon::built_in().expect("the built-in names are sound")));
    let texts =
        [("usual", &usual, "Slovakia–Vietnam"), ("wikitext", &wiki, "Ecuador–Russia"), ("10 MB", &long, "long")];
    for (name, text, title) in texts {
        let about = about(&format!("{title} relations"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter_with_large_drop(|| read(text, &about, &lexicon).expect("the text is an article"));
        });
    }
}

criterion_group!(articles_read, article);
criterion_main!(articles_read);
