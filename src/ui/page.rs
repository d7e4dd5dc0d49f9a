//! Pages: rows of toned text, one cell or two side by side.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Scene;
use super::widget::line::Pen;
use crate::app::cursor::Listing;
use crate::app::doc::{Cell, Row, Tone};
use crate::theme::Theme;

/// Draws a page; `cursor` says whether the cell under the cursor is marked, and whether as that of the pane that has the focus.
pub(super) fn draw(scene: &Scene<'_>, list: &Listing<Row>, area: Rect, cursor: Option<bool>, buf: &mut Buffer) {
    let spot = list.spot_in_sight();
    for (index, (row, content)) in list.visible(usize::from(area.height)).enumerate() {
        let line = Rect { y: area.y + index as u16, height: 1, ..area };
        let selected = |column: usize| spot.is_some_and(|spot| spot.row == row && spot.column == column);
        match &content.right {
            None => cell(buf, line, scene.theme, &content.left, cursor.filter(|_| selected(0))),
            Some(right) => {
                let half = line.width / 2;
                cell(buf, left_half(line), scene.theme, &content.left, cursor.filter(|_| selected(0)));
                let rest = Rect { x: line.x + half, width: line.width - half, ..line };
                cell(buf, rest, scene.theme, right, cursor.filter(|_| selected(1)));
            },
        }
    }
}

/// Where the left one of two cells stands in a row; a blank column follows it.
pub(super) fn left_half(line: Rect) -> Rect {
    Rect { width: (line.width / 2).saturating_sub(1), ..line }
}

/// Draws one cell; `cursor` says whether the cursor is on it, and whether its pane has the focus.
pub(super) fn cell(buf: &mut Buffer, area: Rect, theme: Theme, cell: &Cell, cursor: Option<bool>) {
    let mut pen = Pen::new(buf, area);
    if let Some(note) = &cell.note {
        let least = cell
            .spans
            .iter()
            .map(|span| unicode_width::UnicodeWidthStr::width(span.text.as_str()).max(1))
            .sum::<usize>()
            .min(10);
        pen.note(&note.text, least, theme.tone(note.tone));
    }
    for span in &cell.spans {
        match span.tone {
            Tone::Glyph(kind, way) => pen.put(theme.glyph(kind, way), theme.tone(span.tone)),
            tone => pen.put(&span.text, theme.tone(tone)),
        };
    }
    if let Some(focused) = cursor {
        buf.set_style(area, if focused { theme.selection() } else { theme.marked() });
    }
}
