//! The command line: the scriptable twin of the screens.
//!
//! Owns the arguments, their help, what the shell is told, and the two printed forms: tables and cards. Data go to stdout,
//! notes to stderr. Does not own the JSON forms (`export`), what is found (`search`) or the explorer (`runtime`). A file a
//! subcommand; with `main` the only room that prints.

mod agreements;
mod card;
mod check;
mod compile;
mod conditions;
mod events;
mod explore;
mod export;
mod failure;
mod gaps;
mod import;
mod missions;
mod page;
mod pairs;
mod people;
mod search;
mod selection;
mod show;
mod table;
mod template;
mod trade;
mod wording;
mod world;

pub use failure::Failure;

use std::io::{Write as _, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::dossier::{self, Sources};
use crate::text::neutral;
use page::Page;
use world::World;

/// Explore the relations between countries
///
/// Without a command, opens the explorer on all pairs. Every command but 'open' prints what the
/// explorer shows, for reading or for other programs: data on standard output, notes on standard
/// error.
#[derive(Debug, Parser)]
#[command(version, verbatim_doc_comment, after_help = EXAMPLES)]
pub struct Cli {
    #[command(flatten)]
    data: DataArgs,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What stands below the help of the whole program.
const EXAMPLES: &str = "\
Examples:
  comity                                      open the explorer
  comity open mx-ps@1995                      open it on Mexico–Palestine, in 1995
  comity events --pair mx-ps --kind vote      list the votes of one pair
  comity search echeverria 1975               find what is half remembered
  comity show mx-ps/recognition-of-palestine  show one record with its claims and sources
  comity template spain mexico                start a dossier of your own
  comity check es-mx.toml                     see what is wrong with it

Exit status:
  0 found, 1 nothing found or problems found, 2 wrong usage, 3 data unreadable, 130 interrupted";

/// The help of `--data`.
const DATA_HELP: &str = "Read a dossier, or every dossier of a directory, too; may be repeated. Those in
$XDG_DATA_HOME/comity (~/.local/share/comity) are always read. An atlas of 'comity
compile' is read alone, in place of all others";

/// Which dossiers are read. Stands before or after the command, or both; all that is named is read.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Data")]
struct DataArgs {
    #[arg(long = "data", value_name = "PATH", help = DATA_HELP)]
    paths: Vec<PathBuf>,
    /// Leave the built-in dossiers out
    #[arg(long)]
    no_built_in: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Open(explore::Open),
    Pairs(pairs::Pairs),
    Events(events::Events),
    People(people::People),
    Missions(missions::Missions),
    Agreements(agreements::Agreements),
    Trade(trade::Trade),
    Search(search::Search),
    Show(show::Show),
    Export(export::Export),
    Gaps(gaps::Gaps),
    Check(check::Check),
    Compile(compile::Compile),
    Template(template::Template),
    Import(import::Import),
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Aligned columns; in a terminal, with a header and cut to its width
    #[default]
    Table,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// Rows for a spreadsheet, with more columns than the table
    Csv,
    /// A table in Markdown
    Md,
}

/// Reads the arguments of the process.
///
/// # Errors
/// The exit code where they make no sense (2) or ask for no more than help (0, or 1 where that cannot be written). What there is to say
/// has then been said: help on stdout, mistakes on stderr, with nothing of the arguments that a terminal would obey.
pub fn parse() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|error| {
        let text = error.render().to_string();
        let lines: Vec<_> = text.split('\n').map(neutral).collect();
        let text = lines.join("\n");
        let written = if error.use_stderr() {
            // Where nobody can read it, nobody is there to be told.
            stderr().write_all(text.as_bytes()).or(Ok(()))
        } else {
            stdout().write_all(text.as_bytes()).and_then(|()| stdout().flush())
        };
        match written.map_err(Failure::from) {
            Err(failure) if !failure.is_closed_pipe() => {
                drop(write!(stderr(), "{failure}"));
                failure.exit_code()
            },
            _ => ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)),
        }
    })
}

/// Does what the arguments ask.
///
/// # Errors
/// A [`Failure`], which knows its words and its exit code. A reader that closes its pipe early is no failure.
pub fn run(cli: &Cli) -> Result<ExitCode, Failure> {
    if let Some(Command::Import(import)) = &cli.command {
        return import
            .run()
            .or_else(|failure| if failure.is_closed_pipe() { Ok(ExitCode::SUCCESS) } else { Err(failure) });
    }
    if let Some(Command::Compile(compile)) = &cli.command {
        return compile.run(&cli.data.paths);
    }
    let sources = cli.sources();
    if let Some(wrong) = sources.conflict() {
        return Err(Failure::Usage { wrong, hint: None });
    }
    let printed = |done: Result<(), Failure>, told| match done {
        // What was not found may be among what could not be read.
        Err(failure @ Failure::Nothing { .. }) if told != ExitCode::SUCCESS => {
            Err(Failure::Unreadable(failure.to_string()))
        },
        Err(failure) if !failure.is_closed_pipe() => Err(failure),
        _ => Ok(told),
    };
    if let Some(Command::Template(template)) = &cli.command {
        return printed(template.print(&sources, &mut Page::stdout()), ExitCode::SUCCESS);
    }
    if let Some(Command::Check(check)) = &cli.command {
        let checked = check.check(&sources)?;
        return printed(check.print(&checked, &mut Page::stdout()), check::exit_code(&checked));
    }
    match &cli.command {
        None => explore::run(sources, None),
        Some(Command::Open(open)) => explore::run(sources, Some(open)),
        Some(command) => {
            let world = World::load(&sources)?;
            let told = world::tell(&world.problems);
            let done = printed(command.print(&world, &mut Page::stdout()), told);
            // The process ends here. To give a million records back one by one would take longer than many a command does.
            std::mem::forget(world);
            done
        },
    }
}

impl Cli {
    fn sources(&self) -> Sources {
        let given = [Some(&self.data), self.command.as_ref().and_then(Command::data)];
        let given = || given.into_iter().flatten();
        Sources {
            built_in: !given().any(|data| data.no_built_in),
            own: dossier::own_directory(),
            paths: given().flat_map(|data| &data.paths).cloned().collect(),
        }
    }
}

impl Command {
    /// The data arguments that stand after the command. Clap's global arguments would let these replace the ones before it.
    fn data(&self) -> Option<&DataArgs> {
        Some(match self {
            // Reads no dossiers; names what it reads itself.
            Self::Import(_) | Self::Compile(_) => return None,
            Self::Open(open) => &open.data,
            Self::Pairs(pairs) => &pairs.data,
            Self::Events(events) => &events.data,
            Self::People(people) => &people.data,
            Self::Missions(missions) => &missions.data,
            Self::Agreements(agreements) => &agreements.data,
            Self::Trade(trade) => &trade.data,
            Self::Search(search) => &search.data,
            Self::Show(show) => &show.data,
            Self::Export(export) => &export.data,
            Self::Gaps(gaps) => &gaps.data,
            Self::Check(check) => &check.data,
            Self::Template(template) => &template.data,
        })
    }

    fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let done = match self {
            // Done before: the explorer without a page, the others without data, or with data that may be wrong.
            Self::Open(_) | Self::Check(_) | Self::Compile(_) | Self::Template(_) | Self::Import(_) => Ok(()),
            Self::Pairs(pairs) => pairs.print(world, page),
            Self::Events(events) => events.print(world, page),
            Self::People(people) => people.print(world, page),
            Self::Missions(missions) => missions.print(world, page),
            Self::Agreements(agreements) => agreements.print(world, page),
            Self::Trade(trade) => trade.print(world, page),
            Self::Search(search) => search.print(world, page),
            Self::Show(show) => show.print(world, page),
            Self::Export(export) => export.print(world, page),
            Self::Gaps(gaps) => gaps.print(world, page),
        };
        page.finish()?;
        done
    }
}
