//! Values that are hostile when they are printed.

use std::cell::Cell;
use std::fmt;

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::subscriber::with_default;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{fmt as print, registry};

use crate::support::{Capture, secrets};

#[test]
fn a_value_is_printed_once() {
    /// Shows what is asked for the second time, and not the first.
    struct Sly(Cell<u32>);
    impl fmt::Debug for Sly {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.set(self.0.get() + 1);
            match self.0.get() {
                1 => f.write_str("nothing here"),
                _ => f.write_str(&secrets().token),
            }
        }
    }
    let capture = Capture::default();
    let layer = print::layer().with_ansi(false).with_writer(capture.clone());
    let other = print::layer().with_ansi(false).with_writer(capture.clone());
    let subscriber = registry().with(layer).with(other.pretty());
    with_default(subscriber.redacted(&Redactor::new()), || {
        tracing::info!(sly = ?Sly(Cell::new(0)));
    });
    assert_eq!(capture.text().matches("nothing here").count(), 2);
    assert!(!capture.text().contains("ghp_"));
}

#[test]
fn a_value_may_fail_or_panic_while_it_is_printed() {
    struct Broken;
    impl fmt::Debug for Broken {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "token={}", secrets().query)?;
            Err(fmt::Error)
        }
    }
    struct Panics;
    impl fmt::Debug for Panics {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "token={}", secrets().query)?;
            std::panic::resume_unwind(Box::new(()))
        }
    }
    let capture = Capture::default();
    let layer = print::layer().with_ansi(false).with_writer(capture.clone());
    let subscriber = registry().with(layer).redacted(&Redactor::new());
    with_default(subscriber, || {
        tracing::info!(broken = ?Broken, "one");
        let panics = || tracing::info!(panics = ?Panics, "two");
        assert!(std::panic::catch_unwind(panics).is_err());
        tracing::info!("three");
    });
    let text = capture.text();
    assert_eq!(secrets().leaked(&text), Vec::<&str>::new(), "{text}");
    assert!(text.contains("one broken=token=__REDACTED:"), "{text}");
    assert!(!text.contains("two") && text.contains("three"), "{text}");
}
