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
use super::masks::{Earlier, Masks, SEALED};
use super::parts::Rules;
use super::sealed::Fingerprints;

/// What all programs of one redactor have in common, but for the rules.
#[derive(Debug)]
pub(crate) struct Registry {
    pub(crate) masks: Masks,
    /// The sealed values, if there are any. They stay what they are.
    pub(crate) sealed: Option<Fingerprints>,
    pub(crate) limit: usize,
    /// No shorter value is known, nor a shorter spelling of one.
    pub(crate) shortest: usize,
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
    pub(crate) fn new(
        masks: Masks,
        sealed: Option<Fingerprints>,
        limit: usize,
        shortest: usize,
    ) -> Registry {
        Registry {
            masks,
            sealed,
            limit,
            shortest,
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

    /// The sealed values, if there are any.
    #[inline(always)]
    pub(crate) fn sealed(&self) -> Option<&Fingerprints> {
        self.registry.sealed.as_ref()
    }

    /// What is written in place of a span.
    pub(crate) fn mask(&self, rank: u32) -> &[u8] {
        match &self.known {
            Some(known) if rank < SEALED => known.mask(rank),
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

#[cfg(test)]
mod tests {
    use std::sync::Weak;

    use super::*;
    use crate::program::masks::RULES;
    use crate::sealed::Sealed;
    use crate::{Redactor, Secret, Stream};

    fn known(redactor: &Redactor) -> Weak<Known> {
        Arc::downgrade(redactor.registry().current().0.as_ref().unwrap())
    }

    fn secret(at: usize) -> Secret {
        Secret::new("a", format!("value number {at}"))
    }

    #[test]
    fn what_was_known_is_freed_when_the_last_stream_has_let_go_of_it() {
        let builder = Redactor::builder().only(["password"]);
        let redactor = builder.secret(secret(0)).build().unwrap();
        let first = known(&redactor);
        let mut stream = redactor.stream();
        let fixed = Stream::new(redactor.program().fixed());
        redactor.add_secrets([secret(1)]).unwrap();
        let second = known(&redactor);
        redactor.add_secrets([secret(2)]).unwrap();
        assert!(first.upgrade().is_some(), "streams have it");
        assert!(second.upgrade().is_none(), "nobody has had it");
        stream.push(b"x", &mut |_: &[u8]| ());
        assert!(first.upgrade().is_some(), "the other stream is not renewed");
        drop(fixed);
        assert!(first.upgrade().is_none());
        assert_eq!(known(&redactor).upgrade().unwrap().values.secrets(), 3);
    }

    #[test]
    fn nothing_grows_where_nothing_is_new() {
        let redactor = Redactor::builder().only(["password"]).build().unwrap();
        for at in 0..30 {
            let all = (0..3)
                .map(secret)
                .chain([Secret::new("b", "value number 1")]);
            redactor.add_secrets(all).unwrap();
            assert_eq!(redactor.registry().number(), 1, "{at}");
        }
        let known = known(&redactor).upgrade().unwrap();
        assert_eq!((known.values.secrets(), known.masks()), (3, 4));
    }

    #[test]
    fn a_sealed_value_may_be_called_as_a_rule_or_a_secret_is() {
        let value = |start: &str| format!("{start}{}{}", "Zx81kQ0vTmRy", "b6Jw93Lq");
        let secrets = [
            Secret::new("a", value("1")),
            Secret::new("password", value("2")),
            Secret::new("a", value("3")),
        ];
        let (sealed, refused) = Sealed::seal(&secrets, [7; 32]);
        assert_eq!(refused, []);
        let builder = Redactor::builder().only(["password"]).sealed(sealed);
        let redactor = builder.secret(Secret::new("b", "x")).build().unwrap();
        let masks = &redactor.registry().masks;
        let names = [(0, 0), (1, 1), (2, 0)].map(|(rank, label)| (SEALED + rank, SEALED + label));
        assert_eq!(masks.sealed(), names);
        assert_eq!(masks.label(RULES), SEALED + 1);
        assert!(redactor.program().known.is_none(), "it is too short");
        let more = ["a", "b"].map(|name| Secret::new(name, format!("«{name}» is added")));
        redactor.add_secrets(more).unwrap();
        let program = redactor.program();
        let values = &program.known.as_ref().unwrap().values;
        let ranks =
            ["«a» is added", "«b» is added"].map(|value| values.longest(value.bytes()).unwrap().0);
        assert_eq!(ranks, [0, 1]);
        assert_eq!(program.mask(0), program.mask(SEALED + 2));
        assert_eq!(program.mask(RULES), program.mask(SEALED + 1));
        let text = format!("{} «b» is added {}", value("3"), value("2"));
        let wanted = "__REDACTED:a__ __REDACTED:b__ __REDACTED:password__";
        assert_eq!(redactor.redact_str(&text), wanted);
        assert_eq!(redactor.redact_str(wanted), wanted);
    }

    #[test]
    fn a_secret_may_be_called_as_a_rule_is() {
        let builder = Redactor::builder().only(["password"]);
        let redactor = builder.secret(secret(0)).build().unwrap();
        let named = Secret::new("password", "correct horse");
        redactor.add_secrets([named, secret(1)]).unwrap();
        let program = redactor.program();
        let values = &program.known.as_ref().unwrap().values;
        let labels = ["correct horse", "value number 0", "value number 1"]
            .map(|value| values.longest(value.bytes()).unwrap().0);
        assert_eq!(labels, [1, 0, 2], "ranks are in the order of the additions");
        assert_eq!(program.mask(1), program.mask(RULES));
        let text = redactor.redact_str("password=correct horse");
        assert_eq!(text, "password=__REDACTED:password__");
    }
}
