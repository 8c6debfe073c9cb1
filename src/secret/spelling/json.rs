//! In JSON strings, and in JSON inside of those.

use super::binary::hex_digits;
use super::{Kind, Piece, Unit, pieces};

/// How an encoder writes what it need not escape.
#[derive(Clone, Copy)]
struct Encoder {
    /// `\u00AB` in place of `\u00ab`.
    upper: bool,
    /// Everything but ASCII as `\u`.
    ascii: bool,
    /// Signs that are `\u`, too, with their digits in this case.
    signs: &'static [u8],
    signs_upper: bool,
    /// `\/`.
    slash: bool,
    /// The byte 127 as `\u`.
    delete: bool,
    /// `\b` and `\f`.
    short: bool,
    /// U+2028 and U+2029 as `\u`.
    breaks: bool,
}

/// JavaScript, serde, `ensure_ascii=False` of Python.
const PLAIN: Encoder = Encoder {
    upper: false,
    ascii: false,
    signs: b"",
    signs_upper: false,
    slash: false,
    delete: false,
    short: true,
    breaks: false,
};

const ASCII: Encoder = Encoder {
    ascii: true,
    delete: true,
    ..PLAIN
};

const HTML: &[u8] = b"<>&";
const HTML_QUOTE: &[u8] = b"<>&'";

const ENCODERS: &[Encoder] = &[
    PLAIN,
    // Java.
    Encoder {
        upper: true,
        ..PLAIN
    },
    Encoder {
        upper: true,
        ascii: true,
        ..PLAIN
    },
    // jq.
    Encoder {
        delete: true,
        ..PLAIN
    },
    // Python; Perl, Ruby.
    ASCII,
    Encoder {
        ascii: true,
        ..PLAIN
    },
    // PHP, without and with `JSON_UNESCAPED_UNICODE`, and with `JSON_HEX_…`.
    Encoder {
        slash: true,
        ascii: true,
        ..PLAIN
    },
    Encoder {
        slash: true,
        ..PLAIN
    },
    Encoder {
        slash: true,
        ascii: true,
        signs: b"<>&'\"",
        signs_upper: true,
        ..PLAIN
    },
    Encoder {
        slash: true,
        ascii: true,
        signs: b"<>&",
        signs_upper: true,
        ..PLAIN
    },
    // Go, of 1.22 and before; and Ruby on Rails.
    Encoder {
        signs: HTML,
        breaks: true,
        ..PLAIN
    },
    Encoder {
        signs: HTML,
        breaks: true,
        short: false,
        ..PLAIN
    },
    // Templates: Django, Jinja.
    Encoder {
        signs: HTML,
        signs_upper: true,
        ascii: true,
        delete: true,
        ..PLAIN
    },
    Encoder {
        signs: HTML_QUOTE,
        ascii: true,
        delete: true,
        ..PLAIN
    },
    // .NET.
    Encoder {
        upper: true,
        ascii: true,
        signs: b"<>&'\"+`",
        signs_upper: true,
        delete: true,
        ..PLAIN
    },
];

pub(super) fn json(unit: &mut Unit<'_>) {
    for encoder in ENCODERS {
        unit.add(Kind::Json, |text, out| encoder.write(text, out));
        // Twice by the same, or by another one the second time.
        for second in [encoder, &PLAIN, &ASCII] {
            unit.add_twice(
                Kind::JsonTwice,
                |text, out| encoder.write(text, out),
                |text, out| second.write(text, out),
            );
        }
    }
}

impl Encoder {
    fn write(&self, text: &[u8], out: &mut Vec<u8>) {
        for piece in pieces(text) {
            match piece {
                // No encoder writes it; who writes JSON otherwise lets it pass.
                Piece::Byte(byte) => out.push(byte),
                Piece::Char(char) => self.char(char, out),
            }
        }
    }

    fn char(&self, char: char, out: &mut Vec<u8>) {
        let sign = char.is_ascii() && self.signs.contains(&(char as u8));
        let short = match char {
            _ if sign => None,
            '"' | '\\' => Some(char as u8),
            '/' if self.slash => Some(b'/'),
            '\n' => Some(b'n'),
            '\r' => Some(b'r'),
            '\t' => Some(b't'),
            '\x08' if self.short => Some(b'b'),
            '\x0C' if self.short => Some(b'f'),
            _ => None,
        };
        let long = sign
            || char < ' '
            || (char == '\x7F' && self.delete)
            || (!char.is_ascii() && self.ascii)
            || (matches!(char, '\u{2028}' | '\u{2029}') && self.breaks);
        if let Some(short) = short {
            out.extend([b'\\', short]);
        } else if long {
            let upper = if sign { self.signs_upper } else { self.upper };
            for &mut code in char.encode_utf16(&mut [0; 2]) {
                out.extend(b"\\u");
                for byte in code.to_be_bytes() {
                    out.extend(hex_digits(byte, upper));
                }
            }
        } else {
            out.extend(char.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}
