//! The one door to standard error.
//!
//! A message can quote what it complains about: a file's name, an argument. A
//! token passed by mistake would then stand in the very log this program was
//! to keep clean, and a file's name can hold escape sequences that drive the
//! terminal. So everything foreign in a message is redacted, with all rules
//! whatever `--only` and `--skip` say, and control characters are spelled out.
//! Nothing else in this program writes to standard error.

use std::io::{self, Write};
use std::panic;
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};

use redact_stream::{Redactor, Secret};

use crate::exit::Exit;

/// Says that something went wrong with `subject`, and why.
pub(crate) fn report(subject: &str, why: &str) {
    // One at a time: `password: No such file` read as a whole is a password.
    say(&format!("redact: {}: {}\n", clean(subject), clean(why)));
}

/// The same for an error of the operating system.
pub(crate) fn report_io(subject: &str, error: &io::Error) {
    report(subject, &reason(error));
}

/// Complains about the command line.
pub(crate) fn usage(message: &str) -> Exit {
    say(&format!(
        "redact: {}\n\nFor more information, try 'redact --help'.\n",
        clean(message)
    ));
    Exit::Usage
}

/// Says something that is no error.
pub(crate) fn note(message: &str) {
    say(&format!("redact: note: {}\n", clean(message)));
}

/// The same in the words of the argument parser, which bring their own layout.
pub(crate) fn usage_parsed(error: &clap::Error) -> Exit {
    let text = error.render().to_string();
    // Redacted as a whole, since an argument may have several lines.
    let text = redacted(text.strip_prefix("error: ").unwrap_or(&text).trim_end());
    let lines: Vec<String> = text.lines().map(spelled_out).collect();
    say(&format!("redact: {}\n", lines.join("\n")));
    Exit::Usage
}

/// From now on a bug ends the program with one line of its own making: what a
/// panic carries is not shown, since it could quote input.
pub(crate) fn guard_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|at| format!(" ({}:{})", at.file(), at.line()));
        say(&format!(
            "redact: stopped by a bug in redact{}\n",
            place.unwrap_or_default()
        ));
        process::exit(Exit::Bug.code().into());
    }));
}

/// The system's words for an error, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// Fit to be shown, on one line.
pub(crate) fn clean(text: &str) -> String {
    spelled_out(&redacted(text))
}

/// What messages are redacted with. Most runs have nothing to say, and should not
/// build rules for it.
#[derive(Default)]
struct Messages {
    redactor: Option<Redactor>,
    /// Others add to it what becomes known.
    is_shared: bool,
    /// Known secrets that are not in it yet.
    secrets: Vec<Secret>,
}

static MESSAGES: Mutex<Messages> = Mutex::new(Messages {
    redactor: None,
    is_shared: false,
    secrets: Vec::new(),
});

/// Messages are redacted with this one, which has all rules and all that is known, now and
/// later.
pub(crate) fn redact_with(redactor: &Redactor) {
    *messages() = Messages {
        redactor: Some(redactor.clone()),
        is_shared: true,
        secrets: Vec::new(),
    };
}

/// Messages are redacted with all rules and with these, too.
pub(crate) fn redact_also(secrets: impl IntoIterator<Item = Secret>) {
    let mut messages = messages();
    if messages.is_shared {
        return;
    }
    let is_again = messages.redactor.is_some() || !messages.secrets.is_empty();
    messages.secrets.extend(secrets);
    if is_again {
        // What is read again and again is kept once.
        messages.redactor();
    }
}

fn messages() -> MutexGuard<'static, Messages> {
    MESSAGES.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Messages {
    fn redactor(&mut self) -> &Redactor {
        let redactor = self.redactor.get_or_insert_with(Redactor::new);
        add(redactor, &std::mem::take(&mut self.secrets));
        redactor
    }
}

/// Adds all that can be: one that could never be seen is no reason to show the others.
pub(crate) fn add(redactor: &Redactor, secrets: &[Secret]) {
    const FEW: usize = 256;
    let is_added = redactor.add_secrets(secrets.iter().cloned()).is_ok();
    // Where many cannot be added, they are too many: no redactor has them then, and nothing
    // is read.
    if !is_added && (2..=FEW).contains(&secrets.len()) {
        let (some, others) = secrets.split_at(secrets.len() / 2);
        add(redactor, some);
        add(redactor, others);
    }
}

fn redacted(text: &str) -> String {
    // What ends in a word may go on, and finding out builds what is not needed here.
    let line = format!("{text}\n");
    let redactor = messages().redactor().clone();
    let line = redactor.redact_str(&line);
    line.strip_suffix('\n').unwrap_or(&line).to_owned()
}

/// What could move a cursor or turn the text round, written as an escape.
pub(crate) fn spelled_out(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || moves_text(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Unicode's line separators and its marks and overrides of direction.
fn moves_text(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A message that cannot be written has nowhere else to go.
fn say(message: &str) {
    let _ = io::stderr().lock().write_all(message.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_spelled_out() {
        assert_eq!(
            clean("a\x1b[31mb\r\n\u{9b}c\u{7f}"),
            r"a\u{1b}[31mb\r\n\u{9b}c\u{7f}"
        );
        assert_eq!(
            clean("abc\u{202e}txt.exe\u{2029}"),
            r"abc\u{202e}txt.exe\u{2029}"
        );
        assert_eq!(clean("día 日本.log"), "día 日本.log");
    }

    #[test]
    fn a_token_in_a_message_is_redacted() {
        let token = format!("ghp_{}", "Zx81kQ0vTmRy".repeat(3));
        assert_eq!(
            clean(&format!("logs/{token}.txt")),
            "logs/ghp___REDACTED:github-token__.txt"
        );
    }

    #[test]
    fn the_number_of_an_error_is_left_out() {
        assert_eq!(
            reason(&io::Error::from_raw_os_error(2)),
            "No such file or directory"
        );
        assert_eq!(reason(&io::Error::other("odd")), "odd");
    }
}
