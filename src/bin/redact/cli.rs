//! What the user may type: declaration only. What it means is in `config`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use redact_stream::{Level, rules_file};

use crate::reload::interval;

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

    #[command(flatten)]
    pub(crate) choices: Choices,

    /// Read the known secrets again so often: 30s, 5m, 1h
    ///
    /// What is new is hidden from then on, and what was known stays hidden. SIGHUP does
    /// the same at once. If a source cannot be read then, that is said, and the filter
    /// goes on with what it knows.
    #[arg(long, value_name = "DURATION", value_parser = interval)]
    pub(crate) reload: Option<Duration>,

    /// List the known secrets by name, and read nothing
    ///
    /// For each of them its source, its length, and in which spellings it is hidden,
    /// or why it is not; then which variables were not taken. A value itself is never shown.
    #[arg(long)]
    pub(crate) secrets_list: bool,

    /// List them as a JSON array
    #[arg(long, requires = "secrets_list")]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What is recognised, and what is written instead. These go with every command,
/// behind its name.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Choices {
    /// What to write in place of a secret: label, stars or text:TEXT
    ///
    /// label      __REDACTED:github-token__, naming the rule (default)
    /// stars      ********
    /// text:TEXT  TEXT itself; 4 to 64 letters, digits and _ - . : * # ~ + @,
    ///            not letters and digits alone
    #[arg(long, global = true, value_name = "STYLE", value_parser = mask, verbatim_doc_comment)]
    pub(crate) mask: Option<String>,

    /// How much to hide on weak evidence: strict, normal or paranoid
    ///
    /// strict    only what is a secret by its own shape or under a telling key
    /// normal    also what ordinary logs hold no look-alikes of (default)
    /// paranoid  also what may well be none
    #[arg(long, global = true, value_name = "LEVEL", value_parser = level, verbatim_doc_comment)]
    pub(crate) level: Option<Level>,

    /// Use only these rules or families
    ///
    /// Repeat the option, or separate them by commas. `redact rules` lists the
    /// rules.
    #[arg(long, global = true, value_name = "ID,ID…", value_delimiter = ',')]
    pub(crate) only: Vec<String>,

    /// Leave these rules or families out
    ///
    /// Repeat the option, or separate them by commas. May be combined with
    /// --only.
    #[arg(long, global = true, value_name = "ID,ID…", value_delimiter = ',')]
    pub(crate) skip: Vec<String>,

    /// Add the rules of this file: TOML of our own, or gitleaks' configuration
    ///
    /// Repeat the option for more files. What a stream cannot honour is said, and
    /// the rest is used.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) rules: Vec<PathBuf>,

    /// Hide these values too, wherever they stand: SCHEME:REFERENCE
    ///
    /// env            variables with telling names, or a URL with a password
    /// env:DB_*       variables of these names; env:* takes all
    /// dotenv:FILE    the same of a dotenv file; dotenv+all:FILE takes all
    /// file:PATH      each line; file+whole:PATH the file as one value
    /// dir:PATH       each file: Docker's secrets, Kubernetes' volumes
    /// dir            systemd's $CREDENTIALS_DIRECTORY
    /// json:PATH      each string and number; of Kubernetes' secrets the data
    /// yaml:PATH      the same
    /// netrc:PATH     passwords and accounts; netrc reads ~/.netrc
    /// sealed:FILE    fingerprints that `redact secrets export` has written
    /// cmd:COMMAND    each line that it prints; cmd+json: and others by format
    ///
    /// Stores, asked by their own clients, which you are logged in to:
    ///
    /// vault:PATH     HashiCorp Vault, OpenBao; one field with #FIELD
    /// aws:ID         AWS Secrets Manager; one key of a JSON object with #KEY
    /// aws-ssm:NAME   its Parameter Store; all below a path with /PATH/*
    /// gcp:NAME       Google Cloud Secret Manager; a version with @VERSION
    /// azure:VAULT/NAME, k8s:NAMESPACE/NAME, pass:NAME, op:ITEM, sops:FILE
    ///
    /// Repeat the option for more of them. In place of a file, `-` is standard input.
    /// A file that cannot be read is an error, and nothing is let through.
    #[arg(long, global = true, value_name = "SOURCE", verbatim_doc_comment)]
    pub(crate) secrets: Vec<String>,

    /// Hide known values even if ordinary output is full of them
    ///
    /// Without it, a value such as `production` is not hidden, and it is said.
    #[arg(long, global = true)]
    pub(crate) secrets_ordinary: bool,

    /// Read this configuration and no other
    ///
    /// Without it, redact.toml is looked for in the working directory and those
    /// above it, and then in $XDG_CONFIG_HOME/redact or ~/.config/redact. Both
    /// count; of what both say, the nearer.
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,

    /// Read no configuration
    #[arg(long, global = true)]
    pub(crate) no_config: bool,
}

/// What else the command can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List, show and try the rules
    ///
    /// Without more, one line per rule, id first. To redact a file of the name
    /// `rules`, say `./rules`.
    Rules {
        #[command(subcommand)]
        command: Option<RulesCommand>,
    },
    /// Print what is in force, and where each setting comes from
    Config,
    /// What can be done with known secrets, besides hiding them
    ///
    /// To redact a file of the name `secrets`, say `./secrets`.
    Secrets {
        #[command(subcommand)]
        command: SecretsCommand,
    },
}

/// What can be done with known secrets.
#[derive(Debug, Subcommand)]
pub(crate) enum SecretsCommand {
    /// Write fingerprints of them, for a host that must not hold the values
    ///
    /// `--secrets sealed:FILE` hides the values there, where they stand as whole words.
    /// Guesses can be tried against the file, so nobody else may read it, and values
    /// that could be guessed are refused, as are those that are no words of 12 to 255
    /// bytes: each is named, and the exit status is 1.
    Export {
        /// The file; standard output without it
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// What can be done with rules.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List them: id, and what it is
    List {
        /// As a JSON array: id, family, about, level, source
        #[arg(long)]
        json: bool,
    },
    /// Show one: its facts, patterns and examples
    Show {
        /// Its id
        id: String,
    },
    /// Explain what is hidden in a sample, and what nearly is
    ///
    /// Each finding with its place, its rule, how much is hidden and what stands
    /// before it; then what looked like a secret for a while, and why it is none.
    /// A secret itself is never shown.
    Test {
        /// The sample; standard input without it
        file: Option<PathBuf>,
    },
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

  Rules of your own, or those you have for gitleaks:
      app 2>&1 | redact --rules gitleaks.toml

  The values of your environment, or of a .env file, wherever they stand:
      app 2>&1 | redact --secrets env --secrets dotenv:.env

  Why was this (not) masked?
      redact rules test app.log

Signals:
  Ctrl-C reaches every program of a pipeline. Behind another program redact
  goes on until the end of its input, so that the last words get through; the
  second Ctrl-C stops it. With a file or a terminal as input the first one does.
  SIGTERM: what has already arrived is redacted and written, then it stops.
  A value that is not complete by then is not written: it might be half a secret.
  SIGHUP: where secrets are known, they are read again, and what is new is added.

Exit status:
  0    all input was redacted and written
  1    something could not be read or written; the rest was redacted
  2    the command line is wrong, or a source of secrets; nothing was read
  70   a bug in redact; what was undecided was not written
  130  stopped by Ctrl-C; what was undecided was not written
  141  the reader of the output has gone (as in `redact … | head`)
  143  ended by SIGTERM";

/// The styles of `--mask`, checked.
fn mask(style: &str) -> Result<String, String> {
    rules_file::mask_style(style).map_err(|error| error.to_string())?;
    Ok(style.to_owned())
}

/// The levels of `--level`.
fn level(name: &str) -> Result<Level, String> {
    rules_file::level_named(name).ok_or_else(|| "must be strict, normal or paranoid".to_owned())
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
        for style in ["label", "stars", "text:__gone__"] {
            assert_eq!(mask(style).as_deref(), Ok(style));
        }
        for style in ["label ", "text:", "text:x", "blue"] {
            assert!(mask(style).is_err());
        }
    }
}
