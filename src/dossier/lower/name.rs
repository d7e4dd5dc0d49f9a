//! Names of parties, pairs and places, and what they mean.

use foldhash::{HashMap, HashMapExt as _};

use super::super::diagnostic::shown;
use super::super::draft::{Item, PartyDraft, Text};
use super::{Desk, Round, boxed};
use crate::dataset::{PairId, Party, PartyId, PlaceId, Record, is_slug};
use crate::text::{fold, nearest};

impl Desk<'_, '_> {
    pub(super) fn declare(&mut self, draft: &PartyDraft<'_>) {
        let code = &draft.code;
        if self.whole.countries.name(&code.value).is_some() {
            self.country(&code.value);
            if draft.name.is_some() || draft.short.is_some() || draft.demonym.is_some() {
                let message =
                    format!("\"{}\" is a code of ISO 3166; a dossier may only say what it succeeds", code.value);
                self.error(&code.span, message);
            }
            return;
        }
        if !is_slug(&code.value) || code.value.contains('-') {
            self.error(&code.span, "a party's id is lower-case ASCII letters and digits, such as \"plo\"".into());
            return;
        }
        let known = self.builder().party(&code.value);
        let Some(name) = &draft.name else {
            // Declared below by another file, it needs no name again.
            if known.is_none() {
                let near = self.near(|desk| nearest(&code.value, desk.whole.countries.codes()));
                self.error(
                    &code.span,
                    format!("the party \"{}\" is no code of ISO 3166 and needs a `name`{near}", shown(&code.value)),
                );
            }
            return;
        };
        let party = Party {
            code: boxed(&code.value),
            name: boxed(name),
            short: draft.short.as_ref().map(boxed),
            demonym: draft.demonym.as_ref().map(boxed),
            succeeds: vec![],
        };
        match known {
            // The texts of the higher layer.
            Some(known) => {
                let held = self.builder().party_mut(known);
                let succeeds = std::mem::take(&mut held.succeeds);
                let (short, demonym) = (held.short.take(), held.demonym.take());
                *held = Party { short: party.short.or(short), demonym: party.demonym.or(demonym), succeeds, ..party };
            },
            None => drop(self.builder().add_party(party)),
        }
    }

    pub(super) fn succeed(&mut self, draft: &PartyDraft<'_>) {
        let Some(heir) = self.whole.layers.builder.party(&draft.code.value) else { return };
        for earlier in &draft.succeeds {
            if let Some(predecessor) = self.party(earlier) {
                self.builder().succeed(heir, predecessor);
            }
        }
    }

    pub(super) fn pair(&mut self, text: &Text<'_>) -> Option<PairId> {
        let codes: Vec<&str> = text.value.split('-').collect();
        let [a, b] = codes[..] else {
            self.error(
                &text.span,
                format!("\"{}\" is no pair; write two codes of ISO 3166 in order: iq-mx", shown(&text.value)),
            );
            return None;
        };
        for code in [a, b] {
            if self.whole.countries.name(code).is_none() {
                let near = self.near(|desk| {
                    let countries = &desk.whole.countries;
                    countries.find(code).or_else(|| countries.find(countries.nearest(code)?))
                });
                let message = format!("\"{}\" is no code of ISO 3166-1 or 3166-3{near}", shown(code));
                self.error(&text.span, message);
                return None;
            }
        }
        if a >= b {
            let message = if a == b {
                "a pair is two different countries".into()
            } else {
                format!("the codes of a pair go in order; write {b}-{a}")
            };
            self.error(&text.span, message);
            return None;
        }
        let (a, b) = (self.country(a)?, self.country(b)?);
        Some(self.builder().pair(a, b))
    }

    /// The pair that the id of a record of JSON Lines names.
    pub(super) fn pair_of(&mut self, item: &Item<'_>) -> Option<PairId> {
        let id = match item {
            Item::Event(event) => &event.id,
            Item::Mission(mission) => &mission.id,
            Item::Accreditation(accreditation) => &accreditation.id,
        };
        let name = id.value.split('/').next().unwrap_or_default();
        if let Some(Record::Pair(pair)) = self.data().find(name) {
            return Some(pair);
        }
        self.pair(&Text::new(name.into(), id.span.clone()))
    }

    /// The party of a country's code, added with the states it succeeds if it is new.
    pub(super) fn country(&mut self, code: &str) -> Option<PartyId> {
        if let Some(party) = self.whole.layers.builder.party(code) {
            return Some(party);
        }
        let name = self.whole.countries.name(code)?.into();
        let demonym = self.whole.countries.demonym(code).map(Into::into);
        let predecessors: Vec<String> = self.whole.countries.predecessors(code).map(str::to_owned).collect();
        let party =
            self.builder().add_party(Party { code: code.into(), name, short: None, demonym, succeeds: vec![] }).ok()?;
        for earlier in predecessors {
            if let Some(earlier) = self.country(&earlier) {
                self.builder().succeed(party, earlier);
            }
        }
        Some(party)
    }

    /// The party that a text means: a declared one, or a country by code, name or demonym.
    pub(super) fn party(&mut self, text: &Text<'_>) -> Option<PartyId> {
        let found = self.known_party(&text.value);
        if found.is_none() && !self.log.has_lost() {
            let message = self.vague_party(&text.value).unwrap_or_else(|| {
                let near = self.near(|desk| desk.nearest_party(&text.value));
                format!("\"{}\" is no country, and no [[party]] declares it{near}", shown(&text.value))
            });
            self.missing(&text.span, message);
        }
        found
    }

    pub(super) fn known_party(&mut self, text: &str) -> Option<PartyId> {
        if let Some(party) = self.whole.parties.get(text) {
            return Some(*party);
        }
        let party = self.look_up_party(text)?;
        // Until every file has declared its parties, a name may yet come to mean another one.
        if self.whole.round == Round::Records {
            self.whole.parties.insert(text.into(), party);
        }
        Some(party)
    }

    fn look_up_party(&mut self, text: &str) -> Option<PartyId> {
        if let Some(party) = self.whole.layers.builder.party(text) {
            return Some(party);
        }
        if let Some(code) = self.whole.countries.find(text).map(str::to_owned) {
            return self.country(&code);
        }
        self.whole.declared.get_or_init(|| self.declared_parties()).get(&fold(text.trim())).copied()
    }

    /// The parties that files declare, by all that they go by; of one name, the first.
    fn declared_parties(&self) -> HashMap<String, PartyId> {
        let mut names = HashMap::new();
        for (id, party) in self.data().parties().filter(|(_, party)| self.whole.countries.name(&party.code).is_none()) {
            for name in party.folded_names() {
                names.entry(name).or_insert(id);
            }
        }
        names
    }

    /// What a name may mean that several countries bear, and what to write instead.
    fn vague_party(&self, text: &str) -> Option<String> {
        self.whole.countries.readings(text).map(|readings| format!("{readings}; write the code or the full name"))
    }

    pub(super) fn nearest_party(&self, text: &str) -> Option<&str> {
        let declared = self.data().parties().map(|(_, party)| &*party.code);
        nearest(text, declared).or_else(|| self.whole.countries.nearest(text))
    }

    /// "Riyadh, Saudi Arabia": the last part is the country; a name without one stands alone.
    pub(super) fn place(&mut self, text: &Text<'_>) -> Option<PlaceId> {
        if let Some(place) = self.whole.places.get(&*text.value) {
            return Some(*place);
        }
        let place = self.look_up_place(text)?;
        self.whole.places.insert(boxed(&text.value), place);
        Some(place)
    }

    fn look_up_place(&mut self, text: &Text<'_>) -> Option<PlaceId> {
        let Some((name, country)) = text.value.rsplit_once(',') else {
            return Some(self.builder().place(&text.value, None));
        };
        let country = country.trim();
        let Some(party) = self.known_party(country) else {
            let message = self.vague_party(country).unwrap_or_else(|| {
                let near = self.near(|desk| desk.nearest_party(country));
                let name = shown(country);
                format!("a place ends in its country, as in \"Riyadh, Saudi Arabia\", and \"{name}\" is none{near}")
            });
            self.error(&text.span, message);
            return None;
        };
        Some(self.builder().place(name.trim(), Some(party)))
    }
}
