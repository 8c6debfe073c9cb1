//! The known secrets: what they are, where one may begin, and what is written instead.
//!
//! Immutable, as a program is. What is known next, when secrets are added, is made of
//! what was known and the new ones; ranks stay what they were.

use std::sync::Arc;

use memchr::memmem::Finder;

use super::masks::{Earlier, Masks};
use super::neighbours::Neighbours;
use super::samples::Samples;
use super::subsets::FastMap;
use super::values::Values;
use crate::secret::Secret;
use crate::secret::spelling::Speller;

/// See the module docs.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) values: Values,
    pub(crate) samples: Samples,
    pub(crate) neighbours: Neighbours,
    /// What is written for each secret, by its rank. Equal ones are one.
    masks: Vec<Arc<[u8]>>,
    /// For each, the first rank with the same mask: a rule's, or a secret's.
    labels: Vec<u32>,
    /// What their masks may be labelled, sorted, each once.
    earlier: Vec<Arc<str>>,
}

impl Known {
    /// What is known when these secrets are known, too. They rank behind those before.
    /// Nothing, if none of them is new: one whose value is known is shown under its first
    /// name, and only its label may be new.
    ///
    /// # Errors
    ///
    /// When there is no room for the spellings of all.
    pub(crate) fn with(
        before: Option<&Known>,
        secrets: &[Secret],
        masks: &Masks,
        limit: usize,
    ) -> Result<Option<Known>, ()> {
        let (mut written, mut labels, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(known) = before {
            written.clone_from(&known.masks);
            labels.clone_from(&known.labels);
            earlier.clone_from(&known.earlier);
        }
        let named = |label: &str, known: &Known| {
            let is = |other: &Arc<str>| (**other).cmp(label);
            known.earlier.binary_search_by(is).is_ok()
        };
        let is_new = |secret: &Secret, label: &str| {
            before.is_none_or(|it| !it.values.is_secret(secret.value()) || !named(label, it))
        };
        let mut first: FastMap<Arc<[u8]>, u32> = masks
            .labels()
            .map(|(mask, rank)| (mask.into(), rank))
            .collect();
        for (mask, &label) in written.iter().zip(&labels) {
            first.entry(Arc::clone(mask)).or_insert(label);
        }
        let new: Vec<(&Secret, String)> = secrets
            .iter()
            .map(|secret| (secret, secret.label()))
            .filter(|(secret, label)| is_new(secret, label))
            .collect();
        if new.is_empty() {
            return Ok(None);
        }
        let bytes = new.iter().map(|(secret, _)| secret.value().len()).sum();
        let all = before.into_iter().flat_map(|known| known.values.all());
        let mut speller = Speller::new(bytes, masks.text().map_or(b"", Finder::needle));
        let mut own = Vec::new();
        for (value, one) in all {
            speller.texts.add(value);
            own.push(one);
        }
        for (secret, label) in new {
            let rank = labels.len() as u32;
            let mask: Arc<[u8]> = masks.written(&label).into();
            let entry = first.entry(mask);
            written.push(Arc::clone(entry.key()));
            labels.push(*entry.or_insert(rank));
            earlier.push(Arc::from(label));
            let first = own.len();
            secret.spell(&mut speller);
            own.resize(speller.texts.len(), (rank, false));
            if let Some(one) = own.get_mut(first) {
                // Mostly: what holds a mask is not looked for.
                one.1 = speller.texts.get(first) == secret.value();
            }
        }
        earlier.sort_unstable();
        earlier.dedup();
        if speller.texts.is_full() {
            return Err(());
        }
        let values = Values::new(speller.texts, own, &labels, limit);
        let samples = Samples::new(&values);
        let neighbours = Neighbours::new(&values);
        Ok(Some(Known {
            values,
            samples,
            neighbours,
            masks: written,
            labels,
            earlier,
        }))
    }

    /// What is written for a secret.
    pub(super) fn mask(&self, rank: u32) -> &[u8] {
        &self.masks[rank as usize]
    }

    /// How many masks there are.
    #[cfg(test)]
    pub(super) fn masks(&self) -> usize {
        self.masks.len()
    }

    /// By what an earlier mask is known.
    pub(crate) fn earlier<'p>(&'p self, masks: &'p Masks) -> Earlier<'p> {
        masks.earlier(&self.earlier)
    }

    /// Whether masks may have a label that they could not have before.
    pub(crate) fn has_other_labels(&self, before: &Known) -> bool {
        self.earlier.len() != before.earlier.len()
    }
}
