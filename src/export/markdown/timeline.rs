//! Events in their order, under their years; and the positions on those that are disputed.

use std::io::{self, Write};

use super::briefing::Briefing;
use super::{Side, escaped, write_table};
use crate::dataset::{Claim, Dataset, Detail, Event, EventId, Kind, Vocabulary as _, passages, visit_rank};
use crate::wording::{direction, money};

/// Whether each event names its pair, which it need not where all are of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pairs {
    Named,
    Known,
}

impl<W: Write> Briefing<'_, W> {
    /// All events, oldest first, undated last.
    pub(super) fn timeline(&mut self, events: &[EventId], pairs: Pairs) -> io::Result<()> {
        if events.is_empty() {
            return Ok(());
        }
        self.chapter("Timeline")?;
        let year = |id: &EventId| self.data.stands_at(*id).map(|edtf| edtf.label().year);
        let years: Vec<_> = events.chunk_by(|a, b| year(a) == year(b)).map(|chunk| (year(&chunk[0]), chunk)).collect();
        for (year, events) in years {
            self.heading(2, year.as_deref().unwrap_or("Undated"))?;
            for id in events {
                let event = &self.data.event(*id);
                let note = self.notes.cite(&event.sources);
                let pair = match pairs {
                    Pairs::Named => format!("{} · ", self.data[event.pair].name),
                    Pairs::Known => String::new(),
                };
                let about = escaped(&format!("{pair}{}", about(self.data, event)));
                let texts = [event.summary.to_string(), named(event)].map(|text| escaped(&text)).join(" ");
                let texts = texts.trim();
                let blank = if texts.is_empty() { "" } else { " " };
                let review = if event.is_unreviewed() { " (read from the article, not reviewed)" } else { "" };
                let title = dated_title(event, year.as_deref());
                writeln!(self.out, "- **{title}** ({about}).{blank}{texts}{review}{note}")?;
            }
        }
        Ok(())
    }

    /// Every position on what is disputed.
    pub(super) fn disputes(&mut self, events: &[EventId]) -> io::Result<()> {
        let data = self.data;
        let disputed: Vec<_> = events.iter().filter(|id| data.is_disputed(**id)).collect();
        if disputed.is_empty() {
            return Ok(());
        }
        self.chapter("What is disputed")?;
        for id in disputed {
            let event = &data.event(*id);
            self.heading(2, &event.title)?;
            let heads = ["Position", "Date", "Held by", "Stance", "Ground", "Source"].map(|head| (head, Side::Left));
            let rows: Vec<_> = event.claims.iter().map(|claim| self.claim(claim)).collect();
            write_table(self.out, &heads, rows)?;
        }
        Ok(())
    }

    fn claim(&mut self, claim: &'_ Claim) -> [String; 6] {
        let date = claim.when.as_ref().map_or_else(|| "none given".to_owned(), crate::dataset::When::text);
        let sources = passages(&claim.sources).map(|source| {
            let section = source.section.as_deref().map_or_else(String::new, |section| format!(", “{section}”"));
            format!("{}{section}", self.data[source.article].title)
        });
        [
            claim.value.to_string(),
            date,
            claim.by.to_string(),
            claim.stance.to_string(),
            claim.note.as_deref().unwrap_or_default().to_owned(),
            sources.collect::<Vec<_>>().join("; "),
        ]
    }
}

/// "August 1975 · Echeverría meets Arafat in Alexandria"; the title alone where the year over it is all that is known.
fn dated_title(event: &Event, year: Option<&str>) -> String {
    let date = event.when.as_ref().map(|_| event.when_text()).or(event.is_disputed().then(|| event.when_text()));
    let announced = event.announced.as_ref().map(|when| format!("announced {}", when.text()));
    let every = event.every.map(|every| format!("every {every}"));
    let date = date.filter(|date| Some(date.as_str()) != year);
    let date: Vec<_> = [date, announced, every].into_iter().flatten().collect();
    let title = escaped(&event.title);
    if date.is_empty() { title } else { format!("{} · {title}", escaped(&date.join(", "))) }
}

/// Who signed, or what is sold, as the source names them: it is what one asks next.
fn named(event: &Event) -> String {
    match &event.detail {
        Detail::Agreement { signatories, .. } if !signatories.is_empty() => {
            format!("Signed by: {}.", signatories.join("; "))
        },
        Detail::Trade { goods, .. } if !goods.is_empty() => format!("Goods: {}.", goods.join("; ")),
        _ => String::new(),
    }
}

/// What sort of event it is: "visit by a foreign minister, Mexico → Palestine", "vote: abstain".
fn about(data: &Dataset, event: &Event) -> String {
    let of_kind = match &event.detail {
        Detail::Agreement { form: Some(form), .. } => form.to_string(),
        Detail::Vote { vote: Some(vote), body, .. } => {
            format!("vote{}: {vote}", body.as_deref().map_or_else(String::new, |body| format!(", {body}")))
        },
        Detail::Membership { body: Some(body) } => format!("membership, {body}"),
        Detail::Aid { money: Some(sum), through } => {
            let through = through.as_deref().map_or_else(String::new, |body| format!(" through {body}"));
            format!("aid, {}{through}", money(sum))
        },
        Detail::Trade { money: Some(sum), .. } => format!("trade, {}", money(sum)),
        _ => match (event.kind, visit_rank(event), event.act) {
            (Kind::Visit, Some(rank), _) => format!("visit, {}", rank.name()),
            (Kind::Relations, _, Some(act)) => format!("relations {act}"),
            (kind, ..) => kind.to_string(),
        },
    };
    let directed = matches!(event.kind, Kind::Visit | Kind::Aid | Kind::Trade | Kind::Recognition | Kind::Statement);
    let direction = if directed { direction(data, event.from, event.to) } else { String::new() };
    if direction.is_empty() { of_kind } else { format!("{of_kind}, {direction}") }
}
