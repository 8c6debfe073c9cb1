//! Nanoseconds for what a program says of itself: a formatted value, a log record; each with
//! and without redaction.

use std::fmt::{self, Write};
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use log::{Log, Metadata, Record};
use redact_stream::{Redactor, log::Logger};

/// Formats what it is told, to nowhere.
struct Nowhere;

impl Write for Nowhere {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}

impl Log for Nowhere {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let _ = write!(Nowhere, "{} {}", record.target(), record.args());
        let _ = record.key_values().visit(&mut Nowhere);
    }

    fn flush(&self) {}
}

impl<'kvs> log::kv::VisitSource<'kvs> for Nowhere {
    fn visit_pair(
        &mut self,
        key: log::kv::Key<'kvs>,
        value: log::kv::Value<'kvs>,
    ) -> Result<(), log::kv::Error> {
        let _ = write!(Nowhere, " {key}={value}");
        Ok(())
    }
}

fn layer(criterion: &mut Criterion) {
    log::set_max_level(log::LevelFilter::Trace);
    let redactor = Redactor::new();
    let logger = Logger::new(Nowhere, &redactor);
    let token = format!("{}{}", "ghp_", "0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R");
    let mut group = criterion.benchmark_group("layer");
    for (name, path) in [("clean", "/static/app.js"), ("token", &*token)] {
        let args = (path, 200, 12);
        group.bench_function(BenchmarkId::new("display plain", name), |bencher| {
            bencher.iter(|| {
                let (path, status, took) = black_box(args);
                write!(Nowhere, "GET {path} status={status} took={took}ms")
            });
        });
        group.bench_function(BenchmarkId::new("display redacted", name), |bencher| {
            bencher.iter(|| {
                let (path, status, took) = black_box(args);
                let args = format_args!("GET {path} status={status} took={took}ms");
                write!(Nowhere, "{}", redactor.display(&args))
            });
        });
        let plain: &dyn Log = &Nowhere;
        for (way, logger) in [("log plain", plain), ("log redacted", &logger)] {
            group.bench_function(BenchmarkId::new(way, name), |bencher| {
                bencher.iter(|| {
                    let (path, status, took) = black_box(args);
                    log::info!(logger: logger, "GET {path} status={status} took={took}ms");
                });
            });
            group.bench_function(
                BenchmarkId::new(format!("{way} with pairs"), name),
                |bencher| {
                    bencher.iter(|| {
                    let (path, status, took) = black_box(args);
                    log::info!(logger: logger, path = path, status = status, took = took; "done");
                });
                },
            );
        }
    }
    group.finish();
}

criterion_group!(benches, layer);
criterion_main!(benches);
