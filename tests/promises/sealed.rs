//! Sealed values, under every promise: whole words are hidden by their fingerprints, and
//! what is held could be one as far as the fingerprints tell.

use std::num::NonZeroUsize;

use redact_stream::sealed::Sealed;
use redact_stream::{Redactor, Secret, internals};

use super::adding::{follows, is_that, told};
use super::pieces;
use super::support::{Pair, Rng, rounds, shrink};
use super::symbols::{Symbol, common, prefix, render, segments};
use super::witness::continuations;

/// Values with their labels.
type Values = Vec<(String, Vec<u8>)>;

/// A value of token characters, and one with others as well.
const PLAIN: &str = "Zx81kQ0vTmRyb6Jw";
const WIDE: &str = "Zx81/kQ0v+TmRyb6Jw==";

/// A haystack, and what is written for it: `v` and `w` in braces are the two values.
const CASES: &[(&str, &str)] = &[
    // Whole words, wherever they stand.
    ("{v}", "<s0>"),
    ("a {v}, {v}.\n", "a <s0>, <s0>.\n"),
    ("k={v}&x", "k=<s0>&x"),
    ("{\"k\":\"{v}\"}", "{\"k\":\"<s0>\"}"),
    ("https://host/a/{v}/b", "https://host/a/<s0>/b"),
    ("{v}.{v}", "<s0>.<s0>"),
    ("é{v}é\0{v}\0", "é<s0>é\0<s0>\0"),
    // Not inside longer ones.
    ("x{v}", "x{v}"),
    ("{v}x {v}_ {v}-1", "{v}x {v}_ {v}-1"),
    ("{v}{v}", "{v}{v}"),
    ("x-{v}", "x-{v}"),
    // An escape is a border.
    ("x\\n{v}\\n", "x\\n<s0>\\n"),
    (
        "%22{v}%22 \\u0022{v}\\u0022",
        "%22<s0>%22 \\u0022<s0>\\u0022",
    ),
    (
        "\u{1b}[31m{v}\u{1b}[0m \\x1b[1;31m{v}",
        "\u{1b}[31m<s0>\u{1b}[0m \\x1b[1;31m<s0>",
    ),
    ("-{v}\n-{v} --{v}", "-<s0>\n-<s0> --{v}"),
    // With other signs in it.
    ("{w}", "<s1>"),
    ("a/{w} k={w} =={w}", "a/<s1> k=<s1> ==<s1>"),
    ("{w}= {w}x {w}.", "<s1>= <s1>x <s1>."),
    ("x{w} _{w}", "x{w} _{w}"),
    ("{w}{w}", "<s1><s1>"),
    // Together with rules, which rank behind them.
    ("password={v} ", "password=<s0> "),
    ("password={v}! ", "password=<s0> "),
    ("password=!{v} ", "password=<password> "),
    // An earlier mask is opaque, and no border.
    ("<s0>{v} {v}<s1>", "<s0>{v} {v}<s1>"),
    ("<s0>.{v} {v}.<s1>", "<s0>.<s0> <s0>.<s1>"),
    ("{v}<password>", "{v}<password>"),
    ("{v}__REDACTED:s", "{v}__REDACTED:s"),
];

/// Writes the masks out.
fn written(text: &str) -> Vec<u8> {
    let text = text.replace('<', "__REDACTED:").replace('>', "__");
    text.replace("{v}", PLAIN).replace("{w}", WIDE).into_bytes()
}

fn named(values: &[&str]) -> Values {
    let name = |(at, value): (usize, &&str)| (format!("s{at}"), value.as_bytes().to_vec());
    values.iter().enumerate().map(name).collect()
}

#[test]
fn cases_in_every_way() {
    let pair = Pair::sealing(&["password"], None, &[], &named(&[PLAIN, WIDE]));
    for (seed, (text, wanted)) in CASES.iter().enumerate() {
        let (text, wanted) = (written(text), written(wanted));
        let oracle = pair.wanted(&text);
        assert_eq!(
            oracle.escape_ascii().to_string(),
            wanted.escape_ascii().to_string()
        );
        pair.every_way(&text, &wanted, seed as u64);
        // Its output stays as it is.
        pair.every_way(&wanted, &wanted, seed as u64);
    }
}

/// Some letters and digits.
fn atom(rng: &mut Rng) -> String {
    let letters = b"ABCDEFGHJKMNPQRSTVWXYZbcdfghjkmnpqrstvwxz0123456789";
    let length = 3 + rng.below(12);
    (0..length)
        .map(|_| char::from(*rng.pick(letters)))
        .collect()
}

const JOINTS: &[&str] = &["", "", "-", "_", "/", "+", ".", "=", "~", "=="];

/// A value is made of some of these, with signs between.
fn value(atoms: &[String], rng: &mut Rng) -> String {
    let mut value = String::new();
    for _ in 0..2 + rng.below(6) {
        value.push_str(rng.pick(atoms).as_str());
        value.push_str(rng.pick::<&str>(JOINTS));
    }
    if rng.one_in(3) {
        value.insert_str(0, rng.pick::<&str>(JOINTS));
    }
    value
}

/// Strong values that are near misses of each other.
fn alike(atoms: &[String], rng: &mut Rng) -> Values {
    let mut values: Values = Vec::new();
    let (count, labels) = (1 + rng.below(8), 1 + rng.below(4));
    let only_plain = rng.one_in(3);
    while values.len() < count {
        let mut text = match values.is_empty() || rng.one_in(2) {
            true => value(atoms, rng),
            false => {
                let (_, other) = rng.pick(&values);
                let other = String::from_utf8(other.clone()).unwrap();
                format!("{other}{}{}", rng.pick(JOINTS), rng.pick(atoms))
            }
        };
        if only_plain {
            text.retain(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        }
        let secret = Secret::new("x", text.as_str());
        if Sealed::seal([&secret], [0; 32]).1.is_empty() {
            values.push((format!("s{}", values.len() % labels), text.into_bytes()));
        }
    }
    values
}

/// What stands between words.
const BETWEEN: &[&str] = &[
    " ", "\n", "\"", ":", "=", ".", "/", "-", "_", "\\n", "\\", "%22", "%", "[31m", "[", ";31m",
    "\n-", "#012", "é", "&", "'", "==", "~", "x", "\\x1b[1;", "\\u00", "{", ",",
];

/// A haystack of values, parts of them, borders and masks.
fn haystack(
    atoms: &[String],
    sealed: &Values,
    known: &Values,
    mask: Option<&str>,
    rng: &mut Rng,
) -> Vec<u8> {
    let mut text = Vec::new();
    for _ in 0..1 + rng.below(9) {
        let (name, value) = rng.pick(sealed).clone();
        let (from, to) = (rng.below(value.len()), 1 + rng.below(value.len()));
        match rng.below(14) {
            0..=3 => text.extend(value),
            4 => text.extend(&value[..to]),
            5 => text.extend(&value[from..]),
            6 | 7 => text.extend(rng.pick(atoms).bytes()),
            8 => text.extend(b"password="),
            9 => text.extend(pieces::haystack(mask, 1, rng)),
            10 if !known.is_empty() => text.extend(&rng.pick(known).1),
            11 => {
                let mut other = value;
                other[from] = *rng.pick(b"aZ0/-. ");
                text.extend(other);
            }
            _ => {
                let whole = mask.map_or_else(|| format!("__REDACTED:{name}__"), str::to_owned);
                let to = match rng.one_in(3) {
                    true => rng.below(whole.len()),
                    false => whole.len(),
                };
                text.extend(&whole.as_bytes()[..to]);
            }
        }
        while rng.below(5) > 1 {
            text.extend(rng.pick(BETWEEN).bytes());
        }
    }
    text
}

fn is_used(name: &str, value: &[u8]) -> bool {
    let secret = Secret::new(name, value);
    secret.why_unused(Secret::MIN_SHORTEST).is_none()
}

struct Set {
    atoms: Vec<String>,
    sealed: Values,
    known: Values,
    mask: Option<&'static str>,
    only: &'static [&'static str],
    pair: Pair,
}

impl Set {
    fn random(rng: &mut Rng) -> Set {
        let atoms: Vec<String> = (0..3 + rng.below(3)).map(|_| atom(rng)).collect();
        let sealed = alike(&atoms, rng);
        let mask = *rng.pick(&[None, None, Some("__hidden__"), Some("#x-~")]);
        let mut known = Values::new();
        if rng.one_in(3) {
            // A part of a value, or all of it.
            let (_, value) = rng.pick(&sealed);
            let from = rng.below(value.len() - 4);
            let to = from + 4 + rng.below(value.len() - from - 3);
            known.push(("s1".to_owned(), value[from..to].to_vec()));
        }
        known.retain(|(name, value)| is_used(name, value));
        let only: &[&str] = rng.pick::<&[&str]>(&[&["password"], &["password", "github-token"]]);
        let pair = Pair::sealing(only, mask, &known, &sealed);
        Set {
            atoms,
            sealed,
            known,
            mask,
            only,
            pair,
        }
    }

    /// The same with these known values besides.
    fn knowing(&self, more: &Values) -> Pair {
        let known = [&self.known[..], more].concat();
        Pair::sealing(self.only, self.mask, &known, &self.sealed)
    }

    fn haystack(&self, rng: &mut Rng) -> Vec<u8> {
        haystack(&self.atoms, &self.sealed, &self.known, self.mask, rng)
    }
}

#[test]
fn words_that_are_near_misses_of_each_other() {
    let mut hidden = 0;
    for round in 0..rounds(40) {
        let mut rng = Rng::new(17_000_000 + round as u64);
        let set = Set::random(&mut rng);
        for step in 0..20 {
            let mut text = set.haystack(&mut rng);
            // Large enough to be read where it lies, and in more than one segment.
            if step == 0 {
                let far = *rng.pick(&[700, 1500, 16_000]);
                let fill = rng.pick(&[&b"-"[..], b". ", b"a/", b"x"]).repeat(far);
                text = [&text[..], &fill, &text, &fill[..far / 2], &text].concat();
            }
            set.pair.agree(&text, (round * 1000 + step) as u64);
            let spans = set.pair.oracle.spans(&text);
            hidden += spans
                .iter()
                .filter(|(_, _, it)| it.label.starts_with('s'))
                .count();
        }
    }
    assert!(hidden > 500, "{hidden}");
}

/// What was emitted after a push is what begins the output of all continuations,
/// whatever values there are of these lengths, kinds and labels.
fn judge(set: &Set, beginning: &[u8], seed: u64) -> Option<String> {
    let oracle = &set.pair.oracle;
    let mut rng = Rng::new(seed);
    let mut stream = set.pair.redactor.stream();
    let mut emitted = Vec::new();
    let cuts = match rng.one_in(2) {
        true => set.pair.random_cuts(beginning, &mut rng),
        false => Vec::new(),
    };
    let mut from = 0;
    for to in cuts.into_iter().chain([beginning.len()]) {
        stream.push(&beginning[from..to], &mut emitted);
        from = to;
    }
    let fail = |what: &str, more: &[u8], output: &[u8]| {
        Some(format!(
            "REDACT_SEED={seed} {}\n {what}\n beginning b\"{}\"\n emitted b\"{}\"\n then b\"{}\"\n gives b\"{}\"",
            set.pair.name,
            beginning.escape_ascii(),
            emitted.escape_ascii(),
            more.escape_ascii(),
            output.escape_ascii()
        ))
    };
    let origins = oracle.trace(beginning);
    let alone = oracle.run(beginning);
    let Some(count) = prefix(&alone, &emitted) else {
        return fail(
            "emitted what does not stand if it ends here",
            b"",
            &render(&alone),
        );
    };
    let mut shared = alone.len();
    let mut all: Vec<_> = continuations(oracle, beginning, set.mask, &mut rng)
        .into_iter()
        .map(|more| (more, None))
        .collect();
    // A word that has begun may go on to be a value.
    let (first, last) = segments(beginning, &oracle.earlier).pop()?;
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-".contains(byte);
    let is_word = |byte: &u8| is_plain(byte) || b"+/=.~".contains(byte);
    for start in (first..last)
        .rev()
        .take_while(|&at| is_word(&beginning[at]))
    {
        let begun = &beginning[start..];
        for (at, (_, value)) in set.sealed.iter().enumerate() {
            let is_wide = !value.iter().all(is_plain);
            // No value has more than eight of the other signs.
            let joints = begun.iter().filter(|byte| !is_plain(byte)).count();
            if begun.len() >= value.len() || joints > if is_wide { 8 } else { 0 } {
                continue;
            }
            let mut more = vec![b'7'; value.len() - begun.len()];
            if is_wide && begun.iter().all(is_plain) {
                more.pop();
                more.push(b'/');
            }
            all.push((more, Some((at, start))));
        }
    }
    for (more, word) in &all {
        let whole = [beginning, more].concat();
        let mut other = oracle.clone();
        if let Some((at, start)) = *word {
            let label = set.sealed[at].0.clone();
            other.sealed.insert(at, (label, whole[start..].to_vec()));
        }
        let trace = other.trace(&whole);
        shared = shared.min(common(&origins, &trace));
        let output: Vec<_> = trace.into_iter().map(|(_, symbol)| symbol).collect();
        if common(&alone, &output) < count {
            return fail("emitted too early", more, &render(&output));
        }
    }
    match shared > count {
        true => fail(
            "held without a witness",
            b"",
            &render(&alone[count..shared]),
        ),
        false => None,
    }
}

#[test]
fn what_is_held_could_be_a_value() {
    let mut held = 0;
    for round in 0..rounds(16) {
        let mut rng = Rng::new(18_000_000 + round as u64);
        let set = Set::random(&mut rng);
        for step in 0..5 {
            let text = set.haystack(&mut rng);
            let text = &text[..rng.below(text.len() + 1)];
            let seed = (round * 1000 + step) as u64;
            if judge(&set, text, seed).is_some() {
                let small = shrink(text, |less| judge(&set, less, seed).is_some());
                panic!("{}", judge(&set, &small, seed).unwrap_or_default());
            }
            let mut stream = set.pair.redactor.stream();
            stream.push(text, &mut Vec::new());
            held += usize::from(stream.held() > 0);
        }
    }
    assert!(held > 15, "{held}");
}

#[test]
fn what_cannot_be_a_value_leaves_at_once() {
    let pair = Pair::sealing(&["password"], None, &[], &named(&[PLAIN, WIDE]));
    let held = |text: &str| {
        let mut stream = pair.redactor.stream();
        stream.push(text.as_bytes(), &mut Vec::new());
        stream.held()
    };
    for text in ["Password: ", "login\r\n", "a line.\n", "50%", "> "] {
        assert_eq!(held(text), 0, "{text}");
    }
    assert_eq!(held("some word"), 4);
    assert_eq!(held("some wo.rd"), 5);
    assert_eq!(held(&"w".repeat(19)), 19, "it may become the longest one");
    assert_eq!(held(&"w".repeat(20)), 0, "it is as long, and is none");
    assert_eq!(held(&"w".repeat(500)), 0);
    assert_eq!(held(WIDE), 20, "a mask may follow it");
    let only_plain = Pair::sealing(&["password"], None, &[], &named(&[PLAIN]));
    let mut stream = only_plain.redactor.stream();
    stream.push(b"a.b/wo", &mut Vec::new());
    assert_eq!(stream.held(), 2);
}

/// A stream that knows `some` and is told of `more` goes on as one that knows `all`.
fn goes_on(
    some: &Pair,
    all: &Pair,
    more: &[(String, Vec<u8>)],
    mask: Option<&str>,
    text: &[u8],
    rng: &mut Rng,
    what: &str,
) {
    let cuts = some.random_cuts(text, rng);
    let at = rng.below(text.len() + 1);
    let (left, frontier, rest) = told(&some.redactor, more, text, &cuts, at);
    let earlier = some.oracle.run(text);
    let symbols = prefix(&earlier, &left).expect("what leaves is what would have left");
    let masked = matches!(earlier[..symbols].last(), Some(Symbol::Mask(_)));
    let wanted = follows(&all.oracle, text, frontier, masked);
    assert!(
        is_that(&rest, &wanted, mask),
        "{what} of {}\n haystack b\"{}\"\n cut at {cuts:?}, told at {at}\n   left b\"{}\"\n   \
         then b\"{}\"\n wanted {wanted:?}",
        all.name,
        text.escape_ascii(),
        left.escape_ascii(),
        rest.escape_ascii()
    );
}

/// What has begun of words goes on where known secrets are added: parts of sealed values,
/// or what stands nowhere.
#[test]
fn words_go_on_when_secrets_are_added() {
    for round in 0..rounds(30) {
        let mut rng = Rng::new(19_000_000 + round as u64);
        let set = Set::random(&mut rng);
        let (name, value) = rng.pick(&set.sealed).clone();
        let from = rng.below(value.len() - 4);
        let mut more = vec![(name.clone(), b"stands nowhere".to_vec())];
        if rng.one_in(2) {
            more.push((name, value[from..].to_vec()));
        }
        more.retain(|(name, value)| is_used(name, value));
        let all = set.knowing(&more);
        for step in 0..10 {
            let some = set.knowing(&Values::new());
            let text = set.haystack(&mut rng);
            let what = format!("round {round}, step {step}");
            goes_on(&some, &all, &more, set.mask, &text, &mut rng, &what);
        }
    }
}

/// Random values of many lengths, all different.
fn many(count: usize, rng: &mut Rng) -> Values {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = Values::new();
    while values.len() < count {
        let length = 18 + rng.below(40);
        let value: Vec<u8> = (0..length).map(|_| *rng.pick(letters)).collect();
        let secret = Secret::new("x", value.as_slice());
        if Sealed::seal([&secret], [0; 32]).1.is_empty() {
            values.push((format!("s{}", values.len()), value));
        }
    }
    values
}

#[test]
fn thousands_at_once() {
    let mut rng = Rng::new(3);
    let sealed = many(3000, &mut rng);
    let pair = Pair::sealing(&["password"], None, &[], &sealed);
    for seed in 0..4 {
        let mut text = Vec::new();
        while text.len() < 2500 {
            let value = &rng.pick(&sealed).1;
            let (from, to) = (rng.below(value.len()), 1 + rng.below(value.len()));
            match rng.below(5) {
                0 | 1 => text.extend([b" ", &value[..], b"\n"].concat()),
                2 => text.extend(&value[..to]),
                3 => text.extend(&value[from..]),
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

/// A word may have begun where a block does.
#[test]
fn several_cores_give_what_one_gives() {
    let mut rng = Rng::new(4);
    let set = Set::random(&mut rng);
    let redactor = &set.pair.redactor;
    let mut text = Vec::new();
    while text.len() < 20_000 {
        text.extend(set.haystack(&mut rng));
    }
    for size in [1, 2, 3, 61, 400, 1500] {
        let text = if size < 60 { &text[..4000] } else { &text };
        let wanted = redactor.redact(text).into_owned();
        assert_ne!(wanted, text);
        let threads = NonZeroUsize::new(2).unwrap();
        let output = internals::pump_in_blocks(text, redactor, threads, size).unwrap();
        assert!(output == wanted, "blocks of {size}");
    }
}

#[test]
fn sealed_values_alone_are_enough() {
    let none: [&str; 0] = [];
    let secret = Secret::new("API_KEY", PLAIN);
    let seal = || Sealed::seal([&secret], [1; 32]).0;
    let builder = Redactor::builder().only(none);
    let empty = Sealed::seal(&[], [1; 32]).0;
    assert!(builder.clone().sealed(empty).build().is_err());
    let redactor = builder.sealed(seal()).build().unwrap();
    let text = format!("password=a1 {PLAIN}");
    assert_eq!(
        redactor.redact_str(&text),
        "password=a1 __REDACTED:api-key__"
    );
    let long = Secret::new("LONG", PLAIN.repeat(7));
    let error = Redactor::builder()
        .sealed(Sealed::seal([&long], [1; 32]).0)
        .limit(96)
        .build()
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("sealed value \"long\": longer"),
        "{error}"
    );
}

#[test]
fn an_explanation_names_a_sealed_value() {
    let secrets = [
        Secret::new("API_KEY", PLAIN),
        Secret::new("github-token", WIDE),
    ];
    let builder = Redactor::builder()
        .skip(["github-token"])
        .secret(Secret::new("other", "hunter2x"))
        .sealed(Sealed::seal(&secrets, [1; 32]).0);
    let text = written("hunter2x {v} <api-key>{v} {w} password=hunter3x");
    let explanation = builder.explain(&text).unwrap();
    let found: Vec<_> = explanation
        .findings
        .iter()
        .map(|finding| (finding.rule.as_str(), finding.start, finding.end))
        .collect();
    let second = text.len() - "password=hunter3x".len();
    assert_eq!(found[0], ("other", 0, 8));
    assert_eq!(found[1], ("api-key", 9, 25));
    assert_eq!(found[2], ("github-token", second - 21, second - 1));
    assert_eq!(found[3], ("password", second + 9, text.len()));
}
