//! Meetings: of their own, or part of the visit that was told before.

use super::note;
use crate::dataset::{Kind, Role, slug};
use crate::import::article::finding::{Finding, Part};
use crate::import::article::person::Person;
use crate::import::article::scene::{Clause, Scene};
use crate::import::article::tag::{How, Party, Side};

const MEETS: &[&str] = &["met", "meets", "meeting", "talks", "received", "conferred", "conversation"];

/// Words behind which, or around which, stands whom a traveller met.
const WHOM: &[&str] = &[
    "met",
    "meets",
    "talks",
    "received",
    "co-chaired",
    "chaired",
    "counterpart",
    "counterparts",
    "hosted",
    "welcomed",
    "guest",
    "host",
];

/// Takes the meeting that a clause tells of.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(verb) = clause.find(MEETS).filter(|verb| is_meeting(clause, *verb)) else { return false };
    let clause = &clause.told_at(verb);
    if let Some(visit) = scene.visit.filter(|_| is_of_visit(clause, scene, verb)) {
        add_met(clause, scene, visit);
        note(scene, visit);
        return true;
    }
    // Before their parts are taken, which may tell the roll whose they are.
    let sides = sides(clause, scene);
    let mut parts: Vec<Part> = Vec::new();
    for (_, person) in clause.people() {
        let part = scene.part(person, None, Role::Principal);
        parts.extend(part.filter(|part| parts.iter().all(|other| other.who != part.who)));
    }
    let is_told = !parts.is_empty() || clause.date().is_some() || scene.heading.is_some();
    if !is_told || !is_of_both(clause, scene, &sides, parts.len()) {
        return false;
    }
    let mut finding = meeting(scene, &parts);
    finding.people = parts;
    let city =
        |party: &Party<'_>| if let How::City(city) = party.how { Some((city.into(), party.code.into())) } else { None };
    finding.places = clause.parties().filter_map(city).collect();
    scene.push(finding, clause);
    true
}

/// Says whether a word of meeting tells of one that took place.
fn is_meeting(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    if clause.is_unreal(verb) {
        return false;
    }
    match &*clause.sentence.tokens[verb].low {
        "meeting" | "talks" | "conversation" => {
            clause.has(&["held", "had", "hold", "chaired", "co-chaired", "cochaired"])
        },
        "received" => clause.people().any(|(_, person)| person.at.start > verb),
        _ => true,
    }
}

/// Says whether a meeting is part of the visit that was told before: it has no date of its own, and leans on it or is
/// of the traveller's.
fn is_of_visit(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    const LEANING: &[&str] = &["during", "he", "she", "they", "where", "also", "there"];
    let leans = clause.sentence.tokens[..verb].iter().any(|token| token.is_any(LEANING));
    // "… and met with King Hamad": who met him is told by the clause before.
    let is_open = !clause.is_first()
        && !clause.people().any(|(_, person)| person.at.end <= verb)
        && !clause.parties().any(|party| party.at.end <= verb);
    clause.own_dates().next().is_none() && (leans || is_open || is_traveller(clause, scene, verb))
}

/// Says whether who acts here is the one whose visit was told.
fn is_traveller(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    let Some(visit) = scene.visit.and_then(|visit| scene.found.get(visit)) else { return false };
    let first = clause.people().find(|(_, person)| person.at.end <= verb);
    let who = first.and_then(|(_, person)| scene.roll.find(&person.name, None));
    who.is_some_and(|who| visit.people.iter().any(|part| part.who == who && part.role == Role::Principal))
}

/// The sides of all that a clause names.
fn sides(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>) -> Vec<Side> {
    let parties = clause.parties().filter_map(|party| party.side);
    parties.chain(clause.people().filter_map(|(_, person)| scene.side_of(person))).collect()
}

/// Says whether both countries meet: both are named, or two people of whom none is a stranger.
fn is_of_both(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, sides: &[Side], people: usize) -> bool {
    let are_named = sides.contains(&Side::A) && sides.contains(&Side::B);
    // Of two people of whom one is nobody's, or both are, the other is taken to be of the other country.
    let is_stranger =
        |person: &Person<'_>| scene.country_of(person).is_some_and(|code| scene.pair.side(&code).is_none());
    let is_pair = people > 1 && !clause.people().any(|(_, person)| is_stranger(person));
    are_named || is_pair || clause.parties().any(Party::is_both)
}

/// A finding of a meeting, named by the first two who met.
fn meeting(scene: &Scene<'_, '_>, parts: &[Part]) -> Finding {
    let names: Vec<&str> = parts.iter().take(2).map(|part| &*scene.roll.get(part.who).name).collect();
    let title = match names[..] {
        [] => format!("Representatives of {} meet", scene.both()),
        [one] => format!("{one} meets representatives of the other side"),
        [one, other, ..] => format!("{one} meets {other}"),
    };
    let slugs: Vec<String> = names.into_iter().map(slug).collect();
    let subject = format!("meeting-{}", slugs.join("-"));
    Finding::event(Kind::Meeting, title, subject.trim_end_matches('-').to_owned())
}

/// Adds to a visit whom a clause says the traveller met.
pub(super) fn add_met<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, visit: usize) {
    let Some(verb) = clause.find(WHOM) else { return };
    let is_host_first = clause.sentence.tokens[verb].is_any(&["hosted", "welcomed", "received"]);
    let principals: Vec<_> = scene.found[visit].people.iter().map(|part| part.who).collect();
    let host = scene.found[visit].to.clone();
    for (_, person) in clause.people().filter(|(_, person)| is_host_first || person.at.start > verb) {
        let own = scene.country_of(person);
        let part = scene.part(person, own.as_deref().or(host.as_deref()), Role::Met);
        add(scene, visit, part.filter(|part| !principals.contains(&part.who)));
    }
}

/// Adds a part to a visit, once for everybody.
pub(super) fn add(scene: &mut Scene<'_, '_>, visit: usize, part: Option<Part>) {
    let people = &mut scene.found[visit].people;
    people.extend(part.filter(|part| people.iter().all(|other| other.who != part.who)));
}
