//! Filters inside and outside decide as they would without.

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::field::{Field, Visit};
use tracing::subscriber::with_default;
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::{EnvFilter, LevelFilter};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::{Layer, fmt, registry};

use crate::support::Capture;

fn program() {
    tracing::error!("e");
    tracing::info!("i");
    tracing::info!(target: "other", "o");
    let span = tracing::info_span!("span", user = "bob").entered();
    tracing::debug!("d");
    drop(span);
    tracing::trace!("t");
}

/// What is printed: the last word of each line.
fn printed(subscriber: impl Subscriber + Send + Sync, capture: &Capture) -> String {
    with_default(subscriber, program);
    let text = capture.text();
    let last = |line: &str| line.rsplit(' ').next().unwrap().to_owned();
    text.lines().map(last).collect()
}

#[test]
fn filters_of_a_layer_or_of_all() {
    type Make = fn(Capture) -> [Box<dyn Subscriber + Send + Sync>; 2];
    macro_rules! both {
        ($($filter:expr),*) => {
            [$((|to| {
                let redactor = Redactor::new();
                let layer = || fmt::layer().with_ansi(false).with_writer(to.clone());
                [
                    Box::new(registry().with(layer().with_filter($filter))),
                    Box::new(registry().with(layer().with_filter($filter)).redacted(&redactor)),
                ]
            }) as Make,
            (|to| {
                let redactor = Redactor::new();
                let layer = || fmt::layer().with_ansi(false).with_writer(to.clone());
                [
                    Box::new(registry().with(layer()).with($filter)),
                    Box::new(registry().with(layer()).with($filter).redacted(&redactor)),
                ]
            }) as Make),*]
        };
    }
    let all = both!(
        LevelFilter::WARN,
        LevelFilter::TRACE,
        EnvFilter::new("info,other=off"),
        EnvFilter::new("warn,[span{user=bob}]=debug")
    );
    let mut seen = Vec::new();
    for make in all {
        let results = [0, 1].map(|which| {
            let capture = Capture::default();
            let subscriber = make(capture.clone()).into_iter().nth(which).unwrap();
            printed(subscriber, &capture)
        });
        assert_eq!(results[0], results[1], "the whole subscriber");
        seen.push(results[0].clone());
    }
    assert_eq!(seen, ["e", "e", "eiodt", "eiodt", "ei", "ei", "ed", "ed"]);
}

/// Passes only events that it can read a word in; what it reads has been masked.
struct Reads(Capture);

impl<S: Subscriber> Layer<S> for Reads {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        struct Text(String);
        impl Visit for Text {
            fn record_debug(&mut self, _: &Field, value: &dyn std::fmt::Debug) {
                self.0 += &format!("{value:?}\n");
            }
        }
        let mut text = Text(String::new());
        event.record(&mut text);
        std::io::Write::write_all(&mut self.0.clone(), text.0.as_bytes()).unwrap();
        text.0.contains("pass on")
    }
}

#[test]
fn who_decides_on_an_events_values_sees_masked_ones() {
    let (read, printed) = (Capture::default(), Capture::default());
    let layer = fmt::layer().with_writer(printed.clone());
    let subscriber = registry().with(layer).with(Reads(read.clone()));
    with_default(subscriber.redacted(&Redactor::new()), || {
        tracing::info!(password = "hunter2", "pass on");
        tracing::info!(password = "hunter2", "stop");
    });
    assert!(!read.text().contains("hunter2"));
    assert_eq!(read.writes().len(), 2);
    assert_eq!(printed.writes().len(), 1);
}
