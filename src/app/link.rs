//! The links of a page: which one is under the cursor, and which record each is.

use super::cursor::{Listing, Spot};
use super::doc::{Row, Target};
use crate::dataset::Record;

/// The link under the cursor of a page.
pub(super) fn selected_target(list: &Listing<Row>) -> Option<&Target> {
    target_at(list, list.spot_in_sight()?)
}

/// The link of a cell.
pub(super) fn target_at(list: &Listing<Row>, spot: Spot) -> Option<&Target> {
    list.rows().get(spot.row)?.cell(spot.column).target.as_ref()
}

/// The record that a link leads to; none where it leads out of the program.
pub fn target_record(target: &Target) -> Option<Record> {
    match target {
        Target::Event(id) | Target::Claims(id) => Some(Record::Event(*id)),
        Target::Person(id) => Some(Record::Person(*id)),
        Target::Place(id) => Some(Record::Place(*id)),
        Target::Mission(id) => Some(Record::Mission(*id)),
        Target::Pair(id) => Some(Record::Pair(*id)),
        Target::Country(id) => Some(Record::Party(*id)),
        Target::Url(_) => None,
    }
}

/// Puts the cursor of a page on the first link to a record; says whether there is one.
pub(super) fn select_in_page(list: &mut Listing<Row>, record: Record) -> bool {
    list.select_spot_where(|row, column| row.cell(column).target.as_ref().and_then(target_record) == Some(record))
}

/// A page with the cursor on its first event, which is what one comes for.
pub(super) fn at_first_event(mut list: Listing<Row>) -> Listing<Row> {
    list.select_where(|row| matches!(row.left.target, Some(Target::Event(_))));
    list
}
