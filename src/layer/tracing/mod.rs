//! Masks what `tracing` events and spans hold, before any layer sees it.

mod error;
mod layer;
mod names;
mod scratch;
mod subscriber;
mod values;
mod writer;

use std::fmt;

use tracing_core::field::{Field, ValueSet};
use tracing_core::{Event, span};

use self::values::{Values, callsite_of};

use crate::Redactor;

/// Something of `tracing` that is handed only what has been masked.
pub struct Redacted<T> {
    inner: T,
    redactor: Redactor,
}

/// `redacted` for what `tracing` programs are put together from.
pub trait RedactExt: Sized {
    /// Puts a redactor in front of it.
    fn redacted(self, redactor: &Redactor) -> Redacted<Self> {
        // Rather now than while the first event waits.
        redactor.prepare();
        Redacted {
            inner: self,
            redactor: redactor.clone(),
        }
    }
}

impl<T> RedactExt for T {}

impl<T> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redacted").finish_non_exhaustive()
    }
}

/// The same event with other values.
fn event<'a>(event: &Event<'_>, values: &'a ValueSet<'a>) -> Event<'a> {
    let metadata = event.metadata();
    if event.is_contextual() {
        Event::new(metadata, values)
    } else {
        // Without a parent it is a root.
        Event::new_child_of(event.parent().cloned(), metadata, values)
    }
}

/// The same span with other values.
fn attributes<'a>(
    attributes: &span::Attributes<'_>,
    values: &'a ValueSet<'a>,
) -> span::Attributes<'a> {
    let metadata = attributes.metadata();
    match attributes.parent() {
        Some(parent) => span::Attributes::child_of(parent.clone(), metadata, values),
        None if attributes.is_root() => span::Attributes::new_root(metadata, values),
        None => span::Attributes::new(metadata, values),
    }
}

fn values_of_event(redactor: &Redactor, event: &Event<'_>) -> Values {
    Values::of(redactor, event.metadata(), |visitor| event.record(visitor))
}

fn values_of_span(redactor: &Redactor, attributes: &span::Attributes<'_>) -> Values {
    let metadata = attributes.metadata();
    Values::of(redactor, metadata, |visitor| attributes.record(visitor))
}

/// Nothing, if nothing is recorded.
fn values_of_record(redactor: &Redactor, record: &span::Record<'_>) -> Option<Values> {
    let mut metadata = None;
    record.record(&mut |field: &Field, _: &dyn fmt::Debug| {
        metadata.get_or_insert_with(|| callsite_of(field));
    });
    Some(Values::of(redactor, metadata?, |visitor| {
        record.record(visitor);
    }))
}
