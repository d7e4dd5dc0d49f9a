//! Sameness: when two records of different files are one, so that nothing stands twice.
//!
//! The rules are those of the natural key, a kind at a time; an id that is the same needs no rule. Where a rule leaves doubt the two
//! stay two. [`Index`] finds the few records that can be the same as one among a million.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher as _};

use foldhash::HashMap;

use crate::dataset::{Class, Dataset, Detail, Edtf, Event, EventId, Kind, PairId, PartyId, PersonId, Post, Role};
use crate::text::fold;

/// Which of the two countries of a pair a party stands for: the first, the second, or neither.
pub(super) fn side(data: &Dataset, pair: PairId, party: Option<PartyId>) -> Option<u8> {
    let [a, b] = data[pair].countries;
    let party = party?;
    if data.stands_for(a, party) { Some(0) } else { data.stands_for(b, party).then_some(1) }
}

/// Says whether two events of one pair are one happening.
pub(super) fn is_same(data: &Dataset, a: &Event, b: &Event) -> bool {
    if a.pair != b.pair || a.kind != b.kind {
        return false;
    }
    let dates = || a.dates().any(|one| b.dates().any(|other| one.compatible(other)));
    match a.kind {
        Kind::Relations | Kind::Recognition => a.act == b.act && agrees(data, a, b) && dates(),
        Kind::Visit => shares(principals(a), principals(b)) && is_directed_as(data, a, b) && dates(),
        Kind::Meeting => dates() && is_within(participants(a), participants(b)),
        Kind::Vote => is_same_vote(&a.detail, &b.detail),
        Kind::Trade => is_directed_as(data, a, b) && is_same_year(a, b),
        Kind::Agreement => dates() && is_same_form(a, b) && (is_between_cities(a, b) || shares_subject(a, b)),
        Kind::Mission => false,
        _ => {
            let shared = || shares(principals(a), principals(b)) || shares(a.places.iter(), b.places.iter());
            dates() && is_directed_as(data, a, b) && (shared() || shares_subject(a, b))
        },
    }
}

/// Says whether both go from and to the same sides.
fn is_directed_as(data: &Dataset, a: &Event, b: &Event) -> bool {
    side(data, a.pair, a.from) == side(data, b.pair, b.from)
}

/// Says whether no side that both name differs: of relations, who began them is often not said.
fn agrees(data: &Dataset, a: &Event, b: &Event) -> bool {
    let agree = |one, other| match (side(data, a.pair, one), side(data, b.pair, other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    agree(a.from, b.from) && agree(a.to, b.to)
}

fn principals(event: &Event) -> impl Iterator<Item = PersonId> {
    event.people_as(Role::Principal).map(|part| part.person)
}

fn participants(event: &Event) -> impl Iterator<Item = PersonId> {
    event.people.iter().filter(|part| part.role != Role::Mentioned).map(|part| part.person)
}

fn shares<T: PartialEq>(one: impl Iterator<Item = T>, other: impl Iterator<Item = T>) -> bool {
    let other: Vec<T> = other.collect();
    !other.is_empty() && { one }.any(|item| other.contains(&item))
}

/// Says whether all of the fewer are among the more.
fn is_within<T: PartialEq>(one: impl Iterator<Item = T>, other: impl Iterator<Item = T>) -> bool {
    let (one, other): (Vec<T>, Vec<T>) = (one.collect(), other.collect());
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !fewer.is_empty() && fewer.iter().all(|item| more.contains(item))
}

fn is_same_vote(a: &Detail, b: &Detail) -> bool {
    let (Detail::Vote { body, item: Some(item), .. }, Detail::Vote { body: other_body, item: Some(other), .. }) =
        (a, b)
    else {
        return false;
    };
    let same_body = match (body, other_body) {
        (Some(body), Some(other)) => fold(body) == fold(other),
        _ => true,
    };
    same_body && fold(item) == fold(other)
}

fn is_same_year(a: &Event, b: &Event) -> bool {
    let year = |event: &Event| event.stands_at().and_then(whole_year);
    year(a).is_some() && year(a) == year(b)
}

/// The year in which a date certainly falls.
fn whole_year(edtf: Edtf) -> Option<i16> {
    let (first, last) = (edtf.earliest()?.year(), edtf.latest()?.year());
    (first == last).then_some(first)
}

fn is_same_form(a: &Event, b: &Event) -> bool {
    let form = |event: &Event| match &event.detail {
        Detail::Agreement { form, .. } => form.as_deref().map(fold),
        _ => None,
    };
    form(a).zip(form(b)).is_none_or(|(one, other)| one == other)
}

/// Twinned cities are their own subject.
fn is_between_cities(a: &Event, b: &Event) -> bool {
    a.places.len() > 1 && is_within(a.places.iter(), b.places.iter()) && a.places.len() == b.places.len()
}

/// Words that titles of all subjects have.
const COMMON: &str = "about accord agree agreement agreements and amendment between bilateral concerning constituting convention \
cooperation countries exchange field for from government governments have in into its kingdom letters memorandum mutual nations notes of on \
other over protocol regarding relating relations republic respect sign signed signs state states supplementary the their to treaty two \
understanding union united with";

/// Says whether two titles are about one subject: half of the words of the shorter that say something are in the other, and two at least
/// where it has two.
fn shares_subject(a: &Event, b: &Event) -> bool {
    let (one, other) = (telling(&a.title), telling(&b.title));
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = fewer.iter().filter(|word| more.contains(word)).count();
    shared > 0 && shared * 2 >= fewer.len() && (shared > 1 || fewer.len() == 1)
}

/// The beginnings of the words that say what a title is about.
fn telling(title: &str) -> Vec<String> {
    let folded = fold(title);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    let words = words.filter(|word| !COMMON.split(' ').any(|common| common == *word));
    // "fisheries" and "fishery" begin alike.
    words.map(|word| word.chars().take(5).collect()).collect()
}

/// The family of a class of mission, within which posts in one city are one mission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Diplomatic,
    Consular,
}

impl Family {
    /// The family of a class by its name; an unknown one is told by the word in it.
    pub(super) fn of(class: Option<&crate::dataset::ClassName>) -> Self {
        let Some(class) = class else { return Self::Diplomatic };
        let is_consular = match class.class {
            Some(known) => matches!(known, Class::ConsulateGeneral | Class::Consulate | Class::HonoraryConsulate),
            None => fold(&class.name).contains("consul"),
        };
        if is_consular { Self::Consular } else { Self::Diplomatic }
    }
}

/// What makes two posts one mission.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct MissionKey(PairId, Option<u8>, Post, Family);

impl MissionKey {
    pub(super) fn new(data: &Dataset, pair: PairId, from: PartyId, post: Post, family: Family) -> Self {
        // The seat of an accreditation is key enough; many say nothing of the class.
        let family = if matches!(post, Post::Accredited(_)) { Family::Diplomatic } else { family };
        Self(pair, side(data, pair, Some(from)), post, family)
    }
}

/// Where events that may be the same as another are found.
#[derive(Debug, Default)]
pub(super) struct Index {
    buckets: HashMap<u64, Vec<EventId>>,
}

/// How many years a date may span and still be looked for year by year; vaguer ones are kept together.
const SPAN: i16 = 20;

impl Index {
    pub(super) fn insert(&mut self, slot: EventId, event: &Event) {
        for bucket in buckets(event) {
            self.buckets.entry(bucket).or_default().push(slot);
        }
    }

    /// The slots of events that may be the same, each once.
    pub(super) fn near(&self, event: &Event) -> Vec<EventId> {
        if self.buckets.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<_> =
            buckets(event).iter().filter_map(|bucket| self.buckets.get(bucket)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The buckets of an event: two events that are the same have one in common.
fn buckets(event: &Event) -> Vec<u64> {
    let hash = |what: u8, which: u64| {
        let mut hasher = DefaultHasher::new();
        (event.pair, event.kind, what, which).hash(&mut hasher);
        hasher.finish()
    };
    match event.kind {
        Kind::Visit => principals(event).map(|person| hash(0, person.index() as u64)).collect(),
        Kind::Meeting => participants(event).map(|person| hash(0, person.index() as u64)).collect(),
        Kind::Mission => Vec::new(),
        Kind::Relations | Kind::Recognition | Kind::Vote => vec![hash(1, 0)],
        _ => {
            let mut years: Vec<i16> = event.dates().flat_map(years_of).collect();
            years.dedup();
            years.into_iter().map(|year| hash(2, u64::from(year.unsigned_abs()))).collect()
        },
    }
}

/// The years in which a date may fall, as far as they are looked for.
fn years_of(edtf: Edtf) -> impl Iterator<Item = i16> {
    let first = edtf.earliest().or(edtf.latest()).map_or(0, jiff::civil::Date::year);
    let last = edtf.latest().map_or(first, jiff::civil::Date::year);
    first..=last.min(first.saturating_add(SPAN))
}
