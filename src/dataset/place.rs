//! Places that events name.

use serde::{Deserialize, Serialize};

use super::PartyId;

/// A city, town, region or seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// `place/riyadh-sa`: the slug of the name and the code of the country. Letters that are no Latin ones have no slug; a hash of
    /// the folded name stands for them: `place/2f3c04f1ff1b2daf-jp`.
    pub id: Box<str>,
    /// Its English name.
    pub name: Box<str>,
    /// The country it is in, if the dossier says.
    pub country: Option<PartyId>,
}
