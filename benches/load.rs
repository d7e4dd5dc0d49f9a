//! Loading, from the disk to an indexed dataset, checks included: the built-in dossiers, a long dossier, JSON Lines, and these compiled.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use comity::atlas::{self, About};
use comity::dossier::{self, Sources};
use comity::search::Index;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Pairs of countries, over which the records are spread.
const PAIRS: [[&str; 2]; 8] =
    [["de", "fr"], ["br", "jp"], ["in", "mx"], ["ke", "tr"], ["cl", "pe"], ["eg", "it"], ["id", "nl"], ["ma", "es"]];
const KINDS: [&str; 5] = ["visit", "meeting", "statement", "cooperation", "agreement"];
const DATES: [&str; 5] = ["1975-07-31", "1988-03", "1999", "2004-02-11/2004-02-14", "[1990-08..]"];
const CITIES: [&str; 5] = ["Berlin, Germany", "Tokyo, Japan", "Mexico City, Mexico", "Nairobi, Kenya", "Lima, Peru"];

/// An event as a list of keys with their values, in the form that both formats share.
fn event(number: usize) -> (String, Vec<(&'static str, String)>) {
    let of = |list: &[&str], step: usize| list[number / step % list.len()].to_owned();
    let mut pair = PAIRS[number % PAIRS.len()];
    pair.sort_unstable();
    let [from, to] = pair;
    let (one, other) = (number % 997, number * 7 % 997);
    let people = [one, other].map(|person| {
        format!(
            "{{\"id\":\"person/p{person}\",\"office\":\"Minister of Trade\",\"of\":\"{from}\",\"rank\":\"minister\"}}"
        )
    });
    let title = format!("Talks number {number} on trade, transport and the teaching of languages");
    let summary = format!(
        "Both sides reviewed the work of the past year, agreed on the next steps and set down dates for them ({number})."
    );
    let keys = vec![
        ("id", format!("\"{from}-{to}/talks-{number}\"")),
        ("kind", format!("\"{}\"", of(&KINDS, 3))),
        ("when", format!("\"{}\"", of(&DATES, 1))),
        ("from", format!("\"{from}\"")),
        ("to", format!("\"{to}\"")),
        ("title", format!("\"{title}\"")),
        ("summary", format!("\"{summary}\"")),
        ("people", format!("[{}]", people.join(","))),
        ("places", format!("[\"{}\"]", of(&CITIES, 2))),
        ("sources", "[{\"article\":\"Archive of talks\",\"section\":\"Trade\"}]".to_owned()),
    ];
    (format!("{from}-{to}"), keys)
}

fn people() -> impl Iterator<Item = [(&'static str, String); 2]> {
    (0..997).map(|person| [("id", format!("\"person/p{person}\"")), ("name", format!("\"Person Number{person}\""))])
}

fn lines(records: usize) -> String {
    let mut text = "{\"type\":\"article\",\"article\":\"Archive of talks\",\"licence\":\"CC0-1.0\"}\n".to_owned();
    let mut line = |sort: &str, keys: &[(&str, String)]| {
        let keys: Vec<_> = keys.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        writeln!(text, "{{\"type\":\"{sort}\",{}}}", keys.join(",")).expect("a string takes all");
    };
    people().for_each(|keys| line("person", &keys));
    (0..records).for_each(|number| line("event", &event(number).1));
    text
}

/// A dossier of the first pair.
fn toml(records: usize) -> String {
    let mut text = "pair = \"de-fr\"\n".to_owned();
    let mut table = |sort: &str, keys: &[(&str, String)]| {
        writeln!(text, "\n[[{sort}]]").expect("a string takes all");
        for (key, value) in keys {
            // Inline tables have another sign between key and value.
            let value =
                if matches!(*key, "people" | "sources") { value.replace("\":", "\" = ") } else { value.clone() };
            writeln!(text, "{key} = {value}").expect("a string takes all");
        }
    };
    people().for_each(|keys| table("person", &keys));
    let first = (0..).map(event).filter(|(pair, _)| pair == "de-fr");
    first.take(records).for_each(|(_, keys)| table("event", &keys));
    text
}

fn load(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let built_in = fs::read_dir(assets.join("dossiers")).expect("the dossiers are in the checkout");
    let built_in = built_in
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|form| form == "toml"));
    let built_in: u64 = built_in
        .chain([assets.join("people.toml")])
        .map(|path| fs::metadata(path).map_or(0, |about| about.len()))
        .sum();
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(built_in));
    let sources = Sources { built_in: true, own: None, paths: vec![] };
    group.bench_function("built-in", |bencher| {
        bencher.iter_with_large_drop(|| dossier::load(&sources).expect("the built-in dossiers are sound"));
    });
    for (name, text) in [("dossier.toml", toml(8_000)), ("bulk.jsonl", lines(60_000))] {
        let path = folder.path().join(name);
        fs::write(&path, &text).expect("there is room for the file");
        let sources = Sources { built_in: true, own: None, paths: vec![path] };
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter_with_large_drop(|| {
                let loaded = dossier::load(&sources).expect("what was made is sound");
                assert_eq!(loaded.tally.left_out, 0, "{:?}", loaded.problems.first());
                loaded
            });
        });
    }
    let sources = compiled(folder.path());
    let bytes = fs::metadata(&sources.paths[0]).map_or(0, |about| about.len());
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("bulk.atlas", |bencher| {
        bencher.iter_with_large_drop(|| dossier::load(&sources).expect("what was compiled is whole"));
    });
}

/// The bulk data of a folder as an atlas beside them.
fn compiled(folder: &Path) -> Sources {
    let sources = |path| Sources { built_in: false, own: None, paths: vec![path] };
    let bulk = dossier::load(&sources(folder.join("bulk.jsonl"))).expect("what was made is sound");
    let path = folder.join("bulk.atlas");
    let file = fs::File::create(&path).expect("there is room for the file");
    atlas::write(file, &bulk.data, &Index::new(&bulk.data), &About::default()).expect("there is room for the file");
    sources(path)
}

criterion_group!(loading, load);
criterion_main!(loading);
