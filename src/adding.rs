//! Secrets become known: when a redactor is built, and while it is in use.

use crate::engine::view::holds_mask;
use crate::program::known::Known;
use crate::program::{BuildError, Registry};
use crate::redactor::Redactor;
use crate::secret::Secret;

/// Has these be known from now on. How many of their values were not. They are [`usable`].
///
/// # Errors
///
/// When one of them could never be seen, or they are too many: none is added then.
pub(crate) fn add(registry: &Registry, secrets: &[Secret]) -> Result<usize, BuildError> {
    let mut count = 0;
    registry.add(|before| {
        let known = Known::with(before, secrets, &registry.masks, registry.limit);
        let known = known.map_err(|()| too_much())?;
        if let Some(known) = &known {
            check_seen(registry, before, known, secrets)?;
            count = known.values.secrets() - before.map_or(0, |before| before.values.secrets());
        }
        Ok(known)
    })?;
    Ok(count)
}

/// Those that may be used, ready to be; what is no use is left out.
pub(crate) fn usable(
    registry: &Registry,
    secrets: impl IntoIterator<Item = Secret>,
) -> Vec<Secret> {
    let shortest = registry.shortest;
    let usable = |secret: &Secret| secret.why_unused(shortest).is_none();
    let mut secrets: Vec<Secret> = secrets.into_iter().filter(usable).collect();
    secrets.iter_mut().for_each(|it| it.skip_below(shortest));
    secrets
}

fn too_much() -> BuildError {
    BuildError::new("secrets: their spellings have 256 MiB or more, all together")
}

/// # Errors
///
/// When a secret could never be seen.
fn check_seen(
    registry: &Registry,
    before: Option<&Known>,
    known: &Known,
    secrets: &[Secret],
) -> Result<(), BuildError> {
    let earlier = known.earlier(&registry.masks);
    let is_unseen = |secret: &&Secret| holds_mask(&earlier, secret.value());
    if let Some(secret) = secrets.iter().find(is_unseen) {
        return Err(BuildError::new(format!(
            "secret {:?}: a mask stands in its value; nothing looks into masks, so it would \
             never be seen",
            secret.name()
        )));
    }
    // Labels that were known before stand in none of the values before.
    let Some(before) = before.filter(|before| known.has_other_labels(before)) else {
        return Ok(());
    };
    let mut values = before.values.all();
    match values.any(|(value, _)| holds_mask(&earlier, value)) {
        false => Ok(()),
        true => Err(BuildError::new(
            "secrets: the mask of one of them stands in a value that is known already; \
             nothing looks into masks, so that would not be seen any more",
        )),
    }
}

impl Secret {
    /// Has a redactor know it from now on, as [`Redactor::add_secrets`] does. Whether its
    /// value is new to it, and of use.
    ///
    /// ```
    /// use redact_stream::{Redactor, Secret};
    ///
    /// let redactor = Redactor::new();
    /// let password = Secret::new("DB_PASSWORD", "correct horse");
    /// password.register(&redactor)?;
    /// assert_eq!(
    ///     redactor.redact_str("tried 'correct horse' as root"),
    ///     "tried '__REDACTED:db-password__' as root"
    /// );
    /// # Ok::<(), redact_stream::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Redactor::add_secrets`].
    pub fn register(&self, redactor: &Redactor) -> Result<bool, BuildError> {
        let registry = redactor.registry();
        Ok(add(registry, &usable(registry, [self.clone()]))? > 0)
    }
}
