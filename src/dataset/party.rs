//! Parties: countries, former states, and the actors a dossier declares.

use super::PartyId;

/// A country, territory or former state (ISO 3166-1 or 3166-3 alpha-2 in lower case; `xk` for Kosovo), or another actor
/// that a dossier declares (`plo`). Parties are linked by `succeeds`, never merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The code: `mx`, `su`, `plo`.
    pub code: Box<str>,
    /// The common English name.
    pub name: Box<str>,
    /// A short form where there is one: "PLO".
    pub short: Option<Box<str>>,
    /// The adjective: "Mexican".
    pub demonym: Option<Box<str>>,
    /// The parties it succeeds.
    pub succeeds: Vec<PartyId>,
}

impl Party {
    /// The shortest name that still reads well in a sentence: "PLO", "Mexico".
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}
