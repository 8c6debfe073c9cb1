//! Secrets, and where they are caught.

use std::error::Error;
use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;

/// What must not arrive anywhere.
pub(crate) struct Secrets {
    pub(crate) token: String,
    pub(crate) password: String,
    pub(crate) query: String,
}

pub(crate) fn secrets() -> Secrets {
    Secrets {
        token: format!("gh{}_{}", 'p', "Zx81kQ0vTmRy".repeat(3)),
        password: ["c0rrect", "h0rse", "9attery"].join("-"),
        query: "q7Xw2LbN9dRk4TzV8mPc".to_owned(),
    }
}

impl Secrets {
    /// The parts of secrets that stand in a text.
    pub(crate) fn leaked<'a>(&'a self, text: &str) -> Vec<&'a str> {
        let all = [&self.token[4..], &self.password, &self.query];
        all.into_iter().filter(|it| text.contains(it)).collect()
    }
}

/// Keeps what is written, write by write.
#[derive(Clone, Default)]
pub(crate) struct Capture(Arc<Mutex<Vec<Vec<u8>>>>);

impl Capture {
    pub(crate) fn writes(&self) -> Vec<String> {
        let writes = self.0.lock().unwrap();
        let text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap();
        writes.iter().map(text).collect()
    }

    pub(crate) fn text(&self) -> String {
        self.writes().concat()
    }
}

impl Write for Capture {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().push(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Capture {
    type Writer = Capture;

    fn make_writer(&'a self) -> Capture {
        self.clone()
    }
}

/// An error whose text and whose source say too much.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) text: String,
    pub(crate) source: Option<Box<Failed>>,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Failed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// A failed request with its URL, caused by a refused password.
pub(crate) fn failed(secrets: &Secrets) -> Failed {
    let source = Failed {
        text: format!("refused: password={}", secrets.password),
        source: None,
    };
    Failed {
        text: format!("GET https://example.com/?token={}", secrets.query),
        source: Some(Box::new(source)),
    }
}

/// As a client's configuration prints itself.
#[derive(Clone, Debug)]
#[allow(dead_code)]
pub(crate) struct Config {
    pub(crate) user: &'static str,
    pub(crate) password: String,
}

/// Says all there is to hide, in every place that there is.
pub(crate) fn leak(secrets: &Secrets) {
    let Secrets {
        token,
        password,
        query,
    } = secrets;
    let config = Config {
        user: "bob",
        password: password.clone(),
    };
    let error = failed(secrets);
    let dynamic: &(dyn Error + 'static) = &error;

    tracing::info!("logging in with {token}");
    tracing::info!(password, "a str under a telling key");
    tracing::info!(password = %password, "displayed under a telling key");
    tracing::info!(db.password = ?password, "debugged under a telling key");
    tracing::info!(api_key = ?Some(password), "an option under a telling key");
    tracing::info!(name = token.as_str(), "a str");
    tracing::info!(name = ?config, "a struct");
    tracing::info!(name = ?[&config, &config], "a list");
    tracing::info!(name = %format_args!("token={query}"), "an assignment");
    tracing::info!(error = dynamic, "an error");
    tracing::info!(error = %error, causes = ?error, "an error, printed");
    tracing::info!(password = dynamic, "an error under a telling key");
    tracing::info!(bytes = token.as_bytes(), "bytes");
    tracing::info!(authorization = format!("Bearer {query}"), "a header");
    tracing::info!(url = %format_args!("postgres://app:{password}@db/app"), "a URL");

    let span = tracing::info_span!("login", password, name = ?config, late = tracing::field::Empty);
    let entered = span.enter();
    span.record("late", format!("secret={query}"));
    span.record("password", tracing::field::display(password));
    span.record("late", tracing::field::debug(&config));
    tracing::warn!("inside");
    drop(entered);

    assert!(connect(password, token, &config).is_err());
    tracing::info!(parent: &span, "url: https://bob:{password}@example.com/");
    tracing::info!(parent: None, secret = password.as_str(), "a root");
}

#[tracing::instrument(ret, err)]
fn connect(password: &str, first: &str, config: &Config) -> Result<String, Failed> {
    tracing::debug!(config.password, "connecting");
    let text = format!("cannot use {first}");
    Err(Failed { text, source: None })
}
