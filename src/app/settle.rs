//! Fitting the model to the screen, before each draw: what depends on widths is written anew, lists are scrolled to their cursors, and
//! the detail turns to what the cursor is on.

use super::cursor::Listing;
use super::detail::{self, Subject};
use super::doc::Row;
use super::link::{selected_target, target_record};
use super::metrics::Metrics;
use super::model::{Main, Model, Pane, View};
use crate::dataset::{Dataset, Scope};

impl Model {
    /// Fits the model to the screen: what depends on widths is written anew, and every list is scrolled to its cursor.
    pub fn settle(&mut self, data: &Dataset, metrics: &Metrics) {
        self.metrics = *metrics;
        self.rewrite(data);
        if self.focus == Pane::Kinds && metrics.kinds.height == 0 {
            self.focus = Pane::Main;
        }
        self.pairs.settle(metrics.pairs.height);
        self.kinds.settle(metrics.kinds.height);
        match &mut self.main {
            Main::Table(list) => list.settle(metrics.main.height),
            Main::Page(list) => list.settle_reading(metrics.main.height),
            Main::Ledger(list) => list.settle(metrics.main.height),
            Main::People(list) => list.settle(metrics.main.height),
        }
        // Only now is it known which link of a page is in sight.
        let subject = self.wanted_subject();
        if subject != self.subject {
            self.subject = subject;
            self.write_detail(data);
        }
        if self.focus != Pane::Detail {
            self.detail.rewind();
        }
        self.detail.settle_reading(metrics.detail.height);
        if let Some(overlay) = &mut self.overlay {
            overlay.settle(data, metrics);
        }
    }

    /// Writes anew what was written for another width. A part that is out of sight keeps what it has until it is seen again, and a
    /// page keeps its place: the cursor by what it was on, not by number, because columns come and go.
    fn rewrite(&mut self, data: &Dataset) {
        let Metrics { main, detail, overlay, preview, .. } = self.metrics;
        if changes(&mut self.written.main, main.width)
            && let Main::Page(page) = &mut self.main
        {
            let before = std::mem::take(page);
            self.build_main(data);
            if let Main::Page(page) = &mut self.main {
                keep_place(&before, page, main.height);
            }
        }
        if changes(&mut self.written.detail, detail.width) {
            let before = std::mem::take(&mut self.detail);
            self.write_detail(data);
            keep_place(&before, &mut self.detail, detail.height);
        }
        let listed = changes(&mut self.written.overlay, overlay.width);
        let previewed = changes(&mut self.written.preview, preview.width);
        if let Some(open) = &mut self.overlay
            && (listed || previewed)
        {
            open.rewrite(data, &self.metrics);
        }
    }

    pub(super) fn write_detail(&mut self, data: &Dataset) {
        let width = self.written.detail;
        self.detail = self.subject.map(|subject| detail::card(data, subject, width)).unwrap_or_default();
    }

    /// What the detail should be about: the row under the cursor of the pane that has the focus.
    fn wanted_subject(&self) -> Option<Subject> {
        let of_scope = Subject::Scope(self.scope);
        match self.focus {
            Pane::Detail => self.subject.or(Some(of_scope)),
            Pane::Pairs => Some(self.pairs.selected().map_or(of_scope, |row| Subject::Scope(row.scope()))),
            Pane::Main | Pane::Kinds => Some(match &self.main {
                Main::Table(list) => list.selected().map_or(of_scope, |pair| Subject::Scope(Scope::Pair(*pair))),
                Main::Ledger(list) => {
                    list.selected().and_then(crate::timeline::Row::event).map_or(of_scope, Subject::Event)
                },
                Main::People(list) => list.selected().map_or(of_scope, |row| Subject::Person(row.person)),
                // Between the links of a page, and on one that leads out, it is the page's own subject.
                Main::Page(list) => match (selected_target(list).and_then(target_record), self.view) {
                    (Some(record), _) => record.into(),
                    (None, View::Person(id)) => Subject::Person(id),
                    (None, View::Place(id)) => Subject::Place(id),
                    (None, _) => of_scope,
                },
            }),
        }
    }
}

/// Takes over a width that differs from the one something was written for; says whether it must be written anew.
fn changes(written: &mut usize, width: usize) -> bool {
    let changes = width > 0 && width != *written;
    if changes {
        *written = width;
    }
    changes
}

/// Puts a page that was written anew where it was being read.
fn keep_place(before: &Listing<Row>, page: &mut Listing<Row>, height: usize) {
    let target = |list: &Listing<Row>| {
        let spot = list.spot()?;
        list.rows().get(spot.row)?.cell(spot.column).target.clone()
    };
    let wanted = target(before);
    page.select(before.position());
    if target(page) != wanted {
        page.select_spot_where(|row, column| row.cell(column).target == wanted);
    }
    page.reveal(height);
}
