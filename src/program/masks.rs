//! The masks of rules and of known secrets: what is written, and by what an earlier one
//! is known.
//!
//! A rank settles labels, and says which mask is written. Those of known secrets count
//! from 0, those of sealed values from [`SEALED`] and those of rules from [`RULES`], so
//! that secrets can be added and none of the others changes its rank.

use std::sync::Arc;

use memchr::memmem::Finder;

use super::Mask;
use super::mask::{MASK_END, MASK_START, MAX_LABEL, Style};
use super::subsets::FastMap;
use crate::rule;

/// The rank of the first sealed value: known secrets go before it.
pub(crate) const SEALED: u32 = 1 << 30;

/// The rank of the first rule: sealed values go before it.
pub(crate) const RULES: u32 = 1 << 31;

/// What is written for sealed values and for the rules in use, and what is known of it. It
/// takes no rule to be compiled.
#[derive(Debug)]
pub(crate) struct Masks {
    sealed: Ranked,
    rules: Ranked,
    /// What an earlier mask may be labelled, sorted: as a known secret besides.
    earlier: Vec<Box<str>>,
    /// The fixed mask text, if that is the style.
    text: Option<Finder<'static>>,
}

/// Masks in their order.
#[derive(Debug)]
struct Ranked {
    /// The rank of the first one.
    start: u32,
    masks: Vec<Box<[u8]>>,
    /// For each, the rank of the first one of all with the same mask.
    labels: Vec<u32>,
}

/// By what an earlier mask is known: see [`Symbol`](crate::engine::view::Symbol).
#[derive(Clone, Copy)]
pub(crate) struct Earlier<'p> {
    /// The fixed mask text, if that is the style.
    pub(crate) text: Option<&'p [u8]>,
    /// The labels of rules and of sealed values.
    fixed: &'p [Box<str>],
    secrets: &'p [Arc<str>],
}

impl Masks {
    /// For sealed values of these labels and for these rules, each in the order that settles
    /// a label.
    pub(crate) fn new<'l>(
        sealed: impl IntoIterator<Item = &'l str>,
        rules: impl IntoIterator<Item = &'l str>,
        style: &Mask,
    ) -> Masks {
        // An earlier mask is known by its label, whether or not its rule is in use.
        let mut masks = Masks {
            sealed: Ranked::from(SEALED),
            rules: Ranked::from(RULES),
            earlier: rule::all().map(|rule| rule.id.into()).collect(),
            text: match style.style() {
                Style::Label => None,
                Style::Text(text) => Some(Finder::new(text.as_bytes()).into_owned()),
            },
        };
        let mut first: FastMap<Box<[u8]>, u32> = FastMap::default();
        for label in sealed {
            let mask = masks.written(label).into();
            masks.sealed.push(mask, &mut first);
            masks.earlier.push(label.into());
        }
        for id in rules {
            let mask = masks.written(id).into();
            masks.rules.push(mask, &mut first);
            masks.earlier.push(id.into());
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

    /// The mask of a rule or of a sealed value.
    pub(super) fn of(&self, rank: u32) -> &[u8] {
        let ranked = match rank {
            RULES.. => &self.rules,
            _ => &self.sealed,
        };
        &ranked.masks[(rank - ranked.start) as usize]
    }

    /// The rank of the first sealed value or rule whose mask is the same as this rule's.
    pub(super) fn label(&self, rank: u32) -> u32 {
        self.rules.labels[(rank - RULES) as usize]
    }

    /// The ranks and labels of the sealed values.
    pub(crate) fn sealed(&self) -> Vec<(u32, u32)> {
        (SEALED..).zip(self.sealed.labels.iter().copied()).collect()
    }

    /// The masks, each once, with their labels.
    pub(super) fn labels(&self) -> impl Iterator<Item = (&[u8], u32)> {
        self.sealed.labels().chain(self.rules.labels())
    }

    /// By what an earlier mask is known, with the labels of known secrets: these are sorted.
    pub(super) fn earlier<'p>(&'p self, secrets: &'p [Arc<str>]) -> Earlier<'p> {
        Earlier {
            text: self.text.as_ref().map(Finder::needle),
            fixed: &self.earlier,
            secrets,
        }
    }

    /// How a fixed mask text is searched for, if that is the style.
    pub(crate) fn text(&self) -> Option<&Finder<'static>> {
        self.text.as_ref()
    }
}

impl Ranked {
    fn from(start: u32) -> Ranked {
        Ranked {
            start,
            masks: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Adds a mask; `first` has the rank of the first one of all, for each.
    fn push(&mut self, mask: Box<[u8]>, first: &mut FastMap<Box<[u8]>, u32>) {
        let rank = self.start + self.masks.len() as u32;
        self.labels.push(*first.entry(mask.clone()).or_insert(rank));
        self.masks.push(mask);
    }

    /// Those that are the first ones of all, with their ranks.
    fn labels(&self) -> impl Iterator<Item = (&[u8], u32)> {
        let ranked = (self.start..).zip(&self.labels).zip(&self.masks);
        ranked
            .filter(|((rank, label), _)| rank == *label)
            .map(|((rank, _), mask)| (&**mask, rank))
    }
}

impl Earlier<'_> {
    /// Whether there is such a label.
    pub(crate) fn has(&self, label: &[u8]) -> bool {
        let [fixed, secret] = self.behind(label);
        fixed == Some(label) || secret == Some(label)
    }

    /// Whether there is a label that begins so.
    pub(crate) fn begins(&self, label: &[u8]) -> bool {
        let begins = |other: &Option<&[u8]>| other.is_some_and(|other| other.starts_with(label));
        self.behind(label).iter().any(begins)
    }

    /// The first of the labels that stay and the first of the secrets' that is not less.
    fn behind(&self, label: &[u8]) -> [Option<&[u8]>; 2] {
        fn behind<'l, T: AsRef<str>>(labels: &'l [T], label: &[u8]) -> Option<&'l [u8]> {
            let at = labels.partition_point(|known| known.as_ref().as_bytes() < label);
            Some(labels.get(at)?.as_ref().as_bytes())
        }
        [behind(self.fixed, label), behind(self.secrets, label)]
    }
}
