//! Leaks in every way a Rust program can, on purpose. With `--protect`, in none of them:
//!
//! ```sh
//! cargo run --example leaky --features log,tokio,tracing
//! cargo run --example leaky --features log,tokio,tracing -- --protect
//! ```
//!
//! Each way has a secret of its own, made up from the way's name. A test runs this program
//! and looks for each of them.

#![allow(clippy::print_stdout, clippy::print_stderr, clippy::dbg_macro)]

use std::error::Error;
use std::fmt;
use std::io::Write;

use redact_stream::error::Redacted;
use redact_stream::tracing::RedactExt;
use redact_stream::{Redactor, io, log::Logger, panic};
use tracing_subscriber::layer::SubscriberExt;

/// A way to leak: its name, and what does it.
type Way = (&'static str, fn(&Program, &str));

/// All of them but the last, which is what `main` returns.
pub(crate) const WAYS: &[Way] = &[
    ("log message", log_message),
    ("log key-value", log_key_value),
    ("log of a library", log_of_a_library),
    ("printed URL", printed_url),
    ("printed error", printed_error),
    ("dbg", dbg),
    ("panic", panic_message),
    ("unwrap", unwrap),
    ("child process", child_process),
    ("tokio", through_tokio),
    ("event message", event_message),
    ("event field", event_field),
    ("event error", event_error),
    ("span field", span_field),
    ("late record", late_record),
    ("instrumented argument", instrumented_argument),
    ("instrumented result", instrumented_result),
];

/// The name of the last way.
pub(crate) const RETURNED: &str = "returned error";

/// The program's protection: switched on once, at the beginning of `main`, and at hand
/// where something is printed directly.
pub(crate) struct Program {
    redactor: Option<Redactor>,
}

impl Program {
    fn start(protect: bool) -> Program {
        let logger = env_logger::Builder::new()
            .filter_level(log::LevelFilter::Debug)
            .build();
        log::set_max_level(logger.filter());
        let redactor = protect.then(Redactor::new);
        let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
        let subscriber = tracing_subscriber::registry().with(layer.with_ansi(false));
        match &redactor {
            Some(redactor) => {
                panic::install(redactor);
                set_logger(Logger::new(logger, redactor));
                set_subscriber(subscriber.redacted(redactor));
            }
            None => {
                set_logger(logger);
                set_subscriber(subscriber);
            }
        }
        Program { redactor }
    }
}

fn set_logger(logger: impl log::Log + 'static) {
    log::set_boxed_logger(Box::new(logger)).expect("no logger has been set before");
}

fn set_subscriber(subscriber: impl tracing::Subscriber + Send + Sync) {
    tracing::subscriber::set_global_default(subscriber).expect("none has been set before");
}

pub(crate) fn main() -> Result<(), Failure> {
    let program = Program::start(std::env::args().any(|argument| argument == "--protect"));
    for (name, leak) in WAYS {
        leak(&program, &secret(name));
    }
    let error = client::fetch(&format!("https://api.example/?token={}", secret(RETURNED)));
    match program.redactor {
        // A program that is always protected returns `Result<(), Redacted>`, and `?` does this.
        Some(redactor) => error.map_err(|error| Failure::Redacted(Redacted::new(error, &redactor))),
        None => error.map_err(|error| Failure::Raw(error.into())),
    }
}

/// What `main` returns: this program alone has both.
pub(crate) enum Failure {
    Raw(Box<dyn Error>),
    Redacted(Redacted),
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Raw(error) => error.fmt(f),
            Failure::Redacted(error) => error.fmt(f),
        }
    }
}

/// A token for this way, of the shape of GitHub's.
pub(crate) fn secret(way: &str) -> String {
    let mut state = way.bytes().fold(0x811c_9dc5_u32, |state, byte| {
        (state ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let letters = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let letter = |_| {
        state = state.wrapping_mul(0x0019_660d).wrapping_add(0x3c6e_f35f);
        char::from(letters[(state >> 16) as usize % letters.len()])
    };
    format!("ghp_{}", (0..36).map(letter).collect::<String>())
}

/// A library that somebody else wrote. It has never heard of secrets.
mod client {
    use super::{Error, fmt};

    #[derive(Debug)]
    #[expect(dead_code, reason = "read by `Debug` only, which is how it leaks")]
    pub(super) struct Config {
        pub(super) endpoint: &'static str,
        pub(super) password: String,
    }

    /// Prints the URL that it could not fetch, as many clients do.
    #[derive(Debug)]
    pub(super) struct FetchError {
        url: String,
        source: std::io::Error,
    }

    impl fmt::Display for FetchError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "error sending request for url ({})", self.url)
        }
    }

    impl Error for FetchError {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.source)
        }
    }

    pub(super) fn fetch(url: &str) -> Result<(), FetchError> {
        log::debug!("starting new connection: {url}");
        Err(FetchError {
            url: url.to_owned(),
            source: std::io::Error::other(format!("no route to {url}")),
        })
    }
}

// Log records: `Logger` stands in front of the logger, and sees those of libraries, too.

fn log_message(_: &Program, secret: &str) {
    log::info!("log message: pushing with {secret}");
}

fn log_key_value(_: &Program, secret: &str) {
    // The key tells what it is, so the value need not look like a secret.
    let password = &secret[4..];
    log::info!(user = "ann", password = password; "log key-value: logging in");
}

fn log_of_a_library(_: &Program, secret: &str) {
    let _ = client::fetch(&format!(
        "https://ann:{secret}@example.org/log of a library"
    ));
}

// What is printed directly: nothing stands between `println!` and the output, so the value
// has to be wrapped where it is printed. (Or the whole program is run through `redact`.)

fn printed_url(program: &Program, secret: &str) {
    let url = format!("https://example.org/printed URL?access_token={secret}");
    match &program.redactor {
        Some(redactor) => println!("downloading {}", redactor.display(&url)),
        None => println!("downloading {url}"),
    }
}

fn printed_error(program: &Program, secret: &str) {
    let url = format!("https://api.example/printed error?api_key={secret}");
    let Err(error) = client::fetch(&url) else {
        return;
    };
    match &program.redactor {
        Some(redactor) => eprintln!("trying again: {:#}", redactor.error(&error)),
        None => eprintln!("trying again: {error}"),
    }
}

fn dbg(program: &Program, secret: &str) {
    let config = client::Config {
        endpoint: "https://api.example/dbg",
        password: secret[4..].to_owned(),
    };
    match &program.redactor {
        Some(redactor) => drop(dbg!(redactor.debug(&config))),
        None => drop(dbg!(&config)),
    }
}

// Panics: the hook stands in the place of the one that prints them raw.

fn panic_message(_: &Program, secret: &str) {
    let secret = secret.to_owned();
    let thread = std::thread::spawn(move || panic!("panic: no answer to {secret}"));
    let _ = thread.join();
}

fn unwrap(_: &Program, secret: &str) {
    let url = format!("https://ann:{secret}@example.org/unwrap");
    let thread = std::thread::spawn(move || client::fetch(&url).unwrap());
    let _ = thread.join();
}

// Bytes of others that pass through.

fn child_process(program: &Program, secret: &str) {
    let output = format!(
        "child process: export AWS_SECRET_ACCESS_KEY={}\n",
        &secret[4..]
    );
    let result = match &program.redactor {
        Some(redactor) => io::pump(output.as_bytes(), std::io::stdout(), redactor).map(drop),
        None => std::io::stdout().write_all(output.as_bytes()),
    };
    result.expect("standard output is there");
}

fn through_tokio(program: &Program, secret: &str) {
    use tokio::io::{AsyncWriteExt, copy};
    let output = format!("tokio: Authorization: Bearer {secret}\n");
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let page = runtime.expect("a runtime").block_on(async {
        let mut source = output.as_bytes();
        match &program.redactor {
            Some(redactor) => {
                let mut page = io::tokio::Writer::new(Vec::new(), redactor);
                copy(&mut source, &mut page).await?;
                page.shutdown().await?;
                Ok(page.into_inner())
            }
            None => {
                let mut page = Vec::new();
                copy(&mut source, &mut page).await?;
                Ok::<_, std::io::Error>(page)
            }
        }
    });
    let page = page.expect("memory takes it all");
    std::io::stdout()
        .write_all(&page)
        .expect("standard output is there");
}

// Events and spans of `tracing`: what is wrapped is the whole subscriber.

fn event_message(_: &Program, secret: &str) {
    tracing::info!("event message: pushing with {secret}");
}

fn event_field(_: &Program, secret: &str) {
    let password = &secret[4..];
    tracing::info!(user = "ann", password, "event field: logging in");
}

fn event_error(_: &Program, secret: &str) {
    let url = format!("https://ann:{secret}@example.org/event error");
    if let Err(error) = client::fetch(&url) {
        let error: &(dyn Error + 'static) = &error;
        tracing::error!(error, "giving up");
    }
}

fn span_field(_: &Program, secret: &str) {
    let config = client::Config {
        endpoint: "https://api.example/span field",
        password: secret[4..].to_owned(),
    };
    let _span = tracing::info_span!("connect", ?config).entered();
    tracing::info!("connecting");
}

fn late_record(_: &Program, secret: &str) {
    let span = tracing::info_span!("session", cookie = tracing::field::Empty).entered();
    span.record("cookie", &secret[4..]);
    tracing::info!("late record: the session goes on");
}

fn instrumented_argument(_: &Program, secret: &str) {
    #[tracing::instrument]
    fn log_in(user: &str, password: &str) {
        tracing::info!("instrumented argument: logging in");
    }
    log_in("ann", &secret[4..]);
}

fn instrumented_result(_: &Program, secret: &str) {
    #[tracing::instrument(skip_all, err)]
    fn fetch(url: &str) -> Result<(), client::FetchError> {
        client::fetch(url)
    }
    let url = format!("https://api.example/instrumented result?token={secret}");
    let _ = fetch(&url);
}
