//! Amazon Web Services.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("aws-access-key-id", "AWS access key id")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html")
        .anchors(&["AKIA", "ASIA", "ABIA", "ACCA"])
        .bordered()
        .secret("[A-Z2-7]{16}")
        .tail(Tail::Exact)
        .check(Check::Distinct(5))
        .examples(&["AWS_ACCESS_KEY_ID=AKIA«{base32:16}»", "ASIA«{base32:16}»/20240101/eu-west-1"])
        .counterexamples(&[
            "AKIA{base32:12}",
            "AKIA{base32:20}",
            "AIDA{base32:16}",
            "XAKIA{base32:16}",
            "ASIAPACIFICNORTHEAST_REGION",
        ]),
    Rule::token("aws-session-token", "AWS session token")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html")
        .anchors(&["IQoJb3JpZ2luX2Vj"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9+/]{80}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%2[BFbf]|%3[Dd])"))
        .examples(&[
            "IQoJb3JpZ2luX2Vj«{alnum:12}{b64:400}==»",
            "x IQoJb3JpZ2luX2Vj«{alnum:300}%2B{alnum:40}%3D%3D»",
        ])
        .counterexamples(&["IQoJb3JpZ2luX2Vj{b64:40}", "XIQoJb3JpZ2luX2Vj{alnum:300}"]),
    Rule::token("aws-session-token", "AWS session token")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html")
        .anchors(&["FwoGZXIvYXdzE"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9+/]{80}")
        .tail(Tail::Class("(?:[A-Za-z0-9+/=_-]|%2[BFbf]|%3[Dd])"))
        .examples(&[
            "FwoGZXIvYXdzE«{alnum:12}{b64:300}=»",
            "got \"FwoGZXIvYXdzE«{alnum:200}»\"",
        ])
        .counterexamples(&["FwoGZXIvYXdzE{alnum:40}", "XFwoGZXIvYXdzE{alnum:300}"]),
    Rule::token("aws-bedrock-key", "Amazon Bedrock API key")
        .source("https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html")
        .anchors(&["ABSKQmVkcm9ja0FQSUtleS"])
        .bordered()
        .secret("[A-Za-z0-9]{12}[A-Za-z0-9+/]{60}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "ABSKQmVkcm9ja0FQSUtleS«{alnum:12}{b64:98}=»",
            "AWS_BEARER_TOKEN_BEDROCK=ABSKQmVkcm9ja0FQSUtleS«{alnum:110}»",
        ])
        .counterexamples(&["ABSKQmVkcm9ja0FQSUtleS{b64:20}", "XABSKQmVkcm9ja0FQSUtleS{alnum:110}"]),
    Rule::token("aws-bedrock-key", "Amazon Bedrock API key")
        .source("https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html")
        .anchors(&["bedrock-api-key-"])
        .secret("YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/]{80}")
        .tail(Tail::Class("[A-Za-z0-9+/=_-]"))
        .examples(&[
            "bedrock-api-key-«YmVkcm9jay5hbWF6b25hd3MuY29t{b64:400}=»",
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
        .examples(&["x-api-key: da2-«{lowalnum:26}»", "\"apiKey\": \"da2-«{lowalnum:26}»\""])
        .counterexamples(&["da2-{lowalnum:12}", "lambda2-{lowalnum:26}"]),
    Rule::token("amazon-lwa-secret", "Login with Amazon client secret")
        .source("https://developer.amazon.com/docs/login-with-amazon/documentation-overview.html")
        .anchors(&["amzn1.oa2-cs.v1."])
        .secret("[0-9a-f]{64}")
        .examples(&[
            "amzn1.oa2-cs.v1.«{hex:64}»",
            "\"client_secret\": \"amzn1.oa2-cs.v1.«{hex:64}»\"",
        ])
        .counterexamples(&["amzn1.application-oa2-client.{hex:32}", "amzn1.oa2-cs.v1.{hex:20}"]),
    Rule::token("aws-eks-token", "Amazon EKS cluster token")
        .source("https://docs.aws.amazon.com/eks/latest/userguide/cluster-auth.html")
        .anchors(&["k8s-aws-v1."])
        .secret("aHR0cHM6Ly9[A-Za-z0-9_-]{80}")
        .examples(&[
            "k8s-aws-v1.«aHR0cHM6Ly9{token:600}»",
            "\"token\": \"k8s-aws-v1.«aHR0cHM6Ly9{alnum:200}»\"",
        ])
        .counterexamples(&["k8s-aws-v1.28-cluster", "k8s-aws-v1.{alnum:40}"]),
];
