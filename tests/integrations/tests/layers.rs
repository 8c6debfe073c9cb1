//! Nothing that a program says too much reaches a layer of others: the program is the one
//! that the tests of `fmt` run, and each test shows that it leaks without the redactor.

#[path = "../../tracing/support.rs"]
#[allow(dead_code)]
mod support;

use std::io;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::time::Duration;

use opentelemetry::trace::TracerProvider;
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider};
use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::Subscriber;
use tracing::subscriber::with_default;
use tracing_error::{ErrorLayer, SpanTrace, SpanTraceStatus};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, Registry, fmt, registry};

use support::{Capture, Config, leak, secrets};

type Boxed = Box<dyn Subscriber + Send + Sync>;

/// The layer as it is, and behind a subscriber that is wrapped.
fn both<L>(make: impl Fn() -> L) -> [Boxed; 2]
where
    L: Layer<Registry> + Send + Sync,
{
    let redactor = Redactor::new();
    [
        Box::new(registry().with(make())),
        Box::new(registry().with(make()).redacted(&redactor)),
    ]
}

/// The layer alone wrapped, beside one of `fmt` that is not, and what that one prints.
fn beside<L>(layer: L) -> (Boxed, Capture)
where
    L: Layer<Registry> + Send + Sync,
{
    let capture = Capture::default();
    let raw = fmt::layer().with_ansi(false).with_writer(capture.clone());
    let layers = raw.and_then(layer.redacted(&Redactor::new()));
    (Box::new(registry().with(layers)), capture)
}

/// The plain layer prints everything, and as it is.
fn assert_raw(capture: &Capture) {
    let text = capture.text();
    assert_eq!(secrets().leaked(&text).len(), 3, "{text}");
    assert!(!text.contains("__REDACTED:"), "{text}");
}

/// What arrives first leaks, the others do not.
fn assert_masked<const N: usize>(arrived: [String; N]) {
    let [plain, masked @ ..] = &arrived[..] else {
        panic!("nothing was tried");
    };
    assert!(secrets().leaked(plain).len() >= 2, "no leak:\n{plain}");
    for text in masked {
        assert_eq!(secrets().leaked(text), Vec::<&str>::new(), "{text}");
        assert!(text.contains("__REDACTED:"), "{text}");
        assert!(text.contains("connect"), "{text}");
    }
}

#[test]
fn opentelemetry_spans() {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder()
        .with_simple_exporter(exporter.clone())
        .build();
    let layer = || tracing_opentelemetry::layer().with_tracer(provider.tracer("test"));
    let ([plain, all], (one, raw)) = (both(layer), beside(layer()));
    assert_masked([plain, all, one].map(|subscriber| {
        exporter.reset();
        with_default(subscriber, || leak(&secrets()));
        let spans = exporter.get_finished_spans().unwrap();
        assert!(!spans.is_empty());
        format!("{spans:?}")
    }));
    assert_raw(&raw);
}

#[test]
fn sentry_events() {
    let layer = || {
        sentry_tracing::ErrorLayer::new()
            .and_then(sentry_tracing::BreadcrumbLayer::new())
            .and_then(sentry_tracing::SpanLayer::new())
    };
    let ([plain, all], (one, raw)) = (both(layer), beside(layer()));
    assert_masked([plain, all, one].map(|subscriber| {
        let options = sentry_core::ClientOptions::new().traces_sample_rate(1.0);
        let program = || with_default(subscriber, || leak(&secrets()));
        let envelopes = sentry_core::test::with_captured_envelopes_options(program, options);
        assert!(envelopes.iter().any(|envelope| envelope.event().is_some()));
        let mut text = Vec::new();
        for envelope in envelopes {
            envelope.to_writer(&mut text).unwrap();
        }
        String::from_utf8(text).unwrap()
    }));
    assert_raw(&raw);
}

/// In place of the journal, where there is none and its path can be written.
fn journal() -> io::Result<UnixDatagram> {
    let path = Path::new("/run/systemd/journal/socket");
    if path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    std::fs::create_dir_all("/run/systemd/journal")?;
    let socket = UnixDatagram::bind(path)?;
    socket.set_read_timeout(Some(Duration::from_millis(200)))?;
    Ok(socket)
}

#[test]
fn journald_records() {
    let socket = match journal() {
        Ok(socket) => socket,
        Err(error) => {
            println!("the socket of the journal cannot be had: {error}");
            return;
        }
    };
    let layer = || tracing_journald::layer().unwrap();
    let ([plain, all], (one, raw)) = (both(layer), beside(layer()));
    let arrived = [plain, all, one].map(|subscriber| {
        // Nothing may wait for a place in the socket's queue: it is read meanwhile.
        let program = std::thread::spawn(|| with_default(subscriber, || leak(&secrets())));
        let (mut text, mut buffer) = (String::new(), vec![0; 1 << 16]);
        loop {
            match socket.recv(&mut buffer) {
                Ok(length) => text += &String::from_utf8_lossy(&buffer[..length]),
                Err(_) if program.is_finished() => break,
                Err(_) => {}
            }
        }
        program.join().unwrap();
        text
    });
    std::fs::remove_file("/run/systemd/journal/socket").unwrap();
    assert_masked(arrived);
    assert_raw(&raw);
}

#[test]
fn span_traces() {
    #[tracing::instrument]
    fn connect(password: &str, name: &Config) -> SpanTrace {
        tracing::Span::current().record("password", secrets().query);
        SpanTrace::capture()
    }
    let secrets = secrets();
    let name = Config {
        user: "bob",
        password: secrets.query.clone(),
    };
    let [plain, masked] = both(ErrorLayer::default).map(|subscriber| {
        with_default(subscriber, || {
            let _span = tracing::info_span!("outer", token = secrets.token).entered();
            let trace = connect(&secrets.password, &name);
            (trace.status(), format!("{trace} {trace:?}"))
        })
    });
    assert_eq!(plain.0, SpanTraceStatus::CAPTURED);
    assert!(self::secrets().leaked(&plain.1).len() >= 2);
    // It does not find its layer through the wrapper: nothing is captured.
    assert_ne!(masked.0, SpanTraceStatus::CAPTURED);
    assert_eq!(self::secrets().leaked(&masked.1), Vec::<&str>::new());
}

#[test]
fn appenders() {
    let write = |which: usize| {
        let capture = Capture::default();
        let (writer, guard) = tracing_appender::non_blocking(capture.clone());
        let redactor = Redactor::new();
        let layer = fmt::layer().with_ansi(false);
        let subscriber: Boxed = match which {
            0 => Box::new(registry().with(layer.with_writer(writer))),
            1 => Box::new(
                registry()
                    .with(layer.with_writer(writer))
                    .redacted(&redactor),
            ),
            _ => Box::new(registry().with(layer.with_writer(writer.redacted(&redactor)))),
        };
        with_default(subscriber, || leak(&secrets()));
        drop(guard);
        capture.text()
    };
    assert_masked([0, 1, 2].map(write));
}

#[test]
fn records_of_the_log_crate() {
    tracing_log::LogTracer::init().unwrap();
    let log = |which: usize| {
        let (capture, redactor) = (Capture::default(), Redactor::new());
        let layer = fmt::layer().with_ansi(false).with_writer(capture.clone());
        let subscriber: Boxed = match which {
            0 => Box::new(registry().with(layer)),
            _ => Box::new(registry().with(layer).redacted(&redactor)),
        };
        with_default(subscriber, || {
            let secrets = secrets();
            log::info!(target: "connect", "password={} {}", secrets.password, secrets.token);
        });
        capture.text()
    };
    assert_masked([0, 1].map(log));
}

/// It runs only where Tokio was built for it; that it fits is all that can be tried here.
#[test]
fn the_console() {
    fn fits<S: Subscriber>(make: fn(console_subscriber::ConsoleLayer) -> S) {
        assert_ne!(std::mem::size_of_val(&make), 0);
    }
    fits(|layer| registry().with(layer).redacted(&Redactor::new()));
}
