//! A value that logs while it is printed. Only a global subscriber hears that: inside one
//! for a thread, `tracing` drops it. So this is a process of its own, with one test.

use std::fmt;

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt as print, registry};

#[path = "tracing/support.rs"]
#[allow(dead_code)]
mod support;

use support::{Capture, secrets};

/// Logs, opens a span and records late, whenever it is printed.
struct Talkative(u32);

impl fmt::Debug for Talkative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let deeper = self.0.checked_sub(1).map(Talkative);
        let empty = tracing::field::Empty;
        let span = tracing::info_span!("inside", ?deeper, password = "correct", pin = empty);
        let _entered = span.enter();
        span.record("pin", 123_456);
        tracing::info!(password = secrets().password, "printing {}", self.0);
        write!(f, "token={}", secrets().query)
    }
}

#[test]
fn a_value_may_log_while_it_is_printed() {
    let [infos, warnings, masked] = [(); 3].map(|()| Capture::default());
    let redactor = Redactor::new();
    let one = print::layer().with_ansi(false);
    let two = print::layer().with_ansi(false);
    let three = print::layer().with_ansi(false);
    registry()
        .with(
            one.with_writer(infos.clone())
                .with_filter(LevelFilter::INFO),
        )
        .with(
            two.with_writer(warnings.clone())
                .with_filter(LevelFilter::WARN),
        )
        .with(three.with_writer(masked.clone().redacted(&redactor)))
        .redacted(&redactor)
        .init();

    let empty = tracing::field::Empty;
    let span = tracing::info_span!("outer", a = ?Talkative(3), late = empty).entered();
    span.record("late", tracing::field::debug(Talkative(2)));
    tracing::info!(b = ?Talkative(3), c = "clean", "first {:?}", Talkative(1));
    tracing::warn!(b = ?Talkative(0), "second");
    tracing::info!("third");
    drop(span);

    for capture in [&infos, &warnings, &masked] {
        let text = capture.text();
        assert_eq!(secrets().leaked(&text), Vec::<&str>::new(), "{text}");
        assert!(
            !text.contains("\"correct\"") && !text.contains("123456"),
            "{text}"
        );
    }
    for capture in [&infos, &masked] {
        let text = capture.text();
        let nested = text.matches(": printing").count();
        assert!(nested >= 13, "only {nested} nested events:\n{text}");
        let first = text.lines().find(|line| line.contains(" first ")).unwrap();
        let values = "first token=__REDACTED:token__ b=token=__REDACTED:token__ c=\"clean\"";
        assert!(first.ends_with(values), "{first}");
        assert!(text.lines().last().unwrap().ends_with("third"), "{text}");
    }
    // What the filter of the second layer had decided was not lost on the way.
    let text = warnings.text();
    assert_eq!(warnings.writes().len(), 1, "{text}");
    assert!(text.contains("second b=token=__REDACTED:token__"), "{text}");
}
