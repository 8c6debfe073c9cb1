//! Login, single sign-on, and what proves an identity.

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
        .examples(&["client_secret=p8e-«{alnum:32}»", "p8e-«{alnum:20}-{alnum:11}»"])
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
        .check(Check::Distinct(10))
        .examples(&[
            "ticket=ST-{digit:4}-«{alnum:20}-cas01»",
            "TGC=TGT-{digit:3}-«{alnum:50}-cas.example»",
        ])
        .counterexamples(&["ST-12-{alnum:8}", "TEST-{digit:4}-{alnum:24}", "ST-{alnum:24}"]),
    // A login that somebody encoded outside a header: the user's name is an anchor.
    Rule::token("basic-login", "login of a common user name in base64")
        .source("https://www.rfc-editor.org/rfc/rfc7617")
        .anchors(&["YWRtaW46", "cm9vdDo", "dXNlcjo"])
        .bordered()
        .secret("[A-Za-z0-9]{12}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .check(Check::Distinct(6))
        .examples(&["auth: YWRtaW46«{alnum:18}==»", "{{\"auth\":\"cm9vdDo«{alnum:17}»\"}}", "dXNlcjo«{alnum:20}=»"])
        .counterexamples(&["YWRtaW46{alnum:6}", "xYWRtaW46{alnum:18}", "dXNlcjo="]),
];
