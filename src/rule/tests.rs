//! What every table must keep to.

use std::collections::HashMap;

use super::*;

#[test]
fn rows_are_well_formed() {
    let mut about: HashMap<&str, &str> = HashMap::new();
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
        assert!(!rule.examples.is_empty(), "{id}: no example");
        assert!(!rule.counterexamples.is_empty(), "{id}: no counterexample");
        let first = about.entry(id).or_insert(rule.about);
        assert_eq!(
            *first, rule.about,
            "{id}: rows of one rule say the same of it"
        );
    }
    assert!(about.len() >= 60, "{} rules", about.len());
}
