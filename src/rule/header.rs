//! Headers, as requests write them, and as structs and maps print them.
//!
//! Only what the key words of `assignment` do not cover already: header names
//! that end in `-key` or `-token` mostly are there.

use super::{Check, Level, Rule, Tail, Value};

/// The headers.
pub(crate) const RULES: &[Rule] = &[
    Rule::key(
        "authorization",
        "Authorization header; its scheme stays visible",
        &["authorization"],
        Value::Authorization,
    )
    .source("https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2")
    .examples(&[
        "Authorization: Bearer «{alnum:30}»",
        "authorization: Basic «{b64:22}==»",
        "Proxy-Authorization: Basic «{b64:20}»",
        "\"authorization\": \"Bearer «{b64url:40}»\"",
        "{{\\\"Authorization\\\":\\\"Bearer «{b64url:40}»\\\"}}",
        "authorization=[\"Bearer «{alnum:30}»\"]",
        "map[Authorization:[Bearer «{alnum:30}»] Accept:[*/*]]",
        "curl -H 'Authorization: token «{alnum:30}»' https://a",
        "Authorization: Digest «username=\"a\", nonce=\"{hex:16}\", response=\"{hex:32}\"»",
        "Authorization: AWS4-HMAC-SHA256 «Credential={alnum:20}/20240101/a/s3/aws4_request, Signature={hex:64}»",
        "Authorization: Token token=\"«{alnum:20}»\"",
        "authorization: «{alnum:40}»",
        "authorization: \"«Custom {alnum:40}»\"",
    ])
    .counterexamples(&[
        "Authorization: Bearer <token>",
        "authorization: Bearer $TOKEN",
        "Authorization: required",
        "authorization: none",
        "authorization: Bearer",
        "authorization_endpoint=https://a/{alnum:20}",
        "\"authorization\": null",
    ]),
    Rule::key("cookie", "Cookie header", &["^cookie!set"], Value::Cookie)
        .source("https://www.rfc-editor.org/rfc/rfc6265#section-4.2")
        // A number is none.
        .spare("[0-9]+")
        .examples(&[
            "Cookie: «sid={alnum:20}; theme=dark»",
            "\"cookie\": \"«sid={alnum:20}»\"",
            "curl -H 'Cookie: «sid={hex:32}»' https://a",
            "{{\\\"Cookie\\\":\\\"«a={alnum:20}; b={alnum:8}»\\\"}}",
            "map[Cookie:[«a={alnum:20}; b={alnum:8}»] Host:[x]]",
        ])
        .counterexamples(&["cookie: none", "DHCP client magic cookie: 63825363", "cookies=3", "cookie=0x7f3a9b12", "cookie_name=a={alnum:20}"]),
    Rule::key(
        "set-cookie",
        "Set-Cookie header; the cookie's name and attributes stay visible",
        &["set_cookie"],
        Value::SetCookie,
    )
    .source("https://www.rfc-editor.org/rfc/rfc6265#section-4.1")
    .examples(&[
        "Set-Cookie: sid=«{alnum:20}»; Path=/; HttpOnly",
        "\"set-cookie\": [\"sid=«{alnum:20}»; Secure\"]",
        "{{\\\"Set-Cookie\\\":\\\"sid=«{b64url:40}»; Path=/\\\"}}",
    ])
    .counterexamples(&["Set-Cookie: sid=; Path=/", "Set-Cookie: sid=deleted; Max-Age=0"]),
    Rule::key(
        "session-cookie",
        "session id under a framework's name for it",
        &[
            "jsessionid", "phpsessid", "net_sessionid", "aspxauth", "connect_sid", "django_sessionid",
            "laravel_session", "rack_session", "gitlab_session", "user_session", "grafana_session",
            "estsauth", "sapisid", "express_sid", "oauth2_proxy", 
        ],
        Value::Long,
    )
    .source("https://owasp.org/www-community/attacks/Session_hijacking_attack")
    .examples(&["JSESSIONID=«{HEX:32}»; a", "PHPSESSID=«{lowalnum:26}»", "connect.sid=«s%3A{alnum:32}»"])
    .counterexamples(&["JSESSIONID=null", "phpsessid_name={alnum:30}"]),
    // A trace has an id of the same length in hexadecimal digits.
    Rule::key("session-cookie", "session id under a framework's name for it", &["^sessionid"], Value::Shape)
        .source("https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-name")
        .secret("[a-z0-9]{32}")
        .tail(Tail::Exact)
        .spare("[0-9a-f]{32}|[a-z]{32}")
        .examples(&["sessionid=«g{lowalnum:30}z»; csrftoken", "'sessionid': '«z{lowalnum:31}»'"])
        .counterexamples(&["sessionid={hex:32}", "sessionid={digit:6}", "session_id={lowalnum:32}", "sessionid={lowalnum:40}"]),
    Rule::key(
        "key-header",
        "credential in a vendor's header",
        &[
            "fastly_key", "honeycomb_team", "metabase_session", "jfrog_art_api", "iap_jwt_assertion",
            "access_jwt_assertion", "x_sentry_auth", "client_assertion", "redis_auth",
            "rediscli_auth",
        ],
        Value::Long,
    )
    .source("https://docs.honeycomb.io/api/auth/")
    .examples(&["Fastly-Key: «{alnum:32}»", "x-honeycomb-team: «{alnum:32}»", "'X-JFrog-Art-Api': '«{alnum:60}»'"])
    .counterexamples(&["fastly_key_id={alnum:30}", "client_assertion_type={alnum:30}"]),
    Rule::key("hashicorp-header", "token in a header of Vault, Consul or Nomad", &["x_vault_token", "x_consul_token", "x_nomad_token"], Value::Long)
        .source("https://developer.hashicorp.com/vault/api-docs#authentication")
        .examples(&["X-Vault-Token: «s.{alnum:24}»", "x-consul-token: «{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}»"])
        .counterexamples(&["X-Vault-Token: $VAULT_TOKEN", "X-Vault-Token-Name: {alnum:24}"]),
    Rule::key("gitlab-header", "token in a header of GitLab", &["^private_token", "^job_token", "^deploy_token"], Value::Long)
        .source("https://docs.gitlab.com/api/rest/authentication/")
        .examples(&["PRIVATE-TOKEN: «{alnum:20}»", "curl --header 'JOB-TOKEN: «{token:24}»'", "?private_token=«{alnum:20}»&a"])
        .counterexamples(&["PRIVATE-TOKEN: <your_access_token>", "PRIVATE-TOKEN: none"]),
    // Twenty letters are rarely a word.
    Rule::key("gitlab-header", "token in a header of GitLab", &["^private_token", "^job_token", "^deploy_token"], Value::Shape)
        .source("https://docs.gitlab.com/api/rest/authentication/")
        .secret("[A-Za-z]{20}")
        .tail(Tail::Exact)
        .spare("(?i:your|my|the|some|insert|example|placeholder|personal|private|access|token)[A-Za-z]*|(?i:x+|a+)")
        .examples(&["PRIVATE-TOKEN: «{lower:20}»", "curl --header 'JOB-TOKEN: «{lower:12}{upper:8}»'"])
        .counterexamples(&["PRIVATE-TOKEN: yourpersonalapitoken", "PRIVATE-TOKEN: none", "private_token: {lower:12}"]),
    Rule::key("figma-header", "personal access token in a header of Figma", &["x_figma_token"], Value::Long)
        .source("https://www.figma.com/developers/api#authentication")
        .examples(&["X-Figma-Token: «{digit:6}-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»", "x-figma-token: «{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»"])
        .counterexamples(&["X-Figma-Token: <token>", "X-Figma-Tokens: {hex:32}"]),
    Rule::key("datadog-header", "key in a header of Datadog", &["dd_api_key", "dd_application_key"], Value::Long)
        .source("https://docs.datadoghq.com/api/latest/authentication/")
        .examples(&["DD-API-KEY: «{hex:32}»", "'DD-APPLICATION-KEY': '«{hex:40}»'"])
        .counterexamples(&["DD-API-KEY: ${{DD_API_KEY}}", "dd_api_key_id={hex:32}"]),
    Rule::key("azure-header", "key in a header of an Azure service", &["ocp_apim_subscription_key", "x_functions_key"], Value::Long)
        .source("https://learn.microsoft.com/en-us/azure/ai-services/authentication")
        .examples(&["Ocp-Apim-Subscription-Key: «{hex:32}»", "x-functions-key: «{alnum:54}==»"])
        .counterexamples(&["Ocp-Apim-Subscription-Key: {{{{key}}}}", "x-functions-key: none"]),
    Rule::key("cloudflare-access-secret", "secret of a Cloudflare Access service token", &["cf_access_client_secret"], Value::Long)
        .source("https://developers.cloudflare.com/cloudflare-one/identity/service-tokens/")
        .examples(&["CF-Access-Client-Secret: «{hex:64}»", "\"cf-access-client-secret\": \"«{hex:64}»\""])
        .counterexamples(&["CF-Access-Client-Id: {hex:32}.access", "CF-Access-Client-Secret: $SECRET"]),
];

/// What is known by more than a name and a separator.
pub(crate) const TOKENS: &[Rule] = &[
    // The scheme alone, or the header as a pair: the token must look like one.
    Rule::token(
        "bearer-token",
        "bearer token without the name of its header",
    )
    .level(Level::Normal)
    .source("https://www.rfc-editor.org/rfc/rfc6750#section-2.1")
    // Few literals end in a blank: each is compared behind every one.
    .before("[Bb]")
    .anchors(&["earer "])
    .bordered()
    .secret("[A-Za-z0-9_-]{12,}[A-Za-z0-9_.~+/-]{8}")
    .tail(Tail::Class("[A-Za-z0-9_.~+/=-]"))
    .spare(WORDS)
    .check(Check::Distinct(10))
    .examples(&[
        "got Bearer «{alnum:40}» from peer",
        "[authorization, Bearer «{token:43}»]",
        "\"Bearer «{alnum:30}.{alnum:20}=»\"",
    ])
    .counterexamples(&[
        "Bearer some-service-account-name-1",
        "token_type=Bearer expires_in=3600",
        "Bearer realm=\"example\"",
        "Bearer {alnum:12}",
        "Bearer error_description_without_end",
        "BearerTokenAuthenticationFilter",
    ]),
    Rule::token(
        "authorization-pair",
        "Authorization header as a name and a value",
    )
    .source("https://www.rfc-editor.org/rfc/rfc7617")
    .before("[Aa]uthorization, [Bb]")
    .anchors(&["asic "])
    .secret("[A-Za-z0-9_-]{12}")
    .tail(Tail::Class("[A-Za-z0-9_.~+/=-]"))
    .spare(WORDS)
    .examples(&[
        "[authorization, Basic «{alnum:31}=»]",
        "(Authorization, Basic «{alnum:40}»)",
    ])
    .counterexamples(&[
        "authorization, Basic authentication",
        "authorization, Basic {alnum:4}",
    ]),
    // Its name ends in a digest of the site.
    Rule::token("wordpress-cookie", "WordPress login cookie")
        .source("https://developer.wordpress.org/advanced-administration/wordpress/cookies/")
        .anchors(&["wordpress_logged_in_", "wordpress_sec_", "wordpress_"])
        .then("[0-9a-f]{32}(?:=|\\\\{0,7}[\"']: ?\\\\{0,7}[\"'])")
        .secret("[A-Za-z0-9_.@+*~-]{1,60}(?:%7C|\\|)[A-Za-z0-9%|]{20}")
        .tail(Tail::Class("[A-Za-z0-9%|]"))
        .examples(&[
            "wordpress_logged_in_{hex:32}=«admin%7C17{digit:8}%7C{alnum:43}%7C{hex:64}»; a",
            "wordpress_sec_{hex:32}=«bob|17{digit:8}|{alnum:43}|{hex:64}»",
        ])
        .counterexamples(&[
            "wordpress_logged_in_{hex:32}=deleted",
            "wordpress_test_cookie=WP%20Cookie%20check",
            "wordpress_logged_in_{hex:32}",
        ]),
    Rule::token("clerk-cookie", "session cookie of Clerk or Firebase")
        .source("https://clerk.com/docs/guides/how-clerk-works/cookies")
        .anchors(&["__session="])
        .bordered()
        .secret("[A-Za-z0-9_-]{20}")
        .tail(Tail::Class("[A-Za-z0-9_.%/+=~-]"))
        .spare(WORDS)
        .check(Check::Distinct(10))
        .examples(&[
            "__session=«{token:90}»; path",
            "\"__session=«{token:40}.{token:40}»\"",
        ])
        .counterexamples(&[
            "__session=deleted",
            "__session=some_name_of_a_known_session",
        ]),
    Rule::token("linkedin-cookie", "LinkedIn session cookie")
        .source("https://www.linkedin.com/legal/l/cookie-table")
        .anchors(&["li_at="])
        .bordered()
        .secret("[A-Za-z0-9_-]{40}")
        .examples(&["li_at=«AQED{token:150}»; a", "'li_at=«AQED{token:150}»'"])
        .counterexamples(&["li_at={alnum:8}", "multi_at={alnum:60}"]),
];

/// Words with signs between them, with short numbers.
const WORDS: &str = "(?:(?:[A-Z]?[a-z]+|[A-Z]+)[0-9]{0,3}[_.%/+-]+)*(?:[A-Z]?[a-z]+|[A-Z]+)[0-9]{0,3}(?:[_.-][0-9]{1,6})?|[A-Za-z_.%/+-]+|[0-9_.-]+";
