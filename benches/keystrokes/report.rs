//! What was measured, for people and for programs.

use std::fmt;

use serde::Serialize;

use super::comity_engine::Comity;
use super::memory::Memory;
use super::queries::{Quality, Query};
use super::rivals::Lines;
use super::statistics::{Statistics, milliseconds};

/// All that was measured in one run; times are in milliseconds.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    events: usize,
    people: usize,
    pairs: usize,
    left_out: usize,
    load: f64,
    index: f64,
    /// When all is loaded; none where nobody says.
    memory_loaded: Option<Memory>,
    /// When the index stands.
    memory_indexed: Option<Memory>,
    queries: usize,
    /// What rivals look at: lines, and bytes of them.
    rival_lines: Option<[usize; 2]>,
    pub(crate) engines: Vec<Engine>,
    /// Whether people want to read which queries were missed; programs are told.
    #[serde(skip)]
    pub(crate) names_misses: bool,
}

/// What was measured of one engine.
#[derive(Debug, Serialize)]
pub(crate) struct Engine {
    name: &'static str,
    /// How many keystrokes there are; fewer may have been measured.
    typed: usize,
    times: Option<Statistics>,
    quality: Quality,
}

impl Engine {
    pub(crate) fn new(name: &'static str, typed: usize, times: Option<Statistics>, quality: Quality) -> Self {
        Self { name, typed, times, quality }
    }
}

impl Report {
    pub(crate) fn new(comity: &Comity, queries: &[Query]) -> Self {
        let (data, start) = (&comity.data, &comity.start);
        Self {
            events: data.events().len(),
            people: data.people().len(),
            pairs: data.pairs().len(),
            left_out: start.left_out,
            load: milliseconds(start.load),
            index: milliseconds(start.index),
            memory_loaded: start.loaded,
            memory_indexed: start.indexed,
            queries: queries.len(),
            rival_lines: None,
            engines: Vec::new(),
            names_misses: false,
        }
    }

    pub(crate) fn lines(&mut self, lines: &Lines) {
        self.rival_lines = Some([lines.len(), lines.bytes()]);
    }

    /// How many times as long an engine takes as comity, in the middle.
    fn ratio(&self, times: &Statistics) -> Option<f64> {
        let own = self.engines.first()?.times.as_ref()?.median;
        (own > 0.0).then(|| times.median / own)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { events, people, pairs, left_out, load, index, queries, .. } = self;
        writeln!(f, "{events} events, {people} people, {pairs} pairs; {left_out} records left out")?;
        writeln!(f, "loaded in {load:.0} ms, indexed in {index:.0} ms")?;
        for (when, memory) in [("loaded", self.memory_loaded), ("indexed", self.memory_indexed)] {
            if let Some(Memory { peak_kib, resident_kib }) = memory {
                let (peak, resident) = (peak_kib / 1024, resident_kib / 1024);
                writeln!(f, "memory when {when}: {resident} MiB resident, {peak} MiB at the peak")?;
            }
        }
        if let Some([lines, bytes]) = self.rival_lines {
            writeln!(f, "rivals look at {lines} lines of {} bytes on average", bytes / lines.max(1))?;
        }
        writeln!(f, "\n{queries} queries, letter by letter; milliseconds\n")?;
        let [name, median, worst] = ["engine", "median", "worst"];
        writeln!(f, "{name:<16}{median:>9}{:>9}{:>9}{worst:>9}   × comity   keystrokes   the worst one", "p90", "p99")?;
        for engine in &self.engines {
            self.write_times(engine, f)?;
        }
        self.write_quality(f)?;
        if self.names_misses { self.write_misses(f) } else { Ok(()) }
    }
}

impl Report {
    fn write_times(&self, engine: &Engine, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(times) = &engine.times else { return writeln!(f, "{:<16} not measured", engine.name) };
        let Statistics { keystrokes, median, p90, p99, worst, worst_typed } = times;
        let ratio = self.ratio(times).map_or_else(String::new, |ratio| format!("{ratio:.1}"));
        let measured = if *keystrokes == engine.typed {
            keystrokes.to_string()
        } else {
            format!("{keystrokes} of {}", engine.typed)
        };
        writeln!(
            f,
            "{:<16}{median:>9.3}{p90:>9.3}{p99:>9.3}{worst:>9.3}{ratio:>11}   {measured:<10}   \"{worst_typed}\"",
            engine.name
        )
    }

    /// The table of classes: how many of how many were first, and among the first five.
    fn write_quality(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(own) = self.engines.first().map(|engine| &engine.quality).filter(|quality| !quality.is_empty()) else {
            return Ok(());
        };
        write!(f, "\n{:<24}{:>5}", "first/first five of", "n")?;
        for engine in &self.engines {
            write!(f, "{:>16}", engine.name)?;
        }
        writeln!(f)?;
        for (class, success) in own {
            write!(f, "{class:<24}{:>5}", success.queries)?;
            for engine in &self.engines {
                let found = engine.quality.get(class).map(|found| format!("{}/{}", found.first, found.first_five));
                write!(f, "{:>16}", found.unwrap_or_default())?;
            }
            writeln!(f)?;
        }
        Ok(())
    }

    /// Every query of which no answer came first, and the place at which one came, if at all.
    fn write_misses(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for engine in &self.engines {
            writeln!(f, "\nmissed by {}", engine.name)?;
            for (class, success) in &engine.quality {
                for (query, place) in &success.missed {
                    let place = place.map_or_else(|| "-".to_owned(), |place| place.to_string());
                    writeln!(f, "  {class:<24}{place:>3}  {query}")?;
                }
            }
        }
        Ok(())
    }
}
