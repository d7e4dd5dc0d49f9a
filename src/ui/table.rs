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
use crate::dataset::{Dataset, Kind, Mission, PairId, PartyId, missions, newest, relations};

/// A column: its head and its width; the name of the pair has what is left.
const EVENTS: (&str, usize) = ("events", 6);
const SINCE: (&str, usize) = ("since", 6);
/// From this width on, missions have their whole names and visits their day.
const SPACIOUS: usize = 96;
/// The room that a name may ask for.
const LONG_NAME: usize = 28;

pub(super) fn draw(scene: &Scene<'_>, list: &Listing<PairId>, regions: &Regions, buf: &mut Buffer) {
    let theme = scene.theme;
    let longest = list.rows().iter().map(|pair| scene.data[*pair].name.chars().count()).max().unwrap_or(0);
    let columns = Columns::of(usize::from(regions.main.width), longest);
    columns.write(
        &mut Pen::new(buf, regions.main_head),
        ["Pair", SINCE.0, "missions →", "missions ←", columns.visit_head(), EVENTS.0],
        theme.dim(),
        theme.dim(),
    );
    if list.is_empty() {
        Pen::new(buf, regions.main).put(&format!("no pair here{}", scene.model.yet()), theme.dim());
    }
    for (index, (at, pair)) in list.visible(usize::from(regions.main.height)).enumerate() {
        let line = Rect { y: regions.main.y + index as u16, height: 1, ..regions.main };
        let cells = cells(scene.data, *pair, columns.spacious);
        let cells = [&*scene.data[*pair].name, &cells[0], &cells[1], &cells[2], &cells[3], &cells[4]];
        columns.write(&mut Pen::new(buf, line), cells, theme.tone(Tone::Plain), Style::new());
        if list.spot().is_some_and(|spot| spot.row == at) {
            let style = if scene.model.focus() == Pane::Main { theme.selection() } else { theme.marked() };
            buf.set_style(line, style);
        }
    }
}

/// Which columns there is room for, and how much in each.
struct Columns {
    name: usize,
    since: bool,
    mission: usize,
    visit: usize,
    spacious: bool,
}

impl Columns {
    /// The columns for a width, and for names of which the longest has so many letters. Names are told apart by their ends, so they have
    /// their room before anything but the missions; a few that are very long are cut all the same.
    fn of(width: usize, longest: usize) -> Self {
        let spacious = width >= SPACIOUS;
        let (visit, mission) = if spacious { (13, 28) } else { (6, 11) };
        let mut left = width.saturating_sub(EVENTS.1);
        let mut take = |cells: usize, least: usize| {
            let fits = left >= cells + least;
            left -= if fits { cells } else { 0 };
            fits
        };
        let least = (longest + 1).clamp(17, LONG_NAME);
        let mission = if take(2 * mission, 17) { mission } else { 0 };
        let since = take(SINCE.1, least);
        let visit = if take(visit, least) { visit } else { 0 };
        Self { name: left, since, mission, visit, spacious }
    }

    fn visit_head(&self) -> &'static str {
        if self.spacious { "last visit" } else { "visit" }
    }

    fn write(&self, pen: &mut Pen<'_>, [name, since, out, back, visit, events]: [&str; 6], style: Style, rest: Style) {
        pen.column(name, self.name.saturating_sub(1), style).skip(1);
        if self.since {
            pen.column(since, SINCE.1 - 1, rest).skip(1);
        }
        if self.mission > 0 {
            pen.column(out, self.mission - 1, rest).skip(1).column(back, self.mission - 1, rest).skip(1);
        }
        if self.visit > 0 {
            pen.column(visit, self.visit - 1, rest).skip(1);
        }
        pen.skip(pen.room().saturating_sub(EVENTS.1)).column(
            &format!("{events:>width$}", width = EVENTS.1),
            EVENTS.1,
            rest,
        );
    }
}

/// Relations since, missions both ways, the last visit, events.
fn cells(data: &Dataset, pair: PairId, spacious: bool) -> [String; 5] {
    let none = || "–".to_owned();
    let dated = |id| Some((if data.is_disputed(id) { "≠" } else { "" }, data.stands_at(id)?));
    let established = relations(data, pair).and_then(|facts| dated(facts.established?));
    let since = established.map_or_else(none, |(sign, edtf)| sign.to_owned() + &edtf.label().year);
    let visit = newest(data, pair, Kind::Visit).find_map(dated);
    let visit = visit
        .map_or_else(none, |(sign, edtf)| sign.to_owned() + &if spacious { edtf.short() } else { edtf.label().year });
    let [a, b] = data[pair].countries.map(|from| mission(data, pair, from, spacious).unwrap_or_else(none));
    [since, a, b, visit, data.pair_events(pair).len().to_string()]
}

/// The highest mission that stands: whole, or in a few letters; of an accreditation its seat.
fn mission(data: &Dataset, pair: PairId, from: PartyId, spacious: bool) -> Option<String> {
    let standing = missions(data, pair, from).into_iter().map(|id| &data[id]).filter(|mission| mission.stands());
    let rank = |mission: &&Mission| {
        let class = mission.class().and_then(|class| class.class);
        (mission.is_accreditation(), class.map_or(u8::MAX, |class| class as u8))
    };
    let best = standing.min_by_key(rank)?;
    let class = best.class().map_or("mission", |class| &*class.name);
    let city = &data[best.post.city()].name;
    Some(match (best.is_accreditation(), spacious) {
        (true, true) => format!("{class} from {city}"),
        (true, false) => format!("·{city}"),
        (false, true) => class.to_owned(),
        (false, false) => class
            .replace("honorary", "hon.")
            .replace("representative office", "office")
            .replace(" general", " gen.")
            .replace("special ", "")
            .replace("consulate", "cons."),
    })
}
