//! What the arguments mean: checked, built, in plain data.
//!
//! Everything that can be wrong with the command line is found here, before a
//! byte is read.

use redact_stream::{Redactor, rules};

use crate::cli::{Cli, Command};
use crate::input::Source;

/// What is to be done.
pub(crate) enum Task {
    /// List the rules.
    ListRules,
    /// Redact these sources, in this order.
    Filter {
        redactor: Redactor,
        sources: Vec<Source>,
    },
}

impl Task {
    /// What these arguments mean.
    ///
    /// # Errors
    ///
    /// A sentence for the user, when a rule does not exist or none is left.
    pub(crate) fn from_cli(cli: Cli) -> Result<Task, String> {
        if let Some(Command::Rules) = cli.command {
            return Ok(Task::ListRules);
        }
        let known: Vec<&str> = rules().map(|rule| rule.id).collect();
        let only = chosen("--only", &cli.only, &known)?;
        let skip = chosen("--skip", &cli.skip, &known)?;
        let left = |id: &&str| (only.is_empty() || only.contains(id)) && !skip.contains(id);
        if !only.is_empty() || !skip.is_empty() {
            // A filter that lets everything through is not what anyone meant.
            if !known.iter().any(left) {
                return Err("--only and --skip leave no rule".to_owned());
            }
        }
        let mut builder = Redactor::builder().mask(cli.mask).skip(skip);
        if !only.is_empty() {
            builder = builder.only(only);
        }
        let redactor = builder.build().map_err(|error| error.to_string())?;
        let sources = match cli.files.is_empty() {
            true => vec![Source::Stdin],
            false => cli.files.into_iter().map(Source::from_argument).collect(),
        };
        Ok(Task::Filter { redactor, sources })
    }
}

/// The rules named by an option.
fn chosen(
    option: &str,
    ids: &[String],
    known: &[&'static str],
) -> Result<Vec<&'static str>, String> {
    ids.iter()
        .map(|id| {
            let id = id.trim();
            known
                .iter()
                .find(|known| **known == id)
                .copied()
                .ok_or_else(|| unknown(option, id, known))
        })
        .collect()
}

/// Says that there is no such rule, and which one may have been meant.
fn unknown(option: &str, id: &str, known: &[&str]) -> String {
    if id.is_empty() {
        return format!("{option}: an empty rule id; 'redact rules' lists them");
    }
    let near = near_misses(id, known);
    let hint = match near.is_empty() {
        true => String::new(),
        false => format!(" Did you mean {}?", near.join(" or ")),
    };
    format!("{option}: there is no rule '{id}'.{hint} 'redact rules' lists them all.")
}

/// At most three ids that look like this one, the nearest first: mistyped, or
/// one of their words alone (`github` for `github-token`).
fn near_misses<'k>(id: &str, known: &[&'k str]) -> Vec<&'k str> {
    let id = id.to_ascii_lowercase().replace(['_', ' '], "-");
    let mut near: Vec<(usize, &str)> = known
        .iter()
        .filter_map(|known| {
            let apart = distance(&id, known);
            let part = id.len() >= 3 && (known.contains(&id) || id.contains(known));
            (part || apart <= 1 + id.len() / 4).then_some((apart, *known))
        })
        .collect();
    near.sort();
    near.into_iter().take(3).map(|(_, known)| known).collect()
}

/// How many characters to insert, delete or replace to come from one word to
/// the other (Levenshtein's distance, one row of his table at a time).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.bytes().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = ["github-token", "gitlab-token", "jwt", "npm-token"];

    #[test]
    fn rules_are_taken_as_they_are_called() {
        let ids = [" jwt ".to_owned(), "npm-token".to_owned()];
        assert_eq!(chosen("--only", &ids, &KNOWN), Ok(vec!["jwt", "npm-token"]));
    }

    #[test]
    fn an_unknown_rule_is_named_with_its_option_and_its_neighbours() {
        let error = chosen("--skip", &["githb-token".to_owned()], &KNOWN).unwrap_err();
        assert!(
            error.starts_with("--skip: there is no rule 'githb-token'. Did you mean github-token")
        );
        let error = chosen("--only", &["zzzzzz".to_owned()], &KNOWN).unwrap_err();
        assert_eq!(
            error,
            "--only: there is no rule 'zzzzzz'. 'redact rules' lists them all."
        );
        assert!(
            chosen("--only", &[String::new()], &KNOWN)
                .unwrap_err()
                .contains("empty")
        );
    }

    #[test]
    fn near_misses_are_typos_and_words() {
        assert_eq!(near_misses("GITHUB_TOKEN", &KNOWN)[0], "github-token");
        assert_eq!(near_misses("npm", &KNOWN), ["npm-token"]);
        assert_eq!(near_misses("jwts", &KNOWN)[0], "jwt");
        assert!(near_misses("postgres", &KNOWN).is_empty());
    }

    #[test]
    fn distances() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
