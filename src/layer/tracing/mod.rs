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
use tracing_core::{Event, Metadata, span};

use self::values::Values;

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

/// The callsite that fields belong to: the one of the event or span, if all is well.
///
/// A late record does not tell its span's callsite, nor does the span need to be looked up:
/// the fields do. What they are made of is hidden in the documentation of `tracing-core`;
/// the macros of `tracing` build it by this very name.
fn callsite_of(field: Option<Field>) -> Option<&'static Metadata<'static>> {
    field.map(|field| field.callsite().0.metadata())
}

/// The callsite of a late record: none if nothing is recorded.
fn callsite_of_record(record: &span::Record<'_>) -> Option<&'static Metadata<'static>> {
    let mut first = None;
    record.record(&mut |field: &Field, _: &dyn fmt::Debug| {
        first.get_or_insert_with(|| field.clone());
    });
    callsite_of(first)
}

fn values_of_event(redactor: &Redactor, event: &Event<'_>) -> Values {
    let metadata = event.metadata();
    let stray = |field: &Field| field.callsite() != metadata.callsite();
    let other = callsite_of(event.fields().next().filter(stray));
    Values::of(redactor, other.unwrap_or(metadata), |visitor| {
        event.record(visitor);
    })
}

fn values_of_span(redactor: &Redactor, attributes: &span::Attributes<'_>) -> Values {
    let metadata = attributes.metadata();
    let stray = |field: &Field| field.callsite() != metadata.callsite();
    let other = callsite_of(attributes.fields().iter().next().filter(stray));
    Values::of(redactor, other.unwrap_or(metadata), |visitor| {
        attributes.record(visitor);
    })
}

/// Nothing, if nothing is recorded.
fn values_of_record(redactor: &Redactor, record: &span::Record<'_>) -> Option<Values> {
    let metadata = callsite_of_record(record)?;
    Some(Values::of(redactor, metadata, |visitor| {
        record.record(visitor);
    }))
}
