//! Other services.

use super::super::{Check, Rule, Tail, Value};
use super::WORDS;

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::key(
        "okta-token",
        "Okta API token",
        &["okta_api_token", "okta_token", "okta_api_key", "okta_client_token"],
        Value::Shape,
    )
        .source("https://developer.okta.com/docs/guides/create-an-api-token/main/")
        .secret("00[A-Za-z0-9_-]{40}")
        .examples(&["OKTA_API_TOKEN=«00{token:40}»", "okta_token: \"«00{alnum:40}»\""])
        .counterexamples(&["OKTA_API_TOKEN=$TOKEN", "okta_token=none"]),
    Rule::token("onfido-token", "Onfido API token")
        .source("https://documentation.onfido.com/api/latest/#authentication")
        .anchors(&["api_"])
        .bordered()
        .then("(?:live|sandbox)(?:_us|_ca|_eu)?\\.")
        .secret("[A-Za-z0-9_-]{11}\\.[A-Za-z0-9_-]{20}|[A-Za-z0-9_-]{20}")
        .tail(Tail::Class("(?:[A-Za-z0-9_-]|\\.[A-Za-z0-9_-])"))
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&[
            "Authorization: Token token=api_live.«{token:11}.{token:32}»",
            "api_sandbox_us.«{token:11}.{token:32}»",
            "api_live_ca.«{token:32}»",
        ])
        .counterexamples(&[
            "api_live.{token:8}",
            "api_test.{token:11}.{token:32}",
            "api_live.health_check_endpoint",
            "my_api_live.{token:40}",
        ]),
    Rule::token("pangea-service-token", "Pangea service token")
        .source("https://pangea.cloud/docs/admin-guide/projects/credentials")
        .anchors(&["pts_"])
        .bordered()
        .secret("[a-z2-7]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(10))
        .examples(&["PANGEA_TOKEN=pts_«{lower:15}2{lower:16}»", "Bearer pts_«7{lower:31}»"])
        .counterexamples(&["pts_{lower:20}", "opts_{lower:32}", "pts_{lower:40}"]),
    Rule::token("pangea-other-token", "Pangea client or integration token")
        .source("https://pangea.cloud/docs/admin-guide/projects/credentials")
        .anchors(&["pti_", "pcl_"])
        .bordered()
        .secret("[a-z2-7]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(10))
        .examples(&["pti_«{lower:15}2{lower:16}»", "token=pcl_«7{lower:31}»"])
        .counterexamples(&["pcl_{lower:20}", "opti_{lower:32}", "pti_{lower:40}"]),
    Rule::token("persona-key", "Persona API key")
        .source("https://docs.withpersona.com/api-keys")
        .anchors(&["persona_production_", "persona_sandbox_"])
        .secret("[a-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&[
            "Bearer persona_production_«{lowalnum:36}»",
            "persona_sandbox_«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&[
            "persona_production_{lowalnum:12}",
            "persona_production_database_connection_pool",
        ]),
    Rule::token("pinterest-token", "Pinterest access token")
        .source("https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/")
        .anchors(&["pina_"])
        .bordered()
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["Bearer pina_«{alnum:80}»", "pina_«{token:20}»"])
        .counterexamples(&[
            "pina_{token:12}",
            "pina_colada_recipe_of_the_house",
            "alpina_{alnum:30}",
        ]),
    Rule::token("pinterest-refresh-token", "Pinterest refresh token")
        .source("https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/")
        .anchors(&["pinr."])
        .bordered()
        .secret("[A-Za-z0-9_-]{20}")
        .tail(Tail::Class("(?:[A-Za-z0-9_-]|\\.[A-Za-z0-9_-])"))
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["\"refresh_token\": \"pinr.«{alnum:80}»\"", "pinr.«{token:20}»"])
        .counterexamples(&["pinr.{token:12}", "spinr.{alnum:30}"]),
    Rule::token("polar-organization-token", "Polar organization access token")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_oat_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_oat_«{alnum:43}»", "Bearer polar_oat_«{token:20}»"])
        .counterexamples(&["polar_oat_{token:12}", "polar_oat_some_words_as_names_have_them"]),
    Rule::token("polar-personal-token", "Polar personal access token")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_pat_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_pat_«{alnum:43}»", "Bearer polar_pat_«{token:20}»"])
        .counterexamples(&["polar_pat_{token:12}", "polar_pat_some_words_as_names_have_them"]),
    Rule::token("polar-access-token", "Polar OAuth access token")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_at_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_at_«{alnum:43}»", "Bearer polar_at_«{token:20}»"])
        .counterexamples(&["polar_at_{token:12}", "polar_at_some_words_as_names_have_them"]),
    Rule::token("polar-refresh-token", "Polar OAuth refresh token")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_rt_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_rt_«{alnum:43}»", "Bearer polar_rt_«{token:20}»"])
        .counterexamples(&["polar_rt_{token:12}", "polar_rt_some_words_as_names_have_them"]),
    Rule::token("polar-authorization-code", "Polar OAuth authorization code")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_ac_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_ac_«{alnum:43}»", "Bearer polar_ac_«{token:20}»"])
        .counterexamples(&["polar_ac_{token:12}", "polar_ac_some_words_as_names_have_them"]),
    Rule::token("polar-client-secret", "Polar OAuth client secret")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_cs_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_cs_«{alnum:43}»", "Bearer polar_cs_«{token:20}»"])
        .counterexamples(&["polar_cs_{token:12}", "polar_cs_some_words_as_names_have_them"]),
    Rule::token("polar-registration-token", "Polar client registration token")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_crt_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_crt_«{alnum:43}»", "Bearer polar_crt_«{token:20}»"])
        .counterexamples(&["polar_crt_{token:12}", "polar_crt_some_words_as_names_have_them"]),
    Rule::token("polar-customer-token", "Polar customer session token")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_cst_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_cst_«{alnum:43}»", "Bearer polar_cst_«{token:20}»"])
        .counterexamples(&["polar_cst_{token:12}", "polar_cst_some_words_as_names_have_them"]),
    Rule::token("polar-session-token", "Polar user session token")
        .source("https://polar.sh/docs/integrate/authentication")
        .anchors(&["polar_us_"])
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&["polar_us_«{alnum:43}»", "Bearer polar_us_«{token:20}»"])
        .counterexamples(&["polar_us_{token:12}", "polar_us_some_words_as_names_have_them"]),
    Rule::token("proof-key", "Proof (Notarize) API key")
        .source("https://dev.proof.com/docs/authentication")
        .anchors(&["prf_"])
        .bordered()
        .secret("[A-Za-z0-9_-]{20}")
        .spare(WORDS)
        .check(Check::Distinct(10))
        .examples(&["ApiKey: prf_«{alnum:40}»", "prf_«cli_{token:30}»"])
        .counterexamples(&[
            "prf_{token:12}",
            "prf_sha256_label_master_secret",
            "xprf_{alnum:40}",
        ]),
    Rule::token("pubnub-secret-key", "PubNub secret key")
        .source("https://www.pubnub.com/docs/general/basics/initialize-pubnub")
        .anchors(&["sec-c-"])
        .secret("[A-Za-z0-9+/]{48}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&["secretKey: \"sec-c-«{alnum:48}»\"", "sec-c-«{b64:48}»"])
        .counterexamples(&[
            "pub-c-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "sub-c-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "sec-c-{alnum:12}",
        ]),
    Rule::token("redirect-pizza-token", "redirect.pizza API token")
        .source("https://redirect.pizza/docs")
        .anchors(&["rpa_"])
        .bordered()
        .secret("[A-Za-z0-9]{30}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&["Bearer rpa_«{alnum:30}»", "token: rpa_«{alnum:30}»"])
        .counterexamples(&["rpa_{alnum:12}", "rpa_{alnum:46}", "srpa_{alnum:30}"]),
    Rule::token("replit-token", "Replit token")
        .source("https://docs.replit.com/")
        .anchors(&["replit_"])
        .bordered()
        .secret("[A-Za-z0-9_-]{20}")
        // Words, also the shortest, in any of the ways that join them to a name.
        .spare("(?:[A-Z]?[a-z]{2,}[0-9]{0,3}[_-]?|(?:I[dfns]|O[fnr]|[DGT]o|A[st]|By|My|Up)[_-]?)+")
        .check(Check::Distinct(10))
        .examples(&["replit_«{alnum:40}»", "token: replit_«{token:20}»"])
        .counterexamples(&[
            "replit_{token:12}",
            "replit_deployment_service_account",
            "replit_RunCommandInShellSession",
        ]),
    Rule::token("salad-key", "SaladCloud API key")
        .source("https://docs.salad.com/reference/api-usage")
        .anchors(&["salad_cloud_"])
        .bordered()
        .secret("[A-Za-z0-9]{1,7}_[A-Za-z0-9]{7}")
        .spare(WORDS)
        .check(Check::Distinct(5))
        .examples(&[
            "Salad-Api-Key: salad_cloud_«user_{alnum:40}»",
            "salad_cloud_«{alnum:1}_{alnum:40}»",
        ])
        .counterexamples(&[
            "salad_cloud_{alnum:5}",
            "salad_cloud_api_requests_total",
            "salad_cloud_user_settings",
        ]),
    Rule::token("salesblink-key", "SalesBlink API key")
        .source("https://help.salesblink.io/")
        .anchors(&["key-"])
        .bordered()
        .secret("[A-Za-z0-9]{64}")
        .tail(Tail::Exact)
        .check(Check::Distinct(18))
        .examples(&["Authorization: key-«{alnum:64}»", "\"key-«{alnum:64}»\""])
        .counterexamples(&[
            "key-{hex:64}",
            "monkey-{alnum:64}",
            "key-{alnum:80}",
            "key-{alnum:30}",
        ]),
    // A dot may stand anywhere in it.
    Rule::token("salesforce-refresh-token", "Salesforce refresh token")
        .source("https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm")
        .anchors(&["5Aep861"])
        .bordered()
        .searched()
        .secret("[A-Za-z0-9._=]{80}")
        .tail(Tail::Class("[A-Za-z0-9._=-]"))
        .check(Check::Distinct(12))
        .examples(&[
            "refresh_token=5Aep861«{alnum:5}.{alnum:40}_{alnum:40}»&x",
            "\"5Aep861«{alnum:85}»\"",
        ])
        .counterexamples(&["5Aep861{alnum:30}", "5Aep861 and so on"]),
    // Other base64 that begins like this goes on with other signs, or for long.
    Rule::token("sanity-token", "Sanity API token")
        .source("https://www.sanity.io/docs/http-auth")
        .anchors(&["sk"])
        .bordered()
        .secret("[A-Za-z0-9]{79}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .spare("[A-Za-z0-9]*[+/=_-][A-Za-z0-9+/=_-]*|[A-Za-z0-9]{200}[A-Za-z0-9]*")
        .check(Check::Distinct(20))
        .examples(&["SANITY_AUTH_TOKEN=sk«{alnum:178}»", "Bearer sk«{alnum:79}»"])
        .counterexamples(&[
            "sk{alnum:60}",
            "task{alnum:90}",
            "sk{alnum:90}+{alnum:20}==",
            "sk{alnum:300}",
        ]),
    Rule::token("scrapfly-key", "Scrapfly API key")
        .source("https://scrapfly.io/docs/project")
        .anchors(&["scp-live-", "scp-test-"])
        .secret("[a-z0-9]{32}")
        .check(Check::Distinct(8))
        .examples(&["key=scp-live-«{hex:32}»&url=x", "scp-test-«{lowalnum:32}»"])
        .counterexamples(&["scp-live-{lowalnum:12}", "scp-test-{upper:32}"]),
    Rule::token("sindri-key", "Sindri API key")
        .source("https://sindri.app/docs/getting-started/api-sdk/")
        .anchors(&["sindri_"])
        .secret("[A-Za-z0-9]{32}_[A-Za-z0-9]{4}")
        .check(Check::Distinct(8))
        .examples(&[
            "SINDRI_API_KEY=sindri_«{alnum:32}_{alnum:4}»",
            "Bearer sindri_«{alnum:32}_{alnum:4}»",
        ])
        .counterexamples(&["sindri_{alnum:32}", "sindri_{alnum:12}_{alnum:4}"]),
    Rule::token("settlemint-application-token", "SettleMint application access token")
        .source("https://console.settlemint.com/documentation/")
        .anchors(&["sm_aat_"])
        .secret("[A-Za-z0-9]{16}")
        .check(Check::Distinct(6))
        .examples(&["sm_aat_«{alnum:16}»", "x-auth-token: sm_aat_«{alnum:16}»"])
        .counterexamples(&["sm_aat_{alnum:8}", "sm_aat_xxxxxxxxxxxxxxxx"]),
    Rule::token("settlemint-personal-token", "SettleMint personal access token")
        .source("https://console.settlemint.com/documentation/")
        .anchors(&["sm_pat_"])
        .secret("[A-Za-z0-9]{16}")
        .check(Check::Distinct(6))
        .examples(&["sm_pat_«{alnum:16}»", "x-auth-token: sm_pat_«{alnum:16}»"])
        .counterexamples(&["sm_pat_{alnum:8}", "sm_pat_xxxxxxxxxxxxxxxx"]),
    Rule::token("settlemint-service-token", "SettleMint service access token")
        .source("https://console.settlemint.com/documentation/")
        .anchors(&["sm_sat_"])
        .secret("[A-Za-z0-9]{16}")
        .check(Check::Distinct(6))
        .examples(&["sm_sat_«{alnum:16}»", "x-auth-token: sm_sat_«{alnum:16}»"])
        .counterexamples(&["sm_sat_{alnum:8}", "sm_sat_xxxxxxxxxxxxxxxx"]),
    Rule::token("thunderstore-token", "Thunderstore service account token")
        .source("https://thunderstore.io/api/docs/")
        .anchors(&["tss_"])
        .bordered()
        .secret("[A-Za-z0-9]{20}")
        .check(Check::Distinct(10))
        .examples(&["TCLI_AUTH_TOKEN=tss_«{alnum:50}»", "Bearer tss_«{alnum:20}»"])
        .counterexamples(&["tss_{alnum:12}", "mtss_{alnum:30}", "tss_xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("tickettailor-key", "Ticket Tailor API key")
        .source("https://developers.tickettailor.com/")
        .anchors(&["sk_"])
        .bordered()
        .secret("[0-9]{4}_[0-9]{6}_[0-9a-f]{32}")
        .tail(Tail::Exact)
        .examples(&[
            "-u sk_«{digit:4}_{digit:6}_{hex:32}»",
            "TICKET_TAILOR=sk_«{digit:4}_{digit:6}_{hex:32}»:",
        ])
        .counterexamples(&[
            "sk_{digit:4}_{digit:6}_{hex:20}",
            "sk_{digit:4}_{digit:6}_{hex:40}",
            "task_{digit:4}_{digit:6}_{hex:32}",
        ]),
    Rule::token("trufflehog-secret", "TruffleHog secret")
        .source("https://docs.trufflesecurity.com/")
        .anchors(&["thog-secret-"])
        .secret("[0-9a-f]{32}")
        .examples(&["X-Thog-Secret: thog-secret-«{hex:32}»", "thog-secret-«{hex:32}»"])
        .counterexamples(&["thog-key-{hex:16}", "thog-secret-{hex:12}"]),
    Rule::token("twitch-token", "Twitch OAuth token of a chat login")
        .source("https://dev.twitch.tv/docs/chat/authenticating/")
        .anchors(&["oauth:"])
        .bordered()
        .secret("[a-z0-9]{30}")
        .tail(Tail::Exact)
        .spare("[a-z]+")
        .check(Check::Distinct(10))
        .examples(&["PASS oauth:«{lowalnum:30}»", "\"password\": \"oauth:«{lowalnum:30}»\""])
        .counterexamples(&[
            "oauth:{lowalnum:12}",
            "oauth:{lowalnum:40}",
            "noauth:{lowalnum:30}",
            "oauth:authorizationcodegrantresponse",
        ]),
    Rule::token("twitch-stream-key", "Twitch stream key")
        .source("https://help.twitch.tv/s/article/twitch-stream-key-faq")
        .anchors(&["live_"])
        .bordered()
        .secret("[0-9]{8,12}_[A-Za-z0-9]{30}")
        .check(Check::Distinct(12))
        .examples(&[
            "rtmp://live.twitch.tv/app/live_«{digit:9}_{alnum:30}»",
            "live_«{digit:12}_{alnum:36}»",
        ])
        .counterexamples(&["live_{digit:9}_{alnum:12}", "sk_live_{digit:9}_{alnum:30}"]),
    Rule::token("unkey-root-key", "Unkey root key")
        .source("https://www.unkey.com/docs/security/root-keys")
        .anchors(&["unkey_"])
        .bordered()
        .secret("[1-9A-HJ-NP-Za-km-z]{20}")
        .check(Check::Distinct(8))
        .examples(&["Bearer unkey_«{base58:22}»", "UNKEY_ROOT_KEY=unkey_«{base58:32}»"])
        .counterexamples(&[
            "unkey_{lower:12}",
            "unkey_xxxxxxxxxxxxxxxxxxxxxxxx",
            "unkey_verification_{lower:8}",
        ]),
    Rule::token("valtown-token", "Val Town API token")
        .source("https://docs.val.town/api/authentication/")
        .anchors(&["vtwn_"])
        .secret("[A-Za-z0-9_-]{20}")
        .check(Check::Distinct(8))
        .examples(&["VALTOWN_TOKEN=vtwn_«{alnum:28}»", "Bearer vtwn_«{token:20}»"])
        .counterexamples(&["vtwn_{token:12}", "vtwn_xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("zuplo-key", "Zuplo API key")
        .source("https://zuplo.com/docs/articles/api-key-management")
        .anchors(&["zpka_"])
        .secret("[a-z0-9]{32}_[0-9a-f]{8}")
        .examples(&[
            "Bearer zpka_«{lowalnum:32}_{hex:8}»",
            "X-Key: zpka_«{lowalnum:32}_{hex:8}»",
        ])
        .counterexamples(&["zpka_{lowalnum:32}", "zpka_{lowalnum:12}_{hex:8}"]),
];
