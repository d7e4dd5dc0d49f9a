//! Seats and memberships in international bodies, and letters of credence.

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::tag::Side;
use crate::dataset::{Kind, Role};

/// Takes what a clause tells of memberships.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    belongs(clause, scene) || elected(clause, scene)
}

/// "Both nations are members of the United Nations", "joined the OSCE in 1992".
fn belongs<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(word) = clause.find(&[
        "members",
        "member",
        "membership",
        "joined",
        "signatories",
        "belong",
        "acceded",
        "founders",
        "partners",
    ]) else {
        return false;
    };
    let clause = &clause.told_at(word);
    let is_joining = clause.sentence.tokens[word].is_any(&["joined", "acceded"]);
    let is_of = clause.sentence.tokens[word + 1..clause.at.end]
        .iter()
        .take(3)
        .any(|token| token.is_any(&["of", "to", "the", "in", "both"]));
    if clause.is_unreal(word) || !(is_of || is_joining) {
        return false;
    }
    let bodies: Vec<(usize, &str)> = clause
        .sentence
        .tags
        .bodies
        .iter()
        .filter(|(at, _)| at.start > word)
        .map(|(at, name)| (at.start, *name))
        .collect();
    let both = clause.parties().any(super::super::tag::Party::is_both)
        || clause.has(&["both", "two", "mutual"])
        || names_both(clause)
        || clause.tokens().iter().take(2).any(|token| token.is_any(&["they"]));
    let actor = scene.actor(clause, word);
    let side = actor.as_ref().and_then(|actor| actor.side);
    let mut taken = false;
    for (_, body) in bodies {
        let (who, verb) = match side {
            _ if both => (scene.both(), "belong"),
            Some(side) => (scene.pair.name(side).to_owned(), "belongs"),
            None => (scene.both(), "belong"),
        };
        let title = format!("{who} {verb} to the {body}");
        let subject = format!("membership-{}", crate::dataset::slug(body));
        let from = if both { None } else { side.map(|side| scene.pair.code(side).to_owned()) };
        // A single member is news only on a day.
        if !both && clause.own_dates().next().is_none() {
            continue;
        }
        let finding = Finding::event(Kind::Membership, title, subject)
            .directed(from.as_deref(), None)
            .detailed(|detail| detail.body = Some(body.to_owned()));
        if both && !is_joining && clause.own_dates().next().is_none() {
            let mut finding = finding;
            finding.sources.push(scene.cited.clone());
            scene.found.push(finding);
        } else {
            scene.push(finding, clause);
        }
        taken = true;
    }
    taken
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
    let subject = format!("seat-{from}-{}", crate::dataset::slug(body));
    let finding = Finding::event(Kind::Membership, title, subject)
        .directed(Some(&from), None)
        .detailed(|detail| detail.body = Some(body.to_owned()));
    scene.push(finding, clause);
    true
}

/// "presented his credentials", "appointed ambassador", "the first ambassador".
pub(super) fn credentials<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let presents = clause.find(&["credentials", "credence"]);
    let named = clause
        .find(&["appointed", "accredited", "accreditation", "named", "designated", "nominated"])
        .filter(|_| clause.has(&["ambassador", "consul", "ambassadors", "minister", "representative", "envoy"]));
    let Some(word) = presents.or(named).filter(|word| !clause.is_unreal(*word)) else { return false };
    let clause = &clause.told_at(word);
    if clause.date().is_none() {
        return false;
    }
    let people: Vec<_> = clause.people().map(|(_, person)| person.clone()).collect();
    let sender = people.iter().find_map(|person| scene.country_of(person).and_then(|code| scene.pair.side(&code)));
    // "the first Palestinian representative to Mexico": whose envoy it is stands before the word.
    let envoys = ["ambassador", "consul", "ambassadors", "minister", "representative", "envoy"];
    let tokens = &clause.sentence.tokens;
    let is_theirs =
        |party: &super::super::tag::Party<'_>| tokens.get(party.at.end).is_some_and(|token| token.is_any(&envoys));
    let theirs = clause.parties().find(|party| is_theirs(party)).and_then(|party| party.side);
    let first = theirs.or_else(|| clause.parties().find_map(|party| party.side));
    let Some(side) = sender.or(first).or_else(|| scene.actor(clause, word).and_then(|actor| actor.side)) else {
        return false;
    };
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let mut parts = Vec::new();
    for person in &people {
        parts.extend(scene.part(person, None, Role::Principal));
    }
    let who = parts
        .first()
        .map_or_else(|| format!("Envoy of {}", scene.name(&from)), |part| scene.roll.get(part.who).name.clone());
    let title = format!("{who} is accredited to {}", scene.name(&to));
    let subject = format!("credentials-{}", crate::dataset::slug(&who));
    let mut finding = Finding::event(Kind::Credentials, title, subject).directed(Some(&from), Some(&to));
    finding.people = parts;
    scene.push(finding, clause);
    true
}
