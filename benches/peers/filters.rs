//! The filters that are measured as this program itself, started anew: what
//! somebody writes in an hour with the regex crate or with aho-corasick.

use std::io::{self, Read, Write};

use aho_corasick::{AhoCorasick, MatchKind};
use memchr::memmem;
use regex::bytes::Regex;

use crate::patterns;
use crate::workloads;

/// What every filter of these writes in place of a secret.
pub(crate) const MASK: &str = "__REDACTED:secret__";

/// What every mask begins with, redact's too.
pub(crate) const MARK: &[u8] = b"__REDACTED:";

/// How much is read at once.
const BLOCK: usize = 128 << 10;

/// Where a block has no newline, so much of its end waits for the next one.
const HOLD: usize = 512;

/// Filters standard input by this kind of search.
///
/// # Errors
///
/// When there is no such filter, or reading or writing fails.
pub(crate) fn run(kind: &str, count: usize) -> io::Result<()> {
    match kind {
        "regex" => blocks(&patterns::patterns(count)),
        "aho-corasick" => values(&workloads::values(count)),
        _ => Err(io::Error::other("no such filter")),
    }
}

/// One alternation, block by block; a block ends with a line where it can.
fn blocks(patterns: &[String]) -> io::Result<()> {
    let pattern = format!("(?-u:{})", patterns.join("|"));
    let regex = Regex::new(&pattern).map_err(io::Error::other)?;
    let (mut input, mut output) = (io::stdin().lock(), Raw);
    let mut buffer = vec![0; BLOCK];
    let mut held = 0;
    loop {
        if held == buffer.len() {
            buffer.resize(2 * held, 0);
        }
        let count = input.read(&mut buffer[held..])?;
        held += count;
        let block = &buffer[..held];
        let end = match count {
            0 => held,
            _ => memchr::memrchr(b'\n', block)
                .map_or_else(|| held.saturating_sub(HOLD), |newline| newline + 1),
        };
        let (mut written, mut stop) = (0, end);
        for found in regex.find_iter(block) {
            if found.start() >= end {
                break;
            }
            if found.end() == held && count > 0 {
                // It may go on in the next block.
                stop = found.start();
                break;
            }
            output.write_all(&block[written..found.start()])?;
            output.write_all(MASK.as_bytes())?;
            written = found.end();
        }
        let end = stop.max(written);
        output.write_all(&block[written..end])?;
        buffer.copy_within(end..held, 0);
        held -= end;
        if count == 0 {
            return Ok(());
        }
    }
}

/// The crate's own replacement in a stream.
fn values(values: &[String]) -> io::Result<()> {
    let searcher = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(values)
        .map_err(io::Error::other)?;
    let masks = vec![MASK; values.len()];
    let output = io::BufWriter::with_capacity(BLOCK, Raw);
    searcher.try_stream_replace_all(io::stdin().lock(), output, &masks)
}

/// Standard output without the line buffer that the standard library puts there.
struct Raw;

impl Write for Raw {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::write(rustix::stdio::stdout(), bytes)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts the masks in what is read here.
///
/// # Errors
///
/// When reading fails.
pub(crate) fn count_masks(mut input: impl Read) -> io::Result<usize> {
    let mut buffer = vec![0; BLOCK];
    let (mut held, mut masks) = (0, 0);
    loop {
        let count = input.read(&mut buffer[held..])?;
        if count == 0 {
            return Ok(masks);
        }
        let end = held + count;
        masks += memmem::find_iter(&buffer[..end], MARK).count();
        // Too short for another one, and long enough for one that is cut.
        held = end.min(MARK.len() - 1);
        buffer.copy_within(end - held..end, 0);
    }
}
