//! Known secrets, wherever they come from: sources are read, and become values with names.
//!
//! ```text
//!   --secrets dotenv:.env   ->  spec  ->  env, dir, format  ->  sense  ->  the builder
//! ```
//!
//! All of it happens before the first byte of input is read: a source that cannot be read
//! is an error, and nothing runs unprotected.

/// Other programs are run.
mod client;
/// What they complain of.
mod complaint;
/// Directories of files.
mod dir;
/// This process' environment.
mod env;
/// Fingerprints of values, for another host.
pub(crate) mod export;
/// What sources are written in.
pub(crate) mod format;
/// What is known, for people.
pub(crate) mod list;
/// Other programs are asked.
mod program;
/// Files.
pub(crate) mod read;
/// Values that ordinary output holds.
mod sense;
/// What the user names.
pub(crate) mod spec;
/// Stores, which are other programs'.
mod store;
/// Which names tell.
pub(crate) mod telling;

use std::collections::HashSet;

use redact_stream::sealed::Sealed;
use redact_stream::{Redactor, Secret};
use zeroize::Zeroizing;

use self::format::Format;
use self::spec::{Modifier, Scheme, Spec};
use crate::error;

/// A value, and what to call it.
pub(crate) struct Found {
    /// What names it to people: a variable, a key's path, a file's name. Never the value.
    pub(crate) name: String,
    pub(crate) value: Zeroizing<Vec<u8>>,
}

/// What one source gave.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) found: Vec<Found>,
    /// Variables that were not taken, since their names tell nothing.
    pub(crate) passed_over: Vec<String>,
    /// What people should know of it.
    pub(crate) notes: Vec<String>,
    /// Values that are known by their fingerprints alone.
    pub(crate) sealed: Option<Sealed>,
}

/// A value, where it came from, and whether it is used.
pub(crate) struct Value {
    pub(crate) found: Found,
    /// Which of the sources: an index.
    pub(crate) source: usize,
    /// Why it is not used.
    pub(crate) left_out: Option<&'static str>,
}

/// What all sources gave.
#[derive(Default)]
pub(crate) struct Loaded {
    pub(crate) values: Vec<Value>,
    /// What else is said of the sources.
    pub(crate) notes: Vec<String>,
    /// What is said of values that are not used.
    pub(crate) left_out: Vec<String>,
    /// Variables that were not taken: the source, and their names.
    pub(crate) passed_over: Vec<(usize, Vec<String>)>,
    /// Values that are known by their fingerprints alone, and which of the sources gave
    /// them.
    pub(crate) sealed: Option<(usize, Sealed)>,
}

/// Reads all sources. It may be done again, at any time, on any thread.
///
/// # Errors
///
/// When one of them cannot be read: names where it is named, the source and the cause.
pub(crate) fn load(specs: &[Spec], sense: Sense) -> Result<Loaded, String> {
    let mut loaded = Loaded::default();
    match loaded.add(specs, sense) {
        Ok(()) => Ok(loaded),
        // It may quote what has been read already.
        Err(why) => {
            let builder = Redactor::builder().shortest_secret(sense.shortest());
            let redactor = builder.secrets(loaded.secrets()).build();
            Err(redactor.unwrap_or_default().redact_str(&why).into_owned())
        }
    }
}

/// Whether values that ordinary output holds are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sense {
    /// They are left out, and it is said.
    #[default]
    LeaveOut,
    /// The user has said so.
    Use,
}

impl Sense {
    /// The fewest bytes of a value that is used.
    pub(crate) fn shortest(self) -> usize {
        match self {
            Sense::LeaveOut => Secret::SHORTEST,
            Sense::Use => Secret::MIN_SHORTEST,
        }
    }
}

impl Loaded {
    /// What is said at the start.
    pub(crate) fn said(&self) -> Vec<String> {
        self.notes.iter().chain(&self.left_out).cloned().collect()
    }

    /// The values that are used, for a builder.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = Secret> {
        let used = self.values.iter().filter(|it| it.left_out.is_none());
        used.map(|Value { found, .. }| Secret::new(&found.name, &found.value[..]))
    }

    fn add(&mut self, specs: &[Spec], sense: Sense) -> Result<(), String> {
        let mut programs = program::read_all(specs);
        for (source, spec) in specs.iter().enumerate() {
            let read = programs[source].take().unwrap_or_else(|| one(spec));
            let read = read.map_err(|why| {
                // Those behind it may stand in the error's words, too. What is wrong with
                // them does not matter any more.
                let others = specs[source + 1..].iter().filter(|it| {
                    !matches!(it.scheme, Scheme::Cmd | Scheme::Store(_)) && !it.is_stdin()
                });
                for found in others.flat_map(|spec| one(spec).unwrap_or_default().found) {
                    self.push(source, found);
                }
                let others = programs.drain(..).flatten().flatten();
                for found in others.flat_map(|read| read.found) {
                    self.push(source, found);
                }
                self.judge(specs, sense);
                format!("{}: {why}", spec.origin)
            })?;
            let notes = read.notes.iter().map(|note| format!("{spec}: {note}"));
            self.notes.extend(notes);
            if let Some(sealed) = read.sealed {
                if let Some((first, _)) = self.sealed {
                    return Err(format!(
                        "{}: {spec}: there is {} already, and one file of sealed values is used; \
                         export all values together",
                        spec.origin, specs[first]
                    ));
                }
                self.sealed = Some((source, sealed));
            } else if read.found.is_empty() {
                self.notes.push(nothing(spec, !read.passed_over.is_empty()));
            }
            if !read.passed_over.is_empty() {
                self.passed_over.push((source, read.passed_over));
            }
            for found in read.found {
                for value in telling::passwords(&found.value) {
                    let name = found.name.clone();
                    self.push(source, Found { name, value });
                }
                self.push(source, found);
            }
        }
        self.without_repeats();
        self.judge(specs, sense);
        Ok(())
    }

    fn push(&mut self, source: usize, found: Found) {
        let name = shown(found.name);
        self.values.push(Value {
            found: Found { name, ..found },
            source,
            left_out: None,
        });
    }

    /// Of two with the same name and value the first one stays, and nothing of none.
    fn without_repeats(&mut self) {
        let mut seen: HashSet<(&str, &[u8])> = HashSet::new();
        let keep: Vec<bool> = self
            .values
            .iter()
            .map(|Value { found, .. }| {
                !found.value.is_empty() && seen.insert((&found.name, &found.value))
            })
            .collect();
        let mut keep = keep.into_iter();
        self.values.retain(|_| keep.next().unwrap_or(true));
    }

    /// Finds out which values are none to be used.
    fn judge(&mut self, specs: &[Spec], sense: Sense) {
        let mut same: Vec<((usize, &str), Vec<String>)> = Vec::new();
        for value in &mut self.values {
            value.left_out = sense::judge(&value.found.value, sense);
            let Some(why) = value.left_out else {
                continue;
            };
            let kind = (value.source, why);
            let at = same.iter().position(|(other, _)| *other == kind);
            let at = at.unwrap_or_else(|| {
                same.push((kind, Vec::new()));
                same.len() - 1
            });
            let names = &mut same[at].1;
            if !names.contains(&value.found.name) {
                names.push(value.found.name.clone());
            }
        }
        let line = |((source, why), names): ((usize, &str), Vec<String>)| {
            left_out(&specs[source], why, &names)
        };
        self.left_out = same.into_iter().flat_map(line).collect();
    }
}

/// So many values that are left out for the same reason have a line of their own.
const APART: usize = 2;

/// So many of them are named in one line.
const NAMED: usize = 20;

/// What is said of values that are not used.
fn left_out(spec: &Spec, why: &str, names: &[String]) -> Vec<String> {
    if names.len() <= APART {
        let line = |name| format!("{spec}: {name} is not hidden: its value {why}");
        return names.iter().map(line).collect();
    }
    let mut listed = names[..names.len().min(NAMED)].join(", ");
    if names.len() > NAMED {
        listed.push_str(", and more: --secrets-list names them");
    }
    let count = names.len();
    vec![format!(
        "{spec}: {count} are not hidden, since the value of each {why}: {listed}"
    )]
}

/// What a source without values is told.
fn nothing(spec: &Spec, passes_over: bool) -> String {
    match (spec.scheme, passes_over) {
        (Scheme::Env, false) if !spec.reference.is_empty() => {
            format!("{spec}: there is no variable of such a name")
        }
        (Scheme::Env | Scheme::Dotenv, true) => format!(
            "{spec}: no variable has a telling name; {} takes them all",
            spec.with("all")
        ),
        _ => format!("{spec}: no value in it"),
    }
}

/// A name that is fit to be shown, in masks too: it may be a secret by mistake.
fn shown(name: String) -> String {
    /// No token is without so many letters and digits in a row.
    const RUN: usize = 16;
    let runs = name.split(|c: char| !c.is_ascii_alphanumeric());
    match runs.map(str::len).max() >= Some(RUN) {
        true => error::clean(&name),
        false => name,
    }
}

/// Reads one source.
fn one(spec: &Spec) -> Result<Read, String> {
    let of = |result: Result<Format, String>| {
        let format = result.map_err(|why| format!("{spec}: {why}"))?;
        Ok(Read::from(format))
    };
    match spec.scheme {
        Scheme::Env => Ok(env::read(spec)),
        Scheme::Dotenv => {
            let text = read::text(spec)?;
            Ok(Read::of_variables(
                format::dotenv::variables(&text),
                spec.has(Modifier::All),
            ))
        }
        Scheme::File => {
            let bytes = read::bytes(spec)?;
            Ok(lines(&file_name(spec), spec.has(Modifier::Whole), bytes))
        }
        Scheme::Dir => dir::read(spec),
        Scheme::Json => of(format::json::values(&read::text(spec)?)),
        Scheme::Yaml => of(format::yaml::values(&read::text(spec)?)),
        Scheme::Netrc => of(Ok(format::netrc::values(&read::text(spec)?))),
        // They are asked together.
        Scheme::Cmd | Scheme::Store(_) => Err(format!("{spec}: it was not read")),
        Scheme::Sealed => match Sealed::parse(&read::bytes(spec)?) {
            Ok(sealed) => Ok(Read {
                sealed: Some(sealed),
                ..Read::default()
            }),
            Err(error) => Err(format!("{spec}: {error}")),
        },
    }
}

/// What names the values of a file.
fn file_name(spec: &Spec) -> String {
    let path = spec.path();
    // `<(…)` of a shell has a number for a name.
    match spec.is_stdin() || path.starts_with("/dev") || path.starts_with("/proc") {
        true => "value".to_owned(),
        false => path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned(),
    }
}

/// The lines of something of this name, or all of it.
fn lines(name: &str, is_whole: bool, bytes: Zeroizing<Vec<u8>>) -> Read {
    let mut read = Read::default();
    if is_whole {
        let value = read::without_line_end(bytes);
        let name = name.to_owned();
        read.found.push(Found { name, value });
        return read;
    }
    for (index, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if !line.is_empty() {
            let name = format!("{name}:{}", index + 1);
            let value = Zeroizing::new(line.to_vec());
            read.found.push(Found { name, value });
        }
    }
    read
}

impl Read {
    /// Takes a variable with a telling name, or a URL with a password.
    fn take_if_telling(&mut self, found: Found) {
        let takes =
            telling::is_telling(&found.name) || !telling::passwords(&found.value).is_empty();
        match takes {
            true => self.found.push(found),
            false => self.passed_over.push(found.name),
        }
    }

    /// Variables of a dotenv file, each with all values that it may have.
    pub(crate) fn of_variables(variables: Vec<format::dotenv::Variable>, all: bool) -> Read {
        let mut read = Read::default();
        for variable in variables {
            let is_url =
                |value: &Zeroizing<String>| !telling::passwords(value.as_bytes()).is_empty();
            let takes =
                all || telling::is_telling(&variable.name) || variable.values.iter().any(is_url);
            if !takes {
                if !variable.is_within && !read.passed_over.contains(&variable.name) {
                    read.passed_over.push(variable.name);
                }
                continue;
            }
            for value in variable.values {
                read.found.push(Found {
                    name: variable.name.clone(),
                    value: Zeroizing::new(value.as_bytes().to_vec()),
                });
            }
        }
        read
    }
}

impl From<Format> for Read {
    fn from(format: Format) -> Read {
        Read {
            found: format.found,
            notes: format.notes,
            ..Read::default()
        }
    }
}
