//! What redacts.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use crate::adding;
use crate::builder::Builder;
use crate::engine::{Sink, Stream, groups_under, is_plain};
use crate::program::masks::Masks;
use crate::program::{BuildError, Program, Registry, Rules};
use crate::rule::form::Form;
use crate::rule::user::Note;
use crate::rule::{self, Level};
use crate::secret::Secret;

/// Rules, a mask and a limit, ready for any number of streams.
///
/// A clone is a reference count. What is needed is built when it is first
/// needed, and shared by all clones: [`Redactor::new`] costs nothing, the first
/// stream some milliseconds, unless [`Redactor::prepare`] has been called before.
/// Nothing of it can be changed, but that secrets may be
/// [added](Redactor::add_secrets).
#[derive(Clone)]
pub struct Redactor {
    program: Arc<Deferred>,
    notes: Arc<[Note]>,
}

/// A program that is compiled when it is first asked for. Where compiling could
/// fail it has been done already.
#[derive(Default)]
struct Deferred {
    builder: Builder,
    limit: usize,
    /// What is known. It takes no rule to be compiled.
    registry: OnceLock<Arc<Registry>>,
    rules: OnceLock<Arc<Rules>>,
}

impl Deferred {
    fn registry(&self) -> &Arc<Registry> {
        let ids = || self.builder.rules_chosen().map(|rule| rule.id);
        let masks = || Masks::new([], ids(), &self.builder.mask);
        // Where there are sealed values, it has been made already.
        let new = || Registry::new(masks(), None, self.limit, self.builder.shortest());
        self.registry.get_or_init(|| Arc::new(new()))
    }

    fn rules(&self) -> &Arc<Rules> {
        let forms = || self.builder.rules_chosen().map(rule::Rule::forms);
        let masks = &self.registry().masks;
        self.rules
            .get_or_init(|| Arc::new(Rules::compile(forms(), masks, self.limit)))
    }
}

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
    /// Its vendor, or the kind of place where it looks.
    pub family: &'static str,
    /// The lowest level at which it is used.
    pub level: Level,
}

/// The rules that come with the package, in the order that settles a label. A
/// rule that recognises several shapes is listed once.
///
/// ```
/// assert!(redact_stream::rules().any(|rule| rule.id == "github-token"));
/// ```
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    let mut seen = HashSet::new();
    rule::all()
        .filter(move |rule| seen.insert(rule.id))
        .map(|rule| RuleInfo {
            id: rule.id,
            about: rule.about,
            source: rule.source,
            family: rule.family(),
            level: rule.level,
        })
}

impl Default for Redactor {
    fn default() -> Redactor {
        Redactor::deferred(Redactor::builder(), Redactor::DEFAULT_LIMIT)
    }
}

impl Redactor {
    /// The default limit, in bytes.
    pub const DEFAULT_LIMIT: usize = 16 * 1024;

    /// The least limit, in bytes: longer than any mask.
    pub const MIN_LIMIT: usize = 96;

    /// The greatest limit, in bytes.
    pub const MAX_LIMIT: usize = 64 << 20;

    /// All rules, the default mask and limit.
    pub fn new() -> Redactor {
        Redactor::default()
    }

    /// Configures one.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn deferred(builder: Builder, limit: usize) -> Redactor {
        Redactor {
            program: Arc::new(Deferred {
                builder,
                limit,
                ..Deferred::default()
            }),
            notes: Arc::default(),
        }
    }

    /// Compiles rules, one by one; the registry has their masks.
    pub(crate) fn compile(
        registry: Registry,
        rules: Vec<(String, Vec<Form>)>,
        notes: Vec<Note>,
    ) -> Redactor {
        let limit = registry.limit;
        let forms = rules.into_iter().map(|(_, forms)| forms);
        let rules = Rules::compile(forms, &registry.masks, limit);
        Redactor {
            program: Arc::new(Deferred {
                limit,
                registry: OnceLock::from(Arc::new(registry)),
                rules: OnceLock::from(Arc::new(rules)),
                ..Deferred::default()
            }),
            notes: notes.into(),
        }
    }

    /// What is known.
    pub(crate) fn registry(&self) -> &Arc<Registry> {
        self.program.registry()
    }

    /// The rules, compiled.
    pub(crate) fn rules(&self) -> &Arc<Rules> {
        self.program.rules()
    }

    /// What it does at present, compiled.
    pub(crate) fn program(&self) -> Program {
        Program::new(Arc::clone(self.rules()), Arc::clone(self.registry()))
    }

    /// Compiles the rules now, where that has not been done yet: for those who would
    /// rather wait here than at the first stream. Several threads may ask for it; one
    /// does it.
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// let redactor = Redactor::new();
    /// let other = redactor.clone();
    /// std::thread::spawn(move || other.prepare());
    /// assert_eq!(redactor.redact_str("password=hunter2"), "password=__REDACTED:password__");
    /// ```
    pub fn prepare(&self) {
        self.rules();
    }

    /// What the user's rules ask for and a stream cannot give, and which known secrets are
    /// not used.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Adds known secrets while it is in use. All its clones and all their streams hide
    /// them from their next push on: in what comes, and in what is held back at that time.
    /// What is known already stays known; there is no way to take a secret back.
    ///
    /// Returns how many values are new. One that is known keeps its name, and adding it
    /// again changes nothing. One that is no use ([`Secret::why_unused`]) is left out.
    ///
    /// This is the one exception to the promise that the output does not depend on when
    /// the bytes came: what has left before cannot be had back. What has not is hidden as
    /// if the secrets had been known from the beginning; of a value that has left in part,
    /// the rest, as long as it began among the last 320 bytes. An earlier mask that is
    /// named after an added secret, and was read before, is not known to be one.
    ///
    /// Each call takes as long as building a redactor with all the secrets that are known
    /// then, so many should be added at once. Streams go on meanwhile. The values before are
    /// wiped when the last stream has gone on to the new ones.
    ///
    /// ```
    /// use redact_stream::{Redactor, Secret};
    ///
    /// let redactor = Redactor::new();
    /// let mut stream = redactor.stream();
    /// let mut out = Vec::new();
    /// stream.push(b"first correct horse, ", &mut out);
    /// redactor.add_secrets([Secret::new("PASSPHRASE", "correct horse")])?;
    /// stream.push(b"then correct horse", &mut out);
    /// stream.finish(&mut out);
    /// assert_eq!(out, b"first correct horse, then __REDACTED:passphrase__");
    /// # Ok::<(), redact_stream::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Builder::build`]: when a mask stands in a value, or there are too many; also
    /// when the mask of one of these stands in a value that is known already,
    /// which would not be seen any more. None of them is added then.
    pub fn add_secrets(
        &self,
        secrets: impl IntoIterator<Item = Secret>,
    ) -> Result<usize, BuildError> {
        let registry = self.registry();
        adding::add(registry, &adding::usable(registry, secrets))
    }

    /// Starts a stream.
    #[must_use]
    pub fn stream(&self) -> Stream {
        Stream::new(self.program())
    }

    /// Starts a stream whose haystacks are the value of this key, for callers that
    /// know the key apart from the bytes (a field of a structured log record).
    /// Under a telling key all of the value is hidden; under any other the stream
    /// is as one from [`Redactor::stream`].
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// let mut stream = Redactor::new().stream_under("db.password");
    /// let mut out = Vec::new();
    /// stream.push(b"correct horse", &mut out);
    /// stream.finish(&mut out);
    /// assert_eq!(out, b"__REDACTED:password__");
    /// ```
    #[must_use]
    pub fn stream_under(&self, key: &str) -> Stream {
        Stream::under(self.program(), Some(key.as_bytes()))
    }

    /// Whether this is a telling key: whether all of a value under it would be hidden, by
    /// the rules that are used (see [`Redactor::stream_under`]).
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// let redactor = Redactor::new();
    /// assert!(redactor.is_telling_key("DB_PASSWORD"));
    /// assert!(!redactor.is_telling_key("DB_HOST"));
    /// ```
    #[must_use]
    pub fn is_telling_key(&self, key: &str) -> bool {
        !groups_under(self.rules(), key.as_bytes()).is_empty()
    }

    /// Redacts a whole haystack. Borrows it when nothing was found.
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// let clean = Redactor::new().redact(b"PGPASSWORD=hunter2 psql").into_owned();
    /// assert_eq!(clean, b"PGPASSWORD=__REDACTED:password__ psql");
    /// ```
    #[must_use]
    pub fn redact<'h>(&self, haystack: &'h [u8]) -> Cow<'h, [u8]> {
        let rules = self.rules();
        let registry = self.registry();
        let sealed = registry.sealed.as_ref();
        if registry.look(|known| is_plain(rules, known, sealed, haystack)) {
            return Cow::Borrowed(haystack);
        }
        let mut other = Vec::new();
        match redact_whole(&mut self.stream(), haystack, &mut other) {
            Whole::Begins(length) => Cow::Borrowed(&haystack[..length]),
            Whole::Differs => Cow::Owned(other),
        }
    }

    /// Redacts a whole string. Borrows it when nothing was found.
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// let redactor = Redactor::new();
    /// assert_eq!(redactor.redact_str("password: \"hunter2\""), "password: \"__REDACTED:password__\"");
    /// assert!(matches!(redactor.redact_str("all clear"), std::borrow::Cow::Borrowed(_)));
    /// ```
    #[must_use]
    pub fn redact_str<'h>(&self, haystack: &'h str) -> Cow<'h, str> {
        match self.redact(haystack.as_bytes()) {
            Cow::Borrowed(bytes) if bytes.len() == haystack.len() => Cow::Borrowed(haystack),
            Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
            // A span that ends at a limit may end inside a character.
            Cow::Owned(bytes) => Cow::Owned(match String::from_utf8(bytes) {
                Ok(string) => string,
                Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
            }),
        }
    }
}

/// What a stream has made of a whole haystack.
pub(crate) enum Whole {
    /// So many of its first bytes, mostly all: the end may be hidden behind an earlier mask.
    Begins(usize),
    /// Something else.
    Differs,
}

/// Redacts a whole haystack. What it becomes is in `other`, if that differs.
pub(crate) fn redact_whole(stream: &mut Stream, haystack: &[u8], other: &mut Vec<u8>) -> Whole {
    let mut difference = Difference {
        haystack,
        same: 0,
        differs: false,
        other,
    };
    stream.push(haystack, &mut difference);
    stream.finish(&mut difference);
    match difference.differs {
        true => Whole::Differs,
        false => Whole::Begins(difference.same),
    }
}

/// Collects output only where it differs from the haystack.
struct Difference<'h> {
    haystack: &'h [u8],
    /// So many bytes of output are the haystack's first ones.
    same: usize,
    differs: bool,
    other: &'h mut Vec<u8>,
}

impl Sink for Difference<'_> {
    fn emit(&mut self, bytes: &[u8]) {
        if self.differs {
            self.other.extend_from_slice(bytes);
        } else if self.haystack[self.same..].starts_with(bytes) {
            self.same += bytes.len();
        } else {
            self.differs = true;
            self.other.clear();
            self.other.reserve(self.haystack.len() + bytes.len());
            self.other.extend_from_slice(&self.haystack[..self.same]);
            self.other.extend_from_slice(bytes);
        }
    }
}

impl std::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Redactor")
            .field("limit", &self.program.limit)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_compiled_before_it_is_needed() {
        let builder = Redactor::builder().only(["password"]).limit(1000);
        let builder = builder.shortest_secret(5);
        for redactor in [Redactor::new(), builder.build().unwrap()] {
            let is_compiled = |redactor: &Redactor| redactor.program.rules.get().is_some();
            assert!(!is_compiled(&redactor));
            let secret = Secret::new("x", "correct horse");
            assert_eq!(redactor.add_secrets([secret.clone()]).unwrap(), 1);
            assert_eq!(redactor.add_secrets([secret]).unwrap(), 0);
            assert!(!is_compiled(&redactor));
            let clone = redactor.clone();
            clone.prepare();
            assert!(is_compiled(&redactor));
            let text = redactor.redact_str("password=hunter2 correct horse");
            assert_eq!(text, "password=__REDACTED:password__ __REDACTED:x__");
        }
    }

    #[test]
    fn what_could_fail_is_compiled_at_once() {
        let builder = Redactor::builder().extra_keys(["x-corp-ticket"]);
        assert!(builder.build().unwrap().program.rules.get().is_some());
        let none = Redactor::builder().level(Level::Strict);
        assert!(none.only(["high-entropy-run"]).build().is_err());
    }
}
