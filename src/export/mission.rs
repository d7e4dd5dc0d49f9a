//! Missions and accreditations, with the history of their classes.

use serde::Serialize;

use super::{JsonSource, JsonWhen};
use crate::dataset::{Dataset, MissionId, Post, Record, Tenure, Until};

/// A mission: with a city where it is resident, with a seat where it is accredited from a third country.
#[derive(Debug, Serialize)]
pub struct JsonMission<'a> {
    id: &'a str,
    pair: &'a str,
    from: &'a str,
    to: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<&'a str>,
    classes: Vec<JsonTenure<'a>>,
    events: Vec<String>,
    sources: Vec<JsonSource<'a>>,
}

impl<'a> JsonMission<'a> {
    /// The JSON form of a mission.
    pub fn new(data: &'a Dataset, id: MissionId) -> Self {
        let mission = &data[id];
        let (city, seat) = match mission.post {
            Post::Resident(city) => (Some(&*data[city].name), None),
            Post::Accredited(seat) => (None, Some(&*data[seat].name)),
        };
        Self {
            id: &mission.id,
            pair: &data[mission.pair].id,
            from: &data[mission.from].code,
            to: &data[mission.to].code,
            city,
            seat,
            classes: mission.tenures.iter().map(JsonTenure::new).collect(),
            events: mission.events.iter().map(|event| data.id_of(Record::Event(*event))).collect(),
            sources: JsonSource::all(data, &mission.sources),
        }
    }
}

/// A class and its time: `class` and `since` are null where nobody says, `until` is null where it lasts.
#[derive(Debug, Serialize)]
struct JsonTenure<'a> {
    class: Option<&'a str>,
    since: Option<JsonWhen>,
    until: Option<JsonWhen>,
    /// Present, and true, only where positions differ on how it began.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disputed: bool,
}

impl<'a> JsonTenure<'a> {
    fn new(tenure: &'a Tenure) -> Self {
        let until = match &tenure.until {
            Until::Lasting => None,
            Until::Changed(when) | Until::Closed(when) => {
                Some(when.as_ref().map_or_else(JsonWhen::unknown, JsonWhen::from))
            },
        };
        Self {
            class: tenure.class.as_ref().map(|class| &*class.name),
            since: tenure.since.as_ref().map(JsonWhen::from),
            until,
            disputed: tenure.disputed,
        }
    }
}
