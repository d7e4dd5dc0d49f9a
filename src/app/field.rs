//! A line of text being typed.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::is_hostile;

/// The longest text a field takes, in bytes: a query, a name or a date is far shorter, a paste may be anything.
const MOST: usize = 10_000;

/// A text field and its cursor, which stands between graphemes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    text: String,
    /// In bytes, on a grapheme boundary.
    cursor: usize,
    /// Whether the whole text is selected: what is typed next replaces it.
    selected: bool,
}

impl Field {
    /// A field that holds `text`, all of it selected: what is typed next replaces it, and moving or deleting takes it up again.
    pub fn selected(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len(), selected: !text.is_empty() }
    }

    /// Says whether the whole text is selected.
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// Ends the selection; says whether there was one.
    fn unselect(&mut self) -> bool {
        std::mem::take(&mut self.selected)
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Says whether nothing stands after the cursor.
    pub fn is_at_end(&self) -> bool {
        self.cursor == self.text.len() && !self.selected
    }

    /// Puts text in at the cursor. Line breaks and tabs of a paste become spaces; other controls are dropped.
    pub fn insert(&mut self, text: &str) {
        if self.unselect() {
            self.clear();
        }
        for letter in text.chars() {
            let letter = if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter };
            if !is_hostile(letter) && self.text.len() + letter.len_utf8() <= MOST {
                self.text.insert(self.cursor, letter);
                self.cursor += letter.len_utf8();
            }
        }
        // A combining mark may have joined the grapheme that follows.
        self.cursor = self.boundary_at_or_after(self.cursor);
    }

    fn boundary_at_or_after(&self, at: usize) -> usize {
        let mut ends = self.text.grapheme_indices(true).map(|(start, grapheme)| start + grapheme.len());
        if at == 0 { 0 } else { ends.find(|end| *end >= at).unwrap_or(self.text.len()) }
    }

    fn grapheme_before(&self) -> usize {
        self.before().grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
    }

    fn word_before(&self) -> usize {
        let trimmed = self.before().trim_end();
        trimmed
            .char_indices()
            .rev()
            .find(|(_, letter)| letter.is_whitespace())
            .map_or(0, |(at, letter)| at + letter.len_utf8())
    }

    /// Moves left by one grapheme.
    pub fn left(&mut self) {
        self.unselect();
        self.cursor = self.grapheme_before();
    }

    /// Moves right by one grapheme.
    pub fn right(&mut self) {
        self.unselect();
        self.cursor += self.text[self.cursor..].graphemes(true).next().map_or(0, str::len);
    }

    /// Moves to the start.
    pub fn start(&mut self) {
        self.unselect();
        self.cursor = 0;
    }

    /// Moves to the end.
    pub fn end(&mut self) {
        self.unselect();
        self.cursor = self.text.len();
    }

    /// Deletes the grapheme before the cursor.
    pub fn delete_back(&mut self) {
        self.delete_from(self.grapheme_before());
    }

    /// Deletes the grapheme after the cursor.
    pub fn delete_forward(&mut self) {
        if self.unselect() {
            self.clear();
        }
        let end = self.cursor + self.text[self.cursor..].graphemes(true).next().map_or(0, str::len);
        self.text.replace_range(self.cursor..end, "");
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        self.delete_from(self.word_before());
    }

    /// Deletes everything before the cursor.
    pub fn delete_to_start(&mut self) {
        self.delete_from(0);
    }

    fn delete_from(&mut self, start: usize) {
        if self.unselect() {
            self.clear();
            return;
        }
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edits_by_grapheme_and_word() {
        let mut field = Field::selected("lourdes arandá\u{301}");
        field.end();
        field.delete_back();
        assert_eq!(field.text(), "lourdes arand");
        field.delete_word();
        assert_eq!(field.text(), "lourdes ");
        field.start();
        field.delete_forward();
        assert_eq!((field.text(), field.before()), ("ourdes ", ""));
    }

    #[test]
    fn a_selected_text_gives_way_to_what_is_typed() {
        let typed = |edit: fn(&mut Field)| {
            let mut field = Field::selected("riyadh");
            edit(&mut field);
            field.insert("x");
            field.text().to_owned()
        };
        assert_eq!(typed(|_| {}), "x");
        assert_eq!(typed(Field::end), "riyadhx");
        assert_eq!(typed(Field::delete_back), "x");
    }

    #[test]
    fn a_paste_is_one_line() {
        let mut field = Field::default();
        field.insert("a\nb\u{1b}[31mc");
        assert_eq!(field.text(), "a b[31mc");
    }

    proptest! {
        #[test]
        fn the_cursor_stays_on_a_boundary(text in "\\PC{0,12}", moves in prop::collection::vec(0u8..7, 0..20)) {
            let mut field = Field::default();
            field.insert(&text);
            for step in moves {
                match step {
                    0 => field.left(),
                    1 => field.right(),
                    2 => field.delete_back(),
                    3 => field.delete_forward(),
                    4 => field.delete_word(),
                    5 => field.insert("e\u{301}"),
                    _ => field.start(),
                }
                prop_assert!(field.text().is_char_boundary(field.before().len()));
            }
        }
    }
}
