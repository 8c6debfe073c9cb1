//! Databases, search, maps and other data.

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
        .check(Check::NoZeros(10))
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
    Rule::token("elastic-cloud-key", "Elastic Cloud API key")
        .source("https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys")
        .anchors(&["essu_"])
        .secret("[A-Za-z0-9+/]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .check(Check::Distinct(12))
        .examples(&["Authorization: ApiKey essu_«{b64:86}==»", "EC_API_KEY=essu_«{alnum:60}»"])
        .counterexamples(&["essu_{alnum:20}", "essu_{lower:12}"]),
    Rule::token("exoscale-key-id", "Exoscale API key id")
        .source("https://community.exoscale.com/product/iam/quick-start/")
        .anchors(&["EXO"])
        .bordered()
        .secret("[A-Za-z0-9]{24}")
        .spare("[A-Za-z_-]+|[0-9_-]+|[A-Za-z0-9_-]{31,}")
        .check(Check::Distinct(8))
        .examples(&["EXOSCALE_API_KEY=EXO«7{hex:23}»", "key = EXO«{alnum:15}3{alnum:10}»"])
        .counterexamples(&["EXO{upper:24}", "EXO{alnum:12}", "LEXO7{hex:23}"]),
    Rule::token("locationiq-token", "LocationIQ access token")
        .source("https://docs.locationiq.com/docs/authentication")
        .anchors(&["pk."])
        .bordered()
        .secret("[a-z0-9-]{32}")
        .tail(Tail::Exact)
        .spare("[a-z-]+|[0-9-]+")
        .check(Check::Distinct(8))
        .examples(&["key=pk.«{hex:32}»&q=x", "LOCATIONIQ_KEY=pk.«{lowalnum:31}7»"])
        .counterexamples(&["pk.{hex:12}", "pk.eyJ1Ijoi{token:60}", "pk.{lower:32}", "apk.{hex:32}"]),
    Rule::run("maxmind-license-key", "MaxMind license key", "[A-Za-z0-9_]")
        .source("https://support.maxmind.com/hc/en-us/articles/4407111582235-Generate-a-License-Key")
        .secret("[A-Za-z0-9]{29}_mmk")
        .tail(Tail::Exact)
        .examples(&["license_key={alnum:5}7_«{alnum:29}_mmk»&suffix=x", "LicenseKey 4{alnum:5}_«{alnum:29}_mmk»"])
        .counterexamples(&["{alnum:6}_{alnum:20}_mmk", "{alnum:6}_{alnum:29}_mml", "x{alnum:6}_{alnum:29}_mmk"]),
    Rule::token("mongodb-atlas-secret", "MongoDB Atlas service account secret")
        .source("https://www.mongodb.com/docs/atlas/api/service-accounts-overview/")
        .anchors(&["mdb_sa_sk_"])
        .secret("[A-Za-z0-9_-]{40}")
        .check(Check::Distinct(10))
        .examples(&["MONGODB_ATLAS_CLIENT_SECRET=mdb_sa_sk_«{token:40}»", "\"mdb_sa_sk_«{alnum:40}»\""])
        .counterexamples(&["mdb_sa_id_{hex:24}", "mdb_sa_sk_{alnum:12}"]),
    // An nkey: one letter says that it is a seed, the next whose.
    Rule::token("nats-seed", "NATS nkey seed")
        .source("https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth")
        .anchors(&["SU", "SA", "SO", "SN", "SC", "SX"])
        .bordered()
        .secret("[A-Z2-7]{56}")
        .tail(Tail::Exact)
        .check(Check::Crc16)
        .checked_lead(2)
        .examples(&["nkey: {crc16:SU:56}", "-----\n{crc16:SA:56}\n-----"])
        .counterexamples(&["SU{base32:56}", "UA{base32:54}", "SU{base32:40}", "SA{base32:60}"]),
    Rule::token("neon-password", "Neon role password")
        .source("https://neon.com/docs/connect/connect-from-any-app")
        .anchors(&["npg_"])
        .bordered()
        .secret("[A-Za-z0-9]{12}")
        .spare("[a-z0-9_-]+|[A-Z0-9_-]+|[A-Za-z0-9_-]{17,}")
        .check(Check::Distinct(7))
        .examples(&["PGPASSWORD=npg_«aB3{alnum:9}»", "postgresql://u:npg_«{alnum:13}x7Q»@h/db"])
        .counterexamples(&["npg_{lower:12}", "npg_{alnum:6}", "npg_{alnum:24}"]),
];
