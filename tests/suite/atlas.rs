//! The atlas: what comes out of it is what went in, and whatever else is refused.

mod command;
mod fixture;

use std::io::Cursor;

use comity::atlas::{self, About, Atlas, Fault, Origin, What};
use comity::dataset::{Dataset, Record, Scope};
use comity::export::{Excerpt, Form, write};
use comity::search::{Index, Wanted};
use rstest::rstest;
use xxhash_rust::xxh3::xxh3_64;

use crate::update::built_in;
use fixture::everything;

/// How many bytes stand before the first section.
const HEAD: usize = 64;

/// How many bytes a row of the table has, which stands last; and where in it the checksum of its section is.
const ROW: usize = 40;
const CHECKSUM: usize = 32;

fn bytes(data: &Dataset, about: &About) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    atlas::write(&mut out, data, &Index::new(data), about).unwrap();
    out.into_inner()
}

fn refused(bytes: &[u8]) -> Fault {
    match atlas::read(bytes) {
        Err(fault) => fault,
        Ok(_) => panic!("it is no atlas that was written"),
    }
}

/// All that can be asked of a dataset, as text.
fn told(data: &Dataset, forms: &[Form]) -> String {
    let mut out = Vec::new();
    for form in forms.iter().copied() {
        write(&mut out, data, &Excerpt::whole(data), form).unwrap();
    }
    let lists = [
        data.people().map(|(id, _)| format!("{:?}", data.person_events(id))).collect::<Vec<_>>(),
        data.places().map(|(id, _)| format!("{:?}", data.place_events(id))).collect(),
        data.pairs().map(|(id, _)| format!("{:?}{:?}", data.pair_events(id), data.pair_missions(id))).collect(),
        vec![format!("{:?}", data.people_by_name())],
        data.countries().into_iter().map(|id| format!("{:?}", data.scope_pairs(Scope::Country(id)))).collect(),
        data.event_ids().map(|id| format!("{:?}", data.event(id))).collect(),
        data.missions().map(|(_, mission)| format!("{mission:?}")).collect(),
        vec![format!("{:?}", data.pairs_by_name())],
    ];
    format!("{}\n{}", String::from_utf8(out).unwrap(), lists.concat().join("\n"))
}

/// All records, with what their ids are found to mean.
fn found(data: &Dataset) -> Vec<(String, Option<Record>)> {
    let parties = data.parties().map(|(id, _)| Record::Party(id));
    let pairs = data.pairs().map(|(id, _)| Record::Pair(id));
    let people = data.people().map(|(id, _)| Record::Person(id));
    let places = data.places().map(|(id, _)| Record::Place(id));
    let missions = data.missions().map(|(id, _)| Record::Mission(id));
    let events = data.event_ids().map(Record::Event);
    let own = parties.chain(pairs).chain(people).chain(places).chain(missions).chain(events).map(|it| data.id_of(it));
    let mut others: Vec<_> = data.other_ids().map(|(id, _)| id.to_owned()).collect();
    others.sort_unstable();
    let nobody = ["", "mx", "person/nobody", "fr-mx/nothing"].map(str::to_owned);
    own.chain(others).chain(nobody).map(|id| (id.clone(), data.find(&id))).collect()
}

mod round_trip {
    use super::*;

    #[rstest]
    #[case::built_in(&built_in())]
    #[case::everything(&everything())]
    #[case::nothing(&Dataset::default())]
    fn gives_the_same_dataset(#[case] data: &Dataset) {
        let about = About {
            origins: vec![
                Origin { name: "a".into(), path: "../a".into(), what: What::File { bytes: 7, changed: (8, 9) } },
                Origin { name: "b".into(), path: "/b".into(), what: What::Directory { files: vec!["c.toml".into()] } },
            ],
            built_in: Some(u64::MAX),
            left_out: 3,
        };
        let written = bytes(data, &about);
        let Atlas { data: again, index, about: told_about } = atlas::read(&written).unwrap();
        assert_eq!(told_about, about);
        let forms = [Form::Json, Form::Jsonl, Form::Markdown];
        assert_eq!(told(&again, &forms), told(data, &forms));
        assert_eq!(found(&again), found(data));
        assert!(found(data).iter().filter(|(_, record)| record.is_none()).count() <= 4);
        assert_eq!(searched(&again, &index), searched(data, &Index::new(data)));
        // And once more, from what was read.
        assert_eq!(bytes(&again, &about), written);
    }
}

/// What searches of every sort find: words, prefixes, slips, initials, years, fields.
fn searched(data: &Dataset, index: &Index) -> Vec<(usize, Vec<(String, String)>)> {
    let queries = [
        "a",
        "me",
        "mexico",
        "arfat",
        "yasir",
        "jmgr",
        "\"embassy in\"",
        "kind:visit",
        "year:1970..1990",
        "has:dispute",
        "rank:minister !oman",
        "^mex",
        "ria | muscat",
        "zzzz",
    ];
    let answer = |query: &&str| {
        let results = index.search(data, query, Wanted::ALL);
        let told =
            |hit: &comity::search::Hit| (data.id_of(hit.record), index.why(data, &results.words, *hit).to_string());
        (results.counts.total(), results.hits.iter().map(told).collect())
    };
    queries.iter().map(answer).collect()
}

mod refuses {
    use super::*;

    /// In turn, every byte: one wholly, the next by a bit.
    #[test]
    fn every_byte_flipped() {
        let good = bytes(&everything(), &About::default());
        let mut bad = good.clone();
        for at in 0..good.len() {
            let flip = [0xff, 0x01][at % 2];
            bad[at] ^= flip;
            let fault = refused(&bad);
            match at {
                0..8 => assert!(matches!(fault, Fault::Foreign), "{at}: {fault}"),
                _ => assert!(matches!(fault, Fault::Damaged(_)), "{at}: {fault}"),
            }
            bad[at] ^= flip;
        }
        assert!(atlas::read(&bad).is_ok());
    }

    #[test]
    fn every_truncation_and_every_excess() {
        let good = bytes(&everything(), &About::default());
        assert!(matches!(refused(&[]), Fault::Foreign));
        for length in 1..good.len() {
            let fault = refused(&good[..length]);
            let (have, of) = (length as u64, (length >= HEAD).then_some(good.len() as u64));
            assert!(matches!(fault, Fault::Truncated { have: h, of: o } if (h, o) == (have, of)), "{length}: {fault}");
        }
        for more in [1, 40, 10_000] {
            let fault = refused(&[good.as_slice(), &vec![0; more]].concat());
            assert!(matches!(fault, Fault::Overlong { .. }), "{fault}");
        }
    }

    #[test]
    fn what_another_version_has_made() {
        let mut bytes = bytes(&everything(), &About::default());
        bytes[8..12].copy_from_slice(&7000_u32.to_le_bytes());
        bytes[12..36].copy_from_slice(b"9.8.7\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        seal(&mut bytes);
        let said = refused(&bytes).to_string();
        assert!(said.starts_with("was made by comity 9.8.7 in format 7000, and this comity reads format "), "{said}");
        assert!(said.ends_with("; compile it again with this one"), "{said}");
    }

    #[rstest]
    #[case::text("pair = \"fr-mx\"\n# A dossier that has an odd name, and is long enough to have a head.\n")]
    #[case::short("fr")]
    fn what_is_no_atlas(#[case] text: &str) {
        assert!(matches!(refused(text.as_bytes()), Fault::Foreign));
    }

    /// What is damaged is named.
    #[test]
    fn damage_with_the_name_of_its_place() {
        let good = bytes(&everything(), &About::default());
        let named = |at: usize| {
            let mut bad = good.clone();
            bad[at] ^= 4;
            refused(&bad).to_string()
        };
        assert!(named(50).contains("\"head\""));
        assert!(named(HEAD + 1).contains("\"about\""));
        assert!(named(good.len() - 1).contains("\"table\""));
    }
}

/// Makes the checksums right again, from the sections up: what a forger would do.
fn seal(bytes: &mut [u8]) {
    let count = u32::from_le_bytes(bytes[44..48].try_into().unwrap()) as usize;
    let table = bytes.len() - count * ROW;
    let mut begin = HEAD;
    for row in (table..bytes.len()).step_by(ROW) {
        let length = u64::from_le_bytes(bytes[row + 24..row + 32].try_into().unwrap()) as usize;
        let sum = xxh3_64(&bytes[begin..begin + length]);
        bytes[row + CHECKSUM..row + ROW].copy_from_slice(&sum.to_le_bytes());
        begin += length;
    }
    let sum = xxh3_64(&bytes[table..]);
    bytes[48..56].copy_from_slice(&sum.to_le_bytes());
    let sum = xxh3_64(&bytes[..56]);
    bytes[56..64].copy_from_slice(&sum.to_le_bytes());
}

mod forged {
    use super::*;

    /// Whatever its bytes say: it is refused, or all of it can be read.
    #[test]
    fn an_atlas_makes_nothing_panic() {
        let good = bytes(&everything(), &About::default());
        let count = u32::from_le_bytes(good[44..48].try_into().unwrap()) as usize;
        let mut read = 0;
        // Each is read whole, so that to try them all would take too long for a test.
        for at in (HEAD..good.len() - count * ROW).step_by(13) {
            let mut bad = good.clone();
            bad[at] ^= [0x01, 0x80, 0xff][at % 3];
            seal(&mut bad);
            if let Ok(Atlas { data, index, .. }) = atlas::read(&bad) {
                read += 1;
                found(&data);
                searched(&data, &index);
                let told = told(&data, &[Form::Json]);
                assert!(!told.chars().any(|letter| letter.is_control() && letter != '\n'), "{at}");
            }
        }
        assert!(read > 0);
    }
}

/// The format stands as long as its number does: an atlas of another layout under the same number would be read wrongly, and nothing
/// would say so. Where this differs, the number of the format must be raised (`src/sections.rs`), and then the sum here set anew.
#[test]
fn a_change_of_the_format_changes_its_number() {
    let bytes = bytes(&everything(), &About::default());
    let format = u32::from_le_bytes(bytes[8..12].try_into().unwrap());
    assert_eq!((format, format!("{:016x}", xxh3_64(&bytes[HEAD..]))), (2, "d61ca1856445f05d".to_owned()));
}
