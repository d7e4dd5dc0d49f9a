//! What lies over the panes.

mod actions;
mod bookmarks;
pub(super) mod export;
mod filter;
mod search;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::layout::Regions;
use super::widget::field::{FieldView, field};
use super::widget::frame::{Frame, frame};
use super::widget::line::Pen;
use super::{Scene, page};
use crate::app::doc::{Tone, Way};
use crate::app::overlay::{Overlay, Purpose};
use crate::app::way;
use crate::dataset::{Kind, Record};

/// Draws the overlay, if there is one; returns where the text cursor stands.
pub(super) fn draw(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) -> Option<Position> {
    let overlay = scene.model.overlay()?;
    if matches!(overlay, Overlay::Copy) || regions.overlay_frame.is_empty() {
        return None;
    }
    let theme = scene.theme;
    // What lies below steps back, so that the eye stays on top.
    buf.set_style(buf.area, theme.dim());
    hints_stay(scene, regions, buf);
    Clear.render(regions.overlay_frame, buf);
    let (title, note) = (title(overlay), note(overlay));
    frame(buf, regions.overlay_frame, theme, &Frame { title, note: &note, focused: true, bordered: regions.bordered });
    match overlay {
        Overlay::Search(search) => {
            search::draw(scene, search, regions, buf);
            super::marks::hits(scene, regions, buf);
        },
        Overlay::Filter(filter) => filter::draw(scene, filter, regions.overlay, buf),
        Overlay::Actions(actions) => actions::draw(scene, actions, regions.overlay, buf),
        Overlay::Bookmarks(bookmarks) => bookmarks::draw(scene, bookmarks, regions.overlay, buf),
        Overlay::Export(export) => export::draw(scene, export, regions.overlay, buf),
        Overlay::Claims(claims) => page::draw(scene, &claims.list, regions.overlay, None, buf),
        Overlay::Problems(problems) => page::draw(scene, &problems.list, regions.overlay, None, buf),
        Overlay::Goto(goto) => {
            let (text, style) = match &goto.outcome {
                Ok(text) => (format!("→ {text}"), Style::new()),
                Err(hint) if typed_something(overlay) => (hint.clone(), theme.tone(Tone::Warn)),
                Err(hint) => (hint.clone(), theme.dim()),
            };
            Pen::new(buf, regions.overlay).skip(2).put(&text, style);
        },
        Overlay::Copy => {},
    }
    let typed = overlay.field()?;
    field(
        buf,
        regions.overlay_field,
        theme,
        &FieldView {
            text: typed.text(),
            before: typed.before(),
            selected: typed.is_selected(),
            placeholder: placeholder(overlay),
        },
    )
}

fn title(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Search(_) => "Search",
        Overlay::Filter(_) => "Filter",
        Overlay::Goto(_) => "Go to date",
        Overlay::Actions(actions) if actions.purpose == Purpose::Help => "Help",
        Overlay::Actions(_) => "Palette",
        Overlay::Bookmarks(_) => "Bookmarks",
        Overlay::Problems(_) => "Problems",
        Overlay::Export(_) => "Export",
        Overlay::Claims(_) | Overlay::Copy => "Claims",
    }
}

/// How much there is, or how much of it is out of sight.
fn note(overlay: &Overlay) -> String {
    match overlay {
        Overlay::Filter(filter) => super::below(&filter.list),
        Overlay::Actions(actions) => super::below(&actions.list),
        Overlay::Bookmarks(bookmarks) => super::below(&bookmarks.list),
        Overlay::Claims(claims) => super::below(&claims.list),
        Overlay::Problems(problems) => super::below(&problems.list),
        Overlay::Search(search) if !search.list.is_empty() => {
            let found = search.only.map_or(search.counts.total(), |only| search.counts.of(only));
            let place = super::nth(search.list.position(), search.list.len());
            // Of very many the best are listed, and a letter more finds the others.
            if found > search.list.len() { place.replace(" of ", " of the best ") } else { place }
        },
        _ => String::new(),
    }
}

/// What may be typed.
fn placeholder(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Search(_) => "events, people, places, missions, agreements",
        Overlay::Filter(_) => "a kind, a country, a name, or years",
        Overlay::Goto(_) => "a date",
        Overlay::Bookmarks(_) => "a name, a kind, a country",
        _ => "what to do",
    }
}

/// The sign of a record in a list: that of its kind for an event, one of its own for the rest.
fn sign(scene: &Scene<'_>, record: Record) -> (&'static str, Style) {
    let (data, theme) = (scene.data, scene.theme);
    let pick = |unicode, ascii| if theme.unicode() { unicode } else { ascii };
    match record {
        Record::Event(id) => {
            (theme.glyph(data.kind(id), way(data, &data.event(id))), theme.tone(Tone::Kind(data.kind(id))))
        },
        Record::Mission(_) => (theme.glyph(Kind::Mission, Way::Neither), theme.tone(Tone::Kind(Kind::Mission))),
        Record::Person(_) => (pick("☻", "P"), theme.accent()),
        Record::Place(_) => (pick("⌂", "L"), theme.accent()),
        Record::Pair(_) | Record::Party(_) => (pick("↔", "="), theme.accent()),
    }
}

/// The bottom row belongs to the overlay, and keeps its light.
fn hints_stay(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    if regions.hints.is_empty() {
        return;
    }
    Clear.render(regions.hints, buf);
    super::hints::draw(scene, regions.hints, buf);
}

fn typed_something(overlay: &Overlay) -> bool {
    overlay.field().is_some_and(|field| !field.text().trim().is_empty())
}
