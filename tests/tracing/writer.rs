//! The text that a `fmt` layer prints.

use std::io::{self, Write};

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::subscriber::with_default;
use tracing_subscriber::fmt::{self, MakeWriter, format::FmtSpan};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry;

use crate::support::{Capture, leak, secrets};

#[test]
fn whatever_is_printed_is_masked() {
    let redactor = Redactor::new();
    for ansi in [false, true] {
        for form in 0..4 {
            let (capture, plain) = (Capture::default(), Capture::default());
            let to = capture.clone().redacted(&redactor);
            let layer = fmt::layer().with_ansi(ansi).with_span_events(FmtSpan::FULL);
            let lay = registry().with(fmt::layer().with_writer(plain.clone()));
            match form {
                0 => with_default(lay.with(layer.with_writer(to)), || leak(&secrets())),
                1 => with_default(lay.with(layer.compact().with_writer(to)), || {
                    leak(&secrets())
                }),
                2 => with_default(
                    lay.with(layer.pretty().with_writer(to)),
                    || leak(&secrets()),
                ),
                _ => with_default(lay.with(layer.json().with_writer(to)), || leak(&secrets())),
            }
            let text = capture.text();
            assert_eq!(
                secrets().leaked(&text),
                Vec::<&str>::new(),
                "{form} {ansi}\n{text}"
            );
            assert_eq!(
                secrets().leaked(&plain.text()).len(),
                3,
                "the program leaks"
            );
        }
    }
}

#[test]
fn an_event_is_one_write() {
    let capture = Capture::default();
    let to = capture.clone().redacted(&Redactor::new());
    with_default(registry().with(fmt::layer().with_writer(to)), || {
        tracing::info!("clean");
        tracing::info!(password = "hunter2", token = secrets().token);
        tracing::info!("password={}", "x".repeat(100_000));
    });
    assert_eq!(capture.writes().len(), 3);
}

#[test]
fn all_that_is_written_to_one_writer_is_one_haystack() {
    let capture = Capture::default();
    let make = capture.clone().redacted(&Redactor::new());
    let mut writer = make.make_writer();
    let token = secrets().token;
    let (first, second) = token.split_at(9);
    for part in ["clean ", "password=hun", "ter2 ", first, second, " passw"] {
        writer.write_all(part.as_bytes()).unwrap();
    }
    drop(writer);
    let expected = "clean password=__REDACTED:password__ ghp___REDACTED:github-token__ passw";
    assert_eq!(capture.text(), expected);

    let mut writer = make.make_writer();
    writer.write_all(b"hunter2").unwrap();
    drop(writer);
    assert!(
        capture.text().ends_with("hunter2"),
        "the next one is another"
    );
}

#[test]
fn an_error_is_told() {
    let full = || -> Full { Full };
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let make = full.redacted(&Redactor::new());
    let error = make.make_writer().write_all(b"clean\n").unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}
