//! Arguments, help, the list of rules.

use crate::harness::{MASKED, ended, redact, success, token};

#[test]
fn masks_a_token_and_names_the_rule() {
    let input = format!("cloning with {}\n", token());
    assert_eq!(
        redact([""; 0], &input),
        success(&format!("cloning with {MASKED}\n"))
    );
}

#[test]
fn mask_styles() {
    let input = format!("<{}>", token());
    let masked = |style: &str| redact(["--mask", style], &input);
    assert_eq!(masked("label"), success(&format!("<{MASKED}>")));
    assert_eq!(masked("stars"), success("<ghp_********>"));
    assert_eq!(masked("text:__gone__"), success("<ghp___gone__>"));
}

#[test]
fn only_and_skip_choose_rules() {
    let input = format!("<{}>", token());
    let masked = format!("<{MASKED}>");
    assert_eq!(redact(["--only", "github-token"], &input), success(&masked));
    assert_eq!(
        redact(["--only=npm-token, github-token"], &input),
        success(&masked)
    );
    assert_eq!(
        redact(["--only=npm-token", "--only=github-token"], &input),
        success(&masked)
    );
    assert_eq!(redact(["--only", "npm-token"], &input), success(&input));
    assert_eq!(redact(["--skip", "github-token"], &input), success(&input));
    assert_eq!(redact(["--skip", "npm-token"], &input), success(&masked));
}

#[test]
fn an_unknown_rule_is_an_error_with_a_suggestion() {
    let outcome = redact(["--skip", "github-tokn"], "");
    assert_eq!(outcome.code, Some(2));
    assert_eq!(outcome.stdout, "");
    let expected = "redact: --skip: there is no rule 'github-tokn'. Did you mean github-token";
    assert!(outcome.stderr.starts_with(expected), "{}", outcome.stderr);
}

#[test]
fn nothing_is_read_again_where_nothing_was_read() {
    let outcome = redact(["--reload", "30s"], "");
    assert_eq!((outcome.code, &*outcome.stdout), (Some(2), ""));
    assert!(outcome.stderr.starts_with("redact: --reload: no secrets"));
    let outcome = redact(["--reload", "500ms"], "");
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.contains("at least 1s"), "{}", outcome.stderr);
}

#[test]
fn no_rule_at_all_is_an_error() {
    let outcome = redact(["--only=github-token", "--skip=github-token"], "");
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome.stderr.contains("leave no rule"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn wrong_arguments_are_errors_and_nothing_is_read() {
    for args in [
        &["--nonsense"][..],
        &["--mask", "blue"],
        &["--mask", "text:x"],
        &["--only"],
    ] {
        let outcome = redact(args, "input");
        assert_eq!((outcome.code, &*outcome.stdout), (Some(2), ""), "{args:?}");
        assert!(outcome.stderr.starts_with("redact: "), "{}", outcome.stderr);
        assert!(outcome.stderr.contains("--help"), "{}", outcome.stderr);
    }
}

#[test]
fn errors_show_neither_secrets_nor_control_characters() {
    let token = token();
    for args in [
        [format!("--{token}")],
        [format!("--mask={token}")],
        [format!("--only={token}")],
    ] {
        let outcome = redact(args, "");
        assert_eq!(outcome.code, Some(2));
        assert!(!outcome.stderr.contains(&token[4..]), "{}", outcome.stderr);
    }
    let outcome = redact(["--mask=a\x1b[2Jb\rc"], "");
    assert!(
        outcome.stderr.contains(r"a\u{1b}[2Jb\rc"),
        "{}",
        outcome.stderr
    );
    assert!(
        !outcome.stderr.contains(['\x1b', '\r']),
        "{}",
        outcome.stderr
    );
}

#[test]
fn help_teaches() {
    let long = redact(["--help"], "");
    assert_eq!((long.code, &*long.stderr), (Some(0), ""));
    for part in [
        "before ",
        "after ",
        "app 2>&1 | redact",
        "Exit status:",
        "Signals:",
        "--only",
        "--rules",
        "--level",
        "redact.toml",
    ] {
        assert!(
            long.stdout.contains(part),
            "{part:?} is not in:\n{}",
            long.stdout
        );
    }
    let short = redact(["-h"], "");
    assert_eq!((short.code, &*short.stderr), (Some(0), ""));
    assert!(short.stdout.len() < long.stdout.len() / 2);
    assert!(short.stdout.contains("app 2>&1 | redact"));
}

#[test]
fn tells_its_version() {
    let expected = format!("redact {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(redact(["--version"], ""), success(&expected));
    assert_eq!(redact(["-V"], ""), success(&expected));
}

#[test]
fn lists_the_rules_in_columns() {
    let list = redact(["rules"], "");
    assert_eq!((list.code, &*list.stderr), (Some(0), ""));
    let is_used = |rule: &redact_stream::RuleInfo| rule.level <= redact_stream::Level::Normal;
    let rules: Vec<_> = redact_stream::rules().filter(is_used).collect();
    assert_eq!(list.stdout.lines().count(), rules.len());
    let column = 2 + rules.iter().map(|rule| rule.id.len()).max().unwrap();
    for (line, rule) in list.stdout.lines().zip(rules) {
        assert_eq!(line[..column].trim_end(), rule.id);
        assert_eq!(&line[column..], rule.about);
    }
}

#[test]
fn rules_takes_no_files() {
    assert_eq!(redact(["rules", "a.log"], "").code, Some(2));
}

#[test]
fn a_word_after_a_file_is_a_file() {
    let outcome = redact(["-", "rules"], "input\n");
    assert_eq!(
        outcome,
        ended(1, "input\n", "redact: rules: No such file or directory\n")
    );
}
