//! `comity search`: the answers of the search screen, in their order.

use clap::Args;

use super::conditions::vocabulary;
use super::page::{Forms, Page};
use super::table::{ID, cuttable, spare, whole};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::{Dataset, Record};
use crate::export::{self, JsonHit};
use crate::search::{Hit, HitType, Index, title};
use crate::wording::ledger_date;

/// Find records by a few words, best first
///
/// Searches events, people, places, missions, agreements and pairs. Every hit meets every word;
/// accents and case do not matter.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity search arafat
  comity search echeverria 1975
  comity search ramallah --type agreement --format json"
)]
pub(super) struct Search {
    /// The words to find
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Keep hits of one type
    #[arg(long = "type", value_name = "TYPE", value_parser = vocabulary::<HitType>())]
    only: Option<HitType>,
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Search {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let query = self.query.join(" ");
        let hits = Index::new(data).search(data, &query, self.only).hits;
        let columns = [whole("TYPE"), whole("WHEN"), cuttable("TITLE"), spare("WHY"), ID];
        let (json, sheet) = (|hit| JsonHit::new(data, hit), export::Hits(data));
        page.list(self.format, &hits, &Forms { json, sheet, columns, row: |hit| row(data, hit) })?;
        if hits.is_empty() {
            let only = self.only.map_or_else(String::new, |only| format!(" --type {only}"));
            return Err(Failure::Nothing { asked: format!("no hits for '{query}'{only}"), hint: None });
        }
        Ok(())
    }
}

fn row(data: &Dataset, hit: Hit) -> [String; 5] {
    let when = if let Record::Event(id) = hit.record { ledger_date(&data.event(id)) } else { String::new() };
    let id = data.id_of(hit.record);
    [hit.hit_type.to_string(), when, title(data, hit.record).to_string(), hit.why.to_string(), id]
}
