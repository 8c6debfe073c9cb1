//! In front of a whole subscriber.

use tracing_core::subscriber::Interest;
use tracing_core::{Dispatch, Event, LevelFilter, Metadata, Subscriber, span};

use super::Redacted;

impl<S: Subscriber> Subscriber for Redacted<S> {
    fn on_register_dispatch(&self, subscriber: &Dispatch) {
        self.inner.on_register_dispatch(subscriber);
    }

    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        self.inner.register_callsite(metadata)
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        self.inner.enabled(metadata)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        self.inner.max_level_hint()
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        let metadata = attributes.metadata();
        let values = super::values_of_span(&self.redactor, attributes);
        if values.is_nested() {
            // Filters keep what they decided by thread, and what was logged in the
            // meantime has used it up. A span is made in any case.
            self.inner.enabled(metadata);
        }
        values.with(|values| self.inner.new_span(&super::attributes(attributes, values)))
    }

    fn record(&self, span: &span::Id, record: &span::Record<'_>) {
        if let Some(values) = super::values_of_record(&self.redactor, record) {
            values.with(|values| self.inner.record(span, &span::Record::new(values)));
        }
    }

    fn record_follows_from(&self, span: &span::Id, follows: &span::Id) {
        self.inner.record_follows_from(span, follows);
    }

    /// Asked once the values are masked, in [`Subscriber::event`].
    fn event_enabled(&self, _: &Event<'_>) -> bool {
        true
    }

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let values = super::values_of_event(&self.redactor, event);
        if values.is_nested() && !self.inner.enabled(metadata) {
            return values.discard();
        }
        values.with(|values| {
            let event = super::event(event, values);
            if self.inner.event_enabled(&event) {
                self.inner.event(&event);
            }
        });
    }

    fn enter(&self, span: &span::Id) {
        self.inner.enter(span);
    }

    fn exit(&self, span: &span::Id) {
        self.inner.exit(span);
    }

    fn clone_span(&self, id: &span::Id) -> span::Id {
        self.inner.clone_span(id)
    }

    fn try_close(&self, id: span::Id) -> bool {
        self.inner.try_close(id)
    }

    #[allow(deprecated)]
    fn drop_span(&self, id: span::Id) {
        self.inner.drop_span(id);
    }

    fn current_span(&self) -> span::Current {
        self.inner.current_span()
    }
}
