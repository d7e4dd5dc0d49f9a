//! Agreements by their names: their titles, ids, and who signed.

use std::ops::Range;

use crate::dataset::{Kind, Level, slug};
use crate::import::article::finding::Finding;
use crate::import::article::scene::Sentence;
use crate::import::article::tag::How;
use crate::import::article::token::{Sort, Token};

/// An agreement by its name.
pub(super) fn named(sentence: &Sentence<'_, '_>, at: &Range<usize>, form: &'static str) -> Finding {
    let tokens = &sentence.tokens[at.clone()];
    let between = tokens.iter().position(|token| token.is("between"));
    // "Agreements were signed between …": what is done with it is no part of its name.
    let ends = ["between", "was", "were", "is", "are", "has", "have", "which", "that", "signed"];
    let end = tokens.iter().position(|token| token.is_any(&ends)).filter(|end| *end > 0).unwrap_or(tokens.len());
    let mut name = joined(&tokens[..end]);
    let cities: Vec<(String, String)> = sentence
        .tags
        .parties
        .iter()
        .filter(|party| at.start <= party.at.start && party.at.end <= at.end)
        .filter_map(
            |party| if let How::City(city) = party.how { Some((city.to_owned(), party.code.to_owned())) } else { None },
        )
        .collect();
    let is_twinning = tokens.iter().any(|token| token.is_any(&["twinning", "twin", "sister"]));
    if is_twinning && cities.len() > 1 {
        name = format!("{} and {} are twinned", cities[0].0, cities[1].0);
    }
    let signatories = signatories(tokens, between);
    let level = if is_twinning {
        Some(Level::Municipal)
    } else if signatories.is_empty() {
        None
    } else {
        Some(Level::Agency)
    };
    let form = if is_twinning { "twinning" } else { form };
    let subject = format!("agreement-{}", short_slug(&name));
    let mut finding = Finding::event(Kind::Agreement, crate::text::fit(&name, 110), subject).detailed(|detail| {
        detail.form = Some(form.to_owned());
        detail.level = level;
        detail.signatories = signatories;
    });
    if is_twinning {
        finding.places = cities;
    }
    finding
}

/// Who signed: "between the Secretariat of Tourism and the Ministry of Tourism".
fn signatories(tokens: &[Token<'_>], between: Option<usize>) -> Vec<String> {
    const AGENCIES: &[&str] = &[
        "ministry",
        "secretariat",
        "department",
        "agency",
        "institute",
        "university",
        "institutions",
        "bank",
        "chamber",
        "academy",
        "academies",
        "council",
    ];
    let Some(at) = between else { return vec![] };
    let behind = &tokens[at + 1..];
    if behind.iter().filter(|token| token.is_any(AGENCIES)).count() < 2 {
        return vec![];
    }
    let second = behind.iter().enumerate().filter(|(_, token)| token.is_any(AGENCIES)).nth(1).map(|(at, _)| at);
    let Some(split) = second.and_then(|second| behind[..second].iter().rposition(|token| token.is("and"))) else {
        return vec![];
    };
    let clean =
        |tokens: &[Token<'_>]| joined(tokens).trim_start_matches("the ").trim_end_matches([',', ' ']).to_owned();
    vec![clean(&behind[..split]), clean(&behind[split + 1..])]
}

/// Tokens as text.
pub(in super::super) fn joined(tokens: &[Token<'_>]) -> String {
    let mut text = String::new();
    for token in tokens {
        let is_tight = token.kind == Sort::Sign && !matches!(token.text, "–" | "—" | "&" | "(" | "\"" | "“");
        if !text.is_empty() && !is_tight && !text.ends_with(['(', '“']) {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}

/// The first words of a name, as an id has them.
pub(super) fn short_slug(name: &str) -> String {
    let skip =
        ["agreement", "of", "on", "the", "for", "memorandum", "understanding", "a", "an", "and", "in", "to", "treaty"];
    let whole = slug(name);
    let words: Vec<&str> = whole.split('-').filter(|word| !skip.contains(word)).take(5).collect();
    if words.is_empty() { whole.split('-').take(4).collect::<Vec<_>>().join("-") } else { words.join("-") }
}
