//! Countries as a set writes them: its own names, the register of the program, and names that meant another state at a time.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use super::recipe::{MOST_PROBLEMS, Party, Recipe, Text};
use super::report::Reason;
use crate::dataset::{Countries, Edtf, is_slug};
use crate::dossier::Problem;
use crate::import::Fault;
use crate::text::fold;

/// What a set calls parties.
#[derive(Debug)]
pub(super) struct Forms {
    register: Countries,
    /// Names of this set, folded; no code where a name is no country.
    aliases: HashMap<String, Option<Box<str>>>,
    former: Vec<Former>,
    /// Parties that the recipe declares: code, name, and the country in whose pairs they stand.
    declared: Vec<(Box<str>, Box<str>, Box<str>)>,
    /// The first of them that each code means, and each name, folded.
    declared_codes: HashMap<Box<str>, usize>,
    declared_names: HashMap<String, usize>,
}

/// A name that meant another state between two days, both included.
#[derive(Debug)]
struct Former {
    names: Vec<String>,
    since: Date,
    until: Date,
    code: Box<str>,
}

impl Forms {
    pub(super) fn new(recipe: &Recipe, text: &Text<'_>) -> Result<Self, Fault> {
        let register = Countries::built_in().map_err(|error| Fault::Input(error.to_string()))?;
        let mut forms = Self {
            register,
            aliases: HashMap::new(),
            former: vec![],
            declared: vec![],
            declared_codes: HashMap::new(),
            declared_names: HashMap::new(),
        };
        let mut problems = Vec::new();
        for party in &recipe.party {
            if problems.len() < MOST_PROBLEMS {
                problems.extend(forms.declare(party, text));
            }
        }
        for (name, code) in &recipe.countries {
            let known = Some(&**code.get_ref()).filter(|code| !code.is_empty());
            if problems.len() < MOST_PROBLEMS {
                problems.extend(known.and_then(|known| forms.mistake(known, &code.span(), text)));
            }
            forms.aliases.insert(fold(name.trim()), known.map(Into::into));
        }
        for former in &recipe.former {
            if problems.len() >= MOST_PROBLEMS {
                break;
            }
            problems.extend(forms.mistake(former.code.get_ref(), &former.code.span(), text));
            let mut day = |date: &Option<toml::Spanned<String>>, open: Date| {
                let Some(date) = date else { return open };
                date.get_ref().parse().unwrap_or_else(|_| {
                    problems.push(text.problem(&date.span(), "is no day; write it as 1991-12-25"));
                    open
                })
            };
            let (since, until) = (day(&former.since, Date::MIN), day(&former.until, Date::MAX));
            let names = former.names.iter().map(|name| fold(name.trim())).collect();
            forms.former.push(Former { names, since, until, code: former.code.get_ref().as_str().into() });
        }
        if problems.is_empty() { Ok(forms) } else { Err(Fault::Recipe(problems)) }
    }

    fn declare(&mut self, party: &Party, text: &Text<'_>) -> Option<Problem> {
        let id = party.id.get_ref();
        if !is_slug(id) || id.contains('-') || self.register.name(id).is_some() {
            let message = "a party needs an id of its own, in lower-case letters and digits: \"plo\"";
            return Some(text.problem(&party.id.span(), message));
        }
        let country = party.country.get_ref();
        // Only countries have pairs.
        let known = self.register.name(country).is_some();
        let mistake = (!known).then(|| self.mistaken(country, "code of ISO 3166", &party.country.span(), text));
        let number = self.declared.len();
        self.declared_codes.entry(id.as_str().into()).or_insert(number);
        for name in [id.clone(), fold(&party.name)] {
            self.declared_names.entry(name).or_insert(number);
        }
        self.declared.push((id.as_str().into(), party.name.as_str().into(), country.as_str().into()));
        mistake
    }

    fn mistake(&self, code: &str, span: &Range<usize>, text: &Text<'_>) -> Option<Problem> {
        let known = self.name(code).is_some();
        (!known).then(|| self.mistaken(code, "code of ISO 3166 and no declared party", span, text))
    }

    fn mistaken(&self, code: &str, what: &str, span: &Range<usize>, text: &Text<'_>) -> Problem {
        let meant = self.register.find(code).map_or_else(String::new, |code| format!("; did you mean \"{code}\"?"));
        text.problem(span, format!("\"{code}\" is no {what}{meant}"))
    }

    /// The party that a text means, by code; on a day, where the set says when.
    pub(super) fn find(&self, text: &str, on: Option<Edtf>) -> Option<&str> {
        let name = fold(text);
        let then = on.and_then(|on| on.earliest().zip(on.latest()));
        if let Some((first, last)) = then {
            let meant =
                |former: &&Former| former.names.contains(&name) && former.since <= first && last <= former.until;
            if let Some(former) = self.former.iter().find(meant) {
                return Some(&former.code);
            }
        }
        if let Some(code) = self.aliases.get(&name) {
            return code.as_deref();
        }
        let declared = self.declared_names.get(&name).map(|number| &*self.declared[*number].0);
        declared.or_else(|| self.register.find(text))
    }

    /// Why a text means no party.
    pub(super) fn unknown(&self, text: &str) -> Reason {
        match self.aliases.get(&fold(text)) {
            Some(_) => Reason::of("no country, as the recipe says", text),
            None => Reason::no_country(text),
        }
    }

    /// What to write so that a name is known.
    pub(super) fn remedy(&self, name: &str) -> String {
        let meant = self.register.nearest(name).and_then(|near| Some((near, self.register.find(near)?)));
        match (self.register.readings(name), meant) {
            (Some(readings), _) => format!("{readings}: write the code that is meant in [countries]: {name:?} = \"…\""),
            (None, Some((near, code))) => {
                format!(
                    "write in [countries]: {name:?} = \"{code}\" if {near} is meant, its code else, = \"\" if it is no country"
                )
            },
            (None, None) => format!("write in [countries]: {name:?} = \"…\", its code, or = \"\" if it is no country"),
        }
    }

    /// The English name of a code.
    pub(super) fn name(&self, code: &str) -> Option<&str> {
        self.party(code).map(|(_, name, _)| &**name).or_else(|| self.register.name(code))
    }

    /// The country in whose pairs a party stands.
    pub(super) fn country<'a>(&'a self, code: &'a str) -> &'a str {
        self.party(code).map_or(code, |(.., country)| country)
    }

    /// The party that the recipe declares under a code.
    fn party(&self, code: &str) -> Option<&(Box<str>, Box<str>, Box<str>)> {
        self.declared_codes.get(code).map(|number| &self.declared[*number])
    }

    /// Says whether a text is the code of a party.
    pub(super) fn is_code(&self, text: &str) -> bool {
        self.name(text).is_some()
    }
}
