//! Typing a name over the list of pairs.

use super::field::Field;
use super::model::{Model, Pane};
use super::motion::Motion;
use super::msg::Effect;
use super::overlay::Mover as _;
use super::pairs;
use super::update::edit;
use crate::dataset::Dataset;
use crate::input::Action;

impl Model {
    pub(super) fn act_in_narrow(&mut self, data: &Dataset, action: Action) -> Vec<Effect> {
        if let Some(motion) = Motion::of(action) {
            motion.apply(&mut self.pairs);
            return Vec::new();
        }
        match action {
            Action::Open => {
                if let Some(row) = self.pairs.selected().copied() {
                    self.narrow = None;
                    self.enter_scope(data, row.scope());
                }
            },
            Action::Back => {
                self.narrow = None;
                self.focus = Pane::Main;
                self.rebuild_pairs(data);
            },
            Action::NextPane | Action::PreviousPane => {
                self.narrow = None;
                self.rebuild_pairs(data);
            },
            action => {
                if let Some(field) = &mut self.narrow
                    && edit(field, action)
                {
                    self.narrowed(data);
                } else {
                    self.narrow = None;
                    self.rebuild_pairs(data);
                    return self.act_in_panes(data, action);
                }
            },
        }
        Vec::new()
    }

    pub(super) fn narrowed(&mut self, data: &Dataset) {
        self.rebuild_pairs(data);
        if self.narrow.as_ref().is_some_and(|field| !field.text().is_empty()) {
            self.pairs.select(0);
        }
    }

    pub(super) fn rebuild_pairs(&mut self, data: &Dataset) {
        let narrow = self.narrow.as_ref().map_or("", Field::text);
        self.pairs = pairs::rows(data, self.scope, narrow);
    }
}
