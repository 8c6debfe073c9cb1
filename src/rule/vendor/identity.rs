//! Who somebody is: sign-in, bot checks, stores of secrets, social accounts.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("adobe-client-secret", "Adobe OAuth client secret")
        .source("https://developer.adobe.com/developer-console/docs/guides/authentication/")
        .anchors(&["p8e-"])
        .bordered()
        .secret("[A-Za-z0-9_-]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(10))
        .examples(&[
            "client_secret=p8e-«{alnum:32}»",
            "p8e-«{alnum:20}-{alnum:11}»",
        ])
        .counterexamples(&["p8e-{alnum:20}", "xp8e-{alnum:32}", "p8e-{alnum:44}"]),
    // The client's name, its key's name and the account are public.
    Rule::token("authress-key", "Authress access key of a service client")
        .source("https://authress.io/knowledge-base/docs/authorization/service-clients/")
        .anchors(&["acc_", "acc-"])
        .before("(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\\.[a-z0-9]{4,6}\\.")
        .bordered()
        .then("[a-z0-9-]{10,32}\\.")
        .secret("[A-Za-z0-9+/_-]{30}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "sc_{lowalnum:12}.{lowalnum:4}.acc_{lowalnum:16}.«{b64:86}==»",
            "ACCESS_KEY=authress_{lowalnum:20}.{lowalnum:5}.acc-{lowalnum:12}.«{b64:64}»",
        ])
        .counterexamples(&[
            "sc_{lowalnum:12}.{lowalnum:4}.acc_{lowalnum:16}",
            "x.acc_{lowalnum:16}.{b64:60}",
            "sc_{lowalnum:12}.{lowalnum:4}.acc_{lowalnum:16}.{b64:12}",
        ]),
    Rule::token("cas-ticket", "CAS service or ticket-granting ticket")
        .source("https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html")
        .anchors(&["ST-", "TGT-", "PGT-", "PGTIOU-", "PT-"])
        .bordered()
        .then("[0-9]{1,9}-")
        .secret("[A-Za-z0-9]{20}")
        .tail(Tail::Class("(?:[A-Za-z0-9_-]|\\.[A-Za-z0-9_-])"))
        .check(Check::Distinct(10))
        .examples(&[
            "ticket=ST-{digit:4}-«{alnum:20}-cas01»",
            "got TGT-{digit:3}-«{alnum:30}»",
        ])
        .counterexamples(&[
            "ST-12-{alnum:8}",
            "TEST-{digit:4}-{alnum:24}",
            "ST-{alnum:24}",
        ]),
    // A login that somebody encoded outside a header: the user's name is an anchor.
    Rule::token("basic-login", "login of a common user name in base64")
        .source("https://www.rfc-editor.org/rfc/rfc7617")
        .anchors(&["YWRtaW46", "cm9vdDo", "dXNlcjo"])
        .bordered()
        .secret("[A-Za-z0-9]{12}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .check(Check::Distinct(6))
        .examples(&[
            "auth: YWRtaW46«{alnum:18}==»",
            "{{\"auth\":\"cm9vdDo«{alnum:17}»\"}}",
            "dXNlcjo«{alnum:20}=»",
        ])
        .counterexamples(&["YWRtaW46{alnum:6}", "xYWRtaW46{alnum:18}", "dXNlcjo="]),
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
