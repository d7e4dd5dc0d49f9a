//! Tidy: the invariants of the house, read off its sources. Comments and texts are no code and are not looked at, except
//! where the rule is about them.

mod sources;

use std::fs;
use std::sync::LazyLock;

use rstest::rstest;

use sources::{Source, all_files, root, sources};

/// Rooms that know nothing of the program around them.
const PURE: &[&str] =
    &["dataset", "sections", "atlas", "dossier", "import", "export", "search", "text", "timeline", "map", "wording"];

/// The most lines a file may have, its tests aside.
const MOST_LINES: usize = 400;

static SRC: LazyLock<Vec<Source>> = LazyLock::new(|| sources("src"));

static TESTS: LazyLock<Vec<Source>> = LazyLock::new(|| sources("tests"));

/// The sources of the program, without what is there for tests.
fn program() -> impl Iterator<Item = Source> {
    assert!(SRC.len() > 100, "the sources are found");
    SRC.iter().filter(|source| !source.is_test).cloned()
}

/// The sources of the program and of its tests.
fn everything() -> impl Iterator<Item = Source> {
    SRC.iter().chain(TESTS.iter()).cloned()
}

/// The sources of these rooms.
fn rooms(rooms: &[&'static str]) -> impl Iterator<Item = Source> + use<> {
    let rooms = rooms.to_vec();
    program().filter(move |source| rooms.contains(&source.room.as_str()))
}

/// The sources of all other rooms.
fn outside(rooms: &[&'static str]) -> impl Iterator<Item = Source> + use<> {
    let rooms = rooms.to_vec();
    program().filter(move |source| !rooms.contains(&source.room.as_str()))
}

/// Every line of these sources that holds one of these words.
fn lines_with(words: &[&str], sources: impl IntoIterator<Item = Source>) -> Vec<String> {
    let lines = |source: Source| words.iter().flat_map(|word| source.lines_with(word)).collect::<Vec<_>>();
    sources.into_iter().flat_map(lines).collect()
}

fn none_of(words: &[&str], sources: impl IntoIterator<Item = Source>) {
    assert_eq!(lines_with(words, sources), Vec::<String>::new());
}

mod flow {
    use super::*;

    #[test]
    fn data_and_behaviour_name_no_screen() {
        none_of(&["ratatui", "crossterm"], rooms(PURE).chain(rooms(&["app", "state", "config"])));
        none_of(&["ratatui"], rooms(&["input"]));
    }

    /// Data flow one way: dossiers, dataset, search and timeline, model, screen.
    #[test]
    fn nothing_flows_back() {
        let screen = ["crate::ui", "crate::theme", "crate::runtime", "crate::terminal", "crate::cli"];
        // Rooms in braces would hide from the words below.
        none_of(&["crate::{"], outside(&["cli", "runtime", "terminal"]));
        none_of(&screen, rooms(PURE).chain(rooms(&["app", "input"])));
        none_of(&["crate::app", "crate::input"], rooms(PURE));
        none_of(&["crate::runtime", "crate::terminal", "crate::cli", "crate::dossier"], rooms(&["ui", "theme"]));
        none_of(&["crate::cli"], outside(&["cli", "main"]));
    }

    #[test]
    fn drawing_changes_nothing() {
        let borrowed = |line: &String| {
            let types = line.split("&mut ").skip(1);
            types
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != ':').next().unwrap())
                .any(|name| ["Model", "Dataset", "Session"].iter().any(|owner| name.ends_with(owner)))
        };
        let changing: Vec<_> = lines_with(&["&mut"], rooms(&["ui"])).into_iter().filter(borrowed).collect();
        assert_eq!(changing, Vec::<String>::new());
        none_of(&["RefCell", "Cell<", "OnceCell", "Mutex", "RwLock"], rooms(&["ui"]));
        none_of(&["RefCell", "OnceCell", "Mutex", "RwLock"], rooms(&["app"]));
    }

    #[test]
    fn behaviour_and_drawing_ask_nothing_of_the_world() {
        let world = [
            "std::time",
            "Instant",
            "SystemTime",
            "Zoned::now",
            "Timestamp::now",
            "std::env",
            "std::fs",
            "std::io",
            "std::process",
            "std::thread",
            "std::net",
        ];
        none_of(&world, rooms(&["ui", "app", "input", "search", "timeline", "dataset", "text", "map"]));
        none_of(&["Instant", "SystemTime", "Zoned::now", "Timestamp::now"], outside(&["runtime"]));
    }

    #[test]
    fn widgets_know_the_theme_and_what_they_are_given() {
        let widgets: Vec<_> = rooms(&["ui"]).filter(|source| source.path.starts_with("src/ui/widget")).collect();
        assert!(widgets.len() > 3);
        let named = lines_with(&["crate::", "super::super"], widgets);
        let known = |line: &str| ["crate::theme::", "crate::text::"].iter().any(|room| line.contains(room));
        let foreign: Vec<_> = named.iter().filter(|line| !known(line) || line.contains("super::super")).collect();
        assert_eq!(foreign, Vec::<&String>::new());
        assert!(!named.is_empty());
    }

    #[test]
    fn views_are_an_enum_and_a_match() {
        none_of(&["dyn"], rooms(&["ui", "app"]));
    }
}

mod terminal {
    use super::*;

    /// Elsewhere only the shapes of keys are named, where keys become actions.
    #[test]
    fn runtime_and_terminal_alone_touch_the_terminal() {
        none_of(&["crossterm"], outside(&["runtime", "terminal", "input"]));
        let keys = lines_with(&["crossterm"], rooms(&["input"]));
        assert!(
            keys.iter().all(|line| line.contains("use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};")),
            "{keys:?}"
        );
        none_of(&["rustix", "signal_hook", "ratatui::Terminal", "ratatui::backend"], outside(&["runtime", "terminal"]));
    }

    #[test]
    fn main_and_the_command_line_alone_print() {
        let prints = ["println!", "print!", "eprintln!", "eprint!"];
        none_of(&prints, program());
        none_of(&["stdout()", "stderr()"], outside(&["main", "cli", "terminal"]));
    }

    #[test]
    fn nothing_ticks_and_nothing_sleeps() {
        none_of(&["sleep", "recv_timeout", "park_timeout", "wait_timeout", "tokio", "async", "await"], program());
    }

    /// In a pipe of crates, two versions of crossterm would each think that the terminal is theirs.
    #[test]
    fn there_is_one_crossterm_and_no_tokio() {
        let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
        let versions = |name: &str| {
            let mut lines = lock.lines();
            std::iter::from_fn(|| {
                lines.find(|line| *line == format!("name = \"{name}\""))?;
                lines.next()
            })
            .collect::<Vec<_>>()
        };
        let crossterm = versions("crossterm");
        assert!(matches!(crossterm[..], [version] if version.starts_with("version = \"0.29.")), "{crossterm:?}");
        assert_eq!(versions("ratatui").len(), 1);
        for runtime in ["tokio", "async-std", "smol"] {
            assert_eq!(versions(runtime), Vec::<&str>::new());
        }
    }
}

mod shape {
    use super::*;

    #[test]
    fn nothing_is_global() {
        none_of(&["static mut", "pub static", "thread_local!", "LazyLock", "OnceLock"], program());
        let statics = lines_with(&["static"], program()).into_iter().filter(|line| line.contains(": static "));
        let statics: Vec<_> = statics.collect();
        // How memory is had is the same for all, and nothing is kept in it.
        assert!(matches!(&statics[..], [one] if one.contains("static ALLOCATOR: mimalloc::MiMalloc")), "{statics:?}");
    }

    #[test]
    fn nothing_is_left_for_later() {
        none_of(&["todo!", "unimplemented!", "dbg!", "#[ignore", "#[allow", "#![allow"], everything());
        none_of(&["sleep"], TESTS.iter().cloned());
        let excuses = everything().flat_map(|source| {
            let at: Vec<_> = ["#[expect(", "#![expect("]
                .iter()
                .flat_map(|word| source.code.match_indices(word))
                .map(|(at, _)| at)
                .collect();
            at.into_iter().map(|at| source.code[at..].split(")]").next().unwrap().to_owned()).collect::<Vec<_>>()
        });
        let excuses: Vec<_> = excuses.collect();
        assert!(excuses.iter().all(|excuse| excuse.contains("reason =")), "{excuses:?}");
        assert!(!excuses.is_empty());
    }

    /// What `insta` writes beside a picture that differs is for a look, not for the checkout.
    #[test]
    fn no_picture_is_left_undecided() {
        let undecided: Vec<_> =
            all_files(root()).into_iter().filter(|path| path.to_string_lossy().ends_with(".snap.new")).collect();
        assert_eq!(undecided, Vec::<std::path::PathBuf>::new());
    }

    #[test]
    fn a_room_has_its_own_name() {
        let unnamed: Vec<_> = everything().map(|source| source.path).filter(|path| path.ends_with("/mod.rs")).collect();
        assert_eq!(unnamed, Vec::<String>::new());
    }

    #[test]
    fn a_file_says_what_it_is() {
        let silent = everything().filter(|source| !source.text.starts_with("//! "));
        assert_eq!(silent.map(|source| source.path).collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn files_are_short() {
        let lines = |source: &Source| source.code.trim_end().lines().count();
        let long = program().filter(|source| lines(source) > MOST_LINES);
        let long: Vec<_> = long.map(|source| format!("{}: {} lines", source.path, lines(&source))).collect();
        assert_eq!(long, Vec::<String>::new());
        let main = program().find(|source| source.path == "src/main.rs").unwrap();
        assert!(main.text.lines().count() <= 40);
    }
}

/// A checkout must not speak of the machine on which it was written.
mod place {
    use super::*;

    #[rstest]
    #[case::homes("/ho", "me/")]
    #[case::root("/ro", "ot/")]
    #[case::users("/Us", "ers/")]
    #[case::work("/wo", "rk/")]
    #[case::farm("/fa", "rm/")]
    #[case::temporary("/tm", "p/")]
    #[case::shared("../sha", "red/")]
    #[case::shot("tui-", "shot")]
    #[case::stop("before-", "stop")]
    #[case::words("own-", "words")]
    fn no_file_speaks_of_this_workplace(#[case] head: &str, #[case] tail: &str) {
        let word = head.to_owned() + tail;
        let mut looked_at = 0;
        for path in all_files(root()) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            looked_at += 1;
            let is_path =
                |at: usize| !text[..at].ends_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '}');
            let found = text.match_indices(&word).find(|(at, _)| is_path(*at));
            assert!(found.is_none(), "{} speaks of {word}", path.display());
        }
        assert!(looked_at > 150);
    }
}
