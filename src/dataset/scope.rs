//! What the screen, or a command, is about.

use super::{PairId, PartyId};

/// All pairs, all pairs of one country, or one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// Every pair.
    #[default]
    All,
    /// Every pair of this country.
    Country(PartyId),
    /// One pair.
    Pair(PairId),
}
