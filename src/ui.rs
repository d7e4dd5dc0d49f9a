//! The screen: a pure function of model, data and theme into a buffer.
//!
//! Owns geometry (`layout`) and drawing, a file a region. Changes nothing: offsets were settled before, from the sizes that
//! [`layout::regions`] gives. `widget` knows the theme and what it is given to draw, nothing else.

pub mod layout;
pub mod widget;

mod ascii;
mod header;
mod hints;
mod ledger;
mod marks;
mod minimap;
mod overlay;
mod page;
mod pairs;
mod people;
mod table;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::cursor::Listing;
use crate::app::{Main, Model, Pane};
use crate::dataset::Dataset;
use crate::input::Keymap;
use crate::theme::Theme;
use crate::wording::grouped;
use layout::Regions;
use widget::frame::{Frame, frame};

/// All that a screen is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The state of the screen.
    pub model: &'a Model,
    /// The data.
    pub data: &'a Dataset,
    /// What things look like.
    pub theme: Theme,
    /// The keys, for hints and help.
    pub keymap: &'a Keymap,
}

/// Draws the whole screen; returns where the text cursor stands, if a field has the focus.
pub fn view(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) -> Option<Position> {
    header::draw(scene, regions, buf);
    draw_main(scene, regions, buf);
    draw_detail(scene, regions, buf);
    let narrow = pairs::draw(scene, regions, buf);
    marks::pairs(scene, regions, buf);
    minimap::draw(scene, regions.minimap, buf);
    hints::draw(scene, regions.hints, buf);
    let field = overlay::draw(scene, regions, buf);
    if !scene.theme.unicode() {
        ascii::replace(buf);
    }
    field.or(narrow)
}

/// What the title of a pane says where it is about something marked.
const MARKED: &str = " · marked";

fn draw_main(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    let of = |at: usize, of: usize| if of > 0 { nth(at, of) } else { String::new() };
    let note = match scene.model.main() {
        Main::Table(list) => of(list.position(), list.len()),
        Main::Page(list) => below(list),
        Main::Ledger(list) => of(list.position(), list.len()),
        Main::People(list) => of(list.position(), list.len()),
    };
    let mut title = header::view_title(scene);
    if scene.model.is_marked() {
        title += MARKED;
    }
    if !scene.model.filter().is_empty() && matches!(scene.model.main(), Main::Table(_) | Main::Page(_)) {
        title += " · not filtered";
    }
    let focused = scene.model.focus() == Pane::Main;
    frame(
        buf,
        regions.main_frame,
        scene.theme,
        &Frame { title: &title, note: &note, focused, bordered: regions.bordered },
    );
    match scene.model.main() {
        Main::Table(list) => table::draw(scene, list, regions, buf),
        Main::Page(list) => page::draw(scene, list, regions.main, Some(focused), buf),
        Main::Ledger(list) => ledger::draw(scene, list, regions.main, focused, buf),
        Main::People(list) => people::draw(scene, list, regions, buf),
    }
    marks::main(scene, regions, buf);
}

fn draw_detail(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    let Some(subject) = scene.model.subject() else { return };
    let focused = scene.model.focus() == Pane::Detail;
    let list = scene.model.detail();
    let note = below(list);
    let marked = subject.record().is_some_and(|record| scene.model.bookmarks().has(record));
    let title = subject.title().to_owned() + if marked { MARKED } else { "" };
    frame(
        buf,
        regions.detail_frame,
        scene.theme,
        &Frame { title: &title, note: &note, focused, bordered: regions.bordered },
    );
    page::draw(scene, list, regions.detail, focused.then_some(true), buf);
    marks::detail(scene, regions, buf);
}

/// "972,502 of 1,000,000": the place of an item, from 0, among so many.
fn nth(at: usize, of: usize) -> String {
    format!("{} of {}", grouped(at as u64 + 1), grouped(of as u64))
}

/// How many rows a list has below those in sight.
fn below<R>(list: &Listing<R>) -> String {
    let hidden = list.rows().len().saturating_sub(list.in_sight().end);
    if hidden > 0 { format!("{hidden} more below") } else { String::new() }
}
