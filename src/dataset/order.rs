//! The order of the timeline.
//!
//! By the first year in which an event may have happened, then by the last day within that year on which it may have happened,
//! then as in the dossier. The changes of one mission keep their own order. Undated events stand last.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Detail, Event, MissionId};

/// What events are sorted by; the position in the dossiers breaks ties because the sort is stable.
type Key = (bool, i16, Date);

/// The permutation that puts events, given in the order of their dossiers, into the order of the timeline.
pub(super) fn order(events: &[Event]) -> Vec<usize> {
    let mut last_change: HashMap<MissionId, Key> = HashMap::new();
    let keys: Vec<Key> = events
        .iter()
        .map(|event| {
            let Some(edtf) = event.stands_at() else { return (true, i16::MAX, Date::MAX) };
            let (year, day) = edtf.order();
            let mut key = (false, year, day);
            if let Detail::Mission { mission, .. } = event.detail {
                let last = last_change.entry(mission).or_insert(key);
                key = key.max(*last);
                *last = key;
            }
            key
        })
        .collect();
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&index| keys[index]);
    order
}
