//! Forms become a [`Program`]: what opens where, and the automata behind it.
//!
//! ```text
//!   rule -> forms -> literal "ghp_" ---------> group -> secret automaton
//!                    literal "BEGIN" --> lead -> group -> secret automaton
//!                    key "…password" "=" -> lead -> group -> secret automaton
//! ```
//!
//! Forms that begin behind the same literal share a [`Group`]: one automaton
//! with a bit for each. Equal patterns share an automaton, whoever uses them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

use super::Mask;
use super::automaton::{Direction, MAX_PATTERNS};
use super::index::{Index, Search};
use super::machine::{Lazy, MAX_MEMBERS, Secret};
use super::mask::{MASK_END, MASK_START, Style};
use super::parts::{Entry, Group, Keys, Lead, List, Literal, Member, Named, Opens, Program};
use crate::rule::form::Form;
use crate::rule::{Border, Check};

impl Program {
    /// Compiles rules: their ids and their notations, in the order that settles a
    /// label. `labels`, sorted, are those of earlier masks. No automaton is built yet.
    pub(crate) fn compile<'r>(
        rules: impl IntoIterator<Item = (&'r str, Vec<Form>)>,
        labels: Vec<Box<str>>,
        mask: &Mask,
        limit: usize,
    ) -> Program {
        let mut compiler = Compiler::default();
        for (id, forms) in rules {
            let order = compiler.rule(id, mask);
            for form in forms {
                compiler.form(order, form);
            }
        }
        compiler.finish(labels, mask, limit)
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
    lead_automata: HashMap<Vec<String>, Arc<Lazy>>,
    lists: Vec<List>,
    list_of: HashMap<(Vec<String>, Vec<String>), u16>,
    lead_of: HashMap<(Vec<String>, Vec<usize>), usize>,
    befores: Vec<Lazy>,
    before_of: HashMap<String, usize>,
    secrets: Vec<Secret>,
    secret_of: HashMap<Vec<(String, String)>, usize>,
    /// Per literal, what it opens, in the order of the rules.
    literals: Vec<PendingLiteral>,
    literal_of: HashMap<(String, bool), usize>,
    keys: Vec<PendingKey>,
    key_of: HashMap<(u8, usize, u16), usize>,
    values: Vec<(usize, usize)>,
}

/// A literal, and what it opens in the order of the rules.
struct PendingLiteral {
    text: String,
    folded: bool,
    search: Search,
    opens: Vec<Pending>,
}

/// A telling key of one rule before a separator.
struct PendingKey {
    separator: u8,
    before: usize,
    endings: Vec<[u8; 3]>,
    /// What may follow, and the form that is then.
    thens: Vec<(String, usize)>,
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
    fn rule(&mut self, id: &str, mask: &Mask) -> u16 {
        let mask = match mask.style() {
            Style::Label => format!("{MASK_START}{id}{MASK_END}"),
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
        let list = self.list(form.stopwords, form.allowed_leads);
        self.members.push((
            Member {
                rule,
                label: self.label(rule),
                wrap: form.wrap,
                check: form.check,
                list,
                checked_lead: form.checked_lead as u64,
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
                        self.keys.push(PendingKey {
                            separator,
                            before,
                            endings: form.endings.clone(),
                            thens: Vec::new(),
                        });
                        self.keys.len() - 1
                    });
                self.value(before, rule);
                self.keys[key].thens.push((form.then.clone(), member));
                continue;
            }
            let folded = form.folded;
            let at = *self
                .literal_of
                .entry((literal.clone(), folded))
                .or_insert_with(|| {
                    self.literals.push(PendingLiteral {
                        text: literal.clone(),
                        folded,
                        search: Search::No,
                        opens: Vec::new(),
                    });
                    self.literals.len() - 1
                });
            let search = match (form.searched, form.aside) {
                (false, _) => Search::No,
                (true, false) => Search::Yes,
                (true, true) => Search::Aside,
            };
            self.literals[at].search = self.literals[at].search.max(search);
            let (border, then) = (form.border, form.then.clone());
            self.literals[at].opens.push(Pending {
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
            list: None,
            checked_lead: 0,
            reach,
            max,
            trail,
        };
        self.members.push((member, ".+".to_owned(), String::new()));
        let group = self.group(&[self.members.len() - 1]);
        self.values.push((before, group));
    }

    /// What a first match must not hold or stand behind.
    fn list(&mut self, stopwords: Vec<String>, leads: Vec<String>) -> Option<u16> {
        if stopwords.is_empty() && leads.is_empty() {
            return None;
        }
        let at = *self
            .list_of
            .entry((stopwords, leads))
            .or_insert_with_key(|(stopwords, leads)| {
                let words = AhoCorasick::builder()
                    .ascii_case_insensitive(true)
                    .build(stopwords);
                self.lists.push(List {
                    // What cannot be built spares nothing.
                    stopwords: words.ok().filter(|_| !stopwords.is_empty()),
                    leads: (!leads.is_empty())
                        .then(|| Lazy::new(vec![leads.join("|")], Direction::Backward)),
                });
                (self.lists.len() - 1) as u16
            });
        Some(at)
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
                self.secrets.push(Secret::new(patterns.clone()));
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
                let automaton = self
                    .lead_automata
                    .entry(patterns.clone())
                    .or_insert_with(|| Arc::new(Lazy::new(patterns.clone(), Direction::Forward)));
                let automaton = Arc::clone(automaton);
                self.leads.push(Lead {
                    automaton,
                    targets: targets.clone(),
                });
                self.leads.len() - 1
            })
    }

    fn finish(mut self, labels: Vec<Box<str>>, mask: &Mask, limit: usize) -> Program {
        let mut literals = Vec::new();
        let mut searched = Vec::new();
        for literal in std::mem::take(&mut self.literals) {
            let entries = self.entries(literal.opens);
            literals.push(Literal {
                text: literal.text.into_bytes().into(),
                folded: literal.folded,
                entries,
            });
            searched.push(literal.search);
        }
        let (endings, keys) = self.keys();
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
            lists: self.lists,
            limit: limit as u64,
            labels,
            text: match mask.style() {
                Style::Label => None,
                Style::Text(text) => Some(Finder::new(text.as_bytes()).into_owned()),
            },
        }
    }

    /// The keys by their separator and last three letters.
    fn keys(&mut self) -> (Vec<(u8, [u8; 3])>, Vec<Keys>) {
        // By ending: what stands before the separator, and the lead behind it.
        let mut by_ending: BTreeMap<_, Vec<(usize, usize)>> = BTreeMap::new();
        for key in std::mem::take(&mut self.keys) {
            for thens in key.thens.chunks(MAX_PATTERNS) {
                let lead = self.lead(thens.to_vec());
                for &ending in &key.endings {
                    let behind = by_ending.entry((key.separator, ending)).or_default();
                    behind.push((key.before, lead));
                }
            }
        }
        let mut endings = Vec::new();
        let mut keys = Vec::new();
        for (ending, behind) in by_ending {
            for behind in behind.chunks(MAX_PATTERNS) {
                let patterns = behind
                    .iter()
                    .map(|&(before, _)| self.befores[before].pattern());
                endings.push(ending);
                keys.push(Keys {
                    automaton: Lazy::new(patterns.collect(), Direction::Backward),
                    leads: behind.iter().map(|&(_, lead)| lead).collect(),
                });
            }
        }
        (endings, keys)
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
                for thens in thens.chunks(MAX_PATTERNS) {
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
