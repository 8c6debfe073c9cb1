//! Amazon Web Services.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("aws-access-key-id", "AWS access key id")
        .source(IDS)
        .anchors(&["AKIA"])
        .bordered()
        .secret("[A-Z2-7]{16}")
        .tail(Tail::Exact)
        .check(Check::Distinct(5))
        .examples(&["AWS_ACCESS_KEY_ID=AKIA«{base32:16}»", "AKIA«{base32:16}»/20240101/eu-west-1"])
        .counterexamples(&[
            "AKIA{base32:12}",
            "AKIA{base32:20}",
            "AIDA{base32:16}",
            "XAKIA{base32:16}",
        ]),
    Rule::token("aws-temporary-access-key-id", "AWS access key id of temporary credentials")
        .source(IDS)
        .anchors(&["ASIA"])
        .bordered()
        .secret("[A-Z2-7]{16}")
        .tail(Tail::Exact)
        .check(Check::Distinct(5))
        .examples(&["\"AccessKeyId\": \"ASIA«{base32:16}»\"", "ASIA«{base32:16}»/20240101/eu-west-1"])
        .counterexamples(&["ASIA{base32:12}", "ASIA{base32:20}", "ASIAPACIFICNORTHEAST_REGION"]),
    Rule::token("aws-bearer-token-id", "AWS id of an STS service bearer token")
        .source(IDS)
        .anchors(&["ABIA"])
        .bordered()
        .secret("[A-Z2-7]{16}")
        .tail(Tail::Exact)
        .check(Check::Distinct(5))
        .examples(&["ABIA«{base32:16}»", "id=ABIA«{base32:16}»&x"])
        .counterexamples(&["ABIA{base32:12}", "ABIA{base32:20}", "ARABIA{base32:16}"]),
    Rule::token("aws-context-credential-id", "AWS id of a context-specific credential")
        .source(IDS)
        .anchors(&["ACCA"])
        .bordered()
        .secret("[A-Z2-7]{16}")
        .tail(Tail::Exact)
        .check(Check::Distinct(5))
        .examples(&["ACCA«{base32:16}»", "id=ACCA«{base32:16}»&x"])
        .counterexamples(&["ACCA{base32:12}", "ACCA{base32:20}", "XACCA{base32:16}"]),
    Rule::token("aws-legacy-access-key-id", "AWS access key id of the oldest form")
        .source(IDS)
        .anchors(&["A3T"])
        .bordered()
        .secret("[A-Z0-9]{17}")
        .tail(Tail::Exact)
        .check(Check::Distinct(7))
        .examples(&["AWS_ACCESS_KEY_ID=A3T«{upalnum:17}»", "\"A3T«X{upalnum:16}»\""])
        .counterexamples(&["A3T{upalnum:12}", "A3T{upalnum:20}", "XA3T{upalnum:17}"]),
    // Base64 of a header that names where the token comes from. Its length follows,
    // often as a row of slashes: only the header itself is sure to be of letters.
    Rule::token("aws-session-token", "AWS session token")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html")
        .anchors(&["IQoJ", "AgoJ"])
        .bordered()
        .secret("b3JpZ2luX2Vj[A-Za-z0-9+/]{80}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%2[BFbf]|%3[Dd])"))
        .examples(&[
            "IQoJ«b3JpZ2luX2VjE{alnum:3}//////////wEaCXVz{b64:400}==»",
            "AgoJ«b3JpZ2luX2Vj{alnum:12}{b64:300}=»",
        ])
        .counterexamples(&[
            "IQoJb3JpZ2luX2Vj{b64:40}",
            "AgoJ{b64:300}",
            "XIQoJb3JpZ2luX2Vj{alnum:300}",
            "FwoGZXIvYXdzE{alnum:40}",
            "XFwoGZXIvYXdzE{alnum:300}",
        ]),
    Rule::token("aws-session-token", "AWS session token")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html")
        .anchors(&["Fw", "FQ"])
        .bordered()
        .secret("oGZXIvYXdzE[A-P][A-Za-z0-9+/]{80}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%2[BFbf]|%3[Dd])"))
        .examples(&["Fw«oGZXIvYXdzEJr//////////wEa{b64:300}=»", "FQ«oGZXIvYXdzEB{b64:300}=»"])
        .counterexamples(&["FwoGZXIvYXdzEA{alnum:40}", "Fw{b64:300}"]),
    Rule::token("aws-session-token", "AWS session token")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html")
        .anchors(&["AQoD"])
        .bordered()
        .secret("YXdz[A-Za-z0-9]{8}[A-Za-z0-9+/]{80}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%2[BFbf]|%3[Dd])"))
        .examples(&["AQoD«YXdzEJ{alnum:8}{b64:300}=»", "token=AQoD«YXdz{alnum:8}{b64:120}=»"])
        .counterexamples(&["AQoDYXdz{alnum:40}", "AQoD{alnum:200}"]),
    Rule::token("aws-bedrock-key", "Amazon Bedrock long-term API key")
        .source("https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html")
        .anchors(&["ABSKQmVkcm9ja0FQSUtleS"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9+/]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "ABSKQmVkcm9ja0FQSUtleS«{alnum:12}{b64:98}=»",
            "AWS_BEARER_TOKEN_BEDROCK=ABSKQmVkcm9ja0FQSUtleS«{alnum:110}»",
        ])
        .counterexamples(&[
            "ABSKQmVkcm9ja0FQSUtleS{b64:20}",
            "ABSK{b64:30}",
            "XABSKQmVkcm9ja0FQSUtleS{alnum:110}",
        ]),
    Rule::token("aws-bedrock-short-term-key", "Amazon Bedrock short-term API key")
        .source("https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html")
        .anchors(&["bedrock-api-key-"])
        .secret("YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/]{80}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "bedrock-api-key-«YmVkcm9jay5hbWF6b25hd3MuY29t{b64:400}=»",
            "Bearer bedrock-api-key-«YmVkcm9jay5hbWF6b25hd3MuY29t{b64:900}»",
            "Bearer bedrock-api-key-«YmVkcm9jay5hbWF6b25hd3MuY29t{alnum:200}»",
        ])
        .counterexamples(&["bedrock-api-key-{lower:12}", "bedrock-api-key-{alnum:60}"]),
    Rule::token("aws-appsync-key", "AWS AppSync API key")
        .source("https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html")
        .anchors(&["da2-"])
        .bordered()
        .secret("[a-z0-9]{26}")
        .tail(Tail::Exact)
        .check(Check::Distinct(6))
        .examples(&[
            "x-api-key: da2-«{lowalnum:26}»",
            "\"apiKey\":\"da2-«{lowalnum:26}»\"",
            "\"apiKey\": \"da2-«{lowalnum:26}»\"",
        ])
        .counterexamples(&["da2-{lowalnum:12}", "lambda2-{lowalnum:26}"]),
    Rule::token("amazon-lwa-secret", "Login with Amazon client secret")
        .source("https://developer.amazon.com/docs/login-with-amazon/documentation-overview.html")
        .anchors(&["amzn1.oa2-cs.v1."])
        .secret("[0-9a-f]{64}")
        .examples(&[
            "amzn1.oa2-cs.v1.«{hex:64}»",
            "client_secret=amzn1.oa2-cs.v1.«{hex:64}»",
            "\"client_secret\": \"amzn1.oa2-cs.v1.«{hex:64}»\"",
        ])
        .counterexamples(&["amzn1.application-oa2-client.{hex:32}", "amzn1.oa2-cs.v1.{hex:20}"]),
    Rule::token("aws-eks-token", "Amazon EKS cluster token")
        .source("https://docs.aws.amazon.com/eks/latest/userguide/cluster-auth.html")
        .anchors(&["k8s-aws-v1."])
        .secret("aHR0cHM6Ly9[A-Za-z0-9_-]{80}")
        .examples(&[
            "k8s-aws-v1.«aHR0cHM6Ly9{token:600}»",
            "Bearer k8s-aws-v1.«aHR0cHM6Ly9{token:300}»",
            "\"token\": \"k8s-aws-v1.«aHR0cHM6Ly9{alnum:200}»\"",
        ])
        .counterexamples(&["k8s-aws-v1.28-cluster", "k8s-aws-v1.{alnum:40}"]),
    Rule::token("amazon-lwa-token", "Login with Amazon access, refresh or device token")
        .source("https://developer.amazon.com/docs/login-with-amazon/access-token.html")
        .anchors(&["Atza|", "Atzr|", "Atna|", "Atza%7C", "Atzr%7C", "Atna%7C"])
        .bordered()
        .secret("[A-Za-z0-9_-]{12}[A-Za-z0-9+/_-]{60}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%2[BFbf]|%3[Dd])"))
        .examples(&["\"access_token\":\"Atza|«IwEB{token:8}{b64:200}»\"", "refresh_token=Atzr%7C«IQEB{token:300}»&a"])
        .counterexamples(&["Atza|{token:20}", "xAtza|{token:120}", "Atzb|{token:120}"]),
    Rule::token("amazon-mws-token", "Amazon Marketplace Web Service authorization token")
        .source("https://developer-docs.amazon.com/sp-api/docs/sp-api-registration-overview")
        .anchors(&["amzn.mws."])
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "MWSAuthToken=amzn.mws.«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "\"amzn.mws.«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»\"",
        ])
        .counterexamples(&["amzn.mws.{hex:8}", "amzn1.mws.{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:8}"]),
    // The login that `aws ecr get-login-password` gives, as Docker's configuration
    // stores it: base64 of `AWS:` and more base64.
    Rule::token("aws-ecr-password", "Amazon ECR password in Docker's configuration")
        .source("https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html")
        .anchors(&["QVdTOmV5S"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9+/]{180}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&["\"auth\": \"QVdTOmV5S«{alnum:1600}=»\"", "QVdTOmV5S«{alnum:900}»"])
        .counterexamples(&["QVdTOmV5S{alnum:60}", "xQVdTOmV5S{alnum:300}"]),
];

/// Lists the prefixes of ids.
const IDS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
