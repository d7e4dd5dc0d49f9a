//! The list of scopes: all pairs, countries, pairs.

use super::cursor::Listing;
use crate::dataset::{Dataset, PairId, PartyId, Scope};
use crate::text::fold;

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

/// The rows for a scope, narrowed to names that hold every word of `narrow` at the start of a word.
pub(super) fn rows(data: &Dataset, scope: Scope, narrow: &str) -> Listing<PairRow> {
    // `mx-ps` and `iraq-mexico` are names too: signs part words here as they do in the names.
    let narrow = fold(narrow);
    let words: Vec<&str> = words(&narrow).collect();
    let rows = if words.is_empty() { unfolded(data, scope) } else { narrowed(data, &words) };
    let mut list = Listing::new(rows, |_| true);
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

/// The words of a folded text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn narrowed(data: &Dataset, typed: &[&str]) -> Vec<PairRow> {
    let matches = |name: &str| {
        let name = fold(name);
        typed.iter().all(|word| words(&name).any(|part| part.starts_with(word)))
    };
    let known = |party: PartyId| {
        let party = &data[party];
        format!("{} {} {}", party.name, party.code, party.demonym.as_deref().unwrap_or_default())
    };
    let countries = data.countries().into_iter().filter(|party| matches(&known(*party)));
    let pairs = data.pairs_by_name().iter().copied().filter(|pair| {
        let [a, b] = data[*pair].countries;
        matches(&format!("{} {} {}", known(a), known(b), data[*pair].id))
    });
    countries.map(PairRow::Country).chain(pairs.map(PairRow::Pair)).collect()
}
