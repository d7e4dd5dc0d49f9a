//! All of time in one row: how much happened when, which part of it is in sight, and where the cursor is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::Scene;
use super::widget::line::Pen;
use crate::app::Main;
use crate::dataset::EventId;
use crate::timeline::{Axis, Row, bins};

const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn draw(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let years = scene.model.years();
    let Some((first, last)) = years.ends() else { return };
    let cells = usize::from(area.width).saturating_sub(14);
    if cells < 8 {
        return;
    }
    let axis = Axis::new(first, last, cells);
    let counts = bins(axis, years.counts());
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let (window, cursor) = in_sight(scene, axis);
    let mut pen = Pen::new(buf, area);
    pen.skip(1).column(&format!("{first:>5}▕"), 6, theme.dim());
    for (cell, count) in counts.iter().enumerate() {
        // A single event must be seen beside a hundred.
        let bar =
            count.checked_sub(1).map_or(" ", |more| BARS[(more * 7 / most.max(2).saturating_sub(1)).min(7) as usize]);
        let inside = window.is_none_or(|(from, to)| (from..=to).contains(&cell));
        let style = if inside { theme.accent() } else { theme.dim() };
        let style = if cursor == Some(cell) {
            style.remove_modifier(Modifier::DIM).add_modifier(Modifier::REVERSED | Modifier::BOLD)
        } else {
            style
        };
        pen.column(bar, 1, style);
    }
    pen.put(&format!("▏{last}"), theme.dim());
}

/// The cells of the rows in sight, and that of the cursor; only the ledger has either.
fn in_sight(scene: &Scene<'_>, axis: Axis) -> (Option<(usize, usize)>, Option<usize>) {
    let Main::Ledger(list) = scene.model.main() else { return (None, None) };
    let cell = |id: EventId| scene.data.stands_at(id).map(|edtf| axis.cell(edtf.year()));
    // A date without a beginning stands first, whatever its year: so neither end need be the least.
    let cells = || list.in_sight().filter_map(|at| cell(list.row(at)?.event()?));
    let cursor = list.selected().and_then(Row::event).and_then(cell);
    (cells().min().zip(cells().max()), cursor)
}
