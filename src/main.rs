//! The `comity` program.

use std::io::{Write as _, stderr};
use std::process::ExitCode;

use comity::{cli, runtime};

fn main() -> ExitCode {
    runtime::keep_pages_small(true);
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
