//! Votes in international bodies.

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::token::Sort;
use crate::dataset::{Kind, Sureness, Vote};

/// Takes the votes that a clause tells of: one for each resolution.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(verb) = clause
        .find(&["voted", "abstained", "votes", "abstains", "abstaining", "voting"])
        .filter(|verb| !clause.is_unreal(*verb))
    else {
        return false;
    };
    let clause = &clause.told_at(verb);
    let Some(actor) = voter(clause, scene, verb) else { return false };
    let Some(side) = actor else { return false };
    let vote = how(clause, verb);
    let bodies: Vec<_> =
        clause.sentence.tags.bodies.iter().map(|(_, name)| *name).filter(|name| is_voting(name)).collect();
    let body = bodies.first().map(|name| (*name).to_owned());
    let items = items(clause, verb);
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let concerns = clause.parties().any(|party| party.side == Some(side.other()));
    let name = scene.name(&from);
    for item in items {
        let said = match vote {
            Some(Vote::Yes) => "votes for",
            Some(Vote::No) => "votes against",
            Some(Vote::Abstain) => "abstains on",
            None => "votes on",
        };
        let title = format!("{name} {said} {item}");
        let subject = format!("vote-{}", crate::dataset::slug(&item));
        let mut finding = Finding::event(Kind::Vote, title, subject)
            .directed(Some(&from), concerns.then_some(&*to))
            .detailed(|detail| {
                detail.body.clone_from(&body);
                detail.item = Some(item.clone());
                detail.vote = vote;
            });
        if vote.is_none() {
            finding.sure = Sureness::Likely;
        }
        scene.push(finding, clause);
    }
    true
}

/// Who votes: the one who acts, or a country that is told among those that did.
fn voter(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> Option<Option<super::super::tag::Side>> {
    let actor = scene.actor(clause, verb)?;
    if actor.is_both {
        return None;
    }
    if actor.side.is_some() {
        return Some(actor.side);
    }
    let named = clause.parties().find(|party| party.side.is_some() && party.at.end <= verb);
    Some(named.and_then(|party| party.side))
}

fn how(clause: &Clause<'_, '_, '_>, verb: usize) -> Option<Vote> {
    let tokens = &clause.sentence.tokens;
    if tokens[verb].low.starts_with("abstain") {
        return Some(Vote::Abstain);
    }
    let near = &tokens[verb + 1..(verb + 5).min(clause.at.end)];
    if near.iter().any(|token| token.is("against")) {
        return Some(Vote::No);
    }
    if near.iter().any(|token| token.is_any(&["favor", "favour", "for", "yes", "support"])) {
        return Some(Vote::Yes);
    }
    None
}

/// The bodies in which votes are cast, not those that a vote is about.
fn is_voting(name: &str) -> bool {
    name.starts_with("United Nations")
        || name.contains("UNESCO")
        || name.contains("Assembly")
        || name.contains("Council")
}

/// What was voted on: resolutions by number, else what the clause names.
fn items(clause: &Clause<'_, '_, '_>, verb: usize) -> Vec<String> {
    let tokens = &clause.sentence.tokens;
    let mut items: Vec<String> = Vec::new();
    for at in 0..tokens.len() {
        let is_number =
            tokens[at].kind == Sort::Number && tokens[at].text.chars().all(|letter| letter.is_ascii_digit());
        let before =
            tokens[..at].iter().rev().take(4).find(|token| {
                !token.text.eq(",") && !token.is_any(&["and", "no", "nos"]) && token.kind != Sort::Number
            });
        let is_item = before.is_some_and(|token| token.is_any(&["resolution", "resolutions"]));
        let item = format!("Resolution {}", tokens[at].text);
        if is_number && is_item && !items.contains(&item) {
            items.push(item);
        }
    }
    if !items.is_empty() {
        return items;
    }
    // Capitalised words in a row that are no party: "Partition Plan for Palestine".
    let names = |from: usize, to: usize| {
        let mut best: (usize, usize) = (0, 0);
        let mut at = from;
        while at < to {
            let length = tokens[at..to]
                .iter()
                .take_while(|token| token.is_name() || token.is_any(&["of", "for", "the"]))
                .count();
            if tokens[at].is_name() && length > best.1 {
                best = (at, length);
            }
            at += length.max(1);
        }
        let words: Vec<&str> = tokens[best.0..best.0 + best.1].iter().map(|token| token.text).collect();
        words.join(" ").trim_end_matches(" the").trim_end_matches(" of").trim_end_matches(" for").to_owned()
    };
    let said = names(verb + 1, clause.at.end);
    // The first word of a sentence has its capital for being that.
    let said = if said.is_empty() { names(clause.at.start + 1, verb) } else { said };
    vec![if said.is_empty() { "a resolution".to_owned() } else { said }]
}
