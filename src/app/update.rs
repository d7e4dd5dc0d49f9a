//! The one way the model changes.

use super::bookmarks::Bookmarks;
use super::copy;
use super::detail::Subject;
use super::field::Field;
use super::model::{Main, Model, Pane, Place, View};
use super::motion::Motion;
use super::msg::{Effect, Msg, Notice};
use super::overlay::{Answer, Overlay, Purpose};
use crate::dataset::{Dataset, Filter, Record, Scope};
use crate::input::Action;

/// Changes the model for what happened, and says what must be done outside.
pub fn update(model: &mut Model, data: &Dataset, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Notice(notice) => {
            model.notice = Some(notice);
            Vec::new()
        },
        Msg::Bookmarks(kept) => {
            model.bookmarks = Bookmarks::new(data, kept);
            Vec::new()
        },
        Msg::Problems(problems) => {
            model.take_problems(problems);
            Vec::new()
        },
        Msg::Loading(generation, progress) => {
            model.progressed(generation, progress);
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
            if !model.opening {
                return model.act(data, action);
            }
            let before = (model.place(), model.filter.clone());
            let effects = model.act(data, action);
            // Who has gone elsewhere is not called back.
            model.opening = (model.place(), &model.filter) == (before.0, &before.1);
            effects
        },
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
            Action::Reload => return self.reload(),
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

    pub(super) fn act_in_panes(&mut self, data: &Dataset, action: Action) -> Vec<Effect> {
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
            Action::Bookmark => self.bookmark(data),
            Action::OpenSource => return self.open_source(data),
            Action::CopyLine | Action::CopyCitation | Action::CopyUrl | Action::CopyId | Action::CopyJson => {
                return self.copy(data, action);
            },
            Action::Search
            | Action::Filter
            | Action::GoToDate
            | Action::Bookmarks
            | Action::Help
            | Action::Palette
            | Action::Claims
            | Action::Problems
            | Action::Export
            | Action::Copy => {
                self.open_overlay(data, action, None);
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
                if let Some(row) = list.selected().copied() {
                    self.go(data, Place { scope: self.scope, view: View::Person(row.person), record: None });
                }
            },
            (Pane::Main, Main::Ledger(_)) => self.focus = Pane::Detail,
            _ => {},
        }
        Vec::new()
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

    fn act_in_overlay(&mut self, data: &Dataset, action: Action) -> Vec<Effect> {
        let Some(mut overlay) = self.overlay.take() else { return Vec::new() };
        if let Some(motion) = Motion::of(action) {
            overlay.moved(&motion);
            self.overlay = Some(overlay);
            return Vec::new();
        }
        let answers = overlay.answers_before_field(action);
        if let Some(field) = overlay.field_mut()
            && !answers
            && edit(field, action)
        {
            self.overlay = Some(overlay);
            self.overlay_edited(data);
            return Vec::new();
        }
        match overlay.answer(self, data, action) {
            Answer::Stay => self.overlay = Some(overlay),
            Answer::Close => {
                self.overlay_closed(data, &overlay);
                self.overlay = self.below.take();
            },
            Answer::Act(action @ (Action::Help | Action::Palette)) => {
                // What one was doing is still there when they close, and is what they are about: not one about the other.
                if !matches!(overlay, Overlay::Actions(_) | Overlay::Copy) {
                    self.below = Some(overlay);
                }
                let below = self.below.take();
                self.open_overlay(data, action, below.as_ref());
                self.below = below;
            },
            Answer::Act(action) => {
                self.overlay_closed(data, &overlay);
                self.below = None;
                return self.act(data, action);
            },
            Answer::Done(effects) => {
                self.overlay_closed(data, &overlay);
                self.below = None;
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
    pub(super) fn overlay_closed(&mut self, data: &Dataset, overlay: &Overlay) {
        if let Overlay::Search(search) = overlay {
            search.field().text().clone_into(&mut self.query);
            self.hits = self.found_events(data);
        }
    }

    /// Opens an overlay; `over` is what is open already.
    fn open_overlay(&mut self, data: &Dataset, action: Action, over: Option<&Overlay>) {
        self.overlay = match action {
            Action::Search => Some(Overlay::search(self, data)),
            Action::Filter => Some(Overlay::filter(self, data)),
            Action::GoToDate => Some(Overlay::goto()),
            Action::Bookmarks => Some(Overlay::bookmarks(self, data)),
            Action::Help => Some(Overlay::actions(self, data, Purpose::Help, over)),
            Action::Palette => Some(Overlay::actions(self, data, Purpose::Palette, over)),
            Action::Copy => Some(Overlay::Copy),
            Action::Problems => self.list_problems(),
            Action::Export => {
                let forms = Overlay::export(self, data);
                if forms.is_none() {
                    self.notice = Some(Notice::Failed("nothing is shown that could be exported".to_owned()));
                }
                forms
            },
            _ => match self.subject {
                Some(Subject::Event(id)) if data.is_disputed(id) => {
                    Some(Overlay::claims(data, id, self.written.overlay))
                },
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
            self.notice = Some(Notice::Failed(copy::missing(action).to_owned()));
            return Vec::new();
        };
        let shown = if text.contains('\n') { copy::id(data, subject).unwrap_or_default() } else { text.clone() };
        self.notice = Some(Notice::Done(format!("{what} copied: {shown}")));
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
pub(super) fn edit(field: &mut Field, action: Action) -> bool {
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
