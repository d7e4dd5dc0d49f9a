//! A sentence with all that it names, and its clauses with what the rules ask of them.
//!
//! A clause is a stretch of its sentence: it answers from what the sentence names, and keeps the places of the
//! sentence, so that what is told in one clause can be dated by another.

use std::ops::Range;

use super::clause::clauses;
use super::date::{Clock, Dated, Tie, dates};
use super::lexicon::Lexicon;
use super::person::{Person, people};
use super::roll::Roll;
use super::tag::{Pair, Party, Tags, tags};
use super::token::{Token, tokens};

/// A sentence with all that it names.
#[derive(Debug)]
pub(super) struct Sentence<'t, 'l> {
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) tags: Tags<'l>,
    pub(super) dates: Vec<Dated>,
    pub(super) people: Vec<Person<'l>>,
    pub(super) clauses: Vec<Range<usize>>,
}

/// A clause of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Clause<'s, 't, 'l> {
    pub(super) sentence: &'s Sentence<'t, 'l>,
    pub(super) at: Range<usize>,
    number: usize,
    /// Where the verb of what is told stands: the date nearest to it is its date.
    focus: Option<usize>,
}

impl<'t, 'l> Sentence<'t, 'l> {
    pub(super) fn new(text: &'t str, pair: &Pair, lexicon: &'l Lexicon, roll: &Roll, clock: &mut Clock) -> Self {
        let tokens = tokens(text);
        let mut tags = tags(&tokens, pair, lexicon);
        let people = people(&tokens, &tags, roll, lexicon.words());
        // A country in the office of somebody is theirs, not the sentence's; nor is one in a name.
        tags.parties.retain(|party| !people.iter().any(|person| is_within(&party.at, &person.at)));
        let dates = dates(&tokens, clock);
        let clauses = clauses(&tokens);
        Self { tokens, tags, dates, people, clauses }
    }

    /// The sentence as one clause.
    pub(super) fn whole(&self) -> Clause<'_, 't, 'l> {
        Clause { sentence: self, at: 0..self.tokens.len(), number: 0, focus: None }
    }

    /// A clause by its place among them.
    pub(super) fn clause(&self, number: usize) -> Clause<'_, 't, 'l> {
        Clause { sentence: self, at: self.clauses[number].clone(), number, focus: None }
    }
}

impl<'s, 't, 'l> Clause<'s, 't, 'l> {
    /// The clause, told by the verb at a place.
    pub(super) fn told_at(&self, verb: usize) -> Self {
        Self { focus: Some(verb), ..self.clone() }
    }

    /// Another stretch of the same sentence.
    pub(super) fn over(&self, at: Range<usize>) -> Self {
        Self { at, ..self.clone() }
    }

    pub(super) fn tokens(&self) -> &'s [Token<'t>] {
        &self.sentence.tokens[self.at.clone()]
    }

    /// The token at a place of the sentence.
    pub(super) fn token(&self, at: usize) -> Option<&'s Token<'t>> {
        self.sentence.tokens.get(at).filter(|_| self.at.contains(&at))
    }

    /// The first of some words, by its place in the sentence.
    pub(super) fn find(&self, words: &[&str]) -> Option<usize> {
        self.find_from(self.at.start, words)
    }

    pub(super) fn find_from(&self, from: usize, words: &[&str]) -> Option<usize> {
        (from.max(self.at.start)..self.at.end).find(|at| self.sentence.tokens[*at].is_any(words))
    }

    pub(super) fn has(&self, words: &[&str]) -> bool {
        self.find(words).is_some()
    }

    /// Where a phrase stands.
    pub(super) fn phrase(&self, phrase: &[&str]) -> Option<usize> {
        let tokens = self.tokens();
        let fits = |window: &[Token<'_>]| window.iter().zip(phrase).all(|(token, word)| token.is(word));
        tokens.windows(phrase.len()).position(fits).map(|at| self.at.start + at)
    }

    /// The parties of the clause.
    pub(super) fn parties(&self) -> impl DoubleEndedIterator<Item = &'s Party<'l>> + use<'s, 't, 'l> {
        let at = self.at.clone();
        self.sentence.tags.parties.iter().filter(move |party| is_within(&party.at, &at))
    }

    /// The people of the clause, each by the place in the sentence.
    pub(super) fn people(&self) -> impl DoubleEndedIterator<Item = (usize, &'s Person<'l>)> + use<'s, 't, 'l> {
        let at = self.at.clone();
        self.sentence.people.iter().enumerate().filter(move |(_, person)| is_within(&person.at, &at))
    }

    /// The bodies of the clause.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&'s Range<usize>, &'l str)> + use<'s, 't, 'l> {
        let at = self.at.clone();
        self.sentence.tags.bodies.iter().filter(move |(body, _)| is_within(body, &at)).map(|(at, name)| (at, *name))
    }

    /// Says whether what a verb tells did not happen: "would open", "refused to break", "not".
    pub(super) fn is_unreal(&self, verb: usize) -> bool {
        let from = verb.saturating_sub(4).max(self.at.start);
        let before = &self.sentence.tokens[from..verb];
        let near = before.last().is_some_and(|token| token.is("to"));
        near || before.iter().any(|token| {
            token.is_any(&[
                "would",
                "will",
                "should",
                "could",
                "might",
                "not",
                "never",
                "refused",
                "without",
                "cannot",
                "neither",
                "plans",
                "planned",
                "proposed",
                "threatened",
            ])
        })
    }

    /// The date of what the clause tells: its own, and of several the one nearest to its verb; else that of the clause
    /// before it.
    pub(super) fn date(&self) -> Option<&'s Dated> {
        let nearest = self.focus.and_then(|verb| {
            let distance = |dated: &&Dated| {
                let before = verb.saturating_sub(dated.at.end);
                // What stands behind its verb is a little nearer.
                if dated.at.start > verb { (dated.at.start - verb) * 2 } else { before * 2 + 1 }
            };
            self.own_dates().filter(|dated| dated.tie != Tie::Open).min_by_key(distance)
        });
        nearest.or_else(|| self.own_dates().next()).or_else(|| {
            let mut before = self.sentence.dates.iter().rev().filter(|dated| dated.tie != Tie::Name);
            before.find(|dated| dated.at.end <= self.at.start)
        })
    }

    /// The dates that stand in the clause itself, those that date before those that bound.
    pub(super) fn own_dates(&self) -> impl Iterator<Item = &'s Dated> + use<'s, 't, 'l> {
        let at = self.at.clone();
        let own = move |dated: &&Dated| is_within(&dated.at, &at) && dated.tie != Tie::Name;
        let dates = &self.sentence.dates;
        let firm = dates.iter().filter(own.clone()).filter(|dated| dated.tie != Tie::Open);
        firm.chain(dates.iter().filter(own).filter(|dated| dated.tie == Tie::Open))
    }

    /// The clause before it.
    pub(super) fn before(&self) -> Option<Self> {
        self.number.checked_sub(1).map(|number| self.sentence.clause(number))
    }

    pub(super) fn is_first(&self) -> bool {
        self.number == 0
    }
}

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
