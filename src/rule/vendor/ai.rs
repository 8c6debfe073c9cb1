//! Language models and the services round them.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("openai-key", "OpenAI API key")
        .source("https://platform.openai.com/docs/api-reference/authentication")
        .anchors(&["sk-"])
        .bordered()
        .secret("[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}")
        .examples(&[
            "key sk-«{alnum:20}T3BlbkFJ{alnum:20}».",
            "OPENAI_API_KEY=sk-«{alnum:20}T3BlbkFJ{alnum:20}»",
        ])
        .counterexamples(&[
            "sk-{alnum:12}T3BlbkFJ{alnum:20}",
            "task-{alnum:20}T3BlbkFJ{alnum:20}",
        ]),
    // More kinds of characters than hexadecimal has: other session ids are that.
    Rule::token("openai-session-key", "OpenAI session key")
        .source("https://platform.openai.com/docs/api-reference/authentication")
        .anchors(&["sess-"])
        .bordered()
        .secret("[A-Za-z0-9]{40}")
        .tail(Tail::Exact)
        .check(Check::Distinct(17))
        .examples(&[
            "Bearer sess-«{alnum:40}»",
            "\"sensitive_id\": \"sess-«{alnum:40}»\"",
        ])
        .counterexamples(&["sess-{hex:40}", "sess-{alnum:50}", "access-{alnum:40}"]),
    Rule::token(
        "anthropic-key",
        "Anthropic API key, OAuth token or session key",
    )
    .source("https://docs.anthropic.com/en/api/overview")
    .anchors(&["sk-ant-"])
    .then("[a-z]{3,6}[0-9]{2}-")
    .secret("[A-Za-z0-9_-]{80}")
    .examples(&[
        "x-api-key: sk-ant-api03-«{token:93}AA»",
        "sk-ant-oat01-«{token:93}AA»",
    ])
    .counterexamples(&["sk-ant-api03-{token:20}", "sk-ant-{lower:8}"]),
    Rule::token("openrouter-key", "OpenRouter API key")
        .source("https://openrouter.ai/docs/api-reference/authentication")
        .anchors(&["sk-or-v1-"])
        .secret("[0-9a-f]{64}")
        .examples(&[
            "sk-or-v1-«{hex:64}»",
            "Authorization: Bearer sk-or-v1-«{hex:64}»",
        ])
        .counterexamples(&["sk-or-v1-{hex:40}", "sk-or-v1-{upper:64}"]),
    Rule::token("langfuse-key", "Langfuse secret key")
        .source("https://langfuse.com/docs")
        .anchors(&["sk-lf-"])
        .secret("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
        .examples(&[
            "sk-lf-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "LANGFUSE_SECRET_KEY=sk-lf-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&[
            "pk-lf-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "sk-lf-{hex:8}",
        ]),
    // Several vendors hand out keys of one of these two shapes.
    Rule::token("sk-api-key", "API key of the common sk- shape")
        .source("https://api-docs.deepseek.com/")
        .anchors(&["sk-"])
        .bordered()
        .secret("[0-9a-f]{32}|[A-Za-z0-9]{48}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["sk-«{hex:32}»", "sk-«{alnum:48}» "])
        .counterexamples(&["sk-{alnum:24}", "risk-{hex:32}"]),
    Rule::token("huggingface-oauth-token", "Hugging Face OAuth token")
        .source("https://huggingface.co/docs/hub/oauth")
        .anchors(&["hf_oauth_"])
        .secret("eyJ[A-Za-z0-9_-]{14,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10}|[A-Za-z0-9]{30}")
        .reach(4096)
        .check(Check::Distinct(8))
        .examples(&[
            "Bearer hf_oauth_«eyJ{token:30}.eyJ{token:200}.{token:86}»",
            "hf_oauth_«{alnum:40}»",
        ])
        .counterexamples(&["hf_oauth_{alnum:12}", "hf_oauth_callback_url"]),
    Rule::token("huggingface-token", "Hugging Face access token")
        .source("https://huggingface.co/docs/hub/security-tokens")
        .anchors(&["hf_"])
        .bordered()
        .secret("[A-Za-z0-9]{34}")
        .check(Check::Distinct(8))
        .examples(&[
            "hf_«{alnum:34}»",
            "HF_TOKEN=hf_«{upper:17}{lower:17}»",
            "HF_TOKEN=hf_«{alnum:34}»",
        ])
        .counterexamples(&["hf_{alnum:20}", "hf_hub_download_with_retries_and_backoff"]),
    Rule::token(
        "huggingface-org-token",
        "Hugging Face organization API token",
    )
    .source("https://huggingface.co/docs/hub/security-tokens")
    .anchors(&["api_org_"])
    .secret("[A-Za-z0-9]{34}")
    .check(Check::Distinct(8))
    .examples(&[
        "api_org_«{alnum:34}»",
        "Bearer api_org_«{upper:17}{lower:17}»",
        "Bearer api_org_«{alnum:34}»",
    ])
    .counterexamples(&["api_org_{alnum:12}", "api_org_members"]),
    Rule::token("groq-key", "Groq API key")
        .source("https://console.groq.com/docs/quickstart")
        .anchors(&["gsk_"])
        .secret("[A-Za-z0-9]{48}")
        .examples(&[
            "gsk_«{alnum:52}»",
            "GROQ_API_KEY=gsk_«{alnum:20}WGdyb3FY{alnum:24}»",
            "Bearer gsk_«{alnum:48}»",
        ])
        .counterexamples(&[
            "gsk_{alnum:20}",
            "gsl_{alnum:52}",
            "gsk_{alnum:20}.{alnum:40}",
        ]),
    Rule::token("replicate-token", "Replicate API token")
        .source("https://replicate.com/docs/reference/http")
        .anchors(&["r8_"])
        .bordered()
        .secret("[A-Za-z0-9]{37}")
        .examples(&["r8_«{alnum:37}»", "REPLICATE_API_TOKEN=r8_«{alnum:37}»"])
        .counterexamples(&["r8_{alnum:20}", "ttr8_{alnum:37}"]),
    Rule::token("perplexity-key", "Perplexity API key")
        .source("https://docs.perplexity.ai/")
        .anchors(&["pplx-"])
        .secret("[A-Za-z0-9]{48}")
        .examples(&["pplx-«{alnum:48}»", "\"key\":\"pplx-«{alnum:48}»\""])
        .counterexamples(&["pplx-7b-online", "pplx-{alnum:20}"]),
    Rule::token("xai-key", "xAI API key")
        .source("https://docs.x.ai/")
        .anchors(&["xai-"])
        .secret("[A-Za-z0-9]{70}")
        .examples(&["xai-«{alnum:80}»", "xai-«{alnum:70}»,", "xai-«{alnum:120}»"])
        .counterexamples(&["xai-{alnum:30}", "xai-grok-{lower:20}"]),
    Rule::token("nvidia-key", "NVIDIA API key")
        .source("https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html")
        .anchors(&["nvapi-"])
        .secret("[A-Za-z0-9_-]{60}")
        .examples(&[
            "nvapi-«{token:64}»",
            "Bearer nvapi-«{token:64}»",
            "NGC_API_KEY=nvapi-«{alnum:60}»",
        ])
        .counterexamples(&[
            "nvapi-{token:30}",
            "nvapx-{token:64}",
            "nvapi-{token:30}.{token:40}",
        ]),
    Rule::token("cerebras-key", "Cerebras API key")
        .source("https://inference-docs.cerebras.ai/")
        .anchors(&["csk-"])
        .secret("[a-z0-9]{48}")
        .check(Check::Distinct(8))
        .examples(&[
            "csk-«{lowalnum:48}»",
            "CEREBRAS_API_KEY=csk-«{lowalnum:48}»",
        ])
        .counterexamples(&["csk-{lowalnum:20}", "csk-{upper:48}"]),
    Rule::token("langsmith-key", "LangSmith API key")
        .source("https://docs.smith.langchain.com/")
        .anchors(&["lsv2_pt_", "lsv2_sk_"])
        .secret("[0-9a-f]{32}_[0-9a-f]{10}")
        .examples(&[
            "lsv2_pt_«{hex:32}_{hex:10}»",
            "lsv2_sk_«{hex:32}_{hex:10}»",
            "LANGSMITH_API_KEY=lsv2_sk_«{hex:32}_{hex:10}»",
        ])
        .counterexamples(&[
            "lsv2_pt_{hex:32}",
            "lsv2_sk_{hex:20}_{hex:10}",
            "lsv2_sk_{upper:32}_{hex:10}",
        ]),
    Rule::token("wandb-key", "Weights & Biases API key")
        .source("https://docs.wandb.ai/")
        .anchors(&["wandb_v1_"])
        .secret("[A-Za-z0-9_]{77}")
        .examples(&["wandb_v1_«{alnum:77}»", "wandb_v1_«{alnum:40}_{alnum:36}»"])
        .counterexamples(&["wandb_v1_{alnum:20}", "wandb_v1_settings"]),
    Rule::token("pinecone-key", "Pinecone API key")
        .source("https://docs.pinecone.io/")
        .anchors(&["pcsk_"])
        .secret("[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}")
        .examples(&["pcsk_«{alnum:6}_{alnum:63}»", "pcsk_«{alnum:5}_{alnum:63}»"])
        .counterexamples(&["pcsk_{alnum:6}_{alnum:20}", "pcsk_{alnum:3}_{alnum:63}"]),
    Rule::token("tavily-key", "Tavily API key")
        .source("https://docs.tavily.com/")
        .anchors(&["tvly-"])
        .secret("(?:dev-|prod-)?[A-Za-z0-9]{32}")
        .examples(&[
            "tvly-«{alnum:32}»",
            "tvly-«dev-{alnum:32}»",
            "tvly-«prod-{alnum:32}»",
        ])
        .counterexamples(&["tvly-dev-{alnum:12}", "tvly-{lower:12}"]),
    Rule::token("together-key", "Together AI API key")
        .source("https://docs.together.ai/")
        .anchors(&["tgp_v1_"])
        .secret("[A-Za-z0-9_-]{43}")
        .examples(&["tgp_v1_«{token:43}»", "Bearer tgp_v1_«{token:43}»"])
        .counterexamples(&["tgp_v1_{token:20}", "tgp_v2_{token:43}"]),
    Rule::token("voyage-key", "Voyage AI API key")
        .source("https://docs.voyageai.com/docs/api-key-and-installation")
        .anchors(&["pa-"])
        .bordered()
        .secret("[A-Za-z0-9_-]{43}")
        .tail(Tail::Exact)
        .spare("[a-z0-9_-]+|[A-Z0-9_-]+")
        .check(Check::Distinct(16))
        .examples(&[
            "VOYAGE_API_KEY=pa-«{alnum:43}»",
            "Bearer pa-«{alnum:20}-{alnum:22}»",
        ])
        .counterexamples(&[
            "pa-{token:30}",
            "spa-{alnum:43}",
            "pa-a-deployment-with-quite-a-long-name-{hex:5}-xy",
            "pa-{alnum:60}",
        ]),
    Rule::token("photoroom-key", "Photoroom API key")
        .source("https://docs.photoroom.com/")
        .anchors(&["sk_pr_"])
        .secret("[A-Za-z0-9]+_[0-9a-f]{40}")
        .reach(128)
        .examples(&[
            "x-api-key: sk_pr_«default_{hex:40}»",
            "sk_pr_«{alnum:64}_{hex:40}»",
        ])
        .counterexamples(&["sk_pr_default_{hex:20}", "sk_pr_{hex:40}"]),
    Rule::token("runpod-key", "Runpod API key")
        .source("https://docs.runpod.io/get-started/api-keys")
        .anchors(&["rpa_"])
        .secret("[A-Z0-9]{40}[A-Za-z0-9]{6}")
        .check(Check::Distinct(10))
        .examples(&[
            "RUNPOD_API_KEY=rpa_«{upalnum:40}{alnum:6}»",
            "Bearer rpa_«{upalnum:46}»",
        ])
        .counterexamples(&["rpa_{upalnum:20}", "rpa_{lower:46}"]),
    Rule::token("voiceflow-key", "Voiceflow API key")
        .source("https://docs.voiceflow.com/reference/authentication")
        .anchors(&["VF.DM.", "VF.WS.", "VF."])
        .bordered()
        .secret("[0-9a-f]{24}\\.[A-Za-z0-9]{16}")
        .examples(&[
            "Authorization: VF.DM.«{hex:24}.{alnum:16}»",
            "VF.«{hex:24}.{alnum:16}»",
            "VF.WS.«{hex:24}.{alnum:16}»",
        ])
        .counterexamples(&[
            "VF.DM.{hex:24}",
            "VF.{hex:24}.{alnum:8}",
            "AVF.DM.{hex:24}.{alnum:16}",
        ]),
    Rule::token("jina-key", "Jina AI API key")
        .source("https://jina.ai/api-dashboard/")
        .anchors(&["jina_"])
        .secret("[A-Za-z0-9]{60}")
        .examples(&["jina_«{alnum:60}»", "Bearer jina_«{alnum:60}»"])
        .counterexamples(&["jina_{alnum:24}", "jina_embeddings_v3"]),
    Rule::token("e2b-key", "E2B API key")
        .source("https://e2b.dev/docs")
        .anchors(&["e2b_"])
        .bordered()
        .secret("[0-9a-f]{40}")
        .examples(&["e2b_«{hex:40}»", "E2B_API_KEY=e2b_«{hex:40}»"])
        .counterexamples(&["e2b_{hex:20}", "file2b_{hex:40}"]),
    Rule::token("elevenlabs-key", "ElevenLabs API key")
        .source("https://elevenlabs.io/docs/api-reference/authentication")
        .anchors(&["sk_"])
        .bordered()
        .secret("[0-9a-f]{48}")
        .tail(Tail::Exact)
        .examples(&["sk_«{hex:48}»", "xi-api-key: sk_«{hex:48}»"])
        .counterexamples(&["sk_{hex:40}", "task_{hex:48}"]),
    Rule::token("apify-token", "Apify API token or proxy password")
        .source("https://docs.apify.com/platform/integrations/api")
        .anchors(&["apify_api_", "apify_proxy_"])
        .secret("[A-Za-z0-9]{34}")
        .examples(&[
            "apify_api_«{alnum:36}»",
            "http://auto:apify_proxy_«{alnum:34}»@proxy.apify.com",
        ])
        .counterexamples(&["apify_api_{alnum:12}", "apify_proxy_password"]),
    // Newer keys carry the base64 of a vendor name in their middle; the parts
    // on both sides grew more than once, so only a least length is given.
    Rule::token("openai-project-key", "OpenAI project API key")
        .source("https://platform.openai.com/docs/api-reference/authentication")
        .anchors(&["sk-proj-"])
        .secret("[A-Za-z0-9_-]{40}")
        .examples(&[
            "OpenAI(\"sk-proj-«{token:74}T3BlbkFJ{token:74}»\")",
            "sk-proj-«{token:20}T3BlbkFJ{token:20}»",
        ])
        .counterexamples(&["sk-proj-{alnum:38}", "sk-proj-{alnum:12}.{alnum:40}"]),
    Rule::token("openai-service-key", "OpenAI service account key")
        .source("https://platform.openai.com/docs/api-reference/authentication")
        .anchors(&["sk-svcacct-", "sk-service-"])
        .secret("[A-Za-z0-9_-]{40}")
        .examples(&[
            "sk-svcacct-«{token:58}T3BlbkFJ{token:58}»",
            "key: sk-service-«{token:20}T3BlbkFJ{token:20}»",
        ])
        .counterexamples(&["sk-svcacct-{alnum:38}", "sk-svcacct-{alnum:12}.{alnum:40}"]),
    Rule::token("openai-admin-key", "OpenAI admin key")
        .source("https://platform.openai.com/docs/api-reference/authentication")
        .anchors(&["sk-admin-"])
        .secret("[A-Za-z0-9_-]{40}")
        .examples(&[
            "sk-admin-«{token:20}T3BlbkFJ{token:20}»",
            "sk-admin-«{token:58}T3BlbkFJ{token:58}»",
        ])
        .counterexamples(&["sk-admin-{alnum:38}", "sk-admin-{alnum:12}.{alnum:40}"]),
];
