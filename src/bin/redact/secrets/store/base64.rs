//! Base64, the standard alphabet and the one for addresses, with or without its padding.

use zeroize::Zeroizing;

/// The bytes, where it is base64. White space within it is skipped.
pub(super) fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() / 4 * 3 + 3));
    let body = text.trim_end_matches(|c: char| c == '=' || c.is_ascii_whitespace());
    let (mut bits, mut count) = (0u32, 0);
    for byte in body.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'\n' | b'\r' | b' ' | b'\t' => continue,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    // Six bits left over are a character that belongs to no byte.
    (count < 6).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_standard_lists_and_what_is_none() {
        // RFC 4648, section 10.
        for (text, bytes) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9vYmE=", "fooba"),
            ("Zm9vYmFy", "foobar"),
            ("Zm9v\nYmE", "fooba"),
        ] {
            assert_eq!(decode(text).unwrap().as_slice(), bytes.as_bytes(), "{text}");
        }
        assert_eq!(decode("+/8=").unwrap().as_slice(), [0xfb, 0xff]);
        assert_eq!(decode("-_8").unwrap().as_slice(), [0xfb, 0xff]);
        for text in ["Zm9v!", "Z", "Zm9vY", "Zm=9v", "é"] {
            assert!(decode(text).is_none(), "{text}");
        }
    }
}
