//! What is filtered: files made from the one corpus, with known numbers of secrets.
//!
//! Every planted secret is one of twenty values, so that a search for known
//! values has as much to find as one for patterns.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use redact_stream::{Redactor, internals};

use crate::corpus::{self, Random};
use crate::filters::MARK;
use crate::patterns;

/// A file to be filtered.
pub(crate) struct Workload {
    /// What it is called, on the command line and in the results.
    pub(crate) name: &'static str,
    /// What is in it.
    pub(crate) why: &'static str,
    /// Whether it was made to be slow.
    pub(crate) hostile: bool,
    /// Where it is.
    pub(crate) file: PathBuf,
    /// Its first [`HEAD`] bytes: what a filter takes for them is starting up.
    pub(crate) head: PathBuf,
    /// Its first [`PART`] bytes.
    pub(crate) part: PathBuf,
    /// For a hostile one: the same, half as long.
    pub(crate) half: Option<PathBuf>,
    /// How many bytes it has.
    pub(crate) bytes: usize,
    /// How many masks are right. In a hostile one, so many as the library makes
    /// of the whole at once; of real logs nobody knows.
    pub(crate) masks: Option<usize>,
}

/// Filters that are very slow on a workload get so much of it.
pub(crate) const PART: usize = 1 << 20;

/// Of some filters the first bytes cost more: they compile what they need then.
pub(crate) const HEAD: usize = 64 << 10;

/// How a workload is made, of about this size.
type Make = fn(usize) -> corpus::Workload;

/// The same of a hostile one, whose masks nobody plants.
type MakeHostile = fn(usize) -> Vec<u8>;

/// Ordinary input: a name, what it is, and how it is made.
const ORDINARY: &[(&str, &str, Make)] = &[
    ("clean", "clean logs", |size| logs(size, 0)),
    ("one-percent", "1 % secrets", |size| logs(size, 100)),
    ("every-line", "every line a secret", |size| logs(size, 1)),
    ("json", "JSON lines", |size| {
        corpus::json(size, planted_password)
    }),
    ("endless", "one endless line", corpus::endless),
];

/// Hostile input: a name, what it is, and how it is made.
const HOSTILE: &[(&str, &str, MakeHostile)] = &[
    ("near-misses", "tokens, one character short", near_misses),
    ("anchors", "every rule's anchor in turn", anchors),
    ("base64", "base64 without an end", |size| {
        Random(4).word(size).into_bytes()
    }),
    ("headers", "`Authorization: ` again and again", |size| {
        repeated("Authorization: ", size)
    }),
    ("key-headers", "BEGIN lines of keys, no END", |size| {
        repeated(concat!("-----BEGIN RSA PRIVATE", " KEY-----\n"), size)
    }),
    ("begin", "`-----BEGIN ` again and again", |size| {
        repeated("-----BEGIN ", size)
    }),
    ("jwt", "`eyJ` again and again", |size| repeated("eyJ", size)),
    ("passwords", "`password=` again and again", |size| {
        repeated("password=", size)
    }),
    ("urls", "`x://u:` again and again", |size| {
        repeated("x://u:", size)
    }),
];

/// A hostile workload is this many times smaller: most filters are very slow there.
const SMALLER: usize = 4;

/// Makes the workloads that are wanted, as files in this directory.
///
/// # Errors
///
/// When a file cannot be written, or the logs cannot be read.
pub(crate) fn make(
    directory: &Path,
    size: usize,
    logs: Option<&Path>,
    is_wanted: impl Fn(&str) -> bool,
) -> io::Result<Vec<Workload>> {
    let save = |name: &str, bytes: &[u8]| {
        let file = directory.join(name);
        fs::write(&file, bytes).map(|()| file)
    };
    let saved = |name: &'static str, why, bytes: &[u8], masks| {
        let first = |count: usize| &bytes[..count.min(bytes.len())];
        Ok::<_, io::Error>(Workload {
            name,
            why,
            hostile: false,
            file: save(name, bytes)?,
            head: save(&format!("{name}-head"), first(HEAD))?,
            part: save(&format!("{name}-part"), first(PART))?,
            half: None,
            bytes: bytes.len(),
            masks,
        })
    };
    let mut workloads = Vec::new();
    for (name, why, make) in ORDINARY.iter().filter(|(name, ..)| is_wanted(name)) {
        let made = make(size);
        workloads.push(saved(name, why, &made.bytes, Some(made.masks))?);
    }
    if let Some(path) = logs {
        workloads.push(saved("logs", "real logs", &read_logs(path, size)?, None)?);
    }
    let redactor = Redactor::new();
    for (name, why, make) in HOSTILE.iter().filter(|(name, ..)| is_wanted(name)) {
        let bytes = make(size / SMALLER);
        let masks = memchr::memmem::find_iter(&redactor.redact(&bytes), MARK).count();
        workloads.push(Workload {
            hostile: true,
            half: Some(save(&format!("{name}-half"), &make(bytes.len() / 2))?),
            ..saved(name, why, &bytes, Some(masks))?
        });
    }
    Ok(workloads)
}

/// Logs, one line in `every` with a secret.
fn logs(size: usize, every: usize) -> corpus::Workload {
    corpus::logs("logs", "", size, every, planted)
}

/// Logs without a secret.
pub(crate) fn clean(size: usize) -> Vec<u8> {
    logs(size, 0).bytes
}

/// How many different values are planted.
const PLANTED: usize = 20;

/// So many values, of five kinds; the first twenty are those that are planted.
pub(crate) fn values(count: usize) -> Vec<String> {
    let mut random = Random(9);
    (0..count)
        .map(|index| match index % 5 {
            0 => format!("{}{}", "ghp_", random.word(36)),
            1 => format!("{}{}", "glpat-", random.word(20)),
            2 => format!("{}{}", "npm_", random.word(36)),
            3 => format!("{}{}", "sk_live_", random.word(24)),
            _ => random.word(14),
        })
        .collect()
}

static POOL: LazyLock<Vec<String>> = LazyLock::new(|| values(PLANTED));

/// A secret as it stands in a log: four in five are tokens, one is a password.
fn planted(random: &mut Random) -> String {
    let index = random.below(PLANTED as u64) as usize;
    let key = if index % 5 == 4 { "password=" } else { "auth " };
    format!("{key}{}", POOL[index])
}

/// A password alone.
fn planted_password(random: &mut Random) -> String {
    POOL[random.below(PLANTED as u64 / 5) as usize * 5 + 4].clone()
}

fn repeated(piece: &str, size: usize) -> Vec<u8> {
    piece.as_bytes().repeat(size / piece.len() + 1)
}

/// Tokens of the formats that the filters look for, each a character too short.
fn near_misses(size: usize) -> Vec<u8> {
    let mut random = Random(5);
    let mut text = String::with_capacity(size + 512);
    while text.len() < size {
        for (prefix, alphabet, least, _) in patterns::formats() {
            text.push_str(prefix);
            // Digits are in nearly every alphabet, `2` to `7` in all.
            let alphabet: &[u8] = match alphabet.contains("0-9") {
                true => b"0123456789",
                false => b"234567",
            };
            text.extend((1..least).map(|_| {
                let index = random.below(alphabet.len() as u64) as usize;
                char::from(alphabet[index])
            }));
            text.push('\n');
        }
    }
    text.into_bytes()
}

/// The fixed text of every rule, one after the other.
fn anchors(size: usize) -> Vec<u8> {
    let forms = internals::rules().into_iter().flat_map(|rule| rule.forms);
    let mut literals: Vec<String> = forms.flat_map(|form| form.literals).collect();
    literals.sort_unstable();
    literals.dedup();
    repeated(&literals.join(" "), size)
}

/// A file, or all files of a directory in the order of their names, repeated
/// until there is enough of it.
fn read_logs(path: &Path, size: usize) -> io::Result<Vec<u8>> {
    let mut files = vec![path.to_owned()];
    if path.is_dir() {
        files = fs::read_dir(path)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?;
        files.retain(|file| file.is_file());
        files.sort_unstable();
    }
    let mut bytes = Vec::new();
    for file in files {
        bytes.append(&mut fs::read(file)?);
    }
    if bytes.is_empty() {
        return Err(io::Error::other("no logs there"));
    }
    let times = size.div_ceil(bytes.len());
    Ok(bytes.repeat(times))
}
