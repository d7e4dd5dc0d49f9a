//! Going from place to place: links, views, hits, back and forward, and one level out.

use super::doc::Target;
use super::model::{Model, Pane, Place, View};
use super::msg::{Effect, Notice};
use super::overlay::Overlay;
use crate::dataset::{Dataset, EventId, MissionId, Record, Scope};
use crate::input::Action;

impl Model {
    pub(super) fn enter_scope(&mut self, data: &Dataset, scope: Scope) {
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
            Target::Claims(id) => self.overlay = Some(Overlay::claims(data, *id, self.written.overlay)),
            Target::Url(url) => return vec![Effect::Open(url.clone())],
        }
        Vec::new()
    }

    /// Goes to the row of an event; a filter that hides it is cleared, and that is said. The scope stays where it holds the event;
    /// from another view of all pairs, the ledger of the pair says more.
    pub(super) fn show_event(&mut self, data: &Dataset, id: EventId) {
        let stays = data.holds(self.scope, id) && (self.scope != Scope::All || self.view == View::Timeline);
        let scope = if stays { self.scope } else { Scope::Pair(data.pair_of(id)) };
        let hidden = !self.filter.keeps(data, id);
        let place = Place { scope, view: View::Timeline, record: Some(Record::Event(id)) };
        if hidden {
            self.history.leave((self.place(), std::mem::take(&mut self.filter)));
            self.arrive(data, place);
            self.notice = Some(Notice::Done("filter cleared, it hid this event; going back restores it".to_owned()));
        } else {
            self.go(data, place);
        }
    }

    pub(super) fn show_mission(&mut self, data: &Dataset, id: MissionId) {
        if let Some(event) = data[id].events.first() {
            self.show_event(data, *event);
        }
    }

    /// Goes to the ledger: where it was last read in this scope, else at the newest.
    pub(super) fn show_timeline(&mut self, data: &Dataset) {
        let record = match self.ledger_at {
            Some((scope, event)) if scope == self.scope && self.view != View::Timeline => Some(Record::Event(event)),
            _ => None,
        };
        self.go(data, Place { scope: self.scope, view: View::Timeline, record });
    }

    /// Goes to a place and remembers the one that is left. To go where one is already only brings the focus back.
    pub(super) fn go(&mut self, data: &Dataset, place: Place) {
        let here = self.place();
        if (here.scope, here.view) == (place.scope, place.view) && place.record.is_none_or(|at| here.record == Some(at))
        {
            self.focus = Pane::Main;
            return;
        }
        self.leave(data, place);
    }

    /// Leaves for a place, even for the same one made anew.
    pub(super) fn leave(&mut self, data: &Dataset, place: Place) {
        let here = self.place();
        if let (View::Timeline, Some(Record::Event(event))) = (here.view, here.record) {
            self.ledger_at = Some((here.scope, event));
        }
        self.history.leave((here, self.filter.clone()));
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

    pub(super) fn travel(&mut self, data: &Dataset, action: Action) {
        let here = (self.place(), self.filter.clone());
        let there = if action == Action::HistoryBack { self.history.back(here) } else { self.history.forward(here) };
        match there {
            Some((place, filter)) => {
                self.filter = filter;
                self.arrive(data, place);
            },
            None => {
                self.notice = Some(Notice::Failed(
                    if action == Action::HistoryBack { "nothing to go back to" } else { "nothing to go forward to" }
                        .to_owned(),
                ));
            },
        }
    }

    /// Esc: one level out. It never quits.
    pub(super) fn back_out(&mut self, data: &Dataset) {
        match (self.focus, self.view, self.scope) {
            (Pane::Detail | Pane::Pairs | Pane::Kinds, ..) => self.focus = Pane::Main,
            (Pane::Main, View::Person(_) | View::Place(_), _) => {
                let here = (self.place(), self.filter.clone());
                match self.history.back(here) {
                    Some((place, filter)) => {
                        self.filter = filter;
                        self.arrive(data, place);
                    },
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

    pub(super) fn walk_hits(&mut self, data: &Dataset, forward: bool) {
        let failed = |text: &str| Some(Notice::Failed(text.to_owned()));
        if self.hits.is_empty() {
            self.notice = failed("search first with /, then n and N walk the hits");
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
}
