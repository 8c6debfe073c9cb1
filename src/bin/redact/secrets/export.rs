//! `redact secrets export`: values become fingerprints, for a host that must not hold them.
//!
//! The salt is read from `/dev/urandom`: every Unix has it, it takes no dependency, and
//! where it is missing that is an error and no weaker salt.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use redact_stream::Secret;
use redact_stream::sealed::{Refusal, Sealed};

use super::Loaded;
use crate::error;
use crate::exit::Exit;
use crate::output;

/// Where the salt comes from.
const RANDOM: &str = "/dev/urandom";

/// Writes what sources gave to a file, or to standard output, as fingerprints. What cannot
/// be sealed is said, and is trouble: the other host would show it.
pub(crate) fn run(loaded: &Loaded, to: Option<&Path>) -> Exit {
    let secrets: Vec<Secret> = loaded.secrets().collect();
    let mut salt = [0; 32];
    if let Err(error) = File::open(RANDOM).and_then(|mut file| file.read_exact(&mut salt)) {
        error::report_io(RANDOM, &error);
        return Exit::Trouble;
    }
    let (sealed, refused) = Sealed::seal(&secrets, salt);
    for refusal in &refused {
        error::note(&refusal.to_string());
    }
    if sealed.is_empty() {
        error::report(
            "secrets export",
            "there is nothing to seal; nothing was written",
        );
        return Exit::Trouble;
    }
    let text = sealed.to_string();
    let written = match to.filter(|path| *path != Path::new("-")) {
        None => output::print(&text),
        Some(path) => match replace(path, text.as_bytes()) {
            Ok(()) => Exit::Success,
            Err(error) => {
                error::report_io(&path.display().to_string(), &error);
                Exit::Trouble
            }
        },
    };
    match missing(loaded, &refused) {
        0 => written,
        missing if written == Exit::Success => {
            let why = format!("{missing} of the values are not in it and will not be hidden");
            error::report("secrets export", &why);
            Exit::Trouble
        }
        _ => written,
    }
}

/// How many values are not in the file.
fn missing(loaded: &Loaded, refused: &[Refusal]) -> usize {
    let left_out = loaded.values.iter().filter(|it| it.left_out.is_some());
    refused.len() + left_out.count()
}

/// Puts a file in the place of another, whole: a filter that reads it meanwhile sees the one
/// or the other. Nobody else can read it, since guesses can be tried against it.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let there = match fs::metadata(path) {
        // A device or a pipe is written to. It is not ours to be replaced.
        Ok(about) if !about.is_file() => {
            return OpenOptions::new().write(true).open(path)?.write_all(bytes);
        }
        // Behind links, so that these stay what they are.
        Ok(_) => Some(path.canonicalize()?),
        Err(_) => None,
    };
    let path = there.as_deref().unwrap_or(path);
    let Some(name) = path.file_name() else {
        return Err(io::Error::other("it is a directory, and not a file"));
    };
    let mut beside = name.to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(beside);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&beside)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
