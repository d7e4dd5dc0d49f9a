//! Who travelled, from where to where, and with whom.

use crate::dataset::Role;
use crate::import::article::finding::Part;
use crate::import::article::person::Person;
use crate::import::article::scene::{Actor, Clause, Scene};
use crate::import::article::tag::{How, Side};
use crate::import::article::token::Token;

/// Who travelled; where somebody hosts, the guest.
pub(super) fn traveller(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    verb: usize,
    host: Option<usize>,
) -> Option<Actor> {
    let tokens = &clause.sentence.tokens;
    if let Some(host) = host {
        // The host is told first; the guest stands behind.
        let guest = clause.people().find(|(_, person)| person.at.start > host);
        return guest.map(|(number, person)| scene.person_actor(number, person));
    }
    // Of several in the subject the first: "President X and Foreign Minister Y visited".
    let before = || clause.people().filter(|(_, person)| person.at.end <= verb && !is_bound(tokens, person));
    let first = before().find(|(_, person)| !person.name.is_empty()).or_else(|| before().next());
    if let Some((number, person)) = first {
        return Some(scene.person_actor(number, person));
    }
    let is_noun = tokens[verb].is_any(&["visit", "visits", "trip", "tour", "sojourn"]);
    let visitor = if is_noun { visitor(clause, scene, verb) } else { None };
    visitor.or_else(|| scene.actor(clause, verb).filter(|actor| !actor.is_both))
}

/// "a visit by the President of X", "the official visit to Paris of Crown Prince …".
fn visitor(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, noun: usize) -> Option<Actor> {
    let mut joints = (noun + 1..clause.at.end).filter(|at| clause.sentence.tokens[*at].is_any(&["by", "of"]));
    let behind = |at: usize| clause.people().find(|(_, person)| (at + 1..=at + 3).contains(&person.at.start));
    joints.find_map(behind).map(|(number, person)| scene.person_actor(number, person))
}

/// Says whether a preposition before somebody makes them no traveller: "with the king", "to President X".
pub(super) fn is_bound(tokens: &[Token<'_>], person: &Person<'_>) -> bool {
    let mut before = tokens[..person.at.start].iter().rev().peekable();
    before.next_if(|token| token.is("the"));
    before
        .next()
        .is_some_and(|token| token.is_any(&["with", "to", "under", "from", "of", "against", "for", "following"]))
}

/// From which side a traveller came; the other is where they went.
pub(super) fn origin(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    verb: usize,
    traveller: &Actor,
    host: Option<usize>,
) -> Option<Side> {
    let places = || clause.parties().filter(|party| party.at.start > verb && party.how != How::Demonym);
    let is_foreign = |side: &Side| traveller.side.is_none_or(|own| own != *side);
    let target = places().filter_map(|party| party.side).find(is_foreign);
    let host = || scene.actor(clause, host?).and_then(|actor| actor.side);
    match (traveller.side, target.or_else(host)) {
        // Their own country's cities, told with a visit of theirs, are where they came from.
        (Some(own), Some(_)) => Some(own),
        // Where the first place named behind the verb is a third country's, they went there.
        (Some(own), None) => {
            let is_elsewhere = places().next().is_some_and(|party| party.side.is_none() && !party.is_both());
            (!is_elsewhere && is_there(clause, verb)).then_some(own)
        },
        (None, Some(to)) => traveller.code.is_empty().then(|| to.other()),
        (None, None) => unnamed(clause, scene, verb),
    }
}

/// From which side somebody came of whom neither country nor goal is told.
fn unnamed(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> Option<Side> {
    let before = || clause.sentence.people.iter().filter(|person| person.at.end <= verb);
    // "The first Irish president to come was Mary Robinson, who arrived in March 1995".
    if before().any(|person| person.name.is_empty()) {
        return scene.pair.side(&before().find_map(|person| scene.country_of(person))?);
    }
    // "followed in 1997": as the one who was told before.
    let last = scene.found.last().filter(|_| clause.has(&["followed"]))?;
    scene.pair.side(last.from.as_deref()?)
}

/// "visited the country", "paid an official visit": where they went is the other country.
fn is_there(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let behind = &tokens[verb + 1..clause.at.end];
    let goal = behind.iter().position(|token| token.is("to")).and_then(|to| behind.get(to + 1));
    goal.is_none_or(|token| !token.is_name()) && !tokens[verb].is_any(&["arrived", "flew", "toured"])
}

/// The places of the receiver that a clause names.
pub(super) fn places(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, to: Side) -> Vec<(String, String)> {
    let there = clause.parties().filter(|party| party.side == Some(to));
    let mut places: Vec<_> = there
        .filter_map(|party| {
            if let How::City(city) = party.how { Some((city.to_owned(), scene.pair.code(to).to_owned())) } else { None }
        })
        .collect();
    places.dedup();
    places
}

/// The people who travelled.
pub(super) fn principals<'l>(
    clause: &Clause<'_, '_, 'l>,
    scene: &mut Scene<'_, 'l>,
    traveller: &Actor,
    verb: usize,
    from: Side,
) -> Vec<Part> {
    let code = scene.pair.code(from).to_owned();
    let Some(number) = traveller.person else { return vec![] };
    if !stands_here(clause, number) {
        let last = scene.visit.filter(|_| clause.has(&["he", "she", "they"]));
        let people = last.map(|last| scene.found[last].people.iter());
        return people.into_iter().flatten().filter(|part| part.role == Role::Principal).cloned().collect();
    }
    let first = &clause.sentence.people[number];
    // "President X and Foreign Minister Y visited": those who stand beside.
    let is_beside =
        |other: usize, person: &Person<'_>| other != number && person.at.end <= verb && first.at.end <= verb;
    let beside = clause.people().filter(|(other, person)| is_beside(*other, person)).map(|(_, person)| person);
    let mut parts: Vec<Part> = scene.part(first, Some(&code), Role::Principal).into_iter().collect();
    let beside: Vec<_> = beside.filter(|person| scene.country_of(person).is_none_or(|of| of == code)).collect();
    parts.extend(beside.into_iter().filter_map(|person| scene.part(person, Some(&code), Role::Principal)));
    parts
}

/// Says whether the person of an actor stands in this very clause; that of an earlier sentence has other numbers.
fn stands_here(clause: &Clause<'_, '_, '_>, number: usize) -> bool {
    let mut people = clause.people();
    people.any(|(other, person)| other == number && (!person.name.is_empty() || person.office.is_some()))
}
