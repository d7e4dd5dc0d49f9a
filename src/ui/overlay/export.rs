//! The forms of an export, and what would be written.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::Scene;
use super::super::widget::line::Pen;
use crate::app::doc::Tone;
use crate::app::overlay::ExportBox;

/// The rows below the forms: one empty, the file, and what is said of it.
pub(in crate::ui) const BELOW: u16 = 3;

/// The column of the names.
const NAMES: usize = 11;

pub(super) fn draw(scene: &Scene<'_>, export: &ExportBox, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let row = |index: usize| Rect { y: area.y + index as u16, height: 1, ..area };
    let height = usize::from(area.height);
    for (index, (at, form)) in export.list.visible(height).enumerate() {
        let line = row(index);
        Pen::new(buf, line).column(form.title(), NAMES, theme.accent()).skip(1).put(form.about(), Style::new());
        if export.list.spot().is_some_and(|spot| spot.row == at) {
            buf.set_style(line, theme.selection());
        }
    }
    let below = export.list.len() + 1;
    if below + 1 < height {
        let arrow = if theme.unicode() { "→ " } else { "> " };
        let (file, note) = (export.file(), ", where comity was started");
        Pen::new(buf, row(below)).put(arrow, theme.dim()).put(&file, theme.tone(Tone::Strong)).put(note, theme.dim());
        let events = if export.count == 1 { "event" } else { "events" };
        let said = format!("{} {events}; a name that is taken gets a number", export.count);
        Pen::new(buf, row(below + 1)).skip(2).put(&said, theme.dim());
    }
}
