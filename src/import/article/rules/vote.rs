//! Votes in international bodies.

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::tag::Side;
use super::super::token::{Sort, Token};
use crate::dataset::{Kind, Sureness, Vote, slug};

/// Words that tell of a vote.
const VOTES: &[&str] = &["voted", "abstained", "votes", "abstains", "abstaining", "voting"];

/// Takes the votes that a clause tells of: one for each resolution.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(verb) = clause.find(VOTES).filter(|verb| !clause.is_unreal(*verb)) else { return false };
    let clause = &clause.told_at(verb);
    let Some(side) = voter(clause, scene, verb) else { return false };
    let vote = how(clause, verb);
    let mut bodies = clause.sentence.tags.bodies.iter().map(|(_, name)| *name);
    let body = bodies.find(|name| is_voting(name)).map(str::to_owned);
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let concerns = clause.parties().any(|party| party.side == Some(side.other()));
    for item in items(clause, verb) {
        let title = format!("{} {} {item}", scene.name(&from), said(vote));
        let subject = format!("vote-{}", slug(&item));
        let finding = Finding::event(Kind::Vote, title, subject).directed(Some(&from), concerns.then_some(&*to));
        let mut finding = finding.detailed(|detail| {
            detail.body.clone_from(&body);
            detail.item = Some(item);
            detail.vote = vote;
        });
        if vote.is_none() {
            finding.sure = Sureness::Likely;
        }
        scene.push(finding, clause);
    }
    true
}

/// What a title calls a vote.
fn said(vote: Option<Vote>) -> &'static str {
    match vote {
        Some(Vote::Yes) => "votes for",
        Some(Vote::No) => "votes against",
        Some(Vote::Abstain) => "abstains on",
        None => "votes on",
    }
}

/// Who votes: the one who acts, or a country that is told among those that did.
fn voter(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> Option<Side> {
    let actor = scene.actor(clause, verb).filter(|actor| !actor.is_both)?;
    let named = || clause.parties().filter(|party| party.at.end <= verb).find_map(|party| party.side);
    actor.side.or_else(named)
}

/// How the vote was cast, by the words right behind the verb.
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
    let resolutions = resolutions(tokens);
    if !resolutions.is_empty() {
        return resolutions;
    }
    // The first word of a sentence has its capital for being that.
    let before = (clause.at.start + 1).min(verb)..verb;
    let mut named = [verb + 1..clause.at.end, before].into_iter().map(|at| longest_name(&tokens[at]));
    vec![named.find(|name| !name.is_empty()).unwrap_or_else(|| "a resolution".to_owned())]
}

/// The resolutions of a sentence, by number, each once: "Resolutions 181, 242 and 338".
fn resolutions(tokens: &[Token<'_>]) -> Vec<String> {
    let is_small =
        |token: &Token<'_>| token.text == "," || token.is_any(&["and", "no", "nos"]) || token.kind == Sort::Number;
    let mut items: Vec<String> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let is_number = token.kind == Sort::Number && token.text.chars().all(|letter| letter.is_ascii_digit());
        let before = tokens[..at].iter().rev().take(4).find(|token| !is_small(token));
        let is_item = before.is_some_and(|token| token.is_any(&["resolution", "resolutions"]));
        let item = format!("Resolution {}", token.text);
        if is_number && is_item && !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// The most capitalised words in a row: "Partition Plan for Palestine"; empty where there are none.
fn longest_name(tokens: &[Token<'_>]) -> String {
    let (mut best, mut at) = (0..0, 0);
    while at < tokens.len() {
        let goes_on = |token: &&Token<'_>| token.is_name() || token.is_any(&["of", "for", "the"]);
        let length = tokens[at..].iter().take_while(goes_on).count();
        if tokens[at].is_name() && length > best.len() {
            best = at..at + length;
        }
        at += length.max(1);
    }
    let words: Vec<&str> = tokens[best].iter().map(|token| token.text).collect();
    words.join(" ").trim_end_matches(" the").trim_end_matches(" of").trim_end_matches(" for").to_owned()
}
