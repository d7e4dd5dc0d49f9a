//! Missions in third countries that cover the other: "accredited to Oman from its embassy in Riyadh".

use super::place::city;
use super::post::posts;
use super::{change, undated};
use crate::dataset::slug;
use crate::import::article::finding::{Finding, What};
use crate::import::article::scene::{Clause, Scene};
use crate::import::article::tag::{How, Party, Side};

/// Words that say that a mission covers another country.
const COVERS: &[&str] = &[
    "accredited",
    "represented",
    "non-resident",
    "nonresident",
    "covers",
    "concurrently",
    "accreditation",
    "responsible",
    "handled",
    "handles",
    "handle",
    "represents",
];

/// Takes the accreditation that a clause tells of.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let named = clause.find(COVERS);
    if named.is_none() && !is_via_post(clause) {
        return false;
    }
    let Some(seat) = seat(clause) else { return false };
    let verb = named.unwrap_or(clause.at.start);
    let Some(side) = sender(clause, scene, verb) else { return false };
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let subject = format!("accreditation-{from}-{}", slug(&seat.0));
    let what = What::Accreditation { seat, class: class(clause) };
    undated(scene, Finding::new(what, String::new(), subject).directed(Some(&from), Some(&to)), clause);
    beside(clause, scene, verb, side);
    true
}

/// "via its embassy in Riyadh".
fn is_via_post(clause: &Clause<'_, '_, '_>) -> bool {
    let tokens = clause.tokens();
    tokens.iter().enumerate().any(|(at, token)| {
        let mut behind = tokens[at + 1..].iter().take(3);
        token.is_any(&["via", "through", "from"])
            && behind.any(|token| token.is_any(&["embassy", "consulate", "embassies"]))
    })
}

/// The city of a third country in which the mission stands, with the code of the country.
fn seat(clause: &Clause<'_, '_, '_>) -> Option<(String, String)> {
    let is_in = |party: &Party<'_>| {
        let mut before = clause.sentence.tokens[..party.at.start].iter().rev().take(4);
        before.any(|token| token.is_any(&["in", "from", "at"]))
    };
    clause.parties().filter(|party| party.side.is_none()).find_map(|party| match party.how {
        How::City(city) if is_in(party) => Some((city.to_owned(), party.code.to_owned())),
        _ => None,
    })
}

/// The class of the mission: that of the post that is named, else of who heads it.
fn class(clause: &Clause<'_, '_, '_>) -> Option<String> {
    let is_seat = |class: &str| {
        matches!(class, "embassy" | "high commission") || class.contains("consul") || class.contains("office")
    };
    let post = posts(clause).into_iter().map(|post| post.class).find(|class| is_seat(class));
    let headed = || {
        let commissioner = clause.has(&["commissioner"]).then_some("high commission");
        commissioner.or_else(|| clause.has(&["ambassador", "ambassadors"]).then_some("embassy"))
    };
    post.or_else(headed).map(str::to_owned)
}

/// Whose the mission is: not of the country it is accredited to; else of who acts, else of the first that is named.
fn sender(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> Option<Side> {
    let behind_to = |to: usize| clause.parties().find(|party| (to + 1..to + 3).contains(&party.at.start));
    let to = clause.find(&["to"]).and_then(behind_to).and_then(|party| party.side).map(Side::other);
    let actor = scene.actor(clause, verb).and_then(|actor| actor.side);
    let owner = clause.parties().find(|party| party.side.is_some() && !matches!(party.how, How::City(_)));
    to.or(actor).or_else(|| owner.and_then(|owner| owner.side))
}

/// What stands beside it is told of in the same sentence: "and maintains an honorary consulate in Muscat".
fn beside<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, verb: usize, side: Side) {
    let Some(rest) = clause.find(&["maintains", "has", "operates"]).filter(|at| *at > verb) else { return };
    let behind = clause.over(rest..clause.at.end);
    let other = scene.other(side).to_owned();
    for post in posts(&behind).iter().filter(|post| post.class.contains("consul")) {
        let Some(city) = city(&behind, scene, post, clause.at.end, &other) else { continue };
        let finding = change(scene, side, &city, None, Some(post.class.to_owned()));
        undated(scene, finding, &behind);
    }
}
