//! What is known at present: secrets may be added while streams run.
//!
//! ```text
//!   redactor, all its clones -+-> Rules     compiled once, never changed
//!                             +-> Registry  what is known now, and its number
//!                                    |
//!   stream -> Program { Rules, Known, number }   its own, until it sees another number
//! ```
//!
//! Nothing that runs is changed: each addition makes another [`Known`], and a stream
//! takes it before it reads on. To see whether there is one, it loads one number. What
//! was known before is freed when the last stream has let go of it.

use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::known::Known;
use super::masks::{Earlier, Masks, RULES};
use super::parts::Rules;

/// What all programs of one redactor have in common, but for the rules.
#[derive(Debug)]
pub(crate) struct Registry {
    pub(crate) masks: Masks,
    pub(crate) limit: usize,
    /// How often what is known has changed. Nothing is known before the first time.
    number: AtomicU64,
    known: RwLock<Option<Arc<Known>>>,
    /// Held by who adds: what is known next is made of what is known now.
    adding: Mutex<()>,
}

/// Rules and secrets as a stream uses them. Immutable, and shared: a clone is some
/// reference counts.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    rules: Arc<Rules>,
    registry: Arc<Registry>,
    /// The known secrets, if there are any.
    pub(crate) known: Option<Arc<Known>>,
    /// What [`Registry::number`] was then.
    number: u64,
    /// It is not renewed.
    is_fixed: bool,
}

impl Registry {
    /// Nothing is known yet.
    pub(crate) fn new(masks: Masks, limit: usize) -> Registry {
        Registry {
            masks,
            limit,
            number: AtomicU64::new(0),
            known: RwLock::default(),
            adding: Mutex::default(),
        }
    }

    #[inline]
    fn number(&self) -> u64 {
        self.number.load(Ordering::Acquire)
    }

    /// What is known, and its number.
    fn current(&self) -> (Option<Arc<Known>>, u64) {
        if self.number() == 0 {
            return (None, 0);
        }
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        (known.clone(), self.number())
    }

    /// Looks at what is known. Nothing else may be asked of this meanwhile.
    pub(crate) fn look<R>(&self, at: impl FnOnce(Option<&Known>) -> R) -> R {
        if self.number() == 0 {
            return at(None);
        }
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        at(known.as_deref())
    }

    /// Replaces what is known by what is made of it; or nothing, if nothing is made.
    ///
    /// # Errors
    ///
    /// Those of `next`: nothing has changed then.
    pub(crate) fn add<E>(
        &self,
        next: impl FnOnce(Option<&Known>) -> Result<Option<Known>, E>,
    ) -> Result<(), E> {
        // Whoever looks meanwhile does not wait for what may take long.
        let adding = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        let (before, _) = self.current();
        if let Some(next) = next(before.as_deref())? {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            *known = Some(Arc::new(next));
            self.number.fetch_add(1, Ordering::Release);
        }
        drop(adding);
        Ok(())
    }
}

impl Program {
    /// These rules, with what is known now.
    pub(crate) fn new(rules: Arc<Rules>, registry: Arc<Registry>) -> Program {
        let (known, number) = registry.current();
        Program {
            rules,
            registry,
            known,
            number,
            is_fixed: false,
        }
    }

    /// The same; what is added does not change it.
    pub(crate) fn fixed(self) -> Program {
        Program {
            is_fixed: true,
            ..self
        }
    }

    /// Whether secrets have been added since.
    #[inline(always)]
    pub(crate) fn is_old(&self) -> bool {
        self.registry.number() != self.number && !self.is_fixed
    }

    /// Takes what is known now; returns what was known.
    pub(crate) fn renew(&mut self) -> Option<Arc<Known>> {
        let (known, number) = self.registry.current();
        self.number = number;
        std::mem::replace(&mut self.known, known)
    }

    /// Which of all that have been known, one after the other, its secrets are.
    #[cfg(feature = "tracing")]
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Whether it has these rules.
    pub(crate) fn is_of(&self, rules: &Arc<Rules>) -> bool {
        Arc::ptr_eq(&self.rules, rules)
    }

    /// What is written in place of a span.
    pub(crate) fn mask(&self, rank: u32) -> &[u8] {
        match &self.known {
            Some(known) if rank < RULES => known.mask(rank),
            _ => self.registry.masks.of(rank),
        }
    }

    /// By what an earlier mask is known.
    #[inline]
    pub(crate) fn earlier(&self) -> Earlier<'_> {
        match &self.known {
            Some(known) => known.earlier(&self.registry.masks),
            None => self.registry.masks.earlier(&[]),
        }
    }
}

/// The rules are most of it.
impl Deref for Program {
    type Target = Rules;

    #[inline(always)]
    fn deref(&self) -> &Rules {
        &self.rules
    }
}
