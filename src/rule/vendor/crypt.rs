//! Hashes of passwords: no secrets themselves, but a guess can be tried on them.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // The first character behind the `$` is part of what is searched for: literals
    // that begin with it would overlap. A Compose file doubles each `$`.
    Rule::token(
        "sha256-crypt-hash",
        "Password hash of the SHA-256 crypt kind",
    )
    .source("https://man7.org/linux/man-pages/man5/crypt.5.html")
    .anchors(&["5$"])
    .searched()
    .before("\\$")
    .then("\\$?(?:rounds=[0-9]{1,9}\\${1,2})?")
    .secret("[./A-Za-z0-9]{1,16}\\${1,2}[./A-Za-z0-9]{43}")
    .examples(&[
        "root:$5$«{alnum:16}${alnum:10}./{alnum:31}»:19000:0",
        "$5$rounds=535000$«{alnum:8}${alnum:43}»",
    ])
    .counterexamples(&[
        "$5${alnum:16}${alnum:20}",
        "Outer$5$1.run",
        "15${alnum:16}${alnum:43}",
    ]),
    Rule::token(
        "sha512-crypt-hash",
        "Password hash of the SHA-512 crypt kind",
    )
    .source("https://man7.org/linux/man-pages/man5/crypt.5.html")
    .anchors(&["6$"])
    .searched()
    .before("\\$")
    .then("\\$?(?:rounds=[0-9]{1,9}\\${1,2})?")
    .secret("[./A-Za-z0-9]{1,16}\\${1,2}[./A-Za-z0-9]{86}")
    .examples(&[
        "root:$6$«{alnum:16}${alnum:10}./{alnum:74}»:19000:0",
        "$$6$$«{alnum:8}$${alnum:86}»",
    ])
    .counterexamples(&[
        "$6${alnum:16}${alnum:43}",
        "Outer$6$2.run",
        "16${alnum:16}${alnum:86}",
    ]),
    Rule::token(
        "yescrypt-hash",
        "Password hash of the yescrypt, gost-yescrypt or scrypt kind",
    )
    .source("https://man7.org/linux/man-pages/man5/crypt.5.html")
    .anchors(&["y$"])
    .searched()
    .before("\\$g?")
    .then("\\$?[./A-Za-z0-9]{1,16}\\${1,2}")
    .secret("[./A-Za-z0-9]+\\${1,2}[./A-Za-z0-9]{43}")
    .reach(256)
    .examples(&[
        "root:$y$j9T$«{alnum:22}${alnum:10}./{alnum:31}»:19000:0",
        "$gy$j9T$«{alnum:22}${alnum:43}»",
    ])
    .counterexamples(&[
        "$y$j9T${alnum:22}",
        "$y$j9T${alnum:22}${alnum:20}",
        "key$j9T${alnum:22}${alnum:43}",
    ]),
    Rule::token(
        "yescrypt-hash",
        "Password hash of the yescrypt, gost-yescrypt or scrypt kind",
    )
    .source("https://man7.org/linux/man-pages/man5/crypt.5.html")
    .anchors(&["7$"])
    .searched()
    .before("\\$")
    .then("\\$?")
    .secret("[./A-Za-z0-9]{12,}\\${1,2}[./A-Za-z0-9]{43}")
    .reach(256)
    .examples(&[
        "$7$«CU..../....{alnum:22}${alnum:10}./{alnum:31}»",
        "a:$7$«DU..../....{alnum:14}${alnum:43}»:1",
    ])
    .counterexamples(&[
        "$7${alnum:22}",
        "$7${alnum:22}${alnum:20}",
        "17${alnum:22}${alnum:43}",
    ]),
    Rule::token(
        "postgres-scram-verifier",
        "PostgreSQL SCRAM-SHA-256 verifier",
    )
    .source("https://www.postgresql.org/docs/current/catalog-pg-authid.html")
    .anchors(&["SCRAM-SHA-"])
    .then("256\\$[0-9]{1,9}:")
    .secret("[A-Za-z0-9+/]{8,}={0,2}\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=")
    .tail(Tail::None)
    .examples(&[
        "PASSWORD 'SCRAM-SHA-256$4096:«{b64:22}==${b64:43}=:{b64:43}=»'",
        "SCRAM-SHA-256$10000:«{b64:24}${b64:43}=:{b64:43}=»",
    ])
    .counterexamples(&[
        "SCRAM-SHA-256",
        "SCRAM-SHA-256$4096:{b64:22}==",
        "auth SCRAM-SHA-256-PLUS",
    ]),
    Rule::token(
        "kerberos-roast-hash",
        "Kerberos ticket made ready for cracking",
    )
    .source("https://hashcat.net/wiki/doku.php?id=example_hashes")
    .anchors(&["krb5asrep$"])
    .before("\\$")
    .searched()
    .then("23\\$(?:[^\\s:$]{1,80}:)?")
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
    .anchors(&["krb5tgs$"])
    .before("\\$")
    .searched()
    .then("23\\$(?:\\*[^\\s*]{1,160}\\*\\$)?")
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
    // A Compose file doubles each `$`.
    Rule::token("argon2-hash", "Argon2 hash of a password")
        .source("https://www.rfc-editor.org/rfc/rfc9106")
        .anchors(&["argon2id$", "argon2i$", "argon2d$"])
        .searched()
        .before("\\$")
        .then("\\$?(?:v=[0-9]{1,3}\\${1,2})?m=[0-9]{1,9},t=[0-9]{1,9},p=[0-9]{1,4}(?:,[a-z]+=[A-Za-z0-9+/]+)*\\${1,2}")
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
    // Two rounds of SHA-1; a star and capitals tell.
    // A file of this name is marked so in a list of digests: small letters, as a rule.
    Rule::token("mysql-password-hash", "Password hash of MySQL or MariaDB")
        .source("https://dev.mysql.com/doc/refman/8.4/en/password-hashing.html")
        .anchors(&[
            " *0", " *1", " *2", " *3", " *4", " *5", " *6", " *7", " *8", " *9", " *A", " *B",
            " *C", " *D", " *E", " *F", "\t*0", "\t*1", "\t*2", "\t*3", "\t*4", "\t*5", "\t*6", "\t*7",
            "\t*8", "\t*9", "\t*A", "\t*B", "\t*C", "\t*D", "\t*E", "\t*F", ":*0", ":*1", ":*2", ":*3",
            ":*4", ":*5", ":*6", ":*7", ":*8", ":*9", ":*A", ":*B", ":*C", ":*D", ":*E", ":*F",
            "=*0", "=*1", "=*2", "=*3", "=*4", "=*5", "=*6", "=*7", "=*8", "=*9", "=*A", "=*B",
            "=*C", "=*D", "=*E", "=*F", ",*0", ",*1", ",*2", ",*3", ",*4", ",*5", ",*6", ",*7",
            ",*8", ",*9", ",*A", ",*B", ",*C", ",*D", ",*E", ",*F", "\\t*0", "\\t*1", "\\t*2", "\\t*3", "\\t*4", "\\t*5", "\\t*6", "\\t*7", "\\t*8", "\\t*9", "\\t*A", "\\t*B", "\\t*C", "\\t*D", "\\t*E", "\\t*F",
        ])
        .secret("[0-9A-F]{39}")
        .tail(Tail::Exact)
        .check(Check::Distinct(8))
        .examples(&["| root | *8«{HEX:39}» |", "root\t*B«{HEX:39}»\tN", "root\\t*B«{HEX:39}»\\tN", "app:*0«{HEX:39}»"])
        .counterexamples(&["{hex:40} *{hex:40}", "| root | *8{HEX:30} |", "a *8{HEX:60}", "x*8{HEX:39}"]),
    Rule::token("mysql-password-hash", "Password hash of MySQL or MariaDB")
        .source("https://dev.mysql.com/doc/refman/8.4/en/password-hashing.html")
        .anchors(&[
            "'*0", "'*1", "'*2", "'*3", "'*4", "'*5", "'*6", "'*7", "'*8", "'*9", "'*A", "'*B",
            "'*C", "'*D", "'*E", "'*F", "\"*0", "\"*1", "\"*2", "\"*3", "\"*4", "\"*5", "\"*6",
            "\"*7", "\"*8", "\"*9", "\"*A", "\"*B", "\"*C", "\"*D", "\"*E", "\"*F",
        ])
        .bordered()
        .secret("[0-9A-F]{39}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&[
            "IDENTIFIED BY PASSWORD '*6«{HEX:39}»'",
            "AS '*A«{HEX:39}»' REQUIRE",
            "\"*C«{HEX:39}»\"",
        ])
        .counterexamples(&["'*6{HEX:20}'", "'*a{hex:39}'", "'*A{HEX:60}'"])
,];
