//! How far a load is: told while bulk data are read, to whoever may stop it.

use std::ops::ControlFlow;

/// How many lines are read between two words on how far it is: some milliseconds' worth.
const EVERY: usize = 1024;

/// How far a load is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// The file of JSON Lines that is being read, as messages name it; empty before the first.
    pub file: Box<str>,
    /// How many records of bulk data have been taken in.
    pub records: usize,
    /// How many bytes of bulk data this stage has read.
    pub read: u64,
    /// How many bytes of bulk data there are, as far as the system says so; files may grow meanwhile.
    pub size: u64,
}

/// A stage of a load, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Looking through the files for parties, articles and people, whom records may name.
    #[default]
    Names,
    /// Reading the records.
    Records,
    /// Putting them in order, and making what lists and pages look up.
    Order,
    /// Making the words ready to be found. Not a stage of reading, but part of what one waits for.
    Search,
}

impl Progress {
    /// How much of this stage is done, in whole hundredths; `None` where nobody can know.
    pub fn percent(&self) -> Option<u64> {
        let reads = matches!(self.stage, Stage::Names | Stage::Records);
        // A file that grows has no more than all of it read.
        (reads && self.size > 0).then(|| (u128::from(self.read) * 100 / u128::from(self.size)).min(100) as u64)
    }
}

/// A load that is watched.
pub(super) struct Watched<W> {
    progress: Progress,
    watch: W,
    since: usize,
}

impl<B, W: FnMut(&Progress) -> ControlFlow<B>> Watched<W> {
    pub(super) fn new(size: u64, watch: W) -> Self {
        Self { progress: Progress { size, ..Progress::default() }, watch, since: 0 }
    }

    /// Begins with a stage.
    pub(super) fn stage(&mut self, stage: Stage) -> ControlFlow<B> {
        self.progress.stage = stage;
        (self.watch)(&self.progress)
    }

    /// Begins with reading the files once more.
    pub(super) fn again(&mut self, stage: Stage) {
        (self.progress.stage, self.progress.read) = (stage, 0);
    }

    /// Begins with a file of bulk data.
    pub(super) fn file(&mut self, name: &str) -> ControlFlow<B> {
        self.progress.file = name.into();
        (self.watch)(&self.progress)
    }

    /// Leaves out a file of so many bytes, in which there is nothing for this stage.
    pub(super) fn skip(&mut self, bytes: u64) {
        self.progress.read += bytes;
    }

    /// Has read a line of so many bytes.
    pub(super) fn line(&mut self, bytes: usize) -> ControlFlow<B> {
        self.progress.read += bytes as u64 + 1;
        self.since += 1;
        if self.since < EVERY {
            return ControlFlow::Continue(());
        }
        self.since = 0;
        (self.watch)(&self.progress)
    }

    /// Has taken in so many records.
    pub(super) fn records(&mut self, more: usize) {
        self.progress.records += more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Stage::Records, 0, 10, Some(0))]
    #[case(Stage::Records, 999, 1000, Some(99))]
    #[case::grown(Stage::Records, 2000, 1000, Some(100))]
    #[case::nothing(Stage::Records, 0, 0, None)]
    #[case(Stage::Names, u64::MAX, u64::MAX, Some(100))]
    #[case(Stage::Order, 10, 10, None)]
    fn hundredths(#[case] stage: Stage, #[case] read: u64, #[case] size: u64, #[case] expected: Option<u64>) {
        assert_eq!(Progress { stage, read, size, ..Progress::default() }.percent(), expected);
    }
}
