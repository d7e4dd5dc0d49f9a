//! The sorts of records, by which a line of JSON Lines says what it holds.

use super::lower::Round;

crate::dataset::vocabulary! {
    /// What a line of JSON Lines holds.
    "type of record" pub(super) enum Sort {
        /// An article that sources cite.
        Article = "article",
        /// An actor, or what a country succeeds.
        Party = "party",
        /// A person.
        Person = "person",
        /// A pair as a whole.
        Pair = "pair",
        /// A happening.
        Event = "event",
        /// A post with its changes.
        Mission = "mission",
        /// A post in a third country.
        Accreditation = "accreditation",
        /// A record of a lower layer that is left out.
        Drop = "drop",
        /// Another id under which a record is found.
        Also = "also",
    }
}

/// Says whether a line is taken in in a round; what is wrong with it is said where one of no known type is, in the last.
pub(super) fn is_for(sort: Option<Sort>, round: Round) -> bool {
    sort.map_or(round == Round::Records, |sort| sort.is_for(round))
}

impl Sort {
    fn is_for(self, round: Round) -> bool {
        match self {
            Self::Article => round == Round::Parties,
            // Who succeeds whom waits until all parties are known.
            Self::Party => round != Round::Records,
            Self::Person => round == Round::People,
            Self::Pair | Self::Event | Self::Mission | Self::Accreditation | Self::Drop | Self::Also => {
                round == Round::Records
            },
        }
    }

    /// What the record is called in a message.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Article => "an article",
            Self::Party => "a party",
            Self::Person => "a person",
            Self::Pair => "a pair",
            Self::Event => "an event",
            Self::Mission => "a mission",
            Self::Accreditation => "an accreditation",
            Self::Drop => "a drop",
            Self::Also => "another id",
        }
    }
}
