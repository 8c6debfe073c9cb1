//! In URLs and forms: `%` and two hexadecimal digits.

use super::binary::hex_digits;
use super::{Kind, Unit};

/// What is left as it is, besides letters and digits: as standards and encoders have it.
const KEPT: &[&[u8]] = &[
    // RFC 3986; `quote(safe='')` of Python, `rawurlencode` of PHP, `@uri` of jq.
    b"-._~",
    // `quote` of Python.
    b"-._~/",
    // `encodeURIComponent`, and `uri_escape` of Perl.
    b"-_.!~*'()",
    // `encodeURI`.
    b"-_.!~*'();/?:@&=+$,#",
    // `url.PathEscape` of Go.
    b"-_.~$&+=:@",
    // The user and the password of a URL in browsers, Node.js and Rust.
    b"-._~!$%&'()*+,",
    // The query of a URL there.
    b"-._~!$%&()*+,/:;=?@[\\]^`{|}",
];

/// The same, and a space becomes `+`.
const FORM: &[&[u8]] = &[
    // `quote_plus` of Python, `url.QueryEscape` of Go.
    b"-._~", // Forms in browsers, `URLSearchParams`, Java.
    b"*-._", // `urlencode` of PHP.
    b"-._",
];

pub(super) fn percent(unit: &mut Unit<'_>) {
    for upper in [true, false] {
        for (kept, plus) in KEPT
            .iter()
            .map(|kept| (kept, false))
            .chain(FORM.iter().map(|kept| (kept, true)))
        {
            let kind = if plus { Kind::Form } else { Kind::Percent };
            unit.add(kind, |text, out| {
                for &byte in text {
                    match byte {
                        b' ' if plus => out.push(b'+'),
                        byte if byte.is_ascii_alphanumeric() || kept.contains(&byte) => {
                            out.push(byte);
                        }
                        byte => escape(byte, upper, out),
                    }
                }
            });
        }
    }
}

/// Every byte.
pub(super) fn percent_all(unit: &mut Unit<'_>) {
    for upper in [true, false] {
        unit.add(Kind::Percent, |text, out| {
            text.iter().for_each(|&byte| escape(byte, upper, out));
        });
    }
}

fn escape(byte: u8, upper: bool, out: &mut Vec<u8>) {
    out.push(b'%');
    out.extend(hex_digits(byte, upper));
}
