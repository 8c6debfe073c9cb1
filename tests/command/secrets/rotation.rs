//! A secret that is rotated again and again, under a filter that runs on.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use rustix::process::Signal;

use super::bare;
use crate::harness::{Dir, LONG, Run};

/// How often it is rotated.
const ROTATIONS: usize = 100;

/// Letters and digits, as a store makes a password.
fn value(number: usize) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    let mut seed = number as u64 + 1;
    let mut letter = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(LETTERS[(seed >> 33) as usize % LETTERS.len()])
    };
    (0..30).map(|_| letter()).collect()
}

fn base64(value: &str) -> String {
    let mut command = Command::new("base64");
    let mut run = command
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut run.stdin.take().unwrap(), value.as_bytes()).unwrap();
    String::from_utf8(run.wait_with_output().unwrap().stdout).unwrap()
}

/// Mounts a value as Kubernetes does: another directory, and a link that is exchanged.
fn mount(volume: &Path, number: usize) {
    let name = format!("..{number}");
    fs::create_dir(volume.join(&name)).unwrap();
    fs::write(volume.join(&name).join("password"), value(number)).unwrap();
    symlink(&name, volume.join("..new")).unwrap();
    fs::rename(volume.join("..new"), volume.join("..data")).unwrap();
    if let Some(before) = number.checked_sub(1) {
        fs::remove_dir_all(volume.join(format!("..{before}"))).unwrap();
    } else {
        symlink("..data/password", volume.join("password")).unwrap();
    }
}

/// What a program prints that uses this value: as it is, encoded, and cut by a write.
fn talk(run: &mut Run, number: usize) {
    let value = value(number);
    let (first, second) = value.split_at(1 + number % 28);
    run.send(format!(
        "login with {value} or {{\"password\":\"{value}\"}} {first}"
    ));
    run.send(format!(
        "{second} Basic {}",
        base64(&format!("bob:{value}"))
    ));
}

/// Waits until it has written this, and returns all that came before.
#[track_caller]
fn read_until(run: &mut Run, mark: &str) -> String {
    let mut text = String::new();
    while !text.ends_with(mark) {
        let more = run.receive(1, LONG);
        assert!(!more.is_empty(), "{text:?}");
        text.push_str(&String::from_utf8_lossy(&more));
    }
    text
}

/// A source that fails, or a value that cannot be used, is no reason to show what is new
/// elsewhere.
#[test]
fn what_can_be_read_is_hidden_though_not_all_can() {
    let dir = Dir::new();
    let one = dir.file("one.env", "A_PASSWORD=hunter2-old\n");
    let two = dir.file("two.env", "B_PASSWORD=hunter2-two\n");
    let specs = [format!("dotenv:{one}"), format!("dotenv:{two}")];
    let args = [
        "--only",
        "jwt",
        "--secrets",
        &specs[1],
        "--secrets",
        &specs[0],
    ];
    let mut run = Run::command(bare(&args));
    run.send("ready\n");
    run.expect("ready\n");
    fs::write(&one, "A_PASSWORD=hunter2-new\n").unwrap();
    fs::remove_file(&two).unwrap();
    run.signal(Signal::HUP);
    let said = run.complaint();
    assert!(
        said.contains("reload failed") && said.contains("two.env"),
        "{said}"
    );
    run.send("hunter2-new hunter2-old hunter2-two\n");
    let masks = "__REDACTED:a-password__ __REDACTED:a-password__ __REDACTED:b-password__\n";
    run.expect(masks);
    fs::write(
        &two,
        "B_PASSWORD=x__REDACTED:a-password__y\nC_PASSWORD=hunter2-third\n",
    )
    .unwrap();
    run.signal(Signal::HUP);
    assert!(run.complaint().contains("reload failed"));
    run.send("hunter2-third\n");
    run.expect("__REDACTED:c-password__\n");
}

#[test]
fn no_value_appears_in_a_hundred_rotations_and_memory_does_not_grow() {
    let dir = Dir::new();
    mount(dir.path(), 0);
    let spec = format!("dir:{}", dir.path().display());
    let mut run = Run::command(bare(&["--only", "jwt", "--secrets", &spec]));
    run.send("ready\n");
    run.expect("ready\n");
    let memory = |run: &Run| run.status("VmRSS:").parse::<usize>().unwrap();
    let (mut output, mut settled) = (String::new(), 0);
    for number in 1..=ROTATIONS {
        mount(dir.path(), number);
        run.signal(Signal::HUP);
        // Under load: nothing waits for the reading.
        talk(&mut run, number - 1);
        let said = run.complaint();
        assert_eq!(said, "redact: note: secrets: read again, 1 new\n");
        talk(&mut run, number);
        talk(&mut run, number / 2);
        run.send(format!("rotation {number}\n"));
        output.push_str(&read_until(&mut run, &format!("rotation {number}\n")));
        if number == ROTATIONS / 2 {
            settled = memory(&run);
        }
    }
    let grown = memory(&run).saturating_sub(settled);
    // Nothing new: nothing is kept.
    for _ in 0..ROTATIONS {
        run.signal(Signal::HUP);
        assert_eq!(
            run.complaint(),
            "redact: note: secrets: read again, 0 new\n"
        );
    }
    let grown_by_nothing = memory(&run).saturating_sub(settled + grown);
    run.end_input();
    assert_eq!(run.outcome().code, Some(0));
    assert_eq!(
        output.matches("__REDACTED:password__").count(),
        12 * ROTATIONS
    );
    for number in 0..=ROTATIONS {
        let value = value(number);
        let windows = value.as_bytes().windows(6);
        let mut shown = windows.filter(|part| {
            let part = std::str::from_utf8(part).unwrap();
            output.contains(part)
        });
        assert_eq!(shown.next(), None, "of value {number}");
    }
    // In kilobytes. Fifty values in all spellings have thirty thousand bytes.
    assert!(grown < 2048, "{grown} kB");
    assert!(grown_by_nothing < 1024, "{grown_by_nothing} kB");
}
