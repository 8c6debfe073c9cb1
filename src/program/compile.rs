//! Forms become a [`Program`]: what opens where, and the automata behind it.
//!
//! ```text
//!   rule -> forms -> literal "ghp_" ---------> group -> secret automaton
//!                    literal "BEGIN " -> lead -> group -> secret automaton
//!                    key "…password" "=" -> lead -> group -> secret automaton
//! ```
//!
//! Forms that begin behind the same literal share a [`Group`]: one automaton
//! with a bit for each. Equal patterns share an automaton, whoever uses them.
//! Automata are built when first needed; a test builds every one.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::automaton::{Automaton, DEAD, Direction};
use super::index::Index;
use super::mask::{MASK_END, MASK_START, Style};
use super::{BuildError, Mask};
use crate::rule::form::Form;
use crate::rule::{Border, Check, Rule};

/// How many forms one group holds at most: a bit each, twice, in a `u64`'s
/// lower half, and a match end each in every candidate.
pub(crate) const MAX_MEMBERS: usize = 8;

/// Rules and secrets as the engine uses them. Immutable, shared.
#[derive(Debug)]
pub(crate) struct Program {
    /// The rules in use, in the order that settles a label.
    pub(crate) rules: Vec<Named>,
    /// What opens where a lead ends.
    pub(crate) groups: Vec<Group>,
    /// Automata for what stands between a literal and a secret.
    pub(crate) leads: Vec<Lead>,
    /// The literals that leads are made of.
    pub(crate) literals: Vec<Literal>,
    /// The telling keys.
    pub(crate) keys: Vec<Keys>,
    /// For a stream whose whole haystack is the value of a key: by key (an index
    /// into [`Program::befores`]), the group that hides all of it.
    pub(crate) values: Vec<(usize, usize)>,
    /// Automata that are run backwards from a literal or a separator.
    pub(crate) befores: Vec<Lazy>,
    /// Automata for secrets.
    pub(crate) secrets: Vec<Secret>,
    /// Where to look for literals and keys.
    pub(crate) index: Index,
    /// See [`Builder::limit`](super::Builder::limit).
    pub(crate) limit: u64,
    /// All labels an earlier mask may have, sorted.
    pub(crate) labels: Vec<&'static str>,
    /// The fixed mask text, if that is the style.
    pub(crate) text: Option<Box<[u8]>>,
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
    pub(crate) rule: u16,
    /// The first rule with the same mask.
    pub(crate) label: u16,
    /// Written on both sides of the mask.
    pub(crate) wrap: &'static str,
    pub(crate) check: Check,
    pub(crate) reach: u64,
    /// `u64::MAX` when there is none.
    pub(crate) max: u64,
    pub(crate) trail: u64,
}

impl Member {
    /// Whether two members always have the same findings.
    pub(crate) fn same_findings(&self, other: &Member) -> bool {
        (self.check, self.reach, self.max, self.trail)
            == (other.check, other.reach, other.max, other.trail)
    }
}

/// A pattern between a literal and secrets.
#[derive(Debug)]
pub(crate) struct Lead {
    pub(crate) automaton: Lazy,
    /// For every pattern, the group that opens where it matches.
    pub(crate) targets: Vec<usize>,
}

/// A literal and what it opens.
#[derive(Debug)]
pub(crate) struct Literal {
    pub(crate) text: Box<[u8]>,
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

/// The telling keys that end in the same three letters, before one separator.
#[derive(Debug)]
pub(crate) struct Keys {
    /// All of them, read backwards from the separator.
    pub(crate) automaton: Lazy,
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

/// An automaton that is built when it is first needed.
#[derive(Debug)]
pub(crate) struct Lazy {
    patterns: Vec<String>,
    direction: Direction,
    cell: OnceLock<Automaton>,
}

impl Lazy {
    fn new(patterns: Vec<String>, direction: Direction) -> Lazy {
        Lazy {
            patterns,
            direction,
            cell: OnceLock::new(),
        }
    }

    /// The automaton. One that cannot be built (which [`Program::prove`] rules
    /// out, by test for the built-in rules) never matches.
    pub(crate) fn get(&self) -> &Automaton {
        self.cell
            .get_or_init(|| self.build().unwrap_or_else(|_| nothing()))
    }

    fn build(&self) -> Result<Automaton, BuildError> {
        let patterns: Vec<&str> = self.patterns.iter().map(String::as_str).collect();
        Automaton::new(&patterns, self.direction, |set| set)
    }
}

/// An automaton without a match.
fn nothing() -> Automaton {
    // An empty list of patterns needs no parsing and has two states.
    Automaton::new(&[], Direction::Forward, |set| set).unwrap_or_else(|_| unreachable!())
}

/// A secret's automaton and what is known of its states.
#[derive(Debug)]
pub(crate) struct Secret {
    /// For every member, its secret part and what spares it (perhaps empty).
    patterns: Vec<(String, String)>,
    cell: OnceLock<SecretTables>,
}

/// See [`Secret`]. In the automaton's masks, bit `k` says that member `k`
/// matches and is not spared, bit `8 + k` that it matches and is spared.
#[derive(Debug)]
pub(crate) struct SecretTables {
    pub(crate) automaton: Automaton,
    /// For every member and state, how many bytes (at least) to its next match.
    pub(crate) distances: Vec<Vec<u16>>,
    /// States that swallow the rest of a token: they match at every byte until
    /// they die, and no run of this automaton lives longer than one in them.
    pub(crate) closed: Vec<bool>,
    /// For every member, whether its first match is certain to come (or not to
    /// come) within its pattern's own bounds.
    pub(crate) longest: Vec<Option<usize>>,
}

/// The member bits of a mask that say "found".
pub(crate) fn found(mask: u64) -> u8 {
    mask as u8
}

/// The member bits of a mask that say "spared".
pub(crate) fn spared(mask: u64) -> u8 {
    (mask >> MAX_MEMBERS) as u8
}

impl Secret {
    pub(crate) fn get(&self) -> &SecretTables {
        self.cell.get_or_init(|| {
            self.build().unwrap_or_else(|_| SecretTables {
                automaton: nothing(),
                distances: vec![vec![u16::MAX; 2]; self.patterns.len()],
                closed: vec![false; 2],
                longest: vec![None; self.patterns.len()],
            })
        })
    }

    fn build(&self) -> Result<SecretTables, BuildError> {
        let mut patterns = Vec::new();
        let mut bits = Vec::new();
        for (secret, spare) in &self.patterns {
            let secret_bit = 1u64 << patterns.len();
            patterns.push(secret.as_str());
            let spare_bit = if spare.is_empty() {
                0
            } else {
                1u64 << patterns.len()
            };
            if !spare.is_empty() {
                patterns.push(spare.as_str());
            }
            bits.push((secret_bit, spare_bit));
        }
        let automaton = Automaton::new(&patterns, Direction::Forward, |set| {
            let mut mask = 0;
            for (member, &(secret, spare)) in bits.iter().enumerate() {
                if set & secret != 0 {
                    let spared = if set & spare != 0 { MAX_MEMBERS } else { 0 };
                    mask |= 1 << (member + spared);
                }
            }
            mask
        })?;
        let members = self.patterns.len();
        let wanted = |member: usize| (1u64 << member) | (1 << (member + MAX_MEMBERS));
        let distances = (0..members)
            .map(|member| automaton.distances(wanted(member)))
            .collect();
        let longest = (0..members)
            .map(|member| automaton.longest_first_match(wanted(member)))
            .collect();
        let closed = closed_states(&automaton);
        Ok(SecretTables {
            automaton,
            distances,
            closed,
            longest,
        })
    }
}

/// See [`SecretTables::closed`].
fn closed_states(automaton: &Automaton) -> Vec<bool> {
    let states = 0..automaton.len() as u16;
    let mut all = [false; 256];
    for state in states.clone() {
        for (any, live) in all.iter_mut().zip(automaton.live_bytes(state)) {
            *any |= live;
        }
    }
    states
        .map(|state| {
            state != DEAD
                && found(automaton.accept(state)) != 0
                && spared(automaton.accept(state) | automaton.later(state)) == 0
                && automaton.successors(state).all(|next| next == state)
                && automaton.live_bytes(state) == all
        })
        .collect()
}

impl Program {
    /// Compiles rules. No automaton is built yet.
    pub(crate) fn compile<'r>(
        rules: impl IntoIterator<Item = &'r Rule>,
        labels: Vec<&'static str>,
        mask: &Mask,
        limit: usize,
    ) -> Program {
        let mut compiler = Compiler::default();
        for rule in rules {
            let order = compiler.rule(rule, mask);
            for form in rule.forms() {
                compiler.form(order, form);
            }
        }
        compiler.finish(labels, mask, limit)
    }

    /// Builds every automaton, and says which rule cannot be used and why.
    ///
    /// # Errors
    ///
    /// When a pattern does not parse or gets too big, a lead has no bound, or a
    /// secret can be empty.
    #[cfg(any(test, feature = "_internals"))]
    pub(crate) fn prove(&self) -> Result<(), BuildError> {
        let leads = self.leads.iter().map(|lead| &lead.automaton);
        let keys = self.keys.iter().map(|keys| &keys.automaton);
        for lazy in self.befores.iter().chain(leads).chain(keys) {
            let context = |error| BuildError::new(format!("{error}, in {:?}", lazy.patterns));
            let automaton = lazy.build().map_err(context)?;
            let all = u64::MAX >> (64 - lazy.patterns.len());
            let is_bounded = automaton.longest_first_match(all).is_some()
                && (1..automaton.len() as u16)
                    .all(|state| automaton.successors(state).all(|next| next != state));
            if lazy.direction == Direction::Backward && !is_bounded {
                return Err(context(BuildError::new(
                    "what stands before a literal must be bounded",
                )));
            }
        }
        for secret in &self.secrets {
            let context = |error| BuildError::new(format!("{error}, in {:?}", secret.patterns));
            let tables = secret.build().map_err(context)?;
            if tables.automaton.accept(super::automaton::START) != 0 {
                return Err(context(BuildError::new("a secret that may be empty")));
            }
        }
        Ok(())
    }
}

/// Gathers what forms have in common.
#[derive(Default)]
struct Compiler {
    rules: Vec<Named>,
    members: Vec<(Member, String, String)>,
    groups: Vec<Group>,
    group_of: HashMap<Vec<usize>, usize>,
    leads: Vec<Lead>,
    lead_of: HashMap<(Vec<String>, Vec<usize>), usize>,
    befores: Vec<Lazy>,
    before_of: HashMap<String, usize>,
    secrets: Vec<Secret>,
    secret_of: HashMap<Vec<(String, String)>, usize>,
    /// Per literal, what it opens, in the order of the rules.
    literals: Vec<(String, bool, Vec<Pending>)>,
    literal_of: HashMap<String, usize>,
    keys: Vec<(u8, usize, Vec<[u8; 3]>, Vec<(String, usize)>)>,
    key_of: HashMap<(u8, usize, u16), usize>,
    values: Vec<(usize, usize)>,
}

/// A form behind a literal, not yet grouped.
struct Pending {
    border: Border,
    before: Option<usize>,
    then: String,
    member: usize,
}

impl Compiler {
    /// Names a rule, and says its rank.
    fn rule(&mut self, rule: &Rule, mask: &Mask) -> u16 {
        let mask = match mask.style() {
            Style::Label => format!("{MASK_START}{}{MASK_END}", rule.id),
            Style::Text(text) => text.clone(),
        };
        self.rules.push(Named {
            mask: mask.into_bytes().into(),
        });
        (self.rules.len() - 1) as u16
    }

    /// The first rule whose mask is the same.
    fn label(&self, rule: u16) -> u16 {
        let mask = &self.rules[usize::from(rule)].mask;
        self.rules
            .iter()
            .position(|named| named.mask == *mask)
            .unwrap_or_default() as u16
    }

    fn form(&mut self, rule: u16, form: Form) {
        let member = self.members.len();
        let before = (!form.before.is_empty()).then(|| self.before(form.before));
        self.members.push((
            Member {
                rule,
                label: self.label(rule),
                wrap: form.wrap,
                check: form.check,
                reach: form.reach as u64,
                max: if form.max == 0 {
                    u64::MAX
                } else {
                    form.max as u64
                },
                trail: form.trail as u64,
            },
            form.secret,
            form.spare,
        ));
        for literal in form.literals {
            if let (&[separator @ (b'=' | b':' | b'%')], Some(before)) =
                (literal.as_bytes(), before)
            {
                let key = *self
                    .key_of
                    .entry((separator, before, rule))
                    .or_insert_with(|| {
                        self.keys
                            .push((separator, before, form.endings.clone(), Vec::new()));
                        self.keys.len() - 1
                    });
                self.value(before, rule);
                self.keys[key].3.push((form.then.clone(), member));
                continue;
            }
            let at = *self.literal_of.entry(literal.clone()).or_insert_with(|| {
                self.literals.push((literal.clone(), false, Vec::new()));
                self.literals.len() - 1
            });
            self.literals[at].1 |= form.searched;
            let (border, then) = (form.border, form.then.clone());
            self.literals[at].2.push(Pending {
                border,
                before,
                then,
                member,
            });
        }
    }

    /// Everything under this key, where the key is known apart from the bytes.
    fn value(&mut self, before: usize, rule: u16) {
        let known = |&(other, group): &(usize, usize)| {
            other == before && self.groups[group].members[0].rule == rule
        };
        if self.values.iter().any(known) {
            return;
        }
        let (check, reach, max, trail) = (Check::None, u64::MAX, u64::MAX, 0);
        let member = Member {
            rule,
            label: self.label(rule),
            wrap: "",
            check,
            reach,
            max,
            trail,
        };
        self.members.push((member, ".+".to_owned(), String::new()));
        let group = self.group(&[self.members.len() - 1]);
        self.values.push((before, group));
    }

    fn before(&mut self, pattern: String) -> usize {
        *self.before_of.entry(pattern).or_insert_with_key(|pattern| {
            self.befores
                .push(Lazy::new(vec![pattern.clone()], Direction::Backward));
            self.befores.len() - 1
        })
    }

    /// The group of some members, at most [`MAX_MEMBERS`].
    fn group(&mut self, members: &[usize]) -> usize {
        if let Some(&group) = self.group_of.get(members) {
            return group;
        }
        let patterns: Vec<_> = members
            .iter()
            .map(|&member| {
                (
                    self.members[member].1.clone(),
                    self.members[member].2.clone(),
                )
            })
            .collect();
        let secret = *self
            .secret_of
            .entry(patterns)
            .or_insert_with_key(|patterns| {
                self.secrets.push(Secret {
                    patterns: patterns.clone(),
                    cell: OnceLock::new(),
                });
                self.secrets.len() - 1
            });
        let members_of_group = members
            .iter()
            .map(|&member| self.members[member].0.clone())
            .collect();
        self.groups.push(Group {
            secret,
            members: members_of_group,
        });
        self.group_of
            .insert(members.to_vec(), self.groups.len() - 1);
        self.groups.len() - 1
    }

    /// The lead behind which each member stands after its own pattern.
    fn lead(&mut self, thens: Vec<(String, usize)>) -> usize {
        let (patterns, members): (Vec<String>, Vec<usize>) = thens.into_iter().unzip();
        let targets: Vec<usize> = members
            .iter()
            .map(|&member| self.group(&[member]))
            .collect();
        *self
            .lead_of
            .entry((patterns, targets))
            .or_insert_with_key(|(patterns, targets)| {
                let automaton = Lazy::new(patterns.clone(), Direction::Forward);
                self.leads.push(Lead {
                    automaton,
                    targets: targets.clone(),
                });
                self.leads.len() - 1
            })
    }

    fn finish(mut self, labels: Vec<&'static str>, mask: &Mask, limit: usize) -> Program {
        let mut literals = Vec::new();
        let mut searched = Vec::new();
        for (text, is_searched, pending) in std::mem::take(&mut self.literals) {
            let entries = self.entries(pending);
            literals.push(Literal {
                text: text.into_bytes().into(),
                entries,
            });
            searched.push(is_searched);
        }
        // What may stand before a separator, by the key's last three letters.
        let mut by_ending: BTreeMap<(u8, [u8; 3]), Vec<(usize, usize)>> = BTreeMap::new();
        for (separator, before, endings, thens) in std::mem::take(&mut self.keys) {
            for thens in thens.chunks(64) {
                let lead = self.lead(thens.to_vec());
                for &ending in &endings {
                    by_ending
                        .entry((separator, ending))
                        .or_default()
                        .push((before, lead));
                }
            }
        }
        let mut keys = Vec::new();
        let mut endings = Vec::new();
        for (ending, behind) in by_ending {
            for behind in behind.chunks(64) {
                let patterns = behind
                    .iter()
                    .map(|&(before, _)| self.befores[before].patterns[0].clone());
                endings.push(ending);
                keys.push(Keys {
                    automaton: Lazy::new(patterns.collect(), Direction::Backward),
                    leads: behind.iter().map(|&(_, lead)| lead).collect(),
                });
            }
        }
        Program {
            index: Index::new(&literals, &searched, &endings),
            rules: self.rules,
            groups: self.groups,
            leads: self.leads,
            literals,
            keys,
            values: self.values,
            befores: self.befores,
            secrets: self.secrets,
            limit: limit as u64,
            labels,
            text: match mask.style() {
                Style::Label => None,
                Style::Text(text) => Some(text.as_bytes().into()),
            },
        }
    }

    /// What a literal opens: forms with the same context share an entry.
    fn entries(&mut self, pending: Vec<Pending>) -> Vec<Entry> {
        let mut contexts: Vec<(Border, Option<usize>, bool)> = Vec::new();
        for form in &pending {
            let context = (form.border, form.before, form.then.is_empty());
            if !contexts.contains(&context) {
                contexts.push(context);
            }
        }
        let mut entries = Vec::new();
        for (border, before, direct) in contexts {
            let forms = pending.iter().filter(|form| {
                (form.border, form.before, form.then.is_empty()) == (border, before, direct)
            });
            if direct {
                let members: Vec<usize> = forms.map(|form| form.member).collect();
                let groups = members
                    .chunks(MAX_MEMBERS)
                    .map(|chunk| self.group(chunk))
                    .collect();
                entries.push(Entry {
                    border,
                    before,
                    opens: Opens::Groups(groups),
                });
            } else {
                let thens: Vec<_> = forms.map(|form| (form.then.clone(), form.member)).collect();
                for thens in thens.chunks(64) {
                    let lead = self.lead(thens.to_vec());
                    entries.push(Entry {
                        border,
                        before,
                        opens: Opens::Lead(lead),
                    });
                }
            }
        }
        entries
    }
}
