//! The work: every source through the redactor, to standard output.
//!
//! Like `cat`, except that each source is a haystack of its own, and that all
//! waiting is done where signals are heard (`input`, `output`).

use std::num::NonZeroUsize;

use redact_stream::Redactor;
use redact_stream::io::{pump, pump_parallel};

use crate::error;
use crate::exit::Exit;
use crate::input::{Input, Source};
use crate::output::{self, Output};
use crate::reload::Reload;
use crate::signal::{Order, Signals};

/// Redacts these sources, one after the other.
///
/// Known secrets are read again meanwhile, if that is asked for. A source that cannot be read, or not to its end, is reported, and the others
/// still have their turn. Without an output there is nothing left to do.
pub(crate) fn run(redactor: &Redactor, sources: &[Source], reload: Option<Reload>) -> Exit {
    let signals = match Signals::watch() {
        Ok(signals) => signals,
        Err(error) => {
            error::report_io("signals", &error);
            return Exit::Trouble;
        }
    };
    if let Some(reload) = reload
        && let Err(error) = reload.start(redactor)
    {
        error::report_io("--reload", &error);
        return Exit::Trouble;
    }
    let mut output = Output::new(&signals);
    let mut exit = Exit::Success;
    for source in sources {
        let result = Input::open(source, &signals).and_then(|input| {
            signals.set_program_in_front(input.is_from_program());
            match threads(&input) {
                None => pump(input.preparing(redactor), &mut output, redactor),
                Some(threads) => pump_parallel(input, &mut output, redactor, threads),
            }
        });
        match (signals.order(), result) {
            (Order::Stop(exit), _) => return exit,
            (_, Err(error)) if output.failed => return output::give_up(&error),
            (_, Err(error)) => {
                error::report_io(&source.name(), &error);
                exit = Exit::Trouble;
            }
            (_, Ok(_)) => {}
        }
        if signals.order() == Order::Drain {
            return Exit::Terminated;
        }
    }
    exit
}

/// From this size on a file is worth several threads.
const LARGE: u64 = 1024 * 1024;

/// More threads than this wait for the one that reads and writes.
const MOST: usize = 8;

/// How many threads redact this, if more than one should.
fn threads(input: &Input<'_>) -> Option<NonZeroUsize> {
    if input.size() < LARGE {
        return None;
    }
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    NonZeroUsize::new(cores.min(MOST)).filter(|threads| threads.get() > 1)
}
