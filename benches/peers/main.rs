//! The whole process against what is on the machine: `cat`, Hyperscan, the regex
//! crate, aho-corasick, ripgrep, sed. Prints the tables of the README.
//!
//! ```text
//! cargo bench --all-features --bench peers -- [OPTION…]
//!   --size 64M          bytes of an ordinary workload; a hostile one has a quarter
//!   --rounds 5          repetitions
//!   --filters a,b       only filters with this in their names
//!   --workloads a,b     only workloads with this in their names
//!   --logs PATH         one workload more: this file, or the files of this directory
//!   --test              all of it, once and tiny: do the counts hold?
//! ```
//!
//! Filters run in turn, workload by workload and round by round, so that what
//! else the machine does falls on all of them. All masks are counted: a fast
//! wrong answer is no answer, and redact's are asserted.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that prints its results"
)]

mod contenders;
#[allow(dead_code, reason = "the other bench uses the rest of it")]
#[path = "../corpus.rs"]
mod corpus;
mod filters;
mod latency;
mod measure;
mod options;
mod patterns;
mod report;
mod results;
mod workloads;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::options::Options;
use crate::results::Results;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--filter", kind, count] => count
            .parse()
            .map_err(io::Error::other)
            .and_then(|count| filters::run(kind, count)),
        ["--peak", _, ..] => measure::print_peak(&arguments[1..]),
        _ => Options::parse(&arguments)
            .map_err(io::Error::other)
            .and_then(|options| compare(&options)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("peers: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures everything that is wanted, and prints it.
fn compare(options: &Options) -> io::Result<()> {
    let directory = Scratch::new()?;
    let field = contenders::gather(&directory.0, |name| options.is_filter_wanted(name))?;
    for absent in &field.absent {
        eprintln!("absent: {absent}");
    }
    eprintln!("making the workloads");
    let workloads = workloads::make(
        &directory.0,
        options.size,
        options.logs.as_deref(),
        |name| options.is_workload_wanted(name),
    )?;
    let mut results = Results::new(field, workloads);
    results.count()?;
    results.measure(options)?;
    results.measure_latency(options, &directory.0)?;
    println!("{}", report::readme(&results, options));
    eprintln!("{}", report::details(&results));
    let wrong = results.wrong();
    if !wrong.is_empty() {
        return Err(io::Error::other(wrong.join("; ")));
    }
    if options.is_test {
        println!("\nSo tiny, the numbers mean nothing; the counts of redact's masks hold.");
    }
    Ok(())
}

/// A directory of this run's own, in the build's, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> io::Result<Scratch> {
        let name = format!("peers-{}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path)?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
