//! The detail: one card about whatever the cursor is on, its links followable.

use super::cursor::Listing;
use super::doc::{Cell, Page, Row, Span, Target, Tone};
use super::page::{person_card, place_card};
use super::wording::{event_lines, post, short_date, signed, standing, way};
use crate::dataset::{
    Claim, Dataset, Detail, Event, EventId, Kind, MissionId, PairId, Participant, PersonId, PlaceId, Record, Role,
    Scope, Source, Vocabulary as _, passages, relations,
};
use crate::timeline::Years;
use crate::wording::{direction, long_date, money, office, post_since, relations_act, tenure, unreviewed};

/// What a card is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An event.
    Event(EventId),
    /// A person.
    Person(PersonId),
    /// A place.
    Place(PlaceId),
    /// A mission.
    Mission(MissionId),
    /// A scope as a whole.
    Scope(Scope),
}

impl Subject {
    /// The title over the card.
    pub fn title(self) -> &'static str {
        match self {
            Self::Event(_) => "Event",
            Self::Person(_) => "Person",
            Self::Place(_) => "Place",
            Self::Mission(_) => "Mission",
            Self::Scope(Scope::Pair(_)) => "Pair",
            Self::Scope(Scope::Country(_)) => "Country",
            Self::Scope(Scope::All) => "All pairs",
        }
    }

    /// The record that it is; all pairs together are none.
    pub fn record(self) -> Option<Record> {
        Some(match self {
            Self::Event(id) => Record::Event(id),
            Self::Person(id) => Record::Person(id),
            Self::Place(id) => Record::Place(id),
            Self::Mission(id) => Record::Mission(id),
            Self::Scope(Scope::Pair(id)) => Record::Pair(id),
            Self::Scope(Scope::Country(id)) => Record::Party(id),
            Self::Scope(Scope::All) => return None,
        })
    }
}

impl From<Record> for Subject {
    fn from(record: Record) -> Self {
        match record {
            Record::Event(id) => Self::Event(id),
            Record::Person(id) => Self::Person(id),
            Record::Place(id) => Self::Place(id),
            Record::Mission(id) => Self::Mission(id),
            Record::Pair(id) => Self::Scope(Scope::Pair(id)),
            Record::Party(id) => Self::Scope(Scope::Country(id)),
        }
    }
}

/// Writes the card of a subject at a width.
pub(super) fn card(data: &Dataset, subject: Subject, width: usize) -> Listing<Row> {
    let mut page = Page::new(width);
    match subject {
        Subject::Event(id) => event(data, id, &mut page),
        Subject::Person(id) => person_card(data, id, &mut page),
        Subject::Place(id) => place_card(data, id, &mut page),
        Subject::Mission(id) => mission(data, id, &mut page),
        Subject::Scope(scope) => scope_card(data, scope, &mut page),
    }
    page.finish()
}

fn event(data: &Dataset, id: EventId, page: &mut Page) {
    let event = &data.event(id);
    page.text(&event.title, Tone::Strong);
    let disputed_date = event.is_disputed() && event.when.is_none();
    page.text(&long_date(event), if disputed_date { Tone::Warn } else { Tone::Plain });
    let kind = Span::new("", Tone::Glyph(event.kind, way(data, event)));
    let act = event.act.map_or(String::new(), |act| format!(" · {act}"));
    let mut spans = vec![kind, Span::new(format!(" {}{act}", event.kind), Tone::Kind(event.kind))];
    if event.is_disputed() {
        spans.push(Span::new("  ≠ disputed", Tone::Warn));
    }
    page.cell(Cell { spans, ..Cell::default() });
    let direction = direction(data, event.from, event.to);
    if !direction.is_empty() {
        page.text(&direction, Tone::Plain);
    }
    if !event.summary.is_empty() {
        page.blank();
        page.text(&event.summary, Tone::Plain);
    }
    reading(event, page);
    particulars(data, event, page);
    claims(event, id, page);
    people(data, event, page);
    places(data, event, page);
    if let Detail::Mission { mission, .. } = event.detail {
        history(data, mission, page);
    }
    near(data, id, page);
    sources(data, &event.sources, page);
}

/// The sentences that a program made the record of, for whoever reviews it.
fn reading(event: &Event, page: &mut Page) {
    let Some(unreviewed) = unreviewed(event) else { return };
    page.blank();
    for quote in event.quotes() {
        page.text(&format!("“{}”", quote.text), Tone::Plain);
    }
    page.text(&unreviewed, Tone::Dim);
}

/// What the kind adds.
fn particulars(data: &Dataset, event: &Event, page: &mut Page) {
    let mut facts: Vec<(&str, String)> = Vec::new();
    let mut fact = |label, value: Option<String>| facts.extend(value.map(|value| (label, value)));
    let owned = |text: &Option<Box<str>>| text.as_ref().map(ToString::to_string);
    match &event.detail {
        Detail::None => {},
        Detail::Mission { mission, class } => {
            fact("class", class.as_ref().map(|class| class.name.to_string()));
            fact("city", Some(data[data[*mission].post.city()].name.to_string()));
        },
        Detail::Agreement { form, level, signatories } => {
            fact("form", owned(form));
            fact("level", level.map(|level| level.name().to_owned()));
            fact("signed by", (!signatories.is_empty()).then(|| signatories.join(" · ")));
        },
        Detail::Vote { body, item, vote } => {
            fact("body", owned(body));
            fact("item", owned(item));
            fact("vote", vote.map(|vote| vote.name().to_owned()));
        },
        Detail::Membership { body } => fact("body", owned(body)),
        Detail::Aid { money: sum, through } => {
            fact("amount", sum.as_ref().map(money));
            fact("through", owned(through));
        },
        Detail::Trade { money: sum, goods } => {
            fact("amount", sum.as_ref().map(money));
            fact("goods", (!goods.is_empty()).then(|| goods.join(", ")));
        },
    }
    if !facts.is_empty() {
        page.blank();
    }
    for (label, value) in facts {
        labelled(label, &value, page);
    }
}

/// A label at the left and its value wrapped beside it.
fn labelled(label: &str, value: &str, page: &mut Page) {
    const LABEL: usize = 10;
    for (index, line) in super::doc::wrap(value, page.width().saturating_sub(LABEL)).into_iter().enumerate() {
        let label = if index == 0 { label } else { "" };
        page.cell(Cell {
            spans: vec![Span::new(format!("{label:<LABEL$}"), Tone::Dim), Span::new(line, Tone::Plain)],
            ..Cell::default()
        });
    }
}

fn claims(event: &Event, id: EventId, page: &mut Page) {
    if event.claims.is_empty() {
        return;
    }
    page.heading(format!("Positions · {}", event.claims.len()));
    for claim in &event.claims {
        let date = claim_date(claim);
        page.cell(
            Cell {
                spans: vec![Span::new(format!("{date:<12} "), Tone::Warn), Span::new(&*claim.by, Tone::Plain)],
                ..Cell::default()
            }
            .to(Target::Claims(id)),
        );
    }
}

/// "2 Jun 2023", or the words of a claim that gives no date.
pub(super) fn claim_date(claim: &Claim) -> String {
    match &claim.when {
        None => "no date".to_owned(),
        Some(when) => when.edtf.map_or_else(|| when.text(), crate::dataset::Edtf::short),
    }
}

fn people(data: &Dataset, event: &Event, page: &mut Page) {
    if event.people.is_empty() {
        return;
    }
    page.heading("People");
    for part in &event.people {
        participant(data, part, page);
    }
}

fn participant(data: &Dataset, part: &Participant, page: &mut Page) {
    let cell = Cell::text(&*data[part.person].name, Tone::Link).to(Target::Person(part.person));
    page.cell(if part.role == Role::Principal { cell } else { cell.noted(part.role.name()) });
    if let Some(held) = &part.office {
        page.indented(2, &office(data, held), Tone::Dim);
    }
}

fn places(data: &Dataset, event: &Event, page: &mut Page) {
    if !event.places.is_empty() {
        page.heading(if event.places.len() == 1 { "Place" } else { "Places" });
    }
    for place in &event.places {
        let cell = Cell::text(&*data[*place].name, Tone::Link).to(Target::Place(*place));
        page.cell(match data[*place].country {
            Some(country) => cell.noted(data[country].short_name()),
            None => cell,
        });
    }
}

fn mission(data: &Dataset, id: MissionId, page: &mut Page) {
    let mission = &data[id];
    page.text(&post(data, mission), Tone::Strong);
    page.text(&standing(mission), Tone::Plain);
    if let Some(since) = post_since(mission) {
        page.text(&since, Tone::Dim);
    }
    page.text(&format!("{} → {}", data[mission.from].short_name(), data[mission.to].short_name()), Tone::Plain);
    history(data, id, page);
    page.heading("Events");
    for line in event_lines(data, &mission.events) {
        page.cell(line);
    }
    page.heading("Place");
    let city = mission.post.city();
    page.cell(Cell::text(&*data[city].name, Tone::Link).to(Target::Place(city)));
    sources(data, &mission.sources, page);
}

/// The classes of a mission over time.
fn history(data: &Dataset, id: MissionId, page: &mut Page) {
    let mission = &data[id];
    if mission.tenures.is_empty() {
        return;
    }
    page.heading("Classes over time");
    for held in &mission.tenures {
        let time = tenure(held);
        let time = if time.is_empty() { "dates not given".to_owned() } else { time };
        page.noted(crate::wording::class_name(held.class.as_ref()), &time);
    }
}

/// The events of the pair just before and after.
fn near(data: &Dataset, id: EventId, page: &mut Page) {
    let events = data.pair_events(data.pair_of(id));
    let Ok(at) = events.binary_search(&id) else { return };
    let (before, after) = (at.checked_sub(1).map(|at| events[at]), events.get(at + 1).copied());
    let dated = |id: &EventId| data.stands_at(*id).is_some();
    let neighbours: Vec<_> = before.into_iter().chain(after).filter(dated).collect();
    if !dated(&id) || neighbours.is_empty() {
        return;
    }
    page.heading("Near it");
    for id in neighbours {
        let event = &data.event(id);
        let spans = signed(data, id, &event.title, Tone::Link);
        page.cell(Cell { spans, ..Cell::default() }.noted(short_date(event)).to(Target::Event(id)));
    }
}

fn sources(data: &Dataset, sources: &[Source], page: &mut Page) {
    page.heading(if sources.len() > 1 { "Sources" } else { "Source" });
    if sources.is_empty() {
        page.text("none given", Tone::Dim);
    }
    let mut last = None;
    for source in passages(sources) {
        let article = &data[source.article];
        if last != Some(source.article) {
            match &article.url {
                Some(url) => page.link(&article.title, Tone::Link, Target::Url(url.to_string())),
                None => page.text(&article.title, Tone::Plain),
            }
            if let Some(licence) = &article.licence {
                page.indented(2, licence, Tone::Dim);
            }
        }
        if let Some(section) = &source.section {
            page.indented(2, &format!("§ {section}"), Tone::Dim);
        }
        last = Some(source.article);
    }
}

fn scope_card(data: &Dataset, scope: Scope, page: &mut Page) {
    page.text(data.scope_name(scope), Tone::Strong);
    let events = data.scope_events(scope);
    let years = Years::of(data, &events);
    let counted = [format!("{} events", events.len()), years.text().to_owned()];
    let counted: Vec<_> = counted.into_iter().filter(|part| !part.is_empty()).collect();
    page.text(&counted.join(" · "), Tone::Plain);
    let pairs = data.scope_pairs(scope);
    if let Scope::Pair(pair) = scope {
        pair_card(data, pair, page);
    } else {
        page.text(&format!("{} pairs", pairs.len()), Tone::Plain);
    }
    let mut counts = std::collections::BTreeMap::<Kind, usize>::new();
    for id in &events {
        *counts.entry(data.kind(*id)).or_default() += 1;
    }
    if !counts.is_empty() {
        page.heading("Events by kind");
    }
    for (kind, count) in counts {
        let spans =
            vec![Span::new("", Tone::Glyph(kind, super::doc::Way::Out)), Span::new(format!(" {kind}"), Tone::Plain)];
        page.cell(Cell { spans, ..Cell::default() }.noted(count.to_string()));
    }
}

fn pair_card(data: &Dataset, pair: PairId, page: &mut Page) {
    if let Some(facts) = relations(data, pair) {
        page.text(&format!("relations {}", relations_act(&data.event(facts.last))), Tone::Plain);
    }
    for country in data[pair].countries {
        page.cell(Cell::text(&*data[country].name, Tone::Link).noted("all its pairs").to(Target::Country(country)));
    }
}
