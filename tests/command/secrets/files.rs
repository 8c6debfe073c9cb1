//! Files, directories, JSON, YAML, netrc.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use super::{bare, printed, run};
use crate::harness::{Dir, success};

/// Redacts with one source.
#[track_caller]
fn with(spec: &str, input: &str) -> String {
    let outcome = run(bare(&["--secrets", spec]), input);
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""), "{spec}");
    outcome.stdout
}

#[test]
fn a_file_is_its_lines_or_one_value() {
    let dir = Dir::new();
    let path = dir.file("tokens.txt", "hunter2-one\r\n\nhunter2-two");
    assert_eq!(
        with(&format!("file:{path}"), "hunter2-one hunter2-two\n"),
        "__REDACTED:tokens-txt-1__ __REDACTED:tokens-txt-3__\n"
    );
    let path = dir.file("pw", "hunter2 one\nhunter2 two\n");
    assert_eq!(
        with(
            &format!("file+whole:{path}"),
            "x hunter2 one\nhunter2 two\ny\n"
        ),
        "x __REDACTED:pw__\ny\n"
    );
}

#[test]
fn a_pipe_is_a_file() {
    let mut command = Command::new("bash");
    command
        .args([
            "-c",
            "echo 'a hunter2-piped b' | $REDACT --secrets file:<(echo hunter2-piped)",
        ])
        .env("REDACT", crate::harness::REDACT)
        .env("XDG_CONFIG_HOME", "/nowhere");
    let output = command.output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "a __REDACTED:value-1__ b\n"
    );
}

#[test]
fn docker_secrets_are_files() {
    let dir = Dir::new();
    dir.file("db_password", "hunter2-docker\n");
    dir.file(".dockerconfigjson", "hunter2-dotted");
    let spec = format!("dir:{}", dir.path().display());
    assert_eq!(
        with(&spec, "hunter2-docker hunter2-dotted\n"),
        "__REDACTED:db-password__ __REDACTED:dockerconfigjson__\n"
    );
}

/// As a kubelet lays them out, before and after a rotation.
#[test]
fn volumes_of_kubernetes_are_followed_through_their_links() {
    let dir = Dir::new();
    let root = dir.path();
    let version = |name: &str, value: &str| {
        fs::create_dir_all(root.join(name).join("group")).unwrap();
        fs::write(root.join(name).join("password"), value).unwrap();
        fs::write(root.join(name).join("group/user"), format!("{value}-user")).unwrap();
    };
    version("..2026_01_01", "hunter2-old");
    symlink("..2026_01_01", root.join("..data")).unwrap();
    symlink("..data/password", root.join("password")).unwrap();
    symlink("..data/group", root.join("group")).unwrap();
    // Links may lead in circles.
    symlink(".", root.join("again")).unwrap();
    let spec = format!("dir:{}", root.display());
    let input = "hunter2-old-user hunter2-old hunter2-new\n";
    assert_eq!(
        with(&spec, input),
        "__REDACTED:group-user__ __REDACTED:password__ hunter2-new\n"
    );
    version("..2026_01_02", "hunter2-new");
    symlink("..2026_01_02", root.join("..data_tmp")).unwrap();
    fs::rename(root.join("..data_tmp"), root.join("..data")).unwrap();
    assert_eq!(
        with(&spec, input),
        "hunter2-old-user hunter2-old __REDACTED:password__\n"
    );
}

#[test]
fn credentials_of_systemd_are_where_it_says() {
    let dir = Dir::new();
    dir.file("api.token", "hunter2-unit");
    let mut command = bare(&["--secrets", "dir"]);
    command.env("CREDENTIALS_DIRECTORY", dir.path());
    assert_eq!(
        run(command, "hunter2-unit\n"),
        success("__REDACTED:api-token__\n")
    );
}

#[test]
fn json_and_yaml_are_their_values() {
    let dir = Dir::new();
    let json = dir.file(
        "a.json",
        r#"{"db": {"password": "hunter2\n\u00e9-json"}, "ids": [987654321012345]}"#,
    );
    assert_eq!(
        with(&format!("json:{json}"), "hunter2\né-json 987654321012345\n"),
        "__REDACTED:db-password__ __REDACTED:ids-0__\n"
    );
    let yaml = dir.file(
        "a.yaml",
        "db:\n  password: 'hunter2''yaml'\n---\nkey: >-\n  folded\n  hunter2\n",
    );
    assert_eq!(
        with(&format!("yaml:{yaml}"), "hunter2'yaml folded hunter2\n"),
        "__REDACTED:db-password__ __REDACTED:key__\n"
    );
}

#[test]
fn secrets_of_kubernetes_are_decoded() {
    let literal = "--from-literal=password=hunter2-literal";
    let dir = Dir::new();
    let file = dir.file("key.bin", "hunter2\u{1}-file\n");
    let from_file = format!("--from-file=key={file}");
    for format in ["yaml", "json"] {
        let mut command = Command::new("kubectl");
        command
            .args(["create", "secret", "generic", "app", literal, &from_file])
            .args(["--dry-run=client", "-o", format]);
        let Some(manifest) = printed("kubectl", &mut command) else {
            return;
        };
        let path = dir.file("secret", &manifest);
        assert_eq!(
            with(
                &format!("{format}:{path}"),
                "hunter2-literal hunter2\u{1}-file\n"
            ),
            "__REDACTED:app-password__ __REDACTED:app-key__"
        );
    }
}

#[test]
fn netrc_is_found_at_home() {
    let dir = Dir::new();
    dir.file(
        ".netrc",
        "machine api.example login bob password hunter2-netrc\n",
    );
    let mut command = bare(&["--secrets", "netrc"]);
    command.env("HOME", dir.path());
    assert_eq!(
        run(command, "bob hunter2-netrc\n"),
        success("bob __REDACTED:api-example-password__\n")
    );
    let other = dir.file(
        "other",
        "default password \"hunter2 quoted\" account hunter2-account\n",
    );
    let spec = format!("netrc:{other}");
    let expected = "__REDACTED:default-password__ __REDACTED:default-account__\n";
    assert_eq!(with(&spec, "hunter2 quoted hunter2-account\n"), expected);
}

/// What Python's readers find is hidden.
#[test]
fn what_other_readers_find_is_hidden() {
    let dir = Dir::new();
    dir.file(
        "a.netrc",
        "# c\nmachine a login b password hunter2-first\nmachine c\n\tlogin d\n\taccount hunter2-second\n\tpassword \"hunter2 \\\"third\\\"\"\n",
    );
    dir.file(
        "a.yaml",
        "a: &x hunter2-plain # c\nb: \"hunter2\\t\\x41double\"\nc: ['hunter2-flow', *x]\nd: |\n  hunter2-block\n  more-of-it\ne: >\n  hunter2-folded\n  more-of-it\n",
    );
    let netrc = "import netrc\nfor user, account, password in netrc.netrc('a.netrc').hosts.values():\n print(account or '')\n print(password)";
    let yaml = "import yaml\ndef leaves(x):\n  if isinstance(x, dict): [leaves(v) for v in x.values()]\n  elif isinstance(x, list): [leaves(v) for v in x]\n  else: print(x)\nleaves(yaml.safe_load(open('a.yaml')))";
    for (spec, script, count) in [("netrc:a.netrc", netrc, 3), ("yaml:a.yaml", yaml, 7)] {
        let mut python = Command::new("python3");
        python.args(["-c", script]).current_dir(dir.path());
        let Some(found) = printed("a reader of Python's", &mut python) else {
            continue;
        };
        assert!(found.matches("hunter2").count() >= count - 1, "{found}");
        let mut command = bare(&["--secrets", spec]);
        command.current_dir(dir.path());
        let outcome = run(command, &found);
        assert!(!outcome.stdout.contains("hunter2"), "{}", outcome.stdout);
        assert!(!outcome.stdout.contains("more-of-it"), "{}", outcome.stdout);
    }
}
