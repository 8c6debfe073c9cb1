//! Secrets become known: when a redactor is built, and while it is in use.

use crate::engine::view::holds_mask;
use crate::program::known::Known;
use crate::program::values::MOST;
use crate::program::{BuildError, Registry};
use crate::redactor::Redactor;
use crate::secret::{SHORTEST, Secret};

/// Has these be known from now on. How many of their values were not.
///
/// # Errors
///
/// When one of them cannot be used: none is added then.
pub(crate) fn add(registry: &Registry, secrets: &[Secret]) -> Result<usize, BuildError> {
    check_lengths(secrets)?;
    let mut count = 0;
    registry.add(|before| {
        let known = Known::with(before, secrets, &registry.masks, registry.limit);
        let known = known.map_err(|()| too_much())?;
        if let Some(known) = &known {
            check_seen(registry, before, known, secrets)?;
            count = known.values.len() - before.map_or(0, |before| before.values.len());
        }
        Ok(known)
    })?;
    Ok(count)
}

/// # Errors
///
/// When a secret's value is too short, or all together are too long.
pub(crate) fn check_lengths(secrets: &[Secret]) -> Result<(), BuildError> {
    let length = |secret: &Secret| secret.value().len();
    if let Some(short) = secrets.iter().find(|it| length(it) < SHORTEST) {
        return Err(BuildError::new(format!(
            "secret {:?}: its value is shorter than {SHORTEST} bytes",
            short.name()
        )));
    }
    match secrets.iter().map(length).sum::<usize>() <= MOST {
        true => Ok(()),
        false => Err(too_much()),
    }
}

fn too_much() -> BuildError {
    BuildError::new("secrets: 256 MiB or more, all together")
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
    let mut values = before.values.ranked();
    match values.any(|(_, value)| holds_mask(&earlier, value)) {
        false => Ok(()),
        true => Err(BuildError::new(
            "secrets: the mask of one of them stands in a value that is known already; \
             nothing looks into masks, so that would not be seen any more",
        )),
    }
}

impl Secret {
    /// Has a redactor know it from now on, as [`Redactor::add_secrets`] does. Whether its
    /// value is new to it.
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
        let count = add(redactor.registry(), std::slice::from_ref(self))?;
        Ok(count > 0)
    }
}
