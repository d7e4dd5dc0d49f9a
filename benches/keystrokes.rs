//! What a keystroke costs: `cargo bench --bench keystrokes -- --data FILE|DIR --queries FILE [--rivals] [--json]` types queries letter by
//! letter into the search, and with `--rivals` into frizbee and nucleo in the same run.
//!
//! Every letter is a keystroke and counts, the first as well. Where it is known who answers a query, how often comity and its rivals find
//! them is told too. Without data a small world is made; without queries some are drawn.

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Parser;
use comity::dataset::Record;

#[path = "keystrokes/comity.rs"]
mod comity_engine;
#[path = "keystrokes/draw.rs"]
mod draw;
#[path = "keystrokes/memory.rs"]
mod memory;
#[path = "keystrokes/queries.rs"]
mod queries;
#[path = "keystrokes/report.rs"]
mod report;
#[path = "keystrokes/rivals.rs"]
mod rivals;
#[path = "keystrokes/statistics.rs"]
mod statistics;
#[path = "world/synthetic.rs"]
mod synthetic;

use comity_engine::Comity;
use draw::Drawer;
use queries::{Quality, Query, judge};
use report::{Engine, Report};
use rivals::{Lines, Rival};
use statistics::{Keystroke, Statistics, middle};
use synthetic::Size;
use synthetic::random::Random;

/// How many queries are drawn where none are given.
const DRAWN: usize = 33;

#[derive(Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
struct Arguments {
    /// Files and folders, as comity reads them; given more than once, all of them.
    #[arg(long)]
    data: Vec<PathBuf>,
    /// One query a line, or a table of known items.
    #[arg(long)]
    queries: Vec<PathBuf>,
    /// Draws so many queries from the data.
    #[arg(long)]
    draw: Option<usize>,
    /// What decides the draw.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Types all that often; of each keystroke the time in the middle counts.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Measures frizbee and nucleo, too.
    #[arg(long)]
    rivals: bool,
    /// How long each rival may take over keystrokes, in seconds; those that do not fit are left out, by lot.
    #[arg(long, default_value_t = 60)]
    rival_seconds: u64,
    /// How many threads a rival has.
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// Tells of every query whose answer did not come first.
    #[arg(long)]
    misses: bool,
    /// Prints one object of JSON.
    #[arg(long)]
    json: bool,
    /// Given by cargo to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    // As the program does.
    comity::runtime::keep_pages_small(true);
    let mut arguments = Arguments::parse();
    let folder = tempfile::tempdir().expect("there is room for a folder");
    if arguments.data.is_empty() {
        let size = Size { events: 1_000, people: 400, seed: arguments.seed };
        let made = synthetic::write(folder.path(), size).expect("the folder takes the world");
        assert!(made.events == size.events && made.text > 0);
        arguments.data.push(folder.path().to_owned());
        arguments.rivals = true;
    }
    let comity = Comity::open(std::mem::take(&mut arguments.data));
    let queries = queries(&arguments, &comity);
    let mut report = Report::new(&comity, &queries);
    report.names_misses = arguments.misses;
    report.engines.push(measure_comity(&comity, &queries, arguments.rounds));
    if arguments.rivals {
        let lines = Lines::new(&comity.data, arguments.threads);
        report.lines(&lines);
        for mut rival in rivals::all(&lines) {
            report.engines.push(measure_rival(&mut *rival, &lines, &queries, &arguments));
        }
    }
    if arguments.json {
        println!("{}", serde_json::to_string(&report).expect("a report is JSON"));
    } else {
        print!("{report}");
    }
}

/// The queries of the files, and those that are drawn.
fn queries(arguments: &Arguments, comity: &Comity) -> Vec<Query> {
    let read =
        arguments.queries.iter().flat_map(|path| queries::read(path, &comity.data).expect("the queries can be read"));
    let mut queries: Vec<_> = read.collect();
    let drawn = arguments.draw.unwrap_or(if queries.is_empty() { DRAWN } else { 0 });
    if drawn > 0 {
        queries.extend(Drawer::new(&comity.data, arguments.seed).queries(drawn));
    }
    assert!(!queries.is_empty(), "there is nothing to type");
    queries
}

fn measure_comity(comity: &Comity, queries: &[Query], rounds: usize) -> Engine {
    let mut quality = Quality::new();
    let rounds: Vec<_> = (0..rounds.max(1))
        .map(|round| {
            let mut keystrokes = Vec::new();
            for query in queries {
                let mut field = comity.field();
                let mut hits = Vec::new();
                for typed in query.prefixes() {
                    let (keystroke, found) = timed(typed, &mut field);
                    keystrokes.push(keystroke);
                    hits = found;
                }
                if round == 0 {
                    judge(&mut quality, query, &hits);
                }
            }
            keystrokes
        })
        .collect();
    Engine::new("comity", rounds[0].len(), Statistics::of(middle(&rounds)), quality)
}

/// Measures a rival once; it keeps nothing from one letter to the next, so the keystrokes come by lot until its time is up.
fn measure_rival(rival: &mut dyn Rival, lines: &Lines, queries: &[Query], arguments: &Arguments) -> Engine {
    let mut keys: Vec<&str> = queries.iter().flat_map(Query::prefixes).collect();
    Random::new(arguments.seed).shuffle(&mut keys);
    let (begun, budget) = (Instant::now(), Duration::from_secs(arguments.rival_seconds));
    let in_time = keys.iter().take_while(|_| begun.elapsed() < budget);
    let keystrokes = in_time.map(|typed| timed(typed, &mut |typed| rival.search(lines, typed)).0).collect();
    let mut quality = Quality::new();
    for query in queries.iter().filter(|query| !query.accept.is_empty()) {
        judge(&mut quality, query, &rival.search(lines, &query.text));
    }
    Engine::new(rival.name(), keys.len(), Statistics::of(keystrokes), quality)
}

/// A keystroke, and what it found.
fn timed(typed: &str, search: &mut impl FnMut(&str) -> Vec<Record>) -> (Keystroke, Vec<Record>) {
    let begun = Instant::now();
    let found = search(typed);
    (Keystroke { typed: typed.to_owned(), time: begun.elapsed() }, found)
}
