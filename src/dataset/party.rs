//! Parties: countries, former states, and the actors a dossier declares.

use serde::{Deserialize, Serialize};

use super::PartyId;
use crate::text::fold;

/// A country, territory or former state (ISO 3166-1 or 3166-3 alpha-2 in lower case; `xk` for Kosovo), or another actor
/// that a dossier declares (`plo`). Parties are linked by `succeeds`, never merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

    /// Says whether it goes by a text: its code, name, short form or demonym; accents and case do not matter. Of a declared party this
    /// is all there is to know; countries have more names, and share some
    /// ([`Countries`](super::Countries)).
    pub fn answers_to(&self, text: &str) -> bool {
        let wanted = fold(text.trim());
        self.folded_names().any(|name| name == wanted)
    }

    /// All that it goes by, folded.
    pub fn folded_names(&self) -> impl Iterator<Item = String> {
        let names = [Some(&self.code), Some(&self.name), self.short.as_ref(), self.demonym.as_ref()];
        names.into_iter().flatten().map(|name| fold(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("plo", true)]
    #[case(" PLO ", true)]
    #[case("palestine liberation órganization", true)]
    #[case("Palestinian", true)]
    #[case("Palestine", false)]
    #[case("", false)]
    fn is_called(#[case] text: &str, #[case] expected: bool) {
        let plo = Party {
            code: "plo".into(),
            name: "Palestine Liberation Organization".into(),
            short: Some("PLO".into()),
            demonym: Some("Palestinian".into()),
            succeeds: vec![],
        };
        assert_eq!(plo.answers_to(text), expected);
    }
}
