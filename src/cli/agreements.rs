//! `comity agreements`.

use clap::Args;

use super::conditions::Signed;
use super::page::{Forms, Page};
use super::table::{ID, cuttable, spare, whole};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::{Detail, Event, EventId, Kind};
use crate::export::{self, JsonEvent};
use crate::wording::ledger_date;

/// List agreements with their form and level, oldest first
///
/// JSON and CSV are those of `comity events --kind agreement`.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity agreements --pair mx-ps
  comity agreements --since 2009 --until 2012 --format json"
)]
pub(super) struct Agreements {
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    signed: Signed,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Agreements {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let selection = self.signed.resolve(world)?.only(Kind::Agreement);
        let agreements = selection.events(data);
        let columns = [whole("WHEN"), spare("FORM"), spare("LEVEL"), cuttable("TITLE"), ID];
        let (json, sheet) = (|id| JsonEvent::new(data, id), export::Events(data));
        page.list(self.format, &agreements, &Forms { json, sheet, columns, row: |id: EventId| row(&data.event(id)) })?;
        selection.found("agreements", agreements.len())
    }
}

fn row(event: &Event) -> [String; 5] {
    let (form, level) = match &event.detail {
        Detail::Agreement { form, level, .. } => (form.as_deref().unwrap_or_default(), *level),
        _ => ("", None),
    };
    let level = level.map_or_else(String::new, |level| level.to_string());
    [ledger_date(event), form.to_owned(), level, event.title.to_string(), event.id.to_string()]
}
