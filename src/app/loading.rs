//! Data that are read beside the screen: how far that is, and where the explorer opens once they are there.
//!
//! Loads are numbered: what comes of one that was begun before another is void, however late it comes.

use super::model::Model;
use super::msg::{Effect, Notice};
use crate::dossier::{Progress, Stage};
use crate::text::{fit, neutral};
use crate::wording::grouped;

/// The number of a load in this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Generation(u32);

/// What data are read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To have them: so far, what the dossiers hold is on the screen, and no bulk data.
    First,
    /// To have them as they are now.
    Again,
}

/// A load under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loading {
    generation: Generation,
    purpose: Purpose,
    progress: Progress,
}

/// The most cells that the name of a file takes on the status row.
const NAME: usize = 24;

impl Loading {
    /// Which load it is.
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// How far it is: in words, and in fewer and fewer.
    pub fn words(&self) -> [String; 4] {
        let Progress { stage, file, records, .. } = &self.progress;
        let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
        let (name, is_new) = (fit(&neutral(name), NAME), name.is_empty());
        let share = self.progress.percent().map(|percent| format!("{percent} %"));
        let of = |share: &Option<String>| share.as_ref().map_or("…".to_owned(), String::clone);
        let count = grouped(*records as u64);
        let long = match (stage, &share) {
            _ if is_new => "loading …".to_owned(),
            (Stage::Names, share) => format!("looking through {name}: {}", of(share)),
            (Stage::Records, Some(share)) => format!("reading {name}: {count} records, {share}"),
            (Stage::Records, None) => format!("reading {name}: {count} records"),
            (Stage::Order, _) => format!("putting {count} records in order"),
            (Stage::Search, _) => format!("making {count} records searchable"),
        };
        let less = match (stage, &share) {
            (Stage::Records, Some(share)) if !is_new => format!("{count} records, {share}"),
            _ => format!("loading {}", of(&share)),
        };
        [long, less, format!("loading {}", of(&share)), of(&share)]
    }
}

impl Model {
    /// Begins to wait for data that are read beside the screen. What was waited for before is void.
    pub fn begin_load(&mut self, purpose: Purpose) -> Generation {
        self.loads.0 += 1;
        self.loading = Some(Loading { generation: self.loads, purpose, progress: Progress::default() });
        self.loads
    }

    /// The load under way.
    pub fn loading(&self) -> Option<&Loading> {
        self.loading.as_ref()
    }

    /// " yet" where only a part of the data is there, as a word on what is missing ends.
    pub fn yet(&self) -> &'static str {
        let is_first = self.loading.as_ref().is_some_and(|loading| loading.purpose == Purpose::First);
        if is_first { " yet" } else { "" }
    }

    /// Ends the wait for a load; `None` where it is not the one that is waited for, and what came of it is void.
    pub fn end_load(&mut self, generation: Generation) -> Option<Purpose> {
        self.loading.take_if(|loading| loading.generation == generation).map(|loading| loading.purpose)
    }

    pub(super) fn progressed(&mut self, generation: Generation, progress: Progress) {
        if let Some(loading) = self.loading.as_mut().filter(|loading| loading.generation == generation) {
            loading.progress = progress;
        }
    }

    /// Asks for the data as they are now. What is being read for the first time stays that.
    pub(super) fn reload(&mut self) -> Vec<Effect> {
        let before = self.loading.as_ref().map(Loading::purpose);
        if before.is_some() {
            self.notice = Some(Notice::Done("still loading; begun again from the start".to_owned()));
        }
        vec![Effect::Load(self.begin_load(before.unwrap_or(Purpose::Again)))]
    }

    /// Has the explorer go to the place at which it should open once the data are there that hold it, if the user has gone nowhere else.
    pub fn await_opening(&mut self) {
        self.opening = true;
    }

    /// Says whether it is still to go there.
    pub fn is_opening(&self) -> bool {
        self.opening
    }

    /// Why the explorer could not open where it was asked to, once all data were there.
    pub fn missed(&self) -> Option<&str> {
        self.missed.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn words(stage: Stage, file: &str, records: usize, read: u64) -> [String; 4] {
        let progress = Progress { stage, file: file.into(), records, read, size: 1000 };
        Loading { generation: Generation(1), purpose: Purpose::First, progress }.words()
    }

    #[rstest]
    #[case(Stage::Names, "", 0, ["loading …", "loading 0 %", "0 %"])]
    #[case(Stage::Names, "a/world.jsonl", 0, ["looking through world.jsonl: 41 %", "loading 41 %", "41 %"])]
    #[case(Stage::Records, "world.jsonl", 412_000, ["reading world.jsonl: 412,000 records, 41 %", "loading 41 %", "41 %"])]
    #[case(Stage::Order, "world.jsonl", 1_000_000, ["putting 1,000,000 records in order", "loading …", "…"])]
    #[case(Stage::Search, "world.jsonl", 1_000_000, ["making 1,000,000 records searchable", "loading …", "…"])]
    #[case::long(Stage::Names, "relations-of-the-whole-world.jsonl", 0, ["looking through relations-of-the-whole-…: 41 %", "loading 41 %", "41 %"])]
    #[case::hostile(Stage::Names, "\u{1b}[2J", 0, ["looking through �[2J: 41 %", "loading 41 %", "41 %"])]
    fn says_how_far_it_is(
        #[case] stage: Stage,
        #[case] file: &str,
        #[case] records: usize,
        #[case] expected: [&str; 3],
    ) {
        let read = if file.is_empty() { 0 } else { 410 };
        let [long, less, little, least] = words(stage, file, records, read);
        assert_eq!([long, little, least], expected);
        assert!(less.ends_with(&expected[2]), "{less}");
    }
}
