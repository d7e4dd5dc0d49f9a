//! Missions while their files are read: posts with what became of them, joined where two files know of one, and turned into tenures and
//! events when all is known.

use foldhash::HashMap;

use super::join::{self, Conflict, Holders, agreed, position};
use super::same::{Family, MissionKey};
use super::{Layers, Origin, Refused, Trail, shorten};
use crate::dataset::{
    Act, Builder, Class, ClassName, Dataset, Detail, Edtf, Event, Kind, Mission, PairId, PartyId, Post, Source, Tenure,
    Until, subject,
};
use crate::dossier::log::Log;
use crate::text::fold;
use crate::wording::change_title;

/// A post of one country in another, or one that covers it from a third.
#[derive(Debug, Clone)]
pub(in crate::dossier) struct Parts {
    pub(in crate::dossier) id: Box<str>,
    pub(in crate::dossier) pair: PairId,
    pub(in crate::dossier) from: PartyId,
    pub(in crate::dossier) to: PartyId,
    pub(in crate::dossier) post: Post,
    /// What became of it, in order. An accreditation has one, without an act.
    pub(in crate::dossier) changes: Vec<Change>,
    pub(in crate::dossier) sources: Vec<Source>,
}

/// A mission, every id under which it is found, where it stands, and its place among all records.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) parts: Parts,
    pub(super) ids: Vec<Box<str>>,
    pub(super) trail: Trail,
    pub(super) entered: u32,
}

/// A change of a mission: the class after it, where it gives one, and the happening, whose id, kind, detail and, where it is empty, title
/// are made when all is known.
#[derive(Debug, Clone)]
pub(in crate::dossier) struct Change {
    pub(in crate::dossier) class: Option<ClassName>,
    pub(in crate::dossier) event: Event,
}

impl Parts {
    /// The class it has after its last change, as far as any says.
    pub(super) fn class(&self) -> Option<&ClassName> {
        self.changes.iter().rev().find_map(|change| change.class.as_ref())
    }

    /// Where it and its changes are said to be.
    fn all_sources(&self) -> Vec<Source> {
        let of_changes = || self.changes.iter().flat_map(|change| change.event.sources.clone()).collect();
        if self.sources.is_empty() { of_changes() } else { self.sources.clone() }
    }

    /// Takes what a higher layer says of the mission into what is held of it. `None` where the two histories do not fit each other, and
    /// the missions stay two.
    pub(super) fn join(&mut self, data: &Dataset, new: Self, holders: Holders<'_>) -> Option<Vec<Conflict>> {
        let mut joined = self.clone();
        let conflicts = match (&self.changes[..], &new.changes[..]) {
            (_, [_]) => joined.take(data, &new, holders),
            // What was held says less than what is new: it is taken into that.
            ([_], _) => {
                joined.changes.clone_from(&new.changes);
                joined.sources.clone_from(&new.sources);
                joined.take(data, self, Holders { held: holders.new, new: holders.held })
            },
            _ => join_histories(&mut joined.changes, &new.changes, holders)?,
        };
        let sources = std::mem::replace(&mut joined.sources, self.sources.clone());
        join::add_sources(&mut joined.sources, sources);
        join::add_sources(&mut joined.sources, new.sources);
        *self = joined;
        Some(conflicts)
    }

    /// Takes in what says only that the mission stands, of which class, and perhaps since when.
    fn take(&mut self, data: &Dataset, statement: &Self, holders: Holders<'_>) -> Vec<Conflict> {
        let [said] = &statement.changes[..] else { return Vec::new() };
        let sources = if said.event.sources.is_empty() { &statement.sources } else { &said.event.sources };
        let day = sources.iter().find_map(|source| data[source.article].read);
        let mut conflicts: Vec<_> = self.contradict(said.class.as_ref(), day, sources, holders).into_iter().collect();
        let mut event = said.event.clone();
        // "Since 1975, an embassy": the year may be that of the class or of the post.
        let fits = |change: &Change| match (&change.event.when, &event.when) {
            (Some(held), Some(new)) => agreed(held, new).is_some(),
            _ => true,
        };
        let same =
            self.changes.iter().rposition(|change| is_same(change.class.as_ref(), said.class.as_ref()) && fits(change));
        let at = same.or_else(|| self.changes.iter().position(&fits)).unwrap_or(0);
        if at == 0 && self.changes[0].class.is_none() {
            self.changes[0].class.clone_from(&said.class);
        }
        // What the statement is called is not what the change did.
        if self.changes.len() > 1 {
            event.title = Box::default();
            event.summary = Box::default();
        }
        event.act = None;
        let is_history = self.changes.len() > 1;
        let change = &mut self.changes[at].event;
        // Nor does who says that the mission stands vouch for what a program read of the change.
        let read = (is_history && change.is_unreviewed())
            .then(|| (change.title.clone(), change.summary.clone(), change.review));
        conflicts.extend(join::join(change, event, holders));
        if let Some(read) = read {
            (change.title, change.summary, change.review) = read;
        }
        conflicts
    }

    /// Makes claims where the class, or that the mission stands, is said otherwise for the same day; without a day, for now.
    fn contradict(
        &mut self,
        said: Option<&ClassName>,
        day: Option<Edtf>,
        sources: &[Source],
        holders: Holders<'_>,
    ) -> Option<Conflict> {
        let is_later = |change: &Change| {
            let date = change.event.when.as_ref().and_then(|when| when.edtf);
            date.zip(day).is_some_and(|(date, day)| date.certainly_after(day))
        };
        let said = said?;
        let last = self.changes.iter().rposition(|change| !is_later(change))?;
        let of_day = day.map_or(String::new(), |day| format!(" in {}", day.text()));
        let (disputed, then) = if self.changes[last].event.act == Some(Act::Closed) {
            // Of a day that nobody names, nobody can say that it stood when it was closed.
            day?;
            (last, "closed".to_owned())
        } else {
            let class = self.changes[..=last].iter().rev().find_map(|change| change.class.as_ref())?;
            if is_same(Some(class), Some(said)) {
                return None;
            }
            let gave = self.changes.iter().rposition(|change| change.class.is_some())?;
            (gave, class.name.to_string())
        };
        let claims = &mut self.changes[disputed].event.claims;
        join::add_claim(claims, position(format!("{then}{of_day}"), holders.held, &self.sources));
        join::add_claim(claims, position(format!("{}{of_day}", said.name), holders.new, sources));
        Some(format!("disputed from now on, classes{of_day}: {then} and {}", said.name))
    }
}

impl Layers {
    /// Takes in a mission or accreditation of the file that is being read, in place of one of a lower layer where it says so.
    ///
    /// # Errors
    /// [`Refused`] where its id is taken, or there is nothing to replace; then nothing has changed.
    pub(in crate::dossier) fn mission(
        &mut self,
        parts: Parts,
        replaces: Option<&str>,
        origin: Origin,
        log: &mut Log,
    ) -> Result<(), Refused> {
        self.watch_mission(&parts, origin);
        if let Some(replaced) = replaces {
            self.check_replaces(&parts.id, replaced, origin)?;
            let Some((ids, at)) = self.take_out(replaced, origin) else { return Err(Refused::NothingToReplace) };
            self.tell_replaced(&parts.id, replaced, at, origin, log);
            self.hold(parts, ids, origin);
            return Ok(());
        }
        if let Some(known) = self.mission_ids.get(&parts.id).copied() {
            return self.join_by_id(known, &parts, origin, log);
        }
        if self.builder.so_far().find(&parts.id).is_some() {
            return Err(Refused::Taken(self.trail(&parts.id).map(|trail| trail.origin)));
        }
        self.hold(parts, Vec::new(), origin);
        Ok(())
    }

    fn hold(&mut self, parts: Parts, mut ids: Vec<Box<str>>, origin: Origin) {
        ids.retain(|id| *id != parts.id);
        ids.push(parts.id.clone());
        for id in &ids {
            self.mission_ids.insert(id.clone(), self.missions.len());
        }
        let entered = self.builder.enter();
        self.missions.push(Some(Held { parts, ids, trail: Trail::new(origin), entered }));
    }

    fn join_by_id(&mut self, known: usize, new: &Parts, origin: Origin, log: &mut Log) -> Result<(), Refused> {
        let Some(held) = &self.missions[known] else { return Err(Refused::Taken(None)) };
        let trail = held.trail;
        if trail.last == origin.file {
            return Err(Refused::Taken(Some(trail.origin)));
        }
        if self.mission_key(&held.parts) != self.mission_key(new) {
            return Err(Refused::Other(
                trail.origin,
                "a mission of another sender, city or family of classes".to_owned(),
            ));
        }
        if self.join_mission(known, new, origin, log) {
            return Ok(());
        }
        Err(Refused::Other(trail.origin, "a mission with another history".to_owned()))
    }

    pub(super) fn mission_key(&self, parts: &Parts) -> MissionKey {
        MissionKey::new(self.builder.so_far(), parts.pair, parts.from, parts.post, Family::of(parts.class()))
    }

    /// Joins a mission to one that is held; false where their histories do not fit.
    fn join_mission(&mut self, known: usize, new: &Parts, origin: Origin, log: &mut Log) -> bool {
        let Some(mut held) = self.missions[known].take() else { return false };
        let (lower, higher) =
            (self.holder(&held.parts.all_sources(), held.trail.origin), self.holder(&new.all_sources(), origin));
        let holders = Holders { held: &lower, new: &higher };
        let conflicts = held.parts.join(self.builder.so_far(), new.clone(), holders);
        if let Some(conflicts) = &conflicts {
            self.count_join([&new.id, &held.parts.id], [origin, held.trail.origin]);
            held.trail.last = origin.file;
            self.tell(conflicts, &held.parts.id, &self.place(held.trail.origin), origin, log);
        }
        self.missions[known] = Some(held);
        conflicts.is_some()
    }

    /// Joins the missions of a file to those of other files, where one fits one.
    pub(super) fn end_missions(&mut self, log: &mut Log) {
        let mut wanted: HashMap<usize, usize> = HashMap::default();
        let mut near = Vec::new();
        for index in self.fresh.1..self.missions.len() {
            let mut found = self.same_missions(index);
            for known in &found {
                *wanted.entry(*known).or_default() += 1;
            }
            let more = shorten(&mut found);
            near.push((index, found, more));
        }
        for (index, found, more) in near {
            let Some(new) = self.missions[index].take() else { continue };
            let origin = new.trail.origin;
            let is_free =
                |known: usize| self.missions[known].as_ref().is_some_and(|held| held.trail.last != origin.file);
            if let [known] = found[..]
                && wanted[&known] == 1
                && is_free(known)
                && self.join_mission(known, &new.parts, origin, log)
            {
                for id in &new.ids {
                    self.mission_ids.insert(id.clone(), known);
                }
                if let Some(held) = &mut self.missions[known] {
                    held.ids.extend(new.ids);
                }
                continue;
            }
            let held = |known: &usize| self.missions[*known].as_ref();
            let others: Vec<_> =
                found.iter().filter_map(held).map(|held| (held.parts.id.to_string(), held.trail.origin)).collect();
            if !others.is_empty() {
                self.doubt(origin, &others, more, log);
            }
            self.missions[index] = Some(new);
        }
    }

    /// The missions of other files that have the key of one of this file.
    fn same_missions(&self, index: usize) -> Vec<usize> {
        let Some(held) = &self.missions[index] else { return Vec::new() };
        let known = self.missions_index.get(&self.mission_key(&held.parts));
        known.into_iter().flatten().copied().filter(|known| self.missions[*known].is_some()).collect()
    }
}

/// Says whether two classes are one: by name, or all that are an embassy under another name.
fn is_same(one: Option<&ClassName>, other: Option<&ClassName>) -> bool {
    let is_embassy = |class: Class| matches!(class, Class::Embassy | Class::HighCommission | Class::Nunciature);
    match (one, other) {
        (Some(one), Some(other)) => match (one.class, other.class) {
            (Some(one), Some(other)) => one == other || (is_embassy(one) && is_embassy(other)),
            _ => fold(&one.name) == fold(&other.name),
        },
        (None, None) => true,
        _ => false,
    }
}

/// Joins two histories of more than one change each: every change of the one must be one of the other.
fn join_histories(held: &mut [Change], new: &[Change], holders: Holders<'_>) -> Option<Vec<Conflict>> {
    let pairs = || held.iter().zip(new);
    let is_one = |(held, new): (&Change, &Change)| {
        held.event.act == new.event.act && is_same(held.class.as_ref(), new.class.as_ref())
    };
    if held.len() != new.len() || !pairs().all(is_one) {
        return None;
    }
    let pairs = held.iter_mut().zip(new);
    Some(pairs.flat_map(|(held, new)| join::join(&mut held.event, new.event.clone(), holders)).collect())
}

/// Makes the mission and its events, and adds them.
pub(super) fn derive(builder: &mut Builder, parts: Parts, entered: u32) {
    let Parts { id, pair, from, to, post, changes, sources } = parts;
    let mut tenures: Vec<Tenure> = Vec::new();
    let mut events: Vec<(Event, Option<ClassName>)> = Vec::new();
    let mut ids: Vec<Box<str>> = Vec::new();
    for Change { class: given, mut event } in changes {
        let before = tenures.last().and_then(|tenure| tenure.class.clone());
        let open = tenures.last().is_some_and(|tenure| tenure.until == Until::Lasting);
        let class = given.clone().or_else(|| before.clone());
        // A disputed date places the change, but is nobody's: the drawn stretch begins where the event stands.
        let at = event.when.clone().or_else(|| event.stands_at().map(Into::into));
        let closes = event.act == Some(Act::Closed);
        if open && let Some(tenure) = tenures.last_mut() {
            tenure.until = if closes { Until::Closed(at.clone()) } else { Until::Changed(at.clone()) };
        }
        if !closes {
            let disputed = event.is_disputed();
            tenures.push(Tenure { class: class.clone(), since: at, until: Until::Lasting, disputed });
        }
        event.id =
            change_id(|id| ids.contains(id) || builder.so_far().find(id).is_some(), &id, event.act, given.as_ref());
        ids.push(event.id.clone());
        let sender = event.from.unwrap_or(from);
        if event.title.is_empty() {
            let classes = [before.as_ref(), class.as_ref()];
            event.title = change_title(builder.so_far(), [sender, to], post, &event, classes).into();
        }
        event.pair = pair;
        event.kind = Kind::Mission;
        event.from = Some(sender);
        event.to = Some(to);
        let city = post.city();
        event.places.retain(|place| *place != city);
        event.places.insert(0, city);
        events.push((event, class));
    }
    let mission = Mission { id, pair, from, to, post, tenures, events: vec![], sources };
    // That no other record has its id was seen when the file was read, and the ids of changes have just been looked for.
    let Ok(mission) = builder.add_mission(mission) else { return };
    for (mut event, class) in events {
        event.detail = Detail::Mission { mission, class };
        let added = builder.add_event(event, entered);
        debug_assert!(added.is_ok(), "the id was free");
    }
}

/// The id of a change: mission, act, and the class where the change names one; a number where that is taken. Never the date.
fn change_id(
    is_taken: impl Fn(&Box<str>) -> bool,
    mission: &str,
    act: Option<Act>,
    class: Option<&ClassName>,
) -> Box<str> {
    let class = class.map_or(String::new(), |class| format!("-{}", subject(&class.name)));
    let plain: Box<str> =
        act.map_or_else(|| format!("{mission}/accredited"), |act| format!("{mission}/{act}{class}")).into();
    let mut id = plain.clone();
    let mut again = 2;
    while is_taken(&id) {
        id = format!("{plain}-{again}").into();
        again += 1;
    }
    id
}
