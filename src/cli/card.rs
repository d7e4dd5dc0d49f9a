//! Cards: one record, laid out to be read. A file a record.

mod event;
mod mission;
mod pair;
mod party;
mod person;
mod place;

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use crate::dataset::{Dataset, EventId, Record, Source, passages};
use crate::text::{neutral, wrap_whole};
use crate::wording::ledger_date;

/// Lines longer than this tire the eye, however wide the terminal is.
const WIDEST: usize = 100;

/// The left column of a section grows no wider than this.
const LABEL: usize = 32;

/// What sets the rows of a section off.
const INDENT: &str = "  ";

/// A card, being written.
#[derive(Debug)]
pub(super) struct Card {
    text: String,
    /// Where lines are broken; `None` leaves each paragraph a line, which suits other programs.
    width: Option<usize>,
}

impl Card {
    /// The card of a record.
    pub(super) fn of(data: &Dataset, record: Record, width: Option<usize>) -> Self {
        let mut card = Self { text: String::new(), width: width.map(|width| width.min(WIDEST)) };
        match record {
            Record::Party(id) => party::write(&mut card, data, id),
            Record::Pair(id) => pair::write(&mut card, data, id),
            Record::Event(id) => event::write(&mut card, data, id),
            Record::Person(id) => person::write(&mut card, data, id),
            Record::Place(id) => place::write(&mut card, data, id),
            Record::Mission(id) => mission::write(&mut card, data, id),
        }
        card
    }

    /// Prints it.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(self.text.as_bytes())
    }

    /// A line of its own, broken where it is too long; nothing where it is empty.
    fn line(&mut self, text: &str) {
        if !text.is_empty() {
            self.hang("", text);
        }
    }

    /// A line of the parts that are not empty.
    fn parts(&mut self, parts: &[&str]) {
        let parts: Vec<_> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        self.line(&parts.join(" · "));
    }

    /// Lines that stand apart from those before.
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push('\n');
            self.line(text);
        }
    }

    /// A headed section of rows, each a label and what belongs to it, which may have several lines; nothing without rows.
    fn section(&mut self, heading: &str, rows: &[(String, String)]) {
        if rows.is_empty() {
            return;
        }
        self.paragraph(heading);
        let widest = rows.iter().map(|(label, _)| label.width()).max().unwrap_or(0).min(LABEL);
        for (label, body) in rows {
            let label = neutral(label);
            let padding = " ".repeat(widest.saturating_sub(label.width()));
            let gap = if widest == 0 { "" } else { INDENT };
            let hang = " ".repeat(INDENT.len() + widest + gap.len());
            for (index, line) in body.lines().enumerate() {
                let lead = if index == 0 { format!("{INDENT}{label}{padding}{gap}") } else { hang.clone() };
                self.hang(&lead, line);
            }
        }
    }

    /// A section of events, a row each.
    fn events(&mut self, data: &Dataset, heading: &str, events: &[EventId]) {
        let rows = events.iter().map(|id| data.event(*id)).map(|event| (ledger_date(&event), event.title.to_string()));
        self.section(heading, &rows.collect::<Vec<_>>());
    }

    /// A section of sources, with the licence under which each is quoted.
    fn sources(&mut self, data: &Dataset, sources: &[Source]) {
        let passages: Vec<_> = passages(sources).collect();
        let articles = passages.chunk_by(|a, b| a.article == b.article);
        let rows: Vec<_> = articles.map(|sources| (String::new(), citation(data, sources))).collect();
        self.section("Sources", &rows);
    }

    /// A line after a lead, later ones under its end.
    fn hang(&mut self, lead: &str, text: &str) {
        let text = neutral(text);
        let hang = lead.width();
        let Some(room) = self.width else {
            self.push(lead, &text);
            return;
        };
        let mut lead = lead.to_owned();
        for line in wrap_whole(&text, room.saturating_sub(hang)) {
            self.push(&lead, &line);
            lead = " ".repeat(hang);
        }
    }

    fn push(&mut self, lead: &str, line: &str) {
        self.text.push_str(format!("{lead}{line}").trim_end());
        self.text.push('\n');
    }
}

/// "Mexico–Oman relations: Lead, History · CC BY-SA 4.0", and the address below. The sources are of one article.
fn citation(data: &Dataset, sources: &[&Source]) -> String {
    let Some(source) = sources.first() else { return String::new() };
    let article = &data[source.article];
    let sections: Vec<&str> = sources.iter().filter_map(|source| source.section.as_deref()).collect();
    let sections = prefixed(": ", (!sections.is_empty()).then(|| sections.join(", ")).as_deref());
    let licence = prefixed(" · ", article.licence.as_deref());
    let url = prefixed("\n", article.url.as_deref());
    format!("{}{sections}{licence}{url}", article.title)
}

/// The text after what sets it off; empty where there is none.
fn prefixed(prefix: &str, text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| format!("{prefix}{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_hang_under_their_label() {
        let mut card = Card { text: String::new(), width: Some(20) };
        card.section(
            "People",
            &[("Ana".into(), "President of all the people\nmet".into()), ("Yasser".into(), "x".into())],
        );
        let expected = "
People
  Ana     President
          of all the
          people
          met
  Yasser  x
";
        assert_eq!(card.text, expected);
    }
}
