//! Payments and shops.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
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
    Rule::token("square-token", "Square access token or application secret")
        .source("https://developer.squareup.com/docs/build-basics/access-tokens")
        .anchors(&["EAAA"])
        .bordered()
        .secret("[A-Za-z0-9_-]{60}")
        .tail(Tail::Exact)
        .check(Check::NoZeros(16))
        .checked_lead(3)
        .examples(&[
            "Bearer EAAA«{token:60}»",
            "SQUARE_ACCESS_TOKEN=EAAA«l{alnum:59}»",
        ])
        .counterexamples(&["EAAA{alnum:40}", "EAAA{alnum:80}", "0x+EAAAA{alnum:59}"]),
    Rule::token(
        "square-legacy-token",
        "Square access token of the older shape",
    )
    .source("https://developer.squareup.com/docs/build-basics/access-tokens")
    .anchors(&["sq0atp-"])
    .secret("[A-Za-z0-9_-]{22}")
    .examples(&["sq0atp-«{token:22}»", "Bearer sq0atp-«{alnum:22}»"])
    .counterexamples(&["sq0idp-{token:22}", "sq0atp-{token:8}"]),
    Rule::token("square-application-secret", "Square application secret")
        .source("https://developer.squareup.com/docs/build-basics/access-tokens")
        .anchors(&["sq0csp-", "sq0csb-"])
        .secret("[A-Za-z0-9_-]{40}")
        .examples(&[
            "sq0csp-«{token:43}»",
            "sandbox-sq0csb-«{token:43}»",
            "sq0csp-«{token:50}»",
        ])
        .counterexamples(&["sandbox-sq0idb-{token:22}", "sq0csp-{token:22}"]),
    Rule::token("braintree-token", "PayPal Braintree access token")
        .source("https://developer.paypal.com/braintree/docs/")
        .anchors(&["access_token$production$", "access_token$sandbox$"])
        .secret("[0-9a-z]{16}\\$[0-9a-f]{32}")
        .examples(&[
            "access_token$production$«{lowalnum:16}${hex:32}»",
            "access_token$sandbox$«{lowalnum:16}${hex:32}»",
            "\"access_token$sandbox$«{lowalnum:16}${hex:32}»\"",
        ])
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
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "access-production-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "\"access_token\": \"access-sandbox-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»\"",
        ])
        .counterexamples(&[
            "access-sandbox-{hex:8}",
            "public-sandbox-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ]),
    Rule::token("flutterwave-key", "Flutterwave secret key")
        .source("https://developer.flutterwave.com/docs")
        .anchors(&["FLWSECK-", "FLWSECK_TEST-"])
        .secret("[a-z0-9]{32}-X")
        .examples(&[
            "FLWSECK-«{lowalnum:32}-X»",
            "Bearer FLWSECK_TEST-«{hex:32}-X»",
        ])
        .counterexamples(&["FLWPUBK-{lowalnum:32}-X", "FLWSECK-{lowalnum:12}-X"]),
    Rule::token("easypost-key", "EasyPost API key")
        .source("https://docs.easypost.com/docs/authentication")
        .anchors(&["EZAK", "EZTK"])
        .bordered()
        .secret("[A-Za-z0-9]{54}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&["EZAK«{alnum:54}»", "EASYPOST_API_KEY=EZTK«{alnum:54}»"])
        .counterexamples(&["EZAK{alnum:30}", "EZTK{alnum:70}"]),
    Rule::token("duffel-token", "Duffel API token")
        .source("https://duffel.com/docs/api/overview/welcome")
        .anchors(&["duffel_live_", "duffel_test_"])
        .secret("[A-Za-z0-9_-]{43}")
        .examples(&[
            "duffel_live_«{token:43}»",
            "Bearer duffel_test_«{token:43}»",
            "Bearer duffel_test_«{alnum:43}»",
        ])
        .counterexamples(&[
            "duffel_test_{token:12}",
            "duffel_live_mode",
            "duffel_live_{token:20}.{token:30}",
        ]),
    Rule::token("shippo-token", "Shippo API token")
        .source("https://docs.goshippo.com/")
        .anchors(&["shippo_live_", "shippo_test_"])
        .secret("[0-9a-f]{40}")
        .examples(&[
            "shippo_live_«{hex:40}»",
            "Authorization: ShippoToken shippo_test_«{hex:40}»",
        ])
        .counterexamples(&["shippo_test_{hex:12}", "shippo_live_{upper:40}"]),
    // Paystack and WorkOS share Stripe's anchor; their shapes are told apart first.
    Rule::token("paystack-key", "Paystack secret key")
        .source("https://paystack.com/docs/api/authentication/")
        .anchors(&["sk_live_", "sk_test_"])
        .secret("[0-9a-f]{40}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&[
            "Bearer sk_test_«{hex:40}»",
            "PAYSTACK_SECRET_KEY=sk_live_«{hex:40}»",
        ])
        .counterexamples(&["pk_test_{hex:40}", "sk_test_{hex:20}", "sk_live_{hex:60}"]),
    Rule::token("workos-key", "WorkOS API key")
        .source("https://workos.com/docs/reference/api-keys")
        .anchors(&["sk_live_", "sk_test_"])
        .secret("a2V5Xz[A-Za-z0-9+/]{12}[A-Za-z0-9+/=]{54}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "WORKOS_API_KEY=sk_live_«a2V5Xz{alnum:67}==»",
            "sk_test_«a2V5Xz{b64:69}»",
        ])
        .counterexamples(&["sk_live_a2V5Xz{alnum:20}", "sk_test_{upper:12}"]),
    Rule::token("stripe-restricted-key", "Stripe restricted key")
        .source("https://docs.stripe.com/keys")
        .anchors(&["rk_live_", "rk_test_", "rk_prod_"])
        .secret("[A-Za-z0-9]{24}")
        .check(Check::Distinct(8))
        .examples(&["Bearer rk_test_«{alnum:24}»", "rk_live_«51{alnum:97}»"])
        .counterexamples(&[
            "pk_live_{alnum:24}",
            "rk_live_{alnum:12}",
            "rk_test_xxxxxxxxxxxxxxxxxxxxxxxx",
        ]),
    // Clerk and others hand out keys of the same shape.
    Rule::token("stripe-key", "Stripe (or like-shaped) secret key")
        .source("https://docs.stripe.com/keys")
        .anchors(&["sk_live_", "sk_test_", "sk_prod_"])
        .secret("[A-Za-z0-9]{24}")
        .check(Check::Distinct(8))
        .examples(&["sk_live_«51{alnum:97}»", "Bearer sk_test_«{alnum:24}»"])
        .counterexamples(&[
            "pk_live_{alnum:24}",
            "sk_live_{alnum:12}",
            "sk_test_xxxxxxxxxxxxxxxxxxxxxxxx",
        ]),
    Rule::token("stripe-client-secret", "Stripe client secret of a payment")
        .source("https://docs.stripe.com/api/payment_intents/object")
        .anchors(&["pi_", "seti_", "src_"])
        .bordered()
        .then("[A-Za-z0-9]{14,34}_secret_")
        .secret("[A-Za-z0-9]{25}")
        .examples(&[
            "\"client_secret\": \"pi_{alnum:24}_secret_«{alnum:25}»\"",
            "seti_{alnum:24}_secret_«{alnum:25}»",
            "src_{alnum:24}_secret_«{alnum:25}»",
        ])
        .counterexamples(&[
            "pi_{alnum:24}",
            "pi_{alnum:24}_secret_{alnum:10}",
            "api_{alnum:24}_secret_{alnum:25}",
        ]),
    Rule::token("stripe-ephemeral-key", "Stripe ephemeral key")
        .source("https://docs.stripe.com/keys")
        .anchors(&["ek_live_", "ek_test_"])
        .secret("[A-Za-z0-9+/_=-]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .check(Check::Distinct(12))
        .examples(&["ek_live_«{alnum:70}»", "ek_test_«{b64:118}==»"])
        .counterexamples(&["ek_live_{alnum:12}", "week_test_{alnum:20}"]),
];
