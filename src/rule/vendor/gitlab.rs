//! GitLab.

use super::super::{Check, Rule};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("gitlab-ci-job-token", "GitLab CI/CD job token")
        .source(DOCS)
        .anchors(&["glcbt-"])
        .secret("[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20}|eyJ[A-Za-z0-9_-]{14,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10}")
        .reach(4096)
        .examples(&["glcbt-«{hex:2}_{token:20}»", "glcbt-«eyJ{token:30}.eyJ{token:90}.{token:86}»"])
        .counterexamples(&["glcbt-{hex:2}_{alnum:8}", "glcbt-{token:12}"]),
    Rule::token("gitlab-token", "GitLab access, deploy, runner, trigger, feed, mail, agent or other token")
        .source(DOCS)
        .anchors(&["gloas-"])
        .secret("[0-9a-f]{64}")
        .examples(&["gloas-«{hex:64}»", "\"client_secret\": \"gloas-«{hex:64}»\""])
        .counterexamples(&["gloas-{hex:20}", "gloas-{upper:64}"]),
    Rule::token("gitlab-token", "GitLab access, deploy, runner, trigger, feed, mail, agent or other token")
        .source(DOCS)
        .anchors(&["glptt-"])
        .secret("[0-9a-f]{40}|[A-Za-z0-9_-]{20}")
        .examples(&["glptt-«{hex:40}»", "token=glptt-«{hex:40}»&ref=main"])
        .counterexamples(&["glptt-{hex:12}", "glptt-{hex:8}.{hex:32}"]),
    Rule::token("gitlab-token", "GitLab access, deploy, runner, trigger, feed, mail, agent or other token")
        .source(DOCS)
        .anchors(&["glimt-"])
        .secret("[a-z0-9]{25}")
        .examples(&["incoming+glimt-«{lowalnum:25}»@example.org", "\"glimt-«{lowalnum:25}»\""])
        .counterexamples(&["glimt-{lowalnum:12}", "glimt-{upper:25}"]),
    // Routable tokens go on with dots: version, length and checksum.
    Rule::token("gitlab-token", "GitLab access, deploy, runner, trigger, feed, mail, agent or other token")
        .source(DOCS)
        .anchors(&[
            "glpat-", "gldt-", "glrt-", "glrtr-", "glft-", "glagent-", "glsoat-", "glffct-", "glwt-",
        ])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&[
            "glpat-«{token:20}»",
            "PRIVATE-TOKEN: glpat-«{alnum:40}.01.{lowalnum:9}»",
            "glrt-«t1_{token:20}»",
            "glagent-«{token:50}».",
        ])
        .counterexamples(&["glpat-{token:12}", "glpat-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-token", "GitLab access, deploy, runner, trigger, feed, mail, agent or other token")
        .source(DOCS)
        .anchors(&["GR1348941"])
        .bordered()
        .secret("[A-Za-z0-9_-]{20}")
        .examples(&["GR1348941«{token:20}»", "gitlab-runner register -r GR1348941«{alnum:20}»"])
        .counterexamples(&["GR1348941", "GR1348941{alnum:8}"]),
];

/// Lists every prefix.
const DOCS: &str = "https://docs.gitlab.com/security/tokens/";
