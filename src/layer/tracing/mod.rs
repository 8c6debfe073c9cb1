//! Masks what `tracing` events and spans hold, before any layer sees it.
//!
//! ```
//! use redact_stream::Redactor;
//! use redact_stream::tracing::RedactExt;
//! use tracing_subscriber::prelude::*;
//!
//! tracing_subscriber::registry()
//!     .with(tracing_subscriber::fmt::layer())
//!     .redacted(&Redactor::new())
//!     .init();
//! tracing::info!(password = "hunter2", "logging in as bob"); // password="__REDACTED:password__"
//! ```
//!
//! [`redacted`](RedactExt::redacted) comes last, behind all layers. It also wraps one layer, and
//! the writer of one:
//!
//! | what is wrapped | what it does |
//! |---|---|
//! | a subscriber, with all its layers | no layer in it sees a secret. The one to use |
//! | a layer (feature `tracing-layer`) | this one sees no secret, and those beside it see all |
//! | a writer of `fmt` | masks the text that is printed, whoever made it; a field of bytes is printed as numbers, and passes |
//!
//! # What is masked
//!
//! The values of events, spans and late records (`Span::record`), each by itself. Names,
//! targets and levels stay. What is a secret by its shape is masked where it stands, in a
//! message as well as in a struct that prints itself; the value of a field with a telling
//! name (`password`, `db.password`, `authorization`) is masked whole. A value keeps its kind:
//! a string stays one, and so do what a `Debug` prints, bytes, and an error, whose
//! sources are masked too. Numbers and booleans pass, but not under a telling name.
//!
//! - What is checked is what is passed on: a value prints itself once, as `{:?}` does, and
//!   this text is what layers get, whatever formatting options they use.
//! - An error behind a layer is text. It cannot be downcast to its type any more, and its
//!   chain ends at 64 sources.
//! - A secret in two halves, in two fields, is not seen.
//! - Whoever decides on an event by its values (`event_enabled`) sees masked ones, and
//!   decides for what is wrapped: layers on top get the event in any case.
//! - Filters of an `EnvFilter` on values (`[span{password=hunter2}]`) compare masked ones,
//!   where they stand inside.
//! - What a layer or a formatter finds elsewhere, in a thread-local, in its own extensions of
//!   a span, is not masked; nor is what `fmt` says on standard error of its own
//!   failures, which names fields and no values.
//!
//! # One layer
//!
//! With the feature `tracing-layer`, what goes to one sink is masked and the rest is as it was:
//!
//! ```
//! # #[cfg(feature = "tracing-layer")] {
//! use redact_stream::Redactor;
//! use redact_stream::tracing::RedactExt;
//! use tracing_subscriber::filter::LevelFilter;
//! use tracing_subscriber::prelude::*;
//! # let exporter = tracing_subscriber::fmt::layer().json().with_writer(std::io::sink);
//!
//! let masked = exporter.redacted(&Redactor::new());
//! let subscriber = tracing_subscriber::registry()
//!     .with(tracing_subscriber::fmt::layer())
//!     .with(masked.with_filter(LevelFilter::INFO));
//! # tracing::subscriber::with_default(subscriber, || tracing::info!("hello"));
//! # }
//! ```
//!
//! - A filter of this layer stands outside, as above. Inside it decides the same, but it is
//!   asked after the values have been masked, and callsites that it has switched off for good
//!   are not known to be off. So is one for all layers, an `EnvFilter` put in front of the layer.
//! - What a layer keeps in a span, it keeps for all of its kind. Those of OpenTelemetry, Sentry
//!   and journald panic where there are two of them: one masked and one raw take two programs.
//! - Where a layer of `fmt` beside it stays raw, do not wrap another one: wrap its writer, which
//!   cannot miss anything. Layers of `fmt` that format fields alike share the text of a span's fields. What
//!   `tracing-subscriber` brings along (default, JSON, pretty) is known: the wrapped one gets a
//!   text of its own, and those beside it may print the masked one. Two things remain. Another
//!   thread that records late, in the span of an event, at the very moment when this
//!   event is printed, can put its raw text in between. And formatters of your own, `debug_fn`,
//!   and spans that were open before a layer of `fmt` was exchanged for another kind of layer,
//!   are not known.
//!
//! # Cost
//!
//! Once warm, nothing is allocated that would not be without it, masked or not. No lock is
//! held while a value prints itself or a layer writes: a value's `Debug` may log. Rules are
//! compiled in [`redacted`](RedactExt::redacted), not while the first event waits.
//!
//! # Versions
//!
//! `tracing-core` 0.1.35 and `tracing-subscriber` 0.3.20 are the oldest that it works with;
//! 0.1.36 and 0.3.23 are the newest that it was tested with.

mod error;
#[cfg(feature = "tracing-layer")]
mod layer;
mod names;
mod scratch;
#[cfg(feature = "tracing-layer")]
mod shared;
mod subscriber;
mod values;
mod writer;

use std::fmt;

use tracing_core::field::{Field, ValueSet};
use tracing_core::{Event, span};

use self::values::{Values, callsite_of};
pub use self::writer::EventWriter;

use crate::Redactor;

/// A subscriber, a layer or a writer that gets only what has been masked. Made by
/// [`RedactExt::redacted`]; the [module](self) says what it does.
///
/// What stands inside is not found by its type (`Dispatch::downcast_ref`): `tracing-core`
/// has passing that question on written in unsafe code, of which this package has none. So
/// `tracing_error::SpanTrace` finds no span, nor does `OpenTelemetrySpanExt`; and layers that
/// look at spans go in front of [`redacted`](RedactExt::redacted), not behind it.
///
/// ```
/// use redact_stream::tracing::{RedactExt, Redacted};
/// use redact_stream::Redactor;
/// use tracing_subscriber::Registry;
///
/// let subscriber: Redacted<Registry> = Registry::default().redacted(&Redactor::new());
/// tracing::subscriber::with_default(subscriber, || tracing::info!("hello"));
/// ```
pub struct Redacted<T> {
    inner: T,
    redactor: Redactor,
    #[cfg(feature = "tracing-layer")]
    shared: shared::Shared,
}

/// Puts a redactor in front of what a `tracing` program is put together from.
///
/// It is there for every type; what it makes is a subscriber, a layer, or a maker of writers,
/// where the type is one.
pub trait RedactExt: Sized {
    /// A subscriber, a layer or a writer that gets only what has been masked.
    ///
    /// ```
    /// use redact_stream::Redactor;
    /// use redact_stream::tracing::RedactExt;
    /// use tracing_subscriber::prelude::*;
    /// use tracing_subscriber::{fmt, registry};
    ///
    /// let redactor = Redactor::new();
    /// // All layers.
    /// let all = registry().with(fmt::layer()).redacted(&redactor);
    /// // The text that one of them prints.
    /// let text = fmt::layer().with_writer(std::io::stderr.redacted(&redactor));
    /// # fn subscriber(_: impl tracing::Subscriber) {}
    /// # subscriber(all);
    /// # subscriber(registry().with(text));
    /// ```
    fn redacted(self, redactor: &Redactor) -> Redacted<Self> {
        // Rather now than while the first event waits.
        redactor.prepare();
        Redacted {
            inner: self,
            redactor: redactor.clone(),
            #[cfg(feature = "tracing-layer")]
            shared: shared::Shared::new(),
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
