//! From a source that does not wait to a destination, on several cores.
//!
//! ```text
//!   reader -> block 0 -> worker -> masked, and the state at its end -+-> writer
//!          -> block 1 -> worker -> …                                 |
//!          -> block 2 -> …             in order; what was right is kept
//! ```
//!
//! A worker does not know what was open where its block begins, and assumes that
//! nothing was. Mostly nothing is, since blocks begin where lines do. But a known secret
//! may begin in any way, and of many one nearly always has: how far it may have got by
//! then, the worker finds out from the bytes before its block. Where something else
//! was open, its work is thrown away, and the block goes through the stream that knows. So
//! the output is that of one stream, whatever the cut.

use std::io::{self, ErrorKind, Read, Write};
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::outlet::Outlet;
use super::pump::Totals;
use crate::engine::{LOOK_BEHIND, Start, Stream};
use crate::program::Program;
use crate::{Redactor, Sink};

/// How many bytes a worker takes at a time: enough that handing them over costs next
/// to nothing.
const BLOCK: usize = 128 * 1024;

/// So many bytes are redacted before there are workers: most automata that the rest needs
/// are built on the way, once, and by one thread.
const FIRST: u64 = 1024 * 1024;

/// So many blocks per worker are under way: one that it works on, and the next one.
const AHEAD: usize = 2;

/// What a worker is to do.
struct Job {
    /// The bytes right before the block, as far as anything looks back.
    behind: Vec<u8>,
    /// Where the block begins.
    offset: u64,
    block: Vec<u8>,
    /// What was used before, for its memory.
    used: Option<Used>,
}

/// What is used again and again: fresh memory for every block would cost a third of
/// the time.
struct Used {
    block: Vec<u8>,
    output: Vec<u8>,
    /// The one behind the block.
    stream: Stream,
}

/// What a worker has done.
struct Done {
    used: Used,
    /// Where in the known secrets it took the block to begin.
    start: Start,
}

/// The same as [`pump`](super::pump()), on so many threads besides this one: for files.
///
/// The output is byte for byte that of one thread. A block of 128 KiB is read before
/// anything of it is written, so this is not for a source that waits for something.
/// Secrets that are [added](Redactor::add_secrets) meanwhile count from the next call on.
/// Memory is bounded by about 1 MiB per thread, besides what a stream holds.
///
/// ```
/// use std::num::NonZeroUsize;
/// use redact_stream::{Redactor, io::pump_parallel};
///
/// let input = "PGPASSWORD=hunter2 psql\n".repeat(20_000);
/// let mut output = Vec::new();
/// let two = NonZeroUsize::new(2).unwrap();
/// let totals = pump_parallel(input.as_bytes(), &mut output, &Redactor::new(), two)?;
/// let expected = "PGPASSWORD=__REDACTED:password__ psql\n".repeat(20_000);
/// assert_eq!(String::from_utf8(output), Ok(expected));
/// assert_eq!(totals.read, input.len() as u64);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// As [`pump`](super::pump()): the first error of either side. What was read before a failed read
/// has been written as far as it was settled.
pub fn pump_parallel<R: Read, W: Write>(
    reader: R,
    writer: W,
    redactor: &Redactor,
    threads: NonZeroUsize,
) -> io::Result<Totals> {
    pump_behind(reader, writer, redactor, threads, BLOCK, FIRST)
}

/// The same with blocks of another size, and workers from the beginning.
#[cfg(feature = "_internals")]
pub(crate) fn pump_in_blocks<R: Read, W: Write>(
    reader: R,
    writer: W,
    redactor: &Redactor,
    threads: NonZeroUsize,
    size: usize,
) -> io::Result<Totals> {
    pump_behind(reader, writer, redactor, threads, size, 0)
}

/// The same; the workers begin behind so many bytes.
fn pump_behind<R: Read, W: Write>(
    reader: R,
    writer: W,
    redactor: &Redactor,
    threads: NonZeroUsize,
    size: usize,
    first: u64,
) -> io::Result<Totals> {
    let mut blocks = Blocks::new(reader, size);
    let mut outlet = Outlet::new(writer);
    // Who redacts one block must know what the others do.
    let program = redactor.program().fixed();
    let mut stream = Stream::new(program.clone());
    let ended = in_turn(&mut blocks, first, &mut stream, &mut outlet)?;
    if ended {
        return finish(&blocks, stream, outlet);
    }
    thread::scope(|scope| {
        let mut workers = Vec::new();
        for _ in 0..threads.get() {
            let (jobs, todo) = sync_channel::<Job>(AHEAD);
            let (done, results) = sync_channel(AHEAD);
            let program = &program;
            let work = move || {
                for job in todo {
                    if done.send(job.run(program)).is_err() {
                        return;
                    }
                }
            };
            // With fewer threads than wanted it goes on with these.
            match thread::Builder::new().spawn_scoped(scope, work) {
                Ok(_) => workers.push((jobs, results)),
                Err(_) => break,
            }
        }
        if workers.is_empty() {
            in_turn(&mut blocks, u64::MAX, &mut stream, &mut outlet)?;
            return finish(&blocks, stream, outlet);
        }
        in_order(blocks, &workers, stream, outlet)
    })
}

/// Redacts block after block, up to this offset. Whether the source has ended.
fn in_turn<R: Read, W: Write>(
    blocks: &mut Blocks<R>,
    to: u64,
    stream: &mut Stream,
    outlet: &mut Outlet<W>,
) -> io::Result<bool> {
    while blocks.offset < to {
        let Some(job) = blocks.next(None)? else {
            return Ok(true);
        };
        stream.push(&job.block, outlet);
        outlet.flush()?;
    }
    Ok(false)
}

/// Settles the rest.
fn finish<R, W: Write>(
    blocks: &Blocks<R>,
    mut stream: Stream,
    mut outlet: Outlet<W>,
) -> io::Result<Totals> {
    stream.finish(&mut outlet);
    outlet.flush()?;
    Ok(Totals {
        read: blocks.read,
        written: outlet.written(),
    })
}

/// Hands blocks out, and puts together what comes back.
fn in_order<R: Read, W: Write>(
    mut blocks: Blocks<R>,
    workers: &[(SyncSender<Job>, Receiver<Done>)],
    mut stream: Stream,
    mut outlet: Outlet<W>,
) -> io::Result<Totals> {
    let gone = || io::Error::other("a worker is gone");
    let (mut sent, mut taken) = (0, 0);
    let mut end = None;
    let mut used = Vec::new();
    loop {
        while end.is_none() && sent - taken < AHEAD * workers.len() {
            match blocks.next(used.pop()) {
                Ok(Some(job)) => {
                    let (jobs, _) = &workers[sent % workers.len()];
                    jobs.send(job).map_err(|_| gone())?;
                    sent += 1;
                }
                Ok(None) => end = Some(Ok(())),
                Err(error) => end = Some(Err(error)),
            }
        }
        if taken == sent {
            break;
        }
        let (_, results) = &workers[taken % workers.len()];
        let Done {
            used: mut done,
            start,
        } = results.recv().map_err(|_| gone())?;
        taken += 1;
        if stream.is_quiet(&start) {
            outlet.emit(&done.output);
            std::mem::swap(&mut stream, &mut done.stream);
        } else {
            stream.push(&done.block, &mut outlet);
        }
        outlet.flush()?;
        used.push(done);
    }
    end.unwrap_or(Ok(()))?;
    finish(&blocks, stream, outlet)
}

impl Job {
    fn run(self, program: &Program) -> Done {
        let (mut stream, mut output) = match self.used {
            Some(used) => (used.stream, used.output),
            None => (
                Stream::new(program.clone()),
                Vec::with_capacity(self.block.len()),
            ),
        };
        output.clear();
        let start = stream.go_behind(&self.behind, self.offset);
        stream.push(&self.block, &mut output);
        let used = Used {
            block: self.block,
            output,
            stream,
        };
        Done { used, start }
    }
}

/// A source in blocks, which end with a line where they can.
struct Blocks<R> {
    reader: R,
    size: usize,
    /// What was read behind the last block's end.
    rest: Vec<u8>,
    /// The last bytes of what was handed out.
    behind: Vec<u8>,
    /// How many bytes were handed out.
    offset: u64,
    /// How many bytes were read.
    read: u64,
    ended: bool,
    /// What ended it, when it was an error: told when all before it is handed out.
    failed: Option<io::Error>,
}

impl<R: Read> Blocks<R> {
    fn new(reader: R, size: usize) -> Blocks<R> {
        Blocks {
            reader,
            size,
            rest: Vec::new(),
            behind: Vec::new(),
            offset: 0,
            read: 0,
            ended: false,
            failed: None,
        }
    }

    /// The next one. What was read before an error comes first.
    fn next(&mut self, mut used: Option<Used>) -> io::Result<Option<Job>> {
        let mut block = match &mut used {
            Some(used) => std::mem::take(&mut used.block),
            None => Vec::with_capacity(self.size),
        };
        // Its old bytes are overwritten: zeros in their place would cost as much again.
        block.resize(self.size.max(self.rest.len()), 0);
        block[..self.rest.len()].copy_from_slice(&self.rest);
        let mut length = self.rest.len();
        self.rest.clear();
        while length < self.size && !self.ended {
            match self.reader.read(&mut block[length..]) {
                Ok(0) => self.ended = true,
                Ok(count) => {
                    length += count;
                    self.read += count as u64;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.failed = Some(error);
                    self.ended = true;
                }
            }
        }
        block.truncate(length);
        if block.is_empty() {
            return self.failed.take().map_or(Ok(None), Err);
        }
        if !self.ended
            && let Some(line) = memchr::memrchr(b'\n', &block)
        {
            self.rest.extend_from_slice(&block[line + 1..]);
            block.truncate(line + 1);
        }
        let job = Job {
            behind: self.behind.clone(),
            offset: self.offset,
            block,
            used,
        };
        self.offset += job.block.len() as u64;
        let last = job.block.len().saturating_sub(LOOK_BEHIND);
        self.behind.extend_from_slice(&job.block[last..]);
        let most = self.behind.len().saturating_sub(LOOK_BEHIND);
        self.behind.drain(..most);
        Ok(Some(job))
    }
}
