//! The adapters against sources and destinations that do all that they may.

use std::io::{self, ErrorKind, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::prelude::*;

use super::hostile::{Hostile, REDACTOR, expected, haystack, steps};
use super::{Reader, Writer};

/// Repeats a call until it succeeds; no error but those of the script may come.
fn persist<T>(mut call: impl FnMut() -> io::Result<T>) -> T {
    loop {
        match call() {
            Ok(value) => return value,
            Err(error) => assert!(
                matches!(
                    error.kind(),
                    ErrorKind::WouldBlock | ErrorKind::ConnectionReset
                ),
                "{error}"
            ),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_arrives_once_and_in_order(
        haystack in haystack(),
        steps in steps(),
        sizes in proptest::collection::vec(1usize..200, 1..20),
        flushes in any::<u32>(),
    ) {
        let expected = expected(&haystack);
        let mut writer = Writer::new(Hostile::new(Vec::new(), steps), &REDACTOR);
        let mut rest = &haystack[..];
        for nth in 0.. {
            if rest.is_empty() {
                break;
            }
            let size = sizes[nth % sizes.len()].min(rest.len());
            let size = if nth % 7 == 6 { rest.len() } else { size };
            let taken = persist(|| writer.write(&rest[..size]));
            prop_assert!(0 < taken && taken <= size);
            rest = &rest[taken..];
            if flushes >> (nth % 32) & 1 == 1 {
                persist(|| writer.flush());
            }
            prop_assert!(expected.starts_with(&writer.get_ref().bytes), "shown too much");
        }
        persist(|| writer.try_finish());
        let inner = writer.into_inner();
        prop_assert!(inner.bytes == expected);
        prop_assert!(inner.flushed > 0);
    }

    #[test]
    fn what_is_dropped_unfinished_shows_nothing_that_was_held(
        haystack in haystack(),
        steps in steps(),
        cut in any::<proptest::sample::Index>(),
    ) {
        let cut = cut.index(haystack.len() + 1);
        let mut writer = Writer::new(Hostile::new(Vec::new(), steps), &REDACTOR);
        let mut rest = &haystack[..cut];
        while !rest.is_empty() {
            let taken = persist(|| writer.write(rest));
            rest = &rest[taken..];
        }
        let shown = writer.into_inner().bytes;
        // However it would have gone on.
        for end in ["", " ", "\n", "Zz9Zz9Zz9Zz9"] {
            let whole = [&haystack[..cut], end.as_bytes()].concat();
            prop_assert!(expected(&whole).starts_with(&shown));
        }
    }

    #[test]
    fn what_is_read_arrives_once_and_in_order(
        haystack in haystack(),
        steps in steps(),
        sizes in proptest::collection::vec(1usize..5000, 1..20),
    ) {
        let mut reader = Reader::new(Hostile::new(haystack.clone(), steps), &REDACTOR);
        let mut got = Vec::new();
        for nth in 0.. {
            let mut buffer = vec![0; sizes[nth % sizes.len()]];
            match persist(|| reader.read(&mut buffer)) {
                0 => break,
                count => got.extend_from_slice(&buffer[..count]),
            }
        }
        prop_assert!(got == expected(&haystack));
        // The end is the end.
        prop_assert_eq!(reader.read(&mut [0; 8]).unwrap(), 0);
        prop_assert!(reader.into_inner().bytes.is_empty());
    }
}

#[test]
fn finishing_may_be_repeated_and_a_new_haystack_follows() {
    let mut writer = Writer::new(Vec::new(), &REDACTOR);
    writer.write_all(b"password=hunter2").unwrap();
    writer.try_finish().unwrap();
    writer.try_finish().unwrap();
    // Behind the other one this would be a part of the password.
    writer.write_all(b"hunter3").unwrap();
    let got = writer.finish().unwrap();
    assert_eq!(got, b"password=__REDACTED:password__hunter3");
}

/// Panics at a write, once.
struct Bomb(bool, Vec<u8>);

impl Write for Bomb {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if std::mem::take(&mut self.0) {
            std::panic::resume_unwind(Box::new("boom"));
        }
        self.1.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn after_a_panic_in_the_middle_of_a_haystack_its_rest_is_hidden() {
    let clear = "all is clear, all is well. ".repeat(1000);
    let mut writer = Writer::new(Bomb(true, Vec::new()), &REDACTOR);
    let text = format!("{clear}password=hun");
    catch_unwind(AssertUnwindSafe(|| writer.write(text.as_bytes()))).unwrap_err();
    writer.write_all(b"ter2 and more").unwrap();
    writer.try_finish().unwrap();
    assert_eq!(writer.get_ref().1, b"");
    // The next one is seen again.
    writer.write_all(b"one password=hunter2").unwrap();
    let got = writer.finish().unwrap().1;
    assert_eq!(got, b"one password=__REDACTED:password__");
}

/// Says that it has moved more than it could.
struct Liar;

impl Write for Liar {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len() + 1)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Liar {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Ok(buffer.len() + 1)
    }
}

#[test]
fn one_that_moves_more_than_there_is_is_an_error() {
    let mut writer = Writer::new(Liar, &REDACTOR);
    writer.write_all(b"one ").unwrap();
    assert_eq!(writer.flush().unwrap_err().kind(), ErrorKind::InvalidData);
    writer.flush().unwrap();
    let error = Reader::new(Liar, &REDACTOR).read(&mut [0; 8]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidData);
}
