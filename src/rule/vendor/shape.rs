//! Tokens known by their inner structure: by what stands in the middle or at the
//! end of them, or by where their dots and hyphens are.
//!
//! # What they cost
//!
//! Nothing at the beginning of such a token tells what it is. So its first seven
//! bytes are shown, and what follows is held back until it shows that it is not
//! this token: of every run of twelve or more token characters that looks random,
//! and of no other. The bound is the length of the pattern.

use super::super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // Thirty-two bytes in base 32, four of them a checksum.
    Rule::run("azure-devops-legacy-token", "Azure DevOps personal access token of before 2024", "[a-z2-7]")
        .source("https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate")
        .secret("[a-z2-7]{45}")
        .tail(Tail::Exact)
        .check(Check::AzureDevOps)
        .examples(&["ado {azure:45}", "\"{azure:45}\""])
        .counterexamples(&["{lowbase32:52}", "{hex:52}", "{lowbase32:59}"]),
    // What others wrote under another checksum, or in base 32: a SHA-256, too.
    Rule::run("azure-devops-legacy-token", "Azure DevOps personal access token of before 2024", "[a-z2-7]")
        .source("https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate")
        .secret("[a-z2-7]{45}")
        .level(super::super::Level::Paranoid)
        .tail(Tail::Exact)
        .check(Check::Distinct(18))
        .spare("[a-z]+")
        .examples(&[
            "ado {lowbase32:7}«{lowbase32:45}»",
            "\"{lowbase32:7}«{lowbase32:45}»\"",
        ])
        .counterexamples(&["{lowalnum:59}", "{hex:52}", "{alnum:52}"]),
    Rule::token("azure-entra-refresh-token", "Microsoft Entra refresh token")
        .source("https://learn.microsoft.com/en-us/entra/identity-platform/refresh-tokens")
        .anchors(&["0.A", "1.A"])
        .bordered()
        .secret("[A-Za-z0-9_-]{40,}\\.Ag[A-Za-z0-9_-]{200}")
        .tail(Tail::Class("[A-Za-z0-9_.-]"))
        .examples(&["\"refresh_token\":\"0.A«{token:60}.Ag{token:400}»\"", "rt=1.A«{token:60}.Ag{token:260}.A{token:200}»&x"])
        .counterexamples(&["0.A{token:60}.Ag{token:40}", "10.A{token:60}.Ag{token:400}"]),
    Rule::run("mailgun-private-key", "Mailgun private API key or signing key", "[0-9a-f]")
        .source("https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth")
        .secret("[0-9a-f]{25}-[0-9a-f]{8}-[0-9a-f]{8}")
        .tail(Tail::Exact)
        .examples(&["api:{hex:7}«{hex:25}-{hex:8}-{hex:8}»", "\"{hex:7}«{hex:25}-{hex:8}-{hex:8}»\""])
        .counterexamples(&["{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}", "{hex:32}-{hex:8}-{hex:12}", "{hex:32}-{hex:16}"]),
    Rule::run("webex-bot-token", "Webex bot or personal access token", "[A-Za-z0-9]")
        .source("https://developer.webex.com/docs/bots")
        .secret("[A-Za-z0-9]{57}_[A-Za-z0-9]{4}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
        .examples(&[
            "Bearer {alnum:7}«{alnum:57}_PF84_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "\"{alnum:7}«{alnum:57}_{alnum:4}_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»\"",
        ])
        .counterexamples(&["{alnum:64}_PF84_{hex:32}", "{alnum:32}_PF84_{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"]),
    Rule::run("dropbox-long-token", "Dropbox long-lived access token", "[a-z0-9]")
        .source("https://developers.dropbox.com/oauth-guide")
        .secret("[a-z0-9]{4}A{10}[A-Za-z0-9_-]{43}")
        .tail(Tail::Exact)
        .check(Check::Distinct(20))
        .examples(&["a {lowalnum:7}«{lowalnum:4}AAAAAAAAAA{token:43}»", "\"{lowalnum:7}«{lowalnum:4}AAAAAAAAAA{alnum:43}»\""])
        .counterexamples(&["{lowalnum:11}AAAAAAAAAA{token:60}", "{lowalnum:11}AAAAAAAAAA{alnum:20}", "{lowalnum:11}AAAAAAAA{alnum:45}"]),
    // An app's id and a secret of two lengths; microseconds and a digest are none.
    Rule::run("facebook-app-token", "Facebook app access token", "[0-9]")
        .source("https://developers.facebook.com/docs/facebook-login/guides/access-tokens#apptokens")
        .secret("[0-9]{8,9}(?:\\||%7C)(?:[A-Za-z0-9_-]{27}|[0-9a-f]{32})")
        .tail(Tail::Exact)
        .check(Check::Distinct(14))
        .examples(&["access_token={digit:7}«{digit:8}|{alnum:27}»&", "{digit:7}«{digit:9}%7C{alnum:27}»"])
        .counterexamples(&["{digit:13}|{alnum:27}", "{digit:16}|{alnum:50}", "{digit:16}|GET"]),
    Rule::token("oculus-token", "Oculus (Meta Quest) access token")
        .source("https://developers.meta.com/horizon/documentation/unity/ps-s2s-basics/")
        .anchors(&["OC|"])
        .bordered()
        .secret("[0-9]{12,20}\\|[0-9A-Za-z]{16}")
        .examples(&["access_token=OC|«{digit:16}|{hex:32}»", "\"OC|«{digit:15}|{hex:32}»\""])
        .counterexamples(&["OC|{digit:16}|", "DOC|{digit:16}|{hex:32}"]),
    Rule::run("ngrok-authtoken", "ngrok authtoken or API key", "[A-Za-z0-9]")
        .source("https://ngrok.com/docs/agent/#authtokens")
        .secret("[A-Za-z0-9]{19,23}_[0-9][A-Za-z0-9]{20}")
        .tail(Tail::Exact)
        .check(Check::Distinct(20))
        .examples(&["authtoken 2{alnum:6}«{alnum:20}_4{alnum:20}»", "authtoken: 2{alnum:6}«{alnum:20}_7{alnum:20}»"])
        .counterexamples(&["{alnum:27}_x{alnum:20}", "{alnum:27}_4{alnum:40}", "{hex:27}_4{hex:12}"]),
    // Base64 of a key, a colon and a UUID: its hyphens stand in known places.
    Rule::run("nvidia-ngc-key", "NVIDIA NGC API key of before 2024", "[A-Za-z0-9]")
        .source("https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html#generating-api-key")
        .secret("[A-Za-z0-9]{28}6[A-Za-z0-9]{11}t[A-Za-z0-9]{12}L[A-Za-z0-9]{6}t[A-Za-z0-9]{16}")
        .tail(Tail::Exact)
        .examples(&[
            "ngc {alnum:7}«{alnum:28}6{alnum:11}t{alnum:12}L{alnum:6}t{alnum:16}»",
            "\"{alnum:7}«{alnum:28}6{alnum:11}t{alnum:12}L{alnum:6}t{alnum:16}»\"",
        ])
        .counterexamples(&["{alnum:7}{alnum:20}7{alnum:56}", "{hex:84}"]),
    Rule::run("storyblok-token", "Storyblok personal or management token", "[A-Za-z0-9]")
        .source("https://www.storyblok.com/docs/api/management/getting-started/authentication")
        .secret("[A-Za-z0-9]{15}tt-[0-9]{5,7}-[A-Za-z0-9_-]{20}")
        .examples(&["Authorization: {alnum:7}«{alnum:15}tt-{digit:6}-{alnum:20}»", "\"{alnum:7}«{alnum:15}tt-{digit:6}-{token:20}»\""])
        .counterexamples(&["{alnum:22}tt-{digit:6}-{alnum:8}", "{alnum:22}tx-{digit:6}-{alnum:20}"]),
    // A hash of forty hexadecimal digits has not so many different characters.
    Rule::run("twitter-access-token", "Twitter (X) access token of a user", "[0-9]")
        .source("https://docs.x.com/resources/fundamentals/authentication/oauth-1-0a/obtaining-user-access-tokens")
        .secret("[0-9]{1,13}-[A-Za-z0-9]{40}")
        .tail(Tail::Exact)
        .check(Check::Distinct(22))
        .examples(&["a {digit:7}«{digit:12}-{alnum:40}»", "\"{digit:7}«{digit:3}-{alnum:40}»\""])
        .counterexamples(&["{digit:16}-{digit:40}", "{digit:19}-{alnum:60}", "{digit:19}-{alnum:20}"]),
    Rule::run("netntlm-hash", "NTLM response, made ready for cracking", "[0-9A-Fa-f]")
        .source("https://hashcat.net/wiki/doku.php?id=example_hashes")
        .secret("[0-9A-Fa-f]{9}:[0-9A-Fa-f]{32}:[0-9A-Fa-f]{40}|[0-9A-Fa-f]{41}:[0-9A-Fa-f]{48}:[0-9A-Fa-f]{16}")
        .examples(&["user::DOMAIN:{hex:7}«{hex:9}:{hex:32}:0101000000000000{hex:120}»", "user::HOST:{HEX:7}«{HEX:41}:{HEX:48}:{HEX:16}»"])
        .counterexamples(&["{hex:16}:{hex:32}", "{hex:32}:{hex:32}:{hex:40}"]),
    // The id stands before the sign, the secret behind it.
    Rule::token("tableau-token", "Tableau personal access token")
        .source("https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm")
        .anchors(&["==:"])
        .bordered()
        .before("[A-Za-z0-9+/]{22}")
        .secret("[A-Za-z0-9]{32}")
        .tail(Tail::Exact)
        .examples(&["secret {b64:22}==:«{alnum:32}»", "\"{alnum:22}==:«{alnum:32}»\""])
        .counterexamples(&["{b64:22}==:{alnum:20}", "{b64:12}==:{alnum:32}"]),
    // The user's id, of two parts where an app asked for it.
    Rule::token("asana-token", "Asana personal access token")
        .source("https://developers.asana.com/docs/personal-access-token")
        .anchors(&[
            "0/1", "0/2", "0/3", "0/4", "0/5", "0/6", "0/7", "0/8", "0/9", "1/1", "1/2", "1/3", "1/4", "1/5", "1/6", "1/7",
            "1/8", "1/9", "2/1", "2/2", "2/3", "2/4", "2/5", "2/6", "2/7", "2/8", "2/9",
        ])
        .bordered()
        .secret("[0-9]{14,20}(?:/[0-9]{14,20})?:[A-Za-z0-9]{32}")
        .examples(&["Bearer 1/1«{digit:15}:{hex:32}»", "\"2/7«{digit:15}/{digit:16}:{hex:32}»\""])
        .counterexamples(&["1/1{digit:15}:{hex:8}", "1/1{digit:3}:{hex:32}", "0/{hex:32}"]),
    Rule::token("coveo-key", "Coveo API key")
        .source("https://docs.coveo.com/en/1718/manage-an-organization/manage-api-keys")
        .anchors(&["xx"])
        .bordered()
        .secret("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["Bearer xx«{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}»", "\"xx«{hex:8}-{hex:4}-4{hex:3}-b{hex:3}-{hex:12}»\""])
        .counterexamples(&["xx{hex:32}", "xxx{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}", "xx{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:20}"]),
    Rule::token("salesforce-access-token", "Salesforce access token or session id")
        .source("https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm")
        .anchors(&["00D"])
        .bordered()
        .secret("[A-Za-z0-9]{12}![A-Za-z0-9._]{80}")
        .tail(Tail::Class("[A-Za-z0-9._]"))
        .examples(&["sid=00D«{alnum:12}!{alnum:96}»;", "Bearer 00D«{alnum:12}!AQ{alnum:40}.{alnum:30}_{alnum:22}»"])
        .counterexamples(&["00D{alnum:12}!{alnum:20}", "x00D{alnum:12}!{alnum:96}"]),
    Rule::token("bitwarden-access-token", "Bitwarden Secrets Manager access token")
        .source("https://bitwarden.com/help/access-tokens/")
        .anchors(&[
            "0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "0.a", "0.b", "0.c", "0.d", "0.e", "0.f",
        ])
        .bordered()
        .secret("[0-9a-f]{7}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&[
            "BWS=0.a«{hex:7}-{hex:4}-{hex:4}-{hex:4}-{hex:12}.{alnum:30}:{b64:22}==»",
            "\"0.4«{hex:7}-{hex:4}-{hex:4}-{hex:4}-{hex:12}.{alnum:30}:{alnum:22}==»\"",
        ])
        .counterexamples(&["0.a{hex:7}-{hex:4}-{hex:4}-{hex:4}-{hex:12}", "10.a{hex:7}-{hex:4}-{hex:4}-{hex:4}-{hex:12}.{alnum:30}:{b64:22}=="]),
    Rule::key("kubernetes-bootstrap-token", "Kubernetes bootstrap token", &["^token"], Value::Shape)
        .source("https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/")
        .secret("[a-z0-9]{6}\\.[a-z0-9]{16}")
        .tail(Tail::Exact)
        .examples(&["token: «{lowalnum:6}.{lowalnum:16}»", "\"token\": \"«{lowalnum:6}.{lowalnum:16}»\""])
        .counterexamples(&["token: a.b", "token: {lowalnum:6}.{upper:16}"]),
];
