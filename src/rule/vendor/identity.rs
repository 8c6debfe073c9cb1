//! Who somebody is: bot checks, secret stores, chat and social accounts.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("hcaptcha-secret", "hCaptcha account secret")
        .source("https://docs.hcaptcha.com/")
        .anchors(&["ES_"])
        .bordered()
        .secret("[A-Za-z0-9]{32}")
        .tail(Tail::Exact)
        .spare("[a-z]+|[A-Z]+|[0-9]+")
        .check(Check::Distinct(8))
        .examples(&[
            "HCAPTCHA_SECRET=ES_«{hex:32}»",
            "secret=ES_«{alnum:32}»&response=x",
        ])
        .counterexamples(&["ES_{alnum:12}", "ES_{upper:32}", "YES_{alnum:32}"]),
    Rule::token("infisical-token", "Infisical service token")
        .source("https://infisical.com/docs/documentation/platform/token")
        .anchors(&["st."])
        .bordered()
        .secret("[0-9a-f]{24}\\.[0-9a-f]{32}\\.[0-9a-f]{32}")
        .examples(&[
            "INFISICAL_TOKEN=st.«{hex:24}.{hex:32}.{hex:32}»",
            "Bearer st.«{hex:24}.{hex:32}.{hex:32}»",
        ])
        .counterexamples(&["st.{hex:24}.{hex:32}", "test.{hex:24}.{hex:32}.{hex:32}"]),
    Rule::token("lichess-token", "Lichess personal or OAuth token")
        .source("https://lichess.org/api#section/Introduction/Authentication")
        .anchors(&["lip_", "lio_"])
        .bordered()
        .secret("[A-Za-z0-9_]{16}")
        .spare("[a-z0-9_-]+|[A-Z0-9_-]+")
        .check(Check::Distinct(9))
        .examples(&["Bearer lip_«aB{alnum:22}»", "lio_«{alnum:30}qX»"])
        .counterexamples(&[
            "lip_{alnum:8}",
            "lip_sync_animation_v2_final",
            "clip_aB{alnum:22}",
        ]),
    Rule::token("linkedin-secret", "LinkedIn client secret")
        .source("https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication")
        .anchors(&["WPL_AP1."])
        .secret("[A-Za-z0-9]{16}\\.[A-Za-z0-9+/]{6}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "client_secret=WPL_AP1.«{alnum:16}.{alnum:6}==»",
            "WPL_AP1.«{alnum:16}.{b64:12}»",
        ])
        .counterexamples(&["WPL_AP1.{alnum:16}", "WPL_AP1.{alnum:8}.{alnum:8}"]),
    // Synapse names the user, in base64; its successor does not.
    Rule::token("matrix-token", "Matrix access or compatibility token")
        .source("https://spec.matrix.org/latest/client-server-api/#using-access-tokens")
        .anchors(&["syt_"])
        .bordered()
        .secret("[A-Za-z0-9+/=-]{1,}_[A-Za-z]{20}_[A-Za-z0-9]{6}")
        .examples(&[
            "Bearer syt_«{alnum:8}_{lower:10}{upper:10}_{alnum:6}»",
            "access_token=syt_«{alnum:11}=_{upper:20}_{alnum:6}»",
        ])
        .counterexamples(&["syt_{alnum:8}_{lower:10}_{alnum:6}", "syt_{alnum:30}"]),
    Rule::token("matrix-token", "Matrix access or compatibility token")
        .source("https://element-hq.github.io/matrix-authentication-service/")
        .anchors(&["mat_", "mct_"])
        .bordered()
        .secret("[A-Za-z0-9]{30}_[A-Za-z0-9]{6}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&[
            "Bearer mat_«{alnum:30}_{alnum:6}»",
            "mct_«{alnum:30}_{alnum:6}»",
        ])
        .counterexamples(&["mat_{alnum:30}", "format_{alnum:30}_{alnum:6}"]),
    Rule::token("matrix-refresh-token", "Matrix refresh token")
        .source("https://spec.matrix.org/latest/client-server-api/#refreshing-access-tokens")
        .anchors(&["syr_"])
        .bordered()
        .secret("[A-Za-z0-9+/=-]{1,}_[A-Za-z]{20}_[A-Za-z0-9]{6}")
        .examples(&[
            "refresh=syr_«{alnum:8}_{lower:10}{upper:10}_{alnum:6}»",
            "\"syr_«{alnum:11}_{upper:20}_{alnum:6}»\"",
        ])
        .counterexamples(&["syr_{alnum:8}_{lower:10}_{alnum:6}", "syr_{alnum:30}"]),
    // The third message of the exchange: it holds the response, to be cracked.
    Rule::token("ntlm-message", "NTLM authentication message")
        .source("https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/")
        .anchors(&["TlRMTVNTUA"])
        .bordered()
        .secret("A[BCD]AAAA[A-Za-z0-9]{6}[A-Za-z0-9+/]{20}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "Authorization: NTLM TlRMTVNTUA«ADAAAAGAAYAH{b64:180}==»",
            "Negotiate TlRMTVNTUA«ABAAAA{alnum:10}{b64:30}=»",
        ])
        .counterexamples(&["TlRMTVNTUA{alnum:12}", "TlRMTVNTUAXDAAAA{alnum:60}"]),
    Rule::token("recaptcha-key", "Google reCAPTCHA secret (or site) key")
        .source("https://developers.google.com/recaptcha/docs/verify")
        .anchors(&["6L"])
        .bordered()
        .secret("[c-f][A-Za-z0-9_-]{37}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .spare("[a-z0-9-]+|[a-z0-9_]+")
        .examples(&[
            "RECAPTCHA_SECRET=6L«c{alnum:5}AAAAA{token:27}»",
            "secret=6L«f{token:37}»&response=x",
        ])
        .counterexamples(&["6Lc{token:20}", "6Lc{token:50}", "6La{alnum:37}"]),
    // Both versions begin alike: a location in the first, its length in the second.
    Rule::token("macaroon", "Macaroon in base64")
        .source("https://github.com/rescrv/libmacaroons")
        .anchors(&["MDAx", "MDAy", "MDAz"])
        .bordered()
        .secret("[MNOYZ][GWm2]xvY2F0aW9u[A-Za-z0-9+/_-]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "Macaroon MDAx«Y2xvY2F0aW9u{b64:200}==»",
            "MDAy«OGxvY2F0aW9u{token:120}»",
        ])
        .counterexamples(&["MDAx{alnum:100}", "MDAxY2xvY2F0aW9u{alnum:20}"]),
    Rule::token("macaroon", "Macaroon in base64")
        .source("https://github.com/rescrv/libmacaroons")
        .anchors(&["AgEI", "AgEU"])
        .bordered()
        .secret("[A-Za-z0-9_-]{12}[A-Za-z0-9+/_-]{80}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .check(Check::Distinct(20))
        .examples(&["Macaroon AgEI«{alnum:12}{b64:180}==»", "AgEU«{token:200}»"])
        .counterexamples(&["AgEI{alnum:60}", "pypi-AgEI{alnum:120}"]),
];
