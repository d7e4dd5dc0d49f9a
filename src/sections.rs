//! Files of named sections, each under a checksum: the vessel of an atlas.
//!
//! Owns the frame (a head, the sections, a table of them), the checksums, and the three shapes of a section: bytes, cells of one width,
//! and a record in postcard. Does not know what the sections mean: `dataset` writes and reads its own, and so does whatever else is
//! kept beside it. Nothing of a section is handed out before its checksum has been found right, so that damage is said and never shown.
//!
//! ```text
//! head   64 bytes   magic · format · maker · length of the file · number of sections · checksum of the table · checksum of the head
//! sections          one after the other, nothing between them
//! table             for each section 24 bytes of name, its length, its checksum
//! ```
//!
//! Whatever is kept in sections has two functions of its own: `keep`, which is given a writer, and `restore`, which is given a
//! reader and looks its numbers over, since a checksum says that bytes are as they were written, not that they make sense.
//!
//! Numbers are little-endian, checksums XXH3 of 64 bits. The head is the same in every format, so that each version can say which other
//! one has made a file.

mod fault;
mod head;
mod place;
mod reader;
mod writer;

pub use fault::Fault;
pub(crate) use reader::Reader;
pub(crate) use writer::{Target, Writer};

use std::io;

/// The first bytes of every such file. The first is no letter of any text.
pub(crate) const MAGIC: [u8; 8] = *b"\x89comity\n";

/// The number of the format: another one for every change of what stands in a section or of how it is written. A test holds it against
/// the bytes of a small atlas.
pub(crate) const FORMAT: u32 = 2;

/// What has become of something that was written.
pub(crate) type Written = io::Result<()>;

/// Does two things at once, the first on a thread of its own.
pub(crate) fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}
