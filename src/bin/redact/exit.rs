//! How the command ends, and what it tells the shell.

use std::process::ExitCode;

/// The ways to end. `--help` lists them with their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All input was redacted and written.
    Success,
    /// Something could not be read or written, and a message said so.
    Trouble,
    /// The command line is wrong. Nothing was read.
    Usage,
    /// A bug in this program.
    Bug,
    /// Stopped by SIGINT.
    Interrupted,
    /// Nobody reads the output any more. Not an error: `head` has seen enough.
    ReaderGone,
    /// Ended by SIGTERM.
    Terminated,
}

impl Exit {
    /// The status: for a signal, 128 and its number, which is what a shell shows
    /// for a program that died of it. (It does not really die of it: as process
    /// 1 of a container it could not, and a core dump would hold secrets.)
    pub(crate) fn code(self) -> u8 {
        match self {
            Exit::Success => 0,
            Exit::Trouble => 1,
            Exit::Usage => 2,
            Exit::Bug => 70,
            Exit::Interrupted => 128 + 2,
            Exit::ReaderGone => 128 + 13,
            Exit::Terminated => 128 + 15,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use signal_hook::consts::{SIGINT, SIGPIPE, SIGTERM};

    use super::*;
    use crate::cli::Cli;

    const ALL: [Exit; 7] = [
        Exit::Success,
        Exit::Trouble,
        Exit::Usage,
        Exit::Bug,
        Exit::Interrupted,
        Exit::ReaderGone,
        Exit::Terminated,
    ];

    #[test]
    fn every_status_is_in_the_help() {
        let help = Cli::command().render_long_help().to_string();
        let (_, listed) = help.split_once("Exit status:\n").unwrap();
        let listed: Vec<&str> = listed
            .lines()
            .filter_map(|l| l.split_whitespace().next())
            .collect();
        assert_eq!(listed, ALL.map(|exit| exit.code().to_string()));
    }

    #[test]
    fn a_signal_is_128_and_its_number() {
        assert_eq!(i32::from(Exit::Interrupted.code()), 128 + SIGINT);
        assert_eq!(i32::from(Exit::ReaderGone.code()), 128 + SIGPIPE);
        assert_eq!(i32::from(Exit::Terminated.code()), 128 + SIGTERM);
    }
}
