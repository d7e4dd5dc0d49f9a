//! Dossiers: the files in which relations are written, read with every problem named by file, line and column.
//!
//! Owns the two file formats (TOML by hand, JSON Lines in bulk), their diagnostics, and the way from files to a [`Dataset`]. Does not
//! own the records themselves (`dataset`). A dossier holds one pair; a file without `pair` is a register of people and parties that the
//! dossiers share. Loading is in four steps: `file` and `lines` read text, `record` reads records (`draft`) from the [`value`] that
//! either format gives, `lower` resolves names to ids and checks what only the whole can show, `layers` makes one of what several files
//! say of the same.

mod diagnostic;
mod draft;
mod file;
mod layers;
mod lines;
mod lower;
mod reader;
mod record;
mod value;
pub mod written;

pub use diagnostic::{Excerpt, Problem, Report, Severity};

use std::path::{Path, PathBuf};

use crate::dataset::Dataset;
use diagnostic::Log;
use draft::Draft;
use file::{File, Form};
use lower::{Round, Whole};
use record::Sort;

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
    /// Files, and directories of files named `*.toml` or `*.jsonl`, in order.
    pub paths: Vec<PathBuf>,
}

/// A dataset, and what is worth a word about its files.
#[derive(Debug)]
pub struct Loaded {
    /// The dataset.
    pub data: Dataset,
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
    /// How many records of bulk data were left out because they are wrong.
    pub left_out: usize,
    /// How many records were joined to those of lower layers.
    pub joined: usize,
    /// Problems, listed or not.
    pub notes: usize,
    /// Problems, listed or not.
    pub warnings: usize,
}

/// Where the user's own dossiers are: `$XDG_DATA_HOME/comity`; `None` where the system names no such directory.
pub fn own_directory() -> Option<PathBuf> {
    use etcetera::{BaseStrategy as _, choose_base_strategy};
    Some(choose_base_strategy().ok()?.data_dir().join("comity"))
}

/// Reads dossiers and makes a dataset of them.
///
/// # Errors
/// Every problem of every file at once, if any of them makes a dossier useless. A bad record of JSON Lines does not.
pub fn load(sources: &Sources) -> Result<Loaded, Report> {
    let mut log = Log::default();
    let mut inputs: Vec<Input> = Vec::new();
    if sources.built_in {
        inputs.extend(BUILT_IN.iter().map(|(name, text)| Input::text(name, text)));
    }
    if let Some(own) = sources.own.as_deref().filter(|own| own.is_dir()) {
        gather(file::list_directory(own), &mut inputs, &mut log);
    }
    for path in &sources.paths {
        gather(file::list(path), &mut inputs, &mut log);
    }
    load_inputs(&inputs, log)
}

/// Makes a dataset of one dossier given as text, on its own; `name` stands for it in messages.
///
/// # Errors
/// As [`load`].
pub fn load_text(name: &str, text: &str) -> Result<Loaded, Report> {
    load_inputs(&[Input::text(name, text)], Log::default())
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
}

impl Input {
    fn text(name: &str, text: &str) -> Self {
        let text = file::without_mark(text).to_owned();
        let lines = file::line_starts(&text);
        Self { name: name.to_owned(), body: Body::Text(text, lines) }
    }
}

/// Reads the dossiers of a path; bulk data stay on the disk until their records are taken in.
fn gather(listed: Result<Vec<(PathBuf, Form)>, Problem>, inputs: &mut Vec<Input>, log: &mut Log) {
    let read = |(path, form): (PathBuf, Form)| {
        let name = file::name(&path);
        match form {
            Form::Dossier => file::read(&path).map(|text| Input::text(&name, &text)),
            Form::Lines => Ok(Input { name, body: Body::Lines(path) }),
        }
    };
    let read: Vec<_> = match listed {
        Ok(paths) => paths.into_iter().map(read).collect(),
        Err(problem) => vec![Err(problem)],
    };
    for input in read {
        match input {
            Ok(input) => inputs.push(input),
            Err(problem) => {
                log.lose();
                log.push(problem);
            },
        }
    }
}

fn load_inputs(inputs: &[Input], mut log: Log) -> Result<Loaded, Report> {
    let mut whole = match Whole::new() {
        Ok(whole) => whole,
        Err(error) => {
            log.error_of("built-in countries.toml", &error.to_string());
            return Err(report(log));
        },
    };
    let drafts: Vec<_> = inputs.iter().map(|input| input.draft(&mut log)).collect();
    let numbers: Vec<_> = inputs.iter().map(|input| whole.file(&input.name)).collect();
    let mut left_out = 0;
    for round in [Round::Parties, Round::People, Round::Records] {
        for (place, ((input, draft), number)) in inputs.iter().zip(&drafts).zip(&numbers).enumerate() {
            match (&input.body, draft) {
                (Body::Lines(path), _) => left_out += lines_of(input, path, round, *number, &mut whole, &mut log),
                (Body::Text(text, lines), draft) => {
                    let file = File::dossier(&input.name, text, lines);
                    whole.dossier(round, draft, file, *number, &mut log);
                },
            }
            let is_last = place + 1 == inputs.len();
            match round {
                Round::Parties => {},
                Round::People => whole.layers.end_people(&mut log),
                Round::Records => whole.layers.end(&mut log, is_last),
            }
        }
    }
    if log.is_fatal() {
        return Err(report(log));
    }
    let [notes, warnings, _] = log.counts();
    let tally = Tally { files: inputs.len(), left_out, joined: whole.layers.joined, notes, warnings };
    Ok(Loaded { data: whole.finish(), problems: log.into_problems(), tally })
}

impl Input {
    /// The records of a dossier; those of JSON Lines are read when they are taken in.
    fn draft(&self, log: &mut Log) -> Draft<'_> {
        match &self.body {
            Body::Text(text, lines) => record::read(File::dossier(&self.name, text, lines), log),
            Body::Lines(_) => Draft::default(),
        }
    }
}

/// Takes in one round of a file of JSON Lines; the number of records that were left out.
fn lines_of(input: &Input, path: &Path, round: Round, number: u32, whole: &mut Whole, log: &mut Log) -> usize {
    let mut left_out = 0;
    let read = lines::each(path, |line_number, line| {
        let line = match line {
            Ok(line) => line,
            Err(message) if round == Round::Records => {
                left_out += 1;
                return lines::unreadable(&input.name, line_number, message, log);
            },
            Err(_) => return,
        };
        // What is wrong with a line is said in the round in which it is taken in.
        if !lines::sort(line).map_or(round == Round::Records, |sort| sort.is_for(round)) {
            return;
        }
        let file = File::line(&input.name, line, line_number);
        let errors = log.errors();
        // A party is looked at twice; what is wrong with it is said the first time.
        let mut unheard = Log::default();
        let is_second = round == Round::People && lines::sort(line) == Some(Sort::Party);
        if let Some(line) = record::read_line(file, if is_second { &mut unheard } else { log }) {
            whole.line(round, &line, file, number, log);
        }
        left_out += usize::from(log.errors() > errors);
    });
    if let Err(problem) = read {
        log.lose();
        log.push(problem);
    }
    left_out
}

fn report(log: Log) -> Report {
    let errors = log.errors();
    Report { problems: log.into_problems(), errors }
}
