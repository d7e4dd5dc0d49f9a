//! The ledger: year and day at the left, missions as spans in the gutter, one event a row.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;

use super::Scene;
use super::widget::line::Pen;
use crate::app::cursor::List;
use crate::app::doc::{Tone, Way};
use crate::app::way;
use crate::dataset::{Act, Detail, Edtf, Event, EventId, Kind, Label, Scope, Vocabulary as _};
use crate::timeline::{Ledger, Row, Span, Stroke, spans};
use crate::wording::with_article;

/// The column of the year, and that of the day within it.
const YEAR: usize = 6;
const DAY: usize = 10;

pub(super) fn draw(scene: &Scene<'_>, list: &List<Ledger>, area: Rect, focused: bool, buf: &mut Buffer) {
    if list.is_empty() {
        empty(scene, area, buf);
        return;
    }
    let spans = match scene.model.scope() {
        Scope::Pair(pair) => spans(scene.data, pair),
        _ => Vec::new(),
    };
    // The year that the row above says; of the first row none.
    let mut said: Option<Option<i16>> = None;
    // Whether a more exact date of the same year stands above.
    let mut exact_above = false;
    for (index, (at, row)) in list.visible(usize::from(area.height)).enumerate() {
        let line = Rect { y: area.y + index as u16, height: 1, ..area };
        match row {
            Row::Event(event) => {
                let stands_in = scene.data.stands_at(event).map(Edtf::year);
                let opens_year = said != Some(stands_in);
                let whole_year = scene.data.stands_at(event).is_some_and(|edtf| edtf.label().rest.is_empty());
                let year = if opens_year {
                    YearAt::Column
                } else if whole_year && exact_above {
                    YearAt::Day
                } else {
                    YearAt::Nowhere
                };
                draw_event(scene, line, event, year, &spans, buf);
                exact_above = !whole_year || (exact_above && !opens_year);
                said = Some(stands_in);
            },
            Row::Gap(years) => gap(scene, line, years, before(list, at), &spans, buf),
            Row::Undated => {
                let mut pen = Pen::new(buf, line);
                pen.put("Undated", scene.theme.tone(Tone::Heading));
            },
        }
        if list.spot().is_some_and(|spot| spot.row == at) {
            let style = if focused { scene.theme.selection() } else { scene.theme.marked() };
            buf.set_style(line, style);
        }
    }
}

fn empty(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let text = if scene.model.filter().is_empty() { "nothing recorded here" } else { "nothing here passes the filter" };
    Pen::new(buf, area).put(&format!("{text}{}", scene.model.yet()), scene.theme.dim());
}

/// The event above a row.
fn before(list: &List<Ledger>, at: usize) -> Option<EventId> {
    (0..at).rev().find_map(|row| list.row(row)?.event())
}

/// Where the year of a row is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum YearAt {
    /// In its own column: the first row of a year, and the first row in sight.
    Column,
    /// In place of the day: a date known only to the year must not read as the day in the row above.
    Day,
    /// Nowhere: the row above says it.
    Nowhere,
}

fn draw_event(scene: &Scene<'_>, line: Rect, id: EventId, year: YearAt, spans: &[Span], buf: &mut Buffer) {
    let (data, theme) = (scene.data, scene.theme);
    let event = &data.event(id);
    let undated =
        || Label { year: String::new(), rest: event.every.map_or_else(String::new, |every| format!("{every}ly")) };
    let label = event.stands_at().map_or_else(undated, Edtf::label);
    let disputed = event.is_disputed();
    let narrow = line.width < 48;
    let mut pen = Pen::new(buf, line);
    pen.column(if year == YearAt::Column { &label.year } else { "" }, YEAR, theme.tone(Tone::Strong));
    let rest = if year == YearAt::Day { label.year.clone() } else { label.rest };
    let day = if disputed { format!("≠ {rest}") } else { rest };
    let style = if disputed { theme.tone(Tone::Warn) } else { theme.dim() };
    pen.column(&day, if narrow { 7 } else { DAY }, style);
    gutter(scene, &mut pen, spans, |span| if event.stands_at().is_some() { span.stroke(id) } else { Stroke::Blank });
    pen.put(theme.glyph(event.kind, way(data, event)), theme.tone(Tone::Kind(event.kind))).skip(1);
    if !matches!(scene.model.scope(), Scope::Pair(_)) {
        pen.note(&data[event.pair].id, 24, theme.dim());
    }
    let title = short_title(scene, event, spans);
    // The word of the kind goes before the title is cut.
    pen.note(event.kind.name(), title.width(), theme.dim());
    // Acts of third parties step back.
    pen.put(&title, theme.tone(if event.kind == Kind::Context { Tone::Dim } else { Tone::Plain }));
}

/// Beside the span of its mission, a change of class need not say whose.
fn short_title<'a>(scene: &Scene<'a>, event: &'a Event, spans: &[Span]) -> Cow<'a, str> {
    match (&event.detail, event.act) {
        (Detail::Mission { mission, class: Some(class) }, Some(Act::Elevated | Act::Downgraded))
            if spans.iter().any(|span| span.mission == *mission) =>
        {
            let city = &scene.data[scene.data[*mission].post.city()].name;
            Cow::Owned(format!("… becomes {}, {city}", with_article(&class.name)))
        },
        _ => Cow::Borrowed(&event.title),
    }
}

fn gap(scene: &Scene<'_>, line: Rect, years: i16, above: Option<EventId>, spans: &[Span], buf: &mut Buffer) {
    let theme = scene.theme;
    let mut pen = Pen::new(buf, line);
    pen.skip(YEAR + if line.width < 48 { 7 } else { DAY });
    gutter(scene, &mut pen, spans, |span| above.map_or(Stroke::Blank, |event| span.between(event)));
    pen.put(&format!("· {years} years ·"), theme.dim());
}

/// A cell for each track, and a space.
fn gutter(scene: &Scene<'_>, pen: &mut Pen<'_>, spans: &[Span], stroke: impl Fn(&Span) -> Stroke) {
    let tracks = spans.iter().map(|span| span.track + 1).max().unwrap_or(0);
    for track in 0..tracks {
        let drawn = spans.iter().filter(|span| span.track == track).map(|span| (span, stroke(span)));
        let drawn = drawn.filter(|(_, stroke)| *stroke != Stroke::Blank).last();
        let (sign, style) = drawn.map_or((" ", scene.theme.dim()), |(span, stroke)| {
            let mission = &scene.data[span.mission];
            let first = scene.data[mission.pair].countries[0];
            let side = if scene.data.stands_for(first, mission.from) { Way::Out } else { Way::In };
            (sign(stroke), scene.theme.track(side))
        });
        pen.put(sign, style);
    }
    pen.skip(usize::from(tracks > 0));
}

fn sign(stroke: Stroke) -> &'static str {
    match stroke {
        Stroke::Blank => " ",
        Stroke::Opens => "┏",
        Stroke::Changes => "┣",
        Stroke::Stands => "┃",
        Stroke::Closes => "┗",
        Stroke::Unknown => "╎",
    }
}
