//! Aid: money, goods and people sent to the other country.

use super::sum::{Sum, shown, sum};
use crate::dataset::{Every, Kind};
use crate::import::article::finding::{Finding, What};
use crate::import::article::scene::{Clause, Scene};
use crate::import::article::tag::{How, Party, Side};

/// Words that tell of help.
const GIVES: &[&str] = &[
    "donated",
    "donate",
    "donates",
    "contributed",
    "contributes",
    "contribution",
    "contributions",
    "pledged",
    "pledge",
    "granted",
    "provided",
    "sent",
    "gave",
    "aid",
    "assistance",
    "donation",
    "donations",
    "grant",
    "grants",
    "loan",
    "loans",
    "humanitarian",
    "relief",
    "lent",
    "delivered",
    "shipped",
    "flew",
    "supplied",
    "extended",
    "suspended",
    "spent",
    "added",
];

/// What makes a gift, whatever the verb.
const GIFTS: &[&str] = &[
    "aid",
    "assistance",
    "donated",
    "donation",
    "donations",
    "humanitarian",
    "relief",
    "contribution",
    "contributions",
    "pledge",
    "grant",
    "food",
    "supplies",
    "medical",
    "vaccines",
    "doses",
    "loan",
    "loans",
    "rescue",
    "weapons",
    "arms",
    "medicines",
    "hospital",
    "surgeons",
    "tents",
    "blankets",
    "doctors",
    "tonnes",
    "rescuers",
];

/// Verbs that make a gift of a sum of money.
const PAYS: &[&str] =
    &["gave", "donated", "granted", "contributed", "lent", "provided", "pledged", "spent", "extended"];

/// "Mexico made a financial contribution of US$50,000 …".
pub(super) fn aid<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    let is_meant = |word: &usize| !clause.is_unreal(*word) || tokens[*word].is_any(&["donate", "pledge"]);
    let Some(word) = clause.find(GIVES).filter(is_meant) else { return false };
    let sum = sum(tokens, clause.at.start, clause.at.end);
    if !is_gift(clause, word, sum.as_ref()) {
        return false;
    }
    let clause = &clause.told_at(word);
    let Some(giver) = giver(clause, scene, word) else { return false };
    let (from, to) = (scene.pair.code(giver).to_owned(), scene.other(giver).to_owned());
    let what = sum.as_ref().map_or_else(|| "aid".to_owned(), shown);
    let title = format!("{} gives {what} to {}", scene.name(&from), scene.name(&to));
    let mut finding = Finding::event(Kind::Aid, title, format!("aid-{from}"))
        .directed(Some(&from), Some(&to))
        .detailed(|detail| detail.amount = sum.map(|sum| (sum.amount, sum.currency)));
    let recurs = recurs(clause) || clause.phrase(&["every", "year"]).is_some();
    if recurs
        && clause.own_dates().next().is_none()
        && let What::Event { every, .. } = &mut finding.what
    {
        *every = Some(Every::Year);
        finding.sources.push(scene.cited.clone());
        scene.found.push(finding);
        return true;
    }
    scene.push(finding, clause);
    true
}

/// Says whether what is given is aid, and is told firmly enough: by a sum, a date, or that it recurs.
fn is_gift(clause: &Clause<'_, '_, '_>, word: usize, sum: Option<&Sum>) -> bool {
    let has_sum = sum.is_some();
    let pays = has_sum && clause.sentence.tokens[word].is_any(PAYS);
    let is_firm = has_sum || clause.date().is_some() || recurs(clause);
    let is_else = !has_sum && clause.has(&["scholarships", "scholarship", "military", "independence"]);
    (pays || clause.has(GIFTS)) && is_firm && !is_else
}

fn recurs(clause: &Clause<'_, '_, '_>) -> bool {
    clause.has(&["annually", "yearly"]) || clause.phrase(&["each", "year"]).is_some()
}

/// The side that gives: other than to whom it is given, else who acts, else who is named, else who gave before.
fn giver<'l>(clause: &Clause<'_, '_, 'l>, scene: &Scene<'_, 'l>, word: usize) -> Option<Side> {
    let tokens = &clause.sentence.tokens;
    // Who gives must be told; of those who acted before it may be either.
    let is_told = clause.parties().any(|party| party.side.is_some())
        || clause.people().next().is_some()
        || clause.has(&["it", "he", "she"]);
    let is_whom = |party: &&Party<'_>| {
        let before = &tokens[..party.at.start];
        party.at.start > word && party.side.is_some() && before.iter().rev().take(2).any(|token| token.is("to"))
    };
    let whom = clause.parties().find(is_whom).and_then(|party| party.side);
    let actor = || scene.actor(clause, word).filter(|_| is_told)?.side;
    let is_country = |party: &&Party<'_>| !matches!(party.how, How::City(_)) && party.side.is_some();
    let named = || clause.parties().find(is_country)?.side;
    let before = || {
        let last = scene.found.iter().rev().find(|finding| finding.kind() == Kind::Aid)?;
        scene.pair.side(last.from.as_deref()?)
    };
    whom.map(Side::other).or_else(actor).or_else(named).or_else(before)
}
