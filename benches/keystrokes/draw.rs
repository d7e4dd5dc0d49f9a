//! Queries drawn from the data by seed, as people ask: whole names, half names, names with a slip of the finger, places with a year.

use std::collections::HashSet;

use comity::dataset::{Dataset, PersonId};
use comity::text::fold;

use super::queries::Query;
use crate::synthetic::random::Random;

/// How often a person is drawn anew whose name does not lend itself to a query.
const TRIES: usize = 1000;

/// Spellings by which the same name is written in other Latin letters.
const RESPELT: &[(&str, &str)] = &[
    ("kh", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ph", "f"),
    ("q", "k"),
    ("y", "i"),
    ("i", "y"),
    ("ei", "ay"),
    ("ss", "s"),
    ("ll", "l"),
    ("mm", "m"),
    ("nn", "n"),
    ("tt", "t"),
    ("dh", "d"),
    ("gh", "g"),
    ("sch", "sh"),
    ("cz", "ch"),
    ("w", "v"),
    ("o", "u"),
    ("e", "a"),
    ("u", "ou"),
    ("zh", "j"),
    ("ts", "tz"),
    ("k", "q"),
];

/// Draws queries.
pub(crate) struct Drawer<'d> {
    data: &'d Dataset,
    /// By person.
    people: Vec<Person>,
    random: Random,
}

/// A person as a query may ask for them.
struct Person {
    id: PersonId,
    /// The folded words of the name.
    words: Vec<String>,
    country: String,
    is_accented: bool,
}

impl<'d> Drawer<'d> {
    pub(crate) fn new(data: &'d Dataset, seed: u64) -> Self {
        let people = data.people().map(|(id, person)| Person {
            id,
            words: words(&person.name),
            country: person.of.map_or_else(String::new, |of| fold(&data[of].name)),
            is_accented: !person.name.is_ascii(),
        });
        Self { data, people: people.collect(), random: Random::new(seed) }
    }

    /// So many queries, of every class in turn; fewer where the data do not give them.
    pub(crate) fn queries(&mut self, count: usize) -> Vec<Query> {
        let classes = [
            Self::exact,
            Self::place_and_year,
            Self::prefix,
            Self::diacritics,
            Self::title_words,
            Self::initials,
            Self::typo,
            Self::countries,
            Self::respelt,
            Self::swapped,
            Self::name_and_country,
        ];
        (0..count).filter_map(|number| classes[number % classes.len()](self)).collect()
    }

    fn exact(&mut self) -> Option<Query> {
        let at = self.person(|_| true)?;
        let name = self.data[self.people[at].id].name.to_string();
        Some(self.query("exact", name, &self.people[at].words, |_| true))
    }

    fn diacritics(&mut self) -> Option<Query> {
        let at = self.person(|person| person.is_accented)?;
        let words = &self.people[at].words;
        Some(self.query("diacritics", words.join(" "), words, |_| true))
    }

    fn swapped(&mut self) -> Option<Query> {
        let at = self.person(|_| true)?;
        let words = &self.people[at].words;
        let swapped = [&words[words.len() - 1..], &words[..words.len() - 1]].concat();
        Some(self.query("swapped", swapped.join(" "), words, |_| true))
    }

    fn name_and_country(&mut self) -> Option<Query> {
        let at = self.person(|person| !person.country.is_empty())?;
        let Person { words, country, .. } = &self.people[at];
        let last = &words[words.len() - 1..];
        Some(self.query("family+country", format!("{} {country}", last[0]), last, |person| person.country == *country))
    }

    fn prefix(&mut self) -> Option<Query> {
        let at = self.person(|_| true)?;
        let words = &self.people[at].words;
        let begun = [&words[0], &words[words.len() - 1]].map(|word| word.chars().take(4).collect::<String>());
        let suits = |person: &Person| {
            let with = |begun: &str| person.words.iter().positions(begun);
            let (first, last) = (with(&begun[0]), with(&begun[1]));
            first.iter().any(|one| last.iter().any(|other| one != other))
        };
        Some(self.query("prefix", begun.join(" "), &[], suits))
    }

    fn initials(&mut self) -> Option<Query> {
        let at = self.person(|_| true)?;
        let words = &self.people[at].words;
        let (initial, last) = (words[0].chars().next()?, &words[words.len() - 1]);
        let begins = |person: &Person| person.words.iter().any(|word| word != last && word.starts_with(initial));
        Some(self.query("initials", format!("{initial} {last}"), &words[words.len() - 1..], begins))
    }

    fn typo(&mut self) -> Option<Query> {
        let at = self.person(|person| person.words.last().is_some_and(|word| word.len() >= 5))?;
        let (first, last) = split_last(&self.people[at].words);
        let slipped = slip(&last, &mut self.random);
        Some(self.query("typo", format!("{first} {slipped}"), &self.people[at].words, |_| true))
    }

    fn respelt(&mut self) -> Option<Query> {
        let can = |person: &Person| {
            let word = person.words.last().filter(|word| word.len() >= 5);
            word.is_some_and(|word| RESPELT.iter().any(|(from, _)| word[1..].contains(from)))
        };
        let at = self.person(can)?;
        let (first, last) = split_last(&self.people[at].words);
        let rules: Vec<_> = RESPELT.iter().filter(|(from, _)| last[1..].contains(from)).collect();
        let (from, to) = **self.random.pick(&rules);
        let respelt = format!("{}{}", &last[..1], last[1..].replacen(from, to, 1));
        Some(self.query("translit", format!("{first} {respelt}"), &self.people[at].words, |_| true))
    }

    fn place_and_year(&mut self) -> Option<Query> {
        let events = self.data.events().len();
        let (_, event) = self.data.events().nth(self.random.below(events.max(1)))?;
        let place = event
            .places
            .first()
            .map_or_else(|| self.data[event.pair].name.to_string(), |place| self.data[*place].name.to_string());
        let year = event.stands_at().map_or_else(String::new, |date| format!(" {}", date.year()));
        Some(question(format!("{}{year}", fold(&place))))
    }

    fn title_words(&mut self) -> Option<Query> {
        let events = self.data.events().len();
        let (_, event) = self.data.events().nth(self.random.below(events.max(1)))?;
        let mut words: Vec<_> = words(&event.title).into_iter().filter(|word| word.len() >= 4).collect();
        self.random.shuffle(&mut words);
        words.truncate(2 + self.random.below(2));
        Some(question(words.join(" ")))
    }

    fn countries(&mut self) -> Option<Query> {
        let pairs = self.data.pairs().len();
        let (_, pair) = self.data.pairs().nth(self.random.below(pairs.max(1)))?;
        let names = pair.countries.map(|country| fold(&self.data[country].name));
        Some(question(names.join(" ")))
    }

    /// The place of a person of two words at least, the first and the last of which are of three letters or more.
    fn person(&mut self, suits: impl Fn(&Person) -> bool) -> Option<usize> {
        if self.people.is_empty() {
            return None;
        }
        (0..TRIES).map(|_| self.random.below(self.people.len())).find(|at| {
            let words = &self.people[*at].words;
            let [first, .., last] = &words[..] else { return false };
            first.len() >= 3 && last.len() >= 3 && words.iter().all(|word| word.is_ascii()) && suits(&self.people[*at])
        })
    }

    /// A query which all answer who have these words in their name, and of whom something more is true.
    fn query(&self, class: &str, text: String, words: &[String], more: impl Fn(&Person) -> bool) -> Query {
        let answers = |person: &&Person| words.iter().all(|word| person.words.contains(word)) && more(person);
        let accept = self.people.iter().filter(answers).map(|person| person.id).collect();
        Query { text, class: Some(format!("drawn {class}")), accept }
    }
}

/// The places of the words that begin so.
trait Positions {
    fn positions(self, begun: &str) -> Vec<usize>;
}

impl<'w, I: Iterator<Item = &'w String>> Positions for I {
    fn positions(self, begun: &str) -> Vec<usize> {
        self.enumerate().filter(|(_, word)| word.starts_with(begun)).map(|(at, _)| at).collect()
    }
}

/// A query of which nobody says what answers it.
fn question(text: String) -> Query {
    Query { text, class: None, accept: HashSet::new() }
}

/// The folded words of a text, without signs.
fn words(text: &str) -> Vec<String> {
    let plain = |word: &str| word.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    fold(text).split_whitespace().map(plain).filter(|word| !word.is_empty()).collect()
}

/// All words but the last, and the last.
fn split_last(words: &[String]) -> (String, String) {
    words.split_last().map_or_else(Default::default, |(last, first)| (first.join(" "), last.clone()))
}

/// One slip of the finger after the first letter: a letter left out, doubled, changed, or two changed about.
fn slip(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + random.below(letters.len() - 2);
    match random.below(4) {
        0 => _ = letters.remove(at),
        1 => letters.insert(at, letters[at]),
        2 if letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        _ => letters[at] = if letters[at] == 'e' { 'r' } else { 'e' },
    }
    letters.into_iter().collect()
}
