//! Diplomatic relations begin, end, pause and resume; one country recognises another.

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::tag::{How, Side};
use crate::dataset::{Act, Edtf, Kind, Stance, Sureness};

const NOUNS: &[&str] = &["relations", "ties", "links", "relationship", "relation", "diplomats"];

const ACTS: &[(Act, &[&str])] = &[
    (
        Act::Resumed,
        &[
            "restored",
            "resumed",
            "reestablished",
            "renewed",
            "reinstated",
            "normalized",
            "normalised",
            "restoration",
            "resumption",
            "resume",
            "restore",
            "reestablish",
            "normalization",
            "normalisation",
            "reopened",
            "restarted",
            "reestablishing",
            "restoring",
            "resuming",
            "reestablishment",
            "reinstituted",
        ],
    ),
    (
        Act::Severed,
        &[
            "severed",
            "broke",
            "broken",
            "cut",
            "ended",
            "terminated",
            "ruptured",
            "severing",
            "severance",
            "ceased",
            "breaking",
            "rupture",
            "sever",
            "cutting",
        ],
    ),
    (Act::Suspended, &["suspended", "froze", "frozen", "interrupted", "suspending", "suspension", "halted"]),
    (
        Act::Established,
        &[
            "established",
            "established",
            "establish",
            "establishing",
            "establishment",
            "began",
            "begun",
            "started",
            "initiated",
            "opened",
            "commenced",
            "formalized",
            "formalised",
            "entered",
            "agreed",
            "taken",
            "announced",
            "dated",
            "existed",
            "exist",
            "date",
            "inaugurated",
            "forged",
            "formed",
            "exchanged",
            "founded",
            "set",
        ],
    ),
];

/// Takes what a clause tells of relations.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some((act, verb, noun)) = act(clause).or_else(|| again(clause, scene)) else { return false };
    let clause = &clause.told_at(verb);
    if clause.is_unreal(verb) || !is_dated_noun(clause, verb) {
        return false;
    }
    let actor = scene
        .actor(clause, verb)
        .filter(|_| clause.parties().any(|party| party.at.end <= verb) || clause.people().next().is_some());
    let with = partner(clause, noun);
    if let Some(third) = third(clause, scene, actor.as_ref().map(|actor| &*actor.code), with.as_deref()) {
        return outside(clause, scene, act, &third, with.as_deref());
    }
    let finding = finding(scene, act, actor.as_ref().map(|actor| (actor.code.as_str(), actor.side)), with.as_deref());
    let mut finding = finding.doing(act);
    if !clause.has(&[
        "diplomatic",
        "official",
        "formal",
        "formally",
        "officially",
        "ambassadorial",
        "consular",
        "bilateral",
    ]) {
        finding.sure = Sureness::Likely;
    }
    let at = scene.push(finding, clause);
    // "since 1958": that is when they began.
    let begun = &mut scene.found[at];
    if let Some(start) = begun
        .when
        .filter(|when| when.latest().is_none() && act != Act::Severed)
        .and_then(|when| when.to_string().strip_suffix("/..").and_then(|start| Edtf::parse(start).ok()))
    {
        begun.when = Some(start);
    }
    true
}

fn finding(scene: &Scene<'_, '_>, act: Act, actor: Option<(&str, Option<Side>)>, with: Option<&str>) -> Finding {
    let (verb, subject) = match act {
        Act::Severed => ("sever", "severed"),
        Act::Suspended => ("suspend", "suspended"),
        Act::Resumed => ("resume", "resumed"),
        _ => ("establish", "established"),
    };
    let subject = format!("relations-{subject}");
    // Who broke them off matters; who began them is mostly both.
    let one_sided = matches!(act, Act::Severed | Act::Suspended);
    let is_actor = |code: &str| code == "plo" || code == "pna";
    let named = actor.filter(|(code, side)| side.is_some() && !code.is_empty());
    match (named, with) {
        (Some((code, Some(side))), with) if one_sided || with.is_some_and(is_actor) || is_actor(code) => {
            let to = with.filter(|code| is_actor(code)).unwrap_or_else(|| scene.other(side)).to_owned();
            let title =
                format!("{} {} diplomatic relations with {}", scene.name(code), third_person(verb), scene.name(&to));
            Finding::event(Kind::Relations, title, subject).directed(Some(code), Some(&to))
        },
        _ => Finding::event(Kind::Relations, format!("{} {verb} diplomatic relations", scene.both()), subject),
    }
}

/// "They were suspended six years later and restored in May 1955": the relations that were told last.
fn again(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>) -> Option<(Act, usize, usize)> {
    let last = scene.found.last().filter(|finding| finding.kind() == Kind::Relations)?;
    let is_same = last.sources.contains(&scene.cited);
    let leans = clause.has(&["them", "they", "these"])
        || is_same && !clause.has(&["embassy", "legation", "consulate", "embassies", "agreement"]);
    let words = |act: Act| ACTS.iter().find(|(other, _)| *other == act).map_or(&[][..], |(_, words)| words);
    let sure = [Act::Resumed, Act::Severed, Act::Suspended]
        .into_iter()
        .find_map(|act| clause.find(words(act)).map(|verb| (act, verb)));
    let (act, verb) = sure.filter(|_| leans && !clause.has(NOUNS))?;
    Some((act, verb, verb))
}

/// "establishes", "severs".
fn third_person(verb: &str) -> String {
    if verb.ends_with("sh") { format!("{verb}es") } else { format!("{verb}s") }
}

/// The act, the place of its verb and that of the noun.
fn act(clause: &Clause<'_, '_, '_>) -> Option<(Act, usize, usize)> {
    let tokens = &clause.sentence.tokens;
    for at in clause.at.clone().filter(|at| tokens[*at].is_any(NOUNS)) {
        let is_of_states = |from: usize| {
            tokens[from..at].iter().any(|token| {
                token.is_any(&[
                    "diplomatic",
                    "official",
                    "formal",
                    "ambassadorial",
                    "bilateral",
                    "full",
                    "normal",
                    "consular",
                    "political",
                ])
            })
        };
        let from = at.saturating_sub(9).max(clause.at.start);
        let to = (at + 22).min(clause.at.end);
        let is_plain = clause.has(&["diplomatic", "official", "formal", "diplomats"])
            || is_of_states(from)
            || tokens[at].is_any(&["ties", "relations"]);
        if !is_plain {
            continue;
        }
        for (act, words) in ACTS {
            let before = (from..at).rev().find(|verb| tokens[*verb].is_any(words) && !is_other_verb(tokens, *verb, at));
            // Behind the noun the verb is a passive, or what relations did themselves: "were established", "began in 1926".
            let behind = (at + 1..to).find(|verb| tokens[*verb].is_any(words) && is_of_noun(tokens, at, *verb));
            if let Some(verb) = before.or(behind) {
                let is_weak = tokens[verb].is_any(&[
                    "set",
                    "agreed",
                    "taken",
                    "announced",
                    "dated",
                    "date",
                    "formed",
                    "exchanged",
                    "founded",
                    "entered",
                    "opened",
                    "cut",
                ]);
                let is_diplomatic = is_of_states(from) || tokens[at].is("diplomats");
                if is_weak && !is_diplomatic && !tokens[verb].is("cut") {
                    continue;
                }
                return Some((*act, verb, at));
            }
        }
    }
    None
}

/// Says whether a verb before the noun has another object: "established a committee to deepen relations".
fn is_other_verb(tokens: &[super::super::token::Token<'_>], verb: usize, noun: usize) -> bool {
    let between = &tokens[verb + 1..noun];
    between.iter().any(|token| {
        token.text == ","
            || token.text == ";"
            || token.is_any(&[
                "to",
                "a",
                "an",
                "when",
                "after",
                "because",
                "embassy",
                "embassies",
                "since",
                "as",
                "trade",
                "economic",
                "cultural",
                "for",
            ])
    })
}

/// Says whether a verb behind the noun is its own: nothing but parties, small words and adverbs stand between.
fn is_of_noun(tokens: &[super::super::token::Token<'_>], noun: usize, verb: usize) -> bool {
    let between = &tokens[noun + 1..verb];
    let is_clear = !between.iter().any(|token| {
        token.text == ";" || token.is_any(&["that", "which", "has", "to", "when", "because", "after", "if"])
    });
    let passive = between.iter().any(|token| token.is_any(&["were", "was", "been", "being", "are", "got"]));
    is_clear
        && (passive
            || tokens[verb].is_any(&[
                "began",
                "started",
                "ended",
                "commenced",
                "date",
                "dated",
                "existed",
                "exist",
                "ceased",
                "resumed",
                "again",
            ]))
}

/// "Since the establishment of relations" tells nothing without its own date.
fn is_dated_noun(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let is_noun = clause.token(verb).is_some_and(|token| {
        token.is_any(&[
            "establishment",
            "restoration",
            "resumption",
            "severance",
            "suspension",
            "reestablishment",
            "normalization",
            "normalisation",
            "rupture",
            "establishing",
            "establish",
            "resume",
            "restore",
            "sever",
        ])
    });
    let is_marked = clause.sentence.tokens[clause.at.start..verb].iter().any(|token| {
        token.is_any(&[
            "since",
            "anniversary",
            "years",
            "following",
            "after",
            "announced",
            "celebrated",
            "agreed",
            "commemorate",
            "commemorated",
        ])
    });
    !is_noun || (clause.own_dates().next().is_some() && !is_marked)
}

/// With whom: the party behind "with", as it was named.
fn partner(clause: &Clause<'_, '_, '_>, noun: usize) -> Option<String> {
    let with = clause.find_from(noun + 1, &["with"])?;
    let skip =
        clause.sentence.tokens[with + 1..].iter().take(3).take_while(|token| token.is_any(&["the", "both"])).count();
    let party =
        clause.parties().find(|party| (with + 1..=with + 2 + skip).contains(&party.at.start) && !party.is_both())?;
    Some(if let How::Actor(actor) = party.how { actor.id.to_owned() } else { party.code.to_owned() })
}

/// Somebody beyond the two countries who has a part in it, by code.
fn third(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    actor: Option<&str>,
    with: Option<&str>,
) -> Option<String> {
    let is_third = |code: &&str| !code.is_empty() && scene.pair.side(code).is_none() && !matches!(*code, "plo" | "pna");
    let named = actor.filter(is_third).or_else(|| with.filter(is_third)).map(str::to_owned);
    named.filter(|_| clause.parties().any(|party| party.side.is_none() && !party.is_both()))
}

/// Relations of others: context, where it is dated.
fn outside<'l>(
    clause: &Clause<'_, '_, 'l>,
    scene: &mut Scene<'_, 'l>,
    act: Act,
    third: &str,
    with: Option<&str>,
) -> bool {
    if clause.own_dates().next().is_none() {
        return true;
    }
    let whom =
        with.filter(|with| *with != third).map_or_else(String::new, |with| format!(" with {}", scene.name(with)));
    let title = format!("{}: relations{whom} {act}", scene.name(third));
    let mut finding = Finding::event(Kind::Context, title, format!("{third}-relations-{act}"));
    finding.sure = Sureness::Likely;
    scene.push(finding, clause);
    true
}

/// Takes a recognition.
pub(super) fn recognition<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let verbs = ["recognized", "recognised", "recognition", "recognizing", "recognising", "recognizes", "recognises"];
    let Some(verb) = clause.find(&verbs) else { return false };
    let is_noun = clause.sentence.tokens[verb].is("recognition");
    let clause = &clause.told_at(verb);
    if clause.is_unreal(verb) || (is_noun && clause.own_dates().next().is_none()) || is_asked(clause, verb) {
        return false;
    }
    let actor = if is_noun {
        recogniser(clause, scene, verb)
    } else {
        scene.actor(clause, verb).and_then(|actor| actor.side.map(|side| (actor.code, side)))
    };
    let object = clause.parties().find(|party| party.at.start > verb && party.side.is_some());
    let passive =
        clause.sentence.tokens[..verb].last().is_some_and(|token| token.is_any(&["was", "were", "been", "being"]));
    let side = match (actor, object, passive) {
        (_, Some(by), true) => by.side,
        (Some((_, side)), Some(whom), false) if whom.side == Some(side.other()) => Some(side),
        // "recognized the independence of" what it does not name again.
        (Some((_, side)), None, false) if clause.token(verb + 1).is_some_and(|token| token.is("it")) => Some(side),
        (Some((_, side)), None, false) if clause.has(&["independence", "independent", "state", "sovereignty"]) => {
            Some(side)
        },
        _ => None,
    };
    let Some(side) = side else { return false };
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let title = format!("{} recognises {}", scene.name(&from), scene.name(&to));
    let mut finding =
        Finding::event(Kind::Recognition, title, format!("recognition-of-{to}")).directed(Some(&from), Some(&to));
    finding.stance = stance(clause);
    scene.push(finding, clause);
    true
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
fn recogniser(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, noun: usize) -> Option<(String, Side)> {
    let by = clause.find_from(noun + 1, &["by", "from"])?;
    let party = clause.parties().find(|party| (by + 1..=by + 2).contains(&party.at.start))?;
    let side = party.side?;
    Some((scene.pair.code(side).to_owned(), side))
}

/// "urged the government to recognise", "calls for recognition".
fn is_asked(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let before = &clause.sentence.tokens[clause.at.start..verb];
    before.iter().any(|token| {
        token.is_any(&[
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
        ])
    })
}
