//! What a typed query asks for.

use super::Tier;
use super::letters::{Letters, is_particle};
use super::syntax::{self, Term, Token};

/// More words than this are not looked at, nor more letters of a word or of the query: enough for any question, and a
/// pasted page is answered at once.
const MOST_WORDS: usize = 16;
pub(super) const MOST_LETTERS: usize = 64;
const LONGEST_QUERY: usize = 4096;

/// Where in a name or title a word must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Anywhere,
    Start,
    End,
}

/// A word that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded.
    pub(super) text: Box<str>,
    pub(super) anchor: Anchor,
    /// Whether nothing but the whole word will do.
    pub(super) is_exact: bool,
    /// Whether it may still be going on.
    pub(super) is_begun: bool,
}

/// The fields of the syntax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Kind,
    Pair,
    Party,
    From,
    To,
    Person,
    Place,
    Year,
    At,
    Rank,
    Has,
}

/// One thing that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Atom {
    Word(Word),
    /// Folded words, one after the other.
    Phrase(Vec<Box<str>>),
    Field(Key, Box<str>),
}

/// What every hit must meet: any of some things, or with `is_not` none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) any: Vec<Atom>,
    pub(super) is_not: bool,
    /// Whether a hit is none the worse without it, but for its place: a particle among the words of a name.
    pub(super) is_optional: bool,
}

/// A query, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    pub(super) clauses: Vec<Clause>,
    /// All letters of the query, with nothing between them: what a name must be for an exact hit. None where it asks for more than
    /// words.
    pub(super) letters: Option<Box<str>>,
    /// The weakest tier that was tried, and so the weakest that may be marked.
    pub(super) reach: Option<Tier>,
}

impl Words {
    /// Reads a query. Adds what it does not understand to `hints`.
    pub(super) fn read(query: &str, hints: &mut Vec<String>) -> Self {
        let is_begun = !query.ends_with(char::is_whitespace);
        let query = shortened(query.trim_start());
        let mut words = Self::default();
        let (mut is_plain, mut is_joined, mut left) = (true, false, MOST_WORDS);
        for token in syntax::tokens(query, hints) {
            match token {
                Token::Or => {
                    is_plain = false;
                    is_joined = !words.clauses.is_empty();
                },
                Token::Term(term) => {
                    is_plain &=
                        matches!(term, Term::Words { anchors: [false, false], is_exact: false, is_not: false, .. });
                    words.take(term, is_joined, &mut left, hints);
                    is_joined = false;
                },
            }
        }
        words.finish(is_begun && !query.ends_with(['"', '$']));
        words.letters = is_plain.then(|| Letters::read(query).text.into());
        words
    }

    /// Takes a term, as one more choice of the last clause where `is_joined`.
    fn take(&mut self, term: Term<'_>, is_joined: bool, left: &mut usize, hints: &mut Vec<String>) {
        let is_not = term.is_not();
        let mut atoms = term.atoms();
        atoms.truncate(*left);
        *left -= atoms.len();
        if is_joined && is_not {
            hints.push("“!” cannot stand beside “|”".to_owned());
        } else if let (true, Some(last)) = (is_joined, self.clauses.last_mut()) {
            last.any.extend(one(atoms));
        } else if is_not {
            self.clauses.extend(one(atoms).map(|atom| Clause { any: vec![atom], is_not, is_optional: false }));
        } else {
            for atom in atoms {
                let clause = Clause { any: vec![atom], is_not, is_optional: false };
                if !self.clauses.contains(&clause) {
                    self.clauses.push(clause);
                }
            }
        }
    }

    /// Says of the last word whether it may go on, and which words are particles among others.
    fn finish(&mut self, is_begun: bool) {
        if let Some(Atom::Word(word)) = self.clauses.last_mut().and_then(|clause| clause.any.last_mut()) {
            word.is_begun = is_begun && !word.is_exact;
        }
        let is_small = |clause: &Clause| match &clause.any[..] {
            [Atom::Word(word)] => word.anchor == Anchor::Anywhere && word.text.len() > 1 && is_particle(&word.text),
            _ => false,
        };
        let has_other = |clause: &Clause| {
            !clause.is_not && !is_small(clause) && clause.any.iter().any(|atom| !matches!(atom, Atom::Field(..)))
        };
        if self.clauses.iter().any(has_other) {
            for clause in self.clauses.iter_mut().filter(|clause| !clause.is_not) {
                clause.is_optional = is_small(clause);
            }
        }
    }

    /// The words that hits are found by; those of a phrase as whole words.
    pub(super) fn each(&self) -> impl Iterator<Item = Word> {
        let wanted = self.clauses.iter().filter(|clause| !clause.is_not);
        wanted.flat_map(|clause| &clause.any).flat_map(|atom| match atom {
            Atom::Word(word) => vec![word.clone()],
            Atom::Phrase(words) => words.iter().map(|word| Word::whole(word)).collect(),
            Atom::Field(..) => Vec::new(),
        })
    }

    /// Says whether the query asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

/// Many words in a place where only one thing can stand are a phrase.
fn one(mut atoms: Vec<Atom>) -> Option<Atom> {
    if atoms.len() < 2 {
        return atoms.pop();
    }
    let words = atoms.into_iter().filter_map(|atom| if let Atom::Word(word) = atom { Some(word.text) } else { None });
    Some(Atom::Phrase(words.collect()))
}

impl Word {
    pub(super) fn whole(text: &str) -> Self {
        Self { text: text.into(), anchor: Anchor::Anywhere, is_exact: true, is_begun: false }
    }

    /// Says whether it is the first letter of a word that is being typed (`a` on the way to `arafat`), or of a name (`l aranda`). That is
    /// never met whole: articles, and the d of "Washington, D.C.", would stand above every name that begins with it.
    pub(super) fn is_initial(&self) -> bool {
        let mut letters = self.text.chars();
        let only = letters.next().filter(|_| letters.next().is_none());
        // Where there are no small letters a letter may be a word.
        !self.is_exact && only.is_some_and(|letter| self.is_begun || letter.is_lowercase())
    }

    /// How well it is met by a folded word, if the letters are there.
    pub(super) fn tier(&self, candidate: &str) -> Option<Tier> {
        if candidate == &*self.text && !self.is_initial() {
            return Some(Tier::Whole);
        }
        if self.is_exact {
            return None;
        }
        if candidate.starts_with(&*self.text) && self.anchor != Anchor::End {
            return Some(Tier::Prefix);
        }
        let is_inside = match self.anchor {
            Anchor::Start => false,
            Anchor::End => candidate.ends_with(&*self.text),
            Anchor::Anywhere => self.looks_inside() && candidate.contains(&*self.text),
        };
        is_inside.then_some(Tier::Substring)
    }

    /// Says whether it is looked for inside of words: one or two letters stand inside of most.
    pub(super) fn looks_inside(&self) -> bool {
        self.text.chars().count() >= 3
    }
}

/// The beginning of a long query, cut between words where it has any.
fn shortened(query: &str) -> &str {
    let cut = first_chars(query, LONGEST_QUERY);
    let between = cut.rfind(char::is_whitespace).filter(|_| cut.len() < query.len());
    between.map_or(cut, |end| &cut[..end])
}

pub(super) fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// A query as it was understood, and how many hints there were.
    fn read(query: &str) -> (String, usize) {
        let mut hints = Vec::new();
        let words = Words::read(query, &mut hints);
        let atom = |atom: &Atom| match atom {
            Atom::Word(Word { text, anchor, is_exact, .. }) => {
                let (start, end) = (*anchor == Anchor::Start, *anchor == Anchor::End);
                let sign = |is_set, sign| if is_set { sign } else { "" };
                format!("{}{}{text}{}", sign(*is_exact, "'"), sign(start, "^"), sign(end, "$"))
            },
            Atom::Phrase(words) => format!("\"{}\"", words.join(" ")),
            Atom::Field(key, value) => format!("{key:?}:{value}"),
        };
        let clause = |clause: &Clause| {
            let any = clause.any.iter().map(atom).collect::<Vec<_>>().join("|");
            format!("{}{any}{}", if clause.is_not { "!" } else { "" }, if clause.is_optional { "?" } else { "" })
        };
        (words.clauses.iter().map(clause).collect::<Vec<_>>().join(" "), hints.len())
    }

    #[rstest]
    #[case("", "", 0)]
    #[case("  Echeverría ", "echeverria", 0)]
    #[case("al-Maliki", "al? maliki", 0)]
    #[case("al-m", "al? m", 0)]
    #[case("al bin", "al bin", 0)]
    #[case("O’Brien", "obrien", 0)]
    #[case("U.S. D.C", "us dc", 0)]
    #[case("e-mail", "email", 0)]
    #[case("Iraq's exports", "iraq exports", 0)]
    #[case("iraq–mexico", "iraq mexico", 0)]
    #[case("mx-ps", "mx ps", 0)]
    #[case("2023-06-01", "2023 06 01", 0)]
    #[case("US$365,000 80.5", "us 365000 80.5", 0)]
    #[case("a a A á", "a", 0)]
    #[case("'s - . '", "'s", 0)]
    #[case("🇲🇽 👩‍🚀 ́", "", 0)]
    #[case("'visit ^oman mexico$", "'visit ^oman mexico$", 0)]
    #[case("^oman$", "^oman oman$", 0)]
    #[case("!visit oman", "!visit oman", 0)]
    #[case("!al-maliki", "!\"al maliki\"", 0)]
    #[case("a|b c | d OR e", "a|b c|d|e", 0)]
    #[case("or", "or", 0)]
    #[case("| a", "a", 1)]
    #[case("a |", "a", 0)]
    #[case("a | !b", "a", 1)]
    #[case("\"foreign Minister\" x", "\"foreign minister\" x", 0)]
    #[case("\"foreign", "'foreign", 1)]
    #[case("\"\" !\"\" ! ^ $ | |", "", 0)]
    #[case("kind:visit FROM:mx", "Kind:visit From:mx", 0)]
    #[case("person:\"lourdes aranda\" !kind:vote", "Person:lourdes aranda !Kind:vote", 0)]
    #[case("kind: x", "x", 0)]
    #[case("knid:visit x", "x", 1)]
    #[case("https://example.org 10:30", "https example org 10 30", 0)]
    #[case("year:1975..1990 | at:2023-06-01", "Year:1975..1990|At:2023-06-01", 0)]
    fn is_understood(#[case] query: &str, #[case] expected: &str, #[case] hints: usize) {
        assert_eq!(read(query), (expected.to_owned(), hints));
    }

    #[test]
    fn the_nearest_field_is_named() {
        let mut hints = Vec::new();
        Words::read("knid:visit", &mut hints);
        assert_eq!(hints, ["no field is called “knid”; did you mean kind?"]);
    }

    #[rstest]
    #[case("arafat", "arafat", Some(Tier::Whole))]
    #[case("ara", "arafat", Some(Tier::Prefix))]
    #[case("fat", "arafat", Some(Tier::Substring))]
    #[case("fa", "arafat", None)]
    #[case("arafats", "arafat", None)]
    #[case("us", "us", Some(Tier::Whole))]
    #[case("a", "a", Some(Tier::Prefix))]
    #[case("yasser a", "a", Some(Tier::Prefix))]
    #[case("a ", "a", Some(Tier::Prefix))]
    #[case("'a ", "a", Some(Tier::Whole))]
    #[case("5 ", "5", Some(Tier::Whole))]
    #[case("中 ", "中", Some(Tier::Whole))]
    #[case("'ara", "arafat", None)]
    #[case("^fat", "arafat", None)]
    #[case("fat$", "arafat", Some(Tier::Substring))]
    fn the_last_word_is_met(#[case] query: &str, #[case] candidate: &str, #[case] expected: Option<Tier>) {
        let words = Words::read(query, &mut Vec::new());
        assert_eq!(words.each().last().unwrap().tier(candidate), expected);
    }

    #[test]
    fn long_queries_are_cut() {
        let read = |query: &str| Words::read(query, &mut Vec::new());
        assert_eq!(read(&"word ".repeat(10_000)).clauses.len(), 1);
        let many = (0..100).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(read(&many).clauses.len(), MOST_WORDS);
        assert_eq!(read(&"é".repeat(10_000)).each().next().map(|word| word.text.len()), Some(MOST_LETTERS));
        assert!(read(&"\u{301}".repeat(10_000)).is_empty());
        assert!(read(&"🎉".repeat(10_000)).is_empty());
    }
}
