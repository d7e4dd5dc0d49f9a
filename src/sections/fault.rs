//! Why a file of sections cannot be used.

use std::fmt;
use std::io;

use super::FORMAT;

/// Why an atlas cannot be used; displays as what is wrong and what to do, in a line without the name of the file.
#[derive(Debug)]
pub enum Fault {
    /// The system cannot read it.
    Unreadable(io::Error),
    /// It is no atlas at all.
    Foreign,
    /// Another version of comity made it.
    Version {
        /// The version that did.
        maker: String,
        /// The number of its format.
        format: u32,
    },
    /// Its end is missing.
    Truncated {
        /// How many bytes there are.
        have: u64,
        /// How many there should be; `None` where not even that can be read.
        of: Option<u64>,
    },
    /// More follows than it has.
    Overlong {
        /// How many bytes there are.
        have: u64,
        /// How many there should be.
        of: u64,
    },
    /// The bytes of a section are not those that were written.
    Damaged(Box<str>),
    /// A section is whole and makes no sense: no version of comity has written it.
    Unsound(Box<str>),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Self::Foreign => {
                f.write_str("is no atlas, whatever its name; 'comity compile PATH… -o FILE' makes one of dossiers")
            },
            Self::Version { maker, format } => write!(
                f,
                "was made by comity {maker} in format {format}, and this comity reads format {FORMAT}; compile it again with this one"
            ),
            Self::Truncated { have, of: Some(of) } => {
                write!(f, "is cut short: {have} of its {of} bytes are there; copy or compile it again")
            },
            Self::Truncated { have, of: None } => {
                write!(f, "is cut short: {have} bytes are not even the head of an atlas; copy or compile it again")
            },
            Self::Overlong { have, of } => {
                write!(f, "has {have} bytes where an atlas of {of} should end; copy or compile it again")
            },
            Self::Damaged(section) => {
                write!(f, "is damaged: its section \"{section}\" is not as it was written; copy or compile it again")
            },
            Self::Unsound(section) => {
                write!(f, "makes no sense in its section \"{section}\", which no comity has written; compile it again")
            },
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::Unreadable(error) = self { Some(error) } else { None }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}
