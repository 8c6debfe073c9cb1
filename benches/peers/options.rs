//! What the caller may choose.

use std::path::PathBuf;

/// How much is measured of what.
pub(crate) struct Options {
    /// The bytes of an ordinary workload.
    pub(crate) size: usize,
    /// How often everything is measured.
    pub(crate) rounds: usize,
    /// After so many seconds, a filter on a workload has been measured enough.
    pub(crate) budget: f64,
    /// How often what takes only a moment is measured.
    pub(crate) moments: usize,
    /// Real logs.
    pub(crate) logs: Option<PathBuf>,
    /// Whether it is a trial, whose numbers mean nothing.
    pub(crate) is_test: bool,
    filters: Vec<String>,
    workloads: Vec<String>,
    /// The options as they were given, to repeat the run.
    pub(crate) given: Vec<String>,
}

impl Options {
    /// # Errors
    ///
    /// When an option is none, or its value is not one.
    pub(crate) fn parse(arguments: &[String]) -> Result<Options, String> {
        let mut options = Options {
            size: 64 << 20,
            rounds: 5,
            budget: 3.0,
            moments: 500,
            logs: None,
            is_test: false,
            filters: Vec::new(),
            workloads: Vec::new(),
            given: Vec::new(),
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let value = arguments.next();
                value.ok_or_else(|| format!("{argument} needs a value"))
            };
            let list = |value: &String| value.split(',').map(str::to_owned).collect();
            let value = match argument.as_str() {
                // Cargo says so to every bench.
                "--bench" => continue,
                "--test" => {
                    options.is_test = true;
                    (options.size, options.rounds) = (LEAST, 1);
                    (options.budget, options.moments) = (0.1, 10);
                    None
                }
                "--size" => {
                    let value = value()?;
                    options.size = size(value).ok_or(format!("no size of 1M or more: {value}"))?;
                    Some(value)
                }
                "--rounds" => {
                    let value = value()?;
                    let rounds = value.parse().ok().filter(|&rounds| rounds > 0);
                    options.rounds = rounds.ok_or(format!("no number: {value}"))?;
                    Some(value)
                }
                "--logs" => {
                    options.logs = Some(value()?.into());
                    // Where they are is the caller's affair.
                    options.given.extend(["--logs", "PATH"].map(str::to_owned));
                    continue;
                }
                "--filters" => {
                    let value = value()?;
                    options.filters = list(value);
                    Some(value)
                }
                "--workloads" => {
                    let value = value()?;
                    options.workloads = list(value);
                    Some(value)
                }
                other => return Err(format!("no such option: {other}")),
            };
            options.given.push(argument.clone());
            options.given.extend(value.cloned());
        }
        Ok(options)
    }

    pub(crate) fn is_filter_wanted(&self, name: &str) -> bool {
        is_wanted(&self.filters, name)
    }

    pub(crate) fn is_workload_wanted(&self, name: &str) -> bool {
        is_wanted(&self.workloads, name)
    }
}

/// So small that half of a hostile workload is still longer than what starts a filter.
const LEAST: usize = 1 << 20;

fn is_wanted(wanted: &[String], name: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| name.contains(&**wanted))
}

/// A number of bytes, or with K, M or G behind it, of 1024, and so on.
fn size(text: &str) -> Option<usize> {
    let (number, unit) = match text.char_indices().last()? {
        (at, 'K') => (&text[..at], 10),
        (at, 'M') => (&text[..at], 20),
        (at, 'G') => (&text[..at], 30),
        _ => (text, 0),
    };
    let number: usize = number.parse().ok()?;
    number.checked_mul(1 << unit).filter(|&size| size >= LEAST)
}
