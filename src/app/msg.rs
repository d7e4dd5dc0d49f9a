//! What happens, and what must be done about it outside.

use super::bookmarks::Bookmark;
use super::loading::Generation;
use super::problems::Problems;
use crate::dossier::Progress;
use crate::export::{Excerpt, Form};
use crate::input::Action;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// The user wants something done.
    Do(Action),
    /// A letter was typed into a field.
    Type(char),
    /// Text was pasted.
    Paste(String),
    /// Something outside wants a word said.
    Notice(Notice),
    /// Bookmarks of earlier runs were read, oldest first; they replace those there are.
    Bookmarks(Vec<Bookmark>),
    /// The data were read, with these problems.
    Problems(Problems),
    /// The load of this number has come so far.
    Loading(Generation, Progress),
}

/// A word on the status row, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something was done.
    Done(String),
    /// Something could not be done.
    Failed(String),
}

impl Notice {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Self::Done(text) | Self::Failed(text) => text,
        }
    }
}

/// What the runtime must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back and stop, until the shell brings us to the foreground.
    Suspend,
    /// Draw the whole screen anew.
    Repaint,
    /// Put text on the clipboard.
    Copy(String),
    /// Open an address outside.
    Open(String),
    /// Write what was shown into a file where the program was started.
    Export {
        /// In which form.
        form: Form,
        /// What was shown.
        excerpt: Box<Excerpt>,
    },
    /// Read the data beside the screen, under this number.
    Load(Generation),
}
