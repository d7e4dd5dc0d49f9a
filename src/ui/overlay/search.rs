//! The search: field, types, hits with their marks, and a preview.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::layout::Regions;
use super::super::widget::line::Pen;
use super::super::{Scene, page};
use crate::app::doc::{Tone, Way};
use crate::app::overlay::SearchBox;
use crate::app::way;
use crate::dataset::{Edtf, Kind, Record, Vocabulary as _};
use crate::input::{Action, Context};
use crate::search::{Hit, HitType, Reason, marks, title};

pub(super) fn draw(scene: &Scene<'_>, search: &SearchBox, regions: &Regions, buf: &mut Buffer) {
    types(scene, search, regions.overlay_head, buf);
    for (index, (at, hit)) in search.list.visible(usize::from(regions.overlay.height)).enumerate() {
        let line = Rect { y: regions.overlay.y + index as u16, height: 1, ..regions.overlay };
        draw_hit(scene, search, *hit, line, buf);
        if search.list.spot().is_some_and(|spot| spot.row == at) {
            buf.set_style(line, scene.theme.selection());
        }
    }
    if search.list.is_empty() {
        nothing(scene, search, regions.overlay, buf);
    }
    page::draw(scene, &search.preview, regions.preview, false, buf);
    foot(scene, search, regions.overlay_foot, buf);
}

/// The types of hits with their counts, the listed one reversed.
fn types(scene: &Scene<'_>, search: &SearchBox, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let mut pen = Pen::new(buf, area);
    let mut tab = |name: &str, count: usize, listed: bool| {
        let style = if listed {
            theme.accent().add_modifier(Modifier::REVERSED)
        } else if count > 0 {
            Style::new()
        } else {
            theme.dim()
        };
        pen.put(&format!(" {name} {count} "), style);
    };
    tab("all", search.counts.total(), search.only.is_none());
    for hit_type in HitType::ALL {
        tab(hit_type.name(), search.counts.of(*hit_type), search.only == Some(*hit_type));
    }
}

fn nothing(scene: &Scene<'_>, search: &SearchBox, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let mut pen = Pen::new(buf, area);
    if search.words.is_empty() {
        pen.put("type a few letters of a name, a place, a subject or a year", theme.dim());
    } else {
        pen.put("Nothing found", theme.tone(Tone::Warn));
        if let Some(only) = search.only.filter(|_| search.counts.total() > 0) {
            pen.put(&format!(" of type {only}; Tab shows the others"), theme.dim());
        }
    }
}

fn draw_hit(scene: &Scene<'_>, search: &SearchBox, hit: Hit, line: Rect, buf: &mut Buffer) {
    let (data, theme) = (scene.data, scene.theme);
    let mut pen = Pen::new(buf, line);
    let (sign, style) = sign(scene, hit);
    pen.put(sign, style).skip(1);
    let (date, pair) = match hit.record {
        Record::Event(id) => (data[id].stands_at().map(Edtf::short).unwrap_or_default(), Some(data[id].pair)),
        Record::Mission(id) => (String::new(), Some(data[id].pair)),
        _ => (String::new(), None),
    };
    if let Some(pair) = pair {
        pen.note(&data[pair].id, 30, theme.dim());
    }
    pen.note(&date, 24, theme.dim());
    if hit.why.reasons().all(|reason| !matches!(reason, Reason::Name | Reason::Title)) {
        pen.note(&hit.why.to_string(), 30, theme.tone(Tone::Kind(Kind::Visit)));
    }
    let text = title(data, hit.record);
    let fitted = super::super::widget::line::fit(&text, pen.room());
    let mut from = 0;
    for range in marks(&search.words, &text) {
        let (start, end) = (range.start.min(fitted.len()), range.end.min(fitted.len()));
        let (Some(before), Some(marked)) = (fitted.get(from..start), fitted.get(start..end)) else { break };
        pen.put(before, Style::new()).put(marked, theme.tone(Tone::Match));
        from = end;
    }
    pen.put(fitted.get(from..).unwrap_or_default(), Style::new());
}

/// The sign of a hit: that of its kind for an event, one of its own for the rest.
fn sign(scene: &Scene<'_>, hit: Hit) -> (&'static str, Style) {
    let (data, theme) = (scene.data, scene.theme);
    let pick = |unicode, ascii| if theme.unicode() { unicode } else { ascii };
    match hit.record {
        Record::Event(id) => (theme.glyph(data[id].kind, way(data, &data[id])), theme.tone(Tone::Kind(data[id].kind))),
        Record::Mission(_) => (theme.glyph(Kind::Mission, Way::Neither), theme.tone(Tone::Kind(Kind::Mission))),
        Record::Person(_) => (pick("☻", "P"), theme.accent()),
        Record::Place(_) => (pick("⌂", "L"), theme.accent()),
        Record::Pair(_) | Record::Party(_) => (pick("↔", "="), theme.accent()),
    }
}

fn foot(scene: &Scene<'_>, search: &SearchBox, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let key = |action| super::super::hints::shown(scene, Context::Field, action).unwrap_or_default();
    let mut pen = Pen::new(buf, area);
    if !search.list.is_empty() {
        pen.note(&format!("{} of {}", search.list.position() + 1, search.list.len()), 20, theme.dim());
    }
    for (action, about) in [(Action::Open, "go there"), (Action::NextPane, "type"), (Action::Filter, "keep as filter")]
    {
        pen.put(&key(action), theme.accent()).skip(1).put(about, Style::new()).skip(3);
    }
}
