//! Where settings come from, and which counts.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::harness::{Dir, Outcome, REDACT, Run, redact, success, token};

/// Runs it in a directory, with a directory for the user's configurations.
#[track_caller]
fn run_in(directory: &Path, user: &Path, args: &[&str], input: &str) -> Outcome {
    let mut command = Command::new(REDACT);
    command
        .args(args)
        .current_dir(directory)
        .env("XDG_CONFIG_HOME", user);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut run = Run::command(command);
    run.send(input);
    run.end_input();
    run.outcome()
}

/// A user's configuration in a directory of its own.
fn user(directory: &Dir, content: &str) -> std::path::PathBuf {
    let user = directory.path().join("user");
    fs::create_dir_all(user.join("redact")).unwrap();
    fs::write(user.join("redact/redact.toml"), content).unwrap();
    user
}

const HIDDEN: &str = "X-Corp-Ticket: __REDACTED:extra-key__\n";
const PLAIN: &str = "X-Corp-Ticket: 4711-ab\n";

#[test]
fn a_configuration_is_found_upward() {
    let dir = Dir::new();
    dir.file("redact.toml", "extra_keys = ['x-corp-ticket']\n");
    let deep = dir.path().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    let run = |args: &[&str]| run_in(&deep, Path::new("/nowhere"), args, PLAIN);
    assert_eq!(run(&[]), success(HIDDEN));
    assert_eq!(run(&["--no-config"]), success(PLAIN));
}

#[test]
fn the_nearest_one_upward_counts_alone() {
    let dir = Dir::new();
    dir.file("redact.toml", "extra_keys = ['x-corp-ticket']\n");
    let deep = dir.path().join("a");
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("redact.toml"), "mask = 'stars'\n").unwrap();
    let input = format!("{PLAIN}password=hunter2\n");
    let expected = format!("{PLAIN}password=********\n");
    assert_eq!(
        run_in(&deep, Path::new("/nowhere"), &[], &input),
        success(&expected)
    );
}

#[test]
fn the_users_own_joins_and_the_nearer_wins_key_by_key() {
    let dir = Dir::new();
    let user = user(&dir, "mask = 'stars'\nextra_keys = ['x-corp-ticket']\n");
    let stars = "X-Corp-Ticket: ********\n";
    assert_eq!(run_in(dir.path(), &user, &[], PLAIN), success(stars));
    dir.file("redact.toml", "mask = 'text:#gone#'\n");
    let gone = "X-Corp-Ticket: #gone#\n";
    assert_eq!(run_in(dir.path(), &user, &[], PLAIN), success(gone));
    assert_eq!(
        run_in(dir.path(), &user, &["--mask=label"], PLAIN),
        success(HIDDEN)
    );
}

#[test]
fn home_is_where_there_is_no_xdg() {
    let dir = Dir::new();
    fs::create_dir_all(dir.path().join(".config/redact")).unwrap();
    fs::write(
        dir.path().join(".config/redact/redact.toml"),
        "extra_keys = ['x-corp-ticket']\n",
    )
    .unwrap();
    let mut command = Command::new(REDACT);
    command
        .current_dir(dir.path())
        .env("XDG_CONFIG_HOME", "")
        .env("HOME", dir.path());
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut run = Run::command(command);
    run.send(PLAIN);
    run.end_input();
    assert_eq!(run.outcome(), success(HIDDEN));
}

#[test]
fn a_named_configuration_is_the_only_one() {
    let dir = Dir::new();
    dir.file("redact.toml", "mask = 'stars'\n");
    let other = dir.file("other.toml", "extra_keys = ['x-corp-ticket']\n");
    let run = |args: &[&str]| run_in(dir.path(), Path::new("/nowhere"), args, PLAIN);
    assert_eq!(run(&["--config", &other]), success(HIDDEN));
    assert_eq!(run(&["--config", &other, "--no-config"]).code, Some(2));
    let missing = run(&["--config", "missing.toml"]);
    assert_eq!(missing.code, Some(2));
    assert!(
        missing
            .stderr
            .starts_with("redact: missing.toml: No such file or directory"),
        "{}",
        missing.stderr
    );
}

#[test]
fn an_error_names_file_and_line_and_nothing_is_read() {
    let dir = Dir::new();
    let token = token();
    for (content, expected) in [
        (
            "\nlevle = 'strict'\n",
            "bad.toml:2: unknown key 'levle'; did you mean 'level'?",
        ),
        (
            "level = 'high'\n",
            "bad.toml:1: 'level': must be strict, normal or paranoid",
        ),
        ("level = \n", "bad.toml:1: not TOML: "),
        (
            "only = ['jwtt']\n",
            "bad.toml:1: there is no rule 'jwtt'. Did you mean jwt",
        ),
        (
            "\n[[rule]]\nid = 'x-y'\npattern = 'xy_('\n",
            "bad.toml:2: rule 'x-y': ",
        ),
        (
            "[[rule]]\nid = 'x-y'\npattern = 'xy_([a-f]{8})'\nexamples = ['xy_abc']\n",
            "bad.toml:1: rule 'x-y': its example 1 is not hidden",
        ),
        (
            "[[rule]]\nid = 'x-y'\npattern = 'xy_([a-f]{8})'\ncounterexamples = ['xy_abc', 'xy_abcdefab']\n",
            "bad.toml:1: rule 'x-y': its counterexample 2 is hidden",
        ),
        (
            "[[rule]]\nid = 'jwt'\npattern = 'xy_([a-f]{8})'\n",
            "bad.toml:1: rule 'jwt': a rule of this package has this id",
        ),
        (
            "[[rule]]\nid = 'extra-key'\npattern = 'xy_([a-f]{8})'\n",
            "bad.toml:1: rule 'extra-key': a rule of this package has this id",
        ),
    ] {
        let path = dir.file("bad.toml", content);
        let outcome = redact(["--config", &path], &token);
        assert_eq!((outcome.code, &*outcome.stdout), (Some(2), ""), "{content}");
        assert!(
            outcome.stderr.contains(expected),
            "{}\n{expected}",
            outcome.stderr
        );
        assert!(outcome.stderr.contains("--help"), "{}", outcome.stderr);
    }
}

#[test]
fn allowed_values_are_left_and_never_shown() {
    let dir = Dir::new();
    let path = dir.file(
        "c.toml",
        "[allow]\nvalues = ['hunter2']\npatterns = ['test-[a-z]+']\nleads = ['old_password=']\n",
    );
    let input = "password=hunter2 password=hunter3 password=test-me old_password=letmein\n";
    let expected =
        "password=hunter2 password=__REDACTED:password__ password=test-me old_password=letmein\n";
    assert_eq!(redact(["--config", &path], input), success(expected));
    let shown = redact(["config", "--config", &path], "");
    assert_eq!(shown.code, Some(0));
    assert!(!shown.stdout.contains("hunter2"), "{}", shown.stdout);
    assert!(
        shown.stdout.contains("values: 1, not shown"),
        "{}",
        shown.stdout
    );
}

#[test]
fn config_prints_what_is_in_force_and_where_it_comes_from() {
    let dir = Dir::new();
    let user = user(&dir, "mask = 'stars'\nlevel = 'strict'\n");
    dir.file(
        "redact.toml",
        "level = 'paranoid'\nwithout = ['cookie']\n[[rule]]\nid = 'corp-ticket'\npattern = '\\bct_([0-9a-f]{16})\\b'\n",
    );
    let shown = run_in(dir.path(), &user, &["config", "--only=jwt,cookie"], "");
    assert_eq!((shown.code, &*shown.stderr), (Some(0), ""));
    for part in [
        "level = \"paranoid\"  # ",
        "redact.toml:1\n",
        "mask = \"stars\"  # ",
        "user/redact/redact.toml:1\n",
        "limit = 16384  # default\n",
        "only = [\"jwt\", \"cookie\"]  # --only\n",
        "without = [\"cookie\"]  # ",
        "id = \"corp-ticket\"\n",
    ] {
        assert!(
            shown.stdout.contains(part),
            "{part} is not in\n{}",
            shown.stdout
        );
    }
    // It can be read again.
    let path = dir.file("again.toml", &shown.stdout);
    let again = run_in(dir.path(), &user, &["config", "--config", &path], "");
    assert_eq!((again.code, &*again.stderr), (Some(0), ""));
    assert!(
        again.stdout.contains("id = \"corp-ticket\"\n"),
        "{}",
        again.stdout
    );
}

/// All that a rule says is printed, but for values that are allowed; and read again it
/// says the same.
#[test]
fn config_prints_rules_whole() {
    let dir = Dir::new();
    let path = dir.file(
        "own.toml",
        r#"[[rule]]
id = "corp-one"
description = "one \"of\" many"
source = "https://corp.example"
family = "corp"
pattern = '\bc1_(x|y)_(?P<it>[0-9a-z]{16})\b'
secret = "it"
keywords = ["c1_"]
entropy = 2.5
level = "normal"
stopwords = ["changeme"]
examples = ["c1_x_0a1b2c3d4e5f6g7h"]
counterexamples = ["c1_x_changeme00000000", "c1_\tz"]
allow = { values = ["0a1b2c3d4e5f6g7x"], patterns = ['0{16}'], leads = ['old c1_x_'] }

[[rule]]
id = "corp-two"
anchors = ["c2+", "c2-"]
secret = "[0-9]{12}"

[[rule]]
id = "corp-three"
pattern = 'c3_([a-z])_([0-9]{12})'
secret = 2
"#,
    );
    let whole = r#"id = "corp-one"
description = "one \"of\" many"
source = "https://corp.example"
family = "corp"
pattern = "\\bc1_(x|y)_(?P<it>[0-9a-z]{16})\\b"
secret = "it"
entropy = 2.5
level = "normal"
keywords = ["c1_"]
stopwords = ["changeme"]
examples = ["c1_x_0a1b2c3d4e5f6g7h"]
counterexamples = ["c1_x_changeme00000000", "c1_\u0009z"]
allow.patterns = ["0{16}"]
allow.leads = ["old c1_x_"]
# allow.values: 1, not shown
"#;
    let shown = redact(["config", "--rules", &path, "--no-config"], "");
    assert_eq!((shown.code, &*shown.stderr), (Some(0), ""));
    assert!(shown.stdout.contains(whole), "{}", shown.stdout);
    for part in [r#"pattern = "(?:c2\\+|c2\\-)([0-9]{12})""#, "secret = 2\n"] {
        assert!(shown.stdout.contains(part), "{part}\n{}", shown.stdout);
    }
    assert!(!shown.stdout.contains("0a1b2c3d4e5f6g7x"));
    let again = dir.file("again.toml", &shown.stdout);
    let again = redact(["config", "--config", &again], "");
    let rules = |text: &str| -> Vec<String> {
        let rules = text.split("\n[[rule]]").skip(1);
        rules
            .map(|rule| rule.split_once('\n').unwrap().1.to_owned())
            .collect()
    };
    assert_eq!(rules(&again.stdout).len(), 3, "{}", again.stderr);
    // What was not shown is gone.
    let shown = shown.stdout.replace("# allow.values: 1, not shown\n", "");
    assert_eq!(rules(&again.stdout), rules(&shown));
}

/// Of another program's file only what runs is printed as if it were ours.
#[test]
fn config_prints_imported_rules_that_run() {
    let dir = Dir::new();
    let path = dir.file(
        "gitleaks.toml",
        "[[rules]]\nid = 'one'\nregex = '''\\b(one_[a-z0-9]{20})\\b'''\n\n\
         [[rules]]\nid = 'everything'\nregex = '''.{20}'''\n",
    );
    let shown = redact(["config", "--rules", &path, "--no-config"], "").stdout;
    for part in [
        "\nid = \"one\"\n",
        "\n# left out: nothing tells",
        "\n# id = \"everything\"\n",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    let again = dir.file("again.toml", &shown);
    let again = redact(["config", "--config", &again], "");
    assert_eq!((again.code, &*again.stderr), (Some(0), ""));
}

#[test]
fn families_can_be_chosen() {
    let input = format!("{} password=hunter2\n", token());
    let outcome = redact(["--only", "github"], &input);
    assert!(
        outcome.stdout.ends_with("__ password=hunter2\n"),
        "{outcome:?}"
    );
    let outcome = redact(["--skip", "github,assignment"], &input);
    assert_eq!(outcome, success(&input));
}

#[test]
fn levels_are_taken_from_options_and_files() {
    let dir = Dir::new();
    let path = dir.file(
        "c.toml",
        "[[rule]]\nid = 'maybe'\npattern = 'maybe_([a-f]{12})'\nlevel = 'paranoid'\n",
    );
    let input = "maybe_abcdefabcdef\n";
    let run = |args: &[&str]| redact([&["--rules", &path], args].concat(), input);
    assert_eq!(run(&[]), success(input));
    assert_eq!(run(&["--level=strict"]), success(input));
    assert_eq!(
        run(&["--level", "paranoid"]),
        success("maybe___REDACTED:maybe__\n")
    );
    assert_eq!(run(&["--level", "high"]).code, Some(2));
}
