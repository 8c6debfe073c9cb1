//! Values that ordinary output holds: hiding them would hide much of it, and nothing of
//! worth.
//!
//! Whether a value is used is judged when it is loaded, against a sample that never
//! changes, and not by what has passed: what is hidden depends on the bytes alone.

use std::sync::OnceLock;

use redact_stream::{Secret, Unused};

use super::Sense;

/// Words and lines as logs hold them.
const ORDINARY: &str = include_str!("ordinary.txt");

/// The sample is looked up by so many bytes.
const QUAD: usize = 4;
const _: () = assert!(QUAD == Secret::MIN_SHORTEST && Secret::SHORTEST == 8);

/// What is said of this value if it is not used.
pub(super) fn judge(value: &[u8], sense: Sense) -> Option<&'static str> {
    // No redactor takes these.
    if let Some(unused) = Secret::new("", value).why_unused(sense.shortest()) {
        return Some(match unused {
            Unused::Short(Secret::SHORTEST) => {
                "is shorter than 8 bytes; --secrets-ordinary hides it from 4 on"
            }
            Unused::Short(_) => "is shorter than 4 bytes",
            Unused::Blank => "is blank",
            Unused::Repeated => "is one byte again and again",
            _ => "is a common word",
        });
    }
    (sense == Sense::LeaveOut && is_ordinary(value))
        .then_some("stands in ordinary output; --secrets-ordinary hides it all the same")
}

/// Whether the sample holds it, in any case.
fn is_ordinary(value: &[u8]) -> bool {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(Sample::new).holds(value)
}

/// The sample, and which four bytes stand in it: most values end there.
struct Sample {
    text: Vec<u8>,
    quads: Vec<u64>,
}

impl Sample {
    fn new() -> Sample {
        let text = ORDINARY.to_ascii_lowercase().into_bytes();
        let mut quads = vec![0; 1 << 10];
        for quad in text.windows(QUAD) {
            let at = place(quad);
            quads[at / 64] |= 1 << (at % 64);
        }
        Sample { text, quads }
    }

    fn holds(&self, value: &[u8]) -> bool {
        let mut quads = value.windows(QUAD).map(|quad| {
            let mut quad: [u8; QUAD] = quad.try_into().unwrap_or_default();
            quad.make_ascii_lowercase();
            place(&quad)
        });
        quads.all(|at| self.quads[at / 64] >> (at % 64) & 1 != 0)
            && self
                .text
                .windows(value.len())
                .any(|some| some.eq_ignore_ascii_case(value))
    }
}

/// Where a few bytes have their bit.
fn place(quad: &[u8]) -> usize {
    let mut bytes = [0; QUAD];
    bytes.copy_from_slice(quad);
    (u32::from_le_bytes(bytes).wrapping_mul(0x9e37_79b1) >> 16) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ordinary_output_holds_is_not_hidden() {
        for value in [
            "connection",
            "Connection",
            "postgres://localhost",
            "connect",
            "postgres://localhost:5432/postgres",
            "2026-03-17",
        ] {
            assert!(
                judge(value.as_bytes(), Sense::LeaveOut).is_some(),
                "{value}"
            );
            assert!(judge(value.as_bytes(), Sense::Use).is_none(), "{value}");
        }
        for value in [
            "hunter2-db",
            "correct-horse",
            "Wq3xK0aa",
            "productionX9",
            "\u{fc}ber-pass",
        ] {
            assert!(
                judge(value.as_bytes(), Sense::LeaveOut).is_none(),
                "{value}"
            );
        }
        for value in [
            "abc",
            "production",
            "localhost",
            "12345678",
            "xxxxxxxxxxx",
            " \t ",
        ] {
            for sense in [Sense::Use, Sense::LeaveOut] {
                assert!(judge(value.as_bytes(), sense).is_some(), "{value}");
            }
        }
        assert!(judge(b"abc123", Sense::LeaveOut).is_some());
        assert!(judge(b"abc123", Sense::Use).is_none());
    }
}
