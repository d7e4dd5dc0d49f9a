//! Whether a clause tells of a journey, and what it says of it.

use super::meeting::{self, add, add_met};
use super::series::{next, several};
use super::way::{is_bound, origin, places, principals, traveller};
use super::{note, told, visit};
use crate::dataset::{Kind, Role, Sureness};
use crate::import::article::date::Tie;
use crate::import::article::person::Person;
use crate::import::article::scene::{Actor, Clause, Scene};
use crate::import::article::tag::{How, Side};

/// Words that tell that somebody travelled.
const TRAVELS: &[&str] = &[
    "visited",
    "visit",
    "visits",
    "traveled",
    "travelled",
    "toured",
    "arrived",
    "travels",
    "flew",
    "visiting",
    "tour",
    "trip",
    "sojourn",
    "came",
    "went",
    "guest",
    "spent",
    "journeys",
    "journey",
    "way",
    "delegation",
    "followed",
    "drove",
    "received",
    "stayed",
    "returned",
    "foot",
    "was",
    "journeyed",
    "sailed",
    "stopped",
];

/// Words that tell that somebody was received: who is told first is the host.
const HOSTS: &[&str] = &["hosted", "welcomed", "received", "invited"];

/// Words before one of travel that tell of a wish, a plan or the many.
const NO_JOURNEY: &[&str] = &[
    "tourists",
    "citizens",
    "students",
    "people",
    "annually",
    "would",
    "will",
    "invited",
    "planned",
    "cancelled",
    "canceled",
    "postponed",
    "inviting",
    "not",
];

/// Words before "visit" that make it one that was paid.
const OF_VISIT: &[&str] = &[
    "a",
    "an",
    "his",
    "her",
    "official",
    "state",
    "paid",
    "made",
    "first",
    "second",
    "third",
    "working",
    "private",
    "the",
    "historic",
    "return",
    "day",
    "reciprocal",
    "brief",
    "their",
    "'s",
    "two",
    "three",
    "several",
];

/// Those of whom nobody by name travelled.
const GROUPS: &[&str] = &[
    "delegation",
    "delegations",
    "mission",
    "minister",
    "ministers",
    "officials",
    "envoy",
    "parliamentarians",
    "squadron",
    "fleet",
    "ship",
];

/// Takes the journey that a clause tells of.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let travels = |at: &usize| clause.sentence.tokens[*at].is_any(TRAVELS) && is_travel(clause, scene, *at);
    let Some(verb) = clause.at.clone().find(travels) else { return false };
    // "During his visit, he met": of the visit that was told before.
    if is_told_before(clause, verb) {
        return meeting::read(clause, scene) || added(clause, scene);
    }
    let clause = &clause.told_at(verb);
    let host = clause.find(HOSTS).filter(|host| *host < verb && !is_passive(clause, *host));
    let Some(traveller) = traveller(clause, scene, verb, host) else { return false };
    let Some(from) = origin(clause, scene, verb, &traveller, host) else { return false };
    let people = principals(clause, scene, &traveller, verb, from);
    if people.is_empty() && !is_worth_telling(clause, &traveller, verb) {
        return false;
    }
    let mut finding = visit(scene, people, from, &traveller.name);
    finding.places = places(clause, scene, from.other());
    if traveller.side.is_none() || traveller.person.is_none() {
        finding.sure = finding.sure.max(Sureness::Likely);
    }
    let at = told(clause, scene, finding);
    add_met(clause, scene, at);
    several(clause, scene, at);
    next(clause, scene, at);
    true
}

/// Adds what a sentence says of the visit that was told before: whom it names, and that it speaks of it. It may tell of
/// more than of the visit, and is not taken.
fn added<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(visit) = scene.visit else { return false };
    let discussed = clause.has(&["discussed", "spoke", "conferred", "dined", "negotiated"]);
    let role = if discussed { Role::Met } else { Role::Mentioned };
    for (_, person) in clause.people() {
        let part = scene.part(person, None, role);
        add(scene, visit, part);
    }
    note(scene, visit);
    false
}

fn is_passive(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let before = clause.sentence.tokens[..verb].last();
    before.is_some_and(|token| token.is_any(&["was", "were", "is", "been"]))
}

/// Says whether "visit" and its like tell of somebody's journey, and not of tourists, a wish or an invitation.
fn is_travel(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let before = &tokens[verb.saturating_sub(6).max(clause.at.start)..verb];
    let has = |words: &[&str]| before.iter().any(|token| token.is_any(words));
    if has(NO_JOURNEY) && !has(&["paid", "made"]) {
        return false;
    }
    match &*tokens[verb].low {
        "visit" | "visits" => is_visit(clause, verb),
        // "was received at the palace": the guest stands before.
        "received" => {
            scene.visit.is_none() && tokens[..verb].last().is_some_and(|token| token.is_any(&["was", "were", "is"]))
        },
        "journey" | "journeys" => has(&["of", "a", "his", "her", "two", "three", "further", "another"]),
        // "President Rawlings followed in 1997": as the one whose visit was told before.
        "followed" => {
            scene.found.last().is_some_and(|last| last.kind() == Kind::Visit)
                && clause.own_dates().next().is_some()
                && !before.is_empty()
                && tokens.get(verb + 1).is_some_and(|token| token.is_any(&["in", "on"]))
        },
        "tour" | "trip" => has(&["a", "his", "her", "official"]),
        "came" | "went" | "returned" | "spent" | "stayed" | "foot" | "was" | "guest" | "sailed" | "stopped"
        | "journeyed" | "way" | "delegation" | "drove" => is_there_by_place(clause, scene, verb),
        _ => true,
    }
}

/// Says whether "visit" is a verb, or the noun of a visit that was paid.
fn is_visit(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let before = &tokens[verb.saturating_sub(6).max(clause.at.start)..verb];
    let has = |words: &[&str]| before.iter().any(|token| token.is_any(words));
    // "President Khatami visits Vienna": the word is the verb.
    let is_verb = tokens[verb].is("visits")
        && tokens.get(verb + 1).is_some_and(|next| next.is_name() || next.is("the"))
        && !has(&["of", "by"]);
    // "the first president to visit".
    let is_infinitive =
        has(&["first", "become", "became"]) && tokens[..verb].last().is_some_and(|token| token.is("to"));
    is_verb || is_infinitive || has(OF_VISIT)
}

/// "came to Quito", "was in Hanoi", "spent two days in Montevideo": somebody named before, a place of the other country
/// behind.
fn is_there_by_place(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let mut before = clause.people().filter(|(_, person)| person.at.end <= verb && !is_bound(tokens, person));
    let who = before.next().map(|(_, person)| person);
    let side = who.and_then(|who| scene.side_of(who)).or_else(|| pronoun(clause, scene, verb));
    // Somebody of whom nobody says whose they are came from the other country.
    let is_stranger =
        |who: &Person<'_>| scene.country_of(who).is_none() && (who.office.is_some() || who.name.contains(' '));
    if side.is_none() && !who.is_some_and(is_stranger) {
        return false;
    }
    let is_guest = tokens[verb].is("guest") && clause.people().any(|(_, person)| person.at.start > verb);
    is_guest || place(clause, verb).is_some_and(|place| Some(place) != side)
}

/// The side of "he" and "she": of whom the article spoke last.
fn pronoun(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> Option<Side> {
    let is_pronoun = clause.sentence.tokens[clause.at.start..verb].iter().any(|token| token.is_any(&["he", "she"]));
    scene.actor.as_ref().filter(|actor| is_pronoun && actor.person.is_some()).and_then(|actor| actor.side)
}

/// The side of the place that stands near behind a verb, if it is one of the two.
fn place(clause: &Clause<'_, '_, '_>, verb: usize) -> Option<Side> {
    let tokens = &clause.sentence.tokens;
    let reach = if tokens[verb].is("was") { 1 } else { 8 };
    let places = clause.parties().filter(|party| party.at.start > verb && party.how != How::Demonym);
    let mut near = places.filter(|party| {
        let gap = &tokens[verb + 1..party.at.start];
        gap.len() <= reach && gap.iter().any(|token| token.is_any(&["to", "in", "at", "foot"]))
    });
    near.next().and_then(|party| party.side)
}

/// Says whether a clause only leans on a visit: "during his visit", "on the sidelines of the visit".
fn is_told_before(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let before = &tokens[verb.saturating_sub(7).max(clause.at.start)..verb];
    let has = |words: &[&str]| before.iter().any(|token| token.is_any(words));
    let leans = has(&["during", "after", "following", "on"])
        && has(&["his", "her", "the", "their", "this", "that", "'s", "’s"]);
    let is_new = has(&["paid", "made", "a", "an", "first", "second"]) && !has(&["during"]);
    let is_dated = clause.own_dates().any(|dated| dated.tie != Tie::Relative);
    tokens[verb].is_any(&["visit", "visits", "trip", "tour"]) && leans && !is_new && !is_dated
}

/// A visit of nobody by name is told where an office or a delegation is.
fn is_worth_telling(clause: &Clause<'_, '_, '_>, traveller: &Actor, verb: usize) -> bool {
    let is_group = || clause.sentence.tokens[clause.at.start..verb].iter().any(|token| token.is_any(GROUPS));
    clause.date().is_some() && (traveller.person.is_some() || is_group())
}
