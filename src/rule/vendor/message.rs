//! Mail and chat.

use super::super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("sendgrid-key", "SendGrid API key")
        .source("https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys")
        .anchors(&["SG."])
        .bordered()
        .secret("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}")
        .examples(&[
            "SG.«{token:22}.{token:43}»",
            "SENDGRID_API_KEY=SG.«{alnum:22}.{alnum:43}»",
        ])
        .counterexamples(&["SG.{token:22}", "MSG.{token:22}.{token:43}"]),
    Rule::token("mailgun-key", "Mailgun API key")
        .source("https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth")
        .anchors(&["key-"])
        .bordered()
        .secret("[0-9a-f]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["api:key-«{hex:32}»", "MAILGUN_API_KEY=key-«{hex:32}»", "\"key-«{hex:32}»\""])
        .counterexamples(&["pubkey-{hex:32}", "key-{hex:20}", "key-{hex:40}"]),
    Rule::key(
        "mailgun-key",
        "Mailgun API key",
        &["mailgun_api_key", "mailgun_key", "mailgun_signing_key"],
        Value::Shape,
    )
        .source("https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth")
        .secret("[0-9a-f]{32}(?:-[0-9a-f]{8}-[0-9a-f]{8})?")
        .examples(&[
            "MAILGUN_API_KEY=«{hex:32}-{hex:8}-{hex:8}»",
            "mailgun_key: «{hex:32}»",
            "mailgun_signing_key: «{hex:32}»",
        ])
        .counterexamples(&["MAILGUN_API_KEY=${{KEY}}", "mailgun_key=none"]),
    Rule::key(
        "mailchimp-key",
        "Mailchimp API key",
        &[
            "mailchimp_api_key",
            "mailchimp_apikey",
            "mailchimp_key",
            "mc_api_key",
        ],
        Value::Shape,
    )
        .source("https://mailchimp.com/developer/marketing/guides/quick-start/")
        .secret("[0-9a-f]{32}-us[0-9]{1,2}")
        .examples(&[
            "MAILCHIMP_API_KEY=«{hex:32}-us{digit:2}»",
            "mc_api_key: «{hex:32}-us7»",
            "\"mailchimp_key\": \"«{hex:32}-us{digit:1}»\"",
        ])
        .counterexamples(&["MAILCHIMP_API_KEY=$KEY", "mc_api_key=none", "mailchimp_key=none"]),
    // What begins it could begin any digest: it is known by its end.
    Rule::run("mailchimp-key", "Mailchimp API key", "[0-9a-f]")
        .source("https://mailchimp.com/developer/marketing/guides/quick-start/")
        .secret("[0-9a-f]{25}-us[0-9]{1,2}")
        .examples(&["key {hex:7}«{hex:25}-us{digit:2}»", "\"{hex:7}«{hex:25}-us7»\""])
        .counterexamples(&["{hex:32}-eu12", "{hex:30}-us12", "{hex:32}-user"]),
    Rule::token("mandrill-key", "Mailchimp Transactional (Mandrill) API key")
        .source("https://mailchimp.com/developer/transactional/guides/quick-start/")
        .anchors(&["md-"])
        .bordered()
        .secret("[A-Za-z0-9_-]{22}")
        .tail(Tail::Exact)
        .spare("[A-Za-z_-]{22}|[a-z0-9_-]{22}")
        .check(Check::Distinct(10))
        .examples(&[
            "md-«aB3{alnum:19}»",
            "MANDRILL_KEY=md-«{alnum:19}x7Q»",
            "\"key\": \"md-«Z9{alnum:20}»\"",
        ])
        .counterexamples(&[
            "md-{alnum:12}",
            "md-button-button-button-xy",
            "cmd-{alnum:22}",
        ]),
    Rule::token("brevo-key", "Brevo API key")
        .source("https://developers.brevo.com/docs/getting-started")
        .anchors(&["xkeysib-"])
        .secret("[0-9a-f]{64}-[A-Za-z0-9]{16}")
        .examples(&["xkeysib-«{hex:64}-{alnum:16}»", "api-key: xkeysib-«{hex:64}-{alnum:16}»"])
        .counterexamples(&[
            "xkeysib-{hex:64}",
            "xkeysib-{hex:20}-{alnum:16}",
            "xkeysib-{hex:32}-{alnum:16}",
        ]),
    Rule::token("brevo-smtp-key", "Brevo SMTP key")
        .source("https://developers.brevo.com/docs/smtp-integration")
        .anchors(&["xsmtpsib-"])
        .secret("[0-9a-f]{64}-[A-Za-z0-9]{16}")
        .examples(&["xsmtpsib-«{hex:64}-{alnum:16}»", "SMTP_PASS=xsmtpsib-«{hex:64}-{alnum:16}»"])
        .counterexamples(&["xsmtpsib-{hex:64}", "xsmtpsib-{hex:20}-{alnum:16}"]),
    // Behind the key's name and the service's id.
    Rule::token("gc-notify-key", "GC Notify API key")
        .source("https://documentation.notification.canada.ca/en/start.html")
        .anchors(&["gcntfy-"])
        .then("[A-Za-z0-9_.-]*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-")
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "ApiKey-v1 gcntfy-{lower:6}-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "gcntfy-my_key-{digit:2}-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}-«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&["gcntfy-{lower:6}-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}", "gcntfy-{lower:6}-{hex:8}"]),
    Rule::token("resend-key", "Resend API key")
        .source("https://resend.com/docs/api-reference/introduction")
        .anchors(&["re_"])
        .bordered()
        .secret("[A-Za-z0-9]{8}_[A-Za-z0-9]{24}")
        .tail(Tail::Exact)
        .check(Check::Entropy(36))
        .examples(&["re_«{alnum:8}_{alnum:24}»", "Resend(\"re_«{alnum:8}_{alnum:24}»\")"])
        .counterexamples(&["re_{alnum:8}_{alnum:8}", "are_{alnum:8}_{alnum:24}"]),
    Rule::token("twilio-key", "Twilio API key SID")
        .source("https://www.twilio.com/docs/iam/api-keys")
        .anchors(&["SK"])
        .bordered()
        .secret("[0-9a-f]{32}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&["TWILIO_API_KEY=SK«{hex:32}»", "https://SK«{hex:32}»:x@api.twilio.com/"])
        .counterexamples(&["AC{hex:32}", "SK{hex:20}", "SK{hex:40}", "DISK{hex:32}"]),
    Rule::key(
        "twilio-secret",
        "Twilio auth token or API key secret",
        &[
            "twilio_auth_token",
            "twilio_api_secret",
            "twilio_api_key_secret",
            "twilio_token",
        ],
        Value::Shape,
    )
        .source("https://www.twilio.com/docs/iam/api-keys")
        .secret("[0-9a-zA-Z]{32}")
        .examples(&["TWILIO_AUTH_TOKEN=«{hex:32}»", "twilio_api_secret: \"«{alnum:32}»\""])
        .counterexamples(&["TWILIO_AUTH_TOKEN=$TOKEN", "TWILIO_ACCOUNT_SID=AC{hex:32}"]),
    Rule::key(
        "plivo-token",
        "Plivo auth token",
        &["plivo_auth_token", "plivo_token"],
        Value::Shape,
    )
        .source("https://www.plivo.com/docs/")
        .secret("[A-Za-z0-9]{40}")
        .examples(&["PLIVO_AUTH_TOKEN=«{alnum:40}»", "\"plivo_auth_token\": \"«{alnum:40}»\""])
        .counterexamples(&["PLIVO_AUTH_ID=MA{upalnum:18}", "PLIVO_AUTH_TOKEN=$TOKEN"]),
    Rule::token("telnyx-key", "Telnyx API key")
        .source("https://developers.telnyx.com/docs/api-key-management")
        .anchors(&["KEY0"])
        .bordered()
        .secret("[A-Za-z0-9_-]{54}")
        .tail(Tail::Exact)
        .spare("[A-Z_-]+")
        .check(Check::Distinct(14))
        .examples(&["Bearer KEY0«{HEX:31}_{alnum:22}»", "TELNYX_API_KEY=KEY0«{token:54}»"])
        .counterexamples(&[
            "KEY0{token:20}",
            "KEY0{token:70}",
            "KEY0_LABEL_OF_A_VERY_LONG_CONSTANT_NAME_IN_CAPITALS_AND_MORE",
            "MONKEY0{token:54}",
        ]),
    Rule::token("onesignal-app-key", "OneSignal app API key")
        .source("https://documentation.onesignal.com/docs/en/keys-and-ids")
        .anchors(&["os_v2_app_"])
        .secret("[a-z2-7]{103}")
        .examples(&[
            "Authorization: Key os_v2_app_«{lower:50}2{lower:52}»",
            "os_v2_app_«7{lower:102}»",
        ])
        .counterexamples(&["os_v2_app_{lower:20}", "os_v2_{lower:103}"]),
    Rule::token("onesignal-organization-key", "OneSignal organization API key")
        .source("https://documentation.onesignal.com/docs/en/keys-and-ids")
        .anchors(&["os_v2_org_"])
        .secret("[a-z2-7]{103}")
        .examples(&[
            "Authorization: Key os_v2_org_«{lower:50}2{lower:52}»",
            "os_v2_org_«7{lower:102}»",
        ])
        .counterexamples(&["os_v2_org_{lower:20}", "os_v2_{lower:103}"]),
    Rule::token("telegram-token", "Telegram bot token")
        .source("https://core.telegram.org/bots/api#authorizing-your-bot")
        .anchors(&[":AA"])
        .before("[0-9]{8,10}")
        .secret("[A-Za-z0-9_-]{33}")
        .examples(&[
            "https://api.telegram.org/bot{digit:10}:AA«{token:33}»/getMe",
            "TOKEN={digit:9}:AA«{token:33}»",
        ])
        .counterexamples(&[
            "{digit:10}:AA{token:20}",
            "x:AA{token:33}",
            "{digit:4}:AA{token:33}",
        ]),
    // A bot token begins with the base64 of its account's number, so with one of
    // few characters in each place.
    Rule::token("discord-token", "Discord bot or user token")
        .source("https://discord.com/developers/docs/reference#authentication")
        .anchors(&["MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT"])
        .bordered()
        .then("[AEIMQUYcgk][wxyz0-5][MNO][DTjz][AEIMQUYcgk]")
        .secret("[A-Za-z0-9]{16,19}\\.[A-Za-z0-9_-]{6,7}\\.[A-Za-z0-9_-]{27}")
        .examples(&[
            "Bot MTIzNDU«2Nzg5{alnum:12}.{token:6}.{token:38}»",
            "OTg3NjU«0{alnum:16}.G{token:5}.{token:27}»",
        ])
        .counterexamples(&[
            "MTIzNDU2Nzg5.{token:6}.{token:27}",
            "MTIzNDU{alnum:17}.{token:6}",
        ]),
    Rule::token("discord-mfa-token", "Discord token of a user with a second factor")
        .source("https://discord.com/developers/docs/reference#authentication")
        .anchors(&["mfa."])
        .bordered()
        .secret("[A-Za-z0-9_-]{84}")
        .examples(&[
            "mfa.«{token:84}»",
            "key mfa.«{token:84}»",
            "Authorization: mfa.«{token:84}»",
            "Authorization: mfa.«{alnum:84}»",
        ])
        .counterexamples(&["mfa.{token:20}", "mfa.enabled"]),
    Rule::token("discord-webhook", "Discord webhook URL")
        .source("https://discord.com/developers/docs/resources/webhook")
        .anchors(&["/webhooks/", "webhooks\\/"])
        .secret("[0-9]{17,20}\\\\?/[A-Za-z0-9_-]{60}")
        .examples(&[
            "https://discord.com/api/webhooks/«{digit:18}/{token:68}»",
            "https:\\/\\/discord.com\\/api\\/webhooks\\/«{digit:19}\\/{token:68}»",
        ])
        .counterexamples(&[
            "/api/webhooks/{digit:18}/{token:20}",
            "/webhooks/{digit:6}/{token:68}",
        ]),
    Rule::token("facebook-token", "Facebook or Meta access token")
        .source("https://developers.facebook.com/docs/facebook-login/guides/access-tokens")
        .anchors(&["EAAB", "EAAC", "EAAD", "EAAE", "EAAG", "EAAM"])
        .bordered()
        .secret("[A-Za-z0-9]{100}")
        .check(Check::NoZeros(24))
        .examples(&[
            "access_token=EAAG«{alnum:180}»&v=1",
            "EAAC«EdEose0cBA{alnum:140}»",
            "\"access_token\":\"EAAB«{alnum:150}»\"",
        ])
        .counterexamples(&["EAAB{alnum:60}", "EAAC{alnum:50}+{alnum:50}"]),
    // Other base64 begins with zeros, too: it goes on with other signs, or for long.
    Rule::token("twitter-token", "Twitter (X) bearer token")
        .source("https://developer.x.com/en/docs/authentication/oauth-2-0/bearer-tokens")
        .anchors(&["AAAAAAAAA"])
        .bordered()
        .secret("A{12}[A-Za-z0-9%]{80}")
        .tail(Tail::Class("[A-Za-z0-9%+/=_-]"))
        .spare("[A-Za-z0-9%_-]*[+/=][A-Za-z0-9%+/=_-]*|[A-Za-z0-9%]{125}[A-Za-z0-9%_-]*")
        .check(Check::Distinct(20))
        .reach(256)
        .examples(&[
            "AAAAAAAAA«AAAAAAAAAAAA{alnum:14}%2B{alnum:28}%3D{alnum:50}»",
            "Bearer AAAAAAAAA«AAAAAAAAAAAAA{alnum:84}»",
        ])
        .counterexamples(&[
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
            "AAAAAAAAAAAAAAAAAAAAA{alnum:60}",
            "AAAAAAAAAAAAAAAAAAAAA{alnum:90}+{alnum:90}=",
            "AAAAAAAAAAAAAAAAAAAAA{alnum:300}",
        ]),
    Rule::token("intercom-token", "Intercom access token")
        .source(
            "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
        )
        .anchors(&["dG9rO"])
        .bordered()
        .secret("[A-Za-z0-9]{54}")
        .tail(Tail::Class("[A-Za-z0-9_=-]"))
        .check(Check::Distinct(12))
        .examples(&["dG9rO«{alnum:54}=»", "Bearer dG9rO«{alnum:55}»", "Bearer dG9rO«{alnum:54}=»"])
        .counterexamples(&["dG9rO{alnum:20}=", "XdG9rO{alnum:54}="]),
];
