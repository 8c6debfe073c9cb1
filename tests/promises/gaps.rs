//! Known secrets with gaps inside: a terminal's colours, white space for a space, base64
//! broken into lines.

use std::num::NonZeroUsize;
use std::time::Duration;

use redact_stream::{Redactor, Secret, internals};

use super::known::{Known, named, time};
use super::pieces;
use super::prompt::check;
use super::support::{Pair, Rng, rounds};

/// Values, a haystack, and what is written for it.
const CASES: &[(&[&str], &str, &str)] = &[
    // Colours: of a prompt, of `grep --color`, of `ls`; more than one in a row.
    (&["hunter2x"], "hunt\x1b[0mer2x", "<s0>"),
    (
        &["hunter2x"],
        "a \x1b[1mhunter2x\x1b[0m b",
        "a \x1b[1m<s0>\x1b[0m b",
    ),
    (
        &["hunter2x"],
        "pw=\x1b[01;31m\x1b[Khunter\x1b[m\x1b[K2x\n",
        "pw=\x1b[01;31m\x1b[K<s0>\n",
    ),
    (
        &["/srv/data/key-file"],
        "/srv/\x1b[0m\x1b[01;34mdata\x1b[0m/\x1b[01;32mkey-file\x1b[0m",
        "<s0>\x1b[0m",
    ),
    (
        &["hunter2x"],
        "h\x1b(Bu\x1b[38;5;196mn\x1b7ter\x1b[4:3m2\x1b[?25lx",
        "<s0>",
    ),
    // A part that is none divides, and so does another kind of sequence.
    (&["hunter2x"], "hunt\x1ber2x", "hunt\x1ber2x"),
    (&["hunter2x"], "hunt\x1b\x1b[mer2x", "hunt\x1b\x1b[mer2x"),
    (&["hunter2x"], "hunt\x1b[3", "hunt\x1b[3"),
    (&["hunter2x"], "hunt\x1b[\x07mer2x", "hunt\x1b[\x07mer2x"),
    (
        &["hunter2x"],
        "hunt\x1b]0;a\x07er2x",
        "hunt\x1b]0;a\x07er2x",
    ),
    (&["hunter2x"], "hunt[0mer2x", "hunt[0mer2x"),
    // It may be in the value; both readings count.
    (&["hunt\x1b[0mer"], "hunt\x1b[0mer hunter", "<s0> hunter"),
    (
        &["hunt\x1b[0mer", "hunter"],
        "hunt\x1b[0mer hunter",
        "<s0> <s1>",
    ),
    (&["ab\x1b[mcd", "xabc"], "xab\x1b[mcd", "<s1>"),
    // Overlaps, prefixes, repeats.
    (&["hunhun"], "hun\x1b[mhun\x1b[mhunx", "<s0>x"),
    (&["abcd", "cdef"], "ab\x1b[mcd\x1b[mef", "<s0>"),
    (
        &["abcd", "efgh"],
        "ab\x1b[mcd\x1b[mef\x1b[mgh",
        "<s0>\x1b[m<s1>",
    ),
    (
        &["segretos", "segreto"],
        "segr\x1b[metos segr\x1b[meto!",
        "<s0> <s1>!",
    ),
    (
        &["abcdefgh", "cdef"],
        "ab\x1b[mcd\x1b[mefgx",
        "ab\x1b[m<s1>gx",
    ),
    (&["bcde", "abcdef"], "abc\x1b[mdef", "<s1>"),
    (&["abcdx", "abcd"], "abcd\x1b[my", "<s1>\x1b[my"),
    // White space for a space.
    (&["correct horse"], "+ x='correct\n  horse'", "+ x='<s0>'"),
    (
        &["correct horse"],
        "correct \t\r\n horse correct  horse",
        "<s0> <s0>",
    ),
    (
        &["correct horse"],
        "correct\x1b[0m \x1b[1m\n\x1b[m horse",
        "<s0>",
    ),
    (&["a b c d"], "xa\nb\n\nc \nd\n", "x<s0>\n"),
    (
        &["correct horse"],
        "correcthorse correct\x0chorse",
        "correcthorse correct\x0chorse",
    ),
    (
        &["correct\nhorse"],
        "correct\nhorse correct horse",
        "<s0> <s0>",
    ),
    (
        &["correct  horse"],
        "correct  horse correct horse",
        "<s0> correct horse",
    ),
    (&["correct horse "], "correct\nhorse\n\n", "<s0>\n\n"),
    (&[" horse"], "correct\n\thorse", "correct\n\t<s0>"),
    // Broken lines.
    (
        &["eCBpcyBhIHNlY3JldCBvZiBteSBvd24"],
        "YWJjZGVmZ2hpamtseCBpcyBhIHNl\nY3JldCBvZiBteSBvd24gYWJj",
        "YWJjZGVmZ2hpamts<s0>gYWJj",
    ),
    (
        &["0123456789abcdefghijklmnopqrstuv"],
        "0123456789abcdef\r\nghijklmnopqrstuv",
        "<s0>",
    ),
    (
        &["0123456789abcdefghijklmnopqrstuv"],
        "0123456789abcd.f\nghijklmnopqrstuv 0123456789abcde\nfghijklmnopqrstuv",
        "0123456789abcd.f\nghijklmnopqrstuv 0123456789abcde\nfghijklmnopqrstuv",
    ),
    (
        &["defghijk"],
        "0123456789abcdef\nghijk 123456789abcdef\nghijk",
        "0123456789abc<s0> 123456789abcdef\nghijk",
    ),
    (
        &["abc\x1b[mdef"],
        "0123456789aabcd\x1b[me\nf",
        "0123456789aabcd\x1b[me\nf",
    ),
    (
        &["0123456789abcdefgh"],
        "0123456789abcdef\n\x1b[32mgh",
        "<s0>",
    ),
    // An earlier mask divides.
    (&["hunter2x"], "hunt\x1b[0m<s0>er2x", "hunt\x1b[0m<s0>er2x"),
    (&["hunter2x"], "<s0>hunt\x1b[0mer2x<s0>", "<s0><s0><s0>"),
    (
        &["hunter2x"],
        "hunt\x1b[3<s0>hunter\x1b[m2x",
        "hunt\x1b[3<s0><s0>",
    ),
    (
        &["correct horse"],
        "correct\n<s0>\nhorse",
        "correct\n<s0>\nhorse",
    ),
    // With a gap in it it is none.
    (
        &["s0__more"],
        "__REDACTED:s\x1b[m0__more",
        "__REDACTED:<s0>",
    ),
    (&["s0__more"], "__REDACTED:s0__more", "<s0>more"),
];

fn written(text: &str) -> Vec<u8> {
    let text = text.replace('<', "__REDACTED:").replace('>', "__");
    text.into_bytes()
}

#[test]
fn cases_in_every_way() {
    for (seed, (values, text, wanted)) in CASES.iter().enumerate() {
        let values: Vec<&[u8]> = values.iter().map(|value| value.as_bytes()).collect();
        let known = named(&values, values.len());
        let pair = Pair::knowing(&["password"], 16 << 10, None, &known);
        let (text, wanted) = (written(text), written(wanted));
        let oracle = pair.wanted(&text);
        assert_eq!(
            oracle.escape_ascii().to_string(),
            wanted.escape_ascii().to_string()
        );
        pair.every_way(&text, &wanted, seed as u64);
        for to in (seed % 4..=text.len()).step_by(4) {
            check(&pair, &text[..to], None, seed as u64);
        }
    }
}

/// What a command wrote, in what the encoders of other programs make of it.
#[test]
fn base64_as_it_is_wrapped() {
    let value = b"-----BEGIN KEY-----\nc29tZXRoaW5nIG9mIG15IG93bg==\n-----END KEY-----";
    let behind = b" and behind it. ".repeat(9);
    let text = [&b"some text before it, "[..], value, &behind];
    let encoded = base64(&text.concat());
    let inner = encoded.find(&base64(&value[..36])[..40]);
    let inner = inner.expect("it is aligned");
    let known = named(&[&encoded.as_bytes()[inner..inner + 84]], 1);
    let pair = Pair::knowing(&["password"], 16 << 10, None, &known);
    for width in [60, 64, 76, 17] {
        for line_break in ["\n", "\r\n"] {
            let lines = encoded.as_bytes().chunks(width);
            let lines: Vec<&str> = lines.map(|line| str::from_utf8(line).unwrap()).collect();
            let wrapped = lines.join(line_break) + line_break;
            let wanted = pair.wanted(wrapped.as_bytes());
            let shown = str::from_utf8(&wanted).unwrap();
            assert_eq!(shown.matches("__REDACTED:s0__").count(), 1, "{shown}");
            assert!(shown.len() < wrapped.len() - 60, "{shown}");
            pair.every_way(wrapped.as_bytes(), &wanted, width as u64);
        }
    }
}

/// The encoding, without its padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    let signs = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = |at: usize| {
        let six = (6 * at..6 * at + 6).map(|bit| {
            let byte = bytes.get(bit / 8).copied().unwrap_or(0);
            usize::from(byte >> (7 - bit % 8) & 1)
        });
        six.fold(0, |all, bit| 2 * all + bit)
    };
    let length = (8 * bytes.len()).div_ceil(6);
    (0..length).map(|at| char::from(signs[bits(at)])).collect()
}

/// Values over as much as may lie in one, and over one byte more.
#[test]
fn so_much_may_lie_in_a_value() {
    let known = named(&[b"correct horse", b"orse and more"], 2);
    let pair = Pair::knowing(&["password"], 16 << 10, None, &known);
    let white = |count: usize| b" ".repeat(count);
    let colours = |count: usize| b"\x1b[m".repeat(count / 3);
    for more in 0..4 {
        for text in [
            // What stands for the space is none of it.
            [
                b"correct".as_slice(),
                &white(1023 + more),
                b"horse and more",
            ]
            .concat(),
            [
                b"cor".as_slice(),
                &colours(1023),
                &white(more),
                b"rect horse",
            ]
            .concat(),
            [
                b"cor".as_slice(),
                &colours(1020),
                b"rect",
                &white(2 + more),
                b"horse",
            ]
            .concat(),
            [
                b"co".as_slice(),
                &colours(600),
                b"rrect ho",
                &colours(423 + 3 * more),
                b"rse an\x1b[md more",
            ]
            .concat(),
        ] {
            pair.agree(&text, more as u64);
            for less in [0, 3, 5, 8] {
                check(&pair, &text[..text.len() - less], None, less as u64);
            }
            check(&pair, &text[..1020 + more], None, more as u64);
        }
    }
}

/// Values that are near misses of each other, some longer than the limit.
pub(crate) fn alike(rng: &mut Rng, limit: usize) -> Known {
    let letters: &[u8] = rng.pick::<&[u8]>(&[b"ab", b"aab ", b"ab \n", b"abc", b"am\x1b[ "]);
    let mut values: Vec<Vec<u8>> = Vec::new();
    for _ in 0..1 + rng.below(6) {
        let mut value: Vec<u8> = match values.is_empty() || rng.one_in(3) {
            true => (0..1 + rng.below(12)).map(|_| *rng.pick(letters)).collect(),
            false => {
                let one = rng.pick(&values).clone();
                let other = rng.pick(&values).clone();
                let (from, to) = (rng.below(one.len()), 1 + rng.below(other.len()));
                [&one[from..], &other[..to]].concat()
            }
        };
        if rng.one_in(4) {
            value = value.repeat(1 + rng.below(9));
        }
        if rng.one_in(8) {
            value = value.repeat(1 + 2 * limit.min(120) / value.len());
            value.truncate(limit.min(120) + rng.below(9));
        }
        while value.len() < 4 {
            value.push(*rng.pick(letters));
        }
        values.push(value);
    }
    let values: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
    named(&values, 1 + rng.below(4))
}

const GAPS: [&str; 18] = [
    "\x1b[m",
    "\x1b[m",
    "\x1b[0;1m",
    "\x1b[K\x1b[m",
    "\x1b(B",
    "\x1b7",
    "\x1b[38;5;196;48;5;196;38;5;196;48m",
    "\x1b",
    "\x1b[",
    "\x1b[ ",
    "\x1b[38;5;196;48;5;196;38;5;196;481",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "\n \x1b[m\n",
];

/// A value or a part of it, with gaps and some that are none.
fn with_gaps(value: &[u8], rng: &mut Rng) -> Vec<u8> {
    let often = *rng.pick(&[2, 5, 20, 100]);
    let is_spaced = rng.one_in(2);
    let width = 14 + rng.below(5);
    let is_wrapped = rng.one_in(3);
    let mut text = Vec::new();
    for (at, &byte) in value.iter().enumerate() {
        if rng.one_in(often) {
            text.extend(rng.pick(&GAPS).as_bytes());
        }
        if is_wrapped && at > 0 && at % width == 0 {
            text.extend(rng.pick(&["\n", "\n", "\r\n", "\r"]).as_bytes());
        }
        match byte == b' ' && is_spaced {
            true => text.extend(rng.pick(&["\n", "  ", "\t \n", " \x1b[m ", " "]).as_bytes()),
            false => text.push(byte),
        }
    }
    text
}

pub(crate) fn haystack(known: &Known, mask: Option<&str>, rng: &mut Rng) -> Vec<u8> {
    let mut text = Vec::new();
    for _ in 0..1 + rng.below(7) {
        let (name, value) = rng.pick(known).clone();
        let (from, to) = (rng.below(value.len()), 1 + rng.below(value.len()));
        match rng.below(14) {
            0..=4 => text.extend(with_gaps(&value, rng)),
            5..=7 => text.extend(with_gaps(&value[..to], rng)),
            8 => text.extend(with_gaps(&value[from..], rng)),
            9 => text.extend(with_gaps(&value.repeat(1 + 40 / value.len()), rng)),
            10 => text.extend(rng.pick(&GAPS).as_bytes()),
            11 => text.extend(pieces::haystack(mask, 1, rng)),
            12 => text.extend(b"ab".repeat(rng.below(12))),
            _ => {
                let whole = mask.map_or_else(|| format!("__REDACTED:{name}__"), str::to_owned);
                let to = match rng.one_in(2) {
                    true => rng.below(whole.len()),
                    false => whole.len(),
                };
                let begun = whole.as_bytes()[..to].to_vec();
                text.extend(match rng.one_in(3) {
                    true => with_gaps(&begun, rng),
                    false => begun,
                });
            }
        }
    }
    text
}

fn random_pair(rng: &mut Rng) -> (Pair, Known, Option<&'static str>) {
    let limit = *rng.pick(&[96, 97, 110, 16 << 10]);
    let mask = *rng.pick(&[None, None, Some("__hidden__")]);
    let mut known = alike(rng, limit);
    if rng.one_in(3) {
        // Values that begin or end as a mask does.
        let begin = *rng.pick(&[
            "__REDACTED:s0_",
            "__hidden_",
            "a__RE",
            "_a__",
            "s0__ab",
            "m__h",
        ]);
        known.insert(rng.below(known.len() + 1), ("s0".to_owned(), begin.into()));
    }
    (
        Pair::knowing(&["password"], limit, mask, &known),
        known,
        mask,
    )
}

#[test]
fn values_that_are_near_misses_of_each_other() {
    for round in 0..rounds(80) {
        let mut rng = Rng::new(17_000_000 + round as u64);
        let (pair, known, mask) = random_pair(&mut rng);
        for step in 0..30 {
            let seed = (round * 1000 + step) as u64;
            pair.agree(&haystack(&known, mask, &mut rng), seed);
        }
    }
}

#[test]
fn what_is_held_has_a_witness() {
    for round in 0..rounds(15) {
        let mut rng = Rng::new(18_000_000 + round as u64);
        let (pair, known, mask) = random_pair(&mut rng);
        for step in 0..6 {
            let text = haystack(&known, mask, &mut rng);
            let to = rng.below(text.len() + 1);
            check(&pair, &text[..to], mask, (round * 1000 + step) as u64);
        }
    }
}

/// Values that samples tell of, as far as they are alone; and then a gap comes.
#[test]
fn what_no_sample_tells_of() {
    for round in 0..rounds(25) {
        let mut rng = Rng::new(19_000_000 + round as u64);
        let (least, most) = (4 + rng.below(24), 1 + rng.below(30));
        let mut value = || -> Vec<u8> {
            let length = least + rng.below(most);
            (0..length).map(|_| *rng.pick(b"abcdefgh ")).collect()
        };
        let values: Vec<Vec<u8>> = (0..6).map(|_| value()).collect();
        let known = named(&values.iter().map(Vec::as_slice).collect::<Vec<_>>(), 6);
        let pair = Pair::knowing(&["password"], 16 << 10, None, &known);
        for step in 0..4 {
            let noise = |rng: &mut Rng| -> Vec<u8> {
                (0..rng.below(60)).map(|_| *rng.pick(b"abcdefgh")).collect()
            };
            let mut text = noise(&mut rng);
            for _ in 0..rng.below(6) {
                let value = rng.pick(&known).1.clone();
                text.extend(with_gaps(&value, &mut rng));
                text.extend(noise(&mut rng));
            }
            // Large enough to be read where it lies.
            if step == 0 {
                text = [&b"-".repeat(1500)[..], &text, &b"-".repeat(1500)].concat();
            }
            pair.agree(&text, (round * 10 + step) as u64);
        }
    }
}

#[test]
fn several_cores_give_what_one_gives() {
    let mut rng = Rng::new(3);
    let letters = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut value = |least: usize| -> Vec<u8> {
        (0..least + rng.below(30))
            .map(|_| *rng.pick(letters))
            .collect()
    };
    let mut values: Vec<Vec<u8>> = (0..300).map(|_| value(8)).collect();
    for _ in 0..100 {
        values.push([value(3), b" ".to_vec(), value(3)].concat());
    }
    let known = named(&values.iter().map(Vec::as_slice).collect::<Vec<_>>(), 400);
    let secrets = known
        .iter()
        .map(|(name, value)| Secret::new(name, value.as_slice()));
    let redactor = Redactor::builder()
        .shortest_secret(4)
        .secrets(secrets)
        .build()
        .unwrap();
    let mut rng = Rng::new(4);
    let mut text = Vec::new();
    while text.len() < 20_000 {
        let value = &rng.pick(&known).1;
        match rng.below(6) {
            0 => text.extend(with_gaps(value, &mut rng)),
            1 => text.extend(with_gaps(&value[..1 + rng.below(value.len())], &mut rng)),
            2 => text.extend(value),
            3 => text.extend(b"\n"),
            4 => text.extend(rng.pick(&GAPS).as_bytes()),
            _ => text.extend(pieces::haystack(None, 1, &mut rng)),
        }
    }
    for size in [1, 2, 3, 61, 400, 1500] {
        let text = if size < 60 { &text[..4000] } else { &text };
        let wanted = redactor.redact(text).into_owned();
        assert_ne!(wanted, text);
        let threads = NonZeroUsize::new(2).unwrap();
        let output = internals::pump_in_blocks(text, &redactor, threads, size).unwrap();
        assert!(output == wanted, "blocks of {size}");
    }
}

/// What is certain of a line leaves with it, though a value may go on behind its end.
#[test]
fn a_line_is_not_held_without_need() {
    let known = named(&[b"correct horse", b"zebra crossing", b"k0123456789"], 3);
    let pair = Pair::knowing(&["password"], 16 << 10, None, &known);
    for (text, held) in [
        ("Password for z", 1),
        ("it is correct", 7),
        ("it is correct\n", 8),
        ("it is correct \n", 9),
        ("it is correct\nh", 9),
        ("it is correct\nx", 0),
        ("it is correc\n", 0),
        ("it is corre\x1b[0m", 9),
        ("it is corre\x1b[0mx", 0),
        ("\x1b[32muser@host\x1b[0m:\x1b[34m~\x1b[0m$ ", 0),
        ("the task\n", 0),
        ("0123456789abcdefk\n", 2),
        ("0123456789abcdefk\r\n", 3),
        ("0123456789abcdefk\n\n", 0),
        ("0123456789.bcdefk\n", 0),
        ("0123456789abcdefx\n", 0),
    ] {
        let mut stream = pair.redactor.stream();
        stream.push(text.as_bytes(), &mut Vec::new());
        assert_eq!(stream.held(), held, "{text:?}");
        check(&pair, text.as_bytes(), None, 1);
    }
}

/// Long values, many gaps: what it takes depends on neither.
#[test]
fn gaps_everywhere_are_read_once() {
    let a = |count: usize| b"a".repeat(count);
    let lines = |count: usize| [&a(16)[..], b"\n"].concat().repeat(count);
    let sets: [Vec<Vec<u8>>; 5] = [
        vec![[&a(60)[..], b"b"].concat(), b"aa ab".to_vec()],
        vec![[&a(15_000)[..], b"b"].concat(), b"a b".repeat(2).to_vec()],
        vec![b"a ".repeat(7000), b"xa b".to_vec()],
        vec![[&lines(800)[..], b"c"].concat(), b"aaba".to_vec()],
        vec![[&b"x"[..], &a(8000), &lines(400), b"c"].concat()],
    ];
    let texts: Vec<Vec<u8>> = vec![
        b"a\x1b[m".to_vec(),
        b"\x1b[m".to_vec(),
        b"\x1b".to_vec(),
        b"aaaa\x1b[38;5;1".to_vec(),
        b"a \n".to_vec(),
        b"a\t".to_vec(),
        lines(1),
        [&b"\x1b[m"[..], &lines(3)].concat(),
        [&b"x"[..], &a(4000), b"\x1b[m", &a(4000), &lines(400)].concat(),
    ];
    let short = vec![b"aaab".to_vec(), b"a ab".to_vec()];
    let mut firsts = vec![Duration::MAX; 2 * texts.len()];
    for values in [short].into_iter().chain(sets) {
        let values: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
        let known = named(&values, values.len());
        let secrets = known
            .iter()
            .map(|(name, value)| Secret::new(name, value.as_slice()));
        let builder = Redactor::builder().shortest_secret(4).only(["password"]);
        let redactor = builder.secrets(secrets).build().unwrap();
        let ways = texts.iter().flat_map(|text| [(text, 64 << 10), (text, 64)]);
        for ((piece, size), first) in ways.zip(&mut firsts) {
            let text = piece.repeat(((1 << 18) / piece.len()).max(1));
            let took = time(&redactor, &text, size);
            // What the others are held to is the first one, of short values.
            if *first == Duration::MAX {
                *first = took.max(Duration::from_millis(1));
            }
            assert!(
                took < *first * 60,
                "{first:?}, then {took:?} ({} bytes of values): b\"{}\" in chunks of {size}",
                values.concat().len(),
                piece[..piece.len().min(30)].escape_ascii()
            );
        }
    }
}

/// What is explained is what is hidden.
#[test]
fn an_explanation_finds_the_same() {
    for round in 0..rounds(40) {
        let mut rng = Rng::new(20_000_000 + round as u64);
        let known = alike(&mut rng, 16 << 10);
        let pair = Pair::knowing(&["password"], 16 << 10, None, &known);
        let secrets = known
            .iter()
            .map(|(name, value)| Secret::new(name, value.as_slice()));
        let builder = Redactor::builder()
            .shortest_secret(4)
            .only(["password"])
            .secrets(secrets);
        for _ in 0..5 {
            let text = haystack(&known, None, &mut rng);
            let explained = builder.explain(&text).unwrap().findings.into_iter();
            let explained: Vec<_> = explained.map(|it| (it.start, it.end, it.rule)).collect();
            let spans = pair.oracle.spans(&text).into_iter();
            let wanted: Vec<_> = spans
                .map(|(start, end, named)| (start, end, named.label.to_owned()))
                .collect();
            assert_eq!(
                explained,
                wanted,
                "{} b\"{}\"",
                pair.name,
                text.escape_ascii()
            );
        }
    }
}
