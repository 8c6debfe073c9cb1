//! The front door: a builder, and the redactor it builds.

use std::borrow::Cow;
use std::sync::Arc;

use crate::engine::{Sink, Stream};
use crate::program::mask::MAX_LABEL;
use crate::program::{BuildError, Mask, Program};
use crate::rule::form::Form;
use crate::rule::user::{self, Allow, EXTRA_KEY, Note, Notes};
use crate::rule::{self, Level, Rule};

/// Configures a [`Redactor`].
///
/// ```
/// use redact_stream::{Mask, Redactor};
///
/// let redactor = Redactor::builder()
///     .skip(["cookie", "set-cookie"])
///     .mask(Mask::text("#hidden#")?)
///     .limit(4096)
///     .build()?;
/// assert_eq!(redactor.redact_str("password=hunter2"), "password=#hidden#");
/// # Ok::<(), redact_stream::BuildError>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until it is built"]
pub struct Builder {
    pub(crate) only: Option<Vec<String>>,
    pub(crate) skip: Vec<String>,
    pub(crate) level: Level,
    pub(crate) rules: Vec<user::Rule>,
    pub(crate) extra_keys: Vec<String>,
    pub(crate) allow: Allow,
    pub(crate) mask: Mask,
    pub(crate) limit: Option<usize>,
}

/// Rules, a mask and a limit, ready for any number of streams.
///
/// Immutable; a clone is a reference count. What a rule needs is built when it is
/// first needed and shared by all clones.
#[derive(Clone)]
pub struct Redactor(Arc<Program>, Arc<[Note]>);

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

/// The rules that come with the package, in the order that settles a label. A
/// rule that recognises several shapes is listed once.
///
/// ```
/// assert!(redact_stream::rules().any(|rule| rule.id == "github-token"));
/// ```
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    let is_first = |(at, rule): &(usize, &Rule)| !rule::all().take(*at).any(|r| r.id == rule.id);
    rule::all()
        .enumerate()
        .filter(is_first)
        .map(|(_, rule)| RuleInfo {
            id: rule.id,
            about: rule.about,
            source: rule.source,
        })
}

impl Builder {
    /// Uses only these rules (and those of further calls), by their ids.
    pub fn only<I: IntoIterator<Item = S>, S: Into<String>>(mut self, ids: I) -> Builder {
        self.only
            .get_or_insert_default()
            .extend(ids.into_iter().map(Into::into));
        self
    }

    /// Leaves these rules out, by their ids.
    pub fn skip<I: IntoIterator<Item = S>, S: Into<String>>(mut self, ids: I) -> Builder {
        self.skip.extend(ids.into_iter().map(Into::into));
        self
    }

    /// What is written in place of a secret.
    pub fn mask(mut self, mask: Mask) -> Builder {
        self.mask = mask;
        self
    }

    /// How many bytes may be held back for one candidate; a candidate that is
    /// still undecided then is hidden. [`Redactor::DEFAULT_LIMIT`] unless set.
    pub fn limit(mut self, bytes: usize) -> Builder {
        self.limit = Some(bytes);
        self
    }

    /// Adds a rule of your own. It goes before the package's rules.
    pub fn rule(mut self, rule: user::Rule) -> Builder {
        self.rules.push(rule);
        self
    }

    /// How much is hidden on weak evidence.
    pub fn level(mut self, level: Level) -> Builder {
        self.level = level;
        self
    }

    /// Keys of your own whose value is a secret, as if they said `password`.
    pub fn extra_keys<I: IntoIterator<Item = S>, S: Into<String>>(mut self, keys: I) -> Builder {
        self.extra_keys.extend(keys.into_iter().map(Into::into));
        self
    }

    /// Values that are no secrets, whatever the rule.
    pub fn allow_values<I: IntoIterator<Item = S>, S: Into<String>>(mut self, of: I) -> Builder {
        self.allow.values.extend(of.into_iter().map(Into::into));
        self
    }

    /// Patterns of values that are no secrets: each is held against the whole value.
    pub fn allow_patterns<I: IntoIterator<Item = S>, S: Into<String>>(mut self, of: I) -> Builder {
        self.allow.patterns.extend(of.into_iter().map(Into::into));
        self
    }

    /// Patterns of what stands right before values that are no secrets.
    pub fn allow_leads<I: IntoIterator<Item = S>, S: Into<String>>(mut self, of: I) -> Builder {
        self.allow.leads.extend(of.into_iter().map(Into::into));
        self
    }

    /// Whether the choice of rules leaves this one.
    pub(crate) fn chooses(&self, id: &str, family: &str) -> bool {
        let is = |name: &String| name == id || name == family;
        self.only.as_ref().is_none_or(|only| only.iter().any(is)) && !self.skip.iter().any(is)
    }

    /// The rules that are used, with their forms; and what cannot be honoured.
    pub(crate) fn rules_in_use(self) -> Result<(Vec<(String, Vec<Form>)>, Vec<Note>), BuildError> {
        let mut notes = Vec::new();
        let mut all: Vec<(String, Vec<Form>)> = Vec::new();
        for rule in &self.rules {
            if rule.level > self.level || !self.chooses(&rule.id, &rule.family) {
                continue;
            }
            let failed = |why: &str| {
                let note = rule.note(why);
                BuildError::new(note.to_string())
            };
            if !user::is_id(&rule.id) {
                return Err(failed(
                    "its id must be lower-case words with hyphens between",
                ));
            }
            let mut said = Notes::default();
            match rule.forms(&mut said) {
                Ok(forms) => all.push((rule.id.clone(), forms)),
                Err(why) if rule.imported => said.say(&format!("left out: {why}")),
                Err(why) => return Err(failed(&why)),
            }
            notes.extend(said.0.iter().map(|message| rule.note(message)));
        }
        let package = rule::all()
            .filter(|rule| rule.level <= self.level && self.chooses(rule.id, rule.family()));
        all.extend(package.map(|rule| (rule.id.to_owned(), rule.forms())));
        if self.chooses(EXTRA_KEY, "assignment") {
            let forms = user::extra_keys(&self.extra_keys).map_err(BuildError::new)?;
            if !forms.is_empty() {
                all.push((EXTRA_KEY.to_owned(), forms));
            }
        }
        if !self.allow.is_empty() {
            let spare = self.allow.spare().map_err(BuildError::new)?;
            let mut said = Notes::default();
            let leads =
                user::allowed_leads(&self.allow.leads, &mut said).map_err(BuildError::new)?;
            for form in all.iter_mut().flat_map(|(_, forms)| forms) {
                form.spare_also(&spare);
                form.allowed_leads.extend(leads.iter().cloned());
            }
        }
        Ok((all, notes))
    }

    /// Builds the redactor.
    ///
    /// # Errors
    ///
    /// When `only` or `skip` name a rule that there is not, when no rule is left,
    /// or when the limit is below [`Redactor::MIN_LIMIT`] or above
    /// [`Redactor::MAX_LIMIT`].
    pub fn build(self) -> Result<Redactor, BuildError> {
        let limit = self.limit.unwrap_or(Redactor::DEFAULT_LIMIT);
        if !(Redactor::MIN_LIMIT..=Redactor::MAX_LIMIT).contains(&limit) {
            return Err(BuildError::new(format!(
                "limit: {limit} bytes, must be {} to {}",
                Redactor::MIN_LIMIT,
                Redactor::MAX_LIMIT
            )));
        }
        for id in self.only.iter().flatten().chain(&self.skip) {
            let own = self
                .rules
                .iter()
                .any(|rule| rule.id == *id || rule.family == *id);
            if !own
                && id != EXTRA_KEY
                && !rule::all().any(|rule| rule.id == id || rule.family() == id)
            {
                return Err(BuildError::new(format!("no rule is named {id:?}")));
            }
        }
        let own = self.rules.clone();
        let mask = self.mask.clone();
        let (rules, notes) = self.rules_in_use()?;
        if rules.is_empty() {
            return Err(BuildError::new("no rule is left"));
        }
        for rule in own.iter().filter(|rule| !rule.examples.is_empty()) {
            let forms: Vec<_> = rules
                .iter()
                .filter(|(id, _)| *id == rule.id)
                .cloned()
                .collect();
            if forms.is_empty() {
                continue;
            }
            let alone = Redactor::compile(forms, Vec::new(), &mask, limit);
            for (nth, example) in rule.examples.iter().enumerate() {
                if alone.redact(example.as_bytes()) == example.as_bytes() {
                    let why = format!("its example {} is not hidden", nth + 1);
                    return Err(BuildError::new(rule.note(&why).to_string()));
                }
            }
        }
        Ok(Redactor::compile(rules, notes, &mask, limit))
    }
}

impl Default for Redactor {
    fn default() -> Redactor {
        let rules = rule::all().filter(|rule| rule.level <= Level::default());
        let rules = rules.map(|rule| (rule.id.to_owned(), rule.forms()));
        Redactor::compile(
            rules.collect(),
            Vec::new(),
            &Mask::default(),
            Redactor::DEFAULT_LIMIT,
        )
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

    fn compile(
        rules: Vec<(String, Vec<Form>)>,
        notes: Vec<Note>,
        mask: &Mask,
        limit: usize,
    ) -> Redactor {
        // An earlier mask is known by its label, whether or not its rule is in use.
        let mut labels: Vec<Box<str>> = rule::all().map(|rule| rule.id.into()).collect();
        labels.extend(rules.iter().map(|(id, _)| id.as_str().into()));
        labels.sort_unstable();
        labels.dedup();
        debug_assert!(labels.iter().all(|label| label.len() < MAX_LABEL));
        let rules = rules.iter().map(|(id, forms)| (id.as_str(), forms.clone()));
        Redactor(
            Arc::new(Program::compile(rules, labels, mask, limit)),
            notes.into(),
        )
    }

    /// What the user's rules ask for and a stream cannot give.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.1
    }

    /// Starts a stream.
    #[must_use]
    pub fn stream(&self) -> Stream {
        Stream::new(Arc::clone(&self.0))
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
        Stream::under(Arc::clone(&self.0), Some(key.as_bytes()))
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
        let mut difference = Difference {
            haystack,
            same: 0,
            other: None,
        };
        let mut stream = self.stream();
        stream.push(haystack, &mut difference);
        stream.finish(&mut difference);
        match difference.other {
            None if difference.same == haystack.len() => Cow::Borrowed(haystack),
            None => Cow::Borrowed(&haystack[..difference.same]),
            Some(other) => Cow::Owned(other),
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

/// Collects output only from where it differs from the haystack.
struct Difference<'h> {
    haystack: &'h [u8],
    /// So many bytes of output are the haystack's first ones.
    same: usize,
    other: Option<Vec<u8>>,
}

impl Sink for Difference<'_> {
    fn emit(&mut self, bytes: &[u8]) {
        match &mut self.other {
            Some(other) => other.extend_from_slice(bytes),
            None if self.haystack[self.same..].starts_with(bytes) => self.same += bytes.len(),
            None => {
                let mut other = Vec::with_capacity(self.haystack.len() + bytes.len());
                other.extend_from_slice(&self.haystack[..self.same]);
                other.extend_from_slice(bytes);
                self.other = Some(other);
            }
        }
    }
}

impl std::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Program { rules, limit, .. } = &*self.0;
        f.debug_struct("Redactor")
            .field("rules", &rules.len())
            .field("limit", limit)
            .finish_non_exhaustive()
    }
}
