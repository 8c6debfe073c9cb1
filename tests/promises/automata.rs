//! The oracle's automata: patterns as `regex-automata` compiles them, and what
//! can be said of a state by looking at all that follow it.

use std::collections::HashSet;
use std::sync::{Mutex, OnceLock};

use memchr::memmem;
use redact_stream::internals::{self, Form};
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::{primitives::StateID, start, syntax};
use regex_automata::{Anchored, Input, MatchKind, hybrid, nfa::thompson};

/// A form and its automata, each compiled when first needed.
pub(crate) struct Matcher {
    pub(crate) form: Form,
    opening: OnceLock<(hybrid::dfa::DFA, Mutex<hybrid::dfa::Cache>)>,
    then: OnceLock<Table>,
    lead: OnceLock<Table>,
    secret: OnceLock<Table>,
}

/// The automaton of a secret (pattern 0) and of what spares it (pattern 1); or of
/// a lead or a part of one, which nothing spares.
pub(crate) struct Table {
    pub(crate) dfa: dense::DFA<Vec<u32>>,
    pub(crate) start: StateID,
    states: Vec<State>,
}

/// What is known of a state. Match states are not delayed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// The secret matches here, and is spared.
    pub(crate) matched: bool,
    pub(crate) spared: bool,
    /// After how many more bytes, at least one, the secret can match next;
    /// `usize::MAX` when it cannot.
    pub(crate) next: usize,
    /// The same for a match which is spared, and for one which is not.
    pub(crate) to_spared: usize,
    pub(crate) to_found: usize,
}

/// A kind of match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    Found,
    Spared,
}

impl State {
    /// How far it is to the next match of a kind.
    pub(crate) fn far(&self, want: Want) -> usize {
        match want {
            Want::Found => self.to_found,
            Want::Spared => self.to_spared,
        }
    }

    /// Whether it is such a match.
    pub(crate) fn is(&self, want: Want) -> bool {
        self.matched && self.spared == (want == Want::Spared)
    }
}

/// All forms, in the order of their rules.
pub(crate) fn matchers() -> &'static [Matcher] {
    static ALL: OnceLock<Vec<Matcher>> = OnceLock::new();
    let forms = || internals::rules().into_iter().flat_map(|rule| rule.forms);
    ALL.get_or_init(|| forms().map(Matcher::new).collect())
}

impl Matcher {
    pub(crate) fn new(form: Form) -> Matcher {
        Matcher {
            form,
            opening: OnceLock::new(),
            then: OnceLock::new(),
            lead: OnceLock::new(),
            secret: OnceLock::new(),
        }
    }

    /// All offsets at which a literal ends, with what must stand before it;
    /// anchored where the text begins, or not.
    pub(crate) fn openings(&self, text: &[u8], anchored: Anchored) -> Vec<usize> {
        // Where nothing is before it, a literal must be right here.
        let here = anchored == Anchored::Yes && self.form.before.is_empty();
        let is_here = |literal: &String| text.starts_with(literal.as_bytes());
        if here && !self.form.folded && !self.form.literals.iter().any(is_here) {
            return Vec::new();
        }
        let (opening, cache) = self.opening.get_or_init(|| {
            let dfa = hybrid::dfa::Builder::new()
                .configure(hybrid::dfa::Config::new().match_kind(MatchKind::All))
                .syntax(dialect())
                .thompson(thompson::Config::new().utf8(false))
                .build(&self.opening_pattern())
                .unwrap();
            let cache = Mutex::new(dfa.create_cache());
            (dfa, cache)
        });
        let input = Input::new(text).anchored(anchored);
        let mut cache = cache.lock().unwrap();
        let (mut state, mut ends) = (hybrid::dfa::OverlappingState::start(), Vec::new());
        loop {
            opening
                .try_search_overlapping_fwd(&mut cache, &input, &mut state)
                .unwrap();
            match state.get_match() {
                Some(found) => ends.push(found.offset()),
                None => return ends,
            }
        }
    }

    /// Whether a text of which this was seen may hold a lead at all.
    pub(crate) fn may_open(&self, seen: &Seen) -> bool {
        let Form {
            literals,
            words,
            endings,
            ..
        } = &self.form;
        (self.form.folded || literals.iter().any(|literal| seen.has(literal)))
            && (words.is_empty() || words.iter().any(|word| seen.says(word)))
            && (endings.is_empty() || endings.iter().any(|end| seen.lower.contains(end)))
    }

    /// The automaton of what stands between the literal and the secret.
    pub(crate) fn then(&self) -> &Table {
        self.then
            .get_or_init(|| Table::new(compile(&[&self.form.then])))
    }

    /// The automaton of a whole lead.
    pub(crate) fn lead(&self) -> &Table {
        self.lead.get_or_init(|| {
            let pattern = format!("{}(?:{})", self.opening_pattern(), self.form.then);
            Table::new(compile(&[&pattern]))
        })
    }

    fn opening_pattern(&self) -> String {
        let literals: Vec<_> = self.form.literals.iter().map(|l| escape(l)).collect();
        let case = if self.form.folded { "i" } else { "" };
        format!("(?:{})(?{case}:{})", self.form.before, literals.join("|"))
    }

    /// The automaton of the secret part.
    pub(crate) fn secret(&self) -> &Table {
        self.secret.get_or_init(|| {
            let patterns = [self.form.secret.as_str(), self.form.spare.as_str()];
            let used = if self.form.spare.is_empty() { 1 } else { 2 };
            Table::new(compile(&patterns[..used]))
        })
    }
}

impl Table {
    fn new(dfa: dense::DFA<Vec<u32>>) -> Table {
        let start = dfa
            .start_state(&start::Config::new().anchored(Anchored::Yes))
            .unwrap();
        let bytes: Vec<u8> = dfa
            .byte_classes()
            .representatives(..)
            .filter_map(|unit| unit.as_u8())
            .collect();
        let unknown = State {
            matched: false,
            spared: false,
            next: usize::MAX,
            to_spared: usize::MAX,
            to_found: usize::MAX,
        };
        let mut secret = Table {
            states: Vec::new(),
            start,
            dfa,
        };
        let (mut found, mut at) = (vec![start], 0);
        let mut seen = HashSet::from([start]);
        while at < found.len() {
            let id = found[at];
            let eoi = secret.dfa.next_eoi_state(id);
            let count = if secret.dfa.is_match_state(eoi) {
                secret.dfa.match_len(eoi)
            } else {
                0
            };
            let has = |p| (0..count).any(|n| secret.dfa.match_pattern(eoi, n).as_usize() == p);
            let (matched, spared) = (has(0), has(0) && has(1));
            let index = secret.index(id);
            secret
                .states
                .resize(secret.states.len().max(index + 1), unknown);
            secret.states[index] = State {
                matched,
                spared,
                ..unknown
            };
            for next in bytes.iter().map(|&byte| secret.dfa.next_state(id, byte)) {
                if seen.insert(next) {
                    found.push(next);
                }
            }
            at += 1;
        }
        // What is known of the next states says what is known of this one.
        loop {
            let before = secret.states.clone();
            for &id in found.iter().rev() {
                let mut state = secret.state(id);
                for next in bytes
                    .iter()
                    .map(|&b| secret.state(secret.dfa.next_state(id, b)))
                {
                    let way = |here: bool, far: usize| if here { 1 } else { far.saturating_add(1) };
                    let found = next.matched && !next.spared;
                    state.next = state.next.min(way(next.matched, next.next));
                    state.to_spared = state.to_spared.min(way(next.spared, next.to_spared));
                    state.to_found = state.to_found.min(way(found, next.to_found));
                }
                let index = secret.index(id);
                secret.states[index] = state;
            }
            if secret.states == before {
                return secret;
            }
        }
    }

    /// Up to where a candidate hides that hides until its automaton dies: the last
    /// offset at which it is alive, or a match of which `trail` bytes are context.
    pub(crate) fn death(
        &self,
        mut id: StateID,
        haystack: &[u8],
        mut at: usize,
        to: usize,
        trail: usize,
    ) -> usize {
        let mut end = at;
        while at < to && self.state(id).next < usize::MAX {
            id = self.dfa.next_state(id, haystack[at]);
            at += 1;
            let state = self.state(id);
            if state.next < usize::MAX {
                end = at;
            } else if state.matched {
                end = end.max(at - trail);
            }
        }
        end
    }

    /// What is known of a state.
    pub(crate) fn state(&self, id: StateID) -> State {
        self.states[self.index(id)]
    }

    fn index(&self, id: StateID) -> usize {
        id.as_usize() >> self.dfa.stride2()
    }
}

/// What a text holds, so that most forms can be passed over: they are thousands.
pub(crate) struct Seen {
    threes: HashSet<[u8; 3]>,
    lower: HashSet<[u8; 3]>,
    /// The lower-case letters without what may stand between two of a name.
    letters: Vec<u8>,
    text: Vec<u8>,
}

impl Seen {
    pub(crate) fn new(text: &[u8]) -> Seen {
        let threes = |text: &[u8]| text.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
        let lower = text.to_ascii_lowercase();
        let mut letters = lower.clone();
        letters.retain(|byte| !b"_-. ".contains(byte));
        Seen {
            threes: threes(text),
            lower: threes(&lower),
            letters,
            text: text.to_vec(),
        }
    }

    fn has(&self, literal: &str) -> bool {
        match literal.as_bytes() {
            [] => true,
            [a, b, c, ..] if !self.threes.contains(&[*a, *b, *c]) => false,
            literal => memmem::find(&self.text, literal).is_some(),
        }
    }

    fn says(&self, word: &str) -> bool {
        memmem::find(&self.letters, word.as_bytes()).is_some()
    }
}

/// The dialect of the rules: bytes, no Unicode, a dot is any byte.
fn dialect() -> syntax::Config {
    syntax::Config::new()
        .unicode(false)
        .utf8(false)
        .dot_matches_new_line(true)
}

fn compile(patterns: &[&str]) -> dense::DFA<Vec<u32>> {
    dense::Builder::new()
        .configure(
            dense::Config::new()
                .match_kind(MatchKind::All)
                .start_kind(StartKind::Anchored),
        )
        .syntax(dialect())
        .thompson(thompson::Config::new().utf8(false))
        .build_many(patterns)
        .unwrap_or_else(|error| panic!("{error}: {patterns:?}"))
}

/// A literal as a pattern.
fn escape(literal: &str) -> String {
    literal
        .bytes()
        .map(|byte| format!("\\x{byte:02x}"))
        .collect()
}
