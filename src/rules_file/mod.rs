//! Rules and settings in files: TOML of our own, and gitleaks' configurations.
//!
//! ```toml
//! level = "normal"                  # strict, normal or paranoid
//! extra_keys = ["x-corp-ticket"]    # keys whose value is a secret
//!
//! [[rule]]
//! id = "corp-ticket"
//! pattern = '\bct_([0-9a-f]{16})\b'
//! examples = ["ct_0123456789abcdef"]
//! ```
//!
//! A file is read whole, and everything in it is known by its line: an error
//! names the file, the line, the rule and the cause; a setting remembers where it
//! was written. What a stream cannot honour of another program's file becomes a
//! [`Note`], and the rest is used.
//!
//! ```
//! use redact_stream::{Redactor, rules_file};
//!
//! let file = rules_file::parse("extra_keys = ['x-corp-ticket']", "redact.toml")?;
//! let redactor = file.apply(Redactor::builder()).build()?;
//! assert_eq!(
//!     redactor.redact_str("X-Corp-Ticket: 4711"),
//!     "X-Corp-Ticket: __REDACTED:extra-key__"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::builder::Builder;
use crate::rule::Level;
use crate::rule::user::{Note, Rule};
use crate::{BuildError, Mask};

/// gitleaks' format.
mod gitleaks;
/// Which word may have been meant.
mod near;
/// Our format.
mod own;
/// Patterns of Go's dialect, and patterns that are searched for.
mod pattern;
/// Rules as our format writes them.
mod print;
/// Tables, whose values know their lines.
mod table;

#[doc(hidden)]
pub use near::nearest;
pub use print::{quoted, written};
use table::Source;

/// What a file says.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct RulesFile {
    /// Its rules, in its order.
    pub rules: Vec<Rule>,
    /// What it says besides.
    pub settings: Settings,
    /// What cannot be honoured in a stream.
    pub notes: Vec<Note>,
    /// Another file that this one builds upon, as it names it.
    extends: Option<PathBuf>,
    /// Rules of that file which are not wanted.
    disabled: Vec<String>,
}

/// What a file says besides rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// How much is hidden on weak evidence.
    pub level: Option<Setting<Level>>,
    /// Only these rules and families are used.
    pub only: Option<Setting<Vec<String>>>,
    /// These rules and families are left out.
    pub without: Option<Setting<Vec<String>>>,
    /// Keys whose value is a secret.
    pub extra_keys: Option<Setting<Vec<String>>>,
    /// What is written in place of a secret: `label`, `stars` or `text:TEXT`.
    pub mask: Option<Setting<String>>,
    /// How many bytes may be held back for one candidate.
    pub limit: Option<Setting<usize>>,
    /// Values that are no secrets. Not to be shown.
    pub allow_values: Option<Setting<Vec<String>>>,
    /// Patterns of values that are no secrets.
    pub allow_patterns: Option<Setting<Vec<String>>>,
    /// Patterns of what stands right before values that are no secrets.
    pub allow_leads: Option<Setting<Vec<String>>>,
    /// Where known secrets come from, as `--secrets` of the command takes it. A builder is
    /// given none of it: the library reads no sources.
    pub secrets: Option<Setting<Vec<String>>>,
}

/// A value and where it was written: file and line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// `redact.toml:3`, or an option of the command.
    pub origin: Arc<str>,
}

impl<T> Setting<T> {
    /// A value from somewhere.
    pub fn new(value: T, origin: impl Into<Arc<str>>) -> Setting<T> {
        let origin = origin.into();
        Setting { value, origin }
    }
}

/// Why a file is not used: its name, the line, the rule and the cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    message: String,
}

impl Error {
    fn new(message: impl Into<String>) -> Error {
        Error {
            message: message.into(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// No file is larger than this.
const MAX_SIZE: u64 = 16 << 20;

/// So many files may build on each other.
const MAX_DEPTH: usize = 3;

/// Reads a file, in either format, and those that it builds upon.
///
/// # Errors
///
/// When it cannot be read, or is not what it should be.
pub fn load(path: impl AsRef<Path>) -> Result<RulesFile, Error> {
    load_deep(path.as_ref(), MAX_DEPTH)
}

fn load_deep(path: &Path, depth: usize) -> Result<RulesFile, Error> {
    let name = path.display().to_string();
    let failed = |cause: String| Error::new(format!("{name}: {cause}"));
    let size = std::fs::metadata(path)
        .map_err(|error| failed(reason(&error)))?
        .len();
    if size > MAX_SIZE {
        return Err(failed("larger than 16 MiB".to_owned()));
    }
    let bytes = std::fs::read(path).map_err(|error| failed(reason(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| failed("not UTF-8".to_owned()))?;
    let mut file = parse(&text, &name)?;
    if let Some(other) = file.extends.take() {
        if depth == 0 {
            return Err(failed("too many files that build on each other".to_owned()));
        }
        let base = load_deep(&other, depth - 1)
            .map_err(|error| failed(format!("'path' in [extend]: {error}")))?;
        file.build_upon(base);
    }
    Ok(file)
}

/// The system's words for an error, without its number.
fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// Reads a text in either format. `origin` is the name that messages show.
///
/// # Errors
///
/// When it is no TOML, or a key or a value is not what it should be.
pub fn parse(text: &str, origin: &str) -> Result<RulesFile, Error> {
    let source = Source::new(text, origin);
    let parsed = source.parse()?;
    let root = source.root(&parsed);
    match gitleaks::is_one(&root) {
        true => gitleaks::read(&root),
        false => own::read(&root),
    }
}

impl RulesFile {
    /// Adds its rules and settings to a builder.
    ///
    /// What it says of levels, masks and limits counts; its rules, keys and lists
    /// join those that are there.
    pub fn apply(self, builder: Builder) -> Builder {
        let builder = self.rules.into_iter().fold(builder, Builder::rule);
        self.settings.apply(builder)
    }

    /// Takes over what another file says and this one does not change.
    fn build_upon(&mut self, base: RulesFile) {
        let own: Vec<String> = self.rules.iter().map(|rule| rule.id.clone()).collect();
        // What is disabled is named as it is written.
        let is_disabled = |id: &str| {
            let written = id.strip_prefix(gitleaks::TAKEN).unwrap_or(id);
            self.disabled
                .iter()
                .any(|name| name == id || name == written)
        };
        let kept = base
            .rules
            .into_iter()
            .filter(|rule| !own.contains(&rule.id) && !is_disabled(&rule.id));
        self.rules.extend(kept);
        self.notes.extend(base.notes);
    }
}

impl Settings {
    /// Adds the settings to a builder.
    pub fn apply(self, mut builder: Builder) -> Builder {
        if let Some(level) = self.level {
            builder = builder.level(level.value);
        }
        if let Some(only) = self.only {
            builder = builder.only(only.value);
        }
        if let Some(without) = self.without {
            builder = builder.skip(without.value);
        }
        if let Some(keys) = self.extra_keys {
            builder = builder.extra_keys(keys.value);
        }
        if let Some(Ok(mask)) = self.mask.map(|mask| mask_style(&mask.value)) {
            builder = builder.mask(mask);
        }
        if let Some(limit) = self.limit {
            builder = builder.limit(limit.value);
        }
        if let Some(values) = self.allow_values {
            builder = builder.allow_values(values.value);
        }
        if let Some(patterns) = self.allow_patterns {
            builder = builder.allow_patterns(patterns.value);
        }
        if let Some(leads) = self.allow_leads {
            builder = builder.allow_leads(leads.value);
        }
        builder
    }

    /// These settings, and those of another file where there are none.
    #[must_use]
    pub fn or(self, other: Settings) -> Settings {
        Settings {
            level: self.level.or(other.level),
            only: self.only.or(other.only),
            without: self.without.or(other.without),
            extra_keys: self.extra_keys.or(other.extra_keys),
            mask: self.mask.or(other.mask),
            limit: self.limit.or(other.limit),
            allow_values: self.allow_values.or(other.allow_values),
            allow_patterns: self.allow_patterns.or(other.allow_patterns),
            allow_leads: self.allow_leads.or(other.allow_leads),
            secrets: self.secrets.or(other.secrets),
        }
    }
}

/// The mask that a style stands for: `label`, `stars` or `text:TEXT`.
///
/// # Errors
///
/// When there is no such style, or the text cannot be a mask.
pub fn mask_style(style: &str) -> Result<Mask, BuildError> {
    match style {
        "label" => Ok(Mask::label()),
        "stars" => Ok(Mask::stars()),
        _ => match style.strip_prefix("text:") {
            Some(text) => Mask::text(text),
            None => Err(BuildError::new("must be label, stars or text:TEXT")),
        },
    }
}

/// The level of this name.
#[must_use]
pub fn level_named(name: &str) -> Option<Level> {
    match name {
        "strict" => Some(Level::Strict),
        "normal" => Some(Level::Normal),
        "paranoid" => Some(Level::Paranoid),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
