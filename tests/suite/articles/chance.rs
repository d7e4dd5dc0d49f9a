//! Chance: whatever stands in an article, reading it ends in a dossier that loads.

use std::fs;

use comity::import::article::{About, read};
use proptest::prelude::*;
use proptest::sample::Index;
use rstest::rstest;

use super::{LEXICON, dossier_of, files, loaded, own};
use crate::chances;

/// What readers of prose stumble over: names, offices, dates, sums, and the marks of both forms.
const PIECES: &[&str] = &[
    "Iraq",
    "Mexico",
    "Iraqi",
    "Mexican",
    "Baghdad",
    "Mexico City",
    "the United Nations",
    "the Soviet Union",
    "Oman",
    "President",
    "Foreign Minister",
    "Ambassador",
    "King",
    "Omar Sample",
    "Dr. Ana Émile de la Cruz",
    "al-Maliki",
    "he",
    "they",
    "visited",
    "paid a visit to",
    "opened an embassy in",
    "closed",
    "signed",
    "voted",
    "abstained",
    "recognized",
    "met with",
    "established diplomatic relations",
    "an agreement on trade",
    "presented his credentials",
    "condemned",
    "donated",
    "exports",
    "1950",
    "25 September 1950",
    "March 1976",
    "31 February 1999",
    "the 1980s",
    "that year",
    "two years later",
    "9999",
    "0000",
    "1990–91",
    "from 28–30 October 2009",
    "between 1966 and 1979",
    "the following day",
    "since",
    "until",
    "Easter 1990",
    "US$1.2 billion",
    "€187 million",
    "99999999999999999999 USD",
    "1.000.000,5",
    "%",
    "30 tonnes",
    "in",
    "and",
    "of",
    "the",
    "not",
    "between",
    "a",
    "to",
    "for",
    "whose",
    "respectively",
    ".",
    ". ",
    ", ",
    "; ",
    ": ",
    " (",
    ") ",
    "–",
    "-",
    "\"",
    "“",
    "”",
    "'s",
    "\n",
    "\n\n",
    "\t",
    "\u{a0}",
    "\r\n",
    "= Iraq–Mexico relations =",
    "\n== Visits ==\n",
    "\n=== 1990 ===\n",
    "\n- ",
    "\n* ",
    "\n# ",
    "\n;",
    "\n:",
    "[[",
    "]]",
    "[[Mexico|",
    "[[File:",
    "{{",
    "}}",
    "{{flag|Iraq}}",
    "{{convert|30|km}}",
    "|",
    "<ref>",
    "</ref>",
    "<ref/>",
    "<!--",
    "-->",
    "{|",
    "|}",
    "\n|-\n",
    "\n! ",
    "\n| ",
    "||",
    "'''",
    "''",
    "&nbsp;",
    "&#8211;",
    "&#x110000;",
    "&",
    "<",
    ">",
    "<br>",
    "__NOTOC__",
    "\u{FEFF}",
    "\u{202E}",
    "\u{1b}[31m",
    "İ",
    "ß",
    "ﬁ",
    "e\u{301}",
    "漢字",
    "\u{200b}",
    "🏳",
    "\\",
    "\u{2028}",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..80).prop_map(|picks| {
        let piece = |(pick, spaced): (usize, bool)| format!("{}{}", PIECES[pick], if spaced { " " } else { "" });
        picks.into_iter().map(piece).collect()
    })
}

fn about() -> About {
    About { name: "Soup".to_owned(), pair: Some(["iq".to_owned(), "mx".to_owned()]), ..About::default() }
}

/// Reads a text on a pair; what comes of it loads, and says nothing that a terminal would obey.
fn ends_well(text: &str) {
    let article = read(text, &about(), &LEXICON).unwrap();
    loaded(&article);
    let hostile = |letter: char| letter != '\n' && comity::text::is_hostile(letter);
    assert!(!dossier_of(&article).contains(hostile), "{}", dossier_of(&article));
    // Whatever it is called.
    let _ = read(text, &About { name: text.to_owned(), ..About::default() }, &LEXICON);
}

/// Where records stand in what was read is counted in whole letters, also where their text is shorter or longer there.
#[rstest]
#[case::a_cell_with_much_space("{|\r\n! \r\n\r\n\u{FEFF}King\r\n== Visits ==\r\n")]
#[case::a_template_longer_than_its_text("In 1999 Iraq opened an embassy in Mexico City, {{dts|漢|字}}")]
fn places_are_whole_letters(#[case] text: &str) {
    ends_well(text);
}

proptest! {
    #![proptest_config(chances(128))]

    #[test]
    fn a_soup_of_words_and_marks_ends_well(text in soup()) {
        ends_well(&text);
    }

    #[test]
    fn any_letters_end_well(text in "(\\PC|\\p{Cc}|[ .,\\n=\\[\\]{}|<>'*0-9-]){0,200}") {
        ends_well(&text);
    }

    /// Our own articles with a piece cut out, moved, or put in.
    #[test]
    fn a_broken_article_ends_well(file in any::<Index>(), cut in any::<[Index; 3]>(), length in 0..200usize, pick in 0..PIECES.len()) {
        let paths = [files(&own(), "txt"), files(&own(), "wiki")].concat();
        let text = fs::read_to_string(file.get(&paths)).unwrap();
        let mut letters: Vec<char> = text.chars().collect();
        let [at, to, put] = cut;
        let start = at.index(letters.len());
        let end = (start + length).min(letters.len());
        let piece: Vec<char> = letters.drain(start..end).collect();
        let to = to.index(letters.len() + 1);
        letters.splice(to..to, piece);
        let put = put.index(letters.len() + 1);
        letters.splice(put..put, PIECES[pick].chars());
        ends_well(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn ends_of_lines_change_no_dossier(text in soup()) {
        let text = text.replace('\r', "");
        let placeless = |text: &str| {
            let toml = dossier_of(&read(text, &about(), &LEXICON).unwrap());
            toml.lines().map(|line| line.split(", span = ").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        prop_assert_eq!(placeless(&text), placeless(&text.replace('\n', "\r\n")));
    }
}
