//! Positions on a disputed fact.

use serde::{Deserialize, Serialize};

use super::vocabulary::vocabulary;
use super::{Edtf, Source, When};

vocabulary! {
    /// How a claimant stands to the position.
    "stance" pub enum Stance {
        /// Says so outright.
        Asserts = "asserts",
        /// Acts or words are read as saying so.
        Implies = "implies",
        /// Passes on what others say.
        Reports = "reports",
        /// Says it is not so.
        Denies = "denies",
    }
}

/// One position on a disputed value: what, when, who holds it and on what ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The position, in words.
    pub value: Box<str>,
    /// The date the position gives, if it gives one.
    pub when: Option<When>,
    /// Who holds it.
    pub by: Box<str>,
    /// How they hold it.
    pub stance: Stance,
    /// On what ground.
    pub note: Option<Box<str>>,
    /// Where it was read.
    pub sources: Vec<Source>,
}

impl Claim {
    /// The date it gives, if it gives one that is more than words.
    pub fn date(&self) -> Option<Edtf> {
        self.when.as_ref()?.edtf
    }
}
