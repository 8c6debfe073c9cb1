//! Errors with their sources, and those of `anyhow` and `eyre`.

use std::error::Error;
use std::fmt;

use redact_stream::Redactor;
use redact_stream::error::Redacted;

use super::{shows, token};

/// Prints the URL that it could not fetch, as the errors of HTTP clients do.
#[derive(Debug)]
struct Fetch {
    url: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl fmt::Display for Fetch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error sending request for url ({})", self.url)
    }
}

impl Error for Fetch {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

fn fetch() -> Fetch {
    let io = std::io::Error::other(format!("proxy refused {}", token()));
    let inner = Fetch {
        url: "https://ann:correct-horse@proxy.example/".to_owned(),
        source: Some(Box::new(io)),
    };
    Fetch {
        url: "https://api.example/v1/items?page=2&api_key=4f9a1c7be2d05836".to_owned(),
        source: Some(Box::new(inner)),
    }
}

const LINE: &str = "error sending request for url \
     (https://api.example/v1/items?page=2&api_key=__REDACTED:api-key__)";
const CHAIN: &str = "error sending request for url \
     (https://api.example/v1/items?page=2&api_key=__REDACTED:api-key__): \
     error sending request for url (https://ann:__REDACTED:url-password__@proxy.example/): \
     proxy refused ghp___REDACTED:github-token__";
const LINES: &str = "error sending request for url \
     (https://api.example/v1/items?page=2&api_key=__REDACTED:api-key__)

Caused by:
    0: error sending request for url (https://ann:__REDACTED:url-password__@proxy.example/)
    1: proxy refused ghp___REDACTED:github-token__";

#[test]
fn an_error_is_shown_with_its_sources_redacted() {
    let redactor = Redactor::new();
    let error = fetch();
    assert_eq!(redactor.error(&error).to_string(), LINE);
    assert_eq!(format!("{:#}", redactor.error(&error)), CHAIN);
    assert_eq!(format!("{:?}", redactor.error(&error)), LINES);
    // Cut off after it was redacted, not before.
    let cut = format!("{:.20}", redactor.error(&std::io::Error::other(token())));
    assert!(!cut.contains(&token()[4..12]), "{cut}");
}

#[test]
fn one_source_has_no_number() {
    let error = Fetch {
        url: "/".to_owned(),
        source: Some("password=hunter2".into()),
    };
    let shown = format!("{:?}", Redactor::new().error(&error));
    let cause = "\n\nCaused by:\n    password=__REDACTED:password__";
    assert!(shown.ends_with(cause), "{shown}");
}

/// An error that is its own source.
#[derive(Debug)]
struct Loop;

impl fmt::Display for Loop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("again")
    }
}

impl Error for Loop {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self)
    }
}

#[test]
fn a_chain_without_an_end_is_cut() {
    let shown = format!("{:#}", Redactor::new().error(&Loop));
    assert_eq!(shown.matches("again").count(), 64);
}

#[test]
fn every_error_becomes_a_redacted_one() {
    fn std() -> Result<(), Redacted> {
        Err(fetch())?
    }
    fn boxed() -> Result<(), Redacted> {
        Err(Box::<dyn Error + Send + Sync>::from(fetch()))?
    }
    fn anyhow() -> Result<(), Redacted> {
        Err(anyhow::Error::new(fetch()))?
    }
    fn eyre() -> Result<(), Redacted> {
        Err(eyre::Report::new(fetch()))?
    }
    for result in [std(), boxed(), anyhow(), eyre()] {
        let error = result.unwrap_err();
        assert_eq!(error.to_string(), LINE);
        assert_eq!(format!("{error:#}"), CHAIN);
        assert_eq!(format!("{error:?}"), LINES);
    }
    let text = Redacted::from("password=hunter2");
    assert_eq!(text.to_string(), "password=__REDACTED:password__");
}

#[test]
fn contexts_of_anyhow_and_eyre_are_redacted() {
    let redactor = Redactor::new();
    let context = || format!("cannot log in with {}", token());
    let anyhow = anyhow::Error::new(fetch()).context(context());
    let eyre = eyre::Report::new(fetch()).wrap_err(context());
    // As they print themselves, which the adapters follow.
    let raw = [format!("{anyhow:#}"), format!("{eyre:#}")];
    for (raw, error) in raw.iter().zip([&*anyhow as &dyn Error, &*eyre]) {
        assert!(shows(raw, &token()));
        assert_eq!(
            format!("{:#}", redactor.error(error)),
            redactor.redact_str(raw)
        );
    }
    let raw = format!("{anyhow:?}");
    // With a backtrace, where the environment asks for one.
    let lines = raw.split("\n\nStack backtrace:").next().unwrap();
    assert_eq!(
        format!("{:?}", redactor.error(&*anyhow)),
        redactor.redact_str(lines)
    );
    assert_eq!(
        redactor.debug(&anyhow).to_string(),
        redactor.redact_str(&raw)
    );
    let shown = format!("{:?}", Redacted::new(anyhow, &redactor));
    assert!(shown.starts_with("cannot log in with ghp___REDACTED:github-token__\n\nCaused by:"));
}

#[test]
fn a_redactor_of_ones_own_decides() {
    let redactor = Redactor::builder()
        .extra_keys(["x-corp-ticket"])
        .build()
        .unwrap();
    let error = Redacted::new("X-Corp-Ticket: 4711", &redactor);
    assert_eq!(error.to_string(), "X-Corp-Ticket: __REDACTED:extra-key__");
}
