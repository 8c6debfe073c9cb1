//! Nothing waits for a full buffer or a newline.

use std::ffi::CStr;
use std::fs::File;
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use crate::harness::{MASKED, REDACT, Run, SHORT, success, token};

/// Generous: on an idle machine it takes well under a millisecond.
const SOON: Duration = Duration::from_secs(2);

#[test]
fn a_prompt_appears_at_once_through_a_pipe() {
    let mut run = Run::new([""; 0]);
    // Waits for the start, which is not what is timed.
    run.send("ready\n");
    run.expect("ready\n");
    // The password's prompt comes last: whatever followed would be the password.
    for prompt in [
        "Continue? [y/N] ",
        "50 %",
        "\r51 %",
        "a",
        " ",
        "\n",
        "Password: ",
    ] {
        let sent = Instant::now();
        run.send(prompt);
        run.expect(prompt);
        assert!(
            sent.elapsed() < SOON,
            "{prompt:?} took {:?}",
            sent.elapsed()
        );
    }
}

#[test]
fn a_prompt_appears_at_once_on_a_terminal() {
    let (ours, theirs) = terminal();
    let mut command = Command::new(REDACT);
    command.stdin(Stdio::piped()).stdout(theirs);
    let mut run = Run::command(command);
    run.read_from(ours);
    run.send("ready\nName: ");
    run.expect("ready\r\nName: ");
    run.send("Password: ");
    run.expect("Password: ");
}

#[test]
fn what_is_typed_on_a_terminal_passes_at_once() {
    let (ours, theirs) = terminal();
    // Else the terminal itself keeps what is typed until the end of the line.
    let mut settings = tcgetattr(&theirs).unwrap();
    settings.make_raw();
    tcsetattr(&theirs, OptionalActions::Now, &settings).unwrap();
    let mut command = Command::new(REDACT);
    command.stdin(theirs).stdout(Stdio::piped());
    let mut run = Run::command(command);
    run.stdin = Some(Box::new(File::from(ours)));
    for typed in ["y", "es", "\r"] {
        run.send(typed);
        run.expect(typed);
    }
}

#[test]
fn a_lead_is_shown_and_its_secret_never() {
    let mut run = Run::new([""; 0]);
    let token = token();
    run.send("token is ghp_");
    run.expect("token is ghp_");
    run.send(&token[4..30]);
    run.expect_silence();
    run.send(&token[30..]);
    run.expect("__REDACTED:github-token__");
    run.send(" ok");
    run.expect(" ok");
}

#[test]
fn a_token_split_anywhere_is_masked_and_nothing_of_it_shows_in_between() {
    let text = format!("remote: {} done", token());
    let lead_ends = "remote: ghp_".len();
    let mut runs: Vec<(usize, Run)> = (1..text.len())
        .map(|cut| (cut, Run::new([""; 0])))
        .collect();
    for (cut, run) in &mut runs {
        run.send(&text[..*cut]);
    }
    // All of them together, so that the pause is paid for once.
    thread::sleep(SHORT);
    for (cut, run) in &mut runs {
        let shown = String::from_utf8(run.receive(lead_ends.min(*cut), SOON)).unwrap();
        assert_eq!(shown, text[..lead_ends.min(*cut)], "cut at {cut}");
    }
    for (cut, run) in &mut runs {
        if (lead_ends..text.len() - " done".len()).contains(cut) {
            let more = run.receive(1024, Duration::ZERO);
            assert_eq!(String::from_utf8_lossy(&more), "", "cut at {cut}");
        }
        run.send(&text[*cut..]);
        run.end_input();
        let outcome = run.outcome();
        let shown = &text[..lead_ends.min(*cut)];
        let whole = format!("{shown}{}", outcome.stdout);
        assert_eq!(whole, format!("remote: {MASKED} done"), "cut at {cut}");
        assert_eq!(
            (outcome.code, &*outcome.stderr),
            (Some(0), ""),
            "cut at {cut}"
        );
    }
}

#[test]
fn the_end_of_input_settles_what_was_held() {
    let half = &token()[..20];
    let mut run = Run::new([""; 0]);
    run.send(half);
    run.expect("ghp_");
    run.end_input();
    assert_eq!(run.outcome(), success(&half[4..]));
}

/// A pseudo-terminal: our side, and the side a program sees.
fn terminal() -> (OwnedFd, OwnedFd) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap();
    let name: &CStr = &name;
    let theirs = rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    (ours, theirs)
}
