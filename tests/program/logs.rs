//! Log records, in front of real loggers.

use std::io::Write;
use std::sync::{Arc, Mutex};

use log::kv::{self, Key, Value, VisitSource, VisitValue};
use log::{Level, Log, Metadata, Record};
use redact_stream::Redactor;
use redact_stream::log::Logger;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt;

use super::{shows, token};

/// A place to write to, and to look at.
#[derive(Clone, Default)]
struct Page(Arc<Mutex<Vec<u8>>>);

impl Page {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Page {
    type Writer = Page;

    fn make_writer(&self) -> Page {
        self.clone()
    }
}

/// A value whose `Debug` and `Display` differ.
struct Config;

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("token", &token())
            .field("retries", &3)
            .finish()
    }
}

/// Says all there is to say, the same in every test.
fn leak(logger: &dyn Log) {
    log::set_max_level(log::LevelFilter::Trace);
    let (token, config) = (token(), Config);
    log::info!(
        logger: logger,
        user = "ann",
        password = "correct horse",
        url = token.as_str(),
        pin = 4711,
        status = 200,
        ok = true,
        config:? = config;
        "cannot push with {token}: {config:?}"
    );
    log::info!(logger: logger, "nothing to hide");
}

#[test]
fn what_env_logger_prints_is_redacted() {
    let print = |protect: bool| {
        let page = Page::default();
        let inner = env_logger::Builder::new()
            .filter_level(log::LevelFilter::Info)
            .format_timestamp(None)
            .target(env_logger::Target::Pipe(Box::new(page.clone())))
            .build();
        match protect {
            true => leak(&Logger::new(inner, &Redactor::new())),
            false => leak(&inner),
        }
        page.text()
    };
    let (raw, redacted) = (print(false), print(true));
    assert!(shows(&raw, &token()) && raw.contains("correct horse") && raw.contains("4711"));
    let lines = "[INFO  program::logs] cannot push with ghp___REDACTED:github-token__: \
         Config { token: \"__REDACTED:token__\", retries: 3 } \
         user=ann password=__REDACTED:password__ url=ghp___REDACTED:github-token__ \
         pin=__REDACTED:pin__ status=200 ok=true \
         config=Config { token: \"__REDACTED:token__\", retries: 3 }\n\
         [INFO  program::logs] nothing to hide\n";
    assert_eq!(redacted, lines);
}

#[test]
fn what_goes_on_to_tracing_is_redacted() {
    let print = |protect: bool| {
        let page = Page::default();
        let guard = tracing_subscriber::fmt()
            .with_writer(page.clone())
            .with_ansi(false)
            .set_default();
        let inner = tracing_log::LogTracer::new();
        match protect {
            true => leak(&Logger::new(inner, &Redactor::new())),
            false => leak(&inner),
        }
        drop(guard);
        page.text()
    };
    assert!(shows(&print(false), &token()));
    let redacted = print(true);
    assert!(!shows(&redacted, &token()), "{redacted}");
    assert!(
        redacted.contains("cannot push with ghp___REDACTED:github-token__"),
        "{redacted}"
    );
    assert!(redacted.contains("nothing to hide"), "{redacted}");
}

/// Notes what it is told, kinds and all.
#[derive(Default)]
struct Notes(Mutex<Vec<String>>);

impl Log for Notes {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= Level::Info
    }

    fn log(&self, record: &Record<'_>) {
        let mut notes = self.0.lock().unwrap();
        // Formatted twice, redacted twice.
        assert_eq!(record.args().to_string(), record.args().to_string());
        notes.push(format!("{} {}", record.target(), record.args()));
        assert!(record.key_values().count() < 9);
        if let Some(value) = record.key_values().get(Key::from_str("password")) {
            notes.push(format!("get {value}"));
        }
        let result = record.key_values().visit(&mut Kinds(&mut notes));
        if let Err(error) = result {
            notes.push(error.to_string());
        }
    }

    fn flush(&self) {
        self.0.lock().unwrap().push("flushed".to_owned());
    }
}

struct Kinds<'n>(&'n mut Vec<String>);

impl<'kvs> VisitSource<'kvs> for Kinds<'_> {
    fn visit_pair(&mut self, key: Key<'kvs>, value: Value<'kvs>) -> Result<(), kv::Error> {
        let mut kind = Kind("other");
        value.visit(&mut kind)?;
        self.0.push(format!("{key}: {} {value} {value:?}", kind.0));
        Ok(())
    }
}

struct Kind(&'static str);

impl<'v> VisitValue<'v> for &mut Kind {
    fn visit_any(&mut self, _: Value<'_>) -> Result<(), kv::Error> {
        Ok(())
    }

    fn visit_null(&mut self) -> Result<(), kv::Error> {
        self.0 = "null";
        Ok(())
    }

    fn visit_i64(&mut self, _: i64) -> Result<(), kv::Error> {
        self.0 = "number";
        Ok(())
    }

    fn visit_bool(&mut self, _: bool) -> Result<(), kv::Error> {
        self.0 = "boolean";
        Ok(())
    }

    fn visit_str(&mut self, _: &str) -> Result<(), kv::Error> {
        self.0 = "text";
        Ok(())
    }
}

#[test]
fn every_value_keeps_its_kind_as_far_as_it_may() {
    log::set_max_level(log::LevelFilter::Trace);
    let logger = Logger::new(Notes::default(), &Redactor::new());
    assert!(!logger.enabled(&Metadata::builder().level(Level::Debug).build()));
    let nothing: Option<&str> = None;
    log::info!(
        logger: logger,
        target: "here",
        user = "ann",
        password = "correct horse",
        pin = 4711,
        status = 200,
        secret = true,
        ok = true,
        token = nothing;
        "hello"
    );
    logger.flush();
    let mask = "__REDACTED:password__";
    let notes = logger.get_ref().0.lock().unwrap();
    assert_eq!(notes[0], "here hello");
    assert_eq!(notes[1], format!("get {mask}"));
    assert_eq!(notes[2], "user: text ann \"ann\"");
    assert_eq!(notes[3], format!("password: text {mask} \"{mask}\""));
    assert!(
        notes[4].starts_with("pin: other __REDACTED:"),
        "{}",
        notes[4]
    );
    assert_eq!(notes[5], "status: number 200 200");
    assert!(
        notes[6].starts_with("secret: other __REDACTED:"),
        "{}",
        notes[6]
    );
    assert_eq!(notes[7], "ok: boolean true true");
    assert!(notes[8].starts_with("token: null "), "{}", notes[8]);
    assert_eq!(notes[9..], ["flushed"]);
}

#[test]
fn an_error_of_a_source_says_nothing_of_it() {
    struct Fails;
    impl kv::Source for Fails {
        fn visit<'kvs>(&'kvs self, _: &mut dyn VisitSource<'kvs>) -> Result<(), kv::Error> {
            Err(kv::Error::boxed(token()))
        }
    }
    let logger = Logger::new(Notes::default(), &Redactor::new());
    logger.log(
        &Record::builder()
            .args(format_args!("hello"))
            .key_values(&Fails)
            .build(),
    );
    let notes = logger.get_ref().0.lock().unwrap();
    assert_eq!(notes[1..], ["the key-values cannot be read"]);
}

/// A value that logs while it is formatted.
struct Chatty<'a>(&'a dyn Log);

impl std::fmt::Display for Chatty<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        log::info!(logger: self.0, "inner password=hunter2");
        f.write_str("outer password=hunter2")
    }
}

#[test]
fn a_value_may_log_while_it_is_logged() {
    /// Holds nothing while it formats.
    #[derive(Default)]
    struct Lines(Mutex<Vec<String>>);
    impl Log for Lines {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }
        fn log(&self, record: &Record<'_>) {
            let line = record.args().to_string();
            self.0.lock().unwrap().push(line);
        }
        fn flush(&self) {}
    }
    log::set_max_level(log::LevelFilter::Trace);
    let logger = Logger::new(Lines::default(), &Redactor::new());
    log::info!(logger: logger, "{}", Chatty(&logger));
    assert_eq!(
        *logger.get_ref().0.lock().unwrap(),
        [
            "inner password=__REDACTED:password__",
            "outer password=__REDACTED:password__"
        ]
    );
}
