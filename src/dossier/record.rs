//! The records of a dossier as they are written: names not yet resolved, dates read, everything with its place.

use std::ops::Range;

use toml::de::DeTable;

use super::diagnostic::Log;
use super::file::File;
use super::reader::{Spot, Table};
use crate::dataset::{Act, Edtf, Every, Kind, Level, Money, Rank, Role, Stance, Vote};

/// A text and its place.
pub(super) type Text = Spot<Box<str>>;

/// One file, read.
pub(super) struct Draft<'a> {
    pub(super) file: &'a File,
    pub(super) pair: Option<Text>,
    pub(super) article: Option<ArticleDraft>,
    pub(super) see_also: Vec<Box<str>>,
    pub(super) parties: Vec<PartyDraft>,
    pub(super) people: Vec<PersonDraft>,
    /// Events, missions and accreditations, in the order of the file.
    pub(super) items: Vec<Item>,
}

pub(super) struct ArticleDraft {
    pub(super) title: Box<str>,
    pub(super) url: Option<Box<str>>,
    pub(super) licence: Option<Box<str>>,
    pub(super) read: Option<Edtf>,
}

pub(super) struct PartyDraft {
    pub(super) code: Text,
    pub(super) name: Option<Box<str>>,
    pub(super) short: Option<Box<str>>,
    pub(super) demonym: Option<Box<str>>,
    pub(super) succeeds: Vec<Text>,
}

pub(super) struct PersonDraft {
    pub(super) id: Text,
    pub(super) name: Box<str>,
    pub(super) aliases: Vec<Box<str>>,
}

pub(super) enum Item {
    Event(EventDraft),
    Mission(MissionDraft),
    Accreditation(AccreditationDraft),
}

impl Item {
    fn span(&self) -> &Range<usize> {
        match self {
            Self::Event(event) => &event.span,
            Self::Mission(mission) => &mission.span,
            Self::Accreditation(accreditation) => &accreditation.span,
        }
    }
}

/// A date, words for it, or both.
pub(super) struct WhenDraft {
    pub(super) edtf: Option<Spot<Edtf>>,
    pub(super) words: Option<Box<str>>,
}

/// What every happening has, whatever its kind.
pub(super) struct Common {
    pub(super) when: WhenDraft,
    pub(super) announced: Option<Edtf>,
    pub(super) from: Option<Text>,
    pub(super) title: Option<Box<str>>,
    pub(super) summary: Option<Box<str>>,
    pub(super) people: Vec<PartDraft>,
    pub(super) places: Vec<Text>,
    pub(super) sources: Vec<SourceDraft>,
}

pub(super) struct EventDraft {
    pub(super) span: Range<usize>,
    pub(super) id: Text,
    pub(super) kind: Kind,
    pub(super) act: Option<Act>,
    pub(super) every: Option<Every>,
    pub(super) to: Option<Text>,
    pub(super) common: Common,
    pub(super) detail: DetailDraft,
    pub(super) claims: Vec<ClaimDraft>,
}

pub(super) enum DetailDraft {
    None,
    Agreement { form: Option<Box<str>>, level: Option<Level>, signatories: Vec<Box<str>> },
    Vote { body: Option<Box<str>>, item: Option<Box<str>>, vote: Option<Vote> },
    Membership { body: Option<Box<str>> },
    Aid { money: Option<Money>, through: Option<Box<str>> },
    Trade { money: Option<Money>, goods: Vec<Box<str>> },
}

pub(super) struct PartDraft {
    pub(super) person: Text,
    pub(super) titles: Vec<Box<str>>,
    pub(super) of: Option<Text>,
    pub(super) rank: Option<Rank>,
    pub(super) role: Role,
}

pub(super) struct SourceDraft {
    pub(super) article: Option<Box<str>>,
    pub(super) section: Option<Box<str>>,
    pub(super) url: Option<Box<str>>,
    pub(super) licence: Option<Box<str>>,
    pub(super) span: Range<usize>,
}

pub(super) struct ClaimDraft {
    pub(super) value: Box<str>,
    pub(super) when: WhenDraft,
    pub(super) by: Box<str>,
    pub(super) stance: Stance,
    pub(super) note: Option<Box<str>>,
    pub(super) sources: Vec<SourceDraft>,
}

pub(super) struct MissionDraft {
    pub(super) span: Range<usize>,
    pub(super) id: Text,
    pub(super) from: Text,
    pub(super) to: Text,
    pub(super) city: Text,
    pub(super) changes: Vec<ChangeDraft>,
    pub(super) sources: Vec<SourceDraft>,
}

pub(super) struct ChangeDraft {
    pub(super) span: Range<usize>,
    pub(super) act: Spot<Act>,
    pub(super) class: Option<Text>,
    pub(super) common: Common,
}

pub(super) struct AccreditationDraft {
    pub(super) span: Range<usize>,
    pub(super) id: Text,
    pub(super) to: Text,
    pub(super) seat: Text,
    pub(super) class: Option<Text>,
    pub(super) common: Common,
}

/// Reads all records of a file; what is wrong is logged and left out.
pub(super) fn read<'a>(file: &'a File, log: &mut Log) -> Draft<'a> {
    let (root, errors) = DeTable::parse_recoverable(&file.text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        log.error(file, &span, format!("not TOML: {}", error.message().replace('\n', "; ")));
    }
    if !errors.is_empty() {
        // Records after a broken line would be reported for what the break did to them.
        return Draft {
            file,
            pair: None,
            article: None,
            see_also: vec![],
            parties: vec![],
            people: vec![],
            items: vec![],
        };
    }
    let mut top = Table::new("the dossier", root.into_inner(), 0..0, file, log);
    let pair = top.text("pair");
    let see_also = top.plains("see_also");
    let article = top.table("source", "a source", article);
    let parties = top.tables("party", "a party", party);
    let people = top.tables("person", "a person", person);
    let mut items: Vec<_> = top.tables("event", "an event", event).into_iter().map(Item::Event).collect();
    items.extend(top.tables("mission", "a mission", mission).into_iter().map(Item::Mission));
    items.extend(top.tables("accreditation", "an accreditation", accreditation).into_iter().map(Item::Accreditation));
    items.sort_by_key(|item| item.span().start);
    top.finish();
    Draft { file, pair, article, see_also, parties, people, items }
}

fn article(table: &mut Table<'_, '_>) -> Option<ArticleDraft> {
    let title = table.plain("article");
    Some(ArticleDraft {
        title: table.need("article", title, "\"Iraq–Mexico relations\"")?,
        url: table.plain("url"),
        licence: table.plain("licence"),
        read: table.date("read").map(|date| date.value),
    })
}

fn party(table: &mut Table<'_, '_>) -> Option<PartyDraft> {
    let code = table.text("id");
    let draft = (table.plain("name"), table.plain("short"), table.plain("demonym"), table.texts("succeeds"));
    let (name, short, demonym, succeeds) = draft;
    Some(PartyDraft { code: table.need("id", code, "\"plo\"")?, name, short, demonym, succeeds })
}

fn person(table: &mut Table<'_, '_>) -> Option<PersonDraft> {
    let (id, name, aliases) = (table.text("id"), table.plain("name"), table.plains("aliases"));
    let id = table.need("id", id, "\"person/yasser-arafat\"");
    let name = table.need("name", name, "\"Yasser Arafat\"");
    Some(PersonDraft { id: id?, name: name?, aliases })
}

fn event(table: &mut Table<'_, '_>) -> Option<EventDraft> {
    let (id, kind) = (table.text("id"), table.word::<Kind>("kind"));
    let id = table.need("id", id, "\"iq-mx/relations-established\"");
    let kind = table.need("kind", kind, "\"visit\"");
    if let Some(kind) = &kind {
        table.is_now(format!("an event of kind {}", kind.value));
        if kind.value == Kind::Mission {
            let message =
                "events of missions are derived, so that none stands twice; write a [[mission]] with its changes";
            table.error(&kind.span, message.to_owned());
        }
    }
    let kind = kind.map(|kind| kind.value);
    let act = if kind == Some(Kind::Relations) { table.word_of("act", Act::RELATIONS) } else { None };
    let every = table.word::<Every>("every").map(|every| every.value);
    let to = table.text("to");
    let common = common(table);
    table.need("title", common.title.as_ref(), "\"…\"");
    let claims = table.tables("claims", "a claim", claim);
    let detail = detail(table, kind);
    let span = table.span.clone();
    Some(EventDraft { span, id: id?, kind: kind?, act: act.map(|act| act.value), every, to, common, detail, claims })
}

fn common(table: &mut Table<'_, '_>) -> Common {
    Common {
        when: when(table),
        announced: table.date("announced").map(|date| date.value),
        from: table.text("from"),
        title: table.plain("title"),
        summary: table.plain("summary"),
        people: table.tables("people", "a person's part", part),
        places: table.texts("places"),
        sources: sources(table),
    }
}

fn when(table: &mut Table<'_, '_>) -> WhenDraft {
    WhenDraft { edtf: table.date("when"), words: table.plain("words") }
}

fn sources(table: &mut Table<'_, '_>) -> Vec<SourceDraft> {
    let sections = table.texts("sections").into_iter();
    let here = sections.map(|Spot { value, span }| SourceDraft {
        article: None,
        section: Some(value),
        url: None,
        licence: None,
        span,
    });
    let mut sources: Vec<_> = here.collect();
    sources.extend(table.tables("sources", "a source", |table| {
        let article = table.plain("article");
        Some(SourceDraft {
            article: Some(table.need("article", article, "\"Mexico–Oman relations\"")?),
            section: table.plain("section"),
            url: table.plain("url"),
            licence: table.plain("licence"),
            span: table.span.clone(),
        })
    }));
    sources
}

fn part(table: &mut Table<'_, '_>) -> Option<PartDraft> {
    let person = table.text("id");
    let (titles, of) = (table.plains("office"), table.text("of"));
    let rank = table.word::<Rank>("rank").map(|rank| rank.value);
    let role = table.word::<Role>("role").map_or(Role::Principal, |role| role.value);
    Some(PartDraft { person: table.need("id", person, "\"person/…\"")?, titles, of, rank, role })
}

fn claim(table: &mut Table<'_, '_>) -> Option<ClaimDraft> {
    let (value, by, stance) = (table.plain("value"), table.plain("by"), table.word::<Stance>("stance"));
    let value = table.need("value", value, "\"recognised on 2 June 2023\"");
    let by = table.need("by", by, "\"who holds it\"");
    let stance = table.need("stance", stance, "\"asserts\"");
    let (when, note, sources) = (when(table), table.plain("note"), sources(table));
    Some(ClaimDraft { value: value?, when, by: by?, stance: stance?.value, note, sources })
}

fn detail(table: &mut Table<'_, '_>, kind: Option<Kind>) -> DetailDraft {
    match kind {
        Some(Kind::Agreement) => DetailDraft::Agreement {
            form: table.plain("form"),
            level: table.word("level").map(|level| level.value),
            signatories: table.plains("signatories"),
        },
        Some(Kind::Vote) => DetailDraft::Vote {
            body: table.plain("body"),
            item: table.plain("item"),
            vote: table.word("vote").map(|vote| vote.value),
        },
        Some(Kind::Membership) => DetailDraft::Membership { body: table.plain("body") },
        Some(Kind::Aid) => DetailDraft::Aid { money: money(table), through: table.plain("through") },
        Some(Kind::Trade) => DetailDraft::Trade { money: money(table), goods: table.plains("goods") },
        _ => DetailDraft::None,
    }
}

fn money(table: &mut Table<'_, '_>) -> Option<Money> {
    let (amount, currency) = (table.number("amount"), table.plain("currency"));
    if amount.is_some() {
        table.need("currency", currency.as_ref(), "\"USD\"");
    }
    Some(Money { amount: amount?, currency: currency? })
}

fn mission(table: &mut Table<'_, '_>) -> Option<MissionDraft> {
    let (id, from, to, city) = (table.text("id"), table.text("from"), table.text("to"), table.text("city"));
    let id = table.need("id", id, "\"iq-mx/mission-iq-mexico-city\"");
    let from = table.need("from", from, "\"iq\"");
    let to = table.need("to", to, "\"mx\"");
    let city = table.need("city", city, "\"Mexico City\"");
    let sources = sources(table);
    let changes = table.tables("changes", "a change of a mission", change);
    let span = table.span.clone();
    if changes.is_empty() {
        table.error(&span, "a mission needs [[mission.changes]]; one that is only said to exist has one: act = \"opened\" and no `when`".into());
    }
    Some(MissionDraft { span, id: id?, from: from?, to: to?, city: city?, changes, sources })
}

fn change(table: &mut Table<'_, '_>) -> Option<ChangeDraft> {
    let (act, class) = (table.word_of("act", Act::MISSION), table.text("class"));
    let act = table.need("act", act, "\"opened\"");
    let common = common(table);
    let act = act?;
    if matches!(act.value, Act::Opened | Act::Elevated | Act::Downgraded) {
        table.need("class", class.as_ref(), "\"embassy\"");
    }
    let span = table.span.clone();
    Some(ChangeDraft { span, act, class, common })
}

fn accreditation(table: &mut Table<'_, '_>) -> Option<AccreditationDraft> {
    let (id, to, seat, class) = (table.text("id"), table.text("to"), table.text("seat"), table.text("class"));
    let id = table.need("id", id, "\"iq-mx/accreditation-mx-abu-dhabi\"");
    let to = table.need("to", to, "\"iq\"");
    let seat = table.need("seat", seat, "\"Abu Dhabi, United Arab Emirates\"");
    let common = common(table);
    table.need("from", common.from.as_ref(), "\"mx\"");
    let span = table.span.clone();
    Some(AccreditationDraft { span, id: id?, to: to?, seat: seat?, class, common })
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::Spanned;
    use toml::de::DeValue;

    /// The order of records across tables of different names rests on this.
    #[test]
    fn spans_of_tables_follow_the_file() {
        let text = "[[b]]\nx=1\n[[a]]\nx=2\n[[b]]\nx=3\n";
        let table = DeTable::parse(text).unwrap().into_inner();
        let starts = |key: &str| -> Vec<usize> {
            let DeValue::Array(tables) = table[key].get_ref() else { panic!("{key} is a list") };
            tables.iter().map(|table: &Spanned<_>| table.span().start).collect()
        };
        assert_eq!((starts("b"), starts("a")), (vec![0, 20], vec![10]));
    }
}
