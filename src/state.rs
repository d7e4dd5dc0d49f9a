//! What is remembered between runs: the last place.
//!
//! Owns the state file, `$XDG_STATE_HOME/comity/state.toml` (the data directory of the system where there is none for state):
//! versioned, written whole or not at all, and never a reason not to start. A file that cannot be understood is set aside beside
//! itself, with a word; one that a newer comity has written is left alone, with another.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy as _, choose_base_strategy};
use serde::{Deserialize, Serialize};

use crate::app::{Place, View};
use crate::dataset::{Dataset, Record, Scope};
use crate::outfile::{self, Existing};

/// The version of the file that this program writes, and the only one it reads.
const VERSION: i64 = 1;

/// The file as written. Everything is by id, so that it outlives a change of the data.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    version: i64,
    last: Last,
}

/// What a file of any version has: the rest of a newer one is not for us to judge.
#[derive(Debug, Deserialize)]
struct Version {
    version: i64,
}

/// A place, by ids.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Last {
    /// A pair or a country; absent for all pairs.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    view: Name,
    /// The person or place of a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// What the cursor was on.
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

/// The name of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Name {
    Overview,
    Timeline,
    People,
    Page,
}

/// Where the state file is; `None` where the system names no directory for it.
pub fn path() -> Option<PathBuf> {
    let directories = choose_base_strategy().ok()?;
    let directory = directories.state_dir().unwrap_or_else(|| directories.data_dir());
    Some(directory.join("comity").join("state.toml"))
}

/// The last place, and a word where the file was not read or had to be set aside. Without a file, or where the place is gone,
/// neither.
pub fn load(path: &Path, data: &Dataset) -> (Option<Place>, Option<String>) {
    let text = match fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (None, None),
        Err(error) => return (None, Some(format!("the last place cannot be read: {}: {error}", path.display()))),
    };
    if is_newer(&text) {
        let word = "the state file is of a newer comity and is left alone: the last place is neither read nor kept";
        return (None, Some(word.to_owned()));
    }
    match toml::from_str::<State>(&text) {
        Ok(state) if state.version == VERSION => (place(data, &state.last), None),
        _ => (None, Some(set_aside(path))),
    }
}

fn is_newer(text: &str) -> bool {
    toml::from_str::<Version>(text).is_ok_and(|file| file.version > VERSION)
}

fn set_aside(path: &Path) -> String {
    let aside = path.with_extension("toml.broken");
    match fs::rename(path, &aside) {
        Ok(()) => format!("the state file was not understood and is set aside as {}", aside.display()),
        Err(error) => format!("the state file was not understood and cannot be set aside: {error}"),
    }
}

/// Writes the last place, whole or not at all (see [`outfile`]). Does nothing where a newer comity has written the
/// file: it would lose more than we have to keep.
///
/// # Errors
/// Where the directory cannot be made or the file cannot be written.
pub fn save(path: &Path, data: &Dataset, place: Place) -> io::Result<()> {
    // Looked at now, not when we started: another comity may have run meanwhile, and not every start reads the file.
    if fs::read_to_string(path).is_ok_and(|text| is_newer(&text)) {
        return Ok(());
    }
    let state = State { version: VERSION, last: last(data, place) };
    let text = toml::to_string(&state).map_err(io::Error::other)?;
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    outfile::write(path, Existing::Replaced, |out| out.write_all(text.as_bytes())).map_err(io::Error::other)
}

fn last(data: &Dataset, place: Place) -> Last {
    let id = |record| data.id_of(record).to_owned();
    let (view, page) = match place.view {
        View::Overview => (Name::Overview, None),
        View::Timeline => (Name::Timeline, None),
        View::People => (Name::People, None),
        View::Person(person) => (Name::Page, Some(id(Record::Person(person)))),
        View::Place(at) => (Name::Page, Some(id(Record::Place(at)))),
    };
    let scope = match place.scope {
        Scope::All => None,
        Scope::Country(party) => Some(id(Record::Party(party))),
        Scope::Pair(pair) => Some(id(Record::Pair(pair))),
    };
    Last { scope, view, page, cursor: place.record.map(id) }
}

fn place(data: &Dataset, last: &Last) -> Option<Place> {
    let scope = match last.scope.as_deref().map(|id| data.find(id)) {
        None => Scope::All,
        Some(Some(Record::Pair(pair))) => Scope::Pair(pair),
        Some(Some(Record::Party(party))) => Scope::Country(party),
        Some(_) => return None,
    };
    let view = match last.view {
        Name::Overview => View::Overview,
        Name::Timeline => View::Timeline,
        Name::People => View::People,
        Name::Page => match data.find(last.page.as_deref()?)? {
            Record::Person(person) => View::Person(person),
            Record::Place(at) => View::Place(at),
            _ => return None,
        },
    };
    Some(Place { scope, view, record: last.cursor.as_deref().and_then(|id| data.find(id)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Sources, load as load_dossiers};
    use rstest::rstest;

    fn data() -> Dataset {
        load_dossiers(&Sources { built_in: true, own: None, paths: vec![] }).unwrap().data
    }

    fn file(text: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("comity").join("state.toml");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        (directory, path)
    }

    #[test]
    fn what_is_saved_comes_back() {
        let data = data();
        let (_directory, path) = file(b"");
        let (Some(Record::Pair(pair)), Some(Record::Person(person))) =
            (data.find("mx-ps"), data.find("person/yasser-arafat"))
        else {
            panic!("the built-in dossiers have both");
        };
        let event = data.pair_events(pair)[3];
        for place in [
            Place { scope: Scope::Pair(pair), view: View::Timeline, record: Some(Record::Event(event)) },
            Place { scope: Scope::All, view: View::Person(person), record: None },
            Place::default(),
        ] {
            save(&path, &data, place).unwrap();
            assert_eq!(load(&path, &data), (Some(place), None));
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside the file");
    }

    #[rstest]
    #[case::broken(b"version = ")]
    #[case::earlier(b"version = 0\n[last]\nview = \"overview\"\n")]
    #[case::unknown_key(b"version = 1\nlater = 1\n[last]\nview = \"overview\"\n")]
    #[case::not_text(b"\xff\xfe\x00")]
    #[case::empty(b"")]
    fn a_file_that_is_not_understood_is_set_aside(#[case] text: &[u8]) {
        let (_directory, path) = file(text);
        let (place, word) = load(&path, &data());
        assert!(place.is_none() && word.unwrap().contains("set aside"));
        assert!(!path.exists() && path.with_extension("toml.broken").exists());
    }

    #[rstest]
    #[case::same_form(b"version = 2\n[last]\nview = \"overview\"\n")]
    #[case::other_form(b"version = 3\nplaces = [\"mx-ps\"]\n[last]\nview = [\"atlas\"]\n")]
    #[case::far(b"version = 99999999999\n")]
    fn a_file_of_a_newer_version_is_left_alone(#[case] text: &[u8]) {
        let (_directory, path) = file(text);
        let data = data();
        let (place, word) = load(&path, &data);
        assert!(place.is_none() && word.unwrap().contains("newer"));
        // Another start may not have read it: `comity open`.
        save(&path, &data, Place::default()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), text);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is put beside it");
    }

    #[test]
    fn what_is_gone_is_let_go() {
        let (_directory, path) = file(b"version = 1\n[last]\nscope = \"fr-de\"\nview = \"overview\"\n");
        assert_eq!(load(&path, &data()), (None, None));
        assert!(path.exists());
    }

    #[test]
    fn no_file_is_no_trouble() {
        assert_eq!(load(Path::new("/nonexistent/state.toml"), &data()), (None, None));
    }
}
