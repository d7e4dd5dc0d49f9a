//! The articles behind the built-in dossiers: what a program reads in them against what was read by hand.

use std::collections::BTreeSet;

use comity::dataset::{Dataset, Event, Kind, PartyId, Record};
use comity::text::fold;

use super::{files, import, loaded, real};
use crate::update::built_in;

/// Of our records so many in a hundred are found, with the same kind and date.
const LEAST_FOUND: usize = 90;

/// For a hundred of ours there may be this many.
const MOST_RECORDS: usize = 125;

/// Words that any two records of a pair may share.
const COMMON: [&str; 14] = [
    "visit",
    "visits",
    "president",
    "minister",
    "foreign",
    "city",
    "with",
    "that",
    "from",
    "their",
    "relations",
    "countries",
    "between",
    "both",
];

#[test]
fn most_of_what_was_read_by_hand_is_found() {
    let Some(folder) = real("articles/built-in") else { return };
    let ours = built_in();
    let (mut held, mut records) = (0, 0);
    let (mut missing, mut extra) = (Vec::new(), Vec::new());
    for path in files(&folder, "txt") {
        let article = import(&path);
        let theirs = loaded(&article).data;
        let mut left = of_pair(&theirs, &article.pair);
        records += left.len();
        for event in &of_pair(&ours, &article.pair) {
            held += 1;
            let fits = left.iter().enumerate().filter(|(_, other)| is_same((&ours, event), (&theirs, other)));
            match fits.max_by_key(|(_, other)| shared((&ours, event), (&theirs, other))).map(|(at, _)| at) {
                Some(at) => drop(left.remove(at)),
                None => missing.push(told(event)),
            }
        }
        extra.extend(left.iter().map(told));
    }
    let found = held - missing.len();
    let said = format!("not found: {missing:#?}\ntoo many: {extra:#?}\n{found} of {held} found, {records} records");
    println!("{said}");
    assert!(held > 80, "{held}");
    assert!(found * 100 >= held * LEAST_FOUND, "{said}");
    assert!(records * 100 <= held * MOST_RECORDS, "{said}");
}

fn of_pair(data: &Dataset, id: &str) -> Vec<Event> {
    let Some(Record::Pair(pair)) = data.find(id) else { panic!("{id} is held") };
    data.pair_events(pair).iter().map(|event| data.event(*event)).collect()
}

fn told(event: &Event) -> String {
    format!("{}: {} {}: {}", event.id, event.kind, event.when_text(), event.title)
}

/// Whether two records tell the same: kind, date and direction, in words that not every record has.
fn is_same(ours: (&Dataset, &Event), theirs: (&Dataset, &Event)) -> bool {
    // What a predecessor did its heir may be said to have done.
    let along = |one: Option<PartyId>, other: Option<PartyId>| {
        let code = other.map(|other| &*theirs.0[other].code);
        let heir = code.map(|code| ours.0.parties().find(|(_, party)| &*party.code == code));
        one.zip(heir).is_none_or(|(one, heir)| heir.is_some_and(|(heir, _)| ours.0.stands_for(heir, one)))
    };
    // Of a disputed date any of the positions is right.
    let (dates, date) = (ours.1.dates().collect::<Vec<_>>(), theirs.1.dates().next());
    let is_dated = if dates.is_empty() { date.is_none() } else { date.is_some_and(|date| dates.contains(&date)) };
    // Of a mission hardly more than its city is said.
    let least = if ours.1.kind == Kind::Mission { 1 } else { 2 };
    ours.1.kind == theirs.1.kind
        // An accreditation is no change of a mission.
        && ours.1.act.is_some() == theirs.1.act.is_some()
        && is_dated
        && along(ours.1.from, theirs.1.from)
        && along(ours.1.to, theirs.1.to)
        && shared(ours, theirs) >= least
}

/// How many telling words two records share.
fn shared((ours, event): (&Dataset, &Event), (theirs, other): (&Dataset, &Event)) -> usize {
    words(ours, event).intersection(&words(theirs, other)).count()
}

/// The words of a record: of its texts, its people, its places, and the sentences that it was read from.
fn words(data: &Dataset, event: &Event) -> BTreeSet<String> {
    let people = event.people.iter().map(|part| &data[part.person]);
    let names = people.flat_map(|person| std::iter::once(&person.name).chain(&person.aliases)).map(|name| &**name);
    let places = event.places.iter().map(|place| &*data[*place].name);
    let quotes = event.quotes().map(|quote| &*quote.text);
    let detail = format!("{:?}", event.detail);
    let texts = [&*event.title, &*event.summary, &detail].into_iter().chain(names).chain(places).chain(quotes);
    let text = fold(&texts.collect::<Vec<_>>().join(" "));
    let countries = data[event.pair].countries.map(|country| fold(&data[country].name));
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    let telling = words.filter(|word| !COMMON.contains(word) && countries.iter().all(|country| country != word));
    telling.map(str::to_owned).collect()
}
