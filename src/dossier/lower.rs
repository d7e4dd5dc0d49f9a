//! From records to a dataset: names become ids, and what only the whole can show is checked.

mod event;
mod mission;

use std::collections::HashMap;
use std::ops::Range;

use super::diagnostic::{Log, hint, shown};
use super::draft::{Draft, Item, PartyDraft, PersonDraft, SourceDraft, Text, WhenDraft};
use super::file::File;
use crate::dataset::{
    Article, ArticleId, Builder, Countries, Dataset, PairId, Party, PartyId, Person, PersonId, PlaceId, Source, When,
    is_slug, slug,
};
use crate::text::nearest;

/// Makes a dataset of the files; `None` where an error was logged.
pub(super) fn lower(drafts: &[Draft<'_>], log: &mut Log) -> Option<Dataset> {
    let countries = match Countries::built_in() {
        Ok(countries) => countries,
        Err(error) => {
            log.error(&File::new("built-in countries.toml", ""), &(0..0), error.to_string());
            return None;
        },
    };
    let mut whole = Whole { builder: Builder::default(), countries, first: HashMap::new(), dossiers: HashMap::new() };
    // Parties and people first, over all files: any dossier may name those of any other.
    for draft in drafts {
        let mut desk = Desk { whole: &mut whole, file: draft.file, log, article: None };
        draft.parties.iter().for_each(|party| desk.declare(party));
    }
    for draft in drafts {
        let mut desk = Desk { whole: &mut whole, file: draft.file, log, article: None };
        draft.parties.iter().for_each(|party| desk.succeed(party));
        draft.people.iter().for_each(|person| desk.person(person));
    }
    for draft in drafts {
        Desk { whole: &mut whole, file: draft.file, log, article: None }.dossier(draft);
    }
    (log.errors() == 0).then(|| whole.builder.finish())
}

/// What the files share.
struct Whole<'f> {
    builder: Builder,
    countries: Countries,
    /// Where each id was first given.
    first: HashMap<Box<str>, Given<'f>>,
    /// Where the dossier of each pair is.
    dossiers: HashMap<PairId, Given<'f>>,
}

/// Where something was given: a file and a byte offset in it, worded only for the message that needs it.
type Given<'f> = (&'f File, usize);

/// The desk at which one file is worked on.
struct Desk<'a, 'f> {
    whole: &'a mut Whole<'f>,
    file: &'f File,
    log: &'a mut Log,
    /// The article that bare sections belong to.
    article: Option<ArticleId>,
}

impl Desk<'_, '_> {
    fn error(&mut self, span: &Range<usize>, message: String) {
        self.log.error(self.file, span, message);
    }

    /// The hint at the nearest name, while the log gives hints.
    fn near(&self, nearest: impl FnOnce(&Self) -> Option<&str>) -> String {
        if self.log.gives_hints() { hint(nearest(self)) } else { String::new() }
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.whole.builder
    }

    /// Logs that an id is taken, naming both places.
    fn taken(&mut self, id: &Text) {
        let first = self.whole.first.get(&id.value).map_or("elsewhere".to_owned(), |(file, at)| file.place(*at));
        let message = format!("the id \"{}\" is taken: {first} has it; give this record another", shown(&id.value));
        self.error(&id.span, message);
    }

    /// Remembers where an id was given.
    fn given(&mut self, id: &Text) {
        self.whole.first.entry(id.value.clone()).or_insert((self.file, id.span.start));
    }

    fn declare(&mut self, draft: &PartyDraft) {
        let code = &draft.code;
        if self.whole.countries.name(&code.value).is_some() {
            self.country(&code.value.clone());
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
        let Some(name) = draft.name.clone() else {
            let near = self.near(|desk| nearest(&code.value, desk.whole.countries.codes()));
            self.error(
                &code.span,
                format!("the party \"{}\" is no code of ISO 3166 and needs a `name`{near}", shown(&code.value)),
            );
            return;
        };
        let party = Party {
            code: code.value.clone(),
            name,
            short: draft.short.clone(),
            demonym: draft.demonym.clone(),
            succeeds: vec![],
        };
        if self.builder().add_party(party).is_err() {
            self.taken(code);
        }
        self.given(code);
    }

    fn succeed(&mut self, draft: &PartyDraft) {
        let Some(heir) = self.whole.builder.party(&draft.code.value) else { return };
        for earlier in &draft.succeeds {
            if let Some(predecessor) = self.party(earlier) {
                self.builder().succeed(heir, predecessor);
            }
        }
    }

    fn person(&mut self, draft: &PersonDraft) {
        let mut id = draft.id.clone();
        let name = id.value.strip_prefix("person/").unwrap_or(&id.value);
        if !is_slug(name) || name.len() == id.value.len() {
            let (wrong, slug) = (id.value.clone(), slug(name));
            let slug = if slug.is_empty() { "yasser-arafat".to_owned() } else { slug };
            // Under the id it should have, so that who names the person by it is not told that nobody has it.
            id.value = format!("person/{slug}").into();
            let (wrong, right) = (shown(&wrong), shown(&id.value));
            let message = format!("\"{wrong}\" is no id of a person; write it in lower-case ASCII: \"{right}\"");
            self.error(&id.span, message);
        }
        let person = Person { id: id.value.clone(), name: draft.name.clone(), aliases: draft.aliases.clone() };
        if self.builder().add_person(person).is_err() {
            self.taken(&id);
        }
        self.given(&id);
    }

    fn dossier(&mut self, draft: &Draft<'_>) {
        if draft.is_empty() && self.log.errors() == 0 {
            self.log.warning(self.file, &(0..0), "nothing stands in this file: no pair, no [[person]], no [[party]]");
        }
        self.article = draft.article.as_ref().map(|article| {
            self.builder().article(Article {
                title: article.title.clone(),
                url: article.url.clone(),
                licence: article.licence.clone(),
                read: article.read,
            })
        });
        let pair = draft.pair.as_ref().and_then(|text| self.pair(text));
        let Some(pair) = pair else {
            if draft.pair.is_none() && !draft.items.is_empty() {
                self.error(&(0..0), "a dossier with events needs its pair; write pair = \"iq-mx\" at the top".into());
            }
            return;
        };
        let article = self.article;
        self.builder().describe_pair(pair, article, draft.see_also.clone());
        for item in &draft.items {
            match item {
                Item::Event(event) => self.event(pair, event),
                Item::Mission(mission) => self.mission(pair, mission),
                Item::Accreditation(accreditation) => self.accreditation(pair, accreditation),
            }
        }
    }

    fn pair(&mut self, text: &Text) -> Option<PairId> {
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
        let pair = self.builder().pair(a, b);
        if let Some((file, at)) = self.whole.dossiers.insert(pair, (self.file, text.span.start)) {
            let (one, other, leave) = (&text.value, file.place(at), file.name.starts_with("built-in"));
            let advice = if leave { "leave the built-in ones out" } else { "put both into one file" };
            self.error(&text.span, format!("{one} has a dossier already: {other}; {advice}"));
        }
        Some(pair)
    }

    /// The party of a country's code, added with the states it succeeds if it is new.
    fn country(&mut self, code: &str) -> Option<PartyId> {
        if let Some(party) = self.whole.builder.party(code) {
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
    fn party(&mut self, text: &Text) -> Option<PartyId> {
        let found = self.known_party(&text.value);
        if found.is_none() && !self.log.has_lost() {
            let near = self.near(|desk| desk.nearest_party(&text.value));
            let message = format!("\"{}\" is no country, and no [[party]] declares it{near}", shown(&text.value));
            self.error(&text.span, message);
        }
        found
    }

    fn known_party(&mut self, text: &str) -> Option<PartyId> {
        if let Some(party) = self.whole.builder.party(text) {
            return Some(party);
        }
        let code = self.whole.countries.find(text)?.to_owned();
        self.country(&code)
    }

    fn nearest_party(&self, text: &str) -> Option<&str> {
        let declared = self.whole.builder.so_far().parties().map(|(_, party)| &*party.code);
        nearest(text, declared).or_else(|| self.whole.countries.nearest(text))
    }

    fn person_id(&mut self, text: &Text) -> Option<PersonId> {
        let found = self.whole.builder.person(&text.value);
        if found.is_none() && !self.log.has_lost() {
            let near = self.near(|desk| nearest(&text.value, desk.whole.builder.person_ids()));
            let near = if near.is_empty() { "; add one to this file or another" } else { &near };
            self.error(&text.span, format!("no [[person]] has the id \"{}\"{near}", shown(&text.value)));
        }
        found
    }

    /// "Riyadh, Saudi Arabia": the last part is the country; a name without one stands alone.
    fn place(&mut self, text: &Text) -> Option<PlaceId> {
        let Some((name, country)) = text.value.rsplit_once(',') else {
            return Some(self.builder().place(&text.value, None));
        };
        let country = country.trim();
        let Some(party) = self.known_party(country) else {
            let near = self.near(|desk| desk.nearest_party(country));
            let message = format!(
                "a place ends in its country, as in \"Riyadh, Saudi Arabia\", and \"{}\" is none{near}",
                shown(country)
            );
            self.error(&text.span, message);
            return None;
        };
        Some(self.builder().place(name.trim(), Some(party)))
    }

    fn sources(&mut self, drafts: &[SourceDraft]) -> Vec<Source> {
        let mut sources = Vec::new();
        for draft in drafts {
            let article = match &draft.article {
                None => self.article,
                Some(title) => Some(self.builder().article(Article {
                    title: title.clone(),
                    url: draft.url.clone(),
                    licence: draft.licence.clone(),
                    read: None,
                })),
            };
            let Some(article) = article else {
                self.error(
                    &draft.span,
                    "`sections` name parts of the article of [source], which this file does not have".into(),
                );
                continue;
            };
            sources.push(Source { article, section: draft.section.clone() });
        }
        sources
    }

    /// Checks the form of the id of a record of a pair: `iq-mx/…`.
    fn check_id(&mut self, pair: PairId, id: &Text) {
        let pair = self.whole.builder.so_far()[pair].id.clone();
        let form = |rest: &str| rest.split('/').all(is_slug);
        if !id.value.strip_prefix(&*pair).and_then(|rest| rest.strip_prefix('/')).is_some_and(form) {
            let subject = id.value.split_once('/').map_or(&*id.value, |(_, subject)| subject);
            let words: Vec<_> = subject.split('/').map(slug).filter(|part| !part.is_empty()).collect();
            let words = if words.is_empty() { "the-subject".to_owned() } else { words.join("/") };
            let message = format!(
                "the id \"{}\" must name the pair and the subject in lower-case ASCII: \"{pair}/{}\"",
                shown(&id.value),
                shown(&words)
            );
            self.error(&id.span, message);
        }
    }
}

fn when(draft: &WhenDraft) -> Option<When> {
    let edtf = draft.edtf.as_ref().map(|date| date.value);
    (edtf.is_some() || draft.words.is_some()).then(|| When { edtf, words: draft.words.clone() })
}
