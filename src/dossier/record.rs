//! Reads the records of a dossier, key by key.

use toml::de::DeTable;

use super::diagnostic::Log;
use super::draft::{
    AccreditationDraft, ArticleDraft, ChangeDraft, ClaimDraft, Common, DetailDraft, Draft, EventDraft, Item,
    MissionDraft, PartDraft, PartyDraft, PersonDraft, SourceDraft, WhenDraft,
};
use super::file::File;
use super::reader::{At, Table};
use crate::dataset::{Act, Every, Kind, Money, Rank, Role, Stance};
use crate::text::is_hostile;

/// What only events of some kinds have.
const BY_KIND: &[(&str, &str)] = &[
    ("act", "an event of kind relations"),
    ("form", "an event of kind agreement"),
    ("level", "an event of kind agreement"),
    ("signatories", "an event of kind agreement"),
    ("body", "an event of kind vote or membership"),
    ("item", "an event of kind vote"),
    ("vote", "an event of kind vote"),
    ("amount", "an event of kind aid or trade"),
    ("currency", "an event of kind aid or trade"),
    ("through", "an event of kind aid"),
    ("goods", "an event of kind trade"),
    ("city", "a [[mission]]"),
    ("class", "a change of a [[mission]]"),
    ("seat", "an [[accreditation]]"),
];

/// Reads all records of a file; what is wrong is logged and left out.
pub(super) fn read<'a>(file: &'a File, log: &mut Log) -> Draft<'a> {
    let breaks_toml = hostile(file, log);
    let (root, errors) = DeTable::parse_recoverable(&file.text);
    for error in errors.iter().filter(|_| !breaks_toml) {
        let said = error.message().replace('\n', "; ");
        let said = if said.contains("recurs") { "brackets, or dots of a key, nested too deep" } else { &said };
        let message = format!("not TOML: {said}");
        match error.span() {
            Some(span) => log.error(file, &span, message),
            None => log.error_of(file, &message),
        }
    }
    if breaks_toml || !errors.is_empty() {
        log.lose();
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

/// Logs the letters of a file that could make a terminal show something else, the first of each line; says whether one of them is no
/// TOML either.
fn hostile(file: &File, log: &mut Log) -> bool {
    let mut breaks_toml = false;
    let mut offset = 0;
    for line in file.text.split_inclusive('\n') {
        let text = line.trim_end_matches("\r\n").trim_end_matches('\n');
        if let Some((at, letter)) = text.char_indices().find(|(_, letter)| is_hostile(*letter) && *letter != '\t') {
            let code = u32::from(letter);
            log.error(
                file,
                &(offset + at..offset + at),
                format!("the control character U+{code:04X} stands here; remove it"),
            );
            breaks_toml |= letter.is_ascii_control();
        }
        offset += line.len();
    }
    breaks_toml
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
    match kind {
        Some(_) => table.knows_elsewhere(BY_KIND),
        None => table.skip(BY_KIND.iter().map(|(key, _)| *key)),
    }
    let kind = kind.map(|kind| kind.value);
    let act = if kind == Some(Kind::Relations) { table.word_of("act", Act::RELATIONS) } else { None };
    if kind == Some(Kind::Relations) && table.lacks("act") {
        table.log.warning(table.file, &table.span, "relations without an `act` say nothing of how they stand");
    }
    let every = table.word::<Every>("every").map(|every| every.value);
    let to = table.text("to");
    let common = common(table);
    table.need("title", common.title.as_ref(), "\"…\"");
    let claims = table.tables("claims", "a claim", claim);
    let detail = detail(table, kind);
    let span = table.span.clone();
    // An unknown kind is an error already; a stand-in lets what refers to others be checked all the same.
    let kind = kind.unwrap_or(Kind::Context);
    Some(EventDraft { span, id: id?, kind, act: act.map(|act| act.value), every, to, common, detail, claims })
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
    let here = sections.map(|At { value, span }| SourceDraft {
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
    let errors = table.log.errors();
    let changes = table.tables("changes", "a change of a mission", |table| Some(change(table)));
    let span = table.span.clone();
    if changes.is_empty() && table.log.errors() == errors {
        table.error(&span, "a mission needs [[mission.changes]]; one that is only said to exist has one: act = \"opened\" and no `when`".into());
    }
    Some(MissionDraft { span, id: id?, from: from?, to: to?, city: city?, changes, sources })
}

fn change(table: &mut Table<'_, '_>) -> ChangeDraft {
    let (act, class) = (table.word_of("act", Act::MISSION), table.text("class"));
    let act = table.need("act", act, "\"opened\"");
    let common = common(table);
    if act.as_ref().is_some_and(|act| act.value.names_class()) {
        table.need("class", class.as_ref(), "\"embassy\"");
    }
    let span = table.span.clone();
    ChangeDraft { span, act, class, common }
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
