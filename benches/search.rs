//! Search: queries typed letter by letter, each letter a search, and the index that the first one needs.

use std::hint::black_box;

use comity::dataset::Dataset;
use comity::dossier::{self, Sources};
use comity::search::{Index, Searcher, Wanted};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Names as they are, without accents, misspelt; words of texts; numbers; what is nowhere.
const QUERIES: &[&str] = &["arafat", "echeverria", "echeveria", "felt tip pens", "mexico votes", "1441", "qqqqqqqq"];

fn built_in() -> Dataset {
    dossier::load(&Sources { built_in: true, own: None, paths: vec![] }).expect("the built-in dossiers are sound").data
}

fn typing(criterion: &mut Criterion) {
    let data = built_in();
    let index = Index::new(&data);
    let mut group = criterion.benchmark_group("type");
    for query in QUERIES {
        let prefixes: Vec<&str> = query.char_indices().map(|(at, letter)| &query[..at + letter.len_utf8()]).collect();
        group.throughput(Throughput::Elements(prefixes.len() as u64));
        group.bench_function(*query, |bencher| {
            bencher.iter(|| {
                let mut searcher = Searcher::default();
                for typed in &prefixes {
                    black_box(searcher.search(&index, &data, typed, Wanted::ALL));
                }
            });
        });
    }
}

fn index(criterion: &mut Criterion) {
    let data = built_in();
    criterion.bench_function("index", |bencher| bencher.iter(|| Index::new(&data)));
}

criterion_group!(search, typing, index);
criterion_main!(search);
