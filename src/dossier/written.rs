//! Records as they are written into files: one shape for the tables of a TOML dossier and the lines of JSON Lines.
//!
//! Owns the names of the keys and what may be left out. Reading is stricter than these shapes (`record` checks every value and
//! names its place); whoever writes fills them in, and `Serialize` does the rest. Countries stand by code, places as
//! "Riyadh, Saudi Arabia", people by id, sources by the title of their article.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::dataset::{Act, Edtf, Every, Extent, Kind, Level, Rank, Role, Stance, Sureness, Vote};

/// A text, borrowed where it stands elsewhere already.
pub type Text<'a> = Cow<'a, str>;

/// One record: a line of JSON Lines, tagged by `type`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Written<'a> {
    /// An article that sources cite by its title.
    Article(Article<'a>),
    /// An actor that is no country of ISO 3166, or what a country succeeds.
    Party(Party<'a>),
    /// A person.
    Person(Person<'a>),
    /// What a dossier says of its pair as a whole.
    Pair(Pair<'a>),
    /// A happening.
    Event(Box<Event<'a>>),
    /// A post with its changes.
    Mission(Mission<'a>),
    /// A post in a third country that covers this one.
    Accreditation(Box<Accreditation<'a>>),
    /// Another id under which a record is found.
    Also(Also<'a>),
}

/// Another id of a record: that of one that was joined to it, or that it replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Also<'a> {
    /// The other id.
    pub id: Text<'a>,
    /// That of the record.
    pub of: Text<'a>,
}

/// An article: `[source]` or `[[article]]` in TOML.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Article<'a> {
    /// Its title as published, by which sources cite it.
    #[serde(rename = "article")]
    pub title: Text<'a>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    /// The licence of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Text<'a>>,
    /// When it was read: for a register that says what stands now, the day for which it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Edtf>,
}

/// A party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Party<'a> {
    /// The code: `plo`, or one of ISO 3166 to say what it succeeds.
    pub id: Text<'a>,
    /// The common English name; none for a code of ISO 3166.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'a>>,
    /// A short form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Text<'a>>,
    /// The adjective.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demonym: Option<Text<'a>>,
    /// The codes of the parties it succeeds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub succeeds: Vec<Text<'a>>,
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Person<'a> {
    /// `person/yasser-arafat`.
    pub id: Text<'a>,
    /// The name that screens show.
    pub name: Text<'a>,
    /// The country whose offices they hold: what tells namesakes apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Text<'a>>,
    /// Other spellings and fuller names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text<'a>>,
}

/// What stands at the top of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Pair<'a> {
    /// `iq-mx`: codes in order.
    pub id: Text<'a>,
    /// The title of the article on which the dossier rests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<Text<'a>>,
    /// Names of related articles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub see_also: Vec<Text<'a>>,
}

/// What every happening has, whatever its kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Common<'a> {
    /// The date; none where it is not known, or disputed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Edtf>,
    /// The words of the source, where they say more than the date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Text<'a>>,
    /// When it was made public, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced: Option<Edtf>,
    /// Who acts, sends, travels or exports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Text<'a>>,
    /// One line; made from the facts where a mission's change has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text<'a>>,
    /// A few sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text<'a>>,
    /// Who took part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Part<'a>>,
    /// Where: "Riyadh, Saudi Arabia".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Text<'a>>,
    /// Positions, where it is disputed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim<'a>>,
    /// How sure the program was that read it out of an article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<Sureness>,
    /// Whether a person has looked at what a program read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reviewed: bool,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event<'a> {
    /// `mx-ps/meeting-arafat-alexandria`: pair and subject.
    pub id: Text<'a>,
    /// Its kind; never `mission`.
    pub kind: Kind,
    /// What it did to relations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// How often it recurs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Every>,
    /// Towards whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Text<'a>>,
    /// What all happenings have.
    #[serde(flatten)]
    pub common: Common<'a>,
    /// What its kind adds.
    #[serde(flatten)]
    pub detail: Detail<'a>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'a>>,
}

/// What the kinds of events add, each key for the kinds that have it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Detail<'a> {
    /// The form of an agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Text<'a>>,
    /// Between whom an agreement stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Who signed an agreement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<Text<'a>>,
    /// The body of a vote or membership.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Text<'a>>,
    /// What was voted on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<Text<'a>>,
    /// The vote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote: Option<Vote>,
    /// Aid or trade, in whole units of `currency`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<u64>,
    /// The currency (ISO 4217).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Text<'a>>,
    /// The body that aid goes through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<Text<'a>>,
    /// What is traded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goods: Vec<Text<'a>>,
}

/// A person in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part<'a> {
    /// The id of the person.
    pub id: Text<'a>,
    /// The titles of the office held then; one stands alone, several as a list.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_many")]
    pub office: Vec<Text<'a>>,
    /// Whose office it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Text<'a>>,
    /// Its place on the ladder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// What part they had.
    #[serde(skip_serializing_if = "is_principal")]
    pub role: Role,
}

/// A position on a disputed value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim<'a> {
    /// The position, in words.
    pub value: Text<'a>,
    /// The date it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Edtf>,
    /// The date in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Text<'a>>,
    /// Who holds it.
    pub by: Text<'a>,
    /// How they hold it.
    pub stance: Stance,
    /// On what ground.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'a>>,
}

/// A place in an article that the file declares, or in one whose address is given here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Source<'a> {
    /// The title of the article.
    pub article: Text<'a>,
    /// The heading under which the fact stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Text<'a>>,
    /// Where it can be read, where the file does not declare the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    /// Its licence, where the file does not declare the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Text<'a>>,
    /// The sentence that was read there, word for word, where a program read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text<'a>>,
    /// Where the quote stands in the text that was read; only with a quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Extent>,
}

/// A mission.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Mission<'a> {
    /// `iq-mx/mission-iq-mexico-city`.
    pub id: Text<'a>,
    /// Who sends it.
    pub from: Text<'a>,
    /// Who receives it.
    pub to: Text<'a>,
    /// The city, without its country, which is the receiver.
    pub city: Text<'a>,
    /// What became of it, in order; at least one.
    pub changes: Vec<Change<'a>>,
    /// Where it is said to stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'a>>,
}

/// A change of a mission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change<'a> {
    /// What it did.
    pub act: Act,
    /// The class after it; needed for opened, elevated and downgraded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Text<'a>>,
    /// What all happenings have; `from` only where another party sent it then.
    #[serde(flatten)]
    pub common: Common<'a>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'a>>,
}

/// An accreditation; its sender is the `from` of what all happenings have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Accreditation<'a> {
    /// `mx-om/accreditation-mx-riyadh`.
    pub id: Text<'a>,
    /// The country that is covered.
    pub to: Text<'a>,
    /// Where the mission stands: "Riyadh, Saudi Arabia".
    pub seat: Text<'a>,
    /// Its class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Text<'a>>,
    /// What all happenings have.
    #[serde(flatten)]
    pub common: Common<'a>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'a>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_principal(role: &Role) -> bool {
    *role == Role::Principal
}

fn one_or_many<S: Serializer>(texts: &[Text<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    if let [one] = texts { serializer.serialize_str(one) } else { serializer.collect_seq(texts) }
}
