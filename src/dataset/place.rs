//! Places that events name.

use super::PartyId;

/// A city, town, region or seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `place/riyadh-sa`: the slug of the name and the code of the country.
    pub id: Box<str>,
    /// Its English name.
    pub name: Box<str>,
    /// The country it is in, if the dossier says.
    pub country: Option<PartyId>,
}
