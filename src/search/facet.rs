//! The closed sets that a query can ask for by name.

use crate::dataset::{Kind, Lean, Rank, Vocabulary as _};

/// Something that documents have or have not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facet {
    /// The kind of an event; missions are of kind mission.
    Kind(Kind),
    /// Somebody in it holds an office of this rank.
    Rank(Rank),
    /// Positions on it differ.
    Dispute,
}

/// How many facets there are.
pub(super) const FACETS: usize = Kind::ALL.len() + Rank::ALL.len() + 1;

impl Facet {
    /// Its number, by which the index keeps its documents.
    pub(super) fn number(self) -> u32 {
        let number = match self {
            Self::Kind(kind) => kind as usize,
            Self::Rank(rank) => Kind::ALL.len() + rank as usize,
            Self::Dispute => FACETS - 1,
        };
        number as u32
    }
}

/// Calls `each` with the facets of an event; some may come again.
pub(super) fn of_event(event: &Lean<'_>, mut each: impl FnMut(Facet)) {
    each(Facet::Kind(event.kind()));
    event.parts().filter_map(|part| part.office?.rank).for_each(|rank| each(Facet::Rank(rank)));
    if event.is_disputed() {
        each(Facet::Dispute);
    }
}
