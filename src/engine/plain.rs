//! A short haystack that is known whole, and mostly clean.
//!
//! A field of a log record is a few bytes. To start a stream for it, to join, to trim
//! and to settle costs several times what looking at it does. So it is looked at first,
//! with what its thread has used before; where nothing begins, all of it passes.

use std::cell::RefCell;

use super::ahead::may_lie_in;
use super::prefilter::{Event, Scratch, is_plain as looks_plain};
use super::sealed::all as words;
use crate::program::Rules;
use crate::program::known::Known;
use crate::program::samples::{Looked, REACH};
use crate::program::sealed::Fingerprints;

/// Longer ones are left to a stream: they would be looked at twice.
const LONGEST: usize = 1024;

thread_local! {
    static USED: RefCell<Used> = RefCell::default();
}

/// What one thread uses again and again.
#[derive(Default)]
struct Used {
    /// The rules that it was used with.
    rules: u64,
    scratch: Scratch,
    events: Vec<Event>,
}

/// Whether all of a haystack passes with these rules, known secrets and sealed values, told in a hurry:
/// false where it was not told.
pub(crate) fn is_plain(
    rules: &Rules,
    known: Option<&Known>,
    sealed: Option<&Fingerprints>,
    haystack: &[u8],
) -> bool {
    if haystack.len() > LONGEST {
        return false;
    }
    // Nothing of the user's runs meanwhile, so that nobody else has it; but a thread
    // that ends has none any more.
    let plain = USED.try_with(|used| {
        let Ok(mut used) = used.try_borrow_mut() else {
            return false;
        };
        if used.rules != rules.id {
            *used = Used {
                rules: rules.id,
                ..Used::default()
            };
        }
        let Used {
            scratch, events, ..
        } = &mut *used;
        looks_plain(rules, haystack, scratch, events)
            && !holds_known(known, haystack)
            && sealed.is_none_or(|sealed| words(sealed, haystack, true, true).is_empty())
    });
    plain.unwrap_or(false)
}

/// Whether a known secret may lie in a haystack.
fn holds_known(known: Option<&Known>, haystack: &[u8]) -> bool {
    known.is_some_and(|known| {
        // None begins where less than the shortest one would be left.
        let places = (haystack.len() + 1).saturating_sub(REACH);
        let samples = &known.samples;
        samples.next(haystack, 0..places, &mut Looked::default()) < places
            || may_lie_in(known, haystack)
    })
}

#[cfg(test)]
mod tests {
    use crate::rule::assignment::cases::CASES;
    use crate::rule::sample;
    use crate::{Mask, Redactor, Secret};

    /// What a stream makes of it.
    fn streamed(redactor: &Redactor, haystack: &[u8]) -> Vec<u8> {
        let mut stream = redactor.stream();
        let mut out = Vec::new();
        stream.push(haystack, &mut out);
        stream.finish(&mut out);
        out
    }

    /// Whatever the thread has looked at before: ends of a text first, then more of it.
    #[test]
    fn a_haystack_known_whole_is_redacted_like_a_stream() {
        let secrets = [Secret::new("one", "«wert»"), Secret::new("two", "mailen")];
        let redactors = [
            Redactor::new(),
            Redactor::builder()
                .secrets(secrets)
                .shortest_secret(6)
                .build()
                .unwrap(),
            Redactor::builder().mask(Mask::stars()).build().unwrap(),
        ];
        let mut texts: Vec<Vec<u8>> = CASES
            .iter()
            .map(|case| sample::expand(case, 1).text)
            .collect();
        let spaced = [&b"password"[..], &b" ".repeat(24), b"= hunter2"].concat();
        texts.push(spaced);
        texts.push(b"A temporary password is generated for root@localhost: a(b,c;9xyzw".to_vec());
        let hex = "736b6bc3a66ee589".repeat(2);
        let named = format!("financialmodelingprep secret key => \"{hex}\"");
        texts.push(named.into_bytes());
        for redactor in &redactors {
            for text in &texts {
                for from in (0..text.len()).rev() {
                    let part = &text[from..];
                    assert_eq!(
                        redactor.redact(part),
                        streamed(redactor, part),
                        "{}",
                        part.escape_ascii()
                    );
                }
            }
        }
    }
}
