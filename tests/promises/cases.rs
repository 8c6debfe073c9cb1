//! Cases by promise, each under every cut and through every entry point.
//!
//! A case is a template (see `rule::sample`): what is hidden stands between «
//! and ». Nothing here looks like a credential until it is expanded.

use redact_stream::internals;

use super::support::Pair;

/// Promise 6: a token is hidden to the end of its run.
const WHOLE_TOKENS: &[&str] = &[
    "ghp_«{crc:30}»",
    "ghp_«{crc:30}» ",
    "ghp_«{crc:30}{alnum:20}».",
    "ghp_«{crc:30}_{alnum:5}-{alnum:5}», next",
    "xghp_«{crc:30}»",
    "(ghp_«{crc:30}»)",
    "ghp_{alnum:20}",
    "ghp_{alnum:20} {alnum:20}",
    "ghp_ghp_«{crc:30}»",
    "npm_config_prefix=/usr/local",
    "\u{e9}ghp_«{crc:30}»\u{e9}",
    "ghp_«{crc:30}»\0",
    "ghp_«{crc:30}»\r\nghp_«{crc:30}»\r\n",
];

/// Borders: an anchor that is no word of its own counts behind each escape.
const BORDERS: &[&str] = &[
    "AKIA«{base32:16}»",
    " AKIA«{base32:16}» ",
    "xAKIA{base32:16}",
    "9AKIA{base32:16}",
    "_AKIA{base32:16}",
    "x-AKIA{base32:16}",
    "-AKIA«{base32:16}»",
    "diff\n-AKIA«{base32:16}»\n--AKIA{base32:16}",
    "x#012AKIA«{base32:16}»#011",
    "%u0022AKIA«{base32:16}»%u0022",
    "/AKIA«{base32:16}»/",
    "=AKIA«{base32:16}»&",
    "\\nAKIA«{base32:16}»\\n",
    "\\\\nAKIA«{base32:16}»\\\\n",
    "\\tAKIA«{base32:16}»",
    "\\qAKIA{base32:16}",
    "nAKIA{base32:16}",
    "%22AKIA«{base32:16}»%22",
    "%2522AKIA«{base32:16}»%2522",
    "%0aAKIA«{base32:16}»",
    "x22AKIA{base32:16}",
    "\\x1bAKIA«{base32:16}»",
    "\\u0022AKIA«{base32:16}»\\u0022",
    "u0022AKIA{base32:16}",
    "\\033AKIA«{base32:16}»",
    "\u{1b}[31mAKIA«{base32:16}»\u{1b}[0m",
    "\u{1b}[1;31mAKIA«{base32:16}»\u{1b}[0m",
    "[31mAKIA«{base32:16}»[0m",
    "\\u001b[31mAKIA«{base32:16}»\\u001b[0m",
    "31mAKIA{base32:16}",
    "\\nghp_«{crc:30}»\\n",
    "%22ghp_«{crc:30}»%22",
];

/// Values under telling keys, in every notation.
const ASSIGNMENTS: &[&str] = &[
    "password      = «hunter2x9»\nclient_secret   => «{alnum:14}»\nuser = a",
    "Password            : «hunter2x9»",
    "      + master_password            = \"«hunter2»\"",
    "{{\"password\"   :    \"«hunter2»\"}}",
    "x\n--password «hunter2x9» y\n\t--token «{alnum:14}»",
    "  args:\n    \"--password\",\n    \"«hunter2x9»\"",
    "{{\"h\":\"Cookie: «sid={alnum:14}==»\",\"user\":\"bob\",\"n\":5}}",
    "curl -H \"Cookie: «sid={alnum:14}==»\" -H \"Accept: x\"",
    "{{\"h\":\"Authorization: OAuth «a=b, sig={alnum:14}=»\",\"user\":\"bob\"}}",
    "count 25<password>«hunter2»</password>",
    "password=«hunter2»",
    "password=«hunter2» next",
    "password=«hunter2»\n",
    "PASSWORD=«hunter2»",
    "db_password=«hunter2»",
    "dbPassword=«hunter2»",
    "password = «hunter2»",
    "password: «hunter2»",
    "{{\"password\":\"«hunter2»\"}}",
    "{{\"password\": \"«hunter2»\", \"a\": 1}}",
    "{{\"password\": \"«hun\\\"ter2»\", \"a\": 1}}",
    "{{\\\"password\\\":\\\"«hunter2»\\\"}}",
    "{{\\\\\\\"password\\\\\\\":\\\\\\\"«hunter2»\\\\\\\"}}",
    "{{'password': '«hunter2»'}}",
    "password=\"«hunter two»\" next",
    "?user=a&password=«hunter2»&b=c",
    "mysql --password=«hunter2» db",
    "Foo {{ password: \"«hunter2»\" }}",
    "export PGPASSWORD=«hunter2»",
    "password = '«hunter2»'",
];

/// What stands there and is no value.
const SPARED: &[&str] = &[
    "password=",
    "password: ",
    "password=\n",
    "password=${{PASSWORD}}",
    "password: null",
    "\"password\": null",
    "\"password\": \"\"",
    "password=<password>",
    "password=%s",
    "Failed password for root from 10.0.0.1 port 22 ssh2",
    "password: incorrect",
    "password=********",
    "the password expired",
    "token expired",
    "password=__REDACTED:github-token__",
    "{{\"password\":\"__REDACTED:github-token__\"}}",
    "ghp___REDACTED:github-token__",
    "commit {hex:40}",
    "sha256:{hex:64}",
    "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
    "pk_live_{alnum:24}",
    "risk-{alnum:32} task-{alnum:32}",
];

/// Overlaps, and what touches.
const UNION: &[&str] = &[
    "password=«ghp_{crc:30}»",
    "password=«ghp_{crc:30}tail» next",
    "password=\"«a ghp_{crc:30} b»\"",
    "ghp_«{crc:30}» ghp_«{crc:30}»",
    "token=«ghp_{crc:30}»&password=«hunter2»",
    "https://ann:«ghp_{crc:30}»@example.com/",
    "Authorization: Bearer «ghp_{crc:30}»",
];

/// Blocks: the first and the last line are shown.
const BLOCKS: &[&str] = &[
    "-----BEGIN RSA PRIVATE KEY-----\n«{b64:64}\n{b64:64}\n{b64:20}==»\n-----END RSA PRIVATE KEY-----\n",
    "-----BEGIN PRIVATE KEY-----\r\n«{b64:64}\r\n{b64:64}»\r\n-----END PRIVATE KEY-----\r\n",
    "{{\"key\":\"-----BEGIN PRIVATE KEY-----\\n«{b64:64}\\n{b64:64}»\\n-----END PRIVATE KEY-----\\n\"}}",
    "-----BEGIN PUBLIC KEY-----\n{b64:64}\n-----END PUBLIC KEY-----\n",
    "-----BEGIN CERTIFICATE-----\n{b64:64}\n-----END CERTIFICATE-----\n",
];

/// A mask that no rule can take for a label's.
const MASK: &str = "@@@@";

/// What is written for a template, with the mask between the marks.
fn expand(template: &str, seed: u64) -> (Vec<u8>, Vec<u8>) {
    let (text, hidden) = internals::sample(template, seed);
    let (mut wanted, mut at) = (Vec::new(), 0);
    for range in hidden {
        wanted.extend_from_slice(&text[at..range.start]);
        wanted.extend_from_slice(MASK.as_bytes());
        at = range.end;
    }
    wanted.extend_from_slice(&text[at..]);
    (text, wanted)
}

fn hold(cases: &[&str]) {
    let pair = Pair::new(None, 16 << 10, Some(MASK));
    let mut wrong = Vec::new();
    for (seed, template) in cases.iter().enumerate() {
        let (text, wanted) = expand(template, seed as u64);
        // First the expectation written here, then the engine against it.
        let oracle = pair.wanted(&text);
        if oracle != wanted {
            wrong.push(format!("{template}\n  gives {}", oracle.escape_ascii()));
        }
        pair.every_way(&text, &oracle, seed as u64);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Every notation of a telling key. What is hidden there is held to expectations by
/// the table's own test, and the oracle to that by its own patterns.
#[test]
fn assignments_in_every_way() {
    let pair = Pair::new(None, 16 << 10, Some(MASK));
    for (seed, template) in internals::assignments().iter().enumerate() {
        let (text, _) = internals::sample(template, seed as u64);
        pair.every_way(&text, &pair.wanted(&text), seed as u64);
    }
}

/// Containers whose text ends in a telling key: a closing quote opens nothing.
const CLOSING_QUOTES: &[&str] = &[
    r#"{{"level":"info","msg":"Enter password:","user":"bob"}}"#,
    r#"{{"prompt":"Password: ","next":"value"}}"#,
    r#"{{\"label\":\"Password:\",\"type\":\"x\"}}"#,
    r#"["password=",1]"#,
    r#"{{"x":"--password "}}"#,
    r#"{{"args":["run"],"b":"--password","c":"d"}}"#,
    r#"{{"msg":"bad password='«{alnum:5}»","x":"y"}}"#,
    r#"{{"msg":"use `password=`","x":"y"}}"#,
    "label='Password:', name='x'",
    r#"echo "password:" && echo "done""#,
    r#"<a title="password:" href="x">"#,
    r#"a,"password:",b,c"#,
    r#"["cmd","--password","«{alnum:9}»","-v"]"#,
];

/// Leaks that were found by looking for them.
const FOUND_LEAKS: &[&str] = &[
    "\u{1b}[3mpassword\u{1b}[0m\u{1b}[2m=\u{1b}[0m\"«{alnum:10}»\"",
    "\u{1b}[36mpassword\u{1b}[0m=«{alnum:10}»",
    "password: \u{1b}[0m\u{1b}[32m«{alnum:10}»",
    "> \u{1b}[1mAuthorization\u{1b}[0m: Bearer «{alnum:24}»",
    "\"password\":\"«is {alnum:10}»\"",
    "\"password\":\"«incorrect horse»\"",
    "\"password_confirmation\":\"«{alnum:10}»\"",
    "user%5Bpassword%5D=«{alnum:10}»&x=1",
    "password = r#\"«{alnum:10}»\"#",
    "{{ [\"password\"]=> string(10) \"«{alnum:10}»\" }}",
    "password: !!str «{alnum:10}»",
    "password: &anchor «{alnum:10}»",
    "Cookie: «a=\"q1\"; sid={alnum:12}»",
    "- -----BEGIN RSA PRIVATE KEY-----\n«- MII{b64:61}»\n- -----END RSA",
    "\u{2502} -----BEGIN RSA PRIVATE KEY-----\n«\u{2502} MII{b64:61}»\n",
    "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSB«{alnum:45}\n{alnum:76}»\n",
];

/// False alarms that were found by looking for them.
const FOUND_ALARMS: &[&str] = &[
    "docker://alpine:3.18@sha256:{hex:64}",
    "url=http://a:80;mail=b@example.org",
    "[http://a:80](mailto:b@example.org)",
    "password: ${{{{ secrets.DB_PASSWORD }}}}",
    "\"eos_token\": \"<|eot_id|>\"",
    "{{\"errors\":{{\"password\":[\"can't be blank\"]}}}}",
    "\"forgot_password\": \"Forgot your password?\"",
    "the --password flag",
    "Option --password requires a value",
    "no key: -----BEGIN RSA PRIVATE KEY-----\n{{\"trace\":\"{hex:32}\"}}\n",
    "expected -----BEGIN RSA PRIVATE KEY-----\n[x] commit {hex:40}\n",
];

#[test]
fn closing_quotes() {
    hold(CLOSING_QUOTES);
}

#[test]
fn found_leaks() {
    hold(FOUND_LEAKS);
}

#[test]
fn found_alarms() {
    hold(FOUND_ALARMS);
}

#[test]
fn whole_tokens() {
    hold(WHOLE_TOKENS);
}

#[test]
fn borders() {
    hold(BORDERS);
}

#[test]
fn assignments() {
    hold(ASSIGNMENTS);
}

#[test]
fn spared() {
    hold(SPARED);
}

#[test]
fn union() {
    hold(UNION);
}

#[test]
fn blocks() {
    hold(BLOCKS);
}

/// A label is that of the finding that starts first; then the more specific rule.
#[test]
fn labels() {
    let pair = Pair::usual();
    for (template, wanted) in [
        ("ghp_{crc:30}", "ghp___REDACTED:github-token__"),
        (
            "https://a:ghp_{crc:30}@b/",
            "https://a:__REDACTED:url-password__@b/",
        ),
    ] {
        let (text, _) = internals::sample(template, 1);
        pair.every_way(&text, wanted.as_bytes(), 1);
    }
}

/// An unquoted JSON value under a telling key gets a quoted mask.
#[test]
fn quoted_masks() {
    let pair = Pair::new(None, 16 << 10, Some(MASK));
    for (text, wanted) in [
        ("{\"pin\": 1234}", "{\"pin\": \"@@@@\"}"),
        ("{\"pin\":1234,\"a\":5}", "{\"pin\":\"@@@@\",\"a\":5}"),
        ("{\n  \"pin\": 1234\n}\n", "{\n  \"pin\": \"@@@@\"\n}\n"),
        ("[{\"pin\": 1234 }]", "[{\"pin\": \"@@@@\" }]"),
    ] {
        pair.every_way(text.as_bytes(), wanted.as_bytes(), 2);
    }
}
