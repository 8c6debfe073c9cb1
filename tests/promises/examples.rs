//! Every example of every rule, in the places where secrets turn up, under
//! every cut and through every entry point.

use redact_stream::internals::{self, Class, Rule};

use super::support::{Pair, Rng};

/// Texts made of an example. The first is the example itself.
fn settings(text: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let between = |before: &str, after: &str| [before.as_bytes(), text, after.as_bytes()].concat();
    let mut all = vec![
        ("alone", text.to_vec()),
        (
            "mid-line",
            between("2031-05-06T07:08:09Z INFO got ", " from peer\n"),
        ),
        (
            "behind a written line break",
            between("{'msg': 'first\\n", "\\nlast'}"),
        ),
        ("behind %22", between("/q?x=%22", "%22&y=1")),
        ("behind a colour", between("\u{1b}[31m", "\u{1b}[0m\r\n")),
        ("in brackets", between("(", ")")),
        ("in angle brackets", between("<", ">")),
        ("behind a tab", between("\t", "\t\n")),
        ("binary", between("\0\u{1}", "\0")),
        ("coloured", between("\u{1b}[1;32m", "\u{1b}[0m done\n")),
        ("between commas", between("a,", ",b\n")),
        ("before a full stop", between("see ", ".\n")),
        ("before an exclamation mark", between("(!", "!)\n")),
        ("behind a slash", between("a|", "|b\n")),
        (
            "behind an earlier mask and a blank",
            between("********__REDACTED:x__ ", "\n"),
        ),
    ];
    // Nobody sends a sentence or a command so; and what is a URL's part by its own
    // punctuation is not looked for where that is encoded.
    if !text
        .iter()
        .any(|byte| b" \t\r\n\"'\\/:@%+$?&".contains(byte))
    {
        all.push((
            "in a URL's query",
            [&b"GET /q?x="[..], &percent(text), b"&y=1 HTTP/1.1\n"].concat(),
        ));
    }
    // An escape of its own would need more levels than anybody writes.
    let plain = !text.contains(&b'\\');
    if let Some(text) = std::str::from_utf8(text).ok().filter(|_| plain) {
        let once = serde_json::to_string(text).unwrap();
        let twice = serde_json::to_string(&once).unwrap();
        all.push((
            "in JSON",
            format!("{{\"message\":{once},\"n\":1}}").into_bytes(),
        ));
        all.push((
            "in JSON in JSON",
            format!("{{\"message\":{twice},\"n\":1}}").into_bytes(),
        ));
    }
    all
}

/// Percent-encoded, as a browser sends it.
pub(crate) fn percent(text: &[u8]) -> Vec<u8> {
    let one = |&byte: &u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => vec![byte],
        _ => format!("%{byte:02X}").into_bytes(),
    };
    text.iter().flat_map(one).collect()
}

/// All rules, but of those that only a vendor's name tells one in forty: there are
/// hundreds, and they differ in a name and a length. With a seed for each.
pub(crate) fn some_rules() -> Vec<(usize, Rule)> {
    let rules = internals::rules().into_iter().enumerate();
    rules
        .filter(|(number, rule)| rule.class != Class::Context || number % 40 == 0)
        .collect()
}

fn each_example(mut check: impl FnMut(&Rule, &str, &[u8], &[std::ops::Range<usize>], u64)) {
    for (seed, rule) in some_rules() {
        for template in &rule.examples {
            let (text, hidden) = internals::sample(template, seed as u64);
            check(&rule, template, &text, &hidden, seed as u64);
        }
    }
}

/// Every rule that only a vendor's name tells, in the engine alone: what its row says
/// is hidden, and the rest stays.
#[test]
fn names_tell() {
    let redactor = redact_stream::Redactor::new();
    let mut wrong = Vec::new();
    for (seed, rule) in internals::rules().iter().enumerate() {
        if rule.class != Class::Context {
            continue;
        }
        let alone = redact_stream::Redactor::builder().only([rule.id]).build();
        let alone = alone.unwrap();
        for template in &rule.examples {
            let (text, hidden) = internals::sample(template, seed as u64);
            let mut wanted = text.clone();
            for range in hidden.iter().rev() {
                let mask = format!("__REDACTED:{}__", rule.id);
                wanted.splice(range.clone(), mask.into_bytes());
            }
            if *alone.redact(&text) != *wanted {
                wrong.push(format!("{}: {template}", rule.id));
            }
            let output = redactor.redact(&text);
            let survives = |secret: &[u8]| output.windows(secret.len()).any(|w| w == secret);
            if hidden.iter().any(|range| survives(&text[range.clone()])) {
                wrong.push(format!("{}: {template}: survives", rule.id));
            }
        }
        for template in &rule.counterexamples {
            let (text, _) = internals::sample(template, seed as u64);
            if *alone.redact(&text) != *text {
                wrong.push(format!("{}: {template}: hidden", rule.id));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The rule alone hides exactly what its example says.
#[test]
fn a_rule_hides_its_examples() {
    let mut wrong = Vec::new();
    each_example(|rule, template, text, hidden, _| {
        let pair = Pair::new(Some(&[rule.id]), 16 << 10, None);
        let spans: Vec<_> = pair
            .oracle
            .spans(text)
            .iter()
            .map(|span| span.0..span.1)
            .collect();
        if spans != hidden {
            wrong.push(format!(
                "{}: {template}: {spans:?}, not {hidden:?}",
                rule.id
            ));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_rule_leaves_its_counterexamples_alone() {
    let mut wrong = Vec::new();
    for (seed, rule) in some_rules() {
        let pair = Pair::new(Some(&[rule.id]), 16 << 10, None);
        for template in &rule.counterexamples {
            let (text, _) = internals::sample(template, seed as u64);
            if !pair.oracle.spans(&text).is_empty() {
                wrong.push(format!("{}: {template}", rule.id));
            }
            pair.every_way(&text, &pair.wanted(&text), seed as u64);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// With all rules, an example is hidden at least where it says, alone and
/// wherever else it stands, however it arrives.
#[test]
fn every_example_in_every_setting() {
    let pair = Pair::usual();
    each_example(|_, template, text, hidden, seed| {
        let mut covered = vec![false; text.len()];
        pair.oracle
            .spans(text)
            .iter()
            .for_each(|span| covered[span.0..span.1].fill(true));
        for range in hidden {
            assert!(
                covered[range.clone()].iter().all(|&covered| covered),
                "{template}"
            );
        }
        for (index, (_, haystack)) in settings(text).iter().enumerate() {
            let wanted = pair.wanted(haystack);
            // Every cut in every setting would take hours: a setting in turn.
            if index == 0 || index as u64 == 1 + seed % 12 && text.len() < 200 {
                pair.every_way(haystack, &wanted, seed);
            } else {
                for cuts in [Vec::new(), (0..haystack.len()).collect()] {
                    assert_eq!(pair.against(haystack, &wanted, &cuts), None);
                }
            }
        }
    });
}

/// No secret that is long enough to be told from other text is left over.
#[test]
fn no_example_survives_in_any_setting() {
    let pair = Pair::usual();
    let mut wrong = Vec::new();
    each_example(|rule, template, text, hidden, _| {
        for (setting, haystack) in settings(text) {
            let output = pair.wanted(&haystack);
            for secret in hidden.iter().map(|range| &text[range.clone()]) {
                let plain = secret
                    .iter()
                    .all(|b| b.is_ascii_graphic() && !b"\"\\".contains(b));
                if plain && secret.len() >= 8 && output.windows(secret.len()).any(|w| w == secret) {
                    wrong.push(format!("{} {setting}: {template}", rule.id));
                }
            }
        }
    });
    assert!(
        wrong.is_empty(),
        "{} survive:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Cut off anywhere, an example is redacted as the oracle says.
#[test]
fn every_beginning_of_every_example() {
    let pair = Pair::usual();
    each_example(|_, _, text, _, seed| {
        let mut rng = Rng::new(seed);
        let step = 1 + text.len() / 8;
        for to in (0..=text.len()).step_by(step) {
            pair.agree(&text[..to], rng.next());
        }
    });
}
