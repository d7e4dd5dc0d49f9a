//! Both directions side by side: what one country has in the other, who went, what is sold.

use std::borrow::Cow;

use crate::app::doc::{Cell, Page, Span, Target, Tone, Way, wrap};
use crate::app::wording::{post, short_date, standing, way, who};
use crate::dataset::{
    Dataset, Detail, Edtf, EventId, Kind, MissionId, PairId, PartyId, Vocabulary as _, missions, newest, visit_rank,
    visits,
};
use crate::wording::{class_name, direction, in_sentence, post_since, seat};

/// The narrowest page on which two columns stand side by side.
const TWO_COLUMNS: usize = 54;
/// The narrowest column in which a note stands beside its text; in a narrower one it stands below.
const ONE_LINE: usize = 44;

/// One direction of a pair, in a column of a width.
struct Side<'a> {
    data: &'a Dataset,
    pair: PairId,
    from: PartyId,
    to: PartyId,
    width: usize,
}

/// Writes both directions: side by side where there is room, else one after the other.
pub(super) fn sides(data: &Dataset, pair: PairId, page: &mut Page) {
    let [a, b] = data[pair].countries;
    let two = page.width() >= TWO_COLUMNS;
    let width = if two { page.width() / 2 - 1 } else { page.width() };
    let (there, back) = (Side { data, pair, from: a, to: b, width }, Side { data, pair, from: b, to: a, width });
    page.blank();
    if two {
        for (index, (left, right)) in there.blocks().into_iter().zip(back.blocks()).enumerate() {
            if index > 1 {
                page.blank();
            }
            page.columns(left, right);
        }
    } else {
        for side in [there, back] {
            page.blank();
            for (index, block) in side.blocks().into_iter().enumerate() {
                if index > 1 {
                    page.blank();
                }
                for cell in block {
                    page.cell(cell);
                }
            }
        }
    }
}

impl Side<'_> {
    /// Heading, missions, visits, goods.
    fn blocks(&self) -> [Vec<Cell>; 4] {
        [self.heading(), self.missions(), self.visits(), self.goods()]
    }

    fn names(&self) -> (Cow<'_, str>, Cow<'_, str>) {
        (in_sentence(self.data[self.from].short_name()), in_sentence(self.data[self.to].short_name()))
    }

    fn heading(&self) -> Vec<Cell> {
        wrap(&direction(self.data, Some(self.from), Some(self.to)), self.width)
            .into_iter()
            .map(|line| Cell::text(line, Tone::Heading))
            .collect()
    }

    fn is_narrow(&self) -> bool {
        self.width < ONE_LINE
    }

    fn missions(&self) -> Vec<Cell> {
        let sent = missions(self.data, self.pair, self.from);
        if sent.is_empty() {
            let (from, to) = self.names();
            return self.absent(&format!("no mission of {from} in {to} recorded"));
        }
        sent.into_iter().flat_map(|id| self.mission(id)).collect()
    }

    /// "▲ embassy in Mexico City    since 1977"; in a narrow column the place and the time go below.
    fn mission(&self, id: MissionId) -> Vec<Cell> {
        let mission = &self.data[id];
        let tone = if mission.stands() { Tone::Plain } else { Tone::Dim };
        let line = |text: String| {
            let sign = Span::new("", Tone::Glyph(Kind::Mission, Way::Neither));
            let spans = vec![sign, Span::new(" ", Tone::Plain), Span::new(text, tone)];
            Cell { spans, ..Cell::default() }.to(Target::Mission(id))
        };
        if !self.is_narrow() {
            let mut cells = vec![line(post(self.data, mission)).noted(standing(mission))];
            cells.extend(post_since(mission).map(|since| Cell::text(format!("  {since}"), Tone::Dim)));
            return cells;
        }
        let class = class_name(mission.class());
        let accredited = if mission.is_accreditation() { "accredited " } else { "" };
        let mut below = format!("{accredited}{}, {}", seat(self.data, mission), standing(mission));
        if let Some(since) = post_since(mission) {
            below += "; ";
            below += &since;
        }
        let below = wrap(&below, self.width.saturating_sub(2));
        let mut cells = vec![line(class.to_owned())];
        cells.extend(below.into_iter().map(|line| Cell::text(format!("  {line}"), Tone::Dim)));
        cells
    }

    fn visits(&self) -> Vec<Cell> {
        let made = visits(self.data, self.pair, self.from);
        if made.is_empty() {
            let (from, to) = self.names();
            return self.absent(&format!("no visit from {from} to {to} recorded"));
        }
        let title = format!("Visits · {}, last first", made.len());
        let mut cells = vec![Cell::text(title, Tone::Dim)];
        cells.extend(made.into_iter().flat_map(|id| self.visit(id)));
        cells
    }

    /// "Jul 2023 → Haidar Shiyaa Al Barak    director general"; in a narrow column the year alone, with the day and the rank below.
    fn visit(&self, id: EventId) -> Vec<Cell> {
        let event = &self.data.event(id);
        let rank = visit_rank(event).map_or("", |rank| rank.name());
        let name = who(self.data, event);
        if !self.is_narrow() {
            let spans = vec![
                Span::new(format!("{:<9}", short_date(event)), Tone::Dim),
                Span::new("", Tone::Glyph(Kind::Visit, way(self.data, event))),
                Span::new(format!(" {name}"), Tone::Plain),
            ];
            let cell = Cell { spans, ..Cell::default() }.to(Target::Event(id));
            return vec![if rank.is_empty() { cell } else { cell.noted(rank) }];
        }
        let sign = if event.is_disputed() { "≠" } else { "" };
        let year = event.stands_at().map_or_else(|| "?".to_owned(), |edtf: Edtf| edtf.label().year);
        let year = format!("{sign}{year}");
        let lines = wrap(&name, self.width.saturating_sub(5));
        let mut cells: Vec<Cell> =
            lines.into_iter().map(|line| Cell::text(format!("     {line}"), Tone::Plain)).collect();
        if let Some(first) = cells.first_mut() {
            let name = first.spans[0].text.trim_start().to_owned();
            first.spans = vec![
                Span::new(format!("{year:<5}{}", if sign.is_empty() { "" } else { " " }), Tone::Dim),
                Span::new(name, Tone::Plain),
            ];
            first.target = Some(Target::Event(id));
        }
        let day = event.stands_at().map(|edtf| edtf.label().rest).unwrap_or_default();
        let below: Vec<_> = [day.as_str(), rank].into_iter().filter(|part| !part.is_empty()).collect();
        if !below.is_empty() {
            cells.push(Cell::text(format!("     {}", below.join(", ")), Tone::Dim));
        }
        cells
    }

    fn goods(&self) -> Vec<Cell> {
        let (from, to) = self.names();
        let sold = newest(self.data, self.pair, Kind::Trade).find_map(|id| {
            let event = &self.data.event(id);
            match &event.detail {
                Detail::Trade { goods, .. }
                    if !goods.is_empty() && event.from.is_some_and(|party| self.data.stands_for(self.from, party)) =>
                {
                    Some((id, goods.join(", ")))
                },
                _ => None,
            }
        });
        let Some((id, goods)) = sold else {
            return self.absent(&format!("no exports from {from} to {to} recorded"));
        };
        let lines = wrap(&format!("exports {goods}"), self.width.saturating_sub(2));
        let line = |(index, line): (usize, String)| {
            if index > 0 {
                return Cell::text(format!("  {line}"), Tone::Plain);
            }
            let sign = Span::new("", Tone::Glyph(Kind::Trade, Way::Neither));
            let spans = vec![sign, Span::new(format!(" {line}"), Tone::Plain)];
            Cell { spans, ..Cell::default() }.to(Target::Event(id))
        };
        lines.into_iter().enumerate().map(line).collect()
    }

    /// What the dossier does not say, said.
    fn absent(&self, text: &str) -> Vec<Cell> {
        wrap(text, self.width).into_iter().map(|line| Cell::text(line, Tone::Dim)).collect()
    }
}
