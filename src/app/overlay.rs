//! What lies over the panes: search, filter, go-to-date, help, palette, claims, bookmarks, problems, export, copy. At most one at a
//! time.

mod actions;
mod bookmarks;
mod claims;
mod export;
mod filter;
mod goto;
mod problems;
mod search;

pub use actions::{ActionBox, HelpRow, Purpose};
pub use bookmarks::{BookmarksBox, MarkRow};
pub use claims::ClaimsBox;
pub use export::ExportBox;
pub use filter::{FilterBox, FilterRow};
pub use goto::GotoBox;
pub use problems::ProblemsBox;
pub use search::SearchBox;
pub(super) use search::events_found;

use super::cursor::{List, Rows};
use super::doc::Target;
use super::field::Field;
use super::metrics::Metrics;
use super::model::Model;
use super::msg::Effect;
use super::problems::Problems;
use super::rebase::{carry, carry_event};
use crate::dataset::{Dataset, EventId, Record};
use crate::input::Action;

/// What lies over the panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// Results as a query is typed.
    Search(Box<SearchBox>),
    /// Conditions that can be switched on and off.
    Filter(FilterBox),
    /// A date to go to.
    Goto(GotoBox),
    /// Keys, or actions by name.
    Actions(ActionBox),
    /// What is marked.
    Bookmarks(BookmarksBox),
    /// The positions on a disputed fact.
    Claims(ClaimsBox),
    /// What is wrong with the data.
    Problems(ProblemsBox),
    /// The forms in which what is shown can be taken away.
    Export(ExportBox),
    /// What to copy; the next key says.
    Copy,
}

/// What an overlay makes of an action.
pub(super) enum Answer {
    /// It stays.
    Stay,
    /// It closes.
    Close,
    /// It closes, and an action is done in the panes.
    Act(Action),
    /// It closes, and has done what it was for.
    Done(Vec<Effect>),
}

/// A movement, applied to whichever list an overlay has.
pub(super) trait Mover {
    /// Walks a list of items.
    fn apply<S: Rows>(&self, list: &mut List<S>);
    /// Reads a page.
    fn read<S: Rows>(&self, page: &mut List<S>);
}

impl Overlay {
    pub(super) fn search(model: &mut Model, data: &Dataset) -> Self {
        Self::Search(Box::new(SearchBox::new(model, data)))
    }

    pub(super) fn filter(model: &Model, data: &Dataset) -> Self {
        Self::Filter(FilterBox::new(model, data))
    }

    pub(super) fn goto() -> Self {
        Self::Goto(GotoBox::default())
    }

    pub(super) fn bookmarks(model: &Model, data: &Dataset) -> Self {
        Self::Bookmarks(BookmarksBox::new(model, data))
    }

    pub(super) fn actions(model: &Model, data: &Dataset, purpose: Purpose, over: Option<&Self>) -> Self {
        Self::Actions(ActionBox::new(model, data, purpose, over))
    }

    /// `width` is the one for which an overlay was last written: while none is open, no other is known, and if it has changed the next
    /// settling writes the claims anew.
    pub(super) fn claims(data: &Dataset, event: EventId, width: usize) -> Self {
        Self::Claims(ClaimsBox::new(data, event, width))
    }

    /// `width` as for [`Overlay::claims`].
    pub(super) fn problems(problems: Problems, width: usize) -> Self {
        Self::Problems(ProblemsBox::new(problems, width))
    }

    /// None where nothing is shown.
    pub(super) fn export(model: &Model, data: &Dataset) -> Option<Self> {
        ExportBox::new(model, data).map(Self::Export)
    }

    /// The text field, if it has one.
    pub fn field(&self) -> Option<&Field> {
        match self {
            Self::Search(search) => Some(&search.field),
            Self::Filter(filter) => Some(&filter.field),
            Self::Goto(goto) => Some(&goto.field),
            Self::Actions(actions) => Some(&actions.field),
            Self::Bookmarks(bookmarks) => Some(&bookmarks.field),
            Self::Claims(_) | Self::Problems(_) | Self::Export(_) | Self::Copy => None,
        }
    }

    pub(super) fn field_mut(&mut self) -> Option<&mut Field> {
        match self {
            Self::Search(search) => Some(&mut search.field),
            Self::Filter(filter) => Some(&mut filter.field),
            Self::Goto(goto) => Some(&mut goto.field),
            Self::Actions(actions) => Some(&mut actions.field),
            Self::Bookmarks(bookmarks) => Some(&mut bookmarks.field),
            Self::Claims(_) | Self::Problems(_) | Self::Export(_) | Self::Copy => None,
        }
    }

    /// Says whether an action is for the list, though a field would take it: where there is no letter to delete, what is deleted is the
    /// bookmark.
    pub(super) fn answers_before_field(&self, action: Action) -> bool {
        matches!(self, Self::Bookmarks(bookmarks) if action == Action::DeleteForward && bookmarks.field.is_at_end())
    }

    /// Makes the list anew after the field was edited.
    pub(super) fn edited(&mut self, model: &mut Model, data: &Dataset) {
        match self {
            Self::Search(search) => search.edited(model, data),
            Self::Filter(filter) => filter.rebuild(model, data),
            Self::Goto(goto) => goto.edited(model, data),
            Self::Actions(actions) => actions.rebuild(),
            Self::Bookmarks(bookmarks) => bookmarks.rebuild(model, data),
            Self::Claims(_) | Self::Problems(_) | Self::Export(_) | Self::Copy => {},
        }
    }

    pub(super) fn moved(&mut self, mover: &impl Mover) {
        match self {
            Self::Search(search) => mover.apply(&mut search.list),
            Self::Filter(filter) => mover.apply(&mut filter.list),
            Self::Actions(actions) => mover.apply(&mut actions.list),
            Self::Bookmarks(bookmarks) => mover.apply(&mut bookmarks.list),
            Self::Export(export) => mover.apply(&mut export.list),
            Self::Claims(claims) => mover.read(&mut claims.list),
            Self::Problems(problems) => mover.read(&mut problems.list),
            Self::Goto(_) | Self::Copy => {},
        }
    }

    pub(super) fn settle(&mut self, data: &Dataset, metrics: &Metrics) {
        match self {
            Self::Search(search) => search.settle(data, metrics),
            Self::Filter(filter) => filter.list.settle(metrics.overlay.height),
            Self::Actions(actions) => actions.list.settle(metrics.overlay.height),
            Self::Bookmarks(bookmarks) => bookmarks.list.settle(metrics.overlay.height),
            Self::Export(export) => export.list.settle(metrics.overlay.height),
            Self::Claims(claims) => claims.list.settle_reading(metrics.overlay.height),
            Self::Problems(problems) => problems.list.settle_reading(metrics.overlay.height),
            Self::Goto(_) | Self::Copy => {},
        }
    }

    /// Carries an overlay over to data that replace the old; `None` where what it is about is gone.
    pub(super) fn rebase(mut self, model: &mut Model, old: &Dataset, new: &Dataset) -> Option<Self> {
        match &mut self {
            Self::Search(search) => search.rebase(model, old, new),
            Self::Filter(filter) => filter.rebase(model, old, new),
            Self::Goto(goto) => goto.edited(model, new),
            Self::Bookmarks(bookmarks) => bookmarks.rebase(model, new),
            Self::Claims(claims) => {
                let event = carry_event(old, new, claims.event).filter(|event| new.is_disputed(*event))?;
                *claims = ClaimsBox::new(new, event, model.written.overlay);
            },
            Self::Export(export) => {
                let at = export.list.position();
                *export = ExportBox::new(model, new)?;
                export.list.select(at);
            },
            Self::Actions(_) | Self::Problems(_) | Self::Copy => {},
        }
        Some(self)
    }

    /// Writes anew what depends on widths.
    pub(super) fn rewrite(&mut self, data: &Dataset, metrics: &Metrics) {
        match self {
            Self::Claims(claims) => *claims = ClaimsBox::new(data, claims.event, metrics.overlay.width),
            Self::Problems(problems) => problems.rewrite(metrics.overlay.width),
            Self::Search(search) => search.preview_again(),
            _ => {},
        }
    }

    pub(super) fn answer(&mut self, model: &mut Model, data: &Dataset, action: Action) -> Answer {
        match action {
            Action::Back | Action::Quit => return Answer::Close,
            // The twins of other overlays' keys replace this one; in the search, F4 keeps the query as the filter.
            Action::Help | Action::Palette | Action::GoToDate | Action::Pairs => return Answer::Act(action),
            Action::Search if !matches!(self, Self::Search(_)) => return Answer::Act(action),
            Action::Filter if !matches!(self, Self::Search(_) | Self::Filter(_)) => return Answer::Act(action),
            _ => {},
        }
        match self {
            Self::Search(search) => search.answer(model, data, action),
            Self::Filter(filter) => filter.answer(model, data, action),
            Self::Goto(goto) => goto.answer(model, data, action),
            Self::Actions(actions) => actions.answer(action),
            Self::Bookmarks(bookmarks) => bookmarks.answer(model, data, action),
            Self::Export(export) => export.answer(model, data, action),
            Self::Claims(claims) => match action {
                Action::Open | Action::Claims => Answer::Close,
                Action::Copy | Action::OpenSource | Action::Bookmarks => Answer::Act(action),
                Action::Bookmark => {
                    model.turn_mark(data, Record::Event(claims.event));
                    Answer::Stay
                },
                _ => Answer::Stay,
            },
            Self::Problems(_) => {
                if action == Action::Open {
                    Answer::Close
                } else {
                    Answer::Stay
                }
            },
            Self::Copy => match action {
                Action::CopyLine | Action::CopyCitation | Action::CopyUrl | Action::CopyId | Action::CopyJson => {
                    Answer::Act(action)
                },
                _ => Answer::Close,
            },
        }
    }
}

/// The link that stands for a record, where it has a place of its own to go to.
pub(super) fn target(record: Record) -> Target {
    match record {
        Record::Event(id) => Target::Event(id),
        Record::Person(id) => Target::Person(id),
        Record::Place(id) => Target::Place(id),
        Record::Mission(id) => Target::Mission(id),
        Record::Pair(id) => Target::Pair(id),
        Record::Party(id) => Target::Country(id),
    }
}
