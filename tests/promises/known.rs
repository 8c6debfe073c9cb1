//! Known secrets, under every promise: whatever values there are, each of them is
//! hidden wherever it stands, and nothing is held that cannot become one.

use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use redact_stream::{Redactor, Secret, internals};

use super::pieces;
use super::prompt::check;
use super::support::{Pair, Rng, rounds};

/// Values with their labels.
pub(crate) type Known = Vec<(String, Vec<u8>)>;

/// A label for each value, in order; `labels` of them, again and again.
pub(crate) fn named(values: &[&[u8]], labels: usize) -> Known {
    let name = |at: usize| format!("s{}", at % labels);
    let all = values.iter().enumerate();
    all.map(|(at, value)| (name(at), value.to_vec())).collect()
}

/// Values, a haystack, and what is written for it.
const CASES: &[(&[&str], &str, &str)] = &[
    // Anywhere, and without borders.
    (&["hunter2x"], "hunter2x", "<s0>"),
    (&["hunter2x"], "xhunter2xx", "x<s0>x"),
    (&["hunter2x"], "hunter2 hunter2", "hunter2 hunter2"),
    (&["hunter2x"], "hunterhunter2x", "hunter<s0>"),
    (
        &["two words\n\nlines\0"],
        "a two words\n\nlines\0b",
        "a <s0>b",
    ),
    (
        &["\u{e9}\u{e8}"],
        "\u{e9}\u{e9}\u{e8}\u{e9}",
        "\u{e9}<s0>\u{e9}",
    ),
    // Overlaps are one mask, touching ones two.
    (&["hunhun"], "hunhunhun", "<s0>"),
    (&["hunhun"], "hunhunhunhun hunhu", "<s0> hunhu"),
    (&["abcd"], "abcdabcd", "<s0><s0>"),
    (&["abcd", "cdef"], "abcdef", "<s0>"),
    (&["cdef", "abcd"], "abcdef", "<s1>"),
    (&["abcd", "efgh"], "abcdefgh", "<s0><s1>"),
    (&["abcd", "efgh", "defg"], "abcdefgh", "<s0>"),
    (&["aaab"], "aaaaabaaabab", "aa<s0><s0>ab"),
    (&["abab"], "abababababab", "<s0>"),
    // Prefixes, suffixes and parts of each other.
    (&["segreto", "segretos"], "segretos segreto", "<s0> <s0>"),
    (
        &["segretos", "segreto"],
        "segretos segreto segret",
        "<s0> <s1> segret",
    ),
    (
        &["longvalue", "value", "gval"],
        "longvalu value gval",
        "lon<s2>u <s1> <s2>",
    ),
    (&["value", "longvalue"], "longvalue", "<s1>"),
    (&["bcde", "abcdef"], "abcdef abcdex", "<s1> a<s0>x"),
    (&["abcdefgh", "bcde", "efgx"], "abcdefgx", "a<s1>"),
    (&["abcdabcx", "abcd"], "abcdabcdabcx", "<s1><s0>"),
    // Two of the same value: the first names it.
    (&["samevalue", "samevalue"], "samevalue", "<s0>"),
    // In other spellings, in which they overlap as well; the first one names them all.
    (
        &["hunter2x"],
        "aHVudGVyMng= 68756E7465723278",
        "<s0>g= <s0>",
    ),
    (
        &["hunt\"er2"],
        "hunt\\\"er2 hunt%22er2 hunt%2er2",
        "<s0> <s0> hunt%2er2",
    ),
    (&["er\\2x", "hunter\\"], "hunter\\\\2x", "<s1>"),
    (
        &["%68%75%6e%74%65%72", "hunter2x"],
        "%68%75%6e%74%65%72%32%78",
        "<s0>",
    ),
    // White space around a value is no part of it; its lines are.
    (&[" hunter2x\r\n"], " hunter2x\r\n", " <s0>\r\n"),
    (
        &["hunter\n  lines\n\nx"],
        "hunter lines  x hunter\\nx lines\r\n hunter\r\n  lines\r\n\r\nx",
        "<s0> <s0>\\nx <s0>\r\n <s0>",
    ),
    // Together with rules, which rank behind them.
    (&["hunter2x"], "password=hunter2x ", "password=<s0> "),
    (&["unter2xx"], "password=hunter2xx ", "password=<password> "),
    (
        &["2xx and more"],
        "password=hunter2xx and more",
        "password=<password>",
    ),
    (&["d=hunter2x"], "password=hunter2xx ", "passwor<s0> "),
    (&["word"], "password=hunter2x", "pass<s0>=<password>"),
    // An earlier mask is opaque, and divides.
    (
        &["hunter2x", "REDACTED"],
        "hunt<s0>er2x <s1>",
        "hunt<s0>er2x <s1>",
    ),
    (&["__REDACTED:s"], "__REDACTED:s1__ <s0>", "<s0>1__ <s0>"),
    (
        &["x__REDACTED:s0"],
        "x__REDACTED:s0__x__REDACTED:s0_",
        "x<s0><s0>_",
    ),
    (&["abcd__RE"], "abcd__RE abcd<s0>", "<s0> abcd<s0>"),
];

/// Writes the masks out.
pub(crate) fn written(text: &str) -> Vec<u8> {
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
    }
}

/// A value longer than the limit is known by its beginning, and hides as far as it goes.
#[test]
fn what_is_longer_than_the_limit() {
    let long: Vec<u8> = (0..200u8).map(|at| b'a' + at % 26).collect();
    let other = [&long[..150], b"OTHER"].concat();
    let known = named(&[&long, &other, b"uvwxyzabcdX"], 3);
    let pair = Pair::knowing(&["password"], 96, None, &known);
    for to in [95, 96, 97, 149, 150, 151, 199, 200] {
        for rest in [&b""[..], b".", b"X", b"OTHER", b"OTHEX"] {
            let text = [b"..", &long[..to], rest].concat();
            pair.every_way(&text, &pair.wanted(&text), to as u64);
        }
    }
    let shown = pair.wanted(&[&long[..96], b"-"].concat());
    assert_eq!(shown, written("<s0>-"));
}

/// Values that are near misses of each other, some longer than the limit.
pub(crate) fn alike(rng: &mut Rng, limit: usize) -> Known {
    let letters: &[u8] = rng.pick::<&[u8]>(&[b"ab", b"aab", b"abc", b"ab\n_"]);
    let mut values: Vec<Vec<u8>> = Vec::new();
    for _ in 0..1 + rng.below(8) {
        let mut value: Vec<u8> = match values.is_empty() || rng.one_in(3) {
            true => (0..1 + rng.below(6)).map(|_| *rng.pick(letters)).collect(),
            false => {
                let one = rng.pick(&values).clone();
                let other = rng.pick(&values).clone();
                let (from, to) = (rng.below(one.len()), 1 + rng.below(other.len()));
                [&one[from..], &other[..to]].concat()
            }
        };
        if rng.one_in(4) {
            value = value.repeat(1 + rng.below(5));
        }
        if rng.one_in(6) {
            value = value.repeat(1 + 2 * limit.min(200) / value.len());
            value.truncate(limit.min(200) + rng.below(9));
            value.extend((0..rng.below(4)).map(|_| *rng.pick(letters)));
        }
        while value.trim_ascii().len() < 4 {
            value.push(*rng.pick(letters));
        }
        values.push(value);
    }
    let values: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
    let labels = 1 + rng.below(4);
    named(&values, labels)
}

/// A haystack of values, parts of them, masks and leads.
pub(crate) fn haystack(known: &Known, mask: Option<&str>, rng: &mut Rng) -> Vec<u8> {
    let mut text = Vec::new();
    for _ in 0..1 + rng.below(9) {
        let (name, value) = rng.pick(known).clone();
        let (from, to) = (rng.below(value.len()), 1 + rng.below(value.len()));
        match rng.below(12) {
            0..=2 => text.extend(value),
            3..=5 => text.extend(&value[..to]),
            6 | 7 => text.extend(&value[from..]),
            8 => text.extend(value.repeat(2 + rng.below(3))),
            9 => text.extend(b"password="),
            10 => text.extend(pieces::haystack(mask, 1, rng)),
            _ => {
                let whole = mask.map_or_else(|| format!("__REDACTED:{name}__"), str::to_owned);
                let to = match rng.one_in(3) {
                    true => rng.below(whole.len()),
                    false => whole.len(),
                };
                text.extend(&whole.as_bytes()[..to]);
            }
        }
        if rng.one_in(8) {
            text.push(*rng.pick(b" \nab_"));
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
        let begin = *rng.pick(&["__REDACTED:s0_", "__hidden_", "a__RE", "_a__", "hidden__ab"]);
        known.insert(rng.below(known.len() + 1), ("s0".to_owned(), begin.into()));
    }
    let only: &[&str] = rng.pick::<&[&str]>(&[&["password"], &["password", "github-token"]]);
    (Pair::knowing(only, limit, mask, &known), known, mask)
}

#[test]
fn values_that_are_near_misses_of_each_other() {
    for round in 0..rounds(80) {
        let mut rng = Rng::new(7_000_000 + round as u64);
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
        let mut rng = Rng::new(8_000_000 + round as u64);
        let (pair, known, mask) = random_pair(&mut rng);
        for step in 0..4 {
            let text = haystack(&known, mask, &mut rng);
            let to = rng.below(text.len() + 1);
            check(&pair, &text[..to], mask, (round * 1000 + step) as u64);
        }
    }
}

/// Lengths below, at and above those that samples are made for, alone and together.
#[test]
fn values_of_all_lengths() {
    for round in 0..rounds(60) {
        let mut rng = Rng::new(9_000_000 + round as u64);
        let (least, most) = (4 + rng.below(14), 1 + rng.below(20));
        let mut value = || -> Vec<u8> {
            let length = least + rng.below(most);
            (0..length).map(|_| *rng.pick(b"abcd")).collect()
        };
        let values: Vec<Vec<u8>> = (0..6).map(|_| value()).collect();
        let known = named(&values.iter().map(Vec::as_slice).collect::<Vec<_>>(), 6);
        let pair = Pair::knowing(&["password"], 16 << 10, None, &known);
        for step in 0..4 {
            let mut text: Vec<u8> = (0..rng.below(60)).map(|_| *rng.pick(b"abcd")).collect();
            for _ in 0..rng.below(6) {
                text.extend(&rng.pick(&known).1);
                text.extend((0..rng.below(60)).map(|_| *rng.pick(b"abcd")));
            }
            // Large enough to be read where it lies.
            if step == 0 {
                text = [&b"-".repeat(1500)[..], &text, &b"-".repeat(1500)].concat();
            }
            pair.agree(&text, (round * 10 + step) as u64);
        }
    }
}

/// Random values, all different.
fn many(count: usize, rng: &mut Rng) -> Known {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let value = |at: usize, rng: &mut Rng| {
        let length = 8 + rng.below(40);
        (
            format!("s{at}"),
            (0..length).map(|_| *rng.pick(letters)).collect(),
        )
    };
    (0..count).map(|at| value(at, rng)).collect()
}

#[test]
fn ten_thousand_at_once() {
    let mut rng = Rng::new(1);
    let known = many(10_000, &mut rng);
    let pair = Pair::knowing(&["password"], 16 << 10, None, &known);
    for seed in 0..6 {
        let mut text = Vec::new();
        while text.len() < 1500 {
            let value = &rng.pick(&known).1;
            let (from, to) = (rng.below(value.len()), 1 + rng.below(value.len()));
            match rng.below(4) {
                0 => text.extend(value),
                1 => text.extend(&value[..to]),
                2 => text.extend(&value[from..]),
                _ => text.extend(pieces::haystack(None, 1, &mut rng)),
            }
        }
        let wanted = pair.wanted(&text);
        assert!(wanted.windows(12).any(|window| window == b"__REDACTED:s"));
        for cuts in [
            Vec::new(),
            (0..text.len()).collect(),
            pair.random_cuts(&text, &mut rng),
        ] {
            assert_eq!(pair.against(&text, &wanted, &cuts), None, "seed {seed}");
        }
    }
}

/// Nearly always some value has begun where a block does.
#[test]
fn several_cores_give_what_one_gives() {
    let mut rng = Rng::new(2);
    let mut known = many(2000, &mut rng);
    known.extend(named(&[b"abab", b"babab\nab", &b"ab".repeat(70)], 3));
    let secrets = known
        .iter()
        .map(|(name, value)| Secret::new(name, value.as_slice()));
    let redactor = Redactor::builder()
        .limit(100)
        .shortest_secret(4)
        .secrets(secrets)
        .build()
        .unwrap();
    let mut text = Vec::new();
    while text.len() < 20_000 {
        let value = &rng.pick(&known).1;
        match rng.below(6) {
            0 => text.extend(value),
            1 => text.extend(&value[..1 + rng.below(value.len())]),
            2 => text.extend(b"ab".repeat(rng.below(90))),
            3 => text.extend(b"\n"),
            _ => text.extend(pieces::haystack(None, 1, &mut rng)),
        }
    }
    let wanted = redactor.redact(&text).into_owned();
    assert_ne!(wanted, text);
    for size in [1, 2, 3, 61, 400, 1500] {
        let text = if size < 60 { &text[..4000] } else { &text };
        let wanted = redactor.redact(text).into_owned();
        let threads = NonZeroUsize::new(2).unwrap();
        let output = internals::pump_in_blocks(text, &redactor, threads, size).unwrap();
        assert!(output == wanted, "blocks of {size}");
    }
}

/// How long it takes, at best, in chunks of this size.
pub(crate) fn time(redactor: &Redactor, text: &[u8], size: usize) -> Duration {
    let mut stream = redactor.stream();
    let mut once = || {
        let start = Instant::now();
        let mut length = 0;
        let mut sink = |bytes: &[u8]| length += bytes.len();
        for chunk in text.chunks(size) {
            stream.push(chunk, &mut sink);
        }
        stream.finish(&mut sink);
        assert!(length > 0);
        start.elapsed()
    };
    (0..5).map(|_| once()).min().unwrap_or_default()
}

/// What it takes does not depend on how long the values are: where one fails, nothing
/// is read again.
#[test]
fn what_nearly_matches_everywhere_is_read_once() {
    let a = |count: usize| b"a".repeat(count);
    let nested: Vec<Vec<u8>> = (4..200)
        .map(|count| [&a(count)[..], b"b"].concat())
        .collect();
    let sets: [Vec<Vec<u8>>; 5] = [
        vec![[&a(60)[..], b"b"].concat()],
        vec![b"aab".repeat(3334)],
        vec![[&a(15_000)[..], b"b"].concat(), b"aaab".to_vec()],
        vec![[&b"aab".repeat(5000)[..], b"c"].concat(), b"aaba".to_vec()],
        nested,
    ];
    // They nearly match as often, and are short.
    let short = vec![b"aaab".to_vec(), [&b"aab".repeat(20)[..], b"c"].concat()];
    let mut firsts = [Duration::MAX; 6];
    for values in [short].into_iter().chain(sets) {
        let values: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
        let known = named(&values, values.len());
        let secrets = known
            .iter()
            .map(|(name, value)| Secret::new(name, value.as_slice()));
        let builder = Redactor::builder().only(["password"]).shortest_secret(4);
        let redactor = builder.secrets(secrets).build().unwrap();
        let pieces = [&b"a"[..], b"aab", b"aaaaaaaaaaac"].into_iter();
        let ways = pieces.flat_map(|piece| [(piece, 64 << 10), (piece, 64)]);
        for ((piece, size), known_first) in ways.zip(&mut firsts) {
            let text = piece.repeat((1 << 19) / piece.len());
            let took = time(&redactor, &text, size);
            // What the others are held to is the first one, of short values.
            let first = match *known_first {
                Duration::MAX => took,
                first => first,
            };
            *known_first = first;
            assert!(
                took < first * 40,
                "{first:?}, then {took:?}: b\"{}\" in chunks of {size}",
                piece.escape_ascii()
            );
        }
    }
}

/// Values of signs that encoders change, among pieces of their spellings.
#[test]
fn spellings_that_are_near_misses_of_each_other() {
    for round in 0..rounds(20) {
        let mut rng = Rng::new(10_000_000 + round as u64);
        let pieces = ["ab", "x", "\"", "\\", "'", "\n", "\u{e9}", "<", "%", " "];
        let mut value = || -> Vec<u8> {
            let pieces = (0..3 + rng.below(4)).map(|_| *rng.pick(&pieces));
            format!("q{}z", pieces.collect::<String>()).into()
        };
        let values: Vec<Vec<u8>> = (0..2).map(|_| value()).collect();
        let known = named(&values.iter().map(Vec::as_slice).collect::<Vec<_>>(), 2);
        let limit = *rng.pick(&[96, 16 << 10]);
        let pair = Pair::knowing(&["password"], limit, None, &known);
        let spelled = pair.oracle.known.clone();
        for step in 0..6 {
            let text = haystack(&spelled, None, &mut rng);
            pair.agree(&text, (round * 10 + step) as u64);
            let to = rng.below(text.len() + 1);
            check(&pair, &text[..to], None, step as u64);
        }
    }
}

#[test]
fn what_is_not_used_is_named_and_not_shown() {
    let secrets = [
        Secret::new("FINE", "long enough"),
        Secret::new("PIN", "q7x4"),
        Secret::new("EMPTY", " \n"),
        Secret::new("STARS", "************"),
        Secret::new("MODE", "Production"),
    ];
    let builder = Redactor::builder().secrets(secrets);
    let redactor = builder.clone().build().unwrap();
    let notes: Vec<String> = redactor
        .notes()
        .iter()
        .map(|note| note.to_string())
        .collect();
    assert_eq!(
        notes,
        [
            "secret \"PIN\": not used: its value is shorter than 8 bytes",
            "secret \"EMPTY\": not used: its value is blank",
            "secret \"STARS\": not used: its value is one byte again and again",
            "secret \"MODE\": not used: its value is a common word",
        ]
    );
    let text = "long enough q7x4 \n ************ Production __REDACTED:pin__";
    let wanted = text.replace("long enough", "__REDACTED:fine__");
    assert_eq!(redactor.redact_str(text), wanted);
    let redactor = builder.clone().shortest_secret(4).build().unwrap();
    assert_eq!(redactor.notes().len(), 3);
    assert_eq!(redactor.redact_str("q7x4"), "__REDACTED:pin__");
    let error = builder.shortest_secret(3).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "shortest secret: 3 bytes, must be 4 or more"
    );
}

#[test]
fn what_is_refused_is_named_and_not_shown() {
    let inside = Secret::new("ODD", "x__REDACTED:odd__y");
    let unseen = Redactor::builder().secret(inside).build().unwrap_err();
    assert!(
        unseen
            .to_string()
            .starts_with("secret \"ODD\": a mask stands")
    );
    let builder = Redactor::builder().secret(Secret::new("NAME", "hunter2x"));
    assert!(!format!("{builder:?}").contains("hunter2x"));
    let redactor = builder.build().unwrap();
    assert!(!format!("{redactor:?} {:?}", redactor.stream()).contains("hunter2x"));
}

#[test]
fn a_secret_alone_is_enough() {
    let none: [&str; 0] = [];
    let builder = Redactor::builder().only(none);
    assert!(builder.clone().build().is_err());
    let unused = builder.clone().secret(Secret::new("x", "hunter2"));
    assert_eq!(unused.build().unwrap_err().to_string(), "no rule is left");
    let redactor = builder
        .secret(Secret::new("x", "hunter2x"))
        .build()
        .unwrap();
    assert_eq!(
        redactor.redact_str("password=a1 hunter2x"),
        "password=a1 __REDACTED:x__"
    );
}

/// A hundred thousand labels, each its own.
#[test]
fn a_label_for_each() {
    let secret = |at: usize| Secret::new(format!("K{at}"), format!("value-{at:06}-of-many"));
    let secrets = (0..100_000).map(secret);
    let redactor = Redactor::builder().secrets(secrets).build().unwrap();
    for at in [0, 1, 65_535, 65_536, 99_999] {
        let text = format!("a value-{at:06}-of-many b __REDACTED:k{at}__ password=hunter2x");
        let wanted =
            format!("a __REDACTED:k{at}__ b __REDACTED:k{at}__ password=__REDACTED:password__");
        assert_eq!(redactor.redact_str(&text), wanted);
    }
}

#[test]
fn an_explanation_names_a_known_secret() {
    let builder = Redactor::builder()
        .skip(["github-token"])
        .secret(Secret::new("unused", "true"))
        .secret(Secret::new("GITHUB_TOKEN", "hunter2x"))
        .secret(Secret::new("other", "hunter2x and more"));
    let explanation = builder
        .explain(b"a hunter2x and password=hunter3x")
        .unwrap();
    let found: Vec<_> = explanation
        .findings
        .iter()
        .map(|finding| (finding.rule.as_str(), finding.start, finding.end))
        .collect();
    assert_eq!(found, [("github-token", 2, 10), ("password", 24, 32)]);
    assert!(!format!("{explanation:?}").contains("hunter"));
}
