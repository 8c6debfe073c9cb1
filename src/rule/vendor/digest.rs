//! Hashes of passwords: no secrets themselves, but a guess can be tried on them.
//!
//! The literals that are searched for do not begin with their `$`, or they would
//! overlap one another's ends.

use super::super::{Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // A Compose file doubles each `$`.
    Rule::token("argon2-hash", "Argon2 hash of a password")
        .source("https://www.rfc-editor.org/rfc/rfc9106")
        .anchors(&["argon2"])
        .searched()
        .before("\\$")
        .then("(?:id|i|d)\\${1,2}(?:v=[0-9]{1,3}\\${1,2})?m=[0-9]{1,9},t=[0-9]{1,9},p=[0-9]{1,4}(?:,[a-z]+=[A-Za-z0-9+/]+)*\\${1,2}")
        .secret("[A-Za-z0-9+/]{8,}={0,2}\\${1,2}[A-Za-z0-9+/]{20}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&[
            "$argon2id$v=19$m=65536,t=3,p=4$«{b64:22}${b64:43}»",
            "argon2$argon2i$v=19$m=512,t=2,p=2$«{b64:16}${b64:22}»",
        ])
        .counterexamples(&[
            "$argon2id$v=19$m=65536,t=3,p=4${b64:22}",
            "$argon2id$v=19$m=65536,t=3,p=4",
            "argon2id m=65536,t=3,p=4 {b64:22}${b64:43}",
        ]),
    Rule::token("bcrypt-hash", "bcrypt hash of a password")
        .source("https://man7.org/linux/man-pages/man5/crypt.5.html")
        .anchors(&["2a$", "2b$", "2x$", "2y$"])
        .searched()
        .before("\\$")
        .then("\\$?[0-9]{2}\\${1,2}")
        .secret("[./A-Za-z0-9]{53}")
        .tail(Tail::Class("[./A-Za-z0-9]"))
        .examples(&["admin:$2y$05$«{alnum:5}/.{alnum:46}»", "'$2b$12$«{alnum:53}»'", "$$2a$$10$$«./{alnum:51}»"])
        .counterexamples(&["$2a$10${alnum:22}", "a2b$10${alnum:53}", "Outer$2b$1.run"]),
    Rule::token("cisco-hash", "Cisco password hash of type 8 or 9")
        .source("https://www.cisco.com/c/en/us/td/docs/routers/ios/config/17-x/sec-vpn/b-security-vpn/m_sec-cfg-sec-4cli-0.html")
        .anchors(&["$8$", "$9$"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[./A-Za-z0-9]{0,4}\\$[./A-Za-z0-9]{43}")
        .examples(&["enable secret 9 $9$«{alnum:14}${alnum:20}/.{alnum:21}»", "secret 8 $8$«{alnum:14}${alnum:43}»"])
        .counterexamples(&["$9${alnum:14}", "$9${alnum:14}${alnum:20}", "Outer$9${alnum:14}${alnum:43}"]),
    Rule::token("django-hash", "Django hash of a password")
        .source("https://docs.djangoproject.com/en/stable/topics/auth/passwords/")
        .anchors(&["pbkdf2_"])
        .then("sha(?:1|256)\\${1,2}[0-9]{1,8}\\${1,2}[A-Za-z0-9]{1,64}\\${1,2}")
        .secret("[A-Za-z0-9+/]{27}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&[
            "pbkdf2_sha256$600000${alnum:22}$«{b64:43}=»",
            "'pbkdf2_sha1$36000${alnum:12}$«{b64:27}=»'",
        ])
        .counterexamples(&["pbkdf2_sha256$600000${alnum:22}", "pbkdf2_hmac", "pbkdf2_sha256_iterations"]),
];
