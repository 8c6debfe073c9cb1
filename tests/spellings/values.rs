//! Values that encoders have to change.

/// Each has what somebody forgot once.
const CHOSEN: &[&str] = &[
    "hunter2-and-more",
    "correct horse battery",
    "it's \"quoted\" twice",
    "back\\slash\\and\"quote",
    "$HOME/`id`!!\\$(x)",
    "100%25%safe%20",
    "<a href='x'>&amp;</a>",
    "a+b/c=d&e?f#g~h",
    "caf\u{e9}-\u{20ac}-\u{1F600}-na\u{ef}ve",
    "tab\there,\u{1b}[31mred\u{7f}\u{8}\u{c}\u{1}x",
    "first line here\nsecond 'line' there\nthe third",
    "windows line one\r\nwindows line two",
    "-----BEGIN A KEY-----\nMIIBVgIBADANBgkqhkiG9w0B\nAQEFAASCAUAwggE8AgEAAkEA\n-----END A KEY-----",
    "{\"user\":\"bob\",\"key\":\"a/b+c==\"}",
    "~tilde:~x=~y,{1..3}[a-z]*?^",
    "a value of more than fifty-seven bytes, which takes two lines of base64, <&'\"> too",
    "#comment; rm -rf / | tee >x",
    "'\"'\"'\\''\"",
    "\u{2028}line\u{2029}separators\u{a0}and\u{200b}none",
    "p@ssw0rd!\u{df}\u{dc}\u{e4}\u{17f}\u{430}\u{431}",
];

/// What the others are made of.
const PIECES: &[&str] = &[
    "a",
    "Zq",
    "x7",
    "k9W",
    "0",
    "\"",
    "'",
    "\\",
    "$",
    "%",
    " ",
    "\n",
    "\t",
    "\r\n",
    "\u{e9}",
    "\u{20ac}",
    "\u{1F511}",
    "<",
    ">",
    "&",
    "/",
    "+",
    "=",
    "~",
    "`",
    "!",
    "#",
    "{",
    "}",
    ";",
    ",",
    "(",
    "|",
    "*",
    "?",
    "[",
    "]",
    "^",
    "@",
    ":",
    ".",
    "-",
    "_",
    "\u{1b}",
    "\u{7f}",
    "\\n",
    "''",
    "\"\"",
    "$'",
    "%q",
];

pub(crate) fn values() -> Vec<String> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |end: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 20) as usize % end
    };
    let mut values: Vec<String> = CHOSEN.iter().map(|&value| value.to_owned()).collect();
    while values.len() < 50 {
        let length = 8 + below(16);
        let value: String = (0..length).map(|_| PIECES[below(PIECES.len())]).collect();
        // White space around a value is no part of it.
        let value = value.trim();
        if value.len() >= 8 && value.is_ascii() | (below(2) == 0) {
            values.push(value.to_owned());
        }
    }
    values
}
