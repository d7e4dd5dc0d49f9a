//! Reading sections, from one thread or several.

use std::fs::File;
use std::path::Path;

use serde::de::DeserializeOwned;
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

use super::head::{HEAD, Head, ROW, Row};
use super::place::Place;
use super::{Fault, MAGIC};

/// A file of sections, open.
#[derive(Debug)]
pub(crate) struct Reader<'b> {
    place: Place<'b>,
    /// Each section, and where it begins.
    rows: Vec<(Row, u64)>,
}

/// How many bytes are read at a time: so few that they are still near when they are looked at.
const CHUNK: usize = 1 << 18;

/// The most sections that a file may have; a table of more is no table.
const MOST_SECTIONS: u32 = 1000;

impl Reader<'static> {
    /// Opens a file.
    ///
    /// # Errors
    /// Where it cannot be read, or its head or table is not as it was written.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        Self::new(Place::File(file, size))
    }
}

impl<'b> Reader<'b> {
    /// Opens bytes that are such a file.
    ///
    /// # Errors
    /// As [`Reader::open`].
    pub(crate) fn of_bytes(bytes: &'b [u8]) -> Result<Self, Fault> {
        Self::new(Place::Memory(bytes))
    }

    fn new(place: Place<'b>) -> Result<Self, Fault> {
        let have = place.size();
        if have < HEAD as u64 {
            return Err(too_short(&place)?);
        }
        let mut head = [0; HEAD];
        place.read(0, &mut head)?;
        let head = Head::from_bytes(&head)?;
        let of = head.length;
        if have != of {
            return Err(if have < of { Fault::Truncated { have, of: Some(of) } } else { Fault::Overlong { have, of } });
        }
        let rows = rows(&place, &head)?;
        Ok(Self { place, rows })
    }

    fn row(&self, name: &str) -> Result<(&Row, u64), Fault> {
        let found = self.rows.iter().find(|(row, _)| &*row.name == name);
        found.map(|(row, at)| (row, *at)).ok_or_else(|| Fault::Unsound(name.into()))
    }

    /// The bytes of a section.
    ///
    /// # Errors
    /// Where they cannot be read, or are not those that were written.
    pub(crate) fn bytes(&self, name: &str) -> Result<Vec<u8>, Fault> {
        let (row, at) = self.row(name)?;
        let mut bytes = vec![0; usize::try_from(row.length).map_err(|_| Fault::Unsound(name.into()))?];
        let (mut hash, mut at) = (Xxh3Default::new(), at);
        for chunk in bytes.chunks_mut(CHUNK) {
            self.place.read(at, chunk)?;
            hash.update(chunk);
            at += chunk.len() as u64;
        }
        if hash.digest() == row.checksum { Ok(bytes) } else { Err(Fault::Damaged(name.into())) }
    }

    /// The text that a section is.
    ///
    /// # Errors
    /// As [`Reader::bytes`]; and where the section is no text.
    pub(crate) fn text(&self, name: &str) -> Result<String, Fault> {
        String::from_utf8(self.bytes(name)?).map_err(|_| Fault::Unsound(name.into()))
    }

    /// The cells of a section, made of their bytes.
    ///
    /// # Errors
    /// As [`Reader::bytes`]; and where the section is not made of such cells, or `make` refuses one.
    pub(crate) fn cells<const N: usize, C>(
        &self,
        name: &str,
        make: impl Fn([u8; N]) -> Option<C>,
    ) -> Result<Vec<C>, Fault> {
        let (row, mut at) = self.row(name)?;
        let unsound = || Fault::Unsound(name.into());
        let length = usize::try_from(row.length).ok().filter(|length| length % N == 0).ok_or_else(unsound)?;
        let mut cells = Vec::with_capacity(length / N);
        let mut hash = Xxh3Default::new();
        let mut chunk = vec![0; (CHUNK / N * N).min(length)];
        let mut left = length;
        while left > 0 {
            let part = chunk.len().min(left);
            let part = &mut chunk[..part];
            self.place.read(at, part)?;
            hash.update(part);
            cells.extend(part.as_chunks().0.iter().map_while(|cell| make(*cell)));
            (at, left) = (at + part.len() as u64, left - part.len());
        }
        if hash.digest() != row.checksum {
            return Err(Fault::Damaged(name.into()));
        }
        if cells.len() == length / N { Ok(cells) } else { Err(unsound()) }
    }

    /// The numbers of a section, each made of its number.
    ///
    /// # Errors
    /// As [`Reader::cells`].
    pub(crate) fn numbers<C>(&self, name: &str, make: impl Fn(u32) -> Option<C>) -> Result<Vec<C>, Fault> {
        self.cells(name, |cell| make(u32::from_le_bytes(cell)))
    }

    /// The record that a section is.
    ///
    /// # Errors
    /// As [`Reader::bytes`]; and where the section is no such record.
    pub(crate) fn record<R: DeserializeOwned>(&self, name: &str) -> Result<R, Fault> {
        let bytes = self.bytes(name)?;
        match postcard::take_from_bytes(&bytes) {
            Ok((record, [])) => Ok(record),
            _ => Err(Fault::Unsound(name.into())),
        }
    }
}

/// What a file is that has no room for a head.
fn too_short(place: &Place<'_>) -> Result<Fault, Fault> {
    let have = place.size();
    let mut magic = [0; MAGIC.len()];
    let begun = magic.len().min(have as usize);
    place.read(0, &mut magic[..begun])?;
    let is_ours = begun > 0 && MAGIC.starts_with(&magic[..begun]);
    Ok(if is_ours { Fault::Truncated { have, of: None } } else { Fault::Foreign })
}

/// The table, with the place of each section. Together with head and table the sections are all there is.
fn rows(place: &Place<'_>, head: &Head) -> Result<Vec<(Row, u64)>, Fault> {
    let damaged = || Fault::Damaged("table".into());
    if head.sections > MOST_SECTIONS {
        return Err(Fault::Unsound("table".into()));
    }
    let mut table = vec![0; head.sections as usize * ROW];
    let at = head.length.checked_sub(table.len() as u64).filter(|at| *at >= HEAD as u64).ok_or_else(damaged)?;
    place.read(at, &mut table)?;
    if xxh3_64(&table) != head.table {
        return Err(damaged());
    }
    let mut rows = Vec::with_capacity(head.sections as usize);
    let mut begin = HEAD as u64;
    for row in table.chunks(ROW) {
        let row = Row::from_bytes(row).ok_or_else(damaged)?;
        let end = begin.checked_add(row.length).filter(|end| *end <= at).ok_or_else(damaged)?;
        rows.push((row, begin));
        begin = end;
    }
    if begin == at { Ok(rows) } else { Err(damaged()) }
}
