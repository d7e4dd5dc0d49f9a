//! What a government says or does towards the other with words: condemns, supports, demands, recalls its ambassador.

use super::super::finding::Finding;
use super::super::scene::{Actor, Clause, Scene};
use super::super::tag::{How, Party, Side};
use super::agreement::joined;
use crate::dataset::{Kind, Role, Sureness, slug};

/// The verbs, each as a title has it.
const VERBS: &[(&[&str], &str)] = &[
    (&["condemned", "condemning", "condemns"], "condemns"),
    (&["criticized", "criticised"], "criticises"),
    (&["denounced"], "denounces"),
    (&["deplored"], "deplores"),
    (&["supported", "backed", "endorsed"], "supports"),
    (&["praised", "hailed", "commended"], "praises"),
    (&["urged", "urging"], "urges"),
    (&["demanded", "requested"], "demands action of"),
    (&["expressed", "voiced", "conveyed"], "speaks on"),
    (
        &[
            "stated",
            "said",
            "declared",
            "remarked",
            "conceded",
            "noted",
            "stressed",
            "emphasized",
            "emphasised",
            "reiterated",
            "reaffirmed",
            "affirmed",
            "argued",
            "asserted",
            "quoted",
            "explained",
            "insisted",
            "claimed",
            "commented",
        ],
        "speaks on",
    ),
    (&["announced", "announcing"], "makes an announcement on"),
    (&["denied"], "denies accusations on"),
    (&["accused", "blamed", "accusing", "alleged"], "accuses"),
    (&["rejected", "refused", "declined", "opposed", "objected"], "opposes"),
    (&["protested"], "protests to"),
    (&["summoned", "summoning"], "summons an envoy of"),
    (&["asked", "appealed", "called", "calls"], "calls on"),
    (&["warned", "threatened"], "warns"),
    (&["thanked"], "thanks"),
    (&["apologized", "apologised"], "apologises to"),
    (&["congratulated"], "congratulates"),
    (&["recalled", "withdrew"], "recalls its envoy from"),
    (&["expelled", "expelling", "expulsion"], "expels envoys of"),
    (&["reinstated", "returning", "returned"], "sends its envoy back to"),
    (&["offered", "proposed", "promised", "vowed", "pledged"], "makes an offer to"),
    (&["granted"], "grants a request on"),
    (&["invited"], "invites"),
    (&["regretted"], "regrets"),
    (&["welcomed"], "welcomes"),
];

/// Those of whom one is called home or sent away.
const ENVOYS: &[&str] = &[
    "ambassador",
    "ambassadors",
    "envoy",
    "diplomat",
    "diplomats",
    "chargé",
    "charge",
    "consul",
    "representative",
    "embassy",
];

/// Takes what a clause tells of statements; only where it is dated, but for envoys.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some((verb, says)) = verb(clause) else { return false };
    let clause = &clause.told_at(verb);
    let of_envoys = is_about_envoys(says);
    let is_dated = clause.date().is_some() || scene.heading.is_some() || scene.before.is_some();
    if !is_dated && !of_envoys {
        return false;
    }
    let actor = scene.actor(clause, verb).or_else(|| by(clause, scene, verb)).filter(|actor| !actor.is_both);
    let Some(actor) = actor.filter(|_| !of_envoys || clause.has(ENVOYS)) else { return false };
    let Some(side) = actor.side else { return foreign(clause, scene, &actor, says, verb) };
    // With a subject or a date of its own it is another.
    let is_subject = |party: &Party<'_>| party.side == Some(side) && party.at.end <= verb && party.how != How::Demonym;
    let is_own = clause.own_dates().next().is_some() || clause.parties().any(is_subject);
    let is_repeated = scene.cited_by(side) && !is_own || clause.date().is_none() && scene.headed(side);
    if !is_repeated {
        let mut finding = statement(clause, scene, (verb, says), &actor, side);
        let people = &clause.sentence.people;
        let speaker = actor.person.and_then(|number| people.get(number)).filter(|person| person.at.end <= verb);
        let code = scene.pair.code(side);
        finding.people.extend(speaker.and_then(|speaker| scene.part(speaker, Some(code), Role::Principal)));
        scene.push(finding, clause);
    }
    true
}

/// A finding of what one side says or does towards the other.
fn statement(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    (verb, says): (usize, &str),
    actor: &Actor,
    side: Side,
) -> Finding {
    let (from, other) = (scene.pair.code(side), scene.other(side));
    let names_other = clause.sentence.tags.parties.iter().any(|party| party.side == Some(side.other()));
    let name = if actor.name.is_empty() { scene.name(from) } else { actor.name.clone() };
    let title = match object(clause, scene, verb, side) {
        Some(object) => format!("{name} {says} {object}"),
        None if names_other => format!("{name} {says} {}", scene.name(other)),
        None => format!("Statement of {name}"),
    };
    // An envoy called home or sent away is no statement, and closes no mission.
    let is_move = is_about_envoys(says) && !says.starts_with("summons");
    let kind = if is_move { Kind::Credentials } else { Kind::Statement };
    let subject = slug(&format!("{kind}-{}", clause.sentence.tokens[verb].low));
    let finding = Finding::event(kind, title, subject).directed(Some(from), names_other.then_some(other));
    Finding { sure: Sureness::Likely, ..finding }
}

fn is_about_envoys(says: &str) -> bool {
    says.contains("envoy")
}

/// The first verb of saying, and how a title has it.
fn verb(clause: &Clause<'_, '_, '_>) -> Option<(usize, &'static str)> {
    clause.at.clone().find_map(|at| {
        let token = &clause.sentence.tokens[at];
        let says = VERBS.iter().find(|(words, _)| token.is_any(words)).map(|(_, says)| *says)?;
        // "offices called embassies", "so-called".
        let is_named =
            token.is("called") && !clause.token(at + 1).is_some_and(|next| next.is_any(&["for", "on", "upon"]));
        // To refuse is to say so.
        let is_real = !clause.is_unreal(at) || token.is_any(&["refused", "declined"]);
        (is_real && !is_named).then_some((at, says))
    })
}

/// "was condemned by Mexico".
fn by(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> Option<Actor> {
    let by = clause.find_from(verb + 1, &["by"])?;
    let party = clause.parties().find(|party| (by + 1..by + 3).contains(&party.at.start))?;
    Some(scene.party_actor(party))
}

impl Scene<'_, '_> {
    /// Says whether the same sentence has already been told as a statement of this side: "condemned … and called for …"
    /// is one.
    fn cited_by(&self, side: Side) -> bool {
        let code = self.pair.code(side);
        self.found.iter().rev().take(6).any(|finding| {
            finding.kind() == Kind::Statement
                && finding.from.as_deref() == Some(code)
                && finding.sources.contains(&self.cited)
        })
    }

    /// Says whether a statement of this side stands already under the heading whose date a sentence without one would
    /// take.
    fn headed(&self, side: Side) -> bool {
        let (code, when) = (self.pair.code(side), self.heading.as_ref().map(|dated| dated.edtf));
        self.found.iter().rev().take(8).any(|finding| {
            finding.kind() == Kind::Statement && finding.from.as_deref() == Some(code) && finding.when == when
        })
    }
}

/// What the words are about: the first name behind the verb that is not the one who speaks.
fn object(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize, side: Side) -> Option<String> {
    let tokens = &clause.sentence.tokens;
    let party = clause.parties().find(|party| {
        party.at.start > verb && party.side != Some(side) && !party.is_both() && !matches!(party.how, How::City(_))
    });
    let reach = (verb + 1..clause.at.end.min(verb + 14)).find(|at| tokens[*at].is_name());
    let named = reach.map(|at| {
        let length = tokens[at..clause.at.end]
            .iter()
            .take(6)
            .take_while(|token| token.is_name() || token.is_any(&["of", "–", "-"]))
            .count();
        (at, joined(&tokens[at..at + length]))
    });
    let name = |party: &Party<'_>| match party.how {
        How::Actor(actor) => actor.short.to_owned(),
        _ => scene.name(party.code),
    };
    let trimmed = |text: String| text.trim_end_matches(" of").to_owned();
    match (named, party) {
        // The name of the party may be part of a longer one, which says more.
        (Some((at, text)), Some(party)) if party.at.start <= at && party.at.len() < text.split(' ').count() => {
            Some(trimmed(text))
        },
        (_, Some(party)) => Some(name(party)),
        (Some((_, text)), None) => Some(trimmed(text)),
        (None, None) => None,
    }
}

/// What others say: context.
fn foreign<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, actor: &Actor, says: &str, verb: usize) -> bool {
    if clause.date().is_none() && scene.heading.is_none() || actor.name.is_empty() {
        return false;
    }
    // Somebody of whom nobody says whose office they hold speaks for one of the two.
    if actor.code.is_empty() {
        let title = format!("Statement of {}", actor.name);
        let subject = format!("statement-{}", slug(&clause.sentence.tokens[verb].low));
        let mut finding = Finding::event(Kind::Statement, title, subject);
        finding.sure = Sureness::Doubtful;
        scene.push(finding, clause);
        return true;
    }
    let about = clause.parties().find(|party| party.side.is_some()).and_then(|party| party.side);
    let whom = about.map_or_else(|| scene.both(), |side| scene.pair.name(side).to_owned());
    let title = format!("{} {says} {whom}", actor.name);
    let mut finding = Finding::event(Kind::Context, title, format!("context-{}", slug(&actor.name)));
    finding.sure = Sureness::Doubtful;
    scene.push(finding, clause);
    true
}
