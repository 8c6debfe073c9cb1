//! Hashes of passwords: whoever reads one may guess the password in peace.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // The literals are cut so that none begins as another one that is searched for ends.
    Rule::token(
        "kerberos-roast-hash",
        "Kerberos ticket made ready for cracking",
    )
    .source("https://hashcat.net/wiki/doku.php?id=example_hashes")
    .anchors(&["5asr"])
    .before("\\$krb")
    .searched()
    .then("ep\\$23\\$(?:[^\\s:$]{1,80}:)?")
    .secret("[0-9a-f]{32}\\$[0-9a-f]{64}")
    .examples(&[
        "$krb5asrep$23$user@EXAMPLE.ORG:«{hex:32}${hex:300}»",
        "$krb5asrep$23$«{hex:32}${hex:64}»",
    ])
    .counterexamples(&[
        "$krb5asrep$23$user@EXAMPLE.ORG:{hex:32}",
        "krb5asrep${hex:32}${hex:64}",
    ]),
    Rule::token(
        "kerberos-roast-hash",
        "Kerberos ticket made ready for cracking",
    )
    .source("https://hashcat.net/wiki/doku.php?id=example_hashes")
    .anchors(&["5tg"])
    .before("\\$krb")
    .searched()
    .then("s\\$23\\$(?:\\*[^\\s*]{1,160}\\*\\$)?")
    .secret("[0-9a-f]{32}\\$[0-9a-f]{64}")
    .examples(&[
        "$krb5tgs$23$*svc$EXAMPLE.ORG$http/web*$«{hex:32}${hex:400}»",
        "$krb5tgs$23$«{hex:32}${hex:64}»",
    ])
    .counterexamples(&[
        "$krb5tgs$23$*svc$EXAMPLE.ORG$http/web*${hex:20}",
        "krb5tgs${hex:32}${hex:64}",
    ]),
    // Unix, htpasswd and Cisco type 5. The salt is shown.
    Rule::token("md5-crypt-hash", "Password hash by MD5-crypt")
        .source("https://man7.org/linux/man-pages/man5/crypt.5.html")
        .anchors(&["1$"])
        .before("\\$(?:apr)?")
        .searched()
        .then("[./A-Za-z0-9]{1,8}\\$")
        .secret("[./A-Za-z0-9]{22}")
        .tail(Tail::None)
        .check(Check::Distinct(8))
        .examples(&[
            "root:$1${alnum:8}$«{alnum:10}/{alnum:11}»:19000:0",
            "user:$apr1${alnum:8}$«{alnum:22}»",
        ])
        .counterexamples(&[
            "$1${alnum:8}${alnum:12}",
            "awk '{{print $1}}' $1$2",
            "x1${alnum:8}${alnum:22}",
        ]),
    Rule::token("ldap-password-hash", "Password hash of an LDAP directory")
        .source("https://www.openldap.org/doc/admin26/security.html#Password%20Storage")
        .anchors(&["{SSHA", "{SHA"])
        .searched()
        .then("(?:256|384|512)?\\}")
        .secret("[A-Za-z0-9+/]{26}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .check(Check::Distinct(8))
        .examples(&[
            "userPassword: {{SSHA}}«{b64:32}»",
            "{{SHA}}«{b64:27}=»",
            "{{SSHA512}}«{b64:95}=»",
        ])
        .counterexamples(&[
            "{{SSHA}}{alnum:8}",
            "{{SHA}} {alnum:40}",
            "{{MD5}}{alnum:22}==",
        ]),
    Rule::token("ldap-password-hash", "Password hash of an LDAP directory")
        .source("https://www.openldap.org/doc/admin26/security.html#Password%20Storage")
        .anchors(&["{PBKDF2"])
        .searched()
        .then("(?:-SHA(?:1|256|512))?\\}(?:[0-9]{1,8}\\$)?")
        .secret("[A-Za-z0-9+/.]{20}")
        .tail(Tail::Class("[A-Za-z0-9+/=.$]"))
        .check(Check::Distinct(8))
        .examples(&[
            "{{PBKDF2}}10000$«{alnum:22}${alnum:27}»",
            "{{PBKDF2-SHA256}}«{b64:43}=»",
        ])
        .counterexamples(&["{{PBKDF2}}{alnum:8}", "{{PBKDF2}} iterations"]),
];
