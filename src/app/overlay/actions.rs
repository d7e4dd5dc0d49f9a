//! Help and palette: the actions that work here, with their keys, found by typing.

use super::{Answer, meets};
use crate::app::cursor::Listing;
use crate::app::detail::Subject;
use crate::app::field::Field;
use crate::app::model::Model;
use crate::dataset::Dataset;
use crate::input::{Action, Group};

/// What the list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To read: every key that works here.
    Help,
    /// To choose from: every action by name.
    Palette,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpRow {
    /// The heading of a group.
    Heading(Group),
    /// An action.
    Action(Action),
}

/// Help or palette as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionBox {
    pub(super) field: Field,
    /// What the list is for.
    pub purpose: Purpose,
    /// The actions, under their headings in the help.
    pub list: Listing<HelpRow>,
    here: Vec<Action>,
}

impl ActionBox {
    pub(super) fn new(model: &Model, data: &Dataset, purpose: Purpose) -> Self {
        let here = Action::ALL.iter().copied().filter(|action| works(model, data, *action, purpose)).collect();
        let mut actions = Self { field: Field::default(), purpose, list: Listing::default(), here };
        actions.rebuild();
        actions
    }

    /// What has been typed.
    pub fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn rebuild(&mut self) {
        let mut rows = Vec::new();
        let mut group = None;
        for action in self
            .here
            .iter()
            .copied()
            .filter(|action| meets(self.field.text(), &format!("{} {}", action.about(), action.name())))
        {
            if self.purpose == Purpose::Help && group != Some(action.group()) {
                group = Some(action.group());
                rows.push(HelpRow::Heading(action.group()));
            }
            rows.push(HelpRow::Action(action));
        }
        self.list = Listing::new(rows, |row| matches!(row, HelpRow::Action(_)));
    }

    pub(super) fn answer(&self, action: Action) -> Answer {
        match (action, self.list.selected()) {
            (Action::Open, Some(HelpRow::Action(chosen))) if runs(*chosen) => Answer::Act(*chosen),
            _ => Answer::Stay,
        }
    }
}

/// Says whether an action can be run by name: those of a field only mean something while one types.
fn runs(action: Action) -> bool {
    action.group() != Group::Field
}

/// Says whether an action would do something in the present state.
fn works(model: &Model, data: &Dataset, action: Action, purpose: Purpose) -> bool {
    match action {
        Action::Claims => matches!(model.subject, Some(Subject::Event(id)) if data[id].is_disputed()),
        Action::NextHit | Action::PreviousHit => !model.hits.is_empty(),
        Action::ClearFilter => !model.filter.is_empty(),
        Action::Palette => purpose == Purpose::Help,
        action => purpose == Purpose::Help || runs(action),
    }
}
