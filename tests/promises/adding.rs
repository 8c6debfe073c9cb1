//! Secrets that are added while a stream runs: what has not left by then is hidden as if
//! they had been known from the beginning.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

use redact_stream::{Redactor, Secret, Stream};

use super::gaps;
use super::known::{Known, alike, haystack, written};
use super::oracle::Oracle;
use super::support::{Pair, Rng, rounds};
use super::symbols::{Symbol, prefix};

fn secrets(known: &[(String, Vec<u8>)]) -> impl Iterator<Item = Secret> {
    let secret = |(name, value): &(String, Vec<u8>)| Secret::new(name.as_str(), value.as_slice());
    known.iter().map(secret)
}

/// What a stream writes, which knows some secrets and is told of others after `told`
/// bytes: what has left by then, up to where, and the rest.
pub(super) fn told(
    redactor: &Redactor,
    more: &[(String, Vec<u8>)],
    text: &[u8],
    cuts: &[usize],
    told: usize,
) -> (Vec<u8>, usize, Vec<u8>) {
    let mut stream = redactor.stream();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut from = 0;
    let mut push = |to: usize, stream: &mut Stream, out: &mut Vec<u8>| {
        if to > from {
            stream.push(&text[from..to], out);
            from = to;
        }
    };
    let (earlier, later): (Vec<usize>, Vec<usize>) = cuts.iter().partition(|&&cut| cut < told);
    for cut in earlier.into_iter().chain([told]) {
        push(cut, &mut stream, &mut before);
    }
    let frontier = told - stream.held();
    redactor.add_secrets(secrets(more)).unwrap();
    for cut in later.into_iter().chain([text.len()]) {
        push(cut, &mut stream, &mut after);
    }
    stream.finish(&mut after);
    (before, frontier, after)
}

/// What must follow, if so much has left, and a mask was the last of it, or not. Nothing
/// stands for the mask of what has left in part.
pub(super) fn follows(
    oracle: &Oracle,
    text: &[u8],
    left: usize,
    masked: bool,
) -> Vec<Option<Symbol>> {
    let mut spans = oracle.spans(text).into_iter();
    let is_cut = spans.any(|(start, end, _)| start < left && left < end);
    let first = (is_cut && !masked).then_some(None);
    let rest = oracle.trace(text).into_iter();
    let rest = rest.filter(|(at, _)| *at >= left);
    first
        .into_iter()
        .chain(rest.map(|(_, symbol)| Some(symbol)))
        .collect()
}

/// Whether these are the bytes of that.
pub(super) fn is_that(mut bytes: &[u8], symbols: &[Option<Symbol>], mask: Option<&str>) -> bool {
    for symbol in symbols {
        let begins = match (symbol, mask) {
            (Some(Symbol::Raw(byte)), _) => vec![*byte],
            (Some(Symbol::Mask(text)), _) => text.clone().into(),
            (None, Some(text)) => text.into(),
            (None, None) => {
                let Some(rest) = bytes.strip_prefix(b"__REDACTED:") else {
                    return false;
                };
                let length = rest.iter().position(|&byte| byte == b'_').unwrap_or(0);
                bytes[..11 + length + 2].to_vec()
            }
        };
        let Some(rest) = bytes.strip_prefix(&begins[..]) else {
            return false;
        };
        bytes = rest;
    }
    bytes.is_empty()
}

/// Secrets of which some are known from the beginning and the others are added: labels of
/// masks that are read before are known.
fn divided(rng: &mut Rng, limit: usize) -> (Known, usize) {
    let mut known = alike(rng, limit);
    known.extend(alike(rng, limit));
    let count = 1 + rng.below(known.len() - 1);
    for (_, value) in &mut known[count..] {
        value.truncate(300);
    }
    (labelled(known, count), count)
}

/// What is added has a label that is known from the beginning.
fn labelled(mut known: Known, count: usize) -> Known {
    let (before, after) = known.split_at_mut(count);
    for (name, _) in after {
        if !before.iter().any(|(other, _)| other == name) {
            name.clone_from(&before[0].0);
        }
    }
    known
}

#[test]
fn what_has_not_left_is_hidden_as_if_it_had_been_known() {
    as_if_known(10_000_000, divided, haystack);
}

#[test]
fn with_gaps_inside_as_well() {
    let short = |rng: &mut Rng, limit| {
        let mut known = gaps::alike(rng, limit);
        known.extend(gaps::alike(rng, limit));
        // As long as what is read again, with their gaps.
        for (_, value) in &mut known {
            value.truncate(24);
        }
        let count = 1 + rng.below(known.len() - 1);
        (labelled(known, count), count)
    };
    as_if_known(21_000_000, short, gaps::haystack);
}

/// Whatever is known from the beginning, and whatever it is looked for in.
fn as_if_known(
    seed: u64,
    divided: impl Fn(&mut Rng, usize) -> (Known, usize),
    haystack: impl Fn(&Known, Option<&str>, &mut Rng) -> Vec<u8>,
) {
    for round in 0..rounds(30) {
        let mut rng = Rng::new(seed + round as u64);
        let limit = *rng.pick(&[96, 97, 110, 16 << 10]);
        let mask = *rng.pick(&[None, None, Some("__hidden__")]);
        let (known, count) = divided(&mut rng, limit);
        let only: &[&str] = rng.pick::<&[&str]>(&[&["password"], &["password", "github-token"]]);
        let all = Pair::knowing(only, limit, mask, &known);
        for step in 0..20 {
            let some = Pair::knowing(only, limit, mask, &known[..count]);
            let text = haystack(&known, mask, &mut rng);
            let cuts = some.random_cuts(&text, &mut rng);
            let at = rng.below(text.len() + 1);
            let (left, frontier, rest) = told(&some.redactor, &known[count..], &text, &cuts, at);
            let earlier = some.oracle.run(&text);
            let symbols = prefix(&earlier, &left).expect("what leaves is what would have left");
            let masked = matches!(earlier[..symbols].last(), Some(Symbol::Mask(_)));
            let wanted = follows(&all.oracle, &text, frontier, masked);
            assert!(
                is_that(&rest, &wanted, mask),
                "round {round}, step {step}: {count} of {}\n haystack b\"{}\"\n cut at {cuts:?}, \
                 told at {at}\n   left b\"{}\"\n   then b\"{}\"\n wanted {wanted:?}",
                all.name,
                text.escape_ascii(),
                left.escape_ascii(),
                rest.escape_ascii()
            );
        }
    }
}

/// What is known from the beginning, what is added, and a text: where it stands before the
/// addition, what has left of it, and what follows.
#[allow(clippy::type_complexity, reason = "a table")]
const CASES: &[(&[&str], &[&str], &str, &str, &str)] = &[
    // Nothing of it was there.
    (&[], &["hunter2x"], "a |hunter2x b", "a ", "<s0> b"),
    // All of it has left, or some.
    (&[], &["hunter2x"], "hunter2x| b", "hunter2x", " b"),
    (&[], &["hunter2x"], "hunt|er2x b", "hunt", "<s0> b"),
    (&[], &["hunter2x"], "hunt|er2 b", "hunt", "er2 b"),
    (&[], &["hunhun"], "hun|hunhun b", "hun", "<s0> b"),
    // It was held.
    (
        &["hunter2xyz"],
        &["ter2x"],
        "hunter2x|- b",
        "",
        "hun<s1>- b",
    ),
    (&["hunter2xyz"], &["ter2x"], "hunter2x|yz b", "", "<s0> b"),
    (&["hunter2xyz"], &["ter2x"], "hunter2x|", "", "hun<s1>"),
    // What was held for a secret that was known is held on.
    (&["hunter2x"], &["other-one"], "hunt|er2x b", "", "<s0> b"),
    (&["hunter2x"], &["huntress"], "hunt|ress b", "", "<s1> b"),
    (&["hunter2x"], &["huntress"], "hunt|er2x b", "", "<s0> b"),
    (&["hunter2x"], &["huntress"], "hunt|er b", "", "hunter b"),
    (&["hunter2x"], &["unter3"], "hunt|er3 b", "", "h<s1> b"),
    // A mask goes on where the new one lies over what it hides, and not elsewhere.
    (&["abcdef"], &["efghij"], "abcdef|ghij b", "<s0>", " b"),
    (
        &["abcdef"],
        &["fgi-hij"],
        "abcdefgi|-hij b",
        "<s0>gi",
        "<s1> b",
    ),
    (
        &["abcdef"],
        &["ghijkl"],
        "abcdef|ghijkl b",
        "<s0>",
        "<s1> b",
    ),
    (&["abcdef"], &["defg", "fghi"], "abcdef|ghi b", "<s0>", " b"),
    // Rules go on where they were.
    (
        &[],
        &["hunter2x"],
        "password=hun|ter2x b",
        "password=",
        "<s0> b",
    ),
    (
        &[],
        &["ter2x and"],
        "password=hunter2x| and more",
        "password=",
        "<password> more",
    ),
    (
        &[],
        &["ter2x and"],
        "password=hunter2x |and more",
        "password=<password> ",
        "<s0> more",
    ),
    (
        &[],
        &["word=hun"],
        "password=hun|ter2x b",
        "password=",
        "<s0> b",
    ),
    // An earlier mask divides; what may be one is not looked into.
    (&["abcdef"], &["gkij"], "<s0>gk|ij b", "<s0>gk", "<s1> b"),
    (
        &["xx__REyy"],
        &["xx__RE"],
        "xx__RE|DACTED:s0__ b",
        "",
        "xx__REDACTED:s0__ b",
    ),
    (&["xx__REyy"], &["xx__RE"], "xx__RE|- b", "", "<s1>- b"),
    (&["abcdef"], &["xx__RE"], "xx__RE|- b", "xx__RE", "- b"),
    (
        &["xx__REyy"],
        &["aaaa", "xx__RE-"],
        "xx__RE|- b",
        "",
        "<s2> b",
    ),
];

#[test]
fn cases_of_what_has_left() {
    for (known, added, text, left, rest) in CASES {
        let values = known.iter().chain(*added).enumerate();
        let named = values.map(|(at, value)| (format!("s{at}"), value.as_bytes().to_vec()));
        let named: Known = named.collect();
        let (place, text) = (text.replace('<', "__REDACTED:").replace('>', "__"), *text);
        let at = place.find('|').unwrap();
        let whole = place.replace('|', "").into_bytes();
        for cuts in [Vec::new(), (0..whole.len()).collect()] {
            let builder = Redactor::builder().shortest_secret(4).only(["password"]);
            let builder = builder.secrets(secrets(&named[..known.len()]));
            let redactor = builder.build().unwrap();
            let more = &named[known.len()..];
            let (before, _, after) = told(&redactor, more, &whole, &cuts, at);
            let shown = |bytes: &[u8]| bytes.escape_ascii().to_string();
            assert_eq!(shown(&before), shown(&written(left)), "{text}");
            assert_eq!(shown(&after), shown(&written(rest)), "{text}");
        }
    }
}

/// As far back as anything is kept, and of a value that was known however far.
#[test]
fn a_long_value() {
    let value: Vec<u8> = (0..2000u32).map(|at| b'a' + (at * at % 23) as u8).collect();
    let long = [("long".to_owned(), value.clone())];
    for (left, is_seen) in [(300, true), (320, true), (321, false), (1999, false)] {
        let redactor = Redactor::builder()
            .shortest_secret(4)
            .only(["password"])
            .build()
            .unwrap();
        let (before, _, after) = told(&redactor, &long, &value, &[], left);
        assert_eq!(before, value[..left]);
        let rest = match is_seen {
            true => b"__REDACTED:long__".to_vec(),
            false => value[left..].to_vec(),
        };
        assert!(after == rest, "{left}");
    }
    // Known, longer than the limit, and swallowed meanwhile.
    let other = [("other".to_owned(), b"other value".to_vec())];
    for at in [5, 95, 96, 97, 500, 1999] {
        let builder = Redactor::builder()
            .shortest_secret(4)
            .limit(96)
            .secrets(secrets(&long));
        let redactor = builder.build().unwrap();
        let text = [&value[..], b"other value"].concat();
        let (mut shown, _, after) = told(&redactor, &other, &text, &[], at);
        shown.extend(after);
        assert_eq!(shown, b"__REDACTED:long____REDACTED:other__", "{at}");
    }
    // It begins in what another one hides, and goes on for long: nothing before is kept.
    let both = [
        ("a".to_owned(), b"abcdef".to_vec()),
        ("b".to_owned(), [b"def", &value[..]].concat()),
    ];
    for at in [4, 6, 100, 1000] {
        let redactor = Redactor::builder()
            .shortest_secret(4)
            .secrets(secrets(&both))
            .build()
            .unwrap();
        let text = [b"abcdef", &value[..], b"."].concat();
        let (mut shown, _, after) = told(&redactor, &other, &text, &[], at);
        shown.extend(after);
        assert_eq!(shown, b"__REDACTED:a__.", "{at}");
    }
}

#[test]
fn what_cannot_be_added_changes_nothing() {
    let redactor = Redactor::new();
    let fine = || Secret::new("FINE", "long enough");
    assert_eq!(
        redactor.add_secrets([Secret::new("PIN", "q7x")]).unwrap(),
        0
    );
    assert_eq!(redactor.redact_str("q7x"), "q7x");
    let unseen = Secret::new("ODD", "x__REDACTED:odd__y");
    assert!(redactor.add_secrets([fine(), unseen]).is_err());
    assert_eq!(redactor.redact_str("long enough"), "long enough");

    // A value would not be seen any more.
    let value = "x__REDACTED:odd__y";
    assert!(Secret::new("one", value).register(&redactor).unwrap());
    let odd = Secret::new("ODD", "long enough");
    let message = odd.register(&redactor).unwrap_err().to_string();
    assert!(message.contains("known already") && !message.contains("x__"));
    assert_eq!(redactor.redact_str(value), "__REDACTED:one__");
    assert_eq!(redactor.redact_str("long enough"), "long enough");
}

#[test]
fn every_way_out_knows_what_was_added() {
    let redactor = Redactor::builder()
        .shortest_secret(4)
        .only(["password"])
        .build()
        .unwrap();
    let clone = redactor.clone();
    let mut writer = redact_stream::io::Writer::new(Vec::new(), &clone);
    let shown = |text: &str| {
        (
            redactor.redact_str(text).into_owned(),
            redactor.display(&text).to_string(),
            format!(
                "{:?}",
                redactor.error(&std::io::Error::other(text.to_owned()))
            ),
        )
    };
    assert_eq!(shown("correct horse").0, "correct horse");
    Secret::new("a", "correct horse").register(&clone).unwrap();
    let mask = "__REDACTED:a__".to_owned();
    assert_eq!(
        shown("correct horse"),
        (mask.clone(), mask.clone(), mask.clone())
    );
    assert_eq!(clone.redact(b"correct horse"), mask.as_bytes());
    std::io::Write::write_all(&mut writer, b"correct horse").unwrap();
    assert_eq!(writer.finish().unwrap(), mask.as_bytes());
    // Again and again, also for what a thread keeps for its next use.
    for at in 0..20 {
        let value = format!("another-value-{at}-of-them");
        assert!(
            Secret::new("a", value.as_str())
                .register(&redactor)
                .unwrap()
        );
        assert!(
            !Secret::new("b", value.as_str())
                .register(&redactor)
                .unwrap()
        );
        assert_eq!(shown(&value), (mask.clone(), mask.clone(), mask.clone()));
    }
}

/// One thread tells another of a value, and then sends it.
#[test]
fn threads_that_add_while_others_push() {
    let redactor = Redactor::builder()
        .shortest_secret(4)
        .only(["password"])
        .build()
        .unwrap();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        for thread in 0..2 {
            let (redactor, is_over) = (&redactor, &is_over);
            scope.spawn(move || {
                let mut at = 0;
                while !is_over.load(Ordering::Relaxed) {
                    let value = format!("noise-{thread}-{}-noise", at % 50);
                    redactor.add_secrets([Secret::new("noise", value)]).unwrap();
                    at += 1;
                }
            });
        }
        let (sender, receiver) = mpsc::channel::<String>();
        let pushing = &redactor;
        let pusher = scope.spawn(move || {
            let (mut stream, mut out) = (pushing.stream(), Vec::new());
            for text in receiver {
                for chunk in text.as_bytes().chunks(7) {
                    stream.push(chunk, &mut out);
                }
            }
            stream.finish(&mut out);
            String::from_utf8(out).unwrap()
        });
        let mut wanted = String::new();
        for at in 0..300 {
            let value = format!("value-{at}-of-many");
            assert!(
                Secret::new("one", value.as_str())
                    .register(&redactor)
                    .unwrap()
            );
            sender
                .send(format!("<{value}> and noise-1-x-noise\n"))
                .unwrap();
            wanted += "<__REDACTED:one__> and noise-1-x-noise\n";
        }
        drop(sender);
        let output = pusher.join().unwrap();
        is_over.store(true, Ordering::Relaxed);
        assert_eq!(output, wanted);
    });
}

/// Half a minute of a filter whose secrets are rotated, in short: what was known when its
/// first byte came is never shown.
#[test]
fn a_hundred_rotations() {
    for seed in 0..rounds(3) {
        let mut rng = Rng::new(11_000_000 + seed as u64);
        let redactor = Redactor::builder()
            .shortest_secret(4)
            .only(["password"])
            .build()
            .unwrap();
        let (mut stream, mut out) = (redactor.stream(), Vec::new());
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        let mut values: Vec<Vec<u8>> = Vec::new();
        for _ in 0..100 {
            let length = 8 + rng.below(40);
            let mut value: Vec<u8> = (0..length).map(|_| *rng.pick(letters)).collect();
            if let Some(last) = values.last().filter(|_| rng.one_in(4)) {
                // One that goes on where another one ends.
                value = [&last[last.len() / 2..], &value].concat();
            }
            let secret = || Secret::new("db_password", value.as_slice());
            assert_eq!(redactor.add_secrets([secret(), secret()]).unwrap(), 1);
            assert_eq!(redactor.add_secrets([secret()]).unwrap(), 0);
            values.push(value);
            let mut text = Vec::new();
            for _ in 0..20 {
                match rng.below(4) {
                    0 => text.extend(values.last().unwrap()),
                    1 => text.extend(rng.pick(&values).iter()),
                    2 => {
                        let value = rng.pick(&values);
                        text.extend(&value[..rng.below(value.len())]);
                    }
                    _ => text.extend(b" log line, password=hunter2x\n"),
                }
                text.push(*rng.pick(b" \n=\""));
            }
            let mut rest = &text[..];
            while !rest.is_empty() {
                let (chunk, more) = rest.split_at(rest.len().min(1 + rng.below(30)));
                stream.push(chunk, &mut out);
                rest = more;
            }
        }
        stream.finish(&mut out);
        for value in &values {
            assert!(!out.windows(value.len()).any(|part| part == *value));
        }
        let masks = out
            .windows(22)
            .filter(|part| *part == b"__REDACTED:db-password");
        assert!(masks.count() > 500);
    }
}
