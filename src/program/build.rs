//! The builder and what it builds.

use std::borrow::Cow;
use std::sync::Arc;

use super::{BuildError, Mask};
use crate::engine::Stream;
use crate::rule;

/// Configures a [`Redactor`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    only: Option<Vec<String>>,
    skip: Vec<String>,
    mask: Mask,
    limit: Option<usize>,
}

/// An immutable, cheaply cloned filter.
#[derive(Clone, Debug)]
pub struct Redactor(Arc<()>);

/// What is known of one rule, for lists.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RuleInfo {
    /// The label, as `--only` and `--skip` take it.
    pub id: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// Where its facts are documented.
    pub source: &'static str,
}

/// The rules that come with the package, in their order.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    rule::all().map(|rule| RuleInfo { id: rule.id, about: rule.about, source: rule.source })
}

impl Builder {
    /// Uses only these rules.
    pub fn only<I: IntoIterator<Item = S>, S: Into<String>>(mut self, ids: I) -> Builder {
        self.only.get_or_insert_default().extend(ids.into_iter().map(Into::into));
        self
    }
    /// Leaves these rules out.
    pub fn skip<I: IntoIterator<Item = S>, S: Into<String>>(mut self, ids: I) -> Builder {
        self.skip.extend(ids.into_iter().map(Into::into));
        self
    }
    /// What is written in place of a secret.
    pub fn mask(mut self, mask: Mask) -> Builder {
        self.mask = mask;
        self
    }
    /// How many bytes may be held back for one candidate.
    pub fn limit(mut self, bytes: usize) -> Builder {
        self.limit = Some(bytes);
        self
    }
    /// Builds it.
    ///
    /// # Errors
    ///
    /// When a rule is not known.
    pub fn build(self) -> Result<Redactor, BuildError> {
        Ok(Redactor(Arc::new(())))
    }
}

impl Default for Redactor {
    fn default() -> Redactor {
        Redactor(Arc::new(()))
    }
}

impl Redactor {
    /// All rules, the default mask and limit.
    pub fn new() -> Redactor {
        Redactor::default()
    }
    /// Configures one.
    pub fn builder() -> Builder {
        Builder::default()
    }
    /// A new stream.
    pub fn stream(&self) -> Stream {
        Stream::default()
    }
    /// A stream whose first bytes are the value of this key.
    pub fn stream_under(&self, _key: &str) -> Stream {
        Stream::default()
    }
    /// Redacts a whole haystack.
    pub fn redact<'h>(&self, haystack: &'h [u8]) -> Cow<'h, [u8]> {
        Cow::Borrowed(haystack)
    }
    /// Redacts a whole string.
    pub fn redact_str<'h>(&self, haystack: &'h str) -> Cow<'h, str> {
        Cow::Borrowed(haystack)
    }
}
