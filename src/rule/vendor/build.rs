//! Developers' tools: models, builds, hosting, design.

use super::super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("endorlabs-key", "Endor Labs API key or secret")
        .source("https://docs.endorlabs.com/administration/api-keys/")
        .anchors(&["endr+"])
        .bordered()
        .secret("[A-Za-z0-9-]{16}")
        .check(Check::Distinct(8))
        .examples(&["ENDOR_API_CREDENTIALS_KEY=endr+«{alnum:16}»", "\"endr+«{alnum:16}»\""])
        .counterexamples(&["endr+{alnum:8}", "vendr+{alnum:16}"]),
    Rule::token("finage-key", "Finage API key")
        .source("https://finage.co.uk/docs/api/getting-started")
        .anchors(&["API_KEY"])
        .bordered()
        .secret("[A-Z0-9]{32}")
        .tail(Tail::Exact)
        .spare("[A-Z]+|[0-9]+")
        .check(Check::Distinct(10))
        .examples(&["apikey=API_KEY«{upalnum:15}7{upalnum:16}»", "\"API_KEY«3{upalnum:31}»\""])
        .counterexamples(&["API_KEY={upalnum:32}", "API_KEY{upper:32}", "MY_API_KEY{upalnum:32}"]),
    Rule::token("firecrawl-key", "Firecrawl API key")
        .source("https://docs.firecrawl.dev/api-reference/introduction")
        .anchors(&["fc-"])
        .bordered()
        .secret("[0-9a-f]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["FIRECRAWL_API_KEY=fc-«{hex:32}»", "Bearer fc-«{hex:32}»"])
        .counterexamples(&["fc-{hex:12}", "fc-{hex:40}", "nfc-{hex:32}"]),
    Rule::token("fireworks-key", "Fireworks AI API key")
        .source("https://docs.fireworks.ai/api-reference/introduction")
        .anchors(&["fw_"])
        .bordered()
        .secret("[A-Za-z0-9]{22}")
        .spare("[a-z0-9_-]+|[A-Z0-9_-]+|[A-Za-z_-]+|[A-Za-z0-9_-]{25,}")
        .check(Check::Distinct(10))
        .examples(&["FIREWORKS_API_KEY=fw_«aB3{alnum:21}»", "fw_«{alnum:19}x7Q»"])
        .counterexamples(&["fw_{lower:22}", "fw_{hex:24}", "fw_{alnum:12}"]),
    Rule::token("friendli-token", "Friendli Suite personal access token")
        .source("https://friendli.ai/docs/guides/personal_access_tokens")
        .anchors(&["flp_"])
        .bordered()
        .secret("[A-Za-z0-9]{46}")
        .check(Check::Distinct(12))
        .examples(&["FRIENDLI_TOKEN=flp_«{alnum:46}»", "Bearer flp_«{alnum:46}»"])
        .counterexamples(&["flp_{alnum:20}", "xflp_{alnum:46}"]),
    Rule::token("hackclub-ai-key", "Hack Club AI API key")
        .source("https://docs.ai.hackclub.com/")
        .anchors(&["sk-hc-v1-"])
        .secret("[0-9a-f]{64}")
        .examples(&["Bearer sk-hc-v1-«{hex:64}»", "key=sk-hc-v1-«{hex:64}»"])
        .counterexamples(&["sk-hc-v1-{hex:32}", "sk-hc-v2-{hex:64}"]),
    Rule::token("hop-token", "Hop project or bearer token")
        .source("https://docs.hop.io/")
        .anchors(&["ptk_", "bearer_"])
        .bordered()
        .secret("(?:c2[_-]?)?[0-9a-f]{8}(?:[_-]?[0-9a-f]{4}){3}[_-]?[0-9a-f]{12}")
        .check(Check::Distinct(6))
        .examples(&["ptk_«c2{hex:32}»", "bearer_«c2_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»"])
        .counterexamples(&["bearer_{lower:32}", "ptk_c2{hex:12}"]),
    Rule::token("infracost-key", "Infracost API key")
        .source("https://www.infracost.io/docs/")
        .anchors(&["ico-"])
        .bordered()
        .secret("[A-Za-z0-9]{32}")
        .tail(Tail::Exact)
        .spare("[a-z]+|[A-Z]+")
        .check(Check::Distinct(10))
        .examples(&["INFRACOST_API_KEY=ico-«{alnum:32}»", "api_key: ico-«{alnum:32}»"])
        .counterexamples(&["ico-{alnum:12}", "ico-{alnum:40}", "pico-{alnum:32}"]),
    Rule::token("intra42-secret", "42 intranet API client secret")
        .source("https://api.intra.42.fr/apidoc/guides/getting_started")
        .anchors(&["s-s4t2ud-", "s-s4t2af-"])
        .secret("[0-9a-f]{64}")
        .examples(&["client_secret=s-s4t2ud-«{hex:64}»", "s-s4t2af-«{hex:64}»"])
        .counterexamples(&["u-s4t2ud-{hex:64}", "s-s4t2ud-{hex:20}"]),
    Rule::token("ionic-token", "Ionic Appflow personal access token")
        .source("https://ionic.io/docs/appflow/cli/overview")
        .anchors(&["ion_"])
        .bordered()
        .secret("[A-Za-z0-9]{42}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&["IONIC_TOKEN=ion_«{alnum:42}»", "\"ion_«{alnum:42}»\""])
        .counterexamples(&["ion_{alnum:20}", "session_{alnum:42}"]),
    // The name of the user and of the token, in base64, then the secret itself.
    Rule::token("jetbrains-hub-token", "JetBrains Hub, YouTrack or TeamCity permanent token")
        .source("https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html")
        .anchors(&["perm-"])
        .bordered()
        .secret("[A-Za-z0-9+/_-]{2,}={0,2}\\.[A-Za-z0-9+/_-]{2,}={0,2}\\.[A-Za-z0-9]{30}")
        .examples(&["Bearer perm-«cm9vdA==.{alnum:8}.{alnum:30}»", "perm-«{alnum:12}.{alnum:7}=.{alnum:43}»"])
        .counterexamples(&["perm-{alnum:8}.{alnum:8}", "perm-{alnum:8}.{alnum:8}.{alnum:12}"]),
    Rule::key(
        "jetbrains-hub-token",
        "JetBrains Hub, YouTrack or TeamCity permanent token",
        &["^perm"],
        Value::Shape,
    )
    .source("https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html")
    .secret("[A-Za-z0-9+/_-]{2,}={0,2}\\.[A-Za-z0-9+/_-]{2,}={0,2}\\.[A-Za-z0-9]{30,}")
    .examples(&[
        "Bearer perm:«cm9vdA==.{alnum:8}.{alnum:30}»",
        "perm:«{alnum:12}.{alnum:7}=.{alnum:43}»",
    ])
    .counterexamples(&["perm:{alnum:8}.{alnum:8}", "sperm:{alnum:8}.{alnum:8}.{alnum:30}"]),
    Rule::token("langsmith-legacy-key", "LangSmith API key of the older form")
        .source("https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key")
        .anchors(&["ls__"])
        .bordered()
        .secret("[0-9a-f]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["LANGCHAIN_API_KEY=ls__«{hex:32}»", "x-api-key: ls__«{hex:32}»"])
        .counterexamples(&["ls__{hex:12}", "urls__{hex:32}"]),
    Rule::token("llamacloud-key", "LlamaCloud API key")
        .source("https://docs.cloud.llamaindex.ai/api_key")
        .anchors(&["llx-"])
        .bordered()
        .secret("[A-Za-z0-9]{48}")
        .check(Check::Distinct(12))
        .examples(&["LLAMA_CLOUD_API_KEY=llx-«{alnum:48}»", "Bearer llx-«{alnum:48}»"])
        .counterexamples(&["llx-{alnum:20}", "allx-{alnum:48}"]),
    Rule::token("localstack-token", "LocalStack auth token")
        .source("https://docs.localstack.cloud/getting-started/auth-token/")
        .anchors(&["ls-"])
        .bordered()
        .secret("[A-Za-z0-9]{4,8}(?:-[A-Za-z0-9]{4}){3}-[A-Za-z0-9]{12}")
        .spare("[a-z-]+|[0-9-]+")
        .check(Check::Distinct(8))
        .examples(&[
            "LOCALSTACK_AUTH_TOKEN=ls-«{alnum:8}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12}»",
            "ls-«{alnum:4}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:13}»",
        ])
        .counterexamples(&["ls-{alnum:8}-{alnum:4}", "ls-{lower:8}-{lower:4}-{lower:4}-{lower:4}-{lower:12}"]),
    Rule::token("mergify-key", "Mergify application key")
        .source("https://docs.mergify.com/api/usage/")
        .anchors(&["mergify_application_key_"])
        .secret("[A-Za-z0-9_-]{40}")
        .check(Check::Distinct(10))
        .examples(&["Bearer mergify_application_key_«{token:72}»", "mergify_application_key_«{alnum:40}»"])
        .counterexamples(&["mergify_application_key_{alnum:12}", "mergify_application_keys"]),
    Rule::token("minimax-key", "MiniMax API key")
        .source("https://www.minimax.io/platform/document/")
        .anchors(&["sk-api-"])
        .bordered()
        .secret("[A-Za-z0-9_-]{119}")
        .tail(Tail::Exact)
        .check(Check::Distinct(20))
        .examples(&["MINIMAX_API_KEY=sk-api-«{token:119}»", "Bearer sk-api-«{token:119}»"])
        .counterexamples(&["sk-api-{token:60}", "sk-api-{token:140}"]),
    Rule::token("modal-token", "Modal token id or secret")
        .source("https://modal.com/docs/reference/modal.config")
        .anchors(&["ak-", "as-"])
        .bordered()
        .secret("[A-Za-z0-9]{22}")
        .tail(Tail::Exact)
        .spare("[a-z0-9]+|[A-Z0-9]+|[A-Za-z]+")
        .check(Check::Distinct(10))
        .examples(&["MODAL_TOKEN_SECRET=as-«aB3{alnum:19}»", "MODAL_TOKEN_ID=ak-«{alnum:19}x7Q»"])
        .counterexamples(&["as-{lower:22}", "ak-{alnum:30}", "was-aB3{alnum:19}"]),
    Rule::token("ngrok-key", "ngrok API key or credential")
        .source("https://ngrok.com/docs/api/")
        .anchors(&["ak_", "cr_"])
        .bordered()
        .secret("[A-Za-z0-9]{25}")
        .spare("[a-z0-9_-]+|[A-Z0-9_-]+|[A-Za-z_-]+|[A-Za-z0-9_-]{31,}")
        .check(Check::Distinct(10))
        .examples(&["NGROK_API_KEY=ak_«aB3{alnum:24}»", "cr_«{alnum:24}x7Q»"])
        .counterexamples(&["cr_{lower:25}", "ak_{alnum:36}", "break_aB3{alnum:24}"]),
];
