//! How far a record can be relied on that a program read out of an article.

use super::vocabulary::vocabulary;

vocabulary! {
    /// How sure the reader of an article was of what it made of a sentence, high to low.
    "degree of sureness" pub enum Sureness {
        /// The sentence says it outright, and in one way only.
        Certain = "certain",
        /// The sentence says it, and something had to be taken from around it.
        Likely = "likely",
        /// The sentence may be about something else.
        Doubtful = "doubtful",
    }
}

/// What is said of how a happening was read. One written by hand has neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Review {
    /// How sure its reader was.
    pub sure: Option<Sureness>,
    /// Whether a person has looked at it since.
    pub reviewed: bool,
}
