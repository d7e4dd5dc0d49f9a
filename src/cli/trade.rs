//! `comity trade`.

use clap::Args;

use super::conditions::Sent;
use super::page::{Forms, Page};
use super::table::{ID, cuttable, whole};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::{Dataset, Detail, Event, EventId, Kind};
use crate::export::{self, JsonEvent};
use crate::wording::{direction, exact_money, ledger_date};

/// List trade: sums and goods, with the direction where one is given
///
/// JSON and CSV are those of `comity events --kind trade`.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity trade --party oman
  comity trade --from mx --to ps
  comity trade --since 2023 --format jsonl"
)]
pub(super) struct Trade {
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    sent: Sent,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Trade {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let selection = self.sent.resolve(world)?.only(Kind::Trade);
        let trade = selection.events(data);
        let columns = [whole("WHEN"), whole("DIRECTION"), whole("SUM"), cuttable("GOODS"), ID];
        let (json, sheet) = (|id| JsonEvent::new(data, id), export::Events(data));
        page.list(self.format, &trade, &Forms { json, sheet, columns, row: |id: EventId| row(data, &data.event(id)) })?;
        selection.found("trade", trade.len())
    }
}

/// Trade without a direction is of both: it names the pair.
fn row(data: &Dataset, event: &Event) -> [String; 5] {
    let direction = match (event.from, event.to) {
        (None, None) => data[event.pair].name.to_string(),
        (from, to) => direction(data, from, to),
    };
    let (sum, goods) = match &event.detail {
        Detail::Trade { money, goods } => (money.as_ref().map_or_else(String::new, exact_money), goods.join(", ")),
        _ => (String::new(), String::new()),
    };
    [ledger_date(event), direction, sum, goods, event.id.to_string()]
}
