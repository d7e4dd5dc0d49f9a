//! What a search answers with.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Words;
use crate::dataset::{Record, Vocabulary as _, vocabulary};

vocabulary! {
    /// What a hit is.
    "type" pub enum HitType {
        /// An event of any kind but an agreement.
        Event = "event",
        /// A person.
        Person = "person",
        /// A place.
        Place = "place",
        /// A mission or an accreditation.
        Mission = "mission",
        /// An event that is an agreement.
        Agreement = "agreement",
        /// A pair.
        Pair = "pair",
    }
}

impl HitType {
    /// Its turn among hits that meet the query equally well; missions, agreements and events share one.
    pub(super) fn turn(self) -> u8 {
        match self {
            Self::Person => 0,
            Self::Place => 1,
            Self::Pair => 2,
            Self::Mission | Self::Agreement | Self::Event => 3,
        }
    }
}

/// How well a word is met, or a whole query: the worst of its words. The best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The query is the whole name or title.
    Exact,
    /// It is a word.
    Whole,
    /// A word begins with it.
    Prefix,
    /// A word has it inside.
    Substring,
    /// Its letters stand in a name or title in their order, with others between them.
    Scattered,
}

vocabulary! {
    /// What in a record met a word.
    "reason" pub enum Reason {
        /// Letters scattered over a name or title.
        Letters = "≈ letters",
        /// The name of a person, place or pair.
        Name = "name",
        /// Another name of a person.
        Alias = "other name",
        /// The title of an event, agreement or mission.
        Title = "title",
        /// A class that a mission has or had.
        Class = "class",
        /// The code of a pair.
        Code = "code",
        /// A place of an event.
        Place = "place",
        /// Somebody who has a part in an event.
        Person = "person",
        /// The title of an office.
        Office = "office",
        /// A country or other party, by name or demonym.
        Party = "party",
        /// The kind or act of an event.
        Kind = "kind",
        /// The form of an agreement.
        Form = "form",
        /// A body that voted, that was joined, or that aid goes through.
        Body = "body",
        /// What was voted on.
        Item = "item",
        /// Goods traded.
        Goods = "goods",
        /// Who signed.
        Signatory = "signatory",
        /// A position on a disputed fact.
        Claim = "claim",
        /// The summary.
        Summary = "summary",
        /// A date, in words or digits.
        Date = "date",
    }
}

impl Reason {
    /// How far down it stands within a tier: names and titles 0, places 1, people of an event 2, the body 3, dates 4.
    pub(super) fn depth(self) -> u32 {
        match self {
            Self::Letters | Self::Name | Self::Alias | Self::Title | Self::Class | Self::Code => 0,
            Self::Place => 1,
            Self::Person => 2,
            Self::Date => 4,
            _ => 3,
        }
    }
}

/// Why a hit is one: what in it met the words of the query. Its text: "title, date".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Why(u32);

impl Why {
    /// The reasons, each once.
    pub fn reasons(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(move |reason| self.0 & (1 << *reason as u32) != 0)
    }
}

impl FromIterator<Reason> for Why {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        Self(reasons.into_iter().fold(0, |set, reason| set | 1 << reason as u32))
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.reasons().map(Reason::name).collect();
        f.pad(&names.join(", "))
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One record that meets every word of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The record; an agreement is an event.
    pub record: Record,
    /// What it is.
    pub hit_type: HitType,
    /// How well it meets the query.
    pub tier: Tier,
    /// What in it does.
    pub why: Why,
}

/// How many hits there are of each type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts([u32; HitType::ALL.len()]);

impl Counts {
    /// The hits of one type.
    pub fn of(self, hit_type: HitType) -> usize {
        self.0[hit_type as usize] as usize
    }

    /// The hits of all types.
    pub fn total(self) -> usize {
        self.0.iter().map(|count| *count as usize).sum()
    }

    pub(super) fn add(&mut self, hit_type: HitType) {
        self.0[hit_type as usize] += 1;
    }
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Results {
    /// The hits of the wanted type, best first.
    pub hits: Vec<Hit>,
    /// The hits of every type, wanted or not.
    pub counts: Counts,
    /// What the query was understood as; [`marks`](super::marks) needs it.
    pub words: Words,
}
