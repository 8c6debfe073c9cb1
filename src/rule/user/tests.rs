//! What users may write, and what becomes of it.

use super::*;
use crate::rule::sample;
use crate::{BuildError, Builder, Redactor};

/// A pattern, texts with what it hides between « and », and texts that it leaves
/// alone.
struct Case {
    pattern: &'static str,
    hides: &'static [&'static str],
    leaves: &'static [&'static str],
}

const CASES: &[Case] = &[
    // As one writes them for oneself.
    Case {
        pattern: r"\bct_([0-9a-f]{16})\b",
        hides: &[
            "got ct_«{hex:16}».",
            "ct_«{hex:16}»",
            "-ct_«{hex:16}-»/",
            "\"ct_«{hex:16}»\"",
        ],
        leaves: &[
            "ct_{hex:15}",
            "ct_{hex:17}",
            "xct_{hex:16}",
            "CT_{hex:16}",
            "ct_{upper:16}",
        ],
    },
    Case {
        pattern: "corp-[a-z]{2}-[0-9]{12}",
        hides: &[
            "corp-«{lower:2}-{digit:12}»",
            "a corp-«{lower:2}-{digit:14}» b",
        ],
        leaves: &[
            "corp-{lower:2}-{digit:11}",
            "corp-{digit:2}-{digit:12}",
            "corp_{lower:2}-{digit:12}",
        ],
    },
    Case {
        pattern: r"(?:^|\s)--ticket[= ]([A-Za-z0-9]{20,})",
        hides: &[
            "--ticket «{alnum:20}»",
            "run --ticket=«{alnum:40}» -v",
            "a\n--ticket «{alnum:24}»",
        ],
        leaves: &[
            "x--ticket {alnum:20}",
            "--ticket {alnum:19}",
            "--tickets {alnum:20}",
        ],
    },
    Case {
        pattern: "ticket (?:no|nr)[.] (?P<secret>[0-9]{6}) for (.*)",
        hides: &[
            "ticket no. «{digit:6}» for me",
            "ticket nr. «{digit:6}» for you",
        ],
        leaves: &["ticket no {digit:6} for me", "ticket nr. {digit:5}."],
    },
    // A prefix, and then a quote, a blank, an escape, or the end.
    Case {
        pattern: r#"\b(acme_[A-Za-z0-9]{36})(?:[\x60'"\s;]|\\[nr]|$)"#,
        hides: &[
            "acme_«{alnum:36}»",
            "key: 'acme_«{alnum:36}»'",
            "{{\"k\":\"acme_«{alnum:36}»\"}}",
            "acme_«{alnum:36}»\\nnext",
            "a=acme_«{alnum:36}»;b",
            "a `acme_«{alnum:36}»`\n",
        ],
        leaves: &[
            "acme_{alnum:35} x",
            "acme_{alnum:37} x",
            "acme_{alnum:36}.x",
            "xacme_{alnum:36} x",
        ],
    },
    // A vendor's name, an operator, and a value of one shape.
    Case {
        pattern: r#"(?i)[\w.-]{0,50}?(?:vendor)(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[\x60'"\s=]{0,5}([a-z0-9]{32})(?:[\x60'"\s;]|\\[nr]|$)"#,
        hides: &[
            "vendor=«{lowalnum:32}»",
            "VENDOR_API_KEY = \"«{lowalnum:32}»\"",
            "my.vendor-token: '«{lowalnum:32}»'",
            "\"vendorSecret\" => \"«{lowalnum:32}»\",",
            "vendor_key := `«{hex:32}»`",
            "VendorId||«{HEX:32}»;",
        ],
        leaves: &[
            "vendor={lowalnum:31} ",
            "vendor={lowalnum:33} ",
            "vendor {lowalnum:32} ",
            "vendo_r={lowalnum:32} ",
            "vendor={lowalnum:32}/x",
            "vendor{lower:30} = {lowalnum:32} ",
        ],
    },
    // Alternatives, each with a group of its own or none.
    Case {
        pattern: r"alpha=([a-f0-9]{20})|beta_[0-9]{20}",
        hides: &["alpha=«{hex:20}»", "beta_«{digit:20}»"],
        leaves: &["alpha={hex:19}", "beta_{digit:19}", "beta={digit:20}"],
    },
    Case {
        pattern: r"\b((?:AB|CD|EF)[A-Z2-7]{16})\b",
        hides: &["AB«{base32:16}»", "x=EF«{base32:16}»"],
        leaves: &["GH{base32:16}", "AB{base32:15}", "xAB{base32:16}"],
    },
    Case {
        pattern: r"(?i)\b(p8e-[a-z0-9]{32})(?:['\x22\s]|$)",
        hides: &["p8e-«{lowalnum:32}»", "P8E-«{alnum:32}»\n"],
        leaves: &[
            "p8e-{lowalnum:31}",
            "p8e-{lowalnum:32}-",
            "xp8e-{lowalnum:32}",
        ],
    },
    // What lies between the literal and the secret.
    Case {
        pattern: "room-[0-9]{10,13}-([a-zA-Z0-9-]{10,})",
        hides: &[
            "room-{digit:10}-«{alnum:10}»",
            "room-{digit:13}-«{alnum:20}»",
        ],
        leaves: &[
            "room-{digit:9}-{alnum:20}",
            "room-{digit:10}-{alnum:9}",
            "room-{alnum:12}",
        ],
    },
    // URLs.
    Case {
        pattern: r"https://hooks\.acme\.example/(?:services|workflows)/[A-Z0-9]{8}/([A-Za-z0-9]{24})",
        hides: &[
            "https://hooks.acme.example/services/{upalnum:8}/«{alnum:24}»",
            "<https://hooks.acme.example/workflows/{upalnum:8}/«{alnum:24}»>",
        ],
        leaves: &[
            "https://hooks.acme.example/other/{upalnum:8}/{alnum:24}",
            "https://hooks.acme.example/services/{upalnum:8}/{alnum:23}",
            "https://hooks-acme.example/services/{upalnum:8}/{alnum:24}",
        ],
    },
    Case {
        pattern: r"amqp://[^:/\s]{1,40}:([^@/\s]{3,100})@",
        hides: &["amqp://user:«{alnum:12}»@host/v", "amqp://u:«{alnum:3}»@h"],
        leaves: &[
            "amqp://user:{digit:4}/v",
            "amqp://user@host",
            "http://u:{alnum:9}@h",
        ],
    },
    // A block over several lines.
    Case {
        pattern: r"-----BEGIN[ A-Z0-9_-]{0,100}CORP KEY-----[\s\S]{64,}?-----END CORP KEY-----",
        hides: &["-----BEGIN« MY CORP KEY-----\n{b64:64}\n{b64:20}\n-----END CORP KEY-----»"],
        leaves: &[
            "-----BEGIN CORP KEY-----\n{b64:64}",
            "-----BEGIN CERTIFICATE-----\n{b64:64}",
        ],
    },
    // Known by a text inside it: what stands before that is shown.
    Case {
        pattern: r"(?i)[a-z0-9]{14}\.(?-i:infixv1)\.[a-z0-9\-_=]{60,70}",
        hides: &[
            "{alnum:14}.infixv1.«{alnum:62}»",
            "t={alnum:14}.infixv1.«{alnum:70}»;",
        ],
        leaves: &[
            "{alnum:13}.infixv1.{alnum:62}",
            "{alnum:14}.infixv1.{alnum:59}",
        ],
    },
];

/// A redactor of one rule alone.
fn alone(rule: Rule) -> Result<Redactor, BuildError> {
    let id = rule.id.clone();
    Redactor::builder().rule(rule).only([id]).build()
}

fn rule(pattern: &str) -> Rule {
    Rule::new("own").pattern(pattern)
}

fn expanded(template: &str) -> (String, String) {
    let sample = sample::expand(template, 7);
    let text = String::from_utf8(sample.text).unwrap();
    let mut hidden = text.clone();
    for span in sample.spans.into_iter().rev() {
        hidden.replace_range(span, "__REDACTED:own__");
    }
    (text, hidden)
}

/// The output under a cut behind every byte.
fn bytewise(redactor: &Redactor, text: &str) -> String {
    let mut stream = redactor.stream();
    let mut out = Vec::new();
    text.bytes().for_each(|byte| stream.push(&[byte], &mut out));
    stream.finish(&mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn patterns_hide_what_they_say() {
    for case in CASES {
        let redactor = alone(rule(case.pattern)).unwrap();
        for template in case.hides {
            let (text, expected) = expanded(template);
            assert_ne!(text, expected, "{template}: hides nothing");
            assert_eq!(
                redactor.redact_str(&text),
                expected,
                "{}: {template}",
                case.pattern
            );
            assert_eq!(
                bytewise(&redactor, &text),
                expected,
                "{}: {template}",
                case.pattern
            );
        }
        for template in case.leaves {
            let (text, _) = expanded(template);
            assert_eq!(
                redactor.redact_str(&text),
                text,
                "{}: {template}",
                case.pattern
            );
        }
    }
}

/// What is hidden by a rule alone is hidden beside all others.
#[test]
fn the_packages_rules_change_nothing() {
    for case in CASES {
        let redactor = Redactor::builder()
            .rule(rule(case.pattern))
            .build()
            .unwrap();
        for template in case.hides {
            let (text, expected) = expanded(template);
            let output = redactor.redact_str(&text);
            for kept in expected.split("__REDACTED:own__") {
                // What another rule hides too may be a longer span.
                let shown = output.contains(kept) || output.matches("__REDACTED:").count() == 1;
                assert!(shown, "{}: {template}: {output}", case.pattern);
            }
            let sample = sample::expand(template, 7);
            for span in sample.spans {
                assert!(
                    !output.contains(&text[span]),
                    "{}: {template}",
                    case.pattern
                );
            }
        }
    }
}

#[test]
fn what_cannot_be_honoured_is_refused_by_name() {
    let refusal = |rule: Rule| alone(rule).unwrap_err().to_string();
    for (pattern, why) in [
        ("", "it has no pattern"),
        ("a(", "does not parse"),
        (r"ab_(?=c)[a-z]{9}", "does not parse"),
        ("[a-z]{32}", "nothing tells where it may begin"),
        (
            r"\b[0-9a-f]{32}-us[0-9]{1,2}\b",
            "nothing tells where it may begin",
        ),
        ("ab_([a-z]*)", "its secret may be empty"),
        ("ab(?:_([a-z]{9}))+", "stands in a repetition"),
        ("ab_[ab]*a[ab]{16}x", "more than"),
    ] {
        let message = refusal(rule(pattern));
        assert!(message.starts_with("rule 'own': "), "{message}");
        assert!(message.contains(why), "{pattern}: {message}");
    }
    assert!(refusal(rule("ab_([a-z]{9})").secret_group(2)).contains("no group 2"));
    assert!(refusal(rule("ab_([a-z]{9})").secret_name("x")).contains("no group named 'x'"));
    assert!(refusal(rule("ab_[a-z]{9}").entropy(9.0)).contains("from 0 to 8"));
    for id in ["", "Own", "a--b", "a_b", "-a"] {
        let message = refusal(Rule::new(id).pattern("ab_[a-z]{9}"));
        assert!(message.contains("an id is"), "{message}");
    }
    let twice = Redactor::builder().rules([rule("ab_[a-z]{9}"), rule("cd_[a-z]{9}")]);
    assert!(
        twice
            .build()
            .unwrap_err()
            .to_string()
            .contains("another rule")
    );
}

/// Allowed values and examples may be secrets.
#[test]
fn no_message_quotes_a_value() {
    let secret = "hunter".repeat(2);
    let own = || rule("ab_([a-z]{12})");
    let refused: Vec<Builder> = vec![
        Redactor::builder().rule(own().counterexamples([format!("ab_{secret}")])),
        Redactor::builder().rule(own().examples([format!("cd_{secret}")])),
        Redactor::builder().rule(own().allow_patterns([format!("({secret}")])),
        Redactor::builder().rule(own().allow_patterns([format!(r"a\b{secret}")])),
        Redactor::builder().rule(own().allow_leads([format!("({secret}")])),
        Redactor::builder().allow_patterns([format!("{secret})")]),
        Redactor::builder().allow_leads([format!(r"{secret}\b")]),
    ];
    for builder in refused {
        let error = builder.build().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter"), "{error}");
    }
    let allowed = Redactor::builder().allow_values([secret]).build().unwrap();
    assert!(!format!("{allowed:?} {:?}", allowed.notes()).contains("hunter"));
}

#[test]
fn what_is_left_out_is_said() {
    for (pattern, note) in [
        (
            r"\b(?:secret|token)\b.{0,9}\b([0-9a-f]{40})\b",
            "look-around between its parts",
        ),
        (
            r"-----BEGIN[ A-Z0-9_-]{0,100}CORP KEY-----[\s\S]{64,}?-----END CORP KEY-----",
            "it is too big: counts above 16",
        ),
        ("ab_[0-9]{4,}x+[a-z]{4}", "not complete within 1024 bytes"),
        (
            r"amqp://([a-z]{9})@acme",
            "only the first byte is looked at",
        ),
        (
            r"[a-z0-9]{14}\.inner\.[a-z0-9]{60}",
            "what stands before that is shown",
        ),
    ] {
        let redactor = alone(rule(pattern)).unwrap();
        let notes: Vec<String> = redactor.notes().iter().map(Note::to_string).collect();
        assert!(
            notes.iter().any(|said| said.contains(note)),
            "{pattern}: {notes:?}"
        );
        assert!(
            notes.iter().all(|said| said.starts_with("rule 'own': ")),
            "{notes:?}"
        );
    }
    assert!(alone(rule("ab_[a-z]{9}")).unwrap().notes().is_empty());
}

/// What was written for another program is left out where it cannot be honoured.
#[test]
fn imported_rules_fail_alone() {
    let mut other = Rule::new("other").pattern("[a-z]{32}");
    other.imported = true;
    let mut large = Rule::new("large").pattern("ab_[ab]*a[ab]{16}x");
    large.imported = true;
    let builder = Redactor::builder().rules([other, large, rule("ab_[0-9]{9}")]);
    let redactor = builder.build().unwrap();
    assert_eq!(redactor.redact_str("ab_123456789"), "ab___REDACTED:own__");
    let notes: Vec<String> = redactor.notes().iter().map(Note::to_string).collect();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(
        notes[0].starts_with("rule 'other': left out: nothing tells"),
        "{notes:?}"
    );
    assert!(
        notes[1].starts_with("rule 'large': left out: "),
        "{notes:?}"
    );
}

#[test]
fn checks_and_lists() {
    let own = || rule("ab_([a-z0-9]{12})");
    let shows = |rule: Rule, text: &str| alone(rule).unwrap().redact_str(text) == text;
    let (varied, dull) = ("ab_a1b2c3d4e5f6", "ab_aaaaaaaaaaaa");
    assert!(!shows(own().entropy(3.0), varied));
    assert!(shows(own().entropy(3.0), dull));
    assert!(shows(own().stopwords(["B2C"]), varied));
    assert!(!shows(own().stopwords(["b3c"]), varied));
    assert!(shows(own().allow_values(["a1b2c3d4e5f6"]), varied));
    assert!(!shows(own().allow_values(["a1b2c3d4e5f"]), varied));
    assert!(shows(own().allow_patterns(["^a+$"]), dull));
    assert!(!shows(own().allow_patterns(["^a+$"]), varied));
    assert!(shows(
        own().allow_leads(["example: ab_"]),
        &format!("example: {varied}")
    ));
    assert!(!shows(
        own().allow_leads(["example: ab_"]),
        &format!("examples: {varied}")
    ));
    let anchored = Rule::new("own").anchors(["x+y:", "z_"], "[0-9]{9}");
    assert!(!shows(anchored.clone(), "x+y:123456789"));
    assert!(!shows(anchored.clone(), "z_123456789"));
    assert!(shows(anchored, "xxy:123456789"));
}

#[test]
fn lists_for_all_rules() {
    let text = "password=hunter22 token=a1b2c3d4e5f6g7h8";
    let output = |builder: Builder| builder.build().unwrap().redact_str(text).into_owned();
    let hidden = "password=__REDACTED:password__ token=__REDACTED:token__";
    assert_eq!(output(Redactor::builder()), hidden);
    let one = "password=hunter22 token=__REDACTED:token__";
    assert_eq!(output(Redactor::builder().allow_values(["hunter22"])), one);
    assert_eq!(
        output(Redactor::builder().allow_patterns(["hunter[0-9]+"])),
        one
    );
    assert_eq!(output(Redactor::builder().allow_leads(["password="])), one);
    assert_eq!(
        output(Redactor::builder().allow_values(["hunter2"])),
        hidden
    );
}

#[test]
fn examples_are_tried() {
    let own = || {
        rule("ab_([a-z]{9})")
            .examples(["ab_abcdefghi"])
            .counterexamples(["ab_abc"])
    };
    assert!(alone(own()).is_ok());
    let error = |rule: Rule| alone(rule).unwrap_err().to_string();
    let message = error(own().examples(["ab_1"]));
    assert_eq!(message, "rule 'own': its example 2 is not hidden");
    let message = error(own().counterexamples(["ab_abcdefghi"]));
    assert_eq!(message, "rule 'own': its counterexample 2 is hidden");
}

/// Keys of one's own, levels and names.
#[test]
fn choices() {
    let pin = "pin=1234 password=hunter22";
    let output =
        |builder: Builder, text: &str| builder.build().unwrap().redact_str(text).into_owned();
    let strict = Redactor::builder().level(Level::Strict);
    assert_eq!(
        output(strict, pin),
        "pin=1234 password=__REDACTED:password__"
    );
    let by_family = Redactor::builder().skip(["assignment"]);
    assert_eq!(output(by_family, pin), pin);
    let keys = Redactor::builder()
        .extra_keys(["x-corp-ticket"])
        .only(["extra-key"]);
    let (text, hidden) = (
        "X-Corp-Ticket: abc\npassword=x",
        "X-Corp-Ticket: __REDACTED:extra-key__\npassword=x",
    );
    assert_eq!(output(keys, text), hidden);
    let own = rule("ab_[a-z]{9}").level(Level::Paranoid);
    assert!(
        Redactor::builder()
            .rule(own.clone())
            .only(["own"])
            .build()
            .is_err()
    );
    let paranoid = Redactor::builder()
        .rule(own)
        .only(["own"])
        .level(Level::Paranoid);
    assert_eq!(output(paranoid, "ab_abcdefghi"), "ab___REDACTED:own__");
    for builder in [
        Redactor::builder().only(["no-such"]),
        Redactor::builder().skip(["no-such"]),
        Redactor::builder().extra_keys(["x"]),
    ] {
        assert!(builder.build().is_err());
    }
}

/// A mask that is like a literal would hide it from the rule.
#[test]
fn a_mask_must_suit() {
    let mask = crate::Mask::text("[AB_]".trim_matches(['[', ']'])).unwrap_err();
    assert!(mask.to_string().contains("bytes long"));
    let mask = || crate::Mask::text("-AB_C-").unwrap();
    let builder = || Redactor::builder().mask(mask());
    assert!(builder().rule(rule("ab_c[a-z]{9}")).build().is_err());
    assert!(builder().rule(rule("xy_c[a-z]{9}")).build().is_ok());
}
