//! Slack.

use super::super::{Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("slack-app-token", "Slack app-level token")
        .source(DOCS)
        .anchors(&["xapp-"])
        .secret("[0-9]-[A-Z0-9]{6,16}-[0-9]{6,20}-[0-9a-f]{32}")
        .examples(&["xapp-«1-A{upalnum:10}-{digit:13}-{hex:64}»"])
        .counterexamples(&["xapp-1-A{upalnum:10}", "xapp-config"]),
    // The `d` cookie: base64, mostly with its escapes.
    Rule::token("slack-cookie", "Slack session cookie")
        .source(DOCS)
        .anchors(&["xoxd-"])
        .secret("[A-Za-z0-9]{12}(?:[A-Za-z0-9+/_-]|%[0-9A-Fa-f]{2}){30}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%[0-9A-Fa-f]{2})"))
        .examples(&["d=xoxd-«{alnum:20}%2B{alnum:90}%3D%3D»; path=/", "xoxd-«{alnum:12}{b64:110}=»"])
        .counterexamples(&["xoxd-{alnum:12}"]),
    // Rotated tokens: `xoxe.xoxp-1-…`, and their refresh tokens `xoxe-1-…`.
    Rule::token("slack-token", "Slack bot, user, workspace, rotated or refresh token")
        .source(DOCS)
        .anchors(&["xoxe-", "xoxb-", "xoxp-"])
        .secret("[0-9]-[A-Za-z0-9]{100}")
        .examples(&["xoxe-«1-{alnum:146}»", "xoxe.xoxp-«1-{alnum:163}»"])
        .counterexamples(&["xoxe-1-{alnum:30}"]),
    Rule::token("slack-token", "Slack bot, user, workspace, rotated or refresh token")
        .source(DOCS)
        .anchors(&["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-", "xoxc-", "xwfp-"])
        .secret("(?:[0-9]-)?[0-9]{7,15}(?:-[0-9]{7,15}){0,2}-[A-Za-z0-9]{16}")
        .examples(&[
            "xoxb-«{digit:12}-{digit:13}-{alnum:24}»",
            "xoxp-«{digit:11}-{digit:11}-{digit:12}-{hex:32}»",
            "xoxc-«{digit:12}-{digit:12}-{digit:13}-{hex:64}»",
            "xoxa-«2-{digit:12}-{alnum:24}»",
        ])
        .counterexamples(&["xoxb-{digit:12}-{digit:12}", "xoxb-not-a-real-token", "xoxp-{digit:4}-{alnum:24}"]),
    Rule::token("slack-webhook", "Slack incoming webhook or workflow trigger URL")
        .source("https://api.slack.com/messaging/webhooks")
        .anchors(&["hooks.slack"])
        .searched()
        .then("(?:-gov)?\\.com\\\\?/(?:services|workflows|triggers)\\\\?/[TE][A-Z0-9]{6,13}\\\\?/(?:[A-Z0-9]{6,14}|[0-9]{6,19})\\\\?/(?:[0-9]{15,19}\\\\?/)?")
        .secret("[A-Za-z0-9]{20}")
        .examples(&[
            "https://hooks.slack.com/services/T{upalnum:8}/B{upalnum:8}/«{alnum:24}»",
            "\"https:\\/\\/hooks.slack.com\\/services\\/T{upalnum:10}\\/B{upalnum:10}\\/«{alnum:24}»\"",
            "https://hooks.slack.com/workflows/T{upalnum:8}/A{upalnum:8}/{digit:18}/«{alnum:24}»",
        ])
        .counterexamples(&[
            "https://hooks.slack.com/services/T{upalnum:8}/B{upalnum:8}/{alnum:9}",
            "https://hooks.slack.com/services/",
        ]),
];

/// Names the kinds.
const DOCS: &str = "https://api.slack.com/concepts/token-types";
