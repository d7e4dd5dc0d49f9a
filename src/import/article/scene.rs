//! What the article has said so far: who acted last, which visit is spoken of, what has been found.
//!
//! Rules ask it who acts in a clause, and give it what they find; it dates a finding, adds whom the clause names and
//! notes the sentence.

use super::date::{Clock, Dated, Tie};
use super::finding::{Cited, Finding, Held, Part};
use super::lexicon::Lexicon;
use super::person::Person;
use super::roll::Roll;
use super::tag::{How, Pair, Party, Side};
use super::token::Token;
use crate::dataset::{Edtf, Kind, Role, Sureness};

pub(super) use super::clause::is_telling;
pub(super) use super::sentence::{Clause, Sentence};

/// What is known while an article is read.
pub(super) struct Scene<'s, 'l> {
    pub(super) pair: &'s Pair,
    pub(super) lexicon: &'l Lexicon,
    pub(super) roll: &'s mut Roll,
    pub(super) clock: Clock,
    /// The date that a heading gives to all below it.
    pub(super) heading: Option<Dated>,
    /// Who last acted: whom "it" and "he" mean.
    pub(super) actor: Option<Actor>,
    /// The date of the sentence before, in the same paragraph.
    pub(super) before: Option<Dated>,
    /// The last visit of the paragraph, which "during his visit" means.
    pub(super) visit: Option<usize>,
    pub(super) cited: Cited,
    pub(super) found: Vec<Finding>,
}

/// Who acts in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Actor {
    /// The code as it was named.
    pub(super) code: String,
    pub(super) side: Option<Side>,
    pub(super) is_both: bool,
    /// The person, by the place in the sentence; `None` where a country acts.
    pub(super) person: Option<usize>,
    /// What a title calls it.
    pub(super) name: String,
}

impl<'l> Scene<'_, 'l> {
    /// Who acts before a verb: the last that no preposition binds, else whoever acted last.
    pub(super) fn actor(&self, clause: &Clause<'_, '_, 'l>, verb: usize) -> Option<Actor> {
        let tokens = &clause.sentence.tokens;
        let named = self.named_before(clause, verb);
        let free = named.iter().rev().find(|(at, _)| !is_bound(tokens, *at));
        let found = free.map(|free| beside(tokens, &named, free).unwrap_or(free));
        let found = found.or_else(|| named.iter().rev().find(|(at, _)| is_owner(tokens, *at)));
        let found = found.map(|(_, actor)| actor.clone());
        found.or_else(|| self.actor_before(clause)).or_else(|| self.actor.clone())
    }

    /// Who acted in the clause before: "Oman is accredited to Mexico … and maintains a consulate".
    fn actor_before(&self, clause: &Clause<'_, '_, 'l>) -> Option<Actor> {
        let before = clause.before()?;
        let told = before.at.clone().find(|at| is_telling(&before.sentence.tokens[*at]));
        self.actor(&before, told.unwrap_or(before.at.end))
    }

    /// All that could act, with their places, in the order of the sentence.
    fn named_before(&self, clause: &Clause<'_, '_, 'l>, verb: usize) -> Vec<(usize, Actor)> {
        let parties = clause.parties().filter(|party| party.at.end <= verb);
        let people = clause.people().filter(|(_, person)| person.at.end <= verb);
        let mut named: Vec<_> = parties.map(|party| (party.at.start, self.party_actor(party))).collect();
        named.extend(people.map(|(number, person)| (person.at.start, self.person_actor(number, person))));
        named.sort_by_key(|(at, _)| *at);
        named
    }

    pub(super) fn party_actor(&self, party: &Party<'_>) -> Actor {
        let name = match party.how {
            How::Actor(actor) => actor.short.to_owned(),
            _ => self.lexicon.countries().name(party.code).unwrap_or(party.code).to_owned(),
        };
        let code = if let How::Actor(actor) = party.how { actor.id } else { party.code };
        Actor { code: code.to_owned(), side: party.side, is_both: party.is_both(), person: None, name }
    }

    pub(super) fn person_actor(&self, number: usize, person: &Person<'_>) -> Actor {
        let code = self.country_of(person).unwrap_or_default();
        let title = person.office.as_ref().map(|office| office.title.clone());
        let name = if person.name.is_empty() { title.unwrap_or_default() } else { self.full_name(person) };
        Actor { side: self.pair.side(&code), code, is_both: false, person: Some(number), name }
    }

    /// The code of the country whose office somebody holds, as the sentence or the article says.
    pub(super) fn country_of(&self, person: &Person<'_>) -> Option<String> {
        let own = person.office.as_ref().and_then(|office| office.of).map(str::to_owned);
        own.or_else(|| {
            let who = self.roll.find(&person.name, None)?;
            self.roll.get(who).of.clone()
        })
    }

    /// The side of somebody, by the country whose office they hold.
    pub(super) fn side_of(&self, person: &Person<'_>) -> Option<Side> {
        self.country_of(person).and_then(|code| self.pair.side(&code))
    }

    /// The name as the article has it in full, else as it stands.
    pub(super) fn full_name(&self, person: &Person<'_>) -> String {
        let who = self.roll.find(&person.name, person.office.as_ref().and_then(|office| office.of));
        who.map_or_else(|| person.name.clone(), |who| self.roll.get(who).name.clone())
    }

    /// Somebody's part in an event; `None` where nobody is named.
    pub(super) fn part(&mut self, person: &Person<'_>, of: Option<&str>, role: Role) -> Option<Part> {
        if person.name.is_empty() {
            return None;
        }
        let own = self.country_of(person);
        let of = own.as_deref().or(of);
        let is_full = person.name.contains(' ');
        let who = self.roll.find(&person.name, of).or_else(|| is_full.then(|| self.roll.take(&person.name, of)))?;
        let office = person.office.as_ref().filter(|office| !office.is_former);
        let held =
            office.map(|office| Held { titles: vec![office.title.clone()], of: of.map(Into::into), rank: office.rank });
        if let Some(held) = &held {
            let known = self.roll.get_mut(who);
            known.of = known.of.take().or_else(|| held.of.clone());
            known.office = Some((held.titles[0].clone(), held.rank));
        }
        Some(Part { who, office: held, role })
    }

    /// Takes a finding: dates it, and notes where it was read.
    pub(super) fn push(&mut self, mut finding: Finding, clause: &Clause<'_, '_, 'l>) -> usize {
        if finding.when.is_none() {
            self.date(&mut finding, clause);
        }
        self.mention(&mut finding, clause);
        finding.sources.push(self.cited.clone());
        self.found.push(finding);
        self.found.len() - 1
    }

    /// Adds whom else the clause names: they are mentioned, whatever part they had.
    fn mention(&mut self, finding: &mut Finding, clause: &Clause<'_, '_, 'l>) {
        let named: Vec<_> = clause.people().map(|(_, person)| person.clone()).collect();
        for person in named {
            let part = self.part(&person, None, Role::Mentioned);
            if let Some(part) = part.filter(|part| finding.people.iter().all(|other| other.who != part.who)) {
                finding.people.push(part);
            }
        }
    }

    /// Dates a finding by its clause, else by the heading; a date that is only taken over makes it less sure.
    fn date(&self, finding: &mut Finding, clause: &Clause<'_, '_, 'l>) {
        // A statement without a date follows on the sentence before it.
        let before = self.before.as_ref().filter(|_| finding.kind() == Kind::Statement);
        let Some(dated) = clause.date().or(self.heading.as_ref()).or(before) else { return };
        finding.when = Some(dated.edtf);
        finding.words.clone_from(&dated.words);
        let is_inherited = clause.own_dates().next().is_none();
        if is_inherited
            && let Some(soon) = clause.find(&["soon", "shortly", "subsequently", "afterwards", "thereafter"])
        {
            // It came after the date that was told before it, and nobody says how long.
            if let Ok(after) = Edtf::parse(&format!("[{}..]", dated.edtf)) {
                finding.when = Some(after);
                finding.words = Some(format!("{} after {}", clause.sentence.tokens[soon].low, dated.edtf.text()));
            }
        }
        if is_inherited && !clause.is_first() || dated.tie == Tie::Relative {
            finding.sure = finding.sure.max(Sureness::Likely);
        }
    }

    /// The country of the article that is not this one.
    pub(super) fn other(&self, side: Side) -> &str {
        self.pair.code(side.other())
    }

    /// What a title calls a code.
    pub(super) fn name(&self, code: &str) -> String {
        match code {
            "plo" => "PLO".to_owned(),
            "pna" => "PNA".to_owned(),
            code => self.lexicon.countries().name(code).unwrap_or(code).to_owned(),
        }
    }

    /// "Mexico and Oman", by name.
    pub(super) fn both(&self) -> String {
        format!("{} and {}", self.pair.name(Side::A), self.pair.name(Side::B))
    }
}

/// Prepositions that make what follows something else than the one who acts.
const BINDING: &[&str] = &[
    "in", "of", "at", "with", "against", "from", "to", "for", "by", "between", "on", "over", "into", "toward",
    "towards", "through", "via",
];

/// Says whether a preposition stands right before a place, or before its article.
fn is_bound(tokens: &[Token<'_>], at: usize) -> bool {
    let mut before = tokens[..at].iter().rev().peekable();
    before.next_if(|token| token.is_any(&["the", "its"]));
    before.next().is_some_and(|token| token.is_any(BINDING))
}

/// "The Government of Mexico condemned": bound, and still the one who acts.
fn is_owner(tokens: &[Token<'_>], at: usize) -> bool {
    let is_of = |steps: usize| at > steps && tokens[at - steps].is("of");
    is_of(1) || is_of(2)
}

/// Of "the Emir of Qatar and the President of Syria said" the one who is of the article.
fn beside<'n>(tokens: &[Token<'_>], named: &'n [(usize, Actor)], free: &(usize, Actor)) -> Option<&'n (usize, Actor)> {
    let (at, actor) = free;
    if actor.side.is_some() || actor.is_both {
        return None;
    }
    let is_joined = |other: usize| tokens[other..*at].iter().rev().take(4).any(|token| token.is("and"));
    let mut before = named.iter().rev().filter(|(other, _)| other < at);
    before.find(|(other, actor)| actor.side.is_some() && is_joined(*other) && !is_bound(tokens, *other))
}
