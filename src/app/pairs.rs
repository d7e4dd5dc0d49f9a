//! The list of scopes: all pairs, countries, pairs.

use super::cursor::Listing;
use crate::dataset::{Dataset, PairId, PartyId, Scope};
use crate::text::begins_words;

/// Up to this many pairs are listed whole; beyond it, countries are listed and only the one in scope is unfolded.
const FEW: usize = 200;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairRow {
    /// All pairs.
    All,
    /// All pairs of a country.
    Country(PartyId),
    /// One pair.
    Pair(PairId),
}

impl PairRow {
    /// The scope it stands for.
    pub fn scope(self) -> Scope {
        match self {
            Self::All => Scope::All,
            Self::Country(party) => Scope::Country(party),
            Self::Pair(pair) => Scope::Pair(pair),
        }
    }
}

/// The rows for a scope, narrowed to names, codes and demonyms that hold every word of `narrow` at the start of a word.
pub(super) fn rows(data: &Dataset, scope: Scope, narrow: &str) -> Listing<PairRow> {
    let is_typed = narrow.contains(char::is_alphanumeric);
    let rows = if is_typed { narrowed(data, narrow) } else { unfolded(data, scope) };
    let mut list = Listing::of_items(rows);
    list.select_where(|row| row.scope() == scope);
    list
}

fn unfolded(data: &Dataset, scope: Scope) -> Vec<PairRow> {
    let mut rows = vec![PairRow::All];
    let pairs = data.pairs_by_name();
    if pairs.len() <= FEW {
        // A country with one pair is that pair, unless it is what the screen is about.
        let listed = |country: &PartyId| {
            scope == Scope::Country(*country) || data.scope_pairs(Scope::Country(*country)).len() > 1
        };
        rows.extend(data.countries().into_iter().filter(listed).map(PairRow::Country));
        rows.extend(pairs.iter().copied().map(PairRow::Pair));
        return rows;
    }
    let open = match scope {
        Scope::All => None,
        Scope::Country(party) => Some(party),
        Scope::Pair(pair) => Some(data[pair].countries[0]),
    };
    for country in data.countries() {
        rows.push(PairRow::Country(country));
        if open == Some(country) {
            rows.extend(data.scope_pairs(Scope::Country(country)).into_iter().map(PairRow::Pair));
        }
    }
    rows
}

fn narrowed(data: &Dataset, typed: &str) -> Vec<PairRow> {
    let known = |party: PartyId| {
        let party = &data[party];
        format!("{} {} {}", party.name, party.code, party.demonym.as_deref().unwrap_or_default())
    };
    let countries = data.countries().into_iter().filter(|party| begins_words(typed, &known(*party)));
    let pairs = data.pairs_by_name().iter().copied().filter(|pair| {
        let [a, b] = data[*pair].countries;
        begins_words(typed, &format!("{} {}", known(a), known(b)))
    });
    countries.map(PairRow::Country).chain(pairs.map(PairRow::Pair)).collect()
}
