//! `comity` and `comity open`: into the explorer. What can fail on the way does so before the screen is taken, but for what is wrong with
//! bulk data.

use std::io::{Write as _, stderr};
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use super::conditions::since;
use super::world::{self, Meaning, World};
use super::{DataArgs, Failure};
use crate::app::{Model, Msg, Notice, Place, Purpose, Start, View, update};
use crate::dataset::{Countries, Dataset, PartyId, Record, Scope};
use crate::dossier::{self, Beginning, Sources};
use crate::input::Keymap;
use crate::runtime::{self, Session};
use crate::state::{self, Last, Remembered};
use crate::terminal;
use crate::text::neutral;
use crate::theme::Theme;

/// Open the explorer at a country, a pair, a date or any record
///
/// TARGET is a country (mx, mexico), a pair (mx-ps, mexico-palestine) or any id. With @DATE the
/// cursor stands at that date.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity open mexico
  comity open mx-ps@1995
  comity open person/yasser-arafat"
)]
pub(super) struct Open {
    /// Where to open
    #[arg(value_name = "TARGET[@DATE]")]
    target: String,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

/// Opens the explorer at a target, else at the last place, else on all pairs. What is read in no time is read before; bulk data are read
/// beside the screen, and then it goes to where it could not open. The result is what the explorer tells the shell.
pub(super) fn run(sources: Sources, open: Option<&Open>) -> Result<ExitCode, Failure> {
    let Beginning { loaded, bulk } =
        dossier::begin(&sources).map_err(|report| Failure::Unreadable(report.to_string()))?;
    let world = World::of(loaded)?;
    let target = match open.map(|open| start(&world, &open.target)).transpose() {
        // It may be among what is still to be read.
        Err(Failure::Nothing { .. }) if !bulk.is_empty() => None,
        target => target?,
    };
    // The state is none of our business where there is no terminal to show it on.
    terminal::check().map_err(|error| Failure::Other(error.into()))?;
    let state = state::path();
    let Remembered { last, bookmarks, word } = state.as_ref().map(|path| state::load(path)).unwrap_or_default();
    let goal = match open {
        Some(open) => Some(Goal::Target(open.target.clone())),
        None => last.clone().map(Goal::Last),
    };
    let last_place = || last.as_ref().filter(|_| open.is_none()).and_then(|last| last.place(&world.data));
    let start = target.unwrap_or_else(|| Start { place: last_place().unwrap_or_default(), date: None });
    let keymap = Keymap::built_in().map_err(|error| Failure::Other(error.into()))?;
    let mut model = Model::new(&world.data, start, runtime::today());
    update(&mut model, &world.data, Msg::Bookmarks(bookmarks));
    let left_out = world.problems.word();
    update(&mut model, &world.data, Msg::Problems(world.problems));
    if !bulk.is_empty() {
        model.begin_load(Purpose::First);
        model.await_opening();
    }
    let not_yet = open.filter(|_| target.is_none());
    let not_yet = not_yet.map(|open| format!("'{}' is not there yet; the data are still being read", open.target));
    if let Some(word) = word.or(not_yet).or(left_out) {
        update(&mut model, &world.data, Msg::Notice(Notice::Failed(neutral(&word).into_owned())));
    }
    let theme = Theme::of_environment(|name| std::env::var(name).ok());
    let mut session = Session { data: world.data, model, keymap, theme };
    let ended = runtime::explore(&mut session, sources, move |data| find(data, goal.as_ref()));
    // However it ended: what was marked is the user's. Where it never came to the last place, that is still the last.
    let unreached = last.filter(|_| target.is_none() && session.model.is_opening());
    keep(state.as_deref(), unreached, &session);
    let told = world::tell(session.model.problems());
    let missed = session.model.missed().map(str::to_owned);
    // The process ends here. To give a million records back one by one would keep the shell waiting.
    std::mem::forget(session);
    match (ended.map_err(Failure::Other)?, missed) {
        // What was not found may be among what could not be read.
        (0, Some(missed)) if told != ExitCode::SUCCESS => Err(Failure::Unreadable(missed)),
        (0, Some(missed)) => Err(Failure::Nothing { asked: missed, hint: None }),
        (0, None) => Ok(told),
        // An end by a signal says more than that something was left out.
        (code, _) => Ok(code.into()),
    }
}

/// Where the explorer is to open once all data are there.
#[derive(Debug, Clone)]
enum Goal {
    /// What the command line names.
    Target(String),
    /// Where it was left.
    Last(Last),
}

/// Finds the place in data that were read, or says why it is not there. A last place that has gone is let go.
fn find(data: Dataset, goal: Option<&Goal>) -> (Dataset, Option<Result<Start, String>>) {
    match goal {
        None => (data, None),
        Some(Goal::Last(last)) => {
            let start = last.place(&data).map(|place| Ok(Start { place, date: None }));
            (data, start)
        },
        Some(Goal::Target(target)) => match Countries::built_in() {
            Err(error) => (data, Some(Err(error.to_string()))),
            Ok(countries) => {
                let world = World::new(data, countries);
                let start = start(&world, target).map_err(|failure| match failure {
                    Failure::Nothing { asked, hint: Some(hint) } => format!("{asked}; did you mean '{hint}'?"),
                    Failure::Nothing { asked, hint: None } => asked,
                    failure => failure.to_string(),
                });
                (world.data, Some(start))
            },
        },
    }
}

/// Keeps the last place and the bookmarks. Not to be remembered is no reason to end badly, and only the loss of a bookmark is worth a
/// word.
fn keep(state: Option<&Path>, unreached: Option<Last>, session: &Session) {
    let Session { data, model, .. } = session;
    let last = unreached.unwrap_or_else(|| Last::of(data, model.place()));
    let kept = state.map(|path| state::save(path, last, model.bookmarks()));
    let wrong = match kept {
        Some(Ok(())) => return,
        Some(Err(error)) => error.to_string(),
        None => "the system names no directory for them".to_owned(),
    };
    if model.bookmarks().has_changed() {
        // Where stderr is closed, nobody is there to be told.
        let _ = writeln!(stderr(), "comity: the bookmarks of this run are not kept: {}", neutral(&wrong));
    }
}

/// Reads `TARGET[@DATE]`.
fn start(world: &World, text: &str) -> Result<Start, Failure> {
    let (name, date) = match text.rsplit_once('@') {
        Some((name, date)) => (name, first_day(date)?),
        None => (text, None),
    };
    match world.record(name) {
        Meaning::Held(record) => Ok(Start { place: place(&world.data, record, date), date }),
        Meaning::NotHeld => Err(Failure::Nothing { asked: format!("nothing is held on '{name}'"), hint: None }),
        Meaning::Vague(readings) => Err(Failure::Usage { wrong: readings, hint: None }),
        Meaning::Unknown(hint) => Err(Failure::Nothing { asked: format!("no country, pair or record '{name}'"), hint }),
    }
}

fn first_day(text: &str) -> Result<Option<Date>, Failure> {
    let edtf =
        since(text).map_err(|error| Failure::Usage { wrong: format!("invalid date '{text}': {error}"), hint: None })?;
    Ok(edtf.earliest())
}

/// Where a record is seen. A date is a place in the timeline.
fn place(data: &Dataset, record: Record, day: Option<Date>) -> Place {
    let view = if day.is_some() { View::Timeline } else { View::Overview };
    match record {
        Record::Party(party) => Place { scope: Scope::Country(country(data, party)), view, record: None },
        Record::Pair(pair) => Place { scope: Scope::Pair(pair), view, record: None },
        Record::Event(id) => Place { scope: Scope::Pair(data.pair_of(id)), view: View::Timeline, record: Some(record) },
        Record::Mission(id) => {
            let first = data[id].events.first().map(|event| Record::Event(*event));
            Place { scope: Scope::Pair(data[id].pair), view: View::Timeline, record: first }
        },
        Record::Person(id) => Place { scope: Scope::All, view: View::Person(id), record: None },
        Record::Place(id) => Place { scope: Scope::All, view: View::Place(id), record: None },
    }
}

/// The party itself, or the country that succeeded it: a declared actor has no pairs of its own.
fn country(data: &Dataset, party: PartyId) -> PartyId {
    let countries = data.countries();
    let heir = || countries.iter().copied().find(|heir| data.stands_for(*heir, party));
    if countries.contains(&party) { party } else { heir().unwrap_or(party) }
}
