//! One layer wrapped, beside others that are not.

use redact_stream::tracing::RedactExt;
use redact_stream::{Redactor, Secret};
use tracing::field::{Empty, Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::with_default;
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::{Layer, Registry, fmt, registry, reload};

use crate::fmt::{assert_clean, forms};
use crate::support::{Capture, leak, secrets};

/// Writes down all that it gets to see, call by call.
struct Seen(Capture);

impl Seen {
    fn write(&self, call: &str, record: impl FnOnce(&mut dyn Visit)) {
        struct Text(String);
        impl Visit for Text {
            fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
                self.0 += &format!(" {field}={value:?}");
            }
            fn record_bytes(&mut self, field: &Field, value: &[u8]) {
                self.0 += &format!(" {field}={}", String::from_utf8_lossy(value));
            }
        }
        let mut text = Text(call.to_owned());
        record(&mut text);
        std::io::Write::write_all(&mut self.0.clone(), text.0.as_bytes()).unwrap();
    }
}

impl<S: Subscriber> Layer<S> for Seen {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        self.write("enabled", |visitor| event.record(visitor));
        true
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        self.write("event", |visitor| event.record(visitor));
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, _: Context<'_, S>) {
        self.write(&format!("span {id:?}"), |it| attributes.record(it));
    }

    fn on_record(&self, id: &Id, record: &Record<'_>, _: Context<'_, S>) {
        self.write(&format!("late {id:?}"), |visitor| record.record(visitor));
    }

    fn on_enter(&self, id: &Id, _: Context<'_, S>) {
        self.write(&format!("enter {id:?}"), |_| ());
    }

    fn on_exit(&self, id: &Id, _: Context<'_, S>) {
        self.write(&format!("exit {id:?}"), |_| ());
    }

    fn on_close(&self, id: Id, _: Context<'_, S>) {
        self.write(&format!("close {id:?}"), |_| ());
    }
}

fn run(subscriber: impl Subscriber + Send + Sync) {
    with_default(subscriber, || leak(&secrets()));
}

#[test]
fn the_wrapped_one_sees_masked_values_and_the_others_raw_ones() {
    type Make = fn([Seen; 3], &Redactor) -> Box<dyn Subscriber + Send + Sync>;
    let stacks: [Make; 9] = [
        |[a, b, c], r| Box::new(registry().with(a).with(b.redacted(r)).with(c)),
        |[a, b, c], r| Box::new(registry().with(a.and_then(b.redacted(r)).and_then(c))),
        |[a, b, c], r| Box::new(registry().with(a).with(Some(b.redacted(r))).with(c)),
        |[a, b, c], r| Box::new(registry().with(a).with(Some(b).redacted(r)).with(c)),
        |[a, b, c], r| Box::new(registry().with(a).with(vec![b].redacted(r)).with(c)),
        |[a, b, c], r| Box::new(registry().with(a).with(b.boxed().redacted(r)).with(c)),
        |[a, b, c], r| Box::new(registry().with(a).with(b.redacted(r).boxed()).with(c)),
        |[a, b, c], r| Box::new(registry().with(a).with(b.redacted(r).redacted(r)).with(c)),
        |[a, b, c], r| {
            let (layer, _) = reload::Layer::new(b);
            Box::new(registry().with(a).with(layer.redacted(r)).with(c))
        },
    ];
    for (which, stack) in stacks.iter().enumerate() {
        let captures = [(); 3].map(|()| Capture::default());
        let seen = captures.each_ref().map(|it| Seen(it.clone()));
        run(stack(seen, &Redactor::new()));
        let [below, masked, above] = captures.map(|it| it.writes());
        assert_eq!(secrets().leaked(&masked.concat()), Vec::<&str>::new());
        assert!(masked.concat().matches("__REDACTED:").count() > 20);
        // As many calls, for the same spans; of each, the first word and the identifier.
        let calls = |writes: &[String]| -> Vec<String> {
            let start = |text: &String| text.split(' ').take(2).collect::<String>();
            let calls = writes.iter().filter(|it| !it.starts_with("e"));
            calls.map(start).collect()
        };
        assert_eq!(masked.len(), below.len(), "stack {which}");
        assert_eq!(calls(&masked), calls(&below), "stack {which}");
        for raw in [below, above] {
            assert_eq!(secrets().leaked(&raw.concat()).len(), 3, "stack {which}");
            assert!(!raw.concat().contains("__REDACTED:"), "stack {which}");
        }
    }
}

#[test]
fn a_layer_of_fmt_beside_one_that_formats_alike() {
    let redactor = Redactor::new();
    for ansi in [false, true] {
        for ((name, raw, leaks), (_, layer, masked)) in forms(ansi).into_iter().zip(forms(ansi)) {
            run(registry().with(raw.and_then(layer.redacted(&redactor))));
            assert_clean(name, &masked.text());
            assert_eq!(secrets().leaked(&leaks.text()).len(), 3, "{name}, below");
        }
        for ((name, raw, leaks), (_, layer, masked)) in forms(ansi).into_iter().zip(forms(ansi)) {
            run(registry().with(layer.redacted(&redactor).and_then(raw)));
            assert_clean(name, &masked.text());
            assert_eq!(secrets().leaked(&leaks.text()).len(), 3, "{name}, above");
        }
    }
}

/// Late records of outer spans, and what happens to a span in between.
fn late() {
    let secrets = secrets();
    let password = secrets.password.replace('-', " ");
    let outer = tracing::info_span!("outer", password = %password, name = Empty, pin = Empty);
    let _outer = outer.enter();
    tracing::info!("one");
    let inner = tracing::info_span!("inner", token = secrets.token, late = Empty).entered();
    outer.record("name", tracing::field::display(&secrets.token));
    tracing::info!("two");
    outer.record("pin", tracing::field::display(&password));
    inner.record("late", format!("token={}", secrets.query));
    // Recorded again, with as many letters.
    let other = secrets.query.to_uppercase();
    inner.record("late", format!("token={other}"));
    tracing::info!("three");
    drop(inner);
    tracing::info!("four");
}

#[test]
fn late_records_beside_one_that_formats_alike() {
    let redactor = Redactor::new();
    for below in [true, false] {
        for ((name, raw, leaks), (_, layer, masked)) in forms(false).into_iter().zip(forms(false)) {
            let layer = layer.redacted(&redactor);
            match below {
                true => with_default(registry().with(raw.and_then(layer)), late),
                false => with_default(registry().with(layer.and_then(raw)), late),
            }
            let text = masked.text();
            let secrets = secrets();
            let query = secrets.query.to_uppercase();
            assert_eq!(secrets.leaked(&text), Vec::<&str>::new(), "{name}:\n{text}");
            // The password has three words, and is masked whole by the name of its field.
            for part in ["c0rrect", "h0rse", "9attery", &query] {
                assert!(!text.contains(part), "{name}: {part}\n{text}");
            }
            for said in ["one", "two", "three", "four", "outer", "inner"] {
                assert!(text.contains(said), "{name}: no {said}\n{text}");
            }
            assert!(
                text.contains("pin") && text.contains("late"),
                "{name}:\n{text}"
            );
            // What is beside prints the text that was masked, where it prints a span at all.
            assert!(leaks.text().contains("__REDACTED:"), "{name}");
        }
    }
}

#[test]
fn what_is_clean_is_printed_as_it_is_without() {
    let program = || {
        let span = tracing::info_span!("work", id = 7, who = "bob", late = Empty, last = Empty);
        let _entered = span.enter();
        tracing::info!(n = 1, "first");
        span.record("late", 1.5);
        let inner = tracing::info_span!("inner", list = ?[1, 2]).entered();
        span.record("last", "x");
        tracing::warn!(parent: &span, "second");
        drop(inner);
    };
    let layer = |to: &Capture| {
        let layer = fmt::layer().with_ansi(false).without_time();
        let layer = layer.with_span_events(FmtSpan::FULL);
        layer.with_writer(to.clone())
    };
    let (plain, masked) = (Capture::default(), Capture::default());
    with_default(registry().with(layer(&plain)), program);
    let layer = layer(&masked).redacted(&Redactor::new());
    with_default(registry().with(layer), program);
    assert_eq!(plain.text(), masked.text());
    assert_eq!(masked.writes().len(), 10);
}

#[test]
fn two_layers_with_a_redactor_each() {
    let names = ["first", "second"];
    let values = ["kittens-and-yarn", "puppies-and-bones"];
    let [first, second] = [0, 1].map(|at| {
        let secret = Secret::new(names[at], values[at]);
        Redactor::builder().secret(secret).build().unwrap()
    });
    for ((name, one, ones), (_, two, twos)) in forms(false).into_iter().zip(forms(false)) {
        let layers = one.redacted(&first).and_then(two.redacted(&second));
        with_default(registry().with(layers), || {
            let span = tracing::info_span!("span", a = values[0], b = values[1], c = Empty);
            let _entered = span.enter();
            tracing::info!("{} {}", values[0], values[1]);
            span.record("c", format!("{} {}", values[1], values[0]));
            tracing::info!("again");
        });
        for (at, text) in [ones.text(), twos.text()].iter().enumerate() {
            assert!(!text.contains(values[at]), "{name}:\n{text}");
            assert!(text.contains(values[1 - at]), "{name}:\n{text}");
            assert!(text.contains("again"), "{name}:\n{text}");
        }
    }
}

#[test]
fn a_layer_that_is_exchanged_is_behind_the_redactor_too() {
    let (before, after) = (Capture::default(), Capture::default());
    let boxed = |to: &Capture| -> Box<dyn Layer<Registry> + Send + Sync> {
        fmt::layer()
            .with_ansi(false)
            .with_writer(to.clone())
            .boxed()
    };
    let (layer, handle) = reload::Layer::new(boxed(&before));
    let subscriber = registry().with(layer.redacted(&Redactor::new()));
    with_default(subscriber, || {
        leak(&secrets());
        handle.reload(boxed(&after)).unwrap();
        leak(&secrets());
    });
    for capture in [before, after] {
        assert_clean("exchanged", &capture.text());
    }
}
