//! Atlases as sources: opened, and held against the files they were compiled from.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::Xxh3Default;

use super::diagnostic::{Problem, Report, Severity};
use super::{BUILT_IN, Census, Loaded, Sources, Tally, file};
use crate::atlas::{self, About, Atlas, Fault, Origin, What};
use crate::dataset::{Dataset, Kind};

/// How an atlas goes with other sources.
impl Sources {
    /// The first atlas among the paths.
    pub fn atlas(&self) -> Option<&Path> {
        self.paths.iter().map(PathBuf::as_path).find(|path| is_named(path))
    }

    /// What is wrong with the paths where an atlas is not the only one: it is a whole, and nothing is laid over it.
    pub fn conflict(&self) -> Option<String> {
        let atlas = self.atlas()?.display();
        (self.paths.len() > 1).then(|| {
            format!(
                "the atlas {atlas} is read alone; compile what belongs to it into it, as in \
                'comity compile world/ more.toml -o world.atlas'"
            )
        })
    }

    /// What these sources are, as an atlas in `directory` remembers it.
    ///
    /// To be asked before they are read: what changes meanwhile has changed since.
    pub fn about(&self, directory: &Path) -> About {
        let own = self.own.as_deref().filter(|own| own.is_dir()).map(Path::to_owned);
        let named = own.iter().chain(&self.paths).flat_map(|path| origins(path, directory));
        About { origins: named.collect(), built_in: self.built_in.then(built_in), left_out: 0 }
    }
}

/// Says whether a path that was named is that of an atlas: by its ending, or by its first bytes where the ending is none of a dossier.
pub(super) fn is_named(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending {
        Some(atlas::ENDING) => !path.is_dir(),
        Some("toml" | "jsonl") => false,
        _ => atlas::is_atlas(path),
    }
}

/// Opens an atlas in place of all other sources.
///
/// # Errors
/// Where it cannot be used, or is not the only path.
pub(super) fn load(path: &Path, sources: &Sources) -> Result<Loaded, Report> {
    refuse_others(path, sources)?;
    let Opened { atlas, problems, tally } = open(path).map_err(refused)?;
    Ok(Loaded { data: atlas.data, index: Some(atlas.index), problems, tally })
}

/// Looks at the head of an atlas that is to be read later, and gives the name of it in messages.
///
/// # Errors
/// As [`load`], as far as the head says.
pub(super) fn begin(path: &Path, sources: &Sources) -> Result<String, Report> {
    refuse_others(path, sources)?;
    file::check_is_file(path).map_err(refused)?;
    atlas::check_head(path).map_err(|fault| refused(problem(path, Severity::Error, fault.to_string())))?;
    Ok(file::name(path))
}

fn refuse_others(path: &Path, sources: &Sources) -> Result<(), Report> {
    let conflict = sources.conflict().map(|conflict| problem(path, Severity::Error, conflict));
    conflict.map_or(Ok(()), |conflict| Err(refused(conflict)))
}

fn refused(problem: Problem) -> Report {
    Report { problems: vec![problem], errors: 1 }
}

/// An atlas, and what is to be said of it.
pub(super) struct Opened {
    pub(super) atlas: Atlas,
    pub(super) problems: Vec<Problem>,
    pub(super) tally: Tally,
}

/// Opens an atlas.
///
/// # Errors
/// A problem where it cannot be used.
pub(super) fn open(path: &Path) -> Result<Opened, Problem> {
    file::check_is_file(path)?;
    let fault = |fault: Fault| problem(path, Severity::Error, fault.to_string());
    let atlas = atlas::open(path).map_err(fault)?;
    let stale = stale(&atlas.about, path.parent().unwrap_or(Path::new("")));
    let is_stale = stale.is_some();
    let words = stale.into_iter().chain(left_out(&atlas.about));
    let problems: Vec<_> = words.map(|word| problem(path, Severity::Warning, word)).collect();
    let tally =
        Tally { files: 1, records: census(&atlas.data), is_stale, warnings: problems.len(), ..Tally::default() };
    Ok(Opened { atlas, problems, tally })
}

fn problem(path: &Path, severity: Severity, message: String) -> Problem {
    Problem { severity, file: file::name(path).into(), position: None, message: message.into(), excerpt: None }
}

/// What is in a dataset. Changes of missions are events of their own making, and not counted.
fn census(data: &Dataset) -> Census {
    let accreditations = data.missions().filter(|(_, mission)| mission.is_accreditation()).count();
    Census {
        events: data.kinds().iter().filter(|kind| **kind != Kind::Mission).count(),
        missions: data.missions().len() - accreditations,
        accreditations,
        people: data.people().len(),
        parties: 0,
        unreviewed: 0,
    }
}

fn left_out(about: &About) -> Option<String> {
    Some(match about.left_out {
        0 => return None,
        1 => "1 record of its files is not in it, because it is wrong; 'comity check PATH…' lists it".to_owned(),
        many => format!(
            "{many} records of its files are not in it, because they are wrong; 'comity check PATH…' lists them"
        ),
    })
}

/// Says what has changed since an atlas was compiled that stands in `directory`. What is not there any more, or not here, says nothing.
fn stale(about: &About, directory: &Path) -> Option<String> {
    let changed: Vec<&str> = about
        .origins
        .iter()
        .filter(|origin| look(&directory.join(&origin.path)).is_some_and(|what| what != origin.what))
        .map(|origin| origin.name.as_str())
        .chain(about.built_in.filter(|sum| *sum != built_in()).map(|_| "what is built into comity"))
        .collect();
    let (first, more) = changed.split_first()?;
    let more = match more.len() {
        0 => String::new(),
        1 => " and another of its files".to_owned(),
        more => format!(" and {more} others of its files"),
    };
    Some(format!("is older than {first}{more}; compile it again"))
}

/// A path, and all that is read of it.
fn origins(path: &Path, directory: &Path) -> Vec<Origin> {
    let files = file::list(path).unwrap_or_default().into_iter().map(|(file, _)| file);
    let paths = std::iter::once(path.to_owned()).chain(files.filter(|file| file != path));
    paths.filter_map(|path| origin(&path, directory)).collect()
}

fn origin(path: &Path, directory: &Path) -> Option<Origin> {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    Some(Origin { name: text(path), path: text(&from(path, directory)), what: look(path)? })
}

/// What a path is now; `None` where it is nothing that can be looked at.
fn look(path: &Path) -> Option<What> {
    let about = fs::metadata(path).ok()?;
    if about.is_dir() {
        let files = file::list_directory(path).ok()?;
        let name = |path: &Path| Some(path.file_name()?.to_string_lossy().into_owned());
        return Some(What::Directory { files: files.iter().filter_map(|(path, _)| name(path)).collect() });
    }
    let since = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    Some(What::File { bytes: about.len(), changed: (since.as_secs(), since.subsec_nanos()) })
}

/// The way to a path from a directory. A path that was written whole stays so: who writes it so means that one file.
fn from(path: &Path, directory: &Path) -> PathBuf {
    let directory = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
    if path.is_absolute() {
        return path.to_owned();
    }
    let (Ok(whole), Ok(base)) = (fs::canonicalize(path), fs::canonicalize(directory)) else {
        return path.to_owned();
    };
    let shared = whole.components().zip(base.components()).take_while(|(one, other)| one == other).count();
    let up = base.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(whole.components().skip(shared)).collect()
}

/// The checksum of the built-in dossiers.
fn built_in() -> u64 {
    let mut hash = Xxh3Default::new();
    for (name, text) in BUILT_IN {
        hash.update(name.as_bytes());
        hash.update(text.as_bytes());
    }
    hash.digest()
}
