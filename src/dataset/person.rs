//! People, and the offices they held.

use serde::{Deserialize, Serialize};

use super::PartyId;
use super::vocabulary::vocabulary;

vocabulary! {
    /// The rank of an office, high to low: the ladder by which visits are compared.
    "rank" pub enum Rank {
        /// A president, monarch or other head of state.
        HeadOfState = "head of state",
        /// A prime minister or chancellor.
        HeadOfGovernment = "head of government",
        /// A vice-president, deputy prime minister or crown prince.
        DeputyHead = "deputy head",
        /// The minister who conducts foreign affairs.
        ForeignMinister = "foreign minister",
        /// Any other minister of the government.
        Minister = "minister",
        /// A deputy minister or undersecretary.
        DeputyMinister = "deputy minister",
        /// A director general of a ministry.
        DirectorGeneral = "director general",
        /// A governor, mayor or other office below the state.
        SubNational = "sub-national",
        /// An adviser or envoy.
        Adviser = "adviser",
    }
}

/// What a person was at the time of an event.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Office {
    /// The title as given.
    pub title: Box<str>,
    /// Other titles that the sources give the same office.
    pub also: Vec<Box<str>>,
    /// The party whose office it is.
    pub of: Option<PartyId>,
    /// Where it stands on the ladder; `None` where the title has no sure place.
    pub rank: Option<Rank>,
}

/// A person of the register, one for all dossiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// `person/yasser-arafat`.
    pub id: Box<str>,
    /// The name that screens show.
    pub name: Box<str>,
    /// The country whose offices they hold, where a file says so: it tells namesakes apart.
    pub of: Option<PartyId>,
    /// Other spellings and fuller names.
    pub aliases: Vec<Box<str>>,
}
