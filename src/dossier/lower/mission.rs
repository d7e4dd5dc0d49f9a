//! Missions and accreditations: whose they are, and that their changes can follow each other.

use super::super::draft::{AccreditationDraft, ChangeDraft, Common, MissionDraft, Text};
use super::super::layers::mission::{Change, Parts};
use super::{Desk, boxed, when};
use crate::dataset::{Act, Class, ClassName, Detail, Edtf, Event, Kind, PairId, PartyId, Post, Vocabulary as _};

/// A mission while its changes are walked through.
struct Walk {
    pair: PairId,
    from: PartyId,
    /// Whether every change says what it does and to which class: else nobody knows what may follow it.
    certain: bool,
    /// Whether it stands after the changes so far, and whether it ever did.
    open: bool,
    ever: bool,
    /// The last date that a change gave.
    last: Option<Edtf>,
}

impl Desk<'_, '_> {
    pub(super) fn mission(&mut self, pair: PairId, draft: &MissionDraft<'_>) {
        let errors = self.log.errors();
        self.check_id(pair, &draft.id);
        let (Some(from), Some(to)) = (self.party(&draft.from), self.party(&draft.to)) else { return };
        self.check_sides(pair, (&draft.from, from), (&draft.to, to));
        self.check_city(&draft.city);
        let certain = draft.changes.iter().all(ChangeDraft::is_certain);
        let mut walk = Walk { pair, from, certain, open: false, ever: false, last: None };
        let changes = draft.changes.iter().map(|change| self.change(&mut walk, change)).collect();
        let sources = self.sources(&draft.sources);
        if self.log.errors() > errors && self.may_be_left_out() {
            return;
        }
        let post = Post::Resident(self.builder().place(&draft.city.value, Some(to)));
        self.enter(
            (&draft.id, draft.replaces.as_ref()),
            Parts { id: boxed(&draft.id.value), pair, from, to, post, changes, sources },
        );
    }

    /// Takes in a mission, which may also be found by the id of one it replaces.
    fn enter(&mut self, (id, replaces): (&Text<'_>, Option<&Text<'_>>), parts: Parts) {
        let origin = self.origin(&id.span);
        let below = replaces.map(|id| &*id.value);
        if let Err(refused) = self.whole.layers.mission(parts, below, origin, self.log) {
            self.refused(id, replaces, &refused);
        }
    }

    /// Checks that a mission goes from one country of its pair to the other: each side is one of them, or a predecessor or actor that it
    /// succeeds.
    fn check_sides(&mut self, pair: PairId, from: (&Text<'_>, PartyId), to: (&Text<'_>, PartyId)) {
        // Of a file that cannot be read, nobody knows whom its parties succeed.
        if self.log.has_lost() {
            return;
        }
        let data = self.data();
        let [a, b] = data[pair].countries;
        let is = |country, (_, party): (&Text<'_>, PartyId)| data.stands_for(country, party);
        let (a_name, b_name) = (&data[a].name, &data[b].name);
        let strangers = [from, to].into_iter().filter(|side| !is(a, *side) && !is(b, *side));
        let mut problems: Vec<_> = strangers
            .map(|(text, _)| {
                let given = super::shown(&text.value);
                let advice = "write one of them, or let a [[party]] say that one succeeds it";
                (text, format!("\"{given}\" is neither {a_name} nor {b_name}, nor succeeded by one: {advice}"))
            })
            .collect();
        if problems.is_empty() && !(is(a, from) && is(b, to) || is(b, from) && is(a, to)) {
            let side = if is(a, from) { a_name } else { b_name };
            problems.push((to.0, format!("`from` and `to` are both {side}; a mission is of one country in the other")));
        }
        for (text, message) in problems {
            self.missing(&text.span, message);
        }
    }

    /// Checks that the sender that a change names is one with that of its mission: the same country of the pair, before or now.
    fn check_sender(&mut self, pair: PairId, sender: PartyId, (text, party): (&Text<'_>, PartyId)) {
        let data = self.data();
        let is = |country: &PartyId| data.stands_for(*country, sender);
        let mut sides = data[pair].countries.into_iter().filter(is).peekable();
        // A mission of nobody in the pair has been reported as a whole.
        if sides.peek().is_none() || sides.any(|side| data.stands_for(side, party)) || self.log.has_lost() {
            return;
        }
        let (given, name) = (super::shown(&text.value), &data[sender].name);
        let message = format!("\"{given}\" is not {name}, which sends this mission, nor one with it by succession");
        self.missing(&text.span, message);
    }

    /// Checks that a city does not name its country, which is the receiver. "Washington, D.C." is a name with a comma of its own.
    fn check_city(&mut self, city: &Text<'_>) {
        let Some((name, rest)) = city.value.rsplit_once(',') else { return };
        let rest = rest.trim();
        // A name that is only like that of a country may be a district, of which bulk data have many.
        let is_like = |desk: &Self| !desk.file.is_bulk() && desk.nearest_party(rest).is_some();
        if self.known_party(rest).is_none() && !is_like(self) {
            return;
        }
        let (given, name) = (super::shown(&city.value), super::shown(name.trim()));
        let message = format!("write the city alone, \"{name}\", not \"{given}\": the country is the receiver’s");
        self.error(&city.span, message);
    }

    /// Reads one change, and checks that it can follow the last.
    fn change(&mut self, walk: &mut Walk, draft: &ChangeDraft<'_>) -> Change {
        self.check_date(walk, draft);
        if walk.certain {
            self.check_act(draft, walk);
        }
        walk.open = draft.act() != Act::Closed;
        walk.ever |= walk.open;
        let class = draft.class.as_ref().map(|class| self.class(class));
        let given = draft.common.from.as_ref().and_then(|text| Some((text, self.party(text)?)));
        if let Some(given) = given {
            self.check_sender(walk.pair, walk.from, given);
        }
        let event = self.happening(walk.pair, Some(draft.act()), given.map(|(_, party)| party), &draft.common);
        Change { class, event }
    }

    /// What a change and an accreditation have of an event; the rest is made when all is known.
    fn happening(&mut self, pair: PairId, act: Option<Act>, from: Option<PartyId>, common: &Common<'_>) -> Event {
        self.check_dispute(common);
        Event {
            id: Box::default(),
            pair,
            kind: Kind::Mission,
            act,
            when: when(&common.when),
            announced: common.announced.map(Into::into),
            every: None,
            from,
            to: None,
            title: common.title.as_ref().map(boxed).unwrap_or_default(),
            summary: common.summary.as_ref().map(boxed).unwrap_or_default(),
            people: self.people(&common.people),
            places: common.places.iter().filter_map(|place| self.place(place)).collect(),
            detail: Detail::None,
            claims: self.claims(&common.claims),
            sources: self.sources(&common.sources),
            review: common.review,
        }
    }

    /// Checks that a change is not dated before the last one that has a date.
    fn check_date(&mut self, walk: &mut Walk, change: &ChangeDraft<'_>) {
        let Some(date) = &change.common.when.edtf else { return };
        if let Some(last) = walk.last.filter(|last| last.certainly_after(date.value)) {
            let (act, when, last) = (change.act(), date.value.text(), last.text());
            let message =
                format!("{act} in {when} comes before the change above it, of {last}; put the changes in order");
            self.error(&date.span, message);
        }
        walk.last = Some(date.value);
    }

    /// Checks that what a change does can be done to a mission that stands, or does not, and perhaps never did.
    fn check_act(&mut self, change: &ChangeDraft<'_>, walk: &Walk) {
        let Some(act) = &change.act else { return };
        let wrong = match (act.value, walk.open) {
            (Act::Opened | Act::Reopened, true) => "it stands already; close it first, or write elevated or downgraded",
            (Act::Reopened, false) if !walk.ever => "it was never opened; write opened",
            (Act::Closed | Act::Elevated | Act::Downgraded, false) => "it does not stand; open it first",
            _ => return,
        };
        self.error(&act.span, format!("a mission cannot be {} here: {wrong}", act.value));
    }

    fn class(&mut self, text: &Text<'_>) -> ClassName {
        let class = Class::from_name(&text.value);
        if class.is_none() {
            self.log.warning_of((self.file, &text.value), &text.span, || {
                let near = super::hint(super::nearest(&text.value, Class::ALL.iter().map(|class| class.name())));
                let name = super::shown(&text.value);
                format!("\"{name}\" is no known class of mission, and is kept as it is{near}")
            });
        }
        ClassName { name: boxed(&text.value), class }
    }

    pub(super) fn accreditation(&mut self, pair: PairId, draft: &AccreditationDraft<'_>) {
        let errors = self.log.errors();
        self.check_id(pair, &draft.id);
        let from = draft.common.from.as_ref().and_then(|party| self.party(party));
        let to = self.party(&draft.to);
        if let (Some(sender), Some(from), Some(to)) = (&draft.common.from, from, to) {
            self.check_sides(pair, (sender, from), (&draft.to, to));
        }
        let class = draft.class.as_ref().map(|class| self.class(class));
        let sources = self.sources(&draft.common.sources);
        let seat = self.place(&draft.seat);
        let event = self.happening(pair, None, None, &draft.common);
        let (Some(from), Some(to), Some(seat)) = (from, to, seat) else { return };
        if self.log.errors() > errors && self.may_be_left_out() {
            return;
        }
        let (id, post, changes) = (boxed(&draft.id.value), Post::Accredited(seat), vec![Change { class, event }]);
        self.enter((&draft.id, draft.replaces.as_ref()), Parts { id, pair, from, to, post, changes, sources });
    }
}
