//! What a document is, and the fields by which it is found.
//!
//! Documents are people, places, pairs, missions with accreditations, and events. The events that come from an accreditation
//! are no documents: the accreditation is, and has their texts, so nothing is found twice.

use std::borrow::Cow;

use super::{HitType, Reason};
use crate::dataset::{
    Dataset, Detail, Event, EventId, Kind, Mission, Pair, PartyId, PersonId, PlaceId, Record, Vocabulary, When,
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

/// Every document, with what a hit on it is.
pub(super) fn documents(data: &Dataset) -> impl Iterator<Item = (Record, HitType)> {
    let people = data.people().map(|(id, _)| (Record::Person(id), HitType::Person));
    let places = data.places().map(|(id, _)| (Record::Place(id), HitType::Place));
    let pairs = data.pairs().map(|(id, _)| (Record::Pair(id), HitType::Pair));
    let missions = data.missions().map(|(id, _)| (Record::Mission(id), HitType::Mission));
    let events = data.event_ids().filter(|id| !is_of_accreditation(data, *id)).map(|id| {
        let hit_type = if data.kind(id) == Kind::Agreement { HitType::Agreement } else { HitType::Event };
        (Record::Event(id), hit_type)
    });
    people.chain(places).chain(pairs).chain(missions).chain(events)
}

fn is_of_accreditation(data: &Dataset, event: EventId) -> bool {
    data.mission_of(event).is_some_and(|mission| data[mission].is_accreditation())
}

/// The names and titles of a document, and the code of a pair: what may be met exactly, or by scattered letters.
pub(super) fn names(data: &Dataset, record: Record) -> impl Iterator<Item = Cow<'_, str>> {
    let others = match record {
        Record::Person(id) => &*data[id].aliases,
        Record::Pair(id) => std::slice::from_ref(&data[id].id),
        _ => &[],
    };
    std::iter::once(title(data, record)).chain(others.iter().map(|other| Cow::Borrowed(&**other)))
}

/// The newest dated event of a document.
pub(super) fn newest(data: &Dataset, record: Record) -> Option<EventId> {
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
    events.iter().copied().filter(|id| data.stands_at(*id).is_some()).max()
}

/// The texts of one document, each with the reason it gives.
pub(super) struct Fields<'a> {
    data: &'a Dataset,
    texts: Vec<(Reason, Cow<'a, str>)>,
}

/// The texts by which a document is found.
pub(super) fn fields(data: &Dataset, record: Record) -> Vec<(Reason, Cow<'_, str>)> {
    let mut fields = Fields { data, texts: Vec::new() };
    let headline = if matches!(record, Record::Event(_) | Record::Mission(_)) { Reason::Title } else { Reason::Name };
    fields.add(headline, title(data, record));
    match record {
        Record::Party(id) => fields.party(id),
        Record::Pair(id) => fields.pair(&data[id]),
        Record::Event(id) => fields.event(&data.event(id)),
        Record::Person(id) => fields.person(id),
        Record::Place(id) => fields.place(id),
        Record::Mission(id) => fields.mission(&data[id]),
    }
    fields.texts
}

impl<'a> Fields<'a> {
    /// Adds a text, unless the document has it already for the same reason.
    fn add(&mut self, reason: Reason, text: impl Into<Cow<'a, str>>) {
        let field = (reason, text.into());
        if !self.texts.contains(&field) {
            self.texts.push(field);
        }
    }

    fn add_all(&mut self, reason: Reason, texts: impl IntoIterator<Item: AsRef<str>>) {
        texts.into_iter().for_each(|text| self.add(reason, text.as_ref().to_owned()));
    }

    fn add_name(&mut self, reason: Reason, member: Option<impl Vocabulary>) {
        if let Some(member) = member {
            self.add(reason, member.name());
        }
    }

    fn party(&mut self, id: PartyId) {
        let party = &self.data[id];
        self.add(Reason::Party, &*party.name);
        self.add_all(Reason::Party, party.short.iter().chain(&party.demonym));
    }

    /// A pair answers to the names of what its countries succeed as well: Mexico–Palestine to PLO.
    fn pair(&mut self, pair: &'a Pair) {
        self.add(Reason::Code, &*pair.id);
        for country in pair.countries {
            self.party(country);
            self.data[country].succeeds.iter().for_each(|earlier| self.party(*earlier));
        }
    }

    fn person(&mut self, id: PersonId) {
        let data = self.data;
        self.add_all(Reason::Alias, &data[id].aliases);
        let parts = data.person_events(id).iter().flat_map(|event| data.parts(*event));
        for office in parts.filter(|part| part.person == id).filter_map(|part| part.office) {
            self.add(Reason::Office, office.title.to_string());
            self.add_all(Reason::Office, &office.also);
            office.of.into_iter().for_each(|party| self.party(party));
        }
    }

    fn place(&mut self, id: PlaceId) {
        self.data[id].country.into_iter().for_each(|country| self.party(country));
    }

    fn mission(&mut self, mission: &'a Mission) {
        let classes = mission.tenures.iter().filter_map(|tenure| tenure.class.as_ref());
        self.add_all(Reason::Class, classes.map(|class| &class.name));
        self.event_place(mission.post.city());
        self.party(mission.from);
        self.party(mission.to);
        for event in mission.events.iter().map(|id| self.data.event(*id)) {
            // Who sent it once may have been a predecessor of who sends it now.
            event.from.into_iter().for_each(|party| self.party(party));
            if mission.is_accreditation() {
                // It is no document of its own, so all it says is said here.
                self.add(Reason::Summary, event.title.to_string());
                self.event(&event);
            }
        }
    }

    fn event(&mut self, event: &Event) {
        event.places.iter().for_each(|place| self.event_place(*place));
        for part in &event.people {
            let person = &self.data[part.person];
            self.add(Reason::Person, &*person.name);
            self.add_all(Reason::Person, &person.aliases);
            if let Some(office) = &part.office {
                self.add(Reason::Office, office.title.to_string());
                self.add_all(Reason::Office, &office.also);
            }
        }
        self.detail(&event.detail);
        self.add_name(Reason::Kind, Some(event.kind));
        self.add_name(Reason::Kind, event.act);
        event.from.into_iter().chain(event.to).for_each(|party| self.party(party));
        self.data[event.pair].countries.into_iter().for_each(|country| self.party(country));
        for claim in &event.claims {
            self.add(Reason::Claim, claim.value.to_string());
            self.add(Reason::Claim, claim.by.to_string());
            self.add_all(Reason::Claim, &claim.note);
            self.date(claim.when.as_ref());
        }
        self.date(event.when.as_ref());
        self.date(event.announced.as_ref());
        self.add(Reason::Summary, event.summary.to_string());
    }

    /// A place that is not the document itself.
    fn event_place(&mut self, id: PlaceId) {
        self.add(Reason::Place, &*self.data[id].name);
        self.place(id);
    }

    fn detail(&mut self, detail: &Detail) {
        match detail {
            Detail::None => {},
            Detail::Mission { mission, class } => {
                self.event_place(self.data[*mission].post.city());
                self.add_all(Reason::Kind, class.iter().map(|class| &class.name));
            },
            Detail::Agreement { form, level, signatories } => {
                self.add_all(Reason::Form, form);
                self.add_name(Reason::Form, *level);
                self.add_all(Reason::Signatory, signatories);
            },
            Detail::Vote { body, item, vote } => {
                self.add_all(Reason::Body, body);
                self.add_all(Reason::Item, item);
                self.add_name(Reason::Kind, *vote);
            },
            Detail::Membership { body } => self.add_all(Reason::Body, body),
            Detail::Aid { through, .. } => self.add_all(Reason::Body, through),
            Detail::Trade { goods, .. } => self.add_all(Reason::Goods, goods),
        }
    }

    /// A date by its words and by its digits, so that `august 1975` and `1975-08` both find it.
    fn date(&mut self, when: Option<&When>) {
        let Some(when) = when else { return };
        self.add_all(Reason::Date, &when.words);
        if let Some(edtf) = when.edtf {
            self.add(Reason::Date, edtf.text());
            self.add(Reason::Date, edtf.to_string());
        }
    }
}
