//! Missions and accreditations, put together again from the events that were derived from them.

use super::{Papers, owned, text};
use crate::dataset::{Act, ClassName, Detail, Event, MissionId, subject};
use crate::dossier::written::{Accreditation, Change, Common, Mission};
use crate::wording::change_title;

impl<'a> Papers<'a> {
    pub(super) fn mission(&self, id: MissionId) -> Mission<'a> {
        let mission = &self.data[id];
        Mission {
            id: text(&mission.id),
            from: self.code(mission.from),
            to: self.code(mission.to),
            city: text(&self.data[mission.post.city()].name),
            changes: (0..mission.events.len()).map(|change| self.change(id, change)).collect(),
            sources: self.sources(&mission.sources),
        }
    }

    fn change(&self, mission: MissionId, change: usize) -> Change<'a> {
        let mut common = self.happening(mission, change);
        let mission = &self.data[mission];
        let event = &self.data.event(mission.events[change]);
        common.from = event.from.filter(|party| *party != mission.from).map(|party| self.code(party));
        let act = event.act.unwrap_or(Act::Opened);
        let class = class(event).filter(|class| act.names_class() || names_class(&mission.id, act, class, event));
        Change { act, class: class.map(|class| owned(&class.name)), common, sources: self.sources(&event.sources) }
    }

    pub(super) fn accreditation(&self, id: MissionId) -> Accreditation<'a> {
        let mission = &self.data[id];
        let common = if mission.events.is_empty() { Common::default() } else { self.happening(id, 0) };
        Accreditation {
            id: text(&mission.id),
            to: self.code(mission.to),
            seat: self.place(mission.post.city()),
            class: mission.class().map(|class| text(&class.name)),
            common: Common { from: Some(self.code(mission.from)), ..common },
            sources: self.sources(&mission.sources),
        }
    }

    /// What the event of a change has beside what is made of the mission: its place, which stands first in it, and its title where no
    /// file has given it one.
    fn happening(&self, mission: MissionId, change: usize) -> Common<'a> {
        let mission = &self.data[mission];
        let event = &self.data.event(mission.events[change]);
        let mut common = self.common(event);
        if event.places.first() == Some(&mission.post.city()) {
            common.places.remove(0);
        }
        let mut held = mission.events[..change].iter().rev().map(|event| self.data.event(*event));
        let before = held.find(|event| event.act != Some(Act::Closed));
        let classes = [before.as_ref().and_then(class), class(event)];
        let sides = [event.from.unwrap_or(mission.from), mission.to];
        if *event.title == *change_title(self.data, sides, mission.post, event, classes) {
            common.title = None;
        }
        common
    }
}

/// The class after a change.
fn class(change: &Event) -> Option<&ClassName> {
    if let Detail::Mission { class, .. } = &change.detail { class.as_ref() } else { None }
}

/// Says whether a change that need not name its class does. The event has a class either way, and an id that tells.
fn names_class(mission: &str, act: Act, class: &ClassName, event: &Event) -> bool {
    event.id.strip_prefix(&*format!("{mission}/{act}-")).is_some_and(|rest| rest.starts_with(&subject(&class.name)))
}
