//! Agreements: signed in a sentence; `list` finds them in lists of them, `name` calls them by their names, `twin` tells
//! of cities.

mod list;
mod name;
mod twin;

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::token::Sort;
use crate::dataset::{Kind, Sureness};
use list::{Instrument, form, instruments, trimmed};
use name::{named, short_slug};
use twin::sisters;

pub(in super::super) use list::listed;
pub(super) use name::joined;
pub(in super::super) use twin::twins;

/// Verbs of making an agreement.
const SIGNS: &[&str] = &[
    "signed",
    "sign",
    "signing",
    "signs",
    "concluded",
    "conclude",
    "concluding",
    "agreed",
    "ratified",
    "entered",
    "reached",
    "initialled",
    "initialed",
    "negotiated",
    "renewed",
    "approved",
    "inked",
    "finalized",
    "finalised",
    "established",
    "adopted",
    "came",
    "made",
    "enacted",
    "exchanged",
    "followed",
];

/// Takes what a clause tells of agreements.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    if sisters(clause, scene) {
        return true;
    }
    let Some(verb) = signing(clause) else { return false };
    let clause = &clause.told_at(verb);
    let named: Vec<Instrument> = instruments(tokens, clause.at.clone());
    if clause.own_dates().count() > 1 && named.len() > 1 || named.len() > 1 && clause.has(&["such", "including"]) {
        return listed(clause.sentence, false, scene);
    }
    let Some(at) = noun(clause, verb) else { return false };
    if concerns_others(clause, scene, verb) {
        return false;
    }
    let form = form(&tokens[at]).unwrap_or("agreement");
    let is_named = named.iter().any(|instrument| instrument.at.contains(&at) && instrument.at.len() > 1);
    // "Agreements were signed", and nobody says which or when.
    let is_plural = tokens[at].low.ends_with('s') && !tokens[at].is("mous");
    if is_plural && clause.date().is_none() && scene.visit.is_none() {
        return false;
    }
    let mut finding = if is_named {
        let whole = named
            .iter()
            .find(|instrument| instrument.at.contains(&at))
            .map_or(at..clause.at.end, |instrument| instrument.at.clone());
        let mut stretch = trimmed(tokens, whole);
        stretch.end = stretch.end.min(clause.at.end).min(first_date(clause, at));
        self::named(clause.sentence, &trimmed(tokens, stretch), form)
    } else {
        described(clause, at, form)
    };
    if !finding.title.contains(' ') {
        finding.title = format!("{} of {}", finding.title, scene.both());
    }
    let leans = clause.date().is_none() || clause.has(&["presidents"]);
    if let Some(visit) = scene.visit.filter(|_| {
        leans && clause.own_dates().next().is_none() && clause.has(&["during", "both", "presidents", "leaders", "were"])
    }) {
        finding.when = scene.found[visit].when;
        finding.sure = Sureness::Likely;
    }
    scene.push(finding, clause);
    true
}

/// Where the verb of signing stands.
fn signing(clause: &Clause<'_, '_, '_>) -> Option<usize> {
    let tokens = &clause.sentence.tokens;
    clause.at.clone().find(|at| {
        let token = &tokens[*at];
        let behind = &tokens[at + 1..(at + 4).min(tokens.len())];
        let is_weak =
            token.is_any(&["established", "made", "approved", "adopted", "came", "entered", "exchanged", "followed"]);
        let is_force = token.is_any(&["entered", "came"]);
        let holds = !is_force || behind.iter().any(|token| token.is_any(&["into", "force"]));
        let near_noun =
            tokens[at.saturating_sub(8)..(at + 9).min(tokens.len())].iter().any(|token| form(token).is_some());
        token.is_any(SIGNS) && holds && (!is_weak || near_noun) && !clause.is_unreal(*at)
    })
}

/// The instrument of a clause: the first behind the verb, else the last before it.
fn noun(clause: &Clause<'_, '_, '_>, verb: usize) -> Option<usize> {
    let tokens = &clause.sentence.tokens;
    let is_one = |at: &usize| {
        let is_made = !tokens[*at].is("partnership") || tokens[verb].is_any(&["signed", "established", "concluded"]);
        form(&tokens[*at]).is_some() && is_made
    };
    (verb + 1..clause.at.end).find(is_one).or_else(|| (clause.at.start..verb).rev().find(is_one))
}

/// An instrument of which a third country is a party and only one of the two.
fn concerns_others(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    let actor = scene.actor(clause, verb);
    let is_foreign = actor.is_some_and(|actor| actor.side.is_none() && !actor.is_both && !actor.code.is_empty());
    let named = clause.parties().filter(|party| party.side.is_some()).count();
    is_foreign && named == 0
}

fn first_date(clause: &Clause<'_, '_, '_>, from: usize) -> usize {
    let starts = clause.own_dates().map(|dated| dated.at.start).filter(|start| *start > from);
    starts.min().map_or(clause.at.end, |start| start.saturating_sub(1))
}

/// Words before an instrument that are none of its title.
const BEFORE: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "signed",
    "several",
    "two",
    "to",
    "into",
    "and",
    "on",
    "many",
    "any",
    "this",
    "that",
    "their",
    "first",
    "more",
    "was",
    "were",
    "both",
    "bilateral",
    "some",
    "new",
    "other",
    "various",
    "preliminary",
    "signing",
];

/// Words behind an instrument at which its title ends.
const BEHIND: &[&str] = &[
    "with", "between", "in", "which", "that", "during", "was", "were", "by", "at", "when", "from", "under", "whereby",
    "worth",
];

/// An agreement that has no name: titled by its form and a few words of what it is on.
fn described(clause: &Clause<'_, '_, '_>, at: usize, form: &'static str) -> Finding {
    let tokens = &clause.sentence.tokens;
    let mut start = at;
    while start > clause.at.start
        && start + 3 > at
        && tokens[start - 1].kind != Sort::Sign
        && !tokens[start - 1].is_any(BEFORE)
    {
        start -= 1;
    }
    let behind = &tokens[at + 1..clause.at.end];
    let stop = behind
        .iter()
        .position(|token| (token.kind == Sort::Sign && token.text != "-" && token.text != "&") || token.is_any(BEHIND));
    let reach = stop.unwrap_or(behind.len()).min(6);
    let mut about = behind[..reach].to_vec();
    while about.last().is_some_and(|token| token.is_any(&["of", "on", "the", "and", "to", "for", "a", "an"])) {
        about.pop();
    }
    let mut title = joined(&tokens[start..=at]);
    if !about.is_empty() && about[0].is_any(&["on", "of", "to", "for", "concerning", "regarding"]) {
        title = format!("{title} {}", joined(&about));
    }
    let mut letters = title.chars();
    let title: String =
        letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str());
    let subject = format!("agreement-{}", short_slug(&title));
    Finding::event(Kind::Agreement, title, subject).detailed(|detail| detail.form = Some(form.to_owned()))
}
