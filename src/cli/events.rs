//! `comity events`.

use clap::Args;

use super::conditions::Conditions;
use super::page::{Forms, Page};
use super::table::{ID, cuttable, spare, whole};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::EventId;
use crate::export::{self, JsonEvent};
use crate::wording::ledger_date;

/// List events, oldest first, undated last
///
/// Every condition given must hold. A date keeps what may fall in it: "August 1975 or later" may
/// fall in 1980. A disputed event is kept if any position on it is. Undated events have no date
/// to keep them by.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity events --pair mx-ps --kind vote,visit
  comity events --from mx --to ps --since 2000 --until 2009
  comity events --person 'rosario green' --format json"
)]
pub(super) struct Events {
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    conditions: Conditions,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Events {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let selection = self.conditions.resolve(world)?;
        let events = selection.events(data);
        let columns = [whole("WHEN"), spare("KIND"), cuttable("TITLE"), ID];
        let row = |id: EventId| {
            let event = &data.event(id);
            [ledger_date(event), event.kind.to_string(), event.title.to_string(), event.id.to_string()]
        };
        let (json, sheet) = (|id| JsonEvent::new(data, id), export::Events(data));
        page.list(self.format, &events, &Forms { json, sheet, columns, row })?;
        selection.found("events", events.len())
    }
}
