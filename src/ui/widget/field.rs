//! A text field: a prompt, what is typed, and where the cursor stands.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::line::Pen;
use crate::theme::Theme;

/// What a field shows.
#[derive(Debug, Clone, Copy)]
pub struct FieldView<'a> {
    /// What has been typed.
    pub text: &'a str,
    /// The part of it before the cursor.
    pub before: &'a str,
    /// Whether the whole text is selected.
    pub selected: bool,
    /// Shown while nothing has been typed.
    pub placeholder: &'a str,
}

/// Draws a field on the first row of `area`; what does not fit scrolls so that the cursor is in sight.
pub fn field(buf: &mut Buffer, area: Rect, theme: Theme, view: &FieldView<'_>) -> Option<Position> {
    let mut pen = Pen::new(buf, area);
    pen.put("❯ ", theme.accent());
    let room = pen.room();
    if room == 0 {
        return None;
    }
    if view.text.is_empty() {
        pen.put(view.placeholder, theme.dim());
        return Some(Position::new(area.x + 2, area.y));
    }
    let hidden = hidden(view.before, room);
    let style = if view.selected { theme.selection() } else { Style::new() };
    pen.put(&view.text[hidden..], style);
    let at = view.before[hidden..].width().min(room - 1);
    Some(Position::new(area.x + 2 + at as u16, area.y))
}

/// How many bytes of the text must scroll out at the left so that the cursor fits.
fn hidden(before: &str, room: usize) -> usize {
    let mut width = before.width();
    let mut hidden = 0;
    for grapheme in before.graphemes(true) {
        if width < room {
            break;
        }
        width -= grapheme.width();
        hidden += grapheme.len();
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, before: &str, width: u16) -> (Option<Position>, Buffer) {
        let area = Rect::new(0, 0, width, 1);
        let mut buf = Buffer::empty(area);
        let position =
            field(&mut buf, area, Theme::default(), &FieldView { text, before, selected: false, placeholder: "name" });
        buf.set_style(area, Style::reset());
        (position, buf)
    }

    #[test]
    fn the_cursor_is_always_in_sight() {
        let (position, buf) = at("lourdes aranda", "lourdes aranda", 10);
        assert_eq!(position, Some(Position::new(9, 0)));
        assert!(format!("{buf:?}").contains("aranda"));
        assert_eq!(at("", "", 10).0, Some(Position::new(2, 0)));
        assert_eq!(at("x", "x", 1).0, None);
        assert_eq!(at("x", "x", 0).0, None);
    }
}
