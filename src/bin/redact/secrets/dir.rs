//! Directories of secrets, a value in each file: Docker's, volumes of Kubernetes,
//! credentials of systemd.
//!
//! ```text
//!   ..2026_01_01_00_00_00.1/password        not read: the name begins with two dots
//!   ..data -> ..2026_01_01_00_00_00.1       nor this
//!   password -> ..data/password             read
//! ```

use std::collections::HashSet;
use std::env;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::spec::Spec;
use super::{Found, Read, read};
use crate::error;

/// Where systemd says that a unit's credentials are.
const SYSTEMD: &str = "CREDENTIALS_DIRECTORY";

/// No more files are read.
const MOST: usize = 100_000;

/// A volume is replaced by moving a link: so often it is read again if that happens
/// meanwhile.
const TRIES: usize = 4;

/// Why a directory is not read.
enum Failed {
    /// Something has gone that was there before.
    Gone(String),
    Other(String),
}

/// The values of a directory's files, without the line end at their end.
///
/// # Errors
///
/// When the directory or a file in it cannot be read.
pub(super) fn read(spec: &Spec) -> Result<Read, String> {
    let root = match spec.reference.is_empty() {
        false => spec.path(),
        true => env::var_os(SYSTEMD)
            .filter(|path| !path.is_empty())
            .map(PathBuf::from)
            .ok_or_else(|| format!("{spec}: ${SYSTEMD} is not set; dir:PATH names a directory"))?,
    };
    let mut tries = 1;
    loop {
        let mut walk = Walk::default();
        match walk.directory(&root, "") {
            Ok(()) => return Ok(walk.read),
            Err(Failed::Gone(_)) if tries < TRIES => tries += 1,
            Err(Failed::Gone(why) | Failed::Other(why)) => return Err(format!("{spec}: {why}")),
        }
    }
}

#[derive(Default)]
struct Walk {
    read: Read,
    /// Directories that were read, by device and number: links may lead in circles.
    seen: HashSet<(u64, u64)>,
    count: usize,
}

impl Walk {
    /// `prefix` is what names of its files begin with.
    fn directory(&mut self, path: &Path, prefix: &str) -> Result<(), Failed> {
        let failed = |error: io::Error| Failed::of(prefix, &error);
        let facts = fs::metadata(path).map_err(failed)?;
        if !facts.is_dir() {
            return Err(Failed::Other(
                "it is no directory; file:PATH reads a file".to_owned(),
            ));
        }
        if !self.seen.insert((facts.dev(), facts.ino())) {
            return Ok(());
        }
        let entries = fs::read_dir(path).map_err(failed)?;
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry.map_err(failed)?.file_name());
        }
        names.sort_unstable();
        for name in names {
            let shown = name.to_string_lossy();
            if shown.starts_with("..") {
                continue;
            }
            self.count += 1;
            if self.count > MOST {
                return Err(Failed::Other(format!("more than {MOST} files")));
            }
            self.entry(&path.join(&name), format!("{prefix}{shown}"))?;
        }
        Ok(())
    }

    fn entry(&mut self, path: &Path, name: String) -> Result<(), Failed> {
        let facts = fs::metadata(path).map_err(|error| Failed::of(&name, &error))?;
        if facts.is_dir() {
            return self.directory(path, &format!("{name}/"));
        }
        if !facts.is_file() {
            self.read.notes.push(format!("{name}: not a file"));
            return Ok(());
        }
        let bytes = read::file(path).map_err(|why| match path.exists() {
            true => Failed::Other(format!("{name}: {why}")),
            false => Failed::Gone(format!("{name}: {why}")),
        })?;
        let value = read::without_line_end(bytes);
        self.read.found.push(Found { name, value });
        Ok(())
    }
}

impl Failed {
    fn of(name: &str, error: &io::Error) -> Failed {
        let why = error::reason(error);
        let why = match name {
            "" => why,
            name => format!("{name}: {why}"),
        };
        match error.kind() {
            io::ErrorKind::NotFound => Failed::Gone(why),
            _ => Failed::Other(why),
        }
    }
}
