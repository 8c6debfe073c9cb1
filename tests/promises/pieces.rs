//! Haystacks that are hard on the engine: mixtures of things that almost are,
//! or are in part, what it looks for.

use std::sync::OnceLock;

use redact_stream::internals;
use regex_automata::dfa::Automaton;
use regex_automata::util::primitives::StateID;

use super::automata::{Matcher, Table, Want, matchers};
use super::support::Rng;

/// What the pieces are drawn from.
struct Stock {
    /// Texts of examples and counterexamples.
    texts: Vec<Vec<u8>>,
    /// The literals of leads.
    anchors: Vec<Vec<u8>>,
    /// The labels of masks.
    labels: Vec<&'static str>,
}

fn stock() -> &'static Stock {
    static STOCK: OnceLock<Stock> = OnceLock::new();
    STOCK.get_or_init(|| {
        let rules = internals::rules();
        let mut texts = Vec::new();
        for (seed, rule) in rules.iter().enumerate() {
            for template in rule.examples.iter().chain(&rule.counterexamples) {
                texts.push(internals::sample(template, seed as u64).0);
            }
        }
        let literals = matchers().iter().flat_map(|m| &m.form.literals);
        Stock {
            texts,
            anchors: literals.map(|l| l.clone().into_bytes()).collect(),
            labels: rules.iter().map(|rule| rule.id).collect(),
        }
    })
}

/// What ends a value, or may.
pub(crate) const KILLERS: [&str; 28] = [
    " ",
    "\n",
    "\"",
    "\0",
    "'",
    "&",
    ",",
    "}",
    "]",
    ")",
    ";",
    "\\",
    "\\\"",
    "\\n",
    "%22",
    "%",
    "<",
    ">",
    "-",
    "_",
    "A",
    "0",
    "=",
    ":",
    "@",
    "/",
    ".",
    "\u{1b}[0m",
];

const ESCAPES: [&str; 24] = [
    "\\n",
    "\\t",
    "\\\\n",
    "\\x1b",
    "\\u0022",
    "\\u001b",
    "\\033",
    "\\0",
    "%22",
    "%2522",
    "%0A",
    "%3D",
    "%3A",
    "\u{1b}[31m",
    "[1;31m",
    "[0m",
    "\u{1b}[K",
    "\\\"",
    "\\\\\"",
    "\\",
    "\\\\",
    "&quot;",
    "\\/",
    "%25",
];

const KEYS: [&str; 34] = [
    "password",
    "PASSWORD",
    "passwd",
    "pwd",
    "secret",
    "client_secret",
    "clientTable",
    "api_key",
    "apiKey",
    "API-KEY",
    "token",
    "access_token",
    "auth_token",
    "AWS_SECRET_ACCESS_KEY",
    "Authorization",
    "authorization",
    "Cookie",
    "Set-Cookie",
    "X-Api-Key",
    "private_key",
    "AccountKey",
    "pin",
    "PGPASSWORD",
    "--token",
    "--password",
    "passphrase",
    "credentials",
    "DATADOG_API_KEY",
    "user_pin",
    "spin",
    "key",
    "monkey",
    "tokenizer",
    "bearer_token",
];

const SEPARATORS: [&str; 30] = [
    "=",
    ":",
    ": ",
    " = ",
    "=\"",
    "='",
    "\":\"",
    "\": \"",
    "\\\":\\\"",
    "\\\": \\\"",
    "%3D",
    "%22%3A%22",
    " ",
    ": Bearer ",
    ": Basic ",
    "=%22",
    " => ",
    " => \"",
    "\":",
    "\": ",
    "': '",
    ":=",
    "=>",
    "==",
    "=\\\"",
    ": Some(\"",
    "(\"",
    "[\"",
    ": [\"",
    ",",
];

const VALUES: [&str; 32] = [
    "hunter2",
    "hunhunhun",
    "incorrect",
    "expired",
    "null",
    "None",
    "true",
    "false",
    "${TOKEN}",
    "<token>",
    "%s",
    "{}",
    "{token}",
    "1234",
    "-1",
    "0",
    "********",
    "xxxx",
    "****",
    "changeme",
    "p@ss w0rd!",
    "C:\\",
    "correct horse",
    "s3cr3t&next=1",
    "a",
    "\u{e4}\u{f6}\u{fc}",
    "\u{5bc6}\u{7801}",
    "REDACTED",
    "[REDACTED]",
    "$(cat x)",
    "required",
    "failed",
];

const PLAIN: [&str; 26] = [
    " ",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{fffd}",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&",
    "?",
    "://",
    "https://",
    "user:",
    "user:pw@",
    "@host",
    "/",
    ".",
    "2024-01-01T00:00:00Z ",
    "INFO ",
    "Failed password for root",
    "\"",
    "'",
    "-----BEGIN ",
];

/// Appends a piece.
fn piece(text: &mut Vec<u8>, mask: Option<&str>, rng: &mut Rng) {
    let stock = stock();
    let label = |rng: &mut Rng| match mask {
        Some(mask) if rng.one_in(2) => mask.to_owned(),
        _ => format!("__REDACTED:{}__", rng.pick(&stock.labels)),
    };
    match rng.below(22) {
        0..=2 => text.extend(rng.pick(&stock.anchors)),
        3..=4 => text.extend(rng.pick(&stock.texts)),
        5..=6 => {
            let example = rng.pick(&stock.texts);
            let (a, b) = (rng.below(example.len() + 1), rng.below(example.len() + 1));
            text.extend(&example[a.min(b)..a.max(b)]);
        }
        7..=8 => text.extend(rng.pick(&ESCAPES).as_bytes()),
        9 => text.extend(rng.pick(&KILLERS).as_bytes()),
        10 => text.extend(label(rng).as_bytes()),
        11 => {
            let label = label(rng);
            let (a, b) = (rng.below(3), 1 + rng.below(label.len()));
            text.extend(&label.as_bytes()[a.min(b)..b]);
        }
        12..=13 => {
            text.extend(rng.pick(&KEYS).as_bytes());
            text.extend(rng.pick(&SEPARATORS).as_bytes());
            text.extend(rng.pick(&VALUES).as_bytes());
        }
        14 => text.extend(rng.pick(&KEYS).as_bytes()),
        15 => text.extend(rng.pick(&SEPARATORS).as_bytes()),
        16 => text.extend(rng.pick(&VALUES).as_bytes()),
        17..=18 => text.extend(rng.pick(&PLAIN).as_bytes()),
        19 => {
            let class = rng.pick(&[
                "0123456789abcdef",
                "ABCxyz019_-",
                "x",
                "ab",
                "+/aZ9=",
                "\\\"",
                " \n",
            ]);
            let length = *rng.pick(&[1, 3, 17, 40, 70, 140]);
            text.extend((0..1 + rng.below(length)).map(|_| *rng.pick(class.as_bytes())));
        }
        20 => text.extend((0..1 + rng.below(6)).map(|_| rng.next() as u8)),
        _ => {
            let matcher = &matchers()[rng.below(matchers().len())];
            text.extend(lead(matcher, rng));
            let secret = matcher.secret();
            let whole = walk(secret, secret.start, Want::Found, rng);
            let cut = if rng.one_in(3) {
                rng.below(whole.len() + 1)
            } else {
                whole.len()
            };
            text.extend(&whole[..cut]);
        }
    }
}

/// A haystack of a few pieces. `mask` is the fixed mask text in use.
pub(crate) fn haystack(mask: Option<&str>, most: usize, rng: &mut Rng) -> Vec<u8> {
    let mut text = Vec::new();
    for _ in 0..1 + rng.below(most) {
        piece(&mut text, mask, rng);
        if rng.one_in(12) {
            let again = text.clone();
            text.extend(&again[again.len().saturating_sub(rng.below(30))..]);
        }
    }
    text
}

/// A lead of a form: random, as short as it can be.
pub(crate) fn lead(matcher: &Matcher, rng: &mut Rng) -> Vec<u8> {
    let lead = matcher.lead();
    walk(lead, lead.start, Want::Found, rng)
}

/// A shortest way from a state to one that is wanted, random among the shortest.
/// Empty when there is none.
pub(crate) fn walk(secret: &Table, start: StateID, want: Want, rng: &mut Rng) -> Vec<u8> {
    let (mut id, mut text) = (start, Vec::new());
    let mut left = secret.state(id).far(want);
    while left > 0 && left < usize::MAX {
        left -= 1;
        let nears = |byte: &u8| {
            let next = secret.state(secret.dfa.next_state(id, *byte));
            if left == 0 {
                next.is(want)
            } else {
                next.far(want) == left
            }
        };
        let bytes: Vec<u8> = (0..=255).filter(nears).collect();
        let plain: Vec<u8> = bytes
            .iter()
            .copied()
            .filter(u8::is_ascii_alphanumeric)
            .collect();
        // New ones rather than old ones, so that it looks like no filler.
        let fresh: Vec<u8> = plain
            .iter()
            .copied()
            .filter(|byte| !text.contains(byte))
            .collect();
        let any = rng.below(30);
        let byte = *rng.pick(match any {
            1.. if !fresh.is_empty() => &fresh,
            1.. if !plain.is_empty() => &plain,
            _ => &bytes,
        });
        text.push(byte);
        id = secret.dfa.next_state(id, byte);
    }
    text
}
