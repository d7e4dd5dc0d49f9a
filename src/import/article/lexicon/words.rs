//! The word lists by which offices and people are known: `assets/articles/words.toml`, read once.

use foldhash::HashSet;
use serde::Deserialize;

const WORDS: &str = include_str!("../../../../assets/articles/words.toml");

/// Words, folded as tokens are.
pub(in super::super) type WordSet = HashSet<Box<str>>;

/// All lists; what each is for stands above it in the asset.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Words {
    pub(in super::super) office: OfficeWords,
    pub(in super::super) person: PersonWords,
}

/// The words of offices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct OfficeWords {
    pub(in super::super) heads: WordSet,
    pub(in super::super) vague: WordSet,
    pub(in super::super) royal: WordSet,
    pub(in super::super) before: WordSet,
    pub(in super::super) matters: WordSet,
}

/// The words of people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct PersonWords {
    pub(in super::super) honorifics: WordSet,
    pub(in super::super) particles: WordSet,
    pub(in super::super) things: WordSet,
    pub(in super::super) acts: WordSet,
    pub(in super::super) suffers: WordSet,
    pub(in super::super) owns: WordSet,
    pub(in super::super) called: WordSet,
    pub(in super::super) openers: WordSet,
}

impl Words {
    /// Reads the lists.
    ///
    /// # Errors
    /// Where the asset does not parse.
    pub(super) fn built_in() -> Result<Self, toml::de::Error> {
        toml::from_str(WORDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_folded_in_order_and_without_doubles() {
        let lists: toml::Table = toml::from_str(WORDS).unwrap();
        for (name, list) in lists.values().flat_map(|room| room.as_table().unwrap()) {
            let words: Vec<&str> = list.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
            assert!(words.is_sorted_by(|one, next| one < next), "{name} is out of order, or has a word twice");
            assert!(words.iter().all(|word| crate::text::fold(word) == **word), "{name} is not folded");
        }
        assert!(Words::built_in().is_ok());
    }
}
