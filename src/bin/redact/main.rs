//! `redact`: keeps secrets out of logs and other output.
//!
//! A thin shell round the library: arguments (`cli`) become plain meaning
//! (`config`), which becomes work (`filter`, `rules`), which becomes an exit
//! status (`exit`). It sees only the library's public API.

#[cfg(not(unix))]
compile_error!("the command needs a Unix; for the library alone use `default-features = false`");

/// What the user may type.
mod cli;
/// What it means.
mod config;
/// The one door to standard error.
mod error;
/// How it ends.
mod exit;
/// The work.
mod filter;
/// Where bytes come from.
mod input;
/// Where bytes go.
mod output;
/// The list of rules.
mod rules;
/// What Ctrl-C and SIGTERM ask for.
mod signal;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::Cli;
use crate::config::Task;
use crate::exit::Exit;

fn main() -> ExitCode {
    error::guard_panics();
    run().into()
}

fn run() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => return error::usage_parsed(&error),
        Err(help) => return output::print(&help.render().to_string()),
    };
    match Task::from_cli(cli) {
        Ok(Task::ListRules) => rules::list(),
        Ok(Task::Filter { redactor, sources }) => filter::run(&redactor, &sources),
        Err(message) => error::usage(&message),
    }
}
