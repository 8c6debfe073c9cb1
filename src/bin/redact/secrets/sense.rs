//! Values that ordinary output holds: hiding them would hide much of it, and nothing of
//! worth.
//!
//! Whether a value is used is judged when it is loaded, against a sample that never
//! changes, and not by what has passed: what is hidden depends on the bytes alone.

use std::sync::OnceLock;

use super::Sense;

/// Words and lines as logs hold them.
const ORDINARY: &str = include_str!("ordinary.txt");

/// Shorter values stand by chance everywhere; no redactor takes them.
const SHORTEST: usize = 4;

/// What is said of this value if it is not used.
pub(super) fn judge(value: &[u8], sense: Sense) -> Option<&'static str> {
    if value.len() < SHORTEST {
        return Some("is shorter than 4 bytes");
    }
    let is_used = sense == Sense::Use;
    (!is_used && is_ordinary(value))
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
        for quad in text.windows(SHORTEST) {
            let at = place(quad);
            quads[at / 64] |= 1 << (at % 64);
        }
        Sample { text, quads }
    }

    fn holds(&self, value: &[u8]) -> bool {
        let mut quads = value.windows(SHORTEST).map(|quad| {
            let mut quad: [u8; SHORTEST] = quad.try_into().unwrap_or_default();
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
    let mut bytes = [0; SHORTEST];
    bytes.copy_from_slice(quad);
    (u32::from_le_bytes(bytes).wrapping_mul(0x9e37_79b1) >> 16) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ordinary_output_holds_is_not_hidden() {
        for value in [
            "production",
            "Production",
            "localhost",
            "connection",
            "connect",
            "/usr/local/bin",
            "postgres://localhost:5432/postgres",
            "application/json",
            "12345678",
            "changeme",
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
        assert!(judge(b"abc", Sense::Use).is_some());
    }
}
