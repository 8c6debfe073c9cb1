//! In XML and HTML: entities.

use super::{Kind, Piece, Unit, number, pieces};

/// What is replaced by what.
type Table = &'static [(u8, &'static str)];

const MUST: Table = &[(b'&', "&amp;"), (b'<', "&lt;")];
const TEXT: Table = &[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;")];

/// What each encoder writes for more than [`TEXT`].
const MORE: &[Table] = &[
    // `saxutils.escape` of Python, and the text between two tags elsewhere.
    &[],
    // PHP with `ENT_COMPAT`, attributes in browsers.
    &[(b'"', "&quot;")],
    // `html.escape` of Python, Django.
    &[(b'"', "&quot;"), (b'\'', "&#x27;")],
    // Ruby, lodash, older Pythons.
    &[(b'"', "&quot;"), (b'\'', "&#39;")],
    // `html.EscapeString` of Go, Jinja.
    &[(b'"', "&#34;"), (b'\'', "&#39;")],
    // PHP.
    &[(b'"', "&quot;"), (b'\'', "&#039;")],
    // XML by the book.
    &[(b'"', "&quot;"), (b'\'', "&apos;")],
    // `xml.EscapeText` of Go.
    &[
        (b'"', "&#34;"),
        (b'\'', "&#39;"),
        (b'\t', "&#x9;"),
        (b'\n', "&#xA;"),
        (b'\r', "&#xD;"),
    ],
    // `saxutils.quoteattr` of Python, between `"` and between `'`.
    &[
        (b'"', "&quot;"),
        (b'\t', "&#9;"),
        (b'\n', "&#10;"),
        (b'\r', "&#13;"),
    ],
    &[(b'\t', "&#9;"), (b'\n', "&#10;"), (b'\r', "&#13;")],
    // Attributes in ElementTree of Python.
    &[
        (b'"', "&quot;"),
        (b'\t', "&#09;"),
        (b'\n', "&#10;"),
        (b'\r', "&#13;"),
    ],
    // `html/template` of Go.
    &[(b'"', "&#34;"), (b'\'', "&#39;"), (b'+', "&#43;")],
    // Mustache, Handlebars.
    &[
        (b'"', "&quot;"),
        (b'\'', "&#39;"),
        (b'/', "&#x2F;"),
        (b'`', "&#x60;"),
        (b'=', "&#x3D;"),
    ],
    &[
        (b'"', "&quot;"),
        (b'\'', "&#x27;"),
        (b'`', "&#x60;"),
        (b'=', "&#x3D;"),
    ],
];

/// What becomes of other than ASCII.
#[derive(Clone, Copy)]
enum Others {
    Raw,
    Decimal,
    HexLower,
    HexUpper,
}

pub(super) fn markup(unit: &mut Unit<'_>) {
    unit.add(Kind::Markup, |text, out| {
        write(text, MUST, &[], Others::Raw, out)
    });
    use Others::{Decimal, HexLower, HexUpper, Raw};
    for others in [Raw, Decimal, HexLower, HexUpper] {
        for more in MORE {
            unit.add(Kind::Markup, |text, out| {
                write(text, TEXT, more, others, out);
            });
        }
        // There is nothing that these would write otherwise.
        if unit.text().is_ascii() {
            break;
        }
    }
}

fn write(text: &[u8], table: Table, more: Table, others: Others, out: &mut Vec<u8>) {
    for piece in pieces(text) {
        let char = match piece {
            Piece::Byte(byte) => {
                out.push(byte);
                continue;
            }
            Piece::Char(char) => char,
        };
        let entity = table
            .iter()
            .chain(more)
            .find(|(sign, _)| char == char::from(*sign));
        match (entity, others) {
            (Some((_, entity)), _) => out.extend(entity.as_bytes()),
            (None, Others::Decimal) if !char.is_ascii() => {
                out.extend(b"&#");
                number(char.into(), 10, false, 1, out);
                out.push(b';');
            }
            (None, Others::HexLower | Others::HexUpper) if !char.is_ascii() => {
                out.extend(b"&#x");
                number(char.into(), 16, matches!(others, Others::HexUpper), 1, out);
                out.push(b';');
            }
            _ => out.extend(char.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}
