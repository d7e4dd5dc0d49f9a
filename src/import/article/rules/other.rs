//! What is left: work done together, honours, acts of third parties; the last resort is that something happened on that
//! day.

use super::super::date::Tie;
use super::super::finding::{Finding, Part, What};
use super::super::scene::{Clause, Scene, Sentence, is_telling};
use super::super::tag::{How, Party};
use super::super::token::{Sort, Token};
use super::agreement::joined;
use crate::dataset::{Every, Kind, Role, Sureness, slug};

/// Words of work done together.
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

/// Words of honours and of what is celebrated.
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
    // A clause that begins the sentence may take the date of its heading; a date of the clause before is not enough.
    let is_dated = clause.own_dates().next().is_some() || (scene.heading.is_some() && clause.is_first());
    let Some(verb) = first_verb(clause).filter(|_| is_dated) else { return };
    let kind = kind(clause, scene, verb);
    let sure = if kind == Kind::Context { Sureness::Doubtful } else { Sureness::Likely };
    happened(clause, scene, kind, sure, verb);
}

/// Where the first word stands that tells of something.
fn first_verb(clause: &Clause<'_, '_, '_>) -> Option<usize> {
    clause.at.clone().find(|at| is_telling(&clause.sentence.tokens[*at]))
}

/// The kind, by the words of the clause; context where none of the two has a part in it.
fn kind(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> Kind {
    let is_named = clause.sentence.tags.parties.iter().any(|party| party.side.is_some() || party.is_both());
    let is_acting = || scene.actor(clause, verb).is_some_and(|actor| actor.side.is_some() || actor.is_both);
    if is_named && clause.has(HONOURS) && !clause.has(&["opened", "signed"]) {
        Kind::Honour
    } else if clause.has(WORKS) && (is_named || is_acting()) {
        Kind::Cooperation
    } else {
        Kind::Context
    }
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
    let names = names(clause, &who);
    let topic = if names.is_empty() { nouns(clause, verb) } else { names.join(", ") };
    let title = match kind {
        Kind::Honour => format!("Honour: {topic}"),
        Kind::Cooperation => format!("Cooperation of {}: {topic}", scene.both()),
        _ => format!("{who}: {topic}"),
    };
    let words: Vec<String> = slug(&topic).split('-').take(5).map(str::to_owned).collect();
    let subject = format!("{kind}-{}", words.join("-"));
    let mut finding = Finding::event(kind, title, subject);
    finding.sure = sure;
    let city =
        |party: &Party<'_>| if let How::City(city) = party.how { Some((city.into(), party.code.into())) } else { None };
    finding.places = clause.parties().filter_map(city).collect();
    // Before the finding is taken, which looks again: a surname may stand before the full name that it points to.
    for (_, person) in clause.people() {
        let part = scene.part(person, None, Role::Mentioned);
        let is_new = |part: &Part| finding.people.iter().all(|other| other.who != part.who);
        finding.people.extend(part.filter(is_new));
    }
    scene.push(finding, clause);
}

/// What a clause names beside who acts, up to three.
fn names(clause: &Clause<'_, '_, '_>, who: &str) -> Vec<String> {
    let tokens = &clause.sentence.tokens;
    let mut names: Vec<String> = Vec::new();
    let mut at = clause.at.start;
    while at < clause.at.end {
        let is_date = clause.sentence.dates.iter().any(|dated| dated.at.contains(&at));
        // A capital alone at the beginning is the sentence's.
        let is_inside = at > clause.at.start || tokens.get(at + 1).is_some_and(Token::is_name);
        if !tokens[at].is_name() || is_date || !is_inside {
            at += 1;
            continue;
        }
        let length = tokens[at..clause.at.end].iter().take(5).take_while(|token| token.is_name()).count();
        let name = joined(&tokens[at..at + length]);
        if !who.contains(&name) && name.len() > 2 && !names.contains(&name) {
            names.push(name);
        }
        at += length;
    }
    names.truncate(3);
    names
}

/// The first longer words from the verb on, for a clause that names nothing.
fn nouns(clause: &Clause<'_, '_, '_>, verb: usize) -> String {
    let words = clause.sentence.tokens[verb..clause.at.end].iter();
    let long = words.filter(|token| token.low.len() > 5 && token.kind == Sort::Word);
    let nouns: Vec<&str> = long.map(|token| token.text).take(3).collect();
    if nouns.is_empty() { "an event".to_owned() } else { nouns.join(", ") }
}

/// What is given or done year by year.
const YEARLY: &[&str] =
    &["scholarships", "scholarship", "grants", "exchange", "training", "consultations", "courses", "fellowships"];

fn is_yearly(clause: &Clause<'_, '_, '_>) -> bool {
    let phrases = [["each", "year"], ["every", "year"], ["per", "year"]];
    clause.has(&["annually", "annual"]) || phrases.iter().any(|phrase| clause.phrase(phrase).is_some())
}

/// "Each year, the Mexican government has granted scholarships to Iraqis."
fn recurring<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    if !is_yearly(clause) || !clause.has(YEARLY) {
        return false;
    }
    let verb = first_verb(clause).unwrap_or(clause.at.end.saturating_sub(1));
    let actor = scene.actor(clause, verb).and_then(|actor| actor.side);
    let Some(side) = actor.or_else(|| clause.parties().find_map(|party| party.side)) else { return false };
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
