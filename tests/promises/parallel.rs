//! Several cores give what one gives: whatever is open where a block begins.

use std::io::{self, Read};
use std::num::NonZeroUsize;

use redact_stream::io::{pump, pump_parallel};
use redact_stream::{Redactor, internals};

/// Text full of secrets, some over several lines, and of masks.
fn text() -> Vec<u8> {
    let mut text = Vec::new();
    for (seed, template) in internals::assignments().iter().enumerate() {
        let (sample, _) = internals::sample(template, seed as u64);
        text.extend_from_slice(&sample);
        text.push(b'\n');
    }
    for (seed, rule) in internals::rules().iter().enumerate() {
        for template in rule.examples.iter().take(1) {
            let (sample, _) = internals::sample(template, seed as u64);
            text.extend_from_slice(&sample);
            text.extend_from_slice(if seed % 3 == 0 { b" " } else { b"\n" });
        }
    }
    let masked = Redactor::new().redact(&text[..text.len() / 8]).into_owned();
    text.extend_from_slice(&masked);
    text
}

fn sequential(text: &[u8], redactor: &Redactor) -> Vec<u8> {
    let mut output = Vec::new();
    pump(text, &mut output, redactor).expect("a Vec takes all");
    output
}

#[test]
fn whatever_is_open_where_a_block_begins() {
    let redactor = Redactor::new();
    let text = text();
    let wanted = sequential(&text, &redactor);
    assert_ne!(wanted, text);
    for threads in [1, 2, 3] {
        for size in [61, 400, 1500, 10_000, 1 << 20] {
            let threads = NonZeroUsize::new(threads).unwrap();
            let output = internals::pump_in_blocks(&text, &redactor, threads, size).unwrap();
            assert!(output == wanted, "{threads} threads, blocks of {size}");
        }
    }
    // Where a block ends after every byte.
    let short = &text[..text.len().min(6000)];
    let wanted = sequential(short, &redactor);
    for size in [1, 2, 3] {
        let two = NonZeroUsize::new(2).unwrap();
        let output = internals::pump_in_blocks(short, &redactor, two, size).unwrap();
        assert!(output == wanted, "blocks of {size}");
    }
}

#[test]
fn what_has_no_lines() {
    let redactor = Redactor::new();
    let text: Vec<u8> = text().into_iter().filter(|&byte| byte != b'\n').collect();
    let wanted = sequential(&text, &redactor);
    for size in [100, 4096] {
        let two = NonZeroUsize::new(2).unwrap();
        let output = internals::pump_in_blocks(&text, &redactor, two, size).unwrap();
        assert!(output == wanted, "blocks of {size}");
    }
}

/// A source that fails, once, behind some bytes.
struct Failing<'t>(&'t [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("gone")),
            count => Ok(count),
        }
    }
}

#[test]
fn what_came_before_a_failed_read_is_written_and_what_is_held_is_not() {
    let redactor = Redactor::new();
    let (mut text, _) = internals::sample("a line\npassword=«{alnum:12}»\n", 1);
    text = text.repeat(40_000);
    text.extend_from_slice(b"ghp_");
    text.extend_from_slice(&[b'x'; 20]);
    let two = NonZeroUsize::new(2).unwrap();
    let mut output = Vec::new();
    let failed = pump_parallel(Failing(&text), &mut output, &redactor, two);
    assert_eq!(failed.unwrap_err().to_string(), "gone");
    let mut wanted = Vec::new();
    pump(Failing(&text), &mut wanted, &redactor).unwrap_err();
    assert!(output == wanted);
    assert!(output.ends_with(b"ghp_"));
}
