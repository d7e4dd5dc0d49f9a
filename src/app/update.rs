//! The one way the model changes.

use super::copy;
use super::cursor::{End, Listing};
use super::detail::Subject;
use super::doc::Target;
use super::field::Field;
use super::metrics::Layout;
use super::model::{Main, Model, Pane, Place, View};
use super::msg::{Effect, Msg, Notice};
use super::overlay::{Answer, Mover, Overlay, Purpose};
use super::pairs;
use crate::dataset::{Dataset, EventId, Filter, MissionId, Record, Scope};
use crate::input::Action;

/// Changes the model for what happened, and says what must be done outside.
pub fn update(model: &mut Model, data: &Dataset, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Notice(notice) => {
            model.notice = Some(notice);
            Vec::new()
        },
        Msg::Type(letter) => {
            model.notice = None;
            model.typed(data, letter.encode_utf8(&mut [0; 4]));
            Vec::new()
        },
        Msg::Paste(text) => {
            model.typed(data, &text);
            Vec::new()
        },
        Msg::Do(action) => {
            model.notice = None;
            model.act(data, action)
        },
    }
}

/// How a cursor moves.
#[derive(Debug, Clone, Copy)]
enum Motion {
    Step(isize),
    Page(isize),
    First,
    Last,
}

impl Motion {
    fn of(action: Action) -> Option<Self> {
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
    fn apply<R>(&self, list: &mut Listing<R>) {
        match *self {
            Self::Step(by) => list.step(by),
            Self::Page(pages) => list.page(pages),
            Self::First => list.select(0),
            Self::Last => list.select_last(),
        }
    }

    fn read<R>(&self, page: &mut Listing<R>) {
        match *self {
            Self::Step(by) => page.read(by),
            Self::Page(pages) => page.read_pages(pages),
            Self::First => page.read_to(End::Top),
            Self::Last => page.read_to(End::Bottom),
        }
    }
}

impl Model {
    fn typed(&mut self, data: &Dataset, text: &str) {
        if let Some(overlay) = &mut self.overlay {
            if let Some(field) = overlay.field_mut() {
                field.insert(text);
                self.overlay_edited(data);
            }
        } else if let Some(field) = &mut self.narrow {
            field.insert(text);
            self.narrowed(data);
        }
    }

    fn act(&mut self, data: &Dataset, action: Action) -> Vec<Effect> {
        match action {
            Action::QuitNow => return vec![Effect::Quit],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Repaint],
            Action::Reload => return vec![Effect::Reload],
            _ => {},
        }
        if self.overlay.is_some() {
            return self.act_in_overlay(data, action);
        }
        if self.narrow.is_some() {
            return self.act_in_narrow(data, action);
        }
        if let Some(motion) = Motion::of(action) {
            self.moved(motion);
            return Vec::new();
        }
        self.act_in_panes(data, action)
    }

    fn moved(&mut self, motion: Motion) {
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

    fn act_in_panes(&mut self, data: &Dataset, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return vec![Effect::Quit],
            Action::Open => return self.open(data),
            Action::Back => self.back_out(data),
            Action::Parent => self.shift_focus(-1, false),
            Action::Child => self.shift_focus(1, false),
            Action::NextPane => self.shift_focus(1, true),
            Action::PreviousPane => self.shift_focus(-1, true),
            Action::Overview => self.go(data, Place { scope: self.scope, view: View::Overview, record: None }),
            Action::Timeline => self.show_timeline(data),
            Action::People => self.go(data, Place { scope: self.scope, view: View::People, record: None }),
            Action::HistoryBack | Action::HistoryForward => self.travel(data, action),
            Action::Pairs => {
                self.narrow = Some(Field::default());
                self.focus = Pane::Pairs;
                self.narrowed(data);
            },
            Action::ClearFilter => self.set_filter(data, Filter::default()),
            Action::NextHit => self.walk_hits(data, true),
            Action::PreviousHit => self.walk_hits(data, false),
            Action::OpenSource => return self.open_source(data),
            Action::CopyLine | Action::CopyCitation | Action::CopyUrl | Action::CopyId | Action::CopyJson => {
                return self.copy(data, action);
            },
            Action::Search
            | Action::Filter
            | Action::GoToDate
            | Action::Help
            | Action::Palette
            | Action::Claims
            | Action::Copy => {
                self.open_overlay(data, action);
            },
            _ => {},
        }
        Vec::new()
    }

    /// Enter: opens what is under the cursor.
    fn open(&mut self, data: &Dataset) -> Vec<Effect> {
        if let Some(target) = self.link() {
            return self.follow(data, &target);
        }
        match (self.focus, &self.main) {
            (Pane::Pairs, _) => {
                if let Some(row) = self.pairs.selected().copied() {
                    self.enter_scope(data, row.scope());
                }
            },
            (Pane::Kinds, _) => {
                if let Some(row) = self.kinds.selected().copied() {
                    let kinds = self.filter.kinds.toggled(row.kind);
                    self.set_filter(data, Filter { kinds, ..self.filter.clone() });
                }
            },
            (Pane::Main, Main::Table(list)) => {
                if let Some(pair) = list.selected().copied() {
                    self.go(data, Place { scope: Scope::Pair(pair), view: View::Overview, record: None });
                }
            },
            (Pane::Main, Main::People(list)) => {
                if let Some(person) = list.selected().copied() {
                    self.go(data, Place { scope: self.scope, view: View::Person(person), record: None });
                }
            },
            (Pane::Main, Main::Ledger(_)) => self.focus = Pane::Detail,
            _ => {},
        }
        Vec::new()
    }

    fn enter_scope(&mut self, data: &Dataset, scope: Scope) {
        let view = match self.view {
            View::Person(_) | View::Place(_) => View::Overview,
            view => view,
        };
        self.go(data, Place { scope, view, record: None });
    }

    /// Goes where a link leads.
    pub(super) fn follow(&mut self, data: &Dataset, target: &Target) -> Vec<Effect> {
        match target {
            Target::Event(id) => self.show_event(data, *id),
            Target::Person(id) => self.go(data, Place { scope: self.scope, view: View::Person(*id), record: None }),
            Target::Place(id) => self.go(data, Place { scope: self.scope, view: View::Place(*id), record: None }),
            Target::Mission(id) => self.show_mission(data, *id),
            Target::Pair(id) => self.go(data, Place { scope: Scope::Pair(*id), view: View::Overview, record: None }),
            Target::Country(id) => {
                self.go(data, Place { scope: Scope::Country(*id), view: View::Overview, record: None });
            },
            Target::Claims(id) => self.overlay = Some(Overlay::claims(data, *id, &self.metrics)),
            Target::Url(url) => return vec![Effect::Open(url.clone())],
        }
        Vec::new()
    }

    /// Goes to the row of an event; a filter that hides it is cleared, and that is said.
    pub(super) fn show_event(&mut self, data: &Dataset, id: EventId) {
        let within = data.scope_events(self.scope).binary_search(&id).is_ok();
        let scope = if within && self.scope != Scope::All { self.scope } else { Scope::Pair(data[id].pair) };
        let hidden = !self.filter.keeps(data, id);
        if hidden {
            self.filter = Filter::default();
        }
        self.go(data, Place { scope, view: View::Timeline, record: Some(Record::Event(id)) });
        if hidden {
            self.notice = Some(Notice::Done("the filter hid this event and is cleared".to_owned()));
        }
    }

    pub(super) fn show_mission(&mut self, data: &Dataset, id: MissionId) {
        if let Some(event) = data[id].events.first() {
            self.show_event(data, *event);
        }
    }

    fn show_timeline(&mut self, data: &Dataset) {
        // The event under the cursor of another view is where the ledger opens.
        let record = self.wanted_event().map(Record::Event);
        self.go(data, Place { scope: self.scope, view: View::Timeline, record });
    }

    fn wanted_event(&self) -> Option<EventId> {
        match (self.view, self.subject) {
            (View::Timeline, Some(Subject::Event(id))) => Some(id),
            _ => None,
        }
    }

    /// Goes to a place and remembers the one that is left.
    pub(super) fn go(&mut self, data: &Dataset, place: Place) {
        let here = self.place();
        if (here.scope, here.view) != (place.scope, place.view)
            || (place.record.is_some() && here.record != place.record)
        {
            self.history.leave(here);
        }
        self.arrive(data, place);
    }

    pub(super) fn arrive(&mut self, data: &Dataset, place: Place) {
        self.scope = place.scope;
        self.view = place.view;
        self.focus = Pane::Main;
        self.narrow = None;
        self.rebuild(data);
        self.select(place.record);
    }

    fn travel(&mut self, data: &Dataset, action: Action) {
        let here = self.place();
        let there = if action == Action::HistoryBack { self.history.back(here) } else { self.history.forward(here) };
        match there {
            Some(place) => self.arrive(data, place),
            None => {
                self.notice = Some(Notice::Failed(
                    if action == Action::HistoryBack { "nothing to go back to" } else { "nothing to go forward to" }
                        .to_owned(),
                ));
            },
        }
    }

    /// Esc: one level out. It never quits.
    fn back_out(&mut self, data: &Dataset) {
        match (self.focus, self.view, self.scope) {
            (Pane::Detail | Pane::Pairs | Pane::Kinds, ..) => self.focus = Pane::Main,
            (Pane::Main, View::Person(_) | View::Place(_), _) => {
                let here = self.place();
                match self.history.back(here) {
                    Some(place) => self.arrive(data, place),
                    None => self.go(data, Place { scope: self.scope, view: View::People, record: None }),
                }
            },
            (Pane::Main, View::Timeline | View::People, _) => {
                self.go(data, Place { scope: self.scope, view: View::Overview, record: None });
            },
            (Pane::Main, View::Overview, Scope::Pair(pair)) => {
                self.go(data, Place { scope: Scope::All, view: View::Overview, record: Some(Record::Pair(pair)) });
            },
            (Pane::Main, View::Overview, Scope::Country(_)) => {
                self.go(data, Place { scope: Scope::All, view: View::Overview, record: None });
            },
            (Pane::Main, View::Overview, Scope::All) => {
                self.notice = Some(Notice::Done("this is the top; q quits".to_owned()));
            },
        }
    }

    fn shift_focus(&mut self, by: i8, around: bool) {
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

    pub(super) fn set_filter(&mut self, data: &Dataset, filter: Filter) {
        let record = self.place().record;
        self.filter = filter;
        self.rebuild(data);
        if !self.select(record) {
            // The event is hidden: stay as near to it in time as can be.
            if let (Main::Ledger(list), Some(Record::Event(id))) = (&mut self.main, record) {
                let at = self.shown.partition_point(|shown| *shown < id);
                list.select(at);
            }
        }
    }

    fn walk_hits(&mut self, data: &Dataset, forward: bool) {
        let failed = |text: &str| Some(Notice::Failed(text.to_owned()));
        if self.hits.is_empty() {
            self.notice = failed("search first: / and a few letters, then n and N walk the events found");
            return;
        }
        let here = match self.place().record {
            Some(Record::Event(id)) => id,
            _ => self.hits[0],
        };
        let at = self.hits.partition_point(|hit| *hit < here);
        let next = if forward {
            self.hits.get(if self.hits.get(at) == Some(&here) && self.view == View::Timeline { at + 1 } else { at })
        } else {
            at.checked_sub(1).map(|at| &self.hits[at])
        };
        match next.copied() {
            Some(id) => {
                self.show_event(data, id);
                let position = self.hits.partition_point(|hit| *hit < id) + 1;
                self.notice = Some(Notice::Done(format!("hit {position} of {} for “{}”", self.hits.len(), self.query)));
            },
            None => self.notice = failed(if forward { "no later hit" } else { "no earlier hit" }),
        }
    }

    fn act_in_narrow(&mut self, data: &Dataset, action: Action) -> Vec<Effect> {
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

    fn narrowed(&mut self, data: &Dataset) {
        self.rebuild_pairs(data);
        if self.narrow.as_ref().is_some_and(|field| !field.text().is_empty()) {
            self.pairs.select(0);
        }
    }

    fn rebuild_pairs(&mut self, data: &Dataset) {
        let narrow = self.narrow.as_ref().map_or("", Field::text);
        self.pairs = pairs::rows(data, self.scope, narrow);
    }

    fn act_in_overlay(&mut self, data: &Dataset, action: Action) -> Vec<Effect> {
        let Some(mut overlay) = self.overlay.take() else { return Vec::new() };
        if let Some(motion) = Motion::of(action) {
            overlay.moved(&motion);
            self.overlay = Some(overlay);
            return Vec::new();
        }
        if let Some(field) = overlay.field_mut()
            && edit(field, action)
        {
            self.overlay = Some(overlay);
            self.overlay_edited(data);
            return Vec::new();
        }
        match overlay.answer(self, data, action) {
            Answer::Stay => self.overlay = Some(overlay),
            Answer::Close => self.overlay_closed(&overlay),
            Answer::Act(action) => {
                self.overlay_closed(&overlay);
                return self.act(data, action);
            },
            Answer::Done(effects) => {
                self.overlay_closed(&overlay);
                return effects;
            },
        }
        Vec::new()
    }

    fn overlay_edited(&mut self, data: &Dataset) {
        if let Some(mut overlay) = self.overlay.take() {
            overlay.edited(self, data);
            self.overlay = Some(overlay);
        }
    }

    /// A search keeps its query for next time.
    fn overlay_closed(&mut self, overlay: &Overlay) {
        if let Overlay::Search(search) = overlay {
            search.field().text().clone_into(&mut self.query);
            self.hits = search.events();
        }
    }

    fn open_overlay(&mut self, data: &Dataset, action: Action) {
        self.overlay = match action {
            Action::Search => Some(Overlay::search(self, data)),
            Action::Filter => Some(Overlay::filter(self, data)),
            Action::GoToDate => Some(Overlay::goto()),
            Action::Help => Some(Overlay::actions(self, data, Purpose::Help)),
            Action::Palette => Some(Overlay::actions(self, data, Purpose::Palette)),
            Action::Copy => Some(Overlay::Copy),
            _ => match self.subject {
                Some(Subject::Event(id)) if data[id].is_disputed() => Some(Overlay::claims(data, id, &self.metrics)),
                _ => {
                    self.notice = Some(Notice::Failed("nothing here is disputed".to_owned()));
                    None
                },
            },
        };
    }

    pub(super) fn copy(&mut self, data: &Dataset, action: Action) -> Vec<Effect> {
        let subject = self.subject.unwrap_or(Subject::Scope(self.scope));
        let Some((what, text)) = copy::text(data, subject, action) else {
            self.notice = Some(Notice::Failed(format!("there is nothing to {} here", action.about())));
            return Vec::new();
        };
        self.notice = Some(Notice::Done(format!("{what} copied: {}", text.lines().next().unwrap_or_default())));
        vec![Effect::Copy(text)]
    }

    fn open_source(&mut self, data: &Dataset) -> Vec<Effect> {
        let subject = self.subject.unwrap_or(Subject::Scope(self.scope));
        let Some(url) = copy::url(data, subject) else {
            self.notice = Some(Notice::Failed("no source with an address here".to_owned()));
            return Vec::new();
        };
        vec![Effect::Open(url)]
    }
}

/// Edits a field; says whether the action is one of a field.
fn edit(field: &mut Field, action: Action) -> bool {
    match action {
        Action::FieldLeft => field.left(),
        Action::FieldRight => field.right(),
        Action::FieldStart => field.start(),
        Action::FieldEnd => field.end(),
        Action::DeleteBack => field.delete_back(),
        Action::DeleteForward => field.delete_forward(),
        Action::DeleteWord => field.delete_word(),
        Action::DeleteToStart => field.delete_to_start(),
        _ => return false,
    }
    true
}
