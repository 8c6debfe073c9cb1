//! Every form in which `tracing_subscriber::fmt` prints.

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::Subscriber;
use tracing::subscriber::with_default;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, Registry, fmt, registry};

use crate::support::{Capture, leak, secrets};

pub(crate) type Boxed = Box<dyn Layer<Registry> + Send + Sync>;

/// A layer for each form, and what they write to.
pub(crate) fn forms(ansi: bool) -> Vec<(&'static str, Boxed, Capture)> {
    let form = |name, make: &dyn Fn(Capture) -> Boxed| {
        let capture = Capture::default();
        (name, make(capture.clone()), capture)
    };
    let layer = || fmt::layer().with_ansi(ansi).with_span_events(FmtSpan::FULL);
    vec![
        form("full", &|to| layer().with_writer(to).boxed()),
        form("compact", &|to| layer().compact().with_writer(to).boxed()),
        form("pretty", &|to| layer().pretty().with_writer(to).boxed()),
        form("json", &|to| layer().json().with_writer(to).boxed()),
    ]
}

fn run(subscriber: impl Subscriber + Send + Sync) {
    with_default(subscriber, || leak(&secrets()));
}

pub(crate) fn assert_clean(name: &str, text: &str) {
    assert_eq!(
        secrets().leaked(text),
        Vec::<&str>::new(),
        "{name}:\n{text}"
    );
    assert!(text.matches("__REDACTED:").count() > 20, "{name}:\n{text}");
    for clean in ["a str under a telling key", "login", "bob", "inside"] {
        assert!(text.contains(clean), "{name}: no {clean:?}");
    }
}

#[test]
fn the_program_leaks_without() {
    for (name, layer, capture) in forms(false) {
        run(registry().with(layer));
        let leaked = secrets().leaked(&capture.text()).len();
        assert_eq!(leaked, 3, "{name}");
    }
}

#[test]
fn behind_a_whole_subscriber() {
    for ansi in [false, true] {
        for (name, layer, capture) in forms(ansi) {
            run(registry().with(layer).redacted(&Redactor::new()));
            assert_clean(name, &capture.text());
        }
    }
}

#[test]
fn json_stays_json() {
    let (_, layer, capture) = forms(false).pop().unwrap();
    run(registry().with(layer).redacted(&Redactor::new()));
    for line in capture.text().lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(value["fields"].is_object(), "{line}");
    }
}

#[test]
fn what_is_clean_is_printed_as_it_was() {
    let program = || {
        let span = tracing::info_span!("work", id = 7, who = "bob", late = tracing::field::Empty);
        let _entered = span.enter();
        span.record("late", 1.5);
        let list = vec![Some("a\tb"), None];
        tracing::warn!(
            n = -3,
            ok = true,
            big = u128::MAX,
            ?list,
            "say \"{}\"",
            "hello"
        );
        tracing::info!(parent: None, bytes = &b"ab"[..]);
    };
    for ((name, plain, expected), (_, layer, capture)) in forms(true).into_iter().zip(forms(true)) {
        let clock = |text: String| -> Vec<String> {
            // Times differ: of each line, what follows the first word with a colon.
            let is_time = |word: &&str| word.matches(':').count() >= 2 || word.contains("µs");
            let line = |line: &str| line.split(' ').filter(|w| !is_time(w)).collect::<String>();
            text.lines()
                .map(line)
                .filter(|l| !l.contains("close"))
                .collect()
        };
        with_default(registry().with(plain), program);
        with_default(registry().with(layer).redacted(&Redactor::new()), program);
        if name != "json" {
            assert_eq!(clock(expected.text()), clock(capture.text()), "{name}");
        }
    }
}
