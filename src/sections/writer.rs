//! Writing sections one after the other.

use std::io::{Seek, SeekFrom, Write};

use serde::Serialize;
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

use super::Written;
use super::head::{HEAD, Head, Row};

/// What sections can be written into.
pub(crate) trait Target: Write + Seek {}

impl<T: Write + Seek> Target for T {}

/// Writes sections; nothing reads as a file of them before [`Writer::end`].
#[derive(Debug)]
pub(crate) struct Writer<T> {
    out: T,
    rows: Vec<Row>,
}

/// How many bytes of cells are handed over at a time.
const CHUNK: usize = 1 << 16;

impl<T: Target> Writer<T> {
    /// Begins a file. `out` stands at its beginning.
    pub(crate) fn new(mut out: T) -> std::io::Result<Self> {
        out.write_all(&[0; HEAD])?;
        Ok(Self { out, rows: Vec::new() })
    }

    /// Writes a section of bytes.
    pub(crate) fn bytes(&mut self, name: &str, bytes: &[u8]) -> Written {
        self.out.write_all(bytes)?;
        self.rows.push(Row { name: name.into(), length: bytes.len() as u64, checksum: xxh3_64(bytes) });
        Ok(())
    }

    /// Writes a section of cells, all of one width.
    pub(crate) fn cells<const N: usize>(&mut self, name: &str, cells: impl IntoIterator<Item = [u8; N]>) -> Written {
        let (mut hash, mut length) = (Xxh3Default::new(), 0);
        let mut chunk = Vec::with_capacity(CHUNK + N);
        let mut cells = cells.into_iter();
        loop {
            chunk.extend(cells.by_ref().take(CHUNK / N).flatten());
            if chunk.is_empty() {
                break;
            }
            hash.update(&chunk);
            self.out.write_all(&chunk)?;
            length += chunk.len() as u64;
            chunk.clear();
        }
        self.rows.push(Row { name: name.into(), length, checksum: hash.digest() });
        Ok(())
    }

    /// Writes a section of numbers.
    pub(crate) fn numbers(&mut self, name: &str, numbers: impl IntoIterator<Item = u32>) -> Written {
        self.cells(name, numbers.into_iter().map(u32::to_le_bytes))
    }

    /// Writes a section that is one record.
    pub(crate) fn record<R: Serialize + ?Sized>(&mut self, name: &str, record: &R) -> Written {
        let bytes = postcard::to_allocvec(record).map_err(std::io::Error::other)?;
        self.bytes(name, &bytes)
    }

    /// Writes the table and the head.
    pub(crate) fn end(mut self) -> Written {
        let table: Vec<u8> = self.rows.iter().flat_map(Row::to_bytes).collect();
        self.out.write_all(&table)?;
        let length = HEAD as u64 + self.rows.iter().map(|row| row.length).sum::<u64>() + table.len() as u64;
        let head = Head { length, sections: self.rows.len() as u32, table: xxh3_64(&table) };
        self.out.seek(SeekFrom::Start(0))?;
        self.out.write_all(&head.to_bytes())?;
        self.out.seek(SeekFrom::End(0))?;
        self.out.flush()
    }
}
