use super::*;

/// A value has no more spellings, without its lines.
const MOST_WHOLE: usize = 900;

/// All spellings of a value.
fn spellings(value: &[u8], shortest: usize) -> Vec<Vec<u8>> {
    let mut speller = Speller::new(0, b"");
    speller.spell(value, shortest);
    let texts = &speller.texts;
    (0..texts.len()).map(|at| texts.get(at).to_vec()).collect()
}

fn shown(spellings: &[Vec<u8>]) -> Vec<String> {
    let shown = |spelling: &Vec<u8>| spelling.escape_ascii().to_string();
    spellings.iter().map(shown).collect()
}

#[test]
fn letters_and_digits_have_nine() {
    assert_eq!(
        shown(&spellings(b"hunter2x", 8)),
        [
            "hunter2x",
            "aHVudGVyMn",
            "h1bnRlcjJ4",
            "odW50ZXIye",
            "68756e7465723278",
            "68756E7465723278",
            "%68%75%6E%74%65%72%32%78",
            "%68%75%6e%74%65%72%32%78",
            "h\\x00u\\x00n\\x00t\\x00e\\x00r\\x002\\x00x",
        ]
    );
}

/// What differs from a value's own bytes in one sign.
#[test]
fn each_sign_is_written_in_its_ways() {
    for (value, wanted) in [
        (
            "hunter\"2",
            &[
                "hunter%222",
                "hunter\\\"2",
                "hunter\\\\\\\"2",
                "hunter\\u00222",
                "hunter&quot;2",
                "hunter&#34;2",
                "hunter`\"2",
                "hunter\"\"2",
            ][..],
        ),
        (
            "hunter'2",
            &[
                "hunter%272",
                "hunter\\u00272",
                "hunter'\\''2",
                "hunter'\"'\"'2",
                "hunter\\'2",
                "hunter&#x27;2",
                "hunter&#39;2",
                "hunter&#039;2",
                "hunter&apos;2",
                "hunter''2",
            ],
        ),
        ("hunter/2", &["hunter%2f2", "hunter\\/2", "hunter\\\\\\/2"]),
        ("hunter 2", &["hunter%202", "hunter+2", "hunter\\ 2"]),
        ("hunter$2", &["hunter\\$2", "hunter`$2"]),
        ("hunter&2", &["hunter\\u00262", "hunter&amp;2"]),
        (
            "hünter22",
            &[
                "h\\u00fcnter22",
                "h\\u00FCnter22",
                "h\\xfcnter22",
                "h&#252;nter22",
            ],
        ),
        ("hunter😀", &["hunter\\ud83d\\ude00", "hunter\\U0001f600"]),
    ] {
        let found = spellings(value.as_bytes(), 8);
        for &spelling in wanted {
            let is_there = found.iter().any(|other| other == spelling.as_bytes());
            assert!(is_there, "{spelling:?} in {:?}", shown(&found));
        }
    }
}

#[test]
fn lines_are_spelled_by_themselves_and_together() {
    let key = "-----BEGIN SOME KEY-----\r\n  first line,\r\nx\r\nsecond line\r\n-----END SOME KEY-----\r\n";
    let found = shown(&spellings(key.as_bytes(), 8));
    let is_there = |spelling: &str| found.iter().any(|other| other == spelling);
    let lines = |line_break: &str| key.trim().replace("\r\n", line_break);
    let in_a_line: Vec<&str> = key.split_ascii_whitespace().collect();
    assert!(is_there(&in_a_line.join(" ")), "{found:#?}");
    for line_break in ["\r\n", "\n", "\\n", "\\r\\n", "\\\\n"] {
        let wanted = lines(line_break).escape_default().to_string();
        assert!(is_there(&wanted), "{wanted} in {found:#?}");
    }
    assert!(is_there("first line,") && is_there("second line"));
    assert!(!is_there("x") && !is_there("-----END SOME KEY-----"));
    let lines = &listed(key.as_bytes(), 8)[Kind::Lines as usize];
    assert_eq!(
        lines.to_string(),
        "lines (2; 3 skipped: a line of every key)"
    );
}

#[test]
fn base64_in_lines_begins_in_the_first_column() {
    let value = "a value of more than forty-eight bytes, and so of two lines";
    let found = shown(&spellings(value.as_bytes(), 8));
    let first = "YSB2YWx1ZSBvZiBtb3JlIHRoYW4gZm9ydHktZWlnaHQgYnl0ZXMsIGFuZCBz";
    let (four, rest) = ("byBv", "ZiB0d28gbGluZX");
    for wanted in [
        first.to_owned(),
        format!("{four}{rest}"),
        format!("{first}{four}"),
        format!("{first}{four}\\n{rest}"),
        format!("{first}{four}{rest}")[..76].to_owned(),
        format!("{}\\nZX", &format!("{first}{four}{rest}")[..76]),
    ] {
        assert!(found.contains(&wanted), "{wanted} in {found:#?}");
    }
    assert!(!found.contains(&rest.to_owned()));
}

#[test]
fn no_value_has_more_than_is_said() {
    let signs: String = (1..0x180)
        .filter_map(char::from_u32)
        .chain("\u{2028}€😀~x:~#{".chars())
        .collect();
    let value = format!("q{signs}q");
    let found = spellings(value.as_bytes(), 4);
    let lines = value.lines().count() * MOST_WHOLE / 3;
    assert!(found.len() < MOST_WHOLE + lines, "{}", found.len());
    // Nothing in it is in another unit.
    let whole = format!("q{}q", signs.replace(['\r', '\n'], ""));
    let found = spellings(whole.as_bytes(), 4);
    assert!(found.len() <= MOST_WHOLE / 3, "{}", found.len());
    let many = "another line\n".repeat(3 * MOST_LINES);
    let lines = &listed(many.as_bytes(), 4)[Kind::Lines as usize];
    assert_eq!(
        (lines.skipped, lines.why),
        (2 * MOST_LINES, Some("too many"))
    );
}

#[test]
fn what_holds_a_mask_is_none() {
    let mut speller = Speller::new(0, b"%20%20");
    speller.spell(b"hunter  2", 8);
    let texts = &speller.texts;
    let all: Vec<Vec<u8>> = (0..texts.len()).map(|at| texts.get(at).to_vec()).collect();
    assert!(all.contains(&b"hunter++2".to_vec()) && !all.contains(&b"hunter%20%202".to_vec()));
}

/// Every kind is where its number says, and each has a name of its own.
#[test]
fn kinds_are_listed_in_order() {
    for (at, (kind, name)) in KINDS.into_iter().enumerate() {
        assert_eq!(kind as usize, at);
        assert!(KINDS[..at].iter().all(|(_, other)| *other != name));
    }
    let short = listed(b"abcd", 8);
    assert_eq!(short[0].to_string(), "raw (0; 1 skipped: too short)");
}

#[test]
fn numbers_have_as_many_digits_as_they_need() {
    let write = |value, base, upper, digits| {
        let mut out = Vec::new();
        number(value, base, upper, digits, &mut out);
        String::from_utf8(out).unwrap()
    };
    assert_eq!(write(0, 10, false, 1), "0");
    assert_eq!(write(0x10_FFFF, 16, true, 1), "10FFFF");
    assert_eq!(write(0x1F600, 16, false, 8), "0001f600");
    assert_eq!(write(233, 10, false, 1), "233");
    assert_eq!(write(7, 8, false, 3), "007");
    assert_eq!(write(u32::from(char::MAX), 10, false, 1), "1114111");
}
