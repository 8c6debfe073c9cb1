//! Microsoft Azure and Entra.

use super::super::{Check, Rule, Tail, Value};

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
    // Common annotated keys: the service's signature, then a checksum.
    Rule::run("azure-devops-token", "Azure DevOps personal access token", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}AZDO[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}AZDO{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}AZDO{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}AZDO{alnum:4}", "{alnum:76}AZDO{alnum:4}"]),
    Rule::run("azure-ai-key", "Azure AI services key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/ai-services/authentication")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}ACOG[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}ACOG{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}ACOG{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}ACOG{alnum:4}", "{alnum:76}ACOG{alnum:4}"]),
    Rule::run("azure-app-configuration-key", "Azure App Configuration key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/azure-app-configuration/howto-disable-access-key-authentication")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}AZAC[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}AZAC{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}AZAC{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}AZAC{alnum:4}", "{alnum:76}AZAC{alnum:4}"]),
    Rule::run("azure-communication-key", "Azure Communication Services key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/communication-services/concepts/authentication")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}AZCS[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}AZCS{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}AZCS{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}AZCS{alnum:4}", "{alnum:76}AZCS{alnum:4}"]),
    Rule::run("azure-event-grid-cask", "Azure Event Grid key of the annotated form", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/event-grid/get-access-keys")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}AZEG[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}AZEG{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}AZEG{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}AZEG{alnum:4}", "{alnum:76}AZEG{alnum:4}"]),
    Rule::run("azure-fluid-relay-key", "Azure Fluid Relay key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/azure-fluid-relay/concepts/authentication-authorization")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}AZFR[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}AZFR{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}AZFR{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}AZFR{alnum:4}", "{alnum:76}AZFR{alnum:4}"]),
    Rule::run("azure-maps-key", "Azure Maps key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/azure-maps/azure-maps-authentication")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}AZMP[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}AZMP{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}AZMP{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}AZMP{alnum:4}", "{alnum:76}AZMP{alnum:4}"]),
    Rule::run("azure-mixed-reality-key", "Azure Mixed Reality key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/object-anchors/")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}AZMR[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}AZMR{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}AZMR{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}AZMR{alnum:4}", "{alnum:76}AZMR{alnum:4}"]),
    Rule::run("azure-sql-key", "Azure SQL key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/azure-sql/database/security-overview")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{18}msql[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:16}msql{alnum:4}»",
            "key=\"{alnum:7}«{alnum:45}JQQJ9D{upper:2}{alnum:16}msql{alnum:4}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:18}msql{alnum:4}", "{alnum:76}msql{alnum:4}"]),
    Rule::run("azure-key", "Azure key of the annotated form, of any other service", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/purview/sit-defn-azure-devops-personal-access-token")
        .secret("[A-Za-z0-9]{45}JQQJ9[9DH][A-Za-z0-9]{22}[A-Za-z0-9_-]{4}")
        .examples(&[
            "{alnum:7}«{alnum:45}JQQJ99{upper:2}{alnum:24}»",
            "\"{alnum:7}«{alnum:45}JQQJ9H{upper:2}{alnum:28}»\"",
        ])
        .counterexamples(&["{alnum:52}JQQJ99{alnum:18}", "{alnum:40}JQQJ99{alnum:26}", "{alnum:84}"]),
    // Sixty-four bytes, the last four of them a checksum. Where `+` or `/` is among
    // the first twelve characters, the token begins behind it: hence the low counts.
    Rule::run("azure-storage-account-key", "Azure Storage account key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{40,64}\\+ASt[A-Za-z0-9+/]{5}[AQgw](?:==|%3[Dd]%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "AccountKey={alnum:7}«{alnum:5}{b64:64}+ASt{b64:5}Q==»",
            "\"{alnum:7}«{alnum:5}{b64:64}+ASt{b64:5}A==»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:64}+ASt{b64:5}B==", "{alnum:12}{b64:18}+ASt{b64:5}A==", "{alnum:12}{b64:74}=="]),
    Rule::run("azure-cosmos-key", "Azure Cosmos DB key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/cosmos-db/secure-access-to-data")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{40,64}ACDb[A-Za-z0-9+/]{5}[AQgw](?:==|%3[Dd]%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "AccountKey={alnum:7}«{alnum:5}{b64:64}ACDb{b64:5}Q==»",
            "\"{alnum:7}«{alnum:5}{b64:64}ACDb{b64:5}A==»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:64}ACDb{b64:5}B==", "{alnum:12}{b64:18}ACDb{b64:5}A==", "{alnum:12}{b64:74}=="]),
    Rule::run("azure-batch-key", "Azure Batch account key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/batch/batch-account-create-portal")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{40,64}\\+ABa[A-Za-z0-9+/]{5}[AQgw](?:==|%3[Dd]%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "AccountKey={alnum:7}«{alnum:5}{b64:64}+ABa{b64:5}Q==»",
            "\"{alnum:7}«{alnum:5}{b64:64}+ABa{b64:5}A==»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:64}+ABa{b64:5}B==", "{alnum:12}{b64:18}+ABa{b64:5}A==", "{alnum:12}{b64:74}=="]),
    Rule::run("azure-ml-classic-key", "Azure Machine Learning (classic) key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/machine-learning/")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{40,64}\\+AMC[A-Za-z0-9+/]{5}[AQgw](?:==|%3[Dd]%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "AccountKey={alnum:7}«{alnum:5}{b64:64}+AMC{b64:5}Q==»",
            "\"{alnum:7}«{alnum:5}{b64:64}+AMC{b64:5}A==»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:64}+AMC{b64:5}B==", "{alnum:12}{b64:18}+AMC{b64:5}A==", "{alnum:12}{b64:74}=="]),
    Rule::run("azure-api-management-key", "Azure API Management key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/api-management/api-management-subscriptions")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{40,64}APIM[A-Za-z0-9+/]{5}[AQgw](?:==|%3[Dd]%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "AccountKey={alnum:7}«{alnum:5}{b64:64}APIM{b64:5}Q==»",
            "\"{alnum:7}«{alnum:5}{b64:64}APIM{b64:5}A==»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:64}APIM{b64:5}B==", "{alnum:12}{b64:18}APIM{b64:5}A==", "{alnum:12}{b64:74}=="]),
    // Thirty-two bytes.
    Rule::run("azure-event-hubs-key", "Azure Event Hubs key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/event-hubs/authorize-access-shared-access-signature")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{4,21}\\+AEh[A-P][A-Za-z0-9+/]{5}(?:=|%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "SharedAccessKey={alnum:7}«{alnum:5}{b64:21}+AEhD{b64:5}=»",
            "\"{alnum:7}«{alnum:5}{b64:21}+AEhP{b64:5}=»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:21}+AEhx{b64:5}=", "{alnum:12}{b64:2}+AEhD{b64:5}=", "{alnum:12}{b64:31}="]),
    Rule::run("azure-service-bus-key", "Azure Service Bus key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{4,21}\\+ASb[A-P][A-Za-z0-9+/]{5}(?:=|%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "SharedAccessKey={alnum:7}«{alnum:5}{b64:21}+ASbD{b64:5}=»",
            "\"{alnum:7}«{alnum:5}{b64:21}+ASbP{b64:5}=»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:21}+ASbx{b64:5}=", "{alnum:12}{b64:2}+ASbD{b64:5}=", "{alnum:12}{b64:31}="]),
    Rule::run("azure-relay-key", "Azure Relay key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/azure-relay/relay-authentication-and-authorization")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{4,21}\\+ARm[A-P][A-Za-z0-9+/]{5}(?:=|%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "SharedAccessKey={alnum:7}«{alnum:5}{b64:21}+ARmD{b64:5}=»",
            "\"{alnum:7}«{alnum:5}{b64:21}+ARmP{b64:5}=»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:21}+ARmx{b64:5}=", "{alnum:12}{b64:2}+ARmD{b64:5}=", "{alnum:12}{b64:31}="]),
    Rule::run("azure-iot-key", "Azure IoT hub, provisioning or device key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/iot-hub/iot-hub-dev-guide-sas")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{4,21}AIoT[A-P][A-Za-z0-9+/]{5}(?:=|%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "SharedAccessKey={alnum:7}«{alnum:5}{b64:21}AIoTD{b64:5}=»",
            "\"{alnum:7}«{alnum:5}{b64:21}AIoTP{b64:5}=»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:21}AIoTx{b64:5}=", "{alnum:12}{b64:2}AIoTD{b64:5}=", "{alnum:12}{b64:31}="]),
    Rule::run("azure-redis-key", "Azure Cache for Redis key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/azure-cache-for-redis/cache-configure")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{4,21}AzCa[A-P][A-Za-z0-9+/]{5}(?:=|%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "SharedAccessKey={alnum:7}«{alnum:5}{b64:21}AzCaD{b64:5}=»",
            "\"{alnum:7}«{alnum:5}{b64:21}AzCaP{b64:5}=»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:21}AzCax{b64:5}=", "{alnum:12}{b64:2}AzCaD{b64:5}=", "{alnum:12}{b64:31}="]),
    Rule::run("azure-event-grid-key", "Azure Event Grid key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/event-grid/get-access-keys")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{4,21}AZEG[A-P][A-Za-z0-9+/]{5}(?:=|%3[Dd])")
        .tail(Tail::None)
        .examples(&[
            "SharedAccessKey={alnum:7}«{alnum:5}{b64:21}AZEGD{b64:5}=»",
            "\"{alnum:7}«{alnum:5}{b64:21}AZEGP{b64:5}=»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:21}AZEGx{b64:5}=", "{alnum:12}{b64:2}AZEGD{b64:5}=", "{alnum:12}{b64:31}="]),
    Rule::run("azure-container-registry-password", "Azure Container Registry password", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication")
        .secret("[A-Za-z0-9]{5}[A-Za-z0-9+/]{10,30}\\+ACR[A-D][A-Za-z0-9+/]{5}")
        .tail(Tail::None)
        .examples(&[
            "docker login -p {alnum:7}«{alnum:5}{b64:30}+ACRB{b64:5}» a.azurecr.io",
            "\"{alnum:7}«{alnum:5}{b64:30}+ACRA{b64:5}»\"",
        ])
        .counterexamples(&["{alnum:12}{b64:30}+ACRx{b64:5}", "{alnum:12}{b64:8}+ACRA{b64:5}"]),
    Rule::run("azure-search-key", "Azure AI Search admin or query key", "[A-Za-z0-9]")
        .source("https://learn.microsoft.com/en-us/azure/search/search-security-api-keys")
        .secret("[A-Za-z0-9]{35}AzSe[A-D][A-Za-z0-9]{5}")
        .tail(Tail::Exact)
        .examples(&["api-key: {alnum:7}«{alnum:35}AzSeD{alnum:5}»", "\"{alnum:7}«{alnum:35}AzSeA{alnum:5}»\""])
        .counterexamples(&["{alnum:42}AzSex{alnum:5}", "{alnum:30}AzSeA{alnum:5}", "{alnum:42}AzSeA{alnum:12}"]),
    Rule::run("azure-function-key", "Azure Functions key", "[A-Za-z0-9_-]")
        .source("https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to")
        .secret("[A-Za-z0-9_-]{37}AzFu[A-Za-z0-9_-]{5}[AQgw](?:==|%3[Dd]%3[Dd])")
        .tail(Tail::None)
        .examples(&["?code={alnum:7}«{token:37}AzFu{token:5}g==»", "x-functions-key: {alnum:7}«{token:37}AzFu{token:5}A==»"])
        .counterexamples(&["{token:44}AzFu{token:5}B==", "{token:30}AzFu{token:5}A=="]),
    Rule::token("azure-api-management-git-password", "Azure API Management password of its Git repository")
        .source("https://learn.microsoft.com/en-us/azure/api-management/api-management-configuration-repository-git")
        .anchors(&["git&"])
        .secret("[0-9]{12}(?:&|%26)[A-Za-z0-9+/]{85,86}(?:==|%3[Dd]%3[Dd])")
        .tail(Tail::None)
        .examples(&["password: git&«{digit:12}&{b64:85}==»", "apim:git&«{digit:12}&{b64:86}==»"])
        .counterexamples(&["git&{digit:12}&{b64:30}==", "git&{digit:8}&{b64:85}=="]),
    Rule::key("azure-storage-key", "Azure storage or Cosmos DB account key", &["account_key"], Value::Shape)
        .source("https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string")
        .secret("[A-Za-z0-9+/]{86}==")
        .examples(&[
            "AccountKey=«{b64:86}==»",
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
            "SharedAccessKey=«{b64:43}=»",
            "\"shared_access_key\": \"«{alnum:43}=»\"",
        ])
        .counterexamples(&["SharedAccessKeyName=RootManageSharedAccessKey", "SharedAccessKey=$KEY"]),
];
