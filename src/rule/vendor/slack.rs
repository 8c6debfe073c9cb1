//! Slack.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("slack-app-token", "Slack app-level token")
        .source(DOCS)
        .anchors(&["xapp-"])
        .secret("[0-9]-[A-Z0-9]{6,16}-[0-9]{6,20}-[0-9a-f]{32}")
        .examples(&[
            "xapp-«1-A{upalnum:10}-{digit:13}-{hex:64}»",
            "SLACK_APP_TOKEN=xapp-«1-A{upalnum:8}-{digit:10}-{hex:64}»",
        ])
        .counterexamples(&["xapp-1-A{upalnum:10}", "xapp-config"]),
    // The `d` cookie: base64, mostly with its escapes.
    Rule::token("slack-cookie", "Slack session cookie")
        .source(DOCS)
        .anchors(&["xoxd-"])
        .secret("(?:[A-Za-z0-9+/_-]|%[0-9A-Fa-f]{2}){42}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%[0-9A-Fa-f]{2})"))
        .check(Check::Distinct(10))
        .examples(&[
            "d=xoxd-«{alnum:20}%2B{alnum:90}%3D%3D»; path=/",
            "xoxd-«{alnum:8}%2F{alnum:3}{b64:110}=»",
        ])
        .counterexamples(&["xoxd-{alnum:12}", "xoxd-%2B{alnum:12}"]),
    // Rotated tokens begin `xoxe.xoxp-1-`, their refresh tokens `xoxe-1-`.
    Rule::token("slack-config-token", "Slack configuration or rotated access token")
        .source(DOCS)
        .anchors(&["xoxb-", "xoxp-"])
        .secret("[0-9]-[A-Za-z0-9]{100}")
        .examples(&["xoxe.xoxp-«1-{alnum:163}»", "xoxe.xoxb-«1-{alnum:166}»"])
        .counterexamples(&["xoxe.xoxp-1-{alnum:30}", "xoxb-1-{upper:20}"]),
    Rule::token("slack-config-refresh-token", "Slack configuration or rotation refresh token")
        .source(DOCS)
        .anchors(&["xoxe-"])
        .secret("[0-9]-[A-Za-z0-9]{100}")
        .examples(&["xoxe-«1-{alnum:146}»", "\"refresh_token\":\"xoxe-«1-{alnum:147}»\""])
        .counterexamples(&["xoxe-1-{alnum:30}", "xoxe-{alnum:100}"]),
    Rule::token("slack-bot-token", "Slack bot token")
        .source(DOCS)
        .anchors(&["xoxb-"])
        .secret("(?:[0-9]-)?[0-9]{7,15}(?:-[0-9]{7,15}){0,2}-[A-Za-z0-9]{16}")
        .examples(&[
            "xoxb-«{digit:12}-{digit:13}-{alnum:24}»",
            "SLACK_BOT_TOKEN=xoxb-«{digit:10}-{alnum:18}»",
        ])
        .counterexamples(&["xoxb-{digit:12}-{digit:12}", "xoxb-not-a-real-token"]),
    Rule::token("slack-user-token", "Slack user token")
        .source(DOCS)
        .anchors(&["xoxp-"])
        .secret("(?:[0-9]-)?[0-9]{7,15}(?:-[0-9]{7,15}){0,2}-[A-Za-z0-9]{16}")
        .examples(&[
            "xoxp-«{digit:11}-{digit:11}-{digit:12}-{hex:32}»",
            "Bearer xoxp-«{digit:13}-{digit:13}-{digit:13}-{alnum:34}»",
        ])
        .counterexamples(&["xoxp-{digit:4}-{alnum:24}", "xoxp-your-token"]),
    Rule::token("slack-session-token", "Slack web client token")
        .source(DOCS)
        .anchors(&["xoxc-"])
        .secret("(?:[0-9]-)?[0-9]{7,15}(?:-[0-9]{7,15}){0,2}-[A-Za-z0-9]{16}")
        .examples(&[
            "xoxc-«{digit:12}-{digit:12}-{digit:13}-{hex:64}»",
            "token=xoxc-«{digit:9}-{digit:15}-{digit:9}-{hex:64}»&x",
        ])
        .counterexamples(&["xoxc-{digit:12}-{digit:12}", "xoxc-token"]),
    Rule::token("slack-workflow-token", "Slack workflow step token")
        .source(DOCS)
        .anchors(&["xwfp-"])
        .secret("(?:[0-9]-)?[0-9]{7,15}(?:-[0-9]{7,15}){0,4}-[A-Za-z0-9]{16}")
        .examples(&[
            "xwfp-«{digit:12}-{digit:13}-{alnum:32}»",
            "xwfp-«{digit:12}-{digit:13}-{digit:13}-{digit:13}-{hex:64}»",
        ])
        .counterexamples(&["xwfp-{digit:12}", "xwfp-{lower:8}"]),
    // The older kinds may be as short as eight characters: whatever is no words.
    Rule::token("slack-workspace-token", "Slack workspace access token")
        .source(DOCS)
        .anchors(&["xoxa-"])
        .secret("(?:[0-9]+-){0,4}[A-Za-z0-9]{8}")
        .spare("[a-z]+(?:-[a-z]+)*")
        .check(Check::Distinct(3))
        .examples(&[
            "xoxa-«2-{digit:12}-{alnum:24}»",
            "xoxa-«{digit:12}-{digit:12}-{digit:12}-{hex:32}»",
            "xoxa-«7{alnum:40}»",
            "xoxa-«7{alnum:7}»",
        ])
        .counterexamples(&["xoxa-{alnum:6}", "xoxa-xxxxxxxxxxxx", "xoxa-{lower:12}-{lower:9}"]),
    Rule::token("slack-refresh-token", "Slack workspace refresh token")
        .source(DOCS)
        .anchors(&["xoxr-"])
        .secret("(?:[0-9]+-){0,4}[A-Za-z0-9]{8}")
        .spare("[a-z]+(?:-[a-z]+)*")
        .check(Check::Distinct(3))
        .examples(&[
            "xoxr-«2-{digit:12}-{alnum:24}»",
            "xoxr-«{digit:12}-{digit:12}-{digit:12}-{hex:32}»",
            "xoxr-«7{alnum:40}»",
            "xoxr-«7{alnum:7}»",
        ])
        .counterexamples(&["xoxr-{alnum:6}", "xoxr-xxxxxxxxxxxx", "xoxr-{lower:12}-{lower:9}"]),
    Rule::token("slack-legacy-token", "Slack legacy token")
        .source(DOCS)
        .anchors(&["xoxs-", "xoxo-"])
        .secret("(?:[0-9]+-){0,4}[A-Za-z0-9]{8}")
        .spare("[a-z]+(?:-[a-z]+)*")
        .check(Check::Distinct(3))
        .examples(&[
            "xoxs-«2-{digit:12}-{alnum:24}»",
            "xoxo-«{digit:12}-{digit:12}-{digit:12}-{hex:32}»",
            "xoxs-«7{alnum:40}»",
            "xoxs-«7{alnum:7}»",
        ])
        .counterexamples(&["xoxs-{alnum:6}", "xoxs-xxxxxxxxxxxx", "xoxs-{lower:12}-{lower:9}"]),
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
