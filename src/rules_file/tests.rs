use super::*;

fn failure(text: &str) -> String {
    parse(text, "redact.toml").unwrap_err().to_string()
}

#[test]
fn our_format() {
    let file = parse(
        "level = 'strict'\nonly = ['jwt']\nextra_keys = ['x-corp']\nmask = 'stars'\nlimit = 4_096\n\
         [allow]\nvalues = ['a']\npatterns = ['b+']\nleads = ['c=']\n\
         [[rule]]\nid = 'one'\npattern = 'one_(\\d{8})'\nsecret = 1\nentropy = 2\n\
         allow = { values = ['x'] }\n\n\
         [[rule]]\nid = 'two'\nanchors = ['two_', 'zwei_']\nsecret = '[a-z]{8}'\nlevel = 'paranoid'\n",
        "redact.toml",
    )
    .unwrap();
    let settings = &file.settings;
    assert_eq!(
        settings.level,
        Some(Setting::new(Level::Strict, "redact.toml:1"))
    );
    assert_eq!(settings.limit, Some(Setting::new(4096, "redact.toml:5")));
    assert_eq!(
        settings.allow_patterns,
        Some(Setting::new(vec!["b+".to_owned()], "redact.toml:8"))
    );
    let ids: Vec<_> = file.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, ["one", "two"]);
    assert_eq!(file.rules[0].origin.as_deref(), Some("redact.toml:10"));
    assert_eq!(file.rules[1].pattern, "(?:two_|zwei_)([a-z]{8})");
    assert_eq!(file.rules[1].level, Level::Paranoid);
    assert!(file.notes.is_empty());
}

#[test]
fn sources_of_secrets_are_kept_with_their_line() {
    let file = parse("\nsecrets = ['env', 'dotenv:.env']", "redact.toml").unwrap();
    let sources = vec!["env".to_owned(), "dotenv:.env".to_owned()];
    let expected = Some(Setting::new(sources, "redact.toml:2"));
    assert_eq!(file.settings.secrets, expected);
    let error = failure("secrets = 'env'");
    assert!(error.contains("redact.toml:1"), "{error}");
}

#[test]
fn errors_name_file_line_rule_and_cause() {
    for (text, expected) in [
        ("\nlevel = = 1", "redact.toml:2: not TOML: "),
        (
            "a = 1\nlevle = 'strict'",
            "redact.toml:1: unknown key 'a'; ",
        ),
        (
            "\n\nlevle = 'strict'",
            "redact.toml:3: unknown key 'levle'; did you mean 'level'?",
        ),
        (
            "level = 'high'",
            "redact.toml:1: 'level': must be strict, normal or paranoid",
        ),
        (
            "[[rules]]\nid = 'a'\npattern = 'x'",
            "redact.toml:3: rule 'a': 'pattern': [[rules]] are gitleaks' and have a 'regex'; write [[rule]]",
        ),
        (
            "only = 'jwt'",
            "redact.toml:1: 'only': must be an array of strings, is a string",
        ),
        (
            "only = [\n'jwt',\n2]",
            "redact.toml:3: 'only': must be an array of strings, is a whole number",
        ),
        (
            "limit = -1",
            "redact.toml:1: 'limit': must be a whole number from 0, is a whole number",
        ),
        (
            "mask = 'blue'",
            "redact.toml:1: 'mask': must be label, stars or text:TEXT",
        ),
        (
            "[rule]\nid = 'x'",
            "redact.toml:1: 'rule': must be tables: [[rule]], is a table",
        ),
        (
            "\n[[rule]]\npattern = 'x'",
            "redact.toml:2: a rule without 'id'",
        ),
        (
            "[[rule]]\nid = 'A b'",
            "redact.toml:2: rule 'A b': 'id': must be lower-case",
        ),
        (
            "[[rule]]\nid = 'x'\n",
            "redact.toml:1: rule 'x': it has neither 'pattern' nor 'anchors'",
        ),
        (
            "[[rule]]\nid = 'x'\npattern = 'x_(a)'\nkeyword = ['x']",
            "redact.toml:4: rule 'x': unknown key 'keyword'; did you mean 'keywords'?",
        ),
        (
            "[[rule]]\nid = 'x'\npattern = 'x_(a)'\n[rule.allow]\nvalue = []",
            "redact.toml:5: rule 'x': unknown key 'value'; did you mean 'values'?",
        ),
        (
            "[[rule]]\nid = 'x'\nanchors = ['x_']",
            "redact.toml:1: rule 'x': with 'anchors', 'secret' is the pattern behind them",
        ),
        (
            "[[rule]]\nid = 'x'\npattern = 'x_(a)'\n[[rule]]\nid = 'x'\npattern = 'x_(b)'",
            "redact.toml:4: rule 'x': there is another rule of this id before it",
        ),
    ] {
        let failure = failure(text);
        assert!(failure.starts_with(expected), "{failure}\n  for {text}");
    }
}

#[test]
fn an_error_shows_no_value() {
    let secret = "s3cret-value";
    for text in [
        format!("[allow]\nvalues = '{secret}'"),
        format!("[allow]\nvalues = ['{secret}', 1]"),
        format!("[allow]\nvalues = ['{secret}"),
        format!("[allow]\nvalues = {secret}"),
    ] {
        let failure = failure(&text);
        assert!(!failure.contains(secret), "{failure}");
    }
}

#[test]
fn gitleaks_is_known_and_taken_as_it_is() {
    let file = parse(
        "title = 'ours'\nnovelty = 1\n[extend]\nuseDefault = true\ndisabledRules = ['npm-token', 'no-such']\n\
         [allowlist]\npaths = ['x']\nregexes = ['EXAMPLE$']\nstopwords = ['dummy']\n\
         [[rules]]\nid = 'Corp_Key'\ndescription = 'key'\nregex = '''corp_([a-z]{12})'''\nsecretGroup = 1\n\
         entropy = 3.5\nkeywords = ['corp_']\npath = 'x'\ntags = ['a']\n\
         [[rules.allowlists]]\nregexTarget = 'line'\nregexes = ['x']\n\
         [[rules]]\nid = 'paths'\npath = '\\.pem$'\n\
         [[rules]]\nid = 'changed'\n[rules.allowlist]\nregexes = ['x']\n",
        "g.toml",
    )
    .unwrap();
    assert_eq!(file.rules.len(), 1);
    let rule = &file.rules[0];
    assert_eq!(
        (rule.id.as_str(), rule.family.as_str()),
        ("corp-key", "gitleaks")
    );
    assert_eq!(rule.allow.patterns.len(), 1);
    assert_eq!(rule.stopwords, ["dummy"]);
    assert!(rule.imported);
    let without = file.settings.without.as_ref().map(|s| s.value.clone());
    assert_eq!(without, Some(vec!["npm-token".to_owned()]));
    let notes: Vec<String> = file.notes.iter().map(ToString::to_string).collect();
    for part in [
        "paths and commits",
        "'novelty'",
        "no-such",
        "rule 'paths': it looks at paths",
        "rule 'changed': it has no 'regex'",
    ] {
        assert_eq!(
            notes.iter().filter(|n| n.contains(part)).count(),
            1,
            "{part}: {notes:?}"
        );
    }
    for part in [
        "'Corp_Key' is called 'corp-key'",
        "'path' is left out",
        "on the line",
    ] {
        assert!(
            rule.notes.iter().any(|n| n.contains(part)),
            "{part}: {:?}",
            rule.notes
        );
    }
}

#[test]
fn a_list_with_and_is_left_out_whole() {
    let file = parse(
        "[[rules]]\nid = 'x'\nregex = 'x_([a-z]{12})'\n[[rules.allowlists]]\ncondition = 'AND'\n\
         regexes = ['a']\npaths = ['b']\n",
        "g.toml",
    )
    .unwrap();
    assert!(file.rules[0].allow.is_empty());
    assert!(file.rules[0].notes[0].contains("AND"));
}

#[test]
fn nearer_settings_win_key_by_key() {
    let near = parse("level = 'strict'", "near").unwrap().settings;
    let far = parse("level = 'paranoid'\nmask = 'stars'", "far")
        .unwrap()
        .settings;
    let both = near.or(far);
    assert_eq!(both.level.unwrap().value, Level::Strict);
    assert_eq!(&*both.mask.unwrap().origin, "far:2");
}
