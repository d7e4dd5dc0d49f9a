//! Trade and aid: totals, goods by direction, gifts.

use super::super::finding::Finding;
use super::super::scene::{Clause, Scene};
use super::super::tag::{How, Side};
use super::super::token::{Sort, Token};
use super::agreement::joined;
use crate::dataset::{Every, Kind, Sureness};

/// Takes what a clause tells of trade and aid.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    goods(clause, scene) || total(clause, scene) || aid(clause, scene)
}

/// A sum, its currency by ISO 4217, and where it stands.
#[derive(Debug)]
struct Sum {
    amount: u64,
    currency: &'static str,
    at: usize,
}

/// The currencies, by the words and signs that name them.
const CURRENCIES: &[(&str, &str)] = &[
    ("us$", "USD"),
    ("usd", "USD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("eur", "EUR"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("pounds", "GBP"),
    ("sterling", "GBP"),
    ("¥", "JPY"),
    ("yen", "JPY"),
    ("jpy", "JPY"),
    ("yuan", "CNY"),
    ("rmb", "CNY"),
    ("renminbi", "CNY"),
    ("rupees", "INR"),
    ("₹", "INR"),
    ("inr", "INR"),
    ("won", "KRW"),
    ("rubles", "RUB"),
    ("roubles", "RUB"),
    ("francs", "CHF"),
    ("chf", "CHF"),
    ("kronor", "SEK"),
    ("kroner", "NOK"),
    ("lira", "TRY"),
    ("rand", "ZAR"),
    ("reais", "BRL"),
    ("zloty", "PLN"),
    ("cad", "CAD"),
    ("c$", "CAD"),
    ("aud", "AUD"),
    ("a$", "AUD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("s$", "SGD"),
    ("shekels", "ILS"),
    ("dirhams", "AED"),
    ("riyals", "SAR"),
    ("baht", "THB"),
    ("marks", "DEM"),
    ("pesos", "MXN"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("krone", "NOK"),
    ("krona", "SEK"),
    ("rub", "RUB"),
    ("cny", "CNY"),
    ("krw", "KRW"),
    ("zar", "ZAR"),
    ("try", "TRY"),
    ("pln", "PLN"),
    ("brl", "BRL"),
    ("sgd", "SGD"),
    ("nzd", "NZD"),
    ("hkd", "HKD"),
    ("ils", "ILS"),
    ("aed", "AED"),
    ("thb", "THB"),
    ("guilders", "NLG"),
    ("forint", "HUF"),
    ("taka", "BDT"),
    ("naira", "NGN"),
];

/// The first sum of money of a stretch.
#[expect(clippy::cast_sign_loss, reason = "an amount lies between one and a quadrillion")]
fn sum(tokens: &[Token<'_>], from: usize, to: usize) -> Option<Sum> {
    (from..to).find_map(|at| {
        let number = number(&tokens[at])?;
        let currency = currency(tokens, at)?;
        let scale = tokens[at + 1..(at + 2).min(tokens.len())]
            .first()
            .and_then(scale)
            .or_else(|| suffix(&tokens[at]))
            .unwrap_or(1.0);
        let amount = (number * scale).round();
        (amount >= 1.0 && amount < 1e15).then_some(Sum { amount: amount as u64, currency, at })
    })
}

fn number(token: &Token<'_>) -> Option<f64> {
    if token.kind != Sort::Number {
        return None;
    }
    let digits = token.text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    // 1,100 and 80.5; 1.100.000 has points for thousands.
    let is_pointed = digits.matches('.').count() > 1;
    let plain: String = digits.chars().filter(|letter| *letter != ',' && !(is_pointed && *letter == '.')).collect();
    plain.parse().ok()
}

fn suffix(token: &Token<'_>) -> Option<f64> {
    match token.low.trim_start_matches(|letter: char| !letter.is_ascii_alphabetic()) {
        "m" | "mn" => Some(1e6),
        "b" | "bn" => Some(1e9),
        "k" => Some(1e3),
        _ => None,
    }
}

fn scale(token: &Token<'_>) -> Option<f64> {
    Some(match &*token.low {
        "thousand" => 1e3,
        "million" | "m" | "mn" | "millions" => 1e6,
        "billion" | "bn" | "billions" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn currency(tokens: &[Token<'_>], at: usize) -> Option<&'static str> {
    let by_word = |token: &Token<'_>| CURRENCIES.iter().find(|(word, _)| token.is(word)).map(|(_, code)| *code);
    let before = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at));
    let sign = before(1)?.text == "$";
    let behind = tokens[at + 1..(at + 4).min(tokens.len())].iter().take_while(|token| {
        scale(token).is_some()
            || by_word(token).is_some()
            || token.is_any(&["us", "of", "american", "u.s.", "canadian", "australian"])
    });
    let named = behind.clone().find_map(by_word);
    if sign {
        let of = before(2).map(|token| format!("{}$", token.low));
        let prefixed = of.and_then(|of| CURRENCIES.iter().find(|(word, _)| *word == of).map(|(_, code)| *code));
        return prefixed.or(named).or(Some("USD"));
    }
    before(1)
        .and_then(by_word)
        .or(named)
        .or_else(|| tokens.get(at + 1).filter(|token| token.text == "$").map(|_| "USD"))
}

/// "Mexico's main exports to Oman include: vehicles, honey and sugar."
fn goods<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    let whole = clause.over(0..tokens.len());
    let words = [
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
    let Some(word) = clause.find(&words) else { return false };
    let whole =
        if whole.tokens().iter().filter(|token| token.is_any(&words)).count() > 1 { clause.clone() } else { whole };
    let Some((from, to)) = direction(&whole, scene, word) else { return false };
    let names = [
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
    // "Sweden exports paper and timber": the word is the verb.
    let is_verb = tokens[word].is_any(&["sells", "sell", "sold", "supplies", "buys", "delivers"])
        || tokens[..word].last().is_some_and(|token| {
            clause.parties().any(|party| party.at.end == word && party.how == How::Name) && !token.is("'s")
        });
    let named =
        whole.find_from(word + 1, &names).or_else(|| (word + 1..whole.at.end).find(|at| tokens[*at].text == ":"));
    let Some(start) = named.or(is_verb.then_some(word)) else {
        return exports_total(clause, scene, word, (from, to));
    };
    let start = if is_verb && named.is_none_or(|at| at > word + 3) { word } else { start };
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
fn direction(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, word: usize) -> Option<(Side, Side)> {
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
        (true, Some(from), ..) => from,
        (true, None, _, Some(buyer)) => buyer.other(),
        (false, Some(from), None, _) => from,
        (false, _, Some(to), _) => to.other(),
        (false, None, None, Some(seller)) => seller,
        _ => return None,
    };
    let _ = scene;
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
    let direction = tokens[word]
        .is_any(&["exports", "imports", "exported", "imported"])
        .then(|| direction(clause, scene, word))
        .flatten();
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

/// "US$80.5 million".
fn shown(sum: &Sum) -> String {
    let sign = match sum.currency {
        "USD" => "US$".to_owned(),
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        "JPY" => "¥".to_owned(),
        other => format!("{other} "),
    };
    let scaled = |unit: u64, name: &str| {
        let (whole, tenths) = (sum.amount / unit, sum.amount % unit * 100 / unit);
        let part = format!(".{tenths:02}");
        let part = part.trim_end_matches('0').trim_end_matches('.');
        format!("{sign}{whole}{part} {name}")
    };
    match sum.amount {
        1_000_000_000.. => scaled(1_000_000_000, "billion"),
        1_000_000.. => scaled(1_000_000, "million"),
        amount => {
            let digits = amount.to_string();
            let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
            if head.is_empty() { format!("{sign}{tail}") } else { format!("{sign}{head},{tail}") }
        },
    }
}

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
    "pledged",
    "spent",
    "added",
];

/// "Mexico made a financial contribution of US$50,000 …".
fn aid<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    let Some(word) =
        clause.find(GIVES).filter(|word| !clause.is_unreal(*word) || tokens[*word].is_any(&["donate", "pledge"]))
    else {
        return false;
    };
    let sum = sum(tokens, clause.at.start, clause.at.end);
    let is_gift = clause.has(&[
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
    ]);
    let gives = tokens[word].is_any(&[
        "gave",
        "donated",
        "granted",
        "contributed",
        "lent",
        "provided",
        "pledged",
        "spent",
        "extended",
    ]) && sum.is_some();
    let is_gift = is_gift
        || gives
        || clause.has(&["medicines", "hospital", "surgeons", "tents", "blankets", "doctors", "tonnes", "rescuers"]);
    let recurs = clause.has(&["annually", "yearly"]) || clause.phrase(&["each", "year"]).is_some();
    if !is_gift
        || (sum.is_none() && clause.date().is_none() && !recurs)
        || clause.has(&["scholarships", "scholarship", "military", "independence"]) && sum.is_none()
    {
        return false;
    }
    let clause = &clause.told_at(word);
    // Who gives must be told; of those who acted before it may be either.
    let is_told = clause.parties().any(|party| party.side.is_some())
        || clause.people().next().is_some()
        || clause.has(&["it", "he", "she"]);
    let before = || {
        scene
            .found
            .iter()
            .rev()
            .find(|finding| finding.kind() == Kind::Aid)
            .and_then(|finding| scene.pair.side(finding.from.as_deref()?))
    };
    let actor = scene.actor(clause, word).filter(|_| is_told);
    let whom = clause
        .parties()
        .find(|party| {
            party.at.start > word
                && party.side.is_some()
                && tokens[..party.at.start].iter().rev().take(2).any(|token| token.is("to"))
        })
        .and_then(|party| party.side);
    let Some(side) = whom
        .map(Side::other)
        .or(actor.and_then(|actor| actor.side))
        .or_else(|| {
            clause
                .parties()
                .find(|party| !matches!(party.how, How::City(_)) && party.side.is_some())
                .and_then(|party| party.side)
        })
        .or_else(before)
    else {
        return false;
    };
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let every = clause.has(&["annually", "yearly"])
        || clause.phrase(&["each", "year"]).is_some()
        || clause.phrase(&["every", "year"]).is_some();
    let what = sum.as_ref().map_or_else(|| "aid".to_owned(), shown);
    let title = format!("{} gives {what} to {}", scene.name(&from), scene.name(&to));
    let subject = format!("aid-{from}");
    let mut finding = Finding::event(Kind::Aid, title, subject).directed(Some(&from), Some(&to)).detailed(|detail| {
        detail.amount = sum.map(|sum| (sum.amount, sum.currency));
    });
    if every
        && clause.own_dates().next().is_none()
        && let super::super::finding::What::Event { every, .. } = &mut finding.what
    {
        *every = Some(Every::Year);
        finding.sources.push(scene.cited.clone());
        scene.found.push(finding);
        return true;
    }
    scene.push(finding, clause);
    true
}
