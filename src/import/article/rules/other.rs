//! What is left: work done together, honours, acts of third parties; the last resort is that something happened on that day.

use super::super::date::Tie;
use super::super::finding::{Finding, What};
use super::super::scene::{Clause, Scene, Sentence, is_telling};
use super::super::tag::How;
use super::agreement::joined;
use crate::dataset::{Every, Kind, Role, Sureness};

const WORKS: &[&str] = &[
    "scholarships",
    "scholarship",
    "cooperation",
    "cooperated",
    "cooperate",
    "project",
    "projects",
    "jointly",
    "joint",
    "programme",
    "program",
    "launched",
    "worked",
    "festival",
    "exhibition",
    "forum",
    "flights",
    "trained",
    "training",
    "exchange",
    "exchanges",
    "campaign",
    "council",
    "chamber",
    "collaborated",
    "collaboration",
    "partnership",
    "consultations",
    "students",
    "commission",
    "committee",
    "exercise",
    "exercises",
    "pipeline",
    "invested",
    "opened",
    "route",
    "railway",
    "expedition",
    "research",
];

const HONOURS: &[&str] = &[
    "statue",
    "monument",
    "honor",
    "honour",
    "awarded",
    "decorated",
    "medal",
    "anniversary",
    "celebrated",
    "unveiled",
    "commemorated",
    "commemorate",
    "named",
    "memorial",
    "bust",
    "plaque",
    "stamp",
    "stamps",
    "friendship",
];

/// Takes what no other rule takes of a clause.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) {
    if recurring(clause, scene) {
        return;
    }
    if clause.date().is_none() && scene.heading.is_none() {
        return;
    }
    let dated = clause.own_dates().next().is_some() || (scene.heading.is_some() && clause.is_first());
    if !dated {
        return;
    }
    let verb = clause.at.clone().find(|at| is_telling(&clause.sentence.tokens[*at]));
    let Some(verb) = verb else { return };
    let actor = scene.actor(clause, verb);
    let ours = actor.as_ref().is_some_and(|actor| actor.side.is_some() || actor.is_both);
    let named = clause.sentence.tags.parties.iter().any(|party| party.side.is_some() || party.is_both());
    let kind = if clause.has(HONOURS) && named && !clause.has(&["opened", "signed"]) {
        Kind::Honour
    } else if clause.has(WORKS) && (ours || named) {
        Kind::Cooperation
    } else {
        Kind::Context
    };
    let sure = if kind == Kind::Context { Sureness::Doubtful } else { Sureness::Likely };
    happened(clause, scene, kind, sure, verb);
}

/// A happening of a kind, titled by who acts and what is named.
fn happened<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, kind: Kind, sure: Sureness, verb: usize) {
    let actor =
        scene.actor(clause, verb).filter(|_| clause.parties().next().is_some() || clause.people().next().is_some());
    let who = match &actor {
        Some(actor) if actor.is_both => scene.both(),
        Some(actor) if !actor.name.is_empty() => actor.name.clone(),
        _ => scene.both(),
    };
    let topic = topic(clause, verb, &who);
    let title = match kind {
        Kind::Honour => format!("Honour: {topic}"),
        Kind::Cooperation => format!("Cooperation of {}: {topic}", scene.both()),
        _ => format!("{who}: {topic}"),
    };
    let subject = format!("{kind}-{}", crate::dataset::slug(&topic).split('-').take(5).collect::<Vec<_>>().join("-"));
    let mut finding = Finding::event(kind, title, subject);
    finding.sure = sure;
    finding.places = clause
        .parties()
        .filter_map(
            |party| if let How::City(city) = party.how { Some((city.to_owned(), party.code.to_owned())) } else { None },
        )
        .collect();
    let people: Vec<_> = clause.people().map(|(_, person)| person.clone()).collect();
    for person in people {
        if let Some(part) = scene
            .part(&person, None, Role::Mentioned)
            .filter(|part| finding.people.iter().all(|other| other.who != part.who))
        {
            finding.people.push(part);
        }
    }
    scene.push(finding, clause);
}

/// What a clause is about, in a word or two: its names, else its longest words.
fn topic(clause: &Clause<'_, '_, '_>, verb: usize, who: &str) -> String {
    let tokens = &clause.sentence.tokens;
    let mut names: Vec<String> = Vec::new();
    let mut at = clause.at.start;
    while at < clause.at.end {
        let is_date = clause.sentence.dates.iter().any(|dated| dated.at.contains(&at));
        let opens = tokens[at].is_name()
            && !is_date
            && (at > clause.at.start || tokens.get(at + 1).is_some_and(super::super::token::Token::is_name));
        if opens {
            let length = tokens[at..clause.at.end].iter().take(5).take_while(|token| token.is_name()).count();
            let name = joined(&tokens[at..at + length]);
            if !who.contains(&name) && name.len() > 2 && !names.contains(&name) {
                names.push(name);
            }
            at += length;
        } else {
            at += 1;
        }
    }
    names.truncate(3);
    if names.is_empty() {
        let nouns: Vec<&str> = tokens[verb..clause.at.end]
            .iter()
            .filter(|token| token.low.len() > 5 && token.kind == super::super::token::Sort::Word)
            .map(|token| token.text)
            .take(3)
            .collect();
        return if nouns.is_empty() { "an event".to_owned() } else { nouns.join(", ") };
    }
    names.join(", ")
}

/// "Each year, the Mexican government has granted scholarships to Iraqis."
fn recurring<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let is_yearly = clause.phrase(&["each", "year"]).is_some()
        || clause.phrase(&["every", "year"]).is_some()
        || clause.has(&["annually", "annual"])
        || clause.phrase(&["per", "year"]).is_some();
    let is_work = clause.has(&[
        "scholarships",
        "scholarship",
        "grants",
        "exchange",
        "training",
        "consultations",
        "courses",
        "fellowships",
    ]);
    if !is_yearly || !is_work {
        return false;
    }
    let verb = clause
        .at
        .clone()
        .find(|at| is_telling(&clause.sentence.tokens[*at]))
        .unwrap_or(clause.at.end.saturating_sub(1));
    let Some(side) = scene
        .actor(clause, verb)
        .and_then(|actor| actor.side)
        .or_else(|| clause.parties().find_map(|party| party.side))
    else {
        return false;
    };
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let title = if clause.has(&["scholarships", "scholarship", "fellowships"]) {
        format!("{} grants scholarships to people of {}", scene.name(&from), scene.name(&to))
    } else {
        format!("{} works with {} each year", scene.name(&from), scene.name(&to))
    };
    let mut finding =
        Finding::event(Kind::Cooperation, title, "scholarships".to_owned()).directed(Some(&from), Some(&to));
    if let What::Event { every, .. } = &mut finding.what {
        *every = Some(Every::Year);
    }
    finding.sources.push(scene.cited.clone());
    scene.found.push(finding);
    true
}

/// A dated sentence of which no rule made anything: something happened, and a person must say what.
pub(super) fn last<'l>(sentence: &Sentence<'_, 'l>, scene: &mut Scene<'_, 'l>) {
    let dated = sentence.dates.iter().any(|dated| matches!(dated.tie, Tie::Stated | Tie::Relative));
    let tells = sentence.tokens.iter().any(is_telling);
    let clause = sentence.whole();
    if !dated || !tells || clause.has(&["population", "percent", "largest", "ranked"]) {
        return;
    }
    let verb = sentence.tokens.iter().position(is_telling).unwrap_or(0);
    happened(&clause, scene, Kind::Context, Sureness::Doubtful, verb);
}
