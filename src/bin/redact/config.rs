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
use std::time::Duration;

use redact_stream::rules_file::{self, Setting, Settings, nearest};
use redact_stream::{Builder, Note, Redactor, Rule};

use crate::cli::{Choices, Cli, Command, RulesCommand, SecretsCommand};
use crate::dumps;
use crate::error;
use crate::input::Source;
use crate::reload::{Failed, Reload};
use crate::secrets::spec::Spec;
use crate::secrets::{self, Loaded, Sense, telling};

/// The name of a configuration.
const NAME: &str = "redact.toml";

/// What is to be done, and what is said first.
pub(crate) struct Task {
    pub(crate) work: Work,
    pub(crate) notes: Vec<Note>,
    /// What else is said first, of known secrets.
    pub(crate) said: Vec<String>,
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
    ShowConfig(Box<Effective>),
    /// Write fingerprints of known secrets.
    ExportSecrets {
        loaded: Loaded,
        output: Option<PathBuf>,
    },
    /// List known secrets by their names.
    ListSecrets {
        loaded: Loaded,
        specs: Vec<Spec>,
        redactor: Redactor,
        sense: Sense,
        json: bool,
    },
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
    /// Where known secrets come from.
    pub(crate) secrets: Vec<Spec>,
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
        let sources: Vec<Source> = match cli.files.is_empty() {
            true => vec![Source::Stdin],
            false => cli.files.into_iter().map(Source::from_argument).collect(),
        };
        let sense = match cli.choices.secrets_ordinary {
            true => Sense::Use,
            false => Sense::LeaveOut,
        };
        if cli.reload.is_some() && effective.secrets.is_empty() {
            return Err("--reload: no secrets are named that could be read again".to_owned());
        }
        let loaded = effective.known_secrets(sense, &cli.command, &sources)?;
        let mut builder = effective.builder(sense).secrets(loaded.secrets());
        if let Some((_, sealed)) = &loaded.sealed {
            builder = builder.sealed(sealed.clone());
        }
        effective.check_names(&builder)?;
        // A hundred thousand secrets are not copied for nothing.
        let kept = match cli.command {
            Some(Command::Rules { .. }) => builder.clone(),
            _ => Builder::default(),
        };
        let redactor = builder.build().map_err(|error| error.to_string())?;
        let builder = kept;
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
        let mut said = loaded.said();
        let work = match cli.command {
            None if cli.secrets_list => {
                // The list says it all.
                said.clear();
                Work::ListSecrets {
                    loaded,
                    specs: effective.secrets,
                    redactor,
                    sense,
                    json: cli.json,
                }
            }
            None => Work::Filter {
                redactor,
                sources,
                reload: effective.reload(sense, cli.reload, &loaded),
            },
            Some(Command::Config) => Work::ShowConfig(Box::new(effective)),
            Some(Command::Secrets { command }) => {
                let SecretsCommand::Export { output } = command;
                if let Some((source, _)) = loaded.sealed {
                    let spec = &effective.secrets[source];
                    return Err(format!("{spec}: that is sealed; its values are not in it"));
                }
                if effective.secrets.is_empty() {
                    return Err(
                        "secrets export: no source is named; --secrets names one".to_owned()
                    );
                }
                Work::ExportSecrets { loaded, output }
            }
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
        Ok(Task { work, notes, said })
    }
}

impl Effective {
    /// Reads the files, and puts what they say behind the options.
    fn gather(choices: &Choices) -> Result<Effective, String> {
        let mut effective = Effective {
            settings: from_options(choices),
            ..Effective::default()
        };
        for text in &choices.secrets {
            effective.secrets.push(Spec::parse(text, "--secrets")?);
        }
        for path in &choices.rules {
            effective.read(path, Trust::Named)?;
        }
        match &choices.config {
            Some(path) => effective.read(path, Trust::Named)?,
            None if choices.no_config => {}
            None => {
                for (path, trust) in configurations() {
                    effective.read(&path, trust)?;
                }
            }
        }
        Ok(effective)
    }

    fn read(&mut self, path: &Path, trust: Trust) -> Result<(), String> {
        let mut file = rules_file::load(path).map_err(|error| error.to_string())?;
        if let Some(Setting { value, origin, .. }) = file.settings.secrets.take() {
            let origin = format!("{origin}: 'secrets'");
            for text in &value {
                let spec = Spec::parse(text, &origin)?;
                if spec.starts_program() && trust == Trust::Found {
                    return Err(format!(
                        "{origin}: {spec} starts a program, and a configuration that was found \
                         in the working directory may not do that; name it with --config"
                    ));
                }
                let spec = spec.relative_to(path.parent().unwrap_or(Path::new("")));
                self.secrets.push(spec);
            }
        }
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

    /// Reads known secrets, where what is to be done asks for them.
    fn known_secrets(
        &self,
        sense: Sense,
        command: &Option<Command>,
        sources: &[Source],
    ) -> Result<Loaded, String> {
        let reads_input = match command {
            None => true,
            Some(Command::Rules { command }) => {
                matches!(command, Some(RulesCommand::Test { .. }))
            }
            Some(Command::Secrets { .. }) => true,
            Some(Command::Config) => false,
        };
        if !reads_input {
            return Ok(Loaded::default());
        }
        let takes_stdin = self.secrets.iter().filter(|spec| spec.is_stdin()).count();
        let is_export = matches!(command, Some(Command::Secrets { .. }));
        if takes_stdin > usize::from(is_export || !sources.contains(&Source::Stdin)) {
            return Err("standard input can be read for one thing only".to_owned());
        }
        if !self.secrets.is_empty() {
            dumps::leave_none();
        }
        if let Some(keys) = &self.settings.extra_keys {
            telling::are_telling(&keys.value);
        }
        let loaded = secrets::load(&self.secrets, sense)?;
        error::redact_also(loaded.secrets());
        Ok(loaded)
    }

    /// What has known secrets read again while the filter runs, if there are any.
    fn reload(&self, sense: Sense, every: Option<Duration>, loaded: &Loaded) -> Option<Reload> {
        if self.secrets.is_empty() {
            return None;
        }
        let specs = self.secrets.clone();
        let mut sealed = Changes::new(loaded);
        let read = move || {
            let loaded = secrets::load(&specs, sense).map_err(|why| {
                // One source that fails is no reason to show what is new in another.
                let one = |spec| secrets::load(std::slice::from_ref(spec), sense).ok();
                let loaded = specs.iter().filter_map(one);
                let read: Vec<_> = loaded
                    .flat_map(|it| it.secrets().collect::<Vec<_>>())
                    .collect();
                error::redact_also(read.iter().cloned());
                Failed { why, read }
            })?;
            error::redact_also(loaded.secrets());
            if let Some(spec) = sealed.look(&loaded) {
                error::note(&format!(
                    "{}: it has changed; sealed values are read once, and the old ones stay \
                     until redact is started again",
                    specs[spec]
                ));
            }
            Ok(loaded.secrets().collect())
        };
        Some(Reload::new(Box::new(read), every))
    }

    fn builder(&self, sense: Sense) -> Builder {
        let builder = self
            .rules
            .iter()
            .cloned()
            .fold(Redactor::builder(), Builder::rule)
            .shortest_secret(sense.shortest());
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
        match facts.iter().any(|facts| facts.is_used) || !self.secrets.is_empty() {
            true => Ok(()),
            false => Err("--only and --skip leave no rule".to_owned()),
        }
    }
}

/// Whether sealed values have changed since they were read.
struct Changes {
    /// The file's text that is in use.
    in_use: Option<String>,
    /// What it was the last time.
    last: Option<String>,
}

impl Changes {
    fn new(loaded: &Loaded) -> Changes {
        let in_use = Changes::text(loaded);
        Changes {
            last: in_use.clone(),
            in_use,
        }
    }

    fn text(loaded: &Loaded) -> Option<String> {
        let (_, sealed) = loaded.sealed.as_ref()?;
        Some(sealed.to_string())
    }

    /// The source that gives other sealed values than those in use, and did not give them
    /// the last time: each change is said once.
    fn look(&mut self, loaded: &Loaded) -> Option<usize> {
        let now = Changes::text(loaded);
        let is_new = now != self.last && now != self.in_use;
        self.last = now;
        let (source, _) = loaded.sealed.as_ref().filter(|_| is_new)?;
        Some(*source)
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

/// How a configuration came to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// The user has named it, or it is the user's own.
    Named,
    /// It was found in a directory that somebody else may write.
    Found,
}

/// The configurations there are, the nearer first.
fn configurations() -> Vec<(PathBuf, Trust)> {
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
    let is_same = |one: &Path, other: &Path| {
        one.canonicalize()
            .ok()
            .is_some_and(|one| other.canonicalize().ok() == Some(one))
    };
    let near = upward.map(|path| match &user {
        Some(user) if is_same(&path, user) => (path, Trust::Named),
        _ => (path, Trust::Found),
    });
    let user = user.filter(|user| !near.as_ref().is_some_and(|(near, _)| is_same(near, user)));
    near.into_iter()
        .chain(user.map(|path| (path, Trust::Named)))
        .collect()
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
