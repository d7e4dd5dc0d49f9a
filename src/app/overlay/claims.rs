//! The positions on a disputed fact, side by side: date, value, who holds it, how, and on what ground.

use crate::app::cursor::Listing;
use crate::app::detail::claim_date;
use crate::app::doc::{Page, Row, Target, Tone};
use crate::dataset::{Dataset, EventId, Stance, passages};

/// The claims of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimsBox {
    /// The event.
    pub event: EventId,
    /// Its claims; the first row of each is an item.
    pub list: Listing<Row>,
}

impl ClaimsBox {
    pub(super) fn new(data: &Dataset, id: EventId, width: usize) -> Self {
        let event = &data.event(id);
        let mut page = Page::new(width);
        page.text(&event.title, Tone::Strong);
        page.text(&event.when_text(), Tone::Warn);
        for claim in &event.claims {
            page.blank();
            page.link(&format!("{} · {}", claim_date(claim), claim.value), Tone::Strong, Target::Claims(id));
            page.indented(2, &format!("{} by {}", held(claim.stance), claim.by), Tone::Plain);
            if let Some(note) = &claim.note {
                page.indented(2, note, Tone::Dim);
            }
            for source in passages(&claim.sources) {
                let section = source.section.as_deref().unwrap_or("");
                page.indented(2, &format!("{} § {section}", data[source.article].title), Tone::Dim);
            }
        }
        Self { event: id, list: page.finish() }
    }
}

/// How a position is held, as it is said of the position.
fn held(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserted",
        Stance::Implies => "implied",
        Stance::Reports => "reported",
        Stance::Denies => "denied",
    }
}
