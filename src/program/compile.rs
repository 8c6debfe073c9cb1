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

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

use super::Mask;
use super::automaton::{Direction, MAX_PATTERNS};
use super::bare::{Bare, Bares};
use super::index::{ANY, Index, Noticed};
use super::machine::{Lazy, MAX_MEMBERS, Secret};
use super::mask::{MASK_END, MASK_START, Style};
use super::names::{Begin, Name, Names};
use super::parts::{
    Entry, Group, Keys, Known, Lead, List, Literal, Member, Named, Opened, Opens, Program, Shaped,
};
use super::samples::Samples;
use super::sealed::Fingerprints;
use super::subsets::FastMap;
use super::values::Values;
use crate::rule::form::{Form, Words};
use crate::rule::{Border, Check};
use crate::secret as known;
use crate::secret::sealed::Sealed;

/// How many programs there have been. The first one is not the zeroth.
static PROGRAMS: AtomicU64 = AtomicU64::new(1);

impl Program {
    /// Compiles known secrets, sealed values, and rules: their ids and their notations, in
    /// the order that settles a label. `labels`, sorted, are those of earlier masks. No automaton
    /// is built yet.
    pub(crate) fn compile<I: AsRef<str>>(
        secrets: &[known::Secret],
        sealed: Option<&Sealed>,
        rules: impl IntoIterator<Item = (I, Vec<Form>)>,
        labels: Vec<Box<str>>,
        mask: &Mask,
        limit: usize,
    ) -> Program {
        let mut compiler = Compiler::default();
        let known = compiler.known(secrets, mask, limit);
        let sealed = sealed.and_then(|sealed| compiler.sealed(sealed, mask));
        let secrets_known = compiler.rules.len();
        for (id, forms) in rules {
            let order = compiler.rule(id.as_ref(), mask);
            for form in forms {
                compiler.form(order, form);
            }
        }
        Program {
            known,
            sealed,
            secrets_known,
            ..compiler.finish(labels, mask, limit)
        }
    }
}

/// So many tokens without an anchor are tried by one automaton: they are much alike,
/// and yet the automaton of all would be a large one.
const BARE: usize = 8;

/// Such tokens are alike whose patterns begin with the same bytes, so many.
const ALIKE: usize = 30;

/// Gathers what forms have in common.
#[derive(Default)]
struct Compiler {
    rules: Vec<Named>,
    label_of: FastMap<Box<[u8]>, u32>,
    members: Vec<(Member, String, String)>,
    groups: Vec<Group>,
    group_of: FastMap<Vec<usize>, usize>,
    leads: Vec<Lead>,
    lead_automata: FastMap<Vec<String>, Arc<Lazy>>,
    lists: Vec<List>,
    list_of: FastMap<(Vec<String>, Vec<String>), u16>,
    lead_of: FastMap<(Vec<String>, Vec<usize>), usize>,
    befores: Vec<Lazy>,
    before_of: FastMap<String, usize>,
    secrets: Vec<Secret>,
    secret_of: FastMap<Vec<(String, String)>, usize>,
    /// Per literal, what it opens, in the order of the rules.
    literals: Vec<PendingLiteral>,
    literal_of: FastMap<(String, bool), usize>,
    keys: Vec<PendingKey>,
    key_of: FastMap<(u8, usize, usize), usize>,
    key_sets: Vec<KeySet>,
    shapes: Vec<PendingShape>,
    shape_of: FastMap<(u8, usize, Vec<[u8; 3]>), usize>,
    key_names: Names,
    contexts: Names,
}

/// A literal, and what it opens in the order of the rules.
struct PendingLiteral {
    text: String,
    folded: bool,
    noticed: Noticed,
    opens: Vec<Pending>,
}

/// The telling keys of one rule, or some of them.
struct KeySet {
    rule: u32,
    words: Words,
    value: usize,
}

/// Some telling keys before a gap and a separator.
struct PendingKey {
    separator: u8,
    gap: usize,
    /// An index into [`Compiler::key_sets`].
    set: usize,
    endings: Vec<[u8; 3]>,
    /// What may follow, and the form that is then.
    thens: Vec<(String, usize)>,
}

/// What is noticed by a separator and is more than a key and a gap.
struct PendingShape {
    separator: u8,
    /// An index into [`Compiler::befores`].
    before: usize,
    endings: Vec<[u8; 3]>,
    thens: Vec<(String, usize)>,
}

/// A form behind a literal, not yet grouped.
struct Pending {
    border: Border,
    before: Option<usize>,
    then: String,
    member: usize,
    /// Whether it is a user's.
    is_own: bool,
}

impl Compiler {
    /// Ranks the known secrets before all rules.
    fn known(&mut self, secrets: &[known::Secret], mask: &Mask, limit: usize) -> Option<Known> {
        let mut values = Vec::with_capacity(secrets.len());
        let mut labels = Vec::with_capacity(secrets.len());
        for secret in secrets {
            let rank = self.rule(&secret.label(), mask);
            labels.push(self.label(rank));
            values.push((rank, secret.value()));
        }
        if values.is_empty() {
            return None;
        }
        let values = Values::new(&values, &labels, limit);
        let samples = Samples::new(&values);
        Some(Known { values, samples })
    }

    /// Ranks sealed values behind them.
    fn sealed(&mut self, sealed: &Sealed, mask: &Mask) -> Option<Fingerprints> {
        let names = sealed.values.iter().map(|value| {
            let rank = self.rule(&value.label, mask);
            (rank, self.label(rank))
        });
        let names: Vec<_> = names.collect();
        (!names.is_empty()).then(|| Fingerprints::new(sealed, &names))
    }

    /// Names a rule, and says its rank.
    fn rule(&mut self, id: &str, mask: &Mask) -> u32 {
        let mask = match mask.style() {
            Style::Label => format!("{MASK_START}{id}{MASK_END}"),
            Style::Text(text) => text.clone(),
        };
        self.rules.push(Named {
            mask: mask.into_bytes().into(),
        });
        (self.rules.len() - 1) as u32
    }

    /// The first rule whose mask is the same.
    fn label(&mut self, rule: u32) -> u32 {
        let mask = &self.rules[rule as usize].mask;
        *self.label_of.entry(mask.clone()).or_insert(rule)
    }

    fn form(&mut self, rule: u32, form: Form) {
        let member = self.members.len();
        let before = (!form.before.is_empty()).then(|| self.before(form.before));
        let label = self.label(rule);
        let list = self.list(form.stopwords, form.allowed_leads);
        self.members.push((
            Member {
                rule,
                label,
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
                random: form.random,
            },
            form.secret,
            form.spare,
        ));
        for literal in form.literals {
            if !form.words.is_empty() {
                match *literal.as_bytes() {
                    [separator] => {
                        let gap = self.key_names.gap(&form.gap);
                        let set = self.key_set(rule, &form.words);
                        let then = (form.then.clone(), member);
                        self.key(separator, gap, set, &form.endings, then);
                    }
                    _ => self.context(&form.words, &form.gap, member),
                }
                continue;
            }
            if let (&[separator], Some(before)) = (literal.as_bytes(), before)
                && !form.endings.is_empty()
            {
                let then = (form.then.clone(), member);
                self.shape(separator, before, &form.endings, then);
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
                        noticed: Noticed::ByItself,
                        opens: Vec::new(),
                    });
                    self.literals.len() - 1
                });
            let noticed = match (form.searched, form.aside, form.encoded) {
                (true, false, _) => Noticed::Searched,
                (true, true, _) => Noticed::Aside,
                (false, _, true) => Noticed::Encoded,
                (false, _, false) => Noticed::ByItself,
            };
            self.literals[at].noticed = self.literals[at].noticed.max(noticed);
            let (border, then) = (form.border, form.then.clone());
            self.literals[at].opens.push(Pending {
                border,
                before,
                then,
                member,
                is_own: form.aside,
            });
        }
    }

    /// A value behind a vendor's name.
    fn context(&mut self, words: &Words, gap: &str, member: usize) {
        let group = self.group(&[member]);
        let gap = self.contexts.gap(gap);
        for word in words.iter() {
            self.contexts.add(Name {
                text: word.clone(),
                loose: true,
                begin: Begin::Word,
                gaps: 1 << gap,
                meaning: group,
            });
        }
    }

    /// A value behind a telling key, a gap and a separator.
    fn key(
        &mut self,
        separator: u8,
        gap: usize,
        set: usize,
        endings: &[[u8; 3]],
        then: (String, usize),
    ) {
        let key = *self.key_of.entry((separator, gap, set)).or_insert_with(|| {
            self.keys.push(PendingKey {
                separator,
                gap,
                set,
                endings: endings.to_vec(),
                thens: Vec::new(),
            });
            self.keys.len() - 1
        });
        self.keys[key].thens.push(then);
    }

    /// A value behind a pattern and a separator.
    fn shape(&mut self, separator: u8, before: usize, endings: &[[u8; 3]], then: (String, usize)) {
        let key = (separator, before, endings.to_vec());
        let shape = *self.shape_of.entry(key).or_insert_with(|| {
            self.shapes.push(PendingShape {
                separator,
                before,
                endings: endings.to_vec(),
                thens: Vec::new(),
            });
            self.shapes.len() - 1
        });
        self.shapes[shape].thens.push(then);
    }

    /// These keys of this rule. Where a key is known apart from the bytes, all of
    /// the value is hidden.
    fn key_set(&mut self, rule: u32, words: &Words) -> usize {
        let mut sets = self.key_sets.iter().enumerate().rev();
        let mut sets = sets.by_ref().take_while(|(_, set)| set.rule == rule);
        if let Some((known, _)) = sets.find(|(_, set)| Words::ptr_eq(&set.words, words)) {
            return known;
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
            random: false,
        };
        self.members.push((member, ".+".to_owned(), String::new()));
        let value = self.group(&[self.members.len() - 1]);
        for word in words.iter() {
            self.key_names.add_key(word, self.key_sets.len());
        }
        self.key_sets.push(KeySet {
            rule,
            words: Words::clone(words),
            value,
        });
        self.key_sets.len() - 1
    }

    /// What a first match must not hold or stand behind.
    fn list(&mut self, stopwords: Vec<String>, leads: Vec<String>) -> Option<u16> {
        if stopwords.is_empty() && leads.is_empty() {
            return None;
        }
        let at =
            *self
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
        let mut noticed = Vec::new();
        let mut bare = Vec::new();
        for literal in std::mem::take(&mut self.literals) {
            if literal.text.is_empty() {
                let alike = |a: &Pending, b: &Pending| {
                    let beginning = |form: &Pending| self.members[form.member].1.get(..ALIKE);
                    beginning(a) == beginning(b)
                };
                let alike: Vec<&[Pending]> = literal.opens.chunk_by(alike).collect();
                for some in alike.into_iter().flat_map(|some| some.chunks(BARE)) {
                    let thens = some.iter().map(|form| (form.then.clone(), form.member));
                    let lead = self.lead(thens.collect());
                    bare.push(Bare::new(self.any(some), lead));
                }
                continue;
            }
            let entries = self.entries(literal.opens);
            literals.push(Literal {
                text: literal.text.into_bytes().into(),
                folded: literal.folded,
                entries,
            });
            noticed.push(literal.noticed);
        }
        let (keys, endings) = self.keys();
        let (shapes, shape_endings) = self.shapes();
        Program {
            id: PROGRAMS.fetch_add(1, Ordering::Relaxed),
            index: Index::new(&literals, &noticed, &endings, &shape_endings),
            bare: Bares::new(bare),
            contexts: self.contexts,
            rules: self.rules,
            groups: self.groups,
            leads: self.leads,
            literals,
            keys,
            key_names: self.key_names,
            shapes,
            befores: self.befores,
            secrets: self.secrets,
            lists: self.lists,
            known: None,
            sealed: None,
            secrets_known: 0,
            limit: limit as u64,
            labels,
            text: match mask.style() {
                Style::Label => None,
                Style::Text(text) => Some(Finder::new(text.as_bytes()).into_owned()),
            },
        }
    }

    /// One pattern of all that is pending.
    fn any(&self, pending: &[Pending]) -> Lazy {
        let one = |form: &Pending| format!("(?:{})(?:{})", form.then, self.members[form.member].1);
        let all: Vec<String> = pending.iter().map(one).collect();
        Lazy::new(vec![all.join("|")], Direction::Forward)
    }

    /// What telling keys open; and for the index, before which separators they
    /// stand, and their last four letters.
    fn keys(&mut self) -> (Vec<Keys>, Vec<(u8, [u8; 4])>) {
        let open = |set: &KeySet| Keys {
            opens: Vec::new(),
            value: set.value,
        };
        let mut keys: Vec<Keys> = self.key_sets.iter().map(open).collect();
        let mut endings = Vec::new();
        for key in std::mem::take(&mut self.keys) {
            let words = self.key_sets[key.set].words.iter();
            let own = words.flat_map(|word| endings_of(word));
            let given = key.endings.iter().map(|&[a, b, c]| [ANY, a, b, c]);
            let all: Vec<_> = match key.endings.is_empty() {
                true => own.collect(),
                false => given.collect(),
            };
            endings.extend(all.into_iter().map(|ending| (key.separator, ending)));
            for thens in key.thens.chunks(MAX_PATTERNS) {
                keys[key.set].opens.push(Opened {
                    gap: 1 << key.gap,
                    separator: key.separator,
                    lead: self.lead(thens.to_vec()),
                });
            }
        }
        (keys, endings)
    }

    /// The shapes by their separator and last three letters.
    fn shapes(&mut self) -> (Vec<Shaped>, Vec<(u8, [u8; 3])>) {
        let mut by_ending: BTreeMap<_, Vec<(usize, usize)>> = BTreeMap::new();
        for shape in std::mem::take(&mut self.shapes) {
            for thens in shape.thens.chunks(MAX_PATTERNS) {
                let lead = self.lead(thens.to_vec());
                for &ending in &shape.endings {
                    let behind = by_ending.entry((shape.separator, ending)).or_default();
                    behind.push((shape.before, lead));
                }
            }
        }
        let mut endings = Vec::new();
        let mut shapes = Vec::new();
        // Several endings may have the same before them.
        let mut automata: FastMap<Vec<usize>, Arc<Lazy>> = FastMap::default();
        for (ending, behind) in by_ending {
            for behind in behind.chunks(MAX_PATTERNS) {
                let befores: Vec<usize> = behind.iter().map(|&(before, _)| before).collect();
                let automaton = automata.entry(befores).or_insert_with_key(|befores| {
                    let pattern = |&before: &usize| self.befores[before].pattern().to_owned();
                    let patterns = befores.iter().map(pattern).collect();
                    Arc::new(Lazy::new(patterns, Direction::Backward))
                });
                endings.push(ending);
                shapes.push(Shaped {
                    automaton: Arc::clone(automaton),
                    leads: behind.iter().map(|&(_, lead)| lead).collect(),
                });
            }
        }
        (shapes, endings)
    }

    /// What a literal opens: forms with the same context share an entry.
    fn entries(&mut self, pending: Vec<Pending>) -> Vec<Entry> {
        // The automata of a user's rules together could get too big.
        let context = |form: &Pending| {
            let own = form.is_own.then(|| self.members[form.member].0.rule);
            (form.border, form.before, form.then.is_empty(), own)
        };
        let all: Vec<_> = pending.iter().map(context).collect();
        let mut contexts = Vec::new();
        for context in &all {
            if !contexts.contains(context) {
                contexts.push(*context);
            }
        }
        let mut entries = Vec::new();
        for context in contexts {
            let (border, before, direct, _) = context;
            let forms = pending.iter().zip(&all);
            let forms = forms
                .filter(|&(_, of)| *of == context)
                .map(|(form, _)| form);
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

/// The last four bytes of a telling key, as rules write it, in all its forms. What
/// stands before a short one, or before a sign, may be anything.
fn endings_of(word: &str) -> Vec<[u8; 4]> {
    let word = word.split('!').next().unwrap_or_default().as_bytes();
    let Some(&[b, c, d]) = word.last_chunk() else {
        return Vec::new();
    };
    let before = &word[..word.len() - 3];
    let letter = before.iter().rev().find(|&&byte| byte != b'_').copied();
    let firsts = match (before.last(), letter) {
        _ if [b, c, d].contains(&b'_') => vec![ANY],
        (_, None | Some(b'^')) => vec![ANY],
        // Signs, or none and the letter before them.
        (Some(b'_'), Some(letter)) => vec![letter, b'_', b'-', b'.'],
        (_, Some(letter)) => vec![letter],
    };
    firsts.into_iter().map(|a| [a, b, c, d]).collect()
}
