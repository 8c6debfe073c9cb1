//! Tools for teams, and password stores.

use super::super::{Check, Rule, Tail};
use super::WORDS;

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("linear-key", "Linear API key")
        .source("https://linear.app/developers")
        .anchors(&["lin_api_"])
        .secret("[A-Za-z0-9]{32}")
        .examples(&["Authorization: lin_api_«{alnum:40}»", "LINEAR_API_KEY=lin_api_«{alnum:40}»"])
        .counterexamples(&[
            "lin_api_{alnum:12}",
            "lin_apx_{alnum:40}",
            "lin_api_{lower:8}_{alnum:40}",
        ]),
    Rule::token("linear-oauth-token", "Linear OAuth token")
        .source("https://linear.app/developers")
        .anchors(&["lin_oauth_"])
        .secret("[A-Za-z0-9]{40}")
        .examples(&["Bearer lin_oauth_«{hex:64}»", "\"lin_oauth_«{hex:64}»\""])
        .counterexamples(&["lin_oauth_{hex:12}", "lin_oauth_callback"]),
    Rule::token("linear-webhook-secret", "Linear webhook signing secret")
        .source("https://linear.app/developers")
        .anchors(&["lin_wh_"])
        .secret("[A-Za-z0-9]{40}")
        .examples(&["LINEAR_WEBHOOK_SECRET=lin_wh_«{alnum:40}»", "lin_wh_«{alnum:40}»"])
        .counterexamples(&["lin_wh_{alnum:12}", "lin_wh_events"]),
    Rule::token("notion-token", "Notion integration token")
        .source("https://developers.notion.com/docs/authorization")
        .anchors(&["ntn_"])
        .secret("[0-9]{9,13}[A-Za-z0-9]{33}")
        .examples(&["ntn_«{digit:11}{alnum:35}»", "NOTION_TOKEN=ntn_«{digit:12}{alnum:34}»"])
        .counterexamples(&["ntn_{digit:11}", "ntn_{lower:46}"]),
    Rule::token("notion-legacy-token", "Notion (or Height) token of the older form")
        .source("https://developers.notion.com/docs/authorization")
        .anchors(&["secret_"])
        .bordered()
        .secret("[A-Za-z0-9]{43}")
        .tail(Tail::Exact)
        .check(Check::Entropy(40))
        .examples(&[
            "Bearer secret_«{alnum:43}»",
            "NOTION_TOKEN=secret_«{alnum:43}»",
            "\"token\": \"secret_«{alnum:43}»\"",
        ])
        .counterexamples(&["secret_{alnum:20}", "secret_{alnum:60}", "client_secret_{alnum:43}"]),
    Rule::token("figma-token", "Figma personal access token")
        .source("https://www.figma.com/developers/api#access-tokens")
        .anchors(&["figd_"])
        .secret("[A-Za-z0-9_-]{38}")
        .examples(&[
            "X-Figma-Token: figd_«{token:40}»",
            "FIGMA_TOKEN=figd_«{token:42}»",
        ])
        .counterexamples(&["figd_{token:20}", "fige_{token:40}", "figd_{token:12}.{token:40}"]),
    Rule::token("figma-oauth-token", "Figma OAuth access or refresh token")
        .source("https://www.figma.com/developers/api#access-tokens")
        .anchors(&["figu_", "figo_", "figur_", "figor_", "figuh_", "figoh_", "figurh_", "figorh_"])
        .secret("[A-Za-z0-9_-]{38}")
        .examples(&["Bearer figu_«{token:40}»", "refresh_token=figurh_«{token:40}»"])
        .counterexamples(&["figu_{token:20}", "figure_{token:12}"]),
    Rule::token("figma-plan-token", "Figma plan access token")
        .source("https://www.figma.com/developers/api#access-tokens")
        .anchors(&["figp_"])
        .secret("[A-Za-z0-9_-]{38}")
        .tail(Tail::Class("[A-Za-z0-9_=-]"))
        .examples(&["X-Figma-Token: figp_«{token:40}»", "figp_«{token:52}==»"])
        .counterexamples(&["figp_{token:20}", "figpack_{token:12}"]),
    Rule::token("atlassian-token", "Atlassian, Bitbucket or Trello API token")
        .source("https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/")
        .anchors(&["ATATT3", "ATCTT3"])
        .bordered()
        .secret("[A-Za-z0-9_-]{40,}(?:=[0-9A-F]{8})?")
        .examples(&["ATATT3«xFfGF0{token:176}={HEX:8}»", "ATATT3«{token:186}»"])
        .counterexamples(&["ATATT3{token:20}", "XATATT3{token:186}"]),
    Rule::token("atlassian-token", "Atlassian, Bitbucket or Trello API token")
        .source("https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/")
        .anchors(&["ATBB"])
        .bordered()
        .secret("[A-Za-z0-9]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&[
            "ATBB«{alnum:32}»",
            "https://x-token-auth:ATBB«{alnum:32}»@bitbucket.org/a/b.git",
        ])
        .counterexamples(&["ATBB{alnum:20}", "ATBB{alnum:40}"]),
    Rule::token("trello-token", "Trello API token")
        .source("https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/")
        .anchors(&["ATTA"])
        .bordered()
        .secret("[0-9a-f]{72}")
        .examples(&["ATTA«{hex:72}»", "TRELLO_TOKEN=ATTA«{hex:72}»"])
        .counterexamples(&["ATTA{hex:20}", "XATTA{hex:72}"]),
    Rule::token("bitbucket-token", "Bitbucket Data Center HTTP access token")
        .source("https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html")
        .anchors(&["BBDC-"])
        .secret("[A-Za-z0-9_-]{12}[A-Za-z0-9+/@_-]{28}")
        .tail(Tail::Class("[A-Za-z0-9+/@_-]"))
        .examples(&["BBDC-«{alnum:12}{b64:32}»", "Bearer BBDC-«{digit:12}{alnum:32}»"])
        .counterexamples(&["BBDC-{alnum:12}", "BBDC-{alnum:12}.{alnum:32}"]),
    Rule::token("onepassword-token", "1Password service account token")
        .source("https://developer.1password.com/docs/service-accounts/")
        .anchors(&["ops_eyJ"])
        .bordered()
        .secret("[A-Za-z0-9_-]{100}")
        .tail(Tail::Class("[A-Za-z0-9_=-]"))
        .examples(&["OP_SERVICE_ACCOUNT_TOKEN=ops_eyJ«{token:600}=»", "\"ops_eyJ«{token:100}»\""])
        .counterexamples(&["ops_eyJ{token:40}", "devops_eyJ{token:200}"]),
    Rule::token("onepassword-secret-key", "1Password account secret key")
        .source("https://support.1password.com/secret-key-security/")
        .anchors(&["A3-"])
        .bordered()
        .secret("[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}")
        .tail(Tail::Exact)
        .check(Check::Distinct(8))
        .examples(&[
            "A3-«{upalnum:6}-{upalnum:11}-{upalnum:5}-{upalnum:5}-{upalnum:5}»",
            "A3-«{upalnum:6}-{upalnum:6}-{upalnum:5}-{upalnum:5}-{upalnum:5}-{upalnum:5}»",
        ])
        .counterexamples(&["A3-{upalnum:6}", "A3-{upalnum:6}-{upalnum:11}-{upalnum:5}"]),
    Rule::token("age-key", "age secret key")
        .source("https://github.com/C2SP/C2SP/blob/main/age.md")
        .anchors(&["AGE-SECRET-KEY-1"])
        .bordered()
        .secret("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}")
        .examples(&["AGE-SECRET-KEY-1«{bech32:58}»", "AGE-SECRET-KEY-1«{bech32:58}»\n"])
        .counterexamples(&["age1{lowalnum:58}", "AGE-SECRET-KEY-1{bech32:20}"]),
    Rule::token("age-key", "age secret key")
        .source("https://github.com/C2SP/C2SP/blob/main/age.md")
        .anchors(&["AGE-SECRET-KEY-PQ-1"])
        .bordered()
        .secret("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}")
        .examples(&["AGE-SECRET-KEY-PQ-1«{bech32:58}»", "\"AGE-SECRET-KEY-PQ-1«{bech32:58}»\""])
        .counterexamples(&["AGE-SECRET-KEY-PQ-1{bech32:20}", "AGE-SECRET-KEY-PQ-1{lower:58}"]),
    Rule::token("airtable-token", "Airtable personal access token")
        .source("https://airtable.com/developers/web/guides/personal-access-tokens")
        .anchors(&["pat"])
        .bordered()
        .secret("[A-Za-z0-9]{14}\\.[0-9a-f]{64}")
        .tail(Tail::Exact)
        .examples(&["pat«{alnum:14}.{hex:64}»", "Bearer pat«{alnum:14}.{hex:64}»"])
        .counterexamples(&["pat{alnum:14}.{hex:20}", "path{alnum:14}.{hex:64}"]),
    Rule::token("postman-key", "Postman API or collection access key")
        .source("https://learning.postman.com/docs/developer/postman-api/authentication/")
        .anchors(&["PMAK-"])
        .secret("[0-9a-zA-Z]{24}-[0-9a-zA-Z]{34}")
        .examples(&["PMAK-«{hex:24}-{hex:34}»", "X-API-Key: PMAK-«{alnum:24}-{alnum:34}»"])
        .counterexamples(&["PMAK-{hex:24}", "PMAK-{hex:12}-{hex:34}"]),
    Rule::token("postman-collection-key", "Postman collection access key")
        .source("https://learning.postman.com/docs/developer/postman-api/authentication/")
        .anchors(&["PMAT-"])
        .secret("[0-9A-Z]{26}")
        .check(Check::Distinct(6))
        .examples(&["PMAT-«{upalnum:26}»", "?access_key=PMAT-«{upalnum:26}»"])
        .counterexamples(&["PMAT-{upalnum:10}", "PMAT-{lower:26}"]),
    Rule::token("hubspot-token", "HubSpot private app token")
        .source("https://developers.hubspot.com/docs/guides/apps/private-apps/overview")
        .anchors(&["pat-"])
        .bordered()
        .then("(?:na|eu|ap)[0-9]-")
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "Bearer pat-na1-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "pat-eu1-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "HUBSPOT_TOKEN=pat-eu1-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&["pat-na1-{hex:8}", "spat-na1-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"]),
    Rule::token("contentful-token", "Contentful personal access token")
        .source("https://www.contentful.com/developers/docs/references/authentication/")
        .anchors(&["CFPAT-"])
        .secret("[A-Za-z0-9_-]{43}")
        .examples(&["CFPAT-«{token:43}»", "Bearer CFPAT-«{alnum:43}»"])
        .counterexamples(&["CFPAT-{token:12}", "CFPAT-{token:20}.{token:20}"]),
    Rule::token("typeform-token", "Typeform personal access token")
        .source("https://www.typeform.com/developers/get-started/personal-access-token/")
        .anchors(&["tfp_"])
        .secret("[A-Za-z0-9_.=-]{40}")
        .tail(Tail::Class("(?:[A-Za-z0-9_=-]|\\.[A-Za-z0-9_=-])"))
        .check(Check::Distinct(12))
        .examples(&["tfp_«{alnum:44}_{alnum:14}»", "Bearer tfp_«{alnum:20}.{alnum:18}=»."])
        .counterexamples(&[
            "tfp_{alnum:20}",
            "tfp_............................................",
        ]),
    Rule::token("readme-key", "ReadMe API key")
        .source("https://docs.readme.com/main/reference/authentication")
        .anchors(&["rdme_"])
        .secret("[a-z0-9]{70}")
        .check(Check::Distinct(10))
        .examples(&["rdme_«xn8s9h{lowalnum:64}»", "rdme login --key rdme_«{lowalnum:70}»"])
        .counterexamples(&["rdme_{lowalnum:20}", "rdme_{upper:70}"]),
    Rule::token("ory-access-token", "Ory OAuth access token")
        .source("https://www.ory.sh/docs/oauth2-oidc/overview/oauth2-concepts")
        .anchors(&["ory_at_"])
        .secret("[A-Za-z0-9_-]{43}(?:\\.[A-Za-z0-9_-]{43})?")
        .examples(&["ory_at_«{token:43}.{token:43}»", "token=ory_at_«{token:43}.{token:43}»&x"])
        .counterexamples(&["ory_at_{token:12}", "ory_at_{token:12}.{token:43}"]),
    Rule::token("ory-refresh-token", "Ory OAuth refresh token")
        .source("https://www.ory.sh/docs/oauth2-oidc/overview/oauth2-concepts")
        .anchors(&["ory_rt_"])
        .secret("[A-Za-z0-9_-]{43}(?:\\.[A-Za-z0-9_-]{43})?")
        .examples(&["ory_rt_«{token:43}.{token:43}»", "token=ory_rt_«{token:43}.{token:43}»&x"])
        .counterexamples(&["ory_rt_{token:12}", "ory_rt_{token:12}.{token:43}"]),
    Rule::token("ory-authorization-code", "Ory OAuth authorization code")
        .source("https://www.ory.sh/docs/oauth2-oidc/overview/oauth2-concepts")
        .anchors(&["ory_ac_"])
        .secret("[A-Za-z0-9_-]{43}(?:\\.[A-Za-z0-9_-]{43})?")
        .examples(&["ory_ac_«{token:43}.{token:43}»", "token=ory_ac_«{token:43}.{token:43}»&x"])
        .counterexamples(&["ory_ac_{token:12}", "ory_ac_{token:12}.{token:43}"]),
    Rule::token("ory-personal-token", "Ory personal access token")
        .source("https://www.ory.sh/docs/concepts/personal-access-token")
        .anchors(&["ory_pat_"])
        .secret("[A-Za-z0-9]{32}")
        .check(Check::Distinct(8))
        .examples(&["ory_pat_«{alnum:32}»", "Bearer ory_pat_«{alnum:32}»"])
        .counterexamples(&["ory_pat_{alnum:12}", "ory_pat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("ory-workspace-key", "Ory workspace API key")
        .source("https://www.ory.sh/docs/concepts/personal-access-token")
        .anchors(&["ory_wak_"])
        .secret("[A-Za-z0-9]{32}")
        .check(Check::Distinct(8))
        .examples(&["ory_wak_«{alnum:32}»", "Bearer ory_wak_«{alnum:32}»"])
        .counterexamples(&["ory_wak_{alnum:12}", "ory_wak_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("ory-api-key", "Ory project API key")
        .source("https://www.ory.sh/docs/concepts/personal-access-token")
        .anchors(&["ory_apikey_"])
        .secret("[A-Za-z0-9]{32}")
        .check(Check::Distinct(8))
        .examples(&["ory_apikey_«{alnum:32}»", "Bearer ory_apikey_«{alnum:32}»"])
        .counterexamples(&[
            "ory_apikey_{alnum:12}",
            "ory_apikey_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ]),
    Rule::token("ory-session-token", "Ory session token")
        .source("https://www.ory.sh/docs/kratos/session-management/overview")
        .anchors(&["ory_st_"])
        .secret("[A-Za-z0-9]{32}")
        .check(Check::Distinct(8))
        .examples(&["ory_st_«{alnum:32}»", "Bearer ory_st_«{alnum:32}»"])
        .counterexamples(&["ory_st_{alnum:12}", "ory_st_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("prefect-user-key", "Prefect user API key")
        .source("https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys")
        .anchors(&["pnu_"])
        .secret("[A-Za-z0-9]{36}")
        .check(Check::Distinct(10))
        .examples(&[
            "PREFECT_API_KEY=pnu_«{alnum:36}»",
            "prefect cloud login -k pnu_«{alnum:36}»",
        ])
        .counterexamples(&["pnu_{alnum:12}", "pnu_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("prefect-service-key", "Prefect service account API key")
        .source("https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys")
        .anchors(&["pnb_"])
        .secret("[A-Za-z0-9]{36}")
        .check(Check::Distinct(10))
        .examples(&[
            "PREFECT_API_KEY=pnb_«{alnum:36}»",
            "prefect cloud login -k pnb_«{alnum:36}»",
        ])
        .counterexamples(&["pnb_{alnum:12}", "pnb_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("deno-token", "Deno Deploy access token")
        .source("https://docs.deno.com/deploy/manual/")
        .anchors(&["ddp_", "ddw_"])
        .secret("[A-Za-z0-9]{36}")
        .check(Check::Distinct(10))
        .examples(&["ddp_«{alnum:36}»", "DENO_DEPLOY_TOKEN=ddw_«{alnum:36}»"])
        .counterexamples(&["ddp_{alnum:12}", "ddp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("frameio-token", "Frame.io developer token")
        .source("https://developer.frame.io/docs")
        .anchors(&["fio-u-"])
        .secret("[A-Za-z0-9_-]{64}")
        .examples(&["fio-u-«{token:64}»", "Bearer fio-u-«{token:64}»", "Bearer fio-u-«{alnum:64}»"])
        .counterexamples(&["fio-u-{token:20}", "fio-v-{token:64}", "fio-u-{token:40}.{token:30}"]),
    Rule::token("stytch-secret", "Stytch secret")
        .source("https://stytch.com/docs/api")
        .anchors(&["secret-live-", "secret-test-"])
        .secret("[A-Za-z0-9_-]{36}")
        .tail(Tail::Class("[A-Za-z0-9_=-]"))
        .check(Check::Entropy(40))
        .examples(&["secret-live-«{alnum:36}=»", "STYTCH_SECRET=secret-test-«{token:36}=»"])
        .counterexamples(&[
            "secret-test-{alnum:12}",
            "secret-test-a-very-long-name-of-a-kubernetes-object",
        ]),
    Rule::token("rootly-key", "Rootly API key")
        .source("https://docs.rootly.com/")
        .anchors(&["rootly_"])
        .secret("[0-9a-f]{64}")
        .examples(&["rootly_«{hex:64}»", "Bearer rootly_«{hex:64}»"])
        .counterexamples(&["rootly_{hex:20}", "rootly_{upper:64}"]),
    Rule::token("planning-center-personal-token", "Planning Center personal access token")
        .source("https://developer.planning.center/docs/#/overview/authentication")
        .anchors(&["pco_pat_"])
        .secret("[0-9a-f]{64}")
        .examples(&["pco_pat_«{hex:64}»", "secret: pco_pat_«{hex:72}»"])
        .counterexamples(&["pco_pat_{hex:20}", "pco_pat_{upper:64}"]),
    Rule::token("planning-center-oauth-token", "Planning Center OAuth token")
        .source("https://developer.planning.center/docs/#/overview/authentication")
        .anchors(&["pco_tok_"])
        .secret("[0-9a-f]{64}")
        .examples(&["pco_tok_«{hex:64}»", "secret: pco_tok_«{hex:72}»"])
        .counterexamples(&["pco_tok_{hex:20}", "pco_tok_{upper:64}"]),
    Rule::token("planning-center-app-secret", "Planning Center OAuth application secret")
        .source("https://developer.planning.center/docs/#/overview/authentication")
        .anchors(&["pco_app_"])
        .secret("[0-9a-f]{64}")
        .examples(&["pco_app_«{hex:64}»", "secret: pco_app_«{hex:72}»"])
        .counterexamples(&["pco_app_{hex:20}", "pco_app_{upper:64}"]),
    Rule::token("raycast-token", "Raycast access token")
        .source("https://developers.raycast.com/")
        .anchors(&["rca_"])
        .secret("[0-9a-f]{64}")
        .examples(&["Bearer rca_«{hex:64}»", "RAYCAST_ACCESS_TOKEN=rca_«{hex:64}»"])
        .counterexamples(&["rca_{hex:20}", "rca_{upper:64}"]),
    Rule::token("teamwork-token", "Teamwork API token")
        .source("https://apidocs.teamwork.com/guides/teamwork/authentication")
        .anchors(&["tkn.v1_"])
        .secret("[A-Za-z0-9]{71}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&["Bearer tkn.v1_«{alnum:71}=»", "\"token\":\"tkn.v1_«{alnum:71}=»\""])
        .counterexamples(&["tkn.v1_{alnum:30}", "tkn.v2_{alnum:71}="]),
    Rule::token("wakatime-access-token", "WakaTime OAuth access token")
        .source("https://wakatime.com/developers")
        .anchors(&["waka_tok_"])
        .secret("[A-Za-z0-9]{80}")
        .examples(&["waka_tok_«{alnum:80}»", "token=waka_tok_«{alnum:80}»&x=1"])
        .counterexamples(&["waka_tok_{alnum:20}", "waka_tok_{upper:40}"]),
    Rule::token("wakatime-refresh-token", "WakaTime OAuth refresh token")
        .source("https://wakatime.com/developers")
        .anchors(&["waka_ref_"])
        .secret("[A-Za-z0-9]{80}")
        .examples(&["waka_ref_«{alnum:80}»", "token=waka_ref_«{alnum:80}»&x=1"])
        .counterexamples(&["waka_ref_{alnum:20}", "waka_ref_{upper:40}"]),
    Rule::token("wakatime-client-secret", "WakaTime OAuth client secret")
        .source("https://wakatime.com/developers")
        .anchors(&["waka_sec_"])
        .secret("[A-Za-z0-9]{80}")
        .examples(&["waka_sec_«{alnum:80}»", "token=waka_sec_«{alnum:80}»&x=1"])
        .counterexamples(&["waka_sec_{alnum:20}", "waka_sec_{upper:40}"]),
    Rule::token("wakatime-key", "WakaTime API key")
        .source("https://wakatime.com/developers")
        .anchors(&["waka_"])
        .bordered()
        .secret("[a-z0-9-]{36}")
        .spare(WORDS)
        .check(Check::Distinct(8))
        .examples(&[
            "api_key = waka_«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "waka_«{lowalnum:60}»",
        ])
        .counterexamples(&["waka_{hex:8}", "waka_plugin-for-an-editor-with-a-long-name"]),
    Rule::token("workato-token", "Workato API client token")
        .source("https://docs.workato.com/workato-api.html")
        .anchors(&["wrka-", "wrkaus-", "wrkaeu-", "wrkajp-", "wrkasg-", "wrkaau-"])
        .secret("eyJ[A-Za-z0-9_-]{14,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10}")
        .reach(4096)
        .examples(&[
            "Bearer wrkaus-«eyJ{token:33}.eyJ{token:120}.{token:86}»",
            "wrka-«eyJ{token:20}.eyJ{token:60}.{token:43}»",
        ])
        .counterexamples(&["wrkaus-{token:60}", "wrka-eyJ{token:20}.eyJ{token:60} "]),
    Rule::token("zoho-token", "Zoho access or refresh token")
        .source("https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token.html")
        .anchors(&["1000."])
        .bordered()
        .secret("[0-9a-f]{32}\\.[0-9a-f]{32}")
        .tail(Tail::Exact)
        .examples(&[
            "\"refresh_token\":\"1000.«{hex:32}.{hex:32}»\"",
            "Zoho-oauthtoken 1000.«{hex:32}.{hex:32}»",
        ])
        .counterexamples(&[
            "1000.{digit:20}",
            "1000.{hex:32}.{hex:12}",
            "21000.{hex:32}.{hex:32}",
        ]),
];
