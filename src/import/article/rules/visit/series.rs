//! Several visits in one sentence: people with a date each, one visit on several days, one followed by another.

use super::visit;
use crate::dataset::Role;
use crate::import::article::date::{Dated, Tie};
use crate::import::article::finding::Finding;
use crate::import::article::person::Person;
use crate::import::article::scene::{Clause, Scene};
use crate::import::article::tag::{How, Side};
use crate::import::article::token::Sort;

/// Words of a sentence that may list visitors.
const LISTS: &[&str] = &[
    "visited",
    "represented",
    "way",
    "toured",
    "came",
    "went",
    "travelled",
    "traveled",
    "visits",
    "guests",
    "visitors",
    "welcomed",
    "hosted",
    "received",
    "followed",
];

/// "was represented by State Minister A (2013), Foreign Minister B (2018)": each with the date behind the name.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    if !clause.has(LISTS) {
        return false;
    }
    let named = dated_people(clause);
    let Some((first, _)) = named.first() else { return false };
    if named.len() < 2 || !clause.at.contains(&first.at.start) {
        return false;
    }
    let own = named.iter().find_map(|(person, _)| scene.country_of(person)).and_then(|code| scene.pair.side(&code));
    let Some(from) = own.or_else(|| place(clause).map(Side::other)) else { return false };
    let code = scene.pair.code(from).to_owned();
    for (person, dated) in named {
        let Some(part) = scene.part(person, Some(&code), Role::Principal) else { continue };
        let mut finding = visit(scene, vec![part], from, "");
        finding.when = Some(dated.edtf);
        finding.words.clone_from(&dated.words);
        cited(scene, finding);
    }
    true
}

/// The people of the sentence that have a date right behind their name.
fn dated_people<'s, 'l>(clause: &Clause<'s, '_, 'l>) -> Vec<(&'s Person<'l>, &'s Dated)> {
    let sentence = clause.sentence;
    let behind = |end: usize| {
        let opens = sentence.tokens.get(end).is_some_and(|token| token.text == "(" || token.is_any(&["in", "on"]));
        sentence.dates.iter().find(|dated| opens && dated.at.start == end + 1)
    };
    let named = sentence.people.iter().filter(|person| !person.name.is_empty());
    named.filter_map(|person| Some((person, behind(person.at.end)?))).collect()
}

/// The side that the sentence says was visited.
fn place(clause: &Clause<'_, '_, '_>) -> Option<Side> {
    let parties = &clause.sentence.tags.parties;
    let is_visited = |at: usize| {
        let before = clause.sentence.tokens[..at].last();
        before.is_some_and(|token| token.is_any(&["to", "in", "visited", "toured"]))
    };
    let mut places = parties.iter().filter(|party| party.how != How::Demonym && is_visited(party.at.start));
    places.find_map(|party| party.side)
}

/// "visits in 1999, 2003 and 2010": one for each date.
pub(super) fn several(clause: &Clause<'_, '_, '_>, scene: &mut Scene<'_, '_>, first: usize) {
    let is_plural = clause.has(&["visits", "twice", "trips", "times"]);
    let has_year = || clause.tokens().windows(2).any(|pair| pair[0].is("in") && pair[1].kind == Sort::Number);
    let is_listed = is_plural || has_year() && in_a_row(clause);
    if !is_listed {
        return;
    }
    for dated in clause.own_dates().filter(|dated| dated.tie == Tie::Stated).skip(1) {
        let words = dated.words.clone();
        let again = Finding { when: Some(dated.edtf), words, ..scene.found[first].clone() };
        scene.found.push(again);
    }
}

/// Dates that stand in a row: "in 1999, 2003 and 2010".
fn in_a_row(clause: &Clause<'_, '_, '_>) -> bool {
    let mut ends: Vec<_> = clause.own_dates().map(|dated| dated.at.clone()).collect();
    ends.sort_by_key(|at| at.start);
    ends.windows(2).any(|pair| {
        let gap = &clause.sentence.tokens[pair[0].end..pair[1].start];
        gap.len() <= 3 && gap.iter().all(|token| token.text == "," || token.is_any(&["and", "again", "in"]))
    })
}

/// "…, followed by President Luis Echeverría in 1974": another visit in the same direction.
pub(super) fn next<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, first: usize) {
    let tokens = &clause.sentence.tokens;
    let Some(followed) = clause.find(&["followed"]) else { return };
    if !tokens.get(followed + 1).is_some_and(|token| token.is("by")) {
        return;
    }
    let Some((_, person)) = clause.people().find(|(_, person)| person.at.start == followed + 2) else { return };
    let from = scene.found[first].from.clone().unwrap_or_default();
    let Some(side) = scene.pair.side(&from) else { return };
    let Some(part) = scene.part(person, Some(&from), Role::Principal) else { return };
    scene.found[first].people.retain(|other| other.who != part.who);
    let mut finding = visit(scene, vec![part], side, "");
    if let Some(dated) = clause.own_dates().find(|dated| dated.at.start > person.at.end) {
        finding.when = Some(dated.edtf);
        finding.words.clone_from(&dated.words);
    }
    cited(scene, finding);
}

/// Takes a finding that has its date already.
fn cited(scene: &mut Scene<'_, '_>, mut finding: Finding) {
    finding.sources.push(scene.cited.clone());
    scene.found.push(finding);
}
