//! Filters round a wrapped layer, in it, and beside it: with the wrapper every sink prints
//! what it prints without. What `tracing` remembers of a callsite counts for all subscribers
//! at once, so this is a process of its own, with one test: nothing else may be alive.

use std::fmt;
use std::io::Write;

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::dispatcher::with_default;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Subscriber};
use tracing_subscriber::filter::{EnvFilter, FilterExt, Targets, dynamic_filter_fn};
use tracing_subscriber::layer::{Context, Filter, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, SpanRef};
use tracing_subscriber::{Layer, registry, reload};

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

/// Writes a line for each call, with the spans that it can see.
struct Sink(Capture);

impl Sink {
    fn write<'a, S>(&self, call: &str, span: Option<SpanRef<'a, S>>)
    where
        S: LookupSpan<'a>,
    {
        let mut line = call.to_owned();
        for span in span.into_iter().flat_map(|span| span.scope()) {
            line = line + " in " + span.name();
        }
        line.push('\n');
        self.0.clone().write_all(line.as_bytes()).unwrap();
    }
}

/// What an event says, a span holds or is told late.
#[derive(Default)]
struct Values(String);

impl Visit for Values {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0 += &format!(" {field}={value:?}");
    }
}

impl<S> Layer<S> for Sink
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut values = Values::default();
        event.record(&mut values);
        self.write(&format!("event{}", values.0), context.event_span(event));
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut values = Values::default();
        attributes.record(&mut values);
        self.write(&format!("span{}", values.0), context.span(id));
    }

    fn on_record(&self, id: &Id, record: &Record<'_>, context: Context<'_, S>) {
        let mut values = Values::default();
        record.record(&mut values);
        self.write(&format!("late{}", values.0), context.span(id));
    }

    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        self.write("enter", context.span(id));
    }

    fn on_exit(&self, id: &Id, context: Context<'_, S>) {
        self.write("exit", context.span(id));
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        self.write("close", context.span(&id));
    }
}

fn sink(to: &Capture) -> Sink {
    Sink(to.clone())
}

/// The filters that are tried: one for a layer, or one for all.
#[derive(Clone, Copy, Debug)]
enum Which {
    Warn,
    Off,
    Trace,
    Targets,
    Spans,
}

const FILTERS: [Which; 5] = [
    Which::Warn,
    Which::Off,
    Which::Trace,
    Which::Targets,
    Which::Spans,
];

/// Two kinds of filters have no common trait.
macro_rules! boxed {
    ($which:expr) => {
        match $which {
            Which::Warn => Box::new(LevelFilter::WARN),
            Which::Off => Box::new(LevelFilter::OFF),
            Which::Trace => Box::new(LevelFilter::TRACE),
            Which::Targets => Box::new(Targets::new().with_target("other", LevelFilter::TRACE)),
            Which::Spans => Box::new(EnvFilter::new("warn,other=off,[span{user=bob}]=debug")),
        }
    };
}

impl Which {
    fn of_one<S: Subscriber>(self) -> Box<dyn Filter<S> + Send + Sync> {
        boxed!(self)
    }

    fn of_all<S: Subscriber>(self) -> Box<dyn Layer<S> + Send + Sync> {
        boxed!(self)
    }
}

/// Three sinks: the second is the one that is wrapped.
type Make = fn([&Capture; 3], Which) -> Dispatch;

/// All ways to put them together with a filter.
macro_rules! stacks {
    ($wrap:ident) => {{
        let stacks: Vec<(&str, Make)> = vec![
            ("inside, between", |[a, b, c], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one()));
                registry().with(sink(a)).with(layer).with(sink(c)).into()
            }),
            ("inside, below", |[a, b, _], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one()));
                registry().with(layer).with(sink(a)).into()
            }),
            ("inside, above", |[a, b, _], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one()));
                registry().with(sink(a)).with(layer).into()
            }),
            ("inside, alone", |[_, b, _], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one()));
                registry().with(layer).into()
            }),
            ("outside", |[a, b, c], which| {
                let layer = $wrap!(sink(b)).with_filter(which.of_one());
                registry().with(sink(a)).with(layer).with(sink(c)).into()
            }),
            ("outside, below", |[a, b, _], which| {
                let layer = $wrap!(sink(b)).with_filter(which.of_one());
                registry().with(layer).with(sink(a)).into()
            }),
            ("inside and outside", |[a, b, c], which| {
                let layer = $wrap!(sink(b).with_filter(LevelFilter::DEBUG));
                let layer = layer.with_filter(which.of_one());
                registry().with(sink(a)).with(layer).with(sink(c)).into()
            }),
            ("nested", |[a, b, c], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one()));
                let layer = $wrap!(layer.with_filter(LevelFilter::INFO));
                registry().with(sink(a)).with(layer).with(sink(c)).into()
            }),
            ("beside filters", |[a, b, c], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one()));
                registry()
                    .with(sink(a).with_filter(LevelFilter::INFO))
                    .with(layer)
                    .with(sink(c).with_filter(LevelFilter::WARN))
                    .into()
            }),
            ("without one, beside filters", |[a, b, c], which| {
                registry()
                    .with(sink(a).with_filter(which.of_one()))
                    .with($wrap!(sink(b)))
                    .with(sink(c).with_filter(LevelFilter::WARN))
                    .into()
            }),
            ("two of them", |[a, b, c], which| {
                registry()
                    .with($wrap!(sink(a).with_filter(LevelFilter::DEBUG)))
                    .with($wrap!(sink(b).with_filter(which.of_one())))
                    .with(sink(c))
                    .into()
            }),
            ("two of them, alone", |[a, b, _], which| {
                registry()
                    .with($wrap!(sink(a).with_filter(LevelFilter::ERROR)))
                    .with($wrap!(sink(b).with_filter(which.of_one())))
                    .into()
            }),
            ("for all, inside", |[a, b, c], which| {
                let filter = which.of_all();
                let layer = $wrap!(Layer::and_then(filter, sink(b)));
                registry().with(sink(a)).with(layer).with(sink(c)).into()
            }),
            ("for all, above", |[a, b, _], which| {
                let layer = $wrap!(sink(b).with_filter(LevelFilter::DEBUG));
                registry()
                    .with(layer)
                    .with(sink(a))
                    .with(which.of_all())
                    .into()
            }),
            ("for all, below", |[a, b, _], which| {
                let layer = $wrap!(sink(b).with_filter(LevelFilter::DEBUG));
                registry()
                    .with(which.of_all())
                    .with(layer)
                    .with(sink(a))
                    .into()
            }),
            ("a tree", |[a, b, c], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one()));
                registry()
                    .with(sink(a))
                    .with(layer.and_then(sink(c)))
                    .into()
            }),
            ("a tree inside", |[a, b, c], which| {
                let filtered = sink(b).with_filter(which.of_one());
                let layer = $wrap!(filtered.and_then(sink(c)));
                registry().with(sink(a)).with(layer).into()
            }),
            ("a box", |[a, b, c], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one()).boxed());
                registry()
                    .with(sink(a))
                    .with(layer.boxed())
                    .with(sink(c))
                    .into()
            }),
            ("some", |[a, b, c], which| {
                let layer = $wrap!(Some(sink(b).with_filter(which.of_one())));
                registry()
                    .with(sink(a))
                    .with(Some(layer))
                    .with(sink(c))
                    .into()
            }),
            ("several", |[a, b, c], which| {
                let one = sink(a).with_filter(LevelFilter::WARN).boxed();
                let layer = $wrap!(vec![one, sink(b).with_filter(which.of_one()).boxed()]);
                registry().with(layer).with(sink(c)).into()
            }),
            ("one of several", |[a, b, c], which| {
                let layer = $wrap!(sink(b).with_filter(which.of_one())).boxed();
                let layers = vec![sink(a).boxed(), layer];
                registry().with(layers).with(sink(c)).into()
            }),
            ("a filter that can be exchanged", |[a, b, c], which| {
                let (filter, handle) = reload::Layer::new(which.of_one());
                // The handle would keep nothing alive; the layer does.
                drop(handle);
                let layer = $wrap!(sink(b).with_filter(filter));
                registry().with(sink(a)).with(layer).with(sink(c)).into()
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
fn printed(make: Make, which: Which) -> [String; 3] {
    let captures = [(); 3].map(|()| Capture::default());
    with_default(&make(captures.each_ref(), which), || {
        program();
        program();
    });
    captures.map(|capture| capture.text())
}

/// Without filters nothing of the program is left out.
fn everything() -> String {
    let [_, all, _] = printed(|[_, b, _], _| registry().with(sink(b)).into(), Which::Off);
    all
}

fn filters_decide_as_they_do_without() {
    let all = everything();
    let stacks: Vec<_> = stacks!(plain).into_iter().zip(stacks!(wrapped)).collect();
    for filter in FILTERS {
        for ((stack, plain), (_, wrapped)) in &stacks {
            let (plain, wrapped) = (printed(*plain, filter), printed(*wrapped, filter));
            for (which, (plain, wrapped)) in plain.iter().zip(&wrapped).enumerate() {
                assert_eq!(plain, wrapped, "{filter:?}, {stack}: sink {which}");
            }
            if *stack == "inside, between" {
                assert!(wrapped[0] == all && wrapped[2] == all, "{filter:?}");
                assert_eq!(wrapped[1] == all, matches!(filter, Which::Trace));
                assert_eq!(wrapped[1].is_empty(), matches!(filter, Which::Off));
            }
        }
    }
}

/// Filters that look at more than what is known of a callsite.
fn filters_that_are_asked_each_time() {
    macro_rules! by_span {
        ($wrap:ident) => {
            (|[a, b, c], _| {
                let filter = dynamic_filter_fn(|metadata, context| {
                    let current = context.lookup_current();
                    metadata.is_span() || current.is_some_and(|span| span.name() == "span")
                });
                let filter = filter.and(LevelFilter::INFO).or(Targets::new());
                let layer = $wrap!(sink(b).with_filter(filter));
                registry().with(sink(a)).with(layer).with(sink(c)).into()
            }) as Make
        };
    }
    let (plain, wrapped) = [by_span!(plain), by_span!(wrapped)]
        .map(|it| printed(it, Which::Off))
        .into();
    assert_eq!(plain, wrapped);
    assert!(wrapped[1].contains("=i in span") && !wrapped[1].contains("=e"));
    assert_eq!(wrapped[0], everything());
}

fn a_filter_that_is_exchanged() {
    let [a, b] = [(); 2].map(|()| Capture::default());
    let (filter, handle) = reload::Layer::new(LevelFilter::ERROR);
    let layer = wrapped!(sink(&b).with_filter(filter));
    let dispatch: Dispatch = registry().with(layer).with(sink(&a)).into();
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
        .with(wrapped!(sink(&infos).with_filter(LevelFilter::INFO)))
        .with(wrapped!(sink(&warnings).with_filter(LevelFilter::WARN)))
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
