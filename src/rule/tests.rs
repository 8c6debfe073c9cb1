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
