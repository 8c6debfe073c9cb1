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
    /// For a hostile one: the same, half as long.
    pub(crate) half: Option<PathBuf>,
    /// How many bytes it has.
    pub(crate) bytes: u64,
    /// How many masks are right. In a hostile one, so many as the library makes
    /// of the whole at once; of real logs nobody knows.
    pub(crate) masks: Option<usize>,
}

/// How a workload is made, of about this size.
type Make = fn(usize) -> corpus::Workload;

/// Ordinary input: a name, and how it is made.
const ORDINARY: &[(&str, Make)] = &[
    ("clean", |size| {
        corpus::logs("clean", "clean logs", size, 0, planted)
    }),
    ("one-percent", |size| {
        corpus::logs("one-percent", "1 % secrets", size, 100, planted)
    }),
    ("every-line", |size| {
        corpus::logs("every-line", "every line a secret", size, 1, planted)
    }),
    ("json", |size| corpus::json(size, planted_password)),
    ("endless", corpus::endless),
];

/// Hostile input: a name, what it is, and how it is made.
const HOSTILE: &[(&str, &str, fn(usize) -> Vec<u8>)] = &[
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
    let mut workloads = Vec::new();
    let save = |name: &str, bytes: &[u8]| {
        let file = directory.join(name);
        fs::write(&file, bytes).map(|()| file)
    };
    for (name, make) in ORDINARY.iter().filter(|(name, _)| is_wanted(name)) {
        let made = make(size);
        workloads.push(Workload {
            name,
            why: match *name {
                "json" => "JSON lines",
                "endless" => "one endless line",
                _ => made.why,
            },
            hostile: false,
            file: save(name, &made.bytes)?,
            half: None,
            bytes: made.bytes.len() as u64,
            masks: Some(made.masks),
        });
    }
    if let Some(path) = logs.filter(|_| is_wanted("logs")) {
        let bytes = read_logs(path, size)?;
        workloads.push(Workload {
            name: "logs",
            why: "real logs",
            hostile: false,
            file: save("logs", &bytes)?,
            half: None,
            bytes: bytes.len() as u64,
            masks: None,
        });
    }
    let redactor = Redactor::new();
    for (name, why, make) in HOSTILE.iter().filter(|(name, ..)| is_wanted(name)) {
        let bytes = make(size / SMALLER);
        let half = make(size / SMALLER / 2);
        let masks = memchr::memmem::find_iter(&redactor.redact(&bytes), MARK).count();
        workloads.push(Workload {
            name,
            why,
            hostile: true,
            file: save(name, &bytes)?,
            half: Some(save(&format!("{name}-half"), &half)?),
            bytes: bytes.len() as u64,
            masks: Some(masks),
        });
    }
    Ok(workloads)
}

/// Ordinary logs without a secret.
pub(crate) fn clean(size: usize) -> Vec<u8> {
    corpus::logs("clean", "clean logs", size, 0, planted).bytes
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
