//! Where a name of a person stands, and how it is written.

use std::ops::Range;

use super::Line;
use crate::import::article::date::is_month;
use crate::import::article::tag::How;
use crate::import::article::token::{Sort, Token};

/// More tokens than a name has, initials and their points counted.
const LONGEST: usize = 9;

/// Where a name stands that begins at a token; `None` where none does, or what stands there is the name of a thing.
pub(super) fn name(line: Line<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    if !opens(line, at) {
        return None;
    }
    let mut end = at + 1;
    while end < line.tokens.len() && end - at < LONGEST {
        if is_initials_point(line, end) {
            end += 1;
        } else if goes_on(line, end) {
            if line.is_in(end, &line.words.person.things) && !is_numeral(line.text(end)) {
                return None;
            }
            end += 1;
        } else if let Some(more) = particles(line, end) {
            end += more;
        } else {
            break;
        }
    }
    // A sentence's own point is no initial's.
    if line.text(end - 1) == "." {
        end -= 1;
    }
    Some(at..end)
}

/// Says whether a name may begin at a token.
fn opens(line: Line<'_, '_, '_>, at: usize) -> bool {
    let words = &line.words.person;
    let Some(first) = line.tokens.get(at) else { return false };
    let is_capital = first.is_name() && !first.is_in(&words.openers);
    (is_capital || is_arabic(first) || is_led_by_particle(line, at))
        && !is_other(line, at)
        && !first.is_in(&words.things)
        && !is_month(first)
}

/// "General de Gaulle": behind a title a particle may begin a name.
fn is_led_by_particle(line: Line<'_, '_, '_>, at: usize) -> bool {
    let leads = line.is_any(at, &["de", "von", "van", "al", "el", "bin", "ibn", "af"]) && line.is_name(at + 1);
    leads
        && at.checked_sub(1).is_some_and(|before| {
            let is_title = line.is_any(before, &["general"]) || !line.is_in(before, &line.words.person.things);
            line.is_name(before) && is_title
        })
}

/// "al-Dossari", in whatever case.
fn is_arabic(token: &Token<'_>) -> bool {
    token.low.starts_with("al-") || token.low.starts_with("el-")
}

/// Says whether something else that is known begins at a token.
fn is_other(line: Line<'_, '_, '_>, at: usize) -> bool {
    let is_party = |line: Line<'_, '_, '_>| {
        line.tags.parties.iter().any(|party| party.at.start == at && party.is_noun_at(line.tokens))
    };
    is_party(line) || line.tags.bodies.iter().any(|(body, _)| body.start == at)
}

/// Says whether a point belongs to the initials before it.
fn is_initials_point(line: Line<'_, '_, '_>, at: usize) -> bool {
    line.text(at) == "." && line.is_name(at - 1) && line.text(at - 1).chars().count() <= 2
}

/// Says whether a name goes on with a token. A surname may be a city's.
fn goes_on(line: Line<'_, '_, '_>, at: usize) -> bool {
    let token = &line.tokens[at];
    let is_city = || {
        let mut parties = line.tags.parties.iter();
        parties.any(|party| party.at.start == at && party.at.len() == 1 && matches!(party.how, How::City(_)))
    };
    (token.is_name() || is_arabic(token)) && (!is_other(line, at) || is_city())
}

/// How many tokens small words within a name take, with the word they lead to: "de la Madrid".
fn particles(line: Line<'_, '_, '_>, at: usize) -> Option<usize> {
    let words = &line.words.person.particles;
    let count = (at..at + 3).take_while(|at| line.is_in(*at, words)).count();
    let is_small = line.tokens[at].kind == Sort::Word && !line.is_any(at, &["e"]);
    (count > 0 && is_small && line.is_name(at + count)).then_some(count + 1)
}

pub(super) fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// How many words a name has; its number is none.
pub(super) fn words_of(tokens: &[Token<'_>], name: &Range<usize>) -> usize {
    tokens[name.clone()].iter().filter(|token| token.kind != Sort::Sign && !is_numeral(token.text)).count()
}

/// A name as it is written.
pub(super) fn text(tokens: &[Token<'_>], name: &Range<usize>) -> String {
    let mut text = String::new();
    for token in &tokens[name.clone()] {
        if !text.is_empty() && token.text != "." {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}
