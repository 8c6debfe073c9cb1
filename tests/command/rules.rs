//! Rules: listed, shown, tried, and a user's own.

use crate::harness::{Dir, MASKED, redact, success, token};

const OWN: &str = r#"
[[rule]]
id = "corp-ticket"
description = "ticket of the \"corporate\" login"
family = "corp"
source = "https://corp.example/tickets"
pattern = '\bct_([0-9a-f]{16})\b'
examples = ["ct_0123456789abcdef"]
counterexamples = ["ct_0123"]
"#;

fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .map(|line| line.split_whitespace().next().unwrap_or_default())
        .collect()
}

#[test]
fn the_list_as_json_says_the_same_as_the_list() {
    let dir = Dir::new();
    let path = dir.file("own.toml", OWN);
    let list = redact(["rules", "--rules", &path], "");
    assert_eq!(list, redact(["rules", "list", "--rules", &path], ""));
    let json = redact(["rules", "list", "--json", "--rules", &path], "");
    assert_eq!((json.code, &*json.stderr), (Some(0), ""));
    let parsed: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let rows = parsed.as_array().unwrap();
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, lines(&list.stdout));
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "an id twice");
    for row in rows {
        for key in ["id", "family", "about", "level", "source"] {
            assert!(row[key].is_string(), "{row}");
        }
    }
    let own = rows.iter().find(|row| row["id"] == "corp-ticket").unwrap();
    assert_eq!(own["about"], "ticket of the \"corporate\" login");
    assert_eq!(
        (&own["family"], &own["level"]),
        (&"corp".into(), &"strict".into())
    );
}

#[test]
fn the_list_holds_what_is_in_use() {
    let list = redact(["rules", "--only=jwt,github-token"], "");
    let mut ids = lines(&list.stdout);
    ids.sort_unstable();
    assert_eq!(
        ids,
        ["github-token", "jwt", "jwt-base64"],
        "a family, and a rule"
    );
}

#[test]
fn a_rule_of_ones_own_hides() {
    let dir = Dir::new();
    let path = dir.file("own.toml", OWN);
    let input = format!("got ct_00c0ffee00c0ffee and {}\n", token());
    let expected = format!("got ct___REDACTED:corp-ticket__ and {MASKED}\n");
    assert_eq!(redact(["--rules", &path], &input), success(&expected));
    let alone = "got ct___REDACTED:corp-ticket__ and";
    let outcome = redact(["--rules", &path, "--only", "corp-ticket"], &input);
    assert!(outcome.stdout.starts_with(alone) && outcome.stdout.contains(&token()));
    let outcome = redact(["--rules", &path, "--skip", "corp"], &input);
    assert!(outcome.stdout.starts_with("got ct_00c0ffee00c0ffee"));
}

#[test]
fn rules_of_several_files_join() {
    let dir = Dir::new();
    let one = dir.file(
        "one.toml",
        "[[rule]]\nid = 'one'\npattern = 'one_([0-9]{12})'\n",
    );
    let two = dir.file(
        "two.toml",
        "[[rule]]\nid = 'two'\npattern = 'two_([0-9]{12})'\n",
    );
    assert_eq!(
        redact(
            ["--rules", &one, "--rules", &two],
            "one_123456789012 two_123456789012\n"
        ),
        success("one___REDACTED:one__ two___REDACTED:two__\n")
    );
}

#[test]
fn show_tells_facts_patterns_and_examples() {
    let shown = redact(["rules", "show", "github-token"], "");
    assert_eq!((shown.code, &*shown.stderr), (Some(0), ""));
    for part in [
        "github-token  GitHub",
        "family",
        "https://",
        "ghp_",
        "secret",
        "hides",
        MASKED,
    ] {
        assert!(
            shown.stdout.contains(part),
            "{part} is not in\n{}",
            shown.stdout
        );
    }
    let shown = redact(["rules", "show", "password"], "");
    assert!(shown.stdout.contains("keys"), "{}", shown.stdout);
    let dir = Dir::new();
    let path = dir.file("own.toml", OWN);
    let shown = redact(["rules", "show", "corp-ticket", "--rules", &path], "");
    for part in [
        "own.toml:2",
        r"\bct_([0-9a-f]{16})\b",
        "ct_0123456789abcdef",
        "ct___REDACTED:corp-ticket__",
        "ct_0123\n",
    ] {
        assert!(
            shown.stdout.contains(part),
            "{part} is not in\n{}",
            shown.stdout
        );
    }
}

/// What runs is shown: all that the file says of a rule, and what is left out of it.
#[test]
fn show_tells_all_of_a_users_rule() {
    let dir = Dir::new();
    let path = dir.file(
        "gitleaks.toml",
        "[[rules]]\nid = 'one'\nregex = 'one_(a|b)_([a-z0-9]{20}).{30}'\nsecretGroup = 2\nentropy = 3.5\n\
         keywords = ['one_']\npath = 'x'\n[[rules.allowlists]]\nregexes = ['^a+$']\nstopwords = ['dummy']\n\n\
         [[rules]]\nid = 'everything'\nregex = '.{20}'\n",
    );
    let show = |id: &str| redact(["rules", "show", id, "--rules", &path], "").stdout;
    let shown = show("one");
    for line in [
        "  pattern   one_(a|b)_([a-z0-9]{20}).{30}\n",
        "  group     2\n",
        "  keywords  one_\n",
        "  entropy   3.5 bits per byte\n",
        "  stopwords dummy\n",
        "  allows    a+\n",
        "  note      'path' is left out: it counts whatever the file\n",
        "  note      of what must follow the secret only the first byte is looked at\n",
    ] {
        assert!(shown.contains(line), "{line}{shown}");
    }
    let shown = show("everything");
    assert!(
        shown.contains("  note      left out: nothing tells"),
        "{shown}"
    );
}

#[test]
fn showing_an_unknown_rule_suggests_one() {
    let shown = redact(["rules", "show", "github-tokn"], "");
    assert_eq!((shown.code, &*shown.stdout), (Some(2), ""));
    assert!(
        shown.stderr.contains("Did you mean github-token"),
        "{}",
        shown.stderr
    );
}

#[test]
fn test_explains_findings_and_shows_none() {
    let token = token();
    let input = format!("first\n  with {token} and\npassword=hunter2\n");
    let tried = redact(["rules", "test"], &input);
    assert_eq!((tried.code, &*tried.stderr), (Some(0), ""));
    let expected = "2:12  github-token  36 bytes hidden behind 'ghp_'\n\
                    3:10  password  7 bytes hidden behind 'password='\n";
    assert!(tried.stdout.starts_with(expected), "{}", tried.stdout);
    for secret in [&token[4..], "hunter2"] {
        assert!(!tried.stdout.contains(secret), "{}", tried.stdout);
    }
    let dir = Dir::new();
    let path = dir.file("sample", &input);
    assert_eq!(redact(["rules", "test", &path], ""), tried);
}

#[test]
fn test_explains_near_misses() {
    let dir = Dir::new();
    let path = dir.file("c.toml", "[allow]\nvalues = ['letmein']\n");
    let token = token();
    for (input, args, expected) in [
        (
            token[..20].to_owned(),
            vec![],
            "1:5  github-token  behind 'ghp_': the first 16 bytes fit",
        ),
        (
            format!("ghp_{}", "x".repeat(36)),
            vec![],
            "1:5  github-token  behind 'ghp_': the check fails",
        ),
        (
            "password=${PASSWORD}".to_owned(),
            vec![],
            "1:10  password  behind 'password=': it is a placeholder",
        ),
        (
            "password=letmein".to_owned(),
            vec!["--config", &*path],
            "1:10  password  behind 'password=': it is on an allow-list",
        ),
        (
            token.clone(),
            vec!["--skip=github-token"],
            "1:5  github-token  behind 'ghp_': the rule is left out",
        ),
    ] {
        let tried = redact([vec!["rules", "test"], args].concat(), &input);
        assert_eq!((tried.code, &*tried.stderr), (Some(0), ""));
        assert!(
            tried.stdout.starts_with("nothing is hidden\n"),
            "{}",
            tried.stdout
        );
        assert!(
            tried.stdout.contains(expected),
            "{expected}\n{}",
            tried.stdout
        );
        assert!(!tried.stdout.contains(&token[4..]), "{}", tried.stdout);
    }
}

#[test]
fn a_rule_below_its_level_is_a_near_miss() {
    let dir = Dir::new();
    let path = dir.file(
        "own.toml",
        "[[rule]]\nid = 'maybe'\npattern = 'maybe_([a-f]{12})'\nlevel = 'paranoid'\n",
    );
    let tried = redact(["rules", "test", "--rules", &path], "maybe_abcdefabcdef");
    let expected = "the rule is not in use below the level paranoid";
    assert!(tried.stdout.contains(expected), "{}", tried.stdout);
}

/// What is explained is what is done.
#[test]
fn explanations_agree_with_the_filter() {
    let builder = redact_stream::Redactor::builder();
    let redactor = builder.clone().build().unwrap();
    let ids: Vec<String> = builder.facts().into_iter().map(|facts| facts.id).collect();
    for id in ids {
        for (text, _) in builder.detail(&id).unwrap().examples.into_iter().take(1) {
            let mut output = Vec::new();
            let mut at = 0;
            for finding in builder.explain(&text).unwrap().findings {
                output.extend_from_slice(&text[at..finding.start]);
                output.extend(format!("__REDACTED:{}__", finding.rule).bytes());
                at = finding.end;
            }
            output.extend_from_slice(&text[at..]);
            // A mask in place of a number is quoted.
            let plain = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('"', "");
            assert_eq!(plain(&output), plain(&redactor.redact(&text)), "{id}");
        }
    }
}
