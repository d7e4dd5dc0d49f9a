//! The data a command works on, and the records that its words mean.

use std::borrow::Cow;
use std::io::Write as _;
use std::process::ExitCode;

use super::Failure;
use crate::app::Problems;
use crate::dataset::{Countries, Dataset, PairId, Party, PartyId, Person, PersonId, Record};
use crate::dossier::{self, Loaded, Sources};
use crate::search::Index;
use crate::text::{fold, nearest};

/// The loaded data, and the names of all countries, held or not.
#[derive(Debug)]
pub(super) struct World {
    pub(super) data: Dataset,
    pub(super) problems: Problems,
    countries: Countries,
    /// Everything that can be found, where it came with the data.
    pub(super) index: Option<Index>,
}

/// What a word for a record means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning<T> {
    /// A record that is held.
    Held(T),
    /// Something that exists and on which nothing is held.
    NotHeld,
    /// Several things that exist, and what they are: `"Korea" may be North Korea (kp) or South Korea (kr)`.
    Vague(String),
    /// Nothing known; perhaps this was meant.
    Unknown(Option<String>),
}

impl World {
    /// Loads the data.
    pub(super) fn load(sources: &Sources) -> Result<Self, Failure> {
        let loaded = dossier::load(sources).map_err(|report| Failure::Unreadable(report.to_string()))?;
        Self::of(loaded)
    }

    /// What was loaded.
    pub(super) fn of(loaded: Loaded) -> Result<Self, Failure> {
        let countries = Countries::built_in().map_err(|error| Failure::Other(error.into()))?;
        let problems = Problems::of(&loaded);
        Ok(Self { data: loaded.data, problems, countries, index: loaded.index })
    }

    /// Data of which nobody asks what is wrong with them.
    pub(super) fn new(data: Dataset, countries: Countries) -> Self {
        Self { data, problems: Problems::default(), countries, index: None }
    }

    /// The party of a code, name or demonym. Declared actors go by their code, name, short form and demonym.
    pub(super) fn party(&self, text: &str) -> Meaning<PartyId> {
        let text = text.trim();
        let wanted = fold(text);
        if let Some(Record::Party(id)) = self.data.find(&wanted) {
            return Meaning::Held(id);
        }
        if let Some(code) = self.countries.find(text) {
            let held = if let Some(Record::Party(id)) = self.data.find(code) { Some(id) } else { None };
            return held.map_or(Meaning::NotHeld, Meaning::Held);
        }
        let declared = |party: &Party| self.countries.name(&party.code).is_none() && party.answers_to(text);
        if let Some((id, _)) = self.data.parties().find(|(_, party)| declared(party)) {
            return Meaning::Held(id);
        }
        let readings = self.countries.readings(text).map(Meaning::Vague);
        readings.unwrap_or_else(|| Meaning::Unknown(self.nearest_party(text)))
    }

    fn nearest_party(&self, text: &str) -> Option<String> {
        let held = self.data.parties().flat_map(|(_, party)| [Some(&*party.name), party.short.as_deref()]).flatten();
        nearest(text, held.chain(self.countries.nearest(text))).map(str::to_owned)
    }

    /// The pair of an id or of two countries joined by a hyphen or dash, in either order: `mx-ps`, `Palestine–Mexico`.
    pub(super) fn pair(&self, text: &str) -> Meaning<PairId> {
        let text = text.trim();
        if let Some(Record::Pair(id)) = self.data.find(&fold(text)) {
            return Meaning::Held(id);
        }
        // Names have hyphens of their own (Guinea-Bissau): every one may be the joint.
        let joints = text.char_indices().filter(|(_, letter)| matches!(letter, '-' | '–' | '—'));
        let mut meaning = Meaning::Unknown(None);
        for (at, letter) in joints {
            match (self.party(&text[..at]), self.party(&text[at + letter.len_utf8()..])) {
                (Meaning::Unknown(_), _) | (_, Meaning::Unknown(_)) => {},
                (Meaning::Vague(readings), _) | (_, Meaning::Vague(readings)) => meaning = Meaning::Vague(readings),
                (Meaning::Held(a), Meaning::Held(b)) => {
                    if let Some(Record::Pair(id)) = self.data.find(&self.data.pair_id(a, b)) {
                        return Meaning::Held(id);
                    }
                    meaning = Meaning::NotHeld;
                },
                _ => meaning = Meaning::NotHeld,
            }
        }
        if let Meaning::Unknown(hint) = &mut meaning {
            let wanted = text.to_ascii_lowercase();
            *hint =
                nearest(&wanted, self.data.pairs().flat_map(|(_, pair)| [&*pair.id, &*pair.name])).map(str::to_owned);
        }
        meaning
    }

    /// The people of an id, or all whose name or other spelling is these words, or else has them all.
    pub(super) fn people(&self, text: &str) -> Meaning<Vec<PersonId>> {
        let wanted = fold(text.trim());
        let by_id = self.data.find(&wanted).or_else(|| self.data.find(&format!("person/{wanted}")));
        if let Some(Record::Person(id)) = by_id {
            return Meaning::Held(vec![id]);
        }
        let mut people = self.called(|name| name == wanted);
        if people.is_empty() && words(&wanted).next().is_some() {
            people = self.called(|name| words(&wanted).all(|word| words(name).any(|part| part == word)));
        }
        if people.is_empty() {
            let names = self.data.people().flat_map(|(_, person)| names(person));
            return Meaning::Unknown(nearest(text, names).map(str::to_owned));
        }
        Meaning::Held(people)
    }

    /// The people with a name, folded, that fits.
    fn called(&self, fits: impl Fn(&str) -> bool) -> Vec<PersonId> {
        let fitting = self.data.people().filter(|(_, person)| names(person).any(|name| fits(&fold(name))));
        fitting.map(|(id, _)| id).collect()
    }

    /// The record of an id, or of a country or pair by name.
    pub(super) fn record(&self, text: &str) -> Meaning<Record> {
        let id = text.trim().to_ascii_lowercase();
        if let Some(record) = self.data.find(&id) {
            return Meaning::Held(record);
        }
        match (self.party(text), self.pair(text)) {
            (Meaning::Held(party), _) => Meaning::Held(Record::Party(party)),
            (_, Meaning::Held(pair)) => Meaning::Held(Record::Pair(pair)),
            (Meaning::Vague(readings), _) | (_, Meaning::Vague(readings)) => Meaning::Vague(readings),
            (Meaning::NotHeld, _) | (_, Meaning::NotHeld) => Meaning::NotHeld,
            (Meaning::Unknown(party), Meaning::Unknown(pair)) => {
                let named = || nearest(text, pair.iter().chain(&party).map(|hint| &**hint)).map(str::to_owned);
                Meaning::Unknown(self.nearest_id(&id).or_else(named))
            },
        }
    }

    /// The id that holds the text, or else the nearest of its register: comparing with a million others would take long.
    fn nearest_id(&self, text: &str) -> Option<String> {
        let (register, subject) = text.split_once('/').unwrap_or(("", text));
        let holds = |id: &Cow<'_, str>| subject.len() > 2 && id.contains(subject);
        let is_beside = |id: &Cow<'_, str>| id.split_once('/').is_some_and(|(other, _)| other == register);
        let found = self.ids().find(holds).map(Cow::into_owned);
        found.or_else(|| {
            let beside: Vec<_> = self.ids().filter(is_beside).collect();
            nearest(text, beside.iter().map(|id| &**id)).map(str::to_owned)
        })
    }

    fn ids(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let data = &self.data;
        let people = data.people().map(|(_, person)| Cow::Borrowed(&*person.id));
        let places = data.places().map(|(_, place)| Cow::Borrowed(&*place.id));
        let missions = data.missions().map(|(_, mission)| Cow::Borrowed(&*mission.id));
        let events = data.event_ids().map(|id| Cow::Owned(data.id_of(Record::Event(id))));
        people.chain(places).chain(missions).chain(events)
    }
}

/// How many problems are told on stderr; nobody reads more of them there.
const TOLD: usize = 20;

/// Tells stderr what is wrong with the data: warnings, and what had to be left out. The exit code that this makes of success.
pub(super) fn tell(problems: &Problems) -> ExitCode {
    let mut stderr = std::io::stderr().lock();
    // Where stderr is closed, nobody wants to know.
    for line in problems.lines().iter().take(TOLD) {
        let _ = writeln!(stderr, "{line}");
    }
    let more = problems.count().saturating_sub(TOLD);
    if more > 0 {
        let _ = writeln!(stderr, "… and {more} more; 'comity check PATH' lists them");
    }
    match problems.left_out() {
        // Among the lines is that nothing was loaded.
        _ if problems.is_refusal() => ExitCode::from(3),
        Some(left_out) => {
            let _ = writeln!(stderr, "{left_out}; everything else was read");
            ExitCode::from(3)
        },
        None => ExitCode::SUCCESS,
    }
}

fn names(person: &Person) -> impl Iterator<Item = &str> {
    std::iter::once(&person.name).chain(&person.aliases).map(|name| &**name)
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}
