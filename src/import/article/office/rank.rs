//! Where an office stands on the ladder, by the words of its title.

use crate::dataset::Rank;
use crate::text::fold;

/// Bodies whose president or secretary is none of the country's.
const CHAMBERS: &[&str] =
    &["parliament", "senate", "congress", "assembly", "house", "council", "chamber", "commission", "court", "bank"];

/// Titles of those who stand for their country.
const HEADS_OF_STATE: &[&str] =
    &["president", "king", "queen", "emir", "amir", "sultan", "shah", "emperor", "empress", "tsar", "pope", "monarch"];

/// A title, folded, and its words.
struct Title<'t> {
    low: &'t str,
    words: Vec<&'t str>,
}

/// Where an office stands on the ladder; `None` where that is not sure. The first rung that fits is its own: a deputy
/// minister is one before he is a minister.
pub(super) fn rank(title: &str, of: Option<&str>) -> Option<Rank> {
    let low = fold(title).replace('-', " ");
    let title = Title { low: &low, words: low.split_whitespace().collect() };
    let rungs = [
        (title.is_second(), Rank::DeputyMinister),
        (title.has("director") && title.has("general"), Rank::DirectorGeneral),
        (title.is_deputy_head(), Rank::DeputyHead),
        (title.is_deputy() && title.is_ministerial(), Rank::DeputyMinister),
        (title.is_foreign_minister(of), Rank::ForeignMinister),
        (title.is_head_of_government(), Rank::HeadOfGovernment),
        (title.is_minister(), Rank::Minister),
        (title.is_sub_national(), Rank::SubNational),
        (title.is_adviser(), Rank::Adviser),
        (title.is_head_of_state(), Rank::HeadOfState),
    ];
    rungs.into_iter().find(|(fits, _)| *fits).map(|(_, rank)| rank)
}

impl Title<'_> {
    fn has(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(word))
    }

    fn says_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.low.contains(phrase))
    }

    /// The deputies that are called by a word of their own.
    fn is_second(&self) -> bool {
        self.has("undersecretary") || self.says_any(&["minister of state", "state secretary"])
    }

    fn is_deputy(&self) -> bool {
        self.has_any(&["deputy", "vice", "assistant", "under"])
    }

    fn is_ministerial(&self) -> bool {
        self.has_any(&["minister", "secretary"])
    }

    fn is_of_chamber(&self) -> bool {
        self.has_any(CHAMBERS)
    }

    fn is_deputy_head(&self) -> bool {
        let is_of_head = self.has_any(&["president", "premier", "chancellor"]) || self.says_any(&["prime minister"]);
        self.is_deputy() && is_of_head && !self.is_of_chamber() || self.says_any(&["crown prince"])
    }

    /// A secretary of state conducts foreign affairs only where that is what the office is called.
    fn is_foreign_minister(&self, of: Option<&str>) -> bool {
        let conducts = self.says_any(&[
            "foreign minister",
            "foreign secretary",
            "external affairs",
            "foreign affairs",
            "foreign relations",
        ]);
        let is_of_state = self.says_any(&["secretary of state"]) && matches!(of, Some("us" | "va") | None);
        conducts && self.is_ministerial() || is_of_state
    }

    fn is_head_of_government(&self) -> bool {
        self.says_any(&["prime minister", "head of government", "chief executive"])
            || self.has("taoiseach")
            || self.has("premier") && !self.is_of_chamber()
            || self.has("chancellor") && !self.has("treasury")
    }

    fn is_minister(&self) -> bool {
        let is_secretary = self.has("secretary") && !self.has("general") && !self.says_any(&["secretary of the"]);
        self.has("minister") || is_secretary || self.says_any(&["attorney general"])
    }

    fn is_sub_national(&self) -> bool {
        self.has_any(&["governor", "mayor"]) && !self.has_any(&["bank", "general"])
    }

    fn is_adviser(&self) -> bool {
        self.has_any(&["adviser", "advisor", "envoy"]) || self.says_any(&["representative of the president"])
    }

    fn is_head_of_state(&self) -> bool {
        self.has_any(HEADS_OF_STATE) && !self.is_of_chamber() || self.says_any(&["head of state", "supreme leader"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("President", None, Some(Rank::HeadOfState))]
    #[case("King", None, Some(Rank::HeadOfState))]
    #[case("President of the Senate", None, None)]
    #[case("Vice-President", None, Some(Rank::DeputyHead))]
    #[case("Crown Prince", None, Some(Rank::DeputyHead))]
    #[case("Prime Minister", None, Some(Rank::HeadOfGovernment))]
    #[case("Chancellor of the Treasury", None, None)]
    #[case("Foreign Undersecretary", None, Some(Rank::DeputyMinister))]
    #[case("Deputy Foreign Minister", None, Some(Rank::DeputyMinister))]
    #[case("Secretary of Foreign Affairs", None, Some(Rank::ForeignMinister))]
    #[case("Secretary of State", Some("us"), Some(Rank::ForeignMinister))]
    #[case("Secretary of State", Some("mx"), Some(Rank::Minister))]
    #[case("Minister for Planning", None, Some(Rank::Minister))]
    #[case("Secretary General", None, None)]
    #[case("Director General for Africa", None, Some(Rank::DirectorGeneral))]
    #[case("Governor", None, Some(Rank::SubNational))]
    #[case("Governor of the Central Bank", None, None)]
    #[case("Special Envoy", None, Some(Rank::Adviser))]
    #[case("Ambassador", None, None)]
    fn ranks(#[case] title: &str, #[case] of: Option<&str>, #[case] expected: Option<Rank>) {
        assert_eq!(rank(title, of), expected);
    }
}
