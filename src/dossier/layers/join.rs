//! Two records of one happening made one: texts of the higher layer, the more precise date, every person, place and source; and what
//! cannot both be true becomes claims.

use std::collections::hash_map::Entry;
use std::hash::Hash;

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::same::agrees;
use crate::dataset::{Claim, Dataset, Detail, Edtf, Event, Participant, Review, Role, Source, Stance, When};
use crate::wording::exact_money;

/// What two files say differently, in words: "disputed from now on, dates: 1977 and 1980".
pub(super) type Conflict = String;

/// Who holds what the lower and the higher record say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holders<'a> {
    pub(super) held: &'a str,
    pub(super) new: &'a str,
}

/// What a record is that has the id of another and cannot be it: "a visit", "about relations severed", "in the other direction".
pub(super) fn contradiction(data: &Dataset, held: &Event, new: &Event) -> Option<String> {
    if held.kind != new.kind {
        return Some(format!("of kind {}", held.kind));
    }
    match (held.act, new.act) {
        (Some(act), Some(other)) if act != other => return Some(format!("about relations {act}")),
        _ => {},
    }
    (!agrees(data, held, new)).then(|| "in the other direction".to_owned())
}

/// Takes what a higher layer says of a happening into what is held of it.
pub(super) fn join(held: &mut Event, new: Event, holders: Holders<'_>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    conflicts.extend(join_when(held, &new, holders));
    join_detail(held, &new, holders, &mut conflicts);
    held.act = new.act.or(held.act);
    let text = |when: &When| when.text();
    take_over("announced", &mut held.announced, new.announced.as_ref(), text, &mut conflicts);
    take_over("recurrence", &mut held.every, new.every.as_ref(), ToString::to_string, &mut conflicts);
    // Sides do not differ; what is said of them may be more.
    held.from = new.from.or(held.from);
    held.to = new.to.or(held.to);
    join_texts(held, &new);
    new.people.into_iter().for_each(|part| join_person(&mut held.people, part, &mut conflicts));
    add_new(&mut held.places, new.places);
    add_claims(&mut held.claims, new.claims);
    add_sources(&mut held.sources, new.sources);
    conflicts
}

/// The texts of the higher layer. What a program read and nobody has reviewed gives way to what a person wrote or reviewed, whatever the
/// layer; only where a person wrote no summary is that of the program shown, and then as not reviewed.
fn join_texts(held: &mut Event, new: &Event) {
    let is_read = held.is_unreviewed();
    if is_read == new.is_unreviewed() {
        for (held, new) in [(&mut held.title, &new.title), (&mut held.summary, &new.summary)] {
            if !new.is_empty() {
                held.clone_from(new);
            }
        }
        let reviewed = held.review.reviewed || new.review.reviewed;
        held.review = Review { sure: new.review.sure.or(held.review.sure), reviewed };
        return;
    }
    let (person, program) = if is_read { (new, &*held) } else { (&*held, new) };
    let fills = person.summary.is_empty() && !program.summary.is_empty() && !person.review.reviewed;
    let review = if fills { program.review } else { Review { reviewed: true, ..person.review } };
    let summary = if fills { program.summary.clone() } else { person.summary.clone() };
    (held.title, held.summary, held.review) = (person.title.clone(), summary, review);
}

/// Takes what the higher layer says where it says something; that it said otherwise below is a conflict worth a word.
fn take_over<T: Clone + PartialEq>(
    what: &str,
    held: &mut Option<T>,
    new: Option<&T>,
    text: impl Fn(&T) -> String,
    conflicts: &mut Vec<Conflict>,
) {
    let Some(new) = new else { return };
    if let Some(held) = held.as_ref().filter(|held| *held != new) {
        conflicts.push(format!("{what} “{}” taken over, not “{}”", text(new), text(held)));
    }
    *held = Some(new.clone());
}

/// How many comparisons are quicker than a table of what is there.
const FEW: usize = 1000;

/// Adds what is not there yet.
pub(super) fn add_new<T: Clone + Eq + Hash>(held: &mut Vec<T>, new: Vec<T>) {
    if (held.len() + new.len()).saturating_mul(new.len()) > FEW {
        let mut known: HashSet<T> = held.iter().cloned().collect();
        return held.extend(new.into_iter().filter(|item| known.insert(item.clone())));
    }
    for item in new {
        if !held.contains(&item) {
            held.push(item);
        }
    }
}

/// Adds sources. The same place in an article stands once, with the sentence that one of them quotes; two sentences are two sources.
pub(super) fn add_sources(held: &mut Vec<Source>, new: Vec<Source>) {
    let words = |source: &Source| source.quote.as_ref().map(|quote| quote.text.clone());
    for source in new {
        let is_place = |known: &&mut Source| known.article == source.article && known.section == source.section;
        let mut places: Vec<_> = held.iter_mut().filter(is_place).collect();
        let said = words(&source);
        if places.iter().any(|known| said.is_none() || words(known) == said) {
            continue;
        }
        match places.iter_mut().find(|known| known.quote.is_none()) {
            Some(bare) => bare.quote = source.quote,
            None => held.push(source),
        }
    }
}

/// Adds a position, or another source of one that the same claimant holds.
pub(super) fn add_claim(held: &mut Vec<Claim>, claim: Claim) {
    match held.iter_mut().find(|known| known.by == claim.by && known.value == claim.value) {
        Some(known) => add_sources(&mut known.sources, claim.sources),
        None => held.push(claim),
    }
}

/// Adds positions, each as [`add_claim`] does.
fn add_claims(held: &mut Vec<Claim>, new: Vec<Claim>) {
    if (held.len() + new.len()).saturating_mul(new.len()) <= FEW {
        return new.into_iter().for_each(|claim| add_claim(held, claim));
    }
    let key = |claim: &Claim| (claim.by.clone(), claim.value.clone());
    let mut known: HashMap<_, usize> = HashMap::new();
    for (at, claim) in held.iter().enumerate() {
        known.entry(key(claim)).or_insert(at);
    }
    for claim in new {
        match known.entry(key(&claim)) {
            Entry::Occupied(at) => add_sources(&mut held[*at.get()].sources, claim.sources),
            Entry::Vacant(free) => {
                free.insert(held.len());
                held.push(claim);
            },
        }
    }
}

fn join_when(held: &mut Event, new: &Event, holders: Holders<'_>) -> Option<Conflict> {
    let is_disputed = |event: &Event| event.when.is_none() && event.claims.iter().any(|claim| claim.date().is_some());
    match (held.when.take(), &new.when) {
        (None, Some(when)) if is_disputed(held) => {
            // One more voice; where a claim gives that very date, nothing new is said.
            if !held.claims.iter().any(|claim| claim.date().is_some() && claim.date() == when.edtf) {
                add_claim(&mut held.claims, dated(when, holders.new, &new.sources));
            }
            None
        },
        (Some(when), None) if is_disputed(new) => {
            if !new.claims.iter().any(|claim| claim.date().is_some() && claim.date() == when.edtf) {
                add_claim(&mut held.claims, dated(&when, holders.held, &held.sources));
            }
            None
        },
        (one, None) => {
            held.when = one;
            None
        },
        (None, Some(_)) => {
            held.when.clone_from(&new.when);
            None
        },
        (Some(one), Some(other)) => {
            if let Some(when) = agreed(&one, other) {
                held.when = Some(when);
                return only_meet(&one, other)
                    .then(|| format!("date “{}” kept, not “{}”; both may be true", one.text(), other.text()));
            }
            let conflict = format!("disputed from now on, dates: {} and {}", one.text(), other.text());
            let sources = held.sources.clone();
            add_claim(&mut held.claims, dated(&one, holders.held, &sources));
            add_claim(&mut held.claims, dated(other, holders.new, &new.sources));
            Some(conflict)
        },
    }
}

/// The date on which two records agree: the more precise, and of two alike the lower's with the words of the higher; none where they
/// cannot both be true.
pub(super) fn agreed(held: &When, new: &When) -> Option<When> {
    let (one, other) = match (held.edtf, new.edtf) {
        (Some(one), Some(other)) => (one, other),
        // Words alone date nothing.
        (Some(_), None) => return Some(held.clone()),
        (None, _) => return Some(When { edtf: new.edtf, words: new.words.clone().or_else(|| held.words.clone()) }),
    };
    if one == other {
        return Some(When { edtf: held.edtf, words: new.words.clone().or_else(|| held.words.clone()) });
    }
    if !one.compatible(other) {
        return None;
    }
    Some(if other.refines(one) { new.clone() } else { held.clone() })
}

/// Says whether of two dates that can both be true neither says all that the other does, as of "by 1980" and "after 1975".
fn only_meet(held: &When, new: &When) -> bool {
    let apart = |one: Edtf, other: Edtf| one != other && !one.refines(other) && !other.refines(one);
    held.edtf.zip(new.edtf).is_some_and(|(one, other)| apart(one, other))
}

/// The position of a record on its date.
fn dated(when: &When, by: &str, sources: &[Source]) -> Claim {
    Claim { when: Some(when.clone()), ..position(when.text(), by, sources) }
}

/// The position of a record on what is not its date.
pub(super) fn position(value: String, by: &str, sources: &[Source]) -> Claim {
    let (value, by, sources) = (value.into(), by.into(), sources.to_vec());
    Claim { value, when: None, by, stance: Stance::Asserts, note: None, sources }
}

fn join_detail(held: &mut Event, new: &Event, holders: Holders<'_>, conflicts: &mut Vec<Conflict>) {
    let owned = Box::<str>::to_string;
    let mut values = None;
    match (&mut held.detail, &new.detail) {
        (
            Detail::Agreement { form, level, signatories },
            Detail::Agreement { form: new_form, level: new_level, signatories: new_signatories },
        ) => {
            take_over("form", form, new_form.as_ref(), owned, conflicts);
            take_over("level", level, new_level.as_ref(), ToString::to_string, conflicts);
            add_new(signatories, new_signatories.clone());
        },
        (Detail::Vote { body, item, vote }, Detail::Vote { body: new_body, item: new_item, vote: new_vote }) => {
            take_over("body", body, new_body.as_ref(), owned, conflicts);
            take_over("item", item, new_item.as_ref(), owned, conflicts);
            values = differ(vote, new_vote.as_ref(), &held.claims, ToString::to_string).map(|both| ("votes", both));
        },
        (Detail::Membership { body }, Detail::Membership { body: new_body }) => {
            take_over("body", body, new_body.as_ref(), owned, conflicts);
        },
        (Detail::Aid { money, through }, Detail::Aid { money: new_money, through: new_through }) => {
            take_over("channel", through, new_through.as_ref(), owned, conflicts);
            values = differ(money, new_money.as_ref(), &held.claims, exact_money).map(|both| ("amounts", both));
        },
        (Detail::Trade { money, goods }, Detail::Trade { money: new_money, goods: new_goods }) => {
            add_new(goods, new_goods.clone());
            values = differ(money, new_money.as_ref(), &held.claims, exact_money).map(|both| ("amounts", both));
        },
        (own @ Detail::None, other) => *own = other.clone(),
        _ => {},
    }
    if let Some((what, (lower, higher))) = values {
        if let Some(lower) = lower {
            conflicts.push(format!("disputed from now on, {what}: {lower} and {higher}"));
            let sources = held.sources.clone();
            add_claim(&mut held.claims, position(lower, holders.held, &sources));
        }
        add_claim(&mut held.claims, position(higher, holders.new, &new.sources));
    }
}

/// Joins two values that cannot both be true: where they differ neither is held, and both are given in words; where there are positions
/// on it already, the new one is one more.
fn differ<T: Clone + PartialEq>(
    held: &mut Option<T>,
    new: Option<&T>,
    claims: &[Claim],
    text: impl Fn(&T) -> String,
) -> Option<(Option<String>, String)> {
    let new = new?;
    match held.take() {
        Some(one) if one == *new => {
            *held = Some(one);
            None
        },
        Some(one) => Some((Some(text(&one)), text(new))),
        None if claims.iter().any(|claim| claim.when.is_none()) => Some((None, text(new))),
        None => {
            *held = Some(new.clone());
            None
        },
    }
}

/// Adds a person, or what a higher layer says of one who is there: a part is more than being mentioned, and titles of one office add up.
fn join_person(people: &mut Vec<Participant>, new: Participant, conflicts: &mut Vec<Conflict>) {
    let Some(held) = people.iter_mut().find(|part| part.person == new.person) else { return people.push(new) };
    if held.role == Role::Mentioned {
        held.role = new.role;
    }
    let (Some(office), Some(other)) = (&mut held.office, &new.office) else {
        held.office = new.office.or(held.office.take());
        return;
    };
    let is_one = office.of.zip(other.of).is_none_or(|(one, other)| one == other)
        && office.rank.zip(other.rank).is_none_or(|(one, other)| one == other);
    if !is_one {
        conflicts.push(format!("office “{}” taken over, not “{}”", other.title, office.title));
        *office = other.clone();
        return;
    }
    let titles = std::iter::once(&other.title).chain(&other.also).filter(|title| **title != office.title);
    add_new(&mut office.also, titles.cloned().collect());
    office.of = office.of.or(other.of);
    office.rank = office.rank.or(other.rank);
}
