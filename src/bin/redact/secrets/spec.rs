//! What the user names as a source of known secrets: `SCHEME[+MODIFIER]:REFERENCE`.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use redact_stream::rules_file::nearest;

use super::store;

/// What kind of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Env,
    Dotenv,
    File,
    Dir,
    Json,
    Yaml,
    Netrc,
    Sealed,
    Cmd,
    /// A store, by its scheme.
    Store(&'static str),
}

/// A modifier, which stands behind the scheme and a `+`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modifier {
    /// Variables of all names, not of telling ones alone.
    All,
    /// The whole file is one value.
    Whole,
    /// What is read is written in this format.
    Dotenv,
    Json,
    Yaml,
    Netrc,
}

/// What may follow the scheme and a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reference {
    Needed,
    Optional,
}

/// What is known of a scheme.
struct Facts {
    scheme: Scheme,
    name: &'static str,
    /// How it is written, for an error.
    usage: &'static str,
    modifiers: &'static [Modifier],
    reference: Reference,
    /// Whether it is asked by starting a program.
    starts_program: bool,
}

/// A store: see `store`, which understands the rest.
const fn store(name: &'static str, usage: &'static str) -> Facts {
    Facts {
        scheme: Scheme::Store(name),
        name,
        usage,
        modifiers: &[],
        reference: Reference::Needed,
        starts_program: true,
    }
}

/// All schemes.
const SCHEMES: &[Facts] = &[
    Facts {
        scheme: Scheme::Env,
        name: "env",
        usage: "env or env:NAME* (variables of these names)",
        modifiers: &[Modifier::All],
        reference: Reference::Optional,
        starts_program: false,
    },
    Facts {
        scheme: Scheme::Dotenv,
        name: "dotenv",
        usage: "dotenv:FILE",
        modifiers: &[Modifier::All],
        reference: Reference::Needed,
        starts_program: false,
    },
    Facts {
        scheme: Scheme::File,
        name: "file",
        usage: "file:PATH (a value in each line) or file+whole:PATH",
        modifiers: &[Modifier::Whole],
        reference: Reference::Needed,
        starts_program: false,
    },
    Facts {
        scheme: Scheme::Dir,
        name: "dir",
        usage: "dir:PATH (a value in each file) or dir ($CREDENTIALS_DIRECTORY)",
        modifiers: &[],
        reference: Reference::Optional,
        starts_program: false,
    },
    Facts {
        scheme: Scheme::Json,
        name: "json",
        usage: "json:PATH",
        modifiers: &[],
        reference: Reference::Needed,
        starts_program: false,
    },
    Facts {
        scheme: Scheme::Yaml,
        name: "yaml",
        usage: "yaml:PATH",
        modifiers: &[],
        reference: Reference::Needed,
        starts_program: false,
    },
    Facts {
        scheme: Scheme::Netrc,
        name: "netrc",
        usage: "netrc or netrc:PATH",
        modifiers: &[],
        reference: Reference::Optional,
        starts_program: false,
    },
    Facts {
        scheme: Scheme::Sealed,
        name: "sealed",
        usage: "sealed:FILE (written by redact secrets export)",
        modifiers: &[],
        reference: Reference::Needed,
        starts_program: false,
    },
    Facts {
        scheme: Scheme::Cmd,
        name: "cmd",
        usage: "cmd:COMMAND (a value in each line of its output) or cmd+json:COMMAND",
        modifiers: &[
            Modifier::Whole,
            Modifier::Dotenv,
            Modifier::All,
            Modifier::Json,
            Modifier::Yaml,
            Modifier::Netrc,
        ],
        reference: Reference::Needed,
        starts_program: true,
    },
    store("vault", "vault:PATH[#FIELD]"),
    store("aws", "aws:ID[#KEY]"),
    store("aws-ssm", "aws-ssm:NAME or aws-ssm:/PATH/*"),
    store("gcp", "gcp:NAME[@VERSION][#KEY]"),
    store("azure", "azure:VAULT/NAME[/VERSION][#KEY]"),
    store("k8s", "k8s:[NAMESPACE/]NAME[#KEY]"),
    store("pass", "pass:NAME"),
    store("op", "op:op://VAULT/ITEM/FIELD or op:ITEM"),
    store("sops", "sops:FILE"),
];

/// All modifiers, as they are written.
const MODIFIERS: &[(&str, Modifier)] = &[
    ("all", Modifier::All),
    ("whole", Modifier::Whole),
    ("dotenv", Modifier::Dotenv),
    ("json", Modifier::Json),
    ("yaml", Modifier::Yaml),
    ("netrc", Modifier::Netrc),
];

/// A source that the user names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spec {
    pub(crate) scheme: Scheme,
    modifiers: Vec<Modifier>,
    /// What follows the scheme; empty where nothing does.
    pub(crate) reference: String,
    /// As it was written.
    written: String,
    /// Where it was written: an option, or a file and a line.
    pub(crate) origin: String,
    /// What paths are relative to, where that is not the working directory.
    base: Option<PathBuf>,
}

impl Spec {
    /// What this text names.
    ///
    /// # Errors
    ///
    /// When there is no such scheme, or it is used in another way.
    pub(crate) fn parse(text: &str, origin: &str) -> Result<Spec, String> {
        let text = text.trim();
        let (head, reference) = text.split_once(':').unwrap_or((text, ""));
        let mut words = head.split('+');
        let name = words.next().unwrap_or_default();
        let failed = |why: String| Err(format!("{origin}: {why}"));
        let Some(facts) = SCHEMES.iter().find(|facts| facts.name == name) else {
            return failed(unknown(name));
        };
        let mut modifiers = Vec::new();
        for word in words {
            let modifier = MODIFIERS.iter().find(|(name, _)| *name == word);
            match modifier {
                Some((_, modifier)) if facts.modifiers.contains(modifier) => {
                    modifiers.push(*modifier);
                }
                _ => {
                    return failed(format!(
                        "'{name}' does not go with '+{word}'. {}",
                        facts.ways()
                    ));
                }
            }
        }
        if reference.is_empty() && facts.reference == Reference::Needed {
            return failed(format!("'{name}' needs more: {}", facts.usage));
        }
        if let Scheme::Store(name) = facts.scheme
            && let Err(why) = store::parse(name, reference)
        {
            return failed(format!("{text}: {why}; it is written {}", facts.usage));
        }
        Ok(Spec {
            scheme: facts.scheme,
            modifiers,
            reference: reference.to_owned(),
            written: text.to_owned(),
            origin: origin.to_owned(),
            base: None,
        })
    }

    /// From here on, relative paths are relative to this directory.
    pub(crate) fn relative_to(mut self, directory: &Path) -> Spec {
        self.base = (!directory.as_os_str().is_empty()).then(|| directory.to_owned());
        self
    }

    pub(crate) fn has(&self, modifier: Modifier) -> bool {
        self.modifiers.contains(&modifier)
    }

    /// Whether it is read by starting a program. A file that was only found, in a
    /// directory that somebody else may write, must not do that.
    pub(crate) fn starts_program(&self) -> bool {
        let facts = SCHEMES.iter().find(|facts| facts.scheme == self.scheme);
        facts.is_some_and(|facts| facts.starts_program)
    }

    /// Whether it is read from standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        self.reference == "-" && self.is_path()
    }

    /// Whether the reference is a file.
    fn is_path(&self) -> bool {
        matches!(
            self.scheme,
            Scheme::Dotenv
                | Scheme::File
                | Scheme::Json
                | Scheme::Yaml
                | Scheme::Netrc
                | Scheme::Store("sops")
                | Scheme::Sealed
        )
    }

    /// Where its file is.
    pub(crate) fn path(&self) -> PathBuf {
        let home = || env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
        if self.scheme == Scheme::Netrc && self.reference.is_empty() {
            // As curl and Python's reader do.
            return match env::var_os("NETRC").filter(|path| !path.is_empty()) {
                Some(path) => PathBuf::from(path),
                None => home().join(".netrc"),
            };
        }
        // A shell does not do it behind a colon.
        if let Some(rest) = self.reference.strip_prefix("~/") {
            return home().join(rest);
        }
        match &self.base {
            Some(base) => base.join(&self.reference),
            None => PathBuf::from(&self.reference),
        }
    }

    /// As it may be written in another place: with the path that it has from here.
    pub(crate) fn absolute(&self) -> String {
        let is_path = self.is_path() || self.scheme == Scheme::Dir;
        let is_relative = self.base.is_some() && !self.reference.is_empty();
        if !is_path || !is_relative || self.is_stdin() {
            return self.written.clone();
        }
        let head = self.written.split(':').next().unwrap_or_default();
        format!("{head}:{}", self.path().display())
    }

    /// The same with a modifier, for hints.
    pub(crate) fn with(&self, modifier: &str) -> String {
        let head = self.written.split(':').next().unwrap_or_default();
        format!("{head}+{modifier}{}", &self.written[head.len()..])
    }
}

/// As it was written.
impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Facts {
    /// Which modifiers it takes.
    fn ways(&self) -> String {
        let takes = |(_, modifier): &&(&str, Modifier)| self.modifiers.contains(modifier);
        let names: Vec<String> = MODIFIERS
            .iter()
            .filter(takes)
            .map(|(name, _)| format!("'+{name}'"))
            .collect();
        match names.is_empty() {
            true => "It takes no modifier.".to_owned(),
            false => format!("It takes {}.", names.join(" and ")),
        }
    }
}

/// That there is no such scheme, and which there are.
fn unknown(name: &str) -> String {
    let names: Vec<&str> = SCHEMES.iter().map(|facts| facts.name).collect();
    let near = match nearest(name, &names).first() {
        Some(near) => format!(" Did you mean '{near}'?"),
        None => String::new(),
    };
    format!(
        "there is no source '{name}'.{near} There are {}.",
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Spec, String> {
        Spec::parse(text, "--secrets")
    }

    #[test]
    fn schemes_modifiers_and_references() {
        let spec = parse("dotenv+all:a:b").unwrap();
        assert_eq!(
            (spec.scheme, &*spec.reference, spec.has(Modifier::All)),
            (Scheme::Dotenv, "a:b", true)
        );
        assert_eq!(parse(" env ").unwrap().to_string(), "env");
        assert!(!parse("env:DB_*").unwrap().has(Modifier::All));
        assert!(parse("file+whole:k.pem").unwrap().has(Modifier::Whole));
        assert!(parse("json:-").unwrap().is_stdin());
        assert!(!parse("env:-").unwrap().is_stdin());
        assert_eq!(parse("dotenv:.env").unwrap().with("all"), "dotenv+all:.env");
        assert_eq!(parse("env").unwrap().with("all"), "env+all");
    }

    #[test]
    fn what_is_wrong_is_said_with_what_there_is() {
        let error = parse("dotnev:.env").unwrap_err();
        assert!(
            error.starts_with("--secrets: there is no source 'dotnev'. Did you mean 'dotenv'?"),
            "{error}"
        );
        for facts in SCHEMES {
            assert!(error.contains(facts.name), "{error}");
        }
        for (text, expected) in [
            ("", "there is no source ''. There are env, "),
            ("file", "'file' needs more: file:PATH"),
            (
                "env+whole",
                "'env' does not go with '+whole'. It takes '+all'.",
            ),
            (
                "json+all:x",
                "'json' does not go with '+all'. It takes no modifier.",
            ),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn paths_are_relative_to_what_names_them() {
        let spec = parse("dotenv:.env").unwrap();
        assert_eq!(spec.path(), Path::new(".env"));
        let spec = spec.relative_to(Path::new("/srv/app"));
        assert_eq!(spec.path(), Path::new("/srv/app/.env"));
        let absolute = parse("dotenv:/etc/app.env").unwrap();
        let absolute = absolute.relative_to(Path::new("/srv/app"));
        assert_eq!(absolute.path(), Path::new("/etc/app.env"));
    }
}
