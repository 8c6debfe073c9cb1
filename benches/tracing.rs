//! What an event costs behind `fmt`, with and without a redactor in front.

#![allow(missing_docs)]

use std::hint::black_box;
use std::io;

use criterion::{Criterion, criterion_group, criterion_main};
use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::dispatcher::{Dispatch, with_default};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{fmt, registry};

/// The same event each time: five fields and a message.
fn clean() {
    tracing::info!(
        id = black_box(17),
        user = black_box("bob"),
        path = %black_box("/v1/items/17"),
        took = ?black_box(Some(1.5)),
        ok = black_box(true),
        "request served in {} steps",
        black_box(3)
    );
}

fn secret(token: &str) {
    tracing::info!(
        id = black_box(17),
        user = black_box("bob"),
        path = %black_box("/v1/items/17"),
        token = black_box(token),
        ok = black_box(true),
        "request served in {} steps",
        black_box(3)
    );
}

fn event(criterion: &mut Criterion) {
    let redactor = Redactor::new();
    let layer = || fmt::layer().with_ansi(false).with_writer(io::sink);
    let to = io::sink.redacted(&redactor);
    let forms: Vec<(&str, Dispatch)> = vec![
        ("fmt", registry().with(layer()).into()),
        ("all", registry().with(layer()).redacted(&redactor).into()),
        #[cfg(feature = "tracing-layer")]
        ("layer", registry().with(layer().redacted(&redactor)).into()),
        (
            "writer",
            registry()
                .with(fmt::layer().with_ansi(false).with_writer(to))
                .into(),
        ),
    ];
    let token = format!("gh{}_{}", 'p', "Zx81kQ0vTmRy".repeat(3));
    let mut group = criterion.benchmark_group("event");
    for (name, dispatch) in &forms {
        with_default(dispatch, || {
            group.bench_function(format!("{name}/clean"), |bencher| bencher.iter(clean));
            group.bench_function(format!("{name}/secret"), |bencher| {
                bencher.iter(|| secret(&token));
            });
        });
    }
    group.finish();
}

criterion_group!(benches, event);
criterion_main!(benches);
