//! Values keep their kind, events and spans their parents, and the subscriber what can
//! be found in it.

use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex};

use redact_stream::Redactor;
use redact_stream::tracing::RedactExt;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::with_default;
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{Layer, registry};

use crate::support::{failed, secrets};

/// Notes down what arrives, with its kind.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn note(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Visit for &Notes {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.note(format!("{field} f64 {value}"));
    }
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.note(format!("{field} i64 {value}"));
    }
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.note(format!("{field} u64 {value}"));
    }
    fn record_i128(&mut self, field: &Field, value: i128) {
        self.note(format!("{field} i128 {value}"));
    }
    fn record_u128(&mut self, field: &Field, value: u128) {
        self.note(format!("{field} u128 {value}"));
    }
    fn record_bool(&mut self, field: &Field, value: bool) {
        self.note(format!("{field} bool {value}"));
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        self.note(format!("{field} str {value}"));
    }
    fn record_bytes(&mut self, field: &Field, value: &[u8]) {
        self.note(format!("{field} bytes {}", value.escape_ascii()));
    }
    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        self.note(format!("{field} error {value} {value:?} {value:#?}"));
        let mut source = value.source();
        while let Some(error) = source {
            self.note(format!("{field} source {error}"));
            source = error.source();
        }
    }
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.note(format!("{field} debug {value:?} {value:#?}"));
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Notes {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        let parent = span.parent().map(|parent| parent.name());
        self.note(format!(
            "span {} in {parent:?}, root: {}, contextual: {}, filled: {}",
            span.name(),
            attributes.is_root(),
            attributes.is_contextual(),
            attributes
                .fields()
                .iter()
                .filter(|field| attributes.contains(field))
                .count(),
        ));
        attributes.record(&mut &*self);
    }

    fn on_record(&self, id: &Id, record: &Record<'_>, context: Context<'_, S>) {
        let name = context.span(id).unwrap().name();
        self.note(format!("record on {name}: {}", record.len()));
        record.record(&mut &*self);
    }

    fn on_follows_from(&self, id: &Id, other: &Id, context: Context<'_, S>) {
        let name = |id| context.span(id).unwrap().name();
        self.note(format!("{} follows {}", name(id), name(other)));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let parent = context.event_span(event).map(|span| span.name());
        let metadata = event.metadata();
        self.note(format!(
            "event {} {} in {parent:?}",
            metadata.level(),
            metadata.target()
        ));
        event.record(&mut &*self);
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        self.note(format!("close {}", context.span(&id).unwrap().name()));
    }
}

/// What arrives.
fn notes(program: impl Fn()) -> Vec<String> {
    let notes = Notes::default();
    with_default(
        registry().with(notes.clone()).redacted(&Redactor::new()),
        &program,
    );
    notes.take()
}

#[test]
fn each_value_keeps_its_kind() {
    let secrets = secrets();
    let (token, password) = (&secrets.token, &secrets.password);
    let error = failed(&secrets);
    let error: &(dyn Error + 'static) = &error;
    let notes = notes(|| {
        tracing::info!(
            a = 1u8,
            b = -1i8,
            c = 1.5f32,
            d = true,
            e = u128::MAX,
            f = i128::MIN
        );
        tracing::info!(a = "clean", b = ?"clean", c = %"clean", d = &b"clean"[..], "clean");
        tracing::info!(a = token, b = ?token, c = %token, d = token.as_bytes(), "{token}");
        tracing::info!(password, db.password = %password, pin = 123456u64, "under keys");
        tracing::info!(error);
        tracing::info!(
            gone = tracing::field::Empty,
            none = None::<u64>,
            some = Some(3)
        );
    });
    let expected = "\
event INFO tracing::kinds in None
a u64 1
b i64 -1
c f64 1.5
d bool true
e u128 340282366920938463463374607431768211455
f i128 -170141183460469231731687303715884105728
event INFO tracing::kinds in None
message debug clean clean
a str clean
b debug \"clean\" \"clean\"
c debug clean clean
d bytes clean
event INFO tracing::kinds in None
message debug ghp___REDACTED:github-token__ ghp___REDACTED:github-token__
a str ghp___REDACTED:github-token__
b debug \"ghp___REDACTED:github-token__\" \"ghp___REDACTED:github-token__\"
c debug ghp___REDACTED:github-token__ ghp___REDACTED:github-token__
d bytes ghp___REDACTED:github-token__
event INFO tracing::kinds in None
message debug under keys under keys
password str __REDACTED:password__
db.password debug __REDACTED:password__ __REDACTED:password__
pin debug __REDACTED:pin__ __REDACTED:pin__";
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(notes[..expected.len()], expected[..]);
    let [event, shown, cause, last @ ..] = &notes[expected.len()..] else {
        panic!("{notes:?}");
    };
    assert_eq!(event, "event INFO tracing::kinds in None");
    assert!(
        shown.starts_with("error error GET https://example.com/?token=__REDACTED:"),
        "{shown}"
    );
    assert_eq!(
        cause,
        "error source refused: password=__REDACTED:password__"
    );
    assert_eq!(last, ["event INFO tracing::kinds in None", "some i64 3"]);
    assert_eq!(secrets.leaked(&notes.join("\n")), Vec::<&str>::new());
}

#[test]
fn spans_and_events_keep_their_places() {
    let empty = tracing::field::Empty;
    let notes = notes(|| {
        let outer = tracing::info_span!("outer", password = "correct horse", late = empty);
        let root = tracing::info_span!(parent: None, "root");
        let _entered = outer.enter();
        let inner = tracing::info_span!("inner", n = 1);
        let child = tracing::info_span!(parent: &root, "child");
        inner.follows_from(&root);
        outer.record("late", 7);
        outer.record("password", "again");
        outer.record("nothing of it", "secret");
        tracing::info!("here");
        tracing::info!(parent: &child, "there");
        tracing::warn!(target: "app", parent: None, "nowhere");
        drop(child.clone());
    });
    let expected = "\
span outer in None, root: false, contextual: true, filled: 1
password str __REDACTED:password__
span root in None, root: true, contextual: false, filled: 0
span inner in Some(\"outer\"), root: false, contextual: true, filled: 1
n i64 1
span child in Some(\"root\"), root: false, contextual: false, filled: 0
inner follows root
record on outer: 1
late i64 7
record on outer: 1
password str __REDACTED:password__
event INFO tracing::kinds in Some(\"outer\")
message debug here here
event INFO tracing::kinds in Some(\"child\")
message debug there there
event WARN app in None
message debug nowhere nowhere
close child
close inner
close root
close outer";
    assert_eq!(notes.join("\n"), expected);
}

#[test]
fn many_fields() {
    let token = secrets().token;
    let notes = notes(|| {
        tracing::info!(
            a0 = 0,
            a1 = 1,
            a2 = 2,
            a3 = 3,
            a4 = 4,
            a5 = 5,
            a6 = 6,
            a7 = 7,
            a8 = 8,
            a9 = token
        );
        tracing::info!(
            b0 = 0,
            b1 = 1,
            b2 = 2,
            b3 = 3,
            b4 = 4,
            b5 = 5,
            b6 = 6,
            b7 = 7,
            b8 = 8,
            b9 = 9,
            c0 = 0,
            c1 = 1,
            c2 = 2,
            c3 = 3,
            c4 = 4,
            c5 = 5,
            c6 = 6,
            c7 = 7,
            c8 = 8,
            c9 = 9,
            d0 = 0,
            d1 = 1,
            d2 = 2,
            d3 = 3,
            d4 = 4,
            d5 = 5,
            d6 = 6,
            d7 = 7,
            d8 = 8,
            d9 = 9,
            e0 = 0,
            e1 = 1,
            e2 = 2,
            e3 = token
        );
    });
    assert_eq!(notes.len(), 2 + 10 + 34);
    assert_eq!(notes[10], "a9 str ghp___REDACTED:github-token__");
    assert_eq!(notes[45], "e3 str ghp___REDACTED:github-token__");
}

#[test]
fn an_error_that_causes_itself_ends() {
    #[derive(Debug)]
    struct Circle;
    impl fmt::Display for Circle {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("circle")
        }
    }
    impl Error for Circle {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(self)
        }
    }
    let error: &(dyn Error + 'static) = &Circle;
    assert_eq!(notes(|| tracing::info!(error)).len(), 66);
}

#[test]
fn nothing_is_shown_of_what_is_wrapped() {
    assert_eq!(
        format!("{:?}", "secret".redacted(&Redactor::new())),
        "Redacted { .. }"
    );
}

/// A value that is a secret only behind its vendor's name, and the name is the field's.
#[test]
fn a_name_that_begins_a_secret_counts() {
    let redactor = Redactor::new();
    let value = "0f9a31c7d2".repeat(4);
    let line = format!("parseur_key={value}");
    assert_eq!(redactor.redact_str(&value), value);
    assert_eq!(
        redactor.redact_str(&line),
        "parseur_key=__REDACTED:parseur-token__"
    );
    let notes = notes(|| {
        tracing::info!(parseur_key = value, other = value);
        tracing::info!(parseur_key = %value, parseur_key = ?"clean", parseur_key = 17, bytes = value.as_bytes());
    });
    let expected = [
        "event INFO tracing::kinds in None",
        "parseur_key str __REDACTED:parseur-token__",
        &format!("other str {value}"),
        "event INFO tracing::kinds in None",
        "parseur_key debug __REDACTED:parseur-token__ __REDACTED:parseur-token__",
        "parseur_key debug \"clean\" \"clean\"",
        "parseur_key i64 17",
        &format!("bytes bytes {value}"),
    ];
    assert_eq!(notes, expected);
}
