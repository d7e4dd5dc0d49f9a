//! Text as a page: rows of toned spans, some of them links. What tones look like is the theme's affair.

use unicode_width::UnicodeWidthStr as _;

use super::cursor::{Listing, Spot};
use crate::dataset::{EventId, Kind, MissionId, PairId, PartyId, PersonId, PlaceId};
pub use crate::text::wrap;

/// What a piece of text is, for the theme to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Running text.
    #[default]
    Plain,
    /// What is secondary.
    Dim,
    /// What must be seen first.
    Strong,
    /// The heading of a section.
    Heading,
    /// What can be followed.
    Link,
    /// Disputed, or otherwise to be read with care.
    Warn,
    /// Of a kind of event.
    Kind(Kind),
    /// The sign of a kind, drawn by the theme in place of the text; with the direction it points.
    Glyph(Kind, Way),
    /// Letters that a search matched.
    Match,
    /// Set apart by the user, or worth a look, and nothing wrong.
    Notable,
}

/// Which way a directed event points, seen from the first country of its pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// From the first to the second.
    Out,
    /// From the second to the first.
    In,
    /// Neither, or not known.
    Neither,
}

/// A piece of text of one tone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The text, safe for a terminal.
    pub text: String,
    /// What it is.
    pub tone: Tone,
}

impl Span {
    /// A piece of text of a tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To an event's row in the timeline.
    Event(EventId),
    /// To a person's page.
    Person(PersonId),
    /// To a place's page.
    Place(PlaceId),
    /// To the first event of a mission.
    Mission(MissionId),
    /// To a pair.
    Pair(PairId),
    /// To all pairs of a country.
    Country(PartyId),
    /// To the claims of an event.
    Claims(EventId),
    /// Out of the program.
    Url(String),
}

/// One cell of a row: text from the left, a note at the right, perhaps a link.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The text; cut with an ellipsis where there is no room.
    pub spans: Vec<Span>,
    /// A note at the right edge, left out where there is no room.
    pub note: Option<Span>,
    /// Where it leads.
    pub target: Option<Target>,
}

impl Cell {
    /// A cell of one piece of text.
    pub fn text(text: impl Into<String>, tone: Tone) -> Self {
        Self { spans: vec![Span::new(text, tone)], ..Self::default() }
    }

    /// The cell with a note at its right edge.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(Span::new(note, Tone::Dim));
        self
    }

    /// The cell as a link.
    #[must_use]
    pub fn to(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }
}

/// A row of one cell, or of two side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The only cell, or the left one.
    pub left: Cell,
    /// The right one.
    pub right: Option<Cell>,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: usize) -> &Cell {
        match &self.right {
            Some(right) if column == 1 => right,
            _ => &self.left,
        }
    }
}

/// A page being written, at a width in cells.
#[derive(Debug, Default)]
pub struct Page {
    width: usize,
    rows: Vec<Row>,
    items: Vec<Spot>,
}

impl Page {
    /// An empty page.
    pub fn new(width: usize) -> Self {
        Self { width, ..Self::default() }
    }

    /// The width of the page.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Adds a row of one cell.
    pub fn cell(&mut self, cell: Cell) {
        if cell.target.is_some() {
            self.items.push(Spot { row: self.rows.len(), column: 0 });
        }
        self.rows.push(Row { left: cell, right: None });
    }

    /// Adds an empty row, unless the page is empty or ends in one.
    pub fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| *row != Row::default()) {
            self.rows.push(Row::default());
        }
    }

    /// Adds a heading after an empty row.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blank();
        self.cell(Cell::text(text, Tone::Heading));
    }

    /// Adds text, wrapped.
    pub fn text(&mut self, text: &str, tone: Tone) {
        self.indented(0, text, tone);
    }

    /// Adds text, wrapped and set in from the left.
    pub fn indented(&mut self, indent: usize, text: &str, tone: Tone) {
        for line in wrap(text, self.width.saturating_sub(indent)) {
            self.cell(Cell::text(format!("{}{line}", " ".repeat(indent)), tone));
        }
    }

    /// Adds text with a note at its right edge, or below it where both do not fit.
    pub fn noted(&mut self, text: &str, note: &str) {
        if text.width() + 2 + note.width() <= self.width {
            self.cell(Cell::text(text, Tone::Plain).noted(note));
        } else {
            self.text(text, Tone::Plain);
            self.indented(2, note, Tone::Dim);
        }
    }

    /// Adds a link whose text wraps; its first row is the item.
    pub fn link(&mut self, text: &str, tone: Tone, target: Target) {
        let mut target = Some(target);
        for line in wrap(text, self.width) {
            self.cell(Cell { target: target.take(), ..Cell::text(line, tone) });
        }
    }

    /// Adds two columns side by side; the cursor walks the left one first.
    pub fn columns(&mut self, left: Vec<Cell>, right: Vec<Cell>) {
        let top = self.rows.len();
        for (column, cells) in [&left, &right].into_iter().enumerate() {
            let links = cells.iter().enumerate().filter(|(_, cell)| cell.target.is_some());
            self.items.extend(links.map(|(row, _)| Spot { row: top + row, column }));
        }
        let height = left.len().max(right.len());
        let (mut left, mut right) = (left.into_iter(), right.into_iter());
        for _ in 0..height {
            self.rows
                .push(Row { left: left.next().unwrap_or_default(), right: Some(right.next().unwrap_or_default()) });
        }
    }

    /// The page as a list whose links are items.
    pub fn finish(self) -> Listing<Row> {
        Listing::with_items(self.rows, self.items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_are_walked_left_first() {
        let link = |text: &str| Cell::text(text, Tone::Link).to(Target::Url(text.to_owned()));
        let mut page = Page::new(20);
        page.columns(vec![link("a"), link("b")], vec![link("c")]);
        let mut list = page.finish();
        let mut walked = Vec::new();
        for _ in 0..list.len() {
            let spot = list.spot().unwrap();
            walked.push(list.selected().unwrap().cell(spot.column).spans[0].text.clone());
            list.step(1);
        }
        assert_eq!(walked, ["a", "b", "c"]);
    }
}
