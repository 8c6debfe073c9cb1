//! Sources that are other programs' are read: all of them, several at a time.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::client::{self, Limits};
use super::format::{dotenv, json, netrc, yaml};
use super::spec::{Modifier, Scheme, Spec};
use super::{Read, lines, read, store};

/// So many programs run at the same time. They wait for servers most of theirs.
const AT_ONCE: usize = 8;

/// What each of the sources that start a program gives, in their places.
pub(super) fn read_all(specs: &[Spec]) -> Vec<Option<Result<Read, String>>> {
    let mut all: Vec<_> = specs.iter().map(|_| None).collect();
    let programs: Vec<usize> = (0..specs.len())
        .filter(|&at| specs[at].starts_program())
        .collect();
    if programs.is_empty() {
        return all;
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(&at) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let spec = &specs[at];
            done.push((at, one(spec).map_err(|why| format!("{spec}: {why}"))));
        }
        done
    };
    thread::scope(|scope| {
        let workers = programs.len().min(AT_ONCE);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            match worker.join() {
                Ok(done) => done.into_iter().for_each(|(at, read)| all[at] = Some(read)),
                Err(panic) => resume_unwind(panic),
            }
        }
    });
    all
}

fn one(spec: &Spec) -> Result<Read, String> {
    let limits = Limits::from_env()?;
    match spec.scheme {
        Scheme::Store(scheme) => {
            let reference = match scheme {
                // A file's path may be relative to the file that names it.
                "sops" => spec.path().to_string_lossy().into_owned(),
                _ => spec.reference.clone(),
            };
            let found = store::parse(scheme, &reference)?.read(limits)?;
            Ok(Read {
                found,
                ..Read::default()
            })
        }
        _ => command(spec, limits),
    }
}

/// What a command of the user's own prints.
fn command(spec: &Spec, limits: Limits) -> Result<Read, String> {
    let output = client::run("sh", ["-c", &*spec.reference], limits);
    let output = output.map_err(|failure| failure.about("the command"))?;
    let is = |modifier| spec.has(modifier);
    let read = if is(Modifier::Dotenv) {
        Read::of_variables(
            dotenv::variables(&read::as_text(output)?),
            is(Modifier::All),
        )
    } else if is(Modifier::Json) {
        json::values(&read::as_text(output)?)?.into()
    } else if is(Modifier::Yaml) {
        yaml::values(&read::as_text(output)?)?.into()
    } else if is(Modifier::Netrc) {
        netrc::values(&read::as_text(output)?).into()
    } else {
        lines("command", is(Modifier::Whole), output)
    };
    match read.found.is_empty() && read.passed_over.is_empty() {
        true => Err("the command printed no value".to_owned()),
        false => Ok(read),
    }
}
