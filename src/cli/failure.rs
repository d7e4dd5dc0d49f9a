//! Why a command did not end well.

use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::outfile::Unwritten;
use crate::terminal::NotATerminal;
use crate::text::neutral;

/// Why a command did not end well; displays as what stderr is told, whole lines and safe for a terminal.
#[derive(Debug)]
pub enum Failure {
    /// Nothing met what was asked for, which the words name. Exit code 1.
    Nothing {
        /// "no events for --kind vote"
        asked: String,
        /// What may have been meant.
        hint: Option<String>,
    },
    /// The arguments make no sense. Exit code 2.
    Usage {
        /// What is wrong.
        wrong: String,
        /// What may have been meant.
        hint: Option<String>,
    },
    /// What was given does not fit together, as a recipe and a table; a report of what and where. Exit code 2.
    Misfit(String),
    /// The data cannot be read; a report of what and where. Exit code 3.
    Unreadable(String),
    /// The output cannot be written. Exit code 1, unless the reader closed the pipe.
    Output(io::Error),
    /// The explorer, or the program itself, failed. Exit code 1, or 2 where there is no terminal to explore in.
    Other(anyhow::Error),
}

impl Failure {
    /// The exit code of a command that failed so.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage { .. } | Self::Misfit(_) => ExitCode::from(2),
            // A screen was asked for where there is none.
            Self::Other(error) if error.is::<NotATerminal>() => ExitCode::from(2),
            Self::Unreadable(_) => ExitCode::from(3),
            Self::Nothing { .. } | Self::Output(_) | Self::Other(_) => ExitCode::FAILURE,
        }
    }

    /// Says whether the reader had read enough, which is no failure.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Unwritten> for Failure {
    /// Of the commands that write files, each has `--force`.
    fn from(unwritten: Unwritten) -> Self {
        Self::Other(match unwritten {
            Unwritten::Taken(_) => anyhow::anyhow!("{unwritten}; '--force' replaces it"),
            unwritten => unwritten.into(),
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing { asked, hint } => {
                writeln!(f, "nothing found: {}", neutral(asked))?;
                tip(f, hint.as_deref())
            },
            Self::Usage { wrong, hint } => {
                writeln!(f, "error: {}", neutral(wrong))?;
                tip(f, hint.as_deref())?;
                writeln!(f, "\nFor more information, try '--help'.")
            },
            Self::Misfit(report) | Self::Unreadable(report) => writeln!(f, "{}", report.trim_end()),
            Self::Output(error) => writeln!(f, "error: the output cannot be written: {error}"),
            Self::Other(error) => writeln!(f, "error: {}", neutral(&format!("{error:#}"))),
        }
    }
}

/// In the form that clap gives its own tips.
fn tip(f: &mut fmt::Formatter<'_>, hint: Option<&str>) -> fmt::Result {
    hint.map_or(Ok(()), |hint| writeln!(f, "\n  tip: did you mean '{}'?", neutral(hint)))
}
