//! What every table must keep to.

use std::collections::{HashMap, HashSet};

use super::*;

#[test]
fn rows_are_well_formed() {
    let mut about: HashMap<&str, &str> = HashMap::new();
    let vendor: HashSet<&str> = vendor::tables()
        .iter()
        .copied()
        .flatten()
        .map(|rule| rule.id)
        .collect();
    for rule in all() {
        let id = rule.id;
        let is_label = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(id.chars().all(is_label) && !id.contains("--"), "{id}");
        assert!(id.len() < crate::program::mask::MAX_LABEL, "{id}");
        if matches!(rule.lead, Lead::Encoded { .. }) {
            // It speaks of another rule's token, which says what it is.
            assert!(all().any(|other| other.id == id && !other.about.is_empty()));
            continue;
        }
        if matches!(rule.lead, Lead::Context { .. }) {
            // Its examples are generated.
            assert!(rule.source.starts_with("https://"), "{id}: no source");
            let first = about.entry(id).or_insert(rule.about);
            assert_eq!(*first, rule.about, "{id}");
            continue;
        }
        assert!(rule.source.starts_with("https://"), "{id}: no source");
        // One text of a vendor's token could fit by accident of its form.
        let least = if vendor.contains(id) { 2 } else { 1 };
        assert!(rule.examples.len() >= least, "{id}: examples");
        assert!(rule.counterexamples.len() >= least, "{id}: counterexamples");
        let first = about.entry(id).or_insert(rule.about);
        assert_eq!(
            *first, rule.about,
            "{id}: rows of one rule say the same of it"
        );
    }
    assert!(about.len() >= 60, "{} rules", about.len());
}

#[test]
fn levels_say_how_sure_a_rule_is() {
    for rule in all() {
        let least = match rule.lead {
            Lead::Run { .. } | Lead::Context { .. } => Level::Normal,
            _ => Level::Strict,
        };
        assert!(rule.level >= least, "{}", rule.id);
        let is_paranoid = rule.family() == "paranoid";
        // A row of another table may be as weak.
        assert!(rule.level == Level::Paranoid || !is_paranoid, "{}", rule.id);
    }
    let level = |id: &str| all().find(|rule| rule.id == id).unwrap().level;
    assert_eq!(level("password"), Level::Strict);
    assert_eq!(level("github-token"), Level::Strict);
    assert_eq!(level("pin"), Level::Normal);
}

#[test]
fn families_are_vendors_or_kinds_of_places() {
    let family = |id: &str| all().find(|rule| rule.id == id).unwrap().family();
    for (id, expected) in [
        ("password", "assignment"),
        ("cookie", "header"),
        ("github-token", "github"),
        ("crates-io-token", "crates-io"),
        ("md5-crypt-hash", "hash"),
    ] {
        assert_eq!(family(id), expected, "{id}");
    }
    for rule in all() {
        assert!(!rule.family().is_empty(), "{}", rule.id);
    }
}
