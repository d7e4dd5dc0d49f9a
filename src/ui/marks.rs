//! The sign of a bookmark. It stands in the blank column beside a row, so that no column moves for it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Scene;
use super::layout::Regions;
use super::widget::frame::has_margin;
use super::widget::line::Pen;
use crate::app::cursor::{List, Listing, Rows};
use crate::app::doc::{Cell, Row, Target, Tone};
use crate::app::overlay::Overlay;
use crate::app::{Main, Subject, target_record};
use crate::dataset::{Record, Scope};

/// Signs the marked rows of the main view.
pub(super) fn main(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    let (frame, area) = (regions.main_frame, regions.main);
    match scene.model.main() {
        Main::Table(list) => rows(scene, list, frame, area, buf, |pair| Some(Record::Pair(*pair))),
        Main::Ledger(list) => rows(scene, list, frame, area, buf, |row| row.event().map(Record::Event)),
        Main::People(list) => rows(scene, list, frame, area, buf, |row| Some(Record::Person(row.person))),
        Main::Page(page) => links(scene, page, frame, area, buf),
    }
}

/// Signs the marked rows of the detail, and its first where it is itself about what is marked.
pub(super) fn detail(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    let (frame, area, list) = (regions.detail_frame, regions.detail, scene.model.detail());
    links(scene, list, frame, area, buf);
    let is_marked = scene.model.subject().and_then(Subject::record).is_some_and(|record| has(scene, record));
    if is_marked && list.in_sight().start == 0 && !area.is_empty() {
        sign(scene, frame, Rect { height: 1, ..area }, buf);
    }
}

/// Signs the marked rows of the list of pairs.
pub(super) fn pairs(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    rows(scene, scene.model.pairs(), regions.pairs_frame, regions.pairs, buf, |row| match row.scope() {
        Scope::All => None,
        Scope::Country(party) => Some(Record::Party(party)),
        Scope::Pair(pair) => Some(Record::Pair(pair)),
    });
}

/// Signs the marked hits of a search.
pub(super) fn hits(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    if let Some(Overlay::Search(search)) = scene.model.overlay() {
        rows(scene, &search.list, regions.overlay_frame, regions.overlay, buf, |hit| Some(hit.record));
    }
}

fn has(scene: &Scene<'_>, record: Record) -> bool {
    scene.model.bookmarks().has(record)
}

fn rows<S: Rows>(
    scene: &Scene<'_>,
    list: &List<S>,
    frame: Rect,
    area: Rect,
    buf: &mut Buffer,
    record: impl Fn(S::Row<'_>) -> Option<Record>,
) {
    for (index, (_, row)) in list.visible(usize::from(area.height)).enumerate() {
        if record(row).is_some_and(|record| has(scene, record)) {
            sign(scene, frame, Rect { y: area.y + index as u16, height: 1, ..area }, buf);
        }
    }
}

fn links(scene: &Scene<'_>, page: &Listing<Row>, frame: Rect, area: Rect, buf: &mut Buffer) {
    // The positions on an event are not the event.
    let leads_to_marked = |cell: &Cell| {
        let target = cell.target.as_ref().filter(|target| !matches!(target, Target::Claims(_)));
        target.and_then(target_record).is_some_and(|record| has(scene, record))
    };
    for (index, (_, row)) in page.visible(usize::from(area.height)).enumerate() {
        let line = Rect { y: area.y + index as u16, height: 1, ..area };
        let last = row.right.as_ref().unwrap_or(&row.left);
        if leads_to_marked(last) {
            sign(scene, frame, line, buf);
        }
        if row.right.is_some() && leads_to_marked(&row.left) {
            sign(scene, frame, super::page::left_half(line), buf);
        }
    }
}

/// Draws the sign in the blank column at the right of a row; `frame` is what the row stands in, and has none where it is tiny.
fn sign(scene: &Scene<'_>, frame: Rect, row: Rect, buf: &mut Buffer) {
    if has_margin(frame) && row.right() < frame.right() {
        let style = scene.theme.tone(Tone::Notable);
        Pen::new(buf, Rect { x: row.right(), width: 1, ..row }).put(scene.theme.bookmark(), style);
    }
}
