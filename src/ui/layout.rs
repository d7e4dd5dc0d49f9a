//! Geometry: which part of the screen each region has. Pure; every size from nothing upwards has an answer.

use ratatui::layout::Rect;

use super::overlay::export;
use super::widget::frame::inner;
use crate::app::overlay::Overlay;
use crate::app::{Layout, Main, Metrics, Model, Pane, Size};

/// From this width on there are three columns.
const WIDE: u16 = 110;
/// From this width on the detail stands below the main view.
const MEDIUM: u16 = 60;
/// Below this height there are no borders.
const BORDERS: u16 = 14;
/// From this width on a search shows a preview.
const PREVIEW: u16 = 76;

/// The regions of the screen. One that is not shown is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Regions {
    /// How the screen is divided.
    pub layout: Layout,
    /// Whether panes have borders.
    pub bordered: bool,
    /// The top row.
    pub header: Rect,
    /// The row that names the filter.
    pub filter: Rect,
    /// The list of pairs, with its frame and its field.
    pub pairs_frame: Rect,
    /// The field over the list of pairs.
    pub pairs_field: Rect,
    /// The list of pairs.
    pub pairs: Rect,
    /// The list of kinds, with its frame.
    pub kinds_frame: Rect,
    /// The list of kinds.
    pub kinds: Rect,
    /// The main view, with its frame.
    pub main_frame: Rect,
    /// The heads of the main view's columns.
    pub main_head: Rect,
    /// The rows of the main view.
    pub main: Rect,
    /// The detail, with its frame.
    pub detail_frame: Rect,
    /// The detail.
    pub detail: Rect,
    /// All of time in a row.
    pub minimap: Rect,
    /// The bottom row: hints, or a word.
    pub hints: Rect,
    /// The overlay, with its frame.
    pub overlay_frame: Rect,
    /// The field of the overlay.
    pub overlay_field: Rect,
    /// What stands between field and list: the types of hits.
    pub overlay_head: Rect,
    /// What an overlay has to say of what was typed.
    pub overlay_note: Rect,
    /// The list of the overlay.
    pub overlay: Rect,
    /// The preview of the search.
    pub preview: Rect,
}

/// Divides the screen.
pub fn regions(model: &Model, area: Rect) -> Regions {
    let mut regions = Regions { bordered: area.height >= BORDERS, ..Regions::default() };
    regions.layout = match area.width {
        WIDE.. => Layout::Wide,
        MEDIUM.. => Layout::Medium,
        _ => Layout::Narrow,
    };
    let mut body = area;
    regions.header = top(&mut body, 1);
    if !model.filter().is_empty() && area.height > 4 {
        regions.filter = top(&mut body, 1);
    }
    if area.height > 2 {
        regions.hints = bottom(&mut body, 1);
    }
    if area.height >= BORDERS {
        regions.minimap = bottom(&mut body, 1);
    }
    match regions.layout {
        Layout::Wide => wide(&mut regions, model, body),
        Layout::Medium => medium(&mut regions, model, body),
        Layout::Narrow => narrow(&mut regions, model, body),
    }
    insides(&mut regions, model);
    overlay(&mut regions, model, area);
    regions
}

fn wide(regions: &mut Regions, model: &Model, mut body: Rect) {
    let width = body.width;
    let mut left = left(&mut body, (width / 5).clamp(25, 32));
    regions.detail_frame = right(&mut body, (width * 28 / 100).clamp(34, 60));
    regions.main_frame = body;
    let kinds = (model.kinds().rows().len() as u16 + 2).min(left.height / 2);
    if kinds > 3 {
        let rows = model.pairs().rows().len() as u16 + u16::from(model.narrow().is_some());
        let pairs = rows.saturating_add(2).max(6).min(left.height - kinds);
        regions.pairs_frame = top(&mut left, pairs);
        regions.kinds_frame = left;
    } else {
        regions.pairs_frame = left;
    }
}

fn medium(regions: &mut Regions, model: &Model, mut body: Rect) {
    if model.focus() == Pane::Pairs {
        let mut drawer = body;
        regions.pairs_frame = self::left(&mut drawer, (body.width / 2).clamp(28, 40).min(body.width));
    }
    if body.height >= BORDERS - 3 {
        let detail = (body.height * 2 / 5).max(6);
        regions.detail_frame = bottom(&mut body, detail);
        regions.main_frame = body;
    } else if model.focus() == Pane::Detail {
        regions.detail_frame = body;
    } else {
        regions.main_frame = body;
    }
}

fn narrow(regions: &mut Regions, model: &Model, body: Rect) {
    match model.focus() {
        Pane::Pairs => regions.pairs_frame = body,
        Pane::Detail => regions.detail_frame = body,
        Pane::Main | Pane::Kinds => regions.main_frame = body,
    }
}

fn insides(regions: &mut Regions, model: &Model) {
    let bordered = regions.bordered;
    regions.main = inner(regions.main_frame, bordered);
    regions.detail = inner(regions.detail_frame, bordered);
    regions.kinds = inner(regions.kinds_frame, bordered);
    regions.pairs = inner(regions.pairs_frame, bordered);
    if model.narrow().is_some() && regions.pairs.height > 1 {
        regions.pairs_field = top(&mut regions.pairs, 1);
    }
    if matches!(model.main(), Main::Table(_) | Main::People(_)) && regions.main.height > 3 {
        regions.main_head = top(&mut regions.main, 1);
    }
}

fn overlay(regions: &mut Regions, model: &Model, area: Rect) {
    let Some(overlay) = model.overlay() else { return };
    let (width, rows) = match overlay {
        Overlay::Copy => return,
        Overlay::Search(_) => (104, 26),
        Overlay::Filter(filter) => (60, filter.list.rows().len() as u16),
        Overlay::Goto(_) => (60, 1),
        Overlay::Actions(actions) => (64, actions.list.rows().len().max(1) as u16),
        Overlay::Bookmarks(bookmarks) => (90, bookmarks.list.rows().len().max(1) as u16),
        Overlay::Claims(_) => (76, 40),
        // Of their number alone, not of how they are wrapped, which is settled only once the width is known.
        Overlay::Problems(open) => (100, (2 * open.problems.lines().len() + 2).min(40) as u16),
        Overlay::Export(export) => (64, export.list.rows().len() as u16 + export::BELOW),
    };
    let field = u16::from(overlay.field().is_some());
    let extra = field + u16::from(matches!(overlay, Overlay::Search(_)));
    let frame = 2 * u16::from(regions.bordered);
    let height = rows.saturating_add(extra + frame);
    let room = if area.width < MEDIUM || !regions.bordered { above(area, regions.hints) } else { shrink(area) };
    let width = width.min(room.width);
    let height = height.min(room.height);
    // What is typed keeps its place as the list below it shortens.
    let y = room.y + (room.height - height).min(room.height / 8);
    regions.overlay_frame = Rect::new(room.x + (room.width - width) / 2, y, width, height);
    let mut inside = inner(regions.overlay_frame, regions.bordered);
    regions.overlay_field = top(&mut inside, field);
    if let Overlay::Search(search) = overlay {
        let is_hinting = !search.hints.is_empty();
        let head = u16::from(inside.height > 4);
        regions.overlay_head = top(&mut inside, head);
        let note = u16::from(is_hinting && inside.height > 2);
        regions.overlay_note = bottom(&mut inside, note);
        if regions.overlay_frame.width >= PREVIEW {
            let preview = inside.width * 2 / 5;
            regions.preview = right(&mut inside, preview);
            right(&mut inside, 3);
        }
    }
    regions.overlay = inside;
}

/// What lies above the hints, which an overlay leaves in sight.
fn above(area: Rect, hints: Rect) -> Rect {
    Rect { height: area.height.saturating_sub(hints.height), ..area }
}

/// Leaves a margin around an overlay, so that it is seen to lie over something.
fn shrink(area: Rect) -> Rect {
    Rect::new(area.x + 2, area.y + 1, area.width.saturating_sub(4), area.height.saturating_sub(2))
}

fn top(area: &mut Rect, height: u16) -> Rect {
    let height = height.min(area.height);
    let cut = Rect { height, ..*area };
    *area = Rect { y: area.y + height, height: area.height - height, ..*area };
    cut
}

fn bottom(area: &mut Rect, height: u16) -> Rect {
    let height = height.min(area.height);
    area.height -= height;
    Rect { y: area.bottom(), height, ..*area }
}

fn left(area: &mut Rect, width: u16) -> Rect {
    let width = width.min(area.width);
    let cut = Rect { width, ..*area };
    *area = Rect { x: area.x + width, width: area.width - width, ..*area };
    cut
}

fn right(area: &mut Rect, width: u16) -> Rect {
    let width = width.min(area.width);
    area.width -= width;
    Rect { x: area.right(), width, ..*area }
}

impl Regions {
    /// The sizes of the lists, as the model needs them.
    pub fn metrics(&self) -> Metrics {
        let size = |area: Rect| Size { width: usize::from(area.width), height: usize::from(area.height) };
        Metrics {
            layout: self.layout,
            pairs: size(self.pairs),
            kinds: size(self.kinds),
            main: size(self.main),
            detail: size(self.detail),
            overlay: size(self.overlay),
            preview: size(self.preview),
        }
    }
}
