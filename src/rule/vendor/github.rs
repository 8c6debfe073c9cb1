//! GitHub.

use super::super::{Check, Rule};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token(
        "github-token",
        "GitHub personal, OAuth, app, installation or refresh token",
    )
    .source(DOCS)
    .anchors(&["github_pat_"])
    .secret("[A-Za-z0-9]{22}_[A-Za-z0-9]{59}")
    .check(Check::Distinct(10))
    .examples(&[
        "github_pat_«{alnum:22}_{alnum:59}»",
        "GH_TOKEN=github_pat_«{alnum:22}_{alnum:59}»",
        "\"GITHUB_TOKEN\": \"github_pat_«{alnum:22}_{alnum:59}»\"",
    ])
    .counterexamples(&["github_pat_{alnum:22}", "github_pat_{alnum:22}_{alnum:30}"]),
    // Installation tokens may also be a JWT behind the number of their app.
    Rule::token(
        "github-token",
        "GitHub personal, OAuth, app, installation or refresh token",
    )
    .source(DOCS)
    .anchors(&["ghs_"])
    .then("[0-9]{1,12}_eyJ")
    .secret("[A-Za-z0-9_-]{14,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10}")
    .reach(4096)
    .examples(&[
        "ghs_{digit:7}_eyJ«{token:30}.eyJ{token:200}.{token:86}»",
        "token ghs_{digit:4}_eyJ«{token:40}.eyJ{token:300}.{token:86}»",
        "Bearer ghs_{digit:12}_eyJ«{token:20}.eyJ{token:60}.{token:43}»",
    ])
    .counterexamples(&["ghs_{digit:7}_{lower:5}", "ghs_{digit:7}_eyJ{token:40} "]),
    Rule::token(
        "github-token",
        "GitHub personal, OAuth, app, installation or refresh token",
    )
    .source(DOCS)
    .anchors(&["ghp_", "gho_", "ghu_", "ghs_", "ghr_"])
    .secret("[A-Za-z0-9]{36}")
    .check(Check::GitHub)
    .examples(&[
        "token ghp_«{crc:30}»",
        "gho_«{crc:30}»",
        "url\\nghs_«{alnum:36}»",
        "ghr_«{alnum:76}»",
    ])
    .counterexamples(&[
        "ghp_{alnum:20}",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "Iv1.{hex:16}",
    ]),
    // Unlocks nothing: for trying out whether tokens are found.
    Rule::token(
        "github-test-token",
        "GitHub's token for testing secret scanners",
    )
    .source("https://docs.github.com/en/code-security/secret-scanning")
    .anchors(&["secret_scanning_ab85fc6f8d7638cf1c11da812da308d43_"])
    .secret("[A-Za-z0-9]{5}")
    .examples(&[
        "secret_scanning_ab85fc6f8d7638cf1c11da812da308d43_«{alnum:5}»",
        "x=secret_scanning_ab85fc6f8d7638cf1c11da812da308d43_«{alnum:5}»",
    ])
    .counterexamples(&[
        "secret_scanning_{alnum:5}",
        "secret_scanning_ab85fc6f8d7638cf1c11da812da308d43_",
    ]),
];

/// Names the kinds and their prefixes.
const DOCS: &str = "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github";
