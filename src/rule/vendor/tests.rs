//! Every row of the tables against its own examples, by a slow and plain route:
//! leads and secrets are tried at every offset, with automata that share no
//! code with the engine's.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::{start, syntax};
use regex_automata::{Anchored, MatchKind, nfa::thompson};

use super::super::form::Form;
use super::super::{
    Border, Check, Lead, RUN_LEAD, Rule, assignment, block, checksum, header, sample, url,
};

type Dfa = dense::DFA<Vec<u32>>;

/// Builds each pattern once.
#[derive(Default)]
struct Cache(HashMap<String, Rc<Dfa>>);

impl Cache {
    fn get(&mut self, pattern: &str) -> Rc<Dfa> {
        let build = || {
            let dfa = dense::Builder::new()
                .configure(
                    dense::Config::new()
                        .match_kind(MatchKind::All)
                        .start_kind(StartKind::Anchored),
                )
                .thompson(thompson::Config::new().utf8(false))
                .syntax(
                    syntax::Config::new()
                        .unicode(false)
                        .utf8(false)
                        .dot_matches_new_line(true),
                )
                .build(pattern);
            Rc::new(dfa.unwrap_or_else(|error| panic!("{pattern}: {error}")))
        };
        self.0
            .entry(pattern.to_owned())
            .or_insert_with(build)
            .clone()
    }

    /// All offsets at which a match that begins at the start of `text` ends.
    fn ends(&mut self, pattern: &str, text: &[u8]) -> Vec<usize> {
        let dfa = self.get(pattern);
        let start = start::Config::new().anchored(Anchored::Yes);
        let mut state = dfa.start_state(&start).unwrap();
        let mut ends = Vec::new();
        // A match is reported when the byte behind it is seen.
        for (at, &byte) in text.iter().enumerate() {
            state = dfa.next_state(state, byte);
            if dfa.is_match_state(state) {
                ends.push(at);
            }
        }
        if dfa.is_match_state(dfa.next_eoi_state(state)) {
            ends.push(text.len());
        }
        ends
    }

    /// What a form hides in `text`.
    fn findings(&mut self, form: &Form, text: &[u8]) -> BTreeSet<(usize, usize)> {
        let mut starts = BTreeSet::new();
        for literal in &form.literals {
            let escaped: String = literal.bytes().map(|b| format!("\\x{b:02X}")).collect();
            let lead = format!("(?:{}){escaped}(?:{})", form.before, form.then);
            for q in 0..text.len() {
                if form.before.is_empty() && !text[q..].starts_with(literal.as_bytes()) {
                    continue;
                }
                if form.border == Border::Anywhere || is_border(text, q) {
                    starts.extend(self.ends(&lead, &text[q..]).into_iter().map(|end| q + end));
                }
            }
        }
        let spanned = |start: usize| {
            let before = &text[start.saturating_sub(form.checked_lead)..start];
            Some((start, start + self.secret(form, before, &text[start..])?))
        };
        starts.into_iter().filter_map(spanned).collect()
    }

    /// How many bytes at the start of `text` a form hides as its secret.
    fn secret(&mut self, form: &Form, before: &[u8], text: &[u8]) -> Option<usize> {
        let text = &text[..text
            .len()
            .min(if form.max == 0 { usize::MAX } else { form.max })];
        let mut ends = self.ends(&form.secret, text);
        ends.retain(|&end| end > 0);
        let mut last = 0;
        let reached = ends.iter().take_while(|&&end| {
            let near = end - last <= form.reach;
            last = end;
            near
        });
        let end = *reached.last()?;
        let spared = !form.spare.is_empty() && self.ends(&form.spare, text).contains(&end);
        (!spared && passes(form.check, before, &text[..ends[0]])).then(|| end - form.trail)
    }
}

/// Whether a token may begin at `q`.
fn is_border(text: &[u8], q: usize) -> bool {
    let before = &text[..q];
    let token = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_' || *b == b'-';
    match before {
        [
            ..,
            b'\\',
            b'a' | b'b' | b'e' | b'f' | b'n' | b'r' | b't' | b'v' | b'0',
        ] => true,
        [.., b'%', a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => true,
        [.., last] => !token(last),
        [] => true,
    }
}

/// Whether a first match satisfies its check.
fn passes(check: Check, before: &[u8], text: &[u8]) -> bool {
    let whole = [before, text].concat();
    let mut counts = HashMap::new();
    text.iter()
        .for_each(|byte| *counts.entry(byte).or_insert(0.0) += 1.0);
    let share = |count: &f64| count / text.len() as f64;
    let entropy: f64 = counts
        .values()
        .map(|count| -share(count) * share(count).log2())
        .sum();
    match check {
        Check::None => true,
        Check::GitHub => counts.len() >= 12,
        Check::Base58 => checksum::base58_holds(&whole, checksum::BITCOIN),
        Check::Xrp => checksum::base58_holds(&whole, checksum::XRP),
        Check::Crc16 => checksum::base32_holds(&whole),
        Check::AzureDevOps => checksum::azure_holds(&whole),
        Check::Distinct(least) => counts.len() >= usize::from(least),
        Check::NoZeros(least) => {
            counts.len() >= usize::from(least) && !whole.windows(4).any(|four| four == b"AAAA")
        }
        Check::Entropy(tenths) => entropy * 10.0 >= f64::from(tenths),
    }
}

/// All rows that this module answers for.
fn rows() -> impl Iterator<Item = &'static Rule> {
    super::tables()
        .iter()
        .chain(&[
            block::RULES,
            url::RULES,
            header::TOKENS,
            assignment::command::RULES,
        ])
        .flat_map(|table| table.iter())
}

fn is_key(rule: &Rule) -> bool {
    matches!(rule.lead, Lead::Key { .. })
}

#[test]
fn rows_are_complete() {
    let mut ids = BTreeSet::new();
    for rule in rows() {
        let id = rule.id;
        let word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        assert!(id.split('-').all(word), "{id}: malformed");
        assert!(!rule.about.is_empty(), "{id}: what is it?");
        assert!(rule.source.starts_with("https://"), "{id}: no source");
        assert!(
            !rule.secret.is_empty() && rule.reach > 0,
            "{id}: no pattern"
        );
        assert!(!rule.examples.is_empty(), "{id}: no example");
        assert!(!rule.counterexamples.is_empty(), "{id}: no counterexample");
        if let Lead::Literal { literals, .. } = rule.lead {
            assert!(!literals.is_empty(), "{id}: no anchor");
        }
        ids.insert(id);
    }
    assert!(ids.len() >= 75, "{} kinds", ids.len());
}

/// Rows of one kind stand together, so that a label has one place in the order.
#[test]
fn kinds_stand_in_one_table() {
    for (at, table) in super::tables().iter().enumerate() {
        for rule in *table {
            for (other, rows) in super::tables().iter().enumerate() {
                let twice = at != other && rows.iter().any(|row| row.id == rule.id);
                assert!(!twice, "{}: in two tables", rule.id);
            }
        }
    }
}

#[test]
fn examples_are_hidden() {
    let cache = &mut Cache::default();
    let mut wrong = Vec::new();
    for rule in rows().filter(|rule| !is_key(rule)) {
        for (template, seed) in rule.examples.iter().flat_map(|&t| [(t, 1), (t, 2)]) {
            let sample = sample::expand(template, seed);
            let found: BTreeSet<_> = rule
                .forms()
                .iter()
                .flat_map(|form| cache.findings(form, &sample.text))
                .collect();
            let union = union(&found);
            if union != sample.spans {
                wrong.push(format!("{}: {template}: {union:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Overlapping spans become one.
fn union(found: &BTreeSet<(usize, usize)>) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for &(start, end) in found {
        match spans.last_mut() {
            Some(last) if start < last.end => last.end = last.end.max(end),
            _ => spans.push(start..end),
        }
    }
    spans
}

/// Of a keyed row the value's pattern only: `assignment` answers for the key.
#[test]
fn keyed_examples_fit_their_shape() {
    let cache = &mut Cache::default();
    for rule in rows().filter(|rule| is_key(rule)) {
        for &template in rule.examples {
            let sample = sample::expand(template, 1);
            let [span] = &sample.spans[..] else {
                panic!("{}: one span", rule.id)
            };
            let ends = cache.ends(rule.secret, &sample.text[span.clone()]);
            assert_eq!(ends.last(), Some(&span.len()), "{}: {template}", rule.id);
        }
    }
}

#[test]
fn counterexamples_are_left_alone() {
    let cache = &mut Cache::default();
    let mut wrong = Vec::new();
    for rule in rows().filter(|rule| !is_key(rule)) {
        for (template, seed) in rule.counterexamples.iter().flat_map(|&t| [(t, 1), (t, 2)]) {
            let text = sample::expand(template, seed).text;
            for form in rule.forms() {
                let found = cache.findings(&form, &text);
                let shown = String::from_utf8_lossy(&text);
                if !found.is_empty() {
                    wrong.push(format!("{}: {template}: {shown}: {found:?}", rule.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Ordinary text, no row of which any rule hides.
#[test]
fn ordinary_text_is_left_alone() {
    let lines: &[&str] = &[
        "commit {hex:40} {hex:64} sha256:{hex:64} {HEX:32} etag \"{hex:32}-12\"",
        "request {hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12} trace=00-{hex:32}-{hex:16}-01",
        "pod/my-service-deployment-{hex:10}-{lowalnum:5} image=registry.example.org:5000/a/b@sha256:{hex:64}",
        "at com.example.service.AbstractTransactionalSpringContextTests$1.run(Main.java:12)",
        "https://example.org:8443/a/b?x=1@2 http://[::1]:80/ ftp://user@host/ redis://localhost:6379/0",
        "http://localhost:8080\\nadmin@example.org ssh://git@example.org:22/x http://proxy:3128, a@b",
        "/usr/lib/x86_64-linux-gnu/libexample.so.1.2.3 task-{hex:32} cache-key-{hex:32} SK-{digit:8}",
        "-----BEGIN CERTIFICATE-----\n{b64:64}\n{b64:20}\n-----END CERTIFICATE-----",
        "looking for -----BEGIN RSA PRIVATE KEY----- in /etc/ssl/private/server.key",
        "data:image/png;base64,iVBORw0KGgo{b64:200}",
        "npm_config_user_agent npm_package_dependencies_typescript_eslint_parser pypi-server hf_transformers",
    ];
    let cache = &mut Cache::default();
    for (line, seed) in lines
        .iter()
        .flat_map(|line| (1..4).map(move |seed| (line, seed)))
    {
        let text = sample::expand(line, seed).text;
        for rule in rows().filter(|rule| !is_key(rule)) {
            for form in rule.forms() {
                let found = cache.findings(&form, &text);
                let shown = String::from_utf8_lossy(&text);
                assert!(found.is_empty(), "{}: {shown}: {found:?}", rule.id);
            }
        }
    }
}

/// Signs before which nothing belongs to a token.
const OWN_BORDER: [char; 5] = [':', ' ', '\t', '=', ','];

/// What a literal must be like to be noticed where the engine looks.
#[test]
fn anchors_are_noticed() {
    let cache = &mut Cache::default();
    let mut searched = BTreeSet::from(["REDACTED"]);
    for rule in rows() {
        let Lead::Literal {
            literals,
            border,
            then,
            ..
        } = rule.lead
        else {
            continue;
        };
        let token = |text: &str| {
            text.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b))
        };
        let dashed =
            |literal: &&str| literal.len() >= 3 && literal.ends_with(['_', '-']) && token(literal);
        let leaves = !literals.iter().all(dashed)
            && (leaves_run(&cache.get(then), 64)
                || leaves_run(&cache.get(&rule.whole_secret()), 12));
        assert_eq!(rule.searched, leaves, "{}: searched?", rule.id);
        for &literal in literals {
            let id = rule.id;
            let token = token(literal);
            if rule.searched {
                // Those that end in a rare sign, or begin with a separator, are noticed
                // by it.
                if !literal.ends_with(['$', '~']) && !literal.starts_with([':', '%', '=', '>']) {
                    searched.insert(literal);
                }
                assert!(
                    literal.len() >= 2,
                    "{id}: {literal}: too short to search for"
                );
            } else if token && !literal.ends_with(['_', '-']) {
                assert_eq!(border, Border::Token, "{id}: {literal}: unbordered");
            } else if literal.len() < 3 {
                panic!("{id}: {literal}: too short");
            }
            // What begins with a sign brings its border along.
            if literal.len() < 4 && !rule.searched && !literal.starts_with(OWN_BORDER) {
                assert_eq!(border, Border::Token, "{id}: {literal}: unbordered");
            }
        }
    }
    assert!(searched.len() <= 36, "{searched:?}");
    for (a, b) in searched
        .iter()
        .flat_map(|a| searched.iter().map(move |b| (a, b)))
    {
        let overlap = (1..a.len().min(b.len())).any(|n| a.ends_with(&b[..n]) && a != b);
        assert!(!overlap && (a == b || !a.contains(b)), "{a} overlaps {b}");
    }
}

/// A token without an anchor is noticed where twelve token characters begin.
#[test]
fn runs_are_noticed() {
    let cache = &mut Cache::default();
    for rule in rows() {
        let Lead::Run { class } = rule.lead else {
            continue;
        };
        let whole = format!("{class}{{{RUN_LEAD}}}{}", rule.whole_secret());
        let leaves = leaves_run(&cache.get(&whole), 12);
        assert!(!leaves && !rule.searched, "{}: leaves the run", rule.id);
    }
}

/// Whether one of the first bytes may be no token character.
fn leaves_run(dfa: &Dfa, bytes: usize) -> bool {
    let start = start::Config::new().anchored(Anchored::Yes);
    let mut layer = BTreeSet::from([dfa.start_state(&start).unwrap()]);
    for _ in 0..bytes {
        let mut next = BTreeSet::new();
        for (state, byte) in layer
            .iter()
            .flat_map(|&state| (0..=255).map(move |b| (state, b)))
        {
            let after = dfa.next_state(state, byte);
            let token = byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
            // A state that only reports the match before this byte is no way out.
            let mut further = (0..=255).map(|byte| dfa.next_state(after, byte));
            let alive = dfa.is_match_state(dfa.next_eoi_state(after))
                || further.any(|state| !dfa.is_dead_state(state));
            if !token && alive {
                return true;
            }
            next.insert(after);
        }
        layer = next;
    }
    false
}

/// Small automata are quick to build and stay in the cache.
#[test]
fn automata_are_small() {
    let cache = &mut Cache::default();
    for rule in rows() {
        let Lead::Literal { before, then, .. } = rule.lead else {
            continue;
        };
        let most = if rule.max > 0 { 1000 } else { 600 };
        for pattern in [before, then, &rule.whole_secret(), &rule.whole_spare()] {
            let states = states(&cache.get(pattern));
            assert!(states < most, "{}: {states} states: {pattern}", rule.id);
        }
    }
}

/// How many states a run may come through.
fn states(dfa: &Dfa) -> usize {
    let start = start::Config::new().anchored(Anchored::Yes);
    let mut open = vec![dfa.start_state(&start).unwrap()];
    let mut seen = BTreeSet::from_iter(open.clone());
    while let Some(state) = open.pop() {
        let next = (0..=255).map(|byte| dfa.next_state(state, byte));
        open.extend(next.filter(|&state| seen.insert(state)).collect::<Vec<_>>());
    }
    seen.len()
}
