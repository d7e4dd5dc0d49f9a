//! A sentence ready to be read, its clauses, and what the article has said so far.

use std::ops::Range;

use super::date::{Clock, Dated, Tie, dates};
use super::finding::{Cited, Finding, Held, Part};
use super::lexicon::Lexicon;
use super::person::{Person, people};
use super::roll::Roll;
use super::tag::{How, Pair, Party, Side, Tags, tags};
use super::token::{Sort, Token, tokens};
use crate::dataset::{Edtf, Kind, Role, Sureness};

/// A sentence with all that it names.
#[derive(Debug)]
pub(super) struct Sentence<'t, 'l> {
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) tags: Tags<'l>,
    pub(super) dates: Vec<Dated>,
    pub(super) people: Vec<Person<'l>>,
    pub(super) clauses: Vec<Range<usize>>,
}

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

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Words that may part one thing told from the next.
const JOINTS: &[&str] = &[
    "and", "but", "while", "whereas", "although", "however", "then", "where", "which", "followed", "before", "after",
    "as",
];

/// The clauses of a sentence: parted at semicolons, and where a joint stands between two things told.
fn clauses(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {},
        }
        let is_end = token.text == ";" && depth == 0;
        // "was opened in 1994, closed in 1996 and reopened in 1998".
        let is_row = token.text == ","
            && depth == 0
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.is_any(&["closed", "reopened", "elevated", "restored", "resumed", "severed"]))
            && tokens[start..at].iter().any(is_telling);
        if is_end || is_row || (depth == 0 && token.is_any(JOINTS) && parts(tokens, start, at)) {
            clauses.push(start..at);
            start = at + 1;
        }
    }
    clauses.push(start..tokens.len());
    clauses.retain(|clause| !clause.is_empty());
    if clauses.is_empty() { vec![0..tokens.len()] } else { clauses }
}

/// Says whether a joint has something told on both its sides.
fn parts(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    let joint = &tokens[at];
    let told = |tokens: &[Token<'_>]| tokens.iter().any(|token| is_telling(token));
    if !told(&tokens[start..at]) {
        return false;
    }
    let behind = &tokens[at + 1..];
    let near = &behind[..behind.len().min(20)];
    let stop = near.iter().position(|token| token.text == ";").unwrap_or(near.len());
    let near = &near[..stop];
    match &*joint.low {
        "as" => false,
        // "before an embassy was set up", not "before opening one" nor "before 1990".
        "after" | "before" => {
            let opens = near.first().is_some_and(|token| {
                token.is_any(&["the", "a", "an", "it", "he", "she", "they", "its", "his", "her"]) || token.is_name()
            });
            opens
                && near.iter().take(9).any(is_telling)
                && near.first().is_none_or(|token| !super::date::is_month(token))
        },
        "followed" => {
            near.first().is_some_and(|token| token.is("by"))
                && near
                    .iter()
                    .take(6)
                    .any(|token| token.is_any(&["opening", "closure", "closing", "establishment", "embassy"]))
        },
        "and" | "then" | "but" => {
            // "and in 1978, Mexico opened", "and Vietnam opened", "and opened", not "in politics and trade opened".
            let first = near.first();
            let opens = first.is_some_and(|token| {
                is_telling(token)
                    || token.is_any(&[
                        "in",
                        "on",
                        "since",
                        "by",
                        "from",
                        "after",
                        "during",
                        "between",
                        "the",
                        "it",
                        "he",
                        "she",
                        "they",
                        "was",
                        "were",
                        "later",
                        "again",
                        "both",
                        "that",
                        "its",
                        "has",
                        "also",
                        "is",
                        "an",
                        "a",
                        "later",
                        "then",
                        "subsequently",
                        "soon",
                        "finally",
                        "to",
                    ])
                    || token.is_name()
            });
            let verb = near.iter().position(is_telling);
            // "relations between it and Czechoslovakia began": the joint is of "between".
            let paired = tokens[at.saturating_sub(6).max(start)..at].iter().any(|token| token.is("between"));
            let is_noun = first.is_some_and(|token| token.kind == Sort::Word && !is_telling(token))
                && verb.is_some_and(|verb| verb < 8);
            if paired {
                return false;
            }
            let opens = opens || is_noun && near.iter().any(|token| token.is_any(&["relations", "ties"]));
            let is_list = first.is_some_and(Token::is_name) && verb.is_none_or(|verb| verb > 9);
            // "and the Peruvian embassy in Belgrade in 2001": the verb is told once.
            let is_elliptic = verb.is_none()
                && near.iter().take(6).any(|token| token.is_any(&["embassy", "legation", "consulate"]))
                && near.iter().any(|token| token.kind == Sort::Number);
            is_elliptic || opens && verb.is_some() && !is_list && !is_subject_list(tokens, start, at, verb.unwrap_or(0))
        },
        _ => told(near),
    }
}

/// "Iraq and Mexico established": the joint stands within the subject.
fn is_subject_list(tokens: &[Token<'_>], start: usize, at: usize, _verb: usize) -> bool {
    !tokens[start..at].iter().any(is_telling)
}

/// Verbs that tell of a happening, by their past forms and some others.
pub(super) fn is_telling(token: &Token<'_>) -> bool {
    const MORE: &[&str] = &[
        "met",
        "paid",
        "cut",
        "broke",
        "sent",
        "held",
        "made",
        "took",
        "gave",
        "set",
        "began",
        "became",
        "went",
        "led",
        "has",
        "have",
        "had",
        "was",
        "were",
        "is",
        "maintains",
        "said",
        "told",
        "won",
        "fell",
        "rose",
        "sold",
        "bought",
        "built",
        "lent",
        "withdrew",
        "visits",
        "opens",
        "flew",
        "shut",
        "saw",
        "sought",
        "sign",
        "signs",
        "pays",
        "travels",
        "returns",
        "becomes",
        "thanks",
        "closes",
        "raises",
        "receives",
        "meets",
        "establish",
        "recognises",
        "recognizes",
        "brought",
        "spoke",
        "are",
        "froze",
        "drew",
        "left",
        "ran",
        "put",
    ];
    token.kind == Sort::Word
        && (token.is_any(MORE)
            || (token.low.len() > 4
                && token.low.ends_with("ed")
                && !token.is_any(&[
                    "united",
                    "based",
                    "related",
                    "armed",
                    "indeed",
                    "need",
                    "hundred",
                    "speed",
                    "limited",
                    "called",
                    "named",
                    "so-called",
                ])))
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

    /// The date of what the clause tells: its own, and of several the one nearest to its verb; else that of the clause before it.
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

    pub(super) fn is_first(&self) -> bool {
        self.number == 0
    }
}

impl<'l> Scene<'_, 'l> {
    /// Who acts before a verb: the last that no preposition binds, else whoever acted last.
    pub(super) fn actor(&self, clause: &Clause<'_, '_, 'l>, verb: usize) -> Option<Actor> {
        let sentence = clause.sentence;
        let bound = |at: usize| {
            let skip = usize::from(at > 0 && sentence.tokens[at - 1].is_any(&["the", "its"]));
            let at = at - skip;
            at > 0
                && sentence.tokens[at - 1].is_any(&[
                    "in", "of", "at", "with", "against", "from", "to", "for", "by", "between", "on", "over", "into",
                    "toward", "towards", "through", "via",
                ])
        };
        let mut named: Vec<(usize, Actor)> = Vec::new();
        for party in clause.parties().filter(|party| party.at.end <= verb) {
            named.push((party.at.start, self.party_actor(party)));
        }
        for (number, person) in clause.people().filter(|(_, person)| person.at.end <= verb) {
            named.push((person.at.start, self.person_actor(number, person)));
        }
        named.sort_by_key(|(at, _)| *at);
        let free = named.iter().rev().find(|(at, _)| !bound(*at));
        // "The Government of Mexico condemned": bound, and still the one who acts.
        let whose =
            |at: usize| at >= 2 && sentence.tokens[at - 1].is("of") || at >= 3 && sentence.tokens[at - 2].is("of");
        // Of "the Emir of Qatar and the President of Syria said" the one who is of the article.
        let beside = free.filter(|(_, actor)| actor.side.is_none() && !actor.is_both).and_then(|(at, _)| {
            let joined = |other: usize| {
                other < *at && sentence.tokens[other..*at].iter().rev().take(4).any(|token| token.is("and"))
            };
            named.iter().rev().find(|(other, actor)| joined(*other) && actor.side.is_some() && !bound(*other))
        });
        let found =
            beside.or(free).or_else(|| named.iter().rev().find(|(at, _)| whose(*at))).map(|(_, actor)| actor.clone());
        found.or_else(|| self.actor_before(clause)).or_else(|| self.actor.clone())
    }

    /// Who acted in the clause before: "Oman is accredited to Mexico … and maintains a consulate".
    fn actor_before(&self, clause: &Clause<'_, '_, 'l>) -> Option<Actor> {
        let before = clause.sentence.clause(clause.number.checked_sub(1)?);
        let told = before.at.clone().find(|at| is_telling(&before.sentence.tokens[*at]));
        self.actor(&before, told.unwrap_or(before.at.end))
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

    fn date(&mut self, finding: &mut Finding, clause: &Clause<'_, '_, 'l>) {
        let heading = self.heading.clone();
        // A statement without a date follows on the sentence before it.
        let before = self.before.clone().filter(|_| finding.kind() == Kind::Statement);
        let Some(dated) = clause.date().or(heading.as_ref()).or(before.as_ref()) else { return };
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
