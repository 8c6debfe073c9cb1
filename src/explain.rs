//! What people ask of rules: which there are, what one of them says, and why
//! something was, or was not, hidden. Outside the hot path, and never with a secret
//! in the answer.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::builder::Builder;
use crate::engine::explain::{Outcome, Seen, explain};
use crate::program::BuildError;
use crate::program::masks::{RULES, SEALED};
use crate::redactor::Redactor;
use crate::rule::user::EXTRA_KEY;
use crate::rule::{self, Lead, Level, sample};
use crate::secret::Secret;
use crate::secret::sealed::Sealed;

/// What is known of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// The label of its masks.
    pub id: String,
    /// What it is, in a few words.
    pub about: String,
    /// Where the format is documented.
    pub source: String,
    /// Its vendor, or the kind of place where it looks.
    pub family: String,
    /// The lowest level at which it is used.
    pub level: Level,
    /// Whether it is in use: neither its level nor a choice of rules excludes it.
    pub is_used: bool,
    /// The file and line where it is written, if it is a user's.
    pub origin: Option<Arc<str>>,
}

/// One rule, with what it looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Detail {
    /// What is known of it.
    pub facts: Facts,
    /// What it looks for: what each is, and a pattern or a list of words.
    pub patterns: Vec<(&'static str, String)>,
    /// Texts in which it hides something, and what is left of them.
    pub examples: Vec<(Vec<u8>, Vec<u8>)>,
    /// Texts that it leaves alone.
    pub counterexamples: Vec<Vec<u8>>,
}

/// Why a haystack is redacted as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// What is hidden, in order.
    pub findings: Vec<Finding>,
    /// What is not, and nearly is, in order.
    pub near_misses: Vec<NearMiss>,
}

/// Something hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that names it, or the label of the known secret.
    pub rule: String,
    /// Where the hidden part begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is shown before it.
    pub lead: Vec<u8>,
}

/// Something that looked like a secret for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NearMiss {
    /// The rule.
    pub rule: String,
    /// Where the secret would begin.
    pub at: usize,
    /// What stands before it.
    pub lead: Vec<u8>,
    /// Why it is none.
    pub reason: String,
}

/// So much of a lead is shown.
const LEAD_SHOWN: usize = 48;

impl Builder {
    /// All rules, the package's and the user's, in use or not; in the order that
    /// settles a label.
    #[must_use]
    pub fn facts(&self) -> Vec<Facts> {
        let level = self.level;
        let facts = |id: &str, family: &str, least: Level| Facts {
            id: id.to_owned(),
            about: String::new(),
            source: String::new(),
            family: family.to_owned(),
            level: least,
            is_used: least <= level && self.chooses(id, family),
            origin: None,
        };
        let mut all: Vec<Facts> = Vec::new();
        for rule in &self.rules {
            all.push(Facts {
                about: rule.about.clone(),
                source: rule.source.clone(),
                origin: rule.origin.clone(),
                ..facts(&rule.id, &rule.family, rule.level)
            });
        }
        for rule in rule::all() {
            // Rows of one rule stand together, but for users' rules of that name.
            if all.last().is_some_and(|last| last.id == rule.id) {
                continue;
            }
            all.push(Facts {
                about: rule.about.to_owned(),
                source: rule.source.to_owned(),
                ..facts(rule.id, rule.family(), rule.level)
            });
        }
        if !self.extra_keys.is_empty() {
            all.push(Facts {
                about: "value under a key that the user named".to_owned(),
                ..facts(EXTRA_KEY, "assignment", Level::Strict)
            });
        }
        let mut seen = std::collections::HashSet::new();
        all.retain(|facts| seen.insert(facts.id.clone()));
        all
    }

    /// What a rule looks for, with examples.
    #[must_use]
    pub fn detail(&self, id: &str) -> Option<Detail> {
        let facts = self.facts().into_iter().find(|facts| facts.id == id)?;
        let mut detail = Detail {
            facts,
            patterns: Vec::new(),
            examples: Vec::new(),
            counterexamples: Vec::new(),
        };
        let alone = self.everything().only([id]);
        let redactor = alone.clone().build().ok();
        let mut example = |text: Vec<u8>| {
            let hidden = redactor
                .as_ref()
                .map(|alone| alone.redact(&text).into_owned());
            detail.examples.extend(hidden.map(|hidden| (text, hidden)));
        };
        for rule in self.rules.iter().filter(|rule| rule.id == id) {
            detail.patterns.extend(rule.facts());
            // All that is said of it; that it is left out, if nothing of it runs.
            let notes = match &redactor {
                Some(redactor) => redactor.notes().to_vec(),
                None => alone
                    .rules_in_use()
                    .map_or_else(|_| Vec::new(), |(_, notes)| notes),
            };
            let of_it = notes.into_iter().filter(|note| note.rule == id);
            let said = of_it.map(|note| ("note", note.message));
            detail.patterns.extend(said);
            for text in &rule.examples {
                example(text.clone().into_bytes());
            }
            let texts = rule
                .counterexamples
                .iter()
                .map(|text| text.clone().into_bytes());
            detail.counterexamples.extend(texts);
        }
        for rule in rule::all().filter(|rule| rule.id == id) {
            detail.patterns.extend(patterns(rule));
            for template in rule.examples {
                example(sample::expand(template, 1).text);
            }
            let texts = rule.counterexamples.iter();
            detail
                .counterexamples
                .extend(texts.map(|template| sample::expand(template, 1).text));
        }
        if id == EXTRA_KEY {
            detail.patterns.push(("keys", self.extra_keys.join(" ")));
        }
        Some(detail)
    }

    /// Why a haystack is redacted as it is. Slow: it looks at every place under every
    /// rule.
    ///
    /// # Errors
    ///
    /// As for [`Builder::build`].
    pub fn explain(&self, haystack: &[u8]) -> Result<Explanation, BuildError> {
        let facts: BTreeMap<String, Facts> = self
            .facts()
            .into_iter()
            .map(|facts| (facts.id.clone(), facts))
            .collect();
        let (names, seen) = look(&self.everything(), haystack)?;
        let is_used = |seen: &Seen| {
            // A known secret may be called as a rule is.
            let facts = facts.get(names.of(seen.rule));
            seen.rule < RULES || facts.is_none_or(|facts| facts.is_used)
        };
        let findings = findings(seen.iter().filter(|seen| is_used(seen)), &names, haystack);
        // What would be found if nothing were allowed is what a list allows.
        let allowed: Vec<Seen> = match self.everything().without_lists() {
            Some(bare) => look(&bare, haystack)?.1,
            None => Vec::new(),
        };
        let is_allowed = |miss: &Seen| {
            allowed.iter().any(|seen| {
                (seen.rule, seen.start) == (miss.rule, miss.start)
                    && matches!(seen.outcome, Outcome::Found(_))
            })
        };
        let mut best: BTreeMap<(usize, u32), Seen> = BTreeMap::new();
        for miss in seen {
            let place = best.entry((miss.lead, miss.rule)).or_insert(miss);
            if miss.outcome > place.outcome {
                *place = miss;
            }
        }
        let mut near_misses = Vec::new();
        for miss in best.into_values() {
            let id = names.of(miss.rule);
            let within = |finding: &Finding| (finding.start..finding.end).contains(&miss.start);
            if findings.iter().any(within) {
                continue;
            }
            let reason = match miss.outcome {
                Outcome::Found(_) if is_used(&miss) => continue,
                Outcome::Found(_) => match facts.get(id) {
                    Some(facts) if facts.level > self.level => {
                        format!("the rule is not in use below the level {:?}", facts.level)
                            .to_lowercase()
                    }
                    _ => "the rule is left out".to_owned(),
                },
                _ if !is_used(&miss) => continue,
                outcome => reason(outcome, is_allowed(&miss)),
            };
            near_misses.push(NearMiss {
                rule: id.to_owned(),
                at: miss.start,
                lead: lead(haystack, miss.lead..miss.start, &findings),
                reason,
            });
        }
        near_misses.sort_by(|one, other| (one.at, &one.rule).cmp(&(other.at, &other.rule)));
        near_misses.dedup();
        Ok(Explanation {
            findings,
            near_misses,
        })
    }

    /// The same with all rules in use.
    fn everything(&self) -> Builder {
        Builder {
            only: None,
            skip: Vec::new(),
            level: Level::Paranoid,
            ..self.clone()
        }
    }

    /// The same without allow-lists, if there are any.
    fn without_lists(mut self) -> Option<Builder> {
        let mut had = !self.allow.is_empty();
        self.allow = rule::user::Allow::default();
        for rule in &mut self.rules {
            had |= !rule.allow.is_empty();
            rule.allow = rule::user::Allow::default();
            // Its examples may rely on them.
            rule.examples.clear();
            rule.counterexamples.clear();
        }
        had.then_some(self)
    }
}

/// The labels of secrets, of sealed values and of rules, by their ranks.
struct Names {
    secrets: Vec<String>,
    sealed: Vec<String>,
    rules: Vec<String>,
}

impl Names {
    fn of(&self, rank: u32) -> &str {
        match rank {
            RULES.. => &self.rules[(rank - RULES) as usize],
            SEALED.. => &self.sealed[(rank - SEALED) as usize],
            _ => &self.secrets[rank as usize],
        }
    }
}

/// What is seen with these secrets and rules, and their labels.
fn look(builder: &Builder, haystack: &[u8]) -> Result<(Names, Vec<Seen>), BuildError> {
    let limit = builder.limit.unwrap_or(Redactor::DEFAULT_LIMIT);
    let (builder, redactor) = builder.clone().settle(limit)?;
    let (rules, _) = builder.rules_in_use()?;
    let sealed = builder.sealed.iter().flat_map(Sealed::labels);
    let names = Names {
        secrets: builder.secrets.iter().map(Secret::label).collect(),
        sealed: sealed.map(str::to_owned).collect(),
        rules: rules.into_iter().map(|(id, _)| id).collect(),
    };
    Ok((names, explain(&redactor.program(), haystack)))
}

/// The union of what was found, each span with the name of what starts first.
fn findings<'s>(
    seen: impl Iterator<Item = &'s Seen>,
    names: &Names,
    haystack: &[u8],
) -> Vec<Finding> {
    let mut found: Vec<(usize, u32, usize, usize)> = seen
        .filter_map(|seen| match seen.outcome {
            Outcome::Found(end) => Some((seen.start, seen.rule, end, seen.lead)),
            _ => None,
        })
        .collect();
    found.sort_unstable();
    let mut findings: Vec<Finding> = Vec::new();
    for (start, rule, end, from) in found {
        match findings.last_mut() {
            Some(last) if start < last.end => last.end = last.end.max(end),
            _ => {
                let lead = lead(haystack, from..start, &findings);
                let rule = names.of(rule).to_owned();
                findings.push(Finding {
                    rule,
                    start,
                    end,
                    lead,
                });
            }
        }
    }
    findings
}

/// What is shown of a lead: its end, and nothing that is hidden.
fn lead(haystack: &[u8], range: Range<usize>, findings: &[Finding]) -> Vec<u8> {
    let hidden = findings
        .iter()
        .filter(|finding| finding.start < range.end)
        .map(|finding| finding.end)
        .max();
    let start = range
        .start
        .max(range.end.saturating_sub(LEAD_SHOWN))
        .max(hidden.unwrap_or(0))
        .min(range.end);
    haystack[start..range.end].to_vec()
}

fn reason(outcome: Outcome, is_allowed: bool) -> String {
    let reason = match outcome {
        _ if is_allowed => "it is on an allow-list",
        Outcome::Border => "what stands before it belongs to a longer word, or does not go with it",
        Outcome::Lead => "what follows leads to no value",
        Outcome::Fits(0) => "what follows is nothing like its secret",
        Outcome::Fits(length) => {
            return format!(
                "the first {length} bytes fit, then it ends or goes on otherwise: too short, or \
                 another character"
            );
        }
        Outcome::Spared => "it is a placeholder, a look-alike, or longer than such a secret",
        Outcome::Refused => "the check fails: a filler, too regular, or it holds a stopword",
        Outcome::Found(_) => "",
    };
    reason.to_owned()
}

/// What a rule of the package looks for.
fn patterns(rule: &rule::Rule) -> Vec<(&'static str, String)> {
    let mut patterns = Vec::new();
    let mut add = |name: &'static str, text: Cow<'_, str>| {
        if !text.is_empty() {
            patterns.push((name, text.into_owned()));
        }
    };
    match rule.lead {
        Lead::Literal {
            literals,
            before,
            then,
            ..
        } => {
            add("behind", before.into());
            add("anchors", literals.join(" ").into());
            add("then", then.into());
        }
        Lead::Run { class } => add("begins", format!("{class}{{{}}}", rule::RUN_LEAD).into()),
        Lead::Encoded { anchors, .. } => add("in base64", anchors.join(" ").into()),
        Lead::Context { words, .. } => add("names", words.join(" ").into()),
        Lead::Key { words, .. } => add("keys", words.join(" ").into()),
    }
    add("secret", rule.secret.into());
    add("spared", rule.spare.into());
    patterns
}
