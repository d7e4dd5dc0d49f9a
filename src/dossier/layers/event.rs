//! Events of different files that are one.

use std::cell::LazyCell;

use foldhash::HashMap;

use super::join::{self, Holders};
use super::same::{Index, Likeness, likeness, names_of};
use super::{Layers, Origin, Refused, Trail, shorten};
use crate::dataset::{Event, EventId, Record};
use crate::dossier::log::Log;

impl Layers {
    /// Takes in an event of the file that is being read, in place of one of a lower layer where it says so.
    ///
    /// # Errors
    /// [`Refused`] where its id is taken, or there is nothing to replace; then nothing has changed.
    pub(in crate::dossier) fn event(
        &mut self,
        event: Event,
        replaces: Option<&str>,
        origin: Origin,
        log: &mut Log,
    ) -> Result<(), Refused> {
        if let Some(replaced) = replaces {
            self.check_replaces(&event.id, replaced, origin)?;
            let id = event.id.clone();
            let Some((ids, at)) = self.take_out(replaced, origin) else { return Err(Refused::NothingToReplace) };
            self.add(event, origin).map_err(|_| Refused::Taken(None))?;
            if let Some(record) = self.builder.so_far().find(&id) {
                for id in ids {
                    self.builder.alias(&id, record);
                }
            }
            self.tell_replaced(&id, replaced, at, origin, log);
            return Ok(());
        }
        if self.mission_ids.contains_key(&event.id) {
            return Err(Refused::Taken(self.trail(&event.id).map(|trail| trail.origin)));
        }
        let Err(event) = self.add(event, origin) else { return Ok(()) };
        let Some(Record::Event(slot)) = self.builder.so_far().find(&event.id) else {
            return Err(Refused::Taken(self.trail(&event.id).map(|trail| trail.origin)));
        };
        let trail = self.events[slot.index()];
        if trail.last == origin.file {
            return Err(Refused::Taken(Some(trail.origin)));
        }
        let held = self.builder.event(slot);
        if let Some(other) = held.and_then(|held| join::contradiction(self.builder.so_far(), &held, &event)) {
            return Err(Refused::Other(trail.origin, other));
        }
        self.join_event(slot, event, origin, log);
        self.watch_event(slot, origin);
        Ok(())
    }

    #[expect(clippy::result_large_err, reason = "who adds it goes on with it")]
    fn add(&mut self, event: Event, origin: Origin) -> Result<EventId, Event> {
        let entered = self.builder.enter();
        let slot = self.builder.add_event(event, entered)?;
        self.events.push(Trail::new(origin));
        self.watch_event(slot, origin);
        Ok(slot)
    }

    fn join_event(&mut self, slot: EventId, new: Event, origin: Origin, log: &mut Log) {
        let below = self.events[slot.index()].origin;
        let Some(held) = self.builder.event(slot) else { return };
        let (lower, higher) = (self.holder(&held.sources, below), self.holder(&new.sources, origin));
        let (id, own) = (held.id.clone(), new.id.clone());
        let holders = Holders { held: &lower, new: &higher };
        let Some(conflicts) = self.builder.change_event(slot, |held| join::join(held, new, holders)) else { return };
        self.count_join([&own, &id], [origin, below]);
        self.events[slot.index()].last = origin.file;
        self.tell(&conflicts, &id, &self.place(below), origin, log);
        // It may now have another date, or more people, by which the files to come find it.
        if let Some(held) = self.builder.event(slot) {
            self.events_index.insert(slot, &held);
        }
    }

    /// Joins the events of a file to those of other files, where one fits one.
    pub(super) fn end_events(&mut self, log: &mut Log) {
        self.call_up();
        let fresh = (self.fresh.0..self.events.len()).map(EventId::new);
        let mut wanted: HashMap<EventId, usize> = HashMap::default();
        let mut found = Vec::new();
        for (slot, mut near) in fresh.filter_map(|slot| Some((slot, self.near(slot)?))) {
            let sure = near.slots.iter().filter(|_| near.is_sure);
            sure.for_each(|slot| *wanted.entry(*slot).or_default() += 1);
            let more = shorten(&mut near.slots);
            found.push((slot, near, more));
        }
        for (slot, near, more) in found {
            let origin = self.events[slot.index()].origin;
            match near.slots[..] {
                // That of the other file has not been joined to a record of this one already.
                [one] if near.is_sure && wanted[&one] == 1 && self.events[one.index()].last != origin.file => {
                    self.merge(slot, one, log);
                },
                _ => {
                    let name = |slot: &EventId| {
                        Some((self.builder.event(*slot)?.id.to_string(), self.events[slot.index()].origin))
                    };
                    let others: Vec<_> = near.slots.iter().filter_map(name).collect();
                    self.doubt(origin, &others, more, log);
                },
            }
        }
    }

    /// Lets the events of lower layers be found that have a pair in common with this file.
    fn call_up(&mut self) {
        for slot in (self.fresh.0..self.events.len()).map(EventId::new) {
            let pair = self.builder.so_far().pair_of(slot);
            for known in self.waiting.remove(&pair).unwrap_or_default() {
                if let Some(event) = self.builder.event(known) {
                    self.events_index.insert(known, &event);
                }
            }
        }
    }

    /// The events of other files that an event of this one may be: those that it is by all rules, those of its very date before others;
    /// or else those from which only a date that is not said keeps it apart. `None` without any.
    fn near(&self, slot: EventId) -> Option<Near> {
        // Of most events no other file has the pair, and they need not be read.
        let pair = self.builder.so_far().pair_of(slot);
        if !self.events_index.has(pair) {
            return None;
        }
        let event = &self.builder.event(slot)?;
        let held = |other: &EventId| self.builder.event(*other);
        // Of most events there is nothing near, and their titles need not be looked at.
        let subject = LazyCell::new(|| Index::subject_of(event));
        let names = LazyCell::new(|| names_of(self.builder.so_far(), event.pair));
        let alike = |other: &EventId| {
            let theirs = self.events_index.subject(*other);
            held(other).map_or(Likeness::None, |other| {
                likeness(self.builder.so_far(), (event, &subject), (&other, theirs), || &names)
            })
        };
        let near = self.events_index.near(event);
        let found: Vec<_> = near.into_iter().map(|other| (other, alike(&other))).collect();
        let of = |wanted: Likeness| -> Vec<EventId> {
            found.iter().filter(|(_, likeness)| *likeness == wanted).map(|(other, _)| *other).collect()
        };
        let mut slots = of(Likeness::Same);
        if slots.is_empty() {
            let slots = of(Likeness::Perhaps);
            return (!slots.is_empty()).then_some(Near { slots, is_sure: false });
        }
        let on_the_day = |other: &EventId| held(other).is_some_and(|other| other.stands_at() == event.stands_at());
        if slots.len() > 1 && slots.iter().any(on_the_day) {
            slots.retain(on_the_day);
        }
        Some(Near { slots, is_sure: true })
    }

    fn merge(&mut self, slot: EventId, held: EventId, log: &mut Log) {
        let origin = self.events[slot.index()].origin;
        let Some((event, ids)) = self.builder.take_event(slot) else { return };
        for id in ids {
            self.builder.alias(&id, Record::Event(held));
        }
        self.join_event(held, event, origin, log);
    }
}

/// The events that another may be.
struct Near {
    slots: Vec<EventId>,
    /// Whether all rules say so.
    is_sure: bool,
}
