//! What queries can say, and what is said of those that cannot be understood.

use rstest::rstest;

use super::{ids, search};

/// What the language can say, on the small world: everything that is found, in order.
#[rstest]
#[case("'riyad", &["person/riyad-al-maliki", "mx-ps/maliki-2012", "mx-ps/maliki-2011", "mx-ps/maliki-none"])]
#[case("^mexico votes", &["mx-ps/vote"])]
#[case("^votes", &[])]
#[case("palestine$", &["mx-ps", "mx-ps/recognition"])]
#[case("oman$ kind:visit", &["mx-om/talks"])]
#[case("maliki !2011 !2012", &["person/riyad-al-maliki", "mx-ps/maliki-none"])]
#[case("!kind:visit !kind:trade maliki", &["person/riyad-al-maliki"])]
#[case("mango | ramallah", &["place/ramallah-ps", "mx-ps/visit", "mx-om/mango", "mx-om/trade"])]
#[case("mango OR 1441", &["mx-om/mango", "mx-ps/vote", "mx-om/trade"])]
#[case("\"mango tree\"", &["mx-om/mango"])]
#[case("\"tree mango\"", &[])]
#[case("\"al maliki visits\"", &["mx-ps/maliki-2012", "mx-ps/maliki-2011", "mx-ps/maliki-none"])]
#[case("kind:visit year:2011..2012", &["mx-ps/maliki-2012", "mx-om/talks", "mx-ps/maliki-2011"])]
#[case("kind:visit year:..2000", &["mx-ps/visit"])]
#[case("at:1975-08", &["mx-om/accreditation", "mx-ps/mission", "mx-ps/mission-opened", "mx-ps/meeting", "mx-om/mission"])]
#[case("year:2023 has:dispute", &["mx-ps/recognition"])]
#[case("at:2023-06-01 kind:recognition", &["mx-ps/recognition"])]
#[case("at:2023-06-02 kind:recognition", &[])]
#[case("from:plo", &["mx-ps/mission-opened"])]
#[case("from:ps", &["mx-ps/mission", "mx-ps/mission-opened"])]
#[case("from:Palestine to:mx", &["mx-ps/mission"])]
#[case("pair:om-mx kind:agreement", &["mx-om/memorandum"])]
#[case("party:om person:aranda", &["mx-om/mercado", "mx-om/talks"])]
#[case("person:\"yasser arafat\"", &["person/yasser-arafat", "mx-ps/visit", "mx-ps/meeting"])]
#[case("place:muscat", &["place/muscat-om", "mx-om/mercado", "mx-om/mission"])]
#[case("has:dispute", &["mx-ps/recognition"])]
fn the_language_says(#[case] query: &str, #[case] expected: &[&str]) {
    let results = search(query);
    assert_eq!((ids(&results), results.hints), (expected.to_vec(), vec![]));
}

/// What is not understood is said, and the rest is answered.
#[rstest]
#[case("knid:visit mango", "no field is called “knid”; did you mean kind?", 2)]
#[case("kind:vist mango", "no kind is called “vist”; did you mean visit?", 2)]
#[case("pair:mx-xx mango", "no pair is called “mx-xx”; did you mean mx-ps?", 2)]
#[case("from:mexco mango", "no party is called “mexco”; did you mean Mexico?", 2)]
#[case("rank:ministre mango", "no rank is called “ministre”; did you mean minister?", 2)]
#[case("has:quarrel mango", "no thing to have is called “quarrel”", 2)]
#[case("\"mango tree", "the quotation mark is not closed", 1)]
#[case("| mango", "“|” stands between two words", 2)]
#[case("mango | !oman", "“!” cannot stand beside “|”", 2)]
#[case("year:.. mango", "year:1975, year:1975..1990 and at:2023-06-01 keep a time", 2)]
fn hints_are_given(#[case] query: &str, #[case] hint: &str, #[case] hits: usize) {
    let results = search(query);
    assert_eq!((results.hints, results.hits.len()), (vec![hint.to_owned()], hits));
}

#[rstest]
#[case("year:yesterday mango")]
#[case("at:02/06/2023 mango")]
fn a_date_that_is_none_is_said(#[case] query: &str) {
    assert_eq!((search(query).hints.len(), search(query).hits.len()), (1, 2));
}
