//! What is remembered between runs: the last place, and the bookmarks.
//!
//! Owns the state file, `$XDG_STATE_HOME/comity/state.toml` (the data directory of the system where there is none for state):
//! versioned, written whole or not at all, and never a reason not to start. A file that cannot be understood is set aside beside
//! itself, with a word, and never over one that was set aside before: it may hold somebody's bookmarks. One that a newer comity has
//! written is left alone, with another word.

use std::fs;
use std::io::{self, Write as _};
use std::iter;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy as _, choose_base_strategy};
use serde::{Deserialize, Serialize};

use crate::app::{Bookmark, Bookmarks, Place, View};
use crate::dataset::{Dataset, Record, Scope};
use crate::outfile::{self, Existing};

/// The version of the file that this program writes. It reads those before it, which hold less: version 1 had no bookmarks.
const VERSION: i64 = 2;

/// The oldest version there was.
const FIRST: i64 = 1;

/// How many files may stand set aside before the next is not.
const MOST_ASIDE: usize = 1000;

/// The file as written. Everything is by id, so that it outlives a change of the data.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    version: i64,
    last: Last,
    /// Oldest first.
    #[serde(default, rename = "bookmark", skip_serializing_if = "Vec::is_empty")]
    bookmarks: Vec<Mark>,
}

/// A bookmark: the id of the record, and what it was called when it was marked.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    id: String,
    title: String,
}

/// What a file of any version has: the rest of a newer one is not for us to judge.
#[derive(Debug, Deserialize)]
struct Version {
    version: i64,
}

/// A place by ids, so that it can be found in other data, and kept while its data are not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Last {
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

/// What was remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    /// The last place; none without a file.
    pub last: Option<Last>,
    /// The bookmarks, oldest first, whether or not the data have their records.
    pub bookmarks: Vec<Bookmark>,
    /// A word where the file was not read or had to be set aside.
    pub word: Option<String>,
}

/// Reads what was remembered. What is wrong with the file is said in the result.
pub fn load(path: &Path) -> Remembered {
    let only = |word: Option<String>| Remembered { word, ..Remembered::default() };
    match read(path) {
        Ok(Found::Nothing) => only(None),
        Ok(Found::State(state)) => {
            Remembered { last: Some(state.last), bookmarks: bookmarks(state.bookmarks), word: None }
        },
        Ok(Found::Newer) => only(Some(format!("{NEWER}: neither the last place nor bookmarks are read or kept"))),
        Ok(Found::Broken) => only(Some(match set_aside(path) {
            Ok(aside) => format!("the state file was not understood and is set aside as {}", aside.display()),
            Err(error) => format!("the state file was not understood and cannot be set aside: {error}"),
        })),
        Err(error) => only(Some(format!("the last place and bookmarks cannot be read: {}: {error}", path.display()))),
    }
}

const NEWER: &str = "the state file is of a newer comity and is left alone";

/// What stands where the state file should be.
enum Found {
    Nothing,
    State(State),
    Newer,
    Broken,
}

fn read(path: &Path) -> io::Result<Found> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        read => read?,
    };
    let Ok(text) = String::from_utf8(bytes) else { return Ok(Found::Broken) };
    if toml::from_str::<Version>(&text).is_ok_and(|file| file.version > VERSION) {
        return Ok(Found::Newer);
    }
    Ok(match toml::from_str::<State>(&text) {
        Ok(state) if (FIRST..=VERSION).contains(&state.version) => Found::State(state),
        _ => Found::Broken,
    })
}

fn bookmarks(marks: Vec<Mark>) -> Vec<Bookmark> {
    marks.into_iter().map(|mark| Bookmark::new(mark.id, &mark.title)).collect()
}

/// Moves the file to the first name beside it that is free.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let names =
        iter::once("toml.broken".to_owned()).chain((2..=MOST_ASIDE).map(|count| format!("toml.broken-{count}")));
    let mut free = names.map(|name| path.with_extension(name)).filter(|aside| fs::symlink_metadata(aside).is_err());
    let aside = free.next().ok_or_else(|| io::Error::other("too many files are set aside already"))?;
    fs::rename(path, &aside)?;
    Ok(aside)
}

/// Writes the last place and the bookmarks, whole or not at all (see [`outfile`]). Of the bookmarks only what this run has changed is
/// carried into the file as it stands now, so that two explorers do not undo each other's. Does nothing where a newer comity has
/// written the file: it would lose more than we have to keep.
///
/// # Errors
/// Where the file is of a newer comity or cannot be read, where the directory cannot be made or the file cannot be written.
pub fn save(path: &Path, last: Last, marked: &Bookmarks) -> io::Result<()> {
    // Looked at now, not when we started: another comity may have run meanwhile.
    let kept = match read(path)? {
        Found::Nothing => None,
        Found::State(state) => Some(bookmarks(state.bookmarks)),
        Found::Newer => return Err(io::Error::other(NEWER)),
        Found::Broken => {
            set_aside(path)?;
            None
        },
    };
    let kept = marked.to_keep(kept).into_iter();
    let bookmarks = kept.map(|kept| Mark { id: kept.id().to_owned(), title: kept.title().to_owned() }).collect();
    let state = State { version: VERSION, last, bookmarks };
    let text = toml::to_string(&state).map_err(io::Error::other)?;
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    outfile::write(path, Existing::Replaced, |out| out.write_all(text.as_bytes())).map_err(io::Error::other)
}

impl Last {
    /// A place of the data, by ids.
    pub fn of(data: &Dataset, place: Place) -> Self {
        let id = |record| data.id_of(record);
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
        Self { scope, view, page, cursor: place.record.map(id) }
    }

    /// The place in some data; none where it is gone, or not there yet.
    pub fn place(&self, data: &Dataset) -> Option<Place> {
        let scope = match self.scope.as_deref().map(|id| data.find(id)) {
            None => Scope::All,
            Some(Some(Record::Pair(pair))) => Scope::Pair(pair),
            Some(Some(Record::Party(party))) => Scope::Country(party),
            Some(_) => return None,
        };
        let view = match self.view {
            Name::Overview => View::Overview,
            Name::Timeline => View::Timeline,
            Name::People => View::People,
            Name::Page => match data.find(self.page.as_deref()?)? {
                Record::Person(person) => View::Person(person),
                Record::Place(at) => View::Place(at),
                _ => return None,
            },
        };
        Some(Place { scope, view, record: self.cursor.as_deref().and_then(|id| data.find(id)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Sources, load as load_dossiers};
    use proptest::prelude::*;
    use rstest::rstest;
    use std::sync::LazyLock;

    static DATA: LazyLock<Dataset> =
        LazyLock::new(|| load_dossiers(&Sources { built_in: true, own: None, paths: vec![] }).unwrap().data);

    fn data() -> &'static Dataset {
        &DATA
    }

    fn file(text: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("comity").join("state.toml");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        (directory, path)
    }

    /// The ids of what is marked in a file, oldest first.
    fn marked(path: &Path) -> Vec<String> {
        load(path).bookmarks.iter().map(|kept| kept.id().to_owned()).collect()
    }

    /// What a run of the explorer finds marked.
    fn begin(path: &Path) -> Bookmarks {
        Bookmarks::new(data(), load(path).bookmarks)
    }

    fn end(path: &Path, bookmarks: &Bookmarks) {
        save(path, Last::of(data(), Place::default()), bookmarks).unwrap();
    }

    fn add(bookmarks: &mut Bookmarks, id: &str) {
        let data = data();
        bookmarks.add(data, data.find(id).unwrap());
    }

    /// The names in the directory of the file.
    fn names(path: &Path) -> Vec<String> {
        let entries = fs::read_dir(path.parent().unwrap()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    const TWO: &str = "version = 2\n[last]\nview = \"overview\"\n[[bookmark]]\nid = \"mx-om\"\ntitle = \"Mexico–Oman\"\n\
        [[bookmark]]\nid = \"fr-de\"\ntitle = \"France–Germany\"\n";

    #[test]
    fn what_is_saved_comes_back() {
        let data = data();
        let (_directory, path) = file(b"version = 1\n[last]\nview = \"overview\"\n");
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
            save(&path, Last::of(data, place), &Bookmarks::default()).unwrap();
            let Remembered { last, bookmarks, word } = load(&path);
            assert_eq!(last.and_then(|last| last.place(data)), Some(place));
            assert!(bookmarks.is_empty() && word.is_none());
        }
        assert_eq!(names(&path), ["state.toml"], "nothing is left beside the file");
    }

    #[test]
    fn bookmarks_come_back_in_order_with_the_titles_they_had() {
        let (_directory, path) = file(TWO.as_bytes());
        let mut run = begin(&path);
        for id in ["person/yasser-arafat", "mx-ps/meeting-arafat-alexandria", "mx", "mx-om"] {
            add(&mut run, id);
        }
        run.remove("mx");
        end(&path, &run);
        let kept = load(&path).bookmarks;
        let kept: Vec<_> = kept.iter().map(|kept| (kept.id(), kept.title())).collect();
        assert_eq!(
            kept,
            [
                // Not in the data, and kept until it is removed.
                ("fr-de", "France–Germany"),
                ("person/yasser-arafat", "Yasser Arafat"),
                ("mx-ps/meeting-arafat-alexandria", "Echeverría meets Arafat in Alexandria"),
                ("mx-om", "Mexico–Oman"),
            ]
        );
    }

    #[test]
    fn a_file_of_version_one_is_read_and_taken_on() {
        let (_directory, path) = file(b"version = 1\n[last]\nscope = \"mx-om\"\nview = \"timeline\"\n");
        let data = data();
        let remembered = load(&path);
        let place = remembered.last.as_ref().and_then(|last| last.place(data));
        assert_eq!(place.map(|place| place.view), Some(View::Timeline));
        let mut run = Bookmarks::new(data, remembered.bookmarks);
        add(&mut run, "mx-om");
        end(&path, &run);
        assert_eq!(marked(&path), ["mx-om"]);
        assert!(fs::read_to_string(&path).unwrap().starts_with("version = 2\n"));
    }

    #[test]
    fn two_explorers_do_not_undo_each_other() {
        let (_directory, path) = file(TWO.as_bytes());
        let (mut one, mut other) = (begin(&path), begin(&path));
        add(&mut one, "mx-ps");
        one.remove("fr-de");
        add(&mut other, "iq-mx");
        add(&mut other, "om");
        other.remove("om");
        end(&path, &one);
        assert_eq!(marked(&path), ["mx-om", "mx-ps"]);
        end(&path, &other);
        assert_eq!(marked(&path), ["mx-om", "mx-ps", "iq-mx"]);
    }

    #[test]
    fn a_file_that_is_gone_or_broken_by_the_end_costs_no_bookmark() {
        let (_directory, path) = file(TWO.as_bytes());
        let run = begin(&path);
        fs::remove_file(&path).unwrap();
        end(&path, &run);
        assert_eq!(marked(&path), ["mx-om", "fr-de"]);
        fs::write(&path, b"\xff").unwrap();
        end(&path, &run);
        assert_eq!(
            (marked(&path), names(&path)),
            (vec!["mx-om".into(), "fr-de".into()], vec!["state.toml".into(), "state.toml.broken".into()])
        );
    }

    #[test]
    fn what_a_terminal_would_obey_is_taken_out_of_a_title() {
        let (_directory, path) = file(&TWO.replace("France", "\\u001b[31mFr\\u202E").into_bytes());
        assert_eq!(load(&path).bookmarks[1].title(), "�[31mFr�–Germany");
    }

    #[rstest]
    #[case::broken(b"version = ")]
    #[case::earlier(b"version = 0\n[last]\nview = \"overview\"\n")]
    #[case::unknown_key(b"version = 1\nlater = 1\n[last]\nview = \"overview\"\n")]
    #[case::unknown_key_of_a_bookmark(b"version = 2\n[last]\nview = \"overview\"\n[[bookmark]]\nid = \"mx\"\nx = 1\n")]
    #[case::not_text(b"\xff\xfe\x00")]
    #[case::not_text_in_a_title(
        b"version = 2\n[last]\nview = \"overview\"\n[[bookmark]]\nid = \"mx\"\ntitle = \"\xe9\"\n"
    )]
    #[case::empty(b"")]
    fn a_file_that_is_not_understood_is_set_aside(#[case] text: &[u8]) {
        let (_directory, path) = file(text);
        let aside = path.with_extension("toml.broken-2");
        // One that was set aside before is not written over.
        fs::write(path.with_extension("toml.broken"), b"before").unwrap();
        let Remembered { last, bookmarks, word } = load(&path);
        let word = word.unwrap();
        assert!(word.contains("set aside") && word.contains("toml.broken-2"), "{word}");
        assert!(last.is_none() && bookmarks.is_empty() && !path.exists());
        assert_eq!(fs::read(aside).unwrap(), text);
        assert_eq!(fs::read(path.with_extension("toml.broken")).unwrap(), b"before");
    }

    #[rstest]
    #[case::same_form(b"version = 3\n[last]\nview = \"overview\"\n")]
    #[case::other_form(b"version = 4\nplaces = [\"mx-ps\"]\n[last]\nview = [\"atlas\"]\n")]
    #[case::far(b"version = 99999999999\n")]
    fn a_file_of_a_newer_version_is_left_alone(#[case] text: &[u8]) {
        let (_directory, path) = file(text);
        let data = data();
        let Remembered { last, bookmarks, word } = load(&path);
        assert!(last.is_none() && bookmarks.is_empty() && word.unwrap().contains("newer"));
        let mut run = Bookmarks::default();
        add(&mut run, "mx");
        let error = save(&path, Last::of(data, Place::default()), &run).unwrap_err();
        assert!(error.to_string().contains("newer"));
        assert_eq!((fs::read(&path).unwrap(), names(&path)), (text.to_vec(), vec!["state.toml".to_owned()]));
    }

    #[test]
    fn what_is_not_there_is_no_place_and_is_kept() {
        let (_directory, path) = file(b"version = 1\n[last]\nscope = \"fr-de\"\nview = \"overview\"\n");
        let last = load(&path).last.unwrap();
        assert_eq!(last.place(data()), None);
        // Quit before its data were there, it is still the last.
        save(&path, last.clone(), &Bookmarks::default()).unwrap();
        assert_eq!(load(&path).last, Some(last));
    }

    #[test]
    fn no_file_is_no_trouble() {
        assert_eq!(load(Path::new("/nonexistent/state.toml")), Remembered::default());
    }

    /// Nearly a state file: whole lines of one, and what breaks it.
    fn nearly() -> impl Strategy<Value = Vec<u8>> {
        let line = prop_oneof![
            Just("version = 1\n".to_owned()),
            Just("version = 2\n".to_owned()),
            Just("version = 3\n".to_owned()),
            Just("[last]\nview = \"overview\"\n".to_owned()),
            Just("[[bookmark]]\nid = \"mx\"\ntitle = \"Mexico\"\n".to_owned()),
            "\\[\\[bookmark\\]\\]\nid = '[a-z/-]{0,8}'\ntitle = '[^']{0,8}'\n",
            "\\PC{0,12}\n",
        ];
        let text = prop::collection::vec(line, 0..6).prop_map(|lines| lines.concat().into_bytes());
        prop_oneof![4 => text, 1 => prop::collection::vec(any::<u8>(), 0..64)]
    }

    proptest! {
        /// Whatever stands in the file, it is read, or it still stands somewhere, with a word; and a run that marks something then
        /// keeps what was read and what it marked.
        #[test]
        fn nothing_that_stands_in_the_file_is_lost(text in nearly()) {
            let (_directory, path) = file(&text);
            let Remembered { bookmarks, word, .. } = load(&path);
            let aside = path.with_extension("toml.broken");
            let is_newer = || fs::read_to_string(&path).is_ok_and(|text| text.contains("version = 3"));
            prop_assert_eq!(word.is_some(), aside.exists() || is_newer());
            let found = fs::read(if aside.exists() { &aside } else { &path }).unwrap();
            prop_assert_eq!(&found, &text);
            let mut run = Bookmarks::new(data(), bookmarks.clone());
            add(&mut run, "mx-om");
            if save(&path, Last::of(data(), Place::default()), &run).is_err() {
                prop_assert_eq!(fs::read(&path).unwrap(), text);
                return Ok(());
            }
            let read = Bookmarks::new(data(), bookmarks);
            let mut wanted: Vec<_> = read.iter().map(|(kept, _)| kept.id().to_owned()).collect();
            wanted.retain(|id| id != "mx-om");
            wanted.push("mx-om".to_owned());
            prop_assert_eq!(marked(&path), wanted);
        }
    }
}
