//! A stream that is at hand: each thread keeps the last one that it used, so that a short
//! text costs no allocation. What was taken is nobody else's until it is given back: a
//! value that is redacted while another one is gets a stream of its own.

use std::cell::Cell;

use crate::{Redactor, Stream};

thread_local! {
    static SPARE: Cell<Option<Stream>> = const { Cell::new(None) };
}

/// A stream at its start.
pub(super) fn take(redactor: &Redactor) -> Stream {
    // A thread that ends has none any more.
    let spare = SPARE.try_with(Cell::take).ok().flatten();
    spare
        .filter(|stream| stream.is_of(redactor.rules()))
        .unwrap_or_else(|| redactor.stream())
}

/// A stream at the start of the value of a key.
pub(super) fn take_under(redactor: &Redactor, key: &str) -> Stream {
    let stream = redactor.stream_under(key);
    match stream.is_under_telling_key() {
        true => stream,
        false => take(redactor),
    }
}

/// For the next one, if it has been finished.
pub(super) fn give_back(stream: Stream) {
    if !stream.is_under_telling_key() {
        let _ = SPARE.try_with(|spare| spare.set(Some(stream)));
    }
}
