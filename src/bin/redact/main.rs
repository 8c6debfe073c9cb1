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
/// Nothing of this process' memory is dumped.
mod dumps;
/// What is in force.
mod effective;
/// The one door to standard error.
mod error;
/// How it ends.
mod exit;
/// The work.
mod filter;
/// Where bytes come from.
mod input;
/// What cannot be honoured, for people.
mod notes;
/// Where bytes go.
mod output;
/// Known secrets are read again.
mod reload;
/// Rules: listed, shown, tried.
mod rules;
/// Known secrets, and where they come from.
mod secrets;
/// What Ctrl-C and SIGTERM ask for.
mod signal;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::Cli;
use crate::config::{Task, Work};
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
    let Task { work, notes, said } = match Task::from_cli(cli) {
        Ok(task) => task,
        Err(message) => return error::usage(&message),
    };
    for line in notes::lines(&notes) {
        error::note(&line);
    }
    for line in said {
        error::note(&line);
    }
    match work {
        Work::Filter {
            redactor,
            sources,
            reload,
        } => filter::run(&redactor, &sources, reload),
        Work::ListRules { builder, json } => rules::list(&builder, json),
        Work::ShowRule { builder, id } => rules::show(&builder, &id),
        Work::TestRules { builder, sample } => rules::test(&builder, &sample),
        Work::ShowConfig(effective) => effective::print(&effective),
        Work::ExportSecrets { loaded, output } => secrets::export::run(&loaded, output.as_deref()),
        Work::ListSecrets {
            loaded,
            specs,
            redactor,
            sense,
            json,
        } => secrets::list::print(&loaded, &specs, &redactor, sense, json),
    }
}
