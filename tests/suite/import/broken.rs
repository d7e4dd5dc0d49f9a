//! Tables that are broken: a clear word for each, and no more lost than must be.

use comity::import::csv::Fate;
use rstest::rstest;

use super::{ARTICLE, Folder, imported, left, missions, of_type, refused, taken, titled};

#[rstest]
#[case::empty(b"", "table.csv: is empty")]
#[case::nul(b"from,to,city\nMexico,Om\0an,Muscat\n", "table.csv: holds a NUL byte on line 2")]
#[case::latin_1(
    b"from,to,city\nMexico,Brazil,Bras\xedlia\n",
    "is not UTF-8 from line 2 on; save it as UTF-8, or say encoding = \"latin-1\""
)]
#[case::utf_16(b"\xff\xfef\0r\0o\0m\0", "is UTF-16; save the table as UTF-8")]
#[case::utf_16_turned(b"\xfe\xff\0f\0r", "is UTF-16")]
#[case::mark_and_no_utf_8(b"\xef\xbb\xbffrom\xed", "has a byte-order mark and is not UTF-8")]
fn a_file_that_is_no_table_is_refused(#[case] table: &[u8], #[case] expected: &str) {
    let said = refused(&missions(""), table);
    assert!(said.starts_with("error: ") && said.contains(expected), "{said}");
}

#[test]
fn ragged_rows_are_left_out_alone() {
    let import = taken(&missions(""), "from,to,city\nMexico,Oman\nMexico,Oman,Muscat\nMexico,Oman,Muscat,more\n");
    let reason = "not as many fields as the header";
    assert_eq!(left(&import), [(2, Fate::Row, reason, "2, not 3"), (4, Fate::Row, reason, "4, not 3")]);
    assert_eq!(import.used, 1);
}

#[test]
fn a_header_alone_imports_nothing() {
    let import = taken(&missions(""), "from,to,city\n");
    assert!(import.is_empty() && import.rows == 0);
}

#[test]
fn a_field_of_fifty_megabytes_is_left_out() {
    let mut table = b"from,to,city\nMexico,Oman,Muscat\nMexico,Oman,".to_vec();
    table.resize(table.len() + (50 << 20), b'x');
    table.extend(b"\nMexico,Saudi Arabia,Riyadh\n");
    let import = taken(&missions(""), table);
    assert_eq!(import.used, 2);
    let long = &import.left[0];
    assert_eq!((long.line, &*long.reason), (3, "a cell too long"));
    assert!(long.value.contains("52428800 bytes"), "{}", long.value);
}

#[test]
fn a_quote_never_closed_swallows_no_row_in_silence() {
    let import = taken(&missions(""), "from,to,city\nMexico,Oman,Muscat\nMexico,\"Oman,Muscat\nMexico,Iraq,Baghdad\n");
    assert_eq!((import.rows, import.used), (2, 1));
    assert_eq!(left(&import), [(3, Fate::Row, "not as many fields as the header", "2, not 3")]);
}

#[test]
fn nothing_that_a_terminal_would_obey_comes_through() {
    let import = taken(&missions(""), "from,to,city\nMexico,Oman,Mus\u{1b}[31mcat\nMexico,At\u{202E}lantis,x\n");
    assert!(!import.lines.concat().contains(['\u{1b}', '\u{202E}']));
    assert_eq!(import.left[0].value, "At\u{FFFD}lantis");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = Folder::with(&[]);
    let said = folder.import(&missions(""), &["gone.csv"]).unwrap_err().to_string();
    assert!(said.contains("gone.csv: cannot be read"), "{said}");
    let said = folder.import(&missions(""), &["."]).unwrap_err().to_string();
    assert!(said.contains("is not a file"), "{said}");
    let said = folder.import(&missions(""), &[]).unwrap_err().to_string();
    assert!(said.contains("no table is named"), "{said}");
}

#[test]
fn a_table_too_many_is_named() {
    let folder = Folder::with(&[("a.csv", b"from,to,city\n"), ("b.csv", b"x\n")]);
    let said = folder.import(&missions(""), &["a.csv", "b.csv"]).unwrap_err().to_string();
    assert!(said.contains("b.csv: the recipe joins no such table"), "{said}");
}

#[test]
fn a_join_that_matches_nothing_is_a_mistake() {
    let recipe = format!(
        "{ARTICLE}[join]\nfile = \"b.csv\"\nkey = \"id\"\nwith = \"id\"\n[value.parties]\njoined = \"party\"\nas = \"country\"\n\
         [[event]]\nkind = \"agreement\"\nid = \"{{id}}\"\nbetween = \"{{parties}}\"\ntitle = \"x\"\n"
    );
    let folder = Folder::with(&[("a.csv", b"id\n32\n"), ("b.csv", b"id,party\n32.0,Mexico\n32.0,Oman\n")]);
    let said = folder.import(&recipe, &["a.csv"]).unwrap_err().to_string();
    assert!(said.starts_with("my.toml:7:7: error: the join matches nothing"), "{said}");
    assert!(said.contains("such as \"32.0\"") && said.contains("normalise = \"number\""), "{said}");
    assert_eq!(
        folder
            .import(&recipe.replace("with = \"id\"", "with = \"id\"\nnormalise = \"number\""), &["a.csv"])
            .unwrap()
            .used,
        1
    );
}

/// A name that two columns have is a mistake only where the recipe uses it.
#[test]
fn columns_of_one_name_are_told_apart_or_refused() {
    let said = refused(&missions(""), "from,to,city,city\nMexico,Oman,Muscat,x\n");
    assert!(said.contains("two columns of table.csv are called \"city\" (numbers 3 and 4)"), "{said}");
    assert!(imported(&missions(""), "from,to,city,x,x\nMexico,Oman,Muscat,1,2\n").is_ok());
}

/// What reading would leave out is left out before it is written, and its row is accounted for.
#[test]
fn a_record_that_reading_refuses_is_left_out_with_its_reason() {
    let recipe = missions("")
        + "[[accreditation]]\nfrom = \"{sender}\"\nto = \"{receiver}\"\nseat = \"{seat}\"\n\
           [[event]]\nkind = \"visit\"\nid = \"visit\"\nfrom = \"{sender}\"\nto = \"{receiver}\"\ntitle = \"A visit\"\n\
           places = [\"{seat}\"]\npeople = [{ name = \"{who}\", of = \"mx\" }]\n";
    let table = "from,to,city,seat,who\n\
        Mexico,Oman,\"Muscat, Oman\",\"Riyadh, Saudi Arabia\",Ana Émile\n\
        Mexico,Iraq,\"Baghdad, Iraq\",\"Amman, Nowhere\",Omar Sample\n\
        Mexico,Brazil,Rio,\"Lima, Nowhere\",Ana Emile-\n";
    let import = taken(&recipe, table);
    let expected = [
        (2, Fate::Part, "write the city alone, \"Muscat\""),
        // Of a row that is left out whole the first reason is told.
        (3, Fate::Row, "write the city alone, \"Baghdad\""),
        // The accreditation, and the visit.
        (4, Fate::Part, "a place ends in its country"),
        (4, Fate::Part, "a place ends in its country"),
    ];
    let left = left(&import);
    assert_eq!(left.len(), expected.len(), "{left:?}");
    for ((line, fate, reason, value), (row, whole, message)) in left.into_iter().zip(expected) {
        assert_eq!(
            (line, fate, reason, value.starts_with(message)),
            (row, whole, "the record is wrong", true),
            "{value}"
        );
    }
    // Nobody is there whom no record names, and by no name that only a refused one has.
    let people = of_type(&import, "person");
    assert_eq!((people.len(), &people[0]["name"], people[0].get("aliases")), (1, &"Ana Émile".into(), None));
    assert_eq!((import.used, of_type(&import, "mission").len()), (2, 1));
}

/// What is wrong with a person is said of the records that name them.
#[test]
fn a_person_that_reading_refuses_takes_their_records_along() {
    let recipe = titled("from = \"{who}\"\nmost = 9")
        .replace("title = \"{it}\"", "title = \"{it}\"\npeople = [{ name = \"{who}\", of = \"mx\" }]");
    let import = taken(&recipe, format!("who\nAna\n{}\n", "x".repeat(65_530)));
    assert_eq!((import.used, of_type(&import, "person").len(), of_type(&import, "event").len()), (1, 1, 1));
    assert_eq!(left(&import)[0].3, "`id` has 65540 bytes; a text may have 65536");
}
