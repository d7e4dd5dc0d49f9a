//! The order of the timeline.
//!
//! By the first year in which an event may have happened, then by the last day within that year on which it may have happened,
//! then as in the dossier. The changes of one mission keep their own order. Undated events stand last.

use foldhash::HashMap;

use super::store::Store;
use super::{EventId, MissionId};

/// The slots that `is_held` names, in the order of the timeline. The place of the record in its dossier breaks ties; the changes of one
/// mission have one place, and keep the order in which they were added.
pub(super) fn order(store: &Store, is_held: impl Fn(u32) -> bool) -> Vec<u32> {
    let dates = store.date_order();
    let mut last_change: HashMap<MissionId, u32> = HashMap::default();
    let mut keys = Vec::with_capacity(store.len());
    for slot in (0..store.len() as u32).filter(|slot| is_held(*slot)) {
        let id = EventId::new(slot as usize);
        let mut date = u32::MAX;
        if let Some(number) = store.date_number(id) {
            date = dates[number as usize];
            if let Some(mission) = store.mission(id) {
                let last = last_change.entry(mission).or_insert(date);
                date = date.max(*last);
                *last = date;
            }
        }
        keys.push((date, store.entered(id), slot));
    }
    keys.sort_unstable();
    keys.into_iter().map(|(.., slot)| slot).collect()
}
