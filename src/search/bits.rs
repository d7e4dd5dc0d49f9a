//! Sets of documents: a sorted list where they are few, a bit for every document where they are many.

use std::sync::Arc;

/// Documents to a block of a bitmap.
const BLOCK: usize = u64::BITS as usize;

/// How many blocks cover so many documents.
pub(super) fn blocks(documents: usize) -> usize {
    documents.div_ceil(BLOCK)
}

/// A set of documents that is cheap to share.
#[derive(Debug, Clone)]
pub(super) enum Set {
    /// Ascending, each once.
    Sparse(Arc<[u32]>),
    /// A bit a document.
    Dense(Arc<[u64]>),
    /// A union that the index keeps ready, by its number there.
    Kept(u32),
}

impl Default for Set {
    fn default() -> Self {
        Self::Sparse(Arc::default())
    }
}

impl Set {
    /// Says whether it is known to hold nothing.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Sparse(list) if list.is_empty())
    }
}

/// A set, looked into.
#[derive(Debug, Clone, Copy)]
pub(super) enum View<'a> {
    Sparse(&'a [u32]),
    Dense(&'a [u64]),
}

impl View<'_> {
    /// At most how many documents it holds: exact for lists.
    pub(super) fn most(self) -> usize {
        match self {
            Self::Sparse(list) => list.len(),
            Self::Dense(bits) => bits.len() * BLOCK,
        }
    }

    /// Adds its documents to a bitmap.
    pub(super) fn add_to(self, bits: &mut [u64]) {
        match self {
            Self::Sparse(list) => list.iter().for_each(|document| insert(bits, *document)),
            Self::Dense(other) => or(bits, other),
        }
    }

    /// Takes its documents out of a bitmap.
    pub(super) fn take_from(self, bits: &mut [u64]) {
        match self {
            Self::Sparse(list) => list.iter().for_each(|document| remove(bits, *document)),
            Self::Dense(other) => bits.iter_mut().zip(other).for_each(|(mine, other)| *mine &= !other),
        }
    }

    /// Calls `found` with the place in `list` of each document that the set holds as well.
    pub(super) fn each_in(self, list: &[u32], mut found: impl FnMut(usize)) {
        match self {
            Self::Sparse(mut held) => {
                for (place, document) in list.iter().enumerate() {
                    held = &held[leap(held, *document)..];
                    match held.first() {
                        None => return,
                        Some(first) if first == document => found(place),
                        Some(_) => {},
                    }
                }
            },
            Self::Dense(bits) => {
                list.iter()
                    .enumerate()
                    .filter(|(_, document)| has(bits, **document))
                    .for_each(|(place, _)| found(place));
            },
        }
    }
}

/// How many at the head of an ascending list are less than `document`, found in leaps that double: a short list is walked along a
/// long one in the time of the short.
fn leap(list: &[u32], document: u32) -> usize {
    let mut step = 1;
    while step < list.len() && list[step] < document {
        step *= 2;
    }
    let (from, until) = (step / 2, list.len().min(step + 1));
    from + list[from..until].partition_point(|held| *held < document)
}

pub(super) fn has(bits: &[u64], document: u32) -> bool {
    bits[document as usize / BLOCK] >> (document as usize % BLOCK) & 1 == 1
}

pub(super) fn insert(bits: &mut [u64], document: u32) {
    bits[document as usize / BLOCK] |= 1 << (document as usize % BLOCK);
}

/// Puts a document in or takes it out.
pub(super) fn put(bits: &mut [u64], document: u32, is_in: bool) {
    if is_in { insert(bits, document) } else { remove(bits, document) }
}

fn remove(bits: &mut [u64], document: u32) {
    bits[document as usize / BLOCK] &= !(1 << (document as usize % BLOCK));
}

pub(super) fn or(bits: &mut [u64], other: &[u64]) {
    bits.iter_mut().zip(other).for_each(|(mine, other)| *mine |= other);
}

pub(super) fn and(bits: &mut [u64], other: &[u64]) {
    bits.iter_mut().zip(other).for_each(|(mine, other)| *mine &= other);
}

pub(super) fn count(bits: &[u64]) -> usize {
    bits.iter().map(|block| block.count_ones() as usize).sum()
}

/// The documents of a bitmap, ascending.
pub(super) fn ones(bits: &[u64]) -> impl Iterator<Item = u32> {
    bits.iter().enumerate().filter(|(_, block)| **block != 0).flat_map(|(number, block)| {
        let mut rest = *block;
        std::iter::from_fn(move || {
            (rest != 0).then(|| {
                let document = number * BLOCK + rest.trailing_zeros() as usize;
                rest &= rest - 1;
                document as u32
            })
        })
    })
}

/// A bitmap that holds every document of a range.
pub(super) fn fill(bits: &mut [u64], range: std::ops::Range<u32>) {
    let (first, last) = (range.start as usize, range.end as usize);
    if first >= last {
        return;
    }
    let (from, until) = (first / BLOCK, (last - 1) / BLOCK);
    let head = u64::MAX << (first % BLOCK);
    let tail = u64::MAX >> (BLOCK - 1 - (last - 1) % BLOCK);
    if from == until {
        bits[from] |= head & tail;
        return;
    }
    bits[from] |= head;
    bits[from + 1..until].fill(u64::MAX);
    bits[until] |= tail;
}

/// How many documents of a range a bitmap holds.
pub(super) fn count_in(bits: &[u64], range: std::ops::Range<u32>) -> usize {
    let (first, last) = (range.start as usize, range.end as usize);
    if first >= last {
        return 0;
    }
    let (from, until) = (first / BLOCK, (last - 1) / BLOCK);
    let head = u64::MAX << (first % BLOCK);
    let tail = u64::MAX >> (BLOCK - 1 - (last - 1) % BLOCK);
    if from == until {
        return (bits[from] & head & tail).count_ones() as usize;
    }
    (bits[from] & head).count_ones() as usize
        + count(&bits[from + 1..until])
        + (bits[until] & tail).count_ones() as usize
}

/// Makes sets, with buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct Maker {
    list: Vec<u32>,
    bits: Vec<u64>,
}

impl Maker {
    /// A set of what `fill` adds, which is no more than `most` documents.
    pub(super) fn make(&mut self, documents: usize, most: usize, fill: impl FnOnce(&mut Sink<'_>)) -> Set {
        if most <= MOST_SORTED {
            self.list.clear();
            fill(&mut Sink::List(&mut self.list));
            self.list.sort_unstable();
            self.list.dedup();
            return Set::Sparse(self.list.as_slice().into());
        }
        self.bits.clear();
        self.bits.resize(blocks(documents), 0);
        fill(&mut Sink::Bits(&mut self.bits));
        pack(&self.bits, documents)
    }
}

/// The set of a bitmap, as a list if few are in it.
pub(super) fn pack(bits: &[u64], documents: usize) -> Set {
    let count = count(bits);
    if count <= sparse_limit(documents) {
        let mut list = Vec::with_capacity(count);
        list.extend(ones(bits));
        return Set::Sparse(list.into());
    }
    Set::Dense(bits.into())
}

/// A longer list takes longer to sort than a bitmap of a million takes to be cleared and read.
pub(super) const MOST_SORTED: usize = 1000;

/// How many documents may stand in a list: as many as take twice the room of the bitmap at most.
pub(super) fn sparse_limit(documents: usize) -> usize {
    documents / 64 + 16
}

/// Where documents are put.
#[derive(Debug)]
pub(super) enum Sink<'a> {
    List(&'a mut Vec<u32>),
    Bits(&'a mut [u64]),
}

impl Sink<'_> {
    pub(super) fn add(&mut self, document: u32) {
        match self {
            Self::List(list) => list.push(document),
            Self::Bits(bits) => insert(bits, document),
        }
    }

    pub(super) fn add_all(&mut self, view: View<'_>) {
        match (self, view) {
            (Self::List(list), View::Sparse(other)) => list.extend_from_slice(other),
            (Self::List(list), View::Dense(bits)) => list.extend(ones(bits)),
            (Self::Bits(bits), view) => view.add_to(bits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn lists_and_bitmaps_are_the_same_set(
            mine in prop::collection::btree_set(0_u32..300, 0..40),
            other in prop::collection::btree_set(0_u32..300, 0..200),
            range in (0_u32..300, 0_u32..300),
        ) {
            let list: Vec<u32> = mine.iter().copied().collect();
            let held: Vec<u32> = other.iter().copied().collect();
            let mut bits = vec![0; blocks(300)];
            for document in &held {
                insert(&mut bits, *document);
            }
            let both: Vec<u32> = mine.intersection(&other).copied().collect();
            for view in [View::Sparse(&held), View::Dense(&bits)] {
                let mut found = Vec::new();
                view.each_in(&list, |place| found.push(list[place]));
                prop_assert_eq!(&found, &both);
                let mut rest = vec![0; blocks(300)];
                for document in &list {
                    insert(&mut rest, *document);
                }
                view.take_from(&mut rest);
                prop_assert_eq!(ones(&rest).collect::<BTreeSet<_>>(), mine.difference(&other).copied().collect());
            }
            prop_assert_eq!(ones(&bits).collect::<Vec<_>>(), held);
            let range = range.0..range.1;
            prop_assert_eq!(count_in(&bits, range.clone()), other.iter().filter(|one| range.contains(one)).count());
            let mut filled = vec![0; blocks(300)];
            fill(&mut filled, range.clone());
            prop_assert_eq!(ones(&filled).collect::<Vec<_>>(), range.collect::<Vec<_>>());
        }
    }
}
