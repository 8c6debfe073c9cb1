//! Shops, payment beyond the best known, parcels, customers.

use super::super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // Standard base64, and a second part with signs of all kinds behind `=-`. An
    // encrypted blob of Amazon's KMS begins almost alike: `AQECA`.
    Rule::token("adyen-key", "Adyen API key")
        .source("https://docs.adyen.com/development-resources/api-credentials/")
        .anchors(&["AQE"])
        .bordered()
        .secret("(?:[ABD-Za-z0-9][A-Za-z0-9]|C[B-Za-z0-9])[A-Za-z0-9]{10}[A-Za-z0-9+/]{88}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .check(Check::NoZeros(24))
        .examples(&[
            "x-API-key: AQE«yhmfx{alnum:7}{b64:120}»",
            "AQE«m{alnum:12}{b64:100}==-{b64:43}=-{alnum:16}»",
        ])
        .counterexamples(&["AQECAH{alnum:140}", "AQE{alnum:40}", "xAQEm{alnum:140}"]),
    // A dollar sign stands before it.
    Rule::token("asaas-token", "Asaas API token")
        .source("https://docs.asaas.com/docs/authentication")
        .anchors(&["aact_prod_", "aact_hmlg_"])
        .secret("[A-Za-z0-9_-]{20,}(?:::\\$aach_[A-Za-z0-9_-]{36})?")
        .check(Check::Distinct(8))
        .examples(&[
            "access_token: $aact_prod_«{alnum:150}»",
            "$aact_hmlg_«{alnum:96}::$aach_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&["$aact_prod_{alnum:8}", "$aact_test_{alnum:40}"]),
    Rule::token("brex-token", "Brex user token")
        .source("https://developer.brex.com/docs/authentication/")
        .anchors(&["bxt_"])
        .secret("[A-Za-z0-9]{40}")
        .check(Check::Distinct(10))
        .examples(&["Bearer bxt_«{alnum:52}»", "bxt_«{alnum:40}»"])
        .counterexamples(&["bxt_{alnum:20}", "bxt_{lower:10}_{lower:30}"]),
    Rule::token("cashfree-secret", "Cashfree client secret")
        .source("https://www.cashfree.com/docs/api-reference/authentication")
        .anchors(&["cfsk_ma_prod_", "cfsk_ma_test_"])
        .secret("[0-9a-f]{32}_[0-9a-f]{8}")
        .examples(&[
            "x-client-secret: cfsk_ma_prod_«{hex:32}_{hex:8}»",
            "cfsk_ma_test_«{hex:32}_{hex:8}»",
        ])
        .counterexamples(&["cfsk_ma_prod_{hex:32}", "cfsk_ma_test_{hex:12}_{hex:8}"]),
    Rule::token("checkout-key", "Checkout.com secret key")
        .source("https://www.checkout.com/docs/developer-resources/api/manage-api-keys")
        .anchors(&["sk_", "sk_test_"])
        .bordered()
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .tail(Tail::Exact)
        .examples(&[
            "key sk_«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "sk_test_«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&[
            "pk_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "sk_{hex:8}-{hex:4}",
            "disk_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ]),
    Rule::token(
        "checkout-nas-key",
        "Checkout.com secret key of an NAS account",
    )
    .source("https://www.checkout.com/docs/developer-resources/api/manage-api-keys")
    .anchors(&["sk_sbox_"])
    .secret("[a-z0-9*#=]{26}")
    .tail(Tail::Class("[A-Za-z0-9*#=_-]"))
    .check(Check::Distinct(8))
    .examples(&[
        "Bearer sk_sbox_«{lowalnum:27}»",
        "sk_sbox_«{lowalnum:10}*{lowalnum:15}#»",
    ])
    .counterexamples(&["sk_sbox_{lowalnum:12}", "pk_sbox_{lowalnum:27}"]),
    // Longer keys of the same beginning are another vendor's.
    Rule::token(
        "checkout-nas-key",
        "Checkout.com secret key of an NAS account",
    )
    .source("https://www.checkout.com/docs/developer-resources/api/manage-api-keys")
    .anchors(&["sk_"])
    .bordered()
    .secret("[a-z0-9*#=]{26}")
    .tail(Tail::Class("[A-Za-z0-9*#=_-]"))
    .spare("[a-z]+|[A-Za-z0-9*#=_-]{29,}")
    .check(Check::Distinct(10))
    .examples(&[
        "Bearer sk_«{lowalnum:27}»",
        "sk_«{lowalnum:12}#{lowalnum:14}»",
    ])
    .counterexamples(&[
        "sk_{lowalnum:12}",
        "sk_{lowalnum:48}",
        "task_{lowalnum:27}",
        "sk_{lower:27}",
    ]),
    Rule::token("close-key", "Close CRM API key")
        .source("https://developer.close.com/topics/authentication/")
        .anchors(&["api_"])
        .bordered()
        .secret("[A-Za-z0-9]{22}\\.[A-Za-z0-9]{22}")
        .tail(Tail::Exact)
        .check(Check::Distinct(16))
        .examples(&[
            "curl -u api_«{alnum:22}.{alnum:22}»:",
            "CLOSE_API_KEY=api_«{alnum:22}.{alnum:22}»",
        ])
        .counterexamples(&[
            "api_{alnum:22}.{alnum:8}",
            "my_api_{alnum:22}.{alnum:22}",
            "api_{alnum:22}.{alnum:30}",
        ]),
    Rule::token(
        "ebay-client-secret",
        "eBay application client secret (cert id)",
    )
    .source("https://developer.ebay.com/api-docs/static/creating-edp-account.html")
    .anchors(&["PRD-", "SBX-"])
    .bordered()
    .secret("[0-9a-f]{8,12}(?:-[0-9a-f]{4}){3,4}")
    .check(Check::Distinct(6))
    .spare("[a-f-]+|[0-9-]+")
    .examples(&[
        "EBAY_CLIENT_SECRET=PRD-«{hex:12}-{hex:4}-{hex:4}-{hex:4}-{hex:4}»",
        "SBX-«{hex:12}-{hex:4}-{hex:4}-{hex:4}-{hex:4}»",
    ])
    .counterexamples(&[
        "PRD-{hex:12}",
        "App-Name-PRD-{hex:9}-{hex:8}",
        "XPRD-{hex:12}-{hex:4}-{hex:4}-{hex:4}-{hex:4}",
    ]),
    Rule::token("fleetbase-key", "Fleetbase live API key")
        .source("https://docs.fleetbase.io/api/")
        .anchors(&["flb_live_"])
        .secret("[A-Za-z0-9]{20}")
        .check(Check::Distinct(8))
        .examples(&[
            "Bearer flb_live_«{alnum:20}»",
            "FLEETBASE_KEY=flb_live_«{alnum:20}»",
        ])
        .counterexamples(&["flb_live_{alnum:8}", "flb_live_tracking"]),
    Rule::token("flexport-key", "Flexport Logistics API key")
        .source("https://docs.logistics-api.flexport.com/")
        .anchors(&["shltm_"])
        .secret("[A-Za-z0-9_-]{40}")
        .check(Check::Distinct(10))
        .examples(&[
            "Bearer shltm_«{token:40}»",
            "FLEXPORT_KEY=shltm_«{alnum:40}»",
        ])
        .counterexamples(&["shltm_{alnum:12}", "shltn_{token:40}"]),
    Rule::token(
        "flutterwave-encryption-key",
        "Flutterwave test encryption key",
    )
    .source("https://developer.flutterwave.com/docs/encryption")
    .anchors(&["FLWSECK_TEST"])
    .bordered()
    .secret("-?[0-9a-f]{12}")
    .tail(Tail::Exact)
    .check(Check::Distinct(5))
    .examples(&[
        "encryption_key=FLWSECK_TEST«{hex:12}»",
        "\"FLWSECK_TEST«-{hex:12}»\"",
    ])
    .counterexamples(&[
        "FLWSECK_TEST{hex:6}",
        "FLWSECK_TEST-{hex:20}",
        "FLWPUBK_TEST-{hex:12}",
    ]),
    Rule::token("gemini-exchange-key", "Gemini exchange API key")
        .source("https://docs.gemini.com/rest-api/")
        .anchors(&["master-", "account-"])
        .bordered()
        .secret("[A-Za-z0-9]{20}")
        .tail(Tail::Exact)
        .spare("[a-z0-9]+|[A-Z0-9]+|[A-Za-z]+")
        .check(Check::Distinct(10))
        .examples(&[
            "X-GEMINI-APIKEY: account-«aB3{alnum:17}»",
            "master-«{alnum:17}x7Q»",
        ])
        .counterexamples(&[
            "master-{lowalnum:20}",
            "account-{digit:20}",
            "service-account-aB3{alnum:17}",
        ]),
    Rule::token("gocardless-token", "GoCardless access token")
        .source("https://developer.gocardless.com/api-reference/")
        .anchors(&["live_", "sandbox_"])
        .bordered()
        .secret("[A-Za-z0-9_-]{40}")
        // A number, and then thirty of letters and digits, is Twitch's.
        .spare("[a-z0-9_-]+|[A-Z0-9_-]+|[A-Za-z_-]+|[A-Za-z0-9_-]{43,}|[0-9]{8,12}_[A-Za-z0-9]+")
        .check(Check::Entropy(43))
        .examples(&[
            "Bearer live_«aB3{token:37}»",
            "GC_ACCESS_TOKEN=sandbox_«{token:38}x7Q»",
        ])
        .counterexamples(&[
            "live_{lower:20}_{lower:21}",
            "sandbox_{token:20}",
            "live_{token:60}",
            "alive_aB3{token:37}",
        ]),
    // The same prefixes as Stripe's, but base64 of `key_` behind them.
    Rule::token("highnote-key", "Highnote API key")
        .source("https://docs.highnote.com/docs/developers/api/using-the-api")
        .anchors(&["sk_live_", "rk_live_", "sk_test_", "rk_test_"])
        .secret("a2V5Xz[A-Za-z0-9+/]{69}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&["sk_live_«a2V5Xz{b64:70}=»", "rk_test_«a2V5Xz{b64:69}==»"])
        .counterexamples(&["sk_live_{alnum:24}", "sk_live_a2V5Xz{alnum:30}"]),
    Rule::token("hubspot-personal-key", "HubSpot personal access key")
        .source("https://developers.hubspot.com/docs/guides/cms/personal-access-key")
        .anchors(&["CiRuYTEt", "CiRldTEt"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9+/]{140}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .check(Check::Distinct(16))
        .examples(&[
            "personalAccessKey: CiRuYTEt«{alnum:12}{b64:200}==»",
            "CiRldTEt«{alnum:40}{b64:180}»",
        ])
        .counterexamples(&["CiRuYTEt{alnum:40}", "XCiRuYTEt{alnum:200}"]),
    Rule::token("klaviyo-key", "Klaviyo private API key")
        .source("https://developers.klaviyo.com/en/docs/authenticate_")
        .anchors(&["pk_"])
        .bordered()
        .secret("[0-9a-f]{34}|[A-Za-z0-9]{6}_[0-9a-f]{34}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["Klaviyo-API-Key pk_«{hex:34}»", "pk_«{alnum:6}_{hex:34}»"])
        .counterexamples(&["pk_live_{alnum:34}", "pk_{hex:20}", "pk_{hex:40}"]),
    Rule::token("lob-key", "Lob secret API key")
        .source("https://docs.lob.com/#tag/Authentication")
        .anchors(&["live_", "test_"])
        .bordered()
        .secret("[0-9a-f]{35}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["curl -u live_«{hex:35}»:", "LOB_API_KEY=test_«{hex:35}»"])
        .counterexamples(&[
            "live_pub_{hex:31}",
            "test_{hex:32}",
            "latest_{hex:35}",
            "test_{hex:40}",
        ]),
    Rule::token("mailersend-token", "MailerSend API token")
        .source("https://developers.mailersend.com/general.html#authentication")
        .anchors(&["mlsn."])
        .bordered()
        .secret("[A-Za-z0-9]{30}")
        .check(Check::Distinct(6))
        .examples(&[
            "Bearer mlsn.«{hex:64}»",
            "MAILERSEND_API_KEY=mlsn.«{alnum:30}»",
        ])
        .counterexamples(&["mlsn.{alnum:12}", "mlsn.example.org"]),
    Rule::token("mercury-token", "Mercury banking API token")
        .source("https://docs.mercury.com/reference/getting-started-with-your-api")
        .anchors(&["mercury_production_", "mercury_sandbox_"])
        .secret("[a-z]{3,6}_[A-Za-z0-9]{40}")
        .check(Check::Distinct(12))
        .examples(&[
            "secret-token:mercury_production_«rma_{alnum:45}_yrucrem»",
            "mercury_sandbox_«wma_{alnum:40}_yrucrem»",
        ])
        .counterexamples(&[
            "mercury_production_rma_{alnum:12}",
            "mercury_sandbox_{lower:8}",
        ]),
    Rule::token("midtrans-server-key", "Midtrans server key")
        .source("https://docs.midtrans.com/docs/midtrans-account")
        .anchors(&["Mid-server-"])
        .secret("[A-Za-z0-9_-]{10}")
        .spare("[a-z_-]+|[A-Z_-]+|[0-9_-]+")
        .check(Check::Distinct(6))
        .examples(&[
            "MIDTRANS_SERVER_KEY=SB-Mid-server-«aB{token:22}»",
            "Mid-server-«aB{alnum:22}»",
        ])
        .counterexamples(&[
            "Mid-client-aB{alnum:22}",
            "Mid-server-configuration-file",
            "Mid-server-{alnum:4}",
        ]),
    Rule::token("mollie-key", "Mollie API key")
        .source("https://docs.mollie.com/docs/authentication")
        .anchors(&["live_", "test_"])
        .bordered()
        .secret("[A-Za-z0-9]{30}")
        .tail(Tail::Exact)
        .spare("[a-z0-9]+|[A-Z0-9]+|[A-Za-z]+")
        .check(Check::Distinct(12))
        .examples(&[
            "Bearer live_«aB3{alnum:27}»",
            "MOLLIE_KEY=test_«{alnum:27}x7Q»",
        ])
        .counterexamples(&[
            "test_{lower:30}",
            "live_{hex:30}",
            "latest_aB3{alnum:27}",
            "test_{alnum:20}",
        ]),
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
