//! Trade and aid: totals, goods by direction; gifts are in `aid`, amounts in `sum`.

mod aid;
mod sum;

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::tag::{How, Side};
use super::super::token::Token;
use super::agreement::joined;
use crate::dataset::{Kind, Sureness};
use aid::aid;
use sum::{shown, sum};

/// Takes what a clause tells of trade and aid.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    goods(clause, scene) || total(clause, scene) || aid(clause, scene)
}

/// Words of selling and buying.
const SELLS: &[&str] = &[
    "exports",
    "export",
    "exported",
    "imports",
    "exporting",
    "imported",
    "sells",
    "sell",
    "sold",
    "supplies",
    "buys",
    "delivers",
];

/// Words before the goods of a list.
const LISTS: &[&str] = &[
    "include",
    "includes",
    "included",
    "are",
    "were",
    "consist",
    "consisted",
    "comprise",
    "mainly",
    ":",
    "composed",
    "was",
    "is",
];

/// "Mexico's main exports to Oman include: vehicles, honey and sugar."
fn goods<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    let whole = clause.over(0..tokens.len());
    let Some(word) = clause.find(SELLS) else { return false };
    let whole =
        if whole.tokens().iter().filter(|token| token.is_any(SELLS)).count() > 1 { clause.clone() } else { whole };
    let Some((from, to)) = direction(&whole, word) else { return false };
    // "Sweden exports paper and timber": the word is the verb.
    let is_verb = tokens[word].is_any(&["sells", "sell", "sold", "supplies", "buys", "delivers"])
        || tokens[..word].last().is_some_and(|token| {
            clause.parties().any(|party| party.at.end == word && party.how == How::Name) && !token.is("'s")
        });
    let listed =
        whole.find_from(word + 1, LISTS).or_else(|| (word + 1..whole.at.end).find(|at| tokens[*at].text == ":"));
    let Some(start) = listed.or(is_verb.then_some(word)) else {
        return exports_total(clause, scene, word, (from, to));
    };
    let start = if is_verb && listed.is_none_or(|at| at > word + 3) { word } else { start };
    let to_whom =
        (start + 1..whole.at.end).find(|at| tokens[*at].is_any(&["to", "from"]) && is_verb).unwrap_or(whole.at.end);
    let next_exports = whole.find_from(word + 1, &["exports", "imports"]).unwrap_or(tokens.len());
    let items = items(&tokens[start + 1..next_exports.min(to_whom).max(start + 1).min(tokens.len())]);
    if items.is_empty() || sum(tokens, word, tokens.len()).is_some_and(|sum| sum.at < start + 6) {
        return exports_total(clause, scene, word, (from, to));
    }
    let (from, to) = (scene.pair.code(from).to_owned(), scene.pair.code(to).to_owned());
    let title = format!("{} exports to {}", genitive(&scene.name(&from)), scene.name(&to)).replace("  ", " ");
    let subject = format!("trade-{from}-to-{to}");
    let mut finding = Finding::event(Kind::Trade, title, subject)
        .directed(Some(&from), Some(&to))
        .detailed(|detail| detail.goods = items);
    // Goods bear the year only where their own clause gives it.
    if clause.own_dates().next().is_some() {
        scene.push(finding, clause);
    } else {
        finding.sources.push(scene.cited.clone());
        scene.found.push(finding);
    }
    true
}

fn genitive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}

/// Who sells to whom.
fn direction(clause: &Clause<'_, '_, '_>, word: usize) -> Option<(Side, Side)> {
    let tokens = &clause.sentence.tokens;
    let imports = tokens[word].is_any(&["imports", "imported", "buys"]);
    let before =
        clause.parties().rev().find(|party| party.at.end <= word && party.side.is_some()).and_then(|party| party.side);
    let prepositions = |word_at: usize, wanted: &[&str]| {
        let at = clause.find_from(word_at + 1, wanted)?;
        clause.parties().find(|party| (at + 1..at + 4).contains(&party.at.start)).and_then(|party| party.side)
    };
    let to = prepositions(word, &["to"]);
    let from = prepositions(word, &["from"]);
    let seller = match (imports, from, to, before) {
        (_, Some(from), Some(to), _) if from != to => from,
        (true, Some(from), ..) | (false, Some(from), None, _) => from,
        (true, None, _, Some(buyer)) => buyer.other(),
        (false, _, Some(to), _) => to.other(),
        (false, None, None, Some(seller)) => seller,
        _ => return None,
    };
    Some((seller, seller.other()))
}

/// The goods of a list, parted by commas and the last "and".
fn items(tokens: &[Token<'_>]) -> Vec<String> {
    let end = tokens
        .iter()
        .position(|token| token.text == "." || token.is_any(&["while", "whereas"]))
        .unwrap_or(tokens.len());
    let tokens = &tokens[..end];
    let skip = tokens
        .iter()
        .take_while(|token| {
            token.text == ":" || token.is_any(&["mainly", "of", "primarily", "mostly", "as", "following", "the"])
        })
        .count();
    let mut items: Vec<Vec<Token<'_>>> = vec![vec![]];
    for token in &tokens[skip..] {
        if token.text == "," || token.text == ";" {
            items.push(vec![]);
        } else if let Some(item) = items.last_mut() {
            item.push(token.clone());
        }
    }
    // The last "and" parts the last two, where the list has no comma before it.
    if let Some(last) = items.pop() {
        let last: Vec<_> = if last.first().is_some_and(|token| token.is("and")) { last[1..].to_vec() } else { last };
        let joint = last
            .iter()
            .rposition(|token| token.is("and"))
            .filter(|_| tokens[skip..].iter().filter(|token| token.is("and")).count() == 1 || items.len() > 1);
        match joint.filter(|joint| *joint > 0 && tokens.get(end).is_none_or(|_| true)) {
            Some(joint) if !items.iter().any(|item| item.iter().any(|token| token.is("and"))) => {
                items.push(last[..joint].to_vec());
                items.push(last[joint + 1..].to_vec());
            },
            _ => items.push(last),
        }
    }
    let texts = items.iter().map(|item| joined(item));
    texts.filter(|text| text.len() > 1 && text.split(' ').count() < 10).collect()
}

/// "In 2023, trade between both nations totaled US$80.5 million."
fn total<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    let Some(word) =
        clause.find(&["trade", "exports", "imports", "commerce", "turnover", "exported", "imported", "exchanges"])
    else {
        return false;
    };
    let Some(sum) = sum(tokens, clause.at.start, clause.at.end) else { return false };
    let clause = &clause.told_at(word);
    if clause.has(&[
        "donated",
        "contribution",
        "aid",
        "grant",
        "loan",
        "offered",
        "pact",
        "deal",
        "deals",
        "invest",
        "investment",
        "investments",
    ]) && !tokens[word].is("trade")
    {
        return false;
    }
    let direction =
        tokens[word].is_any(&["exports", "imports", "exported", "imported"]).then(|| direction(clause, word)).flatten();
    if let Some(way) = direction {
        return exports_total(clause, scene, word, way);
    }
    let year = clause.date().map(|dated| dated.edtf);
    let sure = if sum.at.abs_diff(word) > 14 { Sureness::Likely } else { Sureness::Certain };
    let when = year.map_or_else(String::new, |year| format!(" in {}", year.text()));
    let title = format!("Trade of {}{when}", shown(&sum));
    let mut finding = Finding::event(Kind::Trade, title, "trade-total".to_owned())
        .detailed(|detail| detail.amount = Some((sum.amount, sum.currency)));
    finding.sure = sure;
    scene.push(finding, clause);
    true
}

/// What one country sold the other, as a sum.
fn exports_total<'l>(
    clause: &Clause<'_, '_, 'l>,
    scene: &mut Scene<'_, 'l>,
    word: usize,
    (from, to): (Side, Side),
) -> bool {
    let Some(sum) = sum(&clause.sentence.tokens, word, clause.at.end)
        .or_else(|| sum(&clause.sentence.tokens, clause.at.start, clause.at.end))
    else {
        return false;
    };
    let (from, to) = (scene.pair.code(from).to_owned(), scene.pair.code(to).to_owned());
    let title = format!("{} exports to {}: {}", genitive(&scene.name(&from)), scene.name(&to), shown(&sum));
    let subject = format!("trade-{from}-to-{to}-total");
    let finding = Finding::event(Kind::Trade, title, subject)
        .directed(Some(&from), Some(&to))
        .detailed(|detail| detail.amount = Some((sum.amount, sum.currency)));
    scene.push(finding, clause);
    true
}
