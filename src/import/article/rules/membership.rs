//! Seats and memberships in international bodies, and letters of credence.

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::tag::{Party, Side};
use crate::dataset::{Kind, Role, slug};

/// Takes what a clause tells of memberships.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    belongs(clause, scene) || elected(clause, scene)
}

/// Words that tell of a membership.
const MEMBERS: &[&str] =
    &["members", "member", "membership", "joined", "signatories", "belong", "acceded", "founders", "partners"];

/// "Both nations are members of the United Nations", "joined the OSCE in 1992".
fn belongs<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(word) = clause.find(MEMBERS) else { return false };
    let clause = &clause.told_at(word);
    let is_joining = clause.sentence.tokens[word].is_any(&["joined", "acceded"]);
    if clause.is_unreal(word) || !(is_joining || is_of(clause, word)) {
        return false;
    }
    let both = are_both(clause);
    let side = scene.actor(clause, word).and_then(|actor| actor.side).filter(|_| !both);
    let is_dated = clause.own_dates().next().is_some();
    // A single member is news only on a day.
    if !both && !is_dated {
        return false;
    }
    let bodies: Vec<_> = clause.sentence.tags.bodies.iter().filter(|(at, _)| at.start > word).collect();
    for (_, body) in &bodies {
        let mut finding = membership(scene, side, body);
        if is_joining || is_dated {
            scene.push(finding, clause);
        } else {
            finding.sources.push(scene.cited.clone());
            scene.found.push(finding);
        }
    }
    !bodies.is_empty()
}

/// "members of", "signatories to": what is belonged to stands behind.
fn is_of(clause: &Clause<'_, '_, '_>, word: usize) -> bool {
    let mut behind = clause.sentence.tokens[word + 1..clause.at.end].iter().take(3);
    behind.any(|token| token.is_any(&["of", "to", "the", "in", "both"]))
}

/// Says whether both countries belong: "both", "the two", "they", or the two by name.
fn are_both(clause: &Clause<'_, '_, '_>) -> bool {
    clause.parties().any(Party::is_both)
        || clause.has(&["both", "two", "mutual"])
        || names_both(clause)
        || clause.tokens().iter().take(2).any(|token| token.is("they"))
}

/// A finding that one side belongs to a body, or both do.
fn membership(scene: &Scene<'_, '_>, side: Option<Side>, body: &str) -> Finding {
    let title = match side {
        Some(side) => format!("{} belongs to the {body}", scene.pair.name(side)),
        None => format!("{} belong to the {body}", scene.both()),
    };
    Finding::event(Kind::Membership, title, format!("membership-{}", slug(body)))
        .directed(side.map(|side| scene.pair.code(side)), None)
        .detailed(|detail| detail.body = Some(body.to_owned()))
}

fn names_both(clause: &Clause<'_, '_, '_>) -> bool {
    let named: Vec<_> = clause.parties().filter_map(|party| party.side).collect();
    named.contains(&Side::A) && named.contains(&Side::B)
}

/// "was elected as a non-permanent member of the Security Council".
fn elected<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(verb) = clause.find(&["elected", "reelected", "chosen"]) else { return false };
    let clause = &clause.told_at(verb);
    let Some((_, body)) = clause.bodies().find(|(at, _)| at.start > verb) else { return false };
    let Some(side) = scene.actor(clause, verb).and_then(|actor| actor.side) else { return false };
    let name = scene.pair.name(side).to_owned();
    let from = scene.pair.code(side).to_owned();
    let title = format!("{name} is elected to the {body}");
    let subject = format!("seat-{from}-{}", slug(body));
    let finding = Finding::event(Kind::Membership, title, subject)
        .directed(Some(&from), None)
        .detailed(|detail| detail.body = Some(body.to_owned()));
    scene.push(finding, clause);
    true
}

/// "presented his credentials", "appointed ambassador", "the first ambassador".
pub(super) fn credentials<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(word) = accredited(clause).filter(|word| !clause.is_unreal(*word)) else { return false };
    let clause = &clause.told_at(word);
    // Without a date it is told of somebody by name.
    if clause.date().is_none() && clause.people().all(|(_, person)| person.name.is_empty()) {
        return false;
    }
    let Some(side) = sender(clause, scene, word) else { return false };
    let mut people = Vec::new();
    for (_, person) in clause.people() {
        people.extend(scene.part(person, None, Role::Principal));
    }
    let (from, to) = (scene.pair.code(side), scene.other(side));
    let envoy = || format!("Envoy of {}", scene.name(from));
    let who = people.first().map_or_else(envoy, |part| scene.roll.get(part.who).name.clone());
    let title = format!("{who} is accredited to {}", scene.name(to));
    let finding = Finding::event(Kind::Credentials, title, format!("credentials-{}", slug(&who)));
    let finding = Finding { people, ..finding.directed(Some(from), Some(to)) };
    scene.push(finding, clause);
    true
}

/// Those who are accredited.
const ENVOYS: &[&str] = &["ambassador", "consul", "ambassadors", "minister", "representative", "envoy"];

/// The word that tells of an envoy's letters, else of an appointment.
fn accredited(clause: &Clause<'_, '_, '_>) -> Option<usize> {
    const APPOINTED: &[&str] = &["appointed", "accredited", "accreditation", "named", "designated", "nominated"];
    let letters = clause.find(&["credentials", "credence"]);
    letters.or_else(|| clause.find(APPOINTED).filter(|_| clause.has(ENVOYS)))
}

/// Whose envoy it is: by the first person of whom that is known, else the first country named, else who acts.
fn sender(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, word: usize) -> Option<Side> {
    let by_office = clause.people().find_map(|(_, person)| scene.side_of(person));
    // "the first Palestinian representative to Mexico": whose envoy it is stands before the word.
    let is_theirs = |party: &&Party<'_>| clause.token(party.at.end).is_some_and(|token| token.is_any(ENVOYS));
    let theirs = || clause.parties().find(is_theirs).and_then(|party| party.side);
    let first = || theirs().or_else(|| clause.parties().find_map(|party| party.side));
    let actor = || scene.actor(clause, word).and_then(|actor| actor.side);
    by_office.or_else(first).or_else(actor)
}
