//! What a document is, and what it says by which it is found.
//!
//! Documents are people, places, pairs, missions with accreditations, and events. The events that come from an accreditation
//! are no documents: the accreditation is, and has their texts, so nothing is found twice.
//!
//! All that is read of a dataset to be found by is read here, and handed to a [`Listener`].

use std::borrow::Cow;

use super::Reason;
use crate::dataset::{
    Dataset, Detail, Edtf, EventId, Lean, Mission, MissionId, Office, PairId, PartyId, PersonId, Pieced, PlaceId,
    Record, Shared, Vocabulary as _, When,
};

/// The line by which a record is shown as a hit: a name, a title, or for a mission "Iraq → Mexico: embassy in Mexico City".
pub fn title(data: &Dataset, record: Record) -> Cow<'_, str> {
    match record {
        Record::Party(id) => (&*data[id].name).into(),
        Record::Pair(id) => (&*data[id].name).into(),
        Record::Event(id) => data.event_title(id).into(),
        Record::Person(id) => (&*data[id].name).into(),
        Record::Place(id) => (&*data[id].name).into(),
        Record::Mission(id) => crate::wording::mission_title(data, &data[id]).into(),
    }
}

/// Says whether an event is a document.
pub(super) fn is_document(data: &Dataset, id: EventId) -> bool {
    data.mission_of(id).is_none_or(|mission| !data[mission].is_accreditation())
}

/// The names of a document beside its title: other names of a person, the code of a pair.
pub(super) fn other_names(data: &Dataset, record: Record) -> &[Box<str>] {
    match record {
        Record::Person(id) => &data[id].aliases,
        Record::Pair(id) => std::slice::from_ref(&data[id].id),
        _ => &[],
    }
}

/// The newest dated event of a document; `dated` is how many events of the dataset are, which come first.
pub(super) fn newest(data: &Dataset, record: Record, dated: usize) -> Option<EventId> {
    let of_one;
    let events = match record {
        Record::Event(id) => {
            of_one = [id];
            &of_one
        },
        Record::Person(id) => data.person_events(id),
        Record::Place(id) => data.place_events(id),
        Record::Pair(id) => data.pair_events(id),
        Record::Mission(id) => &data[id].events,
        Record::Party(_) => &[],
    };
    events.iter().copied().filter(|id| id.index() < dated).max()
}

/// How many events are dated. The undated stand last.
pub(super) fn dated(data: &Dataset) -> usize {
    let undated = data.event_ids().rev().take_while(|id| data.stands_at(*id).is_none()).count();
    data.event_ids().len() - undated
}

/// Hears all that a document says. What many documents say in the same words comes as the record that says it.
pub(super) trait Listener {
    /// A text of the document's own.
    fn text(&mut self, reason: Reason, text: &str);
    /// The title or summary of an event.
    fn pieced(&mut self, reason: Reason, text: Pieced<'_>);
    /// A short text that many documents may have: an office, a class, a kind.
    fn term(&mut self, reason: Reason, term: &str);
    /// The names of a person, for [`Reason::Person`].
    fn person(&mut self, id: PersonId);
    /// The name of a place, for [`Reason::Place`].
    fn place(&mut self, id: PlaceId);
    /// The names of a party, for [`Reason::Party`].
    fn party(&mut self, id: PartyId);
    /// A date, for [`Reason::Date`].
    fn date(&mut self, edtf: Edtf);
    /// The office that somebody in an event has.
    fn office(&mut self, person: PersonId, office: Shared<'_, Office>);
}

/// The titles of an office.
pub(super) fn office_titles(office: &Office) -> impl Iterator<Item = &str> {
    std::iter::once(&office.title).chain(&office.also).map(|title| &**title)
}

/// Tells a listener all that a document says, its title first.
pub(super) fn tell(data: &Dataset, record: Record, listener: &mut impl Listener) {
    if let Record::Person(id) = record {
        tell_name(data, id, listener);
        return Teller { data, listener }.offices(id);
    }
    if let Record::Event(id) = record {
        return tell_event(data, &data.lean(id), listener);
    }
    let headline = if matches!(record, Record::Mission(_)) { Reason::Title } else { Reason::Name };
    listener.text(headline, &title(data, record));
    let mut teller = Teller { data, listener };
    match record {
        Record::Party(id) => teller.listener.party(id),
        Record::Pair(id) => teller.pair(id),
        Record::Place(id) => teller.country(id),
        Record::Mission(id) => teller.mission(id),
        Record::Event(_) | Record::Person(_) => {},
    }
}

/// Tells a listener all that an event says.
pub(super) fn tell_event(data: &Dataset, event: &Lean<'_>, listener: &mut impl Listener) {
    listener.pieced(Reason::Title, event.title());
    Teller { data, listener }.event(event);
}

/// Tells a listener what a person says but for the offices, which the events say as well.
pub(super) fn tell_name(data: &Dataset, id: PersonId, listener: &mut impl Listener) {
    let person = &data[id];
    listener.text(Reason::Name, &person.name);
    person.aliases.iter().for_each(|name| listener.text(Reason::Alias, name));
    person.of.into_iter().for_each(|party| listener.party(party));
}

/// The words of a date: in English and in digits, so that `august 1975` and `1975-08` both find it. The digits are parted: nobody
/// types `19750801`.
pub(super) fn date_texts(edtf: Edtf) -> [String; 2] {
    [edtf.text(), edtf.to_string().replace(['-', '/', '.'], " ")]
}

/// Calls `named` with each text by which a party is named.
pub(super) fn party_names(data: &Dataset, id: PartyId) -> impl Iterator<Item = &str> {
    let party = &data[id];
    std::iter::once(&*party.name).chain(party.short.iter().chain(&party.demonym).map(|name| &**name))
}

struct Teller<'a, L> {
    data: &'a Dataset,
    listener: &'a mut L,
}

impl<L: Listener> Teller<'_, L> {
    fn terms<'t>(&mut self, reason: Reason, terms: impl IntoIterator<Item = &'t Box<str>>) {
        terms.into_iter().for_each(|term| self.listener.term(reason, term));
    }

    fn texts<'t>(&mut self, reason: Reason, texts: impl IntoIterator<Item = &'t Box<str>>) {
        texts.into_iter().for_each(|text| self.listener.text(reason, text));
    }

    /// A pair answers to the names of what its countries succeed as well: Mexico–Palestine to PLO.
    fn pair(&mut self, id: PairId) {
        let pair = &self.data[id];
        self.listener.text(Reason::Code, &pair.id);
        for country in pair.countries {
            self.listener.party(country);
            self.data[country].succeeds.iter().for_each(|earlier| self.listener.party(*earlier));
        }
    }

    fn offices(&mut self, id: PersonId) {
        for event in self.data.person_events(id) {
            let parts = self.data.parts(*event).into_iter().filter(|part| part.person == id);
            for office in parts.filter_map(|part| part.office) {
                self.listener.office(id, office);
                office.of.into_iter().for_each(|party| self.listener.party(party));
            }
        }
    }

    /// The country of a place.
    fn country(&mut self, id: PlaceId) {
        self.data[id].country.into_iter().for_each(|country| self.listener.party(country));
    }

    fn mission(&mut self, id: MissionId) {
        let mission: &Mission = &self.data[id];
        let classes = mission.tenures.iter().filter_map(|tenure| tenure.class.as_ref());
        self.terms(Reason::Class, classes.map(|class| &class.name));
        self.event_place(mission.post.city());
        self.listener.party(mission.from);
        self.listener.party(mission.to);
        for event in mission.events.iter().map(|id| self.data.lean(*id)) {
            // Who sent it once may have been a predecessor of who sends it now.
            event.route()[0].into_iter().for_each(|party| self.listener.party(party));
            if mission.is_accreditation() {
                // It is no document of its own, so all it says is said here.
                self.listener.pieced(Reason::Summary, event.title());
                self.event(&event);
            }
        }
    }

    fn event(&mut self, event: &Lean<'_>) {
        event.places().for_each(|place| self.event_place(place));
        for part in event.parts() {
            self.listener.person(part.person);
            part.office.into_iter().for_each(|office| self.listener.office(part.person, office));
        }
        self.detail(&event.detail());
        self.listener.term(Reason::Kind, event.kind().name());
        event.act().into_iter().for_each(|act| self.listener.term(Reason::Kind, act.name()));
        event.route().into_iter().flatten().for_each(|party| self.listener.party(party));
        self.data[event.pair()].countries.into_iter().for_each(|country| self.listener.party(country));
        for claim in event.claims() {
            self.listener.text(Reason::Claim, &claim.value);
            self.listener.text(Reason::Claim, &claim.by);
            self.texts(Reason::Claim, &claim.note);
            self.date(claim.when.as_ref());
        }
        self.date(event.when());
        self.date(event.announced());
        self.listener.pieced(Reason::Summary, event.summary());
    }

    /// A place that is not the document itself.
    fn event_place(&mut self, id: PlaceId) {
        self.listener.place(id);
        self.country(id);
    }

    fn detail(&mut self, detail: &Detail) {
        match detail {
            Detail::None => {},
            Detail::Mission { mission, class } => {
                self.event_place(self.data[*mission].post.city());
                self.terms(Reason::Kind, class.iter().map(|class| &class.name));
            },
            Detail::Agreement { form, level, signatories } => {
                self.terms(Reason::Form, form);
                if let Some(level) = level {
                    self.listener.term(Reason::Form, level.name());
                }
                self.texts(Reason::Signatory, signatories);
            },
            Detail::Vote { body, item, vote } => {
                self.terms(Reason::Body, body);
                self.texts(Reason::Item, item);
                if let Some(vote) = vote {
                    self.listener.term(Reason::Kind, vote.name());
                }
            },
            Detail::Membership { body } => self.terms(Reason::Body, body),
            Detail::Aid { through, .. } => self.terms(Reason::Body, through),
            Detail::Trade { goods, .. } => self.terms(Reason::Goods, goods),
        }
    }

    fn date(&mut self, when: Option<&When>) {
        let Some(when) = when else { return };
        self.texts(Reason::Date, &when.words);
        when.edtf.into_iter().for_each(|edtf| self.listener.date(edtf));
    }
}

/// A listener that is given every text whole, with the records written out.
pub(super) struct Spelled<'a, F> {
    data: &'a Dataset,
    each: F,
}

/// Calls `each` with every text that a document says, and the reason that the text gives.
pub(super) fn texts(data: &Dataset, record: Record, each: impl FnMut(Reason, &str)) {
    tell(data, record, &mut Spelled { data, each });
}

impl<F: FnMut(Reason, &str)> Listener for Spelled<'_, F> {
    fn text(&mut self, reason: Reason, text: &str) {
        (self.each)(reason, text);
    }

    fn pieced(&mut self, reason: Reason, text: Pieced<'_>) {
        (self.each)(reason, &text.text());
    }

    fn term(&mut self, reason: Reason, term: &str) {
        (self.each)(reason, term);
    }

    fn office(&mut self, _: PersonId, office: Shared<'_, Office>) {
        office_titles(office.value).for_each(|title| (self.each)(Reason::Office, title));
    }

    fn person(&mut self, id: PersonId) {
        let person = &self.data[id];
        (self.each)(Reason::Person, &person.name);
        person.aliases.iter().for_each(|name| (self.each)(Reason::Person, name));
    }

    fn place(&mut self, id: PlaceId) {
        (self.each)(Reason::Place, &self.data[id].name);
    }

    fn party(&mut self, id: PartyId) {
        party_names(self.data, id).for_each(|name| (self.each)(Reason::Party, name));
    }

    fn date(&mut self, edtf: Edtf) {
        for text in date_texts(edtf) {
            (self.each)(Reason::Date, &text);
        }
    }
}
