//! Hosting, networks and databases beyond the best known.

use super::super::{Check, Rule, Tail, Value};
use super::WORDS;

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("vercel-token", "Vercel personal access token")
        .source("https://vercel.com/docs/rest-api")
        .anchors(&["vcp_"])
        .secret("[A-Za-z0-9]{24}")
        .check(Check::Distinct(12))
        .examples(&["vcp_«{alnum:56}»", "Bearer vcp_«{alnum:24}»"])
        .counterexamples(&["vcp_{alnum:16}", "vcp_xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("vercel-integration-token", "Vercel integration token")
        .source("https://vercel.com/docs/rest-api")
        .anchors(&["vci_"])
        .secret("[A-Za-z0-9]{24}")
        .check(Check::Distinct(12))
        .examples(&["vci_«{alnum:56}»", "Bearer vci_«{alnum:24}»"])
        .counterexamples(&["vci_{alnum:16}", "vci_xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("vercel-app-token", "Vercel app access token")
        .source("https://vercel.com/docs/rest-api")
        .anchors(&["vca_"])
        .secret("[A-Za-z0-9]{24}")
        .check(Check::Distinct(12))
        .examples(&["vca_«{alnum:56}»", "Bearer vca_«{alnum:24}»"])
        .counterexamples(&["vca_{alnum:16}", "vca_xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("vercel-refresh-token", "Vercel app refresh token")
        .source("https://vercel.com/docs/rest-api")
        .anchors(&["vcr_"])
        .secret("[A-Za-z0-9]{24}")
        .check(Check::Distinct(12))
        .examples(&["vcr_«{alnum:56}»", "Bearer vcr_«{alnum:24}»"])
        .counterexamples(&["vcr_{alnum:16}", "vcr_xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("vercel-gateway-key", "Vercel AI Gateway key")
        .source("https://vercel.com/docs/ai-gateway")
        .anchors(&["vck_"])
        .secret("[A-Za-z0-9]{24}")
        .check(Check::Distinct(12))
        .examples(&["vck_«{alnum:56}»", "Bearer vck_«{alnum:24}»"])
        .counterexamples(&["vck_{alnum:16}", "vck_xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("vercel-blob-token", "Vercel Blob read-write token")
        .source("https://vercel.com/docs/vercel-blob")
        .anchors(&["vercel_blob_rw_"])
        .secret("[A-Za-z0-9]{16}_[A-Za-z0-9]{30}")
        .examples(&[
            "vercel_blob_rw_«{alnum:16}_{alnum:30}»",
            "BLOB_READ_WRITE_TOKEN=\"vercel_blob_rw_«{alnum:16}_{alnum:30}»\"",
        ])
        .counterexamples(&[
            "vercel_blob_rw_{alnum:16}",
            "vercel_blob_rw_{alnum:16}_{alnum:8}",
        ]),
    Rule::token("supabase-token", "Supabase personal access token")
        .source("https://supabase.com/docs/reference/api/introduction")
        .anchors(&["sbp_"])
        .secret("[0-9a-f]{40}")
        .examples(&["sbp_«{hex:40}»", "SUPABASE_ACCESS_TOKEN=sbp_«{hex:40}»"])
        .counterexamples(&["sbp_{hex:20}", "sbp_{upper:40}"]),
    Rule::token("supabase-oauth-token", "Supabase OAuth token")
        .source("https://supabase.com/docs/reference/api/introduction")
        .anchors(&["sbp_oauth_"])
        .secret("[0-9a-f]{40}")
        .examples(&["sbp_oauth_«{hex:40}»", "Bearer sbp_oauth_«{hex:40}»"])
        .counterexamples(&["sbp_oauth_{hex:20}", "sbp_oauth_{upper:40}"]),
    Rule::token("supabase-key", "Supabase secret key")
        .source("https://supabase.com/docs/guides/api/api-keys")
        .anchors(&["sb_secret_"])
        .secret("[A-Za-z0-9_-]{31}")
        .check(Check::Distinct(8))
        .examples(&[
            "sb_secret_«{alnum:22}_{alnum:8}»",
            "apikey: sb_secret_«{token:31}»",
        ])
        .counterexamples(&["sb_publishable_{alnum:22}_{alnum:8}", "sb_secret_{alnum:8}"]),
    Rule::token("planetscale-password", "PlanetScale database password")
        .source("https://planetscale.com/docs/concepts/connection-strings")
        .anchors(&["pscale_pw_"])
        .secret("[A-Za-z0-9_=.-]{32}")
        .tail(Tail::Class("(?:[A-Za-z0-9_=-]|\\.[A-Za-z0-9_=-])"))
        .check(Check::Distinct(10))
        .examples(&[
            "pscale_pw_«{token:43}»",
            "mysql://u:pscale_pw_«{token:20}.{token:20}»@aws.connect.psdb.cloud/db",
        ])
        .counterexamples(&["pscale_pw_{token:12}", "pscale_pw_..."]),
    Rule::token("planetscale-service-token", "PlanetScale service token")
        .source("https://planetscale.com/docs/api/reference/service-tokens")
        .anchors(&["pscale_tkn_"])
        .secret("[A-Za-z0-9_=.-]{32}")
        .tail(Tail::Class("(?:[A-Za-z0-9_=-]|\\.[A-Za-z0-9_=-])"))
        .check(Check::Distinct(10))
        .examples(&[
            "pscale_tkn_«{token:43}»",
            "Authorization: id:pscale_tkn_«{token:63}=».",
        ])
        .counterexamples(&["pscale_tkn_{token:12}", "pscale_tkn_..."]),
    Rule::token("planetscale-oauth-token", "PlanetScale OAuth token")
        .source("https://planetscale.com/docs/api/reference/oauth")
        .anchors(&["pscale_oauth_"])
        .secret("[A-Za-z0-9_=.-]{32}")
        .tail(Tail::Class("(?:[A-Za-z0-9_=-]|\\.[A-Za-z0-9_=-])"))
        .check(Check::Distinct(10))
        .examples(&[
            "pscale_oauth_«{token:43}»",
            "pscale_oauth_«{token:32}», next",
        ])
        .counterexamples(&["pscale_oauth_{token:12}", "pscale_oauth_..."]),
    Rule::token("tailscale-auth-key", "Tailscale auth key")
        .source("https://tailscale.com/kb/1085/auth-keys")
        .anchors(&["tskey-auth-"])
        .secret("[A-Za-z0-9]{8,20}-[A-Za-z0-9]{16}")
        .examples(&[
            "tskey-auth-«k{alnum:6}CNTRL-{alnum:32}»",
            "key=tskey-auth-«{alnum:12}-{alnum:20}»",
        ])
        .counterexamples(&["tskey-auth-{alnum:12}", "tskey-auth-{alnum:4}-{alnum:32}"]),
    Rule::token("tailscale-api-key", "Tailscale API access token")
        .source("https://tailscale.com/kb/1101/api")
        .anchors(&["tskey-api-"])
        .secret("[A-Za-z0-9]{8,20}-[A-Za-z0-9]{16}")
        .examples(&[
            "tskey-api-«k{alnum:6}CNTRL-{alnum:32}»",
            "key=tskey-api-«{alnum:12}-{alnum:20}»",
        ])
        .counterexamples(&["tskey-api-{alnum:12}", "tskey-api-{alnum:4}-{alnum:32}"]),
    Rule::token("tailscale-client-secret", "Tailscale OAuth client secret")
        .source("https://tailscale.com/kb/1215/oauth-clients")
        .anchors(&["tskey-client-"])
        .secret("[A-Za-z0-9]{8,20}-[A-Za-z0-9]{16}")
        .examples(&[
            "tskey-client-«k{alnum:6}CNTRL-{alnum:32}»",
            "key=tskey-client-«{alnum:12}-{alnum:20}»",
        ])
        .counterexamples(&[
            "tskey-client-{alnum:12}",
            "tskey-client-{alnum:4}-{alnum:32}",
        ]),
    Rule::token("tailscale-scim-key", "Tailscale SCIM key")
        .source("https://tailscale.com/kb/1290/user-group-provisioning")
        .anchors(&["tskey-scim-"])
        .secret("[A-Za-z0-9]{8,20}-[A-Za-z0-9]{16}")
        .examples(&[
            "tskey-scim-«k{alnum:6}CNTRL-{alnum:32}»",
            "key=tskey-scim-«{alnum:12}-{alnum:20}»",
        ])
        .counterexamples(&["tskey-scim-{alnum:12}", "tskey-scim-{alnum:4}-{alnum:32}"]),
    Rule::token("tailscale-webhook-secret", "Tailscale webhook secret")
        .source("https://tailscale.com/kb/1213/webhooks")
        .anchors(&["tskey-webhook-"])
        .secret("[A-Za-z0-9]{8,20}-[A-Za-z0-9]{16}")
        .examples(&[
            "tskey-webhook-«k{alnum:6}CNTRL-{alnum:32}»",
            "key=tskey-webhook-«{alnum:12}-{alnum:20}»",
        ])
        .counterexamples(&[
            "tskey-webhook-{alnum:12}",
            "tskey-webhook-{alnum:4}-{alnum:32}",
        ]),
    Rule::token("tailscale-key", "Tailscale key of another kind")
        .source("https://tailscale.com/kb/1085/auth-keys")
        .anchors(&["tskey-"])
        .then("(?:[a-z]{3,7}-)?")
        .secret("[A-Za-z0-9]{8,20}-[A-Za-z0-9]{16}")
        .examples(&[
            "tskey-«k{alnum:9}CNTRL-{alnum:32}»",
            "tskey-other-«{alnum:12}-{alnum:20}»",
        ])
        .counterexamples(&["tskey-{lower:5}", "tskey-other-{alnum:12}"]),
    Rule::token("tencent-key-id", "Tencent Cloud secret id")
        .source("https://www.tencentcloud.com/document/product/598")
        .anchors(&["AKID", "IKID"])
        .bordered()
        .secret("[A-Za-z0-9]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&["AKID«{alnum:32}»", "\"secretId\":\"IKID«{alnum:32}»\""])
        .counterexamples(&["AKID{alnum:20}", "AKID{alnum:40}"]),
    Rule::token("volcengine-key-id", "Volcengine access key id")
        .source("https://www.volcengine.com/docs/6291/65568")
        .anchors(&["AKLT", "AKTP"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9+/]{28}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .check(Check::NoZeros(12))
        .examples(&[
            "VOLC_ACCESSKEY=AKLT«{alnum:43}»",
            "AKTP«{alnum:30}+{alnum:41}=»",
        ])
        .counterexamples(&["AKLT{alnum:20}", "XAKLT{alnum:43}"]),
    Rule::token("scaleway-key-id", "Scaleway access key id")
        .source("https://www.scaleway.com/en/docs/iam/concepts/#api-key")
        .anchors(&["SCW"])
        .bordered()
        .secret("[A-Z0-9]{17}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&[
            "SCW_ACCESS_KEY=SCW«{upalnum:17}»",
            "access_key: SCW«{upalnum:17}»",
        ])
        .counterexamples(&[
            "SCW{upalnum:10}",
            "SCW{upalnum:30}",
            "SCW_DEFAULT_PROJECT_ID",
        ]),
    Rule::key(
        "scaleway-secret-key",
        "Scaleway secret key",
        &[
            "scw_secret_key",
            "scaleway_secret_key",
            "scaleway_token",
            "scw_token",
        ],
        Value::Shape,
    )
    .source("https://www.scaleway.com/en/docs/iam/concepts/#api-key")
    .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    .examples(&[
        "SCW_SECRET_KEY=«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        "scw_secret_key: \"«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»\"",
    ])
    .counterexamples(&["SCW_SECRET_KEY=$KEY", "SCW_ACCESS_KEY=SCW{upalnum:17}"]),
    Rule::token("yandex-api-key", "Yandex Cloud API key")
        .source("https://yandex.cloud/en/docs/iam/concepts/authorization/api-key")
        .anchors(&["AQVN"])
        .bordered()
        .secret("[A-Za-z0-9_-]{35}")
        .check(Check::Distinct(12))
        .examples(&["Api-Key AQVN«{token:36}»", "YC_API_KEY=AQVN«{token:38}»"])
        .counterexamples(&["AQVN{token:20}", "XAQVN{token:36}"]),
    Rule::token("yandex-iam-token", "Yandex Cloud IAM token")
        .source("https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token")
        .anchors(&["t1."])
        .bordered()
        .secret("[A-Za-z0-9_-]{12,}={0,2}\\.[A-Za-z0-9_-]{86}")
        .tail(Tail::Class("[A-Za-z0-9_=-]"))
        .examples(&[
            "t1.«9euelZ{token:120}.{token:86}==»",
            "Bearer t1.«{token:60}.{token:86}»",
        ])
        .counterexamples(&[
            "t1.9eue{token:40} ",
            "t1.{token:40}.{token:30}",
            "cat1.{token:60}.{token:86}",
        ]),
    Rule::token("yandex-oauth-token", "Yandex OAuth token")
        .source("https://yandex.cloud/en/docs/iam/concepts/authorization/oauth-token")
        .anchors(&["y0_", "y1_"])
        .bordered()
        .secret("[A-Za-z0-9_-]{55}")
        .check(Check::Distinct(16))
        .examples(&["Authorization: OAuth y0_«{token:55}»", "y1_«{token:60}»"])
        .counterexamples(&["y0_{token:20}", "xy0_{token:55}"]),
    Rule::token(
        "yandex-access-secret",
        "Yandex Cloud static access key secret",
    )
    .source("https://yandex.cloud/en/docs/iam/concepts/authorization/access-key")
    .anchors(&["YC"])
    .bordered()
    .secret("[A-Za-z0-9_-]{38}")
    .tail(Tail::Exact)
    .spare("[A-Z0-9_-]+|[a-z0-9_-]+|_?(?:[A-Z]?[a-z]+_?)+")
    .check(Check::Distinct(16))
    .examples(&[
        "secret: YC«{token:38}»",
        "AWS_SECRET_ACCESS_KEY=YC«M{alnum:37}»",
    ])
    .counterexamples(&[
        "YCAJE{alnum:15}",
        "YC{token:50}",
        "YC_COMPUTE_INSTANCE_GROUP_MAXIMUM_SIZE_XY",
        "YCbCrImageConverterWithGammaCorrectionXy",
        "XYC{token:38}",
    ]),
    Rule::token("xata-key", "Xata API key")
        .source("https://xata.io/docs")
        .anchors(&["xau_"])
        .secret("[A-Za-z0-9]{36}")
        .check(Check::Distinct(10))
        .examples(&["XATA_API_KEY=xau_«{alnum:36}»", "Bearer xau_«{alnum:38}»"])
        .counterexamples(&["xau_{alnum:20}", "xau_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("scalingo-token", "Scalingo API token")
        .source("https://developers.scalingo.com/")
        .anchors(&["tk-us-"])
        .bordered()
        .secret("[A-Za-z0-9_-]{48}")
        .spare(WORDS)
        .check(Check::Distinct(12))
        .examples(&[
            "SCALINGO_API_TOKEN=tk-us-«{token:48}»",
            "scalingo login --api-token tk-us-«{alnum:48}»",
        ])
        .counterexamples(&[
            "tk-us-{token:20}",
            "tk-us-a-name-of-several-english-words-in-a-row-and-more",
        ]),
    Rule::token("upcloud-token", "UpCloud API token")
        .source("https://developers.upcloud.com/1.3/3-accounts/")
        .anchors(&["ucat_"])
        .secret("[A-Za-z0-9]{24}")
        .check(Check::Distinct(8))
        .examples(&[
            "UPCLOUD_TOKEN=ucat_«{alnum:26}»",
            "Bearer ucat_«{alnum:32}»",
        ])
        .counterexamples(&["ucat_{alnum:12}", "ucat_xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("portainer-token", "Portainer access token")
        .source("https://docs.portainer.io/api/access")
        .anchors(&["ptr_"])
        .bordered()
        .secret("[A-Za-z0-9+/_-]{20}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .spare("(?:[a-z]+[0-9]{0,3}[_/-])*[a-z]+[0-9]{0,3}|[A-Z_]+|_?(?:[A-Z]?[a-z]{2,}_?)+")
        .check(Check::Distinct(10))
        .examples(&[
            "X-API-Key: ptr_«{b64:43}=»",
            "PORTAINER_TOKEN=ptr_«{token:44}»",
        ])
        .counterexamples(&[
            "ptr_{token:12}",
            "ptr_offset_from_unsigned_v2",
            "ptr_to_member/of_class_template",
        ]),
    Rule::token("render-key", "Render API key")
        .source("https://render.com/docs/api")
        .anchors(&["rnd_"])
        .bordered()
        .secret("[A-Za-z0-9]{28}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&["Bearer rnd_«{alnum:28}»", "RENDER_API_KEY=rnd_«{alnum:28}»"])
        .counterexamples(&["rnd_{alnum:12}", "rnd_{alnum:40}", "grnd_{alnum:28}"]),
];
