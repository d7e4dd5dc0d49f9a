//! Findings written as records of a dossier: ids that no two share, everyone once; missions are written in `mission`.

mod mission;

use std::collections::{BTreeSet, HashMap, HashSet};

use super::finding::{Cited, Detail, Finding, Held, Part, Position, What};
use super::merge::family;
use super::page::Section;
use super::roll::{Roll, Who};
use super::tag::{Pair, Side};
use crate::dataset::{Countries, Extent, Rank, Stance, slug};
use crate::dossier::written::{self, Accreditation, Claim, Common, Event, Person, Source, Written};
use mission::Post;

/// What an article has given.
pub(super) struct Sheet<'a> {
    pub(super) pair: &'a Pair,
    pub(super) roll: &'a Roll,
    pub(super) countries: &'a Countries,
    pub(super) sections: &'a [Section],
    /// The title of the article.
    pub(super) article: &'a str,
    /// How many characters of what was read stand before a byte.
    pub(super) characters: &'a dyn Fn(usize) -> usize,
    ids: HashSet<String>,
    /// The last number that a subject was given.
    numbers: HashMap<String, usize>,
}

/// The records, in the order in which they are written, with the people they name.
pub(super) struct Records {
    pub(super) parties: Vec<Written<'static>>,
    pub(super) people: Vec<Person<'static>>,
    pub(super) told: Vec<Written<'static>>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        pair: &'a Pair,
        roll: &'a Roll,
        countries: &'a Countries,
        (sections, article): (&'a [Section], &'a str),
        characters: &'a dyn Fn(usize) -> usize,
    ) -> Self {
        Self { pair, roll, countries, sections, article, characters, ids: HashSet::new(), numbers: HashMap::new() }
    }

    /// Writes all findings as records.
    pub(super) fn records(mut self, found: Vec<Finding>) -> Records {
        let actors = actors(&found, self.pair);
        let mut people: BTreeSet<Who> = BTreeSet::new();
        for part in found.iter().flat_map(|finding| &finding.people) {
            people.insert(part.who);
        }
        let mut posts: Vec<(Post, Vec<Finding>)> = Vec::new();
        let mut places: HashMap<Post, usize> = HashMap::new();
        let mut records: Vec<Place> = Vec::new();
        for finding in found {
            match finding.what.clone() {
                What::Change { city, class, .. } => {
                    let side = finding.from.as_deref().and_then(|from| self.pair.side(from)).unwrap_or(Side::A);
                    let post = Post { side, city, consular: family(class.as_deref()) };
                    let at = *places.entry(post.clone()).or_insert_with(|| {
                        posts.push((post, vec![]));
                        records.push(Place::Post(posts.len() - 1));
                        posts.len() - 1
                    });
                    posts[at].1.push(finding);
                },
                What::Accreditation { seat, class } => {
                    records.push(Place::Record(self.accreditation(finding, &seat, class)));
                },
                What::Event { kind, act, every, detail } => {
                    let common = self.common(&finding);
                    let event = Event {
                        id: self.id(&finding.subject).into(),
                        kind,
                        act,
                        every,
                        to: finding.to.map(Into::into),
                        common,
                        detail: written_detail(detail),
                        sources: self.sources(&finding.sources),
                    };
                    records.push(Place::Record(Written::Event(Box::new(event))));
                },
            }
        }
        let written = posts.into_iter().map(|(post, changes)| self.mission(&post, changes)).collect::<Vec<_>>();
        let mut missions: Vec<_> = written.into_iter().map(Some).collect();
        let records = records.into_iter().filter_map(|place| match place {
            Place::Record(record) => Some(record),
            Place::Post(at) => missions[at].take(),
        });
        let records = records.collect();
        Records { parties: actors, people: people.into_iter().map(|who| self.person(who)).collect(), told: records }
    }

    /// An id that is free.
    fn id(&mut self, subject: &str) -> String {
        let subject = slug(subject);
        // An id of its own kind: no record that a person wrote has it, and what is the same is known by what it says.
        let base = format!("{}/article/{}", self.pair.id(), if subject.is_empty() { "event" } else { &subject });
        let mut id = base.clone();
        // Where a subject comes again, the numbers that it has already are not tried again.
        let number = self.numbers.entry(base.clone()).or_insert(1);
        while !self.ids.insert(id.clone()) {
            *number += 1;
            id = format!("{base}-{number}");
        }
        id
    }

    fn common(&self, finding: &Finding) -> Common<'static> {
        let place = |(name, code): &(String, String)| {
            let country = self.countries.name(code).unwrap_or(code);
            if name == country { name.clone() } else { format!("{name}, {country}") }.into()
        };
        Common {
            when: finding.when,
            words: finding.words.clone().map(Into::into),
            announced: finding.announced,
            from: finding.from.clone().map(Into::into),
            title: self.title(finding),
            summary: None,
            people: finding.people.iter().map(|part| self.part(part)).collect(),
            places: finding.places.iter().map(place).collect(),
            claims: finding.positions.iter().map(|position| self.claim(position)).collect(),
            sure: Some(finding.sure),
            reviewed: false,
        }
    }

    fn part(&self, part: &Part) -> written::Part<'static> {
        let held = part.office.as_ref().map(|Held { titles, of, rank }| (titles, of, rank));
        let (office, of, rank): (Vec<_>, Option<String>, Option<Rank>) =
            held.map_or((vec![], None, None), |(titles, of, rank)| {
                (titles.iter().filter(|title| !title.is_empty()).cloned().map(Into::into).collect(), of.clone(), *rank)
            });
        let is_held = !office.is_empty();
        written::Part {
            id: self.roll.id(part.who).into(),
            of: of.filter(|_| is_held).map(Into::into),
            rank: rank.filter(|_| is_held),
            office,
            role: part.role,
        }
    }

    /// The title; of an event that has none, its kind and the two countries. That of a change of a mission is made from
    /// the change.
    fn title(&self, finding: &Finding) -> Option<written::Text<'static>> {
        if !finding.title.trim().is_empty() {
            return Some(finding.title.clone().into());
        }
        let both = || format!("{} and {}: {}", self.pair.name(Side::A), self.pair.name(Side::B), finding.kind());
        matches!(finding.what, What::Event { .. }).then(|| both().into())
    }

    /// A position on a disputed date, as a claim.
    fn claim(&self, position: &Position) -> Claim<'static> {
        let by = match position.stance {
            Stance::Asserts => "the article",
            Stance::Reports => "others, as the article reports",
            Stance::Implies => "others, who read it so",
            Stance::Denies => "others, who deny it",
        };
        Claim {
            value: position.when.text().into(),
            when: Some(position.when),
            words: None,
            by: by.into(),
            stance: position.stance,
            note: None,
            sources: self.sources(&position.sources),
        }
    }

    fn sources(&self, cited: &[Cited]) -> Vec<Source<'static>> {
        let source = |cited: &Cited| Source {
            article: self.article.to_owned().into(),
            section: self
                .sections
                .get(cited.section)
                .map(|section| &section.title)
                .filter(|title| !title.is_empty())
                .map(|title| title.clone().into()),
            url: None,
            licence: None,
            quote: Some(cited.quote.to_string().into()),
            span: Extent::new((self.characters)(cited.span.start), (self.characters)(cited.span.end)),
        };
        cited.iter().map(source).collect()
    }

    fn accreditation(
        &mut self,
        finding: Finding,
        (city, code): &(String, String),
        class: Option<String>,
    ) -> Written<'static> {
        let country = self.countries.name(code).unwrap_or(code);
        Written::Accreditation(Box::new(Accreditation {
            id: self.id(&finding.subject).into(),
            seat: format!("{city}, {country}").into(),
            class: class.map(Into::into),
            common: self.common(&finding),
            sources: self.sources(&finding.sources),
            to: finding.to.unwrap_or_default().into(),
        }))
    }

    fn person(&self, who: Who) -> Person<'static> {
        let known = self.roll.get(who);
        Person {
            id: self.roll.id(who).into(),
            name: known.name.clone().into(),
            of: known.of.clone().map(Into::into),
            aliases: known.aliases.iter().cloned().map(Into::into).collect(),
        }
    }
}

/// Gives somebody in a record another id.
pub(super) fn rename(record: &mut Written<'static>, old: &str, new: &written::Text<'static>) {
    let within = |people: &mut Vec<written::Part<'static>>| {
        people.iter_mut().filter(|part| part.id == old).for_each(|part| part.id.clone_from(new));
    };
    match record {
        Written::Event(event) => within(&mut event.common.people),
        Written::Accreditation(post) => within(&mut post.common.people),
        Written::Mission(mission) => mission.changes.iter_mut().for_each(|change| within(&mut change.common.people)),
        Written::Article(_) | Written::Party(_) | Written::Person(_) | Written::Pair(_) | Written::Also(_) => {},
    }
}

/// A record, or the place of a mission whose changes come in one by one.
enum Place {
    Record(Written<'static>),
    Post(usize),
}

fn written_detail(detail: Detail) -> written::Detail<'static> {
    let texts = |texts: Vec<String>| texts.into_iter().filter(|text| !text.is_empty()).map(Into::into).collect();
    written::Detail {
        form: detail.form.map(Into::into),
        level: detail.level,
        signatories: texts(detail.signatories),
        body: detail.body.map(Into::into),
        item: detail.item.map(Into::into),
        vote: detail.vote,
        amount: detail.amount.map(|(amount, _)| amount),
        currency: detail.amount.map(|(_, currency)| currency.into()),
        through: None,
        goods: texts(detail.goods),
    }
}

/// The actors that are no countries and that records name, declared with whom they precede.
fn actors(found: &[Finding], pair: &Pair) -> Vec<Written<'static>> {
    let mut named: Vec<&str> = Vec::new();
    for finding in found {
        let offices = finding.people.iter().filter_map(|part| part.office.as_ref()?.of.as_deref());
        for code in [finding.from.as_deref(), finding.to.as_deref()].into_iter().flatten().chain(offices) {
            if super::lexicon::actor(code).is_some() && !named.contains(&code) {
                named.push(code);
            }
        }
    }
    let actors: Vec<_> = named.into_iter().filter_map(super::lexicon::actor).collect();
    let declared = actors.iter().map(|actor| {
        let (name, short) = (Some(actor.name.into()), Some(actor.short.into()));
        Written::Party(written::Party { id: actor.id.into(), name, short, ..Default::default() })
    });
    let heirs: std::collections::BTreeSet<&str> =
        actors.iter().map(|actor| actor.of).filter(|of| pair.side(of).is_some()).collect();
    let succeeding = heirs.into_iter().map(|heir| {
        let succeeds = actors.iter().filter(|actor| actor.of == heir).map(|actor| actor.id.into()).collect();
        Written::Party(written::Party { id: heir.to_owned().into(), succeeds, ..Default::default() })
    });
    declared.chain(succeeding).collect()
}
