//! URLs that hold a secret in a place of their own: whoever knows the address may
//! write to the channel, start the flow, use the node.
//!
//! Most end in a part of the path that is a run of token characters, and are
//! noticed by what stands before it. The others begin at the sign that every URL
//! has. A slash may be escaped, as in JSON.

use super::super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("alchemy-url", "Alchemy node URL")
        .source("https://www.alchemy.com/docs/how-to-create-access-keys")
        .anchors(&[".g.alchemy.com/v2/", ".g.alchemy.com\\/v2\\/"])
        .secret("[A-Za-z0-9_-]{32}")
        .check(Check::Distinct(8))
        .examples(&["https://eth-mainnet.g.alchemy.com/v2/«{token:32}»", "\"wss:\\/\\/eth.g.alchemy.com\\/v2\\/«{alnum:32}»\""])
        .counterexamples(&["https://eth-mainnet.g.alchemy.com/v2/demo", "https://eth-mainnet.g.alchemy.com/v2/{alnum:20}"]),
    Rule::token("infura-url", "Infura node URL")
        .source("https://docs.metamask.io/services/get-started/endpoints/")
        .anchors(&[".infura.io/v3/", ".infura.io/ws/v3/", ".infura.io\\/v3\\/"])
        .secret("[0-9a-f]{32}")
        .check(Check::Distinct(6))
        .examples(&["https://mainnet.infura.io/v3/«{hex:32}»", "wss://mainnet.infura.io/ws/v3/«{hex:32}» x"])
        .counterexamples(&["https://mainnet.infura.io/v3/YOUR-PROJECT-ID", "https://mainnet.infura.io/v3/{hex:20}"]),
    Rule::token("quicknode-url", "QuickNode endpoint URL")
        .source("https://www.quicknode.com/docs/welcome")
        .anchors(&[".quiknode.pro/", ".quiknode.pro\\/"])
        .secret("[0-9a-f]{40}")
        .check(Check::Distinct(6))
        .examples(&["https://a-b.quiknode.pro/«{hex:40}»/", "\"wss://a.eth.quiknode.pro/«{hex:40}»\""])
        .counterexamples(&["https://a-b.quiknode.pro/{hex:20}", "https://a-b.quiknode.pro/docs"]),
    Rule::token("blynk-url", "Blynk device URL")
        .source("https://docs.blynk.io/en/blynk.cloud/device-https-api")
        .anchors(&["://"])
        .searched()
        .then("(?:[a-z0-9]{1,12}\\.)?blynk\\.cloud/external/api/[A-Za-z/]{1,30}\\?token=")
        .secret("[A-Za-z0-9_-]{32}")
        .examples(&["https://blynk.cloud/external/api/get?token=«{token:32}»&v1", "https://fra1.blynk.cloud/external/api/batch/update?token=«{alnum:32}»&v1=2"])
        .counterexamples(&["https://blynk.cloud/external/api/get?token=x", "https://blynk.cloud/external/api/get?v1&{token:32}"]),
    Rule::token("dingtalk-webhook", "DingTalk robot webhook")
        .source("https://open.dingtalk.com/document/robots/custom-robot-access")
        .anchors(&["/robot/send?access_token=", "robot\\/send?access_token="])
        .secret("[0-9a-f]{64}")
        .check(Check::Distinct(6))
        .examples(&["https://oapi.dingtalk.com/robot/send?access_token=«{hex:64}»", "\"https:\\/\\/oapi.dingtalk.com\\/robot\\/send?access_token=«{hex:64}»\""])
        .counterexamples(&["https://oapi.dingtalk.com/robot/send?access_token={hex:20}", "/robot/send?access_token=XXXXXXXXXXXXXXXXXXXX"]),
    Rule::token("lark-webhook", "Lark or Feishu bot webhook")
        .source("https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot")
        .anchors(&["/open-apis/bot/v2/hook/", "bot\\/v2\\/hook\\/"])
        .secret("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
        .check(Check::Distinct(6))
        .examples(&[
            "https://open.feishu.cn/open-apis/bot/v2/hook/«{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}»",
            "\"https:\\/\\/open.larksuite.com\\/open-apis\\/bot\\/v2\\/hook\\/«{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}»\"",
        ])
        .counterexamples(&["https://open.feishu.cn/open-apis/bot/v2/hook/xxxxxxxx-xxxx", "/open-apis/bot/v2/hook/{hex:20}"]),
    Rule::token("wecom-webhook", "WeCom group robot webhook")
        .source("https://developer.work.weixin.qq.com/document/path/91770")
        .anchors(&["/webhook/send?key=", "webhook\\/send?key="])
        .secret("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
        .check(Check::Distinct(6))
        .examples(&[
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=«{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}»",
            "\"cgi-bin\\/webhook\\/send?key=«{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}»\"",
        ])
        .counterexamples(&["/cgi-bin/webhook/send?key=YOUR_KEY", "/cgi-bin/webhook/send?key={hex:20}"]),
    Rule::token("google-chat-webhook", "Google Chat webhook")
        .source("https://developers.google.com/workspace/chat/quickstart/webhooks")
        .anchors(&["://"])
        .searched()
        .then("chat\\.googleapis\\.com/v1/spaces/[A-Za-z0-9_-]{5,40}/messages\\?key=")
        .secret("[A-Za-z0-9_-]{30,45}&token=[A-Za-z0-9_-]{30}")
        .tail(Tail::Class("(?:[A-Za-z0-9_-]|%[0-9A-Fa-f]{2})"))
        .examples(&[
            "https://chat.googleapis.com/v1/spaces/{alnum:11}/messages?key=«{alnum:39}&token={token:43}»",
            "url: https://chat.googleapis.com/v1/spaces/{alnum:11}/messages?key=«{alnum:39}&token={token:41}%3D» x",
        ])
        .counterexamples(&["https://chat.googleapis.com/v1/spaces/{alnum:11}/messages", "https://chat.googleapis.com/v1/spaces/{alnum:11}/messages?key=x&token={token:43}"]),
    Rule::token("google-calendar-url", "private address of a Google calendar")
        .source("https://support.google.com/calendar/answer/37648")
        .anchors(&["private-"])
        .before("/calendar/ical/[A-Za-z0-9_.%@-]{1,64}/")
        .secret("[0-9a-f]{32}")
        .examples(&["https://calendar.google.com/calendar/ical/bob%40example.org/private-«{hex:32}»/basic.ics", "/calendar/ical/a.b@group.calendar.google.com/private-«{hex:32}»/basic.ics"])
        .counterexamples(&["/calendar/ical/bob%40example.org/public/basic.ics", "/ical/private-{hex:32}"]),
    Rule::token("ifttt-webhook", "IFTTT webhook")
        .source("https://ifttt.com/maker_webhooks")
        .anchors(&["/with/key/", "with\\/key\\/"])
        .secret("[A-Za-z0-9_-]{22}")
        .check(Check::Distinct(8))
        .examples(&["https://maker.ifttt.com/trigger/door/with/key/«{token:22}»", "https://maker.ifttt.com/trigger/door/json/with/key/«{token:43}»"])
        .counterexamples(&["https://maker.ifttt.com/trigger/door/with/key/", "/with/key/{token:12}"]),
    Rule::token("make-webhook", "Make webhook")
        .source("https://www.make.com/en/help/tools/webhooks")
        .anchors(&[".make.com/", ".integromat.com/", ".make.com\\/", ".integromat.com\\/"])
        .before("hook(?:\\.[a-z]{2}[0-9])?")
        .secret("[a-z0-9]{32}")
        .check(Check::Distinct(8))
        .examples(&["https://hook.eu1.make.com/«{lowalnum:32}»", "\"https:\\/\\/hook.integromat.com\\/«{lowalnum:32}»\""])
        .counterexamples(&["https://hook.eu1.make.com/{lowalnum:12}", "https://www.make.com/{lowalnum:32}"]),
    // Rocket.Chat and others have such a path, with other parts behind it.
    Rule::token("mattermost-webhook", "Mattermost webhook")
        .source("https://developers.mattermost.com/integrate/webhooks/incoming/")
        .anchors(&["/hooks/", "/hooks\\/"])
        .secret("[a-z0-9]{26}")
        .tail(Tail::Exact)
        .check(Check::Distinct(10))
        .spare("[a-z]+")
        .examples(&["https://chat.example.org/hooks/«{lowalnum:26}»", "\"https:\\/\\/chat.example.org\\/hooks\\/«{lowalnum:26}»\""])
        .counterexamples(&["/hooks/{lower:26}", "/hooks/{lowalnum:30}", "/git/hooks/{lowalnum:12}"]),
    Rule::token("power-automate-webhook", "Power Automate or Logic Apps trigger URL")
        .source("https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-securing-a-logic-app")
        .anchors(&["&sv=1.0&sig="])
        .secret("[A-Za-z0-9_-]{43}")
        .examples(&[
            "https://prod-1.logic.azure.com/workflows/{hex:32}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Frun&sv=1.0&sig=«{token:43}»",
            "invoke?sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=«{token:43}»\"",
        ])
        .counterexamples(&["&sv=1.0&sig={token:12}", "&sv=2.0&sig={token:43}"]),
    Rule::token("teams-webhook", "Microsoft Teams incoming webhook")
        .source("https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook")
        .anchors(&["/IncomingWebhook/", "/IncomingWebhook\\/"])
        .secret("[0-9a-f]{32}")
        .tail(Tail::Class("(?:[A-Za-z0-9_-]|\\\\?/)"))
        .examples(&[
            "https://a.webhook.office.com/webhookb2/{hex:8}@{hex:8}/IncomingWebhook/«{hex:32}/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "\"\\/IncomingWebhook\\/«{hex:32}\\/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}\\/V2{token:40}»\"",
        ])
        .counterexamples(&["/IncomingWebhook/{hex:12}", "/IncomingWebhook/add"]),
    Rule::token("softlayer-url", "SoftLayer service URL")
        .source("https://sldn.softlayer.com/article/soap/")
        .anchors(&["api.softlayer.com/soap/v3/", "api.softlayer.com/soap/v3.1/"])
        .secret("[a-z0-9]{64}")
        .examples(&["http://api.softlayer.com/soap/v3/«{lowalnum:64}»", "https://api.softlayer.com/soap/v3.1/«{lowalnum:64}»"])
        .counterexamples(&["https://api.softlayer.com/soap/v3/SoftLayer_Account", "https://api.softlayer.com/soap/v3/{lowalnum:30}"]),
    Rule::token("thingsboard-token", "ThingsBoard device token")
        .source("https://thingsboard.io/docs/reference/http-api/")
        .anchors(&["thingsboard.cloud/api/v1/", "thingsboard.io/api/v1/"])
        .secret("[A-Za-z0-9]{20}")
        .check(Check::Distinct(8))
        .examples(&["https://thingsboard.cloud/api/v1/«{alnum:20}»/telemetry", "http://demo.thingsboard.io/api/v1/«{lowalnum:20}»/attributes"])
        .counterexamples(&["https://thingsboard.cloud/api/v1/$ACCESS_TOKEN/telemetry", "https://thingsboard.cloud/api/v1/{alnum:12}/"]),
    Rule::token("tines-webhook", "Tines webhook")
        .source("https://www.tines.com/docs/actions/types/webhook/")
        .anchors(&[".tines.com/webhook/", ".tines.com\\/webhook\\/"])
        .secret("[a-z0-9]{32}\\\\?/[a-z0-9]{32}")
        .examples(&["https://a.tines.com/webhook/«{hex:32}/{hex:32}»", "\"https:\\/\\/a.tines.com\\/webhook\\/«{lowalnum:32}\\/{lowalnum:32}»\""])
        .counterexamples(&["https://a.tines.com/webhook/{hex:32}", "https://a.tines.com/webhook/{hex:32}/{hex:8}"]),
    Rule::token("zapier-webhook", "Zapier webhook")
        .source("https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zaps-from-webhooks")
        .anchors(&["://", ":\\/\\/"])
        .searched()
        .then("hooks\\.zapier\\.com\\\\?/hooks\\\\?/(?:catch|standard)\\\\?/[0-9]{4,12}\\\\?/")
        .secret("[a-z0-9]{6}")
        .examples(&["https://hooks.zapier.com/hooks/catch/{digit:7}/«{lowalnum:7}»/", "\"https:\\/\\/hooks.zapier.com\\/hooks\\/catch\\/{digit:8}\\/«{lowalnum:6}»\""])
        .counterexamples(&["https://hooks.zapier.com/hooks/catch/", "https://hooks.zapier.com/hooks/catch/{digit:7}/{lowalnum:3}"]),
    Rule::token("cloudinary-url", "Cloudinary URL with the API secret")
        .source("https://cloudinary.com/documentation/how_to_integrate_cloudinary#set_required_configuration_parameters")
        .anchors(&["://"])
        .searched()
        .before("cloudinary")
        .then("[0-9]{15}:")
        .secret("[A-Za-z0-9_-]{27}")
        .examples(&["CLOUDINARY_URL=cloudinary://{digit:15}:«{token:27}»@demo", "cloudinary://{digit:15}:«{alnum:27}»@x"])
        .counterexamples(&["cloudinary://demo", "cloudinary://{digit:15}:<secret>@demo"]),
    Rule::key("sidekiq-credentials", "Sidekiq Pro or Enterprise credentials", &["gems__contribsys__com", "enterprise__contribsys__com"], Value::Shape)
        .source("https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ")
        .secret("[0-9a-f]{8}:[0-9a-f]{8}")
        .examples(&["BUNDLE_GEMS__CONTRIBSYS__COM=«{hex:8}:{hex:8}»", "BUNDLE_ENTERPRISE__CONTRIBSYS__COM: \"«{hex:8}:{hex:8}»\""])
        .counterexamples(&["BUNDLE_GEMS__CONTRIBSYS__COM=", "gems.contribsys.com: {hex:8}"]),
];
