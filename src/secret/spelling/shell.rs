//! In commands: what shells and PowerShell take for the value, without the outer quotes.

use super::{Kind, Piece, Unit, number, pieces};

pub(super) fn shell(unit: &mut Unit<'_>) {
    // Between single quotes, one inside: as shells and jq write it, and as Python does.
    for quote in ["'\\''", "'\"'\"'"] {
        unit.add(Kind::Shell, |text, out| {
            replace(text, out, |byte| (byte == b'\'').then_some(quote));
        });
    }
    // Between double quotes; `!` means something to a shell that is typed into.
    for signs in [&b"$`\"\\"[..], b"$`\"\\!"] {
        unit.add(Kind::Shell, |text, out| backslashes(text, signs, out));
    }
    for ascii in [false, true] {
        unit.add(Kind::Shell, |text, out| ansi(text, ascii, out));
    }
    for tilde in [true, false] {
        unit.add(Kind::Shell, |text, out| percent_q(text, tilde, out));
    }
    for ascii in [false, true] {
        unit.add(Kind::Shell, |text, out| shell_escape(text, ascii, out));
    }
}

/// Some bytes as something else.
pub(super) fn replace(text: &[u8], out: &mut Vec<u8>, with: impl Fn(u8) -> Option<&'static str>) {
    for &byte in text {
        match with(byte) {
            Some(other) => out.extend(other.as_bytes()),
            None => out.push(byte),
        }
    }
}

/// A backslash before some signs.
pub(super) fn backslashes(text: &[u8], signs: &[u8], out: &mut Vec<u8>) {
    for &byte in text {
        if signs.contains(&byte) {
            out.push(b'\\');
        }
        out.push(byte);
    }
}

/// Between `$'` and `'`, as bash writes it. `ascii`: where it knows no other letters.
fn ansi(text: &[u8], ascii: bool, out: &mut Vec<u8>) {
    for (byte, is_shown) in shown(text, ascii) {
        match byte {
            b'\\' | b'\'' => out.extend([b'\\', byte]),
            0x1B => out.extend(b"\\E"),
            _ if is_shown => out.push(byte),
            _ => control(byte, out),
        }
    }
}

/// The bytes, and which of them are part of what can be seen.
fn shown(text: &[u8], ascii: bool) -> impl Iterator<Item = (u8, bool)> + '_ {
    pieces(text).flat_map(move |piece| {
        let mut bytes = [0; 4];
        let (length, is_shown) = match piece {
            Piece::Byte(byte) => {
                bytes[0] = byte;
                (1, false)
            }
            Piece::Char(char) => {
                let is_break = matches!(char, '\u{2028}' | '\u{2029}');
                let is_shown = !(char.is_control() || is_break || (ascii && !char.is_ascii()));
                (char.encode_utf8(&mut bytes).len(), is_shown)
            }
        };
        (0..length).map(move |at| (bytes[at], is_shown))
    })
}

/// A letter or an octal number behind a backslash.
fn control(byte: u8, out: &mut Vec<u8>) {
    out.push(b'\\');
    match byte {
        0x07 => out.push(b'a'),
        0x08 => out.push(b'b'),
        0x09 => out.push(b't'),
        0x0A => out.push(b'n'),
        0x0B => out.push(b'v'),
        0x0C => out.push(b'f'),
        0x0D => out.push(b'r'),
        _ => number(byte.into(), 8, false, 3, out),
    }
}

/// `printf %q` of bash. What it writes at the beginning of a word alone is left out: a
/// value need not stand there.
fn percent_q(text: &[u8], tilde: bool, out: &mut Vec<u8>) {
    for (at, &byte) in text.iter().enumerate() {
        let is_home = tilde && byte == b'~' && at > 0 && b":=".contains(&text[at - 1]);
        if is_home || b" \t\n'\"\\|&;()<>!{}*[?]^$`,".contains(&byte) {
            out.push(b'\\');
        }
        out.push(byte);
    }
}

/// `printf %q` and `ls` of the GNU coreutils: single quotes, but `$'…'` for what cannot be
/// seen.
fn shell_escape(text: &[u8], ascii: bool, out: &mut Vec<u8>) {
    let mut is_escaped = false;
    for (byte, is_shown) in shown(text, ascii) {
        if !is_shown {
            if !is_escaped {
                out.extend(b"'$'");
            }
            is_escaped = true;
            control(byte, out);
            continue;
        }
        match byte {
            b'\'' => out.extend(b"'\\''"),
            byte => {
                if is_escaped {
                    out.extend(b"''");
                }
                out.push(byte);
            }
        }
        is_escaped = false;
    }
}

/// Between double quotes of PowerShell, and between single ones, which are doubled.
pub(super) fn powershell(unit: &mut Unit<'_>) {
    for quote in ["`\"", "\"\""] {
        unit.add(Kind::PowerShell, |text, out| {
            replace(text, out, |byte| match byte {
                b'"' => Some(quote),
                b'`' => Some("``"),
                b'$' => Some("`$"),
                _ => None,
            });
        });
    }
    unit.add(Kind::PowerShell, |text, out| {
        replace(text, out, |byte| match byte {
            b'"' => Some("`\""),
            b'`' => Some("``"),
            b'$' => Some("`$"),
            b'\0' => Some("`0"),
            0x07 => Some("`a"),
            0x08 => Some("`b"),
            b'\t' => Some("`t"),
            b'\n' => Some("`n"),
            0x0B => Some("`v"),
            0x0C => Some("`f"),
            b'\r' => Some("`r"),
            0x1B => Some("`e"),
            _ => None,
        });
    });
}

/// Quotes doubled: SQL, CSV, PowerShell.
pub(super) fn doubled(unit: &mut Unit<'_>) {
    for (quote, twice) in [(b'\'', "''"), (b'"', "\"\"")] {
        unit.add(Kind::Doubled, |text, out| {
            replace(text, out, |byte| (byte == quote).then_some(twice));
        });
    }
}
