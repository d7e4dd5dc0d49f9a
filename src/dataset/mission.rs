//! Missions: posts of one country in another, with a history of classes.

use serde::{Deserialize, Serialize};

use super::vocabulary::vocabulary;
use super::{EventId, PairId, PartyId, PlaceId, Source, When};

vocabulary! {
    /// The class of a mission, high to low (Vienna Convention on Diplomatic Relations, art. 14; on Consular Relations,
    /// art. 9; and the lesser posts that states agree on outside both).
    "mission class" pub enum Class {
        /// An embassy.
        Embassy = "embassy",
        /// An embassy between members of the Commonwealth.
        HighCommission = "high commission",
        /// An embassy of the Holy See.
        Nunciature = "apostolic nunciature",
        /// A mission under a minister, below an embassy; in use until the 1960s.
        Legation = "legation",
        /// A post that does the work of an embassy without the name.
        DeFactoEmbassy = "de facto embassy",
        /// A post under the protection of another state's embassy.
        InterestsSection = "interests section",
        /// A liaison office.
        LiaisonOffice = "liaison office",
        /// A representative office.
        RepresentativeOffice = "representative office",
        /// A special delegation.
        SpecialDelegation = "special delegation",
        /// An information office.
        InformationOffice = "information office",
        /// A consulate general.
        ConsulateGeneral = "consulate general",
        /// A consulate.
        Consulate = "consulate",
        /// A consulate headed by an honorary consular officer.
        HonoraryConsulate = "honorary consulate",
    }
}

/// The class of a mission as the source names it, and its place on the ladder where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ClassName {
    /// The name as given; an unknown one is kept.
    pub name: Box<str>,
    /// The known class, if the name is one.
    pub class: Option<Class>,
}

/// How a mission serves the receiving country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Post {
    /// It stands in the receiving country, in this city.
    Resident(PlaceId),
    /// It stands in a third country and is accredited from there (Vienna Convention, art. 5).
    Accredited(PlaceId),
}

impl Post {
    /// The city where the post stands.
    pub fn city(self) -> PlaceId {
        match self {
            Self::Resident(city) | Self::Accredited(city) => city,
        }
    }
}

/// A stretch of time in which a mission stood and had one class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// The class; `None` where nobody says, as of an accreditation that is only said to exist.
    pub class: Option<ClassName>,
    /// When it began; `None` where nobody says.
    pub since: Option<When>,
    /// How it ended.
    pub until: Until,
    /// Whether positions differ on how it began; they stand with the event.
    pub disputed: bool,
}

/// How a [`Tenure`] ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Until {
    /// It lasts, as far as the dossier says.
    Lasting,
    /// The mission took another class at this date; `None` where nobody says when.
    Changed(Option<When>),
    /// The mission closed at this date; `None` where nobody says when.
    Closed(Option<When>),
}

/// A post of one country in another, or one that covers it from a third. Its events are derived from its changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mission {
    /// `iq-mx/mission-iq-mexico-city`.
    pub id: Box<str>,
    /// The pair whose dossier holds it.
    pub pair: PairId,
    /// Who sends it.
    pub from: PartyId,
    /// Who receives it.
    pub to: PartyId,
    /// Where it stands.
    pub post: Post,
    /// The stretches in which it stood, oldest first. Never empty in a loaded dataset: what has no class stands all the same.
    pub tenures: Vec<Tenure>,
    /// Its changes, in their own order: that of the dossier, dated or not.
    pub events: Vec<EventId>,
    /// Where it is said to stand.
    pub sources: Vec<Source>,
}

impl Mission {
    /// The class it has now, or had last; `None` where nobody says.
    pub fn class(&self) -> Option<&ClassName> {
        self.tenures.last()?.class.as_ref()
    }

    /// Says whether it stands, as far as the dossier says.
    pub fn stands(&self) -> bool {
        self.tenures.last().is_some_and(|tenure| tenure.until == Until::Lasting)
    }

    /// Says whether it is an accreditation from a third country.
    pub fn is_accreditation(&self) -> bool {
        matches!(self.post, Post::Accredited(_))
    }
}
