//! dotenv files, as real parsers read them: whatever one of them finds is hidden.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{bare, printed, run};
use crate::harness::{Dir, success};

/// Lines that parsers read differently, and lines that all read alike. Values are long
/// enough to be used, and no sample of ordinary output holds them.
const FILE: &str = r##"# a comment = not-a-variable-1
PLAIN=hunter2-plain
export EXPORTED=hunter2-exported
SINGLE='hunter2 $PLAIN #single'
DOUBLE="hunter2\n\tdouble\"quoted"
ESCAPED="hunter2\\n-escaped \$PLAIN \`x\` \a\x41"
REFERS=pre-${PLAIN}-post
REFERS_BARE=pre-$PLAIN/post
REFERS_QUOTED="pre ${PLAIN} quoted"
DEFAULT=${NOT_THERE:-hunter2-default}
DEFAULT_NESTED="${NOT_THERE:-${PLAIN}-nested}"
DEFAULT_DASH=${NOT_THERE-hunter2-dash}
HASH=hunter2#hash-inside
COMMENT=hunter2-comment # and a comment
COMMENT_QUOTED="hunter2 # quoted" # and a comment
COMMENT_TIGHT="hunter2-tight"#and-a-comment
SPACED = hunter2 spaced value
LINES="hunter2-line-1
hunter2-line-2
hunter2-line-3"
LINES_SINGLE='hunter2-single-1
hunter2-single-2'
BACK=`hunter2 back`
DOLLARS=hunter2$$word
CONTINUED=hunter2-continued\
hunter2-behind-it
COLON: hunter2-colon
D-K=hunter2-dashed
D.K=hunter2-dotted
MIXED=hunter2"-mixed "'value'
JSON={"key":"hunter2-json","more":[1,2]}
JSON_QUOTED='{"key":"hunter2-json-quoted"}'
URL=postgres://user:hunter2%40url@host/db?a=b#c
UNCLOSED="hunter2-unclosed
AFTER=hunter2-after
QUOTE_INSIDE=hunter2'inside"it
EMPTY=
"##;

/// The same without what a shell does not read as variables.
const SHELL: &str = r##"PLAIN=hunter2-plain
export EXPORTED=hunter2-exported
SINGLE='hunter2 $PLAIN #single'
DOUBLE="hunter2\n\tdouble\"quoted"
REFERS=pre-${PLAIN}-post
REFERS_QUOTED="pre ${PLAIN} quoted"
DEFAULT=${NOT_THERE:-hunter2-default}
DEFAULT_NESTED="${NOT_THERE:-${PLAIN}-nested}"
ALTERNATIVE=${PLAIN:+hunter2-alternative}
HASH=hunter2#hash-inside
COMMENT=hunter2-comment # and a comment
LINES="hunter2-line-1
hunter2-line-2"
CONTINUED=hunter2-continued\
hunter2-behind-it
MIXED=hunter2"-mixed "'value'\!
BLANKS=hunter2\ with\ blanks
"##;

const PYTHON: &str = "import dotenv, json
print(json.dumps({k: v for k, v in dotenv.dotenv_values('.env').items() if v}))";

const NPM: &str = "const parsed = require('dotenv').parse(require('fs').readFileSync('.env'));
console.log(JSON.stringify(parsed))";

const NPM_EXPAND: &str =
    "const parsed = require('dotenv').parse(require('fs').readFileSync('.env'));
console.log(JSON.stringify(require('dotenv-expand').expand({ parsed, processEnv: {} }).parsed))";

const NODE: &str = "console.log(JSON.stringify(process.env))";

const RUBY: &str = "require 'dotenv'; require 'json'
puts Dotenv::Parser.call(File.read('.env')).to_json";

const BASH: &str =
    "set -a; . ./.env; exec python3 -c 'import json, os; print(json.dumps(dict(os.environ)))'";

/// Where the continuous integration puts parsers that come from no system.
fn parsers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/parsers")
}

/// What a parser finds in a file is not in the output.
#[track_caller]
fn assert_hidden(parser: &str, dir: &Dir, found: &str, at_least: usize) {
    let found: serde_json::Map<String, serde_json::Value> = serde_json::from_str(found).unwrap();
    let mut tried = 0;
    for (name, value) in &found {
        let value = value.as_str().unwrap();
        // Shorter ones are not used; and a shell has variables of its own.
        let is_own = |line: &str| {
            let line = line.strip_prefix("export ").unwrap_or(line);
            let rest = line.strip_prefix(name.as_str());
            rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ':']))
        };
        if value.len() < 8 || !FILE.lines().chain(SHELL.lines()).any(is_own) {
            continue;
        }
        let mut command = bare(&["--only", "jwt", "--secrets", "dotenv+all:.env"]);
        command.current_dir(dir.path());
        let outcome = run(command, &format!("<{value}>"));
        assert_eq!(outcome.code, Some(0), "{outcome:?}");
        // Where a parser keeps quotes, they are shown.
        let text = outcome.stdout.trim_matches(['<', '>', '"', '\'', '`']);
        assert!(
            text.starts_with("__REDACTED:") && text.ends_with("__"),
            "{parser} reads {name} as {value:?}, and it is shown: {text:?}"
        );
        let hidden = text.matches("__REDACTED:").count();
        assert_eq!(hidden, 1, "{parser}: {name}: {value:?}: {text:?}");
        tried += 1;
    }
    assert!(tried >= at_least, "{parser}: only {tried} values tried");
}

fn folder(content: &str) -> Dir {
    let dir = Dir::new();
    dir.file(".env", content);
    dir
}

#[test]
fn what_python_reads_is_hidden() {
    let dir = folder(FILE);
    let own = parsers().join("venv/bin/python3");
    let python = if own.exists() { own } else { "python3".into() };
    let mut command = Command::new(python);
    command.args(["-c", PYTHON]).current_dir(dir.path());
    if let Some(found) = printed("python-dotenv", &mut command) {
        assert_hidden("python-dotenv", &dir, &found, 20);
    }
}

#[test]
fn what_npm_reads_is_hidden() {
    let dir = folder(FILE);
    for (name, script, at_least) in [("dotenv", NPM, 25), ("dotenv-expand", NPM_EXPAND, 25)] {
        let mut command = Command::new("node");
        command
            .args(["-e", script])
            .env("NODE_PATH", parsers().join("node_modules"))
            .current_dir(dir.path());
        if let Some(found) = printed(&format!("npm's {name}"), &mut command) {
            assert_hidden(name, &dir, &found, at_least);
        }
    }
}

#[test]
fn what_node_reads_is_hidden() {
    let dir = folder(FILE);
    let mut command = Command::new("node");
    command
        .args(["--env-file=.env", "-e", NODE])
        .current_dir(dir.path());
    if let Some(found) = printed("node --env-file", &mut command) {
        assert_hidden("node", &dir, &found, 20);
    }
}

#[test]
fn what_ruby_reads_is_hidden() {
    let dir = folder(FILE);
    let mut command = Command::new("ruby");
    command.args(["-e", RUBY]).current_dir(dir.path());
    if let Some(found) = printed("ruby's dotenv", &mut command) {
        assert_hidden("ruby-dotenv", &dir, &found, 20);
    }
}

#[test]
fn what_a_shell_reads_is_hidden() {
    let dir = folder(SHELL);
    let mut command = Command::new("bash");
    command.args(["-c", BASH]).current_dir(dir.path());
    if let Some(found) = printed("bash", &mut command) {
        assert_hidden("bash", &dir, &found, 14);
    }
}

#[test]
fn docker_takes_lines_as_they_are() {
    let dir = folder(FILE);
    for line in FILE.lines() {
        let Some((name, value)) = line.split_once('=') else {
            continue;
        };
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
        if value.len() < 8 || !name.bytes().all(is_name) {
            continue;
        }
        let mut command = bare(&["--only", "jwt", "--secrets", "dotenv+all:.env"]);
        command.current_dir(dir.path());
        let text = run(command, &format!("<{value}>")).stdout;
        // What surrounds the value that all others read is no secret.
        assert!(!text.contains("hunter2"), "{name}: {value:?}: {text:?}");
    }
}

#[test]
fn only_telling_names_unless_all_are_asked_for() {
    let dir =
        folder("DB_PASSWORD='hunter2 db'\nDB_USER=hunter2-user\nCACHE=redis://:hunter2-url@h\n");
    let with = |spec: &str| {
        let mut command = bare(&["--secrets", spec]);
        command.current_dir(dir.path());
        run(command, "hunter2 db, hunter2-user, hunter2-url\n")
    };
    assert_eq!(
        with("dotenv:.env"),
        success("__REDACTED:db-password__, hunter2-user, __REDACTED:cache__\n")
    );
    assert_eq!(
        with("dotenv+all:.env"),
        success("__REDACTED:db-password__, __REDACTED:db-user__, __REDACTED:cache__\n")
    );
}

#[test]
fn quotes_stay_where_they_are() {
    let dir = folder("DB_PASSWORD=\"hunter2 db\"\n");
    let mut command = bare(&["--secrets", "dotenv:.env"]);
    command.current_dir(dir.path());
    let input = "{\"note\":\"hunter2 db\"}\n";
    let expected = "{\"note\":\"__REDACTED:db-password__\"}\n";
    assert_eq!(run(command, input), success(expected));
}
