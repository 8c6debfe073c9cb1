//! Many lines of many kinds with a secret of every rule planted in them: none
//! survives, and the rest is as it was.

use redact_stream::{Redactor, internals};

use super::support::{Pair, Rng};

/// A line of a log, without its line break; nothing in it is a secret.
fn line(rng: &mut Rng) -> String {
    let (n, m, second) = (rng.below(100_000), rng.below(256), rng.below(60));
    let time = format!("2031-05-06T07:08:{second:02}.{n:06}Z");
    let word = *rng.pick(&[
        "cache",
        "worker",
        "session",
        "router",
        "kernel",
        "disk-scan",
        "auth_flow",
    ]);
    match rng.below(12) {
        0 => format!("{time} INFO {word}: request {n} served in {m} ms"),
        1 => {
            format!("{{\"ts\":\"{time}\",\"level\":\"warn\",\"msg\":\"{word} at {m}%\",\"n\":{n}}}")
        }
        2 => format!("ts={time} level=debug msg=\"{word} restarted\" count={m} took={n}us"),
        3 => format!(
            "10.0.{m}.7 - - [06/May/2031:07:08:{second:02} +0000] \"GET /a/{n}?page={m}&q=x HTTP/1.1\" 200 {n}"
        ),
        4 => format!(
            "May  6 07:08:{second:02} host{m} {word}[{n}]: connection from 10.1.1.{m} port {n}"
        ),
        5 => format!(
            "\tat com.example.{word}.Main$Inner.run(Main.java:{m}) ~[app-{m}.{second}.jar:?]"
        ),
        6 => format!("\u{1b}[32m  OK  \u{1b}[0m {word} \u{2713} {n} files, {m} skipped"),
        7 => format!("{n:08x}  {m:02x} {second:02x} 00 ff  |..{word}..|"),
        8 => format!("[{n}.{second:06}] usb 1-{m}: new device, idVendor={m:04x}, {word}"),
        9 => format!("key_count={m} tokens_per_second={n} passes={second} secretary=no {word}"),
        10 => format!("commit {n:040x} {word}: use sha256:{m:064x}"),
        _ => format!("{m},{n},\"{word}, quoted\",{second}"),
    }
}

/// A place for a secret: what stands before and after the planted text.
const PLACES: [(&str, &str); 9] = [
    (" ", " "),
    (" \"", "\" "),
    ("\\n", "\\n"),
    ("%22", "%22"),
    ("\u{1b}[31m", "\u{1b}[0m"),
    (" (", ") "),
    ("\t", "\t"),
    (" ", ""),
    (", ", ", "),
];

/// Whether a header begins in it whose value may be all of its line.
fn is_header(example: &[u8]) -> bool {
    let example = example.to_ascii_lowercase();
    ["authorization", "cookie"].iter().any(|name| {
        example
            .windows(name.len())
            .any(|window| window == name.as_bytes())
    })
}

#[test]
fn none_of_them_survives_and_the_rest_is_as_it_was() {
    let pair = Pair::usual();
    let rules = internals::rules();
    let mut rng = Rng::new(10_000);
    let mut wrong = Vec::new();
    let (mut haystack, mut wanted) = (Vec::new(), Vec::new());
    for number in 0..10_000 {
        let mut text = line(&mut rng).into_bytes();
        let rule = &rules[number % rules.len()];
        if rule.examples.is_empty() || rng.one_in(3) {
            // This one stays clean.
            let output = pair.cut(&text, &[]);
            if output != text {
                wrong.push(format!(
                    "clean: {} gives {}",
                    text.escape_ascii(),
                    output.escape_ascii()
                ));
            }
        } else {
            let (example, hidden) = internals::sample(rng.pick::<&str>(rule.examples), rng.next());
            let (before, after) = *rng.pick(&PLACES);
            let places: Vec<usize> = (0..=text.len())
                .filter(|&at| at == text.len() || text[at] == b' ')
                .collect();
            let at = if after.is_empty() {
                text.len()
            } else {
                *rng.pick(&places)
            };
            text.splice(
                at..at,
                [before.as_bytes(), &example, after.as_bytes()].concat(),
            );
            let planted = before.len() + example.len();
            let output = pair.cut(&text, &[]);
            for range in hidden {
                let secret = &example[range];
                let told_apart = secret.len() >= 8;
                if told_apart && output.windows(secret.len()).any(|window| window == secret) {
                    wrong.push(format!(
                        "{}: {} gives {}",
                        rule.id,
                        text.escape_ascii(),
                        output.escape_ascii()
                    ));
                }
            }
            // What stands on both sides is as it was; but some values and blocks
            // end with their line, and `%22` closes only what it opened.
            let to_the_end =
                after == "%22" || rule.id.contains("private-key") || is_header(&example);
            let behind = &text[at + planted..];
            let kept = to_the_end || output.ends_with(behind);
            if !output.starts_with(&text[..at]) || !kept {
                wrong.push(format!(
                    "{}: around {} in {}",
                    rule.id,
                    text.escape_ascii(),
                    output.escape_ascii()
                ));
            }
        }
        text.push(b'\n');
        wanted.extend(pair.wanted(&text));
        haystack.extend(text);
    }
    assert!(
        wrong.is_empty(),
        "{} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let whole = pair.cut(&haystack, &[]);
    for size in [1, 2, 3, 7, 64, 4096] {
        let cuts: Vec<usize> = (size..haystack.len()).step_by(size).collect();
        assert!(pair.cut(&haystack, &cuts) == whole, "in chunks of {size}");
    }
    let cuts = pair.random_cuts(&haystack, &mut rng);
    assert!(
        pair.cut(&haystack, &cuts) == whole,
        "in chunks of random size"
    );
}

/// With `REDACT_LOGS` naming a directory: which lines of its files are changed.
#[test]
fn real_logs_pass_unchanged() {
    let Some(directory) = std::env::var_os("REDACT_LOGS") else {
        return;
    };
    let redactor = Redactor::new();
    let mut changed = Vec::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "log") {
            continue;
        }
        let text = std::fs::read(&path).unwrap();
        let output = redactor.redact(&text);
        let lines = text
            .split(|&b| b == b'\n')
            .zip(output.split(|&b| b == b'\n'));
        for (before, after) in lines.filter(|(before, after)| before != after) {
            changed.push(format!(
                "{}: {} -> {}",
                path.display(),
                before.escape_ascii(),
                after.escape_ascii()
            ));
        }
    }
    assert!(
        changed.len() <= 2,
        "{} lines changed:\n{}",
        changed.len(),
        changed.join("\n")
    );
}
