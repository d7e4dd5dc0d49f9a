//! Very many of anything: reading takes a time that grows with their number, not with its square, and no message grows with it.

use std::fs;

use comity::dossier::{self, Loaded, Sources};

use super::report;
use crate::{each, in_time};

/// Files of JSON Lines, each a layer upon those before it.
fn layers(files: &[String]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    for (number, lines) in files.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.jsonl")), lines).unwrap();
    }
    dossier::load(&Sources { paths: vec![folder.path().to_owned()], ..Sources::default() }).unwrap()
}

/// Where each stands was counted from the beginning of the line, also of those that nobody is told of.
#[test]
fn mistakes_on_one_line() {
    let count = 200_000;
    let text = format!("pair = \"mx-om\"\ndrops = [{}]\n", each(count, |n| format!("\"mx-om/x{n}\",")));
    let report = in_time(|| report(&text));
    assert_eq!((report.errors, report.problems.len()), (count, 1000));
    assert!(report.problems.iter().all(|problem| problem.excerpt.is_some()));
}

#[test]
fn related_articles() {
    let count = 200_000;
    let titles = each(count, |n| format!("\"A{}\",", n % (count - 1)));
    let text = format!("pair = \"mx-om\"\nsee_also = [{titles}]\n");
    let data = in_time(|| dossier::load_text("d.toml", &text)).unwrap().data;
    let (_, pair) = data.pairs().next().unwrap();
    assert_eq!(pair.see_also.len(), count - 1);
}

#[test]
fn parties_and_names_that_none_of_them_has() {
    let parties = each(10_000, |n| format!("[[party]]\nid = \"p{n}\"\nname = \"Pórty {n}\"\n"));
    let heir =
        format!("[[party]]\nid = \"heir\"\nname = \"Heir\"\nsucceeds = [{}]\n", each(10_000, |n| format!("\"q{n}\",")));
    assert_eq!(in_time(|| report(&(parties.clone() + &heir))).errors, 10_000);
    // By name, whatever the accents, they are found.
    let heir = heir.replace("\"q", "\"porty ");
    let data = in_time(|| dossier::load_text("d.toml", &(parties + &heir))).unwrap().data;
    let heir = data.parties().find(|(_, party)| &*party.code == "heir").unwrap().1;
    assert_eq!(heir.succeeds.len(), 10_000);
}

#[test]
fn things_that_are_added_up() {
    let people = "{\"type\":\"person\",\"id\":\"person/a\",\"name\":\"A B\",\"of\":\"mx\"}\n";
    let event = |from: usize| {
        let goods = each(50_000, |n| format!("\"g{}\",", from + n));
        let claims = each(5000, |n| format!("{{\"value\":\"v{}\",\"by\":\"b\",\"stance\":\"asserts\"}},", from + n));
        let trade = "\"type\":\"event\",\"id\":\"mx-om/t\",\"kind\":\"trade\",\"from\":\"mx\",\"title\":\"T\"";
        format!(
            "{people}{{{trade},\"goods\":[{}],\"claims\":[{}]}}\n",
            goods.trim_end_matches(','),
            claims.trim_end_matches(',')
        )
    };
    // Half of each is said by both.
    let loaded = in_time(|| layers(&[event(0), event(2500)]));
    let (_, trade) = loaded.data.events().next().unwrap();
    assert_eq!((loaded.tally.left_out, trade.claims.len()), (0, 7500));
    let comity::dataset::Detail::Trade { goods, .. } = &trade.detail else { panic!() };
    assert_eq!((goods.len(), &*goods[49_999], &*goods[50_000]), (52_500, "g49999", "g50000"));
}

/// Of records that a record may be the first are named: a list of all of them for each of them was millions of names.
#[test]
fn records_that_may_be_one() {
    let trade = |file: &str| {
        each(300, |n| {
            let what = "\"kind\":\"trade\",\"when\":\"1975\",\"from\":\"mx\",\"to\":\"om\",\"title\":\"T\"";
            format!("{{\"type\":\"event\",\"id\":\"mx-om/{file}{n}\",{what}}}\n")
        })
    };
    let mission = |file: &str| {
        each(300, |n| {
            let what = "\"from\":\"mx\",\"to\":\"om\",\"city\":\"Muscat\",\"changes\":[{\"act\":\"opened\",\"class\":\"embassy\"}]";
            format!("{{\"type\":\"mission\",\"id\":\"mx-om/{file}{n}\",{what}}}\n")
        })
    };
    let person = |file: &str| {
        each(300, |n| {
            format!("{{\"type\":\"person\",\"id\":\"person/{file}{n}\",\"name\":\"Ann Alpha\",\"of\":\"fr\"}}\n")
        })
    };
    for lines in [&trade as &dyn Fn(&str) -> String, &mission, &person] {
        let loaded = layers(&[lines("a"), lines("b")]);
        assert_eq!((loaded.tally.joined, loaded.tally.notes), (0, 300));
        for note in &loaded.problems {
            assert!(note.message.contains("or 295 more; they stay apart") && note.message.len() < 500, "{note}");
        }
    }
}
