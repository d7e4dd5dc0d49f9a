//! The page of an article: its title, its sections and the blocks of text under them.
//!
//! Two forms are read: the plain text that an encyclopaedia's extract gives (`= Title =`, `== Section ==`, `- item`)
//! and raw wikitext, which [`wikitext`](super::wikitext) makes plain first. Each block knows where its text stands in
//! what was read.

use std::borrow::Cow;
use std::ops::Range;

use super::wikitext;
use crate::text::fold;

/// A page.
#[derive(Debug)]
pub(super) struct Page<'t> {
    /// As its first line has it; wikitext has none.
    pub(super) title: Option<String>,
    /// The first is the lead.
    pub(super) sections: Vec<Section>,
    pub(super) blocks: Vec<Block<'t>>,
    /// How many marks open something that nothing closes.
    pub(super) unclosed: usize,
}

/// A section.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// Its heading; "Lead" before the first.
    pub(super) title: String,
    /// The number of `=` of its heading; 0 of the lead.
    pub(super) level: usize,
    /// The headings above it, from the outermost.
    pub(super) above: Vec<String>,
    /// Whether it says nothing of its own: see also, references.
    pub(super) is_apparatus: bool,
}

/// A paragraph, an item of a list or a row of a table.
#[derive(Debug)]
pub(super) struct Block<'t> {
    pub(super) form: Form,
    pub(super) text: Cow<'t, str>,
    pub(super) section: usize,
    places: Vec<(usize, usize)>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Paragraph,
    Item,
    /// Cells, parted by commas; the head of a table is one that says so.
    Row,
    Head,
}

impl Block<'_> {
    /// Where a stretch of the block's text stands in what was read, in bytes.
    pub(super) fn source(&self, at: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let index = self.places.partition_point(|(here, _)| *here <= at).saturating_sub(1);
            self.places.get(index).map_or(at, |(here, there)| there + at.saturating_sub(*here))
        };
        let (start, last) = (place(at.start), place(at.end.saturating_sub(1).max(at.start)));
        start..last.max(start) + 1
    }
}

/// Text made plain, with where its pieces stood.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub(super) text: String,
    /// How many marks open something that nothing closes.
    pub(super) unclosed: usize,
    /// Places in `text`, each with the place in what was read; between two of them both run alike.
    pub(super) places: Vec<(usize, usize)>,
}

impl Plain {
    /// Appends a piece that stood at `from`.
    pub(super) fn push(&mut self, piece: &str, from: usize) {
        if piece.is_empty() {
            return;
        }
        let runs_on = self.places.last().is_some_and(|(here, there)| from == there + (self.text.len() - here));
        if !runs_on {
            self.places.push((self.text.len(), from));
        }
        self.text.push_str(piece);
    }
}

/// Sections that speak of the article and not of the world.
const APPARATUS: &[&str] = &[
    "see also",
    "references",
    "notes",
    "external links",
    "further reading",
    "bibliography",
    "sources",
    "gallery",
    "citations",
    "footnotes",
    "literature",
    "country comparison",
    "comparison",
    "notes and references",
    "references and notes",
];

/// Reads a page.
pub(super) fn read(text: &str) -> Page<'_> {
    if wikitext::is_wikitext(text) {
        let plain = wikitext::plain(text);
        let mut lines = Lines::new(Marks::Wikitext);
        let blocks = lines.blocks(&plain.text, |range| Block {
            form: Form::Paragraph,
            section: 0,
            text: Cow::Owned(plain.text[range.clone()].to_owned()),
            places: moved(&plain.places, &range),
        });
        return Page { unclosed: plain.unclosed, ..lines.page(blocks) };
    }
    let mut lines = Lines::new(Marks::Extract);
    let blocks = lines.blocks(text, |range| Block {
        form: Form::Paragraph,
        section: 0,
        text: Cow::Borrowed(&text[range.clone()]),
        places: vec![(0, range.start)],
    });
    lines.page(blocks)
}

/// The places of a stretch, counted from its start.
fn moved(places: &[(usize, usize)], range: &Range<usize>) -> Vec<(usize, usize)> {
    let first = places.partition_point(|(here, _)| *here <= range.start).saturating_sub(1);
    let within = places[first..].iter().take_while(|(here, _)| *here < range.end);
    let from_start = |(here, there): &(usize, usize)| {
        if *here < range.start { (0, there + range.start - here) } else { (here - range.start, *there) }
    };
    within.map(from_start).collect()
}

/// How lines are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    Extract,
    Wikitext,
}

/// The lines of a page, being read.
struct Lines {
    marks: Marks,
    title: Option<String>,
    sections: Vec<Section>,
    /// Whether the items that follow are those of an infobox.
    is_infobox: bool,
    in_table: bool,
    /// The stretches of the cells of the row at hand.
    row: Vec<Range<usize>>,
    is_head: bool,
}

impl Lines {
    fn new(marks: Marks) -> Self {
        let lead = Section { title: "Lead".to_owned(), level: 0, above: vec![], is_apparatus: false };
        Self {
            marks,
            title: None,
            sections: vec![lead],
            is_infobox: false,
            in_table: false,
            row: vec![],
            is_head: false,
        }
    }

    fn page(self, blocks: Vec<Block<'_>>) -> Page<'_> {
        Page { title: self.title, sections: self.sections, blocks, unclosed: 0 }
    }

    fn blocks<'t>(&mut self, text: &str, block: impl Fn(Range<usize>) -> Block<'t>) -> Vec<Block<'t>> {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let at = start;
            start += line.len();
            let trimmed = line.trim();
            let lead = line.len() - line.trim_start().len();
            let range = at + lead..at + lead + trimmed.len();
            if self.table(text, trimmed, &range, &mut blocks, &block) || self.heading(trimmed) {
                continue;
            }
            if trimmed.is_empty() {
                self.is_infobox = false;
                continue;
            }
            let (form, skip) = self.form(trimmed);
            if trimmed == "Infobox" {
                self.is_infobox = true;
            }
            if self.is_infobox {
                continue;
            }
            let range = without_picture(text, range.start + skip..range.end);
            if range.is_empty() {
                continue;
            }
            blocks.push(Block { form, section: self.sections.len() - 1, ..block(range) });
        }
        blocks
    }

    /// What a line is, and how many bytes of it are its mark.
    fn form(&self, line: &str) -> (Form, usize) {
        let is_mark = |letter: char| match self.marks {
            Marks::Extract => matches!(letter, '-' | '*' | '•'),
            Marks::Wikitext => matches!(letter, '*' | '#' | ':'),
        };
        let body = line.trim_start_matches(is_mark);
        // "1) Treaty", "2. Agreement".
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let is_numbered =
            (1..3).contains(&digits) && line[digits..].starts_with([')', '.']) && line[digits + 1..].starts_with(' ');
        let body = if is_numbered { &line[digits + 1..] } else { body };
        let mark = line.len() - body.len();
        let is_item = mark > 0 && (self.marks == Marks::Wikitext || body.starts_with(char::is_whitespace));
        let body = if is_item { body.trim_start() } else { line };
        // A term of wikitext stands above what belongs to it, as a caption does.
        let body = if self.marks == Marks::Wikitext { body.trim_start_matches(';').trim_start() } else { body };
        (if is_item { Form::Item } else { Form::Paragraph }, line.len() - body.len())
    }

    /// Takes a heading; `false` where the line is none.
    fn heading(&mut self, line: &str) -> bool {
        let level = line.bytes().take_while(|byte| *byte == b'=').count();
        let closing = line.bytes().rev().take_while(|byte| *byte == b'=').count();
        if level == 0 || closing == 0 || level + closing >= line.len() {
            return false;
        }
        let title = line[level..line.len() - closing].trim().to_owned();
        if level == 1 && closing == 1 && self.title.is_none() {
            self.title = Some(title);
            return true;
        }
        let mut above: Vec<String> = Vec::new();
        let mut is_apparatus = false;
        if let Some(last) = self.sections.last().filter(|last| last.level > 0) {
            let deeper = last.level < level;
            let mut levels = last.above.clone();
            if deeper {
                levels.push(last.title.clone());
                is_apparatus = last.is_apparatus;
            } else {
                // The headings above a section are one for each level from the second on.
                levels.truncate(level.saturating_sub(2));
            }
            above = levels;
        }
        is_apparatus |= APPARATUS.contains(&&*fold(&title));
        self.sections.push(Section { title, level, above, is_apparatus });
        true
    }

    /// Takes a line of a table; `false` where it belongs to none.
    fn table<'t>(
        &mut self,
        text: &str,
        line: &str,
        range: &Range<usize>,
        blocks: &mut Vec<Block<'t>>,
        block: &impl Fn(Range<usize>) -> Block<'t>,
    ) -> bool {
        if self.marks == Marks::Extract {
            // A table drawn in signs: its cells are broken over lines, and nothing in it can be relied on.
            return line.starts_with("+-") || line.starts_with("+=") || line.starts_with('|');
        }
        if line.starts_with("{|") {
            self.in_table = true;
            return true;
        }
        // A heading ends a table that was never closed.
        if self.in_table && line.starts_with("==") {
            self.close_row(text, blocks, block);
            self.in_table = false;
        }
        if !self.in_table {
            return false;
        }
        if line.starts_with("|}") || line.starts_with("|-") {
            self.close_row(text, blocks, block);
            self.in_table = !line.starts_with("|}");
        } else if line.starts_with("|+") {
            // The caption of a table.
            let caption = range.start + 2..range.end;
            blocks.push(Block { section: self.sections.len() - 1, ..block(caption) });
        } else if line.starts_with(['|', '!']) {
            self.is_head |= line.starts_with('!');
            self.cells(text, range.start + 1..range.end);
        } else if let Some(cell) = self.row.last_mut() {
            // A cell that goes on.
            cell.end = range.end.max(cell.end);
        }
        true
    }

    /// The cells of a line: parted by `||` or `!!`, each perhaps with attributes before a `|`.
    fn cells(&mut self, text: &str, range: Range<usize>) {
        let mut start = range.start;
        let line = &text[range.clone()];
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for (at, _) in line.match_indices("||").chain(line.match_indices("!!")) {
            let at = range.start + at;
            if at >= start {
                pieces.push(start..at);
                start = at + 2;
            }
        }
        pieces.push(start..range.end);
        for piece in pieces {
            let cell = &text[piece.clone()];
            let skip = cell.rfind('|').map_or(0, |at| at + 1);
            self.row.push(piece.start + skip..piece.end);
        }
    }

    fn close_row<'t>(&mut self, text: &str, blocks: &mut Vec<Block<'t>>, block: &impl Fn(Range<usize>) -> Block<'t>) {
        let row = std::mem::take(&mut self.row);
        let is_head = std::mem::take(&mut self.is_head);
        if row.iter().all(|cell| text[cell.clone()].trim().is_empty()) {
            return;
        }
        // Word by word, for between them stand marks, and other space, of any length.
        let (mut line, mut places) = (String::new(), Vec::new());
        for (number, cell) in row.iter().enumerate() {
            let mut between = "";
            line.push_str(if number > 0 { ", " } else { "" });
            for word in text[cell.clone()].split_whitespace() {
                line.push_str(between);
                between = " ";
                let start = word.as_ptr().addr() - text.as_ptr().addr();
                let stood = block(start..start + word.len()).places;
                places.extend(stood.into_iter().map(|(here, there)| (line.len() + here, there)));
                line.push_str(word);
            }
        }
        let form = if is_head && row.len() > 1 { Form::Head } else { Form::Row };
        blocks.push(Block { form, text: Cow::Owned(line), section: self.sections.len() - 1, places });
    }
}

/// An extract leaves the name of a picture where the picture stood.
fn without_picture(text: &str, range: Range<usize>) -> Range<usize> {
    let line = &text[range.clone()];
    let first = line.split_whitespace().next().unwrap_or_default();
    let low = first.to_ascii_lowercase();
    let is_picture = [".jpg", ".jpeg", ".png", ".svg", ".gif", ".webp", ".tif"].iter().any(|end| low.ends_with(end));
    if !is_picture {
        return range;
    }
    let rest = line[first.len()..].trim_start();
    range.end - rest.len()..range.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extract_has_title_sections_and_items() {
        let page = read(
            "= A–B relations =\n\nInfobox\n- Map: x.png\n\nThe lead.\n== One ==\nx_1.JPG Text.\n- item\n=== Two ===\nMore.\n== See also ==\n- Other\n",
        );
        assert_eq!(page.title.as_deref(), Some("A–B relations"));
        let found: Vec<_> = page.blocks.iter().map(|b| (b.form, &*b.text, &*page.sections[b.section].title)).collect();
        let expected = [
            (Form::Paragraph, "The lead.", "Lead"),
            (Form::Paragraph, "Text.", "One"),
            (Form::Item, "item", "One"),
            (Form::Paragraph, "More.", "Two"),
            (Form::Item, "Other", "See also"),
        ];
        assert_eq!(found, expected);
        assert_eq!(page.sections[2].above, ["One"]);
        assert!(page.sections[3].is_apparatus && page.sections[3].above.is_empty());
    }

    #[test]
    fn a_block_knows_where_it_stood() {
        let text = "== One ==\n[[A|B]] and <ref>x</ref>C.\n";
        let marked = format!("{text}{{{{x}}}}");
        let page = read(&marked);
        let block = &page.blocks[0];
        assert_eq!(block.text, "B and C.");
        let source = block.source(&(6..8));
        assert_eq!(&text[source], "C.");
    }

    #[test]
    fn rows_of_tables_have_cells() {
        let text = "{| class=\"x\"\n! Guest !! Date\n|-\n| style=\"y\" | [[Ann]] || 1999\n|-\n| Bea\n| 2001\n|}\n{{x}}";
        let page = read(text);
        let found: Vec<_> = page.blocks.iter().map(|b| (b.form, &*b.text)).collect();
        assert_eq!(found, [(Form::Head, "Guest, Date"), (Form::Row, "Ann, 1999"), (Form::Row, "Bea, 2001")]);
        let stood: Vec<_> = page.blocks.iter().map(|block| &text[block.source(&(0..block.text.len()))]).collect();
        assert_eq!(stood, ["Guest !! Date", "Ann]] || 1999", "Bea\n| 2001"]);
    }
}
