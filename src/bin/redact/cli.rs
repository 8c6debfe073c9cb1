//! What the user may type: declaration only. What it means is in `config`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use redact_stream::{BuildError, Mask};

/// Keep secrets out of logs and other output
///
/// redact copies its input to its output, byte for byte, and writes a mask in
/// place of every secret it recognises: API keys, tokens, passwords, private
/// keys. Put it behind a program, or point it at files.
///
///   before   GET /user  Authorization: Bearer Wq3xK0…
///   after    GET /user  Authorization: Bearer __REDACTED:authorization__
///
///   before   cloning with ghp_vT81mQ…
///   after    cloning with ghp___REDACTED:github-token__
///
/// The key, the header's name, a vendor's prefix stay readable, so you still
/// see what leaked; the mask names the rule. All other bytes pass unchanged.
/// Nothing waits for the end of a line: a prompt appears at once, and only
/// bytes that could still become a secret are held back.
#[derive(Debug, Parser)]
#[command(name = "redact", version, after_help = SHORT_AFTER, after_long_help = LONG_AFTER)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[command(verbatim_doc_comment)]
pub(crate) struct Cli {
    /// Files to redact, one after the other; `-` is standard input
    ///
    /// Without any, standard input is redacted. Each file is judged alone: a
    /// secret that begins in one and ends in the next is not put together.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What to write in place of a secret: label, stars or text:TEXT
    ///
    /// label      __REDACTED:github-token__, naming the rule (default)
    /// stars      ********
    /// text:TEXT  TEXT itself; 4 to 64 letters, digits and _ - . : * # ~ + @,
    ///            not letters and digits alone
    #[arg(long, value_name = "STYLE", value_parser = mask, verbatim_doc_comment)]
    #[arg(default_value = "label", hide_default_value = true)]
    pub(crate) mask: Mask,

    /// Use only these rules
    ///
    /// Repeat the option, or separate the rules by commas. `redact rules` lists
    /// them.
    #[arg(long, value_name = "ID,ID…", value_delimiter = ',')]
    pub(crate) only: Vec<String>,

    /// Leave these rules out
    ///
    /// Repeat the option, or separate the rules by commas. May be combined with
    /// --only.
    #[arg(long, value_name = "ID,ID…", value_delimiter = ',')]
    pub(crate) skip: Vec<String>,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What else the command can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the rules: what is recognised, under which id
    ///
    /// One line per rule, id first. To redact a file of the name `rules`, say
    /// `./rules`.
    Rules,
}

const SHORT_AFTER: &str = "\
Examples:
  app 2>&1 | redact
  redact < app.log > shared.log
  redact --mask stars deploy.log ci.log

See --help for more.";

const LONG_AFTER: &str = "\
Examples:
  Watch a program without watching its secrets:
      app 2>&1 | redact

  Keep the log clean, see all errors:
      app 2>&1 | redact >> app.log

  Hand over a log:
      redact < app.log > shared.log

  Only two kinds of secret, or all but one:
      redact --only github-token,jwt ci.log
      redact --skip cookie access.log

Signals:
  Ctrl-C reaches every program of a pipeline. Behind another program redact
  goes on until the end of its input, so that the last words get through; the
  second Ctrl-C stops it. With a file or a terminal as input the first one does.
  SIGTERM: what has already arrived is redacted and written, then it stops.
  A value that is not complete by then is not written: it might be half a secret.

Exit status:
  0    all input was redacted and written
  1    something could not be read or written; the rest was redacted
  2    the command line is wrong; nothing was read
  70   a bug in redact; what was undecided was not written
  130  stopped by Ctrl-C; what was undecided was not written
  141  the reader of the output has gone (as in `redact … | head`)
  143  ended by SIGTERM";

/// The styles of `--mask`.
fn mask(style: &str) -> Result<Mask, String> {
    match style {
        "label" => Ok(Mask::label()),
        "stars" => Ok(Mask::stars()),
        _ => match style.strip_prefix("text:") {
            Some(text) => Mask::text(text).map_err(|error: BuildError| error.to_string()),
            None => Err("must be label, stars or text:TEXT".to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_declaration_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_mask_styles() {
        assert_eq!(mask("label"), Ok(Mask::label()));
        assert_eq!(mask("stars"), Ok(Mask::stars()));
        assert_eq!(mask("text:[gone]_").is_ok(), Mask::text("[gone]_").is_ok());
        assert_eq!(mask("text:__gone__").ok(), Mask::text("__gone__").ok());
        assert!(mask("label ").is_err());
        assert!(mask("text:").is_err());
    }
}
