//! An index kept in sections, and had back from them.
//!
//! Flat arrays are written as they are. Whatever is read is looked over before it is an [`Index`]: that every list ends where the next
//! begins, and every number is one of a word, a list or a document. So a file that was made by hand, with all its sums right, can answer
//! wrongly, but not make a search fail.

use super::bits::blocks;
use super::facet::FACETS;
use super::index::Index;
use super::kept::Kept;
use super::layout::Layout;
use super::postings::{CLASSES, Postings};
use super::time::Time;
use super::vocabulary::{Table, Vocabulary};
use crate::dataset::Dataset;
use crate::sections::{Fault, Reader, Target, Writer, Written, both};

/// A section that is not such as is written.
fn sound<T>(name: &str, value: T, is_sound: bool) -> Result<T, Fault> {
    if is_sound { Ok(value) } else { Err(Fault::Unsound(name.into())) }
}

fn put_blocks<T: Target>(name: &str, blocks: &[u64], writer: &mut Writer<T>) -> Written {
    writer.cells(name, blocks.iter().map(|block| block.to_le_bytes()))
}

fn get_blocks(name: &str, reader: &Reader<'_>) -> Result<Vec<u64>, Fault> {
    reader.cells(name, |cell| Some(u64::from_le_bytes(cell)))
}

/// Says whether bitmaps, one behind the other, hold documents only.
fn are_bitmaps(bits: &[u64], documents: usize) -> bool {
    let blocks = blocks(documents);
    let beyond = if documents.is_multiple_of(64) { 0 } else { u64::MAX << (documents % 64) };
    blocks == 0 && bits.is_empty()
        || bits.len().is_multiple_of(blocks.max(1))
            && bits.chunks(blocks.max(1)).all(|map| map[blocks - 1] & beyond == 0)
}

/// Says whether these are where so many runs of so many items begin, and where the last ends.
fn are_bounds(bounds: &[u32], runs: usize, items: usize) -> bool {
    bounds.len() == runs + 1
        && bounds.is_sorted()
        && bounds.first() == Some(&0)
        && bounds.last().map(|end| *end as usize) == Some(items)
}

fn all_below(numbers: &[u32], limit: usize) -> bool {
    numbers.iter().all(|number| (*number as usize) < limit)
}

impl Index {
    /// Writes all of it.
    pub(crate) fn keep<T: Target>(&self, writer: &mut Writer<T>) -> Written {
        self.vocabulary.keep(writer)?;
        self.words.keep("find.words", writer)?;
        self.parties.keep("find.parties", writer)?;
        self.facets.keep("find.facets", writer)?;
        self.initials.keep("find.initials", writer)?;
        self.initialled.keep("find.initialled", writer)?;
        self.time.keep(writer)?;
        self.kept.keep_sections(writer)?;
        writer.numbers("find.party.words", self.party_words.iter().copied())?;
        writer.numbers("find.word.parties", self.word_parties.iter().copied())?;
        writer.bytes("find.letters", &self.letters)?;
        writer.numbers("find.newest", self.newest.iter().copied())?;
        writer.numbers("find.dated", [self.dated])?;
        writer.numbers("find.other.hashes", self.other_hashes.iter().copied())?;
        writer.numbers("find.other.documents", self.other_documents.iter().copied())?;
        put_blocks("find.all", &self.all, writer)?;
        put_blocks("find.agreements", &self.agreements, writer)
    }

    /// Reads it again, for the dataset from which it was made, on two threads.
    ///
    /// # Errors
    /// Where a section is damaged, or is not such as [`Index::keep`] writes.
    pub(crate) fn restore(reader: &Reader<'_>, data: &Dataset) -> Result<Self, Fault> {
        let layout = Layout::of(data);
        let documents = layout.documents();
        let (words, rest) = both(|| Postings::restore("find.words", reader, documents), || rest(reader, data, layout));
        let (words, rest) = (words?, rest?);
        let owners = rest.vocabulary.len();
        let index = Self { words, ..rest };
        let is_sound = index.words.owners() == owners && index.kept.are_sound(owners, documents);
        sound("find.words", index, is_sound)
    }
}

/// All but the lists of words, which are half of it.
fn rest(reader: &Reader<'_>, data: &Dataset, layout: Layout) -> Result<Index, Fault> {
    let (documents, parties) = (layout.documents(), data.parties().len());
    let postings = |name: &str, owners: usize| {
        let postings = Postings::restore(name, reader, documents)?;
        let is_sound = postings.owners() == owners;
        sound(name, postings, is_sound)
    };
    let numbers = |name: &str| reader.numbers(name, Some);
    let initials = Table::restore("find.initials", reader)?;
    let index = Index {
        layout,
        vocabulary: Vocabulary::restore(reader)?,
        parties: postings("find.parties", parties)?,
        facets: postings("find.facets", FACETS)?,
        initialled: postings("find.initialled", initials.len())?,
        initials,
        time: Time::restore(reader, layout)?,
        kept: Kept::restore(reader)?,
        party_words: numbers("find.party.words")?,
        word_parties: numbers("find.word.parties")?,
        letters: reader.bytes("find.letters")?,
        newest: numbers("find.newest")?,
        dated: numbers("find.dated")?.first().copied().unwrap_or(u32::MAX),
        other_hashes: numbers("find.other.hashes")?,
        other_documents: numbers("find.other.documents")?,
        all: get_blocks("find.all", reader)?,
        agreements: get_blocks("find.agreements", reader)?,
        ..Index::default()
    };
    let words = index.vocabulary.len();
    let is_sound = index.party_words.len() == index.word_parties.len()
        && index.party_words.is_sorted()
        && all_below(&index.party_words, words)
        && all_below(&index.word_parties, parties)
        && index.letters.len() == documents
        && index.newest.len() == layout.events().start as usize
        && index.dated as usize <= layout.events().len()
        && index.other_hashes.len() == index.other_documents.len()
        && all_below(&index.other_documents, documents)
        && [&index.all, &index.agreements].iter().all(|bits| bits.len() == blocks(documents))
        && are_bitmaps(&index.all, documents)
        && are_bitmaps(&index.agreements, documents);
    sound("search", index, is_sound)
}

impl Postings {
    fn keep<T: Target>(&self, name: &str, writer: &mut Writer<T>) -> Written {
        let section = |part: &str| format!("{name}.{part}");
        writer.numbers(&section("firsts"), self.firsts.iter().copied())?;
        writer.bytes(&section("classes"), &self.classes)?;
        writer.numbers(&section("counts"), self.counts.iter().copied())?;
        writer.numbers(&section("starts"), self.starts.iter().copied())?;
        writer.bytes(&section("deltas"), &self.deltas)?;
        put_blocks(&section("bitmaps"), &self.bitmaps, writer)
    }

    fn restore(name: &str, reader: &Reader<'_>, documents: usize) -> Result<Self, Fault> {
        let section = |part: &str| format!("{name}.{part}");
        let postings = Self {
            documents: documents as u32,
            firsts: reader.numbers(&section("firsts"), Some)?,
            classes: reader.bytes(&section("classes"))?,
            counts: reader.numbers(&section("counts"), Some)?,
            starts: reader.numbers(&section("starts"), Some)?,
            deltas: reader.bytes(&section("deltas"))?,
            bitmaps: get_blocks(&section("bitmaps"), reader)?,
        };
        let is_sound = postings.are_sound();
        sound(name, postings, is_sound)
    }

    fn owners(&self) -> usize {
        self.firsts.len().saturating_sub(1)
    }

    fn are_sound(&self) -> bool {
        let (lists, documents) = (self.classes.len(), self.documents as usize);
        let bitmaps = self.bitmaps.len() / blocks(documents).max(1);
        are_bounds(&self.firsts, self.owners(), lists)
            && [self.counts.len(), self.starts.len()] == [lists; 2]
            && self.classes.iter().all(|class| usize::from(*class) < CLASSES)
            && are_bitmaps(&self.bitmaps, documents)
            && (0..lists).all(|list| {
                let start = self.starts[list] as usize;
                if self.is_dense(list) { start < bitmaps } else { self.is_run(start, self.counts[list]) }
            })
    }

    /// Says whether a run of so many differences stands there, and holds documents only.
    fn is_run(&self, start: usize, count: u32) -> bool {
        let Some(mut deltas) = self.deltas.get(start..).map(|deltas| deltas.iter()) else { return false };
        let mut next = 0_u64;
        (0..count).all(|_| {
            let (mut delta, mut shift) = (0_u64, 0);
            let ends = deltas.any(|byte| {
                delta |= u64::from(byte & 0x7F) << shift.min(63);
                shift += 7;
                *byte < 0x80
            });
            next += delta + 1;
            ends && shift <= 35 && next <= u64::from(self.documents)
        })
    }
}

impl Table {
    fn keep<T: Target>(&self, name: &str, writer: &mut Writer<T>) -> Written {
        writer.bytes(&format!("{name}.text"), self.text.as_bytes())?;
        writer.numbers(&format!("{name}.starts"), self.starts.iter().copied())
    }

    fn restore(name: &str, reader: &Reader<'_>) -> Result<Self, Fault> {
        let text = reader.text(&format!("{name}.text"))?;
        let table = Self { starts: reader.numbers(&format!("{name}.starts"), Some)?, text };
        let ends_there = |start: &u32| table.text.as_bytes().get((*start as usize).wrapping_sub(1)) == Some(&b'\n');
        let is_sound = are_bounds(&table.starts, table.len(), table.text.len())
            && table.starts.is_sorted_by(|one, next| one < next)
            && table.starts.iter().skip(1).all(ends_there);
        sound(name, table, is_sound)
    }
}

impl Vocabulary {
    fn keep<T: Target>(&self, writer: &mut Writer<T>) -> Written {
        self.words.keep("find.vocabulary", writer)?;
        self.keys.keep("find.keys", writer)?;
        writer.numbers("find.masks", self.masks.iter().copied())?;
        writer.numbers("find.key.masks", self.key_masks.iter().copied())?;
        writer.numbers("find.key.words", self.key_words.iter().copied())?;
        writer.numbers("find.key.firsts", self.key_firsts.iter().copied())
    }

    fn restore(reader: &Reader<'_>) -> Result<Self, Fault> {
        let vocabulary = Self {
            words: Table::restore("find.vocabulary", reader)?,
            keys: Table::restore("find.keys", reader)?,
            masks: reader.numbers("find.masks", Some)?,
            key_masks: reader.numbers("find.key.masks", Some)?,
            key_words: reader.numbers("find.key.words", Some)?,
            key_firsts: reader.numbers("find.key.firsts", Some)?,
        };
        let is_sound = vocabulary.masks.len() == vocabulary.words.len()
            && vocabulary.key_masks.len() == vocabulary.keys.len()
            && all_below(&vocabulary.key_words, vocabulary.words.len())
            && are_bounds(&vocabulary.key_firsts, vocabulary.keys.len(), vocabulary.key_words.len());
        sound("find.keys", vocabulary, is_sound)
    }
}

impl Time {
    fn keep<T: Target>(&self, writer: &mut Writer<T>) -> Written {
        let years = |years: &[i16]| years.iter().map(|year| year.to_le_bytes()).collect::<Vec<_>>();
        writer.cells("find.years", years(&self.years))?;
        writer.numbers("find.years.firsts", self.firsts.iter().copied())?;
        writer.numbers("find.wide", self.wide.iter().copied())?;
        writer.cells("find.wide.first", years(&self.wide_first))?;
        writer.cells("find.wide.last", years(&self.wide_last))
    }

    fn restore(reader: &Reader<'_>, layout: Layout) -> Result<Self, Fault> {
        let years = |name: &str| reader.cells(name, |cell| Some(i16::from_le_bytes(cell)));
        let time = Self {
            years: years("find.years")?,
            firsts: reader.numbers("find.years.firsts", Some)?,
            wide: reader.numbers("find.wide", Some)?,
            wide_first: years("find.wide.first")?,
            wide_last: years("find.wide.last")?,
        };
        let documents = layout.missions().start..=layout.documents() as u32;
        let is_sound = time.firsts.len() == time.years.len() + 1
            && time.firsts.is_sorted()
            && time.firsts.iter().all(|first| documents.contains(first))
            && [time.wide_first.len(), time.wide_last.len()] == [time.wide.len(); 2]
            && time.wide.iter().all(|document| documents.contains(document) && document != documents.end());
        sound("find.years", time, is_sound)
    }
}

impl Kept {
    fn keep_sections<T: Target>(&self, writer: &mut Writer<T>) -> Written {
        writer.numbers("find.kept.firsts", self.firsts.iter().copied())?;
        writer.numbers("find.kept.ends", self.ends.iter().copied())?;
        writer.bytes("find.kept.classes", &self.classes)?;
        put_blocks("find.kept.bits", &self.bits, writer)
    }

    fn restore(reader: &Reader<'_>) -> Result<Self, Fault> {
        Ok(Self {
            firsts: reader.numbers("find.kept.firsts", Some)?,
            ends: reader.numbers("find.kept.ends", Some)?,
            classes: reader.bytes("find.kept.classes")?,
            bits: get_blocks("find.kept.bits", reader)?,
        })
    }

    fn are_sound(&self, words: usize, documents: usize) -> bool {
        let unions = self.firsts.len();
        [self.ends.len(), self.classes.len()] == [unions; 2]
            && self.ends.iter().all(|end| *end as usize <= words)
            && self.bits.len() == unions * blocks(documents)
            && are_bitmaps(&self.bits, documents)
    }
}
