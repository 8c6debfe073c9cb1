//! A configuration of the size and shape that gitleaks' users have: written here,
//! rule by rule, from made-up vendors.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::harness::{Dir, redact};

/// How many rules the configuration has.
const RULES: usize = 222;

/// A made-up vendor: three syllables.
fn vendor(nth: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "bo", "ke", "zu", "mi", "ra", "vo", "te", "qu", "xa", "dy", "fo", "gi", "hu", "ji", "lo",
        "wy",
    ];
    [nth % 16, nth / 16 % 16, (nth * 7 + 3) % 16]
        .map(|at| SYLLABLES[at])
        .concat()
}

/// A rule in one of the shapes that such files have.
fn rule(nth: usize) -> String {
    let vendor = vendor(nth);
    let head =
        format!("[[rules]]\nid = \"{vendor}-api-key\"\ndescription = \"A key of {vendor}.\"\n");
    let assigned = |value: &str| {
        format!(
            r#"(?i)[\w.-]{{0,50}}?(?:{vendor})(?:[ \t\w.-]{{0,20}})[\s'"]{{0,3}}(?:=|>|:{{1,3}}=|\|\||:|=>|\?=|,)[\x60'"\s=]{{0,5}}({value})(?:[\x60'"\s;]|\\[nr]|$)"#
        )
    };
    let (regex, rest) = match nth % 6 {
        0 => (assigned("[a-z0-9]{32}"), "entropy = 3\n"),
        1 => (assigned("[a-f0-9]{8}-(?:[a-f0-9]{4}-){3}[a-f0-9]{12}"), ""),
        2 => (
            format!(r"\b({vendor}_[A-Za-z0-9]{{36}})\b"),
            "entropy = 3\n",
        ),
        3 => (
            format!(r#"\b({vendor}-(?:live|test)_[a-zA-Z0-9]{{24,64}})(?:[\x60'"\s;]|\\[nr]|$)"#),
            "",
        ),
        4 => (
            assigned("[a-z0-9=_-]{40,64}"),
            "entropy = 3.5\n[[rules.allowlists]]\nregexes = ['''^[a-z-]+$''', '''EXAMPLE''']\nstopwords = [\"example\", \"changeme\"]\n",
        ),
        _ => (
            format!(r"{vendor}\.[A-Za-z0-9_-]{{22}}\.[A-Za-z0-9_-]{{43}}"),
            "secretGroup = 0\n[rules.allowlist]\npaths = ['''\\.lock$''']\n",
        ),
    };
    let keywords = format!("keywords = [\"{vendor}\"]\n");
    // What follows a table's header belongs to that table.
    let (values, tables) = match rest.find('[') {
        Some(at) if rest[at..].starts_with("[[") || rest[at..].starts_with("[rules") => {
            rest.split_at(at)
        }
        _ => (rest, ""),
    };
    format!("{head}regex = '''{regex}'''\n{values}{keywords}{tables}\n")
}

pub(crate) fn configuration() -> String {
    let mut text = String::from(
        "title = \"made up\"\n\n[allowlist]\ndescription = \"everywhere\"\npaths = ['''(?i)\\.(?:png|jpe?g)$''']\n\
         regexes = ['''(?i)^true|false|null$''', '''^\\$(?:\\d+|{\\d+})$''']\n\n",
    );
    for nth in 0..RULES {
        let _ = write!(text, "{}", rule(nth));
    }
    text
}

/// A value of the length and the letters that a rule asks for.
fn value(length: usize) -> String {
    "k7m2x9q4w8z1c5v3b6n0"
        .chars()
        .cycle()
        .take(length)
        .collect()
}

#[test]
fn it_loads_soon_and_filters() {
    let dir = Dir::new();
    let path = dir.file("gitleaks.toml", &configuration());
    let (v0, v2, v5) = (vendor(0), vendor(2), vendor(5));
    let input = format!(
        "{v0}_key = \"{}\"\nuses {v2}_{} now\nsees {v5}.{}.{}\nplain line\n",
        value(32),
        value(36),
        value(22),
        value(43)
    );
    let begin = Instant::now();
    let outcome = redact(["--rules", &path], &input);
    // A generous bound: the machine may be busy, and this may be a debug build.
    assert!(begin.elapsed() < Duration::from_secs(10));
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    for (rule, hidden) in [(&v0, value(32)), (&v2, value(36)), (&v5, value(43))] {
        assert!(!outcome.stdout.contains(&hidden), "{}", outcome.stdout);
        assert!(
            outcome.stdout.contains(&format!(":{rule}-api-key__")),
            "{}",
            outcome.stdout
        );
    }
    assert!(outcome.stdout.ends_with("plain line\n"));
    // Notes come, each line in one form, before anything is read.
    assert!(
        outcome
            .stderr
            .lines()
            .all(|line| line.starts_with("redact: note: ")),
        "{}",
        outcome.stderr
    );
    assert!(
        outcome.stderr.contains("paths and commits"),
        "{}",
        outcome.stderr
    );
}

/// What many rules ask for is one line, which names them all; what few do, a line each.
#[test]
fn equal_notes_are_folded() {
    let dir = Dir::new();
    let path = dir.file("gitleaks.toml", &configuration());
    let outcome = redact(["--rules", &path, "--no-config"], "");
    let folded: Vec<&str> = (outcome.stderr.lines())
        .filter(|line| line.contains(" rules: "))
        .collect();
    let count = (0..RULES).filter(|nth| nth % 6 == 5).count();
    let begins = format!(
        "redact: note: {path}: {count} rules: paths and commits of an allow-list are left out: \
         a stream has none: {}-api-key, ",
        vendor(5)
    );
    assert_eq!(folded.len(), 1, "{}", outcome.stderr);
    assert!(folded[0].starts_with(&begins), "{}", folded[0]);
    assert_eq!(folded[0].matches("-api-key").count(), count);
    // And the file's own.
    assert_eq!(outcome.stderr.lines().count(), 2, "{}", outcome.stderr);

    let rule = |id: &str| format!("[[rules]]\nid = '{id}'\npath = 'x'\n");
    let path = dir.file("few.toml", &(rule("one") + &rule("two")));
    let outcome = redact(["--rules", &path, "--no-config"], "");
    assert_eq!(
        outcome.stderr.matches(": rule '").count(),
        2,
        "{}",
        outcome.stderr
    );
}

#[test]
fn every_rule_is_there() {
    let dir = Dir::new();
    let path = dir.file("gitleaks.toml", &configuration());
    let list = redact(["rules", "list", "--rules", &path], "");
    let found = (0..RULES)
        .filter(|&nth| list.stdout.contains(&format!("{}-api-key ", vendor(nth))))
        .count();
    assert_eq!(found, RULES);
}

#[test]
fn what_cannot_be_honoured_is_said_by_name_and_the_rest_runs() {
    let dir = Dir::new();
    let path = dir.file(
        "gitleaks.toml",
        "[extend]\nuseDefault = true\ndisabledRules = [\"npm-token\"]\n\n\
         [[rules]]\nid = \"key-files\"\npath = '''\\.pem$'''\n\n\
         [[rules]]\nid = \"Corp Token\"\nregex = '''\\b(corp_[a-z0-9]{20})\\b'''\nkeywords = [\"corp_\"]\n\
         [[rules.allowlists]]\nregexTarget = \"line\"\nregexes = ['''test''']\n\n\
         [[rules]]\nid = \"everything\"\nregex = '''.{20}'''\n",
    );
    let input = format!("corp_{} npm_{}\n", value(20), "a1B2c3D4e5F6".repeat(3));
    let outcome = redact(["--rules", &path], &input);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(
        outcome
            .stdout
            .starts_with("corp___REDACTED:corp-token__ npm_a1B2"),
        "{}",
        outcome.stdout
    );
    for part in [
        "'key-files'",
        "'Corp Token' is called 'corp-token'",
        "'everything'",
        "on the line",
    ] {
        assert_eq!(
            outcome.stderr.matches(part).count(),
            1,
            "{part}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn another_file_can_be_extended() {
    let dir = Dir::new();
    let base = dir.file(
        "base.toml",
        "[[rules]]\nid = \"one\"\nregex = '''\\b(one_[a-z0-9]{20})\\b'''\n\n\
         [[rules]]\nid = \"two\"\nregex = '''\\b(two_[a-z0-9]{20})\\b'''\n",
    );
    let path = dir.file(
        "gitleaks.toml",
        &format!("[extend]\npath = \"{base}\"\ndisabledRules = [\"two\"]\n"),
    );
    let input = format!("one_{0} two_{0}\n", value(20));
    let outcome = redact(["--rules", &path, "--no-config"], &input);
    assert_eq!(
        outcome.stdout,
        format!("one___REDACTED:one__ two_{}\n", value(20)),
        "{}",
        outcome.stderr
    );
}

/// A first group that only joins words is not the secret.
#[test]
fn a_group_of_words_does_not_stand_for_the_secret() {
    let dir = Dir::new();
    let path = dir.file(
        "gitleaks.toml",
        "[[rules]]\nid = 'corp-login'\nregex = '''(https?|ftp)://[a-z]{1,20}:[^@\\s/]{3,40}@corp'''\n\n\
         [[rules]]\nid = 'corp-hook'\nregex = '''hooks\\.corp\\.example/(services|workflows)/[A-Z0-9]{8}/[a-z0-9]{24}'''\n\n\
         [[rules]]\nid = 'corp-key'\nregex = '''corp_(live|test)_([a-z0-9]{20})'''\nsecretGroup = 2\n",
    );
    let (login, hook, key) = (value(12), value(24), value(20));
    let input = format!(
        "ftp://app:{login}@corp\nhooks.corp.example/workflows/AB12CD34/{hook}\ncorp_live_{key}\n"
    );
    let only = "--only=corp-login,corp-hook,corp-key";
    let outcome = redact(["--rules", &path, "--no-config", only], &input);
    for secret in [&login, &hook, &key] {
        assert!(!outcome.stdout.contains(&secret[..6]), "{outcome:?}");
    }
    for begin in [
        "ftp://__REDACTED:corp-login__",
        "hooks.corp.example/workflows/",
        "corp_live___REDACTED:corp-key__",
    ] {
        assert!(outcome.stdout.contains(begin), "{outcome:?}");
    }
}

/// A mark inside a token, and nothing that says where the token begins: what stands
/// before the mark is shown, what follows is hidden, wherever the token stands.
#[test]
fn a_mark_inside_a_token_needs_no_border() {
    let dir = Dir::new();
    let path = dir.file(
        "gitleaks.toml",
        "[[rules]]\nid = 'corp-infix'\nregex = '''[A-Za-z0-9]{20,40}T3CorpM7[A-Za-z0-9]{20}'''\n\n\
         [[rules]]\nid = 'corp-bounded'\nregex = '''\\b([a-z0-9]{16}Zq9Corp[a-z0-9]{16})\\b'''\n\n\
         [[rules]]\nid = 'corp-dotted'\nregex = '''[a-z0-9]{14}\\.corpv1\\.[a-z0-9_-]{40}'''\n",
    );
    let args = [
        "--rules",
        &path,
        "--no-config",
        "--only=corp-infix,corp-bounded,corp-dotted",
    ];
    let tokens = [
        format!("{}T3CorpM7{}", value(20), value(20)),
        format!("{}Zq9Corp{}", value(16), value(16)),
        format!("{}.corpv1.{}", value(14), value(40)),
    ];
    let places = [
        ("", ""),
        ("x ", " y"),
        ("\"", "\","),
        ("a=", "&b"),
        ("\\n", "\\n"),
        ("(", ")"),
    ];
    for (token, mark) in tokens.iter().zip(["T3CorpM7", "Zq9Corp", ".corpv1."]) {
        let end = token.find(mark).unwrap() + mark.len();
        let lines = places.map(|(before, after)| format!("{before}{token}{after}\n"));
        let outcome = redact(args, &lines.concat());
        assert!(!outcome.stdout.contains(&token[..end + 4]), "{outcome:?}");
        let masks = outcome.stdout.matches("__REDACTED:corp-").count();
        assert_eq!(masks, places.len(), "{outcome:?}");
    }
    // In a longer run only the rule without a border counts.
    let (longer, bounded) = (
        format!("{}{}\n", value(9), tokens[0]),
        format!("{}{}\n", value(9), tokens[1]),
    );
    let outcome = redact(args, &format!("{longer}{bounded}"));
    let masks = outcome.stdout.matches("__REDACTED:corp-infix__").count();
    assert_eq!(masks, 1, "{outcome:?}");
    assert!(outcome.stdout.ends_with(&bounded), "{outcome:?}");
}

/// An id of the package's is another rule: each can be shown and left out by itself.
#[test]
fn an_id_of_the_package_gets_a_name_of_its_own() {
    let dir = Dir::new();
    let path = dir.file(
        "gitleaks.toml",
        "[[rules]]\nid = 'jwt'\ndescription = 'their JWT'\nregex = '''\\b(jw_[a-z0-9]{20})\\b'''\n\n\
         [[rules]]\nid = 'private-key'\nregex = '''\\b(pk_[a-z0-9]{20})\\b'''\n",
    );
    let (first, second) = (format!("jw_{}", value(20)), format!("pk_{}", value(20)));
    let input = format!("{first} {second}\n");
    let outcome = redact(["--rules", &path, "--no-config"], &input);
    let expected = "jw___REDACTED:gitleaks-jwt__ pk___REDACTED:gitleaks-private-key__\n";
    assert_eq!(outcome.stdout, expected, "{}", outcome.stderr);
    let said = outcome.stderr.matches("a rule of this package has that id");
    assert_eq!(said.count(), 2, "{}", outcome.stderr);
    let skip = "--skip=gitleaks-jwt";
    let outcome = redact(["--rules", &path, "--no-config", skip], &input);
    assert!(outcome.stdout.starts_with(&first), "{outcome:?}");
    let shown = redact(["rules", "show", "gitleaks-jwt", "--rules", &path], "").stdout;
    assert!(shown.contains("their JWT"), "{shown}");
    assert!(shown.contains("(jw_[a-z0-9]{20})"), "{shown}");
    let shown = redact(["rules", "show", "jwt", "--rules", &path], "").stdout;
    assert!(shown.contains("JSON Web Token"), "{shown}");
    assert!(!shown.contains("(jw_"), "{shown}");
    // Disabled by the name that is written there.
    let top = dir.file(
        "top.toml",
        &format!("[extend]\npath = '{path}'\ndisabledRules = ['private-key']\n"),
    );
    let outcome = redact(["--rules", &top, "--no-config"], &input);
    assert!(
        outcome.stdout.ends_with(&format!(" {second}\n")),
        "{outcome:?}"
    );
}
