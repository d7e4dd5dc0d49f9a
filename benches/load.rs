//! Loading: the built-in dossiers, from text to an indexed dataset.

use std::fs;
use std::path::Path;

use comity::dossier::{self, Sources};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The bytes of the built-in dossiers and of their register of people.
fn bytes() -> u64 {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let dossiers = fs::read_dir(assets.join("dossiers")).expect("the dossiers are in the checkout");
    let files = dossiers.filter_map(Result::ok).map(|entry| entry.path()).chain([assets.join("people.toml")]);
    files.map(|path| fs::metadata(path).map_or(0, |about| about.len())).sum()
}

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.throughput(Throughput::Bytes(bytes()));
    let sources = Sources { built_in: true, own: None, paths: vec![] };
    group.bench_function("built-in", |bencher| {
        bencher.iter(|| dossier::load(&sources).expect("the built-in dossiers are sound"));
    });
}

criterion_group!(loading, load);
criterion_main!(loading);
