//! What the screen begins with, while bulk data are read beside it.

use std::convert::Infallible;
use std::ops::ControlFlow;

use super::file::{self, Form};
use super::log::Log;
use super::{Input, Loaded, Report, Sources, compiled, load_inputs};

/// What can be shown at once of data, and the bulk that is still to be read.
#[derive(Debug)]
pub struct Beginning {
    /// What the dossiers hold. Records that name what only bulk data may declare are not among it yet.
    pub loaded: Loaded,
    /// The files of JSON Lines, or the atlas, that were not read, as messages name them.
    pub bulk: Vec<String>,
}

/// Reads the dossiers and no bulk data. Without bulk data this is all that [`load`](super::load) would give.
///
/// # Errors
/// Every problem that no bulk data can mend, if any of them makes a dossier useless; and what the head of an atlas says against it.
pub fn begin(sources: &Sources) -> Result<Beginning, Report> {
    let atlas = sources.atlas().map(|path| compiled::begin(path, sources)).transpose()?;
    let none = Sources::default();
    let sources = if atlas.is_some() { &none } else { sources };
    let mut unlisted = Log::default();
    let files = sources.files(&mut unlisted);
    let (bulk, small): (Vec<_>, Vec<_>) = files.into_iter().partition(|(_, form)| *form == Form::Lines);
    let mut log = if bulk.is_empty() { unlisted } else { unlisted.awaiting_more() };
    let mut inputs = sources.built_in();
    inputs.extend(small.into_iter().filter_map(|file| Input::read(file, &mut log)));
    let bulk = bulk.iter().map(|(path, _)| file::name(path)).chain(atlas).collect();
    match load_inputs(&inputs, log, |_| ControlFlow::<Infallible>::Continue(()))? {
        ControlFlow::Continue(loaded) => Ok(Beginning { loaded, bulk }),
        ControlFlow::Break(never) => match never {},
    }
}
