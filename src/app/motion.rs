//! How cursors move, and the focus from pane to pane.

use super::cursor::{End, List, Rows};
use super::metrics::Layout;
use super::model::{Main, Model, Pane};
use super::overlay::Mover;
use crate::input::Action;

/// How a cursor moves.
#[derive(Debug, Clone, Copy)]
pub(super) enum Motion {
    Step(isize),
    Page(isize),
    First,
    Last,
}

impl Motion {
    pub(super) fn of(action: Action) -> Option<Self> {
        Some(match action {
            Action::Next => Self::Step(1),
            Action::Previous => Self::Step(-1),
            Action::PageDown => Self::Page(1),
            Action::PageUp => Self::Page(-1),
            Action::First => Self::First,
            Action::Last => Self::Last,
            _ => return None,
        })
    }
}

impl Mover for Motion {
    fn apply<S: Rows>(&self, list: &mut List<S>) {
        match *self {
            Self::Step(by) => list.step(by),
            Self::Page(pages) => list.page(pages),
            Self::First => list.select(0),
            Self::Last => list.select_last(),
        }
    }

    fn read<S: Rows>(&self, page: &mut List<S>) {
        match *self {
            Self::Step(by) => page.read(by),
            Self::Page(pages) => page.read_pages(pages),
            Self::First => page.read_to(End::Top),
            Self::Last => page.read_to(End::Bottom),
        }
    }
}

impl Model {
    pub(super) fn moved(&mut self, motion: Motion) {
        match self.focus {
            Pane::Pairs => motion.apply(&mut self.pairs),
            Pane::Kinds => motion.apply(&mut self.kinds),
            Pane::Detail => motion.read(&mut self.detail),
            Pane::Main => match &mut self.main {
                Main::Table(list) => motion.apply(list),
                Main::Page(list) => motion.read(list),
                Main::Ledger(list) => motion.apply(list),
                Main::People(list) => motion.apply(list),
            },
        }
    }

    pub(super) fn shift_focus(&mut self, by: i8, around: bool) {
        let mut panes = vec![Pane::Pairs, Pane::Kinds, Pane::Main, Pane::Detail];
        panes.retain(|pane| match pane {
            Pane::Kinds => self.metrics.kinds.height > 0,
            // A drawer is opened by `parent` or by name; tabbing walks what is in sight.
            Pane::Pairs => self.metrics.layout == Layout::Wide || !around || self.focus == Pane::Pairs,
            _ => true,
        });
        if !around {
            panes.retain(|pane| *pane != Pane::Kinds || self.focus == Pane::Kinds);
        }
        let Some(at) = panes.iter().position(|pane| *pane == self.focus) else { return };
        let count = panes.len();
        let next = match (by, around) {
            (1.., true) => (at + 1) % count,
            (1.., false) => (at + 1).min(count - 1),
            (_, true) => (at + count - 1) % count,
            (_, false) => at.saturating_sub(1),
        };
        self.focus = panes[next];
    }
}
