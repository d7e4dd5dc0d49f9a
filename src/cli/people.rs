//! `comity people`.

use clap::Args;

use super::conditions::Conditions;
use super::page::Page;
use super::table::{ID, cuttable, number};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::{Dataset, PersonId};
use crate::export::JsonPerson;
use crate::text::fold;

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
        page.list(self.format, &people, |id| JsonPerson::new(data, id), columns, |id| row(data, id))?;
        selection.found("people", people.len())
    }
}

fn row(data: &Dataset, id: PersonId) -> [String; 5] {
    let person = &data[id];
    let events = data.person_events(id);
    let (mut offices, mut pairs) = (Vec::new(), Vec::new());
    for event in events.iter().map(|event| &data[*event]) {
        add(&mut pairs, &data[event.pair].id);
        for part in event.people.iter().filter(|part| part.person == id) {
            part.office.iter().for_each(|office| add(&mut offices, &office.title));
        }
    }
    [person.name.to_string(), offices.join("; "), pairs.join(" "), events.len().to_string(), person.id.to_string()]
}

fn add<'a>(list: &mut Vec<&'a str>, text: &'a str) {
    if !list.contains(&text) {
        list.push(text);
    }
}
