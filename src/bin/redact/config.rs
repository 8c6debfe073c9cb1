//! What the arguments and the configuration mean: checked, built, in plain data.
//!
//! Everything that can be wrong with either is found here, before a byte is read.
//!
//! ```text
//!   options  >  --rules files  >  redact.toml upward  >  the user's redact.toml
//! ```
//!
//! Of two that set the same key the first one counts; rules of all of them are
//! added up, and of two with the same id the first one counts.

use std::env;
use std::path::{Path, PathBuf};

use redact_stream::rules_file::{self, Setting, Settings, nearest};
use redact_stream::{Builder, Note, Redactor, Rule};

use crate::cli::{Choices, Cli, Command, RulesCommand};
use crate::dumps;
use crate::error;
use crate::input::Source;
use crate::reload::{self, Reload};

/// The name of a configuration.
const NAME: &str = "redact.toml";

/// What is to be done, and what is said first.
pub(crate) struct Task {
    pub(crate) work: Work,
    pub(crate) notes: Vec<Note>,
}

/// What is to be done.
pub(crate) enum Work {
    /// Redact these sources, in this order.
    Filter {
        redactor: Redactor,
        sources: Vec<Source>,
        /// What reads the known secrets again.
        reload: Option<Reload>,
    },
    /// List the rules.
    ListRules { builder: Builder, json: bool },
    /// Show one rule.
    ShowRule { builder: Builder, id: String },
    /// Explain a sample.
    TestRules { builder: Builder, sample: Source },
    /// Print what is in force.
    ShowConfig(Effective),
}

/// What is in force.
#[derive(Default)]
pub(crate) struct Effective {
    pub(crate) settings: Settings,
    pub(crate) rules: Vec<Rule>,
    /// The files that were read, the nearest first.
    pub(crate) files: Vec<PathBuf>,
    /// Of which rules nothing can be honoured.
    pub(crate) left_out: Vec<Note>,
    notes: Vec<Note>,
}

impl Task {
    /// What these arguments mean.
    ///
    /// # Errors
    ///
    /// A sentence for the user: a file that is wrong, a rule that does not exist,
    /// or none that is left.
    pub(crate) fn from_cli(cli: Cli) -> Result<Task, String> {
        let mut effective = Effective::gather(&cli.choices)?;
        // What reads known secrets, if any are named.
        let secrets: Option<reload::Source> = None;
        if secrets.is_some() {
            dumps::leave_none();
        }
        if secrets.is_none() && cli.reload.is_some() {
            return Err("--reload: no secrets are named that could be read again".to_owned());
        }
        let builder = effective.builder();
        effective.check_names(&builder)?;
        let redactor = builder.clone().build().map_err(|error| error.to_string())?;
        if effective.settings == Settings::default() {
            error::redact_with(&redactor);
        }
        let is_left_out = |note: &&Note| note.message.starts_with("left out: ");
        effective.left_out = redactor
            .notes()
            .iter()
            .filter(is_left_out)
            .cloned()
            .collect();
        let mut notes = std::mem::take(&mut effective.notes);
        notes.extend(redactor.notes().iter().cloned());
        let work = match cli.command {
            None => Work::Filter {
                redactor,
                sources: match cli.files.is_empty() {
                    true => vec![Source::Stdin],
                    false => cli.files.into_iter().map(Source::from_argument).collect(),
                },
                reload: secrets.map(|source| Reload::new(source, cli.reload)),
            },
            Some(Command::Config) => Work::ShowConfig(effective),
            Some(Command::Rules { command }) => match command {
                None => Work::ListRules {
                    builder,
                    json: false,
                },
                Some(RulesCommand::List { json }) => Work::ListRules { builder, json },
                Some(RulesCommand::Show { id }) => {
                    known(
                        "rules show",
                        std::slice::from_ref(&id),
                        &effective.ids(&builder),
                    )?;
                    Work::ShowRule { builder, id }
                }
                Some(RulesCommand::Test { file }) => Work::TestRules {
                    builder,
                    sample: file.map_or(Source::Stdin, Source::from_argument),
                },
            },
        };
        Ok(Task { work, notes })
    }
}

impl Effective {
    /// Reads the files, and puts what they say behind the options.
    fn gather(choices: &Choices) -> Result<Effective, String> {
        let mut effective = Effective {
            settings: from_options(choices),
            ..Effective::default()
        };
        for path in &choices.rules {
            effective.read(path)?;
        }
        match &choices.config {
            Some(path) => effective.read(path)?,
            None if choices.no_config => {}
            None => {
                for path in configurations() {
                    effective.read(&path)?;
                }
            }
        }
        Ok(effective)
    }

    fn read(&mut self, path: &Path) -> Result<(), String> {
        let file = rules_file::load(path).map_err(|error| error.to_string())?;
        for rule in file.rules {
            if !self.rules.iter().any(|nearer| nearer.id() == rule.id()) {
                self.rules.push(rule);
            }
        }
        self.notes.extend(file.notes);
        self.settings = std::mem::take(&mut self.settings).or(file.settings);
        self.files.push(path.to_owned());
        Ok(())
    }

    fn builder(&self) -> Builder {
        let builder = self
            .rules
            .iter()
            .cloned()
            .fold(Redactor::builder(), Builder::rule);
        self.settings.clone().apply(builder)
    }

    /// All ids.
    fn ids(&self, builder: &Builder) -> Vec<String> {
        let mut ids: Vec<String> = builder.facts().into_iter().map(|facts| facts.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// # Errors
    ///
    /// When a rule is named that there is not, or none is left.
    fn check_names(&self, builder: &Builder) -> Result<(), String> {
        if self.settings.only.is_none() && self.settings.without.is_none() {
            return Ok(());
        }
        let facts = builder.facts();
        let mut names = self.ids(builder);
        names.extend(facts.iter().map(|facts| facts.family.clone()));
        names.sort_unstable();
        names.dedup();
        for setting in [&self.settings.only, &self.settings.without]
            .into_iter()
            .flatten()
        {
            known(&setting.origin, &setting.value, &names)?;
        }
        // A filter that lets everything through is not what anyone meant.
        match facts.iter().any(|facts| facts.is_used) {
            true => Ok(()),
            false => Err("--only and --skip leave no rule".to_owned()),
        }
    }
}

/// What the options say.
fn from_options(choices: &Choices) -> Settings {
    let list = |option: &str, ids: &[String]| {
        let ids: Vec<String> = ids.iter().map(|id| id.trim().to_owned()).collect();
        (!ids.is_empty()).then(|| Setting::new(ids, option))
    };
    let mut settings = Settings::default();
    settings.level = choices.level.map(|level| Setting::new(level, "--level"));
    settings.mask = choices
        .mask
        .clone()
        .map(|mask| Setting::new(mask, "--mask"));
    settings.only = list("--only", &choices.only);
    settings.without = list("--skip", &choices.skip);
    settings
}

/// The configurations there are, the nearer first.
fn configurations() -> Vec<PathBuf> {
    let upward = env::current_dir().ok().and_then(|here| {
        let candidates = here.ancestors().map(|directory| directory.join(NAME));
        candidates.into_iter().find(|path| path.is_file())
    });
    let absolute = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let home = || absolute("HOME").map(|home| home.join(".config"));
    let user = absolute("XDG_CONFIG_HOME")
        .or_else(home)
        .map(|directory| directory.join("redact").join(NAME))
        .filter(|path| path.is_file());
    let mut found: Vec<PathBuf> = upward.into_iter().collect();
    let is_same = |one: &Path, other: &Path| {
        one.canonicalize()
            .ok()
            .is_some_and(|one| other.canonicalize().ok() == Some(one))
    };
    found.extend(user.filter(|user| !found.first().is_some_and(|near| is_same(near, user))));
    found
}

/// # Errors
///
/// When one of these is no known name: says which one may have been meant.
fn known(origin: &str, ids: &[String], known: &[String]) -> Result<(), String> {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    for id in ids {
        if id.is_empty() {
            return Err(format!(
                "{origin}: an empty rule id; 'redact rules' lists them"
            ));
        }
        if !known.contains(&id.as_str()) {
            let near = nearest(id, &known);
            let hint = match near.is_empty() {
                true => String::new(),
                false => format!(" Did you mean {}?", near.join(" or ")),
            };
            return Err(format!(
                "{origin}: there is no rule '{id}'.{hint} 'redact rules' lists them all."
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(id: &str) -> Result<(), String> {
        let names = ["github-token", "jwt", "npm-token"].map(str::to_owned);
        known("--skip", &[id.to_owned()], &names)
    }

    #[test]
    fn an_unknown_rule_is_named_with_its_option_and_its_neighbours() {
        assert_eq!(check("jwt"), Ok(()));
        let error = check("githb-token").unwrap_err();
        assert!(
            error.starts_with("--skip: there is no rule 'githb-token'. Did you mean github-token")
        );
        assert_eq!(
            check("zzzzzz").unwrap_err(),
            "--skip: there is no rule 'zzzzzz'. 'redact rules' lists them all."
        );
        assert!(check("").unwrap_err().contains("empty"));
    }
}
