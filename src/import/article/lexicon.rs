//! The names that articles use: countries and their people, cities, international bodies.
//!
//! Countries are those of the register (`dataset::Countries`); cities and bodies stand in assets of their own. What a
//! name means beside the two countries of an article is decided there (`tag`).

mod words;

use foldhash::HashMap;
use serde::Deserialize;

pub(super) use words::{WordSet, Words};

use super::token::Token;
use crate::dataset::Countries;

const CITIES: &str = include_str!("../../../assets/articles/cities.toml");
const BODIES: &str = include_str!("../../../assets/articles/bodies.toml");

/// All names, by their first word.
#[derive(Debug)]
pub struct Lexicon {
    countries: Countries,
    /// The capital of a country, by code.
    capitals: HashMap<Box<str>, Box<str>>,
    /// "US" and "UK", which are names only in capitals.
    shorthands: HashMap<&'static str, What>,
    /// The longest first.
    names: HashMap<Box<str>, Vec<Name>>,
    words: Words,
}

/// A name and what it stands for.
#[derive(Debug)]
struct Name {
    /// Its words, folded.
    words: Box<[Box<str>]>,
    what: What,
    spelling: Spelling,
}

/// How near to its own spelling a name must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// In any case, with accents or without.
    Free,
    /// In capitals: "ECO" is a body, "Eco" is none.
    Capitals,
    /// With its accent: "Malé" is a city, "Male" is none.
    Accents,
}

/// Cities whose name without its accent is an English word.
const ACCENTED: &[&str] = &["Malé"];

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A country, by code; of a name that several bear, all of them.
    Country(Box<[Box<str>]>),
    /// The people of a country, or what is theirs.
    Demonym(Box<[Box<str>]>),
    /// A city, with the code of its country and its usual spelling.
    City(Box<str>, Box<str>),
    /// A seat of power that stands for its country.
    Seat(Box<str>),
    /// An international body, by its full name.
    Body(Box<str>),
    /// An actor that is no country of ISO 3166, by the code and the country that succeeds it.
    Actor(&'static Actor),
}

/// An actor that articles name and ISO 3166 does not.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Actor {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) short: &'static str,
    /// The code of the country that succeeds it.
    pub(super) of: &'static str,
}

const ACTORS: &[Actor] = &[
    Actor { id: "plo", name: "Palestine Liberation Organization", short: "PLO", of: "ps" },
    Actor { id: "pna", name: "Palestinian National Authority", short: "PNA", of: "ps" },
];

/// The actor of an id.
pub(super) fn actor(id: &str) -> Option<&'static Actor> {
    ACTORS.iter().find(|actor| actor.id == id)
}

/// Names of two or three letters that are meant only in capitals.
const SHORTHANDS: &[(&str, &str)] = &[
    ("US", "us"),
    ("U.S.", "us"),
    ("U.S", "us"),
    ("USA", "us"),
    ("UK", "gb"),
    ("U.K.", "gb"),
    ("U.K", "gb"),
    ("UAE", "ae"),
];

/// What stands for a government.
const SEATS: &[(&str, &str)] = &[
    ("Kremlin", "ru"),
    ("White House", "us"),
    ("Downing Street", "gb"),
    ("Whitehall", "gb"),
    ("Élysée", "fr"),
    ("Quai d'Orsay", "fr"),
    ("Foggy Bottom", "us"),
    ("Blue House", "kr"),
    ("Itamaraty", "br"),
    ("Vatican", "va"),
    ("Sublime Porte", "tr"),
    ("Ottoman Empire", "tr"),
    ("Ottoman", "tr"),
    ("Kingdom of Yugoslavia", "yu"),
    ("Persia", "ir"),
    ("Persian", "ir"),
    ("Siam", "th"),
    ("Siamese", "th"),
];

#[derive(Deserialize)]
struct Bodies {
    body: Vec<Body>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    name: Box<str>,
    #[serde(default)]
    also: Vec<Box<str>>,
}

impl Lexicon {
    /// The names built into the program.
    ///
    /// # Errors
    /// Where an asset does not parse, which a test rules out for a released program.
    pub fn built_in() -> Result<Self, toml::de::Error> {
        let countries = Countries::built_in()?;
        let cities: std::collections::BTreeMap<Box<str>, Vec<Box<str>>> = toml::from_str(CITIES)?;
        let bodies: Bodies = toml::from_str(BODIES)?;
        let shorthands = SHORTHANDS.iter().map(|(text, code)| (*text, What::Country(Box::new([(*code).into()]))));
        let (capitals, names) = (HashMap::default(), HashMap::default());
        let words = Words::built_in()?;
        let mut lexicon = Self { countries, capitals, shorthands: shorthands.collect(), names, words };
        let codes: Vec<Box<str>> = lexicon.countries.codes().map(Into::into).collect();
        for code in codes {
            lexicon.country(&code);
        }
        for (code, names) in cities {
            if let Some(capital) = names.first() {
                lexicon.capitals.insert(code.clone(), capital.clone());
            }
            for name in names {
                lexicon.add(&name, What::City(code.clone(), name.clone()));
            }
        }
        for body in bodies.body {
            for name in std::iter::once(&body.name).chain(&body.also) {
                lexicon.add(name, What::Body(body.name.clone()));
            }
        }
        for (name, code) in SEATS {
            lexicon.add(name, What::Seat((*code).into()));
        }
        for actor in ACTORS {
            lexicon.add(actor.name, What::Actor(actor));
            lexicon.add(actor.short, What::Actor(actor));
        }
        for names in lexicon.names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        Ok(lexicon)
    }

    fn country(&mut self, code: &str) {
        let names: Vec<(String, bool)> =
            self.countries.names_of(code).map(|(name, is_demonym)| (name.to_owned(), is_demonym)).collect();
        for (name, is_demonym) in names {
            let codes: Box<[Box<str>]> = Box::new([code.into()]);
            if is_demonym {
                self.add(&name, What::Demonym(codes.clone()));
                if !name.ends_with(['s', 'h', 'e']) {
                    self.add(&format!("{name}s"), What::Demonym(codes));
                }
            } else {
                self.add(&name, What::Country(codes));
            }
        }
    }

    /// Adds a name; one that several countries bear stands for all of them.
    fn add(&mut self, name: &str, what: What) {
        let words: Box<[Box<str>]> = words(name);
        // A code of two letters is no name in prose, but for those that everybody uses.
        let Some(first) = words.first().filter(|_| name.chars().count() > 2) else { return };
        let names = self.names.entry(first.clone()).or_default();
        let Some(known) = names.iter_mut().find(|known| known.words == words) else {
            let spelling = Spelling::of(name, &what);
            names.push(Name { words, what, spelling });
            return;
        };
        match (&mut known.what, what) {
            (What::Country(codes), What::Country(more)) | (What::Demonym(codes), What::Demonym(more)) => {
                let mut all: Vec<_> = std::mem::take(codes).into_vec();
                all.extend(more.into_vec().into_iter().filter(|code| !all.contains(code)).collect::<Vec<_>>());
                *codes = all.into();
            },
            // What it was first stays: a country before its city, a city before a body.
            _ => {},
        }
    }

    /// The longest name that begins at a token, and how many tokens it has.
    pub(super) fn at(&self, tokens: &[Token<'_>]) -> Option<(&What, usize)> {
        let first = tokens.first()?;
        if !first.is_name() && first.kind != super::token::Sort::Number {
            return None;
        }
        if let Some(what) = self.shorthands.get(first.text) {
            return Some((what, 1));
        }
        let names = self.names.get(&*plain(&first.low))?;
        names.iter().find_map(|name| {
            let length = name.fits(tokens)?;
            Some((&name.what, length))
        })
    }

    /// The capital of a country.
    pub(super) fn capital(&self, code: &str) -> Option<&str> {
        self.capitals.get(code).map(|capital| &**capital)
    }

    /// The lists by which offices and people are known.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// The register of countries.
    pub fn countries(&self) -> &Countries {
        &self.countries
    }
}

impl Spelling {
    /// How a name is to be spelt: short ones in capitals are acronyms.
    fn of(name: &str, what: &What) -> Self {
        let is_short = name.chars().count() <= 5;
        match what {
            What::Body(_) if is_short && name.chars().all(|letter| letter.is_uppercase() || letter == '.') => {
                Self::Capitals
            },
            What::City(..) if ACCENTED.contains(&name) => Self::Accents,
            _ => Self::Free,
        }
    }

    fn holds(self, token: &Token<'_>) -> bool {
        match self {
            Self::Free => true,
            Self::Capitals => !token.text.chars().any(char::is_lowercase),
            Self::Accents => !token.text.is_ascii(),
        }
    }
}

impl Name {
    /// How many tokens the name takes at the beginning of these; `None` where it does not stand there.
    fn fits(&self, tokens: &[Token<'_>]) -> Option<usize> {
        if !self.spelling.holds(tokens.first()?) {
            return None;
        }
        let mut at = 0;
        for word in &self.words {
            // "Washington, D.C." may stand without its comma, and "Côte d'Ivoire" with another apostrophe.
            while tokens.get(at).is_some_and(|token| token.text == "," && at > 0 && self.words.len() > 1) {
                at += 1;
            }
            if plain(&tokens.get(at)?.low) != *word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

/// The words of a name, as tokens have them.
fn words(name: &str) -> Box<[Box<str>]> {
    super::token::tokens(name)
        .into_iter()
        .filter(|token| token.kind != super::token::Sort::Sign)
        .map(|token| plain(&token.low))
        .collect()
}

/// A word without points and apostrophes.
fn plain(word: &str) -> Box<str> {
    if word.contains(['.', '\'']) { word.replace(['.', '\''], "").into() } else { word.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article::token::tokens;
    use rstest::rstest;

    #[rstest]
    #[case("Malé", true)]
    #[case("Male guests", false)]
    #[case("ECO", true)]
    #[case("Eco labels", false)]
    #[case("Bogota", true)]
    #[case("UK", true)]
    fn a_name_must_be_spelt_as_it_is_meant(#[case] text: &str, #[case] expected: bool) {
        let lexicon = Lexicon::built_in().unwrap();
        assert_eq!(lexicon.at(&tokens(text)).is_some(), expected);
    }
}
