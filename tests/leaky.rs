//! The example that leaks in every way: its secrets show without protection, and none does
//! with it.
//!
//! This program is the example, too, if it is called so: what is run is never out of date.

#![allow(clippy::print_stdout)]

use std::process::{Command, Output};

#[path = "../examples/leaky.rs"]
mod leaky;

/// Set for the call that is to be the example.
const CHILD: &str = "LEAKY_CHILD";

fn main() -> Result<(), leaky::Failure> {
    if std::env::var_os(CHILD).is_some() {
        return leaky::main();
    }
    for backtrace in ["0", "1", "full"] {
        leaks_everywhere_without_protection(backtrace);
        leaks_nowhere_with_it(backtrace);
    }
    println!("leaky: {} ways, all of them closed", ways().count());
    Ok(())
}

fn ways() -> impl Iterator<Item = &'static str> {
    let names = leaky::WAYS.iter().map(|(name, _)| *name);
    names.chain([leaky::RETURNED])
}

fn run(arguments: &[&str], backtrace: &str) -> (Output, String, String) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(arguments)
        .env(CHILD, "1")
        .env("RUST_BACKTRACE", backtrace)
        .output()
        .unwrap();
    let stdout = String::from_utf8(output.stdout.clone()).unwrap();
    let stderr = String::from_utf8(output.stderr.clone()).unwrap();
    (output, stdout, stderr)
}

fn leaks_everywhere_without_protection(backtrace: &str) {
    let (output, stdout, stderr) = run(&[], backtrace);
    // As with any error that `main` returns.
    assert_eq!(output.status.code(), Some(1));
    for way in ways() {
        let secret = &leaky::secret(way)[4..];
        let shown = stdout.contains(secret) || stderr.contains(secret);
        assert!(shown, "{way}: this one does not leak:\n{stdout}{stderr}");
    }
}

fn leaks_nowhere_with_it(backtrace: &str) {
    let (output, stdout, stderr) = run(&["--protect"], backtrace);
    assert_eq!(output.status.code(), Some(1));
    for way in ways() {
        let secret = leaky::secret(way);
        let body = &secret.as_bytes()[4..];
        // Not a part of it either.
        for part in body.windows(8).map(|part| str::from_utf8(part).unwrap()) {
            assert!(!stdout.contains(part), "{way}:\n{stdout}");
            assert!(!stderr.contains(part), "{way}:\n{stderr}");
        }
        // It has not been kept silent: what the program said is there, but for the secret.
        let said = stdout.contains(way) || stderr.contains(way) || way == leaky::RETURNED;
        assert!(said, "{way}: nothing was said:\n{stdout}{stderr}");
    }
    let masks = stdout.matches("__REDACTED:").count() + stderr.matches("__REDACTED:").count();
    assert!(masks >= ways().count(), "{stdout}{stderr}");
    let returned = "\nError: error sending request for url (https://api.example/?token=__REDACTED:";
    assert!(stderr.contains(returned), "{stderr}");
}
