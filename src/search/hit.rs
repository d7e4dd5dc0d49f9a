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

impl Tier {
    /// The tiers in which words are met one by one, best first.
    pub(super) const OF_WORDS: [Self; 9] = [
        Self::Whole,
        Self::Prefix,
        Self::Substring,
        Self::Initials,
        Self::Spelling,
        Self::Slip,
        Self::Slips,
        Self::Begun,
        Self::Scattered,
    ];

    /// How a word that is met in this tier is met, where that is worth a word.
    pub(super) fn reason(self) -> Option<Reason> {
        match self {
            Self::Exact | Self::Whole | Self::Prefix | Self::Substring => None,
            Self::Initials => Some(Reason::Initials),
            Self::Spelling => Some(Reason::Spelling),
            Self::Slip | Self::Slips | Self::Begun => Some(Reason::Slip),
            Self::Scattered => Some(Reason::Letters),
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
    /// It is the first letters of a person's names.
    Initials,
    /// A word is spelt in another way: the sounds are the same.
    Spelling,
    /// One slip away from a word.
    Slip,
    /// Two slips away from a long word, or one in its sounds.
    Slips,
    /// A word begins with something a slip away, and may still be going on.
    Begun,
    /// Its letters stand in a word of a name or title in their order, with others between them.
    Scattered,
}

vocabulary! {
    /// What in a record met a word.
    "reason" pub enum Reason {
        /// The first letters of a name.
        Initials = "initials",
        /// Another spelling of a word.
        Spelling = "≈ spelling",
        /// A word but for a slip of the hand.
        Slip = "≈ typing",
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
    /// Says whether it tells how a word was met, not where.
    pub fn is_nearness(self) -> bool {
        matches!(self, Self::Initials | Self::Spelling | Self::Slip | Self::Letters)
    }

    /// How far down it stands within a tier: names and titles 0, places 1, people of an event 2, the body 3, dates 4.
    pub(super) const fn depth(self) -> u32 {
        match self {
            Self::Initials
            | Self::Spelling
            | Self::Slip
            | Self::Letters
            | Self::Name
            | Self::Alias
            | Self::Title
            | Self::Class
            | Self::Code => 0,
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
}

/// A hit with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explained {
    /// The hit.
    pub hit: Hit,
    /// What in it met the query.
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

    pub(super) fn set(&mut self, hit_type: HitType, count: usize) {
        self.0[hit_type as usize] = count as u32;
    }
}

/// What is wanted of a search. The counts are always of all that is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The one type of hits to list; `None` for all.
    pub only: Option<HitType>,
    /// How many hits to list at most, the best.
    pub most: usize,
}

impl Wanted {
    /// Every hit.
    pub const ALL: Self = Self { only: None, most: usize::MAX };
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Results {
    /// The hits that were wanted, best first.
    pub hits: Vec<Hit>,
    /// The hits of every type, wanted or not.
    pub counts: Counts,
    /// What the query was understood as; [`marks`](super::marks) and [`Index::why`](super::Index::why) need it.
    pub words: Words,
    /// What of the query was not understood, a sentence each.
    pub hints: Vec<String>,
}
