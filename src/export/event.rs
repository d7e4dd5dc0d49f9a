//! One event, as JSON: the contract on which scripts rest.

use serde::{Serialize, Serializer};

use super::person::JsonOffice;
use super::{JsonSource, JsonWhen};
use crate::dataset::{
    Act, Claim, Dataset, Detail, Event, EventId, Kind, Level, MissionId, Participant, Post, Role, Stance, Sureness,
    Vote,
};

/// An event.
#[derive(Debug)]
pub struct JsonEvent<'a> {
    data: &'a Dataset,
    event: Event,
}

impl<'a> JsonEvent<'a> {
    /// The JSON form of an event.
    pub fn new(data: &'a Dataset, id: EventId) -> Self {
        Self { data, event: data.event(id) }
    }
}

impl Serialize for JsonEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::new(self.data, &self.event).serialize(serializer)
    }
}

/// What stands in the JSON form of an event.
#[derive(Debug, Serialize)]
struct Form<'a> {
    id: &'a str,
    pair: &'a str,
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<Act>,
    when: JsonWhen,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    title: &'a str,
    summary: &'a str,
    people: Vec<JsonParticipant<'a>>,
    places: Vec<&'a str>,
    detail: JsonDetail<'a>,
    claims: Vec<JsonClaim<'a>>,
    sources: Vec<JsonSource<'a>>,
    /// Present, and true, only where positions differ.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disputed: bool,
    /// How sure the program was that read it out of an article; present only where one did and says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    sure: Option<Sureness>,
    /// Present, and true, only where a person has looked at what a program read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    reviewed: bool,
}

impl<'a> Form<'a> {
    fn new(data: &'a Dataset, event: &'a Event) -> Self {
        Self {
            id: &event.id,
            pair: &data[event.pair].id,
            kind: event.kind,
            act: event.act,
            when: JsonWhen::of(event),
            from: event.from.map(|party| &*data[party].code),
            to: event.to.map(|party| &*data[party].code),
            title: &event.title,
            summary: &event.summary,
            people: event.people.iter().map(|part| JsonParticipant::new(data, part)).collect(),
            places: event.places.iter().map(|place| &*data[*place].name).collect(),
            detail: JsonDetail::new(data, &event.detail),
            claims: event.claims.iter().map(|claim| JsonClaim::new(data, claim)).collect(),
            sources: JsonSource::all(data, &event.sources),
            disputed: event.is_disputed(),
            sure: event.review.sure,
            reviewed: event.review.reviewed,
        }
    }
}

/// A person in an event; the role is named only where it is not the principal's.
#[derive(Debug, Serialize)]
struct JsonParticipant<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<JsonOffice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
}

impl<'a> JsonParticipant<'a> {
    fn new(data: &'a Dataset, part: &'a Participant) -> Self {
        let person = &data[part.person];
        Self {
            id: &person.id,
            name: &person.name,
            office: part.office.as_ref().map(|office| JsonOffice::new(data, office)),
            role: (part.role != Role::Principal).then_some(part.role),
        }
    }
}

/// A position on a disputed value.
#[derive(Debug, Serialize)]
struct JsonClaim<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<JsonWhen>,
    by: &'a str,
    stance: Stance,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    sources: Vec<JsonSource<'a>>,
}

impl<'a> JsonClaim<'a> {
    fn new(data: &'a Dataset, claim: &'a Claim) -> Self {
        Self {
            value: &claim.value,
            when: claim.when.as_ref().map(JsonWhen::from),
            by: &claim.by,
            stance: claim.stance,
            note: claim.note.as_deref(),
            sources: JsonSource::all(data, &claim.sources),
        }
    }
}

/// What the kind of an event adds; an empty object where it adds nothing.
#[derive(Debug, Default, Serialize)]
struct JsonDetail<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mission: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<&'a str>,
    /// Present, and true, only where the mission is accredited from its seat in a third country.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    accreditation: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vote: Option<Vote>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<Level>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signatories: Option<&'a [Box<str>]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goods: Option<&'a [Box<str>]>,
}

impl<'a> JsonDetail<'a> {
    fn new(data: &'a Dataset, detail: &'a Detail) -> Self {
        match detail {
            Detail::None => Self::default(),
            Detail::Mission { mission, class } => {
                Self { class: class.as_ref().map(|class| &*class.name), ..Self::post(data, *mission) }
            },
            Detail::Agreement { form, level, signatories } => {
                Self { form: form.as_deref(), level: *level, signatories: Some(signatories), ..Self::default() }
            },
            Detail::Vote { body, item, vote } => {
                Self { body: body.as_deref(), item: item.as_deref(), vote: *vote, ..Self::default() }
            },
            Detail::Membership { body } => Self { body: body.as_deref(), ..Self::default() },
            Detail::Aid { money, through } => Self {
                amount: money.as_ref().map(|money| money.amount),
                currency: money.as_ref().map(|money| &*money.currency),
                through: through.as_deref(),
                ..Self::default()
            },
            Detail::Trade { money, goods } => Self {
                amount: money.as_ref().map(|money| money.amount),
                currency: money.as_ref().map(|money| &*money.currency),
                goods: Some(goods),
                ..Self::default()
            },
        }
    }

    fn post(data: &'a Dataset, mission: MissionId) -> Self {
        let mission = &data[mission];
        let (city, seat) = match mission.post {
            Post::Resident(city) => (Some(&*data[city].name), None),
            Post::Accredited(seat) => (None, Some(&*data[seat].name)),
        };
        Self { mission: Some(&mission.id), city, seat, accreditation: mission.is_accreditation(), ..Self::default() }
    }
}
