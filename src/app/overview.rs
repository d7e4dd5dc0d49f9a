//! The overview of a pair: standing facts, then both directions side by side, then what is shared. What the dossier does not say is
//! said.

use super::cursor::Listing;
use super::doc::{Cell, Page, Row, Span, Target, Tone};
use super::wording::{event_line, money, post, short_date, standing, way, who};
use crate::dataset::{
    Dataset, Detail, EventId, Kind, MissionId, PairId, PartyId, Relations, Role, Vocabulary as _, missions, of_kind,
    relations, visits,
};

/// The narrowest page on which two columns stand side by side.
const TWO_COLUMNS: usize = 56;

/// Writes the overview of a pair at a width.
pub(super) fn overview(data: &Dataset, pair: PairId, width: usize) -> Listing<Row> {
    let mut page = Page::new(width);
    facts(data, pair, &mut page);
    let [a, b] = data[pair].countries;
    let blocks = |from, to| {
        [
            missions_block(data, pair, from, to),
            visits_block(data, pair, from, to),
            goods_block(data, pair, from, to, column(width)),
        ]
    };
    if width >= TWO_COLUMNS {
        page.blank();
        page.columns(vec![way_heading(data, a, b)], vec![way_heading(data, b, a)]);
        for (index, (left, right)) in blocks(a, b).into_iter().zip(blocks(b, a)).enumerate() {
            if index > 0 {
                page.blank();
            }
            page.columns(left, right);
        }
    } else {
        for (from, to) in [(a, b), (b, a)] {
            page.blank();
            page.cell(way_heading(data, from, to));
            for (index, block) in blocks(from, to).into_iter().enumerate() {
                if index > 0 {
                    page.blank();
                }
                block.into_iter().for_each(|cell| page.cell(cell));
            }
        }
    }
    for (kind, title, absent) in [
        (Kind::Agreement, "Agreements", "no agreement recorded"),
        (Kind::Aid, "Aid", ""),
        (Kind::Membership, "Memberships", ""),
    ] {
        list(data, pair, kind, title, absent, &mut page);
    }
    rest(data, pair, &mut page);
    page.finish()
}

fn column(width: usize) -> usize {
    if width >= TWO_COLUMNS { width / 2 - 1 } else { width }
}

/// Relations, recognition, trade: a label and a fact a row.
fn facts(data: &Dataset, pair: PairId, page: &mut Page) {
    match relations(data, pair) {
        None => page.cell(fact("Relations", "nothing recorded", Tone::Dim)),
        Some(Relations { last, established }) => {
            page.cell(
                fact("Relations", &standing_relations(data, established.unwrap_or(last)), Tone::Plain)
                    .to(Target::Event(last)),
            );
            if let Some(act) = data[last].act.filter(|_| established != Some(last)) {
                let text = format!("{act} {}", data[last].when_text());
                page.cell(fact("", &text, Tone::Plain).to(Target::Event(last)));
            }
        },
    }
    let mut recognitions = of_kind(data, pair, Kind::Recognition).peekable();
    if recognitions.peek().is_none() {
        page.cell(fact("Recognition", "none recorded", Tone::Dim));
    }
    for id in recognitions {
        let event = &data[id];
        let (text, tone) = if event.is_disputed() {
            (format!("≠ {}, {} positions", event.when_text(), event.claims.len()), Tone::Warn)
        } else {
            (event.when_text(), Tone::Plain)
        };
        page.cell(fact("Recognition", &text, tone).to(Target::Event(id)));
    }
    let total = of_kind(data, pair, Kind::Trade).rev().find_map(|id| match &data[id].detail {
        Detail::Trade { money: Some(sum), .. } => Some((id, format!("{} · {}", money(sum), short_date(&data[id])))),
        _ => None,
    });
    page.cell(match total {
        Some((id, text)) => fact("Trade", &text, Tone::Plain).to(Target::Event(id)),
        None => fact("Trade", "no total recorded", Tone::Dim),
    });
}

fn fact(label: &str, value: &str, tone: Tone) -> Cell {
    Cell { spans: vec![Span::new(format!("{label:<13}"), Tone::Dim), Span::new(value, tone)], ..Cell::default() }
}

/// "established 25 September 1950", "established soon after August 1975, with the PLO".
fn standing_relations(data: &Dataset, id: EventId) -> String {
    let event = &data[id];
    let act = event.act.map_or("recorded", |act| act.name());
    let countries = data[event.pair].countries;
    let other = [event.from, event.to].into_iter().flatten().find(|party| !countries.contains(party));
    let with = other.map_or(String::new(), |party| format!(", with the {}", data[party].short_name()));
    format!("{act} {}{with}", event.when_text())
}

fn way_heading(data: &Dataset, from: PartyId, to: PartyId) -> Cell {
    Cell::text(format!("{} → {}", data[from].short_name(), data[to].short_name()), Tone::Heading)
}

fn missions_block(data: &Dataset, pair: PairId, from: PartyId, to: PartyId) -> Vec<Cell> {
    let sent = missions(data, pair, from);
    if sent.is_empty() {
        return vec![absent(format!(
            "no mission of {} in {} recorded",
            data[from].short_name(),
            data[to].short_name()
        ))];
    }
    let line = |id: MissionId| {
        let mission = &data[id];
        let tone = if mission.stands() { Tone::Plain } else { Tone::Dim };
        let spans = vec![
            Span::new("", Tone::Glyph(Kind::Mission, super::doc::Way::Neither)),
            Span::new(format!(" {}", post(data, mission)), tone),
        ];
        Cell { spans, ..Cell::default() }.noted(standing(mission)).to(Target::Mission(id))
    };
    sent.into_iter().map(line).collect()
}

fn visits_block(data: &Dataset, pair: PairId, from: PartyId, to: PartyId) -> Vec<Cell> {
    let made = visits(data, pair, from);
    if made.is_empty() {
        return vec![absent(format!(
            "no visit from {} to {} recorded",
            data[from].short_name(),
            data[to].short_name()
        ))];
    }
    let line = |id: EventId| {
        let event = &data[id];
        let rank = event.people_as(Role::Principal).filter_map(|part| part.office.as_ref()?.rank).min();
        let spans = vec![
            Span::new(format!("{:<9}", short_date(event)), Tone::Dim),
            Span::new("", Tone::Glyph(Kind::Visit, way(data, event))),
            Span::new(format!(" {}", who(data, event)), Tone::Plain),
        ];
        let cell = Cell { spans, ..Cell::default() }.to(Target::Event(id));
        if let Some(rank) = rank { cell.noted(rank.name()) } else { cell }
    };
    made.into_iter().map(line).collect()
}

fn goods_block(data: &Dataset, pair: PairId, from: PartyId, to: PartyId, width: usize) -> Vec<Cell> {
    let sold = of_kind(data, pair, Kind::Trade).rev().find_map(|id| match &data[id].detail {
        Detail::Trade { goods, .. }
            if !goods.is_empty() && data[id].from.is_some_and(|party| data.stands_for(from, party)) =>
        {
            Some((id, goods.join(", ")))
        },
        _ => None,
    });
    let Some((id, goods)) = sold else {
        return vec![absent(format!(
            "no exports from {} to {} recorded",
            data[from].short_name(),
            data[to].short_name()
        ))];
    };
    let lines = super::doc::wrap(&format!("exports {goods}"), width.saturating_sub(2));
    let line = |(index, line): (usize, String)| {
        let glyph = if index == 0 {
            Span::new("", Tone::Glyph(Kind::Trade, super::doc::Way::Neither))
        } else {
            Span::new(" ", Tone::Plain)
        };
        let cell = Cell { spans: vec![glyph, Span::new(format!(" {line}"), Tone::Plain)], ..Cell::default() };
        if index == 0 { cell.to(Target::Event(id)) } else { cell }
    };
    lines.into_iter().enumerate().map(line).collect()
}

fn absent(text: String) -> Cell {
    Cell::text(text, Tone::Dim)
}

fn list(data: &Dataset, pair: PairId, kind: Kind, title: &str, absent_text: &str, page: &mut Page) {
    let events: Vec<_> = of_kind(data, pair, kind).collect();
    if events.is_empty() && absent_text.is_empty() {
        return;
    }
    page.heading(title);
    if events.is_empty() {
        page.cell(absent(absent_text.to_owned()));
    }
    for id in events.into_iter().rev() {
        page.cell(event_line(data, id, &*data[id].title));
    }
}

/// What the sections above do not list, counted; related articles; the source.
fn rest(data: &Dataset, pair: PairId, page: &mut Page) {
    let others =
        [Kind::Credentials, Kind::Meeting, Kind::Statement, Kind::Vote, Kind::Cooperation, Kind::Honour, Kind::Context];
    let counts: Vec<_> = others
        .iter()
        .map(|kind| (kind.name(), of_kind(data, pair, *kind).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    if !counts.is_empty() {
        page.heading("Also on the timeline");
        page.text(&counts.join(" · "), Tone::Plain);
    }
    if !data[pair].see_also.is_empty() {
        page.heading("See also");
        page.text(&data[pair].see_also.join(" · "), Tone::Plain);
    }
    if let Some(article) = data[pair].article.map(|id| &data[id]) {
        page.heading("Source");
        let licence = article.licence.as_deref().unwrap_or("licence not given");
        let read = article.read.map_or(String::new(), |read| format!(", read {}", read.text()));
        page.text(&format!("{} · {licence}{read}", article.title), Tone::Dim);
        if let Some(url) = &article.url {
            page.cell(Cell::text(&**url, Tone::Link).to(Target::Url(url.to_string())));
        }
    }
}
