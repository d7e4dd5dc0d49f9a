//! Everyone in scope: name, last office, how many events.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Scene;
use super::layout::Regions;
use super::widget::line::Pen;
use crate::app::cursor::Listing;
use crate::app::{Pane, PersonRow};
use crate::dataset::last_office;
use crate::wording::office;

pub(super) fn draw(scene: &Scene<'_>, list: &Listing<PersonRow>, regions: &Regions, buf: &mut Buffer) {
    let theme = scene.theme;
    let width = usize::from(regions.main.width);
    let name = if width >= 56 { width * 2 / 5 } else { width.saturating_sub(8) };
    let columns = |pen: &mut Pen<'_>, cells: [&str; 3], first: Style, rest: Style| {
        pen.note(cells[2], 8, rest).column(cells[0], name, first).skip(1);
        if width >= 56 {
            pen.put(cells[1], rest);
        }
    };
    columns(&mut Pen::new(buf, regions.main_head), ["Name", "last office", "events"], theme.dim(), theme.dim());
    if list.is_empty() {
        Pen::new(buf, regions.main).put(&format!("nobody named here{}", scene.model.yet()), theme.dim());
    }
    for (index, (at, row)) in list.visible(usize::from(regions.main.height)).enumerate() {
        let line = Rect { y: regions.main.y + index as u16, height: 1, ..regions.main };
        let held = last_office(scene.data, row.person);
        let office = held.map_or_else(String::new, |held| office(scene.data, held));
        let count = row.count.to_string();
        columns(&mut Pen::new(buf, line), [&scene.data[row.person].name, &office, &count], Style::new(), theme.dim());
        if list.spot().is_some_and(|spot| spot.row == at) {
            let style = if scene.model.focus() == Pane::Main { theme.selection() } else { theme.marked() };
            buf.set_style(line, style);
        }
    }
}
