//! What a program is made of. Immutable, and shared by all streams.

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

use super::BuildError;
use super::bare::Bares;
use super::index::Index;
use super::machine::{Lazy, Secret};
use super::names::Names;
use super::samples::Samples;
use super::sealed::Fingerprints;
use super::values::Values;
use crate::rule::{Border, Check};

/// Rules and secrets as the engine uses them. Immutable, shared.
#[derive(Debug)]
pub(crate) struct Program {
    /// No other program of this process has it.
    pub(crate) id: u64,
    /// The known secrets, the sealed values and then the rules in use, in the order that
    /// settles a label.
    pub(crate) rules: Vec<Named>,
    /// The known secrets, if there are any.
    pub(crate) known: Option<Known>,
    /// The sealed values, if there are any.
    pub(crate) sealed: Option<Fingerprints>,
    /// So many of [`Program::rules`] are known secrets and sealed values.
    pub(crate) secrets_known: usize,
    /// What opens where a lead ends.
    pub(crate) groups: Vec<Group>,
    /// Automata for what stands between a literal and a secret.
    pub(crate) leads: Vec<Lead>,
    /// The literals that leads are made of.
    pub(crate) literals: Vec<Literal>,
    /// Tokens without an anchor.
    pub(crate) bare: Bares,
    /// What tells values by their vendor's name.
    /// What they mean: an index into [`Program::groups`].
    pub(crate) contexts: Names,
    /// The telling keys. What they mean: an index into [`Program::keys`].
    pub(crate) key_names: Names,
    /// What telling keys open.
    pub(crate) keys: Vec<Keys>,
    /// What is noticed by a separator and is more than a key and a gap.
    pub(crate) shapes: Vec<Shaped>,
    /// Automata that are run backwards from a literal or a separator.
    pub(crate) befores: Vec<Lazy>,
    /// Automata for secrets.
    pub(crate) secrets: Vec<Secret>,
    /// What users' checks look for in a secret and before it.
    pub(crate) lists: Vec<List>,
    /// Where to look for literals and keys.
    pub(crate) index: Index,
    /// How many bytes may be held back for one candidate.
    pub(crate) limit: u64,
    /// All labels an earlier mask may have, sorted.
    pub(crate) labels: Vec<Box<str>>,
    /// The fixed mask text, if that is the style.
    pub(crate) text: Option<Finder<'static>>,
}

impl Program {
    /// Builds all that the first so many rules (without the known secrets) need: they are a user's, and no test
    /// has shown beforehand that they can be built. Says for which rules that cannot
    /// be done, and why.
    pub(crate) fn prove(&self, rules: usize) -> BTreeMap<usize, BuildError> {
        let number = |member: &Member| member.rule as usize - self.secrets_known;
        // The first rule of a group is the first of all.
        let first = |group: usize| number(&self.groups[group].members[0]);
        let mut refused = BTreeMap::new();
        let mut note = |rule: usize, proof: Result<(), BuildError>| {
            if let Err(error) = proof {
                refused.entry(rule).or_insert(error);
            }
        };
        for (at, group) in self.groups.iter().enumerate() {
            if first(at) < rules {
                note(first(at), self.secrets[group.secret].prove());
                for member in &group.members {
                    let list = member.list.map(|list| &self.lists[usize::from(list)]);
                    if let Some(leads) = list.and_then(|list| list.leads.as_ref()) {
                        note(number(member), leads.prove());
                    }
                }
            }
        }
        for entry in self.literals.iter().flat_map(|literal| &literal.entries) {
            let groups = match &entry.opens {
                Opens::Groups(groups) => groups,
                Opens::Lead(lead) => &self.leads[*lead].targets,
            };
            let Some(rule) = groups.iter().map(|&group| first(group)).min() else {
                continue;
            };
            if rule < rules {
                if let Opens::Lead(lead) = entry.opens {
                    note(rule, self.leads[lead].automaton.prove());
                }
                if let Some(before) = entry.before {
                    note(rule, self.befores[before].prove());
                }
            }
        }
        refused
    }

    /// Whether anything may begin where a token begins that looks random.
    pub(crate) fn has_starts(&self) -> bool {
        !self.bare.is_empty() || !self.contexts.is_empty()
    }
}

/// The known secrets: what they are, and where one may begin.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) values: Values,
    pub(crate) samples: Samples,
}

/// A rule's name and its mask.
#[derive(Debug)]
pub(crate) struct Named {
    /// Written in place of a span.
    pub(crate) mask: Box<[u8]>,
}

/// Forms that share a lead and an automaton.
#[derive(Debug)]
pub(crate) struct Group {
    /// The automaton, an index into [`Program::secrets`].
    pub(crate) secret: usize,
    /// The forms: member `k` has bit `k` in the automaton's masks.
    pub(crate) members: Vec<Member>,
}

/// What one form adds to its automaton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// The rule: an index into [`Program::rules`], and its rank among labels.
    pub(crate) rule: u32,
    /// The first rule with the same mask.
    pub(crate) label: u32,
    /// Written on both sides of the mask.
    pub(crate) wrap: &'static str,
    pub(crate) check: Check,
    /// What else a first match must not hold or stand behind: an index into
    /// [`Program::lists`].
    pub(crate) list: Option<u16>,
    pub(crate) checked_lead: u64,
    pub(crate) reach: u64,
    /// `u64::MAX` when there is none.
    pub(crate) max: u64,
    pub(crate) trail: u64,
    /// Whether the secret must look random, with the lead that a check sees.
    pub(crate) random: bool,
}

impl Member {
    /// Whether a first match must satisfy anything.
    pub(crate) fn is_checked(&self) -> bool {
        self.random || self.check != Check::None || self.list.is_some()
    }

    /// Whether two members always have the same findings.
    pub(crate) fn same_findings(&self, other: &Member) -> bool {
        let all = |member: &Member| {
            let Member {
                check,
                list,
                checked_lead,
                reach,
                max,
                trail,
                random,
                ..
            } = *member;
            (check, list, checked_lead, reach, max, trail, random)
        };
        all(self) == all(other)
    }
}

/// What a secret must not hold, and not stand behind.
#[derive(Debug)]
pub(crate) struct List {
    /// In any case.
    pub(crate) stopwords: Option<AhoCorasick>,
    /// Read backwards from the secret.
    pub(crate) leads: Option<Lazy>,
}

/// A pattern between a literal and secrets.
#[derive(Debug)]
pub(crate) struct Lead {
    pub(crate) automaton: Arc<Lazy>,
    /// For every pattern, the group that opens where it matches.
    pub(crate) targets: Vec<usize>,
}

/// A literal and what it opens.
#[derive(Debug)]
pub(crate) struct Literal {
    pub(crate) text: Box<[u8]>,
    /// It stands for itself in any case.
    pub(crate) folded: bool,
    pub(crate) entries: Vec<Entry>,
}

/// One of the things a literal may open.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) border: Border,
    /// What must stand before the literal: an index into [`Program::befores`].
    pub(crate) before: Option<usize>,
    pub(crate) opens: Opens,
}

/// Telling keys that open the same.
#[derive(Debug)]
pub(crate) struct Keys {
    /// What opens behind a gap, one of the names', and a separator.
    pub(crate) opens: Vec<Opened>,
    /// For a stream whose whole haystack is the value of such a key: the group
    /// that hides all of it.
    pub(crate) value: usize,
}

/// See [`Keys`].
#[derive(Debug)]
pub(crate) struct Opened {
    /// The gap's bit.
    pub(crate) gap: u64,
    pub(crate) separator: u8,
    /// An index into [`Program::leads`].
    pub(crate) lead: usize,
}

/// The shapes that end in the same three letters, before one separator.
#[derive(Debug)]
pub(crate) struct Shaped {
    /// All of them, read backwards from the separator.
    pub(crate) automaton: Arc<Lazy>,
    /// For each, what follows the separator: an index into [`Program::leads`].
    pub(crate) leads: Vec<usize>,
}

/// What begins where a literal ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Opens {
    /// Secrets: indices into [`Program::groups`].
    Groups(Vec<usize>),
    /// More of the lead: an index into [`Program::leads`].
    Lead(usize),
}
