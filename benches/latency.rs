//! Nanoseconds for one short push: what a program feels that prints a line.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use redact_stream::Redactor;

fn latency(criterion: &mut Criterion) {
    let redactor = Redactor::new();
    let token = format!("{}{}", "ghp_", "0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R");
    let lines = [
        (
            "clean",
            "2026-03-17 16:13:38 INFO request done in 12 ms\n".to_owned(),
            0,
        ),
        ("prompt", "Password: ".to_owned(), 0),
        (
            "token",
            format!("2026-03-17 16:13:38 INFO using {token} for push\n"),
            1,
        ),
        ("byte", "x".to_owned(), 0),
    ];
    let mut group = criterion.benchmark_group("latency");
    for (name, line, masks) in lines {
        let found = redactor.redact(line.as_bytes());
        assert_eq!(
            memchr::memmem::find_iter(&found, "__REDACTED:").count(),
            masks,
            "{name}"
        );
        group.throughput(Throughput::Bytes(line.len() as u64));
        let mut stream = redactor.stream();
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| {
                stream.push(black_box(line.as_bytes()), &mut |bytes: &[u8]| {
                    black_box(bytes);
                })
            });
        });
    }
    group.finish();

    // What a stream costs before its first byte, and a redactor before its first stream.
    let mut group = criterion.benchmark_group("setup");
    group.bench_function("stream", |bencher| {
        bencher.iter(|| black_box(redactor.stream()))
    });
    group.bench_function("redactor", |bencher| {
        bencher.iter(|| black_box(Redactor::new()))
    });
    group.finish();
}

criterion_group!(benches, latency);
criterion_main!(benches);
