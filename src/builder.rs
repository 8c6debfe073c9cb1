//! The front door: what a redactor is to do.

use crate::adding;
use crate::program::masks::Masks;
use crate::program::sealed::Fingerprints;
use crate::program::{BuildError, Mask, Registry};
use crate::redactor::Redactor;
use crate::rule::form::Form;
use crate::rule::user::{self, Allow, EXTRA_KEY, Note, Notes, Spares};
use crate::rule::{self, Level, Rule};
use crate::secret::Secret;
use crate::secret::sealed::Sealed;

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
    pub(crate) shortest_secret: Option<usize>,
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
    /// before or behind it, and so it is in all usual spellings: base64, in JSON, in
    /// commands, line by line ([`Secret::spellings`]). Known secrets go before all rules,
    /// in the order in which they are added: they name what both find. Two may have the
    /// same value, or the same name.
    ///
    /// A value that would hide what stands everywhere, such as `true`, is not used
    /// ([`Secret::why_unused`]): [`Redactor::notes`] has its name.
    ///
    /// Neither does it matter if a terminal's colours stand inside, if white space stands
    /// for a space of it, or if a line is broken in it as base64 is: see the crate's fifth
    /// promise.
    ///
    /// A value longer than the limit is recognised by its first bytes, as many as the
    /// limit, and hides as long as it goes on.
    ///
    /// ```
    /// use redact_stream::{Redactor, Secret};
    ///
    /// let redactor = Redactor::builder()
    ///     .secret(Secret::new("api", "hunthunt"))
    ///     .build()?;
    /// assert_eq!(redactor.redact_str("xhunthunthuntx"), "x__REDACTED:api__x");
    /// assert_eq!(redactor.redact_str("aHVudGh1bnQ="), "__REDACTED:api__Q=");
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

    /// The fewest bytes of a value that is used, and of a spelling;
    /// [`Secret::SHORTEST`] unless set, and never below [`Secret::MIN_SHORTEST`].
    ///
    /// ```
    /// use redact_stream::{Redactor, Secret};
    ///
    /// let builder = Redactor::builder().secret(Secret::new("PIN", "4711-a"));
    /// let notes = builder.clone().build()?.notes().to_vec();
    /// assert_eq!(
    ///     notes[0].to_string(),
    ///     "secret \"PIN\": not used: its value is shorter than 8 bytes"
    /// );
    /// let redactor = builder.shortest_secret(6).build()?;
    /// assert_eq!(redactor.redact_str("at 4711-a."), "at __REDACTED:pin__.");
    /// # Ok::<(), redact_stream::BuildError>(())
    /// ```
    pub fn shortest_secret(mut self, bytes: usize) -> Builder {
        self.shortest_secret = Some(bytes);
        self
    }

    /// Hides sealed values, which are known by their fingerprints alone: where they stand
    /// as whole words (see [`sealed`](crate::sealed)). They go behind known secrets and
    /// before all rules. A redactor has one such set: this takes the place of an earlier
    /// one, and nothing is added to it later.
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
    /// left and no secret that is used; when the shortest secret is below
    /// [`Secret::MIN_SHORTEST`], a mask stands in the value of a secret (the message has its
    /// name), or the spellings of all have 256 MiB or more; when a sealed value is longer
    /// than the limit; when a rule of your own, a key or an allowed pattern cannot be honoured,
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
            if self.rules_chosen().next().is_none() {
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
            && self.shortest() >= Secret::MIN_SHORTEST
            && self.sealed.is_none()
    }

    /// The package's rules that are used.
    pub(crate) fn rules_chosen(&self) -> impl Iterator<Item = &'static Rule> {
        rule::all().filter(|rule| self.uses(rule))
    }

    /// Finds out which of the user's rules are too big. Those are built with fewer
    /// states; what is imported and still too big is left out.
    pub(crate) fn settle(mut self, limit: usize) -> Result<(Builder, Redactor), BuildError> {
        let unused = self.leave_secrets_out()?;
        self.check_sealed(limit)?;
        loop {
            let (own, rules, notes) = self.gather()?;
            let sealed = self.sealed.as_ref();
            if rules.is_empty() && self.secrets.is_empty() && sealed.is_none_or(Sealed::is_empty) {
                return Err(BuildError::new("no rule is left"));
            }
            let ids: Vec<String> = rules[..own].iter().map(|(id, _)| id.clone()).collect();
            let notes = unused.iter().cloned().chain(notes).collect();
            let redactor = self.compile(rules, sealed, notes, limit);
            let refusals = redactor.rules().prove(own);
            if refusals.is_empty() {
                adding::add(redactor.registry(), &self.secrets)?;
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

    /// Forgets secrets that would hide what stands everywhere, and says so.
    ///
    /// # Errors
    ///
    /// When what the shortest one may be is too short.
    fn leave_secrets_out(&mut self) -> Result<Vec<Note>, BuildError> {
        let (shortest, least) = (self.shortest(), Secret::MIN_SHORTEST);
        if shortest < least {
            return Err(BuildError::new(format!(
                "shortest secret: {shortest} bytes, must be {least} or more"
            )));
        }
        let mut notes = Vec::new();
        self.secrets.retain_mut(|secret| {
            secret.skip_below(shortest);
            let why = secret.why_unused(shortest);
            notes.extend(why.map(|why| Note {
                origin: None,
                rule: String::new(),
                message: format!("secret {:?}: not used: {why}", secret.name()),
            }));
            why.is_none()
        });
        Ok(notes)
    }

    pub(crate) fn shortest(&self) -> usize {
        self.shortest_secret.unwrap_or(Secret::SHORTEST)
    }

    /// # Errors
    ///
    /// When a sealed value is longer than what may be held back.
    fn check_sealed(&self, limit: usize) -> Result<(), BuildError> {
        let mut values = self.sealed.iter().flat_map(|sealed| &sealed.values);
        match values.find(|value| usize::from(value.length) > limit) {
            None => Ok(()),
            Some(value) => Err(BuildError::new(format!(
                "sealed value {:?}: longer than the limit of {limit} bytes; it could not be held \
                 back until it is known",
                value.label
            ))),
        }
    }

    /// Compiles rules, with these sealed values; no secret is known yet.
    fn compile(
        &self,
        rules: Spelled,
        sealed: Option<&Sealed>,
        notes: Vec<Note>,
        limit: usize,
    ) -> Redactor {
        let labels = sealed.iter().flat_map(|sealed| sealed.labels());
        let masks = Masks::new(labels, rules.iter().map(|(id, _)| &**id), &self.mask);
        let sealed = sealed.filter(|sealed| !sealed.is_empty());
        let sealed = sealed.map(|sealed| Fingerprints::new(sealed, &masks.sealed()));
        let registry = Registry::new(masks, sealed, limit, self.shortest());
        Redactor::compile(registry, rules, notes)
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
            let alone = self.compile(forms, None, Vec::new(), limit);
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
