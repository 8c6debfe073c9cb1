//! Rules that a user writes: a regular expression becomes forms.
//!
//! ```text
//!   (?i)\b(?:acme)[\w.-]{0,20}[=:]{1,3}['"]?([a-z0-9]{32})(?:['"\s;]|$)
//!          literal then                      secret        what must follow
//!                             `split` finds the secret,
//!                             `lead` the literal that announces it,
//!                             `secret` what is hidden and what spares it
//! ```
//!
//! What a stream cannot honour as it is written is left out, always so that more
//! is hidden and not less, and is said in a [`Note`]; a rule of which nothing can
//! be noticed is refused.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use super::form::Form;
use super::{Check, Level};

mod hir;
/// Telling keys that a user names.
mod keys;
mod lead;
mod secret;
pub(crate) mod split;
#[cfg(test)]
mod tests;

pub(crate) use keys::{EXTRA_KEY, extra_keys};
use split::Part;

/// A rule of your own: what is hidden is a regular expression's first group, or
/// all that it matches but for the literal it begins with.
///
/// ```
/// use redact_stream::{Redactor, Rule};
///
/// let redactor = Redactor::builder()
///     .rule(
///         Rule::new("corp-ticket")
///             .about("ticket of the corporate login")
///             .pattern(r"\bct_([0-9a-f]{16})\b")
///             .examples(["ct_0123456789abcdef"]),
///     )
///     .build()?;
/// assert_eq!(
///     redactor.redact_str("got ct_00c0ffee00c0ffee."),
///     "got ct___REDACTED:corp-ticket__."
/// );
/// # Ok::<(), redact_stream::BuildError>(())
/// ```
///
/// A first group that can only be one of a few texts, as in `(https?|ftp)://…`, only
/// joins them: all of the match is hidden then, unless that group is named.
///
/// The pattern is searched for at every place of the stream, on bytes: ASCII
/// classes, no Unicode, a dot is any byte but a newline. Before the secret some
/// text of two or more characters must stand; it is shown. What must follow the
/// secret is known by its first byte, and the end of the stream counts as it.
/// A token is hidden to its end, even past what the pattern says.
#[derive(Clone, Debug)]
#[must_use = "a rule does nothing until a builder gets it"]
pub struct Rule {
    pub(crate) id: String,
    pub(crate) about: String,
    pub(crate) source: String,
    pub(crate) family: String,
    pub(crate) pattern: String,
    pub(crate) keywords: Vec<String>,
    pub(crate) part: Part,
    pub(crate) entropy: f64,
    pub(crate) level: Level,
    pub(crate) allow: Allow,
    pub(crate) stopwords: Vec<String>,
    pub(crate) examples: Vec<String>,
    pub(crate) counterexamples: Vec<String>,
    /// Where it was written: file and line.
    pub(crate) origin: Option<Arc<str>>,
    /// It was written for another program: what cannot be honoured is left out.
    pub(crate) imported: bool,
    /// What its file said that cannot be honoured.
    pub(crate) notes: Vec<String>,
    /// It is too big with all its counts.
    pub(crate) relaxed: bool,
    /// Why it cannot be built, if that has been found out.
    pub(crate) refused: Option<String>,
}

/// What is no secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Allow {
    /// Exact values.
    pub(crate) values: Vec<String>,
    /// Patterns on the whole value.
    pub(crate) patterns: Vec<String>,
    /// Patterns on what stands right before the value.
    pub(crate) leads: Vec<String>,
}

/// Up to here a rule that would get too big counts.
const COUNTED: u32 = 16;

/// Something that a rule asked for and a stream cannot give, or a known secret that is not
/// used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The file and line of the rule, if it stands in a file.
    pub origin: Option<Arc<str>>,
    /// The id of the rule, or nothing for what belongs to a whole file or is about a secret.
    pub rule: String,
    /// What is left out, or that the whole rule is, and why.
    pub message: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(origin) = &self.origin {
            write!(f, "{origin}: ")?;
        }
        if !self.rule.is_empty() {
            write!(f, "rule '{}': ", self.rule)?;
        }
        f.write_str(&self.message)
    }
}

/// What lists of allowed values have come to: the rules of a file mostly share one.
pub(crate) type Spares = HashMap<Allow, Result<String, String>>;

/// What is said about one rule, each thing once.
#[derive(Debug, Default)]
pub(crate) struct Notes(pub(crate) Vec<String>);

impl Notes {
    pub(crate) fn say(&mut self, note: &str) {
        if !self.0.iter().any(|said| said == note) {
            self.0.push(note.to_owned());
        }
    }
}

impl Rule {
    /// A rule with this id, which its masks show. An id is made of lower-case
    /// letters, digits and hyphens, and no rule of the package has it.
    pub fn new(id: impl Into<String>) -> Rule {
        Rule {
            id: id.into(),
            about: String::new(),
            source: String::new(),
            family: "own".to_owned(),
            pattern: String::new(),
            keywords: Vec::new(),
            part: Part::First,
            entropy: 0.0,
            level: Level::Strict,
            allow: Allow::default(),
            stopwords: Vec::new(),
            examples: Vec::new(),
            counterexamples: Vec::new(),
            origin: None,
            imported: false,
            notes: Vec::new(),
            relaxed: false,
            refused: None,
        }
    }

    /// What it is, in a few words, for lists.
    pub fn about(mut self, about: impl Into<String>) -> Rule {
        self.about = about.into();
        self
    }

    /// Where the format is documented.
    pub fn source(mut self, source: impl Into<String>) -> Rule {
        self.source = source.into();
        self
    }

    /// The family it belongs to; `own` unless set.
    pub fn family(mut self, family: impl Into<String>) -> Rule {
        self.family = family.into();
        self
    }

    /// The regular expression.
    pub fn pattern(mut self, pattern: impl Into<String>) -> Rule {
        self.pattern = pattern.into();
        self
    }

    /// Instead of one pattern: the texts that a secret begins with, which are
    /// shown, and the pattern of what follows.
    pub fn anchors<I: IntoIterator<Item = S>, S: AsRef<str>>(
        self,
        anchors: I,
        secret: &str,
    ) -> Rule {
        let anchors: Vec<String> = anchors
            .into_iter()
            .map(|anchor| regex_syntax::escape(anchor.as_ref()))
            .collect();
        self.pattern(format!("(?:{})({secret})", anchors.join("|")))
    }

    /// Words of which one stands in every match. Where the pattern leaves a choice,
    /// they say what it is noticed by.
    pub fn keywords<I: IntoIterator<Item = S>, S: Into<String>>(mut self, words: I) -> Rule {
        self.keywords.extend(words.into_iter().map(Into::into));
        self
    }

    /// The group of the pattern that is the secret, by its number; the first one
    /// unless set. 0 is the first one, too.
    pub fn secret_group(mut self, number: u32) -> Rule {
        self.part = if number == 0 {
            Part::First
        } else {
            Part::Number(number)
        };
        self
    }

    /// The group of the pattern that is the secret, by its name. A group named
    /// `secret` needs no mention.
    pub fn secret_name(mut self, name: impl Into<String>) -> Rule {
        self.part = Part::Name(name.into());
        self
    }

    /// The least Shannon entropy in bits per byte. Of a value whose length may vary
    /// 24 bytes are looked at.
    pub fn entropy(mut self, bits: f64) -> Rule {
        self.entropy = bits;
        self
    }

    /// The lowest level at which it is used; without it, at all of them.
    pub fn level(mut self, level: Level) -> Rule {
        self.level = level;
        self
    }

    /// Values that are no secrets.
    pub fn allow_values<I: IntoIterator<Item = S>, S: Into<String>>(mut self, values: I) -> Rule {
        self.allow.values.extend(values.into_iter().map(Into::into));
        self
    }

    /// Patterns of values that are no secrets: each is held against the whole value.
    pub fn allow_patterns<I: IntoIterator<Item = S>, S: Into<String>>(mut self, of: I) -> Rule {
        self.allow.patterns.extend(of.into_iter().map(Into::into));
        self
    }

    /// Patterns of what stands right before values that are no secrets.
    pub fn allow_leads<I: IntoIterator<Item = S>, S: Into<String>>(mut self, of: I) -> Rule {
        self.allow.leads.extend(of.into_iter().map(Into::into));
        self
    }

    /// Words that no secret holds, in any case. Of a value whose length may vary 24
    /// bytes are looked at.
    pub fn stopwords<I: IntoIterator<Item = S>, S: Into<String>>(mut self, words: I) -> Rule {
        self.stopwords.extend(words.into_iter().map(Into::into));
        self
    }

    /// Texts in which it hides something. They are tried when it is built.
    pub fn examples<I: IntoIterator<Item = S>, S: Into<String>>(mut self, texts: I) -> Rule {
        self.examples.extend(texts.into_iter().map(Into::into));
        self
    }

    /// Texts that it leaves alone. They are tried when it is built.
    pub fn counterexamples<I: IntoIterator<Item = S>, S: Into<String>>(mut self, texts: I) -> Rule {
        self.counterexamples
            .extend(texts.into_iter().map(Into::into));
        self
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its regular expression.
    #[must_use]
    pub fn regex(&self) -> &str {
        &self.pattern
    }

    /// The file and the line where it is written, if it stands in a file.
    #[must_use]
    pub fn origin(&self) -> Option<&Arc<str>> {
        self.origin.as_ref()
    }

    /// What it looks for: what each is, and a pattern or a list of words. Allowed
    /// values are counted: they may be secrets after all.
    pub(crate) fn facts(&self) -> Vec<(&'static str, String)> {
        let group = match &self.part {
            Part::First => String::new(),
            Part::Number(number) => number.to_string(),
            Part::Name(name) => name.clone(),
        };
        let entropy = match self.entropy > 0.0 {
            true => format!("{} bits per byte", self.entropy),
            false => String::new(),
        };
        let values = match self.allow.values.len() {
            0 => String::new(),
            count => format!("{count} values"),
        };
        let mut facts = vec![
            ("pattern", self.pattern.clone()),
            ("group", group),
            ("keywords", self.keywords.join(" ")),
            ("entropy", entropy),
            ("stopwords", self.stopwords.join(" ")),
            ("allows", values),
        ];
        facts.extend(
            self.allow
                .patterns
                .iter()
                .map(|list| ("allows", list.clone())),
        );
        facts.extend(
            self.allow
                .leads
                .iter()
                .map(|list| ("  behind", list.clone())),
        );
        facts.retain(|(_, value)| !value.is_empty());
        facts
    }

    /// A note about this rule.
    pub(crate) fn note(&self, message: &str) -> Note {
        Note {
            origin: self.origin.clone(),
            rule: self.id.clone(),
            message: message.to_owned(),
        }
    }

    /// Spells the rule out.
    ///
    /// # Errors
    ///
    /// A sentence that says why nothing of it can be honoured.
    pub(crate) fn forms(
        &self,
        notes: &mut Notes,
        spares: &mut Spares,
    ) -> Result<Vec<Form>, String> {
        self.notes.iter().for_each(|note| notes.say(note));
        if let Some(why) = &self.refused {
            return Err(why.clone());
        }
        if self.pattern.is_empty() {
            return Err("it has no pattern".to_owned());
        }
        let pattern = hir::parse(&self.pattern)?;
        let named = Part::Name("secret".to_owned());
        let part = match self.part {
            Part::First if split::split(&pattern, &named).is_ok() => &named,
            _ => &self.part,
        };
        let checked = self.least_checked()?;
        let spare = match spares.get(&self.allow) {
            Some(spare) => spare.clone()?,
            None => {
                let spare = self.allow.spare();
                spares.insert(self.allow.clone(), spare.clone());
                spare?
            }
        };
        let leads_allowed = allowed_leads(&self.allow.leads, notes)?;
        let mut forms = Vec::new();
        for way in split::split(&pattern, part)? {
            let right = way.right.clone();
            for mut lead in lead::leads(way, &self.keywords, notes)? {
                if self.relaxed {
                    notes.say(&format!(
                        "it is too big: counts above {COUNTED} are 'so many or more'"
                    ));
                    for part in lead.then.iter_mut().chain(&mut lead.body) {
                        *part = hir::relax(part, COUNTED);
                    }
                }
                if hir::min_len(&lead.body) == 0 {
                    return Err("its secret may be empty".to_owned());
                }
                if hir::has_endless_way(&lead.body) {
                    notes.say("a value is given up that is not complete within 1024 bytes");
                }
                for secret in secret::secrets(&lead.body, &right, checked, notes) {
                    forms.push(Form {
                        border: lead.border,
                        before: hir::print(&lead.before),
                        literals: lead.literals.clone(),
                        endings: Vec::new(),
                        words: Default::default(),
                        gap: Default::default(),
                        then: hir::print(&lead.then),
                        spare: either(&secret.spare, &spare),
                        secret: secret.secret,
                        wrap: "",
                        check: self.check(&lead.body, secret.is_open, notes),
                        checked_lead: lead.taken,
                        reach: hir::min_len(&lead.body).max(1024),
                        max: 0,
                        trail: 0,
                        searched: lead.searched,
                        encoded: false,
                        random: false,
                        folded: lead.folded,
                        aside: true,
                        stopwords: self.stopwords.clone(),
                        allowed_leads: leads_allowed.clone(),
                    });
                }
            }
        }
        Ok(forms)
    }

    /// The least length of a value that could pass the checks, if there are any.
    fn least_checked(&self) -> Result<Option<u32>, String> {
        if !(0.0..=8.0).contains(&self.entropy) {
            return Err("its entropy must be from 0 to 8".to_owned());
        }
        let least = self.entropy.exp2().ceil() as u32;
        Ok((self.entropy > 0.0 || !self.stopwords.is_empty()).then_some(least))
    }

    /// The check on a first match.
    fn check(&self, body: &[regex_syntax::hir::Hir], is_open: bool, notes: &mut Notes) -> Check {
        let tenths = (self.entropy * 10.0).floor() as u8;
        if tenths == 0 {
            return Check::None;
        }
        // Of a value that may go on, its beginning must come close.
        let tenths = if is_open {
            tenths.saturating_sub(3)
        } else {
            tenths
        };
        let seen = hir::min_len(body).clamp(1, 24) as f64;
        if is_open
            && hir::max_len(body) != Some(hir::min_len(body))
            && seen.log2() * 10.0 < f64::from(tenths)
        {
            notes.say("the entropy of a value of this form is not measured");
            return Check::None;
        }
        Check::Entropy(tenths)
    }
}

impl Allow {
    pub(crate) fn is_empty(&self) -> bool {
        self == &Allow::default()
    }

    /// What spares whole values.
    ///
    /// # Errors
    ///
    /// When a pattern does not parse or looks around.
    pub(crate) fn spare(&self) -> Result<String, String> {
        let mut spares: Vec<String> = self
            .values
            .iter()
            .filter(|value| !value.is_empty())
            .map(|value| escape(value))
            .collect();
        let mut open = Vec::new();
        for pattern in &self.patterns {
            let mut parts = value_pattern(pattern)?;
            let is_open = parts.len() > 1 && parts.last().is_some_and(hir::is_anything);
            if is_open {
                parts.pop();
            }
            let list = if is_open { &mut open } else { &mut spares };
            list.push(hir::print(&parts));
        }
        // Behind any of these anything may follow. Written once, so that the automaton
        // does not have to remember which of them it has seen.
        if !open.is_empty() {
            spares.push(format!("(?:{})(?-u:[\\x00-\\xFF])*", open.join("|")));
        }
        Ok(spares.join("|"))
    }
}

/// A value's bytes as a pattern.
fn escape(value: &str) -> String {
    value.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
}

/// A pattern on a whole value, in parts.
fn value_pattern(pattern: &str) -> Result<Vec<regex_syntax::hir::Hir>, String> {
    let parsed = hir::parse(pattern).map_err(|error| format!("an allowed value: {error}"))?;
    let mut parts = hir::sequence(&parsed);
    let is = |part: Option<&regex_syntax::hir::Hir>, test: fn(regex_syntax::hir::Look) -> bool| {
        matches!(part.map(regex_syntax::hir::Hir::kind),
            Some(&regex_syntax::hir::HirKind::Look(look)) if test(look))
    };
    if is(parts.first(), hir::is_start) {
        parts.remove(0);
    }
    if is(parts.last(), hir::is_end) {
        parts.pop();
    }
    let (parts, looked) = hir::without_looks(&parts);
    if looked {
        return Err(
            "an allowed value: its pattern looks around; it is held against the whole value"
                .to_owned(),
        );
    }
    match hir::print(&parts).is_empty() {
        true => Err("an allowed value: its pattern is empty".to_owned()),
        false => Ok(parts),
    }
}

/// Patterns on what stands before a secret.
pub(crate) fn allowed_leads(leads: &[String], notes: &mut Notes) -> Result<Vec<String>, String> {
    let mut printed = Vec::new();
    for lead in leads {
        let parsed = hir::parse(lead).map_err(|error| format!("an allowed lead: {error}"))?;
        let (parts, looked) = hir::without_looks(&hir::sequence(&parsed));
        if looked {
            return Err("an allowed lead: its pattern looks around".to_owned());
        }
        if hir::min_len(&parts) == 0 {
            return Err("an allowed lead: its pattern may match nothing".to_owned());
        }
        let mut clamped = false;
        let parts: Vec<_> = parts
            .iter()
            .map(|part| hir::clamp(part, 64, &mut clamped))
            .collect();
        if clamped || hir::max_len(&parts).is_none_or(|len| len > super::form::LEAD_SEEN) {
            notes.say("of what stands before a value, 128 bytes are looked at for an allowed lead");
        }
        printed.push(hir::print(&parts));
    }
    Ok(printed)
}

/// Spares also what another pattern does.
pub(crate) fn either(one: &str, other: &str) -> String {
    match (one, other) {
        ("", other) => other.to_owned(),
        (one, "") => one.to_owned(),
        (one, other) => format!("{one}|{other}"),
    }
}

impl Form {
    /// Spares also these values, whatever stands behind them in the match.
    pub(crate) fn spare_also(&mut self, spare: &str) {
        if spare.is_empty() {
            return;
        }
        let spare = match self.trail {
            0 => spare.to_owned(),
            trail => format!("(?:{spare}).{{{trail}}}"),
        };
        self.spare = either(&self.spare, &spare);
    }
}

/// Whether a rule of the package has this id.
pub(crate) fn is_taken(id: &str) -> bool {
    id == EXTRA_KEY || super::all().any(|rule| rule.id == id)
}

/// Whether an id can stand in a mask: lower-case words with hyphens between.
pub(crate) fn is_id(id: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    id.len() < crate::program::mask::MAX_LABEL && id.split('-').all(word)
}
