//! The left column: scopes, and the kinds with their counts, which are a filter to walk.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};
use unicode_width::UnicodeWidthStr as _;

use super::Scene;
use super::layout::Regions;
use super::widget::field::{FieldView, field};
use super::widget::frame::{Frame, frame};
use super::widget::line::Pen;
use crate::app::doc::{Tone, Way};
use crate::app::{Layout, PairRow, Pane};
use crate::dataset::Scope;

/// Draws the column, or the drawer; returns where the text cursor stands while a name is typed.
pub(super) fn draw(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) -> Option<Position> {
    if regions.pairs_frame.is_empty() {
        return None;
    }
    let (model, theme) = (scene.model, scene.theme);
    if regions.layout == Layout::Medium {
        Clear.render(regions.pairs_frame, buf);
    }
    let focused = model.focus() == Pane::Pairs;
    let list = model.pairs();
    let note = if list.len() > usize::from(regions.pairs.height) {
        super::nth(list.position(), list.len())
    } else {
        String::new()
    };
    frame(buf, regions.pairs_frame, theme, &Frame { title: "Pairs", note: &note, focused, bordered: regions.bordered });
    for (index, (at, row)) in list.visible(usize::from(regions.pairs.height)).enumerate() {
        let area = Rect { y: regions.pairs.y + index as u16, height: 1, ..regions.pairs };
        let present = row.scope() == model.scope();
        pair(scene, area, *row, present, buf);
        if focused && list.spot().is_some_and(|spot| spot.row == at) {
            buf.set_style(area, theme.selection());
        }
    }
    if list.is_empty() {
        Pen::new(buf, regions.pairs).put("no pair of that name", theme.dim());
    }
    kinds(scene, regions, buf);
    let typed = model.narrow()?;
    let view = FieldView {
        text: typed.text(),
        before: typed.before(),
        selected: typed.is_selected(),
        placeholder: "country or pair",
    };
    field(buf, regions.pairs_field, theme, &view)
}

fn pair(scene: &Scene<'_>, area: Rect, row: PairRow, present: bool, buf: &mut Buffer) {
    let (data, theme) = (scene.data, scene.theme);
    let count = match row {
        PairRow::All => data.event_ids().len(),
        PairRow::Country(country) => {
            data.scope_pairs(Scope::Country(country)).iter().map(|pair| data.pair_events(*pair).len()).sum()
        },
        PairRow::Pair(pair) => data.pair_events(pair).len(),
    };
    let name = match row {
        // The word goes before the name is cut.
        PairRow::Country(country) => {
            let name = &data[country].name;
            let whole = format!("{name} (all)");
            let room = usize::from(area.width).saturating_sub(3 + count.to_string().len());
            if whole.width() <= room { whole } else { name.to_string() }
        },
        row => data.scope_name(row.scope()).to_owned(),
    };
    let style = if present { theme.tone(Tone::Strong) } else { Style::new() };
    let mut pen = Pen::new(buf, area);
    pen.put(if present { "▸ " } else { "  " }, theme.accent());
    pen.note(&count.to_string(), 12, theme.dim()).put(&name, style);
}

fn kinds(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    let (model, theme) = (scene.model, scene.theme);
    if regions.kinds_frame.is_empty() {
        return;
    }
    let focused = model.focus() == Pane::Kinds;
    frame(buf, regions.kinds_frame, theme, &Frame { title: "Kinds", note: "", focused, bordered: regions.bordered });
    let list = model.kinds();
    let chosen = model.filter().kinds;
    for (index, (at, row)) in list.visible(usize::from(regions.kinds.height)).enumerate() {
        let area = Rect { y: regions.kinds.y + index as u16, height: 1, ..regions.kinds };
        let on = chosen.has(row.kind);
        let tone = if on {
            Tone::Strong
        } else if chosen.is_empty() {
            Tone::Plain
        } else {
            Tone::Dim
        };
        let mut pen = Pen::new(buf, area);
        pen.put(if on { "✓ " } else { "  " }, theme.accent());
        pen.put(theme.glyph(row.kind, Way::Out), theme.tone(Tone::Kind(row.kind))).skip(1);
        pen.note(&row.count.to_string(), 8, theme.dim())
            .put(crate::dataset::Vocabulary::name(row.kind), theme.tone(tone));
        if focused && list.spot().is_some_and(|spot| spot.row == at) {
            buf.set_style(area, theme.selection());
        }
    }
}
