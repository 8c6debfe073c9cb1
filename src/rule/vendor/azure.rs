//! Microsoft Azure and Entra.

use super::super::{Check, Rule, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    // A digit and `Q~` stand behind the first three characters.
    Rule::token("azure-client-secret", "Microsoft Entra (Azure AD) client secret")
        .source("https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app")
        .anchors(&["Q~"])
        .searched()
        .before("[A-Za-z0-9_~.-]{3}[0-9]")
        .secret("[A-Za-z0-9_~.-]{31,34}")
        .check(Check::Distinct(8))
        .examples(&["client_secret={alnum:3}8Q~«{alnum:20}~{alnum:6}.{alnum:6}»", "{alnum:3}7Q~«{alnum:31}»"])
        .counterexamples(&["{alnum:3}8Q~{alnum:20}", "a.Q~{alnum:34}"]),
    Rule::key("azure-storage-key", "Azure storage or Cosmos DB account key", &["account_key"], Value::Shape)
        .source("https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string")
        .secret("[A-Za-z0-9+/]{86}==")
        .examples(&[
            "AccountName=web;AccountKey=«{b64:86}==»;EndpointSuffix=core.windows.net",
            "account_key: «{alnum:86}==»",
        ])
        .counterexamples(&["AccountKey={alnum:6}", "AccountKey=$KEY"]),
    Rule::key(
        "azure-shared-access-key",
        "Azure Service Bus, Event Hubs or IoT Hub key",
        &["shared_access_key"],
        Value::Shape,
    )
    .source("https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas")
    .secret("[A-Za-z0-9+/]{43}=")
    .examples(&[
            "SharedAccessKeyName=root;SharedAccessKey=«{b64:43}=»",
            "\"shared_access_key\": \"«{alnum:43}=»\"",
        ])
    .counterexamples(&["SharedAccessKeyName=RootManageSharedAccessKey", "SharedAccessKey=$KEY"]),
];
