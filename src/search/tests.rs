//! The order of the hits, on the built-in dossiers and on a small world made for it.

use std::sync::LazyLock;

use proptest::prelude::*;
use rstest::rstest;
use unicode_segmentation::UnicodeSegmentation as _;

use super::fixture::small_world;
use super::letters::Letters;
use super::*;
use crate::dataset::{Dataset, Record, Vocabulary as _};

static WORLD: LazyLock<(Dataset, Index)> = LazyLock::new(|| {
    let data = small_world();
    let index = Index::new(&data);
    (data, index)
});

fn search(query: &str) -> Results {
    WORLD.1.search(&WORLD.0, query, Wanted::ALL)
}

fn id(record: Record) -> &'static str {
    WORLD.0.id_of(record).leak()
}

fn ids(results: &Results) -> Vec<&'static str> {
    results.hits.iter().map(|hit| id(hit.record)).collect()
}

#[rstest]
#[case("arafat", "person/yasser-arafat", Tier::Whole, "name")]
#[case("yasir arafat", "person/yasser-arafat", Tier::Exact, "name, other name")]
#[case("aranda", "person/lourdes-aranda-bezaury", Tier::Whole, "name")]
#[case("LOURDES ARANDA", "person/lourdes-aranda-bezaury", Tier::Exact, "name")]
#[case("bezaury lourdes", "person/lourdes-aranda-bezaury", Tier::Whole, "name")]
#[case("echeverria", "mx-ps/meeting", Tier::Whole, "title")]
#[case("ECHEVERRI\u{301}A", "mx-ps/meeting", Tier::Whole, "title")]
#[case("maliki", "person/riyad-al-maliki", Tier::Whole, "name")]
#[case("al maliki", "person/riyad-al-maliki", Tier::Whole, "name")]
#[case("al-maliki", "person/riyad-al-maliki", Tier::Whole, "name")]
#[case("almaliki", "person/riyad-al-maliki", Tier::Whole, "name")]
#[case("riyad almaliki", "person/riyad-al-maliki", Tier::Exact, "name")]
#[case("al-harthy", "person/khalifa-al-harthy", Tier::Whole, "name")]
#[case("alharthy", "person/khalifa-al-harthy", Tier::Whole, "name")]
#[case("obrien", "person/conor-o-brien", Tier::Whole, "name")]
#[case("o'brien", "person/conor-o-brien", Tier::Whole, "name")]
#[case("O’Brien", "person/conor-o-brien", Tier::Whole, "name")]
#[case("brien", "person/conor-o-brien", Tier::Whole, "name")]
#[case("us envoy", "mx-ps/visit", Tier::Whole, "summary")]
#[case("u.s. envoy", "mx-ps/visit", Tier::Whole, "summary")]
#[case("365000", "mx-ps/visit", Tier::Whole, "summary")]
#[case("80.5", "mx-om/total", Tier::Whole, "title")]
#[case("mango", "mx-om/mango", Tier::Whole, "title")]
#[case("1441", "mx-ps/vote", Tier::Whole, "title")]
#[case("riyadh", "place/riyadh-sa", Tier::Exact, "name")]
#[case("riyad", "person/riyad-al-maliki", Tier::Whole, "name")]
#[case("felt tip", "mx-om/trade", Tier::Whole, "goods")]
#[case("lourdes aran", "person/lourdes-aranda-bezaury", Tier::Prefix, "name")]
#[case("aranda 2012", "mx-om/talks", Tier::Whole, "title, date")]
#[case("memorandum oman", "mx-om/memorandum", Tier::Whole, "title, party")]
#[case("oman", "mx-om", Tier::Whole, "name")]
#[case("mx-om", "mx-om", Tier::Exact, "code")]
#[case("omani mexican", "mx-om", Tier::Whole, "party")]
#[case("plo", "person/yasser-arafat", Tier::Whole, "office")]
#[case("information office", "mx-ps/mission-opened", Tier::Whole, "title")]
#[case("information office in", "mx-ps/mission", Tier::Whole, "title, class")]
#[case("embassy mexico city", "mx-ps/mission", Tier::Whole, "title")]
#[case("afar", "mx-om/accreditation", Tier::Whole, "summary")]
#[case("riyadh 1999", "mx-om/accreditation", Tier::Whole, "title, date")]
#[case("chiapas", "place/chiapas-mx", Tier::Exact, "name")]
#[case("implicitly", "mx-ps/recognition", Tier::Whole, "claim")]
#[case("security council", "mx-ps/vote", Tier::Whole, "body")]
#[case("august 1975", "mx-ps/meeting", Tier::Whole, "date")]
#[case("2023-06-01", "mx-ps/recognition", Tier::Whole, "date")]
#[case("cyclop", "mx-om/mango", Tier::Substring, "title")]
#[case("arfat", "person/yasser-arafat", Tier::Slip, "≈ typing, name")]
#[case("jmgr", "person/juan-manuel-gomez-robledo", Tier::Initials, "initials")]
#[case("ramalah", "place/ramallah-ps", Tier::Spelling, "≈ spelling, name")]
#[case("arnda 2012", "mx-om/talks", Tier::Slip, "≈ typing, title, date")]
fn comes_first(#[case] query: &str, #[case] expected: &str, #[case] tier: Tier, #[case] why: &str) {
    let results = search(query);
    let reason = |hit: &Hit| WORLD.1.why(&WORLD.0, &results.words, *hit).to_string();
    let first = results.hits.first().map(|hit| (id(hit.record), hit.tier, reason(hit)));
    assert_eq!(first, Some((expected, tier, why.to_owned())), "{:?}", ids(&results));
}

#[rstest]
#[case("maliki", &["person/riyad-al-maliki", "mx-ps/maliki-2012", "mx-ps/maliki-2011", "mx-ps/maliki-none"])]
#[case("mango", &["mx-om/mango", "mx-om/trade"])]
#[case("aranda", &["person/lourdes-aranda-bezaury", "mx-om/talks", "mx-om/mercado"])]
#[case(
    "riyadh",
    &["place/riyadh-sa", "mx-om/accreditation", "person/riyad-al-maliki", "mx-ps/maliki-2012", "mx-ps/maliki-2011", "mx-ps/maliki-none"],
)]
#[case("ramallah", &["place/ramallah-ps", "mx-ps/visit"])]
#[case("muscat", &["place/muscat-om", "mx-om/mercado", "mx-om/mission"])]
#[case("khalifa", &["person/khalifa-al-harthy", "mx-om/mercado"])]
#[case("1975", &["mx-ps/mission-opened", "mx-ps/meeting"])]
#[case("aranda 2012", &["mx-om/talks"])]
fn stand_in_order(#[case] query: &str, #[case] expected: &[&str]) {
    assert_eq!(ids(&search(query)), expected);
}

#[rstest]
#[case("")]
#[case(" \t ")]
#[case("…")]
#[case("🇲🇽🎉")]
#[case("\u{301}\u{302}")]
#[case("xyzzy")]
#[case("qqqq")]
#[case("aranda xyzzy")]
#[case("zelensky")]
fn nothing_is_found(#[case] query: &str) {
    let results = search(query);
    assert_eq!((ids(&results), results.counts.total()), (vec![], 0));
}

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

/// Names that people spell as they hear them, in full or while they are being typed.
#[rstest]
#[case("yasir arafaat", "person/yasser-arafat", Tier::Spelling)]
#[case("khaleefa harthi", "person/khalifa-al-harthy", Tier::Spelling)]
#[case("lourdes arnada", "person/lourdes-aranda-bezaury", Tier::Slip)]
#[case("loudres aranda", "person/lourdes-aranda-bezaury", Tier::Slip)]
#[case("muskat", "place/muscat-om", Tier::Spelling)]
#[case("ramalah", "place/ramallah-ps", Tier::Spelling)]
#[case("echevria", "mx-ps/meeting", Tier::Slips)]
#[case("memorndm", "mx-om/memorandum", Tier::Slips)]
#[case("ecehver", "mx-ps/meeting", Tier::Begun)]
#[case("chps", "place/chiapas-mx", Tier::Scattered)]
#[case("harthy khalifa bin al", "person/khalifa-al-harthy", Tier::Whole)]
#[case("ibn khalifa", "person/khalifa-al-harthy", Tier::Whole)]
#[case("j m gomez", "person/juan-manuel-gomez-robledo", Tier::Prefix)]
fn names_are_found_by(#[case] query: &str, #[case] expected: &str, #[case] tier: Tier) {
    let results = search(query);
    assert_eq!(
        results.hits.first().map(|hit| (id(hit.record), hit.tier)),
        Some((expected, tier)),
        "{:?}",
        ids(&results)
    );
}

#[rstest]
#[case(10_000, "a")]
#[case(10_000, "\u{301}")]
#[case(10_000, "🎉")]
#[case(5_000, "a ")]
#[case(2_000, "mx-om’s ")]
fn long_queries_are_answered(#[case] times: usize, #[case] unit: &str) {
    search(&unit.repeat(times));
}

#[test]
fn a_first_letter_finds_names_before_articles() {
    assert_eq!(search("a").hits[0].tier, Tier::Prefix);
    assert_eq!(search("a").hits[0].hit_type, HitType::Person);
}

#[test]
fn an_accreditation_is_found_once() {
    assert!(!ids(&search("covers")).contains(&"mx-om/covers"));
    assert_eq!(ids(&search("riyadh covers")), ["mx-om/accreditation"]);
}

#[test]
fn one_type_is_kept_and_all_are_counted() {
    let all = search("oman");
    let pairs = WORLD.1.search(&WORLD.0, "oman", Wanted { only: Some(HitType::Pair), ..Wanted::ALL });
    assert_eq!(pairs.counts, all.counts);
    assert_eq!(ids(&pairs), ["mx-om"]);
    for hit_type in HitType::ALL {
        let hits = all.hits.iter().filter(|hit| hit.hit_type == *hit_type).count();
        assert_eq!(hits, all.counts.of(*hit_type));
    }
    assert_eq!(all.counts.of(HitType::Agreement), 1);
    assert_eq!(all.counts.total(), all.hits.len());
}

/// The scattered letters wait until nothing of any type stands above them.
#[test]
fn a_type_without_hits_is_not_filled_with_scattered_letters() {
    assert!(WORLD.1.search(&WORLD.0, "mango", Wanted { only: Some(HitType::Person), ..Wanted::ALL }).hits.is_empty());
}

#[test]
fn missions_have_titles() {
    let titles: Vec<_> = WORLD.0.missions().map(|(id, _)| title(&WORLD.0, Record::Mission(id)).into_owned()).collect();
    let expected = [
        "Mexico → Oman: embassy accredited from Riyadh",
        "Mexico → Oman: honorary consulate in Muscat",
        "Palestine → Mexico: embassy in Mexico City",
    ];
    assert_eq!(titles, expected);
}

/// The text with its marks in brackets.
fn marked(query: &str, text: &str) -> String {
    let mut marked = text.to_owned();
    for mark in marks(&search(query).words, text).into_iter().rev() {
        marked.insert(mark.end, ']');
        marked.insert(mark.start, '[');
    }
    marked
}

#[rstest]
#[case("echeverria", "Echeverría meets Arafat", "[Echeverría] meets Arafat")]
#[case("ECHEVERRÍA", "Echeverri\u{301}a", "[Echeverri\u{301}a]")]
#[case("arafat", "Arafatisms, Arafat", "Arafatisms, [Arafat]")]
#[case("araf", "Arafatisms, Arafat, Al-Arafat", "[Araf]atisms, [Araf]at, Al-[Araf]at")]
#[case("aliki", "al-Maliki", "al-M[aliki]")]
#[case("almal", "al-Maliki", "[al-Mal]iki")]
#[case("alharthy", "Bin Ali Al Harthy", "Bin Ali [Al Harthy]")]
#[case("al-harthy", "Bin Ali Al Harthy", "Bin Ali [Al] [Harthy]")]
#[case("us", "the U.S. envoy must", "the [U.S]. envoy must")]
#[case("mexico", "Mexico’s exports to Mexico", "[Mexico]’s exports to [Mexico]")]
#[case("oman mex", "Mexico–Oman", "[Mex]ico–[Oman]")]
#[case("365000", "saw 365,000 people", "saw [365,000] people")]
#[case("strasse", "Straße", "[Straße]")]
#[case("mango", "nothing of the kind", "nothing of the kind")]
#[case("arfat", "Yasser Arafat", "Yasser [Arafat]")]
#[case("rmlh", "Ramallah", "Ramallah")]
#[case("chps", "Chiapas", "[Ch]ia[p]a[s]")]
#[case("arfat", "Mexico refuses to back an invasion of Iraq", "Mexico refuses to back an invasion of Iraq")]
#[case("a", "a statue of Arafat", "[a] statue of [A]rafat")]
#[case("jmgr", "Juan Manuel Go\u{301}mez Robledo", "[J]uan [M]anuel [G]o\u{301}mez [R]obledo")]
#[case("", "Mexico", "Mexico")]
fn letters_are_marked(#[case] query: &str, #[case] text: &str, #[case] expected: &str) {
    assert_eq!(marked(query, text), expected);
}

fn records() -> Vec<Record> {
    let layout = WORLD.1.layout;
    bits::ones(&WORLD.1.all).map(|document| layout.record(document)).collect()
}

fn texts(record: Record) -> Vec<(Reason, String)> {
    let mut texts = Vec::new();
    document::texts(&WORLD.0, record, |reason, text| texts.push((reason, text.to_owned())));
    texts
}

/// Queries near what is held, so that they find something: pieces of its own texts, cut and joined at random.
fn near_query() -> impl Strategy<Value = String> {
    let texts: Vec<String> = records().into_iter().flat_map(texts).map(|(_, text)| text).collect();
    let piece =
        (prop::sample::select(texts), any::<prop::sample::Index>(), 1_usize..12).prop_map(|(text, at, length)| {
            text.chars().skip(at.index(text.chars().count().max(1))).take(length).collect::<String>()
        });
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "))
}

fn check(query: &str) -> Result<(), TestCaseError> {
    let results = search(query);
    for hit in &results.hits {
        let title = title(&WORLD.0, hit.record);
        check_marks(&results.words, &title)?;
        if hit.tier <= Tier::Substring {
            let texts: Vec<String> = texts(hit.record).iter().map(|(_, text)| Letters::read(text).text).collect();
            let required = results.words.clauses.iter().filter(|clause| !clause.is_not && !clause.is_optional);
            for word in required.filter_map(|clause| match &clause.any[..] {
                [query::Atom::Word(word)] => Some(&*word.text),
                _ => None,
            }) {
                prop_assert!(texts.iter().any(|text| text.contains(word)), "{word} is not in {title}");
            }
        }
    }
    prop_assert!(results.hits.iter().is_sorted_by_key(|hit| hit.tier));
    prop_assert_eq!(&results, &search(query));
    Ok(())
}

fn check_marks(words: &Words, text: &str) -> Result<(), TestCaseError> {
    let bounds: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    let mut last = None;
    for mark in marks(words, text) {
        prop_assert!(mark.start < mark.end && last < Some(mark.start), "{mark:?} after {last:?}");
        prop_assert!(bounds.contains(&mark.start) && bounds.contains(&mark.end), "{mark:?} in {text:?}");
        last = Some(mark.end);
    }
    Ok(())
}

/// Queries that use the signs of the language, rightly and wrongly.
fn signed_query() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "arafat",
        "lourdes",
        "arnada",
        "al",
        "mx",
        "2012",
        "kind:visit",
        "year:2011..2012",
        "from:ps",
        "person:aranda",
        "|",
        "OR",
        "!",
        "!kind:vote",
        "\"",
        "\"foreign minister\"",
        "^mexico",
        "oman$",
        "'riyad",
        "knid:x",
        "kind:",
        ":",
        "jmgr",
        " ",
    ]);
    let joint = prop::sample::select(vec![" ", "", " | "]);
    prop::collection::vec((piece, joint), 0..7)
        .prop_map(|pieces| pieces.iter().flat_map(|(piece, joint)| [*piece, *joint]).collect())
}

proptest! {
    /// What an earlier keystroke found out changes the time an answer takes, not the answer.
    #[test]
    fn typing_finds_what_a_fresh_search_finds(query in prop_oneof![near_query(), signed_query()], most in 0_usize..20) {
        let mut searcher = Searcher::default();
        let wanted = Wanted { only: None, most };
        for end in (0..=query.len()).filter(|end| query.is_char_boundary(*end)) {
            let typed = searcher.search(&WORLD.1, &WORLD.0, &query[..end], wanted);
            prop_assert_eq!(&typed, &WORLD.1.search(&WORLD.0, &query[..end], wanted));
            let all = search(&query[..end]);
            prop_assert_eq!(&typed.hits, &all.hits[..all.hits.len().min(most)]);
            prop_assert_eq!((typed.counts, all.counts.total()), (all.counts, all.hits.len()));
        }
    }

    /// The screen asks for one type at a time, and for the events of all.
    #[test]
    fn types_and_events_agree_with_the_whole(query in prop_oneof![near_query(), signed_query()]) {
        let mut searcher = Searcher::default();
        let all = searcher.search(&WORLD.1, &WORLD.0, &query, Wanted::ALL);
        let mut events: Vec<_> = all.hits.iter().flat_map(|hit| match hit.record {
            Record::Event(id) => vec![id],
            Record::Mission(id) => WORLD.0[id].events.clone(),
            _ => vec![],
        }).collect();
        events.sort_unstable();
        events.dedup();
        prop_assert_eq!(searcher.events(&WORLD.1, &WORLD.0), events);
        for only in HitType::ALL {
            let one = WORLD.1.search(&WORLD.0, &query, Wanted { only: Some(*only), ..Wanted::ALL });
            let wanted: Vec<Hit> = all.hits.iter().copied().filter(|hit| hit.hit_type == *only).collect();
            prop_assert_eq!(one.hits, wanted);
        }
    }

    /// One word says of another what the vocabulary says of all.
    #[test]
    fn nearness_is_the_same_for_one_word_and_for_all(number in any::<prop::sample::Index>(), slip in "[a-z]?", at in 0_usize..6, is_begun: bool) {
        let vocabulary = &WORLD.1.vocabulary;
        let mut typed = vocabulary.get(number.index(vocabulary.len()) as u32).to_owned();
        let at = typed.char_indices().map(|(at, _)| at).nth(at).unwrap_or(0);
        typed.replace_range(at..=at, &slip);
        prop_assume!(!typed.is_empty());
        let word = query::Word { is_begun, is_exact: false, ..query::Word::whole(&typed) };
        let near = vocabulary.near(&typed, is_begun);
        let nearness = nearness::Nearness::new(word);
        for number in 0..vocabulary.len() as u32 {
            let one = nearness.tier(vocabulary.get(number)).filter(|tier| (Tier::Spelling..=Tier::Begun).contains(tier));
            let all = near.iter().find(|near| near.word == number).map(|near| match near.closeness {
                vocabulary::Closeness::Spelling => Tier::Spelling,
                vocabulary::Closeness::Slip => Tier::Slip,
                vocabulary::Closeness::Slips => Tier::Slips,
                vocabulary::Closeness::Begun => Tier::Begun,
            });
            prop_assert_eq!(one, all, "{} {}", typed, vocabulary.get(number));
        }
    }

    #[test]
    fn signs_are_answered(query in signed_query(), text in "\\PC*") {
        check(&query)?;
        check_marks(&search(&query).words, &text)?;
    }

    #[test]
    fn any_query_is_answered(query in "\\PC*", text in "\\PC*") {
        check(&query)?;
        check_marks(&search(&query).words, &text)?;
    }

    #[test]
    fn near_queries_find_what_meets_every_word(query in near_query(), text in "\\PC*") {
        check(&query)?;
        check_marks(&search(&query).words, &text)?;
    }

    #[test]
    fn what_is_held_is_found_by_its_own_title(number in any::<prop::sample::Index>()) {
        let record = records()[number.index(records().len())];
        let title = title(&WORLD.0, record);
        let results = search(&title);
        prop_assert!(results.hits.iter().any(|hit| hit.record == record && hit.tier == Tier::Exact), "{title}");
    }
}
