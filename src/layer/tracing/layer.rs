//! In front of one layer.

use redact_stream_downcast::downcast_through;
use tracing_core::subscriber::Interest;
use tracing_core::{Dispatch, Event, LevelFilter, Metadata, Subscriber, span};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;

use super::Redacted;

impl<S: Subscriber, L: Layer<S>> Layer<S> for Redacted<L> {
    fn on_register_dispatch(&self, subscriber: &Dispatch) {
        self.inner.on_register_dispatch(subscriber);
    }

    fn on_layer(&mut self, subscriber: &mut S) {
        self.inner.on_layer(subscriber);
    }

    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        self.inner.register_callsite(metadata)
    }

    fn enabled(&self, metadata: &Metadata<'_>, context: Context<'_, S>) -> bool {
        self.inner.enabled(metadata, context)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        // Hidden in the documentation of `Layer`; what is not passed on here would switch a
        // filter inside off.
        self.inner.max_level_hint()
    }

    fn on_new_span(
        &self,
        attributes: &span::Attributes<'_>,
        id: &span::Id,
        context: Context<'_, S>,
    ) {
        let metadata = attributes.metadata();
        let values = super::values_of_span(&self.redactor, attributes);
        if values.is_nested() {
            self.inner.enabled(metadata, context.clone());
        }
        values.with(|values| {
            let attributes = super::attributes(attributes, values);
            self.inner.on_new_span(&attributes, id, context);
        });
    }

    fn on_record(&self, span: &span::Id, record: &span::Record<'_>, context: Context<'_, S>) {
        if let Some(values) = super::values_of_record(&self.redactor, record) {
            values.with(|values| {
                let record = span::Record::new(values);
                self.inner.on_record(span, &record, context);
            });
        }
    }

    fn on_follows_from(&self, span: &span::Id, follows: &span::Id, context: Context<'_, S>) {
        self.inner.on_follows_from(span, follows, context);
    }

    /// Asked once the values are masked, in [`Layer::on_event`].
    fn event_enabled(&self, _: &Event<'_>, _: Context<'_, S>) -> bool {
        true
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let metadata = event.metadata();
        let values = super::values_of_event(&self.redactor, event);
        if values.is_nested() && !self.inner.enabled(metadata, context.clone()) {
            return values.discard();
        }
        values.with(|values| {
            let event = super::event(event, values);
            if self.inner.event_enabled(&event, context.clone()) {
                self.inner.on_event(&event, context);
            }
        });
    }

    fn on_enter(&self, id: &span::Id, context: Context<'_, S>) {
        self.inner.on_enter(id, context);
    }

    fn on_exit(&self, id: &span::Id, context: Context<'_, S>) {
        self.inner.on_exit(id, context);
    }

    fn on_close(&self, id: span::Id, context: Context<'_, S>) {
        self.inner.on_close(id, context);
    }

    fn on_id_change(&self, old: &span::Id, new: &span::Id, context: Context<'_, S>) {
        self.inner.on_id_change(old, new, context);
    }

    downcast_through!(inner);
}
