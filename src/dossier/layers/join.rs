//! Two records of one happening made one: texts of the higher layer, the more precise date, every person, place and source; and what
//! cannot both be true becomes claims.

use crate::dataset::{Claim, Detail, Event, Money, Participant, Role, Source, Stance, When};
use crate::wording::exact_money;

/// What two files say differently, in words: "dates: 1977 and 1980".
pub(super) type Conflict = String;

/// Who holds what the lower and the higher record say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holders<'a> {
    pub(super) held: &'a str,
    pub(super) new: &'a str,
}

/// Takes what a higher layer says of a happening into what is held of it.
pub(super) fn join(held: &mut Event, new: Event, holders: Holders<'_>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    conflicts.extend(join_when(held, &new, holders));
    conflicts.extend(join_detail(held, &new, holders));
    held.act = new.act.or(held.act);
    held.announced = new.announced.or(held.announced.take());
    held.every = new.every.or(held.every);
    held.from = new.from.or(held.from);
    held.to = new.to.or(held.to);
    if !new.title.is_empty() {
        held.title = new.title;
    }
    if !new.summary.is_empty() {
        held.summary = new.summary;
    }
    new.people.into_iter().for_each(|part| join_person(&mut held.people, part));
    add_new(&mut held.places, new.places);
    for claim in new.claims {
        add_claim(&mut held.claims, claim);
    }
    add_new(&mut held.sources, new.sources);
    conflicts
}

/// Adds what is not there yet.
pub(super) fn add_new<T: PartialEq>(held: &mut Vec<T>, new: Vec<T>) {
    for item in new {
        if !held.contains(&item) {
            held.push(item);
        }
    }
}

/// Adds a position, or another source of one that the same claimant holds.
fn add_claim(held: &mut Vec<Claim>, claim: Claim) {
    match held.iter_mut().find(|known| known.by == claim.by && known.value == claim.value) {
        Some(known) => add_new(&mut known.sources, claim.sources),
        None => held.push(claim),
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
                return None;
            }
            let conflict = format!("dates: {} and {}", one.text(), other.text());
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

/// The position of a record on its date.
fn dated(when: &When, by: &str, sources: &[Source]) -> Claim {
    Claim { when: Some(when.clone()), ..position(when.text(), by, sources) }
}

/// The position of a record on what is not its date.
pub(super) fn position(value: String, by: &str, sources: &[Source]) -> Claim {
    let (value, by, sources) = (value.into(), by.into(), sources.to_vec());
    Claim { value, when: None, by, stance: Stance::Asserts, note: None, sources }
}

fn join_detail(held: &mut Event, new: &Event, holders: Holders<'_>) -> Option<Conflict> {
    let (mut disputed, mut conflict) = (None, None);
    match (&mut held.detail, &new.detail) {
        (
            Detail::Agreement { form, level, signatories },
            Detail::Agreement { form: new_form, level: new_level, signatories: new_signatories },
        ) => {
            or_set(form, new_form.as_ref());
            or_set(level, new_level.as_ref());
            add_new(signatories, new_signatories.clone());
        },
        (Detail::Vote { body, item, vote }, Detail::Vote { body: new_body, item: new_item, vote: new_vote }) => {
            or_set(body, new_body.as_ref());
            or_set(item, new_item.as_ref());
            match (*vote, *new_vote) {
                (Some(one), Some(other)) if one != other => {
                    disputed = Some([one.to_string(), other.to_string()]);
                    conflict = Some(format!("votes: {one} and {other}"));
                    *vote = None;
                },
                _ => *vote = new_vote.or(*vote),
            }
        },
        (Detail::Membership { body }, Detail::Membership { body: new_body }) => or_set(body, new_body.as_ref()),
        (Detail::Aid { money, through }, Detail::Aid { money: new_money, through: new_through }) => {
            or_set(through, new_through.as_ref());
            disputed = join_money(money, new_money.as_ref());
        },
        (Detail::Trade { money, goods }, Detail::Trade { money: new_money, goods: new_goods }) => {
            add_new(goods, new_goods.clone());
            disputed = join_money(money, new_money.as_ref());
        },
        (own @ Detail::None, other) => *own = other.clone(),
        _ => {},
    }
    if let Some([one, other]) = disputed {
        conflict = conflict.or_else(|| Some(format!("amounts: {one} and {other}")));
        let sources = held.sources.clone();
        add_claim(&mut held.claims, position(one, holders.held, &sources));
        add_claim(&mut held.claims, position(other, holders.new, &new.sources));
    }
    conflict
}

fn or_set<T: Clone>(held: &mut Option<T>, new: Option<&T>) {
    if let Some(new) = new {
        *held = Some(new.clone());
    }
}

/// Both amounts in words where they differ; then neither is held.
fn join_money(held: &mut Option<Money>, new: Option<&Money>) -> Option<[String; 2]> {
    match (&held, new) {
        (Some(one), Some(other)) if *one != *other => {
            let both = [exact_money(one), exact_money(other)];
            *held = None;
            Some(both)
        },
        (None, Some(other)) => {
            *held = Some(other.clone());
            None
        },
        _ => None,
    }
}

/// Adds a person, or what a higher layer says of one who is there: a part is more than being mentioned, and titles add up.
fn join_person(people: &mut Vec<Participant>, new: Participant) {
    let Some(held) = people.iter_mut().find(|part| part.person == new.person) else { return people.push(new) };
    if held.role == Role::Mentioned {
        held.role = new.role;
    }
    match (&mut held.office, new.office) {
        (Some(held), Some(new)) => {
            let titles = std::iter::once(new.title).chain(new.also);
            add_new(&mut held.also, titles.filter(|title| *title != held.title).collect());
            held.of = held.of.or(new.of);
            held.rank = held.rank.or(new.rank);
        },
        (held @ None, office) => *held = office,
        _ => {},
    }
}
