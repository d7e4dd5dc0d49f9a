//! People in prose: who is named, with the office they hold.
//!
//! A name is taken with its office ("Mexican President Luis Echeverría", "Ali Larijani, Speaker of the parliament"), or when the article
//! has named it before ([`Roll`](super::roll::Roll)). A surname alone makes nobody: it only points to whom the article has named in full.

use std::ops::Range;

use super::office::Office;
use super::roll::Roll;
use super::tag::{How, Tags};
use super::token::{Sort, Token};

/// Somebody in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Person<'l> {
    /// The tokens, office included.
    pub(super) at: Range<usize>,
    /// The name as it stands; empty where only the office is named.
    pub(super) name: String,
    pub(super) office: Option<Office<'l>>,
}

/// Honorifics that are no part of a name.
const HONORIFICS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "sheikh",
    "shaikh",
    "sheikha",
    "dame",
    "lord",
    "lady",
    "prof",
    "professor",
    "general",
    "gen",
    "col",
    "colonel",
    "ayatollah",
    "h.e",
    "he",
    "engineer",
    "imam",
    "cardinal",
    "archbishop",
    "father",
    "captain",
    "marshal",
    "excellency",
    "his",
    "her",
    "majesty",
    "highness",
    "major-general",
    "lieutenant-general",
    "field",
    "admiral",
    "mullah",
    "comrade",
    "madame",
    "hajji",
    "dato",
    "datuk",
    "tun",
    "tan",
    "sri",
    "prince",
    "princess",
    "king",
];

/// Small words within a name.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "bint", "ibn", "ben", "de", "del", "della", "da", "do", "dos", "das", "di", "du", "la", "le",
    "van", "von", "der", "den", "ter", "y", "e", "abu", "ould", "af", "zu", "zur", "st", "ag", "ul", "ur",
];

/// Words that stand in the names of things and of no person.
const THINGS: &[&str] = &[
    "ministry",
    "secretariat",
    "senate",
    "congress",
    "parliament",
    "university",
    "council",
    "organization",
    "organisation",
    "agreement",
    "treaty",
    "memorandum",
    "government",
    "embassy",
    "consulate",
    "airlines",
    "airline",
    "airways",
    "company",
    "group",
    "bank",
    "festival",
    "conference",
    "summit",
    "war",
    "revolution",
    "act",
    "fund",
    "programme",
    "program",
    "committee",
    "commission",
    "army",
    "forces",
    "police",
    "court",
    "board",
    "association",
    "party",
    "movement",
    "plan",
    "park",
    "airport",
    "sea",
    "gulf",
    "river",
    "island",
    "islands",
    "republic",
    "kingdom",
    "state",
    "states",
    "union",
    "empire",
    "nations",
    "affairs",
    "declaration",
    "protocol",
    "convention",
    "institute",
    "academy",
    "museum",
    "school",
    "college",
    "corporation",
    "center",
    "centre",
    "hotel",
    "house",
    "palace",
    "order",
    "prize",
    "award",
    "games",
    "cup",
    "league",
    "federation",
    "confederation",
    "community",
    "alliance",
    "pact",
    "accord",
    "accords",
    "authority",
    "agency",
    "office",
    "department",
    "bureau",
    "service",
    "guard",
    "guards",
    "corps",
    "brigade",
    "front",
    "brotherhood",
    "chamber",
    "forum",
    "initiative",
    "mechanism",
    "project",
    "partnership",
    "framework",
    "dialogue",
    "assembly",
    "resolution",
    "charter",
    "doctrine",
    "republics",
    "territories",
    "mandate",
    "region",
    "province",
    "district",
    "city",
    "town",
    "street",
    "avenue",
    "square",
    "bridge",
    "canal",
    "road",
    "coup",
    "crisis",
    "invasion",
    "attack",
    "massacre",
    "operation",
    "spring",
    "uprising",
    "independence",
    "peace",
    "line",
    "field",
    "relations",
    "cooperation",
    "trade",
    "economic",
    "cultural",
    "national",
    "international",
    "foreign",
    "minister",
    "president",
    "king",
    "queen",
    "prime",
    "secretary",
    "ambassador",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "middle",
    "united",
    "world",
    "great",
    "church",
    "cathedral",
    "mosque",
    "temple",
    "diplomatic",
    "security",
    "general",
    "resistance",
    "liberation",
    "democratic",
    "socialist",
    "soviet",
    "communist",
    "nazi",
    "allied",
    "axis",
    "allies",
    "peninsula",
    "mountains",
    "valley",
    "desert",
    "coast",
    "ocean",
    "lake",
    "strait",
    "bay",
    "radio",
    "television",
    "news",
    "times",
    "post",
    "herald",
    "agence",
    "press",
    "journal",
    "technologies",
    "industries",
    "motors",
    "energy",
    "petroleum",
    "oil",
    "gas",
    "naval",
    "military",
    "air",
    "force",
    "royal",
    "imperial",
    "federal",
    "supreme",
    "medal",
    "legion",
    "honor",
    "honour",
    "star",
    "cross",
    "eagle",
    "day",
    "week",
    "year",
    "festival",
    "expo",
    "exhibition",
    "christian",
    "muslim",
    "islamic",
    "jewish",
    "catholic",
    "orthodox",
    "arab",
    "arabs",
    "european",
    "asian",
    "african",
    "american",
];

/// The people of a sentence, in order.
pub(super) fn people<'l>(tokens: &[Token<'_>], tags: &Tags<'l>, roll: &Roll) -> Vec<Person<'l>> {
    let mut found: Vec<Person<'l>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let next = with_office(tokens, at, tags, roll)
            .or_else(|| with_honorific(tokens, at, tags))
            .or_else(|| name_first(tokens, at, tags, roll));
        match next {
            Some(person) => {
                // The office may begin before the token that told of it.
                found.retain(|earlier: &Person<'_>| earlier.at.end <= person.at.start || !earlier.name.is_empty());
                at = person.at.end.max(at + 1);
                let beside = colleague(tokens, &person, tags);
                found.push(person);
                if let Some(beside) = beside {
                    at = beside.at.end;
                    found.push(beside);
                }
            },
            None => at += 1,
        }
    }
    found
}

/// "Presidents Alan García and Alberto Fujimori": the second bears the office of the first.
fn colleague<'l>(tokens: &[Token<'_>], first: &Person<'l>, tags: &Tags<'l>) -> Option<Person<'l>> {
    let is_plural = tokens[first.at.clone()]
        .iter()
        .any(|token| token.is_any(&["presidents", "ministers", "kings", "secretaries", "chancellors"]));
    let joint = tokens.get(first.at.end).filter(|token| token.is("and") && is_plural && !first.name.is_empty())?;
    let name = name(tokens, first.at.end + 1, tags).filter(|_| joint.is("and"))?;
    Some(Person { name: text(tokens, &name), at: name, office: first.office.clone() })
}

/// "Mr. Bassam al-Dossari", "Sheikh Isa Qassim".
fn with_honorific<'l>(tokens: &[Token<'_>], at: usize, tags: &Tags<'l>) -> Option<Person<'l>> {
    let is_title =
        tokens[at].is_name() && tokens[at].is_any(HONORIFICS) && !tokens[at].is_any(&["his", "her", "he", "st"]);
    let point = usize::from(tokens.get(at + 1).is_some_and(|token| token.text == "."));
    let name = name(tokens, at + 1 + point, tags).filter(|_| is_title)?;
    let is_full = words_of(tokens, &name) > 1 || tokens[at].is_any(&["sheikh", "ayatollah", "general", "marshal"]);
    is_full.then(|| Person { at: at..name.end, name: text(tokens, &name), office: None })
}

/// An office and the name behind it; the office alone where none is.
fn with_office<'l>(tokens: &[Token<'_>], at: usize, tags: &Tags<'l>, roll: &Roll) -> Option<Person<'l>> {
    let office = Office::at(tokens, at, tags)?;
    let mut here = office.at.end;
    if tokens.get(here).is_some_and(|token| token.text == ",") {
        here += 1;
    }
    let honorifics = tokens[here.min(tokens.len())..]
        .iter()
        .take_while(|token| token.is_any(HONORIFICS) || (token.text == "."))
        .count();
    let begins = here + honorifics;
    let name = name(tokens, begins, tags).filter(|name| {
        let is_full = words_of(tokens, name) > 1;
        let has_comma = here > office.at.end;
        let is_royal = office.is_royal || honorifics > 0;
        let is_someones = office.of.is_some() && !office.title.is_empty();
        is_full || (!has_comma && (is_royal || is_someones || roll.knows(&text(tokens, name))))
    });
    // A name behind a comma is the bearer's only where it is not another actor: "the president, Foreign Minister Green, …".
    Some(match name {
        Some(name) => {
            let named = text(tokens, &name);
            let royal = if office.is_royal { regnal(&tokens[at], &named) } else { named };
            let (end, of) = of_country(tokens, name.end, tags);
            let office = Office { of: office.of.or(of), ..office };
            Person { at: office.at.start..end, name: royal, office: Some(office) }
        },
        None => Person { at: office.at.clone(), name: String::new(), office: Some(office) },
    })
}

/// "King Abdullah II of Jordan", "President Mahmoud Ahmadinejad of Iran": where it ends, and the code.
fn of_country<'l>(tokens: &[Token<'_>], end: usize, tags: &Tags<'l>) -> (usize, Option<&'l str>) {
    let skip = usize::from(tokens.get(end + 1).is_some_and(|token| token.is("the")));
    let is_of = tokens.get(end).is_some_and(|token| token.is("of"));
    let party = tags.parties.iter().find(|party| is_of && party.at.start == end + 1 + skip && party.how == How::Name);
    party.map_or((end, None), |party| (party.at.end, Some(party.code)))
}

/// "King" belongs to the name of one who has no other: King Hussein.
fn regnal(title: &Token<'_>, name: &str) -> String {
    if name.contains(' ') && !is_numbered(name) {
        return name.to_owned();
    }
    let mut letters = title.text.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{} {name}", letters.as_str())
}

/// "Abdullah II".
fn is_numbered(name: &str) -> bool {
    let mut words = name.split(' ');
    words.next().is_some() && words.next().is_some_and(is_numeral) && words.next().is_none()
}

fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// A name, perhaps with the office behind it: "Ali Larijani, Speaker of the parliament".
fn name_first<'l>(tokens: &[Token<'_>], at: usize, tags: &Tags<'l>, roll: &Roll) -> Option<Person<'l>> {
    let name = name(tokens, at, tags)?;
    let named = text(tokens, &name);
    let is_known = roll.knows(&named);
    let after = &tokens[name.end..];
    if after.first().is_some_and(|token| token.text == ",") {
        let skip = after.iter().skip(1).take_while(|token| token.is_any(&["the", "a", "then", "who", "was"])).count();
        let from = name.end + 1 + skip;
        let reach = (from..tokens.len().min(from + 6)).find(|here| Office::at(tokens, *here, tags).is_some());
        if let Some(office) =
            reach.and_then(|here| Office::at(tokens, here, tags)).filter(|office| office.at.start <= from + 1)
        {
            // The office of somebody else who is named behind it: "Fabius, President Hollande and …".
            let bears_other = self::name(tokens, office.at.end, tags).is_some();
            if !bears_other && words_of(tokens, &name) > 1 {
                return Some(Person { at: name.start..office.at.end, name: named, office: Some(office) });
            }
        }
    }
    let is_full = words_of(tokens, &name) > 1;
    let begins = at == 0 || !tokens[at - 1].is_name();
    let is_somebody = is_known || (is_full && begins && is_told_as_somebody(tokens, &name));
    is_somebody.then_some(Person { at: name, name: named, office: None })
}

/// Says whether what stands around a full name makes it a person's: a verb of people behind it, a word for people before it.
fn is_told_as_somebody(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    let (before, after) = (tokens[..name.start].last(), &tokens[name.end..]);
    let acts = after.first().is_some_and(|token| {
        token.is_any(ACTS)
            || token.is_any(&["visits", "pays", "travels", "signs", "becomes", "thanks", "returns", "meets"])
            || token.low.ends_with("ed") && token.kind == Sort::Word && !token.is_any(&["based", "related", "called"])
    });
    let has_done = after.first().is_some_and(|token| token.is_any(&["had", "has"]))
        && after.get(1).is_some_and(|token| token.low.ends_with("ed"));
    let suffers = has_done
        || after.first().is_some_and(|token| token.is_any(&["was", "had", "has"]))
            && after.get(1).is_some_and(|token| token.is_any(SUFFERS));
    let owns = after.first().is_some_and(|token| matches!(token.text, "'s" | "’s"))
        && after.get(1).is_some_and(|token| token.is_any(OWNS));
    let is_called = before.is_some_and(|token| token.is_any(CALLED) || token.is("met"));
    let set_off = before.is_some_and(|token| token.text == ",")
        && after.first().is_some_and(|token| token.text == ",")
        && name.start >= 2
        && tokens[name.start - 2].is_any(CALLED);
    let is_who =
        after.first().is_some_and(|token| token.text == ",") && after.get(1).is_some_and(|token| token.is("who"));
    let was_met = before.is_some_and(|token| token.is_any(&["with", "by", "and"]))
        && tokens[..name.start].iter().rev().take(9).any(|token| token.is_any(&["met", "received", "talks", "hosted"]));
    acts || suffers || owns || is_called || set_off || was_met || is_who
}

/// What is done to people.
const SUFFERS: &[&str] = &[
    "born",
    "appointed",
    "arrested",
    "received",
    "elected",
    "barred",
    "stripped",
    "overthrown",
    "summoned",
    "expelled",
    "granted",
    "taken",
    "killed",
    "assassinated",
    "extradited",
    "sentenced",
    "invited",
    "awarded",
    "named",
    "sworn",
    "seized",
    "deported",
    "detained",
    "released",
    "honored",
    "honoured",
    "exiled",
];

/// What people have.
const OWNS: &[&str] = &[
    "bid",
    "visit",
    "speech",
    "successor",
    "predecessor",
    "trip",
    "tour",
    "death",
    "wife",
    "husband",
    "arrest",
    "asylum",
    "request",
    "government",
    "words",
    "call",
];

/// Words for people that stand before their names.
const CALLED: &[&str] = &[
    "businessman",
    "businesswoman",
    "activist",
    "journalist",
    "billionaire",
    "politician",
    "dissident",
    "singer",
    "coach",
    "host",
    "counterpart",
    "successor",
    "predecessor",
    "bookseller",
    "cleric",
    "architect",
    "writer",
    "poet",
    "painter",
    "colleague",
    "citizen",
    "explorer",
    "missionary",
    "merchant",
    "lawyer",
    "scientist",
    "engineer",
    "naturalist",
    "wife",
    "husband",
    "son",
    "daughter",
    "brother",
    "negotiator",
    "banker",
    "officer",
    "diplomat",
    "commander",
    "rebel",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Verbs before which a full name is a person's.
const ACTS: &[&str] = &[
    "visited",
    "visits",
    "met",
    "paid",
    "traveled",
    "travelled",
    "arrived",
    "said",
    "stated",
    "announced",
    "signed",
    "attended",
    "condemned",
    "expressed",
    "became",
    "received",
    "declared",
    "told",
    "flew",
    "presented",
    "urged",
    "called",
    "toured",
    "went",
    "served",
    "who",
    "made",
    "came",
    "took",
    "spoke",
    "wrote",
    "won",
    "sent",
    "gave",
    "came",
    "addressed",
    "led",
    "opened",
    "inaugurated",
    "hosted",
    "held",
    "discussed",
];

/// Where a name stands that begins at a token.
fn name(tokens: &[Token<'_>], at: usize, tags: &Tags<'_>) -> Option<Range<usize>> {
    let is_other = |at: usize| {
        tags.parties.iter().any(|party| party.at.start == at && party.is_noun_at(tokens))
            || tags.bodies.iter().any(|(body, _)| body.start == at)
    };
    let first = tokens.get(at)?;
    // "General de Gaulle": behind a title a particle may begin a name.
    let is_particle = first.is_any(&["de", "von", "van", "al", "el", "bin", "ibn", "af"])
        && tokens.get(at + 1).is_some_and(Token::is_name)
        && at > 0
        && tokens[at - 1].is_name()
        && (tokens[at - 1].is("general") || !tokens[at - 1].is_any(THINGS));
    let opens = is_particle
        || (first.is_name() && !is_opener(first))
        || first.low.starts_with("al-")
        || first.low.starts_with("el-");
    if !opens || is_other(at) || first.is_any(THINGS) || super::date::is_month(first) {
        return None;
    }
    let mut end = at + 1;
    while end < tokens.len() && end - at < 9 {
        let token = &tokens[end];
        let is_point = token.text == "." && tokens[end - 1].text.chars().count() <= 2 && tokens[end - 1].is_name();
        if is_point {
            end += 1;
            continue;
        }
        let is_city = tags
            .parties
            .iter()
            .any(|party| party.at.start == end && party.at.len() == 1 && matches!(party.how, How::City(_)));
        if (token.is_name() || token.low.starts_with("al-") || token.low.starts_with("el-"))
            && (is_city || !is_other(end))
        {
            if token.is_any(THINGS) && !is_numeral(token.text) {
                return None;
            }
            end += 1;
            continue;
        }
        let particles = tokens[end..].iter().take(3).take_while(|token| token.is_any(PARTICLES)).count();
        let next = tokens.get(end + particles);
        if particles > 0 && next.is_some_and(|next| next.is_name()) && token.kind == Sort::Word && !token.is_any(&["e"])
        {
            end += particles + 1;
            continue;
        }
        break;
    }
    // A sentence's own point is no initial's.
    if tokens[end - 1].text == "." {
        end -= 1;
    }
    Some(at..end)
}

fn is_opener(token: &Token<'_>) -> bool {
    token.is_any(&[
        "the",
        "in",
        "on",
        "he",
        "she",
        "it",
        "they",
        "during",
        "after",
        "since",
        "both",
        "a",
        "an",
        "this",
        "that",
        "these",
        "later",
        "following",
        "from",
        "by",
        "at",
        "as",
        "however",
        "his",
        "her",
        "its",
        "their",
        "while",
        "when",
        "with",
        "for",
        "also",
        "although",
        "but",
        "and",
        "over",
        "under",
        "prior",
        "before",
        "many",
        "some",
        "most",
        "one",
        "two",
        "three",
        "despite",
        "according",
        "other",
        "relations",
        "diplomatic",
        "trade",
        "today",
        "currently",
        "to",
        "of",
        "there",
        "former",
    ])
}

fn words_of(tokens: &[Token<'_>], name: &Range<usize>) -> usize {
    tokens[name.clone()].iter().filter(|token| token.kind != Sort::Sign && !is_numeral(token.text)).count()
}

/// A name as it is written.
fn text(tokens: &[Token<'_>], name: &Range<usize>) -> String {
    let mut text = String::new();
    for token in &tokens[name.clone()] {
        if !text.is_empty() && token.text != "." {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}
