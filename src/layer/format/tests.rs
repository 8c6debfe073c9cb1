//! What is formatted, in pieces and with failures.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;

fn token() -> String {
    format!("{}{}", "ghp_", "0a1B2c3D4e5F6g7H8i9J".repeat(2))
}

/// Pieces of text of which some put together are secrets.
fn pieces() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![
        Just("password=".to_owned()),
        Just("hunter2".to_owned()),
        Just("gh".to_owned()),
        Just(token()[2..].to_owned()),
        Just("é\u{1F511}\n".to_owned()),
        Just("https://ann:".to_owned()),
        Just("@example.org ".to_owned()),
        Just("\"".to_owned()),
        "[a-z\u{e0}-\u{f0}= ]{0,9}",
    ];
    proptest::collection::vec(piece, 0..12)
}

/// Writes itself piece by piece.
struct Pieces(Vec<String>);

impl fmt::Display for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(piece))
    }
}

proptest! {
    #[test]
    fn what_is_formatted_is_what_the_text_becomes(pieces in pieces()) {
        let redactor = Redactor::builder().limit(Redactor::MIN_LIMIT).build().unwrap();
        let text = pieces.concat();
        let expected = redactor.redact_str(&text);
        prop_assert_eq!(redactor.display(&Pieces(pieces)).to_string(), expected.clone());
        prop_assert_eq!(redactor.display(&format_args!("{text}")).to_string(), expected);
    }

    #[test]
    fn bytes_become_the_same_text_however_they_are_cut(
        bytes in proptest::collection::vec(
            prop_oneof![Just(0xc3u8), Just(0xa9), Just(0xf0), Just(0x9f), Just(0x94), Just(0xed), Just(b'a'), any::<u8>()],
            0..24,
        ),
        size in 1usize..6,
    ) {
        let mut outlet = Outlet { inner: String::new(), part: Part::default(), result: Ok(()) };
        for chunk in bytes.chunks(size) {
            outlet.emit(chunk);
        }
        outlet.end().unwrap();
        prop_assert_eq!(outlet.inner, String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn width_and_precision_are_those_of_the_redacted_text() {
    let redactor = Redactor::new();
    let text = "password=hunter2";
    let masked = redactor.redact_str(text);
    assert_eq!(
        format!("{:->40}", redactor.display(text)),
        format!("{masked:->40}")
    );
    assert_eq!(
        format!("{:*<14}", redactor.debug(&7)),
        format!("{:*<14}", "7")
    );
    // Cut off first, the token would be none.
    let token = token();
    let cut = format!("{:.12}", redactor.display(&token));
    assert!(!cut.contains(&token[4..12]), "{cut}");
    assert_eq!(format!("{:#?}", redactor.debug(&[1])), "[\n    1,\n]");
    assert_eq!(
        format!("{}", redactor.display(&format_args!("{:.2}", 1.0))),
        "1.00"
    );
}

/// Takes so many pieces, then fails for ever.
#[derive(Debug)]
struct Full(usize, String);

impl fmt::Write for Full {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.checked_sub(1).ok_or(fmt::Error)?;
        self.1.push_str(text);
        Ok(())
    }
}

#[test]
fn nothing_is_written_after_an_error() {
    let mut full = Full(1, String::new());
    let mut writer = Writer::new(&mut full, &Redactor::new());
    writer.write_str("one ").unwrap();
    writer.write_str("two ").unwrap_err();
    writer.outlet.inner.0 = 9;
    writer.write_str("three ").unwrap_err();
    writer.finish().unwrap_err();
    assert_eq!(full.1, "one ");
}

#[test]
fn a_value_that_fails_shows_nothing_that_was_held() {
    struct Fails(String);
    impl fmt::Display for Fails {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.0)?;
            Err(fmt::Error)
        }
    }
    let token = token();
    let mut shown = String::new();
    let value = Fails(token[..20].to_owned());
    write!(shown, "{}", Redactor::new().display(&value)).unwrap_err();
    assert!(!shown.contains(&token[4..8]), "{shown}");
}

#[test]
fn a_value_may_be_redacted_while_it_is_redacted() {
    struct Nested(Redactor);
    impl fmt::Debug for Nested {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let inner = "password=hunter2";
            write!(f, "{} {}", inner, self.0.display(inner))
        }
    }
    let redactor = Redactor::new();
    let mask = "password=__REDACTED:password__";
    let shown = redactor.debug(&Nested(redactor.clone())).to_string();
    assert_eq!(shown, format!("{mask} {mask}"));
}

#[test]
fn debug_shows_nothing_that_was_written() {
    let mut writer = Writer::new(String::new(), &Redactor::new());
    writer.write_str("hello").unwrap();
    assert!(!format!("{writer:?}").contains("hello"));
}
