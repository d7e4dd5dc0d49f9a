//! One row of text: pieces from the left, a note at the right, cut with an ellipsis where there is no room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

pub use crate::text::fit;

/// A pen that writes along one row and never beyond its end.
#[derive(Debug)]
pub struct Pen<'a> {
    buf: &'a mut Buffer,
    x: u16,
    y: u16,
    end: u16,
}

impl<'a> Pen<'a> {
    /// A pen at the start of the first row of `area`.
    pub fn new(buf: &'a mut Buffer, area: Rect) -> Self {
        let area = area.intersection(buf.area);
        let end = if area.height == 0 { area.x } else { area.right() };
        Self { buf, x: area.x, y: area.y, end }
    }

    /// How many cells are left.
    pub fn room(&self) -> usize {
        usize::from(self.end.saturating_sub(self.x))
    }

    /// Writes text, cut with an ellipsis where it does not fit.
    pub fn put(&mut self, text: &str, style: Style) -> &mut Self {
        let text = fit(text, self.room());
        if !text.is_empty() {
            let (x, _) = self.buf.set_stringn(self.x, self.y, &text, self.room(), style);
            self.x = x;
        }
        self
    }

    /// Writes text into a column of its own of so many cells.
    pub fn column(&mut self, text: &str, width: usize, style: Style) -> &mut Self {
        let width = width.min(self.room());
        let end = self.x.saturating_add(width as u16);
        let text = fit(text, width);
        self.buf.set_stringn(self.x, self.y, &text, width, style);
        self.x = end;
        self
    }

    /// Moves right by so many cells.
    pub fn skip(&mut self, cells: usize) -> &mut Self {
        self.x = self.x.saturating_add(cells as u16).min(self.end);
        self
    }

    /// Writes a note at the right edge and keeps the pen from it; nothing where it would leave less than `least` cells.
    pub fn note(&mut self, text: &str, least: usize, style: Style) -> &mut Self {
        let width = text.width();
        if width > 0 && self.room() >= width + 1 + least {
            self.end -= width as u16;
            self.buf.set_stringn(self.end, self.y, text, width, style);
            self.end -= 1;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_gives_way_to_the_text() {
        let row = |width| {
            let area = Rect::new(0, 0, width, 1);
            let mut buf = Buffer::empty(area);
            Pen::new(&mut buf, area).note("visit", 8, Style::new()).put("Lourdes Aranda", Style::new());
            buf
        };
        assert_eq!(row(22), Buffer::with_lines(["Lourdes Aranda   visit"]));
        assert_eq!(row(16), Buffer::with_lines(["Lourdes Ar visit".replace("Ar ", "A… ").as_str()]));
        assert_eq!(row(12), Buffer::with_lines(["Lourdes Ara…"]));
    }

    #[test]
    fn nothing_is_drawn_outside() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 3, 1));
        for area in [Rect::new(0, 0, 0, 0), Rect::new(0, 0, 3, 0), Rect::new(9, 9, 5, 5)] {
            Pen::new(&mut buf, area)
                .note("n", 0, Style::new())
                .put("text", Style::new())
                .column("c", 4, Style::new())
                .skip(4);
        }
        assert_eq!(buf, Buffer::with_lines(["   "]));
    }
}
