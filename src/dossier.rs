//! Dossiers: the files in which relations are written, read with every problem named by file, line and column.
//!
//! Owns the two file formats (TOML by hand, JSON Lines in bulk), their diagnostics, and the way from files to a [`Dataset`]. Does not
//! own the records themselves (`dataset`), nor what an atlas holds (`atlas`), but knows when one is older than its files (`compiled`). A dossier holds one pair; a file without `pair` is a register of people and parties that the
//! dossiers share. Loading is in four steps: `file` and `lines` read text, `record` reads records (`draft`) from the `value` that
//! either format gives, `lower` resolves names to ids and checks what only the whole can show, `layers` makes one of what several files
//! say of the same.

mod begin;
mod check;
mod compiled;
mod diagnostic;
mod draft;
mod file;
mod layers;
mod lines;
mod log;
mod lower;
mod progress;
mod reader;
mod record;
mod rounds;
mod sort;
mod trial;
mod turns;
mod value;
pub mod written;

pub use begin::{Beginning, begin};
pub use check::{Census, Checked, check};
pub use diagnostic::{Excerpt, Problem, Report, Severity};
pub use progress::{Progress, Stage};
pub use trial::check_lines;

use std::convert::Infallible;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::dataset::Dataset;
use crate::search::Index;
use draft::{Draft, Line};
use file::{File, Form};
use log::Log;
use lower::Whole;
use progress::Watched;
use rounds::take_in;
use turns::Parsed;

/// The dossiers built into the program, by the name that messages give them.
const BUILT_IN: &[(&str, &str)] = &[
    ("built-in people.toml", include_str!("../assets/people.toml")),
    ("built-in iq-mx.toml", include_str!("../assets/dossiers/iq-mx.toml")),
    ("built-in mx-om.toml", include_str!("../assets/dossiers/mx-om.toml")),
    ("built-in mx-ps.toml", include_str!("../assets/dossiers/mx-ps.toml")),
];

/// Where dossiers come from, lowest layer first: what stands in a later one joins or corrects what stands in an earlier.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Whether the dossiers built into the program are among them.
    pub built_in: bool,
    /// The user's own directory. That it is not there, or empty, is no problem.
    pub own: Option<PathBuf>,
    /// Files, and directories of files named `*.toml` or `*.jsonl`, in order; or an atlas alone, which stands for all there is.
    pub paths: Vec<PathBuf>,
}

/// A dataset, and what is worth a word about its files.
#[derive(Debug)]
pub struct Loaded {
    /// The dataset.
    pub data: Dataset,
    /// Everything that can be found in it, where that came with it, as out of an atlas.
    pub index: Option<Index>,
    /// What is worth knowing: notes, warnings, and the errors of records that were left out. Of very many, the first.
    pub problems: Vec<Problem>,
    /// What was read.
    pub tally: Tally,
}

/// How much was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Files.
    pub files: usize,
    /// The records that stand in them, right or wrong.
    pub records: Census,
    /// How many records of bulk data were left out because they are wrong.
    pub left_out: usize,
    /// How many records were joined to those of lower layers.
    pub joined: usize,
    /// Whether it is an atlas, and files that it was compiled from have changed since: its first problem says so.
    pub is_stale: bool,
    /// Problems, listed or not.
    pub notes: usize,
    /// Problems, listed or not.
    pub warnings: usize,
    /// Problems, listed or not.
    pub errors: usize,
}

/// Where the user's own dossiers are: `$XDG_DATA_HOME/comity`; `None` where the system names no such directory.
pub fn own_directory() -> Option<PathBuf> {
    use etcetera::{BaseStrategy as _, choose_base_strategy};
    Some(choose_base_strategy().ok()?.data_dir().join("comity"))
}

/// Reads dossiers and makes a dataset of them. An atlas is one already: it is opened, and stands for all other sources.
///
/// # Errors
/// Every problem of every file at once, if any of them makes a dossier useless. A bad record of JSON Lines does not. An atlas that cannot
/// be used, or beside which other paths are named.
pub fn load(sources: &Sources) -> Result<Loaded, Report> {
    match load_watched(sources, |_| ControlFlow::<Infallible>::Continue(()))? {
        ControlFlow::Continue(loaded) => Ok(loaded),
        ControlFlow::Break(never) => match never {},
    }
}

/// Reads dossiers and makes a dataset of them, and says again and again how far it is. It stops when `watch` breaks off; what was read
/// by then is let go.
///
/// # Errors
/// As [`load`].
pub fn load_watched<B: Send>(
    sources: &Sources,
    watch: impl FnMut(&Progress) -> ControlFlow<B> + Send,
) -> Result<ControlFlow<B, Loaded>, Report> {
    if let Some(path) = sources.atlas() {
        return compiled::load(path, sources).map(ControlFlow::Continue);
    }
    let mut log = Log::default();
    let files = sources.files(&mut log);
    let mut inputs = sources.built_in();
    inputs.extend(files.into_iter().filter_map(|file| Input::read(file, &mut log)));
    load_inputs(&inputs, log, watch)
}

/// Makes a dataset of one dossier given as text, on its own; `name` stands for it in messages.
///
/// # Errors
/// As [`load`].
pub fn load_text(name: &str, text: &str) -> Result<Loaded, Report> {
    match load_inputs(&[Input::text(name, text)], Log::default(), |_| ControlFlow::<Infallible>::Continue(()))? {
        ControlFlow::Continue(loaded) => Ok(loaded),
        ControlFlow::Break(never) => match never {},
    }
}

/// A file to be read.
struct Input {
    name: String,
    body: Body,
}

/// What a file holds.
enum Body {
    /// The text of a dossier, and where its lines begin.
    Text(String, Vec<usize>),
    /// The path of a file of JSON Lines.
    Lines(PathBuf),
    /// JSON Lines that stand in no file yet.
    Unwritten(String),
}

impl Input {
    /// Reads a dossier; bulk data stay on the disk until their records are taken in. `None` where it cannot be read, which is logged.
    fn read((path, form): (PathBuf, Form), log: &mut Log) -> Option<Self> {
        let name = file::name(&path);
        match form {
            Form::Lines => Some(Self { name, body: Body::Lines(path) }),
            Form::Dossier => match file::read(&path) {
                Ok(text) => Some(Self::text(&name, &text)),
                Err(problem) => {
                    log.unread(problem);
                    None
                },
            },
        }
    }

    fn text(name: &str, text: &str) -> Self {
        let text = file::without_mark(text).to_owned();
        let lines = file::line_starts(&text);
        Self { name: name.to_owned(), body: Body::Text(text, lines) }
    }

    /// Lines that are about to be written.
    fn lines(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), body: Body::Unwritten(text.to_owned()) }
    }
}

impl Sources {
    fn built_in(&self) -> Vec<Input> {
        let built_in = if self.built_in { BUILT_IN } else { &[] };
        built_in.iter().map(|(name, text)| Input::text(name, text)).collect()
    }

    /// The files that are not built in, lowest layer first.
    fn files(&self, log: &mut Log) -> Vec<(PathBuf, Form)> {
        let own = self.own.as_deref().filter(|own| own.is_dir()).map(file::list_directory);
        let listed: Vec<_> = own.into_iter().chain(self.paths.iter().map(|path| file::list(path))).collect();
        let mut files = Vec::new();
        for listed in listed {
            match listed {
                Ok(listed) => files.extend(listed),
                Err(problem) => log.unread(problem),
            }
        }
        files
    }
}

fn load_inputs<B: Send>(
    inputs: &[Input],
    mut log: Log,
    watch: impl FnMut(&Progress) -> ControlFlow<B> + Send,
) -> Result<ControlFlow<B, Loaded>, Report> {
    let size = inputs.iter().map(Input::size).sum();
    let mut watched = Watched::new(size, watch);
    let taken = match take_in(inputs, &mut log, &mut watched) {
        ControlFlow::Continue(taken) => taken,
        ControlFlow::Break(reason) => return Ok(ControlFlow::Break(reason)),
    };
    let Some((whole, tally)) = taken.filter(|_| !log.is_fatal()) else {
        return Err(Report { errors: log.told_errors(), problems: log.into_problems() });
    };
    if let ControlFlow::Break(reason) = watched.stage(Stage::Order) {
        return Ok(ControlFlow::Break(reason));
    }
    Ok(ControlFlow::Continue(Loaded { data: whole.finish(), index: None, problems: log.into_problems(), tally }))
}

/// Takes in every record of the files, whatever that takes.
fn take_in_all(inputs: &[Input], log: &mut Log) -> Option<(Whole, Tally)> {
    match take_in(inputs, log, &mut Watched::new(0, |_: &Progress| ControlFlow::<Infallible>::Continue(()))) {
        ControlFlow::Continue(taken) => taken,
        ControlFlow::Break(never) => match never {},
    }
}

impl Input {
    /// The records of a dossier; those of JSON Lines are read when they are taken in.
    fn draft(&self, log: &mut Log) -> Draft<'_> {
        match &self.body {
            Body::Text(text, lines) => record::read(File::dossier(&self.name, text, lines), log),
            Body::Lines(_) | Body::Unwritten(_) => Draft::default(),
        }
    }

    /// How many bytes of bulk data it has; what cannot be asked is said when it is read.
    fn size(&self) -> u64 {
        match &self.body {
            Body::Lines(path) => fs::metadata(path).map_or(0, |about| about.len()),
            Body::Text(..) | Body::Unwritten(_) => 0,
        }
    }

    /// Says of every line of JSON Lines what is on it; those that `is_wanted` names are parsed and prepared.
    fn each_line<B: Send>(
        &self,
        is_wanted: impl Fn(&str) -> bool + Sync,
        prepare: impl Fn(&mut Line<'_>) + Sync,
        take: impl FnMut(Parsed<'_>) -> ControlFlow<B> + Send,
    ) -> Result<ControlFlow<B>, Problem> {
        let unreadable = |error| file::unreadable(Path::new(&self.name), &error);
        match &self.body {
            Body::Lines(path) => {
                turns::each(lines::open(path)?, &self.name, is_wanted, prepare, take).map_err(unreadable)
            },
            Body::Unwritten(text) => {
                turns::each(text.as_bytes(), &self.name, is_wanted, prepare, take).map_err(unreadable)
            },
            Body::Text(..) => Ok(ControlFlow::Continue(())),
        }
    }
}
