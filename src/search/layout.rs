//! How documents are numbered: people, places, pairs, missions, events, each in the order of the dataset, so that a type is a range,
//! and the newest event has the highest number.

use std::ops::Range;

use crate::dataset::{Dataset, EventId, MissionId, PairId, PersonId, PlaceId, Record};

/// The ranges of the document numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Layout {
    /// Where places, pairs, missions and events begin, and where all end.
    ends: [u32; 5],
}

impl Layout {
    pub(super) fn of(data: &Dataset) -> Self {
        let counts =
            [data.people().len(), data.places().len(), data.pairs().len(), data.missions().len(), data.events().len()];
        let mut end = 0;
        Self {
            ends: counts.map(|count| {
                end += count as u32;
                end
            }),
        }
    }

    pub(super) fn documents(self) -> usize {
        self.ends[4] as usize
    }

    pub(super) fn people(self) -> Range<u32> {
        0..self.ends[0]
    }

    pub(super) fn places(self) -> Range<u32> {
        self.ends[0]..self.ends[1]
    }

    pub(super) fn pairs(self) -> Range<u32> {
        self.ends[1]..self.ends[2]
    }

    pub(super) fn missions(self) -> Range<u32> {
        self.ends[2]..self.ends[3]
    }

    pub(super) fn events(self) -> Range<u32> {
        self.ends[3]..self.ends[4]
    }

    pub(super) fn person(id: PersonId) -> u32 {
        id.index() as u32
    }

    pub(super) fn place(self, id: PlaceId) -> u32 {
        self.ends[0] + id.index() as u32
    }

    pub(super) fn pair(self, id: PairId) -> u32 {
        self.ends[1] + id.index() as u32
    }

    pub(super) fn mission(self, id: MissionId) -> u32 {
        self.ends[2] + id.index() as u32
    }

    pub(super) fn event(self, id: EventId) -> u32 {
        self.ends[3] + id.index() as u32
    }

    /// The record of a document.
    pub(super) fn record(self, document: u32) -> Record {
        let within = |start: u32| (document - start) as usize;
        match self.ends.partition_point(|end| *end <= document) {
            0 => Record::Person(PersonId::new(within(0))),
            1 => Record::Place(PlaceId::new(within(self.ends[0]))),
            2 => Record::Pair(PairId::new(within(self.ends[1]))),
            3 => Record::Mission(MissionId::new(within(self.ends[2]))),
            _ => Record::Event(EventId::new(within(self.ends[3]))),
        }
    }
}
