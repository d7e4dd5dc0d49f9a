//! Whose a post is, and in which cities it stands.
//!
//! A post belongs to the country that names it its own, else to the one that acts; it stands in a city of the other, by
//! default the capital.

use std::ops::Range;

use super::act::STANDS;
use super::post::Post;
use super::said;
use crate::dataset::Sureness;
use crate::import::article::date::is_month;
use crate::import::article::scene::{Clause, Scene};
use crate::import::article::tag::{How, Party, Side};
use crate::import::article::token::Token;

/// Whose the post is: the country that names it its own, else who acts; both where both do.
pub(super) fn senders(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    post: &Post,
    verb: Option<usize>,
) -> Vec<Side> {
    let of = of_whom(clause, post);
    if let Some(side) = owner(clause, post).or(of).and_then(|party| party.side) {
        return vec![side];
    }
    // "…, followed by the opening of an embassy": of whom and where the sentence has said already.
    if clause.parties().next().is_none()
        && let Some(told) = said(scene)
    {
        return told.finding.from.as_deref().and_then(|from| scene.pair.side(from)).into_iter().collect();
    }
    let told_at = verb.unwrap_or_else(|| {
        let stands = clause.find(STANDS).filter(|at| *at < post.at.start);
        stands.unwrap_or(post.at.start)
    });
    if of.is_some_and(Party::is_both) || are_both(clause, told_at) {
        return vec![Side::A, Side::B];
    }
    let actor = scene.actor(clause, told_at).and_then(|actor| actor.side);
    // "was opened in Tokyo": of whose country the city is not.
    let host = clause.parties().find(|party| party.at.start > post.at.end).and_then(|party| party.side);
    let guest = host.map(Side::other);
    let names_actor = clause.parties().any(|party| party.at.end <= told_at);
    let side = if is_passive(clause, verb) && !names_actor { guest.or(actor) } else { actor.or(guest) };
    side.into_iter().collect()
}

/// "Iraq's embassy", "the Albanian embassy", "its first embassy".
fn owner<'s, 'l>(clause: &Clause<'s, '_, 'l>, post: &Post) -> Option<&'s Party<'l>> {
    let is_genitive = |token: &Token<'_>| matches!(token.text, "'s" | "’s" | "'" | "’");
    let is_small = |token: &Token<'_>| {
        is_genitive(token)
            || matches!(token.text, "“" | "\"")
            || token.is_any(&["first", "new", "resident", "own", "royal"])
    };
    clause.parties().rev().find(|party| {
        let gap = clause.sentence.tokens.get(party.at.end..post.at.start).unwrap_or(&[]);
        let is_tight = gap.len() <= 3 && gap.iter().all(is_small);
        let is_owner = party.how == How::Demonym || gap.iter().any(is_genitive);
        party.at.end <= post.at.start && is_tight && is_owner
    })
}

/// "Embassy of the Republic of Albania".
fn of_whom<'s, 'l>(clause: &Clause<'s, '_, 'l>, post: &Post) -> Option<&'s Party<'l>> {
    clause.parties().filter(|party| !matches!(party.how, How::City(_))).find(|party| {
        let gap = clause.sentence.tokens.get(post.at.end..party.at.start).unwrap_or(&[]);
        party.at.start > post.at.end && gap.len() <= 2 && gap.first().is_some_and(|token| token.is("of"))
    })
}

/// Says whether both countries are told before a place: "both nations", "Iraq and Mexico".
fn are_both(clause: &Clause<'_, '_, '_>, end: usize) -> bool {
    let before = || clause.parties().filter(|party| party.at.end <= end);
    let named: Vec<Side> =
        before().filter(|party| !matches!(party.how, How::City(_))).filter_map(|party| party.side).collect();
    let is_joined = clause.find(&["and"]).is_some_and(|at| at < end);
    before().any(Party::is_both) || (matches!(named[..], [one, other] if one != other) && is_joined)
}

fn is_passive(clause: &Clause<'_, '_, '_>, verb: Option<usize>) -> bool {
    let before = verb.and_then(|verb| clause.sentence.tokens[..verb].last());
    before.is_some_and(|token| token.is_any(&["was", "were", "been"]))
}

/// The cities of a post, and how sure they are: where none is told it is likely the capital.
pub(super) fn cities_or_capital(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    (post, number): (&Post, usize),
    end: usize,
    other: &str,
) -> (Vec<String>, Sureness) {
    let cities = cities(clause, scene, (post, number), end, other);
    if cities.is_empty() {
        return (scene.lexicon.capital(other).map(str::to_owned).into_iter().collect(), Sureness::Likely);
    }
    (cities, Sureness::Certain)
}

/// The first city of a post that stands alone, else the capital.
pub(super) fn city(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    post: &Post,
    end: usize,
    other: &str,
) -> Option<String> {
    let (cities, _) = cities_or_capital(clause, scene, (post, 0), end, other);
    cities.into_iter().next()
}

/// The cities of a post, the `number`th of its clause: those of the receiver behind it, up to the next post; before the
/// first where none stands behind.
fn cities(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    (post, number): (&Post, usize),
    end: usize,
    other: &str,
) -> Vec<String> {
    let mut cities = cities_within(clause, scene, post.at.end..end, other);
    if cities.is_empty() && number == 0 {
        cities = cities_within(clause, scene, clause.at.start..post.at.start, other);
    }
    if cities.is_empty() {
        cities.extend(unknown_city(&clause.sentence.tokens, &clause.sentence.tags.parties, post.at.end, end));
    }
    if cities.is_empty()
        && clause.parties().next().is_none()
        && let Some(told) = said(scene).filter(|told| told.finding.to.as_deref() == Some(other))
    {
        cities.push(told.city.to_owned());
    }
    cities.dedup();
    cities
}

/// The cities of a country in a stretch of the clause.
fn cities_within(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, at: Range<usize>, other: &str) -> Vec<String> {
    let is_there = |code: &str| code == other || scene.pair.side(code) == scene.pair.side(other);
    let within = clause.parties().filter(|party| party.at.start >= at.start && party.at.end <= at.end);
    let there = within.filter(|party| is_there(party.code));
    there.filter_map(|party| if let How::City(city) = party.how { Some(city.to_owned()) } else { None }).collect()
}

/// A city that is on no list: the name right behind "in".
fn unknown_city(tokens: &[Token<'_>], known: &[Party<'_>], from: usize, end: usize) -> Option<String> {
    let within = tokens.get(from..end.min(from + 4))?;
    let at = within.iter().position(|token| token.is("in"))? + from + 1;
    let name: Vec<&str> = tokens[at..end]
        .iter()
        .take_while(|token| token.is_name() || token.is_any(&["de", "la", "del", "es"]))
        .map(|token| token.text)
        .collect();
    let is_plain = !name.is_empty() && tokens[at].is_name() && !is_month(&tokens[at]);
    let next_is_of = tokens.get(at + name.len()).is_some_and(|token| token.is("of"));
    let is_country = name.len() == 1
        && tokens[at + 1..].first().is_none_or(|token| !token.is_name())
        && known.iter().any(|party| party.at.start == at);
    (is_plain && !is_country && !next_is_of && !name.iter().any(|word| word.eq_ignore_ascii_case("both")))
        .then(|| name.join(" "))
}

/// Says whether a post stands in a city of a third country.
pub(super) fn is_elsewhere(clause: &Clause<'_, '_, '_>, post: &Post) -> bool {
    clause.parties().any(|party| {
        let gap = clause.sentence.tokens.get(post.at.end..party.at.start).unwrap_or_default();
        let is_near =
            party.at.start >= post.at.end && gap.len() <= 2 && gap.iter().any(|token| token.is_any(&["in", "at"]));
        is_near && matches!(party.how, How::City(_)) && party.side.is_none()
    })
}
