//! Bytes per second, by workload: the engine between its floor and its ceiling.
//!
//! - `copy` is the ceiling: the bytes are moved and not looked at.
//! - `oracle` is the floor: the naive definition of the same result. It is run
//!   on a small part of each workload.
//!
//! Every run asserts how many masks it gave: a fast wrong answer is no answer.

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/promises/automata.rs"]
mod automata;
#[path = "../tests/promises/checks.rs"]
mod checks;
mod corpus;
#[path = "../tests/promises/oracle.rs"]
mod oracle;
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/promises/symbols.rs"]
mod symbols;
#[path = "../tests/promises/views.rs"]
mod views;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use redact_stream::{Redactor, Secret};

/// The size of a workload in bytes, more than any cache holds.
const SIZE: usize = 32 << 20;

/// The size of a chunk: what a pipe gives at once.
const CHUNK: usize = 64 << 10;

/// How much of a workload the oracle gets.
const ORACLE_SIZE: usize = 2 << 10;

fn masks(output: &[u8]) -> usize {
    memchr::memmem::find_iter(output, "__REDACTED:").count()
}

fn throughput(criterion: &mut Criterion) {
    for workload in corpus::workloads(SIZE) {
        let known = workload.known.iter();
        let secrets = known.map(|(name, value)| Secret::new(name, value.as_slice()));
        let redactor = Redactor::builder().secrets(secrets).build().unwrap();
        let bytes = &workload.bytes[..];
        assert_eq!(
            masks(&redactor.redact(bytes)),
            workload.masks,
            "{}: {}",
            workload.name,
            workload.why
        );
        let mut group = criterion.benchmark_group(workload.name);
        group.sample_size(10);

        group.throughput(Throughput::Bytes(bytes.len() as u64));
        let mut out: Vec<u8> = Vec::with_capacity(2 * CHUNK);
        group.bench_function(BenchmarkId::from_parameter("copy"), |bencher| {
            bencher.iter(|| {
                for chunk in bytes.chunks(CHUNK) {
                    out.clear();
                    out.extend_from_slice(black_box(chunk));
                    black_box(&out);
                }
            });
        });

        let mut stream = redactor.stream();
        group.bench_function(BenchmarkId::from_parameter("redact"), |bencher| {
            bencher.iter(|| {
                let mut length = 0;
                let mut sink = |bytes: &[u8]| length += bytes.len();
                for chunk in bytes.chunks(CHUNK) {
                    stream.push(black_box(chunk), &mut sink);
                }
                stream.finish(&mut sink);
                black_box(length)
            });
        });

        let oracle = oracle::Oracle::new(None, Redactor::DEFAULT_LIMIT, None)
            .knowing(workload.known.clone());
        let part = &bytes[..ORACLE_SIZE];
        group.throughput(Throughput::Bytes(part.len() as u64));
        group.bench_function(BenchmarkId::from_parameter("oracle"), |bencher| {
            bencher.iter(|| black_box(oracle.run(black_box(part))));
        });
        group.finish();
    }
}

criterion_group!(benches, throughput);
criterion_main!(benches);
