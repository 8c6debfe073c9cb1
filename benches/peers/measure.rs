//! How long a child process takes, of the clock and of the processor.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use nix::sys::resource::{Usage, UsageWho, getrusage};

use crate::contenders::Contender;
use crate::filters;

/// What one run took, in seconds.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub(crate) wall: f64,
    /// User and system time, of all its threads.
    pub(crate) cpu: f64,
}

/// Runs it from this file to nowhere, to its end.
///
/// # Errors
///
/// When it does not start, or fails.
pub(crate) fn run(command: Command, input: &Path) -> io::Result<Run> {
    timed(&mut [prepared(command, input)?.stdout(Stdio::null())])
}

/// Runs it on nothing.
///
/// # Errors
///
/// When it does not start, or fails.
pub(crate) fn run_empty(contender: &Contender) -> io::Result<Run> {
    run(contender.command(), Path::new("/dev/null"))
}

/// Runs `cat FILE | COMMAND | cat`, to nowhere.
///
/// # Errors
///
/// When one does not start, or fails.
pub(crate) fn run_piped(command: Command, input: &Path) -> io::Result<Run> {
    let mut first = Command::new("cat");
    first.arg(input).stdin(Stdio::null());
    let mut last = Command::new("cat");
    last.stdout(Stdio::null());
    timed(&mut [&mut first, &mut { command }, &mut last])
}

/// Starts these, each reading what the one before it writes, and waits for all.
fn timed(commands: &mut [&mut Command]) -> io::Result<Run> {
    let before = cpu_of_children()?;
    let start = Instant::now();
    let mut children = Vec::new();
    let mut from = None;
    let last = commands.len() - 1;
    for (index, command) in commands.iter_mut().enumerate() {
        if let Some(from) = from.take() {
            command.stdin(Stdio::from(from));
        }
        if index != last {
            command.stdout(Stdio::piped());
        }
        let mut child = command.spawn()?;
        from = child.stdout.take();
        children.push(child);
    }
    for (command, mut child) in commands.iter().zip(children) {
        check(command, child.wait()?)?;
    }
    Ok(Run {
        wall: start.elapsed().as_secs_f64(),
        cpu: cpu_of_children()? - before,
    })
}

fn prepared(mut command: Command, input: &Path) -> io::Result<Command> {
    command.stdin(File::open(input)?);
    Ok(command)
}

/// How many masks it writes for this file.
///
/// # Errors
///
/// When it does not start, or fails.
pub(crate) fn count(contender: &Contender, input: &Path) -> io::Result<usize> {
    let mut command = prepared(contender.command(), input)?;
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let masks = child.stdout.take().map_or(Ok(0), filters::count_masks)?;
    check(&command, child.wait()?)?;
    Ok(masks)
}

/// Whether it went well.
fn check(command: &Command, status: ExitStatus) -> io::Result<()> {
    // ripgrep's way to say that it has found nothing.
    let is_nothing_found = command.get_program() == "rg" && status.code() == Some(1);
    match status.success() || is_nothing_found {
        true => Ok(()),
        false => Err(io::Error::other(format!(
            "{:?}: {status}",
            command.get_program()
        ))),
    }
}

/// The most memory that it had at once, in KiB. A small process of its own starts
/// it: the system counts what the starting process had, too.
///
/// # Errors
///
/// When it does not start, or fails.
pub(crate) fn peak(contender: &Contender, input: &Path) -> io::Result<u64> {
    let command = contender.command();
    let mut outer = Command::new(std::env::current_exe()?);
    outer.arg("--peak").arg(command.get_program());
    outer.args(command.get_args());
    let output = prepared(outer, input)?.output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim().parse().map_err(io::Error::other)
}

/// The inner part of [`peak`]: starts this and prints how much memory it took.
///
/// # Errors
///
/// When it does not start.
pub(crate) fn print_peak(arguments: &[String]) -> io::Result<()> {
    let mut command = Command::new(&arguments[0]);
    command.args(&arguments[1..]).stdout(Stdio::null());
    command.status()?;
    println!("{}", of_children()?.max_rss());
    Ok(())
}

fn of_children() -> io::Result<Usage> {
    Ok(getrusage(UsageWho::RUSAGE_CHILDREN)?)
}

fn cpu_of_children() -> io::Result<f64> {
    let usage = of_children()?;
    let seconds =
        |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Ok(seconds(usage.user_time()) + seconds(usage.system_time()))
}

/// Runs something with this thread, and so what it starts, on one core.
#[cfg(target_os = "linux")]
pub(crate) fn on_one_core<T>(work: impl FnOnce() -> T) -> T {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
    let Ok(all) = sched_getaffinity(None) else {
        return work();
    };
    // The last one: the system's own work is on the first rather.
    let last = (0..CpuSet::MAX_CPU).rev().find(|&core| all.is_set(core));
    let mut one = CpuSet::new();
    one.set(last.unwrap_or(0));
    let _ = sched_setaffinity(None, &one);
    let result = work();
    let _ = sched_setaffinity(None, &all);
    result
}

/// Runs something; elsewhere nobody can be told to stay on one core.
#[cfg(not(target_os = "linux"))]
pub(crate) fn on_one_core<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// The one in the middle; of none, nothing there is.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => values[middle],
        _ => (values[middle - 1] + values[middle]) / 2.0,
    }
}

/// Half the distance between the least and the greatest, as a part of the median.
pub(crate) fn noise(values: impl IntoIterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.into_iter().collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    (most - least) / 2.0 / median(values)
}
