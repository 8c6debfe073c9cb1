//! Monitoring, analytics, incidents, feature flags.

use super::super::{Check, Rule, Tail, Value};

/// Names the kinds.
const NEW_RELIC: &str = "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";

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
    Rule::token("firehydrant-key", "FireHydrant API key")
        .source("https://docs.firehydrant.com/docs/api-keys")
        .anchors(&["fhb-"])
        .secret("[0-9a-f]{32}")
        .examples(&["Bearer fhb-«{hex:32}»", "FIREHYDRANT_API_KEY=fhb-«{hex:32}»"])
        .counterexamples(&["fhb-{hex:12}", "fhb-{upper:32}"]),
    Rule::token("flagsmith-server-key", "Flagsmith server-side environment key")
        .source("https://docs.flagsmith.com/clients/server-side")
        .anchors(&["ser."])
        .bordered()
        .secret("[A-Za-z0-9]{22}")
        .tail(Tail::Exact)
        .spare("[A-Za-z]+|[0-9]+")
        .check(Check::Distinct(10))
        .examples(&["FLAGSMITH_KEY=ser.«{alnum:11}4{alnum:10}»", "\"ser.«7{alnum:21}»\""])
        .counterexamples(&["ser.{lower:22}", "ser.{alnum:12}", "user.{alnum:22}"]),
    // The region's name is common, and base64 is not; only the latter counts.
    Rule::token("fullstory-key", "FullStory API key")
        .source("https://developer.fullstory.com/server/authentication/")
        .anchors(&["na1.", "eu1."])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9+/]{20}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .spare("[a-z0-9_-]+|[A-Za-z_-]+")
        .check(Check::Entropy(40))
        .examples(&["Authorization: Basic na1.«{alnum:12}{b64:86}==»", "eu1.«{alnum:24}{b64:32}»"])
        .counterexamples(&["na1.{alnum:12}", "na1.api.example.org", "eu1.{lower:40}"]),
    Rule::token("launchdarkly-api-token", "LaunchDarkly API access token")
        .source("https://launchdarkly.com/docs/home/account/api")
        .anchors(&["api-"])
        .bordered()
        .secret("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        .tail(Tail::Exact)
        .examples(&[
            "Authorization: api-«{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}»",
            "LD_ACCESS_TOKEN=api-«{hex:8}-{hex:4}-4{hex:3}-9{hex:3}-{hex:12}»",
        ])
        .counterexamples(&["api-{hex:8}-{hex:4}", "my-api-{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}"]),
    Rule::token("logicmonitor-token", "LogicMonitor bearer token or access key")
        .source("https://www.logicmonitor.com/support/api-tokens")
        .anchors(&["lmb_", "lma_"])
        .bordered()
        .secret("[A-Za-z0-9+/_-]{40}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .spare("[a-z_-]+|[A-Z_-]+")
        .check(Check::Distinct(12))
        .examples(&["Bearer lmb_«{b64:118}==»", "lma_«{token:60}»"])
        .counterexamples(&["lmb_{alnum:12}", "lma_{lower:44}", "xlmb_{alnum:60}"]),
    // The vendor's mark ends the key.
    Rule::run("newrelic-license-key", "New Relic license key", "[0-9a-fux]")
        .source(NEW_RELIC)
        .secret("[0-9a-f]{25}(?:FFFF|[0-9a-f]{4})NRAL")
        .tail(Tail::Exact)
        .examples(&[
            "license_key: '{hex:7}«{hex:25}FFFFNRAL»'",
            "eu01xx{hex:1}«{hex:25}FFFFNRAL»",
            "{hex:7}«{hex:29}NRAL»",
        ])
        .counterexamples(&["{hex:40}", "{hex:20}FFFFNRAL", "x{hex:32}FFFFNRAL"]),
    Rule::key(
        "newrelic-license-key",
        "New Relic license key",
        &["new_relic_license_key", "newrelic_license", "nr_license_key"],
        Value::Shape,
    )
        .source(NEW_RELIC)
        .secret("[0-9a-zA-Z]{36}NRAL|[0-9a-f]{40}")
        .examples(&["NEW_RELIC_LICENSE_KEY=«{hex:32}FFFFNRAL»", "newrelic_license: «{hex:40}»"])
        .counterexamples(&["new_relic_license_key=none", "NEW_RELIC_LICENSE_KEY=$KEY"]),
    Rule::run("newrelic-mobile-token", "New Relic mobile application token", "[0-9A-Fa-fux]")
        .source(NEW_RELIC)
        .secret("[0-9a-fx]{35}-NRMA")
        .tail(Tail::Exact)
        .examples(&["token AA{hex:5}«{hex:35}-NRMA»", "\"eu01xx{hex:1}«{hex:35}-NRMA»\""])
        .counterexamples(&["AA{hex:40}", "AA{hex:20}-NRMA", "AA{hex:40}-NRMB"]),
    Rule::token("newrelic-pixie-key", "New Relic Pixie API or deploy key")
        .source("https://docs.px.dev/reference/admin/api-keys/")
        .anchors(&["px-api-", "px-dep-"])
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "PX_API_KEY=px-api-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "px-dep-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&["px-api-{hex:8}", "px-dep-{lower:36}"]),
    Rule::token("nightfall-key", "Nightfall API key")
        .source("https://help.nightfall.ai/developer-api/introduction/getting-started")
        .anchors(&["NF-"])
        .bordered()
        .secret("[A-Za-z0-9]{32}")
        .tail(Tail::Exact)
        .spare("[a-z]+|[A-Z]+|[0-9]+")
        .check(Check::Distinct(10))
        .examples(&["NIGHTFALL_API_KEY=NF-«{alnum:32}»", "Bearer NF-«{alnum:32}»"])
        .counterexamples(&["NF-{alnum:12}", "NF-{alnum:40}", "CNF-{alnum:32}"]),
    Rule::token("ecostruxureit-key", "EcoStruxure IT API key")
        .source("https://community.se.com/t5/EcoStruxure-IT-Help-Center/ct-p/ecostruxure-it-help-center")
        .anchors(&["AK1"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9/]{38}")
        .tail(Tail::Class("[A-Za-z0-9/_-]"))
        .spare("[A-Za-z0-9/_-]{56,}|[A-Z0-9/]+|[a-z0-9/]+")
        .check(Check::Distinct(18))
        .examples(&["ecostruxure key AK1«{alnum:20}/{alnum:31}»", "AK1«{alnum:50}»"])
        .counterexamples(&["AK1{alnum:20}", "AK1{upalnum:50}", "BAK1{alnum:50}"]),
];
