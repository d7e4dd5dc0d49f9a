//! Missions and accreditations, and the events derived from them.

use super::super::draft::{AccreditationDraft, ChangeDraft, Common, MissionDraft, Text};
use super::{Desk, when};
use crate::dataset::{
    Act, Class, ClassName, Detail, Edtf, Event, Kind, Mission, MissionId, PairId, PartyId, PlaceId, Post, Tenure,
    Until, Vocabulary as _, subject,
};
use crate::wording::{class_name, with_article};

/// The class of a mission before and after a change.
struct Step {
    before: Option<ClassName>,
    after: Option<ClassName>,
}

/// A mission while its changes are walked through.
struct Walk {
    pair: PairId,
    to: PartyId,
    city: PlaceId,
    tenures: Vec<Tenure>,
    /// Whether every change says what it does and to which class: else nobody knows what may follow it.
    certain: bool,
    /// The last date that a change gave.
    last: Option<Edtf>,
    /// The ids given to changes so far.
    ids: Vec<Box<str>>,
}

impl Desk<'_, '_> {
    pub(super) fn mission(&mut self, pair: PairId, draft: &MissionDraft) {
        self.check_id(pair, &draft.id);
        let (Some(from), Some(to)) = (self.party(&draft.from), self.party(&draft.to)) else { return };
        self.check_sides(pair, (&draft.from, from), (&draft.to, to));
        self.check_city(&draft.city);
        let city = self.builder().place(&draft.city.value, Some(to));
        let certain = draft.changes.iter().all(ChangeDraft::is_certain);
        let mut walk = Walk { pair, to, city, tenures: vec![], certain, last: None, ids: vec![] };
        let steps: Vec<_> = draft.changes.iter().map(|change| self.step(&mut walk, change)).collect();
        let sources = self.sources(&draft.sources);
        let id = draft.id.value.clone();
        let mission = Mission {
            id,
            pair,
            from,
            to,
            post: Post::Resident(city),
            tenures: walk.tenures.clone(),
            events: vec![],
            sources,
        };
        let Ok(mission) = self.builder().add_mission(mission) else { return self.taken(&draft.id) };
        self.given(&draft.id);
        for (change, step) in draft.changes.iter().zip(steps) {
            self.change(&mut walk, (mission, from), &draft.id, change, step);
        }
    }

    /// Checks that a mission goes from one country of its pair to the other: each side is one of them, or a predecessor or actor that it
    /// succeeds.
    fn check_sides(&mut self, pair: PairId, from: (&Text, PartyId), to: (&Text, PartyId)) {
        // Of a file that cannot be read, nobody knows whom its parties succeed.
        if self.log.has_lost() {
            return;
        }
        let data = self.whole.builder.so_far();
        let [a, b] = data[pair].countries;
        let is = |country, (_, party): (&Text, PartyId)| data.stands_for(country, party);
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
            self.error(&text.span, message);
        }
    }

    /// Checks that the sender that a change names is one with that of its mission: the same country of the pair, before or now.
    fn check_sender(&mut self, pair: PairId, sender: PartyId, (text, party): (&Text, PartyId)) {
        let data = self.whole.builder.so_far();
        let is = |country: &PartyId| data.stands_for(*country, sender);
        let mut sides = data[pair].countries.into_iter().filter(is).peekable();
        // A mission of nobody in the pair has been reported as a whole.
        if sides.peek().is_none() || sides.any(|side| data.stands_for(side, party)) || self.log.has_lost() {
            return;
        }
        let (given, name) = (super::shown(&text.value), &data[sender].name);
        let message = format!("\"{given}\" is not {name}, which sends this mission, nor one with it by succession");
        self.error(&text.span, message);
    }

    /// Checks that a city does not name its country, which is the receiver. "Washington, D.C." is a name with a comma of its own.
    fn check_city(&mut self, city: &Text) {
        let Some((name, rest)) = city.value.rsplit_once(',') else { return };
        let rest = rest.trim();
        if self.known_party(rest).is_none() && self.nearest_party(rest).is_none() {
            return;
        }
        let (given, name) = (super::shown(&city.value), super::shown(name.trim()));
        let message = format!("write the city alone, \"{name}\", not \"{given}\": the country is the receiver’s");
        self.error(&city.span, message);
    }

    /// Takes one change into the history of classes, and checks that it can follow the last.
    fn step(&mut self, walk: &mut Walk, change: &ChangeDraft) -> Step {
        self.check_date(walk, change);
        let open = walk.tenures.last().is_some_and(|tenure| tenure.until == Until::Lasting);
        let before = walk.tenures.last().and_then(|tenure| tenure.class.clone());
        if walk.certain {
            self.check_act(change, open, !walk.tenures.is_empty());
        }
        let class = change.class.as_ref().map(|class| self.class(class)).or(before.clone());
        let (at, closes) = (when(&change.common.when), change.act() == Act::Closed);
        if open && let Some(tenure) = walk.tenures.last_mut() {
            tenure.until = if closes { Until::Closed(at.clone()) } else { Until::Changed(at.clone()) };
        }
        if !closes {
            walk.tenures.push(Tenure { class: class.clone(), since: at, until: Until::Lasting });
        }
        Step { before, after: class }
    }

    /// Checks that a change is not dated before the last one that has a date.
    fn check_date(&mut self, walk: &mut Walk, change: &ChangeDraft) {
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
    fn check_act(&mut self, change: &ChangeDraft, open: bool, ever: bool) {
        let Some(act) = &change.act else { return };
        let wrong = match (act.value, open) {
            (Act::Opened | Act::Reopened, true) => "it stands already; close it first, or write elevated or downgraded",
            (Act::Reopened, false) if !ever => "it was never opened; write opened",
            (Act::Closed | Act::Elevated | Act::Downgraded, false) => "it does not stand; open it first",
            _ => return,
        };
        self.error(&act.span, format!("a mission cannot be {} here: {wrong}", act.value));
    }

    fn class(&mut self, text: &Text) -> ClassName {
        let class = Class::from_name(&text.value);
        if class.is_none() {
            let near = super::hint(super::nearest(&text.value, Class::ALL.iter().map(|class| class.name())));
            self.log.warning(
                self.file,
                &text.span,
                format!("\"{}\" is no known class of mission, and is kept as it is{near}", super::shown(&text.value)),
            );
        }
        ClassName { name: text.value.clone(), class }
    }

    fn change(
        &mut self,
        walk: &mut Walk,
        (mission, sender): (MissionId, PartyId),
        id: &Text,
        change: &ChangeDraft,
        step: Step,
    ) {
        let act = change.act();
        let given = change.common.from.as_ref().and_then(|text| Some((text, self.party(text)?)));
        if let Some(given) = given {
            self.check_sender(walk.pair, sender, given);
        }
        let from = given.map_or(sender, |(_, party)| party);
        let title = change.common.title.clone().unwrap_or_else(|| self.title(walk, from, change, &step));
        let event_id = change_id(walk, &id.value, act, change.class.as_ref());
        let id = Text::new(event_id, change.span.clone());
        let at = (walk.pair, Some(walk.to), walk.city);
        self.derive(at, &id, Some(act), from, title, &change.common, Detail::Mission { mission, class: step.after });
    }

    /// "Iraq opens an embassy in Mexico City"; "PLO information office in Mexico City becomes a special delegation".
    fn title(&self, walk: &Walk, from: PartyId, change: &ChangeDraft, step: &Step) -> Box<str> {
        let data = self.whole.builder.so_far();
        let (sender, city) = (data[from].short_name(), &data[walk.city].name);
        let (before, class) = (class_name(step.before.as_ref()), class_name(step.after.as_ref()));
        match change.act() {
            Act::Opened if change.common.when.edtf.is_none() => {
                format!("{sender} keeps {} in {city}", with_article(class))
            },
            Act::Opened => format!("{sender} opens {} in {city}", with_article(class)),
            Act::Closed => format!("{sender} closes its {class} in {city}"),
            Act::Reopened => format!("{sender} reopens its {class} in {city}"),
            _ => format!("{sender}’s {before} in {city} becomes {}", with_article(class)),
        }
        .into()
    }

    pub(super) fn accreditation(&mut self, pair: PairId, draft: &AccreditationDraft) {
        self.check_id(pair, &draft.id);
        let from = draft.common.from.as_ref().and_then(|party| self.party(party));
        let (Some(from), Some(to), Some(seat)) = (from, self.party(&draft.to), self.place(&draft.seat)) else { return };
        if let Some(sender) = &draft.common.from {
            self.check_sides(pair, (sender, from), (&draft.to, to));
        }
        let class = draft.class.as_ref().map(|class| self.class(class));
        let sources = self.sources(&draft.common.sources);
        let tenures = vec![Tenure { class: class.clone(), since: when(&draft.common.when), until: Until::Lasting }];
        let post = Post::Accredited(seat);
        let mission = Mission { id: draft.id.value.clone(), pair, from, to, post, tenures, events: vec![], sources };
        let Ok(mission) = self.builder().add_mission(mission) else { return self.taken(&draft.id) };
        self.given(&draft.id);
        let title = draft.common.title.clone().unwrap_or_else(|| {
            let data = self.whole.builder.so_far();
            format!("{} is accredited to {} from {}", data[from].short_name(), data[to].short_name(), data[seat].name)
                .into()
        });
        let id = Text::new(format!("{}/accredited", draft.id.value).into(), draft.span.clone());
        self.derive((pair, Some(to), seat), &id, None, from, title, &draft.common, Detail::Mission { mission, class });
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the fields of an event that differ between a change and an accreditation"
    )]
    fn derive(
        &mut self,
        (pair, to, city): (PairId, Option<PartyId>, PlaceId),
        id: &Text,
        act: Option<Act>,
        from: PartyId,
        title: Box<str>,
        common: &Common,
        detail: Detail,
    ) {
        let mut places = vec![city];
        places.extend(common.places.iter().filter_map(|place| self.place(place)).filter(|place| *place != city));
        let event = Event {
            id: id.value.clone(),
            pair,
            kind: Kind::Mission,
            act,
            when: when(&common.when),
            announced: common.announced.map(Into::into),
            every: None,
            from: Some(from),
            to,
            title,
            summary: common.summary.clone().unwrap_or_default(),
            people: self.people(&common.people),
            places,
            detail,
            claims: vec![],
            sources: self.sources(&common.sources),
        };
        if self.builder().add_event(event).is_err() {
            self.taken(id);
        }
        self.given(id);
    }
}

/// The id of a change: mission, act, and the class where the change names one; a number where that is taken. Never the date.
fn change_id(walk: &mut Walk, mission: &str, act: Act, class: Option<&Text>) -> Box<str> {
    let class = class.map_or(String::new(), |class| format!("-{}", subject(&class.value)));
    let plain: Box<str> = format!("{mission}/{act}{class}").into();
    let mut id = plain.clone();
    let mut again = 2;
    while walk.ids.contains(&id) {
        id = format!("{plain}-{again}").into();
        again += 1;
    }
    walk.ids.push(id.clone());
    id
}
