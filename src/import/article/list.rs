//! Lists and tables: what their caption says of all items, and items that are no sentences.

use super::finding::Finding;
use super::lexicon::Lexicon;
use super::person::Person;
use super::rules::visit_finding;
use super::scene::{Scene, Sentence, is_telling};
use super::tag::{How, Pair, Side, tags};
use super::token::tokens;
use crate::dataset::Role;

/// What a caption says of the items below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Caption {
    #[default]
    None,
    /// Visits, from one side where it says so.
    Visits(Option<Side>),
    Agreements,
    /// Cities that are twinned.
    Twins,
}

/// Reads a heading or a line that stands as one; `None` where it says nothing of what follows.
pub(super) fn caption(text: &str, pair: &Pair, lexicon: &Lexicon) -> Option<Caption> {
    let tokens = tokens(text);
    let has = |words: &[&str]| tokens.iter().any(|token| token.is_any(words));
    if has(&["visits", "visit", "tours", "trips", "delegations", "guests", "exchanges"])
        && !has(&["cultural", "student", "educational", "trade"])
    {
        return Some(Caption::Visits(direction(&tokens, pair, lexicon)));
    }
    if has(&["twin", "twinned", "twinning", "twinnings", "sister"]) && tokens.len() < 8 {
        return Some(Caption::Twins);
    }
    if has(&["agreements", "treaties", "accords", "agreement", "conventions", "legal"]) && tokens.len() < 8 {
        return Some(Caption::Agreements);
    }
    // "From Mexico to Peru" below a heading of visits.
    let tags = tags(&tokens, pair, lexicon);
    let is_bare =
        tokens.len() < 12 && has(&["from", "to", "by"]) && tags.parties.iter().any(|party| party.side.is_some());
    is_bare.then(|| Caption::Visits(direction(&tokens, pair, lexicon)))
}

/// From which side: "from A to B", "to B", "by leaders of A", "A visits to B".
fn direction(tokens: &[super::token::Token<'_>], pair: &Pair, lexicon: &Lexicon) -> Option<Side> {
    let tags = tags(tokens, pair, lexicon);
    let behind = |words: &[&str]| {
        tags.parties.iter().find(|party| {
            let skip = usize::from(party.at.start > 0 && tokens[party.at.start - 1].is("the"));
            let at = party.at.start - skip;
            party.side.is_some() && at > 0 && tokens[at - 1].is_any(words)
        })
    };
    if let Some(party) = behind(&["from", "by", "of"]) {
        return party.side;
    }
    if let Some(party) = behind(&["to", "in"]) {
        return party.side.map(Side::other);
    }
    let named: Vec<Side> =
        tags.parties.iter().filter(|party| party.how == How::Demonym).filter_map(|party| party.side).collect();
    if let [only] = named[..] { Some(only) } else { None }
}

/// Says whether a paragraph stands above a list as its caption: short, and no sentence.
pub(super) fn is_caption(text: &str) -> bool {
    let is_open = !text.trim_end().ends_with(['.', '!', '?']);
    is_open
        && text.split_whitespace().count() < 16
        && !tokens(text).iter().any(|token| is_telling(token) && !token.is_any(&["made", "held", "paid", "visits"]))
}

/// Says whether a line has a date, as those of a list without marks do.
pub(super) fn is_dated(text: &str) -> bool {
    !super::date::dates(&tokens(text), &mut super::date::Clock::default()).is_empty()
}

/// Takes an item of a list of visits that is no sentence: "Foreign Undersecretary Lourdes Aranda (2012, 2013)". One for
/// each date.
pub(super) fn visits<'l>(sentence: &Sentence<'_, 'l>, from: Option<Side>, scene: &mut Scene<'_, 'l>) -> bool {
    if sentence.people.is_empty() && sentence.dates.is_empty() {
        return false;
    }
    let whole = sentence.clause(0);
    let named: Vec<_> = sentence.people.iter().filter(|person| !person.name.is_empty()).cloned().collect();
    let people = if named.is_empty() { bare(sentence).into_iter().collect() } else { named };
    // Where a table names a place, the guest came from the other side.
    let place = sentence
        .tags
        .parties
        .iter()
        .find(|party| party.side.is_some() && !matches!(party.how, How::Demonym))
        .and_then(|party| party.side);
    let people = beside(sentence, people);
    let own = people.0.iter().find_map(|person| scene.country_of(person)).and_then(|code| scene.pair.side(&code));
    let Some(from) = from.or(own).or(place.map(Side::other)) else { return false };
    let code = scene.pair.code(from).to_owned();
    let there = scene.pair.code(from.other()).to_owned();
    let (guests, hosts) = people;
    let mut parts = Vec::new();
    for (people, of, role) in [(guests, &code, Role::Principal), (hosts, &there, Role::Met)] {
        for person in people {
            parts.extend(scene.part(&person, Some(of), role));
        }
    }
    if parts.iter().all(|part| part.role != Role::Principal) {
        return false;
    }
    let mut finding = visit_finding(scene, parts, from, "");
    finding.places = sentence
        .tags
        .parties
        .iter()
        .filter(|party| party.side == Some(from.other()))
        .filter_map(|party| if let How::City(city) = party.how { Some((city.to_owned(), there.clone())) } else { None })
        .collect();
    let dates: Vec<_> = sentence.dates.iter().map(|dated| (dated.edtf, dated.words.clone())).collect();
    if dates.is_empty() {
        scene.push(finding, &whole);
    } else {
        for (when, words) in dates {
            let one = Finding { when: Some(when), words, ..finding.clone() };
            scene.push(one, &whole);
        }
    }
    true
}

/// The guests of an item, and whoever is named beside them: who is joined to the first by "and" came along, the others
/// were met.
fn beside<'l>(sentence: &Sentence<'_, 'l>, people: Vec<Person<'l>>) -> (Vec<Person<'l>>, Vec<Person<'l>>) {
    let mut last = people.first().map_or(0, |person| person.at.end);
    let mut is_joined = true;
    let (mut guests, mut hosts) = (Vec::new(), Vec::new());
    for (number, person) in people.into_iter().enumerate() {
        let gap = sentence.tokens.get(last..person.at.start).unwrap_or_default();
        is_joined &= number == 0 || gap.len() <= 2 && gap.iter().any(|token| token.is("and"));
        last = person.at.end;
        if is_joined { guests.push(person) } else { hosts.push(person) }
    }
    (guests, hosts)
}

/// A name without an office: the words before the parenthesis.
fn bare<'l>(sentence: &Sentence<'_, 'l>) -> Option<Person<'l>> {
    let tokens = &sentence.tokens;
    let end = tokens
        .iter()
        .position(|token| token.text == "(" || token.text == "," || token.text == ":")
        .unwrap_or(tokens.len());
    let names = tokens[..end].iter().filter(|token| token.is_name()).count();
    let is_name = end >= 2 && names >= 2 && end <= 6 && sentence.tags.parties.iter().all(|party| party.at.start >= end);
    let name = || tokens[..end].iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
    is_name.then(|| Person { at: 0..end, name: name(), office: None })
}
