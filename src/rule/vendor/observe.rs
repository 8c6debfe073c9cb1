//! Monitoring, analytics, incidents, feature flags.

use super::super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("sentry-organization-token", "Sentry organization token")
        .source("https://docs.sentry.io/security-legal-pii/security/token-formats/")
        .anchors(&["sntrys_"])
        .secret("eyJ[A-Za-z0-9+/]{32,}={0,2}_[A-Za-z0-9+/]{43}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "sntrys_«eyJpYXQiO{alnum:150}=_{b64:43}»",
            "SENTRY_AUTH_TOKEN=sntrys_«eyJpYXQiO{b64:60}_{b64:43}»",
        ])
        .counterexamples(&[
            "sntrys_eyJ{alnum:30} ",
            "https://{hex:32}@o1.ingest.sentry.io/1",
        ]),
    Rule::token("sentry-user-token", "Sentry user token")
        .source("https://docs.sentry.io/security-legal-pii/security/token-formats/")
        .anchors(&["sntryu_"])
        .secret("[0-9a-f]{64}")
        .examples(&["sntryu_«{hex:64}»", "SENTRY_AUTH_TOKEN=sntryu_«{hex:64}»"])
        .counterexamples(&["sntryu_{hex:20}", "sntryu_{upper:64}"]),
    Rule::token(
        "sentry-integration-token",
        "Sentry internal integration token",
    )
    .source("https://docs.sentry.io/security-legal-pii/security/token-formats/")
    .anchors(&["sntryi_"])
    .secret("[0-9a-f]{64}")
    .examples(&["sntryi_«{hex:64}»", "SENTRY_AUTH_TOKEN=sntryi_«{hex:64}»"])
    .counterexamples(&["sntryi_{hex:20}", "sntryi_{upper:64}"]),
    Rule::token("sentry-app-token", "Sentry user app token")
        .source("https://docs.sentry.io/security-legal-pii/security/token-formats/")
        .anchors(&["sntrya_"])
        .secret("[0-9a-f]{64}")
        .examples(&["sntrya_«{hex:64}»", "SENTRY_AUTH_TOKEN=sntrya_«{hex:64}»"])
        .counterexamples(&["sntrya_{hex:20}", "sntrya_{upper:64}"]),
    Rule::token("posthog-personal-key", "PostHog personal API key")
        .source("https://posthog.com/docs/api")
        .anchors(&["phx_"])
        .secret("[A-Za-z0-9]{41}")
        .check(Check::Distinct(10))
        .examples(&["phx_«{alnum:43}»", "Bearer phx_«{alnum:49}»"])
        .counterexamples(&["phc_{alnum:43}", "phx_{alnum:20}"]),
    Rule::token("posthog-secret-key", "PostHog feature flags secure key")
        .source("https://posthog.com/docs/api")
        .anchors(&["phs_"])
        .secret("[A-Za-z0-9]{41}")
        .check(Check::Distinct(10))
        .examples(&["phs_«{alnum:43}»", "Bearer phs_«{alnum:49}»"])
        .counterexamples(&["phc_{alnum:43}", "phs_{alnum:20}"]),
    Rule::token("posthog-access-token", "PostHog OAuth access token")
        .source("https://posthog.com/docs/api")
        .anchors(&["pha_"])
        .secret("[A-Za-z0-9]{41}")
        .check(Check::Distinct(10))
        .examples(&["pha_«{alnum:43}»", "Bearer pha_«{alnum:49}»"])
        .counterexamples(&["phc_{alnum:43}", "pha_{alnum:20}"]),
    Rule::token("posthog-refresh-token", "PostHog OAuth refresh token")
        .source("https://posthog.com/docs/api")
        .anchors(&["phr_"])
        .secret("[A-Za-z0-9]{41}")
        .check(Check::Distinct(10))
        .examples(&["phr_«{alnum:43}»", "Bearer phr_«{alnum:49}»"])
        .counterexamples(&["phc_{alnum:43}", "phr_{alnum:20}"]),
    Rule::key(
        "pagerduty-key",
        "PagerDuty API token or integration key",
        &[
            "pagerduty_token",
            "pagerduty_api_token",
            "pagerduty_api_key",
            "pagerduty_key",
            "pagerduty_service_key",
            "pagerduty_integration_key",
            "pagerduty_routing_key",
            "pd_api_key",
            "pd_api_token",
        ],
        Value::Shape,
    )
    .source("https://support.pagerduty.com/main/docs/api-access-keys")
    .secret("[A-Za-z0-9_+-]{20}|[A-Za-z0-9]{32}")
    .examples(&[
        "PAGERDUTY_TOKEN=«u+{alnum:18}»",
        "pagerduty_routing_key: \"«{hex:32}»\"",
    ])
    .counterexamples(&["PAGERDUTY_TOKEN=$TOKEN", "pagerduty_key: none"]),
    Rule::key(
        "sumologic-key",
        "Sumo Logic access key",
        &[
            "sumologic_access_key",
            "sumologic_key",
            "sumo_access_key",
            "sumologic_accesskey",
        ],
        Value::Shape,
    )
    .source("https://help.sumologic.com/docs/manage/security/access-keys/")
    .secret("[A-Za-z0-9]{64}")
    .examples(&[
        "SUMOLOGIC_ACCESSKEY=«{alnum:64}»",
        "sumo_access_key = \"«{alnum:64}»\"",
    ])
    .counterexamples(&[
        "SUMOLOGIC_ACCESSID=su{alnum:12}",
        "SUMOLOGIC_ACCESSKEY=$KEY",
    ]),
    // More kinds of characters than hexadecimal has: names with a digest are that.
    Rule::token("statsig-secret-key", "Statsig server secret key")
        .source("https://docs.statsig.com/access-management/api-keys")
        .anchors(&["secret-"])
        .bordered()
        .secret("[A-Za-z0-9]{40}")
        .check(Check::Distinct(18))
        .examples(&[
            "STATSIG_SECRET=secret-«{alnum:40}»",
            "statsig-api-key: secret-«{alnum:45}»",
        ])
        .counterexamples(&[
            "secret-{hex:40}",
            "my-secret-{alnum:40}",
            "secret-{alnum:20}",
            "secret-name-of-some-kubernetes-object-in-use",
        ]),
    Rule::token("statsig-console-key", "Statsig Console API key")
        .source("https://docs.statsig.com/console-api/introduction")
        .anchors(&["console-"])
        .bordered()
        .secret("[A-Za-z0-9]{40}")
        .check(Check::Distinct(18))
        .examples(&[
            "statsig-api-key: console-«{alnum:40}»",
            "key=console-«{alnum:43}»",
        ])
        .counterexamples(&[
            "console-{hex:40}",
            "web-console-{alnum:40}",
            "console-{alnum:20}",
        ]),
    Rule::token("ubidots-token", "Ubidots API token")
        .source("https://docs.ubidots.com/v1.6/reference/authentication")
        .anchors(&["BBFF-", "BBUS-"])
        .secret("[A-Za-z0-9]{30}")
        .check(Check::Distinct(8))
        .examples(&["X-Auth-Token: BBFF-«{alnum:30}»", "BBUS-«{alnum:30}»"])
        .counterexamples(&["BBFF-{alnum:12}", "BBFF-BBUS-{upper:8}"]),
    Rule::token("stackhawk-key", "StackHawk API key")
        .source("https://docs.stackhawk.com/apidocs.html")
        .anchors(&["hawk."])
        .bordered()
        .secret("[A-Za-z0-9_-]{20}\\.[A-Za-z0-9_-]{20}")
        .check(Check::Distinct(8))
        .examples(&[
            "HAWK_API_KEY=hawk.«{token:20}.{token:20}»",
            "hawk init --api-key hawk.«{alnum:20}.{alnum:20}»",
        ])
        .counterexamples(&[
            "hawk.{token:20}",
            "hawk.{token:20}.{token:8}",
            "tomahawk.{token:20}.{token:20}",
        ]),
    Rule::token("samsara-token", "Samsara API token")
        .source("https://developers.samsara.com/docs/authentication")
        .anchors(&["samsara_api_"])
        .secret("[A-Za-z0-9]{26}")
        .check(Check::Distinct(8))
        .examples(&[
            "Bearer samsara_api_«{alnum:30}»",
            "SAMSARA_TOKEN=samsara_api_«{alnum:26}»",
        ])
        .counterexamples(&[
            "samsara_api_{alnum:12}",
            "samsara_api_xxxxxxxxxxxxxxxxxxxxxxxxxx",
        ]),
];
