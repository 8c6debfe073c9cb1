//! Many threads at once.

use std::thread;

use redact_stream::tracing::RedactExt;
use redact_stream::{Redactor, Secret};
use tracing::dispatcher::{Dispatch, with_default};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{fmt, registry};

use crate::support::{Capture, secrets};

/// Each event is one write, whole and masked, whoever logs at the same time.
fn hammer(capture: &Capture, dispatch: &Dispatch) {
    thread::scope(|scope| {
        for thread in 0..8 {
            scope.spawn(move || {
                with_default(dispatch, || {
                    let password = &secrets().password;
                    for n in 0..200 {
                        let span = tracing::info_span!("work", thread, password).entered();
                        span.record("password", format!("{password}{n}"));
                        tracing::info!(n, db.password = password, "password={password}{n}");
                    }
                });
            });
        }
    });
    let writes = capture.writes();
    assert_eq!(writes.len(), 8 * 200);
    for write in writes {
        assert!(!write.contains(&secrets().password), "{write}");
        assert_eq!(write.matches("__REDACTED:").count(), 4, "{write}");
        assert!(
            write.ends_with('\n') && write.lines().count() == 1,
            "{write}"
        );
    }
}

#[test]
fn no_event_is_mixed_with_another() {
    let (redactor, capture) = (Redactor::new(), Capture::default());
    let layer = fmt::layer().with_ansi(false).with_writer(capture.clone());
    hammer(&capture, &registry().with(layer).redacted(&redactor).into());

    let capture = Capture::default();
    let layer = fmt::layer().with_ansi(false);
    let layer = layer.with_writer(capture.clone().redacted(&redactor));
    hammer(&capture, &registry().with(layer).into());
}

/// A redactor of each thread's own: what is kept by thread is not mixed up.
#[test]
fn redactors_are_not_mixed_up() {
    let none = Redactor::builder().only(["jwt"]).build().unwrap();
    let all = Redactor::new();
    let (first, second) = (Capture::default(), Capture::default());
    let subscriber = |redactor, to: &Capture| -> Dispatch {
        let layer = fmt::layer().with_writer(to.clone());
        registry().with(layer).redacted(redactor).into()
    };
    let (one, other) = (subscriber(&none, &first), subscriber(&all, &second));
    for _ in 0..3 {
        for dispatch in [&one, &other] {
            with_default(dispatch, || {
                tracing::info!(password = "abc", "token={}", "x9")
            });
        }
    }
    assert_eq!(first.text().matches("abc").count(), 3);
    assert_eq!(second.text().matches("abc").count(), 0);
}

/// What a thread has kept for its next event knows of what was added meanwhile: also that a
/// field's name may begin a secret.
#[test]
fn secrets_that_are_added_are_hidden_from_the_next_event_on() {
    let (redactor, capture) = (Redactor::new(), Capture::default());
    let layer = fmt::layer().with_ansi(false).with_writer(capture.clone());
    let dispatch: Dispatch = registry().with(layer).redacted(&redactor).into();
    let event = || {
        with_default(&dispatch, || {
            tracing::info!(
                realm = "battery",
                note = "correct horse",
                "said correct horse"
            );
        });
        capture.writes().pop().unwrap()
    };
    assert_eq!(event().matches("correct horse").count(), 2);
    let value = Secret::new("phrase", "correct horse");
    value.register(&redactor).unwrap();
    let shown = event();
    assert_eq!(shown.matches("__REDACTED:phrase__").count(), 2, "{shown}");
    assert!(shown.contains("battery"));
    let value = Secret::new("pair", "realm=battery");
    value.register(&redactor).unwrap();
    let shown = event();
    assert!(!shown.contains("battery"), "{shown}");
}
