//! Queries at random: near what is held, with the signs of the language, and of any letters.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::super::letters::Letters;
use super::*;

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
