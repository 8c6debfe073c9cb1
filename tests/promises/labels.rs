//! Labels: what is found is called by its name.
//!
//! A mask names the rule whose finding starts first, then the one that is listed
//! first. So an example of a rule may well be masked under another's name, and that
//! is right where the other says *less*: behind `api_key=` a token is called `api-key`,
//! since the value begins there and not behind its anchor. A general name (a telling
//! key, a header, a place in a URL) says less than a vendor's or a format's. It is
//! wrong where the other says more, or something else: another vendor, another kind
//! of token. Such pairs are listed here, each with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use memchr::memmem;
use redact_stream::Redactor;
use redact_stream::internals::{self, Rule};

/// The keys of Azure's services have their mark in the middle; where a connection
/// string names the key, its value begins there and not seven bytes later.
const CONNECTION_STRING: &str = "the connection string's name for it begins the value earlier";

/// A vendor's name before a value begins it there, and the token's anchor later.
const VENDOR_NAMED: &str = "the vendor's name before the value; the same vendor";

/// Whose example, under whose name, and why.
const LISTED: &[(&str, &str, &str)] = &[
    (
        "access-key",
        "azure-shared-access-key",
        "the key is Azure's own",
    ),
    ("access-key", "azure-storage-key", "the key is Azure's own"),
    (
        "azure-api-management-key",
        "azure-storage-key",
        CONNECTION_STRING,
    ),
    ("azure-batch-key", "azure-storage-key", CONNECTION_STRING),
    ("azure-cosmos-key", "azure-storage-key", CONNECTION_STRING),
    (
        "azure-event-grid-key",
        "azure-shared-access-key",
        CONNECTION_STRING,
    ),
    (
        "azure-event-hubs-key",
        "azure-shared-access-key",
        CONNECTION_STRING,
    ),
    (
        "azure-iot-key",
        "azure-shared-access-key",
        CONNECTION_STRING,
    ),
    (
        "azure-ml-classic-key",
        "azure-storage-key",
        CONNECTION_STRING,
    ),
    (
        "azure-redis-key",
        "azure-shared-access-key",
        CONNECTION_STRING,
    ),
    (
        "azure-relay-key",
        "azure-shared-access-key",
        CONNECTION_STRING,
    ),
    (
        "azure-service-bus-key",
        "azure-shared-access-key",
        CONNECTION_STRING,
    ),
    (
        "azure-storage-account-key",
        "azure-storage-key",
        CONNECTION_STRING,
    ),
    (
        "cloudflare-key",
        "cloudflare-token",
        "one vendor, and its tokens' assignment knows both",
    ),
    ("datadog-header", "datadog-key", VENDOR_NAMED),
    ("key-header", "fastly-key", "the header is Fastly's own"),
    ("launchdarkly-key", "launchdarkly-token", VENDOR_NAMED),
    ("recaptcha-key", "recaptcha-secret", VENDOR_NAMED),
    (
        "scaleway-secret",
        "scaleway-secret-key",
        "the same key under two of its names",
    ),
    (
        "secret",
        "otpauth-secret",
        "a query of that scheme holds such a secret alone",
    ),
    (
        "twilio-token",
        "twilio-secret",
        "the same alphabet and length under one name",
    ),
    (
        "workos-key",
        "highnote-key",
        "both vendors encode `key_` behind the same prefix",
    ),
];

const MASK: &[u8] = b"__REDACTED:";

/// The labels in an output, with the ranges of the haystack that they stand for.
fn labels(haystack: &[u8], output: &[u8]) -> Vec<(Range<usize>, String)> {
    let mut labels: Vec<(Range<usize>, String)> = Vec::new();
    let (mut at, mut rest) = (0, output);
    loop {
        let end = memmem::find(rest, MASK).unwrap_or(rest.len());
        let shown = &rest[..end];
        let found = match (end == rest.len(), labels.is_empty()) {
            (true, _) => haystack.len() - shown.len(),
            (_, true) => 0,
            _ => at + memmem::find(&haystack[at..], shown).expect("shown text is the haystack's"),
        };
        if let Some((range, _)) = labels.last_mut() {
            range.end = found;
        }
        at = found + shown.len();
        if end == rest.len() {
            return labels;
        }
        let label = &rest[end + MASK.len()..];
        let length = memmem::find(label, b"__").expect("a mask ends");
        let name = String::from_utf8(label[..length].to_vec()).unwrap();
        labels.push((at..at, name));
        at += 1;
        rest = &label[length + 2..];
    }
}

/// Whether a label speaks of a place or a key, and not of whose secret it is.
fn is_general(rules: &[Rule], label: &str) -> bool {
    let mut same = rules.iter().filter(|rule| rule.id == label).peekable();
    same.peek().is_some() && same.all(|rule| ["assignment", "header", "url"].contains(&rule.family))
}

#[test]
fn an_example_has_its_rules_name_or_a_more_general_one() {
    let rules = internals::rules();
    let redactor = Redactor::new();
    let mut others: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for (number, rule) in rules.iter().enumerate() {
        for template in &rule.examples {
            for seed in 0..3 {
                let (text, hidden) = internals::sample(template, (3 * number + seed) as u64);
                let output = redactor.redact(&text);
                let named = labels(&text, &output);
                let is_in = |range: &Range<usize>| {
                    let touches =
                        |other: &Range<usize>| other.start < range.end && range.start < other.end;
                    hidden.iter().any(touches)
                };
                for (range, label) in named {
                    if is_in(&range) && label != rule.id {
                        others.insert((rule.id, label), template);
                    }
                }
            }
        }
    }
    let listed: BTreeSet<(&str, &str)> = LISTED.iter().map(|&(id, label, _)| (id, label)).collect();
    let wrong: Vec<String> = others
        .iter()
        .filter(|((id, label), _)| !listed.contains(&(*id, &**label)))
        .filter(|((_, label), _)| !is_general(&rules, label))
        .map(|((id, label), template)| format!("{id} is called {label}: {template}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What is listed happens: the list does not outlive its reasons.
    let stale = |(id, label, _): &&(&str, &str, &str)| {
        !others
            .keys()
            .any(|(other, name)| other == id && name == label)
    };
    let stale: Vec<_> = LISTED.iter().filter(stale).collect();
    assert!(stale.is_empty(), "{stale:?}");
}

/// An id means one thing: all its rows are of one family, and lists show it once.
#[test]
fn ids_are_unique() {
    let mut families: BTreeMap<&str, &str> = BTreeMap::new();
    for rule in internals::rules() {
        let family = families.entry(rule.id).or_insert(rule.family);
        assert_eq!(*family, rule.family, "{}", rule.id);
    }
    let facts = Redactor::builder().facts();
    let ids: BTreeSet<&str> = facts.iter().map(|facts| &*facts.id).collect();
    assert_eq!(ids.len(), facts.len());
    assert!(families.keys().all(|id| ids.contains(id)));
}

/// A vendor's rules are chosen by one name: what begins with a family's name belongs
/// to it, unless it is a longer family's, or tells by its place.
#[test]
fn families_are_complete() {
    let rules = internals::rules();
    let families: BTreeSet<&str> = rules.iter().map(|rule| rule.family).collect();
    let begins = |id: &str, family: &str| {
        id.strip_prefix(family)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    for rule in &rules {
        let longest = families
            .iter()
            .filter(|family| begins(rule.id, family))
            .max_by_key(|f| f.len());
        let is_place =
            ["assignment", "header", "url", "block", "hash", "paranoid"].contains(&rule.family);
        if let Some(longest) = longest.filter(|_| !is_place) {
            assert_eq!(rule.family, *longest, "{}", rule.id);
        }
    }
}
