//! `comity pairs`.

use clap::Args;

use super::conditions::Conditions;
use super::page::{Forms, Page};
use super::table::{ID, cuttable, number, whole};
use super::world::World;
use super::{DataArgs, Failure, Format, wording};
use crate::dataset::{Dataset, Kind, PairId, missions, newest, relations};
use crate::export::{self, JsonPair};
use crate::wording::ledger_date;

/// List pairs of countries with their standing facts, by name
///
/// A pair is kept if one of its events meets the conditions; its facts and counts are those of
/// all its events.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity pairs --party mexico
  comity pairs --kind visit --since 2020
  comity pairs --format json"
)]
pub(super) struct Pairs {
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    conditions: Conditions,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Pairs {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let selection = self.conditions.resolve(world)?;
        let pairs: Vec<_> = data.pairs_by_name().iter().copied().filter(|id| selection.keeps_pair(data, *id)).collect();
        let columns =
            [whole("PAIR"), whole("RELATIONS"), cuttable("MISSIONS"), whole("LAST VISIT"), number("EVENTS"), ID];
        let (json, sheet) = (|id| JsonPair::new(data, id), export::Pairs(data));
        page.list(self.format, &pairs, &Forms { json, sheet, columns, row: |id| row(data, id) })?;
        selection.found("pairs", pairs.len())
    }
}

fn row(data: &Dataset, id: PairId) -> [String; 6] {
    let pair = &data[id];
    let posts = pair.countries.map(|from| wording::posts(data, from, &missions(data, id, from)));
    let posts: Vec<String> = posts.into_iter().filter(|posts| !posts.is_empty()).collect();
    let last_visit = newest(data, id, Kind::Visit).next();
    [
        pair.name.to_string(),
        standing(data, id),
        posts.join(" · "),
        last_visit.map_or_else(String::new, |visit| ledger_date(&data.event(visit))),
        data.pair_events(id).len().to_string(),
        pair.id.to_string(),
    ]
}

/// "since 1950", "severed 1979"; empty where the dossier has no event of relations.
fn standing(data: &Dataset, id: PairId) -> String {
    let Some(relations) = relations(data, id) else { return String::new() };
    let (event, word) = match (relations.established, data.act(relations.last)) {
        (Some(established), _) if established == relations.last => (established, "since".to_owned()),
        (_, Some(act)) => (relations.last, act.to_string()),
        (_, None) => (relations.last, String::new()),
    };
    let sign = if data.is_disputed(event) { "≠ " } else { "" };
    data.stands_at(event).map_or_else(|| word.clone(), |edtf| format!("{word} {sign}{}", edtf.label().year))
}
