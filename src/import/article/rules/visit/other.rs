//! Visits told in other words: a line without a verb, a visit returned, a ceremony attended.

use super::meeting::add;
use super::way::{places, principals, traveller};
use super::{told, visit};
use crate::dataset::{Kind, Role};
use crate::import::article::scene::{Clause, Scene, is_telling};
use crate::import::article::tag::Side;

/// What one country holds and the other attends.
const CEREMONIES: &[&str] = &[
    "inauguration",
    "funeral",
    "coronation",
    "enthronement",
    "wedding",
    "swearing-in",
    "independence",
    "celebrations",
    "ceremony",
];

/// "Shah Mohammad Reza Pahlavi in Vienna on a state visit": a line of a chronology, without a verb.
pub(super) fn present<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let has_verb = clause.tokens().iter().take(30).any(is_telling) && !clause.has(&["visit"]);
    if has_verb || clause.own_dates().next().is_none() {
        return false;
    }
    let Some((number, person)) = clause.people().next() else { return false };
    let behind = clause.sentence.tokens.get(person.at.end);
    let place = clause.parties().find(|party| party.at.start == person.at.end + 1 && party.side.is_some());
    let place = place.filter(|_| behind.is_some_and(|token| token.is_any(&["in", "to", "at"])));
    let Some(to) = place.and_then(|place| place.side) else { return false };
    if scene.side_of(person) == Some(to) {
        return false;
    }
    let actor = scene.person_actor(number, person);
    let people = principals(clause, scene, &actor, person.at.end, to.other());
    let mut finding = visit(scene, people, to.other(), &actor.name);
    finding.places = places(clause, scene, to);
    told(clause, scene, finding);
    true
}

/// "reciprocated the visit", "a return visit": the other way than the last, where nobody is told who went.
pub(super) fn reciprocated<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let is_visit = |at: &usize| {
        let mut behind = clause.sentence.tokens[at + 1..].iter().take(3);
        behind.any(|token| token.is_any(&["visit", "call"]))
    };
    let verb = clause.find(&["reciprocated", "reciprocating", "reciprocate"]);
    let Some(verb) = verb.or_else(|| clause.find(&["returned", "returns"]).filter(is_visit)) else { return false };
    let Some(actor) = traveller(clause, scene, verb, None) else { return false };
    let clause = &clause.told_at(verb);
    let last = scene.found.iter().rev().find(|finding| finding.kind() == Kind::Visit);
    let host = last.and_then(|last| scene.pair.side(last.to.as_deref()?));
    let Some(from) = actor.side.or(host) else { return false };
    let people = principals(clause, scene, &actor, verb, from);
    let finding = visit(scene, people, from, &actor.name);
    told(clause, scene, finding);
    true
}

/// "attended the inauguration of President X": a visit, where the one attends what is the other's.
pub(super) fn attended<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let verb = clause.find(&["attended", "attend", "attending"]).filter(|verb| !clause.is_unreal(*verb));
    let Some(verb) = verb.filter(|_| clause.has(CEREMONIES)) else { return false };
    let actor = traveller(clause, scene, verb, None).filter(|actor| actor.person.is_some());
    let Some((actor, from)) = actor.and_then(|actor| actor.side.map(|side| (actor, side))) else { return false };
    if !is_held_by(clause, scene, verb, from.other()) {
        return false;
    }
    let people = principals(clause, scene, &actor, verb, from);
    if people.is_empty() {
        return false;
    }
    let finding = visit(scene, people, from, &actor.name);
    let at = told(clause, scene, finding);
    for (_, person) in clause.people().filter(|(_, person)| person.at.start > verb) {
        let part = scene.part(person, None, Role::Mentioned);
        add(scene, at, part);
    }
    true
}

/// Says whether what is attended is a side's, and no third country's.
fn is_held_by(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize, host: Side) -> bool {
    let is_host = |code: String| scene.pair.side(&code) == Some(host);
    let mut people = clause.people().filter(|(_, person)| person.at.start > verb);
    let parties = || clause.parties().filter(|party| party.at.start > verb);
    let is_theirs = people.any(|(_, person)| scene.country_of(person).is_none_or(is_host))
        || parties().any(|party| party.side == Some(host));
    is_theirs && !parties().any(|party| party.side.is_none() && !party.is_both())
}
