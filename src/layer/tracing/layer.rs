//! In front of one layer.
//!
//! The layer stays where it is: it sees the subscriber, the spans and their identifiers that
//! its siblings see, and only the values are others. A registry of its own for it would be
//! the clean way to keep it apart, and cannot be: `tracing-subscriber` counts in thread-locals
//! which filter has said no, and which close is going on, for all registries at once, and a
//! registry closes a span's parent through whatever subscriber is the current one.

use tracing_core::subscriber::Interest;
use tracing_core::{Dispatch, Event, LevelFilter, Metadata, Subscriber, span};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use super::Redacted;

impl<L, S> Layer<S> for Redacted<L>
where
    L: Layer<S>,
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_register_dispatch(&self, subscriber: &Dispatch) {
        self.inner.on_register_dispatch(subscriber);
    }

    /// Filters inside get their numbers here, as all do.
    fn on_layer(&mut self, subscriber: &mut S) {
        self.inner.on_layer(subscriber);
    }

    /// A filter inside says `always` here, and what it thinks in a thread-local that the
    /// registry reads; `never` is said only by who decides for all.
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        self.inner.register_callsite(metadata)
    }

    fn enabled(&self, metadata: &Metadata<'_>, context: Context<'_, S>) -> bool {
        self.inner.enabled(metadata, context)
    }

    /// None. A filter inside would give that of its own layer, and nobody outside can see that
    /// there is one: it would be taken for the limit of all.
    fn max_level_hint(&self) -> Option<LevelFilter> {
        None
    }

    fn on_new_span(
        &self,
        attributes: &span::Attributes<'_>,
        id: &span::Id,
        context: Context<'_, S>,
    ) {
        let values = super::values_of_span(&self.redactor, attributes);
        if values.is_nested() {
            // Filters inside keep by thread what they decided, and it has been used up.
            self.inner.enabled(attributes.metadata(), context.clone());
        }
        values.with(|values| {
            let attributes = super::attributes(attributes, values);
            let taken = context.span(id).map(|span| {
                self.shared.clean(span.parent());
                self.shared.take(&span)
            });
            self.inner.on_new_span(&attributes, id, context.clone());
            if let Some((taken, span)) = taken.zip(context.span(id)) {
                self.shared.keep(&span, taken);
            }
        });
    }

    fn on_record(&self, id: &span::Id, record: &span::Record<'_>, context: Context<'_, S>) {
        // At once, for other threads: who stands before this layer has added it raw.
        self.shared.clean(context.span(id));
        let Some(values) = super::values_of_record(&self.redactor, record) else {
            return;
        };
        values.with(|values| {
            let record = span::Record::new(values);
            self.inner.on_record(id, &record, context.clone());
            if let Some(span) = context.span(id) {
                self.shared.record(&span, &record);
            }
        });
    }

    fn on_follows_from(&self, id: &span::Id, follows: &span::Id, context: Context<'_, S>) {
        self.inner.on_follows_from(id, follows, context);
    }

    /// Asked once the values are masked, in [`Layer::on_event`].
    fn event_enabled(&self, _: &Event<'_>, _: Context<'_, S>) -> bool {
        true
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let values = super::values_of_event(&self.redactor, event);
        if values.is_nested() {
            // As with a new span.
            self.inner.enabled(event.metadata(), context.clone());
        }
        values.with(|values| {
            let event = super::event(event, values);
            if self.inner.event_enabled(&event, context.clone()) {
                self.shared.clean(context.event_span(&event));
                self.inner.on_event(&event, context);
            }
        });
    }

    fn on_enter(&self, id: &span::Id, context: Context<'_, S>) {
        self.shared.clean(context.span(id));
        self.inner.on_enter(id, context);
    }

    fn on_exit(&self, id: &span::Id, context: Context<'_, S>) {
        self.shared.clean(context.span(id));
        self.inner.on_exit(id, context);
    }

    fn on_close(&self, id: span::Id, context: Context<'_, S>) {
        self.shared.clean(context.span(&id));
        self.inner.on_close(id, context);
    }

    fn on_id_change(&self, old: &span::Id, new: &span::Id, context: Context<'_, S>) {
        self.inner.on_id_change(old, new, context);
    }
}
