//! A short haystack that is known whole, and mostly clean.
//!
//! A field of a log record is a few bytes. To start a stream for it, to join, to trim
//! and to settle costs several times what looking at it does. So it is looked at first,
//! with what its thread has used before; where nothing begins, all of it passes.

use std::cell::RefCell;

use super::prefilter::{Event, Scratch, is_plain as looks_plain};
use crate::program::Program;
use crate::program::parts::Known;
use crate::program::samples::{Looked, REACH};

/// Longer ones are left to a stream: they would be looked at twice.
const LONGEST: usize = 1024;

thread_local! {
    static USED: RefCell<Used> = RefCell::default();
}

/// What one thread uses again and again.
#[derive(Default)]
struct Used {
    /// The program that it was used with.
    program: u64,
    scratch: Scratch,
    events: Vec<Event>,
}

/// Whether all of a haystack passes, told in a hurry: false where it was not told.
pub(crate) fn is_plain(program: &Program, haystack: &[u8]) -> bool {
    if haystack.len() > LONGEST {
        return false;
    }
    // Nothing of the user's runs meanwhile, so that nobody else has it; but a thread
    // that ends has none any more.
    let plain = USED.try_with(|used| {
        let Ok(mut used) = used.try_borrow_mut() else {
            return false;
        };
        if used.program != program.id {
            *used = Used {
                program: program.id,
                ..Used::default()
            };
        }
        let Used {
            scratch, events, ..
        } = &mut *used;
        looks_plain(program, haystack, scratch, events) && !holds_known(program, haystack)
    });
    plain.unwrap_or(false)
}

/// Whether a known secret may lie in a haystack.
fn holds_known(program: &Program, haystack: &[u8]) -> bool {
    program.known.as_ref().is_some_and(|Known { samples, .. }| {
        // None begins where less than the shortest one would be left.
        let places = (haystack.len() + 1).saturating_sub(REACH);
        samples.next(haystack, 0..places, &mut Looked::default()) < places
    })
}
