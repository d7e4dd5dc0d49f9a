//! Missions, and the classes they had with their times.

use super::{Sheet, cited, dated, or_empty, party, yes_no};
use crate::dataset::{Dataset, Mission, MissionId, Tenure, Until};
use crate::wording::history;

/// Missions and accreditations, a row each, with the class they have now or had last.
#[derive(Debug, Clone, Copy)]
pub struct Missions<'a>(pub &'a Dataset);

impl Sheet for Missions<'_> {
    type Item = MissionId;
    const NAME: &'static str = "missions";
    const HEAD: &'static [&'static str] = &[
        "id",
        "pair",
        "from",
        "from_name",
        "to",
        "to_name",
        "city",
        "country",
        "country_name",
        "accreditation",
        "class",
        "stands",
        "classes",
        "sources",
        "licences",
    ];

    fn cells(&self, id: MissionId) -> Vec<String> {
        let data = self.0;
        let mission = &data[id];
        let mut cells = sides(data, mission);
        let city = &data[mission.post.city()];
        cells.push(city.name.to_string());
        cells.extend(party(data, city.country));
        cells.extend([
            yes_no(mission.is_accreditation()),
            or_empty(mission.class().map(|class| &class.name)),
            yes_no(mission.stands()),
            history(mission),
        ]);
        cells.extend(cited(data, &mission.sources));
        cells
    }
}

fn sides(data: &Dataset, mission: &Mission) -> Vec<String> {
    let mut cells = vec![mission.id.to_string(), data[mission.pair].id.to_string()];
    cells.extend(party(data, Some(mission.from)));
    cells.extend(party(data, Some(mission.to)));
    cells
}

/// Classes of missions, a row each: the mission, and the place of the class in its history.
#[derive(Debug, Clone, Copy)]
pub struct Classes<'a>(pub &'a Dataset);

impl Classes<'_> {
    /// Those of some missions.
    pub fn of(self, missions: &[MissionId]) -> impl Iterator<Item = (MissionId, usize)> {
        missions.iter().flat_map(move |id| (0..self.0[*id].tenures.len()).map(|at| (*id, at)))
    }
}

impl Sheet for Classes<'_> {
    type Item = (MissionId, usize);
    const NAME: &'static str = "classes";
    const HEAD: &'static [&'static str] = &[
        "mission",
        "pair",
        "from",
        "from_name",
        "to",
        "to_name",
        "city",
        "class",
        "since",
        "since_text",
        "since_words",
        "since_first_day",
        "since_last_day",
        "end",
        "until",
        "until_text",
        "until_words",
        "until_first_day",
        "until_last_day",
        "disputed",
    ];

    fn cells(&self, (id, at): Self::Item) -> Vec<String> {
        let (data, mission) = (self.0, &self.0[id]);
        let Tenure { class, since, until, disputed } = &mission.tenures[at];
        let (end, until) = match until {
            Until::Lasting => ("lasts", None),
            Until::Changed(when) => ("changed", when.as_ref()),
            Until::Closed(when) => ("closed", when.as_ref()),
        };
        let mut cells = sides(data, mission);
        cells.push(data[mission.post.city()].name.to_string());
        cells.push(or_empty(class.as_ref().map(|class| &class.name)));
        cells.extend(dated(since.as_ref()));
        cells.push(end.to_owned());
        cells.extend(dated(until));
        cells.push(yes_no(*disputed));
        cells
    }
}
