//! The `comity` program.

use std::io::{Write as _, stderr};
use std::process::ExitCode;

use clap::Parser as _;
use comity::cli::{self, Cli};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to stdout, mistakes to stderr; where either is closed, nobody is there to be told.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        },
    };
    match cli::run(&cli) {
        Ok(code) => code,
        Err(failure) => {
            let _ = write!(stderr(), "{failure}");
            failure.exit_code()
        },
    }
}
