//! `redact secrets export` on one host, `sealed:FILE` on another.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use super::{bare, run};
use crate::harness::{LONG, Run, shell, success};

/// Two values that nobody guesses.
fn values() -> [String; 2] {
    let one = format!("{}{}", "Zx81kQ0vTmRy", "b6Jw93Lq");
    [one.clone(), format!("a/{one}+c==")]
}

/// A directory of this test's own, with a dotenv file of these values and some that
/// cannot be sealed.
fn directory(name: &str, with_weak: bool) -> PathBuf {
    let name = format!("redact-sealed-{name}-{}", std::process::id());
    let directory = std::env::temp_dir().join(name);
    fs::create_dir_all(&directory).unwrap();
    let [one, two] = values();
    let mut text = format!("API_KEY={one}\nDB_PASSWORD='{two}'\n");
    if with_weak {
        text += "OLD_PASSWORD=hunter2-hunter2\nMAIL_PASSWORD='correct horse battery'\n";
    }
    fs::write(directory.join("keys.env"), text).unwrap();
    directory
}

#[test]
fn what_one_host_exports_another_hides() {
    let directory = directory("round", false);
    let (keys, file) = (directory.join("keys.env"), directory.join("keys.sealed"));
    let source = format!("dotenv:{}", keys.display());
    let sealed = format!("sealed:{}", file.display());
    let path = file.to_str().unwrap();
    let export = ["secrets", "export", "--secrets", &source, "-o", path];
    let [one, two] = values();
    // Again, in the place of the first one.
    for _ in 0..2 {
        let outcome = run(bare(&export), "");
        assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""));
        assert_eq!(outcome.stdout, "");
    }
    let text = fs::read_to_string(&file).unwrap();
    assert!(!text.contains(&one) && !text.contains(&two));
    assert!(text.contains("api-key\n") && text.contains("db-password\n"));
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 2);
    fs::remove_file(&keys).unwrap();

    let outcome = run(
        bare(&["--secrets", &sealed]),
        &format!("k={one} p='{two}' x{one} password=hunter2\n"),
    );
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""));
    assert_eq!(
        outcome.stdout,
        format!(
            "k=__REDACTED:api-key__ p='__REDACTED:db-password__' x{one} \
             password=__REDACTED:password__\n"
        )
    );
    let outcome = run(bare(&["--secrets", &sealed, "--secrets-list"]), "");
    assert_eq!(
        outcome.stdout,
        format!("{sealed}: 2 values, known by their fingerprints alone\n")
    );
    fs::remove_dir_all(&directory).unwrap();
}

/// Waits until this line is hidden, as a token.
fn hidden(run: &mut Run, line: &str) {
    let deadline = Instant::now() + LONG;
    let mask = "__REDACTED:a-token__\n";
    assert!(mask.len() > line.len());
    loop {
        run.send(line);
        let mut got = run.receive(line.len(), LONG);
        if got != line.as_bytes() {
            got.extend(run.receive(mask.len() - line.len(), LONG));
            assert_eq!(String::from_utf8(got).unwrap(), mask);
            return;
        }
        assert!(Instant::now() < deadline, "it is still shown");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Sealed values cannot be added; what else is read again is.
#[test]
fn other_sealed_values_are_not_used_before_a_new_start_and_that_is_said() {
    let directory = directory("again", false);
    let path = |name: &str| directory.join(name).display().to_string();
    let (keys, file, other) = (path("keys.env"), path("keys.sealed"), path("other.env"));
    let source = format!("dotenv:{keys}");
    let export = ["secrets", "export", "--secrets", &source, "-o", &file];
    assert_eq!(run(bare(&export), "").code, Some(0));
    fs::write(&other, "A_TOKEN='its 1st value'\n").unwrap();
    let (sealed, other_source) = (format!("sealed:{file}"), format!("dotenv:{other}"));
    let filter = ["--secrets", &sealed, "--secrets", &other_source];
    let mut filter = Run::command(bare(&[&filter[..], &["--reload", "1s"]].concat()));
    hidden(&mut filter, "its 1st value\n");
    let [one, two] = values();
    let new = format!("{one}-{}", "4hQ7");
    fs::write(&keys, format!("NEW_KEY={new}\n")).unwrap();
    assert_eq!(run(bare(&export), "").code, Some(0));
    for line in ["its 2nd value\n", "its 3rd value\n"] {
        fs::write(&other, format!("A_TOKEN='{}'\n", line.trim())).unwrap();
        hidden(&mut filter, line);
    }
    filter.send(format!("{one} {two} {new}\n"));
    filter.end_input();
    let outcome = filter.outcome();
    let wanted = format!("__REDACTED:api-key__ __REDACTED:db-password__ {new}\n");
    assert_eq!((outcome.code, &*outcome.stdout), (Some(0), &*wanted));
    let said = format!(
        "redact: note: {sealed}: it has changed; sealed values are read once, and the old ones \
         stay until redact is started again\n"
    );
    assert_eq!(outcome.stderr, said);
    fs::remove_dir_all(&directory).unwrap();
}

#[test]
fn a_pipe_is_written_to_and_a_link_stays_one() {
    let directory = directory("odd", false);
    let target = directory.join("target");
    fs::write(&target, "old").unwrap();
    symlink(&target, directory.join("link")).unwrap();
    let export = "\"$REDACT\" secrets export --secrets dotenv:keys.env -o";
    let outcome = shell(&format!("{export} link"), &directory);
    assert_eq!(outcome, success(""));
    assert!(directory.join("link").is_symlink());
    let text = fs::read_to_string(&target).unwrap();
    assert!(text.contains("api-key\n"), "{text}");
    let outcome = shell(
        &format!("mkfifo pipe; {export} pipe & cat pipe; wait; test -p pipe"),
        &directory,
    );
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""));
    assert!(outcome.stdout.contains("api-key\n"), "{outcome:?}");
    fs::remove_dir_all(directory).unwrap();
}

#[test]
fn what_is_not_sealed_is_named_and_is_trouble() {
    let directory = directory("weak", true);
    let source = format!("dotenv:{}", directory.join("keys.env").display());
    let outcome = run(bare(&["secrets", "export", "--secrets", &source]), "");
    assert_eq!(outcome.code, Some(1));
    for said in [
        "note: secret \"OLD_PASSWORD\" is not sealed: it could be guessed",
        "note: secret \"MAIL_PASSWORD\" is not sealed: there is white space in it",
        "redact: secrets export: 2 of the values are not in it and will not be hidden",
    ] {
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    }
    assert!(!outcome.stderr.contains("hunter2") && !outcome.stderr.contains("horse"));
    assert!(
        outcome.stdout.starts_with("redact-sealed 1\n"),
        "{}",
        outcome.stdout
    );
    assert!(outcome.stdout.contains("values 2\n"));
    fs::remove_dir_all(&directory).unwrap();
}

#[test]
fn what_cannot_be_used_stops_it() {
    let directory = directory("errors", false);
    let file = directory.join("keys.sealed");
    let source = format!("dotenv:{}", directory.join("keys.env").display());
    let path = file.to_str().unwrap();
    let export = ["secrets", "export", "--secrets", &source, "-o", path];
    assert_eq!(run(bare(&export), "").code, Some(0));
    let sealed = format!("sealed:{}", file.display());
    let failed = |args: &[&str], said: &str| {
        let outcome = run(bare(args), "password=hunter2\n");
        assert_eq!((outcome.code, &*outcome.stdout), (Some(2), ""), "{args:?}");
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    };
    failed(&["secrets", "export"], "no source is named");
    failed(
        &["secrets", "export", "--secrets", &sealed],
        "that is sealed",
    );
    failed(
        &["--secrets", &sealed, "--secrets", &sealed],
        "export all values together",
    );
    failed(&["--secrets", "sealed"], "'sealed' needs more: sealed:FILE");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, &text[..text.len() - 80]).unwrap();
    failed(&["--secrets", &sealed], "it is cut off, or was changed");
    fs::write(&file, "API_KEY=x\n").unwrap();
    failed(
        &["--secrets", &sealed],
        "line 1: this is no file of sealed values",
    );
    fs::remove_file(&file).unwrap();
    failed(&["--secrets", &sealed], "No such file");
    // Where nothing can be written, nothing is left behind.
    let nowhere = directory.join("none/keys.sealed");
    let args = [
        "secrets",
        "export",
        "--secrets",
        &source,
        "-o",
        nowhere.to_str().unwrap(),
    ];
    assert_eq!(run(bare(&args), "").code, Some(1));
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 1);
    fs::remove_dir_all(&directory).unwrap();
}
