//! The text of a starter dossier.
//!
//! It loads as it stands, and stays sound with any of its examples taken in: each paragraph is one, and holds the people it names. In
//! the comments a '#' before a space is prose, and one before anything else keeps an example out.

use crate::dataset::{Act, Class, Countries, Kind, Level, Rank, Role, Stance, Vocabulary, Vote, slug};
use crate::text::wrap;

/// The width of the comments.
const WIDTH: usize = 100;

/// Cities of third countries, from which a mission may cover another country.
const SEATS: [(&str, &str, &str); 3] =
    [("Vienna", "Austria", "at"), ("Geneva", "Switzerland", "ch"), ("Lisbon", "Portugal", "pt")];

/// A dossier to start from.
#[derive(Debug)]
pub(super) struct Starter<'a> {
    /// The two countries, by code.
    sides: [Side<'a>; 2],
}

/// A country as the examples name it.
#[derive(Debug)]
struct Side<'a> {
    code: String,
    name: &'a str,
    /// "Mexican"; the name where no form is in use.
    demonym: &'a str,
}

impl<'a> Starter<'a> {
    /// The starter of two countries, whose codes stand in order.
    pub(super) fn new(countries: &'a Countries, codes: [String; 2]) -> Self {
        let side = |code: String| {
            let name = countries.name(&code).unwrap_or_default();
            let demonym = countries.demonym(&code).unwrap_or(name);
            Side { code, name, demonym }
        };
        Self { sides: codes.map(side) }
    }

    /// The id of its pair: `es-mx`.
    pub(super) fn pair(&self) -> String {
        let [a, b] = &self.sides;
        format!("{}-{}", a.code, b.code)
    }

    /// The whole text, of which the longest lines are a little over a hundred letters.
    pub(super) fn text(&self) -> String {
        let parts = [
            self.head(),
            self.source(),
            self.events(),
            self.visit(),
            self.agreement(),
            self.vote(),
            self.disputed(),
            self.mission(),
            self.accreditation(),
            Self::party(),
        ];
        parts.join("\n")
    }

    fn head(&self) -> String {
        let ([a, b], pair) = (&self.sides, self.pair());
        let (a_code, b_code) = (&a.code, &b.code);
        let (a_name, b_name) = (a.name, b.name);
        format!(
            "\
# {a_name} and {b_name}: what has passed between them, each fact with its date and its source.
#
# This file loads as it is, and says nothing yet. Take the '#' away before an example, write your own facts
# over it, and look:    comity --data {pair}.toml      What each key means:    comity template --reference
#
# Dates:      1975-07-31, 31 Jul 1975, Jul 1975, 1975, c. 1975, before 1990, after 1975, 1977–1986, 1977–present.
#             Write no more than the source says, and no `when` where it gives none.
# Countries:  {a_code} or {a_name}, {b_code} or {b_name}; any other by its code or name. Places: \"City, Country\".
# Ids:        {pair}/ and the subject in lower-case letters, digits and hyphens; never the date.
# Texts:      your own words. Facts are free, sentences are not.

pair = \"{pair}\"
#see_also = [\"Foreign relations of {b_name}\"]
"
        )
    }

    fn source(&self) -> String {
        let mut names = [self.sides[0].name, self.sides[1].name];
        names.sort_unstable();
        format!(
            "\
# What you read. `sections` below are its headings; another article is cited in full, as in the agreement below.
[source]
article = \"{}–{} relations\"
#url = \"https://example.org/an-article\"
#licence = \"CC BY-SA 4.0\"
#read = \"2025-06\"
",
            names[0], names[1]
        )
    }

    fn events(&self) -> String {
        let kinds = words::<Kind>(&[], &[Kind::Mission]);
        format!(
            "\
# --- Events -------------------------------------------------------------------------------------------
{}{}#[[event]]
#id = \"{pair}/relations-established\"
#kind = \"relations\"
#act = \"established\"
#when = \"1975-07-31\"
#title = \"{} and {} establish diplomatic relations\"
#sections = [\"History\"]
",
            comment("kind: ", &kinds),
            comment("act, of relations only: ", &words(Act::RELATIONS, &[])),
            self.sides[0].name,
            self.sides[1].name,
            pair = self.pair(),
        )
    }

    fn visit(&self) -> String {
        let ([a, b], pair) = (&self.sides, self.pair());
        format!(
            "\
# A person is declared once, here or in another file, and named by id. What they were then stands in the event.
{}{}#[[person]]
#id = \"person/given-name-surname\"
#name = \"Given Name Surname\"
#of = \"{b_code}\"
#aliases = [\"Given Second Surname\"]
#[[event]]
#id = \"{pair}/visit-surname\"
#kind = \"visit\"
#when = \"10–13 August 1975\"
#from = \"{b_code}\"
#to = \"{a_code}\"
#title = \"The {b_demonym} foreign minister visits {a_name}\"
#summary = \"One to three sentences with all that the source says of it.\"
#people = [{{ id = \"person/given-name-surname\", office = \"Foreign Minister\", of = \"{b_code}\", rank = \"foreign minister\" }}]
#places = [\"City, {a_place}\"]
#sections = [\"High-level visits\"]
",
            comment("rank, where the office has one: ", &words::<Rank>(&[], &[])),
            comment("role, \"principal\" if left out: ", &words::<Role>(&[], &[])),
            a_code = a.code,
            b_code = b.code,
            b_demonym = b.demonym,
            a_name = a.name,
            // "Bonaire, Sint Eustatius and Saba" would be a city of Saba.
            a_place = if a.name.contains(',') { &a.code } else { a.name },
        )
    }

    fn agreement(&self) -> String {
        format!(
            "\
{}#[[event]]
#id = \"{}/agreement-on-trade\"
#kind = \"agreement\"
#when = \"1990-05\"
#title = \"Agreement on trade\"
#form = \"memorandum of understanding\"
#level = \"national\"
#signatories = [\"Ministry of Economy of {}\", \"Ministry of Trade of {}\"]
#sources = [{{ article = \"Another article\", section = \"Trade\", url = \"https://example.org/\", licence = \"CC0-1.0\" }}]
",
            comment("level of an agreement: ", &words::<Level>(&[], &[])),
            self.pair(),
            self.sides[0].name,
            self.sides[1].name,
        )
    }

    fn vote(&self) -> String {
        format!(
            "\
{}#[[event]]
#id = \"{}/vote-resolution\"
#kind = \"vote\"
#when = \"1980-11-29\"
#from = \"{}\"
#title = \"{} abstains on the resolution\"
#body = \"UN General Assembly\"
#item = \"Resolution 35/1\"
#vote = \"abstain\"
",
            comment("vote: ", &words::<Vote>(&[], &[])),
            self.pair(),
            self.sides[0].code,
            self.sides[0].name,
        )
    }

    fn disputed(&self) -> String {
        let ([a, b], pair) = (&self.sides, self.pair());
        format!(
            "\
# What sources disagree on has no `when` of its own: each position is a claim.
{}#[[event]]
#id = \"{pair}/recognition\"
#kind = \"recognition\"
#from = \"{}\"
#to = \"{}\"
#title = \"{} recognises {}\"
#[[event.claims]]
#value = \"recognised in 1975\"
#when = \"1975\"
#by = \"a yearbook\"
#stance = \"asserts\"
#[[event.claims]]
#value = \"recognised from the first\"
#words = \"from the first\"
#by = \"the foreign ministry\"
#stance = \"implies\"
#note = \"It received an envoy before.\"
",
            comment("stance: ", &words::<Stance>(&[], &[])),
            a.code,
            b.code,
            a.name,
            b.name,
        )
    }

    fn mission(&self) -> String {
        let ([a, b], pair) = (&self.sides, self.pair());
        format!(
            "\
# --- Missions: what became of a post, in order; its events are made from the changes ------------------------
{}{}#[[mission]]
#id = \"{pair}/mission-{a_code}-capital\"
#from = \"{a_code}\"
#to = \"{b_code}\"
#city = \"Capital\"
#sections = [\"Diplomatic missions\"]
#[[mission.changes]]
#act = \"opened\"
#class = \"consulate\"
#when = \"before 1960\"
#[[mission.changes]]
#act = \"elevated\"
#class = \"embassy\"
#when = \"1977\"
",
            comment("act of a change: ", &words(Act::MISSION, &[])),
            comment("class: ", &words::<Class>(&[], &[])),
            a_code = a.code,
            b_code = b.code,
        )
    }

    fn accreditation(&self) -> String {
        let [a, b] = &self.sides;
        let third = |(_, _, code): &&(&str, &str, &str)| a.code != *code && b.code != *code;
        let (city, country, _) = SEATS.iter().find(third).unwrap_or(&SEATS[0]);
        format!(
            "\
# A mission in a third country that covers the other of the two.
#[[accreditation]]
#id = \"{}/accreditation-{}-{}\"
#from = \"{1}\"
#to = \"{}\"
#seat = \"{city}, {country}\"
#class = \"embassy\"
#sections = [\"Diplomatic missions\"]
",
            self.pair(),
            b.code,
            slug(city),
            a.code,
        )
    }

    fn party() -> String {
        "\
# --- Parties that are no country of ISO 3166, such as a movement or a government in exile -------------------
#[[party]]
#id = \"junta\"
#name = \"Junta of Example\"
#short = \"the Junta\"
#demonym = \"of the Junta\"
"
        .to_owned()
    }
}

/// The words of a vocabulary, all or some, in its own order.
fn words<V: Vocabulary>(only: &[V], without: &[V]) -> String {
    let all = if only.is_empty() { V::ALL } else { only };
    let words: Vec<_> = all.iter().filter(|word| !without.contains(word)).map(|word| word.name()).collect();
    words.join(" · ")
}

/// A comment of as many lines as it needs, those after the first set in.
fn comment(head: &str, text: &str) -> String {
    let lines = wrap(&format!("{head}{text}"), WIDTH);
    let lines = lines.iter().enumerate().map(|(at, line)| format!("# {}{line}\n", if at == 0 { "" } else { "  " }));
    lines.collect()
}
