//! The `comity` program.

use std::io::{Write as _, stderr};
use std::process::ExitCode;

use comity::cli;

fn main() -> ExitCode {
    let cli = match cli::parse() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    match cli::run(&cli) {
        Ok(code) => code,
        Err(failure) => {
            let _ = write!(stderr(), "{failure}");
            failure.exit_code()
        },
    }
}
