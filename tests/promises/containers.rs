//! Promise 9: what was valid JSON, a query, CSV, logfmt or a shell word before
//! is so after.

use redact_stream::internals;
use serde_json::{Map, Value};

use super::support::{MASKS, Pair, Rng, rounds, shrink};

const KEYS: [&str; 14] = [
    "password",
    "pin",
    "token",
    "api_key",
    "message",
    "user",
    "n",
    "client_secret",
    "authorization",
    "cookie",
    "secrets",
    "url",
    "passwd",
    "private_key",
];

const WORDS: [&str; 16] = [
    "hunter2",
    "a b c",
    "it's",
    "C:\\path\\",
    "say \"yes\"",
    "line\nbreak",
    "tab\there",
    "null",
    "\u{e4}\u{5bc6}",
    "https://u:s3cr3tpw@host/x?token=abcdefgh1234&y=2",
    "password=hunter2secret",
    "{\"password\":\"inner42x\"}",
    "back\\\\slash\\",
    "Bearer abcdefgh12345678",
    "a=b; c=d",
    "\u{1}\u{7f}",
];

/// A string: a word, an example, or both.
fn text(rng: &mut Rng) -> String {
    let rules = internals::rules();
    let mut text = String::new();
    for _ in 0..1 + rng.below(3) {
        let rule = rng.pick(&rules);
        if rng.one_in(3) && !rule.examples.is_empty() {
            let (example, _) = internals::sample(rng.pick::<String>(&rule.examples), rng.next());
            text += &String::from_utf8_lossy(&example);
        } else {
            text += *rng.pick(&WORDS);
        }
    }
    text
}

fn value(rng: &mut Rng, depth: usize) -> Value {
    match rng.below(if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => Value::Bool(rng.one_in(2)),
        2 => Value::from(rng.next() % 100_000),
        3 => Value::from(-(rng.below(1000) as f64) / 8.0),
        4..=5 => Value::String(text(rng)),
        6 => Value::Array((0..rng.below(4)).map(|_| value(rng, depth - 1)).collect()),
        _ => Value::Object(object(rng, depth - 1)),
    }
}

fn object(rng: &mut Rng, depth: usize) -> Map<String, Value> {
    (0..1 + rng.below(4))
        .map(|_| (rng.pick(&KEYS).to_string(), value(rng, depth)))
        .collect()
}

/// Fails with a small text that was valid before and is not after.
fn survives(pair: &Pair, text: &str, seed: u64, valid: impl Fn(&[u8], &[u8]) -> bool) {
    let breaks = |text: &[u8]| valid(text, text) && !valid(text, &pair.wanted(text));
    if breaks(text.as_bytes()) {
        let small = shrink(text.as_bytes(), breaks);
        panic!(
            "seed {seed} {}\n  b\"{}\"\n gives\n  b\"{}\"",
            pair.name,
            small.escape_ascii(),
            pair.wanted(&small).escape_ascii()
        );
    }
    pair.agree(text.as_bytes(), seed);
}

#[test]
fn json() {
    for (index, mask) in MASKS.into_iter().enumerate() {
        let pair = Pair::new(None, 16 << 10, mask);
        for round in 0..rounds(60) {
            let seed = (7_000_000 + index * 10_000 + round) as u64;
            let mut rng = Rng::new(seed);
            let value = Value::Object(object(&mut rng, 3));
            let text = if rng.one_in(3) {
                serde_json::to_string_pretty(&value).unwrap()
            } else {
                value.to_string()
            };
            let lines = format!("{text}\n");
            survives(&pair, &lines, seed, |_, output| {
                serde_json::from_slice::<Value>(output).is_ok()
            });
            // JSON in a JSON string stays a string, and readable as one.
            let inner = serde_json::json!({ "log": text, "n": 1 }).to_string();
            survives(&pair, &inner, seed, |_, output| {
                serde_json::from_slice::<Value>(output).is_ok()
            });
        }
    }
}

fn percent(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// How many fields a query has, if every escape in it is whole.
fn query(url: &[u8]) -> Option<usize> {
    let escapes = url.split(|&byte| byte == b'%').skip(1);
    if !escapes
        .into_iter()
        .all(|e| e.len() >= 2 && e[..2].iter().all(u8::is_ascii_hexdigit))
    {
        return None;
    }
    let at = url.iter().position(|&byte| byte == b'?')?;
    Some(url[at + 1..].split(|&byte| byte == b'&').count())
}

#[test]
fn queries() {
    for mask in MASKS {
        let pair = Pair::new(None, 16 << 10, mask);
        for round in 0..rounds(100) {
            let seed = 7_100_000 + round as u64;
            let mut rng = Rng::new(seed);
            let mut field = || {
                let key = *rng.pick(&KEYS);
                format!("{key}={}", percent(&text(&mut rng)))
            };
            let url = format!("https://example.com/a?{}&{}&{}", field(), field(), field());
            survives(&pair, &url, seed, |before, after| {
                query(before).is_some() && query(before) == query(after)
            });
        }
    }
}

/// How many fields each record has; none when a quote stays open.
fn csv(text: &[u8]) -> Option<Vec<usize>> {
    let (mut counts, mut count, mut quoted) = (Vec::new(), 1, false);
    for &byte in text {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => count += 1,
            b'\n' if !quoted => counts.push(std::mem::replace(&mut count, 1)),
            _ => {}
        }
    }
    (!quoted).then_some(counts)
}

#[test]
fn tables() {
    let pair = Pair::usual();
    for round in 0..rounds(80) {
        let seed = 7_200_000 + round as u64;
        let mut rng = Rng::new(seed);
        let mut table = "user,password,note\n".to_owned();
        for _ in 0..3 {
            let mut cell = || format!("\"{}\"", text(&mut rng).replace('"', "\"\""));
            table += &format!("{},{},{}\n", cell(), cell(), cell());
        }
        survives(&pair, &table, seed, |before, after| {
            csv(before).is_some() && csv(before) == csv(after)
        });
    }
}

/// How many fields a line of logfmt has; none when it is malformed.
fn logfmt(line: &[u8]) -> Option<usize> {
    let (mut count, mut rest) = (0, line);
    while !rest.is_empty() {
        let at = rest.iter().position(|&byte| byte == b'=')?;
        count += 1;
        rest = &rest[at + 1..];
        if let [b'"', quoted @ ..] = rest {
            let mut escaped = false;
            let close = quoted.iter().position(|&byte| {
                let closes = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                closes
            })?;
            rest = &quoted[close + 1..];
        } else {
            rest = &rest[rest
                .iter()
                .position(|&byte| byte == b' ')
                .unwrap_or(rest.len())..];
        }
        match rest {
            [] => {}
            [b' ', more @ ..] => rest = more,
            _ => return None,
        }
    }
    Some(count)
}

#[test]
fn logfmt_lines() {
    let pair = Pair::usual();
    for round in 0..rounds(100) {
        let seed = 7_300_000 + round as u64;
        let mut rng = Rng::new(seed);
        let mut field = || {
            let key = *rng.pick(&KEYS);
            let value = text(&mut rng);
            let bare = value
                .bytes()
                .all(|b| b.is_ascii_graphic() && !b"\"\\=".contains(&b));
            if bare {
                format!("{key}={value}")
            } else {
                format!("{key}={}", Value::String(value))
            }
        };
        let line = format!("level=info {} {} {}", field(), field(), field());
        survives(&pair, &line, seed, |before, after| {
            logfmt(before).is_some() && logfmt(before) == logfmt(after)
        });
    }
}
