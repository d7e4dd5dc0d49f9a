//! The product under measurement, and what it costs before the first letter.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use comity::dataset::{Dataset, Record};
use comity::dossier::{self, Loaded, Sources};
use comity::search::{Index, Searcher, Wanted};

use super::memory::Memory;

/// How many hits the screen lists, all of which are put in order at every letter.
const LISTED: usize = 1000;

/// How many of the best hits an answer is.
pub(crate) const BEST: usize = 20;

/// A dataset with its index.
pub(crate) struct Comity {
    pub(crate) data: Dataset,
    index: Index,
    pub(crate) start: Start,
}

/// What it took to get there.
pub(crate) struct Start {
    /// How many records are wrong, and were left out.
    pub(crate) left_out: usize,
    pub(crate) load: Duration,
    pub(crate) index: Duration,
    pub(crate) loaded: Option<Memory>,
    pub(crate) indexed: Option<Memory>,
}

impl Comity {
    /// Reads files and folders, without the built-in dossiers.
    pub(crate) fn open(paths: Vec<PathBuf>) -> Self {
        let begun = Instant::now();
        let loaded = dossier::load(&Sources { built_in: false, own: None, paths });
        let Loaded { data, tally, .. } = loaded.expect("the data can be read");
        let (load, loaded) = (begun.elapsed(), Memory::now());
        let begun = Instant::now();
        let index = Index::new(&data);
        let start = Start { left_out: tally.left_out, load, index: begun.elapsed(), loaded, indexed: Memory::now() };
        Self { data, index, start }
    }

    /// A field to type into: it is given the whole text after every letter, and answers with the best hits. What a search may keep from
    /// one letter to the next is kept in it.
    pub(crate) fn field(&self) -> impl FnMut(&str) -> Vec<Record> {
        let (mut searcher, wanted) = (Searcher::default(), Wanted { only: None, most: LISTED });
        move |typed| {
            let results = searcher.search(&self.index, &self.data, typed, wanted);
            results.hits.iter().take(BEST).map(|hit| hit.record).collect()
        }
    }
}
