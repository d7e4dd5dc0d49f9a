//! `comity compile`: dossiers into an atlas.

use std::fs;
use std::io::{Write as _, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::Failure;
use super::world;
use crate::app::Problems;
use crate::atlas;
use crate::dossier::{self, Loaded, Sources};
use crate::outfile::{self, Existing};
use crate::search::Index;
use crate::text::neutral;

/// Compile dossiers into an atlas: one file that opens at once
///
/// PATH is what '--data' takes: a dossier, a file of JSON Lines, or a directory of them. They are
/// read as layers, in order, and nothing else is: not your own directory, and the built-in dossiers
/// only with '--built-in'. The atlas is read by 'comity --data world.atlas', alone: it takes the
/// place of the built-in dossiers and your own, and other paths beside it are compiled into it
/// instead.
///
/// An atlas is for this version of comity. It knows its files by size and date; opened, it says
/// which of them have changed, wherever they still are. A record of JSON Lines that is wrong is not
/// in it, and is told.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity compile world/ -o world.atlas
  comity compile --built-in ~/.local/share/comity -o mine.atlas
  comity --data world.atlas

Exit status:
  0 written; 1 FILE cannot be written; 2 wrong usage; 3 data unreadable, and then nothing is written,
  or records left out"
)]
pub(super) struct Compile {
    /// What to compile
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The atlas, *.atlas. One that is there is replaced; any other file only with --force
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
    /// Put the built-in dossiers below the others
    #[arg(long)]
    built_in: bool,
    /// Replace whatever file is there
    #[arg(long)]
    force: bool,
}

impl Compile {
    /// Reads the files, those of `--data` first, and writes the atlas.
    pub(super) fn run(&self, data: &[PathBuf]) -> Result<ExitCode, Failure> {
        let paths = data.iter().chain(&self.paths).cloned().collect();
        let sources = Sources { built_in: self.built_in, own: None, paths };
        self.check(&sources)?;
        let directory = self.out.parent().unwrap_or(Path::new(""));
        let mut about = sources.about(directory);
        let loaded = dossier::load(&sources).map_err(|report| Failure::Unreadable(report.to_string()))?;
        about.left_out = loaded.tally.left_out;
        let index = Index::new(&loaded.data);
        let existing = if self.force || atlas::is_atlas(&self.out) { Existing::Replaced } else { Existing::Kept };
        outfile::write(&self.out, existing, |out| atlas::write(out, &loaded.data, &index, &about))?;
        let told = world::tell(&Problems::of(&loaded));
        // Where stderr is closed, nobody wants to know.
        let _ = writeln!(stderr(), "{}", neutral(&self.account(&loaded)));
        // To give a million records back one by one would take longer than to end.
        std::mem::forget(loaded);
        Ok(told)
    }

    fn check(&self, sources: &Sources) -> Result<(), Failure> {
        let usage = |wrong| Err(Failure::Usage { wrong, hint: None });
        if self.out.extension().is_none_or(|ending| ending != atlas::ENDING) {
            return usage(format!("'{}' is no name of an atlas; let it end in .{}", self.out.display(), atlas::ENDING));
        }
        match sources.atlas() {
            Some(path) => usage(format!("{} is compiled already; name the files it was made of", path.display())),
            None => Ok(()),
        }
    }

    /// "world.atlas: 1000000 events, 200000 people, 19000 pairs; 130 MB".
    fn account(&self, Loaded { data, .. }: &Loaded) -> String {
        let (events, people, pairs) = (data.event_ids().len(), data.people().len(), data.pairs().len());
        let bytes = fs::metadata(&self.out).map_or(0, |about| about.len());
        let size = if bytes < 1_000_000 {
            format!("{} kB", bytes.div_ceil(1000))
        } else {
            format!("{} MB", bytes / 1_000_000)
        };
        format!("{}: {events} events, {people} people, {pairs} pairs; {size}", self.out.display())
    }
}
