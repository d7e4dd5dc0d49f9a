//! What a typed query asks for.

use super::Tier;
use super::letters::Letters;

/// More words than this are not looked at, nor more letters of a word or of the query: enough for any question, and a
/// pasted page is answered at once.
const MOST_WORDS: usize = 16;
const MOST_LETTERS: usize = 64;
const LONGEST_QUERY: usize = 4096;

/// The folded words of a query, each once, in the order in which they were typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    each: Vec<Box<str>>,
    /// All letters of the query, with nothing between them: what a name must be for an exact hit.
    pub(super) letters: Box<str>,
    /// Whether the last word may still be going on.
    begun: bool,
    /// Whether the hits were found by scattered letters, so that marks may be, too.
    pub(super) scattered: bool,
}

impl Words {
    /// Reads a query.
    pub(super) fn read(query: &str) -> Self {
        let begun = !query.ends_with(char::is_whitespace);
        let query = shortened(query.trim_start());
        let letters = Letters::read(query);
        let mut each: Vec<Box<str>> = Vec::new();
        for word in letters.query_words().map(|word| first_chars(word, MOST_LETTERS)) {
            if each.len() == MOST_WORDS {
                break;
            }
            if !each.iter().any(|known| **known == *word) {
                each.push(word.into());
            }
        }
        Self { each, letters: letters.text.into(), begun, scattered: false }
    }

    /// The words.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.each.iter().map(|word| &**word)
    }

    /// How well a word of the query, by its number, is met by a folded word. The first letter of a word that is being typed
    /// (`a` on the way to `arafat`) is never met whole: articles would stand above every name that begins with it.
    pub(super) fn tier(&self, number: usize, candidate: &str) -> Option<Tier> {
        let word = &self.each[number];
        let is_initial = self.begun && number + 1 == self.each.len() && word.chars().count() == 1;
        if candidate.starts_with(&**word) {
            Some(if candidate.len() == word.len() && !is_initial { Tier::Whole } else { Tier::Prefix })
        } else {
            candidate.contains(&**word).then_some(Tier::Substring)
        }
    }

    /// Says whether the query asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }
}

/// The beginning of a long query, cut between words where it has any.
fn shortened(query: &str) -> &str {
    let cut = first_chars(query, LONGEST_QUERY);
    let between = cut.rfind(char::is_whitespace).filter(|_| cut.len() < query.len());
    between.map_or(cut, |end| &cut[..end])
}

fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", "")]
    #[case("  Echeverría ", "echeverria")]
    #[case("al-Maliki", "al maliki")]
    #[case("al-m", "al m")]
    #[case("O’Brien", "obrien")]
    #[case("U.S. D.C", "us dc")]
    #[case("e-mail", "email")]
    #[case("Iraq's exports", "iraq exports")]
    #[case("iraq–mexico", "iraq mexico")]
    #[case("mx-ps", "mx ps")]
    #[case("2023-06-01", "2023 06 01")]
    #[case("US$365,000 80.5", "us 365000 80.5")]
    #[case("a a A á", "a")]
    #[case("'s - . '", "s")]
    #[case("🇲🇽 👩‍🚀 ́", "")]
    fn words(#[case] query: &str, #[case] expected: &str) {
        assert_eq!(Words::read(query).iter().collect::<Vec<_>>().join(" "), expected);
    }

    #[rstest]
    #[case("arafat", "arafat", Some(Tier::Whole))]
    #[case("ara", "arafat", Some(Tier::Prefix))]
    #[case("fat", "arafat", Some(Tier::Substring))]
    #[case("arafats", "arafat", None)]
    #[case("us", "us", Some(Tier::Whole))]
    #[case("a", "a", Some(Tier::Prefix))]
    #[case("yasser a", "a", Some(Tier::Prefix))]
    #[case("a ", "a", Some(Tier::Whole))]
    fn the_last_word_is_met(#[case] query: &str, #[case] candidate: &str, #[case] expected: Option<Tier>) {
        let words = Words::read(query);
        assert_eq!(words.tier(words.iter().len() - 1, candidate), expected);
    }

    #[test]
    fn long_queries_are_cut() {
        assert_eq!(Words::read(&"word ".repeat(10_000)).iter().len(), 1);
        let many = (0..100).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(Words::read(&many).iter().len(), MOST_WORDS);
        assert_eq!(Words::read(&"é".repeat(10_000)).iter().next().map(str::len), Some(MOST_LETTERS));
        assert!(Words::read(&"\u{301}".repeat(10_000)).is_empty());
        assert!(Words::read(&"🎉".repeat(10_000)).is_empty());
    }
}
