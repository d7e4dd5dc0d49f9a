//! One country recognises another.

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::tag::Side;
use crate::dataset::{Kind, Stance};

const VERBS: &[&str] =
    &["recognized", "recognised", "recognition", "recognizing", "recognising", "recognizes", "recognises"];

/// Takes a recognition.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(verb) = clause.find(VERBS) else { return false };
    let is_noun = clause.sentence.tokens[verb].is("recognition");
    let clause = &clause.told_at(verb);
    let is_undated_noun = is_noun && clause.own_dates().next().is_none();
    if clause.is_unreal(verb) || is_undated_noun || is_asked(clause, verb) {
        return false;
    }
    let actor = if is_noun { by(clause, verb) } else { scene.actor(clause, verb).and_then(|actor| actor.side) };
    let Some(side) = recogniser(clause, verb, actor) else { return false };
    let (from, to) = (scene.pair.code(side), scene.other(side));
    let title = format!("{} recognises {}", scene.name(from), scene.name(to));
    let finding = Finding::event(Kind::Recognition, title, format!("recognition-of-{to}"));
    let finding = Finding { stance: stance(clause), ..finding.directed(Some(from), Some(to)) };
    scene.push(finding, clause);
    true
}

/// Which side recognises the other, where the clause says so; `actor` is the one who acts.
fn recogniser(clause: &Clause<'_, '_, '_>, verb: usize, actor: Option<Side>) -> Option<Side> {
    let object = clause.parties().filter(|party| party.at.start > verb).find_map(|party| party.side);
    let before = clause.sentence.tokens[..verb].last();
    let is_passive = before.is_some_and(|token| token.is_any(&["was", "were", "been", "being"]));
    if is_passive && object.is_some() {
        return object;
    }
    // "recognized the independence of" what it does not name again.
    let is_unnamed = || {
        clause.token(verb + 1).is_some_and(|token| token.is("it"))
            || clause.has(&["independence", "independent", "state", "sovereignty"])
    };
    actor.filter(|side| !is_passive && object.map_or_else(is_unnamed, |object| object == side.other()))
}

/// Who says so: the article itself, others whom it reports, or what others read into something.
fn stance(clause: &Clause<'_, '_, '_>) -> Stance {
    if clause.has(&["implicit", "implied", "amounted", "implicitly"]) {
        Stance::Implies
    } else if clause.has(&["reported", "media", "claimed", "claiming", "listed", "outlets", "sources"]) {
        Stance::Reports
    } else {
        Stance::Asserts
    }
}

/// Who recognises in "with the recognition of the new state by Japan".
fn by(clause: &Clause<'_, '_, '_>, noun: usize) -> Option<Side> {
    let by = clause.find_from(noun + 1, &["by", "from"])?;
    clause.parties().find(|party| (by + 1..=by + 2).contains(&party.at.start))?.side
}

/// "urged the government to recognise", "calls for recognition".
fn is_asked(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    clause.sentence.tokens[clause.at.start..verb].iter().any(|token| token.is_any(ASKS))
}

/// Words of those who want a recognition, or speak of one.
const ASKS: &[&str] = &[
    "urged",
    "urging",
    "asked",
    "called",
    "steps",
    "effect",
    "said",
    "stated",
    "position",
    "calls",
    "calling",
    "requested",
];
