//! Sameness: when two records of different files are one, so that nothing stands twice.
//!
//! The rules are those of the natural key, a kind at a time; an id that is the same needs no rule. Where a rule leaves doubt the two
//! stay two. [`Index`] finds the few records that can be the same as one among a million.

use std::hash::{BuildHasher as _, Hash};

use foldhash::fast::FixedState;
use foldhash::{HashMap, HashSet};

use crate::dataset::{
    Class, Dataset, Detail, Edtf, Event, EventId, Kind, Level, PairId, PartyId, PersonId, Post, Role,
};
use crate::text::fold;

/// How far two events are one happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// They are two.
    None,
    /// All that is said agrees, but one of them does not say enough.
    Perhaps,
    /// They are one.
    Same,
}

/// Which of the two countries of a pair a party stands for: the first, the second, or neither.
pub(super) fn side(data: &Dataset, pair: PairId, party: Option<PartyId>) -> Option<u8> {
    let [a, b] = data[pair].countries;
    let party = party?;
    // Of Slovenia and Yugoslavia each stands for itself, whoever succeeded whom.
    if party == a || (party != b && data.stands_for(a, party)) {
        Some(0)
    } else {
        data.stands_for(b, party).then_some(1)
    }
}

/// Says how far two events, each with the subject of its title, are one happening; `names` are the words for the countries of the first
/// one's pair ([`names_of`]).
pub(super) fn likeness<'n>(
    data: &Dataset,
    (a, about): (&Event, &[u32]),
    (b, about_other): (&Event, &[u32]),
    names: impl Fn() -> &'n [u32],
) -> Likeness {
    if a.pair != b.pair || a.kind != b.kind {
        return Likeness::None;
    }
    let subject = || {
        // That both titles name the countries of the pair says nothing; most have nothing else in common, and end here.
        shares_subject(about, about_other) && {
            let names = names();
            let without =
                |words: &[u32]| words.iter().copied().filter(|word| !names.contains(word)).collect::<Vec<_>>();
            shares_subject(&without(about), &without(about_other))
        }
    };
    let is_one = match a.kind {
        Kind::Relations | Kind::Recognition => a.act == b.act && agrees(data, a, b),
        Kind::Visit => shares(principals(a), principals(b)) && is_directed_as(data, a, b),
        Kind::Meeting => is_within(participants(a), participants(b)),
        Kind::Vote => return same_vote(data, a, b),
        Kind::Trade if !is_same_year(a, b) => false,
        Kind::Trade => is_directed_as(data, a, b),
        Kind::Agreement => is_same_form(a, b) && (is_between_cities(a, b) || subject()),
        Kind::Mission => false,
        _ => {
            let shared = || shares(principals(a), principals(b)) || shares(a.places.iter(), b.places.iter());
            is_directed_as(data, a, b) && (shared() || subject())
        },
    };
    if is_one { same_date(a, b) } else { Likeness::None }
}

/// Says whether the dates of two events can both be true; one that is undated leaves it open.
fn same_date(a: &Event, b: &Event) -> Likeness {
    if a.dates().any(|one| b.dates().any(|other| one.compatible(other))) {
        return Likeness::Same;
    }
    let is_open = a.dates().next().is_none() || b.dates().next().is_none();
    if is_open { Likeness::Perhaps } else { Likeness::None }
}

/// Says whether both go from and to the same sides.
fn is_directed_as(data: &Dataset, a: &Event, b: &Event) -> bool {
    side(data, a.pair, a.from) == side(data, b.pair, b.from)
}

/// Says whether no side that both name differs: of relations, who began them is often not said.
pub(super) fn agrees(data: &Dataset, a: &Event, b: &Event) -> bool {
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

/// A vote is one by its body, its item, and who voted.
fn same_vote(data: &Dataset, a: &Event, b: &Event) -> Likeness {
    let (Detail::Vote { body, item: Some(item), .. }, Detail::Vote { body: other_body, item: Some(other), .. }) =
        (&a.detail, &b.detail)
    else {
        return Likeness::None;
    };
    if fold(item) != fold(other) || !agrees(data, a, b) {
        return Likeness::None;
    }
    match (body, other_body) {
        (Some(body), Some(other)) if fold(body) != fold(other) => Likeness::None,
        (Some(_), Some(_)) if a.from.is_some() == b.from.is_some() => Likeness::Same,
        _ => Likeness::Perhaps,
    }
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

fn form(event: &Event) -> Option<String> {
    if let Detail::Agreement { form, .. } = &event.detail { form.as_deref().map(fold) } else { None }
}

fn is_same_form(a: &Event, b: &Event) -> bool {
    form(a).zip(form(b)).is_none_or(|(one, other)| one == other)
}

/// Two cities that are twinned are their own subject.
fn is_between_cities(a: &Event, b: &Event) -> bool {
    let is_municipal = |event: &Event| matches!(event.detail, Detail::Agreement { level: Some(Level::Municipal), .. });
    let is_twinning = |event: &Event| is_municipal(event) || form(event).is_some_and(|form| form == "twinning");
    let is_same = a.places.len() > 1 && a.places.len() == b.places.len() && is_within(a.places.iter(), b.places.iter());
    is_same && is_twinning(a) && is_twinning(b)
}

/// Words that titles of all subjects have, in order.
const COMMON: &[&str] = &[
    "about",
    "accord",
    "agree",
    "agreement",
    "agreements",
    "amendment",
    "and",
    "between",
    "bilateral",
    "concerning",
    "constituting",
    "convention",
    "cooperation",
    "countries",
    "exchange",
    "field",
    "for",
    "from",
    "government",
    "governments",
    "have",
    "in",
    "into",
    "its",
    "kingdom",
    "letters",
    "memorandum",
    "mutual",
    "nations",
    "notes",
    "of",
    "on",
    "other",
    "over",
    "protocol",
    "regarding",
    "relating",
    "relations",
    "republic",
    "respect",
    "sign",
    "signed",
    "signs",
    "state",
    "states",
    "supplementary",
    "the",
    "their",
    "to",
    "treaty",
    "two",
    "understanding",
    "union",
    "united",
    "with",
];

/// Says whether two titles are about one subject: half of the words of the shorter that say something are in the other, and two at least
/// where it has two.
fn shares_subject(one: &[u32], other: &[u32]) -> bool {
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = fewer.iter().filter(|word| more.contains(word)).count();
    shared > 0 && shared * 2 >= fewer.len() && (shared > 1 || fewer.len() == 1)
}

/// The beginnings of the words that say what a title is about, each as a hash.
fn subject(title: &str) -> Box<[u32]> {
    let folded = fold(title);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    let words = words.filter(|word| COMMON.binary_search(word).is_err());
    // "fisheries" and "fishery" begin alike.
    words.map(|word| hash(&word.char_indices().nth(5).map_or(word, |(end, _)| &word[..end])) as u32).collect()
}

/// The words for the countries of a pair, as [`subject`] has them.
pub(super) fn names_of(data: &Dataset, pair: PairId) -> Vec<u32> {
    let countries = data[pair].countries.map(|country| &data[country]);
    let names = countries.iter().flat_map(|party| [Some(&party.name), party.short.as_ref(), party.demonym.as_ref()]);
    names.flatten().flat_map(|name| subject(name)).collect()
}

fn hash(what: &impl Hash) -> u64 {
    FixedState::default().hash_one(what)
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
    /// The pairs of the events that have been added.
    pairs: HashSet<PairId>,
    /// What the titles of events are about, where that tells whether they are one.
    subjects: HashMap<EventId, Box<[u32]>>,
}

/// What the events of a bucket have in common, beside pair and kind.
#[derive(Debug, Clone, Copy, Hash)]
enum Shared {
    Person(PersonId),
    Act(Option<crate::dataset::Act>),
    Item(u64),
    Year(i16),
    /// A date that may be of many years.
    Long,
    All,
}

/// How many years a date may span and still be looked for year by year.
const SPAN: i16 = 3;

impl Index {
    /// Adds an event, or finds it by what it has come to say.
    pub(super) fn insert(&mut self, slot: EventId, event: &Event) {
        self.pairs.insert(event.pair);
        for shared in places(event) {
            let bucket = self.buckets.entry(hash(&(event.pair, event.kind, shared))).or_default();
            if !bucket.contains(&slot) {
                bucket.push(slot);
            }
        }
        let subject = Self::subject_of(event);
        if !subject.is_empty() {
            self.subjects.insert(slot, subject);
        }
    }

    /// Says whether any event of a pair has been added.
    pub(super) fn has(&self, pair: PairId) -> bool {
        self.pairs.contains(&pair)
    }

    /// What the title of an event is about, where that tells.
    pub(super) fn subject_of(event: &Event) -> Box<[u32]> {
        if is_by_date(event.kind) { subject(&event.title) } else { Box::default() }
    }

    /// What the title of an event that has been added is about.
    pub(super) fn subject(&self, slot: EventId) -> &[u32] {
        self.subjects.get(&slot).map_or(&[], |subject| subject)
    }

    /// The slots of events that may be the same, each once.
    pub(super) fn near(&self, event: &Event) -> Vec<EventId> {
        let bucket = |shared: &Shared| self.buckets.get(&hash(&(event.pair, event.kind, *shared)));
        let mut found: Vec<_> = sought(event).iter().filter_map(bucket).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Says whether events of a kind are looked for by their dates.
fn is_by_date(kind: Kind) -> bool {
    !matches!(kind, Kind::Visit | Kind::Meeting | Kind::Mission | Kind::Relations | Kind::Recognition | Kind::Vote)
}

/// Under what an event of a kind that is not looked for by date is found and looked for.
fn telling(event: &Event) -> Vec<Shared> {
    match &event.detail {
        _ if event.kind == Kind::Visit => principals(event).map(Shared::Person).collect(),
        _ if event.kind == Kind::Meeting => participants(event).map(Shared::Person).collect(),
        Detail::Vote { item: Some(item), .. } => vec![Shared::Item(hash(&fold(item)))],
        _ if matches!(event.kind, Kind::Relations | Kind::Recognition) => vec![Shared::Act(event.act)],
        _ => Vec::new(),
    }
}

/// Under what an event is found.
fn places(event: &Event) -> Vec<Shared> {
    if !is_by_date(event.kind) {
        return telling(event);
    }
    let mut places: Vec<_> = event.dates().flat_map(years).collect();
    if !places.is_empty() {
        places.push(Shared::All);
    }
    places
}

/// Under what those that are the same as an event are found.
fn sought(event: &Event) -> Vec<Shared> {
    if !is_by_date(event.kind) {
        return telling(event);
    }
    let mut sought = Vec::new();
    for date in event.dates() {
        let years = years(date);
        let is_long = matches!(years[..], [Shared::Long]);
        sought.extend(years);
        sought.push(if is_long { Shared::All } else { Shared::Long });
    }
    sought
}

/// The years in which a date may fall, with the slack that a qualified one has: two that can both be true have one in common.
fn years(edtf: Edtf) -> Vec<Shared> {
    match edtf.bounds() {
        (Some(first), Some(last)) if last.year() - first.year() <= SPAN => {
            (first.year()..=last.year()).map(Shared::Year).collect()
        },
        _ => vec![Shared::Long],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Review;
    use proptest::prelude::*;

    #[test]
    fn common_words_are_in_order() {
        assert!(COMMON.is_sorted());
    }

    fn dated(when: &str) -> Option<Event> {
        let when = Edtf::parse(when).ok()?;
        let (kind, pair) = (Kind::Statement, PairId::new(0));
        Some(Event {
            id: "fr-mx/x".into(),
            pair,
            kind,
            act: None,
            when: Some(when.into()),
            announced: None,
            every: None,
            from: None,
            to: None,
            title: "Whaling".into(),
            summary: Box::default(),
            people: vec![],
            places: vec![],
            detail: Detail::None,
            claims: vec![],
            sources: vec![],
            review: Review::default(),
        })
    }

    /// Each gives a year of slack, and between them they meet.
    #[test]
    fn two_qualified_dates_that_meet_are_found() {
        let (one, other) = (dated("1976?").unwrap(), dated("1974~").unwrap());
        let mut index = Index::default();
        index.insert(EventId::new(7), &one);
        assert_eq!(same_date(&one, &other), Likeness::Same);
        assert_eq!(index.near(&other), [EventId::new(7)]);
    }

    proptest! {
        /// What may be the same is looked at: else it would stand twice without a word.
        #[test]
        fn dates_that_can_both_be_true_are_found(
            one in "(19[67][0-9]|19[67]X|19XX)(-0[1-9])?[~?]?|\\[19[67][0-9]\\.\\.\\]|19[67][0-9]/\\.\\.|1969/197[0-9]",
            other in "(19[67][0-9]|19[67]X|19XX)(-0[1-9])?[~?]?|\\[\\.\\.19[67][0-9]\\]|19[67][0-9]/|1969/197[0-9]",
        ) {
            let (Some(one), Some(other)) = (dated(&one), dated(&other)) else { return Ok(()) };
            let mut index = Index::default();
            let slot = EventId::new(7);
            index.insert(slot, &one);
            if same_date(&one, &other) == Likeness::Same {
                prop_assert_eq!(index.near(&other), vec![slot]);
            }
        }
    }
}
