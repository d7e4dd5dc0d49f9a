//! Missions while their files are read: posts with what became of them, joined where two files know of one, and turned into tenures and
//! events when all is known.

use super::join::{self, Conflict, Holders, agreed, position};
use crate::dataset::{
    Act, Builder, Class, ClassName, Dataset, Detail, Edtf, Event, Kind, Mission, PairId, PartyId, Post, Source, Tenure,
    Until, subject,
};
use crate::text::fold;
use crate::wording::{class_name, with_article};

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

    /// Takes what a higher layer says of the mission into what is held of it. `None` where the two histories do not fit each other, and
    /// the missions stay two.
    pub(super) fn join(&mut self, data: &Dataset, new: Self, holders: Holders<'_>) -> Option<Vec<Conflict>> {
        let mut joined = self.clone();
        let conflicts = match (&self.changes[..], &new.changes[..]) {
            (_, [_]) => joined.take(data, &new, holders),
            // What was held says less than what is new: it is taken into that.
            ([_], _) => {
                joined.changes.clone_from(&new.changes);
                joined.take(data, self, Holders { held: holders.new, new: holders.held })
            },
            _ => join_histories(&mut joined.changes, &new.changes, holders)?,
        };
        join::add_new(&mut joined.sources, new.sources);
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
        conflicts.extend(join::join(&mut self.changes[at].event, event, holders));
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
        claims.push(position(format!("{then}{of_day}"), holders.held, &self.sources));
        claims.push(position(format!("{}{of_day}", said.name), holders.new, sources));
        Some(format!("classes{of_day}: {then} and {}", said.name))
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
            tenures.push(Tenure { class: class.clone(), since: at, until: Until::Lasting });
        }
        event.id =
            change_id(|id| ids.contains(id) || builder.so_far().find(id).is_some(), &id, event.act, given.as_ref());
        ids.push(event.id.clone());
        let sender = event.from.unwrap_or(from);
        if event.title.is_empty() {
            event.title = title(builder.so_far(), (sender, to), post, &event, [before.as_ref(), class.as_ref()]);
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

/// "Iraq opens an embassy in Mexico City"; "PLO information office in Mexico City becomes a special delegation"; "Mexico is accredited to
/// Oman from Riyadh".
fn title(
    data: &Dataset,
    (from, to): (PartyId, PartyId),
    post: Post,
    event: &Event,
    [before, after]: [Option<&ClassName>; 2],
) -> Box<str> {
    let (sender, city) = (data[from].short_name(), &data[post.city()].name);
    let (before, class) = (class_name(before), class_name(after));
    let Some(act) = event.act else {
        return format!("{sender} is accredited to {} from {city}", data[to].short_name()).into();
    };
    let is_dated = event.stands_at().is_some();
    match act {
        Act::Opened if !is_dated => format!("{sender} keeps {} in {city}", with_article(class)),
        Act::Opened => format!("{sender} opens {} in {city}", with_article(class)),
        Act::Closed => format!("{sender} closes its {class} in {city}"),
        Act::Reopened => format!("{sender} reopens its {class} in {city}"),
        _ => format!("{sender}’s {before} in {city} becomes {}", with_article(class)),
    }
    .into()
}
