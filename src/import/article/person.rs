//! People in prose: who is named, with the office they hold.
//!
//! A name is taken with its office ("Mexican President Luis Echeverría", "Ali Larijani, Speaker of the parliament"), or
//! when the article has named it before ([`Roll`]). A surname alone makes nobody: it only points to whom the article
//! has named in full. Where a name stands is for `name` to say.

mod name;

use std::ops::Range;

use super::lexicon::Words;
use super::office::{Line, Office};
use super::roll::Roll;
use super::tag::{How, Tags};
use super::token::{Sort, Token};
use name::{is_numeral, name, text, words_of};

/// Somebody in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Person<'l> {
    /// The tokens, office included.
    pub(super) at: Range<usize>,
    /// The name as it stands; empty where only the office is named.
    pub(super) name: String,
    pub(super) office: Option<Office<'l>>,
}

/// The people of a sentence, in order.
pub(super) fn people<'l>(tokens: &[Token<'_>], tags: &Tags<'l>, roll: &Roll, words: &Words) -> Vec<Person<'l>> {
    let line = Line { tokens, tags, words };
    let mut found: Vec<Person<'l>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let next =
            with_office(line, at, roll).or_else(|| with_honorific(line, at)).or_else(|| name_first(line, at, roll));
        let Some(person) = next else {
            at += 1;
            continue;
        };
        // The office may begin before the token that told of it.
        found.retain(|earlier| earlier.at.end <= person.at.start || !earlier.name.is_empty());
        at = person.at.end.max(at + 1);
        let beside = colleague(line, &person);
        found.push(person);
        if let Some(beside) = beside {
            at = beside.at.end;
            found.push(beside);
        }
    }
    found
}

/// "Presidents Alan García and Alberto Fujimori": the second bears the office of the first.
fn colleague<'l>(line: Line<'_, '_, 'l>, first: &Person<'l>) -> Option<Person<'l>> {
    const SEVERAL: &[&str] = &["presidents", "ministers", "kings", "secretaries", "chancellors"];
    let is_plural = line.tokens[first.at.clone()].iter().any(|token| token.is_any(SEVERAL));
    if first.name.is_empty() || !is_plural || !line.is_any(first.at.end, &["and"]) {
        return None;
    }
    let name = name(line, first.at.end + 1)?;
    Some(Person { name: text(line.tokens, &name), at: name, office: first.office.clone() })
}

/// "Mr. Bassam al-Dossari", "Sheikh Isa Qassim".
fn with_honorific<'l>(line: Line<'_, '_, 'l>, at: usize) -> Option<Person<'l>> {
    let title = &line.tokens[at];
    let is_title =
        title.is_name() && title.is_in(&line.words.person.honorifics) && !title.is_any(&["his", "her", "he"]);
    if !is_title {
        return None;
    }
    let point = usize::from(line.text(at + 1) == ".");
    let name = name(line, at + 1 + point)?;
    // Those of one name are called so behind their title.
    let is_full = words_of(line.tokens, &name) > 1 || title.is_any(&["sheikh", "ayatollah", "general", "marshal"]);
    is_full.then(|| Person { at: at..name.end, name: text(line.tokens, &name), office: None })
}

/// An office and the name behind it; the office alone where none is.
fn with_office<'l>(line: Line<'_, '_, 'l>, at: usize, roll: &Roll) -> Option<Person<'l>> {
    let tokens = line.tokens;
    let office = Office::at(line, at)?;
    let Some(name) = bearer(line, &office, roll) else {
        return Some(Person { at: office.at.clone(), name: String::new(), office: Some(office) });
    };
    let named = text(tokens, &name);
    let called = if office.is_royal { regnal(&tokens[at], &named) } else { named };
    let (end, of) = of_country(line, name.end);
    let office = Office { of: office.of.or(of), ..office };
    Some(Person { at: office.at.start..end, name: called, office: Some(office) })
}

/// The name right behind an office. One behind a comma is the bearer's only where it is a full one: "the president,
/// Green, …" are two.
fn bearer(line: Line<'_, '_, '_>, office: &Office<'_>, roll: &Roll) -> Option<Range<usize>> {
    let has_comma = line.text(office.at.end) == ",";
    let here = office.at.end + usize::from(has_comma);
    let is_said = |at: &usize| line.is_in(*at, &line.words.person.honorifics) || line.text(*at) == ".";
    let honorifics = (here..line.tokens.len()).take_while(is_said).count();
    let name = name(line, here + honorifics)?;
    let is_full = words_of(line.tokens, &name) > 1;
    let is_royal = office.is_royal || honorifics > 0;
    let is_someones = office.of.is_some() && !office.title.is_empty();
    let is_bearer = is_full || !has_comma && (is_royal || is_someones || roll.knows(&text(line.tokens, &name)));
    is_bearer.then_some(name)
}

/// "King Abdullah II of Jordan", "President Mahmoud Ahmadinejad of Iran": where it ends, and the code.
fn of_country<'l>(line: Line<'_, '_, 'l>, end: usize) -> (usize, Option<&'l str>) {
    if !line.is_any(end, &["of"]) {
        return (end, None);
    }
    let start = end + 1 + usize::from(line.is_any(end + 1, &["the"]));
    let party = line.tags.parties.iter().find(|party| party.at.start == start && party.how == How::Name);
    party.map_or((end, None), |party| (party.at.end, Some(party.code)))
}

/// "King" belongs to the name of one who has no other: King Hussein.
fn regnal(title: &Token<'_>, name: &str) -> String {
    if name.contains(' ') && !is_numbered(name) {
        return name.to_owned();
    }
    let mut letters = title.text.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{} {name}", letters.as_str())
}

/// "Abdullah II".
fn is_numbered(name: &str) -> bool {
    let mut words = name.split(' ');
    words.next().is_some() && words.next().is_some_and(is_numeral) && words.next().is_none()
}

/// A name, perhaps with the office behind it: "Ali Larijani, Speaker of the parliament".
fn name_first<'l>(line: Line<'_, '_, 'l>, at: usize, roll: &Roll) -> Option<Person<'l>> {
    let name = name(line, at)?;
    let named = text(line.tokens, &name);
    let is_full = words_of(line.tokens, &name) > 1;
    if let Some(office) = office_behind(line, name.end).filter(|_| is_full) {
        return Some(Person { at: name.start..office.at.end, name: named, office: Some(office) });
    }
    let begins = at == 0 || !line.is_name(at - 1);
    let is_somebody = roll.knows(&named) || is_full && begins && is_told_as_somebody(line, &name);
    is_somebody.then_some(Person { at: name, name: named, office: None })
}

/// The office behind a name and a comma; none where it is somebody else's who is named behind it: "Fabius, President
/// Hollande and …".
fn office_behind<'l>(line: Line<'_, '_, 'l>, end: usize) -> Option<Office<'l>> {
    const BETWEEN: &[&str] = &["the", "a", "then", "who", "was"];
    const REACH: usize = 6;
    if line.text(end) != "," {
        return None;
    }
    let from = (end + 1..line.tokens.len()).find(|at| !line.is_any(*at, BETWEEN)).unwrap_or(line.tokens.len());
    let office = (from..line.tokens.len().min(from + REACH)).find_map(|here| Office::at(line, here))?;
    let is_near = office.at.start <= from + 1;
    (is_near && name(line, office.at.end).is_none()).then_some(office)
}

/// Says whether what stands around a full name makes it a person's: a verb of people behind it, a word for people
/// before it.
fn is_told_as_somebody(line: Line<'_, '_, '_>, name: &Range<usize>) -> bool {
    let words = &line.words.person;
    let (start, end) = (name.start, name.end);
    let before = |steps: usize| start.checked_sub(steps);
    let ends_in_ed = |at: usize| line.tokens.get(at).is_some_and(|token| token.low.ends_with("ed"));
    let is_verb = line.tokens.get(end).is_some_and(|token| token.kind == Sort::Word);
    let acts = line.is_in(end, &words.acts)
        || ends_in_ed(end) && is_verb && !line.is_any(end, &["based", "related", "called"]);
    let has_done = line.is_any(end, &["had", "has"]) && ends_in_ed(end + 1);
    let suffers = line.is_any(end, &["was", "had", "has"]) && line.is_in(end + 1, &words.suffers);
    let owns = matches!(line.text(end), "'s" | "’s") && line.is_in(end + 1, &words.owns);
    let is_called = before(1).is_some_and(|at| line.is_in(at, &words.called) || line.is_any(at, &["met"]));
    let is_who = line.text(end) == "," && line.is_any(end + 1, &["who"]);
    let is_between_commas = before(1).is_some_and(|at| line.text(at) == ",") && line.text(end) == ",";
    let set_off = is_between_commas && before(2).is_some_and(|at| line.is_in(at, &words.called));
    let is_beside = before(1).is_some_and(|at| line.is_any(at, &["with", "by", "and"]));
    let near = &line.tokens[start.saturating_sub(9)..start];
    let was_met = is_beside && near.iter().any(|token| token.is_any(&["met", "received", "talks", "hosted"]));
    // "as the guest of Todor Zhivkov", "his host was John Diefenbaker", "with J. C. Ingram as", "under K.P.S. Menon".
    let is_linked = before(1).is_some_and(|at| line.is_any(at, &["of", "was"]))
        && before(2).is_some_and(|at| line.is_in(at, &words.called));
    let is_chosen = before(1).is_some_and(|at| line.is_any(at, &["with"])) && line.is_any(end, &["as"]);
    let is_led = before(1).is_some_and(|at| line.is_any(at, &["under", "telling", "told", "succeeded", "replaced"]));
    let is_told = is_linked || is_chosen || is_led;
    acts || has_done || suffers || owns || is_called || set_off || was_met || is_who || is_told
}
