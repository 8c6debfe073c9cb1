//! The front door: what a redactor is to do.

use std::sync::Arc;

use crate::engine::view::holds_mask;
use crate::program::values::MOST;
use crate::program::{BuildError, Mask, Program};
use crate::redactor::Redactor;
use crate::rule::form::Form;
use crate::rule::user::{self, Allow, EXTRA_KEY, Note, Notes, Spares};
use crate::rule::{self, Level, Rule};
use crate::secret::sealed::Sealed;
use crate::secret::{SHORTEST, Secret};

/// Rules' ids, and the rules spelled out.
pub(crate) type Spelled = Vec<(String, Vec<Form>)>;

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
    pub(crate) secrets: Vec<Secret>,
    pub(crate) sealed: Option<Sealed>,
}

impl Builder {
    /// Uses only these rules (and those of further calls), by their ids or families,
    /// and as far as the level goes.
    pub fn only<I: IntoIterator<Item = S>, S: Into<String>>(mut self, ids: I) -> Builder {
        self.only
            .get_or_insert_default()
            .extend(ids.into_iter().map(Into::into));
        self
    }

    /// Leaves these rules out, by their ids or families.
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

    /// Adds a rule of your own. It goes before the package's rules: it names what both
    /// find.
    pub fn rule(mut self, rule: user::Rule) -> Builder {
        self.rules.push(rule);
        self
    }

    /// Adds rules of your own.
    pub fn rules(mut self, rules: impl IntoIterator<Item = user::Rule>) -> Builder {
        self.rules.extend(rules);
        self
    }

    /// Adds a known secret: its value is hidden wherever it stands, whatever stands
    /// before or behind it. Known secrets go before all rules, in the order in which they
    /// are added: they name what both find. Two may have the same value, or the same
    /// name.
    ///
    /// A value longer than the limit is recognised by its first bytes, as many as the
    /// limit, and hides as long as it goes on.
    ///
    /// ```
    /// use redact_stream::{Redactor, Secret};
    ///
    /// let redactor = Redactor::builder()
    ///     .secret(Secret::new("api", "hunhun"))
    ///     .build()?;
    /// assert_eq!(redactor.redact_str("xhunhunhunx"), "x__REDACTED:api__x");
    /// # Ok::<(), redact_stream::BuildError>(())
    /// ```
    pub fn secret(mut self, secret: Secret) -> Builder {
        self.secrets.push(secret);
        self
    }

    /// Adds known secrets: a hundred thousand are not too many.
    pub fn secrets(mut self, secrets: impl IntoIterator<Item = Secret>) -> Builder {
        self.secrets.extend(secrets);
        self
    }

    /// Hides sealed values, which are known by their fingerprints alone: where they stand
    /// as whole words (see [`sealed`](crate::sealed)). They go behind known secrets and
    /// before all rules. A redactor has one such set: this takes the place of an earlier
    /// one.
    pub fn sealed(mut self, sealed: Sealed) -> Builder {
        self.sealed = Some(sealed);
        self
    }

    /// How much is hidden on weak evidence; [`Level::Normal`] unless set.
    pub fn level(mut self, level: Level) -> Builder {
        self.level = level;
        self
    }

    /// Keys of your own whose value is a secret, as if they said `password`, however
    /// they are written: `x-corp-ticket` is also `xCorpTicket` and `X_CORP_TICKET`.
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// let redactor = Redactor::builder().extra_keys(["x-corp-ticket"]).build()?;
    /// assert_eq!(
    ///     redactor.redact_str("X_CORP_TICKET=abc123"),
    ///     "X_CORP_TICKET=__REDACTED:extra-key__"
    /// );
    /// # Ok::<(), redact_stream::BuildError>(())
    /// ```
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

    /// Patterns of what stands right before values that are no secrets, whatever the
    /// rule. Of that, the last 128 bytes are looked at.
    pub fn allow_leads<I: IntoIterator<Item = S>, S: Into<String>>(mut self, of: I) -> Builder {
        self.allow.leads.extend(of.into_iter().map(Into::into));
        self
    }

    /// Whether the choice of rules leaves one of this id and family.
    pub(crate) fn chooses(&self, id: &str, family: &str) -> bool {
        let is = |name: &String| name == id || name == family;
        self.only.as_ref().is_none_or(|only| only.iter().any(is)) && !self.skip.iter().any(is)
    }

    /// Whether a rule of the package is used.
    fn uses(&self, rule: &Rule) -> bool {
        // Nobody asks for the family of a thousand rules where all are chosen.
        let all = self.only.is_none() && self.skip.is_empty();
        rule.level <= self.level && (all || self.chooses(rule.id, rule.family()))
    }

    /// The user's rules that are used.
    fn own_in_use(&self) -> impl Iterator<Item = &user::Rule> {
        let is_used =
            |rule: &&user::Rule| rule.level <= self.level && self.chooses(&rule.id, &rule.family);
        self.rules.iter().filter(is_used)
    }

    /// The rules that are used, with their forms, the user's first; and what cannot
    /// be honoured.
    pub(crate) fn rules_in_use(&self) -> Result<(Spelled, Vec<Note>), BuildError> {
        let (_, rules, notes) = self.gather()?;
        Ok((rules, notes))
    }

    /// The same; and how many of the rules are the user's.
    #[allow(clippy::type_complexity, reason = "it is taken apart at once")]
    fn gather(&self) -> Result<(usize, Vec<(String, Vec<Form>)>, Vec<Note>), BuildError> {
        let mut notes = Vec::new();
        let mut spares = Spares::new();
        let mut all: Vec<(String, Vec<Form>)> = Vec::new();
        for rule in self.own_in_use() {
            let mut said = Notes::default();
            match rule
                .forms(&mut said, &mut spares)
                .and_then(|forms| self.mask.suit(forms))
            {
                Ok(forms) => all.push((rule.id.clone(), forms)),
                Err(why) if rule.imported => said.say(&format!("left out: {why}")),
                Err(why) => return Err(refused(rule, &why)),
            }
            notes.extend(said.0.iter().map(|message| rule.note(message)));
        }
        let own = all.len();
        let package = rule::all().filter(|rule| self.uses(rule));
        all.extend(package.map(|rule| (rule.id.to_owned(), rule.forms())));
        if self.chooses(EXTRA_KEY, "assignment") {
            let forms = user::extra_keys(&self.extra_keys).map_err(BuildError::new)?;
            if !forms.is_empty() {
                all.push((EXTRA_KEY.to_owned(), forms));
            }
        }
        if !self.allow.is_empty() {
            let mut said = Notes::default();
            let lists = self
                .allow
                .spare()
                .and_then(|spare| Ok((spare, user::allowed_leads(&self.allow.leads, &mut said)?)));
            let (spare, leads) = lists.map_err(BuildError::new)?;
            for form in all.iter_mut().flat_map(|(_, forms)| forms) {
                form.spare_also(&spare);
                form.allowed_leads.extend(leads.iter().cloned());
            }
            notes.extend(said.0.into_iter().map(|message| Note {
                origin: None,
                rule: String::new(),
                message,
            }));
        }
        Ok((own, all, notes))
    }

    /// Builds the redactor.
    ///
    /// # Errors
    ///
    /// When `only` or `skip` name a rule or a family that there is not, or no rule is
    /// left and no secret is known; when the value of a secret is shorter than four
    /// bytes, or a mask stands in it (the message has its name); when a sealed value is
    /// longer than the limit; when a rule of your own, a key or an allowed pattern cannot be honoured,
    /// or an example is not hidden or a counterexample is (the message names the
    /// rule, and quotes none of these); and when the limit is below
    /// [`Redactor::MIN_LIMIT`] or above [`Redactor::MAX_LIMIT`].
    pub fn build(self) -> Result<Redactor, BuildError> {
        let limit = self.limit.unwrap_or(Redactor::DEFAULT_LIMIT);
        if !(Redactor::MIN_LIMIT..=Redactor::MAX_LIMIT).contains(&limit) {
            return Err(BuildError::new(format!(
                "limit: {limit} bytes, must be {} to {}",
                Redactor::MIN_LIMIT,
                Redactor::MAX_LIMIT
            )));
        }
        self.check_names()?;
        if self.cannot_fail() {
            let uses = |rule: &Rule| self.uses(rule);
            if !rule::all().any(uses) {
                return Err(BuildError::new("no rule is left"));
            }
            return Ok(Redactor::deferred(self, limit));
        }
        let (builder, redactor) = self.settle(limit)?;
        builder.try_examples(limit)?;
        Ok(redactor)
    }

    /// Whether there is nothing of the user's that could be refused: what the package
    /// brings is proved beforehand.
    fn cannot_fail(&self) -> bool {
        self.rules.is_empty()
            && self.extra_keys.is_empty()
            && self.allow.is_empty()
            && self.secrets.is_empty()
            && self.sealed.is_none()
    }

    /// The package's rules that are used, compiled.
    pub(crate) fn program(&self, limit: usize) -> Arc<Program> {
        let rules = rule::all().filter(|rule| self.uses(rule));
        let rules = rules.map(|rule| (rule.id, rule.forms()));
        Redactor::compiled(&[], None, rules, [], &self.mask, limit)
    }

    /// Finds out which of the user's rules are too big. Those are built with fewer
    /// states; what is imported and still too big is left out.
    pub(crate) fn settle(mut self, limit: usize) -> Result<(Builder, Redactor), BuildError> {
        self.check_secrets()?;
        self.check_sealed(limit)?;
        loop {
            let (own, rules, notes) = self.gather()?;
            let sealed = self.sealed.as_ref();
            if rules.is_empty() && self.secrets.is_empty() && sealed.is_none_or(Sealed::is_empty) {
                return Err(BuildError::new("no rule is left"));
            }
            let ids: Vec<String> = rules[..own].iter().map(|(id, _)| id.clone()).collect();
            let redactor =
                Redactor::compile(&self.secrets, sealed, rules, notes, &self.mask, limit);
            let refusals = redactor.program().prove(own);
            if refusals.is_empty() {
                self.check_seen(redactor.program())?;
                return Ok((self, redactor));
            }
            for (rule, error) in refusals {
                let rule = self.rules.iter_mut().find(|own| own.id == ids[rule]);
                match rule {
                    Some(rule) if !rule.relaxed => rule.relaxed = true,
                    Some(rule) if rule.imported => rule.refused = Some(error.to_string()),
                    Some(rule) => return Err(refused(rule, &error.to_string())),
                    None => return Err(error),
                }
            }
        }
    }

    /// # Errors
    ///
    /// When an id is none or is given twice, or a name is chosen that there is not.
    fn check_names(&self) -> Result<(), BuildError> {
        for (at, rule) in self.rules.iter().enumerate() {
            if !user::is_id(&rule.id) {
                return Err(refused(
                    rule,
                    "an id is lower-case letters and digits, with single hyphens between, at \
                     most 63 of them",
                ));
            }
            if self.rules[..at].iter().any(|other| other.id == rule.id) {
                return Err(refused(rule, "there is another rule of this id"));
            }
            // Neither of the two could be shown or left out by itself.
            if user::is_taken(&rule.id) {
                return Err(refused(rule, "a rule of this package has this id"));
            }
        }
        for name in self.only.iter().flatten().chain(&self.skip) {
            let own = self
                .rules
                .iter()
                .any(|rule| rule.id == *name || rule.family == *name);
            let is = |rule: &Rule| rule.id == name || rule.family() == name;
            if !own && name != EXTRA_KEY && !rule::all().any(is) {
                return Err(BuildError::new(format!("no rule is named {name:?}")));
            }
        }
        Ok(())
    }

    /// # Errors
    ///
    /// When a secret's value is too short, or all together are too long.
    fn check_secrets(&self) -> Result<(), BuildError> {
        let length = |secret: &Secret| secret.value().len();
        if let Some(short) = self.secrets.iter().find(|it| length(it) < SHORTEST) {
            return Err(BuildError::new(format!(
                "secret {:?}: its value is shorter than {SHORTEST} bytes",
                short.name()
            )));
        }
        match self.secrets.iter().map(length).sum::<usize>() <= MOST {
            true => Ok(()),
            false => Err(BuildError::new("secrets: 256 MiB or more, all together")),
        }
    }

    /// # Errors
    ///
    /// When a sealed value is longer than what may be held back.
    fn check_sealed(&self, limit: usize) -> Result<(), BuildError> {
        let mut values = self.sealed.iter().flat_map(|sealed| &sealed.values);
        match values.find(|value| usize::from(value.length) > limit) {
            None => Ok(()),
            Some(value) => Err(BuildError::new(format!(
                "sealed value {:?}: longer than the limit of {limit} bytes; it could not be held                  back until it is known",
                value.label
            ))),
        }
    }

    /// # Errors
    ///
    /// When a secret could never be seen.
    fn check_seen(&self, program: &Program) -> Result<(), BuildError> {
        let is_unseen = |secret: &&Secret| holds_mask(program, secret.value());
        match self.secrets.iter().find(is_unseen) {
            None => Ok(()),
            Some(secret) => Err(BuildError::new(format!(
                "secret {:?}: a mask stands in its value; nothing looks into masks, so it would \
                 never be seen",
                secret.name()
            ))),
        }
    }

    /// Tries the examples of each rule with nothing but that rule.
    fn try_examples(&self, limit: usize) -> Result<(), BuildError> {
        for rule in self.own_in_use() {
            if rule.examples.is_empty() && rule.counterexamples.is_empty() {
                continue;
            }
            let Ok(forms) = rule.forms(&mut Notes::default(), &mut Spares::new()) else {
                continue;
            };
            let forms = vec![(rule.id.clone(), forms)];
            let alone = Redactor::compile(&[], None, forms, Vec::new(), &self.mask, limit);
            let is_hidden = |text: &String| alone.redact(text.as_bytes()) != text.as_bytes();
            if let Some(at) = rule.examples.iter().position(|text| !is_hidden(text)) {
                return Err(refused(
                    rule,
                    &format!("its example {} is not hidden", at + 1),
                ));
            }
            if let Some(at) = rule.counterexamples.iter().position(is_hidden) {
                let why = format!("its counterexample {} is hidden", at + 1);
                return Err(refused(rule, &why));
            }
        }
        Ok(())
    }
}

/// Why a user's rule is refused.
fn refused(rule: &user::Rule, why: &str) -> BuildError {
    BuildError::new(rule.note(why).to_string())
}
