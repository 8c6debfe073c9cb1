//! Tokens with a structure of their own, whoever issues them.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // The header names a type that no other issuer does; the second part is no JSON.
    Rule::token("teamcity-token", "TeamCity access token")
        .source("https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html#Managing+Access+Tokens")
        .anchors(&["eyJ"])
        .bordered()
        .secret("0eXAiOiAiVENWMiJ9\\.[A-Za-z0-9_-]{36}\\.[A-Za-z0-9+/_-]{40}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&["Bearer eyJ«0eXAiOiAiVENWMiJ9.{token:36}.{b64:48}»", "\"eyJ«0eXAiOiAiVENWMiJ9.{token:36}.{alnum:47}=»\""])
        .counterexamples(&["eyJ0eXAiOiAiVENWMiJ9.{token:20}", "eyJ0eXAiOiAiVENWMiJ9.{token:36}.{alnum:9}"]),
    // A UUID and a password, as JSON.
    Rule::token("upstash-token", "Upstash QStash token")
        .source("https://upstash.com/docs/qstash/overall/getstarted")
        .anchors(&["eyJVc2VySUQiOi"])
        .bordered()
        .secret("[A-Za-z0-9]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&["QSTASH_TOKEN=\"eyJVc2VySUQiOi«{alnum:100}==»\"", "Bearer eyJVc2VySUQiOi«{alnum:110}=»"])
        .counterexamples(&["eyJVc2VySUQiOi{alnum:30}", "xeyJVc2VySUQiOi{alnum:100}"]),
    // JWTs whose claims tell who issued them. The `anon` key of Supabase is public,
    // and differs from the other one in its role only.
    Rule::token("supabase-service-key", "Supabase service role key")
        .source("https://supabase.com/docs/guides/api/api-keys")
        .anchors(&["eyJ"])
        .bordered()
        .secret(
            "[A-Za-z0-9_-]{14,}\\.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6I[A-Za-z0-9]{27}Iiwicm9sZSI6InNlcnZpY2Vfcm9sZSI\
             [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{20}",
        )
        .reach(8192)
        .examples(&[
            "eyJ«{token:33}.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6I{alnum:27}Iiwicm9sZSI6InNlcnZpY2Vfcm9sZSI{alnum:50}.{token:43}»",
            "KEY=eyJ«hbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6I{alnum:27}Iiwicm9sZSI6InNlcnZpY2Vfcm9sZSI{alnum:9}.{token:43}»",
        ])
        .counterexamples(&["eyJ{token:33}.eyJpc3MiOiJzdXBhYmFzZSI{alnum:90}.{token:43}", "eyJ{token:33}.eyJ{token:120}.{token:43}"]),
    Rule::token("scalr-token", "Scalr access token")
        .source("https://docs.scalr.io/docs/api-access-tokens")
        .anchors(&["eyJ"])
        .bordered()
        .secret("[A-Za-z0-9_-]{14,}\\.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{20}")
        .reach(8192)
        .examples(&["eyJ«{token:33}.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt{alnum:24}.{token:43}»", "\"eyJ«{token:17}.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt{alnum:30}.{token:43}»\""])
        .counterexamples(&["eyJ{token:33}.eyJpc3MiOiJ1c2VyIiwi{alnum:90}.{token:43}", "eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt{alnum:24}"]),
    Rule::token("temporal-cloud-key", "Temporal Cloud API key")
        .source("https://docs.temporal.io/cloud/api-keys")
        .anchors(&["eyJ"])
        .bordered()
        .secret("[A-Za-z0-9_-]{14,}\\.eyJhY2NvdW50X2lk[A-Za-z0-9_-]*InRlbXBvcmFsLmlv[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]{20}")
        .reach(8192)
        .examples(&[
            "TEMPORAL_API_KEY=eyJ«{token:60}.eyJhY2NvdW50X2lk{alnum:20}InRlbXBvcmFsLmlv{alnum:200}.{token:86}»",
            "Bearer eyJ«{token:33}.eyJhY2NvdW50X2lk{alnum:17}InRlbXBvcmFsLmlv{alnum:99}.{token:86}»",
        ])
        .counterexamples(&["eyJ{token:33}.eyJhY2NvdW50X2lk{alnum:90}.{token:43}", "eyJhY2NvdW50X2lk{alnum:20}InRlbXBvcmFsLmlv"]),
    // Signed data, a time and a digest: the data is JSON, or compressed JSON.
    Rule::token("flask-session", "Flask session cookie")
        .source("https://flask.palletsprojects.com/en/stable/quickstart/#sessions")
        .anchors(&["eyJ", ".eJ"])
        .bordered()
        .secret("[A-Za-z0-9_-]{12,}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27}")
        .tail(Tail::Exact)
        .reach(8192)
        .examples(&["session=eyJ«{token:60}.Z{token:5}.{token:27}»; Path", "Cookie: s=.eJ«{token:90}.a{token:5}.{token:27}»"])
        .counterexamples(&["eyJ{token:60}.Z{token:5}.{token:40}", "eyJ{token:60}.Z{token:9}.{token:27}", "x.eJ{token:60}.Z{token:5}.{token:27}"]),
    // The base64 of `eyJhbGciOiJ` and of the same with `typ` and `kid`.
    Rule::token("jwt-base64", "JSON Web Token, in base64 as a whole")
        .source("https://www.rfc-editor.org/rfc/rfc7519")
        .anchors(&["ZXlKaGJHY2lPaU", "ZXlKMGVYQWlPaU", "ZXlKcmFXUWlPaU"])
        .bordered()
        .secret("[A-Za-z0-9]{60}")
        .tail(Tail::Class("[A-Za-z0-9=]"))
        .examples(&["token: ZXlKaGJHY2lPaU«{alnum:300}==»", "ZXlKMGVYQWlPaU«{alnum:200}»\n"])
        .counterexamples(&["ZXlKaGJHY2lPaU{alnum:30}", "xZXlKaGJHY2lPaU{alnum:300}"]),
    // The head of a key store, and how many entries are in it.
    Rule::token("java-keystore", "Java key store in base64")
        .source("https://docs.oracle.com/en/java/javase/21/docs/specs/security/standard-names.html#keystore-types")
        .anchors(&["7QAAAA"])
        .bordered()
        .secret("[IE]AAAA[A-Za-z0-9]{7}[A-Za-z0-9+/]{100}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&["jks: /u3+7QAAAA«IAAAABAAAAAQAF{b64:900}==»", "\"/u3+7QAAAA«IAAAACAAAAAQAJ{b64:700}»\""])
        .counterexamples(&["/u3+7QAAAAIAAAABAAAAAQ", "/u3+7QAAAA{lower:200}"]),
    // Lengths stand among the first bytes; what is behind them is the same in all.
    Rule::token("pkcs12", "PKCS #12 key store in base64")
        .source("https://www.rfc-editor.org/rfc/rfc7292")
        .before("MI[IJ][A-Za-z0-9+/]{2}[AQgw]I")
        .anchors(&["BAzCC"])
        .searched()
        .bordered()
        .secret("[A-Za-z0-9+/]{100}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&["pfx=MIIK{alnum:1}wIBAzCC«{b64:900}==»", "\"MII/+QIBAzCC«{b64:700}»\""])
        .counterexamples(&["MIIK8wIBAzCC{alnum:20}", "MIIK8wIxBAzCC{b64:400}"]),
    Rule::run("kerberos-ticket", "Kerberos ticket in base64", "[A-Za-z0-9]")
        .source("https://www.rfc-editor.org/rfc/rfc4120#section-5.8")
        .secret("CB[A-Za-z0-9]{2}gAwIBBaED[A-Za-z0-9+/]{100}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&["ticket: doIF2jC«CBdagAwIBBaEDAgEWooIE{b64:900}==»", "\"doIGzjC«CBc8gAwIBBaEDAgEWooIE{b64:700}»\""])
        .counterexamples(&["doIF2jCCBdagAwIBBaED{alnum:20}", "{alnum:300}"]),
    Rule::run("kerberos-ticket", "Kerberos ticket in base64", "[A-Za-z0-9]")
        .source("https://www.rfc-editor.org/rfc/rfc4559#section-4")
        .secret("GKwYBBQUC[A-Za-z0-9+/]{100}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&["Negotiate YIIGe1Y«GKwYBBQUCoIIG{b64:900}==»", "\"YIIGdAY«GKwYBBQUCoIIG{b64:700}»\""])
        .counterexamples(&["YIIGeAYGKwYBBQUC{alnum:20}", "{alnum:300}"]),
    // Numbers in base64, under one or two letters.
    Rule::token("jwk-private-key", "private or symmetric part of a JSON Web Key")
        .source("https://www.rfc-editor.org/rfc/rfc7518#section-6")
        .before("\"(?:d|p|q|d[pq]|qi|k)")
        .anchors(&[
            "\":\"", "\": \"", "\\\":\\\"", "\\\": \\\"", "\\\\\\\":\\\\\\\"", "\\\\\\\": \\\\\\\"",
        ])
        .bordered()
        .secret("[A-Za-z0-9_-]{42}")
        .check(Check::Distinct(20))
        .examples(&[
            "{{\"kty\":\"EC\",\"d\":\"«{token:43}»\"}}",
            "{{\"kty\": \"RSA\", \"d\": \"«{token:342}»\", \"p\": \"«{token:171}»\"}}",
            "{{\\\"kty\\\":\\\"oct\\\",\\\"k\\\":\\\"«{token:43}»\\\"}}",
        ])
        .counterexamples(&["{{\"n\":\"{token:342}\"}}", "{{\"d\":\"{hex:64}\"}}", "{{\"k\":\"{token:22}\"}}", "{{\"id\": \"{token:43}\"}}"]),
    // A shorter symmetric key, where its type is said.
    Rule::token("jwk-private-key", "private or symmetric part of a JSON Web Key")
        .source("https://www.rfc-editor.org/rfc/rfc7518#section-6")
        .before("\"oct\\\\{0,3}\"[^{}\\r\\n]{0,64}\"k")
        .anchors(&[
            "\":\"", "\": \"", "\\\":\\\"", "\\\": \\\"", "\\\\\\\":\\\\\\\"", "\\\\\\\": \\\\\\\"",
        ])
        .bordered()
        .secret("[A-Za-z0-9_-]{22}")
        .check(Check::Distinct(8))
        .examples(&[
            "{{\"kty\":\"oct\",\"alg\":\"A128KW\",\"k\":\"«{token:22}»\"}}",
            "{{\\\"kty\\\":\\\"oct\\\",\\\"k\\\":\\\"«{token:32}»\\\"}}",
            "{{\"kty\": \"oct\", \"kid\": \"a-1\", \"k\": \"«{token:22}»\"}}",
        ])
        .counterexamples(&["{{\"k\":\"{token:22}\"}}", "{{\"kty\":\"oct\",\"kid\":\"{token:22}\"}}", "{{\"kty\":\"oct\"}},{{\"k\":\"{token:22}\"}}"]),
    Rule::token("jwk-private-key", "private or symmetric part of a JSON Web Key")
        .source("https://www.rfc-editor.org/rfc/rfc7518#section-6")
        .before("\"k")
        .anchors(&["\":\""])
        .bordered()
        .secret("[A-Za-z0-9_-]{22,41}\",\"kty\":\"oct")
        .trail(12)
        .tail(Tail::None)
        .examples(&["{{\"alg\":\"A128KW\",\"k\":\"«{token:22}»\",\"kty\":\"oct\"}}", "{{\"k\":\"«{token:32}»\",\"kty\":\"oct\"}}"])
        .counterexamples(&["{{\"k\":\"{token:22}\",\"kty\":\"EC\"}}", "{{\"kid\":\"{token:22}\",\"kty\":\"oct\"}}"]),
    Rule::token("jwk-private-key", "private or symmetric part of a JSON Web Key")
        .source("https://www.rfc-editor.org/rfc/rfc7518#section-6")
        .before("\"k")
        .anchors(&["\\\":\\\""])
        .bordered()
        .secret("[A-Za-z0-9_-]{22,41}\\\\\",\\\\\"kty\\\\\":\\\\\"oct")
        .trail(16)
        .tail(Tail::None)
        .examples(&["{{\\\"k\\\":\\\"«{token:22}»\\\",\\\"kty\\\":\\\"oct\\\"}}", "{{\\\"alg\\\":\\\"A128KW\\\",\\\"k\\\":\\\"«{token:32}»\\\",\\\"kty\\\":\\\"oct\\\"}}"])
        .counterexamples(&["{{\\\"k\\\":\\\"{token:22}\\\",\\\"kty\\\":\\\"EC\\\"}}", "{{\\\"kid\\\":\\\"{token:22}\\\",\\\"kty\\\":\\\"oct\\\"}}"]),
    Rule::token("jwk-private-key", "private or symmetric part of a JSON Web Key")
        .source("https://www.rfc-editor.org/rfc/rfc7518#section-6")
        .before("\"k")
        .anchors(&["\\\\\\\":\\\\\\\""])
        .bordered()
        .secret("[A-Za-z0-9_-]{22,41}\\\\\\\\\\\\\",\\\\\\\\\\\\\"kty\\\\\\\\\\\\\":\\\\\\\\\\\\\"oct")
        .trail(24)
        .tail(Tail::None)
        .examples(&["{{\\\\\\\"k\\\\\\\":\\\\\\\"«{token:22}»\\\\\\\",\\\\\\\"kty\\\\\\\":\\\\\\\"oct\\\\\\\"}}", "{{\\\\\\\"alg\\\\\\\":\\\\\\\"A128KW\\\\\\\",\\\\\\\"k\\\\\\\":\\\\\\\"«{token:32}»\\\\\\\",\\\\\\\"kty\\\\\\\":\\\\\\\"oct\\\\\\\"}}"])
        .counterexamples(&["{{\\\\\\\"k\\\\\\\":\\\\\\\"{token:22}\\\\\\\",\\\\\\\"kty\\\\\\\":\\\\\\\"EC\\\\\\\"}}", "{{\\\\\\\"kid\\\\\\\":\\\\\\\"{token:22}\\\\\\\",\\\\\\\"kty\\\\\\\":\\\\\\\"oct\\\\\\\"}}"]),
    // The type of a public key ends in `PublicKey`.
    Rule::token("google-tink-key", "key in a keyset of Google's Tink")
        .source("https://developers.google.com/tink/design/keysets")
        .before("google\\.")
        .anchors(&["crypto.tink."])
        .searched()
        .then(
            "[A-Za-z0-9]{1,40}(?:ac|[abd-z0-9])Key\\\\{0,7}\"[ \\t\\r\\n]{0,2},(?:\\\\{1,7}[rn]){0,2}[ \\t\\r\\n]{0,24}\
             \\\\{0,7}\"value\\\\{0,7}\"[ \\t]?:[ \\t]?\\\\{0,7}\"",
        )
        .secret("[A-Za-z0-9+/_-]{20}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "\"keyData\":{{\"typeUrl\":\"type.googleapis.com/google.crypto.tink.AesGcmKey\",\"value\":\"«GhD{b64:21}==»\",\"keyMaterialType\":\"SYMMETRIC\"}}",
            "\"typeUrl\": \"type.googleapis.com/google.crypto.tink.EcdsaPrivateKey\",\n        \"value\": \"«{b64:180}»\"",
            "{{\\\"typeUrl\\\":\\\"type.googleapis.com/google.crypto.tink.HmacKey\\\",\\\"value\\\":\\\"«EgQIAxAg{b64:43}=»\\\"",
        ])
        .counterexamples(&[
            "\"typeUrl\":\"type.googleapis.com/google.crypto.tink.EcdsaPublicKey\",\"value\":\"{b64:90}\"",
            "type.googleapis.com/google.crypto.tink.AesGcmKey {b64:40}",
        ]),
    // The head of everything that ASP.NET Core's data protection encrypts.
    Rule::token("aspnetcore-cookie", "cookie or token that ASP.NET Core protects")
        .source("https://learn.microsoft.com/en-us/aspnet/core/security/data-protection/implementation/authenticated-encryption-details")
        .anchors(&["CfDJ8"])
        .bordered()
        .secret("[A-Za-z0-9_-]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[".AspNetCore.Session=CfDJ8«{token:150}»; path=/", "\"CfDJ8«{token:140}»\""])
        .counterexamples(&["CfDJ8{token:30}", "xCfDJ8{token:150}"]),
    // `eyJ` is the base64 of `{"`, and the others are that with white space between.
    // Three parts, five when encrypted. The second
    // may be empty (a detached payload, an encrypted token with a direct key),
    // and so may the third of an unsigned one, whose second then begins like
    // the first.
    Rule::token("jwt", "JSON Web Token, signed, unsigned or encrypted")
        .source("https://www.rfc-editor.org/rfc/rfc7519")
        .anchors(&["eyJ", "eyAi", "eyAg", "ewog", "ewoi", "ewoJ", "ew0K"])
        .bordered()
        .secret(
            "[A-Za-z0-9_-]{14,}\\.(?:e[yw][JAo0][A-Za-z0-9_-]{6,}|[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]{10,})\
             (?:\\.[A-Za-z0-9_-]+){0,3}",
        )
        .reach(8192)
        .examples(&[
            "Bearer eyJ«{token:33}.eyJ{token:120}.{token:43}».",
            "eyJ«{token:20}.eyJ{token:30}».",
            "jwe=eyJ«{token:60}..{token:16}.{token:80}.{token:22}»",
            "ewog«ICJh{token:33}.ewog{token:120}.{token:43}»",
            "Bearer eyAi«YWxn{token:33}.eyAi{token:60}.{token:43}»",
            "\\neyJ«{token:33}..{token:86}»\"",
        ])
        .counterexamples(&[
            "eyJ{token:8}.eyJ{token:30}",
            "eyJ{token:60}",
            "ewog{token:60}",
            "heyJ{token:20}.eyJ{token:30}",
        ]),
];
