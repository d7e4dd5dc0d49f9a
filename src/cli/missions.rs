//! `comity missions`.

use clap::Args;

use super::conditions::Sent;
use super::page::{Forms, Page};
use super::table::{ID, cuttable, whole};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::MissionId;
use crate::export::{self, JsonMission};
use crate::wording::{direction, history, seat};

/// List missions and accreditations with the history of their classes
///
/// A date keeps what may have stood then, also what nobody dates.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity missions --pair mx-ps
  comity missions --from mx --since 1985 --until 1985"
)]
pub(super) struct Missions {
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    sent: Sent,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Missions {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let selection = self.sent.resolve(world)?;
        let all = data.pairs_by_name().iter().flat_map(|pair| data.pair_missions(*pair)).copied();
        let missions: Vec<_> = all.filter(|id| selection.keeps_mission(data, *id)).collect();
        let columns = [whole("DIRECTION"), whole("WHERE"), cuttable("CLASSES"), ID];
        let row = |id: MissionId| {
            let mission = &data[id];
            let direction = direction(data, Some(mission.from), Some(mission.to));
            [direction, seat(data, mission), history(mission), mission.id.to_string()]
        };
        let (json, sheet) = (|id| JsonMission::new(data, id), export::Missions(data));
        page.list(self.format, &missions, &Forms { json, sheet, columns, row })?;
        selection.found("missions", missions.len())
    }
}
