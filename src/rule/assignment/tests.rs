//! Rows and notations against a matcher as plain as possible: every form alone,
//! at every place where its lead ends.

use std::collections::HashMap;
use std::ops::Range;

use regex_automata::hybrid::dfa::{Cache, DFA, OverlappingState};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind};

use super::super::form::Form;
use super::super::{Lead, Rule, Value, header, sample, url};
use super::{RULES, forms};
use crate::program::automaton::{Automaton, Direction};

fn rules() -> impl Iterator<Item = &'static Rule> {
    let keyed = |rule: &&Rule| matches!(rule.lead, Lead::Key { .. });
    let urls = url::RULES.iter().filter(keyed);
    header::RULES.iter().chain(urls).chain(RULES)
}

fn spell(rule: &Rule) -> Vec<Form> {
    match rule.lead {
        Lead::Key { words, value } => forms(rule, words, value),
        _ => Vec::new(),
    }
}

fn dialect() -> syntax::Config {
    syntax::Config::new()
        .unicode(false)
        .utf8(false)
        .dot_matches_new_line(true)
}

/// An automaton that is built as far as it is used.
struct Lazy {
    dfa: DFA,
    cache: Cache,
}

impl Lazy {
    fn new(patterns: &[&str]) -> Lazy {
        let dfa = DFA::builder()
            .configure(
                DFA::config()
                    .match_kind(MatchKind::All)
                    .cache_capacity(16 << 20),
            )
            .syntax(dialect())
            .thompson(regex_automata::nfa::thompson::Config::new().utf8(false))
            .build_many(patterns)
            .unwrap_or_else(|error| panic!("{error} in {patterns:?}"));
        let cache = dfa.create_cache();
        Lazy { dfa, cache }
    }

    /// All (pattern, end) pairs.
    fn ends(&mut self, input: &Input<'_>) -> Vec<(usize, usize)> {
        let mut ends = Vec::new();
        let mut state = OverlappingState::start();
        loop {
            self.dfa
                .try_search_overlapping_fwd(&mut self.cache, input, &mut state)
                .unwrap();
            match state.get_match() {
                Some(found) => ends.push((found.pattern().as_usize(), found.offset())),
                None => return ends,
            }
        }
    }
}

/// All forms of all rows.
struct Naive {
    leads: Vec<(&'static str, Form, Lazy)>,
    values: HashMap<(String, String), Lazy>,
}

impl Naive {
    fn new() -> Naive {
        let mut leads = Vec::new();
        let mut values = HashMap::new();
        for rule in rules() {
            for form in spell(rule) {
                let literals = form.literals.join("|").replace('\\', r"\\");
                let lead = format!("(?:{})(?:{literals})(?:{})", form.whole_before(), form.then);
                values
                    .entry((form.secret.clone(), form.spare.clone()))
                    .or_insert_with(|| {
                        let patterns = [form.secret.as_str(), form.spare.as_str()];
                        Lazy::new(&patterns[..1 + usize::from(!form.spare.is_empty())])
                    });
                leads.push((rule.id, form, Lazy::new(&[&lead])));
            }
        }
        Naive { leads, values }
    }

    /// The findings in a text, of one rule or of all.
    fn find(
        &mut self,
        text: &[u8],
        only: Option<&str>,
    ) -> Vec<(Range<usize>, &'static str, &'static str)> {
        // A key may begin where the text begins: as if a line began there.
        let mut line = b"\n".to_vec();
        line.extend_from_slice(text);
        let lower = line.to_ascii_lowercase();
        let contains = |part: &[u8]| lower.windows(part.len()).any(|window| window == part);
        let mut endings = HashMap::new();
        let mut findings = Vec::new();
        for (id, form, lead) in &mut self.leads {
            if only.is_some_and(|only| only != *id)
                || !form
                    .literals
                    .iter()
                    .any(|literal| contains(literal.as_bytes()))
                || !form.all_endings().is_none_or(|all| {
                    all.iter()
                        .any(|e| *endings.entry(*e).or_insert_with(|| contains(e)))
                })
            {
                continue;
            }
            let value = self
                .values
                .get_mut(&(form.secret.clone(), form.spare.clone()))
                .unwrap();
            for (_, start) in lead.ends(&Input::new(&line)) {
                let ends = value.ends(&Input::new(&line[start..]).anchored(Anchored::Yes));
                let Some(end) = ends.iter().filter(|e| e.0 == 0).map(|e| e.1).max() else {
                    continue;
                };
                let end = if ends.contains(&(1, end)) { 0 } else { end };
                let end = end.saturating_sub(form.trail);
                if end > 0 {
                    findings.push((start - 1..start - 1 + end, *id, form.wrap));
                }
            }
        }
        findings.sort_by_key(|(span, ..)| (span.start, span.end));
        findings
    }

    /// What is hidden.
    fn hidden(&mut self, text: &[u8], only: Option<&str>) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::new();
        for (span, ..) in self.find(text, only) {
            match spans.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => spans.push(span),
            }
        }
        spans
    }
}

fn show(text: &[u8], spans: &[Range<usize>]) -> String {
    let mut out = Vec::new();
    for (at, byte) in text.iter().enumerate() {
        if spans.iter().any(|span| span.end == at) {
            out.extend("»".bytes());
        }
        if spans.iter().any(|span| span.start == at) {
            out.extend("«".bytes());
        }
        out.push(*byte);
    }
    if spans.iter().any(|span| span.end == text.len()) {
        out.extend("»".bytes());
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn rows_are_complete() {
    for rule in rules() {
        let id = rule.id;
        assert!(rule.source.starts_with("https://"), "{id}");
        assert!(!rule.about.is_empty() && !rule.examples.is_empty(), "{id}");
        assert!(!rule.counterexamples.is_empty(), "{id}");
        let Lead::Key { words, value } = rule.lead else {
            panic!("{id}")
        };
        if value == Value::Phrase {
            continue;
        }
        for word in words {
            let word = word.split('!').next().unwrap();
            let last = word.rsplit(['_', '^']).next().unwrap();
            assert!(last.len() >= 3, "{id}: {word} needs more than one ending");
        }
    }
}

#[test]
fn rows_find_their_examples_and_nothing_else() {
    let mut naive = Naive::new();
    for rule in rules() {
        for seed in 0..8 {
            for template in rule.examples {
                let sample = sample::expand(template, seed);
                let hidden = naive.hidden(&sample.text, Some(rule.id));
                let shown = show(&sample.text, &hidden);
                assert_eq!(hidden, sample.spans, "{}: {template}: {shown}", rule.id);
            }
            for template in rule.counterexamples {
                let sample = sample::expand(template, seed);
                let hidden = naive.hidden(&sample.text, Some(rule.id));
                let shown = show(&sample.text, &hidden);
                assert!(hidden.is_empty(), "{}: {template}: {shown}", rule.id);
            }
        }
    }
}

#[test]
fn notations() {
    let mut naive = Naive::new();
    let mut wrong = Vec::new();
    for case in super::cases::CASES {
        for seed in 0..3 {
            let sample = sample::expand(case, seed);
            let hidden = naive.hidden(&sample.text, None);
            if hidden != sample.spans {
                wrong.push(format!("{case}\n    {}", show(&sample.text, &hidden)));
                break;
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn unquoted_json_gets_quotes() {
    let mut naive = Naive::new();
    let cases = [
        ("{\"pin\": 1234}", "\""),
        ("{\"password\":12}", "\""),
        (r#"{\"password\":12}"#, "\\\""),
        (r#"{\\\"pin\\\": 1234}"#, "\\\\\\\""),
        ("{'pin': 1234}", ""),
        ("pin: 1234", ""),
        ("\"pin\"=1234", ""),
        ("{\"pin\": \"1234\"}", ""),
    ];
    for (text, wrap) in cases {
        let findings = naive.find(text.as_bytes(), None);
        assert!(!findings.is_empty(), "{text}");
        assert!(
            findings.iter().all(|finding| finding.2 == wrap),
            "{text}: {findings:?}"
        );
    }
}

#[test]
fn automata_are_small() {
    let mut seen = HashMap::new();
    let mut large = Vec::new();
    for rule in rules() {
        for form in spell(rule) {
            let secret = [form.secret.as_str(), form.spare.as_str()];
            let secret = &secret[..1 + usize::from(!form.spare.is_empty())];
            let then = if form.searched { 1000 } else { 400 };
            let parts: [(&str, &[&str], Direction, usize); 3] = [
                ("secret", secret, Direction::Forward, 3100),
                ("then", &[&form.then], Direction::Forward, then),
                ("before", &[&form.before], Direction::Backward, 900),
            ];
            for (part, patterns, direction, most) in parts {
                let count = *seen.entry(patterns.join("\0")).or_insert_with(|| {
                    Automaton::new(patterns, direction)
                        .unwrap_or_else(|error| panic!("{error} in {patterns:?}"))
                        .len()
                });
                if count > most {
                    large.push(format!("{} {part}: {count} states", rule.id));
                }
            }
        }
    }
    assert!(large.is_empty(), "{}", large.join("\n"));
}

/// Names a folder of real logs, none of which should be touched.
#[test]
fn real_logs_hold_no_secrets() {
    let Some(folder) = std::env::var_os("REDACT_LOGS") else {
        return;
    };
    let mut naive = Naive::new();
    let mut hits = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "log") {
            continue;
        }
        for line in std::fs::read(&path)
            .unwrap()
            .split_inclusive(|&byte| byte == b'\n')
        {
            let findings = naive.find(line, None);
            if let Some((_, id, _)) = findings.first() {
                let spans: Vec<_> = findings.iter().map(|finding| finding.0.clone()).collect();
                hits.push(format!("{id}: {}", show(line, &spans)));
            }
        }
    }
    assert!(hits.is_empty(), "{} hits:\n{}", hits.len(), hits.join("\n"));
}
