//! Pairs of countries.

use serde::{Deserialize, Serialize};

use super::{ArticleId, PartyId};

/// Two countries, undirected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// `iq-mx`: the codes in order.
    pub id: Box<str>,
    /// `Iraq–Mexico`: the English names in alphabetical order, joined by an en dash.
    pub name: Box<str>,
    /// The countries in the order of [`Pair::name`].
    pub countries: [PartyId; 2],
    /// The article the dossier rests on.
    pub article: Option<ArticleId>,
    /// Titles of related articles.
    pub see_also: Vec<Box<str>>,
}

impl Pair {
    /// Says whether `party` is one of the two countries.
    pub fn has(&self, party: PartyId) -> bool {
        self.countries.contains(&party)
    }
}
