//! Tokens with a structure of their own, whoever issues them.

use super::super::Rule;

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // `eyJ` is the base64 of `{"`. Three parts, five when encrypted. The second
    // may be empty (a detached payload, an encrypted token with a direct key),
    // and so may the third of an unsigned one, whose second then begins like
    // the first.
    Rule::token("jwt", "JSON Web Token, signed, unsigned or encrypted")
        .source("https://www.rfc-editor.org/rfc/rfc7519")
        .anchors(&["eyJ"])
        .bordered()
        .secret(
            "[A-Za-z0-9_-]{14,}\\.(?:eyJ[A-Za-z0-9_-]{6,}|[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]{10,})\
             (?:\\.[A-Za-z0-9_-]+){0,3}",
        )
        .reach(8192)
        .examples(&[
            "Bearer eyJ«{token:33}.eyJ{token:120}.{token:43}».",
            "eyJ«{token:20}.eyJ{token:30}».",
            "jwe=eyJ«{token:60}..{token:16}.{token:80}.{token:22}»",
            "\\neyJ«{token:33}..{token:86}»\"",
        ])
        .counterexamples(&[
            "eyJ{token:8}.eyJ{token:30}",
            "eyJ{token:60}",
            "heyJ{token:20}.eyJ{token:30}",
        ]),
];
