//! Databases, data sets and devices.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("adafruit-io-key", "Adafruit IO key")
        .source("https://io.adafruit.com/api/docs/")
        .anchors(&["aio_"])
        .bordered()
        .secret("[A-Za-z0-9]{28}")
        .check(Check::Distinct(8))
        .examples(&["IO_KEY = \"aio_«{alnum:28}»\"", "X-AIO-Key: aio_«{alnum:28}»"])
        .counterexamples(&["aio_{alnum:12}", "aio_context_set_poll_handlers", "kaio_{alnum:28}"]),
    Rule::token("aiven-password", "Aiven service password")
        .source("https://aiven.io/docs/platform/howto/reset-service-password")
        .anchors(&["AVNS_"])
        .secret("[A-Za-z0-9_-]{15}")
        .check(Check::Distinct(8))
        .examples(&["password AVNS_«{token:19}»", "PGPASS=AVNS_«{alnum:19}»"])
        .counterexamples(&["AVNS_{token:8}", "AVNS_______________________"]),
    Rule::token("besttime-private-key", "BestTime private API key")
        .source("https://documentation.besttime.app/")
        .anchors(&["pri_"])
        .bordered()
        .secret("[0-9a-f]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["api_key_private=pri_«{hex:32}»", "\"pri_«{hex:32}»\""])
        .counterexamples(&["pub_{hex:32}", "pri_{hex:12}", "pri_{hex:40}"]),
    // The client's id is public, its secret follows it.
    Rule::token("blynk-client-secret", "Blynk OAuth client secret behind its id")
        .source("https://docs.blynk.io/en/blynk.cloud/platform-api")
        .anchors(&["oa2-client-id_"])
        .then("[A-Za-z0-9_-]{32}(?::|&client_secret=)")
        .secret("[A-Za-z0-9_-]{40}")
        .examples(&[
            "curl -u oa2-client-id_{token:32}:«{token:40}»",
            "?client_id=oa2-client-id_{token:32}&client_secret=«{token:40}»",
        ])
        .counterexamples(&["oa2-client-id_{token:32}", "oa2-client-id_{token:32}:{token:12}"]),
    // Two letters of either case and a digit at least: words in one case are names.
    Rule::token("brave-search-key", "Brave Search API key")
        .source("https://api-dashboard.search.brave.com/app/documentation/web-search/get-started")
        .anchors(&["BSA"])
        .bordered()
        .secret("[A-Za-z0-9_-]{24}")
        .spare("[A-Za-z_-]+|[a-z0-9_-]+|[A-Z0-9_-]+")
        .check(Check::Distinct(10))
        .examples(&["X-Subscription-Token: BSA«{alnum:28}»", "BSA«{alnum:24}»"])
        .counterexamples(&["BSA{alnum:12}", "BSA-certified-partner-of-the-year", "XBSA{alnum:28}"]),
    // Digests and ids may begin with the same four digits.
    Rule::token("clickhouse-secret", "ClickHouse Cloud API key secret")
        .source("https://clickhouse.com/docs/cloud/manage/openapi")
        .anchors(&["4b1d"])
        .bordered()
        .secret("[A-Za-z0-9]{38}")
        .tail(Tail::Exact)
        .spare("[a-z0-9]{38}|[A-Z0-9]{38}")
        .check(Check::Distinct(12))
        .examples(&["4b1d«{alnum:38}»", "--user {alnum:20}:4b1d«{alnum:38}»"])
        .counterexamples(&["4b1d{hex:38}", "4b1d{hex:36}", "4b1d{alnum:44}", "a4b1d{alnum:38}"]),
    Rule::token("confluent-secret", "Confluent Cloud API secret")
        .source("https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html")
        .anchors(&["cflt"])
        .bordered()
        .searched()
        .secret("[A-Za-z0-9+/]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .check(Check::Distinct(16))
        .examples(&["cflt«{b64:60}»", "sasl.password=cflt«{alnum:6}/{b64:53}»"])
        .counterexamples(&["cflt{b64:30}", "confluent-kafka", "xcflt{alnum:60}"]),
    Rule::token("databento-key", "Databento API key")
        .source("https://databento.com/docs/portal/api-keys")
        .anchors(&["db-"])
        .bordered()
        .secret("[A-Za-z0-9]{29}")
        .tail(Tail::Exact)
        .spare("[A-Za-z]{29}|[a-z0-9]{29}|[A-Z0-9]{29}")
        .check(Check::Distinct(12))
        .examples(&["db-«{alnum:29}»", "key=\"db-«{alnum:29}»\""])
        .counterexamples(&["db-{alnum:12}", "db-{lowalnum:29}", "db-{alnum:40}", "mydb-{alnum:29}"]),
    Rule::token("datastax-token", "DataStax Astra application token")
        .source("https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html")
        .anchors(&["AstraCS:"])
        .secret("[A-Za-z0-9]{24}(?::|%3[Aa])[0-9a-f]{64}")
        .examples(&["AstraCS:«{alnum:24}:{hex:64}»", "Bearer AstraCS:«{alnum:24}:{hex:64}»"])
        .counterexamples(&["AstraCS:{alnum:24}", "AstraCS:{alnum:24}:{hex:20}"]),
];
