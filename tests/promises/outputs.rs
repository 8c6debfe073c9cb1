//! Promises 7 and 8, and the rest of 3: what is not hidden passes unchanged,
//! an output stays as it is, and what is held back has a bound.

use super::pieces;
use super::support::{MASKS, Pair, Rng, rounds, shrink};

/// Every byte of the input which is not hidden stands in the output, in order.
#[test]
fn bytes_outside_spans_pass_unchanged() {
    let pair = Pair::new(None, 16 << 10, Some("#x-~"));
    for round in 0..rounds(200) {
        let seed = 3_000_000 + round as u64;
        let text = pieces::haystack(Some("#x-~"), 9, &mut Rng::new(seed));
        let (mut rest, mut at) = (pair.cut(&text, &[text.len() / 2]), 0);
        let mut wanted = Vec::new();
        for (from, to, named) in pair.oracle.spans(&text) {
            let wrap = named.wrap;
            wanted.extend_from_slice(&text[at..from]);
            wanted.extend_from_slice(format!("{wrap}#x-~{wrap}").as_bytes());
            at = to;
        }
        wanted.extend_from_slice(&text[at..]);
        assert_eq!(
            wanted.len(),
            rest.len(),
            "seed {seed} b\"{}\"",
            text.escape_ascii()
        );
        rest.truncate(wanted.len());
        assert_eq!(wanted, rest, "seed {seed} b\"{}\"", text.escape_ascii());
    }
}

#[test]
fn what_holds_no_secret_passes_in_whole() {
    let pair = Pair::usual();
    let texts: [&[u8]; 10] = [
        b"",
        b"\n",
        b"no newline at the end",
        b"\r\n\r\r\n",
        b"\0\0\x01\x02\xff\xfe\xc3\x28\xe2\x82",
        b"\x1b[31mred\x1b[0m \x1b]0;title\x07",
        "\u{feff}text \u{1f600} \u{202e}".as_bytes(),
        b"a\\b\\\\c\\\"d%2",
        b"\xffu\0t\0f\x001\x006\0",
        b"__REDACTED:__ __REDACTED:none__ __REDACTED: ____ ********",
    ];
    for (seed, text) in texts.into_iter().enumerate() {
        pair.every_way(text, text, seed as u64);
        assert!(matches!(
            pair.redactor.redact(text),
            std::borrow::Cow::Borrowed(_)
        ));
    }
    let every_byte: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
    pair.every_way(&every_byte, &every_byte, 0);
}

/// Redacting an output changes nothing: not by the oracle's book, nor in the engine.
#[test]
fn an_output_stays_as_it_is() {
    for (index, mask) in MASKS.into_iter().enumerate() {
        for limit in [16 << 10, 96, 200] {
            let pair = Pair::new(None, limit, mask);
            for round in 0..rounds(200) {
                let seed = (4_000_000 + index * 100_000 + round) as u64;
                let text = pieces::haystack(mask, 9, &mut Rng::new(seed));
                let broken = |text: &[u8]| pair.wanted(&pair.wanted(text)) != pair.wanted(text);
                if broken(&text) {
                    let small = shrink(&text, broken);
                    let once = pair.wanted(&small);
                    panic!(
                        "{} seed {seed}\n       b\"{}\"\n once  b\"{}\"\n twice b\"{}\"",
                        pair.name,
                        small.escape_ascii(),
                        once.escape_ascii(),
                        pair.wanted(&once).escape_ascii()
                    );
                }
                let once = pair.cut(&text, &[]);
                let twice = pair.cut(&once, &[once.len() / 2]);
                assert_eq!(
                    once,
                    twice,
                    "{} seed {seed} b\"{}\"",
                    pair.name,
                    text.escape_ascii()
                );
            }
        }
    }
}

/// A stream is used again after its end as if it were new.
#[test]
fn a_stream_can_be_used_again() {
    let pair = Pair::new(None, 100, None);
    let mut stream = pair.redactor.stream();
    for round in 0..rounds(150) {
        let text = pieces::haystack(None, 6, &mut Rng::new(5_000_000 + round as u64));
        let mut output = Vec::new();
        stream.push(&text, &mut output);
        stream.finish(&mut output);
        assert_eq!(stream.held(), 0);
        assert_eq!(output, pair.wanted(&text), "b\"{}\"", text.escape_ascii());
    }
}

/// More than the limit is held by what waits for the rest of a mask, no more.
#[test]
fn what_is_held_has_a_bound() {
    for limit in [96, 300, 2000] {
        let pair = Pair::new(None, limit, None);
        for round in 0..rounds(60) {
            let seed = 6_000_000 + round as u64;
            let mut rng = Rng::new(seed);
            let mut text = pieces::haystack(None, 4, &mut rng);
            let filler = pieces::haystack(None, 1, &mut rng);
            while text.len() < 6 * limit && !filler.is_empty() {
                text.extend_from_slice(&filler);
            }
            let mut stream = pair.redactor.stream();
            let mut output = Vec::new();
            for chunk in text.chunks(1 + rng.below(50)) {
                stream.push(chunk, &mut output);
                let held = stream.held();
                assert!(
                    held <= limit + 128,
                    "{held} held, limit {limit} b\"{}\"",
                    text.escape_ascii()
                );
            }
        }
    }
}
