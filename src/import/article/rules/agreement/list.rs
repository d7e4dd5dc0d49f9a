//! The instruments that a list or a stretch of text names: where each begins and ends, and of what form it is.

use std::ops::Range;

use super::name::named;
use crate::import::article::date::Dated;
use crate::import::article::scene::{Scene, Sentence};
use crate::import::article::token::{Sort, Token};

/// The forms of instruments, each with its words.
const FORMS: &[(&str, &[&str])] = &[
    ("memorandum of understanding", &["memorandum", "memoranda", "memorandums", "mou", "mous"]),
    ("treaty", &["treaty", "treaties", "pact"]),
    ("protocol", &["protocol", "protocols"]),
    ("convention", &["convention", "conventions"]),
    ("agreement", &["accord", "accords", "agreement", "agreements", "arrangement", "deal", "deals", "partnership"]),
    ("contract", &["contract", "contracts"]),
    ("declaration", &["declaration"]),
    ("communiqué", &["communiqué", "communique"]),
    ("twinning", &["twinning"]),
];

/// An instrument that a text names.
#[derive(Debug)]
pub(super) struct Instrument {
    pub(super) at: Range<usize>,
    pub(super) form: &'static str,
}

/// The form of the instrument that a word means.
pub(super) fn form(token: &Token<'_>) -> Option<&'static str> {
    FORMS.iter().find(|(_, words)| token.is_any(words)).map(|(form, _)| *form)
}

/// The instruments that a stretch names with capitals, one after another: each up to where the next begins.
pub(super) fn instruments(tokens: &[Token<'_>], at: Range<usize>) -> Vec<Instrument> {
    let mut starts: Vec<(usize, &'static str)> = Vec::new();
    for here in at.clone() {
        let Some(form) = form(&tokens[here]).filter(|_| tokens[here].is_name()) else { continue };
        let mut start = here;
        while start > at.start
            && tokens[start - 1].is_name()
            && !tokens[start - 1].is_any(&["the", "both", "a", "an", "in", "other", "and"])
        {
            start -= 1;
        }
        // "Memorandum of Understanding for the Agreement" is one: a new one begins after a sign, "and", "a" or "an".
        let begins = start == at.start || {
            let before = &tokens[start - 1];
            before.kind == Sort::Sign
                || before.is_any(&["and", "a", "an", "the", "as", "signed", "of", "following"])
                    && !(before.is("of")
                        || before.is("the") && start >= 2 && tokens[start - 2].is_any(&["of", "for", "on", "to", "in"]))
        };
        let within = starts.last().is_some_and(|(last, _)| {
            tokens[*last..start].iter().all(|token| token.text != ";" && token.text != "(")
                && tokens[start - 1].is("and")
                && !is_whole(&tokens[*last..start - 1])
        });
        if begins && !within && starts.last().is_none_or(|(last, _)| *last < start) {
            starts.push((start, form));
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, _)| *start).chain(std::iter::once(at.end)).collect();
    starts.into_iter().zip(ends).map(|((start, form), end)| Instrument { at: start..end, form }).collect()
}

/// Says whether an instrument says what it is on already, so that "and" begins another.
fn is_whole(tokens: &[Token<'_>]) -> bool {
    tokens.len() > 1
}

/// The instruments of a list under a caption that says it is one: those with capitals, else what semicolons part, else
/// all of an item.
fn of_a_list(tokens: &[Token<'_>], is_item: bool) -> Vec<Instrument> {
    let whole = 0..tokens.len();
    let named = instruments(tokens, whole.clone());
    if !named.is_empty() {
        return named;
    }
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let start = tokens.iter().position(|token| token.text == ":").map_or(0, |at| at + 1);
    let mut from = start;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        if token.text == ";" {
            pieces.push(from..at);
            from = at + 1;
        }
    }
    pieces.push(from..tokens.len());
    let is_parted = pieces.len() > 1 && tokens.iter().any(|token| form(token).is_some());
    let piece = |at: Range<usize>| {
        let skip =
            tokens[at.clone()].iter().take_while(|token| token.is_any(&["and", "a", "an", "the", "also"])).count();
        let at = at.start + skip..at.end;
        let form = tokens[at.clone()].iter().find_map(form);
        let holds = is_parted || is_item && at.len() > 1;
        holds.then(|| Instrument { at, form: form.unwrap_or("agreement") })
    };
    pieces.into_iter().filter_map(piece).collect()
}

/// The agreements of a list: each instrument with the year in parentheses behind it.
pub(in crate::import::article) fn listed<'l>(
    sentence: &Sentence<'_, 'l>,
    is_item: bool,
    scene: &mut Scene<'_, 'l>,
) -> bool {
    let tokens = &sentence.tokens;
    let found = of_a_list(tokens, is_item);
    let clause = sentence.whole();
    if !is_item && found.len() < 2 {
        return false;
    }
    let is_any = !found.is_empty();
    for instrument in found {
        let at = trimmed(tokens, instrument.at.clone());
        let inside = |dated: &&Dated| instrument.at.start <= dated.at.start && dated.at.end <= instrument.at.end;
        let date = sentence.dates.iter().find(inside);
        let single =
            sentence.dates.first().filter(|dated| dated.at.end <= instrument.at.start && sentence.dates.len() == 1);
        let mut finding = named(sentence, &at, instrument.form);
        if let Some(dated) = date.or(single) {
            finding.when = Some(dated.edtf);
            finding.words.clone_from(&dated.words);
            scene.push(finding, &clause);
        } else {
            finding.sources.push(scene.cited.clone());
            scene.found.push(finding);
        }
    }
    is_any
}

/// The stretch of an instrument without what stands around its name.
pub(super) fn trimmed(tokens: &[Token<'_>], at: Range<usize>) -> Range<usize> {
    let stop = tokens[at.clone()].iter().position(|token| token.text == "(" || token.text == ";" || token.text == ":");
    let mut end = stop.map_or(at.end, |stop| at.start + stop);
    while end > at.start + 1
        && (tokens[end - 1].kind == Sort::Sign || tokens[end - 1].is_any(&["and", "a", "an", "the", "in", "on", "of"]))
    {
        end -= 1;
    }
    at.start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article::token::tokens;
    use rstest::rstest;

    #[rstest]
    #[case(
        "Agreement on Trade (1975); Treaty of Friendship",
        &[("agreement", "Agreement on Trade"), ("treaty", "Treaty of Friendship")]
    )]
    #[case(
        "a Memorandum of Understanding for the Agreement on Tourism",
        &[("memorandum of understanding", "Memorandum of Understanding for the Agreement on Tourism")]
    )]
    #[case(
        "Trade Agreement and a Cultural Convention",
        &[("agreement", "Trade Agreement"), ("convention", "Cultural Convention")]
    )]
    #[case("they signed an agreement", &[])]
    fn instruments_of_a_text(#[case] text: &str, #[case] expected: &[(&str, &str)]) {
        let tokens = tokens(text);
        let found = instruments(&tokens, 0..tokens.len());
        let named = |at: &Range<usize>| super::super::joined(&tokens[trimmed(&tokens, at.clone())]);
        let found: Vec<_> = found.iter().map(|instrument| (instrument.form, named(&instrument.at))).collect();
        let found: Vec<_> = found.iter().map(|(form, name)| (*form, &**name)).collect();
        assert_eq!(found, expected);
    }
}
