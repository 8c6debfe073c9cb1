//! Clouds, hosting, databases and monitoring.

use super::super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("digitalocean-token", "DigitalOcean personal access token")
        .source(DIGITALOCEAN)
        .anchors(&["dop_v1_"])
        .secret("[0-9a-f]{64}")
        .examples(&["dop_v1_«{hex:64}»", "Bearer dop_v1_«{hex:64}»"])
        .counterexamples(&["dop_v1_{hex:20}", "dop_v2_{hex:64}"]),
    Rule::token("digitalocean-oauth-token", "DigitalOcean OAuth access token")
        .source(DIGITALOCEAN)
        .anchors(&["doo_v1_"])
        .secret("[0-9a-f]{64}")
        .examples(&["doo_v1_«{hex:64}»", "Bearer doo_v1_«{hex:64}»"])
        .counterexamples(&["doo_v1_{hex:20}", "doo_v2_{hex:64}"]),
    Rule::token("digitalocean-refresh-token", "DigitalOcean OAuth refresh token")
        .source(DIGITALOCEAN)
        .anchors(&["dor_v1_"])
        .secret("[0-9a-f]{64}")
        .examples(&["dor_v1_«{hex:64}»", "\"refresh_token\":\"dor_v1_«{hex:64}»\""])
        .counterexamples(&["dor_v1_{hex:20}", "dor_v2_{hex:64}"]),
    Rule::token("digitalocean-system-token", "DigitalOcean system token")
        .source(DIGITALOCEAN)
        .anchors(&["dos_v1_"])
        .secret("[0-9a-f]{64}")
        .examples(&["dos_v1_«{hex:64}»", "Bearer dos_v1_«{hex:64}»"])
        .counterexamples(&["dos_v1_{hex:20}", "dos_v2_{hex:64}"]),
    Rule::token("digitalocean-spaces-key-id", "DigitalOcean Spaces access key id")
        .source("https://docs.digitalocean.com/products/spaces/how-to/manage-access/")
        .anchors(&["DO00"])
        .bordered()
        .secret("[A-Z0-9]{16}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["access_key = DO00«{upalnum:16}»", "Credential=DO00«{upalnum:16}»/20240101"])
        .counterexamples(&["DO00{upalnum:12}", "DO00{upalnum:20}", "XDO00{upalnum:16}"]),
    Rule::token("cloudflare-user-token", "Cloudflare API token of a user")
        .source(CLOUDFLARE)
        .anchors(&["cfut_"])
        .secret("[A-Za-z0-9]{40}[0-9a-f]{8}")
        .examples(&["cfut_«{alnum:40}{hex:8}»", "Bearer cfut_«{alnum:40}{hex:8}»"])
        .counterexamples(&["cfut_{alnum:20}", "cfut_{lower:10}_{lower:40}"]),
    Rule::token("cloudflare-account-token", "Cloudflare API token of an account")
        .source(CLOUDFLARE)
        .anchors(&["cfat_"])
        .secret("[A-Za-z0-9]{40}[0-9a-f]{8}")
        .examples(&["cfat_«{alnum:40}{hex:8}»", "Bearer cfat_«{alnum:40}{hex:8}»"])
        .counterexamples(&["cfat_{alnum:20}", "cfat_{lower:10}_{lower:40}"]),
    Rule::token("cloudflare-global-key", "Cloudflare global API key")
        .source("https://developers.cloudflare.com/fundamentals/api/get-started/keys/")
        .anchors(&["cfk_"])
        .secret("[A-Za-z0-9]{40}[0-9a-f]{8}")
        .examples(&["cfk_«{alnum:40}{hex:8}»", "X-Auth-Key: cfk_«{alnum:40}{hex:8}»"])
        .counterexamples(&["cfk_{alnum:20}", "cfk_{lower:10}_{lower:40}"]),
    // The site key, which is public, begins alike and is shorter.
    Rule::token("cloudflare-turnstile-secret", "Cloudflare Turnstile secret key")
        .source("https://developers.cloudflare.com/turnstile/get-started/")
        .anchors(&["0x4AAAA"])
        .bordered()
        .secret("[A-Za-z0-9_-]{28}")
        .check(Check::Distinct(10))
        .examples(&["secret=0x4AAAA«{token:28}»&response=", "0x4AAAA«AA{token:30}»"])
        .counterexamples(&["0x4AAAA{token:15}", "a0x4AAAA{token:28}", "0x4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]),
    Rule::token("cloudflare-origin-ca-key", "Cloudflare Origin CA key")
        .source("https://developers.cloudflare.com/ssl/origin-configuration/origin-ca/")
        .anchors(&["v1.0-"])
        .secret("[0-9a-f]{24}-[0-9a-f]{140}")
        .examples(&[
            "v1.0-«{hex:24}-{hex:146}»",
            "X-Auth-User-Service-Key: v1.0-«{hex:24}-{hex:146}»",
            "X-Auth-User-Service-Key: v1.0-«{hex:24}-{hex:140}»",
        ])
        .counterexamples(&["v1.0-{hex:24}", "v1.0-{hex:40}"]),
    Rule::token("cloudflare-tunnel-token", "Cloudflare Tunnel token")
        .source("https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/")
        .anchors(&["eyJhIjoi"])
        .bordered()
        .secret("[A-Za-z0-9]{100}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "cloudflared tunnel run --token eyJhIjoi«{alnum:170}==»",
            "TUNNEL_TOKEN=eyJhIjoi«{alnum:152}»",
            "TUNNEL_TOKEN=eyJhIjoi«{alnum:160}»",
        ])
        .counterexamples(&["eyJhIjoi{alnum:30}", "xeyJhIjoi{alnum:170}", "XeyJhIjoi{alnum:170}"]),
    Rule::key(
        "cloudflare-token",
        "Cloudflare API key or token",
        &["cloudflare_api_key", "cloudflare_api_token", "cf_api_key", "cf_api_token"],
        Value::Shape,
    )
        .source("https://developers.cloudflare.com/fundamentals/api/get-started/create-token/")
        .secret("[0-9a-f]{37}|[A-Za-z0-9_-]{40}")
        .examples(&["CLOUDFLARE_API_TOKEN=«{token:40}»", "cf_api_key: «{hex:37}»"])
        .counterexamples(&[
            "CLOUDFLARE_API_TOKEN=$TOKEN",
            "cloudflare_api_key={hex:12}",
            "cfut_{alnum:20}",
            "cfk_{alnum:40}{upper:8}",
            "cf_api_key=none",
        ]),
    Rule::token("fly-token", "Fly.io access token")
        .source("https://fly.io/docs/security/tokens/")
        .anchors(&["fm2_"])
        .secret("lJPE[A-Za-z0-9]{8}[A-Za-z0-9+/]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "FlyV1 fm2_«lJPECAAAAAAA{b64:300}=»,fm2_«lJPETAAAAAAA{b64:200}»",
            "FLY_API_TOKEN=fm2_«lJPECAAAAAAA{b64:300}==»",
            "FLY_API_TOKEN=fm2_«lJPE{alnum:90}»",
        ])
        .counterexamples(&["fm2_lJPE{alnum:20}", "fm2_{lower:70}"]),
    Rule::token("fly-token", "Fly.io access token")
        .source("https://fly.io/docs/security/tokens/")
        .anchors(&["fm1r_", "fm1a_", "fo1_"])
        .secret("[A-Za-z0-9_-]{43}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "fo1_«{token:43}»",
            "FLY_API_TOKEN=fm1r_«{token:80}»",
            "FLY_API_TOKEN=fm1r_«{alnum:60}»",
        ])
        .counterexamples(&["fo1_{token:20}", "fo2_{token:43}", "fm1a_{token:20}.{token:43}"]),
    Rule::token("netlify-token", "Netlify token")
        .source("https://docs.netlify.com/api/get-started/")
        .anchors(&["nfp_", "nfc_", "nfo_", "nfu_", "nfb_"])
        .secret("[A-Za-z0-9_]{36}")
        .spare("[a-z_-]+|[A-Z_-]+")
        .check(Check::Distinct(12))
        .examples(&[
            "nfp_«{alnum:36}»",
            "NETLIFY_AUTH_TOKEN=nfc_«{alnum:20}_{alnum:15}»",
            "NETLIFY_AUTH_TOKEN=nfc_«{alnum:36}»",
        ])
        .counterexamples(&[
            "nfp_{alnum:12}",
            "nfc_{lower:20}_{lower:20}",
            "nfp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ]),
    Rule::token("vault-token", "HashiCorp Vault service token")
        .source("https://developer.hashicorp.com/vault/docs/concepts/tokens")
        .anchors(&["hvs."])
        .secret("[A-Za-z0-9_-]{24}")
        .check(Check::Distinct(8))
        .examples(&["VAULT_TOKEN=hvs.«CAES{token:91}»", "hvs.«{alnum:24}»"])
        .counterexamples(&["hvs.{token:12}", "hvs.xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("vault-batch-token", "HashiCorp Vault batch token")
        .source("https://developer.hashicorp.com/vault/docs/concepts/tokens")
        .anchors(&["hvb."])
        .secret("[A-Za-z0-9_-]{24}")
        .check(Check::Distinct(8))
        .examples(&["X-Vault-Token: hvb.«{token:150}»", "hvb.«AAAAAQ{token:140}»"])
        .counterexamples(&["hvb.{token:12}", "hvb.xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("vault-batch-token", "HashiCorp Vault batch token")
        .source("https://developer.hashicorp.com/vault/docs/concepts/tokens")
        .anchors(&["b.AAAAAQ"])
        .bordered()
        .secret("[A-Za-z0-9_-]{100}")
        .examples(&["VAULT_TOKEN=b.AAAAAQ«{token:130}»", "b.AAAAAQ«{token:100}»"])
        .counterexamples(&["b.AAAAAQ{token:40}", "lib.AAAAAQ{token:130}"]),
    Rule::token("vault-recovery-token", "HashiCorp Vault recovery token")
        .source("https://developer.hashicorp.com/vault/docs/concepts/tokens")
        .anchors(&["hvr."])
        .secret("[A-Za-z0-9_-]{24}")
        .check(Check::Distinct(8))
        .examples(&["VAULT_TOKEN=hvr.«{token:90}»", "hvr.«{alnum:24}»"])
        .counterexamples(&["hvr.{token:12}", "hvr.xxxxxxxxxxxxxxxxxxxxxxxx"]),
    Rule::token("doppler-personal-token", "Doppler personal token")
        .source(DOPPLER)
        .anchors(&["dp.pt."])
        .secret("[A-Za-z0-9]{40}")
        .examples(&["dp.pt.«{alnum:43}»", "Bearer dp.pt.«{alnum:40}»"])
        .counterexamples(&["dp.pt.{alnum:12}", "dp.xx.{alnum:43}"]),
    Rule::token("doppler-cli-token", "Doppler CLI token")
        .source(DOPPLER)
        .anchors(&["dp.ct."])
        .secret("[A-Za-z0-9]{40}")
        .examples(&["dp.ct.«{alnum:43}»", "Bearer dp.ct.«{alnum:40}»"])
        .counterexamples(&["dp.ct.{alnum:12}", "dp.xx.{alnum:43}"]),
    Rule::token("doppler-service-account-token", "Doppler service account token")
        .source(DOPPLER)
        .anchors(&["dp.sa."])
        .secret("[A-Za-z0-9]{40}")
        .examples(&["dp.sa.«{alnum:43}»", "Bearer dp.sa.«{alnum:40}»"])
        .counterexamples(&["dp.sa.{alnum:12}", "dp.xx.{alnum:43}"]),
    Rule::token("doppler-identity-token", "Doppler token of a service account identity")
        .source(DOPPLER)
        .anchors(&["dp.said."])
        .secret("[A-Za-z0-9]{40}")
        .examples(&["dp.said.«{alnum:43}»", "Bearer dp.said.«{alnum:40}»"])
        .counterexamples(&["dp.said.{alnum:12}", "dp.xx.{alnum:43}"]),
    Rule::token("doppler-scim-token", "Doppler SCIM token")
        .source(DOPPLER)
        .anchors(&["dp.scim."])
        .secret("[A-Za-z0-9]{40}")
        .examples(&["dp.scim.«{alnum:43}»", "Bearer dp.scim.«{alnum:40}»"])
        .counterexamples(&["dp.scim.{alnum:12}", "dp.xx.{alnum:43}"]),
    Rule::token("doppler-audit-token", "Doppler audit token")
        .source(DOPPLER)
        .anchors(&["dp.audit."])
        .secret("[A-Za-z0-9]{40}")
        .examples(&["dp.audit.«{alnum:43}»", "Bearer dp.audit.«{alnum:40}»"])
        .counterexamples(&["dp.audit.{alnum:12}", "dp.xx.{alnum:43}"]),
    Rule::token("doppler-service-token", "Doppler service token")
        .source(DOPPLER)
        .anchors(&["p.st."])
        .before("d")
        .searched()
        .then("(?:[a-z0-9_-]{2,35}\\.)?")
        .secret("[A-Za-z0-9]{40}")
        .examples(&["dp.st.«{alnum:43}»", "dp.st.prd_eu.«{alnum:43}»"])
        .counterexamples(&[
            "dp.st.prd.{alnum:12}",
            "dp.st.{alnum:12}",
            "dp.st.{lower:4}.{lower:4}.{alnum:43}",
        ]),
    Rule::token("terraform-token", "HCP Terraform API token")
        .source("https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens")
        .anchors(&[".atlasv1."])
        .before("[A-Za-z0-9]{14}")
        .secret("[A-Za-z0-9_-]{60}")
        .examples(&[
            "token = \"{alnum:14}.atlasv1.«{token:67}»\"",
            "Bearer {alnum:14}.atlasv1.«{token:60}»",
            "TF_TOKEN_app_terraform_io={alnum:14}.atlasv1.«{alnum:60}»",
        ])
        .counterexamples(&["{alnum:14}.atlasv1.{token:20}", "x.atlasv1.{token:67}"]),
    Rule::token("databricks-token", "Databricks personal access token")
        .source("https://docs.databricks.com/en/dev-tools/auth/pat.html")
        .anchors(&["dapi"])
        .bordered()
        .secret("[0-9a-f]{32}")
        .check(Check::Distinct(6))
        .examples(&["dapi«{hex:32}»", "dapi«{hex:32}-2»"])
        .counterexamples(&["dapi{hex:20}", "xdapi{hex:32}"]),
    Rule::token("databricks-oauth-secret", "Databricks OAuth secret")
        .source("https://docs.databricks.com/en/dev-tools/auth/oauth-m2m.html")
        .anchors(&["dose"])
        .bordered()
        .secret("[0-9a-f]{32}")
        .check(Check::Distinct(6))
        .examples(&["client_secret = dose«{hex:32}»", "\"dose«{hex:32}»\""])
        .counterexamples(&["dose{hex:20}", "overdose{hex:32}"]),
    Rule::token("neon-key", "Neon API key")
        .source("https://neon.com/docs/manage/api-keys")
        .anchors(&["napi_"])
        .secret("[a-z0-9]{60}")
        .check(Check::Distinct(10))
        .examples(&[
            "napi_«{lowalnum:64}»",
            "NEON_API_KEY=napi_«{lowalnum:64}»",
            "Bearer napi_«{lowalnum:64}»",
        ])
        .counterexamples(&["napi_{lowalnum:20}", "napi_create_string_utf8"]),
    Rule::token("cockroachdb-key", "CockroachDB Cloud API key")
        .source("https://www.cockroachlabs.com/docs/cockroachcloud/cloud-api")
        .anchors(&["CCDB1_"])
        .secret("[A-Za-z0-9]{22}_[A-Za-z0-9]{40}")
        .examples(&["CCDB1_«{alnum:22}_{alnum:40}»", "Bearer CCDB1_«{alnum:22}_{alnum:40}»"])
        .counterexamples(&[
            "CCDB1_{alnum:22}",
            "CCDB1_{alnum:22}_{alnum:12}",
            "CCDB1_{alnum:22}_{alnum:20}",
        ]),
    Rule::token("heroku-key", "Heroku API key")
        .source("https://devcenter.heroku.com/articles/authentication")
        .anchors(&["HRKU-"])
        .secret("AA[A-Za-z0-9_-]{58}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&["HRKU-«AA{token:58}»", "HRKU-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»"])
        .counterexamples(&["HRKU-AA{token:20}", "HRKU-{hex:8}"]),
    Rule::key("heroku-key", "Heroku API key", &["heroku_api_key"], Value::Shape)
        .source("https://devcenter.heroku.com/articles/authentication")
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "HEROKU_API_KEY=«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "heroku_api_key: «{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "\"heroku_api_key\": \"«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»\"",
        ])
        .counterexamples(&["heroku_api_key=$KEY", "HEROKU_API_KEY=", "HEROKU_API_KEY=none"]),
    Rule::token("pulumi-token", "Pulumi access token")
        .source("https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/")
        .anchors(&["pul-"])
        .bordered()
        .secret("[0-9a-f]{40}")
        .tail(Tail::Exact)
        .examples(&["PULUMI_ACCESS_TOKEN=pul-«{hex:40}»", "token pul-«{hex:40}»"])
        .counterexamples(&["pul-{hex:12}", "pul-{hex:64}"]),
    Rule::token("openshift-token", "OpenShift OAuth token")
        .source("https://docs.redhat.com/en/documentation/openshift_container_platform/")
        .anchors(&["sha256~"])
        .secret("[A-Za-z0-9_-]{43}")
        .examples(&["oc login --token=sha256~«{token:43}»", "Bearer sha256~«{alnum:43}»"])
        .counterexamples(&["sha256:{hex:64}", "sha256~{token:12}"]),
    Rule::token("alibaba-key-id", "Alibaba Cloud access key id")
        .source("https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair")
        .anchors(&["LTAI"])
        .bordered()
        .secret("[A-Za-z0-9]{17}")
        .check(Check::Entropy(32))
        .examples(&[
            "LTAI«5t{alnum:18}»",
            "AccessKeyId=LTAI«{alnum:17}»",
            "\"AccessKeyId\": \"LTAI«{alnum:20}»\"",
        ])
        .counterexamples(&["LTAI{alnum:10}", "VOLTAIRE{alnum:17}"]),
    Rule::token("grafana-cloud-token", "Grafana Cloud access policy token")
        .source("https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/")
        .anchors(&["glc_"])
        .secret("eyJ[A-Za-z0-9]{12}[A-Za-z0-9+/]{30}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "glc_«eyJvIjoi{alnum:120}==»",
            "Bearer glc_«eyJ{alnum:12}{b64:90}=»",
            "Bearer glc_«eyJvIjoi{alnum:80}»",
        ])
        .counterexamples(&["glc_eyJ{alnum:12}", "glc_{upper:60}"]),
    // Letters alone are a name, such as that of an action.
    Rule::token("alibaba-sts-key-id", "Alibaba Cloud access key id of temporary credentials")
        .source("https://www.alibabacloud.com/help/en/ram/product-overview/what-is-sts")
        .anchors(&["STS."])
        .bordered()
        .secret("[A-Za-z0-9]{16}")
        .spare("[A-Za-z_-]+")
        .check(Check::Distinct(8))
        .examples(&["\"AccessKeyId\": \"STS.«N{alnum:26}»\"", "STS.«NT{alnum:38}»"])
        .counterexamples(&["STS.{alnum:8}", "STS.AssumeRoleWithWebIdentity", "xSTS.{alnum:30}"]),
    Rule::token("alibaba-sts-token", "Alibaba Cloud security token of temporary credentials")
        .source("https://www.alibabacloud.com/help/en/ram/product-overview/what-is-sts")
        .anchors(&["CAIS"])
        .bordered()
        .secret("[A-Za-z0-9_-]{12}(?:[A-Za-z0-9+/_-]|%2[BFbf]){52}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%2[BFbf]|%3[Dd])"))
        .check(Check::Distinct(20))
        .examples(&[
            "\"SecurityToken\": \"CAIS«{alnum:12}{b64:600}==»\"",
            "token CAIS«{alnum:300}»",
        ])
        .counterexamples(&[
            "CAIS{alnum:40}",
            "FRANCAIS{alnum:80}",
            "CAISSE_PRIMAIRE_ASSURANCE_MALADIE",
        ]),
    Rule::token("baidu-access-key-id", "Baidu Cloud access key id")
        .source("https://cloud.baidu.com/doc/Reference/s/9jwvz2egb")
        .anchors(&["ALTAK"])
        .bordered()
        .secret("[A-Za-z0-9]{21}")
        .tail(Tail::Exact)
        .check(Check::Distinct(8))
        .examples(&["bce-auth-v1/ALTAK«{alnum:21}»/2024", "ak = ALTAK«{alnum:21}»"])
        .counterexamples(&["ALTAK{alnum:12}", "ALTAK{alnum:30}", "XALTAK{alnum:21}"]),
    Rule::token("baidu-ai-key", "Baidu AI Cloud API key")
        .source("https://cloud.baidu.com/doc/qianfan-api/s/ym9chdsy5")
        .anchors(&["bce-v3/ALTAK-"])
        .secret("[A-Za-z0-9]{21}/[0-9a-f]{40}")
        .examples(&["Bearer bce-v3/ALTAK-«{alnum:21}/{hex:40}»", "\"bce-v3/ALTAK-«{alnum:21}/{hex:40}»\""])
        .counterexamples(&["bce-v3/ALTAK-{alnum:21}", "bce-v3/ALTAK-{alnum:21}/{hex:20}"]),
    Rule::token("akamai-token", "Akamai EdgeGrid client or access token")
        .source("https://techdocs.akamai.com/developer/docs/edgegrid")
        .anchors(&["akab-"])
        .secret("[a-z0-9]{16}-[a-z0-9]{16}")
        .examples(&["client_token = akab-«{lowalnum:16}-{lowalnum:16}»", "access_token=akab-«{lowalnum:16}-{lowalnum:16}»;"])
        .counterexamples(&["akab-{lowalnum:16}", "host = akab-{lowalnum:16}.luna.akamaiapis.net"]),
    Rule::token("defined-networking-key", "Defined Networking API key")
        .source("https://docs.defined.net/guides/automating-host-creation/")
        .anchors(&["dnkey-"])
        .secret("[A-Za-z0-9_-]{26}-[A-Za-z0-9_-]{52}")
        .examples(&["Bearer dnkey-«{upalnum:26}-{upalnum:52}»", "dnkey-«{alnum:26}-{token:52}»"])
        .counterexamples(&["dnkey-{upalnum:26}", "dnkey-{alnum:26}-{alnum:20}"]),
    Rule::token("grafana-token", "Grafana service account token, Cloud token or API key")
        .source("https://grafana.com/docs/grafana/latest/administration/service-accounts/")
        .anchors(&["glsa_"])
        .secret("[A-Za-z0-9]{32}_[0-9a-f]{8}")
        .examples(&[
            "glsa_«{alnum:32}_{hex:8}»",
            "Bearer glsa_«{alnum:32}_{hex:8}»",
            "GRAFANA_TOKEN=glsa_«{alnum:32}_{hex:8}»",
        ])
        .counterexamples(&["glsa_{alnum:32}", "glsa_{alnum:20}_{hex:8}"]),
    Rule::token("grafana-api-key", "Grafana API key of the older form")
        .source("https://grafana.com/docs/grafana/latest/administration/service-accounts/")
        .anchors(&["eyJrIjoi"])
        .bordered()
        .secret("[A-Za-z0-9]{40}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&[
            "Bearer eyJrIjoi«{alnum:90}==»",
            "eyJrIjoi«{alnum:60}»",
            "\"key\":\"eyJrIjoi«{alnum:88}=»\"",
        ])
        .counterexamples(&["eyJrIjoi{alnum:20}", "xeyJrIjoi{alnum:60}", "XeyJrIjoi{alnum:90}=="]),
    Rule::token("newrelic-user-key", "New Relic user key")
        .source("https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/")
        .anchors(&["NRAK-"])
        .secret("[A-Za-z0-9_-]{25}")
        .check(Check::Distinct(8))
        .examples(&["Api-Key: NRAK-«{upalnum:27}»", "\"NRAK-«{upalnum:27}»\""])
        .counterexamples(&["NRAK-{alnum:12}", "NRJS-{hex:19}"]),
    Rule::token("newrelic-admin-key", "New Relic admin key")
        .source("https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/")
        .anchors(&["NRAA-"])
        .secret("[A-Za-z0-9_-]{25}")
        .check(Check::Distinct(8))
        .examples(&["X-Api-Key: NRAA-«{hex:27}»", "\"NRAA-«{hex:27}»\""])
        .counterexamples(&["NRAA-{alnum:12}", "NRJS-{hex:19}"]),
    Rule::token("newrelic-insert-key", "New Relic insert key")
        .source("https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/")
        .anchors(&["NRII-"])
        .secret("[A-Za-z0-9_-]{25}")
        .check(Check::Distinct(8))
        .examples(&["X-Insert-Key: NRII-«{token:32}»", "\"NRII-«{token:32}»\""])
        .counterexamples(&["NRII-{alnum:12}", "NRJS-{hex:19}"]),
    Rule::token("newrelic-query-key", "New Relic query key")
        .source("https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/")
        .anchors(&["NRIQ-"])
        .secret("[A-Za-z0-9_-]{25}")
        .check(Check::Distinct(8))
        .examples(&["X-Query-Key: NRIQ-«{token:32}»", "\"NRIQ-«{token:32}»\""])
        .counterexamples(&["NRIQ-{alnum:12}", "NRJS-{hex:19}"]),
    Rule::token("newrelic-rest-key", "New Relic REST API key")
        .source("https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/")
        .anchors(&["NRRA-"])
        .secret("[A-Za-z0-9_-]{25}")
        .check(Check::Distinct(8))
        .examples(&["X-Api-Key: NRRA-«{hex:42}»", "\"NRRA-«{hex:42}»\""])
        .counterexamples(&["NRRA-{alnum:12}", "NRJS-{hex:19}"]),
    Rule::key(
        "datadog-key",
        "Datadog API or application key",
        &[
            "datadog_api_key",
            "datadog_app_key",
            "datadog_application_key",
            "dd_api_key",
            "dd_app_key",
            "dd_application_key",
        ],
        Value::Shape,
    )
        .source("https://docs.datadoghq.com/account_management/api-app-keys/")
        .secret("[0-9a-f]{32}(?:[0-9a-f]{8})?")
        .examples(&["DD_API_KEY=«{hex:32}»", "\"datadog_app_key\": \"«{hex:40}»\""])
        .counterexamples(&["DD_API_KEY=$DD_KEY", "dd_app_key=none"]),
    Rule::token("dynatrace-token", "Dynatrace API token")
        .source("https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients")
        .anchors(&[
            "dt0c01.",
            "dt0s01.",
            "dt0s02.",
            "dt0s03.",
            "dt0s04.",
            "dt0s06.",
            "dt0s08.",
            "dt0s09.",
            "dt0s16.",
            "dt0a01.",
            "dt0e01.",
            "dt0t01.",
            "dt0g02.",
            "dt0v02.",
            "dt0p01.",
        ])
        .secret("[A-Z0-9]{24}\\.[A-Z0-9]{64}")
        .examples(&[
            "Api-Token dt0c01.«{upalnum:24}.{upalnum:64}»",
            "dt0e01.«{upalnum:24}.{upalnum:64}»",
            "DT_TOKEN=dt0s16.«{upalnum:24}.{upalnum:64}»",
        ])
        .counterexamples(&["dt0c01.{upalnum:24}", "dt0c01.{upalnum:24}.{upalnum:20}"]),
    Rule::token("honeycomb-key", "Honeycomb ingest, configuration or management key")
        .source("https://docs.honeycomb.io/get-started/configure/environments/manage-api-keys/")
        .anchors(&["hcaik_", "hcbik_", "hcxik_", "hcalk_", "hcxlk_", "hcamk_", "hcxmk_"])
        .secret("[a-z0-9]{26}")
        .examples(&[
            "hcaik_«{lowalnum:58}»",
            "X-Honeycomb-Team: hcxlk_«{lowalnum:58}»",
            "x-honeycomb-team: hcxik_«{lowalnum:58}»",
        ])
        .counterexamples(&["hcaik_{lowalnum:10}", "hcaid_{lowalnum:58}", "hcaik_{upper:58}"]),
    Rule::token("launchdarkly-key", "LaunchDarkly SDK key")
        .source("https://launchdarkly.com/docs/home/account/environment/keys")
        .anchors(&["sdk-"])
        .bordered()
        .secret("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        .tail(Tail::Exact)
        .examples(&[
            "sdk-«{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}»",
            "LD_SDK_KEY=sdk-«{hex:8}-{hex:4}-4{hex:3}-8{hex:3}-{hex:12}»",
            "LAUNCHDARKLY_SDK_KEY=sdk-«{hex:8}-{hex:4}-4{hex:3}-8{hex:3}-{hex:12}»",
        ])
        .counterexamples(&["sdk-{hex:8}-{hex:4}", "sdk-{hex:8}-{hex:4}-1{hex:3}-a{hex:3}-{hex:12}"]),
    Rule::token("harness-token", "Harness access token")
        .source("https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/")
        .anchors(&["pat.", "sat."])
        .bordered()
        .secret("[A-Za-z0-9_-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}")
        .examples(&[
            "x-api-key: pat.«{token:22}.{hex:24}.{alnum:20}»",
            "sat.«{token:22}.{hex:24}.{alnum:20}»",
            "HARNESS_API_KEY=sat.«{alnum:22}.{hex:24}.{alnum:20}»",
        ])
        .counterexamples(&["pat.{token:22}.{hex:24}", "pat.{token:22}"]),
    Rule::token("mapbox-token", "Mapbox secret token")
        .source("https://docs.mapbox.com/help/getting-started/access-tokens/")
        .anchors(&["sk.eyJ"])
        .secret("[A-Za-z0-9_-]{30,}\\.[A-Za-z0-9_-]{20}")
        .examples(&[
            "sk.eyJ«1Ijoi{token:60}.{token:22}»",
            "access_token=sk.eyJ«1Ijoi{token:80}.{token:22}»&x=1",
        ])
        .counterexamples(&["pk.eyJ1Ijoi{token:60}.{token:22}", "sk.eyJ{token:40} "]),
    Rule::token("mapbox-temporary-token", "Mapbox temporary token")
        .source("https://docs.mapbox.com/help/getting-started/access-tokens/")
        .anchors(&["tk.eyJ"])
        .secret("[A-Za-z0-9_-]{30,}\\.[A-Za-z0-9_-]{20}")
        .examples(&["tk.eyJ«1Ijoi{token:60}.{token:22}»", "access_token=tk.eyJ«1Ijoi{token:120}.{token:22}»&x=1"])
        .counterexamples(&["pk.eyJ1Ijoi{token:60}.{token:22}", "tk.eyJ{token:40} "]),
];

/// Tells the kinds apart.
const DIGITALOCEAN: &str =
    "https://docs.digitalocean.com/reference/api/create-personal-access-token/";

/// Tells the kinds apart.
const CLOUDFLARE: &str =
    "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/";

/// Names the kinds.
const DOPPLER: &str = "https://docs.doppler.com/reference/auth-token-formats";
