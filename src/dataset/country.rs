//! The countries of the world: codes by ISO 3166, common names, demonyms and former names by our own asset.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use crate::text::{fold, nearest, neutral};

/// Names, demonyms and former names, keyed by alpha-2 code; the file names its sources.
const ASSET: &str = include_str!("../../assets/countries/countries.toml");

/// The longest name that is looked up, in bytes; the longest of a country is half as long.
const MOST_NAME: usize = 200;

/// A country, territory or former state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    name: Box<str>,
    #[serde(default)]
    demonyms: Vec<Box<str>>,
    #[serde(default)]
    also: Vec<Box<str>>,
    /// Names that others bear as well: "Korea".
    #[serde(default)]
    shared: Vec<Box<str>>,
    #[serde(default)]
    former: bool,
    #[serde(default)]
    successors: Vec<Box<str>>,
}

/// The register of countries, by code and by every name under which a reader may know them.
#[derive(Debug)]
pub struct Countries {
    by_code: BTreeMap<Box<str>, Country>,
    /// By [`key`]; several codes where a name does not tell which.
    by_name: HashMap<String, Vec<Box<str>>>,
}

impl Countries {
    /// Reads the register built into the program.
    ///
    /// # Errors
    /// Where the asset does not parse, which a test rules out for a released program.
    pub fn built_in() -> Result<Self, toml::de::Error> {
        let by_code: BTreeMap<Box<str>, Country> = toml::from_str(ASSET)?;
        let mut by_name: HashMap<String, Vec<Box<str>>> = HashMap::new();
        for (code, country) in &by_code {
            for name in std::iter::once(&country.name).chain(&country.also) {
                by_name.insert(key(name), vec![code.clone()]);
            }
        }
        for country in rust_iso3166::ALL {
            let code: Box<str> = country.alpha2.to_ascii_lowercase().into();
            by_name.insert(country.alpha3.to_ascii_lowercase(), vec![code]);
        }
        let mut vague: BTreeMap<String, Vec<Box<str>>> = BTreeMap::new();
        for (code, country) in &by_code {
            let names = country.demonyms.iter().chain(&country.shared);
            names.for_each(|name| vague.entry(key(name)).or_default().push(code.clone()));
        }
        for (name, mut codes) in vague {
            codes.dedup();
            // "Yemeni" is the state that is, not one of those that were.
            if codes.iter().any(|code| !by_code[code].former) {
                codes.retain(|code| !by_code[code].former);
            }
            by_name.entry(name).or_insert(codes);
        }
        for country in rust_iso3166::ALL {
            let code: Box<str> = country.alpha2.to_ascii_lowercase().into();
            by_name.entry(key(country.name)).or_insert_with(|| vec![code]);
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

    /// The code that a text means: an alpha-2 or alpha-3 code, a common, official, other or former name, or a demonym. Accents, case,
    /// points, "the" and "of" do not matter, nor whether a name is turned round: "Korea, South". `None` too where a
    /// text may mean several; [`Countries::readings`] names them.
    pub fn find(&self, text: &str) -> Option<&str> {
        if let [code] = self.candidates(text)[..] { Some(code) } else { None }
    }

    /// What a text may mean that several countries are called: `"Congolese" may be DR Congo (cd) or Republic of the Congo (cg)`.
    /// `None` where it means one or none.
    pub fn readings(&self, text: &str) -> Option<String> {
        let codes = self.candidates(text);
        let names: Vec<_> = codes.iter().filter_map(|code| Some(format!("{} ({code})", self.name(code)?))).collect();
        let (last, others) = names.split_last().filter(|(_, others)| !others.is_empty())?;
        Some(format!("\"{}\" may be {} or {last}", neutral(text.trim()), others.join(", ")))
    }

    /// Every code that a text may mean, in order.
    fn candidates(&self, text: &str) -> Vec<&str> {
        let of_code = |text: &str| self.by_code.get_key_value(text).map(|(code, _)| vec![&**code]);
        let called = |text: &str| self.by_name.get(text).map(|codes| codes.iter().map(|code| &**code).collect());
        let text = text.trim();
        if let Some(found) = of_code(text) {
            return found;
        }
        if text.len() > MOST_NAME {
            return vec![];
        }
        let folded = fold(text);
        let found = of_code(&folded).or_else(|| {
            let key = key(&folded);
            // Andorra is "AND", and no key has that word. "U.S." is a code, once its points are gone.
            called(&folded).or_else(|| called(&key)).or_else(|| of_code(&key))
        });
        found.or_else(|| called(&key(&turned(&folded)?))).unwrap_or_default()
    }

    /// The name nearest to a text that [`Countries::find`] does not know.
    pub fn nearest(&self, text: &str) -> Option<&str> {
        nearest(text, self.by_code.values().map(|country| &*country.name))
    }

    /// Every name of a code that is its own, and every demonym; whether it is a demonym stands beside it. Names that others bear as well
    /// are among them.
    pub fn names_of(&self, code: &str) -> impl Iterator<Item = (&str, bool)> {
        let country = self.by_code.get(code);
        let names = country.into_iter().flat_map(|country| {
            let names = std::iter::once(&country.name).chain(&country.also).chain(&country.shared);
            names.map(|name| (&**name, false)).chain(country.demonyms.iter().map(|demonym| (&**demonym, true)))
        });
        let official = rust_iso3166::ALL.iter().find(move |listed| listed.alpha2.eq_ignore_ascii_case(code));
        names.chain(official.map(|listed| (listed.name, false)))
    }

    /// Every code, in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.by_code.keys().map(|code| &**code)
    }
}

/// What two spellings of one name have in common: folded, without points, apostrophes and the words "the", "of" and "and", hyphens as
/// spaces, "St." and the short forms of "Republic" and "Democratic" written out.
fn key(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in fold(name).chars() {
        match letter {
            '.' | '\'' | '`' | '´' | '"' | '“' | '”' => {},
            '-' | '/' | ',' | '(' | ')' | '&' => plain.push(' '),
            letter => plain.push(letter),
        }
    }
    let written_out = |word| match word {
        "the" | "of" | "and" => None,
        "st" => Some("saint"),
        "rep" => Some("republic"),
        "dem" => Some("democratic"),
        word => Some(word),
    };
    plain.split_whitespace().filter_map(written_out).collect::<Vec<_>>().join(" ")
}

/// The plain order of a name that is turned round for a list: "Korea, South", "Iran (Islamic Republic of)".
fn turned(name: &str) -> Option<String> {
    let (head, tail) = name.split_once(',').or_else(|| name.strip_suffix(')')?.split_once('('))?;
    Some(format!("{tail} {head}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn countries() -> Countries {
        Countries::built_in().unwrap()
    }

    #[rstest]
    #[case("mx", "mx")]
    #[case(" MX ", "mx")]
    #[case("MEX", "mx")]
    #[case("mexico", "mx")]
    #[case("México", "mx")]
    #[case("Mexican", "mx")]
    #[case("the Netherlands", "nl")]
    #[case("Netherlands, The", "nl")]
    #[case("Gambia, The", "gm")]
    #[case("Republic of Korea", "kr")]
    #[case("Korea, South", "kr")]
    #[case("Korea, Rep.", "kr")]
    #[case("Korea, Republic of", "kr")]
    #[case("Korea (Democratic People's Republic of)", "kp")]
    #[case("Congo, Dem. Rep.", "cd")]
    #[case("Congo (Brazzaville)", "cg")]
    #[case("Republic of the Congo", "cg")]
    #[case("Iran, Islamic Republic of", "ir")]
    #[case("Bolivia (Plurinational State of)", "bo")]
    #[case("St. Lucia", "lc")]
    #[case("Saint Lucia", "lc")]
    #[case("St Kitts & Nevis", "kn")]
    #[case("Türkiye", "tr")]
    #[case("Turkey", "tr")]
    #[case("U.S.S.R.", "su")]
    #[case("SUN", "su")]
    #[case("YUG", "yu")]
    #[case("USA", "us")]
    #[case("U.S.A.", "us")]
    #[case("U.S.", "us")]
    #[case("UK", "gb")]
    #[case("U.K.", "gb")]
    #[case("Great Britain", "gb")]
    #[case("Côte d'Ivoire", "ci")]
    #[case("Côte d’Ivoire", "ci")]
    #[case("Cote d`Ivoire", "ci")]
    #[case("Ivory Coast", "ci")]
    #[case("Burma", "mm")]
    #[case("Timor Leste", "tl")]
    #[case("Guinea", "gn")]
    #[case("Guinean", "gn")]
    #[case("Guinea Bissau", "gw")]
    #[case("Guinea–Bissau", "gw")]
    #[case("Samoa", "ws")]
    #[case("Yemeni", "ye")]
    #[case("Vietnamese", "vn")]
    #[case("Kosovo", "xk")]
    #[case("Holy See", "va")]
    fn means(#[case] text: &str, #[case] code: &str) {
        assert_eq!(countries().find(text), Some(code));
        assert_eq!(countries().readings(text), None);
    }

    #[rstest]
    #[case("Korea", "\"Korea\" may be North Korea (kp) or South Korea (kr)")]
    #[case("korean", "\"korean\" may be North Korea (kp) or South Korea (kr)")]
    #[case("Congo", "\"Congo\" may be DR Congo (cd) or Republic of the Congo (cg)")]
    #[case("the Congo", "\"the Congo\" may be DR Congo (cd) or Republic of the Congo (cg)")]
    #[case("Congolese", "\"Congolese\" may be DR Congo (cd) or Republic of the Congo (cg)")]
    #[case("Dominican", "\"Dominican\" may be Dominica (dm) or Dominican Republic (do)")]
    #[case("Virgin Islands", "\"Virgin Islands\" may be British Virgin Islands (vg) or US Virgin Islands (vi)")]
    fn may_mean_several(#[case] text: &str, #[case] readings: &str) {
        assert_eq!(countries().find(text), None);
        assert_eq!(countries().readings(text).as_deref(), Some(readings));
    }

    #[rstest]
    #[case("")]
    #[case("the")]
    #[case("Atlantis")]
    #[case("South, Korea, North")]
    fn means_none(#[case] text: &str) {
        assert_eq!(countries().find(text), None);
        assert_eq!(countries().readings(text), None);
    }

    /// What we call a country ourselves is understood, whoever else may be called so.
    #[test]
    fn every_name_and_code_is_read_back() {
        let countries = countries();
        for (code, country) in &countries.by_code {
            assert_eq!(countries.find(code), Some(&**code));
            for name in std::iter::once(&country.name).chain(&country.also) {
                assert_eq!(countries.find(name), Some(&**code), "{name}");
            }
            if let Some(demonym) = country.demonyms.first() {
                let is_known = countries.find(demonym).is_some() || countries.readings(demonym).is_some();
                assert!(is_known, "{demonym}");
            }
        }
        for country in rust_iso3166::ALL {
            let code = country.alpha2.to_ascii_lowercase();
            assert_eq!(countries.find(country.alpha3), Some(&*code));
            let is_known = countries.find(country.name) == Some(&*code) || countries.readings(country.name).is_some();
            assert!(is_known, "{}", country.name);
        }
    }

    /// A name that two tables of the asset claim would go to the one that is read last.
    #[test]
    fn no_name_is_of_two_countries() {
        let countries = countries();
        let mut owners: HashMap<String, &str> = HashMap::new();
        for (code, country) in &countries.by_code {
            for name in std::iter::once(&country.name).chain(&country.also) {
                let owner = owners.insert(key(name), code);
                assert!(owner.is_none_or(|owner| owner == &**code), "{name}: {owner:?} and {code}");
            }
        }
    }

    #[test]
    fn anything_may_be_asked() {
        let countries = countries();
        proptest!(|(text in "\\PC{0,30}|[A-Za-z(),.' -]{0,30}")| {
            prop_assert!(countries.find(&text).is_none() || countries.readings(&text).is_none());
        });
    }
}
