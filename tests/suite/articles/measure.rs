//! How much of what articles say is found, and how much is said that they do not.

use std::fs;
use std::path::Path;

use super::matching::Score;
use super::records::records;
use super::table::facts;
use super::{import, own, read_as, real};

const OURS: &str = include_str!("../../articles/ours.tsv");
const REAL: &str = include_str!("../../articles/real.tsv");

/// What an import must reach.
struct Floors {
    recall: f64,
    right_kind: f64,
    people: f64,
}

/// For each true record there may be this many.
const MOST_RECORDS: f64 = 1.35;

/// Measures every article of a table, each in a file of a folder.
fn score(table: &str, folder: &Path) -> Score {
    let mut total = Score::default();
    for (article, facts) in facts(table) {
        let records = records(&import(&folder.join(format!("{article}.txt"))));
        total.add(Score::new(&article, &facts, &records));
    }
    total
}

#[expect(clippy::print_stdout, reason = "the figures are what one measures for")]
fn reaches(score: &Score, floors: &Floors) {
    println!("{score}");
    assert!(score.recall() >= floors.recall, "dated facts found\n{score}");
    assert!(score.right_kind() >= floors.right_kind, "the right kind\n{score}");
    assert!(score.people_met() >= floors.people, "people\n{score}");
    assert!(score.records_a_fact() <= MOST_RECORDS, "records\n{score}");
}

#[test]
fn articles_of_our_own() {
    let score = score(OURS, &own());
    assert!(score.facts > 150, "{}", score.facts);
    reaches(&score, &Floors { recall: 0.85, right_kind: 0.85, people: 0.80 });
}

#[test]
fn real_articles() {
    let Some(folder) = real("articles/more") else { return };
    reaches(&score(REAL, &folder), &Floors { recall: 0.85, right_kind: 0.85, people: 0.70 });
}

/// The measure sees what is missing, what is misread and what is too much.
#[test]
fn a_wrong_reading_is_counted() {
    let name = "Finland–Uruguay_relations";
    let facts = &facts(OURS)[name];
    let article = import(&own().join(format!("{name}.txt")));
    let sound = records(&article);
    let right = Score::new(name, facts, &sound);
    let at = |id: &str| sound.iter().position(|record| record.id == id).unwrap_or_else(|| panic!("{id}: {sound:#?}"));
    let visit = at("fi-uy/article/visit-kalevi-sorsa");

    let mut records = sound.clone();
    records.remove(visit);
    let missing = Score::new(name, facts, &records);
    assert_eq!((missing.found, missing.met), (right.found - 1, right.met - 1));

    let mut records = sound.clone();
    records[visit].when = "1986".to_owned();
    assert_eq!(Score::new(name, facts, &records).found, right.found - 1);

    let mut records = sound.clone();
    records[visit].kind = "aid".to_owned();
    let misread = Score::new(name, facts, &records);
    assert_eq!((misread.found, misread.of_kind), (right.found, right.of_kind - 1));

    let mut records = sound.clone();
    records[visit].people.clear();
    assert_eq!(Score::new(name, facts, &records).met, right.met - 1);

    let mut records = sound.clone();
    let mut other = sound[visit].clone();
    (other.text, other.when) = ("about football".to_owned(), "1930".to_owned());
    records.push(other);
    assert_eq!(Score::new(name, facts, &records).extra, right.extra + 1);
}

/// Dates are read off the text: without them there is nothing to find.
#[test]
fn an_article_without_dates_tells_no_dated_fact() {
    for (article, facts) in facts(OURS) {
        let text = fs::read_to_string(own().join(format!("{article}.txt"))).unwrap();
        let dateless: String = text.chars().map(|letter| if letter.is_ascii_digit() { 'x' } else { letter }).collect();
        let score = Score::new(&article, &facts, &records(&read_as(&article, &dateless).unwrap()));
        assert!(score.recall() < 0.1, "{score}");
    }
}
