//! `comity people`.

use clap::Args;

use super::conditions::Conditions;
use super::page::{Forms, Page};
use super::table::{ID, cuttable, number};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::{Dataset, PersonId, offices, person_pairs};
use crate::export::{self, JsonPerson};
use crate::text::fold;
use crate::wording::office;

/// List people with the offices they held, by name
///
/// A person is kept if one of the events they have a part in meets the conditions.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity people --pair mx-ps
  comity people --kind visit --from iraq
  comity people --person aranda --format json"
)]
pub(super) struct People {
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    conditions: Conditions,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl People {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let selection = self.conditions.resolve(world)?;
        let mut people: Vec<_> =
            data.people().map(|(id, _)| id).filter(|id| selection.keeps_person(data, *id)).collect();
        people.sort_by_cached_key(|id| fold(&data[*id].name));
        let columns = [cuttable("NAME"), cuttable("OFFICES"), cuttable("PAIRS"), number("EVENTS"), ID];
        let (json, sheet) = (|id| JsonPerson::new(data, id), export::People(data));
        page.list(self.format, &people, &Forms { json, sheet, columns, row: |id| row(data, id) })?;
        selection.found("people", people.len())
    }
}

fn row(data: &Dataset, id: PersonId) -> [String; 5] {
    let person = &data[id];
    let offices: Vec<_> = offices(data, id).into_iter().map(|(held, _)| office(data, held)).collect();
    let pairs: Vec<_> = person_pairs(data, id).into_iter().map(|pair| &*data[pair].id).collect();
    let events = data.person_events(id).len();
    [person.name.to_string(), offices.join("; "), pairs.join(" "), events.to_string(), person.id.to_string()]
}
