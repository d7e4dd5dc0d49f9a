//! Missions and accreditations, put together again from the events that were derived from them.

use super::{Papers, text};
use crate::dataset::{Act, ClassName, Detail, Event, EventId, MissionId, subject};
use crate::dossier::written::{Accreditation, Change, Common, Mission};

impl<'a> Papers<'a> {
    pub(super) fn mission(&self, id: MissionId) -> Mission<'a> {
        let mission = &self.data[id];
        Mission {
            id: text(&mission.id),
            from: self.code(mission.from),
            to: self.code(mission.to),
            city: text(&self.data[mission.post.city()].name),
            changes: mission.events.iter().map(|event| self.change(id, *event)).collect(),
            sources: self.sources(&mission.sources),
        }
    }

    fn change(&self, mission: MissionId, event: EventId) -> Change<'a> {
        let (mission, event) = (&self.data[mission], &self.data[event]);
        let mut common = self.placed(event);
        common.from = event.from.filter(|party| *party != mission.from).map(|party| self.code(party));
        let act = event.act.unwrap_or(Act::Opened);
        let class = if let Detail::Mission { class, .. } = &event.detail { class.as_ref() } else { None };
        let class = class.filter(|class| act.names_class() || names_class(&mission.id, act, class, event));
        Change { act, class: class.map(|class| text(&class.name)), common, sources: self.sources(&event.sources) }
    }

    pub(super) fn accreditation(&self, id: MissionId) -> Accreditation<'a> {
        let mission = &self.data[id];
        let event = mission.events.first().map(|event| &self.data[*event]);
        let from = Some(self.code(mission.from));
        Accreditation {
            id: text(&mission.id),
            to: self.code(mission.to),
            seat: self.place(mission.post.city()),
            class: mission.class().map(|class| text(&class.name)),
            common: Common { from, ..event.map(|event| self.placed(event)).unwrap_or_default() },
            sources: self.sources(&mission.sources),
        }
    }

    /// What the event has beside the place of its mission, which stands first in it.
    fn placed(&self, event: &'a Event) -> Common<'a> {
        let mut common = self.common(event);
        if let Detail::Mission { mission, .. } = event.detail
            && event.places.first() == Some(&self.data[mission].post.city())
        {
            common.places.remove(0);
        }
        common
    }
}

/// Says whether a change that need not name its class does. The event has a class either way, and an id that tells.
fn names_class(mission: &str, act: Act, class: &ClassName, event: &Event) -> bool {
    event.id.strip_prefix(&*format!("{mission}/{act}-")).is_some_and(|rest| rest.starts_with(&subject(&class.name)))
}
