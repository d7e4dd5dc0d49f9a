//! A synthetic world to measure with: `cargo bench --bench world -- generate DIR --events N --people M --seed S`.
//!
//! Without a subcommand it makes a small one, loads it, and checks that nothing of it is lost on the way.

#![expect(clippy::print_stdout, reason = "a bench says what it did")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Parser, Subcommand};
use comity::dossier::{self, Loaded, Sources};

#[path = "world/synthetic.rs"]
mod synthetic;

use synthetic::{Size, Summary};

/// The least that titles and summaries have, in bytes, on average: as much as the lines that the rivals were measured on.
const LEAST_TEXT: usize = 119;

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Given by cargo to every bench.
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Writes a world into a folder, in the format of bulk data.
    Generate {
        /// The folder; it is made, or empty.
        folder: PathBuf,
        /// How many events.
        #[arg(long, default_value_t = 1_000_000)]
        events: usize,
        /// How many people.
        #[arg(long, default_value_t = 200_000)]
        people: usize,
        /// What decides every draw.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

fn main() {
    match Arguments::parse().command {
        Some(Command::Generate { folder, events, people, seed }) => {
            generate(&folder, Size { events, people, seed });
        },
        None => check_small(),
    }
}

fn generate(folder: &Path, size: Size) -> Summary {
    let start = Instant::now();
    let summary = synthetic::write(folder, size).expect("the folder takes the world");
    let text = summary.text / summary.events.max(1);
    println!(
        "{} events and {} people in {} files, {} kB, {text} bytes of title and summary on average, in {:.1} s",
        summary.events,
        summary.people,
        summary.files,
        summary.bytes / 1_000,
        start.elapsed().as_secs_f64()
    );
    assert!(summary.events < 1_000 || text >= LEAST_TEXT, "the texts are too short to measure with");
    summary
}

fn check_small() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let made = generate(folder.path(), Size { events: 1_000, people: 400, seed: 1 });
    let start = Instant::now();
    let sources = Sources { built_in: false, own: None, paths: vec![folder.path().to_owned()] };
    let Loaded { data, problems, tally, .. } = dossier::load(&sources).expect("what was made is sound");
    assert_eq!((tally.left_out, tally.joined, tally.warnings), (0, 0, 0), "{:?}", problems.first());
    assert_eq!((data.events().len(), data.people().len()), (made.events, made.people));
    println!(
        "loaded in {:.1} ms: {} events, {} people, {} missions, {} places, {} pairs",
        start.elapsed().as_secs_f64() * 1e3,
        data.events().len(),
        data.people().len(),
        data.missions().len(),
        data.places().len(),
        data.pairs().len()
    );
}
