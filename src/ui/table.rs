//! The table of pairs: relations since, missions each way, last visit, events.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Scene;
use super::layout::Regions;
use super::widget::line::Pen;
use crate::app::Pane;
use crate::app::cursor::Listing;
use crate::app::doc::Tone;
use crate::dataset::{Dataset, Edtf, Kind, PairId, PartyId, missions, of_kind, relations};

/// A column: its head and its width; the name of the pair has what is left.
const EVENTS: (&str, usize) = ("events", 6);
const SINCE: (&str, usize) = ("since", 6);
const VISIT: (&str, usize) = ("visit", 6);
const MISSION: usize = 11;

pub(super) fn draw(scene: &Scene<'_>, list: &Listing<PairId>, regions: &Regions, buf: &mut Buffer) {
    let theme = scene.theme;
    let columns = Columns::of(usize::from(regions.main.width));
    columns.write(
        &mut Pen::new(buf, regions.main_head),
        ["Pair", SINCE.0, "missions →", "missions ←", VISIT.0, EVENTS.0],
        theme.dim(),
        theme.dim(),
    );
    if list.is_empty() {
        Pen::new(buf, regions.main).put("no pair here", theme.dim());
    }
    for (index, (at, pair)) in list.visible(usize::from(regions.main.height)).enumerate() {
        let line = Rect { y: regions.main.y + index as u16, height: 1, ..regions.main };
        let cells = cells(scene.data, *pair);
        let cells = [&*scene.data[*pair].name, &cells[0], &cells[1], &cells[2], &cells[3], &cells[4]];
        columns.write(&mut Pen::new(buf, line), cells, theme.tone(Tone::Plain), Style::new());
        if list.spot().is_some_and(|spot| spot.row == at) {
            let style = if scene.model.focus() == Pane::Main { theme.selection() } else { theme.marked() };
            buf.set_style(line, style);
        }
    }
}

/// Which columns there is room for.
struct Columns {
    name: usize,
    since: bool,
    missions: bool,
    visit: bool,
}

impl Columns {
    fn of(width: usize) -> Self {
        let mut left = width.saturating_sub(EVENTS.1);
        let mut take = |cells: usize, least: usize| {
            let fits = left >= cells + least;
            left -= if fits { cells } else { 0 };
            fits
        };
        let since = take(SINCE.1, 17);
        let visit = take(VISIT.1, 17);
        let missions = take(2 * MISSION, 17);
        Self { name: left, since, missions, visit }
    }

    fn write(&self, pen: &mut Pen<'_>, [name, since, out, back, visit, events]: [&str; 6], style: Style, rest: Style) {
        pen.column(name, self.name.saturating_sub(1), style).skip(1);
        if self.since {
            pen.column(since, SINCE.1 - 1, rest).skip(1);
        }
        if self.missions {
            pen.column(out, MISSION - 1, rest).skip(1).column(back, MISSION - 1, rest).skip(1);
        }
        if self.visit {
            pen.column(visit, VISIT.1 - 1, rest).skip(1);
        }
        pen.skip(pen.room().saturating_sub(EVENTS.1)).column(
            &format!("{events:>width$}", width = EVENTS.1),
            EVENTS.1,
            rest,
        );
    }
}

/// Relations since, missions both ways, year of the last visit, events.
fn cells(data: &Dataset, pair: PairId) -> [String; 5] {
    let year = |edtf: Option<Edtf>| edtf.map_or_else(|| "–".to_owned(), |edtf| edtf.label().year);
    let since = relations(data, pair)
        .map_or_else(|| "–".to_owned(), |facts| year(data[facts.established.unwrap_or(facts.last)].stands_at()));
    let [a, b] = data[pair].countries;
    let visit = of_kind(data, pair, Kind::Visit).rev().find_map(|id| data[id].stands_at());
    [since, mission(data, pair, a), mission(data, pair, b), year(visit), data.pair_events(pair).len().to_string()]
}

/// The highest mission that stands, in a few letters.
fn mission(data: &Dataset, pair: PairId, from: PartyId) -> String {
    let standing = missions(data, pair, from).into_iter().map(|id| &data[id]).filter(|mission| mission.stands());
    let best =
        standing.min_by_key(|mission| (mission.is_accreditation(), mission.class().and_then(|class| class.class)));
    let Some(best) = best else { return "–".to_owned() };
    if best.is_accreditation() {
        return format!("·{}", data[best.post.city()].name);
    }
    let class = best.class().map_or("mission", |class| &*class.name);
    class
        .replace("honorary", "hon.")
        .replace("representative", "repr.")
        .replace(" general", " gen.")
        .replace("special ", "")
        .replace("consulate", "cons.")
        .replace("repr. office", "office")
}
