//! The program in a real pseudo-terminal: it takes the terminal, and gives it back however it ends.
#![cfg(unix)]

mod harness;

use std::process::{Command, Stdio};

use harness::{COMITY, Pty};
use portable_pty::CommandBuilder;
use rstest::rstest;
use rustix::process::Signal;

#[test]
fn starts_and_quits() {
    let mut pty = Pty::explorer();
    assert!(pty.screen().hide_cursor());
    assert!(pty.screen().bracketed_paste());
    assert_eq!(pty.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);

    pty.type_keys("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn draws_a_frame_as_one_update_and_asks_the_terminal_nothing() {
    let mut pty = Pty::explorer();
    pty.type_keys("q");
    pty.end();
    let written = String::from_utf8(pty.written.clone()).unwrap();
    let (before, frame) = written.split_once("\x1b[?2026h").unwrap();
    assert!(!before.contains("comity"));
    assert!(frame.split_once("\x1b[?2026l").unwrap().0.contains("comity"));
    for question in ["\x1b[6n", "\x1b[c", "\x1b[?u", "\x1b]11;?"] {
        assert!(!written.contains(question), "{question:?}");
    }
}

#[test]
fn fills_the_terminal_again_when_its_size_changes() {
    let mut pty = Pty::explorer();
    pty.resize(80, 20);
    pty.wait_for_explorer();
    pty.resize(130, 40);
    pty.wait_for_explorer();
    pty.type_keys("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn control_c_quits() {
    let mut pty = Pty::explorer();
    pty.type_keys("\x03");
    assert_eq!(pty.end(), 0);
}

#[rstest]
#[case(Signal::TERM, 143)]
#[case(Signal::HUP, 129)]
#[case(Signal::INT, 130)]
fn a_signal_ends_it(#[case] signal: Signal, #[case] code: u32) {
    let mut pty = Pty::explorer();
    pty.signal(signal);
    assert_eq!(pty.end(), code);
}

#[rstest]
#[case::quit(None, 0)]
#[case::terminated(Some(Signal::TERM), 143)]
#[case::hung_up(Some(Signal::HUP), 129)]
fn what_was_marked_is_still_marked_next_time(#[case] signal: Option<Signal>, #[case] code: u32) {
    let home = tempfile::tempdir().unwrap();
    let begin = || {
        let mut pty = Pty::comity(|command| command.env("XDG_STATE_HOME", home.path()));
        pty.wait_for_explorer();
        pty
    };
    let mut pty = begin();
    pty.type_keys("b");
    pty.wait_for("the mark", |screen| screen.contents().contains("marked: Iraq–Mexico"));
    match signal {
        Some(signal) => pty.signal(signal),
        None => pty.type_keys("q"),
    }
    assert_eq!(pty.end(), code);

    let mut pty = begin();
    pty.type_keys("B");
    pty.wait_for("the bookmark", |screen| {
        screen.contents().contains("─ Bookmarks ") && screen.contents().contains("pair")
    });
    pty.type_keys("\x1b[3~");
    pty.wait_for("its end", |screen| screen.contents().contains("mark removed: Iraq–Mexico"));
    pty.type_keys("\x03");
    assert_eq!(pty.end(), 0);
    let kept = std::fs::read_to_string(home.path().join("comity").join("state.toml")).unwrap();
    assert!(!kept.contains("bookmark"), "{kept}");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_leaves_its_message_on_the_screen_of_before() {
    let mut pty = Pty::comity(|command| command.env("COMITY_TEST_PANIC", "draw"));
    pty.wait_for_explorer();
    pty.resize(80, 30);
    assert_eq!(pty.end(), 101);
    assert!(pty.screen().contents().contains("forced by COMITY_TEST_PANIC"), "{}", pty.screen().contents());
}

#[test]
fn many_keys_at_once_are_all_read() {
    let mut pty = Pty::explorer();
    // More than one read takes: crossterm's reader would leave the last ones until another key is pressed.
    pty.type_keys(&format!("{}q", "j".repeat(3000)));
    assert_eq!(pty.end(), 0);
}

#[rstest]
#[case::colour("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\")]
#[case::colour_ended_by_bell("\x1b]10;rgb:ffff/ffff/ffff\x07")]
#[case::name("\x1bP>|foot/1.16.2\x1b\\")]
#[case::graphics("\x1b_Gi=31;ENOENT:/x\x1b\\")]
fn an_answer_that_nobody_asked_for_is_not_typed(#[case] answer: &str) {
    let mut pty = Pty::explorer();
    // Typed, any of them would open something that takes the q.
    pty.type_keys(&format!("{answer}q"));
    assert_eq!(pty.end(), 0);
}

#[test]
fn a_paste_that_is_never_closed_does_not_keep_the_keys_for_ever() {
    let mut pty = Pty::explorer();
    pty.type_keys("/\x1b[200~needle");
    // Nothing but a silence can tell that no more comes.
    pty.wait_for("the paste", |screen| screen.contents().contains("needle"));
    pty.type_keys("\x03");
    assert_eq!(pty.end(), 0);
}

#[test]
fn draws_everything_again_after_a_stop_from_outside() {
    let mut pty = Pty::explorer();
    pty.wipe();
    pty.signal(Signal::STOP);
    pty.signal(Signal::CONT);
    pty.wait_for_explorer();
    pty.type_keys("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn control_z_stops_it_and_fg_brings_it_back() {
    let mut pty = Pty::start("bash", &["--norc", "--noprofile", "-i"], |command| {
        command.env("PS1", "ready> ");
        command.env("EXPLORER", COMITY);
    });
    pty.wait_for_text("ready>");
    pty.type_keys("\"$EXPLORER\"\r");
    pty.wait_for_explorer();

    for _ in 0..2 {
        pty.type_keys("\x1a");
        pty.wait_for_text("Stopped");
        assert!(!pty.screen().hide_cursor());
        pty.wipe();
        pty.type_keys("fg; echo ended with $?\r");
        pty.wait_for_explorer();
        assert!(pty.screen().hide_cursor());
    }

    pty.type_keys("q");
    pty.wait_for_text("ended with 0");
    pty.type_keys("exit\r");
    assert_eq!(pty.end(), 0);
}

#[test]
fn control_z_without_a_shell_goes_on() {
    let mut pty = Pty::explorer();
    pty.wipe();
    pty.type_keys("\x1a");
    // It leaves the alternate screen, nobody stops it, and it is back.
    pty.wait_for_explorer();
    pty.type_keys("q");
    assert_eq!(pty.end(), 0);
}

#[rstest]
#[case::with_a_signal(true)]
#[case::without_one(false)]
fn ends_when_the_terminal_is_closed(#[case] controlling: bool) {
    let mut pty = Pty::comity(|command| command.set_controlling_tty(controlling));
    pty.wait_for_explorer();
    assert_eq!(pty.close(), 129);
}

#[test]
fn says_what_to_do_where_input_is_no_terminal() {
    let output = Command::new(COMITY).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("standard input is not a terminal") && message.contains("comity events"), "{message}");
}

#[test]
fn says_what_to_do_where_output_is_no_terminal() {
    let mut pty = Pty::start(
        "sh",
        &["-c", "\"$0\" > output && exit 1; code=$?; test -s output && exit 1; exit $code", COMITY],
        |_| {},
    );
    assert_eq!(pty.end(), 2);
    assert!(pty.screen().contents().contains("standard output is not a terminal"), "{}", pty.screen().contents());
}

/// A folder with a file of so many events in bulk, and the lines of others.
fn bulk(events: usize, more: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let event = |number: usize| {
        let about = r#""kind":"statement","title":"Word"#;
        format!("{{\"type\":\"event\",\"id\":\"de-fr/word-{number}\",{about} {number}\"}}\n")
    };
    std::fs::write(folder.path().join("bulk.jsonl"), crate::each(events, event) + more).unwrap();
    folder
}

fn explore(arguments: &[&str], data: &tempfile::TempDir, change: impl FnOnce(&mut CommandBuilder)) -> Pty {
    let mut all = arguments.to_vec();
    all.extend(["--data", data.path().to_str().unwrap()]);
    Pty::start(COMITY, &all, change)
}

#[test]
fn bulk_data_come_while_one_looks_on() {
    let data = bulk(20, "no record\n");
    let mut pty = explore(&["open", "de-fr/word-7"], &data, |_| {});
    pty.wait_for_explorer();
    pty.wait_for("the event it was to open at", |screen| screen.contents().contains("France–Germany"));
    pty.wait_for("what was left out", |screen| screen.contents().contains("1 record left out"));
    pty.type_keys("q");
    assert_eq!(pty.end(), 3);
    let told = pty.screen().contents();
    assert!(told.contains("not JSON") && told.contains("1 record left out"), "{told}");
}

#[test]
fn what_is_not_in_bulk_data_either_is_told_on_leaving() {
    let data = bulk(1, "");
    let mut pty = explore(&["open", "de-it"], &data, |_| {});
    pty.wait_for("the end of the search for it", |screen| screen.contents().contains("loaded in"));
    pty.type_keys("q");
    assert_eq!(pty.end(), 1);
    assert!(pty.screen().contents().contains("nothing found"), "{}", pty.screen().contents());
}

#[test]
fn quitting_waits_for_no_data_and_forgets_nothing() {
    let (data, home) = (bulk(300_000, ""), tempfile::tempdir().unwrap());
    let state = home.path().join("comity").join("state.toml");
    std::fs::create_dir_all(state.parent().unwrap()).unwrap();
    let kept = "version = 2\n\n[last]\nscope = \"de-fr\"\nview = \"timeline\"\ncursor = \"de-fr/word-7\"\n\n\
        [[bookmark]]\nid = \"de-fr/word-8\"\ntitle = \"Word 8\"\n";
    std::fs::write(&state, kept).unwrap();
    let mut pty = explore(&[], &data, |command| command.env("XDG_STATE_HOME", home.path()));
    pty.wait_for_explorer();
    pty.wait_for("the load", |screen| screen.contents().contains('%'));
    pty.type_keys("q");
    assert_eq!(pty.end(), 0);
    assert!(!pty.written.windows(9).any(|bytes| bytes == b"loaded in"), "it is quit before the data are there");
    assert_eq!(std::fs::read_to_string(&state).unwrap(), kept);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_beside_the_screen_is_said_on_it() {
    let data = bulk(1, "");
    let mut pty = explore(&[], &data, |command| command.env("COMITY_TEST_PANIC", "load"));
    pty.wait_for("the word", |screen| {
        screen.alternate_screen() && screen.contents().contains("not loaded: comity failed while it read the data")
    });
    pty.type_keys("j");
    pty.wait_for("the next row", |screen| screen.contents().contains("16 events"));
    pty.type_keys("q");
    assert_eq!(pty.end(), 3);
    assert!(pty.screen().contents().contains("forced by COMITY_TEST_PANIC"), "{}", pty.screen().contents());
}

#[test]
fn leaves_a_dumb_terminal_alone() {
    let mut pty = Pty::comity(|command| command.env("TERM", "dumb"));
    assert_eq!(pty.end(), 2);
    assert!(pty.screen().contents().contains("TERM=dumb"), "{}", pty.screen().contents());
    assert!(!pty.written.contains(&0x1b));
}
