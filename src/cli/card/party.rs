//! The card of a party.

use super::Card;
use crate::dataset::{Dataset, PartyId, Scope};

pub(super) fn write(card: &mut Card, data: &Dataset, id: PartyId) {
    let party = &data[id];
    card.line(&party.name);
    card.parts(&[party.short.as_deref().unwrap_or_default(), party.demonym.as_deref().unwrap_or_default()]);
    card.line(&party.code);
    let row = |party: PartyId| (data[party].code.to_string(), data[party].name.to_string());
    card.section("Succeeds", &party.succeeds.iter().map(|earlier| row(*earlier)).collect::<Vec<_>>());
    let heirs = data.parties().filter(|(_, other)| other.succeeds.contains(&id));
    card.section("Succeeded by", &heirs.map(|(heir, _)| row(heir)).collect::<Vec<_>>());
    let pairs = data.scope_pairs(Scope::Country(id)).into_iter().map(|pair| &data[pair]);
    card.section("Pairs", &pairs.map(|pair| (pair.id.to_string(), pair.name.to_string())).collect::<Vec<_>>());
}
