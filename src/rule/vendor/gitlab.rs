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
        .counterexamples(&[
            "glcbt-{hex:2}_{alnum:8}",
            "glcbt-{alnum:7}_{alnum:20}",
            "glcbt-{token:12}",
        ]),
    // Routable tokens go on with dots: version, length and checksum.
    Rule::token("gitlab-token", "GitLab personal, project, group or impersonation access token")
        .source(DOCS)
        .anchors(&["glpat-"])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&["glpat-«{token:20}»", "PRIVATE-TOKEN: glpat-«{alnum:40}.01.{lowalnum:9}»"])
        .counterexamples(&["glpat-{token:12}", "glpat-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-deploy-token", "GitLab deploy token")
        .source(DOCS)
        .anchors(&["gldt-"])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&["gldt-«{token:20}»", "docker login -p gldt-«{alnum:40}.01.{lowalnum:9}»"])
        .counterexamples(&["gldt-{token:12}", "gldt-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-runner-token", "GitLab runner authentication token")
        .source(DOCS)
        .anchors(&["glrt-", "glrtr-"])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&["glrt-«t1_{token:20}»", "glrtr-«{token:20}»", "glrt-«t3_{alnum:40}.01.{lowalnum:9}»"])
        .counterexamples(&["glrt-{token:12}", "glrt-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-feed-token", "GitLab feed token")
        .source(DOCS)
        .anchors(&["glft-"])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&["feed_token=glft-«{token:20}»", "glft-«{hex:64}-{digit:5}»"])
        .counterexamples(&["glft-{token:12}", "glft-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-agent-token", "GitLab agent for Kubernetes token")
        .source(DOCS)
        .anchors(&["glagent-"])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&["glagent-«{token:50}».", "--set config.token=glagent-«{token:50}»"])
        .counterexamples(&["glagent-{token:12}", "glagent-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-scim-token", "GitLab SCIM token")
        .source(DOCS)
        .anchors(&["glsoat-"])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&["Bearer glsoat-«{token:20}»", "glsoat-«{alnum:20}»"])
        .counterexamples(&["glsoat-{token:12}", "glsoat-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-feature-flag-token", "GitLab feature flags client token")
        .source(DOCS)
        .anchors(&["glffct-"])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&["UNLEASH_ID=glffct-«{token:20}»", "glffct-«{alnum:20}»"])
        .counterexamples(&["glffct-{token:12}", "glffct-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-workspace-token", "GitLab workspace token")
        .source(DOCS)
        .anchors(&["glwt-"])
        .secret("[A-Za-z0-9_-]{20,}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?")
        .check(Check::Distinct(6))
        .examples(&["token: glwt-«{token:20}»", "glwt-«{alnum:20}»"])
        .counterexamples(&["glwt-{token:12}", "glwt-xxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("gitlab-oauth-secret", "GitLab OAuth application secret")
        .source(DOCS)
        .anchors(&["gloas-"])
        .secret("[0-9a-f]{64}")
        .examples(&[
            "gloas-«{hex:64}»",
            "client_secret=gloas-«{hex:64}»",
            "\"client_secret\": \"gloas-«{hex:64}»\"",
        ])
        .counterexamples(&["gloas-{hex:20}", "gloas-{upper:64}"]),
    Rule::token("gitlab-trigger-token", "GitLab pipeline trigger token")
        .source(DOCS)
        .anchors(&["glptt-"])
        .secret("[0-9a-f]{40}|[A-Za-z0-9_-]{20}")
        .examples(&["glptt-«{hex:40}»", "token=glptt-«{hex:40}»&ref=main"])
        .counterexamples(&["glptt-{hex:12}", "glptt-{alnum:19}", "glptt-{hex:8}.{hex:32}"]),
    Rule::token("gitlab-mail-token", "GitLab incoming mail token")
        .source(DOCS)
        .anchors(&["glimt-"])
        .secret("[a-z0-9]{25}")
        .examples(&[
            "incoming+glimt-«{lowalnum:25}»@example.org",
            "glimt-«{lowalnum:25}»",
            "\"glimt-«{lowalnum:25}»\"",
        ])
        .counterexamples(&["glimt-{lowalnum:12}", "glimt-{upper:25}"]),
    Rule::token("gitlab-runner-registration-token", "GitLab runner registration token")
        .source(DOCS)
        .anchors(&["GR1348941"])
        .bordered()
        .secret("[A-Za-z0-9_-]{20}")
        .examples(&[
            "GR1348941«{token:20}»",
            "--registration-token GR1348941«{token:20}»",
            "gitlab-runner register -r GR1348941«{alnum:20}»",
        ])
        .counterexamples(&["GR1348941", "GR1348941{alnum:8}"]),
];

/// Lists every prefix.
const DOCS: &str = "https://docs.gitlab.com/security/tokens/";
