//! Agreements: signed in a sentence, or named in a list of them.

use std::ops::Range;

use super::super::date::Dated;
use super::super::finding::Finding;
use super::super::scene::{Clause, Scene, Sentence};
use super::super::tag::How;
use super::super::token::{Sort, Token};
use crate::dataset::{Kind, Level, Sureness};

const SIGNS: &[&str] = &[
    "signed",
    "sign",
    "signing",
    "signs",
    "concluded",
    "conclude",
    "concluding",
    "agreed",
    "ratified",
    "entered",
    "reached",
    "initialled",
    "initialed",
    "negotiated",
    "renewed",
    "approved",
    "inked",
    "finalized",
    "finalised",
    "established",
    "adopted",
    "came",
    "made",
    "enacted",
    "exchanged",
    "followed",
];

/// The words of instruments, each with its form.
const INSTRUMENTS: &[(&str, &str)] = &[
    ("memorandum", "memorandum of understanding"),
    ("memoranda", "memorandum of understanding"),
    ("memorandums", "memorandum of understanding"),
    ("mou", "memorandum of understanding"),
    ("mous", "memorandum of understanding"),
    ("treaty", "treaty"),
    ("treaties", "treaty"),
    ("protocol", "protocol"),
    ("protocols", "protocol"),
    ("convention", "convention"),
    ("conventions", "convention"),
    ("accord", "agreement"),
    ("accords", "agreement"),
    ("pact", "treaty"),
    ("agreement", "agreement"),
    ("agreements", "agreement"),
    ("arrangement", "agreement"),
    ("contract", "contract"),
    ("contracts", "contract"),
    ("deal", "agreement"),
    ("deals", "agreement"),
    ("declaration", "declaration"),
    ("communiqué", "communiqué"),
    ("communique", "communiqué"),
    ("twinning", "twinning"),
    ("partnership", "agreement"),
];

/// An instrument that a text names.
#[derive(Debug)]
pub(in super::super) struct Instrument {
    pub(super) at: Range<usize>,
    form: &'static str,
}

/// The form of the instrument that a word means.
fn form(token: &Token<'_>) -> Option<&'static str> {
    INSTRUMENTS.iter().find(|(word, _)| token.is(word)).map(|(_, form)| *form)
}

/// The instruments that a stretch names with capitals, one after another: each up to where the next begins.
pub(in super::super) fn instruments(tokens: &[Token<'_>], at: Range<usize>) -> Vec<Instrument> {
    let mut starts: Vec<(usize, &'static str)> = Vec::new();
    for here in at.clone() {
        let Some(form) = form(&tokens[here]).filter(|_| tokens[here].is_name()) else { continue };
        let mut start = here;
        while start > at.start
            && tokens[start - 1].is_name()
            && !tokens[start - 1].is_any(&["the", "both", "a", "an", "in", "other", "and"])
        {
            start -= 1;
        }
        // "Memorandum of Understanding for the Agreement" is one: a new one begins after a sign, "and", "a" or "an".
        let begins = start == at.start || {
            let before = &tokens[start - 1];
            before.kind == Sort::Sign
                || before.is_any(&["and", "a", "an", "the", "as", "signed", "of", "following"])
                    && !(before.is("of")
                        || before.is("the") && start >= 2 && tokens[start - 2].is_any(&["of", "for", "on", "to", "in"]))
        };
        let within = starts.last().is_some_and(|(last, _)| {
            tokens[*last..start].iter().all(|token| token.text != ";" && token.text != "(")
                && tokens[start - 1].is("and")
                && !is_whole(&tokens[*last..start - 1])
        });
        if begins && !within && starts.last().is_none_or(|(last, _)| *last < start) {
            starts.push((start, form));
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, _)| *start).chain(std::iter::once(at.end)).collect();
    starts.into_iter().zip(ends).map(|((start, form), end)| Instrument { at: start..end, form }).collect()
}

/// Says whether an instrument says what it is on already, so that "and" begins another.
fn is_whole(tokens: &[Token<'_>]) -> bool {
    tokens.len() > 1
}

/// The instruments of a list under a caption that says it is one: those with capitals, else what semicolons part, else all of an item.
fn of_a_list(tokens: &[Token<'_>], is_item: bool) -> Vec<Instrument> {
    let whole = 0..tokens.len();
    let named = instruments(tokens, whole.clone());
    if !named.is_empty() {
        return named;
    }
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let start = tokens.iter().position(|token| token.text == ":").map_or(0, |at| at + 1);
    let mut from = start;
    for at in start..tokens.len() {
        if tokens[at].text == ";" {
            pieces.push(from..at);
            from = at + 1;
        }
    }
    pieces.push(from..tokens.len());
    let is_parted = pieces.len() > 1 && tokens.iter().any(|token| form(token).is_some());
    let piece = |at: Range<usize>| {
        let skip =
            tokens[at.clone()].iter().take_while(|token| token.is_any(&["and", "a", "an", "the", "also"])).count();
        let at = at.start + skip..at.end;
        let form = tokens[at.clone()].iter().find_map(form);
        let holds = is_parted || is_item && at.len() > 1;
        holds.then(|| Instrument { at, form: form.unwrap_or("agreement") })
    };
    pieces.into_iter().filter_map(piece).collect()
}

/// Cities that are twinned: "Novi Sad and Arequipa (1985)".
pub(in super::super) fn twins<'l>(sentence: &Sentence<'_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &sentence.tokens;
    let end = tokens
        .iter()
        .position(|token| token.text == "(" || token.text == "," || token.text == ".")
        .unwrap_or(tokens.len());
    let Some(joint) = tokens[..end].iter().position(|token| token.is("and") || token.is_dash()) else { return false };
    let (one, other) = (joined(&tokens[..joint]), joined(&tokens[joint + 1..end]));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let title = format!("{one} and {other} are twinned");
    let subject = format!("twinning-{}-{}", crate::dataset::slug(&one), crate::dataset::slug(&other));
    let finding = Finding::event(Kind::Agreement, title, subject).detailed(|detail| {
        detail.form = Some("twinning".to_owned());
        detail.level = Some(Level::Municipal);
    });
    scene.push(finding, &sentence.whole());
    true
}

/// The agreements of a list: each instrument with the year in parentheses behind it.
pub(in super::super) fn listed<'l>(sentence: &Sentence<'_, 'l>, is_item: bool, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &sentence.tokens;
    let found = of_a_list(tokens, is_item);
    let clause = sentence.whole();
    if !is_item && found.len() < 2 {
        return false;
    }
    let mut taken = false;
    for instrument in found {
        let at = trimmed(tokens, instrument.at.clone());
        let inside = |dated: &&Dated| instrument.at.start <= dated.at.start && dated.at.end <= instrument.at.end;
        let date = sentence.dates.iter().find(inside);
        let single =
            sentence.dates.first().filter(|dated| dated.at.end <= instrument.at.start && sentence.dates.len() == 1);
        let mut finding = named(scene, sentence, &at, instrument.form);
        if let Some(dated) = date.or(single) {
            finding.when = Some(dated.edtf);
            finding.words.clone_from(&dated.words);
            scene.push(finding, &clause);
        } else {
            finding.sources.push(scene.cited.clone());
            scene.found.push(finding);
        }
        taken = true;
    }
    taken
}

/// The stretch of an instrument without what stands around its name.
fn trimmed(tokens: &[Token<'_>], at: Range<usize>) -> Range<usize> {
    let stop = tokens[at.clone()].iter().position(|token| token.text == "(" || token.text == ";" || token.text == ":");
    let mut end = stop.map_or(at.end, |stop| at.start + stop);
    while end > at.start + 1
        && (tokens[end - 1].kind == Sort::Sign || tokens[end - 1].is_any(&["and", "a", "an", "the", "in", "on", "of"]))
    {
        end -= 1;
    }
    at.start..end
}

/// An agreement by its name.
fn named(scene: &Scene<'_, '_>, sentence: &Sentence<'_, '_>, at: &Range<usize>, form: &'static str) -> Finding {
    let tokens = &sentence.tokens[at.clone()];
    let between = tokens.iter().position(|token| token.is("between"));
    let mut name = joined(&tokens[..between.filter(|at| *at > 1).unwrap_or(tokens.len())]);
    let cities: Vec<(String, String)> = sentence
        .tags
        .parties
        .iter()
        .filter(|party| at.start <= party.at.start && party.at.end <= at.end)
        .filter_map(
            |party| if let How::City(city) = party.how { Some((city.to_owned(), party.code.to_owned())) } else { None },
        )
        .collect();
    let is_twinning = tokens.iter().any(|token| token.is_any(&["twinning", "twin", "sister"]));
    if is_twinning && cities.len() > 1 {
        name = format!("{} and {} are twinned", cities[0].0, cities[1].0);
    }
    let signatories = signatories(tokens, between);
    let level = if is_twinning {
        Some(Level::Municipal)
    } else if signatories.is_empty() {
        None
    } else {
        Some(Level::Agency)
    };
    let form = if is_twinning { "twinning" } else { form };
    let subject = format!("agreement-{}", short_slug(&name));
    let _ = scene;
    let mut finding = Finding::event(Kind::Agreement, crate::text::fit(&name, 110), subject).detailed(|detail| {
        detail.form = Some(form.to_owned());
        detail.level = level;
        detail.signatories = signatories;
    });
    if is_twinning {
        finding.places = cities;
    }
    finding
}

/// Who signed: "between the Secretariat of Tourism and the Ministry of Tourism".
fn signatories(tokens: &[Token<'_>], between: Option<usize>) -> Vec<String> {
    const AGENCIES: &[&str] = &[
        "ministry",
        "secretariat",
        "department",
        "agency",
        "institute",
        "university",
        "institutions",
        "bank",
        "chamber",
        "academy",
        "academies",
        "council",
    ];
    let Some(at) = between else { return vec![] };
    let behind = &tokens[at + 1..];
    if behind.iter().filter(|token| token.is_any(AGENCIES)).count() < 2 {
        return vec![];
    }
    let second = behind.iter().enumerate().filter(|(_, token)| token.is_any(AGENCIES)).nth(1).map(|(at, _)| at);
    let Some(split) = second.and_then(|second| behind[..second].iter().rposition(|token| token.is("and"))) else {
        return vec![];
    };
    let clean =
        |tokens: &[Token<'_>]| joined(tokens).trim_start_matches("the ").trim_end_matches([',', ' ']).to_owned();
    vec![clean(&behind[..split]), clean(&behind[split + 1..])]
}

/// Tokens as text.
pub(super) fn joined(tokens: &[Token<'_>]) -> String {
    let mut text = String::new();
    for token in tokens {
        let is_tight = token.kind == Sort::Sign && !matches!(token.text, "–" | "—" | "&" | "(" | "\"" | "“");
        if !text.is_empty() && !is_tight && !text.ends_with(['(', '“']) {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}

/// The first words of a name, as an id has them.
fn short_slug(name: &str) -> String {
    let skip =
        ["agreement", "of", "on", "the", "for", "memorandum", "understanding", "a", "an", "and", "in", "to", "treaty"];
    let slug = crate::dataset::slug(name);
    let words: Vec<&str> = slug.split('-').filter(|word| !skip.contains(word)).take(5).collect();
    if words.is_empty() { slug.split('-').take(4).collect::<Vec<_>>().join("-") } else { words.join("-") }
}

/// Takes what a clause tells of agreements.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    if sisters(clause, scene) {
        return true;
    }
    let Some(verb) = signing(clause) else { return false };
    let clause = &clause.told_at(verb);
    let named: Vec<Instrument> = instruments(tokens, clause.at.clone());
    if clause.own_dates().count() > 1 && named.len() > 1 || named.len() > 1 && clause.has(&["such", "including"]) {
        return listed(clause.sentence, false, scene);
    }
    let Some(at) = noun(clause, verb) else { return false };
    if concerns_others(clause, scene, verb) {
        return false;
    }
    let form = form(&tokens[at]).unwrap_or("agreement");
    let is_named = named.iter().any(|instrument| instrument.at.contains(&at) && instrument.at.len() > 1);
    let is_vague = tokens[at].low.ends_with('s') && !tokens[at].is("mous") && !clause.date().is_some_and(|_| true);
    if is_vague && clause.date().is_none() && scene.visit.is_none() {
        return false;
    }
    let mut finding = if is_named {
        let whole = named
            .iter()
            .find(|instrument| instrument.at.contains(&at))
            .map_or(at..clause.at.end, |instrument| instrument.at.clone());
        let mut stretch = trimmed(tokens, whole);
        stretch.end = stretch.end.min(clause.at.end).min(first_date(clause, at));
        self::named(scene, clause.sentence, &trimmed(tokens, stretch), form)
    } else {
        described(clause, at, form)
    };
    let leans = clause.date().is_none() || clause.has(&["presidents"]);
    if let Some(visit) = scene.visit.filter(|_| {
        leans && clause.own_dates().next().is_none() && clause.has(&["during", "both", "presidents", "leaders", "were"])
    }) {
        finding.when = scene.found[visit].when;
        finding.sure = Sureness::Likely;
    }
    scene.push(finding, clause);
    true
}

/// "Valdivia and Hoorn have been sister cities since 1986".
fn sisters<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let tokens = &clause.sentence.tokens;
    let linked = || clause.find(&["partners", "linked", "partnership"]).filter(|_| clause.has(&["cities", "towns"]));
    let Some(word) = clause.find(&["sister", "twin", "twinned", "twinning"]).or_else(linked) else { return false };
    let names = |from: usize, to: usize| -> Vec<String> {
        let mut names = Vec::new();
        let mut at = from;
        while at < to {
            let length = tokens[at..to].iter().take_while(|token| token.is_name()).count();
            let is_date = clause.sentence.dates.iter().any(|dated| dated.at.contains(&at));
            if length > 0 && !is_date {
                names.push(joined(&tokens[at..at + length]));
            }
            at += length.max(1);
        }
        names
    };
    let before = names(clause.at.start, word);
    let named = if before.len() > 1 { before } else { names(word + 1, clause.at.end) };
    let [.., one, other] = &named[..] else { return false };
    let title = format!("{one} and {other} are twinned");
    let subject = format!("twinning-{}-{}", crate::dataset::slug(one), crate::dataset::slug(other));
    let finding = Finding::event(Kind::Agreement, title, subject).detailed(|detail| {
        detail.form = Some("twinning".to_owned());
        detail.level = Some(Level::Municipal);
    });
    let at = scene.push(finding, clause);
    let begun = &mut scene.found[at];
    if let Some(start) = begun
        .when
        .and_then(|when| when.to_string().strip_suffix("/..").and_then(|start| crate::dataset::Edtf::parse(start).ok()))
    {
        begun.when = Some(start);
    }
    true
}

/// Where the verb of signing stands.
fn signing(clause: &Clause<'_, '_, '_>) -> Option<usize> {
    let tokens = &clause.sentence.tokens;
    clause.at.clone().find(|at| {
        let token = &tokens[*at];
        let behind = &tokens[at + 1..(at + 4).min(tokens.len())];
        let is_weak =
            token.is_any(&["established", "made", "approved", "adopted", "came", "entered", "exchanged", "followed"]);
        let is_force = token.is_any(&["entered", "came"]);
        let holds = !is_force || behind.iter().any(|token| token.is_any(&["into", "force"]));
        let near_noun =
            tokens[at.saturating_sub(8)..(at + 9).min(tokens.len())].iter().any(|token| form(token).is_some());
        token.is_any(SIGNS) && holds && (!is_weak || near_noun) && !clause.is_unreal(*at)
    })
}

/// The instrument of a clause: the first behind the verb, else the last before it.
fn noun(clause: &Clause<'_, '_, '_>, verb: usize) -> Option<usize> {
    let tokens = &clause.sentence.tokens;
    let is_one = |at: &usize| {
        form(&tokens[*at]).is_some()
            && !(tokens[*at].is("partnership") && !tokens[verb].is_any(&["signed", "established", "concluded"]))
    };
    (verb + 1..clause.at.end).find(is_one).or_else(|| (clause.at.start..verb).rev().find(is_one))
}

/// An instrument of which a third country is a party and only one of the two.
fn concerns_others(clause: &Clause<'_, '_, '_>, scene: &Scene<'_, '_>, verb: usize) -> bool {
    let actor = scene.actor(clause, verb);
    let is_foreign = actor.is_some_and(|actor| actor.side.is_none() && !actor.is_both && !actor.code.is_empty());
    let named = clause.parties().filter(|party| party.side.is_some()).count();
    is_foreign && named == 0
}

fn first_date(clause: &Clause<'_, '_, '_>, from: usize) -> usize {
    let starts = clause.own_dates().map(|dated| dated.at.start).filter(|start| *start > from);
    starts.min().map_or(clause.at.end, |start| start.saturating_sub(1))
}

/// An agreement that has no name: titled by its form and a few words of what it is on.
fn described(clause: &Clause<'_, '_, '_>, at: usize, form: &'static str) -> Finding {
    let tokens = &clause.sentence.tokens;
    let mut start = at;
    while start > clause.at.start
        && start + 3 > at
        && tokens[start - 1].kind != Sort::Sign
        && !tokens[start - 1].is_any(&[
            "a",
            "an",
            "the",
            "of",
            "signed",
            "several",
            "two",
            "to",
            "into",
            "and",
            "on",
            "many",
            "any",
            "this",
            "that",
            "their",
            "first",
            "more",
            "was",
            "were",
            "both",
            "bilateral",
            "some",
            "new",
            "other",
            "various",
            "preliminary",
            "signing",
        ])
    {
        start -= 1;
    }
    let behind = &tokens[at + 1..clause.at.end];
    let stop = behind.iter().position(|token| {
        (token.kind == Sort::Sign && token.text != "-" && token.text != "&")
            || token.is_any(&[
                "with", "between", "in", "which", "that", "during", "was", "were", "by", "at", "when", "from", "under",
                "whereby", "worth",
            ])
    });
    let reach = stop.unwrap_or(behind.len()).min(6);
    let mut about = behind[..reach].to_vec();
    while about.last().is_some_and(|token| token.is_any(&["of", "on", "the", "and", "to", "for", "a", "an"])) {
        about.pop();
    }
    let mut title = joined(&tokens[start..=at]);
    if !about.is_empty() && about[0].is_any(&["on", "of", "to", "for", "concerning", "regarding"]) {
        title = format!("{title} {}", joined(&about));
    }
    let mut letters = title.chars();
    let title: String =
        letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str());
    let subject = format!("agreement-{}", short_slug(&title));
    Finding::event(Kind::Agreement, title, subject).detailed(|detail| detail.form = Some(form.to_owned()))
}
