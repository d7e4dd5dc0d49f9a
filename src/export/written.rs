//! The way back: records of a dataset as they are written into dossiers and into JSON Lines.
//!
//! What reading derived is not written: the events of a mission are its changes again, the predecessors of a country that the
//! register of countries gives are left out. What is read again from here is the same dataset.

mod event;
mod mission;

use std::collections::{HashMap, HashSet};
use std::io;

use crate::dataset::{
    self, ArticleId, Countries, Dataset, EventId, MissionId, PairId, PartyId, PersonId, PlaceId, Record,
};
use crate::dossier::written::{Also, Article, Pair, Party, Person, Source, Text, Written};
use crate::export::Excerpt;

/// The records of an excerpt, ready to be written.
#[derive(Debug)]
pub(super) struct Papers<'a> {
    data: &'a Dataset,
    excerpt: &'a Excerpt,
    countries: Countries,
    /// The article that each title stands for; another of the same title is cited with its address, or by its licence.
    titles: HashMap<&'a str, ArticleId>,
    /// The articles cited, in the order in which they are; those that a title stands for before others.
    articles: Vec<ArticleId>,
}

/// A record that has a place in the order of its dossier.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Event(EventId),
    Mission(MissionId),
}

impl<'a> Papers<'a> {
    /// Those of an excerpt.
    ///
    /// # Errors
    /// Where the register of countries cannot be read, which a test rules out for a released program.
    pub(super) fn new(data: &'a Dataset, excerpt: &'a Excerpt) -> io::Result<Self> {
        let countries = Countries::built_in().map_err(io::Error::other)?;
        let (mut titles, mut seen) = (HashMap::new(), HashSet::new());
        let own = excerpt.pairs.iter().filter_map(|pair| data[*pair].article);
        // That of a dossier is the first of its title.
        let mut articles: Vec<_> = own.chain(cited(data, excerpt)).filter(|id| seen.insert(*id)).collect();
        for id in &articles {
            let meant = titles.entry(&*data[*id].title).or_insert(*id);
            if needs_title(&data[*id], &data[*meant]) {
                *meant = *id;
            }
        }
        articles.sort_by_key(|id| titles[&*data[*id].title] != *id);
        Ok(Self { data, excerpt, countries, titles, articles })
    }

    /// Every record, in the order in which JSON Lines have them: what is named before what names it.
    pub(super) fn lines(&self) -> impl Iterator<Item = Written<'a>> {
        let pairs = self.excerpt.pairs.iter().map(|pair| Written::Pair(self.pair(*pair)));
        self.articles().chain(self.parties()).chain(self.people()).chain(pairs).chain(self.records()).chain(self.also())
    }

    /// The articles cited.
    pub(super) fn articles(&self) -> impl Iterator<Item = Written<'a>> {
        self.articles.iter().map(|id| Written::Article(self.article(*id)))
    }

    /// One article.
    pub(super) fn article(&self, id: ArticleId) -> Article<'a> {
        let article = &self.data[id];
        Article {
            title: text(&article.title),
            url: optional(article.url.as_deref()),
            licence: optional(article.licence.as_deref()),
            read: article.read,
        }
    }

    /// The parties that are no countries, and what countries succeed beyond what the register of countries says.
    pub(super) fn parties(&self) -> impl Iterator<Item = Written<'a>> {
        self.excerpt.parties.iter().filter_map(|id| self.party(*id)).map(Written::Party)
    }

    fn party(&self, id: PartyId) -> Option<Party<'a>> {
        let party = &self.data[id];
        let earlier = || party.succeeds.iter().map(|earlier| &*self.data[*earlier].code);
        if self.countries.name(&party.code).is_none() {
            return Some(Party {
                id: text(&party.code),
                name: Some(text(&party.name)),
                short: optional(party.short.as_deref()),
                demonym: optional(party.demonym.as_deref()),
                succeeds: earlier().map(text).collect(),
            });
        }
        let known: Vec<&str> = self.countries.predecessors(&party.code).collect();
        let succeeds: Vec<_> = earlier().filter(|code| !known.contains(code)).map(text).collect();
        (!succeeds.is_empty()).then(|| Party { id: text(&party.code), succeeds, ..Party::default() })
    }

    /// The people.
    pub(super) fn people(&self) -> impl Iterator<Item = Written<'a>> {
        self.excerpt.people.iter().map(|id| Written::Person(self.person(*id)))
    }

    fn person(&self, id: PersonId) -> Person<'a> {
        let person = &self.data[id];
        let aliases = person.aliases.iter().map(|alias| text(alias)).collect();
        Person { id: text(&person.id), name: text(&person.name), of: person.of.map(|party| self.code(party)), aliases }
    }

    /// What stands at the top of the dossier of a pair.
    pub(super) fn pair(&self, id: PairId) -> Pair<'a> {
        let pair = &self.data[id];
        let article = self.own_article(id).map(|id| text(&self.data[id].title));
        Pair { id: text(&pair.id), article, see_also: pair.see_also.iter().map(|title| text(title)).collect() }
    }

    /// The article of a dossier. None where its title stands for another, and nothing else could name it.
    pub(super) fn own_article(&self, id: PairId) -> Option<ArticleId> {
        self.data[id].article.filter(|id| self.is_meant(*id))
    }

    /// Says whether the title of an article stands for it.
    fn is_meant(&self, id: ArticleId) -> bool {
        self.titles.get(&*self.data[id].title) == Some(&id)
    }

    /// Events, missions and accreditations, in the order of their dossiers.
    pub(super) fn records(&self) -> impl Iterator<Item = Written<'a>> {
        let is_derived = |id: &&EventId| self.data.mission_of(**id).is_some();
        let events = self.excerpt.events.iter().filter(|id| !is_derived(id));
        let events = events.map(|id| (self.data.entered(*id), Entry::Event(*id)));
        let first = |id: MissionId| self.data[id].events.iter().map(|event| self.data.entered(*event)).min();
        let missions = self.excerpt.missions.iter().map(|id| (first(*id).unwrap_or(u32::MAX), Entry::Mission(*id)));
        let mut entries: Vec<_> = events.chain(missions).collect();
        entries.sort_by_key(|(entered, _)| *entered);
        entries.into_iter().map(|(_, entry)| match entry {
            Entry::Event(id) => Written::Event(Box::new(self.event(id))),
            Entry::Mission(id) if self.data[id].is_accreditation() => {
                Written::Accreditation(Box::new(self.accreditation(id)))
            },
            Entry::Mission(id) => Written::Mission(self.mission(id)),
        })
    }

    /// The other ids of the records, in alphabetical order: by themselves they would be lost, and whoever keeps one would find nothing.
    pub(super) fn also(&self) -> impl Iterator<Item = Written<'a>> {
        let Excerpt { events, missions, people, .. } = self.excerpt;
        let is_here = |record: Record| match record {
            Record::Event(id) => events.binary_search(&id).is_ok(),
            Record::Mission(id) => missions.binary_search(&id).is_ok(),
            Record::Person(id) => people.binary_search(&id).is_ok(),
            _ => false,
        };
        let mut also: Vec<_> = self.data.other_ids().filter(|(_, record)| is_here(*record)).collect();
        also.sort_unstable_by_key(|(id, _)| *id);
        also.into_iter()
            .map(|(id, record)| Written::Also(Also { id: text(id), of: Text::Owned(self.data.id_of(record)) }))
    }

    fn code(&self, id: PartyId) -> Text<'a> {
        text(&self.data[id].code)
    }

    /// "Riyadh, Saudi Arabia"; with the code of a party that reading would not know by its name.
    fn place(&self, id: PlaceId) -> Text<'a> {
        let place = &self.data[id];
        let Some(party) = place.country.map(|country| &self.data[country]) else { return text(&place.name) };
        let is_known = !party.name.contains(',') && self.countries.find(&party.name) == Some(&*party.code);
        let country = if is_known { &party.name } else { &party.code };
        Text::Owned(format!("{}, {country}", place.name))
    }

    fn sources(&self, sources: &[dataset::Source]) -> Vec<Source<'a>> {
        let written = sources.iter().map(|source| {
            let (article, section) = (&self.data[source.article], source.section.as_deref().map(owned));
            let is_meant = self.is_meant(source.article);
            let given = |value: &'a Option<Box<str>>| if is_meant { None } else { optional(value.as_deref()) };
            Source {
                article: text(&article.title),
                section,
                url: given(&article.url),
                licence: given(&article.licence),
                quote: source.quote.as_ref().map(|quote| owned(&quote.text)),
                span: source.quote.as_ref().and_then(|quote| quote.span),
            }
        });
        written.collect()
    }
}

/// Says whether an article can be named by nothing but its title, which so far stands for another one: it has no address, and no
/// licence that tells the two apart.
fn needs_title(article: &dataset::Article, meant: &dataset::Article) -> bool {
    article.url.is_none() && (article.licence.is_none() || article.licence == meant.licence)
}

/// The articles that the records of an excerpt cite.
fn cited<'a>(data: &'a Dataset, excerpt: &'a Excerpt) -> impl Iterator<Item = ArticleId> {
    let changes = excerpt.missions.iter().flat_map(|id| &data[*id].events);
    let events = excerpt.events.iter().chain(changes).flat_map(|id| {
        let event = data.event(*id);
        let of_claims = event.claims.into_iter().flat_map(|claim| claim.sources);
        event.sources.into_iter().chain(of_claims).map(|source| source.article)
    });
    let missions = excerpt.missions.iter().flat_map(|id| &data[*id].sources);
    events.chain(missions.map(|source| source.article))
}

fn text(text: &str) -> Text<'_> {
    Text::Borrowed(text)
}

/// A text of an event, which is made when it is read, and not kept.
fn owned(text: &str) -> Text<'static> {
    Text::Owned(text.to_owned())
}

fn optional(text: Option<&str>) -> Option<Text<'_>> {
    text.map(Text::Borrowed)
}
