//! Filters round a wrapped layer, in it, and beside it: with the wrapper every sink prints
//! what it prints without. What `tracing` remembers of a callsite counts for all subscribers
//! at once, so this is a process of its own, with one test: nothing else may be alive.

use std::fmt;

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::Dispatch;
use tracing::dispatcher::with_default;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::{EnvFilter, FilterExt, Targets, dynamic_filter_fn};
use tracing_subscriber::fmt::format::{DefaultFields, FmtSpan, Format, Full};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, fmt as print, registry, reload};

#[path = "tracing/support.rs"]
#[allow(dead_code)]
mod support;

use support::{Capture, secrets};

/// Events and spans of all levels, late records, and spans inside those that are off.
fn program() {
    for round in 0..2 {
        tracing::error!(round, "e");
        let span = tracing::info_span!("span", user = "bob", late = tracing::field::Empty);
        let entered = span.enter();
        tracing::debug!("d");
        span.record("late", round);
        let deeper = tracing::trace_span!("deeper").entered();
        tracing::info!(target: "other", "o");
        tracing::warn!("w");
        drop(deeper);
        tracing::info!("i");
        drop(entered);
        let other = tracing::warn_span!(target: "other", "other").entered();
        tracing::trace!("t");
        drop(other);
        if tracing::enabled!(tracing::Level::DEBUG) {
            tracing::debug!("asked");
        }
    }
}

type Sink<S> = print::Layer<S, DefaultFields, Format<Full, ()>, Capture>;

fn sink<S>(to: &Capture) -> Sink<S>
where
    S: tracing::Subscriber + for<'a> tracing_subscriber::registry::LookupSpan<'a>,
{
    let layer = print::layer().with_ansi(false).without_time();
    let layer = layer.with_span_events(FmtSpan::FULL);
    layer.with_writer(to.clone())
}

/// Formats its fields in a way of its own, so that nothing is shared.
macro_rules! own {
    ($name:ident, $to:expr) => {
        sink($to).fmt_fields(print::format::debug_fn(|writer, field, value| {
            write!(writer, "{}:{field}={value:?} ", stringify!($name))
        }))
    };
}

/// Three sinks: the second is the one that is wrapped.
type Make = fn([&Capture; 3]) -> Dispatch;

/// All ways to put them together with this filter.
macro_rules! stacks {
    ($filter:expr, $wrap:ident) => {{
        let stacks: Vec<(&str, Make)> = vec![
            ("inside, between", |[a, b, c]| {
                let layer = $wrap!(own!(b, b).with_filter($filter));
                registry()
                    .with(own!(a, a))
                    .with(layer)
                    .with(own!(c, c))
                    .into()
            }),
            ("inside, below", |[a, b, _]| {
                let layer = $wrap!(own!(b, b).with_filter($filter));
                registry().with(layer).with(own!(a, a)).into()
            }),
            ("inside, above", |[a, b, _]| {
                let layer = $wrap!(own!(b, b).with_filter($filter));
                registry().with(own!(a, a)).with(layer).into()
            }),
            ("inside, alone", |[_, b, _]| {
                let layer = $wrap!(own!(b, b).with_filter($filter));
                registry().with(layer).into()
            }),
            ("outside", |[a, b, c]| {
                let layer = $wrap!(own!(b, b)).with_filter($filter);
                registry()
                    .with(own!(a, a))
                    .with(layer)
                    .with(own!(c, c))
                    .into()
            }),
            ("outside, below", |[a, b, _]| {
                let layer = $wrap!(own!(b, b)).with_filter($filter);
                registry().with(layer).with(own!(a, a)).into()
            }),
            ("inside and outside", |[a, b, c]| {
                let layer = $wrap!(own!(b, b).with_filter(LevelFilter::DEBUG));
                let layer = layer.with_filter($filter);
                registry()
                    .with(own!(a, a))
                    .with(layer)
                    .with(own!(c, c))
                    .into()
            }),
            ("nested", |[a, b, c]| {
                let layer = $wrap!(own!(b, b).with_filter($filter));
                let layer = $wrap!(layer.with_filter(LevelFilter::INFO));
                registry()
                    .with(own!(a, a))
                    .with(layer)
                    .with(own!(c, c))
                    .into()
            }),
            ("beside filters", |[a, b, c]| {
                let layer = $wrap!(own!(b, b).with_filter($filter));
                registry()
                    .with(own!(a, a).with_filter(LevelFilter::INFO))
                    .with(layer)
                    .with(own!(c, c).with_filter(LevelFilter::WARN))
                    .into()
            }),
            ("without one, beside filters", |[a, b, c]| {
                registry()
                    .with(own!(a, a).with_filter($filter))
                    .with($wrap!(own!(b, b)))
                    .with(own!(c, c).with_filter(LevelFilter::WARN))
                    .into()
            }),
            ("two of them", |[a, b, c]| {
                registry()
                    .with($wrap!(own!(a, a).with_filter(LevelFilter::DEBUG)))
                    .with($wrap!(own!(b, b).with_filter($filter)))
                    .with(own!(c, c))
                    .into()
            }),
            ("two of them, alone", |[a, b, _]| {
                registry()
                    .with($wrap!(own!(a, a).with_filter(LevelFilter::ERROR)))
                    .with($wrap!(own!(b, b).with_filter($filter)))
                    .into()
            }),
            ("for all, inside", |[a, b, c]| {
                let filter = $filter;
                let layer = $wrap!(Layer::and_then(filter, own!(b, b)));
                registry()
                    .with(own!(a, a))
                    .with(layer)
                    .with(own!(c, c))
                    .into()
            }),
            ("for all, above", |[a, b, _]| {
                let layer = $wrap!(own!(b, b).with_filter(LevelFilter::DEBUG));
                registry().with(layer).with(own!(a, a)).with($filter).into()
            }),
            ("for all, below", |[a, b, _]| {
                let layer = $wrap!(own!(b, b).with_filter(LevelFilter::DEBUG));
                registry().with($filter).with(layer).with(own!(a, a)).into()
            }),
            ("a tree", |[a, b, c]| {
                let layer = $wrap!(own!(b, b).with_filter($filter));
                registry()
                    .with(own!(a, a))
                    .with(layer.and_then(own!(c, c)))
                    .into()
            }),
            ("a tree inside", |[a, b, c]| {
                let filtered = own!(b, b).with_filter($filter);
                let layer = $wrap!(filtered.and_then(own!(c, c)));
                registry().with(own!(a, a)).with(layer).into()
            }),
            ("a box", |[a, b, c]| {
                let layer = $wrap!(own!(b, b).with_filter($filter).boxed());
                registry()
                    .with(own!(a, a))
                    .with(layer.boxed())
                    .with(own!(c, c))
                    .into()
            }),
            ("some", |[a, b, c]| {
                let layer = $wrap!(Some(own!(b, b).with_filter($filter)));
                registry()
                    .with(own!(a, a))
                    .with(Some(layer))
                    .with(own!(c, c))
                    .into()
            }),
            ("several", |[a, b, c]| {
                let one = own!(a, a).with_filter(LevelFilter::WARN).boxed();
                let layer = $wrap!(vec![one, own!(b, b).with_filter($filter).boxed()]);
                registry().with(layer).with(own!(c, c)).into()
            }),
            ("one of several", |[a, b, c]| {
                let layer = $wrap!(own!(b, b).with_filter($filter)).boxed();
                let layers = vec![own!(a, a).boxed(), layer];
                registry().with(layers).with(own!(c, c)).into()
            }),
            ("a filter that can be exchanged", |[a, b, c]| {
                let (filter, handle) = reload::Layer::new($filter);
                // The handle would keep nothing alive; the layer does.
                drop(handle);
                let layer = $wrap!(own!(b, b).with_filter(filter));
                registry()
                    .with(own!(a, a))
                    .with(layer)
                    .with(own!(c, c))
                    .into()
            }),
        ];
        stacks
    }};
}

macro_rules! plain {
    ($layer:expr) => {
        $layer
    };
}

macro_rules! wrapped {
    ($layer:expr) => {
        RedactExt::redacted($layer, &Redactor::new())
    };
}

/// What each of the three prints.
fn printed(make: Make) -> [String; 3] {
    let captures = [(); 3].map(|()| Capture::default());
    with_default(&make(captures.each_ref()), || {
        program();
        program();
    });
    captures.map(|capture| capture.text())
}

/// Without filters nothing of the program is left out.
fn everything() -> String {
    let [_, all, _] = printed(|[_, b, _]| registry().with(own!(b, b)).into());
    all
}

macro_rules! filters {
    ($($filter:expr),*) => {
        [$((stringify!($filter), stacks!($filter, plain), stacks!($filter, wrapped))),*]
    };
}

fn filters_decide_as_they_do_without() {
    let filters = filters!(
        LevelFilter::WARN,
        LevelFilter::OFF,
        LevelFilter::TRACE,
        EnvFilter::new("info,other=off"),
        EnvFilter::new("warn,[span{user=bob}]=debug"),
        Targets::new().with_target("other", LevelFilter::TRACE)
    );
    let all = everything().lines().count();
    for (filter, plain, wrapped) in filters {
        for ((stack, plain), (_, wrapped)) in plain.into_iter().zip(wrapped) {
            let (plain, wrapped) = (printed(plain), printed(wrapped));
            for (which, (plain, wrapped)) in plain.iter().zip(&wrapped).enumerate() {
                assert_eq!(plain, wrapped, "{filter}, {stack}: sink {which}");
            }
            let is_everything = |text: &String| text.lines().count() == all;
            if stack == "inside, between" {
                assert!(is_everything(&wrapped[0]) && is_everything(&wrapped[2]));
                assert_eq!(
                    is_everything(&wrapped[1]),
                    filter.contains("LevelFilter::TRACE")
                );
            }
        }
    }
}

/// Filters that look at more than what is known of a callsite.
fn filters_that_are_asked_each_time() {
    macro_rules! by_span {
        ($wrap:ident) => {
            (|[a, b, c]| {
                let filter = dynamic_filter_fn(|metadata, context| {
                    let current = context.lookup_current();
                    metadata.is_span() || current.is_some_and(|span| span.name() == "span")
                });
                let filter = filter.and(LevelFilter::INFO).or(Targets::new());
                let layer = $wrap!(own!(b, b).with_filter(filter));
                registry()
                    .with(own!(a, a))
                    .with(layer)
                    .with(own!(c, c))
                    .into()
            }) as Make
        };
    }
    let (plain, wrapped) = (printed(by_span!(plain)), printed(by_span!(wrapped)));
    assert_eq!(plain, wrapped);
    assert!(wrapped[1].contains(": i\n") && !wrapped[1].contains(": e\n"));
    assert_eq!(wrapped[0].lines().count(), everything().lines().count());
}

fn a_filter_that_is_exchanged() {
    let [a, b] = [(); 2].map(|()| Capture::default());
    let (filter, handle) = reload::Layer::new(LevelFilter::ERROR);
    let layer = wrapped!(own!(b, &b).with_filter(filter));
    let dispatch: Dispatch = registry().with(layer).with(own!(a, &a)).into();
    let counts = with_default(&dispatch, || {
        [LevelFilter::ERROR, LevelFilter::TRACE, LevelFilter::OFF].map(|level| {
            handle.reload(level).unwrap();
            let before = b.writes().len();
            program();
            b.writes().len() - before
        })
    });
    let all = everything().lines().count() / 2;
    assert_eq!(counts, [2, all, 0]);
    assert_eq!(a.writes().len(), 3 * all);
}

/// Logs whenever it is printed.
struct Talkative;

impl fmt::Debug for Talkative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        tracing::info!(password = secrets().password, "printing");
        write!(f, "token={}", secrets().query)
    }
}

/// Only a global subscriber hears it, so this comes last.
fn a_value_may_log_while_it_is_printed() {
    let [infos, warnings] = [(); 2].map(|()| Capture::default());
    let dispatch: Dispatch = registry()
        .with(wrapped!(own!(a, &infos).with_filter(LevelFilter::INFO)))
        .with(wrapped!(own!(b, &warnings).with_filter(LevelFilter::WARN)))
        .into();
    tracing::dispatcher::set_global_default(dispatch).unwrap();
    let span = tracing::info_span!("outer", a = ?Talkative, late = tracing::field::Empty);
    let entered = span.enter();
    span.record("late", tracing::field::debug(Talkative));
    tracing::info!(b = ?Talkative, "first");
    tracing::warn!(b = ?Talkative, "second");
    tracing::info!("third");
    drop(entered);
    for (capture, said) in [(&infos, 3), (&warnings, 1)] {
        let text = capture.text();
        assert_eq!(secrets().leaked(&text), Vec::<&str>::new(), "{text}");
        let says = ["first", "second", "third"].map(|word| text.matches(word).count());
        assert_eq!(says.iter().sum::<usize>(), said, "{text}");
    }
    assert!(infos.text().matches("printing").count() >= 6);
    assert!(!warnings.text().contains("printing"), "{}", warnings.text());
}

#[test]
fn filters() {
    filters_decide_as_they_do_without();
    filters_that_are_asked_each_time();
    a_filter_that_is_exchanged();
    a_value_may_log_while_it_is_printed();
}
