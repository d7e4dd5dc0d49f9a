//! Missions as spans in the ledger's gutter: a track for each, drawn from its opening to its closing like a branch in a
//! commit graph.

use crate::dataset::{Act, Dataset, EventId, MissionId, PairId};

/// The most tracks that the gutter has room for.
const MOST_TRACKS: usize = 8;

/// What a track shows beside one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Nothing: the mission does not stand.
    Blank,
    /// The mission opens or reopens here.
    Opens,
    /// The mission changes class here.
    Changes,
    /// The mission stands.
    Stands,
    /// The mission closes here.
    Closes,
    /// The mission has closed at some time after its last dated change; nobody says when.
    Unknown,
}

/// One mission's track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The mission.
    pub mission: MissionId,
    /// Which track it is drawn on, from the left.
    pub track: usize,
    /// Its dated changes, in the order of the timeline.
    changes: Vec<(EventId, Act)>,
    /// What the track shows after the last of them.
    end: Stroke,
}

impl Span {
    /// The stroke beside the row of `event`, whether or not it is one of the mission's own.
    pub fn stroke(&self, event: EventId) -> Stroke {
        let after = self.changes.partition_point(|(change, _)| *change <= event);
        let is_last = after == self.changes.len();
        match after.checked_sub(1).map(|index| self.changes[index]) {
            Some((change, act)) if change == event => match act {
                Act::Opened | Act::Reopened => Stroke::Opens,
                Act::Closed => Stroke::Closes,
                _ => Stroke::Changes,
            },
            None | Some((_, Act::Closed)) => Stroke::Blank,
            Some(_) if is_last => self.end,
            Some(_) => Stroke::Stands,
        }
    }

    /// The stroke between the rows of two events: it stands if it stood after the first.
    pub fn between(&self, before: EventId) -> Stroke {
        match self.stroke(before) {
            Stroke::Blank | Stroke::Closes => Stroke::Blank,
            Stroke::Unknown => Stroke::Unknown,
            _ if self.changes.last().is_some_and(|(last, _)| *last <= before) => self.end,
            _ => Stroke::Stands,
        }
    }
}

/// The spans of a pair's resident missions whose opening is dated. A track that has fallen free is used again; missions beyond the
/// gutter's room have their rows, but no span.
pub fn spans(data: &Dataset, pair: PairId) -> Vec<Span> {
    let mut missions: Vec<_> = data
        .pair_missions(pair)
        .iter()
        .filter_map(|&mission| {
            let dated = data[mission].events.iter().filter(|id| data.stands_at(**id).is_some());
            let mut changes: Vec<_> = dated.filter_map(|id| Some((*id, data.act(*id)?))).collect();
            // A mission keeps its changes in its own order; a track is walked in that of the timeline.
            changes.sort_unstable_by_key(|(id, _)| *id);
            (!changes.is_empty()).then_some((mission, changes))
        })
        .collect();
    missions.sort_by_key(|(_, changes)| changes[0].0);
    // For each track, the event after which it is free; `None` while its mission stands.
    let mut tracks: Vec<Option<EventId>> = Vec::new();
    let mut spans = Vec::new();
    for (mission, changes) in missions {
        let (first, (last, act)) = (changes[0].0, changes[changes.len() - 1]);
        let end = (act == Act::Closed).then_some(last);
        let free = tracks.iter().position(|end| end.is_some_and(|end| end < first));
        let track = free.unwrap_or(tracks.len());
        match tracks.get_mut(track) {
            Some(slot) => *slot = end,
            None if track < MOST_TRACKS => tracks.push(end),
            None => continue,
        }
        let end = if data[mission].stands() { Stroke::Stands } else { Stroke::Unknown };
        spans.push(Span { mission, track, changes, end });
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(changes: &[(usize, Act)]) -> Span {
        let changes = changes.iter().map(|(event, act)| (EventId::new(*event), *act)).collect();
        Span { mission: MissionId::new(0), track: 0, changes, end: Stroke::Stands }
    }

    #[test]
    fn a_span_opens_stands_changes_and_closes() {
        use Stroke::{Blank, Changes, Closes, Opens, Stands};
        let span = span(&[(1, Act::Opened), (3, Act::Elevated), (5, Act::Closed)]);
        let strokes: Vec<_> = (0..7).map(|event| span.stroke(EventId::new(event))).collect();
        assert_eq!(strokes, [Blank, Opens, Stands, Changes, Stands, Closes, Blank]);
        assert_eq!((span.between(EventId::new(5)), span.between(EventId::new(4))), (Blank, Stands));
    }
}
