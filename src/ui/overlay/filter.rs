//! The filter.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::Scene;
use super::super::widget::line::Pen;
use crate::app::doc::{Tone, Way};
use crate::app::overlay::{FilterBox, FilterRow};
use crate::dataset::Vocabulary as _;
use crate::wording::{direction_text, window_text};

pub(super) fn draw(scene: &Scene<'_>, filter: &FilterBox, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    if filter.list.rows().is_empty() {
        Pen::new(buf, area).put("nothing of that name here", theme.dim());
    }
    for (index, (at, row)) in filter.list.visible(usize::from(area.height)).enumerate() {
        let line = Rect { y: area.y + index as u16, height: 1, ..area };
        draw_row(scene, row, line, buf);
        if filter.list.spot().is_some_and(|spot| spot.row == at) {
            buf.set_style(line, theme.selection());
        }
    }
}

fn draw_row(scene: &Scene<'_>, row: &FilterRow, line: Rect, buf: &mut Buffer) {
    let (data, theme) = (scene.data, scene.theme);
    let on = row.is_on(scene.model.filter());
    let mut pen = Pen::new(buf, line);
    if !matches!(row, FilterRow::Heading(_) | FilterRow::Hint(_)) {
        pen.put(if on { "[✓] " } else { "[ ] " }, if on { theme.accent() } else { theme.dim() });
    }
    match row {
        FilterRow::Heading(title) => pen.put(title, theme.tone(Tone::Heading)),
        FilterRow::Hint(text) => pen.skip(4).put(text, theme.dim()),
        FilterRow::Kind(kind, count) => {
            pen.note(&count.to_string(), 12, theme.dim());
            pen.put(theme.glyph(*kind, Way::Out), theme.tone(Tone::Kind(*kind))).skip(1).put(kind.name(), Style::new())
        },
        FilterRow::Without(kind) => pen.put(&format!("without {kind}"), Style::new()),
        FilterRow::Direction(direction) => pen.put(&direction_text(data, *direction), Style::new()),
        FilterRow::Years(window) => pen.put(&window_text(*window), Style::new()),
        FilterRow::Person(person, count) => {
            pen.note(&count.to_string(), 12, theme.dim()).put(&data[*person].name, Style::new())
        },
        FilterRow::Query(query) => pen.put(&format!("“{query}”"), Style::new()),
    };
}
