//! What is no article, or a broken one: a clear word for each, and nothing written over.

use std::fs;
use std::fs::File;

use rstest::rstest;

use super::command::{Folder, SMALL};
use crate::cli::{run, stderr, stdout};

/// An article that is sound, under a title.
fn titled(title: &str) -> String {
    SMALL.replacen("Iraq–Mexico relations", title, 1)
}

#[rstest]
#[case::empty(b"", "\"article\" is no article on the relations of two countries")]
#[case::something_else(
    b"= Lourdes Aranda Bezaury =\n\nA diplomat.\n",
    "is no article on the relations of two countries; if it is one, name them: --pair iq-mx"
)]
#[case::one_country(
    b"= Foreign relations of Mexico =\n\nMany.\n",
    "\"Foreign relations of Mexico\" is about one country"
)]
#[case::three("= China–Japan–South Korea relations =\n\nThree.\n".as_bytes(), "is about more than two countries")]
#[case::a_union("= European Union–Mexico relations =\n\nA union.\n".as_bytes(), "\"European Union\" is no country that is known")]
#[case::one_twice("= Mexico–Mexico relations =\n\nOne.\n".as_bytes(), "names one country twice")]
#[case::nul("= Iraq–Mexico relations =\n\nIn 1950,\0 relations.\n".as_bytes(), "holds a NUL byte on line 3; it is no text")]
#[case::latin_1(
    b"= Iraq\xe2\x80\x93Mexico relations =\n\nEcheverr\xeda in 1975.\n",
    "is not UTF-8 on line 3; save it as UTF-8"
)]
#[case::utf_16(b"\xff\xfe=\0 \0I\0r\0a\0q\0", "holds a NUL byte on line 1")]
#[case::a_title_that_moves_a_terminal(b"= \x1b[31mred\xe2\x80\xae relations =\n", "\u{FFFD}[31mred")]
fn what_is_no_article_is_refused(#[case] text: &[u8], #[case] says: &str) {
    let folder = Folder::with(&[("article.txt", text)]);
    let output = folder.import(&["article.txt"], "");
    let said = folder.said(stderr(&output));
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), ""), "{said}");
    assert!(said.starts_with("FOLDER/article.txt: ") && said.contains(says), "{said}");
    assert_eq!((said.lines().count(), folder.out()), (1, vec![]));
    // Of standard input the same is said.
    let output = folder.import_from(text, "");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("standard input: "), "{}", stderr(&output));
}

#[rstest]
#[case::a_hyphen("Iraq-Mexico relations")]
#[case::and("Iraq and Mexico relations")]
#[case::between("Bilateral relations between Iraq and Mexico (1821–1855)")]
#[case::other_order("Mexico–Iraq relations")]
#[case::demonyms("Iraqi–Mexican relations")]
fn other_titles_are_as_good(#[case] title: &str) {
    let folder = Folder::with(&[("article.txt", titled(title).as_bytes())]);
    let output = folder.import(&["article.txt"], "");
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    assert_eq!(folder.out(), ["iq-mx.toml"]);
    assert!(folder.read("iq-mx.toml").contains(&format!("article = \"{title}\"")));
}

/// Marks that nobody closed cost what stands in them, and no more: what comes after is read.
#[rstest]
#[case::template("{{Infobox bilateral relations\n|map = x\n")]
#[case::template_in_a_paragraph("It has been said {{citation needed|date=June 2019 that it rains.\n")]
#[case::link("A [[link to nowhere.\n")]
#[case::picture("[[File:Map.png|thumb|A map\n")]
#[case::reference("It rains.<ref name=\"x\">Never closed.\n")]
#[case::table("{| class=\"wikitable\"\n|-\n! Guest !! Date\n")]
#[case::bold("'''Never closed.\n")]
fn a_mark_never_closed_swallows_no_article(#[case] mark: &str) {
    let sound = "'''Iraq–Mexico relations''' are [[bilateralism|bilateral relations]].\n\n";
    let rest = "\n== History ==\nOn 25 September 1950, [[Iraq]] and [[Mexico]] established diplomatic relations.\n";
    let text = format!("{sound}{mark}{rest}");
    let folder = Folder::with(&[("Iraq–Mexico_relations.wiki", text.as_bytes())]);
    let output = folder.import(&["Iraq–Mexico_relations.wiki"], "");
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    assert!(folder.read("iq-mx.toml").contains("when = \"1950-09-25\""), "{}", stdout(&output));
}

/// A heading that says nothing is no title.
#[rstest]
#[case::blank("= =\n\n")]
#[case::no_space("==\n\n")]
#[case::signs("= == = =\n\n")]
fn an_article_without_a_title_is_read_all_the_same(#[case] head: &str) {
    let rest = SMALL.split_once("\n\n").unwrap().1;
    let folder = Folder::with(&[("Iraq–Mexico_relations.txt", format!("{head}{rest}").as_bytes())]);
    let output = folder.import(&["Iraq–Mexico_relations.txt"], "--pair iq-mx");
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let loaded = comity::dossier::load_text("imported.toml", &folder.read("iq-mx.toml"));
    assert!(loaded.is_ok_and(|loaded| loaded.problems.is_empty()), "{}", folder.read("iq-mx.toml"));
}

/// Zeros are cheap to keep where they are a hole in a file.
#[rstest]
#[case::just_too_long(16, 1)]
#[case::much_too_long(50, 0)]
fn what_is_too_long_is_not_read(#[case] mebibytes: u64, #[case] more: u64) {
    let folder = Folder::with(&[]);
    let path = folder.path().join("Iraq–Mexico_relations.txt");
    File::create(&path).unwrap().set_len((mebibytes << 20) + more).unwrap();
    let output = folder.import(&["Iraq–Mexico_relations.txt"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("is longer than 16 MiB; an article is a single page"), "{}", stderr(&output));
    assert_eq!(folder.out(), Vec::<String>::new());
}

#[test]
fn a_long_article_is_read() {
    let mut text = SMALL.to_owned();
    while text.len() < 1 << 20 {
        text += "Nothing of this has a date, and it goes on for long. ";
    }
    let folder = Folder::with(&[("long.txt", text.as_bytes())]);
    let output = crate::in_time(|| folder.import(&["long.txt"], ""));
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    assert!(folder.read("iq-mx.toml").contains("1950-09-25"));
}

#[test]
fn a_bad_one_among_good_ones_costs_them_nothing() {
    let other = titled("Mexico–Oman relations").replace("Iraq", "Oman").replace("Baghdad", "Muscat");
    let folder = Folder::with(&[
        ("a.txt", SMALL.as_bytes()),
        ("b.txt", b"= Weather =\n\nIt rains.\n"),
        ("c.txt", other.as_bytes()),
    ]);
    let output = folder.import(&["a.txt", "b.txt", "c.txt"], "");
    assert_eq!(output.status.code(), Some(1));
    let said = folder.said(stderr(&output));
    assert!(said.starts_with("FOLDER/b.txt: \"Weather\" is no article") && said.lines().count() == 1, "{said}");
    assert_eq!(folder.out(), ["iq-mx.toml", "mx-om.toml"]);
    // A file that cannot be read weighs more than one that is no article.
    let output = folder.import(&["a.txt", "b.txt", "gone.txt", "c.txt"], "--force");
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("gone.txt: cannot be read"), "{}", stderr(&output));
    assert_eq!(stdout(&output).matches("written to").count(), 2);
}

#[test]
fn the_same_article_twice_is_written_once() {
    let folder =
        Folder::with(&[("a.txt", SMALL.as_bytes()), ("b.txt", titled("Mexico and Iraq relations").as_bytes())]);
    for second in ["a.txt", "b.txt"] {
        let output = folder.import(&["a.txt", second], "--force");
        assert_eq!(output.status.code(), Some(1));
        let said = folder.said(stderr(&output));
        assert!(said.contains(&format!("FOLDER/{second}: is on iq-mx as FOLDER/a.txt is")), "{said}");
        assert_eq!((folder.out(), stdout(&output).matches("written to").count()), (vec!["iq-mx.toml".to_owned()], 1));
    }
}

#[test]
fn a_file_that_is_there_stays_without_force() {
    let folder = Folder::with(&[("a.txt", SMALL.as_bytes())]);
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("out/iq-mx.toml"), "mine").unwrap();
    let output = folder.import(&["a.txt"], "");
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), ""));
    assert!(stderr(&output).contains("iq-mx.toml exists already; '--force' replaces it"), "{}", stderr(&output));
    assert_eq!(folder.read("iq-mx.toml"), "mine");
    assert_eq!(folder.import(&["a.txt"], "--force").status.code(), Some(0));
    assert!(folder.read("iq-mx.toml").starts_with("pair = \"iq-mx\""));
}

/// Of several none is written where one would be written over.
#[test]
fn all_are_written_or_none() {
    let other = titled("Mexico–Oman relations").replace("Iraq", "Oman");
    let folder = Folder::with(&[("a.txt", SMALL.as_bytes()), ("c.txt", other.as_bytes())]);
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("out/mx-om.toml"), "mine").unwrap();
    assert_eq!(folder.import(&["a.txt", "c.txt"], "").status.code(), Some(1));
    assert_eq!((folder.out(), folder.read("mx-om.toml")), (vec!["mx-om.toml".to_owned()], "mine".to_owned()));
}

#[rstest]
#[case::no_file("import article --out FOLDER/out", "<FILE>")]
#[case::no_out("import article FOLDER/a.txt", "--out <DIR>")]
#[case::no_pair(
    "import article FOLDER/a.txt --out FOLDER/out --pair mexico",
    "'mexico' for --pair is no pair of countries; write two codes: iq-mx"
)]
#[case::pair_of_one(
    "import article FOLDER/a.txt --out FOLDER/out --pair mx-mx",
    "'mx-mx' for --pair is no pair of countries"
)]
#[case::pair_of_many(
    "import article FOLDER/a.txt FOLDER/b.txt --out FOLDER/out --pair iq-mx",
    "--pair is of one article"
)]
#[case::no_date("import article FOLDER/a.txt --out FOLDER/out --read 02/06/2023", "'02/06/2023' for --read: ")]
fn wrong_usage_is_2(#[case] line: &str, #[case] says: &str) {
    let folder = Folder::with(&[("a.txt", SMALL.as_bytes()), ("b.txt", SMALL.as_bytes())]);
    let output = run(&line.replace("FOLDER", &folder.path().display().to_string()));
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""), "{}", stderr(&output));
    assert!(stderr(&output).starts_with("error: ") && stderr(&output).contains(says), "{}", stderr(&output));
    assert_eq!(folder.out(), Vec::<String>::new());
}
