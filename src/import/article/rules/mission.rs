//! Missions: that they stand, open, close and change class; and those in third countries that cover the other.
//!
//! Each post that a clause names (`post`) makes a finding for each country whose it is and each city it stands in
//! (`place`), with what was done to it (`act`). A clause that names no post may still go on with the one that was told
//! before it. Missions in third countries are `cover`'s.

mod act;
mod cover;
mod place;
mod post;

use super::super::finding::{Finding, What};
use super::super::lexicon::actor;
use super::super::scene::{Clause, Scene, is_telling};
use super::super::tag::Side;
use crate::dataset::{Act, Edtf, Sureness, slug};
use act::{ACTS, STANDS, act, is_about_staff, is_of_relations, split_standing};
use place::{cities_or_capital, city, is_elsewhere, senders};
use post::{Post, posts};

/// The change of a mission that was told last.
struct Told<'s> {
    finding: &'s Finding,
    city: &'s str,
    act: Option<Act>,
    class: Option<&'s str>,
}

/// Takes what a clause tells of missions.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    if cover::read(clause, scene) {
        return true;
    }
    let posts = posts(clause);
    let Some(first) = posts.first() else { return again(clause, scene) };
    let act = act(clause, first);
    let clause = &act.map_or_else(|| clause.clone(), |(_, verb)| clause.told_at(verb));
    if let Some((rest, standing)) = split_standing(clause, &posts, act) {
        each(&clause.over(clause.at.start..rest), scene, &posts[..standing], None);
        let behind = clause.over(rest..clause.at.end);
        return each(&behind, scene, &posts[standing..], act);
    }
    match act {
        None if kept(clause, scene, &posts) || elliptic(clause, scene, &posts) => true,
        None => stands(clause, first) && each(clause, scene, &posts, None),
        Some((_, verb)) if clause.is_unreal(verb) => false,
        Some((act @ (Act::Elevated | Act::Downgraded), verb)) => changed(clause, scene, &posts, act, verb),
        Some(_) => each(clause, scene, &posts, act),
    }
}

/// Says whether a clause without an act tells that its posts stand: by a verb of standing, or by being no more than a
/// line of a list.
fn stands(clause: &Clause<'_, '_, '_>, first: &Post) -> bool {
    (clause.has(STANDS) || clause.tokens().len() < 14) && !is_about_staff(clause, first)
}

/// The change of a mission that was found last, if nothing else was found after it.
fn last<'s>(scene: &'s Scene<'_, '_>) -> Option<Told<'s>> {
    let finding = scene.found.last()?;
    let What::Change { city, act, class } = &finding.what else { return None };
    Some(Told { finding, city, act: *act, class: class.as_deref() })
}

/// The same, of the very sentence that is read.
fn said<'s>(scene: &'s Scene<'_, '_>) -> Option<Told<'s>> {
    last(scene).filter(|told| told.finding.sources.contains(&scene.cited))
}

/// "It was shut three years later", ", closed in 1996 and reopened in 1998", "and Peru opened one in Belgrade".
fn again<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some(told) = last(scene) else { return false };
    let done = ACTS.iter().find_map(|(act, words)| clause.find(words).map(|verb| (*act, verb)));
    let Some((act, verb)) = done.filter(|(_, verb)| !clause.is_unreal(*verb) && !is_of_relations(clause, *verb)) else {
        return false;
    };
    let clause = &clause.told_at(verb);
    let class = told.class.map(str::to_owned);
    if act == Act::Opened && clause.has(&["one"]) {
        return opened_one(clause, scene, verb, class);
    }
    let is_silent = said(scene).is_some() && clause.parties().next().is_none();
    let leans = is_silent || clause.has(&["it", "which", "mission", "post"]);
    let is_end = matches!(act, Act::Closed | Act::Reopened);
    let is_post = leans && clause.has(&["embassy", "legation"]);
    if !leans || !(is_end || is_post) {
        return false;
    }
    let side = scene.pair.side(told.finding.from.as_deref().unwrap_or_default()).unwrap_or(Side::A);
    let finding = change(scene, side, told.city, Some(act), class);
    scene.push(finding, clause);
    true
}

/// "and Peru opened one in Belgrade": one of the class that was told last.
fn opened_one<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, verb: usize, class: Option<String>) -> bool {
    let Some(side) = scene.actor(clause, verb).and_then(|actor| actor.side) else { return false };
    let post = Post { at: verb..verb + 1, class: "" };
    let Some(city) = city(clause, scene, &post, clause.at.end, scene.other(side)) else { return false };
    let finding = change(scene, side, &city, Some(Act::Opened), class);
    scene.push(finding, clause);
    true
}

/// "Uruguay kept an embassy in Helsinki between 1966 and 1979": opened and closed.
fn kept<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, posts: &[Post]) -> bool {
    let words = ["kept", "had", "maintained", "operated", "existed", "ran", "was", "survived"];
    let Some(verb) = clause.find(&words) else { return false };
    let Some((from, until)) = stretch(clause) else { return false };
    let before = scene.found.len();
    each(clause, scene, &posts[..1], Some((Act::Opened, verb)));
    let opened: Vec<Finding> = scene.found.drain(before..).collect();
    for opened in opened {
        let mut closed = Finding { when: Some(until), words: None, ..opened.clone() };
        if let What::Change { act, .. } = &mut closed.what {
            *act = Some(Act::Closed);
        }
        scene.found.push(closed);
        scene.found.push(Finding { when: Some(from), words: None, ..opened });
    }
    scene.found.len() > before
}

/// The two ends of the first stretch of time in a clause that has both.
fn stretch(clause: &Clause<'_, '_, '_>) -> Option<(Edtf, Edtf)> {
    let has_ends = |edtf: &Edtf| edtf.latest().is_some() && edtf.earliest().is_some();
    let mut closed = clause.own_dates().map(|dated| dated.edtf).filter(has_ends).map(|edtf| edtf.to_string());
    let text = closed.find(|text| text.contains('/'))?;
    let (from, until) = text.split_once('/')?;
    Some((Edtf::parse(from).ok()?, Edtf::parse(until).ok()?))
}

/// "… was closed in 1992 and the Peruvian embassy in Belgrade in 2001": the verb is that of the clause before.
fn elliptic<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, posts: &[Post]) -> bool {
    let has_verb = clause.tokens().iter().any(is_telling);
    let is_second = !has_verb && !clause.is_first() && clause.own_dates().next().is_some();
    let told = said(scene).filter(|_| is_second).and_then(|told| told.act);
    told.is_some_and(|act| each(clause, scene, posts, Some((act, posts[0].at.start))))
}

/// A record for each post of a clause.
fn each<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, posts: &[Post], act: Option<(Act, usize)>) -> bool {
    let before = scene.found.len();
    let (act, verb) = act.unzip();
    // A post in a third country is none of one in the other.
    for (number, post) in posts.iter().enumerate().filter(|(_, post)| !is_elsewhere(clause, post)) {
        let end = posts.get(number + 1).map_or(clause.at.end, |next| next.at.start);
        for side in senders(clause, scene, post, verb) {
            let (cities, sure) = cities_or_capital(clause, scene, (post, number), end, scene.other(side));
            for city in cities {
                let mut finding = Finding { sure, ..change(scene, side, &city, act, Some(post.class.to_owned())) };
                // Another actor may have sent it then: the PLO.
                let sender = verb.and_then(|verb| scene.actor(clause, verb)).filter(|actor| actor.side == Some(side));
                if let Some(sender) = sender.filter(|sender| actor(&sender.code).is_some()) {
                    finding.from = Some(sender.code);
                }
                if act.is_none() {
                    // That it stands is not dated by what else the sentence dates.
                    undated(scene, finding, clause);
                } else {
                    scene.push(finding, clause);
                }
            }
        }
    }
    scene.found.len() > before
}

/// Takes a finding of what stands, which has no date but "since".
fn undated<'l>(scene: &mut Scene<'_, 'l>, mut finding: Finding, clause: &Clause<'_, '_, 'l>) {
    let is_open = |edtf: &Edtf| edtf.earliest().is_some() && edtf.latest().is_none();
    let since = clause.own_dates().map(|dated| dated.edtf).find(is_open).filter(|_| clause.has(&["since"]));
    if let Some(since) = since {
        if let What::Change { act, .. } = &mut finding.what {
            *act = Some(Act::Opened);
        }
        finding.when = Edtf::parse(since.to_string().trim_end_matches("/..")).ok();
    }
    finding.sources.push(scene.cited.clone());
    scene.found.push(finding);
}

/// A finding of what was done to the mission of a side in a city of the other; without an act, that it stands.
fn change(scene: &Scene<'_, '_>, side: Side, city: &str, act: Option<Act>, class: Option<String>) -> Finding {
    let (from, to) = (scene.pair.code(side), scene.other(side));
    let what = What::Change { city: city.to_owned(), act, class };
    Finding::new(what, String::new(), format!("mission-{from}-{}", slug(city))).directed(Some(from), Some(to))
}

/// A post that rises or falls: the class is the one behind "to".
fn changed<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, posts: &[Post], act: Act, verb: usize) -> bool {
    if posts.iter().all(|post| post.at.end <= verb) {
        return false;
    }
    let Some(new) = posts.iter().find(|post| post.at.start > verb).or(posts.last()) else { return false };
    let old = posts.iter().find(|post| post.at.end <= verb).unwrap_or(new);
    if let Some((city, side)) = inherited(clause, scene) {
        let finding = change(scene, side, &city, Some(act), Some(new.class.to_owned()));
        scene.push(finding, clause);
        return true;
    }
    let sides = senders(clause, scene, old, Some(verb));
    for side in &sides {
        let Some(city) = city(clause, scene, old, clause.at.end, scene.other(*side)) else { return false };
        if !std::ptr::eq(old, new) {
            // What it was before it rose.
            let mut before = change(scene, *side, &city, Some(Act::Opened), Some(old.class.to_owned()));
            before.sure = Sureness::Likely;
            before.sources.push(scene.cited.clone());
            scene.found.push(before);
        }
        let finding = change(scene, *side, &city, Some(act), Some(new.class.to_owned()));
        scene.push(finding, clause);
    }
    !sides.is_empty()
}

/// "which was elevated": the post that was told last, where the clause names neither a city nor one of the two.
fn inherited(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>) -> Option<(String, Side)> {
    if clause.parties().any(|party| party.side.is_some()) {
        return None;
    }
    let (last, city) = scene.found.iter().rev().find_map(|finding| match &finding.what {
        What::Change { city, .. } => Some((finding, city)),
        _ => None,
    })?;
    let side = scene.pair.side(last.from.as_deref()?).unwrap_or(Side::A);
    Some((city.clone(), side))
}
