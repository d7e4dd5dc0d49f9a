//! Reads the records of a dossier, key by key.

use toml::de::DeTable;

use super::Census;
use super::draft::{
    AccreditationDraft, AlsoDraft, ArticleDraft, ChangeDraft, ClaimDraft, Common, Declared, DetailDraft, Draft,
    EventDraft, Item, Line, MissionDraft, PairDraft, PartDraft, PartyDraft, PersonDraft, Plain, QuoteDraft,
    SourceDraft, WhenDraft,
};
use super::file::{self, File};
use super::log::Log;
use super::reader::{At, Table};
use super::sort::Sort;
use super::value;
use crate::dataset::{Act, Every, Extent, Kind, Rank, Review, Role, Stance, Vocabulary as _};

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

/// Reads all records of a dossier; what is wrong is logged and left out.
pub(super) fn read<'t>(file: File<'t>, log: &mut Log) -> Draft<'t> {
    let breaks_toml = file::hostile(file, log);
    let (root, errors) = DeTable::parse_recoverable(file.text);
    for error in errors.iter().filter(|_| !breaks_toml) {
        let said = error.message().replace('\n', "; ");
        let said = if said.contains("recurs") { "brackets, or dots of a key, nested too deep" } else { &said };
        let message = format!("not TOML: {said}");
        match error.span() {
            Some(span) => log.error(file, &span, message),
            None => log.error_of(file.name, &message),
        }
    }
    if breaks_toml || !errors.is_empty() {
        log.lose();
        // Records after a broken line would be reported for what the break did to them.
        return Draft::default();
    }
    let mut top = Table::new("the dossier", value::of_toml(root.into_inner()), 0..0, file, log);
    let draft = dossier(&mut top);
    top.finish();
    draft
}

/// Reads a line of JSON Lines. `None` where it is wrong, which is logged.
pub(super) fn read_line<'t>(file: File<'t>, log: &mut Log) -> Option<Line<'t>> {
    let entries = match value::of_json(file.text) {
        Ok(entries) => entries,
        Err((at, words)) => {
            log.error(file, &(at..at), format!("not JSON: {words}"));
            return None;
        },
    };
    let errors = log.errors();
    let mut table = Table::new("a record", entries, 0..0, file, log);
    let sort = table.word::<Sort>("type");
    let line = if let Some(sort) = table.need("type", sort, "\"event\"") {
        table.is_of(sort.value.what());
        line(sort.value, &mut table)
    } else {
        // Without a type nobody can say which keys it may have.
        table.forget();
        None
    };
    table.finish();
    line.filter(|_| log.errors() == errors)
}

fn line<'t>(sort: Sort, table: &mut Table<'_, 't>) -> Option<Line<'t>> {
    Some(match sort {
        Sort::Article => Line::Declared(Declared::Article(article(table)?)),
        Sort::Party => Line::Declared(Declared::Party(party(table)?)),
        Sort::Person => Line::Declared(Declared::Person(person(table)?)),
        Sort::Drop => {
            let id = table.text("id");
            Line::Drop(table.need("id", id, "\"mx-om/relations-established\"")?)
        },
        Sort::Also => Line::Also(also(table)?),
        Sort::Pair => {
            let (id, article, see_also) = (table.text("id"), table.text("article"), table.plains("see_also"));
            Line::Pair(PairDraft { id: table.need("id", id, "\"iq-mx\"")?, article, see_also })
        },
        Sort::Event => Line::Item(Item::Event(event(table)?)),
        Sort::Mission => Line::Item(Item::Mission(mission(table)?)),
        Sort::Accreditation => Line::Item(Item::Accreditation(accreditation(table)?)),
    })
}

fn dossier<'t>(top: &mut Table<'_, 't>) -> Draft<'t> {
    let id = top.text("pair");
    let see_also = top.plains("see_also");
    let drops = top.texts("drops");
    let also = top.tables("also", "another id", also);
    let source = top.table("source", "a source", article);
    let title = source.as_ref().map(|article| At::new(article.title.clone(), article.span.clone()));
    let pair = id.map(|id| PairDraft { id, article: title, see_also });
    let mut register: Vec<_> = source.into_iter().map(Declared::Article).collect();
    register.extend(top.tables("article", "an article", article).into_iter().map(Declared::Article));
    let mut written = Census::default();
    let all = &mut written;
    register.extend(top.tables("party", "a party", counted(all, Sort::Party, party)).into_iter().map(Declared::Party));
    let people = top.tables("person", "a person", counted(all, Sort::Person, person));
    register.extend(people.into_iter().map(Declared::Person));
    let events = top.tables("event", "an event", counted(all, Sort::Event, event));
    let missions = top.tables("mission", "a mission", counted(all, Sort::Mission, mission));
    let accreditations =
        top.tables("accreditation", "an accreditation", counted(all, Sort::Accreditation, accreditation));
    let mut items: Vec<_> = events.into_iter().map(Item::Event).collect();
    items.extend(missions.into_iter().map(Item::Mission));
    items.extend(accreditations.into_iter().map(Item::Accreditation));
    items.sort_by_key(|item| item.span().start);
    written.unreviewed = items.iter().filter(|item| item.is_unreviewed()).count();
    Draft { pair, register, drops, also, items, written }
}

/// Reads a table of a sort, and counts it, whether or not it can be read.
fn counted<'t, T>(
    written: &mut Census,
    sort: Sort,
    read: fn(&mut Table<'_, 't>) -> Option<T>,
) -> impl FnMut(&mut Table<'_, 't>) -> Option<T> {
    move |table| {
        written.count(sort);
        read(table)
    }
}

fn also<'t>(table: &mut Table<'_, 't>) -> Option<AlsoDraft<'t>> {
    let (id, of) = (table.text("id"), table.text("of"));
    let id = table.need("id", id, "\"iq-mx/another-id\"");
    let of = table.need("of", of, "\"iq-mx/relations-established\"");
    Some(AlsoDraft { id: id?, of: of? })
}

fn article<'t>(table: &mut Table<'_, 't>) -> Option<ArticleDraft<'t>> {
    let title = table.plain("article");
    Some(ArticleDraft {
        span: table.span.clone(),
        title: table.need("article", title, "\"Iraq–Mexico relations\"")?,
        url: table.plain("url"),
        licence: table.plain("licence"),
        read: table.date("read").map(|date| date.value),
    })
}

fn party<'t>(table: &mut Table<'_, 't>) -> Option<PartyDraft<'t>> {
    let code = table.text("id");
    let draft = (table.plain("name"), table.plain("short"), table.plain("demonym"), table.texts("succeeds"));
    let (name, short, demonym, succeeds) = draft;
    Some(PartyDraft { code: table.need("id", code, "\"plo\"")?, name, short, demonym, succeeds })
}

fn person<'t>(table: &mut Table<'_, 't>) -> Option<PersonDraft<'t>> {
    let (id, name, of, aliases) = (table.text("id"), table.plain("name"), table.text("of"), table.plains("aliases"));
    let id = table.need("id", id, "\"person/yasser-arafat\"");
    let name = table.need("name", name, "\"Yasser Arafat\"");
    Some(PersonDraft { id: id?, name: name?, of, aliases })
}

fn event<'t>(table: &mut Table<'_, 't>) -> Option<EventDraft<'t>> {
    let (id, kind) = (table.text("id"), table.word::<Kind>("kind"));
    let id = table.need("id", id, "\"iq-mx/relations-established\"");
    let kind = table.need("kind", kind, "\"visit\"");
    if let Some(kind) = &kind {
        table.is_of_kind(kind.value.name());
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
    let replaces = table.text("replaces");
    let every = table.word::<Every>("every").map(|every| every.value);
    let to = table.text("to");
    let common = common(table);
    table.need("title", common.title.as_ref(), "\"…\"");
    let detail = detail(table, kind);
    let span = table.span.clone();
    // An unknown kind is an error already; a stand-in lets what refers to others be checked all the same.
    let kind = kind.unwrap_or(Kind::Context);
    Some(EventDraft { span, id: id?, replaces, kind, act: act.map(|act| act.value), every, to, common, detail })
}

fn common<'t>(table: &mut Table<'_, 't>) -> Common<'t> {
    Common {
        when: when(table),
        announced: table.date("announced").map(|date| date.value),
        from: table.text("from"),
        title: table.plain("title"),
        summary: table.plain("summary"),
        people: table.tables("people", "a person's part", part),
        places: table.texts("places"),
        claims: table.tables("claims", "a claim", claim),
        sources: sources(table),
        review: Review { sure: table.word("sure").map(|sure| sure.value), reviewed: table.truth("reviewed") },
    }
}

fn when<'t>(table: &mut Table<'_, 't>) -> WhenDraft<'t> {
    WhenDraft { edtf: table.date("when"), words: table.plain("words") }
}

fn sources<'t>(table: &mut Table<'_, 't>) -> Vec<SourceDraft<'t>> {
    let sections = table.texts("sections").into_iter();
    let here = sections.map(|At { value, span }| SourceDraft {
        article: None,
        section: Some(value),
        url: None,
        licence: None,
        quote: None,
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
            quote: quote(table),
            span: table.span.clone(),
        })
    }));
    sources
}

fn quote<'t>(table: &mut Table<'_, 't>) -> Option<QuoteDraft<'t>> {
    let (text, place) = (table.plain("quote"), table.text("span"));
    let is_without = table.lacks("quote");
    let span = place.and_then(|At { value, span: at }| {
        let span = Extent::parse(&value);
        if is_without {
            table.error(&at, "`span` says where a `quote` stands, which is missing".to_owned());
        } else if span.is_none() {
            let message =
                "`span` is two whole numbers in order, the first character and the one after the last: \"1203-1321\"";
            table.error(&at, message.to_owned());
        }
        span
    });
    text.map(|text| QuoteDraft { text, span })
}

fn part<'t>(table: &mut Table<'_, 't>) -> Option<PartDraft<'t>> {
    let person = table.text("id");
    let (titles, of) = (table.plains("office"), table.text("of"));
    let rank = table.word::<Rank>("rank").map(|rank| rank.value);
    let role = table.word::<Role>("role").map_or(Role::Principal, |role| role.value);
    Some(PartDraft { person: table.need("id", person, "\"person/…\"")?, known: None, titles, of, rank, role })
}

fn claim<'t>(table: &mut Table<'_, 't>) -> Option<ClaimDraft<'t>> {
    let (value, by, stance) = (table.plain("value"), table.plain("by"), table.word::<Stance>("stance"));
    let value = table.need("value", value, "\"recognised on 2 June 2023\"");
    let by = table.need("by", by, "\"who holds it\"");
    let stance = table.need("stance", stance, "\"asserts\"");
    let (when, note, sources) = (when(table), table.plain("note"), sources(table));
    Some(ClaimDraft { value: value?, when, by: by?, stance: stance?.value, note, sources })
}

fn detail<'t>(table: &mut Table<'_, 't>, kind: Option<Kind>) -> DetailDraft<'t> {
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

fn money<'t>(table: &mut Table<'_, 't>) -> Option<(u64, Plain<'t>)> {
    let (amount, currency) = (table.number("amount"), table.plain("currency"));
    if amount.is_some() {
        table.need("currency", currency.as_ref(), "\"USD\"");
    }
    Some((amount?, currency?))
}

fn mission<'t>(table: &mut Table<'_, 't>) -> Option<MissionDraft<'t>> {
    let (id, from, to, city) = (table.text("id"), table.text("from"), table.text("to"), table.text("city"));
    let id = table.need("id", id, "\"iq-mx/mission-iq-mexico-city\"");
    let from = table.need("from", from, "\"iq\"");
    let to = table.need("to", to, "\"mx\"");
    let city = table.need("city", city, "\"Mexico City\"");
    let (replaces, sources) = (table.text("replaces"), sources(table));
    let errors = table.log.errors();
    let changes = table.tables("changes", "a change of a mission", |table| Some(change(table)));
    let span = table.span.clone();
    if changes.is_empty() && table.log.errors() == errors {
        table.error(&span, "a mission needs [[mission.changes]]; one that is only said to exist has one: act = \"opened\" and no `when`".into());
    }
    Some(MissionDraft { span, id: id?, replaces, from: from?, to: to?, city: city?, changes, sources })
}

fn change<'t>(table: &mut Table<'_, 't>) -> ChangeDraft<'t> {
    let (act, class) = (table.word_of("act", Act::MISSION), table.text("class"));
    let act = table.need("act", act, "\"opened\"");
    let common = common(table);
    if act.as_ref().is_some_and(|act| act.value.names_class()) {
        table.need("class", class.as_ref(), "\"embassy\"");
    }
    ChangeDraft { act, class, common }
}

fn accreditation<'t>(table: &mut Table<'_, 't>) -> Option<AccreditationDraft<'t>> {
    let (id, to, seat, class) = (table.text("id"), table.text("to"), table.text("seat"), table.text("class"));
    let id = table.need("id", id, "\"iq-mx/accreditation-mx-abu-dhabi\"");
    let to = table.need("to", to, "\"iq\"");
    let seat = table.need("seat", seat, "\"Abu Dhabi, United Arab Emirates\"");
    let (replaces, common) = (table.text("replaces"), common(table));
    table.need("from", common.from.as_ref(), "\"mx\"");
    let span = table.span.clone();
    Some(AccreditationDraft { span, id: id?, replaces, to: to?, seat: seat?, class, common })
}
