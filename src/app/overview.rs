//! The overview of a pair: standing facts, then both directions side by side, then what is shared. What the dossier does not say is
//! said.

mod sides;

use super::cursor::Listing;
use super::doc::{Cell, Page, Row, Span, Target, Tone};
use super::wording::{event_lines, short_date};
use crate::dataset::{Dataset, Detail, Kind, PairId, Relations, Vocabulary as _, newest, of_kind, relations};
use crate::wording::{money, relations_act, relations_since};

/// Writes the overview of a pair at a width.
pub(super) fn overview(data: &Dataset, pair: PairId, width: usize) -> Listing<Row> {
    let mut page = Page::new(width);
    facts(data, pair, &mut page);
    sides::sides(data, pair, &mut page);
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

/// Relations, recognition, trade: a label and a fact a row.
fn facts(data: &Dataset, pair: PairId, page: &mut Page) {
    match relations(data, pair) {
        None => page.cell(fact("Relations", "nothing recorded", Tone::Dim)),
        Some(Relations { last, established }) => {
            if let Some(id) = established {
                page.cell(
                    fact("Relations", &relations_since(data, &data.event(id)), Tone::Plain).to(Target::Event(id)),
                );
            }
            if established != Some(last) {
                let label = if established.is_some() { "" } else { "Relations" };
                page.cell(fact(label, &relations_act(&data.event(last)), Tone::Plain).to(Target::Event(last)));
            }
        },
    }
    let mut recognitions = of_kind(data, pair, Kind::Recognition).peekable();
    if recognitions.peek().is_none() {
        page.cell(fact("Recognition", "none recorded", Tone::Dim));
    }
    for id in recognitions {
        let event = &data.event(id);
        let (text, tone) = if event.is_disputed() {
            let dates = event.when_text();
            let dates = dates.trim_start_matches("disputed: ");
            // Several dates are several positions as they stand.
            let is_plain = event.disputed_dates().len() > 1;
            let count = if is_plain { String::new() } else { format!(" · {} positions", event.claims.len()) };
            (format!("≠ {dates}{count}"), Tone::Warn)
        } else {
            (event.when_text(), Tone::Plain)
        };
        page.cell(fact("Recognition", &text, tone).to(Target::Event(id)));
    }
    let total = newest(data, pair, Kind::Trade).find_map(|id| match &data.event(id).detail {
        Detail::Trade { money: Some(sum), .. } => {
            Some((id, format!("{} · {}", money(sum), short_date(&data.event(id)))))
        },
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

fn list(data: &Dataset, pair: PairId, kind: Kind, title: &str, absent_text: &str, page: &mut Page) {
    let events: Vec<_> = of_kind(data, pair, kind).rev().collect();
    if events.is_empty() && absent_text.is_empty() {
        return;
    }
    page.heading(title);
    if events.is_empty() {
        page.cell(Cell::text(absent_text, Tone::Dim));
    }
    for line in event_lines(data, &events) {
        page.cell(line);
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
        .map(|(name, count)| format!("{name} {count}"))
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
