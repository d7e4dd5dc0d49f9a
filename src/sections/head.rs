//! The head of a file of sections, and the rows of its table.

use xxhash_rust::xxh3::xxh3_64;

use super::{FORMAT, Fault, MAGIC};

/// How many bytes the head has.
pub(super) const HEAD: usize = 64;

/// How many bytes a row of the table has.
pub(super) const ROW: usize = NAME + 16;

/// The longest name of a section.
const NAME: usize = 24;

/// The longest name of a maker.
const MAKER: usize = 24;

/// What stands first in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// How many bytes the whole file has.
    pub(super) length: u64,
    /// How many sections there are.
    pub(super) sections: u32,
    /// The checksum of the table.
    pub(super) table: u64,
}

/// Where a section is, and what its bytes come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) name: Box<str>,
    pub(super) length: u64,
    pub(super) checksum: u64,
}

impl Head {
    pub(super) fn to_bytes(self) -> [u8; HEAD] {
        self.to_bytes_of(FORMAT)
    }

    /// The head of a file in a format of any number.
    pub(super) fn to_bytes_of(self, format: u32) -> [u8; HEAD] {
        let mut bytes = Vec::with_capacity(HEAD);
        bytes.extend(MAGIC);
        bytes.extend(format.to_le_bytes());
        bytes.extend(padded::<MAKER>(env!("CARGO_PKG_VERSION")));
        bytes.extend(self.length.to_le_bytes());
        bytes.extend(self.sections.to_le_bytes());
        bytes.extend(self.table.to_le_bytes());
        bytes.extend(xxh3_64(&bytes).to_le_bytes());
        let mut head = [0; HEAD];
        head.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        head
    }

    /// The head that bytes are.
    ///
    /// # Errors
    /// Where they are none of ours, or of another format.
    pub(super) fn from_bytes(bytes: &[u8; HEAD]) -> Result<Self, Fault> {
        let damaged = || Fault::Damaged("head".into());
        let (body, sum) = bytes.split_at(HEAD - 8);
        if !body.starts_with(&MAGIC) {
            return Err(Fault::Foreign);
        }
        if number(sum) != Some(xxh3_64(body)) {
            return Err(damaged());
        }
        let mut rest = &body[MAGIC.len()..];
        let mut take = |count: usize| rest.split_off(..count).unwrap_or_default();
        let (format, maker) = (take(4), take(MAKER));
        let format = format.try_into().map(u32::from_le_bytes).map_err(|_| damaged())?;
        if format != FORMAT {
            return Err(Fault::Version { maker: unpadded(maker).unwrap_or_default().to_owned(), format });
        }
        let length = number(take(8)).ok_or_else(damaged)?;
        let sections = take(4).try_into().map(u32::from_le_bytes).map_err(|_| damaged())?;
        let table = number(take(8)).ok_or_else(damaged)?;
        Ok(Self { length, sections, table })
    }
}

impl Row {
    pub(super) fn to_bytes(&self) -> impl Iterator<Item = u8> {
        padded::<NAME>(&self.name).into_iter().chain(self.length.to_le_bytes()).chain(self.checksum.to_le_bytes())
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (name, rest) = bytes.split_at_checked(NAME)?;
        let (length, checksum) = rest.split_at_checked(8)?;
        Some(Self { name: unpadded(name)?.into(), length: number(length)?, checksum: number(checksum)? })
    }
}

fn number(bytes: &[u8]) -> Option<u64> {
    bytes.try_into().ok().map(u64::from_le_bytes)
}

/// A name in a room of its own, with zeros behind it.
fn padded<const N: usize>(name: &str) -> [u8; N] {
    let mut room = [0; N];
    room.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
    room
}

fn unpadded(room: &[u8]) -> Option<&str> {
    let end = room.iter().position(|byte| *byte == 0).unwrap_or(room.len());
    std::str::from_utf8(&room[..end]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_comes_back_and_one_of_another_format_is_told() {
        let head = Head { length: 1234, sections: 7, table: 99 };
        assert_eq!(Head::from_bytes(&head.to_bytes()).unwrap(), head);
        let Err(Fault::Version { maker, format }) = Head::from_bytes(&head.to_bytes_of(FORMAT + 1)) else {
            panic!("another format is another version");
        };
        assert_eq!((maker.as_str(), format), (env!("CARGO_PKG_VERSION"), FORMAT + 1));
    }

    #[test]
    fn a_row_comes_back() {
        let row = Row { name: "events.bytes".into(), length: 5, checksum: u64::MAX };
        let bytes: Vec<u8> = row.to_bytes().collect();
        assert_eq!((bytes.len(), Row::from_bytes(&bytes)), (ROW, Some(row)));
    }
}
