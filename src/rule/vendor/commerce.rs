//! Shops, banks, and the tools of those who sell.

use super::super::{Check, Rule, Tail};

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
        .check(Check::Distinct(24))
        .examples(&["x-API-key: AQE«yhmfx{alnum:7}{b64:120}»", "AQE«m{alnum:12}{b64:100}==-{b64:43}=-{alnum:16}»"])
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
        .examples(&["x-client-secret: cfsk_ma_prod_«{hex:32}_{hex:8}»", "cfsk_ma_test_«{hex:32}_{hex:8}»"])
        .counterexamples(&["cfsk_ma_prod_{hex:32}", "cfsk_ma_test_{hex:12}_{hex:8}"]),
    Rule::token("checkout-key", "Checkout.com secret key")
        .source("https://www.checkout.com/docs/developer-resources/api/manage-api-keys")
        .anchors(&["sk_", "sk_test_"])
        .bordered()
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .tail(Tail::Exact)
        .examples(&[
            "Authorization: sk_«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "sk_test_«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&[
            "pk_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "sk_{hex:8}-{hex:4}",
            "disk_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ]),
    Rule::token("checkout-nas-key", "Checkout.com secret key of an NAS account")
        .source("https://www.checkout.com/docs/developer-resources/api/manage-api-keys")
        .anchors(&["sk_sbox_"])
        .secret("[a-z0-9*#=]{26}")
        .tail(Tail::Class("[A-Za-z0-9*#=_-]"))
        .check(Check::Distinct(8))
        .examples(&["Bearer sk_sbox_«{lowalnum:27}»", "sk_sbox_«{lowalnum:10}*{lowalnum:15}#»"])
        .counterexamples(&["sk_sbox_{lowalnum:12}", "pk_sbox_{lowalnum:27}"]),
    // Longer keys of the same beginning are another vendor's.
    Rule::token("checkout-nas-key", "Checkout.com secret key of an NAS account")
        .source("https://www.checkout.com/docs/developer-resources/api/manage-api-keys")
        .anchors(&["sk_"])
        .bordered()
        .secret("[a-z0-9*#=]{26}")
        .tail(Tail::Class("[A-Za-z0-9*#=_-]"))
        .spare("[a-z]+|[A-Za-z0-9*#=_-]{29,}")
        .check(Check::Distinct(10))
        .examples(&["Bearer sk_«{lowalnum:27}»", "sk_«{lowalnum:12}#{lowalnum:14}»"])
        .counterexamples(&["sk_{lowalnum:12}", "sk_{lowalnum:48}", "task_{lowalnum:27}", "sk_{lower:27}"]),
    Rule::token("close-key", "Close CRM API key")
        .source("https://developer.close.com/topics/authentication/")
        .anchors(&["api_"])
        .bordered()
        .secret("[A-Za-z0-9]{22}\\.[A-Za-z0-9]{22}")
        .tail(Tail::Exact)
        .check(Check::Distinct(16))
        .examples(&["curl -u api_«{alnum:22}.{alnum:22}»:", "CLOSE_API_KEY=api_«{alnum:22}.{alnum:22}»"])
        .counterexamples(&["api_{alnum:22}.{alnum:8}", "my_api_{alnum:22}.{alnum:22}", "api_{alnum:22}.{alnum:30}"]),
];
