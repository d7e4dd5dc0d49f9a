//! Fitting the model to the screen, before each draw: what depends on widths is written anew, lists are scrolled to their cursors, and
//! the detail turns to what the cursor is on.

use super::detail::{self, Subject};
use super::doc::Target;
use super::metrics::Metrics;
use super::model::{Main, Model, Pane, selected_target};
use crate::dataset::{Dataset, Scope};

impl Model {
    /// Fits the model to the screen: what depends on widths is written anew, and every list is scrolled to its cursor.
    pub fn settle(&mut self, data: &Dataset, metrics: &Metrics) {
        if self.metrics != *metrics {
            let widths = |metrics: &Metrics| {
                (metrics.main.width, metrics.detail.width, metrics.overlay.width, metrics.preview.width)
            };
            let rewrite = widths(&self.metrics) != widths(metrics);
            self.metrics = *metrics;
            if rewrite {
                self.rewrite(data);
            }
        }
        if self.focus == Pane::Kinds && metrics.kinds.height == 0 {
            self.focus = Pane::Main;
        }
        let subject = self.wanted_subject();
        if subject != self.subject {
            self.subject = subject;
            self.write_detail(data);
        }
        self.pairs.settle(metrics.pairs.height);
        self.kinds.settle(metrics.kinds.height);
        if self.focus != Pane::Detail {
            self.detail.rewind();
        }
        self.detail.settle_reading(metrics.detail.height);
        match &mut self.main {
            Main::Table(list) => list.settle(metrics.main.height),
            Main::Page(list) => list.settle_reading(metrics.main.height),
            Main::Ledger(list) => list.settle(metrics.main.height),
            Main::People(list) => list.settle(metrics.main.height),
        }
        if let Some(overlay) = &mut self.overlay {
            overlay.settle(data, metrics);
        }
    }

    fn rewrite(&mut self, data: &Dataset) {
        self.write_detail(data);
        if let Main::Page(list) = &self.main {
            let at = list.position();
            self.build_main(data);
            if let Main::Page(list) = &mut self.main {
                list.select(at);
            }
        }
        if let Some(overlay) = &mut self.overlay {
            overlay.rewrite(data, &self.metrics);
        }
    }

    fn write_detail(&mut self, data: &Dataset) {
        self.detail =
            self.subject.map(|subject| detail::card(data, subject, self.metrics.detail.width)).unwrap_or_default();
    }

    /// What the detail should be about: the row under the cursor of the pane that has the focus.
    fn wanted_subject(&self) -> Option<Subject> {
        let of_scope = Subject::Scope(self.scope);
        match self.focus {
            Pane::Detail => self.subject.or(Some(of_scope)),
            Pane::Pairs => Some(self.pairs.selected().map_or(of_scope, |row| Subject::Scope(row.scope()))),
            Pane::Main | Pane::Kinds => Some(match &self.main {
                Main::Table(list) => list.selected().map_or(of_scope, |pair| Subject::Scope(Scope::Pair(*pair))),
                Main::Ledger(list) => list.selected().and_then(|row| row.event()).map_or(of_scope, Subject::Event),
                Main::People(list) => list.selected().map_or(of_scope, |person| Subject::Person(*person)),
                Main::Page(list) => match selected_target(list) {
                    Some(Target::Event(id) | Target::Claims(id)) => Subject::Event(*id),
                    Some(Target::Person(id)) => Subject::Person(*id),
                    Some(Target::Place(id)) => Subject::Place(*id),
                    Some(Target::Mission(id)) => Subject::Mission(*id),
                    Some(Target::Pair(id)) => Subject::Scope(Scope::Pair(*id)),
                    Some(Target::Country(id)) => Subject::Scope(Scope::Country(*id)),
                    Some(Target::Url(_)) | None => of_scope,
                },
            }),
        }
    }
}
