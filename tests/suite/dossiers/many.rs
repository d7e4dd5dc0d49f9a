//! Very many of anything: reading takes a time that grows with their number, not with its square, and no message grows with it.

use std::fs;

use comity::dossier::{self, Loaded, Sources};

use crate::each;

/// Files of JSON Lines, each a layer upon those before it.
fn layers(files: &[String]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    for (number, lines) in files.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.jsonl")), lines).unwrap();
    }
    dossier::load(&Sources { paths: vec![folder.path().to_owned()], ..Sources::default() }).unwrap()
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
