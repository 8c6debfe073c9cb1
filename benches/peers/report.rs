//! What was measured, as the README's tables, and in full.

use std::fmt::Write as _;

use redact_stream::Redactor;

use crate::contenders::{CAT, REDACT};
use crate::measure::{median, noise};
use crate::options::Options;
use crate::results::{Pair, Results, TOO_LONG};
use crate::workloads::HEAD;

/// The README's text on it.
pub(crate) fn readme(results: &Results, options: &Options) -> String {
    let mut text = introduction(results, options);
    text += &ordinary(results);
    text += &hostile(results);
    text += &moments(results);
    text.trim_end().to_owned()
}

fn introduction(results: &Results, options: &Options) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let given: String = options.given.iter().flat_map(|word| [" ", word]).collect();
    let given = match given.is_empty() {
        true => given,
        false => format!(" --{given}"),
    };
    let noises: Vec<f64> = results
        .cells
        .iter()
        .flatten()
        .filter(|cell| cell.runs.len() > 1)
        .map(|cell| noise(cell.runs.iter().map(|run| run.cpu)))
        .collect();
    let noise = match noises.is_empty() {
        true => "not known from one round".to_owned(),
        false => format!(
            "±{:.0} % in the median field, ±{:.0} % in the worst (half the distance between the slowest run and the fastest)",
            100.0 * median(noises.iter().copied()),
            100.0 * noises.iter().copied().fold(0.0, f64::max)
        ),
    };
    let facts = Redactor::builder().facts();
    let mut text = format!(
        "Printed by `cargo bench --all-features --bench peers{given}` on a machine with {cores} cores: MB per second of processor time (user and system), a file in, /dev/null out, on one core; \
         in brackets, how many times as fast as `redact` it is. Medians of {} rounds in which all run in turn; noise: {noise}.\n\
         Starting and the first 64 KB are not in it, for Hyperscan and `redact` compile what they look for then: \"empty\" is start to exit on no input, \"64 KB\" that on so much. \
         Behind a name is how many patterns or values it looks for, `redact` for all {} rules; all that is hidden is counted, and \"found\" says who hid what was planted, no more and no less.\n",
        options.rounds,
        facts.iter().filter(|facts| facts.is_used).count(),
    );
    if !results.absent.is_empty() {
        let _ = writeln!(text, "Absent: {}.", results.absent.join("; "));
    }
    text + "\n"
}

/// A row per filter, and a column per workload.
fn ordinary(results: &Results) -> String {
    let columns: Vec<usize> = columns(results, false);
    if columns.is_empty() {
        return String::new();
    }
    let mut header = vec!["filter".to_owned()];
    header.extend(
        columns
            .iter()
            .map(|&at| results.workloads[at].why.to_owned()),
    );
    header.extend(["empty, ms", "64 KB, ms", "found"].map(str::to_owned));
    let rows = results
        .contenders
        .iter()
        .enumerate()
        .map(|(index, contender)| {
            let mut row = vec![contender.name.clone()];
            row.extend(columns.iter().map(|&at| field(results, at, index)));
            row.push(format!("{:.1}", 1e3 * start(results, index)));
            let heads = columns.iter().map(|&at| head(results, (at, index)).0);
            row.push(format!("{:.1}", 1e3 * median(heads)));
            row.push(match contender.is_filter() {
                true => found(results, &columns, index),
                false => "–".to_owned(),
            });
            row
        });
    table(&header, rows)
}

/// A row per workload, and a column per filter.
fn hostile(results: &Results) -> String {
    let rows: Vec<usize> = columns(results, true);
    if rows.is_empty() {
        return String::new();
    }
    let redact = results.index(REDACT);
    let shown: Vec<usize> = (0..results.contenders.len())
        .filter(|&index| {
            let name = &results.contenders[index].name;
            !["redact, ", "aho"]
                .iter()
                .any(|other| name.starts_with(other))
        })
        .collect();
    let mut header = vec!["hostile input".to_owned()];
    header.extend(
        shown
            .iter()
            .map(|&index| results.contenders[index].name.clone()),
    );
    header.push("twice as long takes".to_owned());
    let rows = rows.into_iter().map(|at| {
        let mut row = vec![results.workloads[at].why.to_owned()];
        row.extend(shown.iter().map(|&index| field(results, at, index)));
        row.push(redact.map_or("–".to_owned(), |index| {
            format!("{:.2} times", linearity(results, at, index))
        }));
        row
    });
    let table = table(&header, rows);
    let size = results.workloads.iter().find(|workload| workload.hostile);
    let megabytes = size.map_or(0.0, |workload| workload.bytes as f64 / 1e6);
    format!(
        "The same on input made to be slow, {megabytes:.0} MB each (1 MB for a filter that takes over {TOO_LONG} s for that); the last column is `redact`'s time over that for half as much:\n\n{table}"
    )
}

/// What redact and cat are compared by.
fn moments(results: &Results) -> String {
    if results.piped.redact.is_empty() {
        return String::new();
    }
    let large = results.cores_bytes as f64 / 1e6;
    let milliseconds = |seconds: f64| format!("{:.3} ms", 1e3 * seconds);
    let rate = |seconds: f64| format!("{} MB/s", figures(large / seconds));
    let row = |what: &str, pair: &Pair, show: &dyn Fn(f64) -> String, compared: String| {
        let of = |values: &[f64]| show(median(values.iter().copied()));
        vec![what.to_owned(), of(&pair.redact), of(&pair.cat), compared]
    };
    let apart = |pair: &Pair| format!("{:+.3} ms", 1e3 * pair.difference());
    let times = |pair: &Pair| format!("{:.2} times", pair.ratio());
    let header = ["of the clock", "`redact`", "`cat`", "compared"].map(str::to_owned);
    let rows = [
        row(
            "`cat F \\| … \\| cat >/dev/null`, clean logs",
            &results.piped,
            &rate,
            times(&results.piped),
        ),
        row(
            "a prompt of 10 bytes without a newline, in to out",
            &results.prompt,
            &milliseconds,
            apart(&results.prompt),
        ),
        row(
            "a line at 1,000 lines a second, in to out",
            &results.line,
            &milliseconds,
            apart(&results.line),
        ),
        row(
            "start to exit on empty input",
            &results.started,
            &milliseconds,
            apart(&results.started),
        ),
    ];
    let mut text = table(&header, rows);
    let peak = results.peaks.iter().zip(&results.workloads);
    let (peak, name) = peak
        .map(|(peak, workload)| (*peak, workload.why))
        .max()
        .unwrap_or((0, "none"));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let _ = writeln!(
        text,
        "`redact FILE` on {large:.0} MB of clean logs is {:.2} times as fast with {cores} cores as with one ({} and {}). The most memory that it took on any workload was {:.1} MiB ({name}).",
        results.cores.ratio(),
        rate(median(results.cores.redact.iter().copied())),
        rate(median(results.cores.cat.iter().copied())),
        peak as f64 / 1024.0
    );
    text
}

/// Every field: time, spread and masks; and the ratios that goals are set in.
pub(crate) fn details(results: &Results) -> String {
    let mut text = String::new();
    for (at, workload) in results.workloads.iter().enumerate() {
        for (index, contender) in results.contenders.iter().enumerate() {
            let cell = &results.cells[at][index];
            let cpu = median(cell.runs.iter().map(|run| run.cpu));
            let _ = writeln!(
                text,
                "{:12} {:24} wall {:7.4} s  cpu {cpu:7.4} s  ±{:2.0} %  of {} runs  masks {} of {}",
                workload.name,
                contender.name,
                median(cell.runs.iter().map(|run| run.wall)),
                100.0 * noise(cell.runs.iter().map(|run| run.cpu)),
                cell.runs.len(),
                known(cell.masks),
                known(workload.masks),
            );
        }
        if let Some(peak) = results.peaks.get(at) {
            let _ = writeln!(text, "{:12} redact's peak memory {peak} KiB", workload.name);
        }
    }
    text + &goals(results)
}

/// Redact's rate as a part of others', by workload; behind it, what that is if
/// only the start on empty input is taken off.
fn goals(results: &Results) -> String {
    let Some(redact) = results.index(REDACT) else {
        return String::new();
    };
    let mut text = String::new();
    let clean = results
        .workloads
        .iter()
        .position(|workload| workload.name == "clean");
    for (at, workload) in results.workloads.iter().enumerate() {
        let mut line = |what: &str, other: (usize, usize)| {
            let _ = writeln!(
                text,
                "redact on {:12} {:.2} of {what} ({:.2})",
                workload.name,
                ratio(results, (at, redact), other, head),
                ratio(results, (at, redact), other, empty)
            );
        };
        if let Some(clean) = clean {
            line("its own on clean", (clean, redact));
        }
        for other in [CAT, "Hyperscan, 200"] {
            if let Some(index) = results.index(other) {
                line(other, (at, index));
            }
        }
    }
    text
}

/// The workloads of one kind.
fn columns(results: &Results, hostile: bool) -> Vec<usize> {
    let count = results.workloads.len();
    (0..count)
        .filter(|&at| results.workloads[at].hostile == hostile)
        .collect()
}

/// The rate, and how many times redact's that is.
fn field(results: &Results, at: usize, index: usize) -> String {
    let rate = figures(median(rates(results, (at, index), head)));
    match results.index(REDACT).filter(|&redact| redact != index) {
        None => rate,
        Some(redact) => {
            let ratio = ratio(results, (at, index), (at, redact), head);
            format!("{rate} ({})", figures(ratio))
        }
    }
}

/// What is taken off a filter's time on a workload: processor time, and bytes.
type Start = fn(&Results, (usize, usize)) -> (f64, usize);

/// What it takes to start and to filter the first bytes.
fn head(results: &Results, (at, index): (usize, usize)) -> (f64, usize) {
    let heads = results.cells[at][index].heads.iter();
    (median(heads.map(|run| run.cpu)), HEAD)
}

/// What it takes to start and to end.
fn empty(results: &Results, (_, index): (usize, usize)) -> (f64, usize) {
    (median(results.starts[index].iter().map(|run| run.cpu)), 0)
}

/// MB per second of processor time, by round.
fn rates(results: &Results, field: (usize, usize), start: Start) -> Vec<f64> {
    let (seconds, bytes) = start(results, field);
    let cell = &results.cells[field.0][field.1];
    let bytes = (cell.bytes - bytes) as f64;
    let runs = cell.runs.iter();
    runs.map(|run| bytes / 1e6 / (run.cpu - seconds).max(MOMENT))
        .collect()
}

/// A time that can be told from none.
const MOMENT: f64 = 1e-5;

/// The median of the ratios within each round.
fn ratio(results: &Results, one: (usize, usize), other: (usize, usize), start: Start) -> f64 {
    let one = rates(results, one, start);
    let other = rates(results, other, start);
    median(one.iter().zip(&other).map(|(one, other)| one / other))
}

/// What it takes to start and to end on empty input, of the clock.
fn start(results: &Results, index: usize) -> f64 {
    median(results.starts[index].iter().map(|run| run.wall))
}

/// How many times as long a hostile input takes as half of it.
fn linearity(results: &Results, at: usize, index: usize) -> f64 {
    let cell = &results.cells[at][index];
    let (start, _) = head(results, (at, index));
    let pairs = cell.runs.iter().zip(&cell.halves);
    median(pairs.map(|(run, half)| (run.cpu - start) / (half.cpu - start).max(MOMENT)))
}

/// Whether all was found on these workloads, or what not.
fn found(results: &Results, columns: &[usize], index: usize) -> String {
    let mut missed = Vec::new();
    for &at in columns {
        let masks = results.cells[at][index].masks;
        let workload = &results.workloads[at];
        if workload.masks.is_some() && masks != workload.masks {
            missed.push(format!(
                "{}: {} of {}",
                workload.why,
                known(masks),
                known(workload.masks)
            ));
        }
    }
    match missed.is_empty() {
        true => "all".to_owned(),
        false => missed.join(", "),
    }
}

fn known(number: Option<usize>) -> String {
    number.map_or("?".to_owned(), |number| number.to_string())
}

/// Faster than this is not told from nothing.
const FASTEST: f64 = 20_000.0;

/// So many digits as mean something.
fn figures(value: f64) -> String {
    match value {
        _ if value > FASTEST => format!(">{FASTEST}"),
        _ if value >= 1000.0 => format!("{:.0}", (value / 10.0).round() * 10.0),
        _ if value >= 10.0 => format!("{value:.0}"),
        _ if value >= 1.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

fn table(header: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut text = line(header);
    text += &format!("|{}\n", "---|".repeat(header.len()));
    text.extend(rows.into_iter().map(|row| line(&row)));
    text + "\n"
}
