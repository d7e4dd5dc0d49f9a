//! Diplomatic relations begin, end, pause and resume.

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::tag::{How, Side};
use super::super::token::Token;
use crate::dataset::{Act, Edtf, Kind, Sureness};

/// What relations are called.
const NOUNS: &[&str] = &["relations", "ties", "links", "relationship", "relation", "diplomats"];

/// The words of each act, the likelier to be meant first.
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

/// Words of a clause that make it sure that relations of states are meant.
const DIPLOMATIC: &[&str] =
    &["diplomatic", "official", "formal", "formally", "officially", "ambassadorial", "consular", "bilateral"];

/// Words before a noun that make its relations those of states.
const OF_STATES: &[&str] =
    &["diplomatic", "official", "formal", "ambassadorial", "bilateral", "full", "normal", "consular", "political"];

/// Verbs that are told of many other things too.
const WEAK: &[&str] =
    &["set", "agreed", "taken", "announced", "dated", "date", "formed", "exchanged", "founded", "entered", "opened"];

/// Takes what a clause tells of relations.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some((act, verb, noun)) = act(clause).or_else(|| again(clause, scene)) else { return false };
    let clause = &clause.told_at(verb);
    if clause.is_unreal(verb) || !is_dated_noun(clause, verb) {
        return false;
    }
    let is_actor_named = clause.parties().any(|party| party.at.end <= verb) || clause.people().next().is_some();
    let actor = scene.actor(clause, verb).filter(|_| is_actor_named);
    let with = partner(clause, noun);
    if let Some(third) = third(clause, scene, actor.as_ref().map(|actor| &*actor.code), with.as_deref()) {
        return outside(clause, scene, act, &third, with.as_deref());
    }
    let named = actor.as_ref().map(|actor| (actor.code.as_str(), actor.side));
    let mut finding = finding(scene, act, named, with.as_deref()).doing(act);
    if !clause.has(DIPLOMATIC) {
        finding.sure = Sureness::Likely;
    }
    let at = scene.push(finding, clause);
    if act != Act::Severed {
        begin(&mut scene.found[at]);
    }
    true
}

/// "since 1958": that is when they began.
fn begin(finding: &mut Finding) {
    let open = finding.when.filter(|when| when.latest().is_none()).map(|when| when.to_string());
    let start = open.as_deref().and_then(|open| open.strip_suffix("/..")).and_then(|start| Edtf::parse(start).ok());
    finding.when = start.or(finding.when);
}

/// "establishes", "severs".
fn third_person(verb: &str) -> String {
    if verb.ends_with("sh") { format!("{verb}es") } else { format!("{verb}s") }
}

/// The finding of an act: one-sided where one breaks them off, or where one of the two is no state yet.
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
            let verb = third_person(verb);
            let title = format!("{} {verb} diplomatic relations with {}", scene.name(code), scene.name(&to));
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

/// The act, the place of its verb and that of the noun.
fn act(clause: &Clause<'_, '_, '_>) -> Option<(Act, usize, usize)> {
    let nouns = clause.at.clone().filter(|at| clause.sentence.tokens[*at].is_any(NOUNS));
    let mut nouns = nouns.filter(|noun| is_of_states(clause, *noun));
    nouns.find_map(|noun| {
        ACTS.iter().find_map(|(act, words)| {
            let verb = verb(clause, noun, words)?;
            is_sure(clause, verb, noun).then_some((*act, verb, noun))
        })
    })
}

/// Says whether a noun means relations of states, and not links of any kind.
fn is_of_states(clause: &Clause<'_, '_, '_>, noun: usize) -> bool {
    clause.sentence.tokens[noun].is_any(&["ties", "relations"])
        || clause.has(&["diplomatic", "official", "formal", "diplomats"])
        || is_called_so(clause, noun)
}

/// Says whether a word before the noun says that it means relations of states.
fn is_called_so(clause: &Clause<'_, '_, '_>, noun: usize) -> bool {
    clause.sentence.tokens[reach(clause, noun)..noun].iter().any(|token| token.is_any(OF_STATES))
}

/// How far before a noun its verb and what it is called may stand.
fn reach(clause: &Clause<'_, '_, '_>, noun: usize) -> usize {
    noun.saturating_sub(9).max(clause.at.start)
}

/// The verb of a noun among these words: before it, else behind it.
fn verb(clause: &Clause<'_, '_, '_>, noun: usize, words: &[&str]) -> Option<usize> {
    let tokens = &clause.sentence.tokens;
    let mut before = (reach(clause, noun)..noun).rev();
    // Behind the noun the verb is a passive, or what relations did themselves: "were established", "began in 1926".
    let mut behind = noun + 1..(noun + 22).min(clause.at.end);
    before
        .find(|verb| tokens[*verb].is_any(words) && !is_other_verb(tokens, *verb, noun))
        .or_else(|| behind.find(|verb| tokens[*verb].is_any(words) && is_of_noun(tokens, noun, *verb)))
}

/// Verbs that are also told of many other things count only where the noun is called diplomatic, or the like.
fn is_sure(clause: &Clause<'_, '_, '_>, verb: usize, noun: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    !tokens[verb].is_any(WEAK) || is_called_so(clause, noun) || tokens[noun].is("diplomats")
}

/// Says whether a verb before the noun has another object: "established a committee to deepen relations".
fn is_other_verb(tokens: &[Token<'_>], verb: usize, noun: usize) -> bool {
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
fn is_of_noun(tokens: &[Token<'_>], noun: usize, verb: usize) -> bool {
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

/// Forms of the verbs that name an act and do not tell it.
const NAMING: &[&str] = &[
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
];

/// Words before such a form that say that it is not what is told.
const MARKS: &[&str] = &[
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
];

/// "Since the establishment of relations" tells nothing without its own date.
fn is_dated_noun(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let is_noun = clause.token(verb).is_some_and(|token| token.is_any(NAMING));
    let is_marked = || clause.sentence.tokens[clause.at.start..verb].iter().any(|token| token.is_any(MARKS));
    !is_noun || (clause.own_dates().next().is_some() && !is_marked())
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
