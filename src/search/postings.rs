//! Which documents hold what: lists of documents by owner (a word, a party, a kind) and by class (in which sort of field).
//!
//! Flat throughout, so that an index can be written to a file and read from it whole. A list is a run of differences, seven bits a
//! byte; one that holds more than an eighth of all documents is a bitmap, which is smaller then, and faster.

use super::bits::{Sink, View, blocks, insert};

/// How a document says a word: the depth of the field (see `Reason::depth`), or where in its headline it stands.
pub(super) type Class = u8;
/// How many depths there are.
pub(super) const DEPTHS: usize = 5;
/// The first word of a name or title.
pub(super) const FIRST: Class = 5;
/// The last word of a name or title.
pub(super) const LAST: Class = 6;
/// How many classes there are.
pub(super) const CLASSES: usize = 7;

/// Lists of documents.
#[derive(Debug, Default)]
pub(super) struct Postings {
    pub(super) documents: u32,
    /// The first list of each owner, and at the end how many lists there are.
    pub(super) firsts: Vec<u32>,
    pub(super) classes: Vec<Class>,
    pub(super) counts: Vec<u32>,
    /// Where each list begins in `deltas`, or the number of its bitmap.
    pub(super) starts: Vec<u32>,
    pub(super) deltas: Vec<u8>,
    pub(super) bitmaps: Vec<u64>,
}

impl Postings {
    /// Lists for owners that will be pushed in order.
    pub(super) fn new(documents: usize) -> Self {
        Self { documents: documents as u32, firsts: vec![0], ..Self::default() }
    }

    /// Makes room for lists of so many bytes.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.deltas.reserve(bytes);
    }

    /// The lists of a range of owners.
    pub(super) fn lists(&self, owners: std::ops::Range<u32>) -> std::ops::Range<usize> {
        self.firsts[owners.start as usize] as usize..self.firsts[owners.end as usize] as usize
    }

    /// The class of a list.
    pub(super) fn class(&self, list: usize) -> Class {
        self.classes[list]
    }

    /// How many documents a list holds.
    pub(super) fn count(&self, list: usize) -> usize {
        self.counts[list] as usize
    }

    /// Says whether a list is a bitmap.
    pub(super) fn is_dense(&self, list: usize) -> bool {
        is_dense(self.counts[list], self.documents)
    }

    /// Adds the documents of a list to a set.
    pub(super) fn add_to(&self, list: usize, sink: &mut Sink<'_>) {
        let (start, count) = (self.starts[list] as usize, self.counts[list]);
        if self.is_dense(list) {
            let blocks = blocks(self.documents as usize);
            sink.add_all(View::Dense(&self.bitmaps[start * blocks..(start + 1) * blocks]));
            return;
        }
        let deltas = &self.deltas[start..];
        match sink {
            Sink::List(list) => decode(deltas, count, |document| list.push(document)),
            Sink::Bits(bits) => decode(deltas, count, |document| insert(bits, document)),
        }
    }

    /// Takes the lists of one more owner, which are emptied.
    pub(super) fn push_owner<'a>(&mut self, lists: impl Iterator<Item = (Class, &'a mut Growing)>) {
        for (class, list) in lists.filter(|(_, list)| list.count > 0) {
            self.classes.push(class);
            self.counts.push(list.count);
            if is_dense(list.count, self.documents) {
                let blocks = blocks(self.documents as usize);
                let first = self.bitmaps.len();
                self.starts.push((first / blocks) as u32);
                self.bitmaps.resize(first + blocks, 0);
                let bitmap = &mut self.bitmaps[first..];
                decode(&list.deltas, list.count, |document| insert(bitmap, document));
            } else {
                self.starts.push(self.deltas.len() as u32);
                self.deltas.extend_from_slice(&list.deltas);
            }
            *list = Growing::default();
        }
        self.firsts.push(self.classes.len() as u32);
    }

    /// Gives back what was taken in reserve, and makes the ends of the last list safe to read.
    pub(super) fn finish(mut self) -> Self {
        self.deltas.shrink_to_fit();
        self.bitmaps.shrink_to_fit();
        self
    }

    /// Bytes on the heap.
    pub(super) fn size(&self) -> usize {
        self.deltas.len() + self.bitmaps.len() * 8 + self.classes.len() * 9 + self.firsts.len() * 4
    }
}

/// Says whether a list of so many of all documents is kept as a bitmap.
fn is_dense(count: u32, documents: u32) -> bool {
    count > documents / 8
}

/// Calls `found` with each document of a run of differences.
fn decode(mut deltas: &[u8], count: u32, mut found: impl FnMut(u32)) {
    let mut next = 0;
    for _ in 0..count {
        let mut delta = 0;
        let mut shift = 0;
        while let Some((byte, rest)) = deltas.split_first() {
            deltas = rest;
            delta |= u32::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                break;
            }
            shift += 7;
        }
        next += delta;
        found(next);
        next += 1;
    }
}

fn encode(mut delta: u32, deltas: &mut Vec<u8>) {
    while delta >= 0x80 {
        deltas.push(delta as u8 | 0x80);
        delta >>= 7;
    }
    deltas.push(delta as u8);
}

/// A list that is being written.
#[derive(Debug, Default, Clone)]
pub(super) struct Growing {
    deltas: Vec<u8>,
    count: u32,
    /// The least document that may come next.
    next: u32,
}

impl Growing {
    /// Adds a document, which is the last one or a later one.
    pub(super) fn add(&mut self, document: u32) {
        if self.count > 0 && document < self.next {
            return;
        }
        encode(document - self.next, &mut self.deltas);
        self.count += 1;
        self.next = document + 1;
    }

    /// How many bytes it takes.
    pub(super) fn size(&self) -> usize {
        self.deltas.len()
    }

    /// Adds a list whose documents are all later.
    pub(super) fn append(&mut self, other: &mut Self) {
        if self.count == 0 {
            std::mem::swap(self, other);
        } else if other.count > 0 {
            let length = 1 + other.deltas.iter().position(|byte| *byte < 0x80).unwrap_or(0);
            decode(&other.deltas, 1, |first| encode(first - self.next, &mut self.deltas));
            self.deltas.extend_from_slice(&other.deltas[length..]);
            self.count += other.count;
            self.next = other.next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_put_in_comes_out(held in prop::collection::btree_set(0_u32..100_000, 0..60), cut in 0_u32..100_000, all in 10_usize..200_000) {
            let (mut early, mut late) = (Growing::default(), Growing::default());
            for document in &held {
                if *document < cut { early.add(*document) } else { late.add(*document) }
            }
            early.append(&mut late);
            let most = held.last().map_or(0, |last| *last as usize + 1);
            let mut postings = Postings::new(all.max(most));
            postings.push_owner([(3, &mut early)].into_iter());
            let mut list = Vec::new();
            for number in postings.lists(0..1) {
                postings.add_to(number, &mut Sink::List(&mut list));
            }
            prop_assert_eq!(list, held.into_iter().collect::<Vec<_>>());
        }
    }
}
