//! The order of the hits, on the built-in dossiers and on a small world made for it.

mod chance;
mod language;

use std::sync::LazyLock;

use rstest::rstest;

use super::fixture::small_world;
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
#[case("l aranda", "person/lourdes-aranda-bezaury", Tier::Prefix, "name")]
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
