//! What was measured, and in which order.

use std::fs;
use std::io;
use std::path::Path;

use crate::contenders::{CAT, Contender, Field, REDACT};
use crate::latency;
use crate::measure::{self, Run, median};
use crate::options::Options;
use crate::workloads::{self, PART, Workload};

/// Who takes so many seconds for a part of a workload is not measured on more.
pub(crate) const TOO_LONG: f64 = 0.25;

/// A filter on a workload.
#[derive(Default)]
pub(crate) struct Cell {
    /// By round.
    pub(crate) runs: Vec<Run>,
    /// The same on the first bytes of the workload.
    pub(crate) heads: Vec<Run>,
    /// The same on half of the input, of redact on hostile input.
    pub(crate) halves: Vec<Run>,
    /// How many masks it wrote; unknown of what is too slow to wait for.
    pub(crate) masks: Option<usize>,
    /// How many bytes it got in `runs`.
    pub(crate) bytes: usize,
}

/// What takes only a moment, in seconds, by round: of redact and of cat.
#[derive(Default)]
pub(crate) struct Pair {
    pub(crate) redact: Vec<f64>,
    pub(crate) cat: Vec<f64>,
}

impl Pair {
    /// The median of the differences.
    pub(crate) fn difference(&self) -> f64 {
        let pairs = self.redact.iter().zip(&self.cat);
        median(pairs.map(|(redact, cat)| redact - cat))
    }

    /// The median of the second over the first: how many times as fast the first is.
    pub(crate) fn ratio(&self) -> f64 {
        let pairs = self.redact.iter().zip(&self.cat);
        median(pairs.map(|(redact, cat)| cat / redact))
    }
}

/// Everything.
#[derive(Default)]
pub(crate) struct Results {
    pub(crate) contenders: Vec<Contender>,
    pub(crate) absent: Vec<String>,
    pub(crate) workloads: Vec<Workload>,
    /// By workload, and by contender in it.
    pub(crate) cells: Vec<Vec<Cell>>,
    /// By contender: on empty input.
    pub(crate) starts: Vec<Vec<Run>>,
    /// `cat F | FILTER | cat`.
    pub(crate) piped: Pair,
    /// From start to exit, on empty input, where it may run on all cores.
    pub(crate) started: Pair,
    /// From a prompt that goes in until it comes out.
    pub(crate) prompt: Pair,
    /// The same of a line at 1,000 lines a second.
    pub(crate) line: Pair,
    /// `redact FILE` with all cores, and in place of cat's with one.
    pub(crate) cores: Pair,
    /// The size of the file for that.
    pub(crate) cores_bytes: usize,
    /// Peak memory of redact in KiB, by workload.
    pub(crate) peaks: Vec<u64>,
}

impl Results {
    pub(crate) fn new(field: Field, workloads: Vec<Workload>) -> Results {
        let row = || field.contenders.iter().map(|_| Cell::default()).collect();
        Results {
            cells: workloads.iter().map(|_| row()).collect(),
            starts: field.contenders.iter().map(|_| Vec::new()).collect(),
            contenders: field.contenders,
            absent: field.absent,
            workloads,
            ..Results::default()
        }
    }

    /// Counts the masks of every filter, before anything is measured: that also
    /// brings the files into memory. Finds out who is too slow for a workload.
    pub(crate) fn count(&mut self) -> io::Result<()> {
        for (workload, cells) in self.workloads.iter().zip(&mut self.cells) {
            for (contender, cell) in self.contenders.iter().zip(cells) {
                let head = measure::run(contender.command(), &workload.head)?;
                let part = measure::run(contender.command(), &workload.part)?;
                cell.bytes = workload.bytes;
                let is_slow = part.cpu - head.cpu > TOO_LONG && workload.bytes > PART;
                if is_slow && !contender.is_redact() {
                    cell.bytes = PART;
                } else {
                    cell.masks = Some(measure::count(contender, &workload.file)?);
                }
            }
        }
        Ok(())
    }

    /// What is wrong: redact's counts, and on what is planted those of the filters
    /// that stand here in the source.
    pub(crate) fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (workload, cells) in self.workloads.iter().zip(&self.cells) {
            let Some(right) = workload.masks else {
                continue;
            };
            for (contender, cell) in self.contenders.iter().zip(cells) {
                let is_asserted = contender.is_redact() || (contender.is_own && !workload.hostile);
                if is_asserted && cell.masks != Some(right) {
                    wrong.push(format!(
                        "{} on {}: {:?} masks, not {right}",
                        contender.name, workload.name, cell.masks
                    ));
                }
            }
        }
        wrong
    }

    /// Where a contender is, if it is there.
    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        let mut names = self.contenders.iter().map(|contender| &contender.name);
        names.position(|other| other == name)
    }

    /// Measures throughput, all on one core.
    pub(crate) fn measure(&mut self, options: &Options) -> io::Result<()> {
        measure::on_one_core(|| {
            self.measure_starts(options)?;
            for round in 1..=options.rounds {
                eprintln!("round {round} of {}", options.rounds);
                self.measure_round(options)?;
            }
            Ok(())
        })
    }

    fn measure_starts(&mut self, options: &Options) -> io::Result<()> {
        for _ in 0..options.moments.min(20) {
            for (contender, starts) in self.contenders.iter().zip(&mut self.starts) {
                if !is_enough(starts, options.budget) {
                    starts.push(measure::run_empty(contender)?);
                }
            }
        }
        Ok(())
    }

    fn measure_round(&mut self, options: &Options) -> io::Result<()> {
        for (workload, cells) in self.workloads.iter().zip(&mut self.cells) {
            for (contender, cell) in self.contenders.iter().zip(cells) {
                if is_enough(&cell.runs, options.budget) {
                    continue;
                }
                let file = match cell.bytes < workload.bytes {
                    true => &workload.part,
                    false => &workload.file,
                };
                let run = measure::run(contender.command(), file)?;
                cell.runs.push(run);
                let run = measure::run(contender.command(), &workload.head)?;
                cell.heads.push(run);
                if let Some(half) = workload.half.as_ref().filter(|_| contender.is_redact()) {
                    let run = measure::run(contender.command(), half)?;
                    cell.halves.push(run);
                }
            }
        }
        Ok(())
    }

    /// Measures what only redact and cat are compared by.
    pub(crate) fn measure_latency(
        &mut self,
        options: &Options,
        directory: &Path,
    ) -> io::Result<()> {
        let (Some(redact), Some(cat)) = (self.index(REDACT), self.index(CAT)) else {
            return Ok(());
        };
        let (redact, cat) = (&self.contenders[redact], &self.contenders[cat]);
        eprintln!("memory, latency, cores");
        for workload in &self.workloads {
            self.peaks.push(measure::peak(redact, &workload.file)?);
        }
        for _ in 0..options.moments.min(100) {
            self.started.redact.push(measure::run_empty(redact)?.wall);
            self.started.cat.push(measure::run_empty(cat)?.wall);
        }
        for _ in 0..options.rounds {
            self.prompt
                .redact
                .push(latency::prompt(redact, options.moments)?);
            self.prompt.cat.push(latency::prompt(cat, options.moments)?);
            self.line
                .redact
                .push(latency::line(redact, options.moments)?);
            self.line.cat.push(latency::line(cat, options.moments)?);
        }
        let file = directory.join("large");
        let bytes = workloads::clean(options.size.max((4 * options.size).min(1 << 30)));
        self.cores_bytes = bytes.len();
        fs::write(&file, bytes)?;
        for _ in 0..options.rounds {
            let wall = |contender: &Contender| {
                measure::run_piped(contender.command(), &file).map(|run| run.wall)
            };
            self.piped.redact.push(wall(redact)?);
            self.piped.cat.push(wall(cat)?);
            let run = || {
                let mut command = redact.command();
                command.arg(&file);
                measure::run(command, Path::new("/dev/null")).map(|run| run.wall)
            };
            self.cores.redact.push(run()?);
            self.cores.cat.push(measure::on_one_core(run)?);
        }
        Ok(())
    }
}

/// Whether it has been run often enough, for so many seconds.
fn is_enough(runs: &[Run], budget: f64) -> bool {
    runs.len() >= 3 && runs.iter().map(|run| run.wall).sum::<f64>() > budget
}
