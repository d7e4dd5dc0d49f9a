//! Where the bytes of a file of sections are: on the disk, or in memory.

use std::fs::File;
use std::io;

/// Bytes that can be read from anywhere in them, by several threads at once.
#[derive(Debug)]
pub(crate) enum Place<'b> {
    /// A file, and how many bytes it has.
    File(File, u64),
    /// Bytes in memory.
    Memory(&'b [u8]),
}

impl Place<'_> {
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::File(_, size) => *size,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }

    /// Fills `into` with the bytes that begin there.
    pub(super) fn read(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        match self {
            Self::File(file, _) => read_file(file, at, into),
            Self::Memory(bytes) => {
                let from = usize::try_from(at).ok().and_then(|at| bytes.get(at..)?.get(..into.len()));
                into.copy_from_slice(from.ok_or(io::ErrorKind::UnexpectedEof)?);
                Ok(())
            },
        }
    }
}

#[cfg(unix)]
fn read_file(file: &File, at: u64, into: &mut [u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, into, at)
}

#[cfg(windows)]
fn read_file(file: &File, mut at: u64, mut into: &mut [u8]) -> io::Result<()> {
    while !into.is_empty() {
        let count = std::os::windows::fs::FileExt::seek_read(file, into, at)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        (at, into) = (at + count as u64, &mut into[count..]);
    }
    Ok(())
}
