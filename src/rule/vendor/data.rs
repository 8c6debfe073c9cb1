//! Databases, search, maps and other data.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
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
        .check(Check::Entropy(38))
        .examples(&["nkey: SU«{base32:56}»", "-----\nSA«{base32:56}»\n-----"])
        .counterexamples(&["UA{base32:54}", "SU{base32:40}", "SA{base32:60}"]),
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
