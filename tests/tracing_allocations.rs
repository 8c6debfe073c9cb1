//! Once warm, the wrapper allocates nothing of its own: no more than the same event costs
//! without it, whether or not there is something to mask.

use std::error::Error;
use std::io;

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::Subscriber;
use tracing::subscriber::with_default;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{fmt, registry};

fn plain() -> impl Subscriber + Send + Sync {
    registry().with(fmt::layer().with_writer(io::sink))
}

/// How much a warm program allocates.
fn allocations(subscriber: impl Subscriber + Send + Sync, program: impl Fn()) -> u64 {
    with_default(subscriber, || {
        for _ in 0..3 {
            program();
        }
        allocation_counter::measure(&program).count_total
    })
}

fn assert_same(program: impl Fn()) {
    let without = allocations(plain(), &program);
    let redactor = Redactor::new();
    assert_eq!(
        allocations(plain().redacted(&redactor), &program),
        without,
        "all"
    );
    let layer = fmt::layer().with_writer(io::sink.redacted(&redactor));
    assert_eq!(
        allocations(registry().with(layer), &program),
        without,
        "a writer"
    );
}

/// The same for a layer alone. Of a span it keeps a text of its own besides, so: events only.
fn assert_same_events(program: impl Fn()) {
    assert_same(&program);
    #[cfg(feature = "tracing-layer")]
    {
        let layer = fmt::layer().with_writer(io::sink);
        let subscriber = registry().with(layer.redacted(&Redactor::new()));
        let without = allocations(plain(), &program);
        assert_eq!(allocations(subscriber, &program), without, "a layer");
    }
}

#[test]
fn a_clean_event() {
    assert_same_events(|| {
        tracing::info!(id = 17, user = "bob", path = %"/items", took = ?Some(1.5), "{} served", 3);
    });
}

#[test]
fn a_clean_error() {
    let error = "x".parse::<i32>().unwrap_err();
    let error: &(dyn Error + 'static) = &error;
    assert_same_events(|| tracing::info!(error, "failed"));
}

#[test]
fn an_event_with_secrets() {
    let token = format!("gh{}_{}", 'p', "Zx81kQ0vTmRy".repeat(3));
    assert_same_events(|| tracing::info!(password = token, token, list = ?[&token], "{token}"));
}

#[test]
fn a_span_and_a_late_record() {
    // What `fmt` keeps of a span is text, and so is as long as the mask.
    assert_same(|| {
        let span = tracing::info_span!("span", user = "bob", late = tracing::field::Empty);
        span.record("late", "on time");
    });
}
