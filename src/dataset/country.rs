//! The countries of the world: codes by ISO 3166, common names, demonyms and former names by our own asset.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use crate::text::{fold, nearest};

/// Names, demonyms and former names, keyed by alpha-2 code; the file names its sources.
const ASSET: &str = include_str!("../../assets/countries/countries.toml");

/// A country, territory or former state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    name: Box<str>,
    #[serde(default)]
    demonyms: Vec<Box<str>>,
    #[serde(default)]
    also: Vec<Box<str>>,
    #[serde(default)]
    #[expect(dead_code, reason = "the asset says it for its readers; the program goes by `successors`")]
    former: bool,
    #[serde(default)]
    successors: Vec<Box<str>>,
}

/// The register of countries, by code and by every name under which a reader may know them.
#[derive(Debug)]
pub struct Countries {
    by_code: BTreeMap<Box<str>, Country>,
    by_name: HashMap<String, Box<str>>,
}

impl Countries {
    /// Reads the register built into the program.
    ///
    /// # Errors
    /// Where the asset does not parse, which a test rules out for a released program.
    pub fn built_in() -> Result<Self, toml::de::Error> {
        let by_code: BTreeMap<Box<str>, Country> = toml::from_str(ASSET)?;
        let mut by_name = HashMap::new();
        for (code, country) in &by_code {
            for demonym in &country.demonyms {
                by_name.entry(fold(demonym)).or_insert_with(|| code.clone());
            }
        }
        for (code, country) in &by_code {
            for name in std::iter::once(&country.name).chain(&country.also) {
                by_name.insert(fold(name), code.clone());
            }
        }
        for country in rust_iso3166::ALL {
            let code: Box<str> = country.alpha2.to_ascii_lowercase().into();
            by_name.entry(fold(country.name)).or_insert_with(|| code.clone());
            by_name.insert(country.alpha3.to_ascii_lowercase(), code);
        }
        Ok(Self { by_code, by_name })
    }

    /// The common English name of a code.
    pub fn name(&self, code: &str) -> Option<&str> {
        self.by_code.get(code).map(|country| &*country.name)
    }

    /// The usual demonym of a code: "Mexican".
    pub fn demonym(&self, code: &str) -> Option<&str> {
        self.by_code.get(code)?.demonyms.first().map(|demonym| &**demonym)
    }

    /// The states that `code` succeeds, by code.
    pub fn predecessors<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a str> {
        let succeeded =
            self.by_code.iter().filter(move |(_, country)| country.successors.iter().any(|next| &**next == code));
        succeeded.map(|(code, _)| &**code)
    }

    /// The code that a text means: an alpha-2 or alpha-3 code, a common, official, other or former name, or a demonym; accents
    /// and case do not matter.
    pub fn find(&self, text: &str) -> Option<&str> {
        let folded = fold(text.trim());
        let known = self.by_code.get_key_value(folded.as_str()).map(|(code, _)| code);
        known.or_else(|| self.by_name.get(&folded)).map(|code| &**code)
    }

    /// The name nearest to a text that [`Countries::find`] does not know.
    pub fn nearest(&self, text: &str) -> Option<&str> {
        nearest(text, self.by_code.values().map(|country| &*country.name))
    }

    /// Every code, in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.by_code.keys().map(|code| &**code)
    }
}
