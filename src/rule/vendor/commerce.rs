//! Shops, and payment beyond the best known.

use super::super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("shopify-admin-token", "Shopify Admin API access token")
        .source("https://shopify.dev/docs/apps/build/authentication-authorization")
        .anchors(&["shpat_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["shpat_«{hex:32}»", "token: \"shpat_«{hex:32}»\""])
        .counterexamples(&["shpat_{hex:12}", "shpat_{upper:32}"]),
    Rule::token(
        "shopify-custom-app-token",
        "Shopify custom app access token",
    )
    .source("https://shopify.dev/docs/apps/build/authentication-authorization")
    .anchors(&["shpca_"])
    .secret("[0-9a-fA-F]{32}")
    .check(Check::Distinct(6))
    .examples(&["shpca_«{hex:32}»", "token: \"shpca_«{hex:32}»\""])
    .counterexamples(&["shpca_{hex:12}", "shpca_{upper:32}"]),
    Rule::token("shopify-app-password", "Shopify private app password")
        .source("https://shopify.dev/docs/apps/build/authentication-authorization")
        .anchors(&["shppa_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["shppa_«{hex:32}»", "token: \"shppa_«{hex:32}»\""])
        .counterexamples(&["shppa_{hex:12}", "shppa_{upper:32}"]),
    Rule::token("shopify-shared-secret", "Shopify app client secret")
        .source("https://shopify.dev/docs/apps/build/authentication-authorization")
        .anchors(&["shpss_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["shpss_«{hex:32}»", "token: \"shpss_«{hex:32}»\""])
        .counterexamples(&["shpss_{hex:12}", "shpss_{upper:32}"]),
    Rule::token("shopify-user-token", "Shopify user access token")
        .source("https://shopify.dev/docs/apps/build/authentication-authorization")
        .anchors(&["shpua_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["shpua_«{hex:32}»", "token: \"shpua_«{hex:32}»\""])
        .counterexamples(&["shpua_{hex:12}", "shpua_{upper:32}"]),
    Rule::token("shopify-refresh-token", "Shopify refresh token")
        .source("https://shopify.dev/docs/apps/build/authentication-authorization")
        .anchors(&["shprt_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["shprt_«{hex:32}»", "token: \"shprt_«{hex:32}»\""])
        .counterexamples(&["shprt_{hex:12}", "shprt_{upper:32}"]),
    Rule::token("shopify-install-token", "Shopify install token")
        .source("https://shopify.dev/docs/apps/build/authentication-authorization")
        .anchors(&["shpit_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["shpit_«{hex:32}»", "token: \"shpit_«{hex:32}»\""])
        .counterexamples(&["shpit_{hex:12}", "shpit_{upper:32}"]),
    Rule::token("shopify-partner-token", "Shopify Partner API token")
        .source("https://shopify.dev/docs/api/partner")
        .anchors(&["prtapi_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["prtapi_«{hex:32}»", "token: \"prtapi_«{hex:32}»\""])
        .counterexamples(&["prtapi_{hex:12}", "prtapi_{upper:32}"]),
    Rule::token("shopify-theme-token", "Shopify Theme Access password")
        .source("https://shopify.dev/docs/storefronts/themes/tools/theme-access")
        .anchors(&["shptka_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["shptka_«{hex:32}»", "token: \"shptka_«{hex:32}»\""])
        .counterexamples(&["shptka_{hex:12}", "shptka_{upper:32}"]),
    Rule::token("shopify-cli-token", "Shopify CLI partner token")
        .source("https://shopify.dev/docs/api/shopify-cli")
        .anchors(&["atkn_"])
        .secret("[0-9a-fA-F]{32}")
        .check(Check::Distinct(6))
        .examples(&["atkn_«{hex:32}»", "token: \"atkn_«{hex:32}»\""])
        .counterexamples(&["atkn_{hex:12}", "atkn_{upper:32}"]),
    Rule::token("woocommerce-key", "WooCommerce REST API consumer key")
        .source("https://woocommerce.github.io/woocommerce-rest-api-docs/")
        .anchors(&["ck_"])
        .bordered()
        .secret("[0-9a-f]{40}")
        .tail(Tail::Exact)
        .check(Check::Distinct(8))
        .examples(&[
            "consumer_key=ck_«{hex:40}»",
            "https://shop.example.org/wp-json/wc/v3/orders?a=ck_«{hex:40}»&b=1",
        ])
        .counterexamples(&["ck_{hex:32}", "back_{hex:40}", "ck_{hex:64}"]),
    Rule::token("woocommerce-secret", "WooCommerce REST API consumer secret")
        .source("https://woocommerce.github.io/woocommerce-rest-api-docs/")
        .anchors(&["cs_"])
        .bordered()
        .secret("[0-9a-f]{40}")
        .tail(Tail::Exact)
        .check(Check::Distinct(8))
        .examples(&["consumer_secret=cs_«{hex:40}»", "curl -u x:cs_«{hex:40}»"])
        .counterexamples(&["cs_{hex:32}", "docs_{hex:40}", "cs_{hex:64}"]),
    Rule::token("paddle-key", "Paddle API key")
        .source("https://developer.paddle.com/api-reference/about/authentication")
        .anchors(&["pdl_live_apikey_", "pdl_sdbx_apikey_"])
        .secret("[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}")
        .examples(&[
            "Bearer pdl_live_apikey_«{lowalnum:26}_{alnum:22}_{alnum:3}»",
            "pdl_sdbx_apikey_«{lowalnum:26}_{alnum:22}_{alnum:3}»",
        ])
        .counterexamples(&[
            "pdl_live_apikey_{lowalnum:26}",
            "pdl_live_{lowalnum:26}_{alnum:22}_{alnum:3}",
        ]),
    Rule::token("paddle-webhook-secret", "Paddle webhook secret")
        .source("https://developer.paddle.com/webhooks/signature-verification")
        .anchors(&["pdl_ntfset_"])
        .secret("[a-z0-9]{26}_[A-Za-z0-9+/]{32}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "pdl_ntfset_«{lowalnum:26}_{b64:32}»",
            "PADDLE_WEBHOOK_SECRET=pdl_ntfset_«{lowalnum:26}_{alnum:32}»",
        ])
        .counterexamples(&[
            "pdl_ntfset_{lowalnum:26}",
            "pdl_ntfset_{lowalnum:26}_{alnum:12}",
        ]),
    Rule::token("pagarme-key", "Pagar.me API key")
        .source("https://docs.pagar.me/")
        .anchors(&["ak_live_", "ak_test_"])
        .secret("[A-Za-z0-9]{30}")
        .check(Check::Distinct(8))
        .examples(&[
            "ak_live_«{alnum:30}»",
            "\"api_key\":\"ak_test_«{alnum:30}»\"",
        ])
        .counterexamples(&[
            "ak_live_{alnum:12}",
            "ek_live_{alnum:12}",
            "ak_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ]),
    Rule::token("ramp-token", "Ramp access token")
        .source("https://docs.ramp.com/developer-api/v1/authorization")
        .anchors(&["ramp_tok_", "ramp_business_tok_"])
        .secret("[A-Za-z0-9]{40}")
        .check(Check::Distinct(10))
        .examples(&[
            "Bearer ramp_tok_«{alnum:48}»",
            "ramp_business_tok_«{alnum:40}»",
        ])
        .counterexamples(&["ramp_tok_{alnum:20}", "ramp_id_{alnum:40}"]),
    Rule::token("ramp-client-secret", "Ramp client secret")
        .source("https://docs.ramp.com/developer-api/v1/authorization")
        .anchors(&["ramp_sec_"])
        .secret("[A-Za-z0-9]{48}")
        .check(Check::Distinct(10))
        .examples(&[
            "ramp_sec_«{alnum:48}»",
            "client_secret=ramp_sec_«{alnum:48}»",
        ])
        .counterexamples(&["ramp_sec_{alnum:20}", "ramp_id_{alnum:48}"]),
    Rule::key(
        "razorpay-secret",
        "Razorpay key secret",
        &[
            "razorpay_key_secret",
            "razorpay_secret",
            "razorpay_api_secret",
        ],
        Value::Shape,
    )
    .source("https://razorpay.com/docs/api/authentication/")
    .secret("[A-Za-z0-9]{24}")
    .examples(&[
        "RAZORPAY_KEY_SECRET=«{alnum:24}»",
        "\"razorpay_secret\": \"«{alnum:24}»\"",
    ])
    .counterexamples(&[
        "RAZORPAY_KEY_SECRET=$SECRET",
        "RAZORPAY_KEY_ID=rzp_live_{alnum:14}",
    ]),
    Rule::token("robinhood-key", "Robinhood Crypto API key")
        .source("https://docs.robinhood.com/crypto/trading/")
        .anchors(&["rh-api-"])
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "x-api-key: rh-api-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "API_KEY = \"rh-api-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»\"",
        ])
        .counterexamples(&["rh-api-{hex:8}", "rh-api-gateway-{hex:10}"]),
    Rule::token("rainforest-key", "Rainforest API key")
        .source("https://docs.rainforestpay.com/")
        .anchors(&["apikey_", "sbx_apikey_"])
        .bordered()
        .secret("[0-9a-f]{64}")
        .tail(Tail::Exact)
        .check(Check::Distinct(8))
        .examples(&["Bearer apikey_«{hex:64}»", "sbx_apikey_«{hex:64}»"])
        .counterexamples(&["apikey_{hex:32}", "apikey_{hex:80}", "my_apikey_{hex:64}"]),
];
