//! Missions: that they stand, open, close and change class; and those in third countries that cover the other.

use super::super::finding::{Finding, What};
use super::super::scene::{Clause, Scene};
use super::super::tag::{How, Party, Side};
use super::super::token::Token;
use crate::dataset::{Act, Edtf, Sureness};

/// A class of mission, as a clause names it.
struct Post {
    at: std::ops::Range<usize>,
    class: &'static str,
}

/// The words of the classes, the longest first, each with the class.
const CLASSES: &[(&[&str], &str)] = &[
    (&["honorary", "consulate", "general"], "honorary consulate"),
    (&["honorary", "consulate-general"], "honorary consulate"),
    (&["honorary", "consulates"], "honorary consulate"),
    (&["honorary", "consulate"], "honorary consulate"),
    (&["honorary", "consul"], "honorary consulate"),
    (&["consulate", "general"], "consulate general"),
    (&["consulates", "general"], "consulate general"),
    (&["consulate-general"], "consulate general"),
    (&["consulates-general"], "consulate general"),
    (&["high", "commission"], "high commission"),
    (&["apostolic", "nunciature"], "apostolic nunciature"),
    (&["nunciature"], "apostolic nunciature"),
    (&["interests", "section"], "interests section"),
    (&["interest", "section"], "interests section"),
    (&["liaison", "office"], "liaison office"),
    (&["representative", "office"], "representative office"),
    (&["representation", "office"], "representative office"),
    (&["special", "delegation", "office"], "special delegation"),
    (&["special", "delegation"], "special delegation"),
    (&["information", "office"], "information office"),
    (&["economic", "and", "trade", "office"], "economic and trade office"),
    (&["economic", "and", "cultural", "office"], "economic and cultural office"),
    (&["trade", "office"], "trade office"),
    (&["trade", "commission"], "trade commission"),
    (&["honorary", "consuls"], "honorary consulate"),
    (&["honorary", "consulates-general"], "honorary consulate"),
    (&["high", "commissions"], "high commission"),
    (&["commercial", "office"], "commercial office"),
    (&["trade", "services"], "trade office"),
    (&["trade", "mission"], "trade mission"),
    (&["legation"], "legation"),
    (&["legations"], "legation"),
    (&["embassy"], "embassy"),
    (&["embassies"], "embassy"),
    (&["consulate"], "consulate"),
    (&["consulates"], "consulate"),
    (&["vice-consulate"], "vice-consulate"),
];

const ACTS: &[(Act, &[&str])] = &[
    (Act::Reopened, &["reopened", "reopening", "reestablished"]),
    (
        Act::Opened,
        &[
            "opened",
            "established",
            "inaugurated",
            "founded",
            "set",
            "opening",
            "opens",
            "created",
            "installed",
            "dates",
        ],
    ),
    (Act::Closed, &["closed", "shut", "closure", "closing", "shuttered", "abolished"]),
    (Act::Elevated, &["elevated", "upgraded", "raised", "promoted", "converted", "transformed", "became"]),
    (Act::Downgraded, &["downgraded", "reduced", "lowered"]),
];

const STANDS: &[&str] = &[
    "has",
    "have",
    "maintains",
    "maintain",
    "operates",
    "operate",
    "represented",
    "located",
    "locates",
    "runs",
    "is",
    "are",
    "hosts",
    "keeps",
    "assists",
    "holds",
    "having",
    "maintaining",
    "had",
    "maintained",
    "act",
    "sits",
    "serves",
    "serve",
    "kept",
    "keep",
];

/// Takes what a clause tells of missions.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    if accreditation(clause, scene) {
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
    if act.is_none() && (kept(clause, scene, &posts) || elliptic(clause, scene, &posts)) {
        return true;
    }
    if act.is_some_and(|(_, verb)| clause.is_unreal(verb)) {
        return false;
    }
    let stands = clause.find(STANDS).is_some() || clause.tokens().len() < 14;
    if act.is_none() && (!stands || is_about_staff(clause, first)) {
        return false;
    }
    match act {
        Some((act @ (Act::Elevated | Act::Downgraded), verb)) => changed(clause, scene, &posts, act, verb),
        Some((act, verb)) => each(clause, scene, &posts, Some((act, verb))),
        None => each(clause, scene, &posts, None),
    }
}

/// "has a high commission in Ottawa since 1961, plus a consulate in Toronto whose doors closed in 1981": how many posts only stand, and
/// where the others begin.
fn split_standing(clause: &Clause<'_, '_, '_>, posts: &[Post], act: Option<(Act, usize)>) -> Option<(usize, usize)> {
    let (_, verb) = act?;
    let stands = clause.find(STANDS)?;
    let [first, others @ ..] = posts else { return None };
    let second = others.first()?;
    (stands < first.at.start && verb > second.at.end).then_some((second.at.start, 1))
}

/// The change of a mission that the sentence, or the one before, told last.
fn last<'s>(scene: &'s Scene<'_, '_>) -> Option<(&'s Finding, &'s String, Option<Act>, &'s Option<String>)> {
    let finding = scene.found.last()?;
    let What::Change { city, act, class } = &finding.what else { return None };
    Some((finding, city, *act, class))
}

/// "It was shut three years later", ", closed in 1996 and reopened in 1998", "and Peru opened one in Belgrade".
fn again<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let Some((last, city, _, class)) = last(scene) else { return false };
    let told = ACTS.iter().find_map(|(act, words)| clause.find(words).map(|verb| (*act, verb)));
    let Some((act, verb)) = told.filter(|(_, verb)| !clause.is_unreal(*verb) && !is_of_relations(clause, *verb)) else {
        return false;
    };
    let is_same_sentence = last.sources.contains(&scene.cited);
    let (city, class, from) = (city.clone(), class.clone(), last.from.clone().unwrap_or_default());
    let clause = &clause.told_at(verb);
    if act == Act::Opened && clause.phrase_between(clause.at.end, &["one"]) {
        let Some(side) = scene.actor(clause, verb).and_then(|actor| actor.side) else { return false };
        let other = scene.other(side).to_owned();
        let post = Post { at: verb..verb + 1, class: "" };
        let city = cities(clause, scene, &post, clause.at.end, &other, 0).into_iter().next();
        let Some(city) = city.or_else(|| scene.lexicon.capital(&other).map(str::to_owned)) else { return false };
        let finding = mission(scene, What::Change { city: city.clone(), act: Some(act), class }, side, &city);
        scene.push(finding, clause);
        return true;
    }
    let leans =
        clause.has(&["it", "which", "mission", "post"]) || is_same_sentence && clause.parties().next().is_none();
    let is_change = matches!(act, Act::Closed | Act::Reopened) || leans && clause.has(&["embassy", "legation"]);
    if !leans || !is_change {
        return false;
    }
    let side = scene.pair.side(&from).unwrap_or(Side::A);
    let finding = mission(scene, What::Change { city: city.clone(), act: Some(act), class }, side, &city);
    scene.push(finding, clause);
    true
}

/// "Uruguay kept an embassy in Helsinki between 1966 and 1979": opened and closed.
fn kept<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, posts: &[Post]) -> bool {
    let words = ["kept", "had", "maintained", "operated", "existed", "ran", "was", "survived"];
    let Some(verb) = clause.find(&words) else { return false };
    let stretch = clause.own_dates().find(|dated| {
        dated.edtf.to_string().contains('/') && dated.edtf.latest().is_some() && dated.edtf.earliest().is_some()
    });
    let Some((from, until)) = stretch.and_then(|dated| {
        let text = dated.edtf.to_string();
        let (from, until) = text.split_once('/')?;
        Some((Edtf::parse(from).ok()?, Edtf::parse(until).ok()?))
    }) else {
        return false;
    };
    let before = scene.found.len();
    each(clause, scene, &posts[..1], Some((Act::Opened, verb)));
    let opened: Vec<Finding> = scene.found.drain(before..).collect();
    for finding in opened {
        let closed = match finding.what.clone() {
            What::Change { city, class, .. } => What::Change { city, act: Some(Act::Closed), class },
            other => other,
        };
        scene.found.push(Finding { when: Some(until), words: None, what: closed, ..finding.clone() });
        scene.found.push(Finding { when: Some(from), words: None, ..finding });
    }
    scene.found.len() > before
}

/// "… was closed in 1992 and the Peruvian embassy in Belgrade in 2001": the verb is that of the clause before.
fn elliptic<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, posts: &[Post]) -> bool {
    let told =
        last(scene).filter(|(finding, ..)| finding.sources.contains(&scene.cited)).and_then(|(_, _, act, _)| act);
    let has_verb = clause.tokens().iter().any(super::super::scene::is_telling);
    let Some(act) = told.filter(|_| !has_verb && !clause.is_first() && clause.own_dates().next().is_some()) else {
        return false;
    };
    each(clause, scene, posts, Some((act, posts[0].at.start)))
}

/// The posts that a clause names.
fn posts(clause: &Clause<'_, '_, '_>) -> Vec<Post> {
    let tokens = &clause.sentence.tokens;
    let (mut posts, mut at) = (Vec::new(), clause.at.start);
    while at < clause.at.end {
        let found = CLASSES.iter().find(|(words, _)| {
            at + words.len() <= clause.at.end && words.iter().zip(&tokens[at..]).all(|(word, token)| token.is(word))
        });
        if let Some((words, class)) = found {
            posts.push(Post { at: at..at + words.len(), class });
            at += words.len();
        } else {
            at += 1;
        }
    }
    posts
}

/// What was done to the posts, and where the verb stands.
fn act(clause: &Clause<'_, '_, '_>, first: &Post) -> Option<(Act, usize)> {
    let near = |words: &[&str]| {
        clause.at.clone().find(|at| {
            let token = &clause.sentence.tokens[*at];
            token.is_any(words) && at.abs_diff(first.at.start) < 16 && !is_of_relations(clause, *at)
        })
    };
    ACTS.iter().find_map(|(act, words)| near(words).map(|verb| (*act, verb)))
}

/// "established diplomatic relations": the verb has another object.
fn is_of_relations(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let behind = &tokens[verb + 1..(verb + 5).min(tokens.len())];
    let is_section = tokens[verb..].iter().take(4).any(|token| token.is_any(&["section", "campaign", "programme"]))
        && !behind.iter().any(|t| t.is("interests"));
    is_section
        || behind.iter().any(|token| token.is_any(&["relations", "ties", "fire", "talks", "negotiations", "campaign"]))
}

/// What a staff did, or what stood before an embassy, is no news of the post.
fn is_about_staff(clause: &Clause<'_, '_, '_>, post: &Post) -> bool {
    let tokens = &clause.sentence.tokens;
    let behind = tokens.get(post.at.end);
    let is_whole = behind.is_none_or(|token| !token.is_name() || token.is_any(&["in", "of"]));
    let has_possessive = behind.is_some_and(|token| matches!(token.text, "'s" | "’s"));
    has_possessive
        || !is_whole
        || clause.has(&[
            "staff",
            "attack",
            "attacked",
            "protest",
            "protests",
            "statement",
            "expressed",
            "asylum",
            "launched",
            "orders",
            "said",
            "ransacked",
            "stormed",
            "bombed",
            "siege",
        ])
}

/// A record for each post of a clause.
fn each<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, posts: &[Post], act: Option<(Act, usize)>) -> bool {
    let mut taken = false;
    let verb = act.map(|(_, verb)| verb);
    for (number, post) in posts.iter().enumerate() {
        // A post in a third country is none of one in the other.
        if is_elsewhere(clause, post) {
            continue;
        }
        let end = posts.get(number + 1).map_or(clause.at.end, |next| next.at.start);
        let sides = senders(clause, scene, post, verb);
        for side in sides {
            let other = scene.other(side).to_owned();
            let cities = cities(clause, scene, post, end, &other, number);
            let is_known = !cities.is_empty();
            let capital = scene.lexicon.capital(&other).map(str::to_owned);
            let cities = if is_known { cities } else { capital.into_iter().collect() };
            for city in cities {
                let what = What::Change {
                    city: city.clone(),
                    act: act.map(|(act, _)| act),
                    class: Some(post.class.to_owned()),
                };
                let mut finding = mission(scene, what, side, &city);
                // Another actor may have sent it then: the PLO.
                let sender = verb.and_then(|verb| scene.actor(clause, verb)).filter(|actor| actor.side == Some(side));
                if let Some(actor) = sender.filter(|actor| super::super::lexicon::actor(&actor.code).is_some()) {
                    finding.from = Some(actor.code);
                }
                if !is_known {
                    finding.sure = Sureness::Likely;
                }
                if act.is_none() {
                    // That it stands is not dated by what else the sentence dates.
                    undated(scene, finding, clause);
                } else {
                    scene.push(finding, clause);
                }
                taken = true;
            }
        }
    }
    taken
}

/// Says whether a post stands in a city of a third country.
fn is_elsewhere(clause: &Clause<'_, '_, '_>, post: &Post) -> bool {
    clause.parties().any(|party| {
        let gap = clause.sentence.tokens.get(post.at.end..party.at.start).unwrap_or_default();
        let is_near =
            party.at.start >= post.at.end && gap.len() <= 2 && gap.iter().any(|token| token.is_any(&["in", "at"]));
        is_near && matches!(party.how, How::City(_)) && party.side.is_none()
    })
}

fn undated<'l>(scene: &mut Scene<'_, 'l>, finding: Finding, clause: &Clause<'_, '_, 'l>) {
    let since = clause.own_dates().find(|dated| dated.edtf.earliest().is_some() && dated.edtf.latest().is_none());
    match since {
        Some(since) if clause.has(&["since"]) => {
            let what = match finding.what.clone() {
                What::Change { city, class, .. } => What::Change { city, class, act: Some(Act::Opened) },
                other => other,
            };
            let start = Edtf::parse(since.edtf.to_string().trim_end_matches("/..")).ok();
            let mut finding = Finding { what, when: start, ..finding };
            finding.sources.push(scene.cited.clone());
            scene.found.push(finding);
        },
        _ => {
            let mut finding = finding;
            finding.sources.push(scene.cited.clone());
            scene.found.push(finding);
        },
    }
}

fn mission(scene: &Scene<'_, '_>, what: What, side: Side, city: &str) -> Finding {
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let subject = format!("mission-{from}-{}", crate::dataset::slug(city));
    Finding::new(what, String::new(), subject).directed(Some(&from), Some(&to))
}

/// Whose the post is: the country that names it its own, else who acts; both where both do.
fn senders(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, post: &Post, verb: Option<usize>) -> Vec<Side> {
    let tokens = &clause.sentence.tokens;
    // "Iraq's embassy", "the Albanian embassy", "its embassy".
    let owner = clause.parties().rev().find(|party| {
        let gap = tokens.get(party.at.end..post.at.start).unwrap_or(&[]);
        let is_tight = gap.len() <= 3
            && gap.iter().all(|token| {
                matches!(token.text, "'s" | "’s" | "'" | "’" | "“" | "\"")
                    || token.is_any(&["first", "new", "resident", "own", "royal"])
            });
        party.at.end <= post.at.start
            && is_tight
            && (party.how == How::Demonym || gap.iter().any(|token| matches!(token.text, "'s" | "’s" | "'" | "’")))
    });
    // "Embassy of the Republic of Albania".
    let of = clause.parties().find(|party| {
        let gap = tokens.get(post.at.end..party.at.start).unwrap_or(&[]);
        party.at.start > post.at.end
            && gap.len() <= 2
            && gap.first().is_some_and(|token| token.is("of"))
            && !matches!(party.how, How::City(_))
    });
    if let Some(side) = owner.or(of).and_then(|party| party.side) {
        return vec![side];
    }
    // "…, followed by the opening of an embassy": of whom and where the sentence has said already.
    if clause.parties().next().is_none()
        && let Some((told, ..)) = last(scene).filter(|(told, ..)| told.sources.contains(&scene.cited))
    {
        return told.from.as_deref().and_then(|from| scene.pair.side(from)).into_iter().collect();
    }
    if of.is_some_and(Party::is_both) {
        return vec![Side::A, Side::B];
    }
    let both = |end: usize| {
        let named: Vec<Side> = clause
            .parties()
            .filter(|party| party.at.end <= end && !matches!(party.how, How::City(_)))
            .filter_map(|party| party.side)
            .collect();
        let is_both = clause.parties().any(|party| party.is_both() && party.at.end <= end)
            || (named.len() == 2 && named[0] != named[1] && clause.phrase_between(end, &["and"]));
        is_both.then(|| vec![Side::A, Side::B])
    };
    let end = verb.unwrap_or(post.at.start);
    let verb_at = verb.unwrap_or_else(|| clause.find(STANDS).filter(|at| *at < post.at.start).unwrap_or(post.at.start));
    if let Some(both) = both(end.min(verb_at)) {
        return both;
    }
    let actor = scene.actor(clause, verb_at).and_then(|actor| actor.side);
    // "was opened in Tokyo": of whose country the city is not.
    let passive =
        clause.parties().find(|party| party.at.start > post.at.end).and_then(|party| party.side).map(Side::other);
    let is_passive =
        verb.is_some_and(|verb| tokens[..verb].last().is_some_and(|token| token.is_any(&["was", "were", "been"])));
    let own = clause.parties().any(|party| party.at.end <= verb_at);
    let side = if is_passive && !own { passive.or(actor) } else { actor.or(passive) };
    side.into_iter().collect()
}

impl Clause<'_, '_, '_> {
    /// Says whether one of these words stands before a place.
    fn phrase_between(&self, end: usize, words: &[&str]) -> bool {
        self.find(words).is_some_and(|at| at < end)
    }
}

/// The cities of a post: those of the receiver behind it, up to the next post; before it where none stands behind.
fn cities(
    clause: &Clause<'_, '_, '_>,
    scene: &Scene<'_, '_>,
    post: &Post,
    end: usize,
    other: &str,
    number: usize,
) -> Vec<String> {
    let tokens = &clause.sentence.tokens;
    let is_there = |party: &&Party<'_>| party.code == other || scene.pair.side(party.code) == scene.pair.side(other);
    let named = |from: usize, to: usize| -> Vec<String> {
        let within = clause.parties().filter(|party| party.at.start >= from && party.at.end <= to).filter(is_there);
        within.filter_map(|party| if let How::City(city) = party.how { Some(city.to_owned()) } else { None }).collect()
    };
    let mut cities = named(post.at.end, end);
    if cities.is_empty() && number == 0 {
        cities = named(clause.at.start, post.at.start);
    }
    if cities.is_empty()
        && let Some(city) = unknown_city(tokens, &clause.sentence.tags.parties, post.at.end, end)
    {
        cities.push(city);
    }
    if cities.is_empty()
        && clause.parties().next().is_none()
        && let Some((told, city, ..)) = last(scene).filter(|(told, ..)| told.sources.contains(&scene.cited))
        && told.to.as_deref() == Some(other)
    {
        cities.push(city.clone());
    }
    cities.dedup();
    cities
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
    let is_plain = !name.is_empty() && tokens[at].is_name() && !super::super::date::is_month(&tokens[at]);
    let next_is_of = tokens.get(at + name.len()).is_some_and(|token| token.is("of"));
    let is_country = name.len() == 1
        && tokens[at + 1..].first().is_none_or(|token| !token.is_name())
        && known.iter().any(|party| party.at.start == at);
    (is_plain && !is_country && !next_is_of && !name.iter().any(|word| word.eq_ignore_ascii_case("both")))
        .then(|| name.join(" "))
}

/// A post that rises or falls: the class is the one behind "to".
fn changed<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, posts: &[Post], act: Act, verb: usize) -> bool {
    let new = posts.iter().find(|post| post.at.start > verb).or(posts.last());
    let Some(new) = new else { return false };
    if posts.iter().all(|post| post.at.end <= verb) {
        return false;
    }
    let old = posts.iter().find(|post| post.at.end <= verb).unwrap_or(new);
    let sides = senders(clause, scene, old, Some(verb));
    // "which was elevated": the post that was told last.
    let last = scene.found.iter().rev().find(|finding| matches!(finding.what, What::Change { .. }));
    let inherited = last.and_then(|finding| {
        let What::Change { city, .. } = &finding.what else { return None };
        Some((city.clone(), finding.from.clone()?))
    });
    let own = clause.parties().any(|party| party.side.is_some());
    if let Some((city, from)) = inherited.filter(|_| !own) {
        let what = What::Change { city: city.clone(), act: Some(act), class: Some(new.class.to_owned()) };
        let side = scene.pair.side(&from).unwrap_or(Side::A);
        let finding = mission(scene, what, side, &city);
        scene.push(finding, clause);
        return true;
    }
    let Some(side) = sides.first().copied() else { return false };
    for side in if sides.len() > 1 { sides } else { vec![side] } {
        let other = scene.other(side).to_owned();
        let found = cities(clause, scene, old, clause.at.end, &other, 0).into_iter().next();
        let capital = scene.lexicon.capital(&other).map(str::to_owned);
        let Some(city) = found.or(capital) else { return false };
        let what = What::Change { city: city.clone(), act: Some(act), class: Some(new.class.to_owned()) };
        if !std::ptr::eq(old, new) {
            // What it was before it rose.
            let before = What::Change { city: city.clone(), act: Some(Act::Opened), class: Some(old.class.to_owned()) };
            let mut finding = mission(scene, before, side, &city);
            finding.sure = Sureness::Likely;
            finding.sources.push(scene.cited.clone());
            scene.found.push(finding);
        }
        let finding = mission(scene, what, side, &city);
        scene.push(finding, clause);
    }
    true
}

/// A mission in a third country that covers the other: "accredited to Oman from its embassy in Riyadh".
fn accreditation<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    let via = (clause.at.start..clause.at.end).any(|at| {
        tokens[at].is_any(&["via", "through", "from"])
            && tokens[at + 1..clause.at.end.min(at + 4)]
                .iter()
                .any(|token| token.is_any(&["embassy", "consulate", "embassies"]))
    });
    let words = [
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
    if clause.find(&words).is_none() && !via {
        return false;
    }
    let mut seats = clause.parties().filter(|party| matches!(party.how, How::City(_)) && party.side.is_none());
    let behind_post = |party: &&Party<'_>| {
        let before = tokens[..party.at.start].iter().rev().take(4);
        before.clone().any(|token| token.is_any(&["in", "from", "at"]))
    };
    let Some(seat) = seats.find(behind_post) else { return false };
    let How::City(city) = seat.how else { return false };
    let post = posts(clause).into_iter().find(|post| {
        post.class == "embassy"
            || post.class == "high commission"
            || post.class.contains("consul")
            || post.class.contains("office")
    });
    let class = post
        .map(|post| post.class.to_owned())
        .or_else(|| clause.has(&["commissioner"]).then(|| "high commission".to_owned()))
        .or_else(|| clause.has(&["ambassador", "ambassadors"]).then(|| "embassy".to_owned()));
    let verb = clause.find(&words).unwrap_or(clause.at.start);
    let owner = clause.parties().find(|party| party.side.is_some() && !matches!(party.how, How::City(_)));
    let actor = scene.actor(clause, verb).and_then(|actor| actor.side);
    let to = clause
        .find(&["to"])
        .and_then(|to| clause.parties().find(|party| (to + 1..to + 3).contains(&party.at.start)))
        .and_then(|party| party.side)
        .map(Side::other);
    let Some(side) = to.or(actor).or_else(|| owner.and_then(|owner| owner.side)) else { return false };
    let (from, to) = (scene.pair.code(side).to_owned(), scene.other(side).to_owned());
    let subject = format!("accreditation-{from}-{}", crate::dataset::slug(city));
    let what = What::Accreditation { seat: (city.to_owned(), seat.code.to_owned()), class };
    let finding = Finding::new(what, String::new(), subject).directed(Some(&from), Some(&to));
    undated(scene, finding, clause);
    // What stands beside it is told of in the same sentence: "and maintains an honorary consulate in Muscat".
    let rest = clause.find(&["maintains", "has", "operates"]).filter(|at| *at > verb);
    if let Some(at) = rest {
        let behind = clause.over(at..clause.at.end);
        let posts = posts(&behind);
        for post in posts.iter().filter(|post| post.class.contains("consul")) {
            let city = cities(&behind, scene, post, clause.at.end, &to, 0)
                .into_iter()
                .next()
                .or_else(|| scene.lexicon.capital(&to).map(str::to_owned));
            let Some(city) = city else { continue };
            let what = What::Change { city: city.clone(), act: None, class: Some(post.class.to_owned()) };
            let finding = mission(scene, what, side, &city);
            undated(scene, finding, &behind);
        }
    }
    true
}
