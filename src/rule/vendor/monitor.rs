//! Logs, metrics, traces and checks from outside.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("axiom-api-token", "Axiom API token")
        .source(AXIOM)
        .anchors(&["xaat-"])
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "AXIOM_TOKEN=xaat-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "Bearer xaat-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&["xaat-{hex:8}", "xaat-{hex:32}"]),
    Rule::token("axiom-personal-token", "Axiom personal access token")
        .source(AXIOM)
        .anchors(&["xapt-"])
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "AXIOM_TOKEN=xapt-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "Bearer xapt-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&["xapt-{hex:8}", "xapt-{hex:32}"]),
    Rule::token("checkly-key", "Checkly API key")
        .source("https://www.checklyhq.com/docs/accounts-and-users/creating-api-key/")
        .anchors(&["cu_"])
        .bordered()
        .secret("[0-9a-f]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["CHECKLY_API_KEY=cu_«{hex:32}»", "\"cu_«{hex:32}»\""])
        .counterexamples(&["cu_{hex:20}", "cu_{hex:40}", "acu_{hex:32}"]),
];

/// Tells the kinds apart.
const AXIOM: &str = "https://axiom.co/docs/reference/tokens";
