//! The text of a span's fields, which layers of `fmt` share.
//!
//! A layer of `fmt` keeps it in the span, under the type of what formats the fields, and so
//! two that format alike have one: the first to see the span writes it, both add what is
//! recorded late, and both print it. A wrapped layer must not print what one beside it has
//! written raw. So it is made to write a text of its own, this is kept, and put in the place of
//! the shared one before the layer can print it: the layer beside prints the masked text too.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tracing_core::span::Record;
use tracing_subscriber::fmt::format::{DefaultFields, JsonFields, Pretty, PrettyFields};
use tracing_subscriber::fmt::{FormatFields, FormattedFields};
use tracing_subscriber::registry::{Extensions, ExtensionsMut, LookupSpan, SpanRef};

/// What one wrapped layer knows of the texts that it prints.
pub(super) struct Shared {
    /// Tells the wrapped layers of a span apart.
    layer: u64,
    /// Whether the layer has ever written such a text: then it is one of `fmt`.
    prints: AtomicBool,
}

/// In the extensions of a span: the masked texts of each wrapped layer.
struct Masked(Vec<(u64, Texts)>);

/// The text of a span by each formatter of `tracing-subscriber`.
pub(super) struct Texts {
    default: Text<DefaultFields>,
    json: Text<JsonFields>,
    pretty: Text<Pretty>,
    pretty_fields: Text<PrettyFields>,
}

struct Text<N>(Option<FormattedFields<N>>);

impl Shared {
    pub(super) fn new() -> Shared {
        static LAYERS: AtomicU64 = AtomicU64::new(0);
        Shared {
            layer: LAYERS.fetch_add(1, Ordering::Relaxed),
            prints: AtomicBool::new(false),
        }
    }

    /// Takes out of a new span what others have written, so that the layer writes its own.
    pub(super) fn take<S>(&self, span: &SpanRef<'_, S>) -> Texts
    where
        S: for<'a> LookupSpan<'a>,
    {
        let mut extensions = span.extensions_mut();
        Texts {
            default: Text(extensions.remove()),
            json: Text(extensions.remove()),
            pretty: Text(extensions.remove()),
            pretty_fields: Text(extensions.remove()),
        }
    }

    /// Keeps what the layer has written; where it has written nothing, that of others is put
    /// back.
    pub(super) fn keep<S>(&self, span: &SpanRef<'_, S>, taken: Texts)
    where
        S: for<'a> LookupSpan<'a>,
    {
        let extensions = &mut span.extensions_mut();
        let texts = Texts {
            default: taken.default.or_written(extensions),
            json: taken.json.or_written(extensions),
            pretty: taken.pretty.or_written(extensions),
            pretty_fields: taken.pretty_fields.or_written(extensions),
        };
        if texts.is_none() {
            return;
        }
        self.prints.store(true, Ordering::Relaxed);
        match extensions.get_mut::<Masked>() {
            Some(masked) => masked.0.push((self.layer, texts)),
            None => drop(extensions.replace(Masked(vec![(self.layer, texts)]))),
        }
    }

    /// Adds a masked late record, and takes away what others have made of it.
    pub(super) fn record<S>(&self, span: &SpanRef<'_, S>, record: &Record<'_>)
    where
        S: for<'a> LookupSpan<'a>,
    {
        self.restore(span, |texts| texts.record(record));
    }

    /// Sees to it that the layer finds only its own texts, in this span and those around it.
    pub(super) fn clean<S>(&self, span: Option<SpanRef<'_, S>>)
    where
        S: for<'a> LookupSpan<'a>,
    {
        if !self.prints.load(Ordering::Relaxed) {
            return;
        }
        for span in span.into_iter().flat_map(|span| span.scope()) {
            let is_changed = {
                let extensions = span.extensions();
                let masked = extensions.get::<Masked>();
                let texts = masked.and_then(|masked| {
                    let mut all = masked.0.iter();
                    all.find(|(layer, _)| *layer == self.layer)
                });
                texts.is_some_and(|(_, texts)| texts.is_changed(&extensions))
            };
            if is_changed {
                self.restore(&span, |_| ());
            }
        }
    }

    fn restore<S>(&self, span: &SpanRef<'_, S>, change: impl FnOnce(&mut Texts))
    where
        S: for<'a> LookupSpan<'a>,
    {
        if !self.prints.load(Ordering::Relaxed) {
            return;
        }
        let mut extensions = span.extensions_mut();
        // Out of its place, for both are borrowed.
        let Some(mut masked) = extensions.remove::<Masked>() else {
            return;
        };
        let mut all = masked.0.iter_mut();
        if let Some((_, texts)) = all.find(|(layer, _)| *layer == self.layer) {
            change(texts);
            texts.restore(&mut extensions);
        }
        extensions.replace(masked);
    }
}

impl Texts {
    fn is_none(&self) -> bool {
        self.default.0.is_none()
            && self.json.0.is_none()
            && self.pretty.0.is_none()
            && self.pretty_fields.0.is_none()
    }

    fn is_changed(&self, extensions: &Extensions<'_>) -> bool {
        self.default.is_changed(extensions)
            || self.json.is_changed(extensions)
            || self.pretty.is_changed(extensions)
            || self.pretty_fields.is_changed(extensions)
    }

    fn record(&mut self, record: &Record<'_>) {
        self.default.record(record);
        self.json.record(record);
        self.pretty.record(record);
        self.pretty_fields.record(record);
    }

    fn restore(&self, extensions: &mut ExtensionsMut<'_>) {
        self.default.restore(extensions);
        self.json.restore(extensions);
        self.pretty.restore(extensions);
        self.pretty_fields.restore(extensions);
    }
}

impl<N> Text<N>
where
    N: Default + for<'a> FormatFields<'a> + 'static,
{
    /// What has been written since; nothing, and what was taken is put back, if nothing has.
    fn or_written(self, extensions: &mut ExtensionsMut<'_>) -> Text<N> {
        let written = extensions.remove::<FormattedFields<N>>();
        let shared = match &written {
            // A copy: what is kept is that of the layer, which knows whether to be coloured.
            Some(written) => Some(FormattedFields::<N>::new(written.fields.clone())),
            None => self.0,
        };
        if let Some(shared) = shared {
            extensions.replace(shared);
        }
        Text(written)
    }

    fn is_changed(&self, extensions: &Extensions<'_>) -> bool {
        let Some(text) = &self.0 else {
            return false;
        };
        let shared = extensions.get::<FormattedFields<N>>();
        shared.is_none_or(|shared| shared.fields != text.fields)
    }

    fn record(&mut self, record: &Record<'_>) {
        if let Some(text) = &mut self.0 {
            // What does not fit in is left out, as `fmt` does.
            let _ = N::default().add_fields(text, record);
        }
    }

    fn restore(&self, extensions: &mut ExtensionsMut<'_>) {
        let Some(text) = &self.0 else {
            return;
        };
        match extensions.get_mut::<FormattedFields<N>>() {
            Some(shared) => shared.fields.clone_from(&text.fields),
            None => drop(extensions.replace(FormattedFields::<N>::new(text.fields.clone()))),
        }
    }
}
