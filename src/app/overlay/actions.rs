//! Help and palette: the actions that work here, with their keys, found by typing.

use super::{Answer, Overlay};
use crate::app::cursor::Listing;
use crate::app::detail::Subject;
use crate::app::field::Field;
use crate::app::model::Model;
use crate::dataset::Dataset;
use crate::input::{Action, Context, Group};
use crate::text::begins_words;

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
    /// Where the keys are read that the list shows.
    pub context: Context,
}

impl ActionBox {
    /// `over` is what the list lies over: the help is then about that.
    pub(super) fn new(model: &Model, data: &Dataset, purpose: Purpose, over: Option<&Overlay>) -> Self {
        let typing = over.is_some_and(|overlay| overlay.field().is_some()) && purpose == Purpose::Help;
        let context = if typing { Context::Field } else { Context::Panes };
        let works = |action: &Action| match over {
            Some(overlay) if typing => works_in_field(overlay, *action),
            _ => works(model, data, *action, purpose),
        };
        let mut here: Vec<Action> = Action::ALL.iter().copied().filter(works).collect();
        if purpose == Purpose::Palette {
            // What one comes for first; movements have their keys.
            here.sort_by_key(|action| match action.group() {
                Group::Find => 0,
                Group::Go => 1,
                Group::Take | Group::Copy => 2,
                Group::Program | Group::Field => 3,
                Group::Move => 4,
            });
        }
        let mut actions = Self { field: Field::default(), purpose, list: Listing::default(), here, context };
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
            .filter(|action| begins_words(self.field.text(), &format!("{} {}", action.about(), action.name())))
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
        Action::Claims => matches!(model.subject, Some(Subject::Event(id)) if data.is_disputed(id)),
        Action::NextHit | Action::PreviousHit => !model.hits.is_empty(),
        Action::ClearFilter => !model.filter.is_empty(),
        Action::Palette => purpose == Purpose::Help,
        action => purpose == Purpose::Help || runs(action),
    }
}

/// Says whether an action would do something in an overlay with a text field.
fn works_in_field(overlay: &Overlay, action: Action) -> bool {
    let list = !matches!(overlay, Overlay::Goto(_));
    match action {
        Action::Next | Action::Previous | Action::PageDown | Action::PageUp => list,
        Action::NextPane | Action::PreviousPane | Action::Filter => matches!(overlay, Overlay::Search(_)),
        Action::Open | Action::Back | Action::Help | Action::Palette => true,
        action => action.group() == Group::Field,
    }
}
