//! The order of the timeline.
//!
//! By the first year in which an event may have happened, then by the last day within that year on which it may have happened,
//! then as in the dossier. The changes of one mission keep their own order. Undated events stand last.

use std::collections::HashMap;

use jiff::civil::Date;

use super::builder::Slot;
use super::{Detail, MissionId};

/// What events are sorted by.
type Key = (bool, i16, Date);

/// The slots that hold an event, in the order of the timeline. The place of the record in its dossier breaks ties; the changes of one
/// mission have one place, and keep the order in which they were added because the sort is stable.
pub(super) fn order(slots: &[Slot]) -> Vec<usize> {
    let mut last_change: HashMap<MissionId, Key> = HashMap::new();
    let keys: Vec<(Key, u32)> = slots
        .iter()
        .map(|Slot { entered, event }| {
            let dated = event.as_ref().and_then(|event| Some((event, event.stands_at()?)));
            let Some((event, edtf)) = dated else { return ((true, i16::MAX, Date::MAX), *entered) };
            let (year, day) = edtf.order();
            let mut key = (false, year, day);
            if let Detail::Mission { mission, .. } = event.detail {
                let last = last_change.entry(mission).or_insert(key);
                key = key.max(*last);
                *last = key;
            }
            (key, *entered)
        })
        .collect();
    let mut order: Vec<usize> = (0..slots.len()).filter(|index| slots[*index].event.is_some()).collect();
    order.sort_by_key(|&index| keys[index]);
    order
}
