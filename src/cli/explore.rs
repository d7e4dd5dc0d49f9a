//! `comity` and `comity open`: into the explorer. Everything that can fail on the way does so before the screen is taken.

use std::io::{Write as _, stderr};
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use super::conditions::since;
use super::world::{self, Meaning, World};
use super::{DataArgs, Failure};
use crate::app::{Model, Msg, Notice, Place, Start, View, update};
use crate::dataset::{Dataset, PartyId, Record, Scope};
use crate::dossier::{self, Sources};
use crate::input::Keymap;
use crate::runtime::{self, Session};
use crate::text::neutral;
use crate::theme::Theme;
use crate::{state, terminal};

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

/// Opens the explorer at a target, else at the last place, else on all pairs. The result is what the explorer tells the shell.
pub(super) fn run(world: World, sources: &Sources, open: Option<&Open>) -> Result<ExitCode, Failure> {
    let state = state::path();
    let target = open.map(|open| start(&world, &open.target)).transpose()?;
    // The state is none of our business where there is no terminal to show it on.
    terminal::check().map_err(|error| Failure::Other(error.into()))?;
    let remembered = state.as_ref().map(|path| state::load(path, &world.data)).unwrap_or_default();
    let start = target.unwrap_or(Start { place: remembered.place.unwrap_or_default(), date: None });
    let keymap = Keymap::built_in().map_err(|error| Failure::Other(error.into()))?;
    let mut model = Model::new(&world.data, start, runtime::today());
    update(&mut model, &world.data, Msg::Bookmarks(remembered.bookmarks));
    let left_out = world.problems.word();
    update(&mut model, &world.data, Msg::Problems(world.problems));
    if let Some(word) = remembered.word.or(left_out) {
        update(&mut model, &world.data, Msg::Notice(Notice::Failed(neutral(&word).into_owned())));
    }
    let theme = Theme::of_environment(|name| std::env::var(name).ok());
    let mut session = Session { data: world.data, model, keymap, theme };
    let reload = || dossier::load(sources).map_err(|report| report.to_string());
    let ended = runtime::explore(&mut session, reload);
    // However it ended: what was marked is the user's.
    keep(state.as_deref(), &session);
    let told = world::tell(session.model.problems());
    // An end by a signal says more than that something was left out.
    ended.map(|code| if code == 0 { told } else { code.into() }).map_err(Failure::Other)
}

/// Keeps the last place and the bookmarks. Not to be remembered is no reason to end badly, and only the loss of a bookmark is worth a
/// word.
fn keep(state: Option<&Path>, session: &Session) {
    let Session { data, model, .. } = session;
    let kept = state.map(|path| state::save(path, data, model.place(), model.bookmarks()));
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
