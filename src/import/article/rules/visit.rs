//! Visits and meetings: who travelled where, and whom they met.

use super::super::finding::{Finding, Part};
use super::super::person::Person;
use super::super::scene::{Actor, Clause, Scene};
use super::super::tag::{How, Side};
use crate::dataset::{Kind, Role, Sureness};

/// Words that tell that somebody travelled.
const TRAVELS: &[&str] = &[
    "visited",
    "visit",
    "visits",
    "traveled",
    "travelled",
    "toured",
    "arrived",
    "travels",
    "flew",
    "visiting",
    "tour",
    "trip",
    "sojourn",
    "came",
    "went",
    "guest",
    "spent",
    "journeys",
    "journey",
    "way",
    "delegation",
    "followed",
    "drove",
    "received",
    "stayed",
    "returned",
    "foot",
    "was",
    "journeyed",
    "sailed",
    "stopped",
];

/// Words that tell that somebody was received: who is told first is the host.
const HOSTS: &[&str] = &["hosted", "welcomed", "received", "invited"];

const MEETS: &[&str] = &["met", "meets", "meeting", "talks", "received", "conferred", "conversation"];

/// Takes what a clause tells of visits and meetings.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    series(clause, scene)
        || travelled(clause, scene)
        || present(clause, scene)
        || reciprocated(clause, scene)
        || attended(clause, scene)
        || met(clause, scene)
}

/// "Shah Mohammad Reza Pahlavi in Vienna on a state visit": a line of a chronology, without a verb.
fn present<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    if clause.own_dates().next().is_none()
        || clause.tokens().iter().take(30).any(super::super::scene::is_telling) && !clause.has(&["visit"])
    {
        return false;
    }
    let Some((number, person)) = clause.people().next() else { return false };
    let follows =
        |at: usize| tokens.get(at).is_some_and(|token| token.is_any(&["in", "to", "at"])) && tokens.get(at).is_some();
    let place = clause.parties().find(|party| party.at.start == person.at.end + 1 && party.side.is_some());
    let Some(to) = place.filter(|_| follows(person.at.end)).and_then(|place| place.side) else { return false };
    let own = scene.country_of(person).and_then(|code| scene.pair.side(&code));
    if own == Some(to) {
        return false;
    }
    let actor = scene.person_actor(number, person);
    let people = traveller_people(clause, scene, &actor, person.at.end, to.other());
    let mut finding = visit(scene, people, to.other(), &actor.name);
    finding.places = places(clause, scene, to);
    let at = scene.push(finding, clause);
    scene.visit = Some(at);
    true
}

/// "was represented by State Minister A (2013), Foreign Minister B (2018)": each with the date behind the name.
fn series<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let sentence = clause.sentence;
    if !clause.has(&[
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
    ]) {
        return false;
    }
    let behind = |end: usize| {
        let opens = sentence.tokens.get(end).is_some_and(|token| token.text == "(" || token.is_any(&["in", "on"]));
        sentence.dates.iter().find(|dated| opens && dated.at.start == end + 1)
    };
    let named: Vec<_> = sentence
        .people
        .iter()
        .filter(|person| !person.name.is_empty())
        .filter_map(|person| Some((person.clone(), behind(person.at.end)?.clone())))
        .collect();
    let first = named.first().map(|(person, _)| person.at.start);
    if named.len() < 2 || first.is_none_or(|first| !clause.at.contains(&first)) {
        return false;
    }
    let place = sentence.tags.parties.iter().find(|party| {
        party.side.is_some()
            && party.how != How::Demonym
            && party.at.start > 0
            && sentence.tokens[party.at.start - 1].is_any(&["to", "in", "visited", "toured"])
    });
    let own = named.iter().find_map(|(person, _)| scene.country_of(person)).and_then(|code| scene.pair.side(&code));
    let Some(from) = own.or_else(|| place.and_then(|place| place.side).map(Side::other)) else { return false };
    let code = scene.pair.code(from).to_owned();
    for (person, dated) in named {
        let Some(part) = scene.part(&person, Some(&code), Role::Principal) else { continue };
        let mut finding = visit(scene, vec![part], from, "");
        finding.when = Some(dated.edtf);
        finding.words.clone_from(&dated.words);
        finding.sources.push(scene.cited.clone());
        scene.found.push(finding);
    }
    true
}

fn travelled<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let travels = |at: &usize| clause.sentence.tokens[*at].is_any(TRAVELS) && is_travel(clause, scene, *at);
    let Some(verb) = clause.at.clone().find(travels) else { return false };
    // "During his visit, he met": of the visit that was told before.
    if is_told_before(clause, verb) {
        return met(clause, scene) || added(clause, scene);
    }
    let clause = &clause.told_at(verb);
    let is_passive = |at: usize| {
        clause.sentence.tokens[..at].last().is_some_and(|token| token.is_any(&["was", "were", "is", "been"]))
    };
    let hosted = clause.find(HOSTS).filter(|host| *host < verb && !is_passive(*host));
    let Some(traveller) = traveller(clause, scene, verb, hosted) else { return false };
    let Some((from, to)) = way(clause, scene, verb, &traveller, hosted) else { return false };
    if from == to {
        return false;
    }
    let places = places(clause, scene, to);
    let companions = traveller_people(clause, scene, &traveller, verb, from);
    if companions.is_empty() && !is_worth_telling(clause, &traveller, verb) {
        return false;
    }
    let mut finding = visit(scene, companions, from, &traveller.name);
    finding.places = places;
    if traveller.side.is_none() || traveller.person.is_none() {
        finding.sure = finding.sure.max(Sureness::Likely);
    }
    let at = scene.push(finding, clause);
    scene.visit = Some(at);
    add_met(clause, scene, at);
    several(clause, scene, at);
    next(clause, scene, at);
    true
}

/// "…, followed by President Luis Echeverría in 1974": another visit in the same direction.
fn next<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, first: usize) {
    let tokens = &clause.sentence.tokens;
    let Some(by) = clause.find(&["followed"]).filter(|at| tokens.get(at + 1).is_some_and(|token| token.is("by")))
    else {
        return;
    };
    let Some(person) = clause.people().map(|(_, person)| person.clone()).find(|person| person.at.start == by + 2)
    else {
        return;
    };
    let dated =
        clause.own_dates().find(|dated| dated.at.start > person.at.end).map(|dated| (dated.edtf, dated.words.clone()));
    let (from, when) = (scene.found[first].from.clone().unwrap_or_default(), dated);
    let Some(side) = scene.pair.side(&from) else { return };
    let Some(part) = scene.part(&person, Some(&from), Role::Principal) else { return };
    scene.found[first].people.retain(|other| other.who != part.who);
    let mut finding = visit(scene, vec![part], side, "");
    if let Some((edtf, words)) = when {
        finding.when = Some(edtf);
        finding.words = words;
    }
    finding.sources.push(scene.cited.clone());
    scene.found.push(finding);
}

/// Adds what a sentence says of the visit that was told before: whom it names, and that it speaks of it.
fn added<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(visit) = scene.visit else { return false };
    let named: Vec<_> = clause.people().map(|(_, person)| person.clone()).collect();
    let discussed = clause.has(&["discussed", "spoke", "conferred", "dined", "negotiated"]);
    for person in named {
        let role = if discussed { Role::Met } else { Role::Mentioned };
        let part = scene.part(&person, None, role);
        add(scene, visit, part);
    }
    let cited = scene.cited.clone();
    let sources = &mut scene.found[visit].sources;
    if !sources.contains(&cited) {
        sources.push(cited);
    }
    // It may tell of more than of the visit.
    false
}

/// A finding of a visit from one side to the other.
pub(in super::super) fn visit(scene: &Scene<'_, '_>, people: Vec<Part>, from: Side, fallback: &str) -> Finding {
    let (code, to) = (scene.pair.code(from).to_owned(), scene.other(from).to_owned());
    let first = people.first().map(|part| scene.roll.get(part.who).name.clone());
    let name = first.unwrap_or_else(|| fallback.to_owned());
    let title = format!("{name} visits {}", scene.name(&to));
    let subject = format!("visit-{}", crate::dataset::slug(&name));
    let mut finding = Finding::event(Kind::Visit, title, subject).directed(Some(&code), Some(&to));
    finding.people = people;
    finding
}

/// Says whether "visit" and its like tell of somebody's journey, and not of tourists, a wish or an invitation.
fn is_travel(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let token = &tokens[verb];
    let before = &tokens[verb.saturating_sub(6).max(clause.at.start)..verb];
    let has = |words: &[&str]| before.iter().any(|token| token.is_any(words));
    if has(&[
        "tourists",
        "citizens",
        "students",
        "people",
        "annually",
        "would",
        "will",
        "invited",
        "planned",
        "cancelled",
        "canceled",
        "postponed",
        "inviting",
        "not",
    ]) && !has(&["paid", "made"])
    {
        return false;
    }
    match &*token.low {
        "visit" | "visits" => {
            let is_noun = has(&[
                "a",
                "an",
                "his",
                "her",
                "official",
                "state",
                "paid",
                "made",
                "first",
                "second",
                "third",
                "working",
                "private",
                "the",
                "historic",
                "return",
                "day",
                "reciprocal",
                "brief",
                "their",
                "'s",
                "two",
                "three",
                "several",
            ]);
            let is_infinitive = tokens[..verb].last().is_some_and(|token| token.is("to"));
            // "President Khatami visits Vienna": the word is the verb.
            let is_verb = token.is("visits")
                && tokens.get(verb + 1).is_some_and(|next| next.is_name() || next.is("the"))
                && !has(&["of", "by"]);
            is_verb || is_noun || is_infinitive && (has(&["first", "become", "became"]) || !has(&["to"]))
        },
        // "was received at the palace": the guest stands before.
        "received" => {
            tokens[..verb].last().is_some_and(|token| token.is_any(&["was", "were", "is"])) && scene.visit.is_none()
        },
        "journey" | "journeys" => has(&["of", "a", "his", "her", "two", "three", "further", "another"]),
        // "President Rawlings followed in 1997": as the one whose visit was told before.
        "followed" => {
            scene.found.last().is_some_and(|last| last.kind() == Kind::Visit)
                && clause.own_dates().next().is_some()
                && !before.is_empty()
                && tokens.get(verb + 1).is_some_and(|token| token.is_any(&["in", "on"]))
        },
        "visiting" => has(&["while", "after", "when", "before", "by"]) || token.is("visiting"),
        "tour" | "trip" => has(&["a", "his", "her", "official"]),
        "came" | "went" | "returned" | "spent" | "stayed" | "foot" | "was" | "guest" | "sailed" | "stopped"
        | "journeyed" | "way" | "delegation" | "drove" => is_there_by_place(clause, scene, verb),
        _ => true,
    }
}

/// "came to Quito", "was in Hanoi", "spent two days in Montevideo": somebody named before, a place of the other country behind.
fn is_there_by_place(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let word = &tokens[verb];
    let who = clause.people().find(|(_, person)| person.at.end <= verb && !is_bound(tokens, person));
    let side = who.and_then(|(_, person)| scene.country_of(person)).and_then(|code| scene.pair.side(&code));
    let is_pronoun = tokens[clause.at.start..verb].iter().any(|token| token.is_any(&["he", "she"]));
    let side = side.or_else(|| {
        scene.actor.as_ref().filter(|actor| is_pronoun && actor.person.is_some()).and_then(|actor| actor.side)
    });
    // Somebody of whom nobody says whose they are came from the other country.
    let is_stranger = side.is_none()
        && who.is_some_and(|(_, person)| {
            scene.country_of(person).is_none() && (person.office.is_some() || person.name.contains(' '))
        });
    if side.is_none() && !is_stranger {
        return false;
    }
    let reach = if word.is("was") { 1 } else { 8 };
    let place = clause.parties().find(|party| {
        let before = &tokens[verb + 1..party.at.start.max(verb + 1)];
        party.at.start > verb
            && before.len() <= reach
            && before.iter().any(|token| token.is_any(&["to", "in", "at", "foot"]))
            && party.how != How::Demonym
    });
    let guest = word.is("guest") && clause.people().any(|(_, person)| person.at.start > verb);
    place.is_some_and(|place| place.side.is_some() && place.side != side) || guest
}

/// Says whether a clause only leans on a visit: "during his visit", "on the sidelines of the visit".
fn is_told_before(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let is_noun = tokens[verb].is_any(&["visit", "visits", "trip", "tour"]);
    let before = &tokens[verb.saturating_sub(7).max(clause.at.start)..verb];
    let leans = before.iter().any(|token| token.is_any(&["during", "after", "following", "on"]))
        && before.iter().any(|token| token.is_any(&["his", "her", "the", "their", "this", "that", "'s", "’s"]));
    let is_new = before.iter().any(|token| token.is_any(&["paid", "made", "a", "an", "first", "second"]))
        && !before.iter().any(|token| token.is("during"));
    let own = clause.own_dates().any(|dated| dated.tie != super::super::date::Tie::Relative);
    is_noun && leans && !is_new && !own
}

/// Who travelled.
fn traveller(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize, hosted: Option<usize>) -> Option<Actor> {
    let tokens = &clause.sentence.tokens;
    let is_noun = tokens[verb].is_any(&["visit", "visits", "trip", "tour", "sojourn"]);
    let people = || clause.people();
    // "a visit by the President of X", "the official visit to Paris of Crown Prince …".
    let behind = |words: &[&str]| {
        let mut from = verb + 1;
        loop {
            let at = clause.find_from(from, words)?;
            let found = people().find(|(_, person)| (at + 1..=at + 3).contains(&person.at.start));
            if let Some((number, person)) = found {
                return Some(scene.person_actor(number, person));
            }
            from = at + 1;
        }
    };
    if hosted.is_some() {
        // The host is told first; the guest stands behind.
        let host = hosted?;
        let guest = people().find(|(_, person)| person.at.start > host);
        return guest.map(|(number, person)| scene.person_actor(number, person));
    }
    // Of several in the subject the first: "President X and Foreign Minister Y visited".
    let before: Vec<_> = people().filter(|(_, person)| person.at.end <= verb && !is_bound(tokens, person)).collect();
    if let Some((number, person)) = before.iter().find(|(_, person)| !person.name.is_empty()).or(before.first()) {
        return Some(scene.person_actor(*number, person));
    }
    if is_noun && let Some(found) = behind(&["by", "of"]) {
        return Some(found);
    }
    scene.actor(clause, verb).filter(|actor| !actor.is_both)
}

fn is_bound(tokens: &[super::super::token::Token<'_>], person: &Person<'_>) -> bool {
    let skip = usize::from(person.at.start > 0 && tokens[person.at.start - 1].is("the"));
    let at = person.at.start - skip;
    at > 0 && tokens[at - 1].is_any(&["with", "to", "under", "from", "of", "against", "for", "following"])
}

/// From which side to which.
fn way(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    verb: usize,
    traveller: &Actor,
    hosted: Option<usize>,
) -> Option<(Side, Side)> {
    let target = clause
        .parties()
        .filter(|party| party.at.start > verb && party.how != How::Demonym)
        .find(|party| party.side.is_some() && (traveller.side.is_none() || party.side != traveller.side))
        .and_then(|party| party.side);
    let host = hosted.and_then(|host| scene.actor(clause, host)).and_then(|actor| actor.side);
    // Where the first place named behind the verb is a third country's, they went there.
    let elsewhere = clause
        .parties()
        .find(|party| party.at.start > verb && party.how != How::Demonym)
        .is_some_and(|party| party.side.is_none() && !party.is_both());
    let to = target.or(host);
    match (traveller.side, to) {
        (Some(from), Some(to)) if from != to => Some((from, to)),
        (None, Some(to)) if traveller.code.is_empty() => Some((to.other(), to)),
        (Some(from), None) if !elsewhere && is_there(clause, verb) => Some((from, from.other())),
        // "The first Irish president to come was Mary Robinson, who arrived in March 1995".
        (None, None) if clause.sentence.people.iter().any(|person| person.name.is_empty() && person.at.end <= verb) => {
            let office = clause
                .sentence
                .people
                .iter()
                .filter(|person| person.at.end <= verb)
                .find_map(|person| scene.country_of(person));
            let from = office.and_then(|code| scene.pair.side(&code))?;
            Some((from, from.other()))
        },
        (None, None) if clause.has(&["followed"]) => {
            let last = scene.found.last().and_then(|finding| scene.pair.side(finding.from.as_deref()?))?;
            Some((last, last.other()))
        },
        // Their own country's cities, told with a visit of theirs, are where they came from.
        (Some(from), Some(_)) => Some((from, from.other())),
        _ => None,
    }
}

/// "visited the country", "paid an official visit": where they went is the other country.
fn is_there(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let behind = &clause.sentence.tokens[verb + 1..clause.at.end];
    let capitalised = behind.iter().position(|token| token.is("to")).and_then(|to| behind.get(to + 1));
    capitalised.is_none_or(|token| !token.is_name())
        && !clause.sentence.tokens[verb].is_any(&["arrived", "flew", "toured"])
}

/// The places of the receiver that a clause names.
fn places(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, to: Side) -> Vec<(String, String)> {
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
fn traveller_people<'l>(
    clause: &Clause<'_, '_, 'l>,
    scene: &mut Scene<'_, 'l>,
    traveller: &Actor,
    verb: usize,
    from: Side,
) -> Vec<Part> {
    let code = scene.pair.code(from).to_owned();
    let mut parts = Vec::new();
    if let Some(number) = traveller.person.filter(|_| traveller_stands(clause, traveller)) {
        let person = clause.sentence.people[number].clone();
        parts.extend(scene.part(&person, Some(&code), Role::Principal));
        // "President X and Foreign Minister Y visited": those who stand beside.
        let beside: Vec<_> = clause
            .people()
            .filter(|(other, person)| {
                *other != number && person.at.end <= verb && clause.sentence.people[number].at.end <= verb
            })
            .filter(|(_, person)| scene.country_of(person).is_none_or(|of| of == code))
            .map(|(_, person)| person.clone())
            .collect();
        for person in beside {
            parts.extend(scene.part(&person, Some(&code), Role::Principal));
        }
    } else if let Some(last) = scene.visit.filter(|_| clause.has(&["he", "she", "they"]) && traveller.person.is_some())
    {
        parts.extend(scene.found[last].people.iter().filter(|part| part.role == Role::Principal).cloned());
    }
    parts
}

/// Says whether the person of an actor stands in this very sentence; that of an earlier one has other numbers.
fn traveller_stands(clause: &Clause<'_, '_, '_>, traveller: &Actor) -> bool {
    traveller.person.is_some_and(|number| {
        clause.sentence.people.get(number).is_some_and(|person| {
            let named = !person.name.is_empty() || person.office.is_some();
            named && clause.people().any(|(other, _)| other == number)
        })
    })
}

/// A visit of nobody by name is told where an office or a delegation is.
fn is_worth_telling(clause: &Clause<'_, '_, '_>, traveller: &Actor, verb: usize) -> bool {
    let dated = clause.date().is_some();
    let is_office = traveller.person.is_some();
    let before = &clause.sentence.tokens[clause.at.start..verb];
    let is_group = before.iter().any(|token| {
        token.is_any(&[
            "delegation",
            "delegations",
            "mission",
            "minister",
            "ministers",
            "officials",
            "envoy",
            "parliamentarians",
            "squadron",
            "fleet",
            "ship",
        ])
    });
    dated && (is_office || is_group)
}

/// "visits in 1999, 2003 and 2010": one for each date.
fn several(clause: &Clause<'_, '_, '_>, scene: &mut Scene<'_, '_>, first: usize) {
    let is_plural = clause.has(&["visits", "twice", "trips", "times"]);
    let dates: Vec<_> = clause
        .own_dates()
        .filter(|dated| dated.tie == super::super::date::Tie::Stated)
        .map(|dated| (dated.edtf, dated.words.clone()))
        .collect();
    let joined = dates.len() > 1
        && (is_plural
            || clause
                .tokens()
                .windows(2)
                .any(|pair| pair[0].is("in") && pair[1].kind == super::super::token::Sort::Number)
                && dates.len() > 1);
    if !joined || !is_plural && !in_a_row(clause) {
        return;
    }
    for (when, words) in dates.into_iter().skip(1) {
        let again = Finding { when: Some(when), words, ..scene.found[first].clone() };
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

/// "reciprocated the visit", "a return visit".
fn reciprocated<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let returned = || {
        clause
            .find(&["returned", "returns"])
            .filter(|at| clause.sentence.tokens[at + 1..].iter().take(3).any(|token| token.is_any(&["visit", "call"])))
    };
    let Some(verb) = clause.find(&["reciprocated", "reciprocating", "reciprocate"]).or_else(returned) else {
        return false;
    };
    let Some(actor) = traveller(clause, scene, verb, None) else { return false };
    let clause = &clause.told_at(verb);
    let last = scene
        .found
        .iter()
        .rev()
        .find(|finding| finding.kind() == Kind::Visit)
        .and_then(|finding| scene.pair.side(finding.to.as_deref()?));
    let Some(side) = actor.side.or(last) else { return false };
    let people = traveller_people(clause, scene, &actor, verb, side);
    let finding = visit(scene, people, side, &actor.name);
    let at = scene.push(finding, clause);
    scene.visit = Some(at);
    true
}

/// "attended the inauguration of President X": a visit, where the one attends what is the other's.
fn attended<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(verb) = clause.find(&["attended", "attend", "attending"]).filter(|verb| !clause.is_unreal(*verb)) else {
        return false;
    };
    let is_theirs = clause.has(&[
        "inauguration",
        "funeral",
        "coronation",
        "enthronement",
        "wedding",
        "swearing-in",
        "independence",
        "celebrations",
        "ceremony",
    ]);
    let Some(actor) = traveller(clause, scene, verb, None).filter(|actor| actor.person.is_some() && is_theirs) else {
        return false;
    };
    let Some(side) = actor.side else { return false };
    let theirs = |code: &str| scene.pair.side(code) == Some(side.other());
    let host = clause
        .people()
        .any(|(_, person)| person.at.start > verb && scene.country_of(person).is_none_or(|code| theirs(&code)))
        || clause.parties().any(|party| party.at.start > verb && party.side == Some(side.other()));
    let third = clause.parties().any(|party| party.at.start > verb && party.side.is_none() && !party.is_both());
    if !host || third {
        return false;
    }
    let people = traveller_people(clause, scene, &actor, verb, side);
    if people.is_empty() {
        return false;
    }
    let finding = visit(scene, people, side, &actor.name);
    let at = scene.push(finding, clause);
    scene.visit = Some(at);
    let bound: Vec<_> =
        clause.people().filter(|(_, person)| person.at.start > verb).map(|(_, person)| person.clone()).collect();
    for person in bound {
        let part = scene.part(&person, None, Role::Mentioned);
        add(scene, at, part);
    }
    true
}

/// A meeting: of its own, or part of the visit that was told before.
fn met<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(verb) = clause.find(MEETS).filter(|verb| is_meeting(clause, *verb)) else { return false };
    let clause = &clause.told_at(verb);
    let leans = clause.sentence.tokens[..verb]
        .iter()
        .any(|token| token.is_any(&["during", "he", "she", "they", "where", "also", "there"]));
    let has_own_date = clause.own_dates().next().is_some();
    // "… and met with King Hamad": who met him is told by the clause before.
    let is_open = !clause.is_first()
        && !clause.people().any(|(_, person)| person.at.end <= verb)
        && !clause.parties().any(|party| party.at.end <= verb);
    let leans = leans || is_open;
    if let Some(visit) = scene.visit.filter(|_| !has_own_date && (leans || is_traveller(clause, scene, verb))) {
        add_met(clause, scene, visit);
        let cited = scene.cited.clone();
        let sources = &mut scene.found[visit].sources;
        if !sources.contains(&cited) {
            sources.push(cited);
        }
        return true;
    }
    let people: Vec<_> = clause.people().map(|(_, person)| person.clone()).collect();
    let sides: Vec<_> =
        people.iter().map(|person| scene.country_of(person).and_then(|code| scene.pair.side(&code))).collect();
    let mut parts: Vec<Part> = Vec::new();
    for person in &people {
        if let Some(part) =
            scene.part(person, None, Role::Principal).filter(|part| parts.iter().all(|other| other.who != part.who))
        {
            parts.push(part);
        }
    }
    let named: Vec<Side> =
        clause.parties().filter_map(|party| party.side).chain(sides.iter().copied().flatten()).collect();
    let both = named.contains(&Side::A) && named.contains(&Side::B);
    // Of two people of whom one is nobody's, or both are, the other is taken to be of the other country.
    let strangers =
        people.iter().any(|person| scene.country_of(person).is_some_and(|code| scene.pair.side(&code).is_none()));
    let is_pair = parts.len() > 1 && !strangers;
    let is_theirs = both || is_pair || clause.parties().any(super::super::tag::Party::is_both);
    if !is_theirs || parts.is_empty() && clause.date().is_none() && scene.heading.is_none() {
        return false;
    }
    let names: Vec<String> = parts.iter().map(|part| scene.roll.get(part.who).name.clone()).collect();
    let title = match &names[..] {
        [] => format!("Representatives of {} meet", scene.both()),
        [one] => format!("{one} meets representatives of the other side"),
        [one, other, ..] => format!("{one} meets {other}"),
    };
    let subject = format!(
        "meeting-{}",
        names.iter().take(2).map(|name| crate::dataset::slug(name)).collect::<Vec<_>>().join("-")
    );
    let subject = subject.trim_end_matches('-').to_owned();
    let mut finding = Finding::event(Kind::Meeting, title, subject);
    finding.people = parts;
    finding.places = clause
        .parties()
        .filter_map(
            |party| if let How::City(city) = party.how { Some((city.to_owned(), party.code.to_owned())) } else { None },
        )
        .collect();
    scene.push(finding, clause);
    true
}

fn is_meeting(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    if clause.is_unreal(verb) {
        return false;
    }
    match &*tokens[verb].low {
        "meeting" | "talks" | "conversation" => {
            clause.has(&["held", "had", "hold", "chaired", "co-chaired", "cochaired"])
        },
        "received" => clause.people().any(|(_, person)| person.at.start > verb),
        _ => true,
    }
}

/// Says whether who acts here is the one whose visit was told.
fn is_traveller(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    let Some(visit) = scene.visit.and_then(|visit| scene.found.get(visit)) else { return false };
    let first = clause.people().find(|(_, person)| person.at.end <= verb);
    let who = first.and_then(|(_, person)| scene.roll.find(&person.name, None));
    who.is_some_and(|who| visit.people.iter().any(|part| part.who == who && part.role == Role::Principal))
}

/// Whom a clause says the traveller of a visit met.
fn add_met<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, visit: usize) {
    let Some(verb) = clause.find(&[
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
    ]) else {
        return;
    };

    let people: Vec<_> = clause
        .people()
        .filter(|(_, person)| {
            person.at.start > verb || clause.sentence.tokens[verb].is_any(&["hosted", "welcomed", "received"])
        })
        .map(|(_, person)| person.clone())
        .collect();
    let principals: Vec<_> = scene.found[visit].people.iter().map(|part| part.who).collect();
    for person in people {
        let other = scene.found[visit].to.clone();
        let own = scene.country_of(&person);
        let part = scene.part(&person, own.as_deref().or(other.as_deref()), Role::Met);
        add(scene, visit, part.filter(|part| !principals.contains(&part.who)));
    }
}

fn add(scene: &mut Scene<'_, '_>, visit: usize, part: Option<Part>) {
    let people = &mut scene.found[visit].people;
    if let Some(part) = part.filter(|part| people.iter().all(|other| other.who != part.who)) {
        people.push(part);
    }
}
