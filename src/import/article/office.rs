//! Offices in prose: "Mexican Foreign Undersecretary", "Minister for Planning", "the King of Jordan".

use std::ops::Range;

use super::tag::{How, Tags};
use super::token::Token;
use crate::dataset::Rank;

/// An office that a sentence names.
#[derive(Debug, Clone)]
pub(super) struct Office<'l> {
    /// All its tokens, the country before or behind it included.
    pub(super) at: Range<usize>,
    /// "Foreign Undersecretary", without its country.
    pub(super) title: String,
    pub(super) rank: Option<Rank>,
    /// The code of the country whose office it is, and the code as it was named where that is another actor.
    pub(super) of: Option<&'l str>,
    /// Whether whoever bears it may go by one name: King Hussein.
    pub(super) is_royal: bool,
    /// "former President" is no office any more.
    pub(super) is_former: bool,
}

/// The words that make an office.
const HEADS: &[&str] = &[
    "president",
    "vice-president",
    "king",
    "queen",
    "emir",
    "amir",
    "sultan",
    "shah",
    "emperor",
    "empress",
    "tsar",
    "pope",
    "premier",
    "chancellor",
    "vice-chancellor",
    "minister",
    "secretary",
    "undersecretary",
    "under-secretary",
    "governor",
    "governor-general",
    "mayor",
    "ambassador",
    "speaker",
    "chairman",
    "chairperson",
    "chairwoman",
    "adviser",
    "advisor",
    "envoy",
    "director",
    "representative",
    "prince",
    "princess",
    "executive",
    "consul",
    "commander",
    "leader",
    "head",
    "commissioner",
    "duke",
    "duchess",
    "monarch",
    "chief",
    "taoiseach",
    "regent",
    "captain-general",
    "dictator",
    "deputy",
    "delegate",
    "senator",
    "secretary-general",
    "director-general",
    "president-elect",
    "chargé",
    "charge",
    "sheikh",
    "sheikha",
    "ayatollah",
    "general",
    "vice-minister",
    "caudillo",
    "captain",
    "colonel",
    "admiral",
    "marshal",
    "ruler",
    "co-prince",
    "tanaiste",
    "lord",
    "attache",
];

/// Words that stand before the head of an office and belong to it.
const BEFORE: &[&str] = &[
    "foreign",
    "deputy",
    "vice",
    "prime",
    "first",
    "second",
    "trade",
    "defence",
    "defense",
    "interior",
    "finance",
    "economy",
    "economic",
    "agriculture",
    "health",
    "education",
    "culture",
    "cultural",
    "tourism",
    "energy",
    "oil",
    "petroleum",
    "justice",
    "transport",
    "labour",
    "labor",
    "environment",
    "acting",
    "crown",
    "senior",
    "diplomatic",
    "special",
    "supreme",
    "grand",
    "state",
    "federal",
    "permanent",
    "assistant",
    "under",
    "parliamentary",
    "honorary",
    "royal",
    "high",
    "chief",
    "house",
    "general",
    "home",
    "external",
    "affairs",
    "commerce",
    "industry",
    "science",
    "development",
    "cooperation",
    "presidential",
    "ruling",
    "opposition",
    "lord",
    "executive",
    "consul",
    "political",
    "security",
    "national",
    "information",
    "interim",
    "european",
    "planning",
    "water",
    "housing",
    "immigration",
    "treasury",
    "budget",
    "communications",
    "sports",
    "youth",
    "revolutionary",
    "spiritual",
    "major",
    "lieutenant",
    "attorney",
    "solicitor",
    "deputy-prime",
    "provisional",
    "regional",
    "founding",
    "religious",
    "military",
    "naval",
    "police",
    "minister",
    "secretary",
    "director",
    "co-operation",
    "premier",
];

/// Words of the matter of an office, behind "of" or "for".
const MATTERS: &[&str] = &[
    "state",
    "foreign",
    "external",
    "internal",
    "affairs",
    "relations",
    "africa",
    "african",
    "middle",
    "east",
    "eastern",
    "west",
    "western",
    "north",
    "northern",
    "south",
    "southern",
    "asia",
    "asia-pacific",
    "pacific",
    "europe",
    "european",
    "america",
    "americas",
    "latin",
    "caribbean",
    "human",
    "rights",
    "multilateral",
    "bilateral",
    "planning",
    "international",
    "cooperation",
    "co-operation",
    "trade",
    "commerce",
    "industry",
    "economy",
    "economic",
    "finance",
    "treasury",
    "defence",
    "defense",
    "interior",
    "justice",
    "health",
    "education",
    "culture",
    "cultural",
    "tourism",
    "antiquities",
    "energy",
    "oil",
    "petroleum",
    "mines",
    "mining",
    "water",
    "agriculture",
    "fisheries",
    "forestry",
    "food",
    "livestock",
    "environment",
    "climate",
    "change",
    "transport",
    "transportation",
    "communications",
    "telecommunications",
    "works",
    "public",
    "housing",
    "labour",
    "labor",
    "social",
    "welfare",
    "development",
    "science",
    "technology",
    "higher",
    "research",
    "innovation",
    "youth",
    "sport",
    "sports",
    "women",
    "family",
    "immigration",
    "migration",
    "diaspora",
    "expatriates",
    "regional",
    "integration",
    "diplomatic",
    "political",
    "security",
    "national",
    "nations",
    "religious",
    "endowments",
    "islamic",
    "information",
    "investment",
    "investments",
    "industrialization",
    "ministry",
    "department",
    "parliament",
    "senate",
    "congress",
    "assembly",
    "knesset",
    "majlis",
    "house",
    "representatives",
    "commons",
    "lords",
    "deputies",
    "chamber",
    "duma",
    "council",
    "government",
    "cabinet",
    "army",
    "navy",
    "air",
    "force",
    "forces",
    "armed",
    "staff",
    "the",
    "and",
    "general",
    "policy",
    "court",
    "supreme",
    "republic",
    "bank",
    "central",
    "central",
    "union",
    "commission",
    "committee",
    "board",
    "legislative",
    "federation",
    "federal",
    "delegation",
    "mission",
    "embassy",
    "protocol",
    "consular",
    "small",
    "medium",
    "enterprises",
    "rural",
    "urban",
    "natural",
    "resources",
    "overseas",
    "territories",
    "colonies",
    "home",
    "war",
    "authority",
    "organization",
    "office",
    "bureau",
    "secretariat",
    "popular",
    "people",
    "peoples",
    "workers",
    "communist",
    "party",
    "oriental",
    "opposition",
    "mexican",
];

impl<'l> Office<'l> {
    /// The office of which the head stands at a token.
    pub(super) fn at(tokens: &[Token<'_>], head: usize, tags: &Tags<'l>) -> Option<Self> {
        if !is_head(tokens, head) {
            return None;
        }
        let mut start = head;
        while start > 0 && is_before(tokens, start - 1, tags) {
            start -= 1;
        }
        let mut end = head + 1;
        // "Director General", "Secretary General", "chargé d'affaires".
        while tokens.get(end).is_some_and(|token| {
            token.is_any(&["general", "d'affaires", "minister", "executive", "designate", "president", "prince"])
        }) {
            end += 1;
        }
        let (matter, behind, end) = matter(tokens, end, tags);
        let title = title(tokens, start..matter);
        let is_former =
            tokens[..start].iter().rev().take(3).any(|token| token.is_any(&["former", "ex", "late", "exiled"]));
        let (start, before) = owner_before(tokens, start, tags);
        let of = behind.or(before);
        let is_royal = ROYAL.iter().any(|word| tokens[head].is(word));
        let rank = rank(&title, of);
        Some(Self { at: start..end, title, rank, of, is_royal, is_former })
    }
}

const ROYAL: &[&str] = &[
    "king",
    "queen",
    "emir",
    "amir",
    "sultan",
    "shah",
    "emperor",
    "empress",
    "tsar",
    "pope",
    "prince",
    "princess",
    "duke",
    "duchess",
    "sheikh",
    "sheikha",
    "ayatollah",
    "regent",
    "lord",
];

fn is_head(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let singular = token.low.strip_suffix('s').unwrap_or(&token.low);
    if !token.is_any(HEADS) && !(token.is_name() && HEADS.contains(&singular)) {
        return false;
    }
    // "the head of" and "chief" are offices only as titles, "general" only as a name before one.
    let is_vague = token.is_any(&[
        "chief",
        "leader",
        "head",
        "general",
        "executive",
        "ruler",
        "deputy",
        "captain",
        "charge",
        "lord",
        "state",
    ]);
    let is_office = !is_vague
        || token.is_name()
        || tokens.get(at + 1).is_some_and(|next| next.is("d'affaires"))
        || tokens.get(at + 1).is_some_and(|next| next.is("of") || next.is_name());
    // The head of "Prime Minister" is its last word.
    let goes_on = tokens
        .get(at + 1)
        .is_some_and(|next| next.is_any(HEADS) && !next.is_any(ROYAL) && !next.is("general") && !next.is("executive"));
    is_office && !goes_on
}

fn is_before(tokens: &[Token<'_>], at: usize, tags: &Tags<'_>) -> bool {
    let token = &tokens[at];
    let is_party = tags.parties.iter().any(|party| party.at.contains(&at));
    // "trade minister" and "Trade Minister"; a verb in lower case is none of these words.
    token.is_any(BEFORE) && !is_party && (at == 0 || token.is_name() || !token.is("affairs"))
}

/// What stands behind an office with "of" or "for": where its title ends, the country that is named there, and where all of it ends.
fn matter<'l>(tokens: &[Token<'_>], end: usize, tags: &Tags<'l>) -> (usize, Option<&'l str>, usize) {
    let (mut title_end, mut here, mut of) = (end, end, None);
    while tokens.get(here).is_some_and(|token| token.is_any(&["of", "for", "to"])) {
        let skip = usize::from(tokens.get(here + 1).is_some_and(|token| token.is("the")));
        let next = here + 1 + skip;
        let party = tags.parties.iter().find(|party| party.at.start == next && !party.is_both());
        if let Some(party) = party {
            // "President of the Palestinian National Authority" and "Director for Africa and Mexico" alike.
            let next_is_matter = tokens.get(party.at.end).is_some_and(|token| token.is_any(MATTERS));
            let is_matter = party.how == How::Demonym && next_is_matter;
            if is_matter {
                let words = tokens[party.at.end..].iter().take_while(|token| token.is_any(MATTERS)).count();
                title_end = party.at.end + words;
                here = title_end;
                of = of.or(Some(party.code));
                if words == 0 {
                    break;
                }
                continue;
            }
            // "Ambassador to Mexico" is not Mexico's.
            match party.how {
                How::City(_) => title_end = party.at.end,
                _ if tokens[here].is("to") => {},
                _ => of = Some(party.code),
            }
            here = party.at.end;
            break;
        }
        let words = matters(tokens, next)
            .max(usize::from(tokens.get(next).is_some_and(|token| token.is_name() && token.is_any(HEADS))));
        if words == 0 {
            // "Governor of Ramallah" of a place that nobody knows: one word.
            if tokens.get(next).is_some_and(Token::is_name) && tokens.get(next + 1).is_some_and(Token::is_name) {
                title_end = next + 1;
                here = title_end;
            }
            break;
        }
        title_end = next + words;
        here = title_end;
    }
    (title_end, of, here.max(title_end))
}

/// How many tokens name matters: "Africa and the Middle East", "Foreign Affairs".
fn matters(tokens: &[Token<'_>], at: usize) -> usize {
    let mut count = 0;
    loop {
        let Some(token) = tokens.get(at + count) else { return count };
        if token.is_any(MATTERS) && token.is_name() {
            count += 1;
            continue;
        }
        // "and", "and the", "of", ", " only between two matters.
        let joint = tokens[at + count..]
            .iter()
            .take_while(|token| token.is_any(&["and", "the", "of", "for", "&"]) || token.text == ",")
            .count();
        let goes_on = count > 0 && joint > 0 && joint < 3;
        let next = tokens.get(at + count + joint).filter(|token| token.is_any(MATTERS) && token.is_name());
        if !goes_on || next.is_none() {
            return count;
        }
        count += joint;
    }
}

/// The country right before an office: "Mexican President", "Mexico's president", "Bahrain Interior Minister".
fn owner_before<'l>(tokens: &[Token<'_>], start: usize, tags: &Tags<'l>) -> (usize, Option<&'l str>) {
    let genitive =
        usize::from(tokens[..start].last().is_some_and(|token| matches!(token.text, "'s" | "’s" | "'" | "’")));
    let skip = tokens[..start - genitive]
        .iter()
        .rev()
        .take_while(|token| token.is_any(&["then", "new", "incoming", "outgoing", "first", "then-", "former"]))
        .count();
    let end = start - genitive - if genitive == 0 { skip } else { 0 };
    let party =
        tags.parties.iter().find(|party| party.at.end == end && !party.is_both() && !matches!(party.how, How::City(_)));
    party.map_or((start, None), |party| (party.at.start, Some(party.code)))
}

/// The words of a title, each with a capital, as titles are written.
fn title(tokens: &[Token<'_>], at: Range<usize>) -> String {
    let mut title = String::new();
    for token in &tokens[at] {
        if !title.is_empty() && token.text != "," && token.text != "'s" {
            title.push(' ');
        }
        let is_small = token.is_any(&["of", "the", "for", "and", "to", "d'affaires"]);
        let mut letters = token.text.chars();
        match letters.next() {
            Some(first) if !is_small => {
                title.extend(first.to_uppercase());
                // Of several presidents each is one.
                let rest = letters.as_str();
                let is_plural = token.is_any(&["presidents", "ministers", "kings", "chancellors"]);
                title.push_str(if is_plural { &rest[..rest.len() - 1] } else { rest });
            },
            _ => title.push_str(token.text),
        }
    }
    title
}

/// Where an office stands on the ladder, by its title; `None` where that is not sure.
pub(super) fn rank(title: &str, of: Option<&str>) -> Option<Rank> {
    let low = crate::text::fold(title).replace('-', " ");
    let words: Vec<&str> = low.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    let says = |phrase: &str| low.contains(phrase);
    let is_deputy = has("deputy") || has("vice") || has("assistant") || has("under");
    let is_of_chamber =
        ["parliament", "senate", "congress", "assembly", "house", "council", "chamber", "commission", "court", "bank"]
            .iter()
            .any(|word| has(word));
    let conducts = says("foreign minister")
        || says("foreign secretary")
        || says("external affairs")
        || says("foreign affairs")
        || says("foreign relations");
    Some(if has("undersecretary") || says("minister of state") || says("state secretary") {
        Rank::DeputyMinister
    } else if has("director") && has("general") {
        Rank::DirectorGeneral
    } else if is_deputy
        && (has("president") || says("prime minister") || has("premier") || has("chancellor"))
        && !is_of_chamber
        || says("crown prince")
    {
        Rank::DeputyHead
    } else if is_deputy && (has("minister") || has("secretary")) {
        Rank::DeputyMinister
    } else if (conducts && (has("minister") || has("secretary")))
        || (says("secretary of state") && matches!(of, Some("us" | "va") | None))
    {
        Rank::ForeignMinister
    } else if says("prime minister")
        || (has("premier") && !is_of_chamber)
        || (has("chancellor") && !has("treasury"))
        || says("head of government")
        || says("chief executive")
        || has("taoiseach")
    {
        Rank::HeadOfGovernment
    } else if has("minister")
        || (has("secretary") && !has("general") && !says("secretary of the"))
        || says("attorney general")
    {
        Rank::Minister
    } else if ["governor", "mayor"].iter().any(|word| has(word)) && !has("bank") && !has("general") {
        Rank::SubNational
    } else if ["adviser", "advisor", "envoy"].iter().any(|word| has(word)) || says("representative of the president") {
        Rank::Adviser
    } else if !is_of_chamber
        && [
            "president",
            "king",
            "queen",
            "emir",
            "amir",
            "sultan",
            "shah",
            "emperor",
            "empress",
            "tsar",
            "pope",
            "monarch",
        ]
        .iter()
        .any(|word| has(word))
        || says("head of state")
        || says("supreme leader")
    {
        Rank::HeadOfState
    } else {
        return None;
    })
}
