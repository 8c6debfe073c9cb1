//! Records of the [`log`](https://docs.rs/log) crate, redacted on their way into a logger.
//!
//! ```
//! use redact_stream::{Redactor, log::Logger};
//!
//! let inner = env_logger::Builder::from_default_env().build();
//! log::set_max_level(inner.filter());
//! log::set_boxed_logger(Box::new(Logger::new(inner, &Redactor::new())))?;
//! log::error!(password = "hunter2"; "cannot log in at https://ann:correct-horse@example.org/");
//! # Ok::<(), log::SetLoggerError>(())
//! ```

use std::cell::OnceCell;
use std::fmt;

use ::log::kv::{self, Key, Source, ToValue, Value, VisitSource, VisitValue};
use ::log::{Log, Metadata, Record};

use crate::Redactor;

/// In front of a logger: all that it is told has been redacted.
///
/// - The message, while the logger formats it: nothing is put together before.
/// - Key-values. Under a telling key (`password = "…"`) all of the value is hidden. Numbers
///   and booleans under other keys pass as they are, texts stay texts; any other value
///   becomes what its `Display` shows, redacted, for no part of it may be asked for raw.
/// - Not the target, the module, the file, the line, and the names of keys: these are
///   written in the program.
///
/// The logger behind it may be any: one of `env_logger`, the bridge of `tracing-log`, or
/// several behind one. What they print by themselves is theirs.
pub struct Logger<L> {
    inner: L,
    redactor: Redactor,
}

impl<L: Log> Logger<L> {
    /// A logger in front of `inner`. (The rules are compiled here, not at the first
    /// record.)
    pub fn new(inner: L, redactor: &Redactor) -> Logger<L> {
        redactor.prepare();
        Logger {
            inner,
            redactor: redactor.clone(),
        }
    }

    /// The logger behind this one.
    pub fn get_ref(&self) -> &L {
        &self.inner
    }
}

impl<L: Log> Log for Logger<L> {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        self.inner.enabled(metadata)
    }

    fn log(&self, record: &Record<'_>) {
        let pairs = Pairs {
            source: record.key_values(),
            redactor: &self.redactor,
            kept: OnceCell::new(),
        };
        let message = self.redactor.display(record.args());
        self.inner.log(
            &record
                .to_builder()
                .args(format_args!("{message}"))
                .key_values(&pairs)
                .build(),
        );
    }

    fn flush(&self) {
        self.inner.flush();
    }
}

/// Shows nothing of the logger behind it.
impl<L> fmt::Debug for Logger<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Logger").finish_non_exhaustive()
    }
}

/// The key-values of a record, redacted when they are first asked for.
struct Pairs<'a> {
    source: &'a dyn Source,
    redactor: &'a Redactor,
    /// What there is; and whether that is all.
    kept: OnceCell<(Vec<(Key<'a>, Kept<'a>)>, bool)>,
}

/// A value as it is shown.
enum Kept<'a> {
    /// As it is.
    Plain(Value<'a>),
    /// A text, redacted.
    Text(String),
    /// Any other, redacted where it is formatted.
    Shown(Shown<'a>),
}

/// A value under its key.
struct Shown<'a> {
    redactor: &'a Redactor,
    key: Key<'a>,
    value: Value<'a>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let write = |out: &mut dyn fmt::Write, _| write!(out, "{}", self.value);
        self.redactor.masked(Some(self.key.as_str()), write).fmt(f)
    }
}

impl<'a> Pairs<'a> {
    fn kept(&self) -> &(Vec<(Key<'a>, Kept<'a>)>, bool) {
        self.kept.get_or_init(|| {
            let mut gathered = Gathered {
                redactor: self.redactor,
                pairs: Vec::new(),
            };
            let result = self.source.visit(&mut gathered);
            (gathered.pairs, result.is_ok())
        })
    }
}

impl Source for Pairs<'_> {
    fn visit<'kvs>(&'kvs self, visitor: &mut dyn VisitSource<'kvs>) -> Result<(), kv::Error> {
        let (pairs, all) = self.kept();
        for (key, kept) in pairs {
            let value = match kept {
                Kept::Plain(value) => value.to_value(),
                Kept::Text(text) => Value::from(text.as_str()),
                Kept::Shown(shown) => Value::from_dyn_display(shown),
            };
            visitor.visit_pair(Key::from_str(key.as_str()), value)?;
        }
        match all {
            true => Ok(()),
            // What the error says is not known.
            false => Err(kv::Error::msg("the key-values cannot be read")),
        }
    }

    fn count(&self) -> usize {
        self.source.count()
    }
}

struct Gathered<'a> {
    redactor: &'a Redactor,
    pairs: Vec<(Key<'a>, Kept<'a>)>,
}

impl<'a> VisitSource<'a> for Gathered<'a> {
    fn visit_pair(&mut self, key: Key<'a>, value: Value<'a>) -> Result<(), kv::Error> {
        let mut kind = Kind {
            redactor: self.redactor,
            key: key.as_str(),
            found: Found::Other,
        };
        // What cannot be visited is formatted, then.
        let found = match value.visit(&mut kind) {
            Ok(()) => kind.found,
            Err(_) => Found::Other,
        };
        let kept = match found {
            Found::Plain => Kept::Plain(value),
            Found::Text(text) => Kept::Text(text),
            Found::Other => Kept::Shown(Shown {
                redactor: self.redactor,
                key: key.clone(),
                value,
            }),
        };
        self.pairs.push((key, kept));
        Ok(())
    }
}

/// Finds out what a value is.
struct Kind<'k> {
    redactor: &'k Redactor,
    key: &'k str,
    found: Found,
}

enum Found {
    Plain,
    /// A text, redacted.
    Text(String),
    Other,
}

impl Kind<'_> {
    /// A value that is no secret by itself.
    fn scalar(&mut self) -> Result<(), kv::Error> {
        if !self.redactor.stream_under(self.key).is_under_telling_key() {
            self.found = Found::Plain;
        }
        Ok(())
    }
}

impl<'v> VisitValue<'v> for &mut Kind<'_> {
    fn visit_any(&mut self, _: Value<'_>) -> Result<(), kv::Error> {
        Ok(())
    }

    fn visit_null(&mut self) -> Result<(), kv::Error> {
        self.found = Found::Plain;
        Ok(())
    }

    fn visit_u64(&mut self, _: u64) -> Result<(), kv::Error> {
        self.scalar()
    }

    fn visit_i64(&mut self, _: i64) -> Result<(), kv::Error> {
        self.scalar()
    }

    fn visit_u128(&mut self, _: u128) -> Result<(), kv::Error> {
        self.scalar()
    }

    fn visit_i128(&mut self, _: i128) -> Result<(), kv::Error> {
        self.scalar()
    }

    fn visit_f64(&mut self, _: f64) -> Result<(), kv::Error> {
        self.scalar()
    }

    fn visit_bool(&mut self, _: bool) -> Result<(), kv::Error> {
        self.scalar()
    }

    fn visit_char(&mut self, _: char) -> Result<(), kv::Error> {
        self.scalar()
    }

    fn visit_str(&mut self, text: &str) -> Result<(), kv::Error> {
        let write = |out: &mut dyn fmt::Write, _| out.write_str(text);
        let shown = self.redactor.masked(Some(self.key), write);
        self.found = Found::Text(shown.to_string());
        Ok(())
    }
}
