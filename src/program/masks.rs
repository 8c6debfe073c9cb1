//! The masks of rules and of known secrets: what is written, and by what an earlier one
//! is known.
//!
//! A rank settles labels, and says which mask is written. Those of known secrets count
//! from 0 and those of rules from [`RULES`], so that secrets can be added and no rule
//! changes its rank.

use std::sync::Arc;

use memchr::memmem::Finder;

use super::Mask;
use super::mask::{MASK_END, MASK_START, MAX_LABEL, Style};
use super::subsets::FastMap;
use crate::rule;

/// The rank of the first rule: known secrets go before it.
pub(crate) const RULES: u32 = 1 << 31;

/// What is written for the rules in use, and what is known of it. It takes no rule to be
/// compiled.
#[derive(Debug)]
pub(crate) struct Masks {
    /// The rules' masks, in their order.
    rules: Vec<Box<[u8]>>,
    /// For each, the rank of the first one with the same mask.
    labels: Vec<u32>,
    /// What an earlier mask may be labelled, sorted: as a known secret besides.
    earlier: Vec<Box<str>>,
    /// The fixed mask text, if that is the style.
    text: Option<Finder<'static>>,
}

/// By what an earlier mask is known: see [`Symbol`](crate::engine::view::Symbol).
#[derive(Clone, Copy)]
pub(crate) struct Earlier<'p> {
    /// The fixed mask text, if that is the style.
    pub(crate) text: Option<&'p [u8]>,
    rules: &'p [Box<str>],
    secrets: &'p [Arc<str>],
}

impl Masks {
    /// For these rules, in the order that settles a label.
    pub(crate) fn new<I: AsRef<str>>(rules: impl Iterator<Item = I>, style: &Mask) -> Masks {
        // An earlier mask is known by its label, whether or not its rule is in use.
        let mut masks = Masks {
            rules: Vec::new(),
            labels: Vec::new(),
            earlier: rule::all().map(|rule| rule.id.into()).collect(),
            text: match style.style() {
                Style::Label => None,
                Style::Text(text) => Some(Finder::new(text.as_bytes()).into_owned()),
            },
        };
        let mut first: FastMap<Box<[u8]>, u32> = FastMap::default();
        for (rank, id) in (RULES..).zip(rules) {
            let mask: Box<[u8]> = masks.written(id.as_ref()).into();
            masks
                .labels
                .push(*first.entry(mask.clone()).or_insert(rank));
            masks.rules.push(mask);
            masks.earlier.push(id.as_ref().into());
        }
        masks.earlier.sort_unstable();
        masks.earlier.dedup();
        debug_assert!(masks.earlier.iter().all(|label| label.len() < MAX_LABEL));
        masks
    }

    /// What is written for a label.
    pub(super) fn written(&self, label: &str) -> Vec<u8> {
        match &self.text {
            None => [MASK_START, label, MASK_END].concat().into(),
            Some(text) => text.needle().to_owned(),
        }
    }

    /// The mask of a rule.
    pub(super) fn of(&self, rank: u32) -> &[u8] {
        &self.rules[(rank - RULES) as usize]
    }

    /// The rank of the first rule whose mask is the same.
    pub(super) fn label(&self, rank: u32) -> u32 {
        self.labels[(rank - RULES) as usize]
    }

    /// The masks, each once, with their labels.
    pub(super) fn labels(&self) -> impl Iterator<Item = (&[u8], u32)> {
        let ranked = (RULES..).zip(&self.labels).zip(&self.rules);
        ranked
            .filter(|((rank, label), _)| rank == *label)
            .map(|((rank, _), mask)| (&**mask, rank))
    }

    /// By what an earlier mask is known, with the labels of known secrets: these are sorted.
    pub(super) fn earlier<'p>(&'p self, secrets: &'p [Arc<str>]) -> Earlier<'p> {
        Earlier {
            text: self.text.as_ref().map(Finder::needle),
            rules: &self.earlier,
            secrets,
        }
    }

    /// How a fixed mask text is searched for, if that is the style.
    pub(crate) fn text(&self) -> Option<&Finder<'static>> {
        self.text.as_ref()
    }
}

impl Earlier<'_> {
    /// Whether there is such a label.
    pub(crate) fn has(&self, label: &[u8]) -> bool {
        let [rule, secret] = self.behind(label);
        rule == Some(label) || secret == Some(label)
    }

    /// Whether there is a label that begins so.
    pub(crate) fn begins(&self, label: &[u8]) -> bool {
        let begins = |other: &Option<&[u8]>| other.is_some_and(|other| other.starts_with(label));
        self.behind(label).iter().any(begins)
    }

    /// The first of the rules' labels and the first of the secrets' that is not less.
    fn behind(&self, label: &[u8]) -> [Option<&[u8]>; 2] {
        fn behind<'l, T: AsRef<str>>(labels: &'l [T], label: &[u8]) -> Option<&'l [u8]> {
            let at = labels.partition_point(|known| known.as_ref().as_bytes() < label);
            Some(labels.get(at)?.as_ref().as_bytes())
        }
        [behind(self.rules, label), behind(self.secrets, label)]
    }
}
