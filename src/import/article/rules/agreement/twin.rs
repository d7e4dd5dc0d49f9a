//! Cities that are twinned, in lists and in sentences.

use super::joined;
use crate::dataset::{Edtf, Kind, Level, slug};
use crate::import::article::finding::Finding;
use crate::import::article::scene::{Clause, Scene, Sentence};

/// Cities that are twinned: "Novi Sad and Arequipa (1985)".
pub(in crate::import::article) fn twins<'l>(sentence: &Sentence<'_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &sentence.tokens;
    let end = tokens
        .iter()
        .position(|token| token.text == "(" || token.text == "," || token.text == ".")
        .unwrap_or(tokens.len());
    let Some(joint) = tokens[..end].iter().position(|token| token.is("and") || token.is_dash()) else { return false };
    let (one, other) = (joined(&tokens[..joint]), joined(&tokens[joint + 1..end]));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    scene.push(twinning(&one, &other), &sentence.whole());
    true
}

/// "Valdivia and Hoorn have been sister cities since 1986".
pub(super) fn sisters<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    let linked = || clause.find(&["partners", "linked", "partnership"]).filter(|_| clause.has(&["cities", "towns"]));
    let Some(word) = clause.find(&["sister", "twin", "twinned", "twinning"]).or_else(linked) else { return false };
    let names = |from: usize, to: usize| -> Vec<String> {
        let mut names = Vec::new();
        let mut at = from;
        while at < to {
            let length = tokens[at..to].iter().take_while(|token| token.is_name()).count();
            let is_date = clause.sentence.dates.iter().any(|dated| dated.at.contains(&at));
            if length > 0 && !is_date {
                names.push(joined(&tokens[at..at + length]));
            }
            at += length.max(1);
        }
        names
    };
    let before = names(clause.at.start, word);
    let cities = if before.len() > 1 { before } else { names(word + 1, clause.at.end) };
    let [.., one, other] = &cities[..] else { return false };
    let at = scene.push(twinning(one, other), clause);
    let begun = &mut scene.found[at];
    if let Some(start) =
        begun.when.and_then(|when| when.to_string().strip_suffix("/..").and_then(|start| Edtf::parse(start).ok()))
    {
        begun.when = Some(start);
    }
    true
}

/// Two cities that are twinned.
fn twinning(one: &str, other: &str) -> Finding {
    let title = format!("{one} and {other} are twinned");
    let subject = format!("twinning-{}-{}", slug(one), slug(other));
    Finding::event(Kind::Agreement, title, subject).detailed(|detail| {
        detail.form = Some("twinning".to_owned());
        detail.level = Some(Level::Municipal);
    })
}
