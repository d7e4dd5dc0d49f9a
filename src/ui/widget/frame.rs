//! The frame of a pane: a rounded border with a title above and a note below; without border, only room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, BorderType, Widget};

use super::line::{Pen, fit};
use crate::theme::Theme;

/// What a frame shows.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// At the top left.
    pub title: &'a str,
    /// At the bottom right.
    pub note: &'a str,
    /// Whether the pane has the focus.
    pub focused: bool,
    /// Whether there is room for a border.
    pub bordered: bool,
}

/// The room inside a frame: a border all round and a space at either side; without a border, all but the last column.
pub fn inner(area: Rect, bordered: bool) -> Rect {
    if !bordered {
        // A blank column keeps neighbours apart.
        return Rect { width: area.width - u16::from(has_margin(area)), ..area };
    }
    let side = u16::from(has_margin(area));
    let width = area.width.saturating_sub(2 + 2 * side);
    Rect::new(area.x + (1 + side).min(area.width), area.y + 1.min(area.height), width, area.height.saturating_sub(2))
}

/// Says whether a frame is wide enough for a blank column at the right of the room inside it.
pub fn has_margin(area: Rect) -> bool {
    area.width > 8
}

/// Draws a frame.
pub fn frame(buf: &mut Buffer, area: Rect, theme: Theme, frame: &Frame<'_>) {
    if area.is_empty() || !frame.bordered {
        return;
    }
    let style = theme.border(frame.focused);
    Block::bordered().border_type(BorderType::Rounded).border_style(style).render(area, buf);
    let room = usize::from(area.width.saturating_sub(4));
    let title_style = if frame.focused { theme.accent() } else { Style::new().add_modifier(Modifier::BOLD) };
    let top = Rect { x: area.x + 2.min(area.width), width: area.width.saturating_sub(4), height: 1, ..area };
    if !frame.title.is_empty() && room > 2 {
        Pen::new(buf, top).put(&fit(&format!(" {} ", frame.title), room), title_style);
    }
    let bottom = Rect { y: area.bottom() - 1, ..top };
    if !frame.note.is_empty() && area.height > 1 {
        Pen::new(buf, bottom).note(&format!(" {} ", frame.note), 2, theme.dim());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: u16, height: u16, bordered: bool) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        frame(&mut buf, area, Theme::default(), &Frame { title: "Pairs", note: "1 of 4", focused: true, bordered });
        (0..height).map(|y| (0..width).map(|x| buf[(x, y)].symbol()).collect()).collect()
    }

    #[test]
    fn a_frame() {
        assert_eq!(drawn(16, 3, true), ["╭─ Pairs ──────╮", "│              │", "╰───── 1 of 4 ─╯"]);
    }

    #[test]
    fn small_and_bare_frames_do_no_harm() {
        for (width, height) in [(0, 0), (1, 1), (2, 1), (1, 5), (3, 2)] {
            drawn(width, height, true);
            let _ = inner(Rect::new(0, 0, width, height), true);
        }
        assert_eq!(drawn(4, 1, false), ["    "]);
    }
}
