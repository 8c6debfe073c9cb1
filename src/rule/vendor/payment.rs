//! Payments and shops.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // Clerk, Paystack, WorkOS and others hand out keys of the same shape.
    Rule::token(
        "stripe-key",
        "Stripe (or like-shaped) secret or restricted key",
    )
    .source("https://docs.stripe.com/keys")
    .anchors(&[
        "sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_",
    ])
    .secret("[A-Za-z0-9]{24}")
    .check(Check::Distinct(8))
    .examples(&[
        "sk_live_«51{alnum:97}»",
        "Bearer rk_test_«{alnum:24}»",
        "sk_test_«{hex:40}»",
    ])
    .counterexamples(&[
        "pk_live_{alnum:24}",
        "sk_live_{alnum:12}",
        "sk_test_xxxxxxxxxxxxxxxxxxxxxxxx",
    ]),
    Rule::token("stripe-ephemeral-key", "Stripe ephemeral key")
        .source("https://docs.stripe.com/keys")
        .anchors(&["ek_live_", "ek_test_"])
        .secret("[A-Za-z0-9]{30}")
        .examples(&["ek_live_«{alnum:70}»"])
        .counterexamples(&["ek_live_{alnum:12}"]),
    // Standard Webhooks use the prefix with standard base64 behind it.
    Rule::token(
        "webhook-secret",
        "Stripe, Svix or Standard Webhooks signing secret",
    )
    .source("https://docs.stripe.com/webhooks")
    .anchors(&["whsec_"])
    .secret("[A-Za-z0-9+/]{24}")
    .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
    .check(Check::Distinct(8))
    .examples(&["whsec_«{alnum:32}»", "whsec_«{b64:42}==»"])
    .counterexamples(&["whsec_{alnum:12}", "whsec_..."]),
    Rule::token(
        "shopify-token",
        "Shopify access token, app password or shared secret",
    )
    .source("https://shopify.dev/docs/apps/build/authentication-authorization")
    .anchors(&[
        "shpat_", "shpca_", "shppa_", "shpss_", "shpua_", "shprt_", "shpit_", "prtapi_", "shptka_",
    ])
    .secret("[0-9a-fA-F]{32}")
    .examples(&[
        "X-Shopify-Access-Token: shpat_«{hex:32}»",
        "shpss_«{hex:32}»",
    ])
    .counterexamples(&["shpat_{hex:12}", "shpat_{upper:32}"]),
    Rule::token("square-token", "Square access token or application secret")
        .source("https://developer.squareup.com/docs/build-basics/access-tokens")
        .anchors(&["sq0atp-", "sq0csp-", "sq0csb-"])
        .secret("[A-Za-z0-9_-]{22}")
        .examples(&["sq0atp-«{token:22}»", "sq0csp-«{token:43}»"])
        .counterexamples(&["sq0idp-{token:22}", "sq0atp-{token:8}"]),
    Rule::token("square-token", "Square access token or application secret")
        .source("https://developer.squareup.com/docs/build-basics/access-tokens")
        .anchors(&["EAAA"])
        .bordered()
        .secret("[A-Za-z0-9_-]{60}")
        .tail(Tail::Exact)
        .check(Check::Distinct(16))
        .examples(&["Bearer EAAA«{token:60}»"])
        .counterexamples(&["EAAA{alnum:40}", "EAAA{alnum:80}"]),
    Rule::token("braintree-token", "PayPal Braintree access token")
        .source("https://developer.paypal.com/braintree/docs/")
        .anchors(&["access_token$production$", "access_token$sandbox$"])
        .secret("[0-9a-z]{16}\\$[0-9a-f]{32}")
        .examples(&["access_token$production$«{lowalnum:16}${hex:32}»", "access_token$sandbox$«{lowalnum:16}${hex:32}»"])
        .counterexamples(&[
            "access_token$production${lowalnum:16}",
            "access_token$sandbox",
        ]),
    Rule::token("plaid-token", "Plaid access token")
        .source("https://plaid.com/docs/api/tokens/")
        .anchors(&[
            "access-sandbox-",
            "access-development-",
            "access-production-",
        ])
        .secret("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
        .examples(&["access-production-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»"])
        .counterexamples(&["access-sandbox-{hex:8}"]),
    Rule::token("flutterwave-key", "Flutterwave secret key")
        .source("https://developer.flutterwave.com/docs")
        .anchors(&["FLWSECK-", "FLWSECK_TEST-"])
        .secret("[a-z0-9]{32}-X")
        .examples(&["FLWSECK-«{lowalnum:32}-X»"])
        .counterexamples(&["FLWPUBK-{lowalnum:32}-X", "FLWSECK-{lowalnum:12}-X"]),
    Rule::token("easypost-key", "EasyPost API key")
        .source("https://docs.easypost.com/docs/authentication")
        .anchors(&["EZAK", "EZTK"])
        .bordered()
        .secret("[A-Za-z0-9]{54}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&["EZAK«{alnum:54}»"])
        .counterexamples(&["EZAK{alnum:30}", "EZTK{alnum:70}"]),
    Rule::token("duffel-token", "Duffel API token")
        .source("https://duffel.com/docs/api/overview/welcome")
        .anchors(&["duffel_live_", "duffel_test_"])
        .secret("[A-Za-z0-9_-]{43}")
        .examples(&["duffel_live_«{token:43}»", "Bearer duffel_test_«{token:43}»"])
        .counterexamples(&["duffel_test_{token:12}", "duffel_live_mode"]),
    Rule::token("shippo-token", "Shippo API token")
        .source("https://docs.goshippo.com/")
        .anchors(&["shippo_live_", "shippo_test_"])
        .secret("[0-9a-f]{40}")
        .examples(&["shippo_live_«{hex:40}»"])
        .counterexamples(&["shippo_test_{hex:12}"]),
];
