//! The test suite: one binary, a file a layer, fast first.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop; clippy's allowance for tests does not reach helpers"
)]

mod articles;
mod atlas;
mod check;
mod cli;
mod dossiers;
mod exports;
mod facts;
mod format;
mod gaps;
mod import;
mod keys;
mod loading;
#[cfg(unix)]
mod pty;
mod readme;
mod review;
mod screens;
mod stage;
mod template;
mod tidy;
mod truth;
mod update;

/// How a property is tried: so many times, or as many as `PROPTEST_CASES` says. A failure is mended, not filed.
fn chances(cases: u32) -> proptest::test_runner::Config {
    let chosen = proptest::test_runner::Config { failure_persistence: None, ..Default::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { chosen.cases } else { cases };
    proptest::test_runner::Config { cases, ..chosen }
}

/// Does what must not take a time that grows with the square of something; with a hundred times what it takes on an old machine.
fn in_time<T>(act: impl FnOnce() -> T) -> T {
    let start = std::time::Instant::now();
    let done = act();
    assert!(start.elapsed() < std::time::Duration::from_secs(60), "it took {:?}", start.elapsed());
    done
}

/// So many items written by number, with nothing between them.
fn each(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect()
}
