//! The bookmarks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

use super::super::Scene;
use super::super::hints::shown;
use super::super::widget::line::Pen;
use super::sign;
use crate::app::doc::Tone;
use crate::app::overlay::{BookmarksBox, MarkRow};
use crate::input::{Action, Context};

pub(super) fn draw(scene: &Scene<'_>, bookmarks: &BookmarksBox, area: Rect, buf: &mut Buffer) {
    let (theme, list) = (scene.theme, &bookmarks.list);
    if scene.model.bookmarks().is_empty() {
        let key = shown(scene, Context::Panes, Action::Bookmark);
        let how = key.map_or(String::new(), |key| format!("; {key} marks what the cursor is on"));
        Pen::new(buf, area).put(&format!("nothing is marked{how}"), theme.dim());
    } else if list.is_empty() {
        Pen::new(buf, area).put("nothing of that name is marked", theme.dim());
    }
    for (index, (at, row)) in list.visible(usize::from(area.height)).enumerate() {
        let line = Rect { y: area.y + index as u16, height: 1, ..area };
        draw_row(scene, row, line, buf);
        if list.spot().is_some_and(|spot| spot.row == at) {
            buf.set_style(line, theme.selection());
        }
    }
}

/// The sign, the title, and at the right kind, date and pair; where that is tight, the kind goes before the title is cut.
fn draw_row(scene: &Scene<'_>, row: &MarkRow, line: Rect, buf: &mut Buffer) {
    let (data, theme) = (scene.data, scene.theme);
    let mut pen = Pen::new(buf, line);
    let Some(record) = row.record else {
        pen.skip(2).note(row.kind(data), 12, theme.tone(Tone::Warn)).put(&row.title, theme.dim());
        return;
    };
    let (glyph, style) = sign(scene, record);
    pen.put(glyph, style).skip(1);
    if let Some(pair) = row.pair(data) {
        pen.note(&data[pair].id, 24, theme.dim());
    }
    pen.note(&row.date(data).unwrap_or_default(), 20, theme.dim());
    pen.note(row.kind(data), row.title.width(), theme.dim()).put(&row.title, Style::new());
}
