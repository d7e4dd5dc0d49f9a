//! The test suite: one binary, a file a layer, fast first.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop; clippy's allowance for tests does not reach helpers"
)]

mod cli;
mod dossiers;
mod facts;
mod keys;
#[cfg(unix)]
mod pty;
mod readme;
mod screens;
mod stage;
mod tidy;
