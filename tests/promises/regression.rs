//! What once went wrong, each with the reason.

use redact_stream::Redactor;

use super::support::Pair;

/// The engine and the oracle agree under every two-part cut, byte by byte, and whole.
fn agrees(pair: &Pair, haystack: &[u8]) {
    let wanted = pair.wanted(haystack);
    let every_byte: Vec<usize> = (0..haystack.len()).collect();
    let cuts = (0..=haystack.len()).map(|at| vec![at]);
    for cuts in cuts.chain([Vec::new(), every_byte]) {
        if let Some(message) = pair.against(haystack, &wanted, &cuts) {
            panic!("{message}");
        }
    }
}

/// A check that came after the limit took back a mask that had left.
#[test]
fn a_forced_candidate_stays_a_finding() {
    let haystack = [b"EAAB".as_slice(), &b"abcdefghijk".repeat(10), b" end"].concat();
    agrees(&Pair::new(None, 96, None), &haystack);
}

/// A gap was hidden at the limit although its next match was out of reach.
#[test]
fn out_of_reach_comes_before_the_limit() {
    let begin = "-----BEGIN RSA PRIVATE KEY-----\n";
    let dots = ".".repeat(200);
    let haystack = format!("web | {begin}web | MII{}\nweb | {dots}\n", "Ab1".repeat(20));
    for limit in [150, 155, 159, 160, 161, 200] {
        agrees(&Pair::new(None, limit, None), haystack.as_bytes());
    }
}

/// A forced candidate kept its first byte in the window for ever.
#[test]
fn a_forced_candidate_needs_no_window() {
    let redactor = Redactor::builder().limit(1024).build().unwrap();
    let mut stream = redactor.stream();
    let mut written = 0;
    stream.push(b"ghs_1_eyJ", &mut |bytes: &[u8]| written += bytes.len());
    for _ in 0..1000 {
        stream.push(&[b'a'; 1000], &mut |bytes: &[u8]| written += bytes.len());
    }
    assert!(stream.held() < 100, "{} held", stream.held());
    assert!(written < 200, "{written} written");
}

/// Behind a mask, a key was judged by a byte that was not there.
#[test]
fn nothing_is_seen_behind_a_mask() {
    let token = format!("{}{}", "ghp_", "0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R");
    let pair = Pair::usual();
    let once = pair.wanted(format!("{token}set.cookie=hunter2xQ9").as_bytes());
    agrees(&pair, &once);
    assert_eq!(pair.wanted(&once), once);
}

/// A mask text that ended like a key and its separator made the engine look
/// before the mask. Such texts are refused now; that one is enough to see it.
#[test]
fn a_mask_text_that_is_a_lead_is_refused() {
    for text in ["the-key:", "ghp_", "http:", "----"] {
        assert!(redact_stream::Mask::text(text).is_err(), "{text}");
    }
}

/// The value of a key known apart from the bytes ended at an earlier mask.
#[test]
fn a_keyed_stream_hides_what_follows_a_mask() {
    let mut stream = Redactor::new().stream_under("password");
    let mut out = Vec::new();
    stream.push(b"sk-__REDACTED:jwt__:hunter2", &mut out);
    stream.finish(&mut out);
    let expected = "__REDACTED:password____REDACTED:jwt____REDACTED:password__";
    assert_eq!(String::from_utf8(out).unwrap(), expected);
}

/// A long colour escape was a border for one part of the engine only.
#[test]
fn long_escapes_are_judged_alike() {
    let pair = Pair::usual();
    for digits in 18..26 {
        let haystack = format!("[{}m{}ABCDEFGHIJKLMNOP z", "1".repeat(digits), "AKIA");
        agrees(&pair, haystack.as_bytes());
    }
}

/// An account name may be as long as its rule says.
#[test]
fn a_long_user_in_a_url() {
    let pair = Pair::usual();
    for length in [1, 63, 64, 65, 255, 256] {
        let haystack = format!("http://{}:hunter2xQ9@host/", "u".repeat(length));
        agrees(&pair, haystack.as_bytes());
        let hidden = !pair
            .wanted(haystack.as_bytes())
            .ends_with(b"hunter2xQ9@host/");
        assert_eq!(hidden, length <= 255, "{length}");
    }
}

/// What had left under a cookie's mask was asked for by another rule of the token, one without
/// a check that knows it by a mark far behind.
#[test]
fn nothing_is_asked_for_without_a_check() {
    let part = "Ab1".repeat(200);
    let claims = format!("{}{part}{}{part}", "eyJhY2NvdW50X2lk", "InRlbXBvcmFsLmlv");
    let token = format!("{}{part}.{claims}.{part}", "eyJ");
    let redactor = Redactor::new();
    // So much is kept before anything is forgotten.
    for before in (0..6000).step_by(300) {
        let haystack = format!(
            "{}\nCookie: id={token}\nnext\n",
            "some text ".repeat(before / 10)
        );
        let (mut stream, mut out) = (redactor.stream(), Vec::new());
        haystack
            .bytes()
            .for_each(|byte| stream.push(&[byte], &mut out));
        stream.finish(&mut out);
        assert_eq!(out, *redactor.redact(haystack.as_bytes()));
    }
}
