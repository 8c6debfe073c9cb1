//! In string literals of programming languages, as those write them themselves.

use super::shell::{backslashes, replace};
use super::{Kind, Piece, Unit, number, pieces};

/// How a language writes a string.
struct Language {
    /// Signs behind a backslash.
    signs: &'static [u8],
    /// Control characters that have a letter.
    letters: &'static [(u8, u8)],
    /// The others.
    control: Control,
    others: Others,
}

/// How a control character is written, behind a backslash.
#[derive(Clone, Copy)]
enum Control {
    /// `\033`.
    Octal,
    /// `\x1b`, `\x1B`.
    Hex { upper: bool },
    /// `\u{1b}`.
    Braces,
}

/// How other characters than those of ASCII are written.
#[derive(Clone, Copy, PartialEq)]
enum Others {
    /// As they are.
    Raw,
    /// As they are, but as [`Others::Long`] or [`Others::Short`] if they cannot be seen.
    Unseen { short: bool },
    /// `\u00e9`, `\U0001f600`.
    Long,
    /// `\xe9`, `\u20ac`, `\U0001f600`.
    Short,
    /// Each byte as a control character.
    Bytes,
}

const C: &[(u8, u8)] = &[
    (0x07, b'a'),
    (0x08, b'b'),
    (0x09, b't'),
    (0x0A, b'n'),
    (0x0B, b'v'),
    (0x0C, b'f'),
    (0x0D, b'r'),
];
const FEW: &[(u8, u8)] = &[(0x09, b't'), (0x0A, b'n'), (0x0D, b'r')];
const JAVASCRIPT: &[(u8, u8)] = &[
    (0x08, b'b'),
    (0x09, b't'),
    (0x0A, b'n'),
    (0x0C, b'f'),
    (0x0D, b'r'),
];
const MYSQL: &[(u8, u8)] = &[(0x00, b'0'), (0x0A, b'n'), (0x0D, b'r'), (0x1A, b'Z')];
const RUST: &[(u8, u8)] = &[(0x00, b'0'), (0x09, b't'), (0x0A, b'n'), (0x0D, b'r')];

const HEX: Control = Control::Hex { upper: false };
const UNSEEN: Others = Others::Unseen { short: false };
const PYTHON: Others = Others::Unseen { short: true };

const fn language(
    signs: &'static [u8],
    letters: &'static [(u8, u8)],
    control: Control,
    others: Others,
) -> Language {
    Language {
        signs,
        letters,
        control,
        others,
    }
}

const LANGUAGES: &[Language] = &[
    // C, and file names in git; other letters as they are; also with `\'`.
    language(b"\"\\", C, Control::Octal, Others::Bytes),
    language(b"\"\\", C, Control::Octal, Others::Raw),
    language(b"\"\\'", C, Control::Octal, Others::Raw),
    // `%q` and `%+q` of Go.
    language(b"\"\\", C, HEX, UNSEEN),
    language(b"\"\\", C, HEX, Others::Long),
    // `{:?}` of Rust, and of its bytes.
    language(b"\"\\", RUST, Control::Braces, UNSEEN),
    language(b"\"\\'", FEW, HEX, Others::Bytes),
    // `repr` of Python: of two kinds of quotes, those round the string are escaped.
    language(b"\\", FEW, HEX, PYTHON),
    language(b"\\'", FEW, HEX, PYTHON),
    // `ascii`.
    language(b"\\", FEW, HEX, Others::Short),
    language(b"\\'", FEW, HEX, Others::Short),
    // `repr` of bytes.
    language(b"\\", FEW, HEX, Others::Bytes),
    language(b"\\'", FEW, HEX, Others::Bytes),
    // `util.inspect` of Node.js.
    language(b"\\", JAVASCRIPT, Control::Hex { upper: true }, Others::Raw),
    language(
        b"\\'",
        JAVASCRIPT,
        Control::Hex { upper: true },
        Others::Raw,
    ),
    // Literals in MySQL.
    language(b"\\'\"", MYSQL, HEX, Others::Raw),
];

pub(super) fn literal(unit: &mut Unit<'_>) {
    for language in LANGUAGES {
        unit.add(Kind::Literal, |text, out| language.write(text, out));
    }
    // Between single quotes: PHP, Perl, Ruby.
    unit.add(Kind::Literal, |text, out| backslashes(text, b"\\'", out));
    // Without a look at anything but the line breaks.
    for (line_break, carriage) in [("\\n", "\\r"), ("\\\\n", "\\\\r")] {
        unit.add(Kind::LineBreaks, |text, out| {
            replace(text, out, |byte| match byte {
                b'\n' => Some(line_break),
                b'\r' => Some(carriage),
                _ => None,
            });
        });
    }
}

impl Language {
    fn write(&self, text: &[u8], out: &mut Vec<u8>) {
        for piece in pieces(text) {
            match piece {
                Piece::Byte(byte) if self.others == Others::Raw => out.push(byte),
                Piece::Byte(byte) => self.control(byte.into(), out),
                Piece::Char(char) if char.is_ascii() => self.ascii(char as u8, out),
                Piece::Char(char) => self.other(char, out),
            }
        }
    }

    fn ascii(&self, byte: u8, out: &mut Vec<u8>) {
        let letter = self.letters.iter().find(|(control, _)| *control == byte);
        match letter {
            _ if self.signs.contains(&byte) => out.extend([b'\\', byte]),
            Some((_, letter)) => out.extend([b'\\', *letter]),
            None if byte.is_ascii_control() => self.control(byte.into(), out),
            None => out.push(byte),
        }
    }

    fn control(&self, code: u32, out: &mut Vec<u8>) {
        match self.control {
            Control::Octal => {
                out.push(b'\\');
                number(code, 8, false, 3, out);
            }
            Control::Hex { upper } if code < 0x100 => {
                out.extend(b"\\x");
                number(code, 16, upper, 2, out);
            }
            Control::Hex { .. } => long(code, out),
            Control::Braces => {
                out.extend(b"\\u{");
                number(code, 16, false, 1, out);
                out.push(b'}');
            }
        }
    }

    fn other(&self, char: char, out: &mut Vec<u8>) {
        let code = u32::from(char);
        let mut bytes = [0; 4];
        let bytes = char.encode_utf8(&mut bytes).as_bytes();
        match (self.others, self.control) {
            (Others::Unseen { .. }, Control::Braces) => {
                char.escape_debug()
                    .for_each(|char| out.extend(char.encode_utf8(&mut [0; 4]).as_bytes()));
            }
            (Others::Unseen { short: false }, _) if is_unseen(char) => long(code, out),
            (Others::Unseen { short: true }, _) if is_unseen(char) => self.control(code, out),
            (Others::Long, _) => long(code, out),
            (Others::Short, _) => self.control(code, out),
            (Others::Bytes, _) => bytes
                .iter()
                .for_each(|&byte| self.control(byte.into(), out)),
            _ => out.extend(bytes),
        }
    }
}

/// `\u` and four digits, or `\U` and eight.
fn long(code: u32, out: &mut Vec<u8>) {
    let (sign, digits) = if code > 0xFFFF { (b'U', 8) } else { (b'u', 4) };
    out.extend([b'\\', sign]);
    number(code, 16, false, digits, out);
}

/// Whether a character has no shape: nearly what Unicode says of those that are used.
fn is_unseen(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || matches!(char, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{E000}'..='\u{F8FF}' | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}' | '\u{E0000}'..)
}
